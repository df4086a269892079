"""What people type enters the store without what deceives, no longer than makes sense, and within its time."""

import hashlib
import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from buat_berkas import office
from tempat_uji import DESA

from penilaian.berkas import Unggahan
from penilaian.galat import GalatJawaban
from penilaian.simpan import (
    BANYAK_ANGGOTA,
    PANJANG_CATATAN,
    PANJANG_NAMA,
    Awal,
    GalatHak,
    GalatKeadaan,
    GalatSimpan,
    nama_sama,
)
from penilaian.simpan.basis.tulisan import rapikan_baris, rapikan_paragraf
from penilaian.simpan.bukti.terima import Keterangan
from penilaian.simpan.impor import PilihanImpor
from penilaian.simpan.transaksi import mulai_lembar as modul_mulai

TIPUAN = "\u202eab\x00\u200b\ud800\tc\x07"
BERSIH = "ab c"
DUA = "99.01.01.2002"
KEPALA = "kode_desa,nama_desa,kecamatan,periode,tanggal,P01"


def csv(*baris: str) -> Unggahan:
    return Unggahan("isian.csv", "\n".join([KEPALA, *baris]).encode())


# -- one name, one text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("teks", ["", " \n", "\u200b", "\u200d", "\u3164\u3164", "\u2800", "\u202e\u0000"])
def test_what_shows_nothing_is_no_text(teks):
    assert rapikan_baris(teks, "Nama") == rapikan_paragraf(teks, "Catatan") == ""


def test_what_belongs_to_writing_stays():
    assert rapikan_baris("  Ka\u200dwi  👩\u200d🌾 e\u0301 ", "Nama") == "Ka\u200dwi 👩\u200d🌾 é"
    assert rapikan_paragraf("satu\r\n\tdua\n", "Catatan") == "satu\n\tdua"


@pytest.mark.parametrize("lain", ["Utama", " u tama", "utama\u200b", "\u202eutama", "utama\u200d", "UTAMA\u00a0"])
def test_names_are_the_same_where_people_could_not_tell_them_apart(lain):
    assert nama_sama("utama", lain)
    assert not nama_sama("utama dua", lain)


# -- beginning ---------------------------------------------------------------------------------------------------


def test_names_of_an_assessment_are_kept_without_what_deceives(gudang, orang, sidik):
    nama = {"nama_desa": TIPUAN, "kecamatan": TIPUAN, "kabupaten": TIPUAN}
    x = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, tim=TIPUAN, anggota=(TIPUAN, "\u200b"), **nama))
    assert (x.tim, x.anggota, x.desa_nama, x.kecamatan, x.kabupaten) == (BERSIH, (BERSIH,), BERSIH, BERSIH, BERSIH)
    assert gudang.lembar.ubah(orang.penilai, x.id, versi_dilihat=1, anggota=["x" + TIPUAN]).anggota == (f"x{BERSIH}",)


PANJANG = "x" * (PANJANG_NAMA + 1)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"tim": PANJANG}, "Nama tim 101 karakter; paling banyak 100"),
        ({"tim": "\u200b"}, "Nama tim masih kosong"),
        ({"anggota": ("Ani", PANJANG)}, "Nama anggota tim 101"),
        ({"anggota": ("Ani",) * (BANYAK_ANGGOTA + 1)}, "Anggota tim 51 orang; paling banyak 50"),
        ({"nama_desa": PANJANG}, "Nama desa 101"),
        ({"kecamatan": PANJANG}, "Nama kecamatan 101"),
        ({"kabupaten": PANJANG}, "Nama kabupaten 101"),
        ({"periode": "9999"}, "tahunnya dari 2003 sampai 20"),
        ({"periode": "2002-S1"}, "tahunnya dari 2003 sampai 20"),
        ({"tanggal": date(2002, 12, 31)}, "yang boleh dari 1 Januari 2003 sampai hari ini"),
        ({"tanggal": date(2999, 1, 1)}, "1 Januari 2999 tidak boleh; yang boleh dari 1 Januari 2003 sampai hari ini"),
    ],
)
def test_what_is_too_long_or_out_of_time_is_refused_with_what_is_allowed(gudang, orang, sidik, isi, pesan):
    with pytest.raises(GalatSimpan, match=pesan):
        gudang.lembar.buat(orang.penilai, Awal(**({"kode_desa": DESA, "periode": "2026", "sidik": sidik} | isi)))
    assert gudang.lembar.daftar(orang.penilai) == ()
    assert gudang.lembar.nama_desa(orang.penilai, DESA) is None


