"""An answer of a short form as a number: 0 kosong, -1 tidak berlaku, else 1 and its value from 0 to 1."""

from fractions import Fraction
from typing import Final

from penilaian.instrumen import (
    NIHIL,
    TB,
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    tolok_satu,
)
from penilaian.survei.nama_form import ANGKA, BELUM_TAHU, PECAHAN, PERSEN
from penilaian.survei.soal_form import dihitung
from penilaian.survei.ungkap import Ungkap, satu

KOSONG, TAK_BERLAKU, TERBURUK = "0", "-1", "1"

DARI: Final = 1
"""What an answer counts beside its value."""


def isi_cepat(i: Indikator) -> str:
    """Return the number of an answer in XPath (§1, §2)."""
    if isinstance(i, IndikatorJenjang):
        isi, tb = f"${{{i.id}}}", f"${{{i.id}}} = '{TB}'"
        nilai = f"if(string({isi}) = '' or {isi} = '{BELUM_TAHU}', {KOSONG}, {_pada_tolok(i, f'number({isi})')})"
    elif isinstance(i, IndikatorDaftar):
        isi, tb = f"${{{i.id}}}", f"selected(${{{i.id}}}, '{TB}')"
        kosong = f"string({isi}) = '' or selected({isi}, '{BELUM_TAHU}')"
        dipilih = f"if(selected({isi}, '{NIHIL}'), {TERBURUK}, {_pada_tolok(i, f'count-selected({isi})')})"
        nilai = f"if({kosong}, {KOSONG}, {dipilih})"
    else:
        tb, nilai = f"${{{i.id}_cara}} = '{TB}'", _bilangan(i)
    return f"if({tb}, {TAK_BERLAKU}, {nilai})" if i.tidak_berlaku else nilai


def _bilangan(i: IndikatorPersen | IndikatorAngka | IndikatorSurvei) -> str:
    """Return the number that was typed, in the way that was chosen; one of two whole numbers alone is none yet."""
    cara = f"${{{i.id}_cara}}"
    if not dihitung(i):
        return f"if({cara} = '{ANGKA}' and string(${{{i.id}}}) != '', {_dijepit(i, f'number(${{{i.id}}})')}, {KOSONG})"
    atas, bawah, persen = (f"${{{i.id}_{n}}}" for n in ("pembilang", "penyebut", "persen"))
    hitungan = f"{cara} = '{PECAHAN}' and string({atas}) != '' and number({bawah}) > 0"
    langsung = f"{cara} = '{PERSEN}' and string({persen}) != ''"
    jadi = f"if({langsung}, {_dijepit(i, f'number({persen})')}, {KOSONG})"
    return f"if({hitungan}, {_dijepit(i, f'(number({atas}) * 100 div number({bawah}))')}, {jadi})"


def _pada_tolok(i: Indikator, nilai: str) -> str:
    """Return 1 and how far an answer in own unit is from the worst to the best."""
    terburuk, terbaik = map(Fraction, tolok_satu(i))
    lebar = 1 / (terbaik - terburuk)
    return Ungkap(DARI - terburuk * lebar).tambah(satu(nilai), lebar).tulis()


def _dijepit(i: Indikator, nilai: str) -> str:
    return f"max(1, min(2, {_pada_tolok(i, nilai)}))"
