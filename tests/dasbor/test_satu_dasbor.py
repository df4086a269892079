"""One dashboard: what of the store comes to whom on Posisi Desa and Bandingkan Desa."""

from pathlib import Path

import numpy as np
import pytest
from dunia_uji import JAUH, MEKARSARI, SUKAMAJU, TIRTA, bandingkan, buka, isi, isi_sumber, posisi, terlihat

from penilaian.berkas import tulis_jawaban
from penilaian.contoh import buat
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.sumber import muatan
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen
from penilaian.simpan import TAMU

CONTOH = [("contoh", "", "")]
NOTA = "Belum ada penilaian di sini"

# -- before there are results ----------------------------------------------------------------------------------------


def test_without_a_store_example_data_are_shown_and_nothing_is_made(folder_data: Path):
    at = buka()

    assert "Data contoh (rekaan)" in isi(at)
    assert NOTA not in isi(at)
    assert not folder_data.exists()


def test_a_store_without_accounts_looks_as_if_there_were_no_store(folder_data: Path):
    gudang()

    at = buka()

    assert (folder_data / "penilaian.db").exists()
    assert "Data contoh (rekaan)" in isi(at)
    assert NOTA not in isi(at)


@pytest.mark.parametrize("halaman", [posisi, bandingkan])
@pytest.mark.parametrize("siapa", ["tamu", "penilai", "kepala", "admin"])
def test_accounts_without_results_show_example_data_and_call_them_so(dunia, siapa, halaman):
    dunia.siapa = dunia.orang.get(siapa, TAMU)

    at = buka(halaman)

    assert "Data contoh (rekaan)" in isi(at)
    assert NOTA in isi(at)


@pytest.mark.parametrize("siapa", ["tamu", "pengamat", "tetangga", "admin"])
def test_a_draft_alone_removes_the_example_data_and_does_not_name_its_village(dunia, siapa):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, P01="3")

    dunia.siapa = dunia.orang.get(siapa, TAMU)
    for halaman in (posisi, bandingkan):
        at = buka(halaman)
        assert "<h1>Belum ada hasil final</h1>" in isi(at)
        assert ('href="masuk?lanjut=' in isi(at)) == (siapa == "tamu")
        assert "rekaan" not in isi(at)
        assert "Sukamaju" not in isi(at)
    assert terlihat(dunia, dunia.orang["kepala"]) == [("Sukamaju", "2026", "draf")]


# -- final results ---------------------------------------------------------------------------------------------------


def test_a_guest_sees_only_final_results_and_the_example_data_are_gone(dunia):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.lembar(MEKARSARI, "diverifikasi", P01="4")
    dunia.lembar(TIRTA, P01="4")

    assert terlihat(dunia, TAMU) == [("Sukamaju", "2026", "final")]
    at = buka()
    assert "Kec. Contoh · periode 2026</p>" in isi(at)
    assert "terverifikasi · dinilai 14 Oktober 2026 · instrumen 2.0.0</p>" in isi(at)
    assert '<span class="pd-lencana pd-tenang">Hasil final</span>' in isi(at)
    assert "rekaan" not in isi(at)
    assert "Mekarsari" not in isi(at)
    assert not at.get("button_group")


@pytest.mark.parametrize("halaman", [posisi, bandingkan])
def test_results_not_public_are_shown_to_no_guest_and_neither_are_example_data(dunia, halaman):
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.siapa = dunia.orang["pengamat"]
    assert "Sukamaju" in isi(buka(halaman))

    dunia.siapa = TAMU
    at = buka(halaman)

    assert "<h1>Hasil penilaian belum terbuka untuk umum</h1>" in isi(at)
    assert 'href="masuk?lanjut=' in isi(at)
    assert "Sukamaju" not in isi(at)
    assert "rekaan" not in isi(at)


def test_closing_and_opening_results_to_the_public_holds_from_the_next_visit(dunia):
    dunia.lembar(SUKAMAJU, "final", P01="3")
    terlihat(dunia, dunia.orang["pengamat"])
    for nilai_, kata in (("ya", "Sukamaju"), ("tidak", "belum terbuka"), ("ya", "Sukamaju")):
        dunia.umum(nilai_)
        dunia.siapa = TAMU
        assert kata in isi(buka())


