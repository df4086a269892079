"""What is taken along from Cek Cepat: a file that is read back, Posisi Desa for one visit, a draft looked at first."""

from dataclasses import replace

import numpy as np
import pytest
from cek_uji import INPRES, SIDIK, buka, wawancara
from lembar_uji import DESA, jalan, markup, tombol
from streamlit.testing.v1 import AppTest

from penilaian import nilai
from penilaian.berkas import Unggahan, baca
from penilaian.dasbor.sumber import muatan
from penilaian.narasi.menuju_pasti import rentang_posisi
from penilaian.simpan import GalatBasisData, Pelaku, Peran


def bawa(at: AppTest, desa: str = DESA) -> AppTest:
    at.text_input(key="cek_cari_desa").set_value(desa)
    return jalan(at)


def test_nothing_can_be_taken_along_before_a_village_is_chosen_or_an_answer_given():
    assert "Bawa jawaban ini" not in markup(buka())
    at = buka("P01-0")
    assert "Bawa jawaban ini" in markup(at)
    assert "Lihat di Posisi Desa" not in tombol(at)
    assert [b.label for b in bawa(at).get("download_button")] == ["Unduh Excel", "Unduh CSV"]


def test_answers_about_a_kabupaten_are_not_taken_along_as_those_of_a_village(monkeypatch):
    lain = INPRES.model_copy(update={"yang_dinilai": "kabupaten"})
    monkeypatch.setattr("penilaian.dasbor.halaman.cek_cepat.halaman.instrumen_di_alamat", lambda: lain)
    at = buka("P01-0")
    assert "Penilaian lengkap kabupaten diisi pada berkas." in markup(at)
    assert "Bawa jawaban ini" not in markup(at)
    assert not at.text_input


@pytest.mark.parametrize("akhiran", [".csv", ".xlsx"])
def test_the_file_is_one_that_penilaian_nilai_reads_with_the_same_position(akhiran, monkeypatch):
    berkas = {}

    def catat(label, nama, tulis, *, kunci, utama=False):
        from penilaian.dasbor.komponen.unduh import isi_berkas

        berkas[nama] = isi_berkas(tulis, nama[nama.rindex(".") :])

    monkeypatch.setattr("penilaian.dasbor.halaman.cek_cepat.bekal.tombol_unduh", catat)
    at = bawa(buka("P01-3~P08-1~P02-0~P09-3/9~M02-TB~P06"))

    bacaan = baca(Unggahan(f"cek{akhiran}", berkas[f"cek-cepat{akhiran}"]), INPRES)

    ini = wawancara(at).jawaban()
    assert bacaan.jawaban.kunci[["kode_desa", "nama_desa"]].iloc[0].tolist() == [DESA, ""]
    assert (bacaan.jawaban.keadaan == ini.keadaan).all()
    assert np.allclose(bacaan.jawaban.nilai, ini.nilai, equal_nan=True)
    assert rentang_posisi(nilai(INPRES, bacaan.jawaban), 0) == rentang_posisi(wawancara(at).hasil, 0)


def test_the_village_stands_in_the_address_and_is_chosen_again_from_it():
    at = bawa(buka("P01-0"))
    assert at.query_params["desa"] in (DESA, [DESA])
    lain = buka("P01-0", desa=DESA)
    assert "Lihat di Posisi Desa" in tombol(lain)
    assert "Lihat di Posisi Desa" not in tombol(buka("P01-0", desa="<b>"))


def test_while_the_store_does_not_answer_the_file_can_still_be_taken_along(monkeypatch):
    def gagal():
        raise GalatBasisData("Basis data tidak terbuka: tidak dapat dihubungi. Coba lagi.")

    monkeypatch.setattr("penilaian.dasbor.halaman.cek_cepat.bekal.gudang_dipakai", gagal)
    at = bawa(buka("P01-0"))
    assert "Basis data tidak terbuka" in markup(at)
    assert [b.label for b in at.get("download_button")] == ["Unduh Excel", "Unduh CSV"]


