"""Submissions of a survey into drafts: known again by their version, compared with what they said before."""

import pytest
from kiriman_uji import kobo, odk
from tempat_uji import DESA

from penilaian.berkas import Unggahan
from penilaian.galat import GalatJawaban
from penilaian.simpan import GalatSimpan
from penilaian.simpan.basis.tabel import Impor, KirimanTersimpan
from penilaian.simpan.impor import PilihanImpor, kerja
from penilaian.simpan.impor.timbang import KALAH
from penilaian.simpan.rak import RakRawat
from penilaian.simpan.rak.impor import RakImpor

DESA_DUA = DESA.replace("2001", "2002")


@pytest.fixture
def masuk(gudang, orang, sidik):
    """Return what takes a file in for one team."""
    rak = RakImpor(gudang.koneksi, gudang.instrumen)
    return lambda berkas, **pilihan: rak.berkas(orang.penilai, berkas, PilihanImpor(sidik, **pilihan))


@pytest.fixture
def isi(gudang, orang):
    """Return what gives the answers of the first assessment that there are."""

    def baca(nomor=1):
        return {i: j.teks for i, j in gudang.jawaban.semua(orang.penilai, nomor).items() if j.teks}

    return baca


def kejadian(gudang, orang):
    return gudang.riwayat.panjang(orang.admin)


def kode(galat):
    return [t.kode for t in galat.value.temuan if t.berat == "galat"]


# an export before and after an edit, in both dialects: (before, after)
SEBELUM, SESUDAH = {"P01": "3", "P04": "1"}, {"P01": "2", "P04": "1"}
SUNTINGAN = {
    "kobo": (kobo((DESA, "a", "a", SEBELUM)), kobo((DESA, "a", "a2", SESUDAH))),
    "odk": (odk((DESA, "a", 0, SEBELUM)), odk((DESA, "a", 1, SESUDAH))),
}


@pytest.mark.parametrize("dialek", SUNTINGAN)
def test_an_edit_replaces_only_what_it_changes(gudang, orang, masuk, isi, dialek):
    sebelum, sesudah = SUNTINGAN[dialek]
    masuk(sebelum)
    gudang.jawaban.simpan(orang.penilai, 1, "P04", "2", versi_dilihat=1)  # the edit says nothing new of it
    hasil = masuk(sesudah)
    assert isi() == {"P01": "2", "P04": "2"}
    assert (hasil.desa[0].diubah, hasil.desa[0].tetap, hasil.jumlah["sel"]) == (("P01",), 1, 50)
    assert RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()


@pytest.mark.parametrize("dialek", SUNTINGAN)
def test_the_same_file_again_and_an_old_one_after_a_new_one_change_nothing(gudang, orang, masuk, isi, dialek):
    sebelum, sesudah = SUNTINGAN[dialek]
    masuk(sebelum)
    masuk(sesudah)
    banyak = kejadian(gudang, orang)
    for berkas in (sesudah, sebelum):
        hasil = masuk(berkas)
        assert str(hasil.hitungan) == (
            "1 baris dalam berkas = 0 dibaca + 0 ditolak + 0 dilewati + 1 sudah lebih baru di sini."
        )
        assert (hasil.desa, hasil.nomor) == ((), None)
    assert isi()["P01"] == "2"
    assert kejadian(gudang, orang) == banyak
    with gudang.koneksi.baca() as s:
        assert s.query(Impor).count() == s.query(KirimanTersimpan).count() == 2


def test_an_old_export_is_no_news_though_only_the_edit_was_ever_seen(masuk, isi):
    masuk(kobo((DESA, "a", "a2", SESUDAH)))
    assert masuk(kobo((DESA, "a", "a", SEBELUM))).hitungan.lebih_baru == 1
    masuk(odk((DESA_DUA, "b", 2, SESUDAH)))
    assert masuk(odk((DESA_DUA, "b", 1, SEBELUM))).hitungan.lebih_baru == 1
    assert isi(1)["P01"] == isi(2)["P01"] == "2"


def test_a_version_that_another_one_in_the_file_replaced_was_seen_too(masuk, isi):
    masuk(kobo((DESA, "a", "a2", SEBELUM), (DESA, "a", "a3", SESUDAH)))
    assert isi()["P01"] == "2"
    assert masuk(kobo((DESA, "a", "a2", SEBELUM))).hitungan.lebih_baru == 1


