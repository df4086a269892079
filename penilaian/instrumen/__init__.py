"""The instrument as frozen models: what is asked, how it counts, what it means.

Nothing here knows YAML, files or answers; ``muat`` builds these models and ``skor`` computes with them.
Rules (§) are those of ``indikator/README.md``.
"""

from penilaian.instrumen.dasar import (
    ATURAN,
    Agregasi,
    Beralasan,
    Bilangan,
    Bobot,
    IdIndikator,
    IdKelompok,
    IdPilihan,
    Kewenangan,
    Model,
    Teks,
)
from penilaian.instrumen.indikator import (
    Bukti,
    Butir,
    DasarHukum,
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorDasar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    Jenjang,
    Kritis,
    SaranPita,
    Tolok,
    kunci_urut,
    tolok_satu,
)
from penilaian.instrumen.pohon import Gerbang, Kelompok, Lensa, NilaiLensa, Pita, PosisiNol, Skala
from penilaian.instrumen.sidik import inti_indikator, sidik_indikator
from penilaian.instrumen.susunan import Instrumen

__all__ = [
    "ATURAN",
    "Agregasi",
    "Beralasan",
    "Bilangan",
    "Bobot",
    "Bukti",
    "Butir",
    "DasarHukum",
    "Gerbang",
    "IdIndikator",
    "IdKelompok",
    "IdPilihan",
    "Indikator",
    "IndikatorAngka",
    "IndikatorDaftar",
    "IndikatorDasar",
    "IndikatorJenjang",
    "IndikatorPersen",
    "IndikatorSurvei",
    "Instrumen",
    "Jenjang",
    "Kelompok",
    "Kewenangan",
    "Kritis",
    "Lensa",
    "Model",
    "NilaiLensa",
    "Pita",
    "PosisiNol",
    "SaranPita",
    "Skala",
    "Teks",
    "Tolok",
    "inti_indikator",
    "kunci_urut",
    "sidik_indikator",
    "tolok_satu",
]
