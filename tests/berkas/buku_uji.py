"""A small workbook taken apart, changed and packed again."""

import io
import re
import zipfile
from typing import Any

import xlsxwriter

from penilaian.berkas import Unggahan
from penilaian.galat import GalatJawaban
from penilaian.mentah import baca_langsung

DIKENAL = frozenset({"kodedesa", "periode", "p01", "j01"})
LEMBAR = "xl/worksheets/sheet1.xml"
TABEL = [["kode_desa", "periode", "P01", "J01"], ["9901012001", "2026", "85", "3"]]
TERBACA = (["9901012001", "2026", "85", "3"],)


def bagian_buku(baris: Any = TABEL) -> dict[str, bytes]:
    """Return the parts of a small workbook."""
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        ws = buku.add_worksheet("Jawaban")
        for b, sel in enumerate(baris):
            ws.write_row(b, 0, sel)
    with zipfile.ZipFile(keluar) as arsip:
        return {n: arsip.read(n) for n in arsip.namelist()}


def kemas(bagian: dict[str, bytes], nama: str = "isi.xlsx") -> Unggahan:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for n, isi in bagian.items():
            arsip.writestr(n, isi)
    return Unggahan(nama, keluar.getvalue())


def ganti(**ubahan: tuple[str, str]) -> dict[str, bytes]:
    """Return the parts with texts replaced: ``lembar``, ``buku``, ``gaya`` = (old, new)."""
    bagian = bagian_buku()
    for apa, (lama, baru) in ubahan.items():
        nama = {"lembar": LEMBAR, "buku": "xl/workbook.xml", "gaya": "xl/styles.xml"}[apa]
        teks = bagian[nama].decode()
        assert lama in teks
        bagian[nama] = teks.replace(lama, baru).encode()
    return bagian


def baris(sumber: Unggahan) -> tuple[list[str], ...]:
    """Return the rows of the table below its header."""
    return tuple(map(list, zip(*(k.to_pylist() for k in baca_langsung(sumber, DIKENAL).kolom), strict=True)))


def satu_sel(sel: str, **ubahan: tuple[str, str]) -> tuple[str, list[str]]:
    """Return the text of a cell given as XML in the column P01, and the codes of what is wrong with it."""
    bagian = ganti(**ubahan) if ubahan else bagian_buku()
    teks = re.sub(r'<c r="C2"[^>]*>.*?</c>', sel, bagian[LEMBAR].decode(), count=1)
    assert sel in teks
    bagian[LEMBAR] = teks.encode()
    lembar = baca_langsung(kemas(bagian), DIKENAL)
    return lembar.kolom[2][0].as_py(), [r.kode for r in lembar.rusak if r.kolom == 2]


def kode(sumber: Unggahan) -> list[str]:
    try:
        baca_langsung(sumber, DIKENAL)
    except GalatJawaban as e:
        return [t.kode for t in e.temuan]
    return []
