"""The question of one indicator, as those who answer it and those who check it need it."""

from penilaian.dasbor.komponen.soal import paling_sedikit
from penilaian.instrumen import Indikator, IndikatorPersen, IndikatorSurvei
from penilaian.markah import Html, unsur


def tanda_wajib(i: Indikator) -> Html | None:
    """Return the mark of a question that holds a stage back, None for the others."""
    return unsur("span", "wajib ★", kelas="pd-wajib") if i.kritis else None


def cara_memeriksa(i: Indikator, judul: str, *lain: tuple[str, str], kelas: str) -> Html:
    """Return a fold that says how the question is answered and when an answer counts.

    Args:
        i: the question.
        judul: of the fold.
        lain: what this page has to say beside, as name and text; what is empty is left out.
        kelas: class of the fold.
    """
    hitung = (("Yang dihitung", i.pembilang), ("Dibagi dengan", i.penyebut)) if isinstance(i, IndikatorPersen) else ()
    baris = (
        ("Cara memeriksa", i.petunjuk or ""),
        *hitung,
        ("Sah bila", i.sah if isinstance(i, IndikatorSurvei) else ""),
        *lain,
        ("Syarat wajib ★", f"paling sedikit {paling_sedikit(i)}" if i.kritis else ""),
    )
    isi = (unsur("div", unsur("dt", nama), unsur("dd", teks)) for nama, teks in baris if teks)
    return unsur("details", unsur("summary", judul), unsur("dl", *isi), kelas=kelas)
