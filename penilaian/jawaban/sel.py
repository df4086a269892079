"""One column of answer cells: from text to the indicator's own unit.

Every distinct text is read once, so that eighty thousand rows cost what their few distinct answers cost.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.instrumen import NIHIL, TB, Indikator, IndikatorDaftar, IndikatorSurvei, berupa_persen, rentang
from penilaian.jawaban.galat_sel import BATAS_SEBUT, GalatSel, Sebab, galat_sel
from penilaian.jawaban.pembaca import (
    BILANGAN,
    Salah,
    Sel,
    pembaca,
    periksa_tb,
    periksa_wajar,
    tolak_tak_tampak,
    tolak_tanggal,
)
from penilaian.jawaban.ragu import Vektor, lupa_seratus, ragu_angka, ragu_bagian, ragu_utuh, tolak_bagian

KOSONG: Final = 0
TERJAWAB: Final = 1
TIDAK_BERLAKU: Final = 2
"""States of an answer (§1), int8."""

Keadaan = npt.NDArray[np.int8]
Pecahan = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Uraian:
    """One column, read.

    Attributes:
        nilai: (n,) in the indicator's own unit (items ticked for a checklist), NaN unless answered.
        keadaan: (n,) int8: KOSONG, TERJAWAB or TIDAK_BERLAKU.
        centang: (n,) int64 bit masks of ticked items, for checklists only.
        responden: (n,) number of respondents, NaN where not given, for surveys only.
        pecahan: (n, 2) int32, numerator and denominator as written, (0, 0) where an answer is no fraction; None where
            none is.
        galat: faults; their cells are KOSONG here.
        peringatan: what can be read but may be meant otherwise; their cells are read as they stand.
    """

    nilai: Vektor
    keadaan: Keadaan
    centang: npt.NDArray[np.int64] | None = None
    responden: Vektor | None = None
    pecahan: Pecahan | None = None
    galat: list[GalatSel] = field(default_factory=list)
    peringatan: list[GalatSel] = field(default_factory=list)


def urai(indikator: Indikator, teks: Iterable[str | None], *, ditanya: bool = False) -> Uraian:
    """Return the column ``teks`` read as answers to ``indikator``.

    Args:
        indikator: decides what is allowed: whole levels, item ids separated by spaces, percentages (0–100, ``85%``
            or ``3/9``) or numbers with decimal point or comma.
        teks: n cells; ``""`` or None = kosong, ``TB`` = tidak berlaku, ``NIHIL`` = no item of a checklist.
        ditanya: somebody is typing and can be asked at once: every bare 0,85 is a fault, not a warning.
    """
    kamus, kode = _kamus(teks)
    u_banyak = len(kamus)
    keadaan = np.zeros(u_banyak, dtype=np.int8)
    nilai = np.full(u_banyak, np.nan)
    centang = np.zeros(u_banyak, dtype=np.int64)
    responden = np.full(u_banyak, np.nan)
    telanjang = np.zeros(u_banyak, dtype=bool)
    pecahan: Pecahan = np.zeros((u_banyak, 2), dtype=np.int32)
    salah = _Salahan()
    baca = pembaca(indikator)
    polos = _bilangan_polos(indikator, kamus)
    keadaan[polos.letak], nilai[polos.letak] = TERJAWAB, polos.nilai
    responden[polos.letak], telanjang[polos.letak] = polos.responden, polos.telanjang
    sisanya = np.flatnonzero(~polos.letak)
    for u, isi in zip(sisanya.tolist(), kamus.take(pa.array(sisanya)).to_pylist(), strict=True):
        if not isi:
            continue
        try:
            periksa_wajar(isi)
            if isi.upper() == TB:
                periksa_tb(indikator)
                keadaan[u] = TIDAK_BERLAKU
                continue
            sel = _baca(baca, isi)
        except Salah as e:
            salah.tambah(u, e)
            continue
        keadaan[u] = TERJAWAB
        nilai[u], centang[u], responden[u], telanjang[u], pecahan[u] = sel
    galat, ragu = salah.sebab(), []
    if berupa_persen(indikator):
        bagian = (keadaan == TERJAWAB) & telanjang & (nilai > 0) & (nilai < 1)
        banyak = np.bincount(kode, minlength=u_banyak)
        if seluruhnya := lupa_seratus(nilai, keadaan == TERJAWAB, bagian, banyak) and not ditanya:
            bagian = (keadaan == TERJAWAB) & telanjang & (nilai > 0)
        if seluruhnya or ditanya:
            galat.append(tolak_bagian(kamus, bagian, semua=seluruhnya))
            keadaan[bagian], nilai[bagian] = KOSONG, np.nan
        else:
            ragu += [ragu_bagian(kamus, nilai, bagian), ragu_utuh(kamus, nilai, telanjang)]
    ragu += ragu_angka(indikator, kamus, nilai, keadaan == TERJAWAB)
    return Uraian(
        nilai=nilai[kode],
        keadaan=keadaan[kode],
        centang=centang[kode] if isinstance(indikator, IndikatorDaftar) else None,
        responden=responden[kode] if isinstance(indikator, IndikatorSurvei) else None,
        pecahan=pecahan[kode] if pecahan.any() else None,
        galat=galat_sel(kode, galat),
        peringatan=galat_sel(kode, ragu),
    )


class _Salahan:
    """Refusals of distinct cells: all their numbers, the words of those that are named one by one."""

    def __init__(self) -> None:
        self._isi: dict[str, list[int]] = {}
        self._kata: dict[int, tuple[str, str]] = {}

    def tambah(self, nomor: int, salah: Salah) -> None:
        """Take one more; numbers come in ascending order."""
        kode, pesan, saran = salah.isi
        sekode = self._isi.setdefault(kode, [])
        sekode.append(nomor)
        if len(sekode) <= BATAS_SEBUT + 1:
            self._kata[nomor] = pesan, saran

    def sebab(self) -> list[Sebab]:
        """Return them by kind."""
        return [Sebab(kode, np.array(isi, dtype=np.intp), self._kata.__getitem__) for kode, isi in self._isi.items()]


def tercentang(indikator: IndikatorDaftar, teks: str) -> frozenset[str]:
    """Return the ids of the items that a cell ticks."""
    u = urai(indikator, [teks])
    assert u.centang is not None  # noqa: S101  (a checklist's always is)
    topeng = int(u.centang.item())
    return frozenset(b.id for n, b in enumerate(indikator.butir) if topeng >> n & 1)


def teks_centang(indikator: IndikatorDaftar, topeng: int) -> str:
    """Return the cell that ticks the items of a bit mask: their ids, or NIHIL."""
    return " ".join(b.id for n, b in enumerate(indikator.butir) if topeng >> n & 1) or NIHIL


def _baca(baca: Callable[[str], Sel], isi: str) -> Sel:
    """Return a cell, read. Salah, which says so where it holds a date, or else nothing wrong but what nobody sees."""
    try:
        return baca(isi)
    except Salah as e:
        tolak_tanggal(isi)
        tolak_tak_tampak(baca, isi, e.isi[0])
        raise


def _kamus(teks: Iterable[str | None]) -> tuple[pa.Array, npt.NDArray[np.intp]]:
    """Return the distinct trimmed texts of a column as they appear, and for each of its n cells which one it holds."""
    kolom = teks if isinstance(teks, (pa.Array, pa.ChunkedArray)) else pa.array(teks, type=pa.string())
    sandi = kolom if pa.types.is_dictionary(kolom.type) else kolom.dictionary_encode()
    if isinstance(sandi, pa.ChunkedArray):
        sandi = sandi.unify_dictionaries().combine_chunks()
    urutan = sandi.indices.dictionary_encode()
    isi = pc.utf8_trim_whitespace(pc.fill_null(sandi.dictionary.take(urutan.dictionary).cast(pa.string()), ""))
    isi = pa.concat_arrays([isi, pa.array([""], type=pa.string())]).dictionary_encode()
    letak = pc.fill_null(urutan.indices, len(urutan.dictionary)).to_numpy(zero_copy_only=False)
    return isi.dictionary, isi.indices.to_numpy(zero_copy_only=False).astype(np.intp)[letak]


class _Polos(NamedTuple):
    """Which distinct texts are numbers within the allowed range, and what stands in them."""

    letak: npt.NDArray[np.bool_]
    nilai: Vektor
    responden: Vektor
    telanjang: npt.NDArray[np.bool_]


def _bilangan_polos(i: Indikator, kamus: pa.Array) -> _Polos:
    """Read numbers (``85,5``, ``85%``, ``85 n=30``) all at once: measurements may be as many as there are rows.

    Whatever does not fit is left to ``pembaca``, which knows the rest and words the faults.
    """
    batas = rentang(i)
    if batas is None:
        bukan = np.zeros(len(kamus), dtype=bool)
        hampa = np.full(len(kamus), np.nan)[bukan]
        return _Polos(bukan, hampa, hampa, bukan[bukan])
    persen, survei = berupa_persen(i), isinstance(i, IndikatorSurvei)
    n_responden = r"(?:[\s(;]+n\s*=\s*(?P<n>[0-9]{1,7})\s*\)?)?" if survei else "(?P<n>)"
    tanda = r"\s*(?P<p>%?)" if persen else "(?P<p>)"
    bagian = pc.extract_regex(kamus, rf"^(?P<v>{BILANGAN}){tanda}{n_responden}$")
    teks, n = pc.struct_field(bagian, "v"), pc.struct_field(bagian, "n")
    nilai = pc.replace_substring(teks, ",", ".").cast(pa.float64()).to_numpy(zero_copy_only=False)
    responden = pc.if_else(pc.equal(n, ""), None, n).cast(pa.float64()).to_numpy(zero_copy_only=False)
    bertanda = pc.fill_null(pc.struct_field(bagian, "p"), "%")  # what is no number anyway
    telanjang = pc.equal(bertanda, "").to_numpy(zero_copy_only=False)
    letak = (nilai >= batas[0]) & (nilai <= batas[1]) & ~(responden < 1)
    return _Polos(letak, nilai[letak], responden[letak], telanjang[letak])
