"""The arithmetic of one village as a tree that folds."""

from penilaian.markah import Html, gabung, unsur
from penilaian.mesin import Langkah


def jejak(langkah: Langkah, *, terbuka: bool = True) -> Html:
    """Return a step and all below it; groups fold, answers are lines."""
    kepala = gabung(
        unsur("span", langkah.nama, kelas="pd-jejak-nama"),
        unsur("span", langkah.angka, kelas="pd-jejak-angka") if langkah.angka else None,
    )
    uraian = unsur(
        "p",
        unsur("span", langkah.uraian),
        unsur("span", _catatan(langkah), kelas="pd-jejak-aturan"),
        kelas="pd-jejak-uraian",
    )
    if not langkah.anak:
        return unsur("div", unsur("p", kepala, kelas="pd-jejak-kepala"), uraian, kelas="pd-jejak-daun")
    return unsur(
        "details",
        unsur("summary", kepala),
        uraian,
        unsur("div", *(jejak(a, terbuka=False) for a in langkah.anak), kelas="pd-jejak-anak"),
        kelas="pd-jejak",
        open="" if terbuka else None,
    )


def _catatan(langkah: Langkah) -> str:
    bobot = "" if langkah.bobot is None else f"bobot {langkah.bobot}, "
    return f"{bobot}aturan {langkah.aturan}"
