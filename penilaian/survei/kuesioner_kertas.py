"""Questionnaires of respondents on paper, one sheet a person; the key of a test is never on it."""

from collections.abc import Iterator, Sequence
from typing import Final

from penilaian.cetakan import Isi
from penilaian.instrumen import Kuesioner, KuesionerTes, SoalSkala, SoalTes, Tugas
from penilaian.survei.soal_kertas import Satu, mungkin_lebih_sehalaman
from penilaian.survei.soal_kuesioner import bentuk_dipilih, pilihan_soal

_SEBARIS: Final = 60
"""Signs of all answers together up to which they stand side by side."""


def susun_kuesioner_kertas(kuesioner: Sequence[Kuesioner], bentuk: str = "") -> Iterator[Satu]:
    """Yield headings and questions, one questionnaire after the other.

    Args:
        kuesioner: what is asked.
        bentuk: which form of a test; ``""`` = the first.

    Raises:
        GalatPemakaian: no such form.
    """
    for k in kuesioner:
        soal, sebut = bentuk_dipilih(k, bentuk)
        yield {"judul": f"{k.indikator} – {k.nama}{sebut}", "dalam": 1, "pengantar": k.pengantar}
        yield from (_satu(k, s) for s in soal)
        if isinstance(k, KuesionerTes) and k.tugas:
            yield {"judul": f"{k.indikator} – tugas praktik, diisi pengamat", "dalam": 2}
            yield from (_satu(k, t) | {"bukti": f"Berhasil bila: {t.berhasil}"} for t in k.tugas)


def _satu(k: Kuesioner, soal: SoalSkala | SoalTes | Tugas) -> Satu:
    isi = [(nama, label.removeprefix(f"{nama}. ")) for nama, label in pilihan_soal(k, soal)]
    pilihan: list[Isi] = [{"kode": nama, "teks": teks} for nama, teks in isi]
    return {
        "id": soal.id,
        "besar": mungkin_lebih_sehalaman(soal.pertanyaan, pilihan),
        "bintang": False,
        "tanya": soal.pertanyaan,
        "cara": [],
        "centang": pilihan,
        "kode_dulu": not isinstance(soal, Tugas),
        "sebaris": not isinstance(soal, Tugas) and sum(len(teks) for _, teks in isi) <= _SEBARIS,
        "isian": [],
        "penutup": [],
        "bukti": "",
    }
