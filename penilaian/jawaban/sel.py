"""One column of answer cells: from text to the indicator's own unit.

Every distinct text is read once, so that eighty thousand rows cost what their few distinct answers cost.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang, IndikatorPersen, IndikatorSurvei

KOSONG: Final = 0
TERJAWAB: Final = 1
TIDAK_BERLAKU: Final = 2
"""States of an answer (§1), int8."""

BILANGAN = r"[0-9]{1,15}(?:[.,][0-9]+)?"
_BILANGAN = re.compile(BILANGAN)
_PERSEN = re.compile(rf"({BILANGAN})\s*%")
_PECAHAN = re.compile(r"([0-9]{1,9})\s*/\s*([0-9]{1,9})")
_RESPONDEN = re.compile(r"(.*?)[\s(;]+n\s*=\s*([0-9]{1,7})\s*\)?")

BATAS_SEL: Final = 1_000
"""Characters of a cell; the longest checklist needs a fifth of that."""

Vektor = npt.NDArray[np.float64]
Keadaan = npt.NDArray[np.int8]


class GalatSel(NamedTuple):
    """A fault shared by the cells at ``posisi`` (0-based positions in the column): code, finding, repair."""

    posisi: npt.NDArray[np.intp]
    kode: str
    pesan: str
    saran: str


@dataclass(frozen=True)
class Uraian:
    """One column, read.

    Attributes:
        nilai: (n,) in the indicator's own unit (items ticked for a checklist), NaN unless answered.
        keadaan: (n,) int8: KOSONG, TERJAWAB or TIDAK_BERLAKU.
        centang: (n,) int64 bit masks of ticked items, for checklists only.
        responden: (n,) number of respondents, NaN where not given, for surveys only.
        galat: faults; their cells are KOSONG here.
    """

    nilai: Vektor
    keadaan: Keadaan
    centang: npt.NDArray[np.int64] | None = None
    responden: Vektor | None = None
    galat: list[GalatSel] = field(default_factory=list)


class _Salah(Exception):
    """A cell that cannot be read: code, finding, repair."""

    def __init__(self, kode: str, pesan: str, saran: str) -> None:
        super().__init__(pesan)
        self.isi = (kode, pesan, saran)


class _Sel(NamedTuple):
    """One distinct cell, read."""

    nilai: float
    centang: int = 0
    responden: float = np.nan
    telanjang: bool = False
    """A bare number (no %, no fraction bar), which a forgotten ×100 would look like."""


def urai(indikator: Indikator, teks: Iterable[str | None]) -> Uraian:
    """Return the column ``teks`` read as answers to ``indikator``.

    Args:
        indikator: decides what is allowed: whole levels, item ids separated by spaces, percentages (0–100, ``85%``
            or ``3/9``) or numbers with decimal point or comma.
        teks: n cells; ``""`` or None = kosong, ``TB`` = tidak berlaku, ``NIHIL`` = no item of a checklist.
    """
    kamus, kode = _kamus(teks)
    unik: list[str] = kamus.to_pylist()

    keadaan = np.zeros(len(unik), dtype=np.int8)
    nilai = np.full(len(unik), np.nan)
    centang = np.zeros(len(unik), dtype=np.int64)
    responden = np.full(len(unik), np.nan)
    telanjang = np.zeros(len(unik), dtype=bool)
    salah: dict[int, tuple[str, str, str]] = {}
    baca = _pembaca(indikator)
    polos = _bilangan_polos(indikator, kamus)
    keadaan[polos.letak], nilai[polos.letak] = TERJAWAB, polos.nilai
    responden[polos.letak], telanjang[polos.letak] = polos.responden, polos.telanjang
    for u in np.flatnonzero(~polos.letak):
        isi = unik[u]
        if not isi:
            continue
        try:
            if len(isi) > BATAS_SEL:  # before anything searches in it, or says it again
                raise _Salah(
                    "J09",
                    f"sel berisi {len(isi)} karakter, paling banyak {BATAS_SEL}",
                    "Tulis jawabannya saja; keterangan ditulis pada catatan atau disertakan sebagai bukti.",
                )
            if isi.upper() == "TB":
                _periksa_tb(indikator)
                keadaan[u] = TIDAK_BERLAKU
                continue
            if isi in {"-", "–", "—"}:
                raise _Salah(
                    "J02",
                    f"tanda {isi!r} tidak berarti apa-apa",
                    "Kosongkan sel bila belum dijawab, tulis TB bila tidak berlaku, "
                    "atau NIHIL bila tidak satu pun butir daftar terpenuhi.",
                )
            sel = baca(isi)
        except _Salah as e:
            salah[int(u)] = e.isi
            continue
        keadaan[u] = TERJAWAB
        nilai[u], centang[u], responden[u], telanjang[u] = sel
    _periksa_lupa_seratus(indikator, keadaan, nilai, telanjang, salah)
    return Uraian(
        nilai=nilai[kode],
        keadaan=keadaan[kode],
        centang=centang[kode] if isinstance(indikator, IndikatorDaftar) else None,
        responden=responden[kode] if isinstance(indikator, IndikatorSurvei) else None,
        galat=_galat_sel(kode, salah),
    )


def _kamus(teks: Iterable[str | None]) -> tuple[pa.Array, npt.NDArray[np.intp]]:
    """Return the distinct trimmed texts of a column, and for each of its n cells which one it holds."""
    kolom = teks if isinstance(teks, (pa.Array, pa.ChunkedArray)) else pa.array(teks, type=pa.string())
    sandi = kolom if pa.types.is_dictionary(kolom.type) else kolom.dictionary_encode()
    if isinstance(sandi, pa.ChunkedArray):
        sandi = sandi.unify_dictionaries().combine_chunks()
    isi = pc.utf8_trim_whitespace(pc.fill_null(sandi.dictionary.cast(pa.string()), ""))
    isi = pa.concat_arrays([isi, pa.array([""], type=pa.string())]).dictionary_encode()
    letak = pc.fill_null(sandi.indices, len(sandi.dictionary)).to_numpy(zero_copy_only=False)
    return isi.dictionary, isi.indices.to_numpy(zero_copy_only=False).astype(np.intp)[letak]


class _Polos(NamedTuple):
    """Which distinct texts are numbers within the allowed range, and what stands in them."""

    letak: npt.NDArray[np.bool_]
    nilai: Vektor
    responden: Vektor
    telanjang: npt.NDArray[np.bool_]


def _bilangan_polos(i: Indikator, kamus: pa.Array) -> _Polos:
    """Read numbers (``85,5``, ``85%``, ``85 n=30``) all at once: measurements may be as many as there are rows.

    Whatever does not fit is left to ``_pembaca_angka``, which knows the rest and words the faults.
    """
    batas = rentang(i)
    if batas is None:
        hampa = np.empty(0)
        return _Polos(np.zeros(len(kamus), dtype=bool), hampa, hampa, np.empty(0, dtype=bool))
    persen, survei = berupa_persen(i), isinstance(i, IndikatorSurvei)
    n_responden = r"(?:[\s(;]+n\s*=\s*(?P<n>[0-9]{1,7})\s*\)?)?" if survei else "(?P<n>)"
    tanda = r"\s*(?P<p>%?)" if persen else "(?P<p>)"
    bagian = pc.extract_regex(kamus, rf"^(?P<v>{BILANGAN}){tanda}{n_responden}$")
    teks, n = pc.struct_field(bagian, "v"), pc.struct_field(bagian, "n")
    nilai = pc.replace_substring(teks, ",", ".").cast(pa.float64()).to_numpy(zero_copy_only=False)
    responden = pc.if_else(pc.equal(n, ""), None, n).cast(pa.float64()).to_numpy(zero_copy_only=False)
    telanjang = persen & pc.fill_null(pc.equal(pc.struct_field(bagian, "p"), ""), False).to_numpy(zero_copy_only=False)
    letak = (nilai >= batas[0]) & (nilai <= batas[1]) & ~(responden < 1)
    return _Polos(letak, nilai[letak], responden[letak], telanjang[letak])


def _galat_sel(kode: npt.NDArray[np.intp], salah: dict[int, tuple[str, str, str]]) -> list[GalatSel]:
    """Return each faulty distinct cell with all positions where it stands, in one pass over the column."""
    if not salah:
        return []
    posisi = np.flatnonzero(np.isin(kode, np.fromiter(salah, dtype=np.intp)))
    urut = posisi[np.argsort(kode[posisi], kind="stable")]
    unik, awal = np.unique(kode[urut], return_index=True)
    return [GalatSel(p, *salah[int(u)]) for u, p in zip(unik, np.split(urut, awal[1:]), strict=True)]


def rentang(indikator: Indikator) -> tuple[float, float] | None:
    """Return the lowest and highest possible value of a number in its own unit; None for levels and checklists.

    A survey's goalposts are the ends of its scale; a number in ``%`` is read as a percentage.
    """
    if isinstance(indikator, (IndikatorJenjang, IndikatorDaftar)):
        return None
    if isinstance(indikator, IndikatorSurvei):
        ujung = sorted((float(indikator.tolok.terburuk), float(indikator.tolok.terbaik)))
        return ujung[0], ujung[1]
    if berupa_persen(indikator):
        return 0.0, 100.0
    return 0.0, np.inf


def berupa_persen(indikator: Indikator) -> bool:
    """Return whether cells may be written as ``85%`` or ``3/9``."""
    if isinstance(indikator, (IndikatorPersen, IndikatorSurvei)):
        return True
    return not isinstance(indikator, (IndikatorJenjang, IndikatorDaftar)) and indikator.tolok.satuan == "%"


def _pembaca(i: Indikator) -> Callable[[str], _Sel]:
    if isinstance(i, IndikatorJenjang):
        return _pembaca_jenjang(i)
    if isinstance(i, IndikatorDaftar):
        return _pembaca_daftar(i)
    return _pembaca_angka(i)


def _pembaca_jenjang(i: IndikatorJenjang) -> Callable[[str], _Sel]:
    boleh = {j.nilai for j in i.jenjang}
    daftar = ", ".join(map(str, sorted(boleh)))

    def baca(isi: str) -> _Sel:
        cocok = re.fullmatch(r"(-?[0-9]{1,6})(?:[.,]0+)?", isi)
        if not cocok or int(cocok[1]) not in boleh:
            raise _Salah(
                "J03",
                f"jenjang {isi!r} tidak ada; yang boleh {daftar}",
                "Tulis satu jenjang sebagai bilangan bulat, atau kosongkan bila belum dijawab.",
            )
        return _Sel(float(cocok[1]))

    return baca


def _pembaca_daftar(i: IndikatorDaftar) -> Callable[[str], _Sel]:
    bit = {b.id: 1 << n for n, b in enumerate(i.butir)}
    saran = f"Tulis id butir yang terpenuhi dipisah spasi ({' '.join(bit)}), atau NIHIL bila tidak satu pun."

    def baca(isi: str) -> _Sel:
        kata = isi.split()
        if [k.upper() for k in kata] == ["NIHIL"]:
            return _Sel(0.0)
        asing = [k for k in kata if k.lower() not in bit]
        if asing:
            raise _Salah("J04", f"butir {' '.join(asing)!r} tidak ada pada daftar", saran)
        topeng = 0
        for k in kata:
            topeng |= bit[k.lower()]
        return _Sel(float(topeng.bit_count()), topeng)

    return baca


def _pembaca_angka(i: Indikator) -> Callable[[str], _Sel]:
    batas = rentang(i)
    assert batas is not None  # noqa: S101  (levels and checklists have readers of their own)
    rendah, tinggi = batas
    persen, survei = berupa_persen(i), isinstance(i, IndikatorSurvei)
    bentuk = f"bilangan {rendah:g}–{tinggi:g}" if np.isfinite(tinggi) else "bilangan mulai dari 0"
    saran = f"Tulis {bentuk}" + (", misalnya 85, 85% atau 3/9" if persen else ", misalnya 3 atau 3,5") + "."

    def baca(isi: str) -> _Sel:
        responden = np.nan
        if survei and (cocok := _RESPONDEN.fullmatch(isi)):
            isi, responden = cocok[1].strip(), float(cocok[2])
            if responden < 1:
                raise _Salah("J07", "jumlah responden n=0", "Kosongkan sel bila survei belum dilakukan.")
        telanjang = False
        if _BILANGAN.fullmatch(isi):
            nilai, telanjang = _bilangan(isi), persen
        elif persen and (cocok := _PERSEN.fullmatch(isi)):
            nilai = _bilangan(cocok[1])
        elif persen and (cocok := _PECAHAN.fullmatch(isi)) and int(cocok[2]) > 0:
            nilai = 100 * int(cocok[1]) / int(cocok[2])
        else:
            raise _Salah("J05", f"{isi!r} bukan {bentuk}", saran)
        if not rendah <= nilai <= tinggi:
            raise _Salah("J06", f"{isi!r} di luar {rendah:g}–{tinggi:g}", saran)
        return _Sel(nilai, responden=responden, telanjang=telanjang)

    return baca


def _bilangan(isi: str) -> float:
    return float(isi.replace(",", "."))


def _periksa_tb(i: Indikator) -> None:
    if i.tidak_berlaku is None:
        raise _Salah(
            "J01",
            "TB (tidak berlaku) tidak dibolehkan untuk pertanyaan ini",
            "Jawab pertanyaannya, atau kosongkan sel bila belum diketahui.",
        )


def _periksa_lupa_seratus(
    i: Indikator,
    keadaan: Keadaan,
    nilai: Vektor,
    telanjang: npt.NDArray[np.bool_],
    salah: dict[int, tuple[str, str, str]],
) -> None:
    """Refuse a percentage column that was written as shares of 1: all ≤ 1, a fraction among them."""
    if not berupa_persen(i):
        return
    terjawab = keadaan == TERJAWAB
    pecahan = telanjang & (nilai > 0) & (nilai < 1)
    if not pecahan.any() or (nilai[terjawab] > 1).any():
        return
    for u in np.flatnonzero(terjawab & telanjang):
        salah[int(u)] = (
            "J08",
            f"{nilai[u]:g} tampaknya bagian dari 1, bukan persen: semua nilai kolom ini paling besar 1",
            "Tulis persen 0–100 (85, bukan 0,85), atau beri tanda % bila memang di bawah satu persen.",
        )
        keadaan[u], nilai[u] = KOSONG, np.nan
