"""One answer in words: what is asked for, what was given, what proves it."""

from collections.abc import Mapping
from typing import Final

from penilaian.angka import tulis_tetap
from penilaian.instrumen import (
    Bukti,
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
)
from penilaian.jawaban import KOSONG, NIHIL, TB, TERJAWAB, TIDAK_BERLAKU, berupa_persen, tercentang, urai
from penilaian.rekomendasi import teks_nilai

SEBUTAN_SEL: Final[Mapping[str, str]] = {NIHIL: "Tidak satu pun", TB: "Tidak berlaku"}
"""What the cells that are words are called."""


def sebut_jawaban(indikator: Indikator, teks: str, kosong: str = "Belum tahu") -> str:
    """Return a kept text in words, so that two answers can be compared; ``kosong`` for an empty one."""
    u = urai(indikator, [teks])
    keadaan = int(u.keadaan[0])
    if keadaan == KOSONG:
        return kosong
    if keadaan == TIDAK_BERLAKU:
        return SEBUTAN_SEL[TB]
    nilai = float(u.nilai[0])
    if isinstance(indikator, IndikatorJenjang):
        return f"Jenjang {nilai:.0f}: {teks_nilai(indikator, nilai)}"
    if isinstance(indikator, IndikatorDaftar):
        ada = tercentang(indikator, teks)
        return "; ".join(b.teks for b in indikator.butir if b.id in ada) or SEBUTAN_SEL[NIHIL]
    bulat = teks_nilai(indikator, nilai)
    return bulat if teks.replace(".", ",") in bulat else f"{bulat} (ditulis {teks})"


def minta_bilangan(indikator: IndikatorPersen | IndikatorAngka | IndikatorSurvei) -> tuple[str, str]:
    """Return the label of a number's field, and an example of what may be written."""
    if isinstance(indikator, IndikatorSurvei):
        bawah, atas = sorted((indikator.tolok.terburuk, indikator.tolok.terbaik))
        rentang = f"{tulis_tetap(bawah)} sampai {tulis_tetap(atas)}"
        return f"Nilai survei {rentang}, boleh dengan jumlah responden", "misalnya 72,5 atau 72,5 n=30"
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


def sejak_bukti(indikator: Indikator, bukti: Bukti) -> str:
    """Return the answer that evidence is asked for from: ``sejak 3 butir``, ``""`` where it always is."""
    if bukti.sejak is None:
        return ""
    apa = {"jenjang": "jenjang {}", "daftar": "{} butir"}.get(indikator.jenis, "nilai {}")
    return f"sejak {apa.format(tulis_tetap(bukti.sejak))}"
