"""What belongs to an assessment is held against its history: header, answers, evidence, comments, frozen results."""

# ruff: noqa: F811  (fixtures come from riwayat_uji)

import pytest
from riwayat_uji import gudang_penuh, jadi_lama, penuh, pola_penuh, tempat_penuh  # noqa: F401
from sqlalchemy import text
from tempat_uji import sql

from penilaian.simpan import TERMINAL, Gudang, Lembar
from penilaian.simpan.rak.rawat import RakRawat


def pesan(gudang: Gudang, orang, penuh: Lembar) -> list[str]:
    """Return what is wrong with the assessment, the same wherever one looks."""
    satu = gudang.riwayat.periksa(orang.penilai, penuh.id)
    assert gudang.riwayat.periksa(TERMINAL) == satu
    semua = RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan
    assert [k for k in semua if k.startswith("riwayat ")] == [f"riwayat {k.rantai}: {k.pesan}" for k in satu]
    return [k.pesan for k in satu]


def test_a_store_with_every_kind_of_event_is_sound(gudang_penuh, orang, penuh):
    with gudang_penuh.koneksi.baca() as s:
        aksi = set(s.scalars(text("SELECT DISTINCT aksi FROM riwayat WHERE rantai LIKE 'penilaian:%'")))
    assert aksi == {
        *(f"penilaian.{n}" for n in ("buat", "ubah", "ajukan", "kembalikan", "verifikasi", "finalkan", "bekukan")),
        *(f"penilaian.{n}" for n in ("buka_kembali", "resmikan")),
        *(f"jawaban.{n}" for n in ("simpan", "bawa", "verifikasi")),
        *(f"bukti.{n}" for n in ("tambah", "putuskan", "tarik")),
        "komentar.tambah",
    }
    assert pesan(gudang_penuh, orang, penuh) == []


PALSU = {
    "the day": ("UPDATE penilaian SET tanggal = '2020-01-01' WHERE {}", "tanggal penilaian"),
    "the team": ("UPDATE penilaian SET tim = 'lain' WHERE {}", "tim penilaian"),
    "the members": ("UPDATE penilaian SET anggota = '[\"Ani\"]' WHERE {}", "jumlah anggota penilaian"),
    "the village": ("UPDATE penilaian SET desa_kode = '99.01.01.2002' WHERE {}", "desa penilaian"),
    "who began it": ("UPDATE penilaian SET dibuat_oleh = 9 WHERE {}", "pembuat penilaian"),
    "who answered": ("UPDATE jawaban SET oleh = 9 WHERE {} AND indikator = 'P01'", "penjawab atau waktu jawaban P01"),
    "when it was answered": (
        "UPDATE jawaban SET waktu = '2020-01-01T00:00:00.000000+00:00' WHERE {} AND indikator = 'P01'",
        "penjawab atau waktu jawaban P01",
    ),
    "who answered what only the verifier spoke of": (
        "UPDATE jawaban SET oleh = NULL WHERE {} AND indikator = 'P04'",
        "penjawab atau waktu jawaban P04",
    ),
    "who verified": (
        "UPDATE jawaban SET oleh_verifikasi = 10 WHERE {} AND indikator = 'P01'",
        "verifikator, waktu atau alasan verifikasi P01",
    ),
    "the verifier's reason": (
        "UPDATE jawaban SET alasan_verifikasi = 'lengkap' WHERE {} AND indikator = 'P01'",
        "verifikator, waktu atau alasan verifikasi P01",
    ),
    "evidence accepted": ("UPDATE bukti SET status = 'diterima' WHERE id = 3", "bukti nomor 3 (P03)"),
    "the day of evidence": ("UPDATE bukti SET tanggal = '2026-01-01' WHERE id = 1", "bukti nomor 1 (P01)"),
    "the file of evidence": (
        "UPDATE bukti SET sha256 = 'SIDIK' WHERE id = 1".replace("SIDIK", "ab" * 32),
        "bukti nomor 1 (P01)",
    ),
    "the owner of evidence": ("UPDATE bukti SET pemilik = 'orang lain' WHERE id = 1", "bukti nomor 1 (P01)"),
    "what evidence proves": ("UPDATE bukti SET indikator = 'P02' WHERE id = 1", "bukti nomor 1 (P02)"),
    "who added evidence": ("UPDATE bukti SET oleh = 2 WHERE id = 1", "bukti nomor 1 (P01)"),
    "who decided on evidence": ("UPDATE bukti SET oleh_status = 10 WHERE id = 1", "bukti nomor 1 (P01)"),
    "why evidence was refused": ("UPDATE bukti SET alasan = 'buram' WHERE id = 3", "bukti nomor 3 (P03)"),
    "evidence brought back": ("UPDATE bukti SET dihapus = NULL WHERE id = 2", "bukti nomor 2 (P03)"),
    "the text of a comment": ("UPDATE komentar SET teks = 'Situs mati' WHERE id = 1", "komentar nomor 1"),
    "the author of a comment": ("UPDATE komentar SET oleh = 1 WHERE id = 1", "komentar nomor 1"),
    "what a comment is on": ("UPDATE komentar SET indikator = NULL WHERE id = 1", "komentar nomor 1"),
}  # fmt: skip
TANPA = {
    "evidence taken out": ("DELETE FROM bukti WHERE id = 2", "bukti nomor 2 dihapus"),
    "a comment taken out": ("DELETE FROM komentar WHERE id = 2", "komentar nomor 2 dihapus"),
    "an answer taken out": ("DELETE FROM jawaban WHERE {} AND indikator = 'P01'", "jawaban P01 dihapus"),
    "evidence put in": (
        (
            "INSERT INTO bukti (id, penilaian_id, indikator, jenis, tautan, tanggal, pemilik, status, alasan, waktu)"
            " SELECT 77, penilaian_id, 'P05', jenis, tautan, tanggal, '', 'diterima', '', waktu FROM bukti WHERE id = 3"
        ),
        "bukti nomor 77 (P05) ditambahkan",
    ),
    "a comment put in": (
        (
            "INSERT INTO komentar (id, penilaian_id, teks, oleh, waktu)"
            " SELECT 77, penilaian_id, 'Setuju', 5, waktu FROM komentar WHERE id = 1"
        ),
        "komentar nomor 77 ditambahkan",
    ),
    "an answer put in": (
        (
            "INSERT INTO jawaban (penilaian_id, indikator, teks, catatan, bawaan, versi, waktu, alasan_verifikasi)"
            " SELECT penilaian_id, 'P07', '4', '', false, 1, waktu, '' FROM jawaban WHERE {} AND indikator = 'P01'"
        ),
        "jawaban P07 ditambahkan",
    ),
}


