"""History: every change is in it, it only grows, and whoever changes it behind the store's back is found out."""

from datetime import datetime

import pytest
from riwayat_uji import tanpa_pemicu
from sqlalchemy import select, text

from penilaian.simpan import TERMINAL, Awal, Gudang, Lembar
from penilaian.simpan.basis.tabel import Riwayat
from penilaian.simpan.transaksi.rantai import hash_kejadian


@pytest.fixture
def terisi(gudang: Gudang, orang, lembar: Lembar) -> Lembar:
    """Three answers, one changed; submitted, verified, final."""
    for indikator, teks in (("P01", "3"), ("P03", "1"), ("P05", "85")):
        gudang.jawaban.simpan(orang.penilai, lembar.id, indikator, teks, versi_dilihat=0)
    gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P03", "2", versi_dilihat=1)
    gudang.alur.ajukan(orang.penilai, lembar.id)
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "2", "bukan go.id", versi_dilihat=1)
    gudang.alur.verifikasi(orang.verifikator, lembar.id, "sesuai kunjungan")
    return gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id, "sesuai kunjungan")


def test_each_change_says_who_when_what_before_after_and_why(gudang, orang, terisi):
    semua = gudang.riwayat.penilaian(orang.kepala_desa, terisi.id)
    assert [(k.nomor, k.aksi, k.objek, k.nama) for k in semua] == [
        (1, "penilaian.buat", "penilaian", "Penilai"),
        (2, "jawaban.simpan", "P01", "Penilai"),
        (3, "jawaban.simpan", "P03", "Penilai"),
        (4, "jawaban.simpan", "P05", "Penilai"),
        (5, "jawaban.simpan", "P03", "Penilai_Dua"),
        (6, "penilaian.ajukan", "penilaian", "Penilai"),
        (7, "jawaban.verifikasi", "P01", "Verifikator"),
        (8, "penilaian.verifikasi", "penilaian", "Verifikator"),
        (9, "penilaian.finalkan", "penilaian", "Verifikator_Kabupaten"),
        (10, "penilaian.bekukan", "final:1", "Verifikator_Kabupaten"),
    ]
    ubah = semua[4]
    assert (ubah.lama["teks"], ubah.baru["teks"], ubah.pengguna_id) == ("1", "2", orang.penilai_dua.pengguna_id)
    assert semua[6].alasan == "bukan go.id"
    assert all(isinstance(k.waktu, datetime) and k.waktu.tzinfo is not None for k in semua)
    assert [k.waktu for k in semua] == sorted(k.waktu for k in semua)


def test_history_names_people_by_number_only(gudang, orang, lembar):
    gudang.lembar.ubah(orang.penilai, lembar.id, versi_dilihat=1, anggota=["Siti Aminah"])
    gudang.komentar.tambah(orang.kepala_desa, lembar.id, "Kata Pak Budi sudah ada")
    with gudang.koneksi.baca() as s:
        isi = " ".join(s.scalars(text("SELECT coalesce(lama, '') || coalesce(baru, '') FROM riwayat")).all())
    assert "Siti" not in isi
    assert "Budi" not in isi


def test_the_chain_of_each_assessment_stands_for_itself_and_verifies(gudang, orang, terisi, sidik):
    lain = gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2026", sidik))
    gudang.jawaban.simpan(orang.penilai, lain.id, "P01", "1", versi_dilihat=0)
    assert [k.nomor for k in gudang.riwayat.penilaian(orang.penilai, lain.id)] == [1, 2]
    assert gudang.riwayat.periksa(orang.penilai, lain.id) == ()
    assert gudang.riwayat.periksa(orang.penilai, terisi.id) == ()
    assert gudang.riwayat.periksa(TERMINAL) == ()


def rusak(gudang: Gudang, *perintah: str) -> None:
    with tanpa_pemicu(gudang) as s:
        for satu in perintah:
            s.execute(text(satu))


