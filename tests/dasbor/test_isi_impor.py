"""An answers file into drafts on Isi Penilaian: looked at first, taken whole or not at all, accounted for."""

import io
import zipfile
from dataclasses import replace

import pytest
from lembar_uji import DESA, Uji, jalan, markup, tekan
from PIL import Image
from streamlit.testing.v1 import AppTest

from penilaian.berkas import Unggahan, baca
from penilaian.dasbor.halaman.isi.impor import cara_impor
from penilaian.dasbor.halaman.isi.impor import unggah as lipatan
from penilaian.jawaban import sidik_jawaban
from penilaian.muat import muat_instrumen, muat_versi
from penilaian.simpan import Awal, GalatBasisData, Lembar, Pelaku, Peran
from penilaian.simpan.rak.impor import RakImpor

INI = muat_instrumen("inpres-3-2003")
KEPALA = "kode_desa,nama_desa,periode,P01,P02,P04,M08"
BARIS = f"{DESA},Sukamaju,2026,3,NIHIL,,85%"
ASING = "99.02.01.2001,Jauh,2026,3,NIHIL,,85%"

TERBACA = {".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".parquet"}
DISEBUT_NAMANYA = {".xls", ".xlsb", ".ods", ".htm", ".html", ".zip"}
"""Taken only to be refused by their name."""


def buka(uji: Uji, siapa: str = "penilai") -> AppTest:
    at = uji.buka("isi", siapa)
    at.session_state["isi_impor"] = True
    return jalan(at)


def unggah(at: AppTest, *baris: str, kepala: str = KEPALA, nama: str = "isian.csv") -> AppTest:
    at.file_uploader[0].set_value((nama, "\n".join([kepala, *baris]).encode(), "text/csv"))
    return jalan(at)


def masukkan(at: AppTest) -> AppTest:
    (tombol,) = [b for b in at.button if b.label == "Masukkan ke draf"]
    tombol.click()
    return jalan(at)


def label(at: AppTest) -> list[str]:
    return [b.label for b in at.button]


def semua(uji: Uji) -> tuple[Lembar, ...]:
    return uji.gudang.lembar.daftar(Pelaku(uji.orang["penilai"].pengguna_id, "semua", (Peran("penilai"),)))


def kejadian(uji: Uji) -> int:
    return uji.gudang.riwayat.panjang(uji.orang["admin"])


# --- looking --------------------------------------------------------------------------------------------------------


def test_a_closed_fold_draws_nothing(uji):
    at = uji.buka("isi", "penilai")
    assert lipatan.JUDUL in [e.label for e in at.expander]
    assert not at.file_uploader


def test_an_empty_template_can_be_downloaded_before_there_is_a_file(uji):
    at = buka(uji)
    assert [b.label for b in at.get("download_button")] == ["Unduh templat Excel"]
    assert set(at.file_uploader[0].allowed_type) == TERBACA | DISEBUT_NAMANYA
    assert "Masukkan ke draf" not in label(at)


def test_the_preview_names_what_would_go_in_without_saving_anything(uji):
    sebelum = kejadian(uji)
    at = unggah(buka(uji), BARIS)
    teks = markup(at)
    assert "1 dari 1 baris dapat diambil, 1 di antaranya penilaian baru." in teks
    assert "3 dari 50 pertanyaan ada di berkas: 3 baru." in teks
    assert "isi?penilaian=" not in teks
    assert semua(uji) == ()
    assert kejadian(uji) == sebelum


def test_the_content_of_a_file_never_becomes_markup(uji):
    at = unggah(buka(uji), BARIS.replace("Sukamaju", "<img src=x>"), nama="../<b>.csv")
    assert "&lt;img src=x&gt;" in markup(at)
    assert "<img" not in markup(at)
    assert "<b>.csv" not in markup(at)


def test_a_wrong_file_names_place_and_repair_and_puts_nothing_in(uji):
    at = unggah(buka(uji), BARIS, BARIS.replace("2001", "2002").replace(",3,", ",9,"))
    teks = markup(at)
    assert "Satu hal perlu diperbaiki. Tidak ada yang dimasukkan" in teks
    assert "baris 3, kolom P01" in teks
    assert "Tulis satu jenjang sebagai bilangan bulat" in teks
    assert "Masukkan ke draf" not in label(at)
    assert "Unduh daftar ini (Excel)" in [b.label for b in at.get("download_button")]
    assert semua(uji) == ()


@pytest.mark.parametrize(
    ("nama", "isi"),
    [("kosong.csv", b""), ("biner.csv", bytes(range(256)) * 20), ("bom.xlsx", b"PK\x03\x04" + b"\x00" * 200)],
)
def test_a_broken_file_becomes_a_finding_and_not_a_program_error(uji, nama, isi):
    at = buka(uji)
    at.file_uploader[0].set_value((nama, isi, ""))
    jalan(at)
    assert "Tidak ada yang dimasukkan" in markup(at)
    assert "Masukkan ke draf" not in label(at)


def test_the_period_is_asked_only_where_the_file_does_not_name_it(uji):
    kepala, baris = KEPALA.replace(",periode", ""), BARIS.replace(",2026", "")
    at = buka(uji)
    assert cara_impor._PERIODE not in [t.key for t in unggah(at, BARIS).text_input]
    unggah(at, baris, kepala=kepala)
    assert "perlu diperbaiki" not in markup(at)
    assert "Masukkan ke draf" not in label(at)
    at.text_input(key=cara_impor._PERIODE).set_value("2026-13")
    assert "Periode 2026-13 tidak dikenali" in markup(jalan(at))
    at.text_input(key=cara_impor._PERIODE).set_value(" 2026-S1 ")
    masukkan(jalan(at))
    assert [x.periode for x in semua(uji)] == ["2026-S1"]


def test_too_many_rows_and_an_empty_team_name_become_sentences(uji):
    at = unggah(buka(uji), *(f"99.01.01.{n},Desa,2026,3,,," for n in range(2001, 2202)))
    assert "Berkas berisi 201 baris, sekali impor paling banyak 200." in markup(at)
    unggah(at, BARIS)
    at.text_input(key="isi_impor_tim").set_value("  ")
    assert "Nama tim masih kosong." in markup(jalan(at))
    assert "Masukkan ke draf" not in label(at)


def test_many_villages_are_divided_into_pages(uji):
    at = unggah(buka(uji), *(f"99.01.01.{n},Desa,2026,3,,," for n in range(2001, 2031)))
    assert "30 dari 30 baris dapat diambil" in markup(at)
    assert "99.01.01.2025" in markup(at)
    assert "99.01.01.2026" not in markup(at)


# --- taking in ------------------------------------------------------------------------------------------------------


def test_what_was_approved_goes_in_whole_and_its_account_adds_up(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "1", "P02": "NIHIL"})
    dua = BARIS.replace("2001", "2002")
    at = masukkan(unggah(buka(uji), BARIS, dua, ASING))
    teks = markup(at)
    assert "2 dari 3 baris diambil, 1 di antaranya penilaian baru; 4 dari 9 jawaban tidak diambil." in teks
    # 3 rows × 50: M08 and the three of the new one; P02; P01 that differs and three of the foreign village.
    assert "9 dari 150 pertanyaan ada di berkas: 4 baru, 1 sama dan 4 ditolak." in teks
    assert "Tidak diambil: di luar wilayah Anda." in teks
    assert "Sudah dijawab lain, tidak ditimpa: P01 " in teks
    baru = next(x for x in semua(uji) if x.id != lembar.id)
    assert baru.desa_kode == "99.01.01.2002"
    for x in (lembar, baru):
        assert f'<a href="isi?penilaian={x.id}" target="_self">' in teks
    assert teks.count(f'href="isi?penilaian={baru.id}"') == 2  # in the account, and in the list above it already
    assert uji.isi(lembar, "P01").teks == "1"
    assert uji.isi(lembar, "M08").teks == "85"