@pytest.mark.parametrize("apa", [*PALSU, *TANPA])
def test_what_is_changed_past_the_store_is_named(gudang_penuh, orang, penuh, tempat_penuh, apa):
    perintah, bagian = PALSU.get(apa) or TANPA[apa]
    kolom = "id" if " penilaian " in perintah else "penilaian_id"
    sql(tempat_penuh, perintah.format(f"{kolom} = {penuh.id}"))
    ubah = " diubah" if apa in PALSU else ""
    temuan = pesan(gudang_penuh, orang, penuh)
    assert f"{bagian}{ubah} tanpa tercatat" in temuan
    assert len(temuan) == 1


@pytest.mark.parametrize("kolom", ["nama", "kecamatan", "kabupaten", "zona_waktu"])
def test_a_village_changed_past_the_store_is_named_by_its_assessments(gudang, orang, lembar, tempat_isi, kolom):
    perintah = "UPDATE desa SET {} = 'Asia/Jayapura'"
    sql(tempat_isi, perintah.format(kolom))
    (temuan,) = gudang.riwayat.periksa(orang.admin)
    assert (temuan.rantai, temuan.pesan) == (
        f"penilaian:{lembar.id}",
        "nama atau zona waktu desanya diubah tanpa tercatat",
    )


def test_history_of_an_earlier_release_says_nothing_of_the_village(gudang, orang, lembar, tempat_isi):
    jadi_lama(gudang)
    sql(tempat_isi, "UPDATE desa SET nama = 'Lain'")
    assert gudang.riwayat.periksa(orang.penilai, lembar.id) == ()


def test_evidence_moved_to_another_assessment_is_missing_here_and_too_much_there(gudang_penuh, penuh, tempat_penuh):
    sql(tempat_penuh, "UPDATE bukti SET penilaian_id = penilaian_id - 1 WHERE id = 1")
    assert [(k.rantai, k.pesan) for k in gudang_penuh.riwayat.periksa(TERMINAL)] == [
        (f"penilaian:{penuh.id - 1}", "bukti nomor 1 (P01) ditambahkan tanpa tercatat"),
        (f"penilaian:{penuh.id}", "bukti nomor 1 dihapus tanpa tercatat"),
    ]