def test_of_known_and_new_submissions_in_one_file_only_the_new_ones_are_taken(masuk, isi):
    pertama = (DESA, "a", "a", {"P01": "3"})
    masuk(kobo(pertama))
    hasil = masuk(kobo(pertama, (DESA_DUA, "b", "b", {"P01": "1"})))
    assert str(hasil.hitungan) == (
        "2 baris dalam berkas = 1 dibaca + 0 ditolak + 0 dilewati + 1 sudah lebih baru di sini."
    )
    assert (isi(1), isi(2)) == ({"P01": "3"}, {"P01": "1"})


@pytest.mark.parametrize("dialek", SUNTINGAN)
def test_a_cell_that_an_edit_emptied_becomes_kosong(gudang, orang, masuk, isi, dialek):
    masuk(SUNTINGAN[dialek][0])
    tanpa = {"P01": "", "P04": "1"}
    hasil = masuk(kobo((DESA, "a", "a2", tanpa)) if dialek == "kobo" else odk((DESA, "a", 1, tanpa)))
    assert isi() == {"P04": "1"}
    assert hasil.desa[0].diubah == ("P01",)
    assert gudang.riwayat.periksa(orang.admin) == ()


def test_an_export_without_the_column_empties_nothing(masuk, isi):
    masuk(kobo((DESA, "a", "a", SEBELUM)))
    masuk(kobo((DESA, "a", "a2", {"P04": "2"})))
    assert isi() == {"P01": "3", "P04": "2"}
    masuk(kobo((DESA, "a", "a3", {"P01": "", "P04": "2"})))  # what it once said is still what it is held against
    assert isi() == {"P04": "2"}


def test_teams_that_share_the_stages_in_several_files_are_merged(masuk, isi):
    masuk(kobo((DESA, "a", "a", {"P01": "3"})))
    masuk(kobo((DESA, "b", "b", {"P04": "1"})))
    masuk(kobo((DESA, "a", "a2", {"P01": "", "P04": ""})))
    assert isi() == {"P04": "1"}


def test_the_closing_note_becomes_a_remark_on_the_assessment_once(gudang, orang, masuk):
    berkas = kobo((DESA, "a", "a", SEBELUM | {"penutup_catatan": "jalan putus"}))
    hasil = masuk(berkas)
    assert hasil.jumlah["penutup"] == 1
    assert [t for t in hasil.peringatan if "catatan umum" in t.pesan] == []
    masuk(berkas)
    masuk(kobo((DESA, "a", "a2", SESUDAH | {"penutup_catatan": "jalan putus"})))
    (satu,) = gudang.komentar.daftar(orang.penilai, 1)
    assert (satu.indikator, satu.oleh) == (None, orang.penilai.pengguna_id)
    assert satu.teks == "Catatan umum kiriman dari siti, 14 Oktober 2026 pukul 10.30 WIB: jalan putus"
    masuk(kobo((DESA, "a", "a3", SESUDAH | {"penutup_catatan": "a" * 3_000})))
    panjang = gudang.komentar.daftar(orang.penilai, 1)[1:]
    assert sum(k.teks.partition(": ")[2].count("a") for k in panjang) == 3_000
    assert RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()


@pytest.mark.parametrize("dialek", SUNTINGAN)
def test_an_edit_and_the_same_file_again_have_the_hash_of_all_their_answers(masuk, dialek):
    sebelum, sesudah = SUNTINGAN[dialek]
    pertama = masuk(sesudah, tim="lain").sidik
    assert pertama
    masuk(sebelum)
    assert masuk(sesudah).sidik == masuk(sesudah).sidik == pertama


# -- conflicts ---------------------------------------------------------------------------------------------------


def test_a_draft_that_was_changed_by_hand_stops_the_file_and_nothing_is_written(gudang, orang, masuk, isi):
    masuk(kobo((DESA, "a", "a", SEBELUM)))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "4", versi_dilihat=1)
    gudang.jawaban.simpan(orang.penilai, 1, "P04", "", versi_dilihat=1)
    banyak = kejadian(gudang, orang)
    edit = kobo((DESA, "a", "a2", {"P01": "2", "P04": "3", "P07": "50"}), (DESA_DUA, "b", "b", {"P01": "1"}))
    with pytest.raises(GalatJawaban) as galat:
        masuk(edit)
    assert kode(galat) == ["S06", "S06"]
    assert f"{DESA} periode 2026: jawaban P01 di draf bukan dari kiriman" in galat.value.temuan[-2].pesan
    assert "(draf: 4; baris 2: 2)" in galat.value.temuan[-2].pesan
    assert "draf: kosong" in galat.value.temuan[-1].pesan
    assert (galat.value.hitungan.dibaca, galat.value.hitungan.ditolak) == (0, 2)
    assert kejadian(gudang, orang) == banyak
    assert len(gudang.lembar.daftar(orang.penilai)) == 1


