"""Isi Penilaian: what is given on a card stands in the store at once, and nowhere else."""

import pytest
from lembar_uji import DESA, jalan, markup


def pilihan(at, id_):
    """The radio of an indicator's card."""
    cocok = [r for r in at.radio if id_ in (r.key or "")]
    assert cocok, [r.key for r in at.radio]
    return cocok[0]


def test_jenjang_yang_dipilih_langsung_ada_di_gudang(uji):
    lembar = uji.lembar()
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    pilihan(at, "P01").set_value("2")
    jalan(at)
    assert uji.isi(lembar, "P01").teks == "2"


def test_muat_ulang_menunjukkan_jawaban_yang_tersimpan(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3"})
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    assert pilihan(at, "P01").value is not None
    assert "tersimpan" in markup(at)


@pytest.mark.parametrize("siapa", ["pengamat", "verifikator", "admin", None])
def test_yang_bukan_penilai_tidak_mendapat_kartu(uji, siapa):
    lembar = uji.lembar()
    at = uji.buka("isi", siapa, penilaian=lembar.id)
    assert not at.radio


def test_penilai_wilayah_lain_ditolak_dengan_kalimat(uji):
    lembar = uji.lembar()
    at = uji.buka("isi", "penilai_jauh", penilaian=lembar.id)
    assert not at.radio
    assert "tidak terbuka bagi peran Anda" in markup(at)


def test_yang_sudah_diajukan_hanya_dapat_dibaca(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3"})
    uji.ajukan(lembar)
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    assert not at.radio
    assert DESA[:5] in markup(at) or "Sukamaju" in markup(at)
