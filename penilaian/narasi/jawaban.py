"""One answer in words: what is asked for, what was given, what proves it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from penilaian.angka import TOLERANSI, tulis_rentang, tulis_tetap
from penilaian.instrumen import (
    Bukti,
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    Instrumen,
    Kewenangan,
    Klausa,
    Tolok,
    berupa_persen,
    tolok_satu,
)
from penilaian.jawaban import KOSONG, NIHIL, TB, TERJAWAB, TIDAK_BERLAKU, sebut_isi, sejak_bukti, tercentang, urai
from penilaian.narasi.ejaan import awal_besar, awal_kecil, rangkai
from penilaian.rekomendasi import BELUM_DIJAWAB, TAK_BERLAKU, teks_nilai

SEBUTAN_SEL: Final[Mapping[str, str]] = {NIHIL: "Tidak satu pun", TB: TAK_BERLAKU}
"""What the cells that are words are called."""

_SEBUTAN_KEWENANGAN: Final[Mapping[str, str]] = {"operator": "penyedia layanan"}
"""Where who can change an answer is called otherwise than in YAML: people know the village's clerk as its operator."""

_BILANGAN: Final = re.compile(r"[0-9]+(?:,[0-9]+)? ?%?")
"""A number as it is kept, with decimal comma: no fraction, and without respondents."""

_BERTUMPU: Final = re.compile(r"(?<!\S)jenjang \d+ terpenuhi,?\s+(?:(?:dan|serta)\s+)?", re.IGNORECASE)
"""How a rung says that it builds on the one below."""

TANPA_NILAI: Final[Mapping[str, str]] = {"kosong": awal_kecil(BELUM_DIJAWAB), "tidak_berlaku": awal_kecil(TAK_BERLAKU)}
"""What stands in the place of a figure where an answer has none, by its state."""


def sebut_pertanyaan(indikator: Indikator) -> str:
    """Return what a question is called in lists, links and messages: its code never stands alone."""
    return f"{indikator.id} {indikator.nama}"


def sebut_jawaban(instrumen: Instrumen, indikator: Indikator, teks: str, kosong: str = "Belum tahu") -> str:
    """Return a kept text in words, so that two answers can be compared; ``kosong`` for an empty one.

    A number never reads as if it fulfilled a condition of the instrument's sentences that it misses.
    """
    u = urai(indikator, [teks])
    keadaan = int(u.keadaan[0])
    if keadaan == KOSONG:
        return kosong
    if keadaan == TIDAK_BERLAKU:
        return SEBUTAN_SEL[TB]
    nilai = float(u.nilai[0])
    if isinstance(indikator, IndikatorJenjang):
        return f"Jenjang {tulis_tetap(nilai)}: {teks_nilai(indikator, nilai)}"
    if isinstance(indikator, IndikatorDaftar):
        ada = tercentang(indikator, teks)
        return "; ".join(b.teks for b in indikator.butir if b.id in ada) or SEBUTAN_SEL[NIHIL]
    bulat = teks_nilai(indikator, nilai, instrumen.syarat_atas(indikator.id))
    tertulis = teks.replace(".", ",")
    if tertulis in bulat:
        return bulat
    if _BILANGAN.fullmatch(tertulis):  # rounded it would not be what was written
        return f"{tulis_tetap(nilai)} {bulat.partition(' ')[2]}".rstrip()
    return f"{bulat} (ditulis {tertulis})"


def minta_bilangan(indikator: IndikatorPersen | IndikatorAngka | IndikatorSurvei) -> tuple[str, str]:
    """Return the label of a number's field, and an example of what may be written."""
    if isinstance(indikator, IndikatorSurvei):
        bawah, atas = sorted((indikator.tolok.terburuk, indikator.tolok.terbaik))
        rentang = f"{tulis_tetap(bawah)} sampai {tulis_tetap(atas)}"
        contoh = "72,5" if berupa_persen(indikator) else tulis_tetap((bawah + atas) / 2)
        return f"Nilai survei {rentang}, boleh dengan jumlah responden", f"misalnya {contoh} atau {contoh} n=30"
    if berupa_persen(indikator):
        return "Persen, atau pecahan", "misalnya 85% atau 3/9"
    satuan = indikator.tolok.satuan
    return (f"Angka dalam {satuan}" if satuan else "Angka"), "misalnya 3 atau 3,5"


def teks_bilangan(indikator: Indikator, teks: str) -> str:
    """Return what stands in the field of a number: the kept text, nothing for kosong and tidak berlaku."""
    return teks if urai(indikator, [teks]).keadaan[0] == TERJAWAB else ""


