"""Between what is chosen on a card and the cell that is kept."""

import pytest

from penilaian.dasbor.halaman.isi.sel import pilihan_lain, teks_pilihan, terpilih, ubah_centang
from penilaian.muat import muat_instrumen


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen("inpres-3-2003").per_id


@pytest.mark.parametrize(
    ("teks", "pernah", "pilihan"),
    [("", False, None), ("", True, "?"), ("3", True, "3"), ("3,0", True, "3"), ("0", True, "0")],
)
def test_jenjang_nol_belum_tahu_dan_belum_dilihat_adalah_tiga_hal(ini, teks, pernah, pilihan):
    assert terpilih(ini["P01"], teks, pernah=pernah) == pilihan


def test_nihil_dan_kosong_pada_daftar_tidak_sama(ini):
    assert terpilih(ini["P02"], "NIHIL", pernah=True) == "NIHIL"
    assert terpilih(ini["P02"], "", pernah=True) == "?"
    assert terpilih(ini["P02"], "profil_kontak", pernah=True) is None


def test_tidak_berlaku_hanya_ditawarkan_bila_instrumen_membolehkannya(ini):
    assert pilihan_lain(ini["M02"]) == ("TB", "?")
    assert pilihan_lain(ini["P01"]) == ("?",)
    assert pilihan_lain(ini["P02"]) == ("NIHIL", "?")


@pytest.mark.parametrize(
    ("lama", "ada", "baru"),
    [
        ("", True, "b"),
        ("NIHIL", True, "b"),
        ("TB", True, "b"),
        ("a", True, "a b"),
        ("a b", True, "a b"),
        ("a b", False, "a"),
        ("b", False, ""),
        ("", False, ""),
    ],
)
def test_satu_centang_hanya_mengubah_butirnya_sendiri(lama, ada, baru):
    assert ubah_centang(lama, "b", ada) == baru


def test_mencabut_centang_terakhir_bukan_jawaban_tidak_satu_pun(ini):
    teks = ubah_centang("profil_kontak", "profil_kontak", ada=False)
    assert terpilih(ini["P02"], teks, pernah=True) == "?"


def test_belum_tahu_dan_pilihan_yang_dicabut_disimpan_kosong():
    assert [teks_pilihan(p) for p in ("?", None, "3", "TB")] == ["", "", "3", "TB"]
