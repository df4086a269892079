"""Cek Cepat: one question at a time, without an account, until the position cannot change; nothing is stored."""

import pytest
from cek_uji import INPRES, SIDIK, alamat, baik, buka, butir, isi, judul, pesan, sampai, tekan, wawancara
from lembar_uji import jalan, markup, tombol

from penilaian import nilai, pertanyaan_berikut
from penilaian.dasbor.halaman.cek_cepat.tanya import pindah
from penilaian.dasbor.halaman.cek_cepat.wawancara import Wawancara
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.ejaan import rangkai
from penilaian.narasi.menuju_pasti import rentang_posisi, uraian_rentang
from penilaian.narasi.penahan import yang_menahan
from penilaian.rekomendasi import jalan_naik

CONTOH = {"jenjang": "2", "persen": "50", "survei": "50 n=30", "angka": "3"}


# --- the way to the end ---------------------------------------------------------------------------------------------


def test_the_first_screen_asks_what_the_engine_asks_first_and_says_that_anything_is_possible(folder_data):
    at = buka()
    semua = Wawancara(INPRES)
    assert judul(at) == semua.soal.pertanyaan
    assert "<b>Pasti:</b> belum mencapai Persiapan. <b>Mungkin:</b> sampai tingkat 4, Pemanfaatan." in markup(at)
    assert "Pertanyaan 1 dari paling banyak 50, selesai begitu posisinya pasti." in markup(at)
    assert uraian_rentang(rentang_posisi(semua.hasil, 0)) in markup(at)
    assert "Kembali" not in tombol(at)
    assert not folder_data.exists(), "nothing is stored, nothing is opened"


@pytest.mark.parametrize("cara", [lambda soal: CONTOH[soal.jenis], baik], ids=["middling", "as good as can be"])
def test_a_village_is_asked_to_the_end_what_the_engine_asks_and_ends_where_its_answers_place_it(cara, folder_data):
    at, ditanya = buka(), []
    while (soal := wawancara(at).soal) is not None:
        ini = wawancara(at)
        assert soal == pertanyaan_berikut(INPRES, ini.jawaban(), 0, ini.lewati)
        assert judul(at) == soal.pertanyaan
        ditanya.append(soal.id)
        banyak = len(soal.butir) if cara is baik and soal.jenis == "daftar" else 2
        teks = " ".join(b.id for b in soal.butir[:banyak]) if soal.jenis == "daftar" else cara(soal)
        at = tekan(isi(at, teks), "lanjut")
        assert dict(wawancara(at).langkah)[soal.id] == teks
    assert len(set(ditanya)) == len(ditanya)
    akhir = rentang_posisi(nilai(INPRES, wawancara(at).jawaban()), 0)
    assert akhir.tertentu
    assert judul(at) == akhir.nama[akhir.pasti]
    assert f"Pasti sesudah {len(ditanya)} pertanyaan" in markup(at)
    assert daftar_berikutnya(wawancara(at).hasil, 0, jalan_naik(wawancara(at).hasil, 0)).kartu[0].judul in markup(at)
    assert f"Ini perkiraan dari {len(ditanya)} dari 50 pertanyaan" in markup(at)
    assert not folder_data.exists()


def test_no_heading_holds_a_code_of_a_question():
    for at in (buka(), buka("P01-0"), buka("P01~P08")):
        kepala = [x for baris in markup(at).split("<h")[1:] for x in [baris.split("</h", 1)[0]]]
        assert kepala
        assert not [k for k in kepala for id_ in INPRES.per_id if f"{id_} " in f"{k} "]


# --- every kind of question ------------------------------------------------------------------------------------------


def test_going_on_without_a_choice_is_answered_with_a_sentence():
    at = tekan(buka(), "lanjut")
    assert pesan(at) == "Pilih satu jawaban."
    assert alamat(at) == ""
    assert pesan(tekan(isi(at, "2"), "lanjut")) == ""


def test_who_does_not_know_goes_on_and_the_question_is_not_asked_again():
    soal = Wawancara(INPRES).soal
    at = tekan(isi(buka(), "?"), "lanjut")
    assert alamat(at) == f"{SIDIK}~{soal.id}"
    assert judul(at) != soal.pertanyaan


def test_a_list_without_a_tick_is_no_answer_until_somebody_says_so():
    at = buka(sampai("P02"))
    n = len(at.checkbox)
    assert n == len(INPRES.per_id["P02"].butir)
    at = tekan(at, "lanjut")
    assert "Tidak satu pun" in pesan(at)
    at = tekan(at, "nihil")
    assert alamat(at).endswith("~P02-0")


