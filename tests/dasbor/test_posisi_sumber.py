"""Where the villages of Posisi Desa come from: a file, a faulty one, an upload, very many."""

from dataclasses import replace

import numpy as np
from posisi_uji import KODE, buka, isi, muatan_instrumen, nama
from streamlit.testing.v1 import AppTest

from penilaian.berkas import tulis_jawaban
from penilaian.contoh import buat
from penilaian.dasbor.sumber import sumber as modul_sumber
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.mesin import nilai
from penilaian.rekomendasi import Jalan


def test_warnings_of_a_file_can_be_read(berkas):
    berkas.write_text("kode_desa,periode,P01,catatan\n99.01.01.2001,2026,2,x\n")
    at = buka()
    at.session_state["lipat_peringatan"] = True
    at.run()

    assert not at.exception
    assert "Peringatan: " in isi(at)


def test_a_file_of_an_older_version_is_not_shown_as_if_it_answered_the_present_one(tmp_path, monkeypatch):
    lama = tmp_path / "lama.csv"
    lama.write_text("kode_desa,periode,P01,P10\n99.01.01.2001,2026,3,1\n")
    monkeypatch.setenv("PENILAIAN_BERKAS", str(lama))

    at = buka()

    assert "Berkas belum dapat dibaca" in isi(at)
    assert "menjawab versi 1.0.0" in isi(at)


def test_a_wrong_file_shows_its_findings_without_a_traceback(tmp_path, monkeypatch):
    salah = tmp_path / "salah.csv"
    salah.write_text("kode_desa,periode,P01\n99.01.01.2001,2026,9\n")
    monkeypatch.setenv("PENILAIAN_BERKAS", str(salah))

    at = buka()

    assert "Berkas belum dapat dibaca" in isi(at)
    assert "baris 2, kolom P01" in isi(at)
    assert "J03" in isi(at)


def test_a_repaired_file_is_read_again(berkas, monkeypatch, tmp_path, jawaban):
    perbaikan = tmp_path / "belum.csv"
    monkeypatch.setenv("PENILAIAN_BERKAS", str(perbaikan))
    assert "berkas tidak ada" in isi(buka())

    perbaikan.write_bytes(berkas.read_bytes())

    assert nama(buka()) == f"Desa {jawaban.kunci['nama_desa'].iloc[0]}"


def _halaman_unggahan():
    from penilaian.contoh import buat
    from penilaian.dasbor.halaman.posisi import tampilkan
    from penilaian.dasbor.sumber import muatan
    from penilaian.mesin import nilai
    from penilaian.muat import muat_instrumen

    spbe = muat_instrumen("spbe-2020")
    muatan.pasang_unggahan(nilai(spbe, buat(spbe, 3, 1)), "punya saya <b>.xlsx")
    tampilkan()


def test_an_upload_without_a_gate_is_readable_without_a_stair():
    at = AppTest.from_function(_halaman_unggahan, default_timeout=30).run()

    assert not at.exception
    assert "Berkas Anda: punya saya &lt;b&gt;.xlsx" in isi(at)
    assert "Tata Kelola SPBE" in isi(at)
    assert "<svg" not in isi(at)


def test_an_upload_is_only_for_that_visit(berkas):
    AppTest.from_function(_halaman_unggahan, default_timeout=30).run()

    assert "Berkas Anda" not in isi(buka())


def test_many_villages_are_searched_on_the_server(monkeypatch, tmp_path):
    from penilaian.dasbor.halaman.posisi.pilih_desa import BANYAK_TEMUAN

    ini = muatan_instrumen()
    jawaban = buat(ini, 600, 2, kosong=0.0)
    tujuan = tmp_path / "banyak.csv"
    tulis_jawaban(ini, jawaban, tujuan)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tujuan))
    dicari = jawaban.kunci.iloc[437]

    at = buka()
    assert len(at.selectbox(key="pilih_desa").options) <= BANYAK_TEMUAN
    at.text_input(key="cari_desa").input(dicari["kode_desa"]).run()
    at.selectbox(key="pilih_desa").select(dicari["kode_desa"]).run()

    assert not at.exception
    assert at.query_params["desa"] == dicari["kode_desa"]
    assert nama(at) == f"Desa {dicari['nama_desa']}"


def test_the_rows_of_one_village_begin_with_the_last_period(jawaban):
    hasil = nilai(muatan_instrumen(), jawaban.ambil(np.arange(12)[::-1]))
    sumber = Sumber(hasil, "uji", "contoh")

    baris = sumber.baris_desa(KODE[1])

    assert [hasil.jawaban.kunci["periode"].iloc[b] for b in baris] == ["2026", "2025"]
    assert sumber.baris_desa("99.99.99.2999") == ()
    satu, letak = sumber.irisan(baris[1])
    assert (len(satu), letak) == (2, 1)
    assert satu.bawah()[letak] == hasil.bawah()[baris[1]]


def test_two_villages_of_one_name_can_be_told_apart_in_the_list(jawaban):
    kunci = jawaban.kunci.copy()
    kunci["nama_desa"] = "Sukamaju"
    sumber = Sumber(nilai(muatan_instrumen(), replace(jawaban, kunci=kunci)), "uji", "contoh")

    assert list(sumber.label) == KODE
    assert len(set(sumber.label.values())) == len(KODE)
    assert sumber.label_dari([KODE[1], "99.99.99.2999"]).keys() == {KODE[1]}


def test_the_way_up_of_a_row_is_found_once_and_no_more_of_them_are_kept_than_fit(jawaban, monkeypatch):
    sumber = Sumber(nilai(muatan_instrumen(), jawaban), "uji", "contoh")
    dicari: list[int] = []
    monkeypatch.setattr(
        modul_sumber, "jalan_naik", lambda hasil, baris: dicari.append(baris) or Jalan("", (), (), None)
    )
    monkeypatch.setattr(modul_sumber, "BANYAK_JALAN", 2)

    semua = [sumber.jalan(b) for b in (0, 1, 1, 0)]
    assert (len(dicari), semua[0] is semua[3]) == (2, True)
    sumber.jalan(2)
    sumber.jalan(0)
    assert len(dicari) == 4