@pytest.mark.parametrize(
    ("pilihan", "p01"), [({"bentrok": "tahan"}, "4"), ({"bentrok": "ganti"}, "2"), ({"timpa": True}, "2")]
)
def test_what_is_done_about_a_draft_changed_by_hand_is_chosen(gudang, orang, masuk, isi, pilihan, p01):
    masuk(kobo((DESA, "a", "a", SEBELUM)))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "4", versi_dilihat=1)
    hasil = masuk(kobo((DESA, "a", "a2", SESUDAH)), **pilihan)
    assert isi()["P01"] == p01
    assert [i for i, _ in hasil.desa[0].ditolak] == (["P01"] if p01 == "4" else [])


@pytest.mark.parametrize("pilihan", [{"bentrok": "ganti"}, {"timpa": True}])
def test_each_answer_of_a_hand_that_a_submission_replaces_is_a_line_that_says_what_was_and_what_is(
    gudang, orang, masuk, isi, pilihan
):
    masuk(kobo((DESA, "a", "a", {"P01": "3", "P04": "1", "P03": "1"})))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "4", versi_dilihat=1)
    gudang.jawaban.simpan(orang.penilai, 1, "P04", "", versi_dilihat=1)
    hasil = masuk(kobo((DESA, "a", "a2", {"P01": "2", "P04": "3", "P03": "2"})), **pilihan)
    assert isi() == {"P01": "2", "P04": "3", "P03": "2"}
    assert [t.pesan for t in hasil.peringatan if t.kode == "S06"] == [
        f"{DESA} periode 2026: jawaban P01 di draf bukan dari kiriman, diganti: dulu 4, kini 2",
        f"{DESA} periode 2026: jawaban P04 di draf bukan dari kiriman, diganti: dulu kosong, kini 3",
    ]


def test_each_answer_that_a_plain_file_replaces_is_a_line_too(gudang, orang, masuk, isi):
    masuk(Unggahan("a.csv", f"kode_desa,periode,P01,P03\n{DESA},2026,3,1\n".encode()))
    hasil = masuk(Unggahan("b.csv", f"kode_desa,periode,P01,P03\n{DESA},2026,2,1\n".encode()), timpa=True)
    assert [t.pesan.partition("diganti: ")[2] for t in hasil.peringatan if t.kode == "S06"] == ["dulu 3, kini 2"]


@pytest.mark.parametrize("lain", ["1", "2"])
def test_a_cell_that_was_kept_back_can_be_taken_later(gudang, orang, masuk, isi, lain):
    masuk(kobo((DESA, "a", "a", SEBELUM)))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "4", versi_dilihat=1)
    edit = kobo((DESA, "a", "a2", {"P01": "2", "P04": lain}))
    nomor = masuk(edit, bentrok="tahan").nomor
    assert (nomor is None) == (lain == "1")  # nothing was taken in: there is no import
    assert isi() == {"P01": "4", "P04": lain}
    assert masuk(edit, bentrok="tahan").nomor is None
    assert masuk(edit, bentrok="ganti").desa[0].diubah == ("P01",)
    assert isi() == {"P01": "2", "P04": lain}
    assert masuk(edit, bentrok="ganti").hitungan.lebih_baru == 1
    assert RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()


def test_an_answer_given_by_hand_before_any_import_is_a_conflict_too_unless_it_means_the_same(gudang, orang, masuk):
    lembar = masuk(kobo((DESA, "a", "a", {"P04": "1"}))).desa[0].penilaian_id
    gudang.jawaban.simpan(orang.penilai, lembar, "P01", "3", versi_dilihat=0)
    assert masuk(kobo((DESA, "b", "b", {"P01": "3"}))).desa[0].sama == ("P01",)
    with pytest.raises(GalatJawaban) as galat:
        masuk(kobo((DESA, "c", "c", {"P01": "2"})))
    assert kode(galat) == ["S04"]  # the second submission says 3 as well


