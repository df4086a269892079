"""Answers of an earlier period: brought over, marked, kosong until confirmed."""

import pytest

from penilaian.jawaban import KOSONG, TERJAWAB
from penilaian.simpan import Awal, GalatKeadaan, GalatSimpan, Gudang, Lembar, TidakAda

DESA = "99.01.01.2001"


@pytest.fixture
def dulu(gudang: Gudang, orang, sidik, bawa_ke) -> Lembar:
    """The assessment of 2025: P01 = 3 (verified as 2), P03 = 1 with a note, P05 kosong with a note."""
    lembar = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik))
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P03", "1", versi_dilihat=0, catatan="jarang diisi")
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P05", "", versi_dilihat=0, catatan="tanya kasi")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "2", "bukan go.id", versi_dilihat=1)
    return lembar


def keadaan_mandiri(gudang, orang, penilaian_id: int, indikator: str) -> int:
    jawaban = gudang.hasil.satu(orang.penilai, penilaian_id).jawaban
    return int(jawaban.keadaan[jawaban.nomor(indikator), 0])


def test_the_last_earlier_period_of_the_same_form_is_offered(gudang, orang, sidik, lembar, dulu):
    gudang.lembar.buat(orang.penilai, Awal(DESA, "2024", sidik))
    gudang.lembar.buat(orang.penilai, Awal(DESA, "2025-S2", sidik))
    gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik, tim="tandingan"))
    gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2025", sidik))
    assert gudang.lembar.sebelumnya(orang.penilai, lembar.id).id == dulu.id
    pertama = gudang.lembar.buat(orang.penilai, Awal("99.01.01.2003", "2026", sidik))
    assert gudang.lembar.sebelumnya(orang.penilai, pertama.id) is None


def test_the_verified_value_comes_over_where_there_is_one_and_notes_come_along(gudang, orang, lembar, dulu):
    hasil = gudang.jawaban.bawa(orang.penilai, lembar.id, dulu.id)
    assert (hasil.dibawa, hasil.tidak) == (("P01", "P03"), ())
    semua = gudang.jawaban.semua(orang.penilai, lembar.id)
    assert {i: (x.teks, x.catatan, x.bawaan) for i, x in semua.items()} == {
        "P01": ("2", "", True),
        "P03": ("1", "jarang diisi", True),
    }


def test_a_brought_over_answer_is_kosong_until_it_is_confirmed_unchanged_or_changed(gudang, orang, lembar, dulu):
    gudang.jawaban.bawa(orang.penilai, lembar.id, dulu.id)
    assert gudang.lembar.ambil(orang.penilai, lembar.id).terisi == 0
    assert keadaan_mandiri(gudang, orang, lembar.id, "P01") == KOSONG
    gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P01", "2", versi_dilihat=1)
    gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P03", "2", versi_dilihat=1)
    for indikator in ("P01", "P03"):
        assert keadaan_mandiri(gudang, orang, lembar.id, indikator) == TERJAWAB
        isi = gudang.jawaban.satu(orang.penilai, lembar.id, indikator)
        assert (isi.bawaan, isi.oleh_nama, isi.versi) == (False, "Penilai_Dua", 2)


def test_an_answer_that_was_itself_never_confirmed_is_not_brought_over_again(gudang, orang, lembar, dulu, sidik):
    gudang.jawaban.bawa(orang.penilai, lembar.id, dulu.id)
    kemudian = gudang.lembar.buat(orang.penilai, Awal(DESA, "2027", sidik))
    assert gudang.jawaban.bawa(orang.penilai, kemudian.id, lembar.id).dibawa == ()


def test_what_was_answered_already_stays_and_is_named(gudang, orang, lembar, dulu):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "4", versi_dilihat=0)
    hasil = gudang.jawaban.bawa(orang.penilai, lembar.id, dulu.id)
    assert (hasil.dibawa, hasil.tidak) == (("P03",), (("P01", "sudah dijawab"),))
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").teks == "4"
    assert gudang.jawaban.bawa(orang.penilai, lembar.id, dulu.id).dibawa == ()


def test_only_indicators_with_an_equal_hash_are_brought_over(gudang, orang, dulu, instrumen_ubahan):
    baru = instrumen_ubahan("3.0.0", {"P01": ("bobot: 3", "bobot: 2"), "P03": ("nama: ", "nama: Tentang ")})
    lembar = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", baru.sidik))
    hasil = gudang.jawaban.bawa(orang.penilai, lembar.id, dulu.id)
    assert (hasil.dibawa, hasil.tidak) == (("P03",), (("P01", "pertanyaannya dinilai lain pada instrumen ini"),))


def test_an_indicator_that_is_gone_is_named(gudang, orang, sidik, instrumen_ubahan):
    lama = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik))
    gudang.jawaban.simpan(orang.penilai, lama.id, "P14", "1", versi_dilihat=0)
    baru = instrumen_ubahan("3.0.0", {"P14": None})
    lembar = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", baru.sidik))
    hasil = gudang.jawaban.bawa(orang.penilai, lembar.id, lama.id)
    assert hasil.tidak == (("P14", "tidak ada lagi pada instrumen ini"),)


def test_answers_come_only_from_the_same_village_and_an_earlier_period_of_the_same_form(
    gudang, orang, lembar, dulu, sidik
):
    tetangga = gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2025", sidik))
    semester = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025-S1", sidik))
    for ke, dari in ((lembar, tetangga), (lembar, semester), (dulu, lembar), (lembar, lembar)):
        ke_terbuka = gudang.lembar.ambil(orang.penilai, ke.id).keadaan == "draf"
        with pytest.raises(GalatSimpan if ke_terbuka else GalatKeadaan):
            gudang.jawaban.bawa(orang.penilai, ke.id, dari.id)
    with pytest.raises(TidakAda):
        gudang.jawaban.bawa(orang.penilai, lembar.id, 999)


def test_bringing_over_is_in_the_history_with_where_it_came_from(gudang, orang, lembar, dulu):
    gudang.jawaban.bawa(orang.penilai, lembar.id, dulu.id)
    (kejadian,) = gudang.riwayat.penilaian(orang.penilai, lembar.id, objek="P01")
    assert (kejadian.aksi, kejadian.baru["teks"], kejadian.baru["dari"]) == ("jawaban.bawa", "2", dulu.id)
    assert gudang.riwayat.periksa(orang.penilai, lembar.id) == ()