SELIPAN = (
    "INSERT INTO jawaban (penilaian_id, indikator, teks, catatan, bawaan, versi, waktu, alasan_verifikasi)"
    " SELECT penilaian_id, 'P04', '4', '', false, 1, waktu, '' FROM jawaban WHERE indikator = 'P01'"
)
PEMALSUAN = {
    "an answer in the history": ("UPDATE riwayat SET baru = replace(baru, '\"85\"', '\"95\"') WHERE objek = 'P05'", 4),
    "who did it": ("UPDATE riwayat SET pengguna_id = 1 WHERE nomor = 7 AND rantai LIKE 'penilaian%'", 7),
    "when it was": (
        "UPDATE riwayat SET waktu = '2020-01-01T00:00:00.000000+00:00' WHERE nomor = 2 AND objek = 'P01'",
        2,
    ),
    "why": ("UPDATE riwayat SET alasan = 'tidak apa-apa' WHERE alasan <> ''", 7),
    "an event taken out": ("DELETE FROM riwayat WHERE objek = 'P05'", 5),
    "the last event taken out": ("DELETE FROM riwayat WHERE objek = 'final:1'", None),
    "the hash of an event": ("UPDATE riwayat SET hash = '00' WHERE objek = 'P05'", 4),
    "the head of the chain": ("UPDATE rantai SET hash = '00' WHERE nama LIKE 'penilaian%'", None),
    "the head of the chain taken out": ("DELETE FROM rantai WHERE nama LIKE 'penilaian%'", None),
    "the answer itself": ("UPDATE jawaban SET teks = '95' WHERE indikator = 'P05'", None),
    "the verified value": ("UPDATE jawaban SET teks_verifikasi = '4' WHERE indikator = 'P01'", None),
    "an answer taken out": ("DELETE FROM jawaban WHERE indikator = 'P03'", None),
    "an answer put in": (SELIPAN, None),
    "the state": ("UPDATE penilaian SET keadaan = 'draf'", None),
    "the frozen result": ("UPDATE hasil_final SET hasil = replace(hasil, '85', '95')", None),
    "the frozen answers": ("UPDATE hasil_final SET jawaban = replace(jawaban, '85', '95')", None),
    "the frozen result taken out": ("DELETE FROM hasil_final", None),
}


@pytest.mark.parametrize("apa", PEMALSUAN)
def test_whoever_forges_something_behind_the_store_is_found_out_and_where(gudang, orang, terisi, apa):
    perintah, nomor = PEMALSUAN[apa]
    rusak(gudang, perintah)
    rusakan = gudang.riwayat.periksa(orang.penilai, terisi.id)
    assert rusakan
    assert nomor is None or nomor in {r.nomor for r in rusakan}
    assert rusakan == gudang.riwayat.periksa(TERMINAL)


def test_forging_an_event_with_a_fitting_hash_breaks_the_link_after_it(gudang, orang, terisi):
    with gudang.koneksi.baca() as s:
        r = s.scalars(select(Riwayat).where(Riwayat.objek == "P05")).one()
        r.baru = {**r.baru, "teks": "95"}
        palsu = hash_kejadian(r)
        s.rollback()
    rusak(
        gudang,
        "UPDATE riwayat SET baru = replace(baru, '\"85\"', '\"95\"'), hash = 'PALSU' WHERE objek = 'P05'".replace(
            "PALSU", palsu
        ),
        "UPDATE jawaban SET teks = '95' WHERE indikator = 'P05'",
    )
    assert [(r.nomor, r.pesan) for r in gudang.riwayat.periksa(orang.penilai, terisi.id)] == [
        (5, "tidak bersambung dengan kejadian sebelumnya")
    ]


def test_a_chain_whose_assessment_was_taken_out_altogether_is_found_out(gudang, orang, lembar):
    rusak(gudang, "DELETE FROM penilaian")
    assert [r.rantai for r in gudang.riwayat.periksa(TERMINAL)] == [f"penilaian:{lembar.id}"]


def test_an_assessment_put_in_without_history_is_found_out(gudang, orang, lembar):
    rusak(
        gudang,
        "INSERT INTO penilaian (id, desa_kode, periode, tim, anggota, tanggal, zona_waktu, instrumen_sidik, keadaan,"
        " resmi, versi, dibuat, diubah) SELECT 77, desa_kode, periode, 'palsu', anggota, tanggal, zona_waktu,"
        " instrumen_sidik, keadaan, false, versi, dibuat, diubah FROM penilaian",
    )
    assert {r.rantai for r in gudang.riwayat.periksa(TERMINAL)} == {"penilaian:77"}