def test_a_village_outside_the_area_is_refused_by_row(uji):
    at = unggah(buka(uji), ASING)
    assert "0 dari 1 baris dapat diambil" in markup(at)
    assert "Masukkan ke draf" not in label(at)
    masukkan(unggah(at, ASING, BARIS))
    assert [x.desa_kode for x in semua(uji)] == [DESA]


@pytest.mark.parametrize(("timpa", "teks"), [(False, "1"), (True, "3")])
def test_a_differing_answer_is_replaced_only_on_request(uji, timpa, teks):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "1"}, catatan="lihat foto")
    at = unggah(buka(uji), BARIS)
    assert at.checkbox(key="isi_impor_timpa").value is False
    at.checkbox(key="isi_impor_timpa").set_value(timpa)
    masukkan(jalan(at))
    assert (uji.isi(lembar, "P01").teks, uji.isi(lembar, "P01").catatan) == (teks, "lihat foto")
    assert ("1 diubah" if timpa else "1 dari 1 baris diambil; 1 dari 3 jawaban tidak diambil.") in markup(at)


def test_another_team_has_a_draft_of_its_own(uji):
    lembar = uji.lembar()
    at = unggah(buka(uji), BARIS)
    at.text_input(key="isi_impor_tim").set_value(" kedua ")
    masukkan(jalan(at))
    assert {x.tim: x.terisi for x in semua(uji)} == {"utama": 0, "kedua": 3}
    assert uji.isi(lembar, "P01").teks == ""


