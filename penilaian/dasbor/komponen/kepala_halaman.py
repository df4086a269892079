"""The head of a page: title, what it is about, badge."""

from typing import Literal

from penilaian.markah import Html, unsur


def kepala_halaman(judul: str, keterangan: str = "", lencana: Html | None = None, asal: str = "") -> Html:
    """Return the head of a page: its only ``h1``, one or two grey lines below, a badge beside it."""
    return unsur(
        "header",
        unsur(
            "div",
            unsur("h1", judul),
            *(unsur("p", baris, kelas="pd-keterangan") for baris in (keterangan, asal) if baris),
            kelas="pd-kepala-teks",
        ),
        lencana,
        kelas="pd-kepala",
    )


def lencana(isi: str, corak: Literal["awas", "tenang"] = "tenang") -> Html:
    """Return a badge: ``awas`` in amber, ``tenang`` in teal."""
    return unsur("span", isi, kelas=f"pd-lencana pd-{corak}")
