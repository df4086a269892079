"""Isi Penilaian before anything is filled in: finding the village, beginning, going on."""

import pytest
from isi_uji import kartu
from lembar_uji import DESA, jalan, markup
from streamlit.testing.v1 import AppTest

from penilaian.simpan import Awal, Pelaku, Peran

MULAI = "FormSubmitter:isi_mulai-Mulai mengisi"


def isi(uji, lembar, siapa="penilai", **alamat) -> AppTest:
    return uji.buka("isi", siapa, penilaian=lembar.id, **alamat)


def dulu(uji, jawaban):
    """Last year's assessment of the same village, with these answers."""
    awal = Awal(DESA, "2025", uji.sidik, nama_desa="Sukamaju")
    lembar = uji.gudang.lembar.buat(uji.orang["penilai"], awal)
    uji.jawab(lembar, jawaban)
    return lembar


def test_desa_di_wilayah_sendiri_dicari_lalu_penilaiannya_dimulai(uji):
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("9901012007")
    jalan(at)
    nama = {t.label: t for t in at.text_input}
    nama["Nama desa"].set_value("Cipta <b>")
    nama["Kabupaten"].set_value("Rekaan")
    at.text_area[0].set_value("Siti\n\n  Budi  ")
    at.button(key=MULAI).click()
    jalan(at)
    lembar = uji.gudang.lembar.daftar(uji.orang["penilai"])[0]
    assert (lembar.desa_kode, lembar.desa_nama, lembar.anggota) == ("99.01.01.2007", "Cipta <b>", ("Siti", "Budi"))
    assert lembar.zona_waktu == "Asia/Jakarta"
    assert dict(at.query_params) == {"penilaian": str(lembar.id)}
    assert "Cipta &lt;b&gt;" in markup(at)
    assert len(kartu(at)) == 15


def test_desa_tak_dikenal_tanpa_nama_ditolak_dengan_kalimat(uji):
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("9901012007")
    jalan(at)
    next(t for t in at.text_input if t.label == "Nama desa").set_value(" \u200b")
    at.button(key=MULAI).click()
    jalan(at)
    assert "Tulis nama desanya." in markup(at)
    assert uji.gudang.lembar.daftar(uji.orang["penilai"]) == ()


def test_nama_desa_yang_sudah_dikenal_gudang_tidak_ditanyakan_lagi(uji):
    dulu(uji, {})
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value(DESA)
    jalan(at)
    assert "Sukamaju" in markup(at).rpartition("waktu WIB")[0][-200:]
    assert not {"Nama desa", "Kecamatan", "Kabupaten"} & {t.label for t in at.text_input}
    at.button(key=MULAI).click()
    jalan(at)
    assert {x.desa_nama for x in uji.gudang.lembar.daftar(uji.orang["penilai"])} == {"Sukamaju"}
    assert len(uji.gudang.lembar.daftar(uji.orang["penilai"])) == 2


def test_desa_di_luar_wilayah_tidak_ditemukan(uji):
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("99.02.01.2001")
    jalan(at)
    assert "Tidak ada desa yang cocok" in markup(at)
    assert not [s for s in at.selectbox if s.label == "Desa"]


def test_nama_desa_datang_dari_daftar_kemendagri_dan_kelurahan_tidak_ditawarkan(uji):
    uji.orang["penilai"] = Pelaku(1, "Penilai", (Peran("penilai"),))
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("sungai jernih")
    jalan(at)
    (desa,) = [s for s in at.selectbox if s.label == "Desa"]
    assert 1 < len(desa.options) <= 40
    assert all("Sungai Jernih" in o for o in desa.options)
    assert not [o for o in desa.options if o.rsplit(" ", 1)[1][9] == "1"]


def test_semua_periode_ditulis_dengan_cara_yang_sama(uji):
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("9901012007")
    periode = jalan(at).selectbox(key="isi_periode")
    assert periode.options[1] == f"Semester 1 tahun {periode.options[0]}"
    assert all(o[0].isupper() or o.isdecimal() for o in periode.options)


def test_penilaian_yang_sudah_ada_ditawarkan_untuk_dilanjutkan(uji):
    lembar = uji.lembar()
    at = uji.buka("isi", "penilai")
    assert f'href="isi?penilaian={lembar.id}"' in markup(at)
    assert "0 dari 50 terjawab" in markup(at)


def test_penilaian_yang_sama_tidak_dimulai_dua_kali(uji):
    lembar = uji.lembar()
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value(DESA)
    jalan(at)
    next(t for t in at.text_input if t.label.startswith("Nama tim")).set_value("U TAMA\u200b")
    at.button(key=MULAI).click()
    jalan(at)
    assert "Penilaian itu sudah ada" in markup(at)
    assert [x.id for x in uji.gudang.lembar.daftar(uji.orang["penilai"])] == [lembar.id]


@pytest.mark.parametrize("nomor", ["999", "0"])
def test_penilaian_yang_tidak_ada_dijawab_dengan_kalimat(uji, nomor):
    at = uji.buka("isi", "penilai", penilaian=nomor)
    assert f"Penilaian nomor {nomor} tidak ada." in markup(at)


def test_tamu_diantar_masuk_dan_kembali_ke_penilaiannya(uji):
    at = uji.buka("isi", None, penilaian="7", tingkat="pematangan")
    assert 'href="masuk?lanjut=isi%3Fpenilaian%3D7%26tingkat%3Dpematangan"' in markup(at)