def test_the_same_file_once_more_offers_nothing(uji):
    at = masukkan(unggah(buka(uji), BARIS))
    tekan(at, "isi_impor_lagi")
    assert "Masukkan ke draf" not in label(at)
    unggah(at, BARIS)
    assert "Tidak ada jawaban yang perlu dimasukkan." in markup(at)
    assert "Masukkan ke draf" not in label(at)


def test_what_went_in_is_told_truly_when_somebody_else_saved_after_the_preview(uji):
    lembar = uji.lembar()
    at = unggah(buka(uji), BARIS)
    uji.jawab(lembar, {"P01": "1"}, oleh="rangkap")
    masukkan(at)
    teks = markup(at)
    assert "Sejak diperiksa ada yang berubah" in teks
    assert "3 dari 50 pertanyaan ada di berkas: 2 baru dan 1 ditolak." in teks
    assert uji.isi(lembar, "P01").teks == "1"


def test_a_right_taken_away_after_the_preview_puts_nothing_in(uji):
    at = unggah(buka(uji), BARIS)
    uji.siapa = replace(uji.siapa, peran=(Peran("penilai", "99.02"),))
    masukkan(at)
    assert "0 dari 1 baris diambil" in markup(at)
    assert "di luar wilayah Anda" in markup(at)
    assert semua(uji) == ()


def test_what_the_store_refuses_becomes_a_sentence_and_puts_nothing_in(uji, monkeypatch):
    def penuh(*_: object) -> None:
        raise GalatBasisData("Cakram <b>penuh</b>.")

    at = unggah(buka(uji), BARIS)
    monkeypatch.setattr(RakImpor, "berkas", penuh)
    masukkan(at)
    assert "Tidak ada yang dimasukkan. Cakram &lt;b&gt;penuh&lt;/b&gt;." in markup(at)
    assert "1 dari 1 baris dapat diambil" in markup(at)
    assert semua(uji) == ()


def test_what_was_approved_and_then_changed_is_checked_again_first(uji):
    at = unggah(buka(uji), BARIS)
    kotak = at.session_state["isi_impor_kotak"]
    kotak.setujui(kotak.tinjauan)
    at.text_input(key="isi_impor_tim").set_value("kedua")
    jalan(at)
    assert lipatan.BERUBAH in markup(at)
    assert semua(uji) == ()
    masukkan(at)
    assert [x.tim for x in semua(uji)] == ["kedua"]


def test_another_person_in_the_same_tab_does_not_inherit_the_file(uji):
    at = unggah(buka(uji), BARIS)
    uji.siapa = uji.orang["rangkap"]
    jalan(at)
    kotak = at.session_state["isi_impor_kotak"]
    assert kotak.pengguna == uji.orang["rangkap"].pengguna_id
    assert semua(uji) == ()


