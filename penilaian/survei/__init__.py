"""Surveys from the field: the instrument as a form, and what comes back filled in."""

from penilaian.survei.formulir import Formulir, susun_formulir
from penilaian.survei.gabung import Bentrok, CaraBentrok
from penilaian.survei.kiriman import Kiriman, PembacaKiriman, baca_kiriman
from penilaian.survei.xlsform import tulis_xlsform

__all__ = [
    "Bentrok",
    "CaraBentrok",
    "Formulir",
    "Kiriman",
    "PembacaKiriman",
    "baca_kiriman",
    "susun_formulir",
    "tulis_xlsform",
]