def test_a_result_just_made_final_is_shown_at_once(dunia):
    dunia.umum("ya")
    assert terlihat(dunia, TAMU) == CONTOH
    dunia.lembar(SUKAMAJU, "final", P01="3")
    assert terlihat(dunia, TAMU) == [("Sukamaju", "2026", "final")]
    dunia.lembar(MEKARSARI, "final", P01="3")
    assert [desa for desa, *_ in terlihat(dunia, TAMU)] == ["Sukamaju", "Mekarsari"]


def test_what_the_public_sees_is_the_verifiers_score(dunia):
    dunia.umum("ya")
    satu = dunia.lembar(SUKAMAJU, "diajukan", P01="4", P03="2")
    dunia.rak.jawaban.verifikasi(dunia.orang["verifikator"], satu.id, "P01", "1", "tidak ada", versi_dilihat=1)
    dunia.rak.alur.verifikasi(dunia.orang["verifikator"], satu.id, "sesuai kunjungan")
    dunia.rak.alur.finalkan(dunia.orang["verifikator"], satu.id, "sesuai kunjungan")

    dunia.siapa = TAMU
    jawaban = buka(isi_sumber, skor="mandiri").session_state["hasil"].hasil.jawaban

    assert jawaban.nilai[jawaban.nomor("P01"), 0] == 1
    assert np.isnan(jawaban.nilai[jawaban.nomor("P03"), 0])


def test_a_guest_who_asks_for_another_score_is_told(dunia):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    assert "Skor mandiri tidak ada bagi Anda di sini. Yang tampil skor terverifikasi." in isi(buka(skor="mandiri"))


# -- drafts ----------------------------------------------------------------------------------------------------------


def test_a_village_head_sees_their_own_draft_marked_as_one(dunia):
    dunia.lembar(SUKAMAJU, P01="3")
    dunia.siapa = dunia.orang["kepala"]

    at = buka()

    assert "Desa Sukamaju" in isi(at)
    assert "mandiri · dinilai 14 Oktober 2026 · instrumen 2.0.0" in isi(at)
    assert '<span class="pd-lencana pd-awas">Draf, masih diisi</span>' in isi(at)


@pytest.mark.parametrize("skor", ["", "mandiri", "terverifikasi", "didukung"])
def test_drafts_of_other_villages_are_never_shown_not_even_after_one_who_may_saw_them(dunia, skor):
    dunia.umum("ya")
    dunia.lembar(TIRTA, "final", P01="3")
    dunia.lembar(SUKAMAJU, P01="3")
    dunia.lembar(JAUH, "diverifikasi", P01="3")
    alamat = {"skor": skor} if skor else {}
    for berhak in ("kepala", "camat", "penilai", "verifikator"):
        terlihat(dunia, dunia.orang[berhak], **alamat)

    for siapa in ("tamu", "pengamat", "admin", "tetangga"):
        assert {desa for desa, *_ in terlihat(dunia, dunia.orang.get(siapa, TAMU), **alamat)} == {"Tirta"}, siapa
        for halaman in (posisi, bandingkan):
            tertulis = isi(buka(halaman, **alamat))
            assert "Tirta" in tertulis
            assert "Sukamaju" not in tertulis
            assert "Jauhsekali" not in tertulis


def test_two_villages_with_equally_many_events_are_not_confused(dunia):
    for desa in (SUKAMAJU, MEKARSARI):
        dunia.lembar(desa, P01="3")

    for _ in range(2):
        assert terlihat(dunia, dunia.orang["kepala"]) == [("Sukamaju", "2026", "draf")]
        assert terlihat(dunia, dunia.orang["tetangga"]) == [("Mekarsari", "2026", "draf")]


def test_drafts_are_shown_by_area(dunia):
    for desa in (SUKAMAJU, MEKARSARI, JAUH):
        dunia.lembar(desa, P01="3")
    desa_camat = [desa for desa, *_ in terlihat(dunia, dunia.orang["camat"])]
    assert desa_camat == ["Sukamaju", "Mekarsari"]
    assert [desa for desa, *_ in terlihat(dunia, dunia.orang["tetangga"])] == ["Mekarsari"]


def test_an_answer_just_saved_is_shown_at_the_next_visit(dunia):
    satu = dunia.lembar(SUKAMAJU, P01="3")
    dunia.siapa = dunia.orang["kepala"]
    assert "<b>1</b> dijawab" in isi(buka())
    dunia.rak.jawaban.simpan(dunia.orang["penilai"], satu.id, "P08", "3", versi_dilihat=0)
    assert "<b>2</b> dijawab" in isi(buka())


