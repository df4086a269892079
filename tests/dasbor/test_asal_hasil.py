"""How results from the store are called: kind of score, date, instrument, draft or final, reopened and why."""

import re
import shutil
from urllib.parse import quote

import numpy as np
import pytest
from dunia_uji import MEKARSARI, SUKAMAJU, TIRTA, bandingkan, buka, isi, isi_sumber, terlihat

from penilaian.angka import tulis
from penilaian.berkas import tulis_hasil
from penilaian.contoh import buat
from penilaian.dasbor.sumber.keterangan import sebut_tanggal
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen
from penilaian.simpan import TAMU
from penilaian.terkirim import terkirim

# -- reopened --------------------------------------------------------------------------------------------------------


def test_a_reopened_result_stays_on_show_and_says_why(dunia):
    dunia.umum("ya")
    satu = dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.rak.alur.buka_kembali(dunia.orang["verifikator"], satu.id, "Foto P01 <b>milik</b> desa lain")

    dunia.siapa = TAMU
    at = buka()

    alasan = "dibuka kembali untuk diperbaiki: Foto P01 &lt;b&gt;milik&lt;/b&gt; desa lain."
    assert alasan in isi(at)
    assert "Yang tampil hasil sebelum dibuka" in isi(at)
    assert "<b>1</b> dijawab" in isi(at)
    assert "desa lain." in isi(buka(bandingkan))
    dunia.rak.jawaban.simpan(dunia.orang["penilai"], satu.id, "P08", "3", versi_dilihat=0)
    assert "<b>1</b> dijawab" in isi(buka())
    dunia.siapa = dunia.orang["kepala"]
    draf = buka(skor="mandiri")
    assert "<b>2</b> dijawab" in isi(draf)
    assert "Draf, sedang diperbaiki" in isi(draf)
    assert alasan in isi(draf)
    assert len(terlihat(dunia, dunia.orang["kepala"], skor="mandiri")) == 1


def test_a_public_result_says_how_far_it_rests_on_evidence_and_other_scores_do_not(dunia):
    """P01 at level 1 asks for no evidence: its bounds. At level 3 without any, everything is possible."""
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="1")
    dunia.lembar(TIRTA, "final", P01="3")
    dunia.siapa = TAMU
    hasil = buka(isi_sumber, desa=SUKAMAJU).session_state["hasil"]
    bawah, atas = (tulis(hasil.hasil.instrumen.mistar.bulatkan(f()[0])) for f in (hasil.hasil.bawah, hasil.hasil.atas))
    assert f"{bawah}–{atas} menurut bukti" in isi(buka(desa=SUKAMAJU))
    assert "0,0–100,0 menurut bukti" in isi(buka(desa=TIRTA))
    dunia.siapa = dunia.orang["kepala"]
    assert "menurut bukti:" not in isi(buka(skor="mandiri"))


def test_the_list_of_villages_says_how_far_each_rests_on_evidence_and_not_for_other_scores(dunia):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="1")
    dunia.lembar(TIRTA, "final", P01="3")
    dunia.siapa = TAMU
    satu = buka(isi_sumber, desa=SUKAMAJU).session_state["hasil"].hasil
    at = buka(bandingkan)
    assert "bila jawaban yang buktinya belum diterima dapat bernilai apa saja" in isi(at)
    daftar = at.dataframe[-1].value.set_index("Desa")[["Menurut bukti, terendah", "Menurut bukti, tertinggi"]]
    rentang = sorted(tuple(baris) for baris in daftar.to_numpy().tolist())
    assert rentang == [(0.0, 100.0), pytest.approx((satu.bawah()[0], satu.atas()[0]))]
    dunia.siapa = dunia.orang["kepala"]
    assert "Menurut bukti, terendah" not in buka(bandingkan, skor="mandiri").dataframe[-1].value