def test_a_locked_assessment_is_not_filled_in(uji):
    lembar = uji.lembar()
    uji.ajukan(lembar)
    at = unggah(buka(uji), BARIS)
    assert "Tidak diambil: penilaiannya sudah diajukan." in markup(at)
    assert "Masukkan ke draf" not in label(at)


def test_an_older_version_of_the_instrument_fills_only_assessments_that_use_it(uji, instrumen_lain):
    lama = instrumen_lain("0.9.0", ("bobot: 3", "bobot: 1"))
    awal = Awal(DESA, "2026", lama.sidik, nama_desa="Sukamaju")
    lembar = uji.gudang.lembar.buat(uji.orang["penilai"], awal)
    at = unggah(buka(uji), BARIS, BARIS.replace("2001", "2002"))
    assert "Pertanyaannya dinilai lain pada instrumen ini: P01 " in markup(at)
    at.selectbox(key="isi_impor_instrumen").select(lama.sidik)
    jalan(at)
    assert "Tidak diambil: penilaiannya belum ada, dan penilaian baru hanya dimulai dengan versi instrumen" in markup(
        at
    )
    masukkan(at)
    assert uji.isi(lembar, "P01").teks == "3"
    assert [x.id for x in semua(uji)] == [lembar.id]


def test_a_file_of_an_older_version_is_refused_until_that_version_is_chosen(uji):
    uji.jawab(uji.lembar(), {"P02": "NIHIL"})
    kepala, baris = "kode_desa,periode,P01,P03,P10", f"{DESA},2026,3,2,1"
    at = buka(uji)
    assert not [s for s in at.selectbox if s.key == "isi_impor_instrumen"]
    unggah(at, baris, kepala=kepala)
    assert "menjawab versi 1.0.0 (P10 ada, P16 tidak ada atau kosong)" in markup(at)
    assert "Masukkan ke draf" not in label(at)
    (pilihan,) = (s for s in at.selectbox if s.key == "isi_impor_instrumen")
    pilihan.set_value(muat_versi("inpres-3-2003", "1.0.0").sidik)
    jalan(at)
    teks = markup(at)
    assert "Jawaban itu tidak mempunyai padanan pada versi ini: P01 " in teks
    assert "Tidak ada lagi pada instrumen ini: P10 " in teks
    masukkan(at)
    (lembar,) = semua(uji)
    assert {i: j.teks for i, j in uji.gudang.jawaban.semua(uji.orang["penilai"], lembar.id).items()} == {
        "P02": "NIHIL",
        "P03": "2",
    }


def test_a_file_of_an_older_version_begins_assessments_by_the_crosswalk_where_that_is_ticked(uji):
    kepala, baris = "kode_desa,periode,P01,P03,P10", f"{DESA},2026,0,2,1"
    at = unggah(buka(uji), baris, kepala=kepala)
    assert not [c for c in at.checkbox if c.key == "isi_impor_padankan"]
    at.selectbox(key="isi_impor_instrumen").set_value(muat_versi("inpres-3-2003", "1.0.0").sidik)
    jalan(at)
    assert "Masukkan ke draf" not in label(at)
    at.checkbox(key="isi_impor_padankan").set_value(True)
    jalan(at)
    kalimat = "Padanan versi 1.0.0 ke 2.0.0: 2 jawaban terbawa, 1 tidak mempunyai padanan (P10 1)."
    assert kalimat in markup(at)
    masukkan(at)
    assert kalimat in markup(at)
    (lembar,) = semua(uji)
    assert (uji.isi(lembar, "P01").teks, uji.isi(lembar, "P03").teks) == ("0", "2")


def test_the_hash_of_the_answers_is_told_as_the_command_tells_it(uji):
    at = unggah(buka(uji), BARIS)
    jawaban = baca(Unggahan("isian.csv", f"{KEPALA}\n{BARIS}".encode()), INI).jawaban
    assert f"Sidik jawaban (inpres-3-2003 2.0.0): {sidik_jawaban(INI, jawaban)}" in markup(at)
    assert "Padanan versi" not in markup(at)


# --- submissions of phones ------------------------------------------------------------------------------------------

