"""A file at fault, given back as a workbook with its faulty cells marked and commented.

The file is read once more within the reader's limits, and what it held is written as text, each cell in its place;
looks, formulas, pictures and other sheets stay behind.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple

from penilaian.angka import ribuan
from penilaian.berkas.kepala import sebutan_dikenal
from penilaian.galat import GalatPemakaian, Temuan
from penilaian.instrumen import Instrumen
from penilaian.mentah import BERTUMPUK, KOLOM_TUMPUK, Lembar, Sumber, baca_perintah, luput_satu
from penilaian.utuh import akhiran, tulis_utuh

AKHIRAN_TANDA: Final = {".xlsx": "xlsx"}

BATAS_SEL_TANDA: Final = 5_000_000
"""Most cells of a file that is given back so."""

_BARIS_EXCEL: Final = 1_048_576
_BILANGAN: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
"""What begins like a formula and is none."""

_LEMBAR_SEMULA: Final = "Jawaban"
_LEMBAR_TEMUAN: Final = "Temuan"
_KEPALA_TEMUAN: Final = ("Tempat", "Kode temuan", "Yang ditemukan", "Cara memperbaiki")
_LEBAR_TEMUAN: Final = (36, 8, 70, 60)
_BATAS_KOMENTAR: Final = 2_000
_BATAS_SEL: Final = 32_767
"""Signs of a comment that one still reads, and of a cell that Excel keeps."""


class _Isi(NamedTuple):
    """One sheet: its name, and its rows as (number, cells), numbers rising."""

    nama: str
    baris: Iterable[tuple[int, Sequence[str]]]


Tanda = dict[tuple[str, int, int], list[Temuan]]
"""Findings by sheet (``""`` = the one table), row as shown and column from 0."""


def tandai(sumber: Sumber, instrumen: Instrumen, temuan: Iterable[Temuan], tujuan: str | Path) -> int:
    """Write what a file held with the cells marked that findings are about, and return how many those are.

    Every finding is told on a sheet of its own at the end as well. Where no finding is about a cell nothing is
    written.

    Args:
        sumber: the file, as it was read when the faults were found.
        instrumen: that it was read for.
        temuan: the faults.
        tujuan: an ``.xlsx`` file; replaced whole or not at all.

    Raises:
        GalatJawaban: the file cannot be read (B01–B11).
        GalatPemakaian: another suffix, a place that cannot be written to, or a file too large for a workbook.
    """
    akhiran(tujuan, AKHIRAN_TANDA)
    galat = [t for t in temuan if t.berat == "galat"]
    tanda: Tanda = {}
    for t in galat:
        for letak in t.letak:
            for b in letak.baris:
                tanda.setdefault((letak.lembar, int(b), max(letak.kolom, 0)), []).append(t)
    if not tanda:
        return 0
    lembar = baca_perintah(sumber, sebutan_dikenal(instrumen))
    banyak = len(lembar.baris) * len(lembar.kepala)
    paling_bawah = max((int(lembar.baris.max(initial=1)), *(b for _, b, _ in tanda)))
    if banyak > BATAS_SEL_TANDA or paling_bawah > _BARIS_EXCEL:
        raise GalatPemakaian(
            f"berkas dengan {ribuan(banyak)} sel terlalu besar untuk ditandai, paling banyak "
            f"{ribuan(BATAS_SEL_TANDA)}; perbaiki menurut daftar temuan, atau pecah menjadi beberapa berkas"
        )
    tulis_utuh(tujuan, partial(_tulis, lembar, tanda, galat))
    return len(tanda)


def _tulis(lembar: Lembar, tanda: Tanda, galat: Sequence[Temuan], jalur: Path) -> None:
    import xlsxwriter

    bertumpuk = lembar.bentuk.susunan == BERTUMPUK
    pilihan = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(jalur), pilihan) as buku:
        teks = buku.add_format({"num_format": "@", "text_wrap": bertumpuk, "valign": "top"})
        salah = buku.add_format({"num_format": "@", "bg_color": "#F8B9B0", "border": 2, "text_wrap": bertumpuk})
        nama: set[str] = set()
        for isi in _bertumpuk(lembar) if bertumpuk else [_satu(lembar)]:
            kertas = buku.add_worksheet(_nama_lembar(isi.nama, nama))
            milik = {(b, k): t for (n, b, k), t in tanda.items() if n == (isi.nama if bertumpuk else "")}
            _isi_lembar(kertas, isi, milik, teks, salah)
            if bertumpuk:
                kertas.set_column(0, 0, 2, None, {"hidden": True})
                kertas.set_column(1, len(lembar.kepala), 30)
        _lembar_temuan(buku, _nama_lembar(_LEMBAR_TEMUAN, nama), galat)


def _satu(lembar: Lembar) -> _Isi:
    """Return the one table of a file, its header where it stood."""
    kolom = [k.to_pylist() for k in lembar.kolom]
    isi = zip(lembar.baris.tolist(), zip(*kolom, strict=True), strict=True)
    kepala = (lembar.baris_kepala, lembar.kepala)
    return _Isi(lembar.bentuk.lembar or _LEMBAR_SEMULA, sorted([kepala, *isi], key=lambda satu: satu[0]))


def _bertumpuk(lembar: Lembar) -> Iterable[_Isi]:
    """Yield the sheets of our workbook, in its order."""
    nama, _, nomor, *kolom = (k.to_pylist() for k in lembar.kolom)
    assert len(lembar.kepala) == len(KOLOM_TUMPUK) + len(kolom)  # noqa: S101  (as they were stacked)
    semua = zip(nama, map(int, nomor), zip(*kolom, strict=True), strict=True)
    for satu, milik in groupby(semua, key=lambda baris: baris[0]):
        yield _Isi(satu, [(b, sel) for _, b, sel in milik])


def _isi_lembar(
    kertas: Any,  # noqa: ANN401  (xlsxwriter has no types)
    isi: _Isi,
    tanda: Mapping[tuple[int, int], list[Temuan]],
    teks: object,
    salah: object,
) -> None:
    """Write the cells of a sheet, the marked ones among them, also those that are empty."""
    for b, sel in isi.baris:
        for k, satu in enumerate(sel):
            if satu:
                kertas.write_string(b - 1, k, _aman(satu), salah if (b, k) in tanda else teks)
            elif (b, k) in tanda:
                kertas.write_blank(b - 1, k, None, salah)
    for (b, k), temuan in tanda.items():
        komentar = "\n\n".join(f"[{t.kode}] {t.pesan.rstrip('.')}. {t.saran}" for t in dict.fromkeys(temuan))
        kertas.write_comment(b - 1, k, _aman(komentar[:_BATAS_KOMENTAR]), {"x_scale": 2.5, "y_scale": 1.5})


def _aman(teks: str) -> str:
    """Return a text that no spreadsheet takes for a formula, as long as a cell may be; a plain number stays one."""
    return teks if _BILANGAN.fullmatch(teks) else luput_satu(teks)[:_BATAS_SEL]


def _nama_lembar(nama: str, terpakai: set[str]) -> str:
    """Return a name that Excel takes and no other sheet has, and note it."""
    dasar = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", nama).strip(" '")[:31] or _LEMBAR_SEMULA
    hasil, n = dasar, 1
    while hasil.casefold() in terpakai:
        n += 1
        hasil = f"{dasar[:27]} {n}"
    terpakai.add(hasil.casefold())
    return hasil


def _lembar_temuan(buku: Any, nama: str, galat: Sequence[Temuan]) -> None:  # noqa: ANN401
    kertas = buku.add_worksheet(nama)
    tebal = buku.add_format({"bold": True, "bottom": 1})
    lipat = buku.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for k, (judul, lebar) in enumerate(zip(_KEPALA_TEMUAN, _LEBAR_TEMUAN, strict=True)):
        kertas.set_column(k, k, lebar)
        kertas.write_string(0, k, judul, tebal)
    for b, t in enumerate(galat, start=1):
        for k, teks in enumerate((t.tempat, t.kode, t.pesan, t.saran)):
            kertas.write_string(b, k, _aman(teks), lipat)