def test_a_final_result_of_which_no_answer_was_judged_says_so_and_asks_for_no_answer(dunia):
    penilai, verifikator = dunia.orang["penilai"], dunia.orang["verifikator"]
    satu = dunia.lembar(SUKAMAJU, P01="3", P08="3", P16="2")
    dunia.rak.alur.ajukan(penilai, satu.id)
    dunia.rak.alur.verifikasi(verifikator, satu.id, "sesuai kunjungan")
    dunia.rak.alur.finalkan(verifikator, satu.id, "sesuai kunjungan")
    dunia.umum("ya")

    dunia.siapa = TAMU
    tampil = isi(buka())
    assert "Tidak ada jawaban yang dinilai" in tampil
    assert "dari jawaban yang dinilai verifikator; 3 jawaban desa tidak dinilai, jadi dihitung belum dijawab." in tampil
    assert "Jawab pertanyaan" not in tampil
    assert "Belum ada jawaban," not in tampil
    assert quote("Tidak ada jawaban yang dinilai, jadi") in tampil
    assert "Belum ada jawaban yang ada buktinya." in tampil
    dunia.siapa = dunia.orang["kepala"]
    assert "Tidak ada jawaban yang dinilai" not in isi(buka(skor="mandiri"))


def test_answers_not_yet_checked_are_named_and_not_as_if_never_given(dunia):
    penilai, verifikator = dunia.orang["penilai"], dunia.orang["verifikator"]
    satu = dunia.lembar(SUKAMAJU, P01="3", P08="3", P16="2")
    dunia.rak.alur.ajukan(penilai, satu.id)
    dunia.rak.jawaban.verifikasi(verifikator, satu.id, "P08", "3", versi_dilihat=1)
    dunia.rak.alur.verifikasi(verifikator, satu.id, "sesuai kunjungan")
    dunia.rak.alur.finalkan(verifikator, satu.id, "sesuai kunjungan")
    dunia.umum("ya")

    dunia.siapa = TAMU
    assert "2 jawaban desa dihitung belum dijawab, karena verifikator belum memeriksanya" in isi(buka())
    dunia.siapa = dunia.orang["kepala"]
    assert "buktinya belum diterima" in isi(buka(skor="didukung"))
    assert "jawaban desa dihitung" not in isi(buka(skor="mandiri"))


# -- instruments -----------------------------------------------------------------------------------------------------


@pytest.fixture
def sidik_lain(dunia, tmp_path) -> str:
    """A later version of the instrument that scores in another way: P01 weighs more."""
    folder = tmp_path / "instrumen-lain"
    shutil.copytree(terkirim("indikator", "inpres-3-2003"), folder)
    kepala = folder / "instrumen.yaml"
    kepala.write_text(re.sub(r"(?m)^versi: .*$", "versi: 3.0.0", kepala.read_text("utf-8")), "utf-8")
    (satu,) = folder.glob("1-persiapan/P01-*.yaml")  # not those of older versions
    teks = satu.read_text("utf-8")
    bobot = re.search(r"(?m)^bobot: (\d+)$", teks)
    assert bobot
    satu.write_text(teks.replace(bobot[0], f"bobot: {int(bobot[1]) + 5}"), "utf-8")
    return dunia.rak.instrumen.daftarkan(folder).sidik


def test_results_by_two_instruments_never_stand_side_by_side(dunia, sidik_lain):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.lembar(MEKARSARI, "final", sidik=sidik_lain, P01="3")
    dunia.lembar(SUKAMAJU, "final", "2025", P01="2")

    assert terlihat(dunia, TAMU) == [("Mekarsari", "2026", "final")]
    lama = [("Sukamaju", "2025", "final"), ("Sukamaju", "2026", "final")]
    assert sorted(terlihat(dunia, TAMU, instrumen="inpres-3-2003-2.0.0")) == lama
    at = buka(bandingkan)
    assert "Mekarsari" in isi(at)
    assert "Sukamaju" not in isi(at)
    assert "terverifikasi · dinilai 14 Oktober 2026 · instrumen 3.0.0" in isi(at)


