"""The question of one indicator, as those who answer it and those who check it need it."""

from penilaian.instrumen import (
    SEBUTAN_TAMBAHAN,
    Indikator,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    Instrumen,
)
from penilaian.markah import Html, unsur
from penilaian.narasi.ejaan import rangkai
from penilaian.narasi.jawaban import sebut_minimum


def tanda_wajib(i: Indikator) -> Html | None:
    """Return the mark of a question that holds a stage back, None for the others."""
    return unsur("span", "wajib ★", kelas="pd-wajib") if i.kritis else None


def tanda_tambahan(instrumen: Instrumen, i: Indikator) -> Html | None:
    """Return what a local question is, None for those that are scored."""
    if i not in instrumen.indikator_tambahan:
        return None
    return unsur("p", f"{SEBUTAN_TAMBAHAN}.", kelas="pd-keterangan pd-tambahan")


def cara_memeriksa(
    i: Indikator, judul: str, petunjuk: str, *lain: tuple[str, str], kelas: str, kunjungan: str = ""
) -> Html:
    """Return a fold that says how the question is answered and when an answer counts.

    Args:
        i: the question.
        judul: of the fold.
        petunjuk: how to check, for who reads it here; ``""`` where the instrument does not say.
        lain: what this page has to say beside, as name and text; what is empty is left out.
        kelas: class of the fold.
        kunjungan: how it is checked on a visit, for who may do that too: in a fold of its own, the same is said once.
    """
    hitung = (("Yang dihitung", i.pembilang), ("Dibagi dengan", i.penyebut)) if isinstance(i, IndikatorPersen) else ()
    dua = kunjungan not in {"", petunjuk}
    baris = (
        ("Cara memeriksa sendiri" if dua else "Cara memeriksa", petunjuk),
        *hitung,
        ("Sah bila", i.sah if isinstance(i, IndikatorSurvei) else ""),
        *lain,
        ("Syarat wajib ★", f"paling sedikit {sebut_minimum(i)}" if i.kritis else ""),
    )
    isi = (unsur("div", unsur("dt", nama), unsur("dd", teks)) for nama, teks in baris if teks)
    tamu = unsur("details", unsur("summary", "Cara memeriksa saat kunjungan"), unsur("p", kunjungan), kelas=kelas)
    return unsur("details", unsur("summary", judul), unsur("dl", *isi), tamu if dua else None, kelas=kelas)


def arti_istilah(instrumen: Instrumen, i: Indikator, petunjuk: str, *, kelas: str) -> Html | None:
    """Return a fold that tells the words which this question uses in one sense; None where it uses none.

    Args:
        instrumen: that tells them.
        i: the question.
        petunjuk: how to check, as it is shown beside.
        kelas: class of the fold.
    """
    teks = [i.nama, i.pertanyaan, petunjuk]
    if isinstance(i, IndikatorJenjang):
        teks += [j.teks for j in i.jenjang]
    elif isinstance(i, IndikatorDaftar):
        teks += [b.teks for b in i.butir]
    elif isinstance(i, IndikatorPersen):
        teks += [i.pembilang, i.penyebut]
    istilah = instrumen.istilah_dalam(*teks)
    if not istilah:
        return None
    isi = (unsur("div", unsur("dt", x.nama), unsur("dd", x.arti)) for x in istilah)
    return unsur(
        "details", unsur("summary", f"Arti {rangkai([x.nama for x in istilah])}"), unsur("dl", *isi), kelas=kelas
    )
