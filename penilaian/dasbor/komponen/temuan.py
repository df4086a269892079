"""Messages, and what is wrong with a file as a table."""

from collections.abc import Sequence
from typing import Literal

from penilaian.angka import ribuan
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.galat import Temuan
from penilaian.markah import Html, gabung, unsur

BANYAK_TEMUAN = 200
"""Findings that a page lists; a file of 84 thousand rows can hold more than a browser should draw."""


def pesan(isi: str | Html, corak: Literal["awas", "tenang"] = "awas") -> Html:
    """Return a message in a box that screen readers announce."""
    return unsur("div", isi, kelas=f"pd-pesan pd-{corak}", role="status")


def daftar_temuan(temuan: Sequence[Temuan], judul: str = "Temuan pada berkas", banyak: int = BANYAK_TEMUAN) -> Html:
    """Return the first ``banyak`` findings as a table (where, what, how to repair, code), and how many are left out."""
    lain = sum(t.banyak for t in temuan[banyak:])
    return gabung(
        tabel_lipat(
            ("Tempat", "Temuan", "Cara memperbaiki", "Kode"),
            (
                (t.tempat, t.pesan if t.berat == "galat" else f"Peringatan: {t.pesan}", t.saran, t.kode)
                for t in temuan[:banyak]
            ),
            judul=judul,
        ),
        unsur("p", f"Dan {ribuan(lain)} temuan lagi.", kelas="pd-keterangan") if lain > 0 else None,
    )
