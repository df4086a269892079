"""Surveys from the field: the instrument as a form, and what comes back filled in."""

from penilaian.survei.formulir import Formulir, susun_formulir
from penilaian.survei.xlsform import tulis_xlsform

__all__ = ["Formulir", "susun_formulir", "tulis_xlsform"]
