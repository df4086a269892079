"""Rows that are no village: totals, numbers of columns, signatures. They are passed over, and each is said."""

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.berkas.kepala import Kepala
from penilaian.berkas.letak_temuan import Catatan
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import KOSONG, bentuk_periode, sebut_baris, urai
from penilaian.ketikan import kenali_judul, tanpa_tak_tampak
from penilaian.mentah import Lembar, utuh

BANYAK_BARIS_DISEBUT: Final = 20
"""Rows that are no village and are named one by one; the others only by number."""

BATAS_CALON: Final = 5_000
"""Rows without a village code that are looked at; where there are more, the codes are at fault and not the rows."""

_BERKODE: Final = r"^[\s'\x{200b}\x{feff}]*[0-9]{2}\.?[0-9]{2}\.?[0-9]{2}\.?[0-9]{4}(?:\.0+)?[\s\x{200b}\x{feff}]*$"
_ANGKA_KODE: Final = re.compile(r"(?:[0-9][. ]?){8,}")
"""So many digits are meant as a code, if a wrong one."""

_JUMLAH: Final = re.compile(
    r"(?:grand |sub)?\s*(?:total|jumlah|jml|rata\s*-?\s*rata|rerata|rataan|average|mean|median|maks(?:imum)?"
    r"|min(?:imum)?|persentase|nilai (?:rata|total|tertinggi|terendah)|simpangan|std|sum|count)\b",
    re.IGNORECASE,
)
_NOMOR: Final = re.compile(r"[\[(]?([0-9]{1,3})(?:\s*=.*)?[\])]?\.?")


class Terpilah(NamedTuple):
    """The rows of a table that may be villages, what was said about the others, and how many they are."""

    lembar: Lembar
    catatan: list[Catatan]
    dilewati: int


def pilah(instrumen: Instrumen, lembar: Lembar, kepala: Kepala) -> Terpilah:
    """Return the table without the rows that are no village (B37).

    Only rows whose code has not the form of one are looked at. One that holds an answer stays: its code is at fault.
    """
    kode = lembar.kolom[kepala.kunci["kode_desa"]]
    calon = np.flatnonzero(~_cocok(kode))
    if not calon.size or calon.size > BATAS_CALON:
        return Terpilah(lembar, [], 0)
    isi = [[tanpa_tak_tampak(t).strip() for t in utuh(k.take(pa.array(calon))).to_pylist()] for k in lembar.kolom]
    terbaca = _terbaca(instrumen, lembar, kepala, calon)
    sebab: dict[int, str] = {}
    for n, p in enumerate(calon):
        if apa := _bukan_desa([k[n] for k in isi], kepala, terbaca=bool(terbaca[n])):
            sebab[int(p)] = apa
    if not sebab:
        return Terpilah(lembar, [], 0)
    tetap = np.delete(np.arange(len(lembar.baris)), list(sebab))
    nomor = {int(lembar.baris[p]): apa for p, apa in sebab.items()}
    tersisa = replace(
        lembar,
        kolom=tuple(k.take(pa.array(tetap)) for k in lembar.kolom),
        baris=lembar.baris[tetap],
        rusak=tuple(r for r in lembar.rusak if r.baris not in nomor),
        sisa_rusak=tuple(
            r._replace(baris=array("q", sisa))
            for r in lembar.sisa_rusak
            if (sisa := [b for b in r.baris if b not in nomor])
        ),
    )
    return Terpilah(tersisa, _catatan(nomor), len(nomor))


def _cocok(kode: pa.Array | pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    hasil: npt.NDArray[np.bool_] = np.asarray(pc.match_substring_regex(kode, _BERKODE)).astype(bool)
    return hasil


def _terbaca(
    instrumen: Instrumen, lembar: Lembar, kepala: Kepala, calon: npt.NDArray[np.intp]
) -> npt.NDArray[np.bool_]:
    """Return which of the rows hold something that can be read as an answer."""
    ada = np.zeros(calon.size, dtype=bool)
    pilihan = pa.array(calon)
    if kepala.panjang is not None:
        dikenal = {i.casefold() for i in instrumen.per_id}
        k_indikator, k_nilai = (lembar.kolom[k].take(pilihan).to_pylist() for k in kepala.panjang)
        return np.array(
            [i.strip().casefold() in dikenal and bool(v.strip()) for i, v in zip(k_indikator, k_nilai, strict=True)],
            dtype=bool,
        )
    for id_, k in kepala.jawaban.items():
        ada |= urai(instrumen.per_id[id_], lembar.kolom[k].take(pilihan)).keadaan != KOSONG
    return ada


def _bukan_desa(sel: Sequence[str], kepala: Kepala, *, terbaca: bool) -> str:
    """Return what a row is instead of a village, ``""`` where it may be one."""
    berisi = [s for s in sel if s]
    kunci = {n: sel[k] for n, k in kepala.kunci.items()}
    kode = kunci["kode_desa"]
    if kenali_judul(kode, {"kodedesa"}):
        return "judul yang berulang"
    if len(berisi) > 1 and all(s.startswith("#") for s in berisi):
        return "tanda HXL"
    if _nomor_kolom(kode, berisi):
        return "nomor kolom"
    if _JUMLAH.match(berisi[0]) or any(_JUMLAH.match(v) for n, v in kunci.items() if n != "tanggal"):
        return "jumlah atau rata-rata"
    if terbaca or _ANGKA_KODE.search(kode) or bentuk_periode(kunci.get("periode", "")):
        return ""
    return "tanpa kode desa dan tanpa jawaban"


def _nomor_kolom(kode: str, berisi: Sequence[str]) -> bool:
    """Return whether a row numbers the columns: ``(1) (2) (3)``, as tables in reports have it."""
    cocok = [_NOMOR.fullmatch(s) for s in berisi]
    if not _NOMOR.fullmatch(kode) or len(berisi) < len(("kode", "periode", "jawaban")) or not all(cocok):
        return False
    angka = [int(c[1]) for c in cocok if c]
    return angka == list(range(angka[0], angka[0] + len(angka)))


def _catatan(nomor: Mapping[int, str]) -> list[Catatan]:
    """Return one warning a row, and one for all beyond ``BANYAK_BARIS_DISEBUT``."""
    saran = "Hapus baris itu dari berkas jawaban, atau isi kodenya bila memang desa."
    daftar = sorted(nomor.items())
    catatan = [
        Catatan(b, -1, Temuan(f"baris {b}", "B37", f"bukan baris desa ({apa}), dilewati", saran, "peringatan"))
        for b, apa in daftar[:BANYAK_BARIS_DISEBUT]
    ]
    if lain := [b for b, _ in daftar[BANYAK_BARIS_DISEBUT:]]:
        pesan = f"{len(lain)} baris lain juga bukan baris desa, dilewati ({sebut_baris(lain)})"
        temuan = Temuan(f"baris {lain[0]}", "B37", pesan, saran, "peringatan")
        catatan.append(Catatan(lain[0], -1, temuan))
    return catatan