def test_another_instrument_can_be_chosen_and_is_kept_in_the_address(dunia, sidik_lain):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.lembar(MEKARSARI, "final", sidik=sidik_lain, P01="3")
    at = buka()
    pilihan = at.selectbox(key="pilih_instrumen")
    assert pilihan.options[0].endswith("versi 3.0.0 (1 desa)")

    pilihan.select("inpres-3-2003-2.0.0").run()

    assert not at.exception
    assert at.query_params == {"instrumen": "inpres-3-2003-2.0.0"}
    assert "Desa Sukamaju" in isi(at)


def test_a_draft_and_a_final_result_scored_alike_stand_side_by_side_by_village(dunia):
    dunia.lembar(TIRTA, "final", P01="3")
    dunia.lembar(SUKAMAJU, "diverifikasi", P02="NIHIL", P08="2")

    dunia.siapa = dunia.orang["camat"]
    sumber = buka(isi_sumber).session_state["hasil"]

    jawaban = sumber.hasil.jawaban
    assert list(jawaban.kunci["nama_desa"]) == ["Sukamaju", "Tirta"]
    assert jawaban.nilai[jawaban.nomor("P01")].tolist()[1] == 3
    assert jawaban.nilai[jawaban.nomor("P08")].tolist()[0] == 2
    assert list(sumber.tampilan.keterangan["keadaan"]) == ["diverifikasi", "final"]


# -- downloads, words, store that does not open ----------------------------------------------------------------------


@pytest.mark.parametrize("akhiran", [".csv", ".xlsx", ".json", ".parquet"])
def test_a_download_from_the_store_names_its_kind_of_score_and_state(dunia, tmp_path, akhiran):
    dunia.lembar(SUKAMAJU, P01="3")
    dunia.lembar(MEKARSARI, "final", P01="3")
    dunia.siapa = dunia.orang["camat"]
    sumber = buka(isi_sumber, skor="mandiri").session_state["hasil"]

    tabel = sumber.tabel(np.array([1, 0]))

    assert tabel[["jenis", "keadaan", "tanggal"]].to_numpy().tolist() == [
        ["mandiri", "final", "2026-10-14"],
        ["mandiri", "draf", "2026-10-14"],
    ]
    assert (tabel["waktu_final"] == "").tolist() == [False, True]
    tulis_hasil(tabel, tmp_path / f"hasil{akhiran}")


def test_a_download_of_a_file_keeps_the_output_contract():
    ini = muat_instrumen("inpres-3-2003")
    hasil = nilai(ini, buat(ini, 3, 1))
    kolom = Sumber(hasil, "a.csv", "berkas").tabel(np.array([2])).columns
    assert list(kolom) == list(hasil.tabel().columns)


@pytest.mark.parametrize(
    ("tanggal", "sebutan"),
    [
        (["2026-10-14", "2026-10-14"], "14 Oktober 2026"),
        (["2026-10-14", "2026-10-03", ""], "3 sampai 14 Oktober 2026"),
        (["2026-10-14", "2026-03-03"], "3 Maret sampai 14 Oktober 2026"),
        (["2026-10-14", "2025-03-03"], "3 Maret 2025 sampai 14 Oktober 2026"),
        (["14/10/2026"], "14 Oktober 2026"),
        (["14/10/2026", "2026-10-14"], ""),
        (["", ""], ""),
    ],
)
def test_several_dates_are_named_as_a_range(tanggal, sebutan):
    assert sebut_tanggal(tanggal) == sebutan


def test_a_store_that_does_not_open_is_said_and_example_data_do_not_stand_in(monkeypatch):
    monkeypatch.setenv("PENILAIAN_DB", "mysql://localhost/x")

    at = buka()

    assert "<h1>Hasil penilaian belum dapat dibuka</h1>" in isi(at)
    assert "tidak dikenal" in isi(at)
    assert "rekaan" not in isi(at)
