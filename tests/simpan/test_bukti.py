"""Evidence in the store: who may add, see, decide and take back; what it proves, and until when."""

import io
import sqlite3
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest
from buat_berkas import foto, office, pdf, png
from PIL import Image

from penilaian.simpan import Awal, Bentrok, GalatHak, GalatKeadaan, GalatSimpan, Pelaku, TidakAda
from penilaian.simpan.bukti import BATAS_BANYAK, GalatBukti, Keterangan, RakBukti, pekerja, rak
from penilaian.simpan.bukti.isi import periksa_baris

SURAT = office()
HARI = datetime.now(UTC).astimezone(ZoneInfo("Asia/Jakarta")).date()


@pytest.fixture
def bukti(gudang) -> RakBukti:
    return RakBukti(gudang.koneksi, gudang.instrumen)


@pytest.fixture
def surat(bukti, orang, lembar):
    """A document beside the answer to P01."""
    return bukti.unggah(orang.penilai, lembar.id, "P01", "surat.docx", SURAT)


def kejadian(gudang, orang, lembar):
    semua = gudang.riwayat.penilaian(orang.penilai, lembar.id)
    return [(k.aksi, k.objek) for k in semua if k.aksi.startswith("bukti.")]


def rusak(gudang):
    with gudang.koneksi.baca() as s:
        return [k.pesan for k in periksa_baris(s)]


# -- adding ------------------------------------------------------------------------------------------------------


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
    monkeypatch.setattr(rak, "BATAS_BANYAK", 2)
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


# -- seeing ------------------------------------------------------------------------------------------------------


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


# -- deciding ----------------------------------------------------------------------------------------------------


def test_verifier_accepts_and_the_answer_is_supported(gudang, bukti, orang, lembar, bawa_ke):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    surat = bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", pdf(), Keterangan(HARI - timedelta(days=10)))
    bawa_ke(lembar.id, "diajukan")
    # P01 requires evidence from level 2 on: without any it falls to level 1
    assert gudang.hasil.satu(orang.verifikator, lembar.id, "didukung").jawaban.nilai[0, 0] == 1
    jadi = bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    assert (jadi.status, jadi.sah, jadi.verifikator_nama) == ("diterima", True, "Verifikator")
    assert gudang.hasil.satu(orang.verifikator, lembar.id, "didukung").jawaban.nilai[0, 0] == 3
    assert kejadian(gudang, orang, lembar)[-1] == ("bukti.putuskan", f"bukti:{surat.id}")
    assert gudang.riwayat.periksa(orang.admin) == ()


def test_refusing_needs_a_reason(bukti, orang, lembar, surat, bawa_ke):
    bawa_ke(lembar.id, "diajukan")
    with pytest.raises(GalatSimpan, match="alasan"):
        bukti.putuskan(orang.verifikator, surat.id, "ditolak", " ", status_dilihat="diajukan")
    jadi = bukti.putuskan(orang.verifikator, surat.id, "ditolak", "buram", status_dilihat="diajukan")
    assert (jadi.status, jadi.alasan, jadi.sah) == ("ditolak", "buram", False)


def test_decision_can_be_taken_back(bukti, orang, lembar, surat, bawa_ke):
    bawa_ke(lembar.id, "diajukan")
    bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    jadi = bukti.putuskan(orang.verifikator, surat.id, "diajukan", status_dilihat="diterima")
    assert (jadi.status, jadi.sah) == ("diajukan", False)


def test_second_verifier_learns_that_it_was_decided(bukti, orang, lembar, surat, bawa_ke):
    bawa_ke(lembar.id, "diajukan")
    bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    with pytest.raises(Bentrok, match="diterima"):
        bukti.putuskan(orang.verifikator_kabupaten, surat.id, "ditolak", "buram", status_dilihat="diajukan")
    assert bukti.satu(orang.verifikator, surat.id).status == "diterima"


def test_same_decision_twice_is_one_event(gudang, bukti, orang, lembar, surat, bawa_ke):
    bawa_ke(lembar.id, "diajukan")
    for _ in range(2):
        bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    assert [a for a, _ in kejadian(gudang, orang, lembar)] == ["bukti.tambah", "bukti.putuskan"]


@pytest.mark.parametrize("siapa", ["penilai", "kepala_desa", "pengamat", "admin", "penilai_asing"])
def test_only_a_verifikator_of_the_area_decides(bukti, orang, lembar, surat, bawa_ke, siapa):
    bawa_ke(lembar.id, "diajukan")
    with pytest.raises(GalatHak):
        bukti.putuskan(getattr(orang, siapa), surat.id, "diterima", status_dilihat="diajukan")


@pytest.mark.parametrize("keadaan", ["draf", "dikembalikan", "diverifikasi", "final"])
def test_nothing_is_decided_before_or_after_verification(bukti, orang, lembar, surat, bawa_ke, keadaan):
    bawa_ke(lembar.id, keadaan)
    with pytest.raises(GalatKeadaan):
        bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")


