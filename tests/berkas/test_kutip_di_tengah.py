"""Which texts may have a cell whose quotes close before it ends."""

import random
import re

import pytest

from penilaian.mentah import Unggahan, baca_pengunjung, kutip_menelan
from penilaian.mentah.kutip_menelan import mungkin_tertutup_di_tengah, tertutup_di_tengah


def mungkin(teks, pemisah=","):
    isi = teks.encode()
    return mungkin_tertutup_di_tengah(isi, 0, len(isi), pemisah)


@pytest.mark.parametrize(
    ("teks", "ya"),
    [
        ('"Karang"wenadi",1\n', True),
        ('a,"7"1\n', True),
        ('a,""x\n', True),
        ('"a","b"\r\n"c","d"\r\n', False),
        ('"say ""hi"" there",1\n', False),
        ('"""x"""\n', False),
        ("a,b\n", False),
        ('"a";"b"x\n', True),
    ],
)
def test_a_quote_between_two_letters_is_found(teks, ya):
    assert mungkin(teks, ";" if ";" in teks else ",") is ya


def test_no_text_with_such_a_cell_is_passed_over_wherever_it_is_cut(monkeypatch):
    acak = random.Random(7)  # noqa: S311
    ada = 0
    for _ in range(3_000):
        baris = "".join(acak.choice('ab",\n ="') for _ in range(acak.randint(3, 24)))
        if baris.count('"') % 2:
            continue
        monkeypatch.setattr(kutip_menelan, "_SEPOTONG", acak.randint(1, 30))
        kena = any(
            tertutup_di_tengah(b, ",") is not None for b in re.split(r"\n(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", baris)
        )
        if kena and re.search(r'[^,\n"=]"(?:"")*[^,\n"\s]', baris):
            ada += 1
            assert mungkin(baris), baris
    assert ada > 100


@pytest.mark.parametrize(("sel", "rusak"), [('"3"', []), ('"3"x', ["B26"])])
def test_a_worker_that_goes_without_numpy_reads_quoted_tables(sel, rusak):
    isi = f'"kode_desa","P01"\n"99.01.01.2001",{sel}\n'.encode()
    lembar = baca_pengunjung(Unggahan("a.csv", isi), frozenset(), siapa=("uji",))
    assert len(lembar.baris) == 1
    assert [r.kode for r in lembar.rusak] == rusak
