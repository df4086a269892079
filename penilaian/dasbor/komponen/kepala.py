"""The head of a page: title, what it is about, badge."""

from typing import Literal

from penilaian.dasbor.komponen.unsur import Html, unsur
from penilaian.dasbor.muatan import Sumber


def kepala_halaman(judul: str, keterangan: str = "", lencana: Html | None = None) -> Html:
    """Return the head of a page: its only ``h1``, one grey line below, a badge beside it."""
    return unsur(
        "header",
        unsur(
            "div",
            unsur("h1", judul),
            unsur("p", keterangan, kelas="pd-keterangan") if keterangan else None,
            kelas="pd-kepala-teks",
        ),
        lencana,
        kelas="pd-kepala",
    )


def lencana(isi: str, corak: Literal["awas", "tenang"] = "tenang") -> Html:
    """Return a badge: ``awas`` in amber, ``tenang`` in teal."""
    return unsur("span", isi, kelas=f"pd-lencana pd-{corak}")


def lencana_sumber(sumber: Sumber) -> Html | None:
    """Return the badge that says whose data these are; None for the file that the server was started with."""
    if sumber.jenis == "contoh":
        return lencana("Data contoh (rekaan)", "awas")
    if sumber.jenis == "unggahan":
        return lencana(f"Berkas Anda: {sumber.nama}")
    return None