def test_a_message_does_not_repeat_a_whole_book(gudang, orang, sidik):
    for isi in ({"kode_desa": "1" * 100_000}, {"periode": "2" * 100_000}):
        with pytest.raises(GalatSimpan) as galat:
            gudang.lembar.buat(orang.penilai, Awal(**({"kode_desa": DESA, "periode": "2026", "sidik": sidik} | isi)))
        assert len(str(galat.value)) < 200


def test_today_and_the_next_year_are_those_of_the_village(gudang, orang, sidik, monkeypatch):
    monkeypatch.setattr(modul_mulai, "sekarang", lambda: datetime(2026, 12, 31, 16, 30, tzinfo=UTC))
    jayapura = Awal("91.03.01.2001", "2028", sidik, tanggal=date(2027, 1, 1))
    assert gudang.lembar.buat(orang.penilai_semua, jayapura).tanggal == date(2027, 1, 1)
    for isi in ({"tanggal": date(2027, 1, 1)}, {"periode": "2028"}):
        with pytest.raises(GalatSimpan, match="tidak boleh"):
            gudang.lembar.buat(orang.penilai, Awal(**({"kode_desa": DESA, "periode": "2027", "sidik": sidik} | isi)))
    assert gudang.lembar.buat(orang.penilai, Awal(DESA, "2027", sidik)).tanggal == date(2026, 12, 31)


def test_day_and_members_are_judged_when_they_are_changed_too(gudang, orang, lembar):
    besok = datetime.now(UTC).astimezone(ZoneInfo(lembar.zona_waktu)).date() + timedelta(days=1)
    for isi in (
        {"tanggal": besok},
        {"tanggal": date(2002, 1, 1)},
        {"anggota": [PANJANG]},
        {"anggota": ["Ani"] * (BANYAK_ANGGOTA + 1)},
    ):
        with pytest.raises(GalatSimpan, match=r"boleh|paling banyak"):
            gudang.lembar.ubah(orang.penilai, lembar.id, versi_dilihat=1, **isi)
    assert gudang.lembar.ambil(orang.penilai, lembar.id) == lembar


# -- one team ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tim", ["Utama", "u tama", "utama\u200b", "UTAMA\u200d"])
def test_a_team_that_only_looks_other_is_the_same(gudang, orang, lembar, sidik, tim):
    with pytest.raises(GalatKeadaan, match="Sukamaju periode 2026 oleh tim 'utama' sudah ada"):
        gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, tim=tim))
    (desa,) = gudang.impor.berkas(orang.penilai, csv(f"{DESA},Sukamaju,,2026,,3"), PilihanImpor(sidik, tim=tim)).desa
    assert (desa.penilaian_id, desa.dimulai, desa.baru) == (lembar.id, False, ("P01",))
    assert gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik, tim=tim)).periode == "2025"


# -- a file ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        (f"{DUA},{PANJANG},,2026,,3", "Nama desa 101"),
        (f"{DUA},Dua,{PANJANG},2026,,3", "Nama kecamatan 101"),
        (f"{DUA},Dua,,2999,,3", "Periode 2999 tidak boleh"),
        (f"{DUA},Dua,,2026,2999-01-01,3", "Tanggal penilaian 1 Januari 2999 tidak boleh"),
    ],
)
def test_a_file_at_fault_names_its_row_and_nothing_of_it_is_taken(gudang, orang, sidik, baris, pesan):
    with pytest.raises(GalatSimpan, match=rf"Baris data ke-2 \({DUA}, periode 2.*{pesan}"):
        gudang.impor.berkas(orang.penilai, csv(f"{DESA},Sukamaju,,2026,,3", baris), PilihanImpor(sidik))
    assert gudang.lembar.daftar(orang.penilai) == ()
    assert gudang.lembar.nama_desa(orang.penilai, DESA) is None


def test_names_of_a_file_are_kept_without_what_deceives(gudang, orang, sidik):
    gudang.impor.berkas(orang.penilai, csv(f"{DESA},\u202eSuka\u200b maju,,2026,,3"), PilihanImpor(sidik))
    assert gudang.lembar.nama_desa(orang.penilai, DESA) == ("Suka maju", "", "")