def test_posisi_desa_shows_the_answers_for_this_visit(monkeypatch):
    tuju = []
    monkeypatch.setattr("streamlit.switch_page", lambda h: tuju.append(h.url_path))
    at = bawa(buka("P01-0"))
    at.button(key="cek_posisi").click()
    jalan(at)
    ini = at.session_state[muatan._UNGGAHAN]
    assert (ini.jenis, ini.kode_desa, ini.nama) == ("unggahan", (DESA,), "jawaban Cek Cepat")
    assert rentang_posisi(ini.hasil, 0).tertentu
    assert tuju == [""]


def test_a_guest_is_told_how_to_come_back_logged_in_with_the_same_answers(uji):
    at = bawa(uji.buka("cek_cepat", None, jawab=f"{SIDIK}~P01-0"))
    assert "Teruskan ke penilaian lengkap" not in tombol(at)
    assert "Punya akun penilai?" in markup(at)
    assert f"masuk?lanjut=%3Fjawab%3D{SIDIK}~P01-0" in markup(at)


def test_who_may_not_fill_in_there_is_told_to_whom_to_give_the_file(uji):
    at = bawa(uji.buka("cek_cepat", "kepala_desa", jawab=f"{SIDIK}~P01-0"))
    assert "Teruskan ke penilaian lengkap" not in tombol(at)
    assert "berikan berkasnya kepada tim penilai" in markup(at)


def test_an_assessor_looks_first_and_then_has_a_draft_with_these_answers(uji, monkeypatch):
    tuju = []
    monkeypatch.setattr("streamlit.switch_page", lambda h: tuju.append(h.url_path))
    at = bawa(uji.buka("cek_cepat", "penilai", jawab=f"{SIDIK}~P01-3~P08-1~P02-0~P09"))
    at.button(key="cek_draf").click()
    jalan(at)
    assert tuju == ["isi"]
    semua = Pelaku(uji.orang["penilai"].pengguna_id, "semua", (Peran("penilai"),))
    assert uji.gudang.lembar.daftar(semua) == ()

    titipan = at.session_state["isi_impor_kotak"]
    sekali_lagi = replace(titipan)
    lain = uji.buka("isi", "penilai")
    lain.session_state["isi_impor_kotak"] = titipan
    lain = jalan(lain)
    assert "Jawaban dari Cek Cepat" in markup(lain)
    assert "<b>3 jawaban akan masuk, 47 tetap kosong.</b>" in markup(lain)
    assert "dalam berkas" not in markup(lain)
    assert "di berkas" not in markup(lain)
    assert uji.gudang.lembar.daftar(semua) == (), "only looked at"
    (masuk,) = [b for b in lain.button if b.label == "Masukkan ke draf"]
    masuk.click()
    lain = jalan(lain)

    assert "<b>3 jawaban masuk, 47 tetap kosong.</b>" in markup(lain)
    (lembar,) = uji.gudang.lembar.daftar(semua)
    assert lembar.desa_kode == DESA
    assert {k: uji.isi(lembar, k).teks for k in ("P01", "P08", "P02", "P09")} == {
        "P01": "3",
        "P08": "1",
        "P02": "NIHIL",
        "P09": "",
    }
    assert f"isi?penilaian={lembar.id}" in markup(lain)
    lagi = uji.buka("isi", "penilai")
    lagi.session_state["isi_impor_kotak"] = sekali_lagi
    assert "<b>Tidak ada jawaban yang akan masuk, 3 sudah begitu, 47 dibiarkan seperti adanya.</b>" in markup(
        jalan(lagi)
    )
    (kembali,) = [b for b in lain.button if b.label == "Ke daftar penilaian"]
    kembali.click()
    assert "Mulai penilaian baru" in markup(jalan(lain))


def test_what_was_handed_over_can_be_put_aside(uji, monkeypatch):
    monkeypatch.setattr("streamlit.switch_page", lambda h: None)
    at = bawa(uji.buka("cek_cepat", "penilai", jawab=f"{SIDIK}~P01-0"))
    at.button(key="cek_draf").click()
    jalan(at)
    lain = uji.buka("isi", "penilai")
    lain.session_state["isi_impor_kotak"] = at.session_state["isi_impor_kotak"]
    lain = jalan(lain)
    lain.button(key="isi_titipan_batal").click()
    assert "Mulai penilaian baru" in markup(jalan(lain))