@pytest.mark.parametrize(("cara", "p01"), [("tahan", "1"), ("ganti", "3")])
@pytest.mark.parametrize("urut", [1, -1])
def test_the_first_or_the_last_by_time_wins_whichever_file_came_first(masuk, isi, cara, p01, urut):
    awal = (DESA, "a", "a", {"P01": "1"}, {"_submission_time": "2026-10-01T08:00:00"})
    akhir = (DESA, "b", "b", {"P01": "3"}, {"_submission_time": "2026-10-02T08:00:00"})
    satu, dua = [awal, akhir][::urut]
    masuk(kobo(satu))
    with pytest.raises(GalatJawaban) as galat:
        masuk(kobo(dua))
    assert kode(galat) == ["S04"]
    assert "impor nomor 1" in galat.value.temuan[-1].pesan
    masuk(kobo(dua), bentrok=cara)
    assert isi()["P01"] == p01


PAGI, SORE = ({"_submission_time": f"2026-10-01T{jam}:00:00"} for jam in ("08", "16"))


def s04(hasil):
    return [(t.pesan, t.saran) for t in hasil.peringatan if t.kode == "S04"]


@pytest.mark.parametrize(
    ("pilihan", "dipakai", "p01"),
    [
        ({"bentrok": "tahan"}, "Dipakai yang pertama dikirim (impor nomor 1: 1).", "1"),
        ({"bentrok": "ganti"}, "Dipakai yang terakhir dikirim (baris 2: 3).", "3"),
        ({"timpa": True}, "Dipakai yang di berkas ini (baris 2: 3).", "3"),
    ],
)
def test_a_conflict_with_an_earlier_import_that_was_settled_is_one_line(masuk, isi, pilihan, dipakai, p01):
    masuk(kobo((DESA, "a", "a", {"P01": "1"}, PAGI)))
    berkas = kobo((DESA, "b", "b", {"P01": "3"}, SORE))
    with pytest.raises(GalatJawaban) as galat:
        masuk(berkas)
    assert "--timpa (pakai yang di berkas ini)" in galat.value.temuan[-1].saran
    hasil = masuk(berkas, **pilihan)
    pesan = f"{DESA} periode 2026: jawaban berbeda tentang P01 (baris 2: 3; impor nomor 1: 1)"
    assert s04(hasil) == [(pesan, dipakai)]
    assert isi()["P01"] == p01


def test_conflicts_in_a_file_and_with_earlier_imports_are_told_together_each_once(masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "1", "P04": "1"}, PAGI)))
    berkas = kobo((DESA, "b", "b", {"P01": "3"}, SORE), (DESA, "c", "c", {"P01": "2", "P04": "2"}, SORE))
    with pytest.raises(GalatJawaban) as galat:
        masuk(berkas)
    satu, dua = [t for t in galat.value.temuan if t.kode == "S04"]
    assert "(baris 2: 3; baris 3: 2; impor nomor 1: 1)" in satu.pesan
    assert "--timpa" not in satu.saran  # the file itself says two things
    assert "--timpa" in dua.saran
    with pytest.raises(GalatJawaban):
        masuk(berkas, timpa=True)
    assert len(s04(masuk(berkas, bentrok="ganti"))) == 2


def test_the_answer_that_lost_to_the_first_can_be_taken_later_also_after_an_edit_of_something_else(masuk, isi):
    masuk(kobo((DESA, "a", "a", {"P01": "1"}, PAGI)))
    b, b2 = ({"P01": "3", "P04": p04} for p04 in ("1", "2"))
    hasil = masuk(kobo((DESA, "b", "b", b, SORE)), bentrok="tahan")
    assert hasil.desa[0].ditolak == (("P01", KALAH["tahan"]),)
    assert masuk(kobo((DESA, "b", "b", b, SORE)), bentrok="tahan").hitungan.lebih_baru == 1
    edit = kobo((DESA, "b", "b2", b2, SORE))
    assert masuk(edit, bentrok="tahan").desa[0].diubah == ("P04",)
    assert isi() == {"P01": "1", "P04": "2"}
    assert masuk(edit, bentrok="ganti").desa[0].diubah == ("P01",)
    assert isi() == {"P01": "3", "P04": "2"}
    assert masuk(edit, bentrok="ganti").hitungan.lebih_baru == 1


