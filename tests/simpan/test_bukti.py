"""Evidence in the store: who may add and see it, and until when it is valid."""

# ruff: noqa: F811  (fixtures come from bukti_uji)

import io
from datetime import date, timedelta

import pytest
from buat_berkas import foto, office, pdf, png
from bukti_uji import HARI, SURAT, bukti, kejadian, surat  # noqa: F401
from PIL import Image

from penilaian.simpan import GalatHak, GalatKeadaan, TidakAda
from penilaian.simpan.bukti import BATAS_BANYAK, GalatBukti, Keterangan, pekerja, tambah

# -- adding -------------------------------------------------------------------------------------------------------


def test_file_is_kept_with_its_hash_and_an_event(gudang, bukti, orang, lembar):
    keterangan = Keterangan(HARI, " Kaur  Umum ", HARI)
    ini = bukti.unggah(orang.penilai, lembar.id, "P01", "../situs.png", png(), keterangan)
    assert (ini.nama, ini.tipe, ini.pemilik, ini.tanggal) == ("situs.png", "image/png", "Kaur Umum", HARI)
    assert (ini.status, ini.sah, ini.oleh, ini.oleh_nama) == ("diajukan", False, orang.penilai.pengguna_id, "Penilai")
    assert bukti.berkas(orang.penilai, ini.id) == (ini, bukti.peti.ambil(ini.sha256))
    assert kejadian(gudang, orang, lembar) == [("bukti.tambah", f"bukti:{ini.id}")]
    assert gudang.riwayat.periksa(orang.admin) == ()


def test_history_names_nobody_and_no_file(gudang, bukti, orang, lembar):
    bukti.unggah(orang.penilai, lembar.id, "P01", "ktp-siti.pdf", pdf(), Keterangan(pemilik="Siti"))
    (k,) = [k for k in gudang.riwayat.penilaian(orang.penilai, lembar.id) if k.aksi == "bukti.tambah"]
    assert "siti" not in str(k.baru).lower()


def test_last_valid_day_comes_from_the_instrument(bukti, orang, lembar):
    # P01: bukti.berlaku_bulan 6
    ini = bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", pdf(), Keterangan(date(2026, 1, 31)))
    assert ini.berlaku_sampai == date(2026, 7, 31)


def test_own_last_day_counts_where_it_is_earlier(bukti, orang, lembar):
    keterangan = Keterangan(date(2026, 1, 31), berlaku_sampai=date(2026, 2, 1))
    assert bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id", keterangan).berlaku_sampai == date(2026, 2, 1)


def test_without_a_date_it_is_today_in_the_village(bukti, orang, lembar):
    assert bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id").tanggal == HARI


@pytest.mark.parametrize(
    "keterangan", [Keterangan(HARI + timedelta(days=2)), Keterangan(HARI, berlaku_sampai=HARI - timedelta(days=1))]
)
def test_impossible_dates_are_refused(bukti, orang, lembar, keterangan):
    with pytest.raises(GalatBukti) as galat:
        bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id", keterangan)
    assert galat.value.temuan[0].kode == "U12"


def test_link_is_kept_in_one_form(bukti, orang, lembar):
    ini = bukti.tautkan(orang.penilai, lembar.id, "P01", "HTTPS://Sukamaju.desa.id")
    assert (ini.jenis, ini.tautan, ini.sha256, ini.nama) == ("tautan", "https://sukamaju.desa.id/", "", "")


def test_same_file_for_two_answers_lies_in_the_chest_once(bukti, orang, lembar):
    satu = bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", pdf())
    dua = bukti.unggah(orang.penilai_dua, lembar.id, "P02", "b.pdf", pdf())
    assert satu.sha256 == dua.sha256
    assert len(bukti.peti.semua()) == 1


def test_photo_is_hashed_after_the_position_is_gone(bukti, orang, lembar):
    ini = bukti.unggah(orang.penilai, lembar.id, "P01", "a.jpg", foto())
    _, isi = bukti.berkas(orang.penilai, ini.id)
    assert not Image.open(io.BytesIO(isi)).getexif()
    assert ini.ukuran == len(isi)


def test_refused_file_leaves_no_trace(gudang, bukti, orang, lembar):
    with pytest.raises(GalatBukti):
        bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", b"<html>")
    assert bukti.peti.semua() == {}
    assert bukti.daftar(orang.penilai, lembar.id) == ()
    assert kejadian(gudang, orang, lembar) == []


