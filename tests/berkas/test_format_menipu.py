"""Number formats that show something other than the number: a fault on the cell."""

import pytest

from penilaian.berkas import baca
from penilaian.galat import GalatJawaban
from tests.berkas.conftest import Baris

KEPALA = ["kode_desa", "periode", "P01"]


def tabel(nilai: float, format_sel: str) -> Baris:
    return [KEPALA, ["9901012001", "2026", (nilai, format_sel)]]


@pytest.mark.parametrize(
    ("nilai", "format_sel", "tampak"),
    [
        (4, "-0.0", "-4"),
        (4, "\\-0", "-4"),
        (4, '"\u2212"0', "\u22124"),
        (4, "[Red]-0;0", "-4"),
        (4, '[=4]"Tidak ada";0', "Tidak ada"),
        (0, '0;-0;"Tidak ada"', "Tidak ada"),
        (4, '"Ya";"Tidak"', "Ya"),
        (4, '[<3]"Rendah";[<5]"Sedang";0', "Sedang"),
        (50, '0.00,"rb"', "0,05rb"),
        (50, '[>10]0.00,"rb";0', "0,05rb"),
        (3000, "#,##0,\\K", "3K"),
    ],
)
def test_a_format_that_shows_something_else_is_a_fault_that_says_both(instrumen, xlsx, nilai, format_sel, tampak):
    with pytest.raises(GalatJawaban) as e:
        baca(xlsx(tabel(nilai, format_sel)), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == ("baris 2, kolom P01", "B48")
    assert t.pesan == f"sel berisi {nilai}, tetapi tampil {tampak!r} karena formatnya"


@pytest.mark.parametrize(
    ("nilai", "format_sel"),
    [
        (3, ";;;"),
        (3, ";;"),
        (3, ";;;@"),
        (0, "0;-0;;@"),
        (0, "0%;-0%;"),
        (0, '#,##0;-#,##0;""'),
        (0, "0.00;;_-* _-"),
        (0, '[=0]"";General'),
        (4, '[<5]" ";0'),
        (4, '""'),
    ],
)
def test_a_format_that_shows_nothing_of_a_number_is_a_fault(instrumen, xlsx, nilai, format_sel):
    with pytest.raises(GalatJawaban) as e:
        baca(xlsx(tabel(nilai, format_sel)), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == ("baris 2, kolom P01", "B48")
    assert t.pesan == f"sel berisi {nilai}, tetapi tampil kosong karena formatnya"


@pytest.mark.parametrize("format_sel", [";;;", "0;-0;0;", '0;-0;0;""'])
def test_a_format_that_shows_nothing_of_a_text_is_a_fault(instrumen, xlsx, format_sel):
    with pytest.raises(GalatJawaban) as e:
        baca(xlsx([KEPALA, ["9901012001", "2026", ("85%", format_sel)]]), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == ("baris 2, kolom P01", "B48")
    assert t.pesan == "sel berisi '85%', tetapi tampil kosong karena formatnya"


@pytest.mark.parametrize("format_sel", [";;;@", ";;", "0;-0;;@", "@", '0;-0;0;"teks: "@'])
def test_a_format_that_shows_texts_is_none_to_them(instrumen, xlsx, format_sel):
    b = baca(xlsx([KEPALA, ["9901012001", "2026", ("85%", format_sel)]]), instrumen)
    assert b.jawaban.nilai[b.jawaban.nomor("P01")].tolist() == [85]


@pytest.mark.parametrize(
    ("nilai", "format_sel"),
    [
        (4, '[=5]"Tidak ada";0'),
        (4, "[Red]"),
        (4, "[Red];[Blue];[Green]"),
        (4, "0;;;@"),
        (0, "-0.0"),
        (4, "0;-0;;@"),
        (4, "#,##0;-#,##0"),
        (4, "$#,##0_);($#,##0)"),
        (4, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'),
        (0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'),
        (4, '0 "hari"'),
        (4, '"Level "0'),
        (4, "[$Rp-421]#,##0"),
        (4, "General"),
        (4, "0.00E+00"),
        (0, '0.0,"rb"'),
    ],
)
def test_a_format_that_shows_the_number_with_something_around_it_is_none(instrumen, xlsx, nilai, format_sel):
    b = baca(xlsx(tabel(nilai, format_sel)), instrumen)
    assert b.jawaban.nilai[b.jawaban.nomor("P01")].tolist() == [nilai]


def test_a_format_that_shows_something_else_disturbs_nothing_where_no_answer_stands(instrumen, xlsx):
    isi = [[*KEPALA, "Ket"], ["9901012001", "2026", 85, (4, '"Ya"')]]
    assert baca(xlsx(isi), instrumen).hitungan.dibaca == 1
