"""A remark on an answer or on the whole assessment."""

from penilaian.dasbor.komponen.unsur import Html, unsur
from penilaian.narasi.waktu import saat
from penilaian.simpan import IsiKomentar


def satu_komentar(k: IsiKomentar, zona: str) -> Html:
    """Return a remark as an item of a list: who and when, and its paragraphs.

    Args:
        k: the remark.
        zona: the village's time zone (IANA).
    """
    paragraf = (unsur("p", baris) for baris in k.teks.splitlines() if baris.strip())
    return unsur("li", unsur("p", unsur("b", k.oleh_nama or "tanpa nama"), f", {saat(k.waktu, zona)}"), *paragraf)
