"""Between what is chosen on a card and the cell that is kept."""

import pytest

from penilaian.dasbor.isi.isian import (
    minta_bilangan,
    minta_bukti,
    pilihan_lain,
    sebut,
    teks_bilangan,
    teks_pilihan,
    tercentang,
    terpilih,
    ubah_centang,
)
from penilaian.dasbor.isi.masukan import polos
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


def test_kotak_angka_tidak_memuat_tidak_berlaku(ini):
    assert teks_bilangan(ini["M02"], "TB") == ""
    assert teks_bilangan(ini["P05"], "3/9") == "3/9"


def test_jawaban_disebut_dengan_kata_yang_dapat_dibandingkan(ini):
    assert sebut(ini["P01"], "2").startswith("Jenjang 2: ")
    assert sebut(ini["P02"], "NIHIL") == "Tidak satu pun"
    assert sebut(ini["P02"], "profil_kontak") == "Profil, alamat dan kontak desa"
    assert sebut(ini["P05"], "3/9") == "33,3 persen (ditulis 3/9)"
    assert sebut(ini["M02"], "TB") == "Tidak berlaku"
    assert sebut(ini["P01"], "") == "Belum tahu"


def test_setiap_bilangan_pada_instrumen_meminta_sesuatu(ini):
    for i in ini.values():
        if i.jenis not in {"jenjang", "daftar"}:
            assert all(minta_bilangan(i)), i.id


def test_bukti_disebut_dengan_kapan_diminta_dan_berapa_lama_berlaku(ini):
    assert minta_bukti(ini["P08"]).endswith("Diminta sejak jenjang 3, berlaku 6 bulan.")
    assert minta_bukti(ini["P06"]).endswith("Selalu diminta, berlaku 12 bulan.")


def test_centang_dibaca_menurut_butir_instrumen(ini):
    assert tercentang(ini["P02"], "rpjm_rkp profil_kontak") == {"profil_kontak", "rpjm_rkp"}
    assert tercentang(ini["P02"], "NIHIL") == frozenset()


def test_label_tidak_dibaca_sebagai_markdown():
    assert polos("**a** [b](c) :red[d] $x$") == r"\*\*a\*\* \[b\]\(c\) \:red\[d\] \$x\$"
