"""Exports of programs whose forms are not ours: told by their own columns, with what is read instead."""

import re
from typing import Final

from penilaian.galat import Temuan
from penilaian.ketikan import kutip, longgar
from penilaian.mentah import Lembar
from penilaian.survei.baris_kiriman import ringkas_kata
from penilaian.survei.kolom_form import NAMA_WILAYAH, KolomForm, tampak
from penilaian.survei.nama_form import ISI_PENGENAL

_LIMESURVEY: Final = frozenset({"submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"})
_CUKUP: Final = 2
"""Columns of its own by which LimeSurvey is known."""
_KODE_LIMESURVEY: Final = re.compile(r".+\[[^\[\]]+\]")
"""``P13[SQ001]``: question and part, where LimeSurvey writes codes."""
_CAP_WAKTU: Final = frozenset({"timestamp", "cap waktu", "stempel waktu"})
"""First column of Google Forms, which calls it so in English and Indonesian."""
_SARAN: Final = (
    "Yang dibaca: ekspor KoboToolbox atau ODK Central dari formulir kami (penilaian formulir --xlsform), buku kerja "
    "kami (penilaian formulir --xlsx), dan tabel berjudul kode_desa, periode dan id pertanyaan "
    "(penilaian templat --petak). "
    "Pindahkan jawabannya ke salah satunya."
)


def sebut_program_lain(lembar: Lembar, kolom: KolomForm) -> Temuan | None:
    """Return the fault that a file was exported by a program that is not read; None where nothing tells so.

    Google Forms adds only one column: a table that was gathered with it and has codes and our ids is one of ours.
    """
    judul = [tampak(j) for j in lembar.kepala]
    milik = [j for j in judul if j.casefold() in _LIMESURVEY or _KODE_LIMESURVEY.fullmatch(j)]
    khas = [j for j in milik if j.casefold() in _LIMESURVEY]
    if len(khas) >= _CUKUP:
        return _sebut(lembar, "LimeSurvey", milik, judul)
    cap = [j for j in judul[:1] if j.casefold() in _CAP_WAKTU]
    berkode = any("kode" in longgar(j) for j in judul)
    if cap and not (berkode and (kolom.opsi or kolom.nama.keys() - {*ISI_PENGENAL, *NAMA_WILAYAH})):
        return _sebut(lembar, "Google Forms", cap, judul)
    return None


def _sebut(lembar: Lembar, program: str, khas: list[str], judul: list[str]) -> Temuan:
    lain = [kutip(j) for j in judul if j and j not in khas]
    pesan = f"berkas ini tampak ekspor {program} ({ringkas_kata([kutip(j) for j in khas], 6)}), yang tidak dibaca"
    if lain:
        pesan += f"; kolom lainnya: {ringkas_kata(lain, panjang=60)}"
    return Temuan(f"baris {lembar.baris_kepala}", "S08", pesan, _SARAN)