def test_what_waits_to_become_final_is_shown_as_verified_only_in_its_area(dunia):
    dunia.umum("ya")
    dunia.lembar(TIRTA, "final", P01="3")
    dunia.lembar(SUKAMAJU, "diverifikasi", P01="3")
    dunia.lembar(MEKARSARI, "diajukan", P01="3")

    semua = [("Sukamaju", "2026", "diverifikasi"), ("Tirta", "2026", "final")]
    assert terlihat(dunia, dunia.orang["kepala"]) == semua
    assert terlihat(dunia, dunia.orang["tetangga"], skor="terverifikasi") == [("Tirta", "2026", "final")]
    dunia.siapa = dunia.orang["camat"]
    at = buka(bandingkan)
    assert "1 dari 2 masih draf" in isi(at)
    assert "Sukamaju (draf)" in isi(at)
    assert "Belum terverifikasi: Mekarsari 2026; lihat skor mandiri." in isi(at)


def test_who_may_see_drafts_chooses_the_score_and_the_address_remembers_it(dunia):
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.lembar(MEKARSARI, P01="3")
    dunia.siapa = dunia.orang["camat"]
    at = buka()
    assert "terverifikasi · dinilai" in isi(at)

    at.segmented_control(key="pilih_skor").set_value("mandiri").run()

    assert not at.exception
    assert at.query_params == {"skor": "mandiri"}
    assert "mandiri · dinilai" in isi(at)
    at.selectbox(key="pilih_desa").select(MEKARSARI).run()
    assert at.query_params == {"desa": MEKARSARI, "skor": "mandiri"}
    assert "Draf, masih diisi" in isi(at)
    at.session_state["lipat_unduh"] = True
    at.run()
    assert f"?desa={MEKARSARI}&amp;periode=2026&amp;skor=mandiri</code>" in isi(at)
    at.segmented_control(key="pilih_skor").set_value("terverifikasi").run()
    assert "skor" not in at.query_params


def test_the_choice_of_score_goes_along_to_other_pages(dunia):
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.siapa = dunia.orang["camat"]

    at = buka(bandingkan, {"skor_terakhir": "didukung"})

    assert "didukung bukti · dinilai" in isi(at)


def test_the_choice_mandiri_holds_only_ones_own_area(dunia):
    dunia.umum("ya")
    for desa in (SUKAMAJU, JAUH):
        dunia.lembar(desa, "final", P01="3")

    assert [d for d, *_ in terlihat(dunia, dunia.orang["camat"], skor="mandiri")] == ["Sukamaju"]
    assert [d for d, *_ in terlihat(dunia, dunia.orang["camat"])] == ["Sukamaju", "Jauhsekali"]


def test_open_details_are_drawn_anew_only_when_rights_change(dunia, monkeypatch):
    dunia.lembar(SUKAMAJU, P01="3")
    dunia.siapa = dunia.orang["kepala"]
    sumber = buka(isi_sumber).session_state["hasil"]
    ulang = []
    monkeypatch.setattr(muatan.st, "rerun", lambda: ulang.append(dunia.siapa.nama))

    for siapa in ("kepala", "tetangga", "pengamat", "kepala"):
        dunia.siapa = dunia.orang[siapa]
        muatan.pastikan_terbuka(sumber)

    assert ulang == ["tetangga", "pengamat"]


# -- what stands before the store ------------------------------------------------------------------------------------


def test_a_file_given_at_the_start_wins_over_the_store(dunia, tmp_path, monkeypatch):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    ini = muat_instrumen("inpres-3-2003")
    berkas = tmp_path / "survei.csv"
    tulis_jawaban(ini, buat(ini, 2, 1), berkas)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(berkas))

    at = buka()

    assert "menurut berkas survei.csv · instrumen 2.0.0" in isi(at)
    assert "Sukamaju" not in isi(at)


def test_an_upload_wins_over_store_and_file(dunia, tmp_path, monkeypatch):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tmp_path / "tidak-ada.csv"))
    ini = muat_instrumen("inpres-3-2003")

    at = buka(sesi={"unggahan": Sumber(nilai(ini, buat(ini, 2, 1)), "saya.csv", "unggahan")})

    assert "Berkas Anda: saya.csv" in isi(at)
    assert "Sukamaju" not in isi(at)