def test_ticks_and_none_of_them_contradict_each_other_and_that_is_said():
    butir = [b.id for b in INPRES.per_id["P02"].butir]
    at = tekan(isi(buka(sampai("P02")), " ".join(butir[:2])), "nihil")
    assert pesan(at) == "Ada 2 centang, jadi bukan tidak satu pun. Hapus centangnya, atau ketuk Lanjut."
    assert sum(k.value for k in at.checkbox) == 2, "the ticks stay"
    at = tekan(at, "lanjut")
    assert dict(wawancara(at).langkah)["P02"] == " ".join(butir[:2])


@pytest.mark.parametrize(
    ("id_", "teks", "kata"),
    [
        ("P09", "", "Tulis angkanya"),
        ("P09", "abc", "bukan bilangan 0–100. Tulis bilangan 0–100, misalnya 85, 85% atau 3/9."),
        ("P09", "140", "di luar 0–100"),
        ("P09", "0,5", "tampaknya bagian dari 1"),
        ("P06", "80 n=0", "Jumlah responden n=0. Kosongkan"),
        ("M02", "-1", "bukan bilangan mulai dari 0"),
        ("M02", "1.500.000", "memakai pemisah ribuan. Tulis tanpa pemisah ribuan: 1500000."),
    ],
)
def test_a_number_that_is_none_is_refused_with_its_repair_and_what_was_typed_stays(id_, teks, kata):
    sebelum = sampai(id_)
    at = tekan(isi(buka(sebelum), teks), "lanjut")
    assert kata in pesan(at)
    assert alamat(at) == f"{SIDIK}~{sebelum}"
    assert at.text_input[0].value == teks


@pytest.mark.parametrize(
    ("id_", "teks", "nilai_"),
    [
        ("P09", "85%", 85),
        ("P09", "3/9", 100 / 3),
        ("P09", "62,5", 62.5),
        ("P06", "72,5 n=30", 72.5),
        ("M02", "1,5", 1.5),
    ],
)
def test_a_number_is_read_as_in_an_assessment(id_, teks, nilai_):
    at = tekan(isi(buka(sampai(id_)), teks), "lanjut")
    j = wawancara(at).jawaban()
    assert j.nilai[j.nomor(id_), 0] == pytest.approx(nilai_)


@pytest.mark.parametrize(("id_", "lewat"), [("M02", "tombol"), ("N05", "jenjang")])
def test_tidak_berlaku_is_offered_only_where_the_instrument_allows_it_with_its_reason(id_, lewat):
    at = buka(sampai(id_))
    assert INPRES.per_id[id_].tidak_berlaku in (
        markup(at) if lewat == "tombol" else " ".join(at.radio[0].options).replace("\\", "")
    )
    at = tekan(at, "tb") if lewat == "tombol" else tekan(isi(at, "TB"), "lanjut")
    assert dict(wawancara(at).langkah)[id_] == "TB"
    assert "Tidak berlaku" not in " ".join([*tombol(buka()), *buka().radio[0].options])


def test_every_kind_of_question_has_its_widget():
    jenis = {i.jenis: i.id for i in INPRES.indikator if i.id in {"P01", "P02", "P09", "P06", "M02"}}
    assert jenis.keys() == {"jenjang", "daftar", "persen", "survei", "angka"}
    for k, id_ in jenis.items():
        at = buka(sampai(id_))
        assert (bool(at.radio), bool(at.checkbox), bool(at.text_input)) == (
            k == "jenjang",
            k == "daftar",
            k not in {"jenjang", "daftar"},
        )
        assert "Cara memeriksa" in markup(at)


# --- back, reload, another visit -----------------------------------------------------------------------------------


def test_going_back_shows_the_question_before_with_its_answer_and_lets_it_be_changed():
    at = tekan(isi(buka(), "3"), "lanjut")
    kedua = judul(at)
    at = tekan(at, "kembali")
    assert alamat(at) == ""
    assert at.radio[0].value == "3"
    assert judul(tekan(at, "lanjut")) == kedua
    at = tekan(isi(tekan(at, "kembali"), "0"), "lanjut")
    assert judul(at) == "Belum mencapai Persiapan"


def test_what_was_answered_after_it_is_offered_again_to_who_goes_back_further():
    at = tekan(isi(tekan(isi(buka(), "3"), "lanjut"), "4"), "lanjut")
    at = tekan(tekan(at, "kembali"), "kembali")
    at = tekan(at, "lanjut")
    assert at.radio[0].value == "4"


def test_ticks_and_numbers_are_shown_again_too():
    for id_, teks in (("P02", "profil_kontak rpjm_rkp"), ("P09", "3/9")):
        at = tekan(tekan(isi(buka(sampai(id_)), teks), "lanjut"), "kembali")
        kini = {butir(k.key) for k in at.checkbox if k.value} or at.text_input[0].value
        assert kini == (set(teks.split()) if at.checkbox else teks)


def test_a_page_loaded_anew_goes_on_where_it_was():
    at = tekan(isi(buka(), "3"), "lanjut")
    lain = buka(alamat(at).partition("~")[2])
    assert judul(lain) == judul(at)
    assert judul(tekan(lain, "kembali")) == Wawancara(INPRES).soal.pertanyaan