def test_of_two_in_one_file_the_one_that_lost_can_be_taken_later(masuk, isi):
    berkas = kobo((DESA, "a", "a", {"P01": "1"}, PAGI), (DESA, "b", "b", {"P01": "3"}, SORE))
    masuk(berkas, bentrok="tahan")
    assert isi() == {"P01": "1"}
    masuk(berkas, bentrok="ganti")
    assert isi() == {"P01": "3"}
    assert masuk(berkas, bentrok="ganti").hitungan.lebih_baru == 2


def test_an_edit_that_loses_to_a_later_submission_is_said(masuk, isi):
    masuk(kobo((DESA, "a", "a", {"P01": "1"}, PAGI)))
    masuk(kobo((DESA, "b", "b", {"P01": "3"}, SORE)), bentrok="ganti")
    hasil = masuk(kobo((DESA, "a", "a2", {"P01": "2"}, PAGI)), bentrok="ganti")
    assert hasil.desa[0].ditolak == (("P01", KALAH["ganti"]),)
    assert [saran for _, saran in s04(hasil)] == ["Dipakai yang terakhir dikirim (impor nomor 2: 3)."]
    assert isi()["P01"] == "3"


def test_submissions_that_came_to_differ_by_an_edit_are_a_conflict(masuk, isi):
    masuk(kobo((DESA, "a", "a", {"P01": "3"}), (DESA, "b", "b", {"P01": "3"})))
    with pytest.raises(GalatJawaban) as galat:
        masuk(kobo((DESA, "a", "a2", {"P01": "2"})))
    assert kode(galat) == ["S04"]
    masuk(kobo((DESA, "a", "a2", {"P01": "2"}), (DESA, "b", "b2", {"P01": "2"})))
    assert isi()["P01"] == "2"


# -- whole or not at all -----------------------------------------------------------------------------------------


def test_a_failure_in_the_middle_leaves_nothing_of_it_and_the_file_goes_in_again(gudang, orang, masuk, monkeypatch):
    asli, kali = kerja.simpan_banyak, []

    def gagal(*argumen):
        kali.append(1)
        if len(kali) == 2:
            raise RuntimeError("listrik padam")
        return asli(*argumen)

    berkas = kobo((DESA, "a", "a", SEBELUM), (DESA_DUA, "b", "b", SEBELUM))
    sebelum = kejadian(gudang, orang)
    with monkeypatch.context() as m:
        m.setattr(kerja, "simpan_banyak", gagal)
        with pytest.raises(RuntimeError):
            masuk(berkas)
    assert kejadian(gudang, orang) == sebelum
    with gudang.koneksi.baca() as s:
        assert s.query(Impor).count() == s.query(KirimanTersimpan).count() == 0
    assert masuk(berkas).jumlah["baru"] == 4


def test_two_imports_of_one_export_at_once_take_it_in_once(gudang, masuk, monkeypatch):
    asli = kerja.Pengambil.tinjau
    berkas, masih = kobo((DESA, "a", "a", SEBELUM)), [True]

    def keduluan(self, s, baris):
        hasil = asli(self, s, baris)
        if masih.pop() if masih else False:
            masuk(berkas)
        return hasil

    monkeypatch.setattr(kerja.Pengambil, "tinjau", keduluan)
    with pytest.raises(GalatSimpan, match="Ulangi impornya"):
        masuk(berkas)
    with gudang.koneksi.baca() as s:
        assert s.query(Impor).count() == s.query(KirimanTersimpan).count() == 1


# -- damage ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ubah",
    [
        "UPDATE kiriman SET pengirim = 'budi'",
        "UPDATE kiriman SET tinjauan = 'approved'",
        "UPDATE asal_jawaban SET kiriman_id = NULL WHERE indikator = 'P01'",
        "DELETE FROM asal_jawaban WHERE indikator = 'P01'",
        "UPDATE impor SET oleh = 3",
        "UPDATE impor SET dibatalkan = '2026-01-01T00:00:00.000000+00:00'",
    ],
)
def test_what_is_changed_behind_the_stores_back_about_an_origin_is_found(gudang, orang, masuk, ubah):
    masuk(kobo((DESA, "a", "a", SEBELUM)))
    with gudang.koneksi.tulis() as s:
        s.connection().exec_driver_sql(ubah)
    (rusak,) = gudang.riwayat.periksa(orang.admin)
    assert rusak.pesan.endswith("diubah tanpa tercatat")
    assert "impor nomor 1" in rusak.pesan
