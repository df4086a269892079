"""Who only adds a note gives no answer, and takes nobody's over."""

from tempat_uji import sql

from penilaian.simpan import TERMINAL, Awal, Gudang, Lembar, Pelaku


def simpan(gudang: Gudang, siapa: Pelaku, lembar: Lembar, teks: str, catatan: str | None = None) -> None:
    versi = gudang.jawaban.satu(siapa, lembar.id, "P01").versi
    gudang.jawaban.simpan(siapa, lembar.id, "P01", teks, versi_dilihat=versi, catatan=catatan)


def test_a_note_on_somebody_elses_answer_leaves_it_theirs(gudang, orang, lembar):
    simpan(gudang, orang.penilai, lembar, "3")
    simpan(gudang, orang.penilai_dua, lembar, "3", "lihat foto")
    isi = gudang.jawaban.satu(orang.penilai, lembar.id, "P01")
    assert (isi.oleh_nama, isi.catatan, isi.versi) == ("Penilai", "lihat foto", 2)
    assert gudang.riwayat.penilaian(orang.penilai, lembar.id, objek="P01")[-1].nama == "Penilai_Dua"
    assert gudang.riwayat.periksa(TERMINAL) == ()


def test_a_note_on_a_question_that_nobody_answered_is_no_answer_and_belum_tahu_afterwards_is_one(gudang, orang, lembar):
    simpan(gudang, orang.penilai, lembar, "", "tanya bendahara")
    isi = gudang.jawaban.satu(orang.penilai, lembar.id, "P01")
    assert (isi.oleh, isi.catatan, isi.versi) == (None, "tanya bendahara", 1)
    assert gudang.riwayat.periksa(TERMINAL) == ()
    simpan(gudang, orang.penilai_dua, lembar, "")
    isi = gudang.jawaban.satu(orang.penilai, lembar.id, "P01")
    assert (isi.oleh_nama, isi.teks, isi.catatan, isi.versi) == ("Penilai_Dua", "", "tanya bendahara", 2)
    assert gudang.riwayat.periksa(TERMINAL) == ()


def test_an_empty_note_beside_no_answer_leaves_nothing(gudang, orang, lembar):
    panjang = gudang.riwayat.panjang(orang.admin)
    simpan(gudang, orang.penilai, lembar, "", " ")
    assert gudang.jawaban.semua(orang.penilai, lembar.id) == {}
    assert gudang.riwayat.panjang(orang.admin) == panjang


def test_belum_tahu_on_a_question_that_nobody_touched_is_an_answer(gudang, orang, lembar):
    simpan(gudang, orang.penilai, lembar, "")
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").oleh == orang.penilai.pengguna_id
    simpan(gudang, orang.penilai_dua, lembar, "")
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").oleh == orang.penilai.pengguna_id
    assert gudang.riwayat.periksa(TERMINAL) == ()


def test_another_answer_with_a_note_is_theirs_who_gave_it(gudang, orang, lembar):
    simpan(gudang, orang.penilai, lembar, "3", "lihat foto")
    simpan(gudang, orang.penilai_dua, lembar, "2", "foto lama")
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").oleh == orang.penilai_dua.pengguna_id
    assert gudang.riwayat.periksa(TERMINAL) == ()


def test_a_carried_over_answer_that_is_confirmed_with_a_note_is_theirs_who_confirmed_it(gudang, orang, sidik, lembar):
    dulu = gudang.lembar.buat(orang.penilai, Awal(lembar.desa_kode, "2025", sidik))
    simpan(gudang, orang.penilai, dulu, "3")
    gudang.jawaban.bawa(orang.penilai, lembar.id, dulu.id)
    simpan(gudang, orang.penilai_dua, lembar, "3", "masih sama")
    isi = gudang.jawaban.satu(orang.penilai, lembar.id, "P01")
    assert (isi.oleh, isi.bawaan) == (orang.penilai_dua.pengguna_id, False)
    assert gudang.riwayat.periksa(TERMINAL) == ()


def test_an_answer_changed_behind_the_store_into_the_note_writers_is_found(gudang, orang, lembar, tempat_isi):
    simpan(gudang, orang.penilai, lembar, "3")
    simpan(gudang, orang.penilai_dua, lembar, "3", "lihat foto")
    sql(tempat_isi, "UPDATE jawaban SET oleh = 2")
    (kerusakan,) = gudang.riwayat.periksa(TERMINAL)
    assert kerusakan.pesan == "penjawab atau waktu jawaban P01 diubah tanpa tercatat"