def test_more_files_than_anyone_reads_are_refused(bukti, orang, lembar, monkeypatch):
    assert BATAS_BANYAK == 20
    monkeypatch.setattr(tambah, "BATAS_BANYAK", 2)
    pertama = bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id")
    bukti.tautkan(orang.penilai, lembar.id, "P01", "https://b.id")
    with pytest.raises(GalatBukti) as galat:
        bukti.tautkan(orang.penilai, lembar.id, "P01", "https://c.id")
    assert galat.value.temuan[0].kode == "U13"
    bukti.tarik(orang.penilai, pertama.id)
    assert bukti.tautkan(orang.penilai, lembar.id, "P01", "https://c.id").tautan == "https://c.id/"


@pytest.mark.parametrize(
    "siapa", ["verifikator", "verifikator_kabupaten", "kepala_desa", "pengamat", "admin", "penilai_asing"]
)
def test_only_a_penilai_of_the_area_adds_evidence(bukti, orang, lembar, siapa):
    with pytest.raises(GalatHak):
        bukti.unggah(getattr(orang, siapa), lembar.id, "P01", "a.docx", SURAT)
    with pytest.raises(GalatHak):
        bukti.tautkan(getattr(orang, siapa), lembar.id, "P01", "https://a.id")
    assert bukti.peti.semua() == {}


@pytest.mark.parametrize("keadaan", ["diajukan", "diverifikasi", "final"])
def test_evidence_is_neither_added_nor_taken_back_once_submitted(bukti, orang, lembar, surat, bawa_ke, keadaan):
    bawa_ke(lembar.id, keadaan)
    for mencoba in (
        lambda: bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", pdf(2)),
        lambda: bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id"),
        lambda: bukti.tarik(orang.penilai, surat.id),
    ):
        with pytest.raises(GalatKeadaan):
            mencoba()
    assert len(bukti.peti.semua()) == 1


def test_unknown_indicator_and_assessment_are_told(bukti, orang, lembar):
    with pytest.raises(TidakAda):
        bukti.unggah(orang.penilai, lembar.id, "X99", "a.pdf", pdf())
    with pytest.raises(TidakAda):
        bukti.unggah(orang.penilai, 999, "P01", "a.pdf", pdf())


# -- seeing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("siapa", ["penilai", "penilai_dua", "verifikator", "verifikator_kabupaten", "kepala_desa"])
def test_those_who_read_drafts_of_the_village_see_evidence(bukti, orang, lembar, surat, siapa):
    ini = getattr(orang, siapa)
    assert bukti.daftar(ini, lembar.id) == (surat,)
    assert bukti.satu(ini, surat.id) == surat
    assert bukti.berkas(ini, surat.id) == (surat, SURAT)


@pytest.mark.parametrize("siapa", ["admin", "pengamat", "penilai_asing"])
@pytest.mark.parametrize("keadaan", ["draf", "final"])
def test_nobody_else_does_not_even_when_it_is_final(bukti, orang, lembar, surat, bawa_ke, siapa, keadaan):
    bawa_ke(lembar.id, keadaan)
    ini = getattr(orang, siapa)
    for mencoba in (
        lambda: bukti.daftar(ini, lembar.id),
        lambda: bukti.satu(ini, surat.id),
        lambda: bukti.berkas(ini, surat.id),
        lambda: bukti.pratinjau(ini, surat.id),
    ):
        with pytest.raises(GalatHak):
            mencoba()


def test_list_can_be_narrowed_to_an_indicator(bukti, orang, lembar, surat):
    lain = bukti.tautkan(orang.penilai, lembar.id, "P02", "https://a.id")
    assert bukti.daftar(orang.penilai, lembar.id) == (surat, lain)
    assert bukti.daftar(orang.penilai, lembar.id, indikator="P02") == (lain,)


def test_link_has_no_file_and_no_preview(bukti, orang, lembar):
    ini = bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id")
    with pytest.raises(TidakAda):
        bukti.berkas(orang.penilai, ini.id)
    with pytest.raises(TidakAda):
        bukti.pratinjau(orang.penilai, ini.id)


def test_preview_shows_pages_and_is_made_once(bukti, orang, lembar, monkeypatch):
    ini = bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", pdf(3))
    jadi = bukti.pratinjau(orang.kepala_desa, ini.id, 2)
    assert jadi.halaman == 3
    assert Image.open(io.BytesIO(jadi.png)).size == (408, 800)
    monkeypatch.setattr(pekerja, "_BENGKEL", "tidak ada")
    assert bukti.pratinjau(orang.penilai, ini.id, 2) is jadi
    with pytest.raises(GalatBukti):
        bukti.pratinjau(orang.penilai, ini.id, 3)


def test_office_file_has_no_preview(bukti, orang, lembar):
    ini = bukti.unggah(orang.penilai, lembar.id, "P01", "a.docx", office())
    with pytest.raises(TidakAda, match="Unduh aslinya"):
        bukti.pratinjau(orang.penilai, ini.id)