KEPALA_KOBO = (
    "instrumen;versi_instrumen;kode_desa;periode;P01;__version__;_id;_uuid;_submission_time;_validation_status;"
    "_submitted_by;meta/rootUuid"
)


def kiriman(akar: str, p01: str, jam: str) -> str:
    return f"inpres-3-2003;2.0.0;{DESA};2026;{p01};v1;1;{akar};2026-10-14T{jam}:00:00;;siti;uuid:{akar}"


@pytest.mark.parametrize(("cara", "teks"), [("tahan", "1"), ("ganti", "3")])
def test_what_is_done_about_submissions_that_differ_is_chosen_in_words(uji, cara, teks):
    dua = kiriman("a", "1", "08"), kiriman("b", "3", "16")
    at = unggah(buka(uji), *dua, kepala=KEPALA_KOBO)
    assert "Masukkan ke draf" not in label(at)
    assert "jawaban berbeda tentang P01" in markup(at)
    pilih = at.selectbox(key="isi_impor_bentrok")
    assert (pilih.value, len(pilih.options)) == ("berhenti", 3)
    pilih.set_value(cara)
    masukkan(jalan(at))
    (lembar,) = semua(uji)
    assert uji.isi(lembar, "P01").teks == teks


@pytest.mark.parametrize("terlambat", [False, True])
def test_photos_that_an_export_names_come_as_an_archive_beside_it_or_later(uji, terlambat):
    satu, kepala = f"{kiriman('a', '3', '08')};foto.jpg", f"{KEPALA_KOBO};P01_foto"
    at = buka(uji)
    if terlambat:
        masukkan(unggah(at, satu, kepala=kepala))
        assert "berkasnya tidak ikut" in markup(at)
        tekan(at, "isi_impor_lagi")
    at.file_uploader[1].set_value(("lampiran.zip", arsip_foto("attachments/siti/a/foto.jpg"), "application/zip"))
    masukkan(unggah(at, satu, kepala=kepala))
    assert "berkasnya tidak ikut" not in markup(at)
    (lembar,) = semua(uji)
    assert [b.nama for b in uji.gudang.bukti.daftar(uji.orang["penilai"], lembar.id)] == ["foto.jpg"]


def test_attachments_that_are_no_archive_are_told_before_anything_can_be_taken_in(uji):
    at, satu = buka(uji), f"{kiriman('a', '3', '08')};foto.jpg"
    at.file_uploader[1].set_value(("lampiran.zip", b"bukan arsip", "application/zip"))
    unggah(at, satu, kepala=f"{KEPALA_KOBO};P01_foto")
    assert "Lampiran lampiran.zip bukan folder atau arsip ZIP" in markup(at)
    assert "Masukkan ke draf" not in label(at)
    at.file_uploader[1].set_value(("lampiran.zip", arsip_foto("foto.jpg"), "application/zip"))
    jalan(at)
    assert "bukan folder" not in markup(at)
    masukkan(at)
    (lembar,) = semua(uji)
    assert [b.nama for b in uji.gudang.bukti.daftar(uji.orang["penilai"], lembar.id)] == ["foto.jpg"]


def test_submissions_that_name_no_version_go_in_once_somebody_says_which_it_is(uji):
    satu = kiriman("a", "0", "08").replace("2.0.0", "1.0.0")
    tanpa = kiriman("b", "0", "09").replace("2.0.0", "").replace(DESA, "99.01.01.2002")
    at = unggah(buka(uji), satu, tanpa, kepala=KEPALA_KOBO)
    assert "Masukkan ke draf" not in label(at)
    at.selectbox(key="isi_impor_instrumen").set_value(muat_versi("inpres-3-2003", "1.0.0").sidik)
    jalan(at)
    assert "versi_instrumen kosong" not in markup(at)
    at.checkbox(key="isi_impor_padankan").set_value(True)
    masukkan(jalan(at))
    assert {x.desa_kode for x in semua(uji)} == {DESA, "99.01.01.2002"}


def arsip_foto(jalan):
    gambar, keluar = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(gambar, "JPEG")
    with zipfile.ZipFile(keluar, "w") as z:
        z.writestr(jalan, gambar.getvalue())
    return keluar.getvalue()