def test_nobody_decides_what_they_added_themselves(bukti, orang, lembar, bawa_ke):
    berdua = Pelaku(orang.penilai.pengguna_id, "berdua", (*orang.penilai.peran, *orang.verifikator.peran))
    ini = bukti.tautkan(berdua, lembar.id, "P01", "https://a.id")
    bawa_ke(lembar.id, "diajukan")
    with pytest.raises(GalatHak, match="sendiri"):
        bukti.putuskan(berdua, ini.id, "diterima", status_dilihat="diajukan")


def test_decision_that_does_not_exist_is_refused(bukti, orang, surat):
    with pytest.raises(GalatSimpan, match="kedaluwarsa"):
        bukti.putuskan(orang.verifikator, surat.id, "kedaluwarsa", status_dilihat="diajukan")


# -- days --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tanggal_bukti", "status", "sah"),
    [
        (date(2026, 6, 1), "diterima", True),
        (date(2025, 12, 15), "diterima", True),  # six months: valid up to and including 15 June
        (date(2025, 12, 14), "kedaluwarsa", False),
        (date(2026, 6, 16), "diterima", False),  # made after the day of the assessment
    ],
)
def test_evidence_counts_on_the_day_of_the_assessment(gudang, bukti, orang, sidik, bawa_ke, tanggal_bukti, status, sah):
    awal = Awal("99.01.01.2002", "2026", sidik, tanggal=date(2026, 6, 15))
    lembar = gudang.lembar.buat(orang.penilai, awal)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    ini = bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id", Keterangan(tanggal_bukti))
    bawa_ke(lembar.id, "diajukan")
    jadi = bukti.putuskan(orang.verifikator, ini.id, "diterima", status_dilihat="diajukan")
    assert (jadi.status, jadi.diputuskan, jadi.sah) == (status, "diterima", sah)
    didukung = gudang.hasil.satu(orang.verifikator, lembar.id, "didukung").jawaban.nilai[0, 0]
    assert didukung == (3 if sah else 1)


def test_refused_evidence_stays_refused_when_it_expires(gudang, bukti, orang, sidik, bawa_ke):
    lembar = gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2026", sidik, tanggal=date(2026, 6, 15)))
    ini = bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id", Keterangan(date(2020, 1, 1)))
    assert ini.status == "kedaluwarsa"
    bawa_ke(lembar.id, "diajukan")
    jadi = bukti.putuskan(orang.verifikator, ini.id, "ditolak", "lama", status_dilihat="diajukan")
    assert jadi.status == "ditolak"


# -- taking back -------------------------------------------------------------------------------------------------


def test_what_is_taken_back_is_not_shown_but_the_file_stays(gudang, bukti, orang, lembar, surat):
    bukti.tarik(orang.penilai, surat.id)
    assert bukti.daftar(orang.penilai, lembar.id) == ()
    assert bukti.peti.ambil(surat.sha256) == SURAT
    assert kejadian(gudang, orang, lembar)[-1] == ("bukti.tarik", f"bukti:{surat.id}")
    for mencoba in (
        lambda: bukti.satu(orang.penilai, surat.id),
        lambda: bukti.berkas(orang.penilai, surat.id),
        lambda: bukti.pratinjau(orang.penilai, surat.id),
        lambda: bukti.tarik(orang.penilai, surat.id),
        lambda: bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan"),
    ):
        with pytest.raises(TidakAda):
            mencoba()


@pytest.mark.parametrize("siapa", ["verifikator", "kepala_desa", "pengamat", "admin", "penilai_asing"])
def test_only_a_penilai_of_the_area_takes_back(bukti, orang, lembar, surat, siapa):
    with pytest.raises(GalatHak):
        bukti.tarik(getattr(orang, siapa), surat.id)


def test_accepted_evidence_that_is_taken_back_proves_nothing(gudang, bukti, orang, lembar, bawa_ke):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    ini = bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id", Keterangan(HARI))
    bawa_ke(lembar.id, "diajukan")
    bukti.putuskan(orang.verifikator, ini.id, "diterima", status_dilihat="diajukan")
    gudang.alur.kembalikan(orang.verifikator, lembar.id, "kurang")
    bukti.tarik(orang.penilai, ini.id)
    assert gudang.hasil.satu(orang.verifikator, lembar.id, "didukung").jawaban.nilai[0, 0] == 1


# -- proof -------------------------------------------------------------------------------------------------------


def sql(tempat, perintah):
    if tempat.jenis == "sqlite":
        c = sqlite3.connect(tempat.folder / "penilaian.db")
        with c:
            c.execute(perintah)
        c.close()
    else:
        with psycopg.connect(tempat.alamat) as c:
            c.execute(perintah)


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE bukti SET status = 'diterima'",
        "UPDATE bukti SET tanggal = '2026-01-01'",
        "UPDATE bukti SET sha256 = 'abc'",
        "UPDATE bukti SET pemilik = 'orang lain'",
        "UPDATE bukti SET indikator = 'P02'",
        "DELETE FROM bukti",
    ],
)
def test_change_behind_the_back_of_the_store_is_found(gudang, tempat_isi, surat, perintah):
    assert rusak(gudang) == []
    sql(tempat_isi, perintah)
    assert len(rusak(gudang)) == 1
