"""Words above an upload: the three steps, what the template holds, how to fill it in."""

from penilaian.angka import ribuan
from penilaian.instrumen import Instrumen, berupa_persen
from penilaian.markah import Html, gabung, unsur

_PERSEN = "Persen"
_CARA = (
    ("Belum dijawab", "kosongkan selnya."),
    ("Tidak berlaku", "tulis TB, hanya pada pertanyaan yang membolehkannya."),
    ("Daftar centang", "tulis id hal yang terpenuhi dipisah spasi, atau NIHIL bila tidak satu pun."),
    (_PERSEN, "tulis 0 sampai 100, misalnya 85, 85% atau 3/9."),
    ("Periode", "2026, semester 2026-S1 atau triwulan 2026-T3."),
)


def judul_langkah(nomor: int, judul: str) -> Html:
    """Return the heading of a step."""
    return unsur(
        "h2", unsur("span", str(nomor), kelas="pd-nomor-langkah", aria_hidden="true"), judul, kelas="pd-langkah"
    )


def isi_templat(instrumen: Instrumen) -> str:
    """Return what the template holds."""
    return (
        f"Templat memuat {ribuan(len(instrumen.ditanyakan))} pertanyaan, jawaban yang boleh dan cara mengisinya. "
        "Berkas sendiri juga dapat dipakai, asal nama kolomnya sama."
    )


def cara_mengisi(instrumen: Instrumen) -> Html:
    """Return how to fill in a file, as a list."""
    baris = f"Satu baris untuk satu {instrumen.yang_dinilai} dan satu periode, satu kolom untuk satu pertanyaan."
    ada = any(map(berupa_persen, instrumen.ditanyakan))
    return unsur(
        "ul",
        unsur("li", baris),
        *(unsur("li", gabung(unsur("b", nama), f": {isi}")) for nama, isi in _CARA if ada or nama != _PERSEN),
        kelas="pd-cara-isi",
    )
