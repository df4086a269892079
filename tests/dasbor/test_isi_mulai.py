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


def test_a_village_of_ones_own_area_is_searched_and_its_assessment_begun(uji):
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


def test_an_unknown_village_without_a_name_is_refused_in_a_sentence(uji):
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("9901012007")
    jalan(at)
    next(t for t in at.text_input if t.label == "Nama desa").set_value(" \u200b")
    at.button(key=MULAI).click()
    jalan(at)
    assert "Tulis nama desanya." in markup(at)
    assert uji.gudang.lembar.daftar(uji.orang["penilai"]) == ()


def test_the_name_of_a_village_that_the_store_knows_is_not_asked_again(uji):
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


def test_a_village_that_came_without_a_name_is_named_on_its_assessment_and_then_asked_for_no_more(uji):
    lembar = uji.lembar(nama="")
    at = isi(uji, lembar)
    next(t for t in at.text_input if t.label == "Nama desa").set_value("Suka <i>maju")
    at.button(key="FormSubmitter:isi_nama_desa-Simpan nama desa").click()
    jalan(at)
    assert uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id).desa_nama == "Suka <i>maju"
    assert "Suka &lt;i&gt;maju" in markup(at)
    assert not [t for t in at.text_input if t.label == "Nama desa"]


def test_a_name_that_is_missing_is_asked_for_in_a_sentence_and_only_of_who_fills_in_there(uji):
    lembar = uji.lembar(nama="")
    at = isi(uji, lembar)
    at.button(key="FormSubmitter:isi_nama_desa-Simpan nama desa").click()
    jalan(at)
    assert "Tulis nama desanya." in markup(at)
    uji.orang["penilai"] = Pelaku(1, "Penilai", (Peran("penilai", "99.02"), Peran("verifikator", "99.01")))
    assert "belum bernama" not in markup(isi(uji, lembar))


def test_beginning_again_in_a_village_without_a_name_asks_for_it_and_names_the_earlier_one(uji):
    lembar = uji.lembar(nama="")
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value(DESA)
    jalan(at)
    next(t for t in at.text_input if t.label == "Nama desa").set_value("Sukamaju")
    next(t for t in at.text_input if t.label.startswith("Nama tim")).set_value("kedua")
    at.button(key=MULAI).click()
    jalan(at)
    assert uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id).desa_nama == "Sukamaju"


def test_a_village_outside_the_area_is_not_found(uji):
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("99.02.01.2001")
    jalan(at)
    assert "Tidak ada desa yang cocok" in markup(at)
    assert not [s for s in at.selectbox if s.label == "Desa"]


def test_village_names_come_from_kemendagris_list_and_kelurahan_are_not_offered(uji):
    uji.orang["penilai"] = Pelaku(1, "Penilai", (Peran("penilai"),))
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("sungai jernih")
    jalan(at)
    (desa,) = [s for s in at.selectbox if s.label == "Desa"]
    assert 1 < len(desa.options) <= 40
    assert all("Sungai Jernih" in o for o in desa.options)
    assert not [o for o in desa.options if o.rsplit(" ", 1)[1][9] == "1"]


def test_all_periods_are_written_in_the_same_way(uji):
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("9901012007")
    periode = jalan(at).selectbox(key="isi_periode")
    assert periode.options[1] == f"Semester 1 tahun {periode.options[0]}"
    assert all(o[0].isupper() or o.isdecimal() for o in periode.options)


def test_an_assessment_that_exists_is_offered_to_go_on_with(uji):
    lembar = uji.lembar()
    at = uji.buka("isi", "penilai")
    assert f'href="isi?penilaian={lembar.id}"' in markup(at)
    assert "0 dari 50 terjawab" in markup(at)


def test_the_same_assessment_is_not_begun_twice(uji):
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
def test_an_assessment_that_does_not_exist_is_answered_in_a_sentence(uji, nomor):
    at = uji.buka("isi", "penilai", penilaian=nomor)
    assert f"Penilaian nomor {nomor} tidak ada." in markup(at)


def test_a_guest_is_led_to_log_in_and_back_to_the_assessment(uji):
    at = uji.buka("isi", None, penilaian="7", tingkat="pematangan")
    assert 'href="masuk?lanjut=isi%3Fpenilaian%3D7%26tingkat%3Dpematangan"' in markup(at)
