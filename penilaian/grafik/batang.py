"""Plain bars with their number beside them."""

from collections.abc import Iterable

from penilaian.markah import Html, unsur


def batang(nama: str, bagian: float | None, angka: str, keterangan: str | None = None) -> Html:
    """Return one bar as an item of ``daftar_batang``.

    Args:
        nama: what is measured.
        bagian: length, 0–1; None = no bar.
        angka: the number as it is shown.
        keterangan: one grey line below.
    """
    return unsur(
        "li",
        unsur("span", nama, kelas="pd-batang-nama"),
        unsur("span", angka, kelas="pd-batang-angka"),
        jalur(bagian),
        unsur("span", keterangan, kelas="pd-batang-ket") if keterangan else None,
    )


def jalur(bagian: float | None) -> Html:
    """Return the bar alone, for where its number stands in words already; ``bagian`` as for ``batang``."""
    lebar = 0.0 if bagian is None else min(max(bagian, 0.0), 1.0)
    return unsur("span", unsur("span", style=f"width:{lebar:.2%}"), kelas="pd-batang-jalur", aria_hidden="true")


def daftar_batang(batang: Iterable[Html]) -> Html:
    """Return bars as one list."""
    return unsur("ul", *batang, kelas="pd-batang")
