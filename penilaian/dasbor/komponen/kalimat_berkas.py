"""Words above an upload: the three steps, what the template holds, how to fill it in."""

from collections.abc import Callable
from typing import Final

from penilaian.angka import ribuan
from penilaian.instrumen import Indikator, IndikatorDaftar, Instrumen, berupa_persen
from penilaian.markah import Html, gabung, unsur


def _selalu(_: Indikator) -> bool:
    return True


def _boleh_tb(i: Indikator) -> bool:
    return i.tidak_berlaku is not None


def _daftar(i: Indikator) -> bool:
    return isinstance(i, IndikatorDaftar)


_CARA: Final[tuple[tuple[str, str, Callable[[Indikator], bool]], ...]] = (
    ("Belum dijawab", "kosongkan selnya.", _selalu),
    ("Tidak berlaku", "tulis TB, hanya pada pertanyaan yang membolehkannya.", _boleh_tb),
    ("Daftar centang", "tulis id hal yang terpenuhi dipisah spasi, atau NIHIL bila tidak satu pun.", _daftar),
    ("Persen", "tulis 0 sampai 100, misalnya 85, 85% atau 3/9.", berupa_persen),
    ("Periode", "2026, semester 2026-S1 atau triwulan 2026-T3.", _selalu),
)
"""What is written how, and the questions that it is written for: an instrument without any of them is not told."""


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
    """Return how to fill in a file, as a list: of kinds of answers, those that the instrument asks for."""
    baris = f"Satu baris untuk satu {instrumen.yang_dinilai} dan satu periode, satu kolom untuk satu pertanyaan."
    return unsur(
        "ul",
        unsur("li", baris),
        *(
            unsur("li", gabung(unsur("b", nama), f": {isi}"))
            for nama, isi, untuk in _CARA
            if any(map(untuk, instrumen.ditanyakan))
        ),
        kelas="pd-cara-isi",
    )