def test_who_comes_back_from_another_page_is_offered_what_was_answered():
    at = tekan(isi(buka(), "3"), "lanjut")
    kedua, dulu = judul(at), alamat(at)
    del at.query_params["jawab"]
    at = jalan(at)
    assert judul(at) == Wawancara(INPRES).soal.pertanyaan
    at = tekan(at, "tadi")
    assert (judul(at), alamat(at)) == (kedua, dulu)


def test_a_button_that_is_heard_twice_is_done_once_and_shows_what_stands_now():
    """The second press of a slow line comes with the address of before."""
    at = buka()
    at.radio[0].set_value("3")
    at = tekan(at, "lanjut")
    kedua, kini = judul(at), alamat(at)
    ingatan = at.session_state["cek_cepat"]
    pindah(ingatan, ingatan.ke - 1, Wawancara(INPRES))
    assert (ingatan.alamat, ingatan.ke) == (kini, 1)
    assert judul(jalan(at)) == kedua


def test_beginning_again_forgets_what_was_answered():
    at = tekan(buka("P01-0"), "awal")
    assert alamat(at) == ""
    assert at.radio[0].value is None
    assert "Lanjutkan yang tadi" not in " ".join(tombol(at))


def test_an_address_that_was_cut_off_is_said_to_be_so():
    assert "1 jawaban pada alamat ini tidak terbaca" in markup(buka("P01-3~P0"))
    at = buka(jawab="")
    at.query_params["jawab"] = "00000000~P01-3"
    assert "versi lain" in markup(jalan(at))


# --- the end ----------------------------------------------------------------------------------------------------------


def test_what_was_skipped_and_decides_is_named_and_can_be_answered_at_last():
    semua = Wawancara(INPRES)
    while semua.soal is not None:
        semua = semua.jawab("")
    at = buka(semua.alamat.partition("~")[2])
    assert "Belum pasti, semua dilewati: mungkin sampai tingkat 4, Pemanfaatan" in markup(at)
    assert "Belum ada yang dijawab, jadi belum ada perkiraan." in markup(at)
    assert "dari 0 dari" not in markup(at)
    assert INPRES.per_id["P01"].pertanyaan in markup(at)
    daftar = daftar_berikutnya(wawancara(at).hasil, 0, jalan_naik(wawancara(at).hasil, 0))
    assert daftar.lain
    assert f"Yang lain: {rangkai(daftar.lain)}." in markup(at)
    at = tekan(at, "dilewati")
    assert judul(at) == Wawancara(INPRES).soal.pertanyaan


def test_the_end_says_what_holds_the_village_with_the_answer_now_and_the_next_one():
    at = buka("P01-3~P08-1")
    (penahan, *_) = yang_menahan(wawancara(at).hasil, 0, {}).penahan
    assert f"{penahan.nama} ★</b>: {penahan.sekarang} → {penahan.menuju}" in markup(at)
    assert "<h2>Yang paling menahan</h2>" in markup(at)
    langkah = markup(at).index('class="pd-cek-langkah"')
    assert langkah < markup(at).index("<h2>Yang paling menahan</h2>"), "the first step is not below all that holds"


def test_the_end_explains_what_an_aspect_is_only_where_it_speaks_of_one():
    arti = "Aspek adalah bagian sebuah tingkat, dinilai 0–100: tingkatnya baru tercapai bila setiap aspek"
    assert arti not in markup(buka())
    for jawab in ("P01-0", "P01-3~P08-1", "P01-3~P08-3~P04-0~P05-0~P06-0~P07-0", "P12-0~P01-0"):
        teks = markup(buka(jawab))
        lain = " ".join(teks.split(arti)).casefold()
        assert (arti in teks) == ("aspek " in lain.replace("aspek yang disyaratkan", "")), jawab


def test_some_answered_and_some_skipped_are_both_counted_where_nothing_is_certain():
    semua = Wawancara(INPRES).jawab("3")
    while semua.soal is not None:
        semua = semua.jawab("")
    at = buka(semua.alamat.partition("~")[2])
    assert f"Belum pasti, 1 dijawab, {len(semua.lewati)} dilewati: mungkin sampai" in markup(at)


def test_every_rung_is_offered_with_its_number_for_some_rest_on_those_before():
    soal = INPRES.per_id["P01"]
    pilihan = buka().radio[0].options
    assert [p.split()[0] for p in pilihan[: len(soal.jenjang)]] == [f"**{j.nilai}**" for j in soal.jenjang]
    assert "**" not in pilihan[-1]


def test_an_instrument_without_a_gate_says_that_it_has_no_cek_cepat():
    at = buka(instrumen="spbe-2020")
    assert "tidak mempunyai tingkat yang dicapai berurutan" in markup(at)
    assert not at.radio
