"""Areas are named with code and name together, wherever the name is known."""

import pytest

from penilaian.desa import kode_bernama
from penilaian.narasi.peran import peran_di
from penilaian.simpan import GalatHak, Pelaku, Peran
from penilaian.simpan.basis.hak import wajib


@pytest.mark.parametrize(
    ("kode", "kata"),
    [("15.08", "15.08 (Kabupaten Bungo)"), ("15", "15 (Jambi)"), ("99.01", "99.01"), ("15.99", "15.99"), ("", "")],
)
def test_a_code_stands_with_its_name_and_alone_where_it_has_none(kode, kata):
    assert kode_bernama(kode) == kata


def test_a_role_names_its_area_and_none_where_it_holds_everywhere():
    assert peran_di("penilai", "15.08") == "Penilai 15.08 (Kabupaten Bungo)"
    assert peran_di("admin", "") == "Admin"


def test_what_is_refused_somewhere_says_where_by_code_and_name():
    with pytest.raises(GalatHak, match=r"tidak mengizinkan mengelola akun di 15\.08 \(Kabupaten Bungo\)\."):
        wajib(Pelaku(1, "Siti", (Peran("admin", "15.01"),)), "kelola_akun", "15.08")