def minta_bukti(indikator: Indikator) -> str:
    """Return what proves an answer, from when on it is asked for and how long it counts; ``""`` where nothing is."""
    if indikator.bukti is None:
        return ""
    bulan = indikator.bukti.berlaku_bulan
    masa = f", berlaku {bulan} bulan" if bulan else ""
    return f"{indikator.bukti.teks.rstrip('.')}. {syarat_bukti(indikator, indikator.bukti)}{masa}."


def syarat_bukti(indikator: Indikator, bukti: Bukti) -> str:
    """Return from when on evidence is asked for: ``Selalu diminta``, ``Diminta sejak jenjang 3``."""
    sejak = sejak_bukti(indikator, bukti)
    return f"Diminta {sejak}" if sejak else "Selalu diminta"


def batas_sendiri(instrumen: Instrumen, indikator: Indikator, sampai: float | None = None) -> str:
    """Return which answers lie beyond one's own reach, ``Jenjang 3–4 bergantung pada kabupaten.``, or nothing.

    Args:
        instrumen: that says what is assessed.
        indikator: with the best answer that is reached without others (``plafon_desa``).
        sampai: an answer on the way; ``""`` is returned where it lies within one's own reach. None = the best.
    """
    if indikator.plafon_desa is None:
        return ""
    plafon, (terburuk, terbaik) = float(indikator.plafon_desa), map(float, tolok_satu(indikator))
    if ((terbaik if sampai is None else sampai) - plafon) / (terbaik - terburuk) <= TOLERANSI:
        return ""
    siapa = sebut_kewenangan([k for k in indikator.kewenangan if k != instrumen.yang_dinilai]) or "pihak lain"
    if isinstance(indikator, IndikatorJenjang):
        atas = [tulis_tetap(j.nilai) for j in indikator.jenjang if j.nilai > plafon]
        apa = f"jenjang {atas[0] if len(atas) == 1 else tulis_rentang(atas[0], atas[-1])}"
    else:
        apa = f"yang lebih baik daripada {sebut_isi(indikator, plafon)}"
    return f"{awal_besar(apa)} bergantung pada {siapa}."


def sebut_kewenangan(semua: Sequence[Kewenangan]) -> str:
    """Return who can change an answer, as a list in a sentence; ``operator`` is a company, not the village's clerk."""
    return rangkai([_SEBUTAN_KEWENANGAN.get(k, k) for k in semua])


def sebut_syarat(instrumen: Instrumen, klausa: Klausa) -> str:
    """Return when a sentence is said: ``bila P01 paling sedikit jenjang 2 dan P03 …``, ``""`` where always."""
    kata = [
        f"{s.indikator} {arah} {sebut_isi(instrumen.per_id[s.indikator], float(batas), (s,))}"
        for s in klausa.bila
        for arah, batas in (("paling sedikit", s.paling_sedikit), ("paling banyak", s.paling_banyak))
        if batas is not None
    ]
    return f"bila {rangkai(kata)}" if kata else ""


def sebut_tolok(tolok: Tolok, satuan: str) -> str:
    """Return fixed goalposts in words; lower-is-better is told by its direction."""
    buruk, baik = (f"{tulis_tetap(v)} {satuan}".strip() for v in (tolok.terburuk, tolok.terbaik))
    if tolok.terburuk > tolok.terbaik:
        return f"{buruk} atau lebih bernilai 0, {baik} atau kurang bernilai 100, di antaranya sebanding."
    return f"{buruk} atau kurang bernilai 0, {baik} atau lebih bernilai 100, di antaranya sebanding."


def isi_jenjang(teks: str) -> str:
    """Return what a rung says itself, without the rungs below it that it builds on, as part of a sentence.

    What stands before the rung below (``Terdefinisi: jenjang 2 terpenuhi, dan …``) is kept.
    """
    return _BERTUMPU.sub("", teks.strip()).rstrip(".")


def sebut_minimum(indikator: Indikator) -> str:
    """Return the minimum of a ★ in words: ``jenjang 2 (situs resmi …)``, ``2 dari 7 hal``; ``""`` without ★."""
    if indikator.kritis is None:
        return ""
    minimum = teks_nilai(indikator, float(indikator.kritis.minimum)).rstrip(".")
    if isinstance(indikator, IndikatorJenjang):
        return f"jenjang {tulis_tetap(indikator.kritis.minimum)} ({awal_kecil(minimum)})"
    return minimum


def sebut_sidik_jawaban(instrumen: Instrumen, sidik: str) -> str:
    """Return the hash of answers (``sidik_jawaban``) with what they answer."""
    apa = f"{instrumen.id} {instrumen.versi}"
    if instrumen.tambahan is not None:
        apa = f"{instrumen.pengenal} {instrumen.tambahan.versi}, bersama {apa}"
    return f"Sidik jawaban ({apa}): {sidik}"