def test_names_of_a_village_are_open_to_who_may_begin_there(gudang, orang, lembar):
    assert gudang.lembar.nama_desa(orang.penilai_dua, DESA) == ("Sukamaju", "", "")
    assert gudang.lembar.nama_desa(orang.penilai, DUA) is None
    for siapa in (orang.penilai_asing, orang.verifikator, orang.admin):
        with pytest.raises(GalatHak):
            gudang.lembar.nama_desa(siapa, DESA)


# -- beside an answer --------------------------------------------------------------------------------------------


def test_remarks_are_tidy_and_of_sensible_length(gudang, orang, lembar):
    gudang.komentar.tambah(orang.kepala_desa, lembar.id, f" {TIPUAN}\r\nbaris dua ")
    with pytest.raises(GalatSimpan, match=r"Komentar 2\.001 karakter; paling banyak 2\.000"):
        gudang.komentar.tambah(orang.kepala_desa, lembar.id, "x" * (PANJANG_CATATAN + 1))
    with pytest.raises(GalatSimpan, match="kosong"):
        gudang.komentar.tambah(orang.kepala_desa, lembar.id, "\u200b\x00")
    assert [k.teks for k in gudang.komentar.daftar(orang.penilai, lembar.id)] == ["ab\tc\nbaris dua"]


def test_owner_name_and_refusal_of_evidence_are_tidy_and_of_sensible_length(gudang, orang, lembar, bawa_ke):
    b = gudang.bukti.unggah(
        orang.penilai, lembar.id, "P01", f"{TIPUAN}.docx", office(), Keterangan(pemilik=f" {TIPUAN} ")
    )
    assert (b.pemilik, b.nama) == (BERSIH, f"{BERSIH}.docx")
    tautan = gudang.bukti.tautkan(orang.penilai, lembar.id, "P01", "\u202ehttps://a.id/x\u200b\ud800").tautan
    assert tautan == "https://a.id/x"
    panjang = Keterangan(pemilik=PANJANG)
    with pytest.raises(GalatSimpan, match="Nama pemilik 101"):
        gudang.bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id/y", panjang)
    with pytest.raises(GalatSimpan, match="Nama pemilik 101"):
        gudang.bukti.unggah(orang.penilai, lembar.id, "P01", "a.docx", b"bukan berkas", panjang)
    bawa_ke(lembar.id, "diajukan")
    for alasan, pesan in (("x" * (PANJANG_CATATAN + 1), r"Alasan 2\.001"), ("\u200b", "Tulis alasannya")):
        with pytest.raises(GalatSimpan, match=pesan):
            gudang.bukti.putuskan(orang.verifikator, b.id, "ditolak", alasan, status_dilihat="diajukan")
    putus = gudang.bukti.putuskan(orang.verifikator, b.id, "ditolak", TIPUAN, status_dilihat="diajukan")
    assert putus.alasan == "ab\tc"
    assert gudang.riwayat.periksa(orang.penilai, lembar.id) == ()


def test_a_reason_that_shows_nothing_is_none(gudang, orang, lembar, bawa_ke):
    bawa_ke(lembar.id, "diajukan")
    with pytest.raises(GalatSimpan, match="Tulis alasannya"):
        gudang.alur.kembalikan(orang.verifikator, lembar.id, "\u200b\u202e")
    assert gudang.lembar.ambil(orang.penilai, lembar.id).keadaan == "diajukan"


@pytest.mark.parametrize("indikator", ["P01", "P02", "P05", "P06", "P09"])
@pytest.mark.parametrize("teks", ["3\x00", "\x00", "3\ud800", "3\u202e", "9" * 1_000_000, f"8{' ' * 1_000_000}5"])
def test_a_cell_of_nonsense_is_refused_at_once_and_not_repeated(gudang, orang, lembar, indikator, teks):
    # At once: measured in what this machine needs to read a million characters, of which a quadratic pattern would cost
    # a hundred thousand times as much.
    awal = time.thread_time()
    assert len(hashlib.sha256(b"9" * 1_000_000).hexdigest()) == 64
    satu = time.thread_time() - awal
    awal = time.thread_time()
    with pytest.raises(GalatJawaban) as galat:
        gudang.jawaban.simpan(orang.penilai, lembar.id, indikator, teks, versi_dilihat=0)
    assert time.thread_time() - awal < 5_000 * max(satu, 0.0005)
    assert len(str(galat.value)) < 600
    assert gudang.jawaban.semua(orang.penilai, lembar.id) == {}
