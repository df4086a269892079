"""What holds a village: answers with the points that they cost."""

from penilaian.markah import Html, unsur
from penilaian.narasi.penahan import Menahan, Penahan


def daftar_penahan(menahan: Menahan) -> Html | None:
    """Return a section; None where nothing costs anything."""
    if not menahan.penahan and not menahan.aspek:
        return None
    return unsur(
        "section",
        unsur("h2", menahan.judul),
        unsur("p", menahan.aspek, kelas="pd-menahan-aspek") if menahan.aspek else None,
        unsur("p", menahan.cara_baca, kelas="pd-kecil") if menahan.cara_baca else None,
        unsur("ul", *map(_penahan, menahan.penahan), kelas="pd-menahan"),
        unsur("p", menahan.lain, kelas="pd-kecil") if menahan.lain else None,
    )


def _penahan(p: Penahan) -> Html:
    return unsur(
        "li",
        unsur(
            "h3",
            p.nama,
            unsur("span", " ★", kelas="pd-bintang", title="Syarat wajib") if p.wajib else None,
            unsur("em", f"langkah {p.langkah}") if p.langkah else None,
        ),
        unsur("p", unsur("b", p.poin), unsur("small", "poin"), kelas="pd-menahan-poin") if p.poin else None,
        unsur("span", unsur("i", style=f"width:{p.bagian:.1%}"), kelas="pd-menahan-batang", aria_hidden="true"),
        unsur("p", f"{p.sekarang} → ", unsur("b", p.menuju), kelas="pd-menahan-dari"),
    )
