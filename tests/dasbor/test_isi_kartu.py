"""Cards of Isi Penilaian: every kind of answer saves as it is meant, faults save nothing, nobody overwrites unseen."""

import re

import pytest
from isi_uji import centang, kunci, pilih, tekan, tulis
from lembar_uji import jalan, markup

from penilaian.dasbor.halaman.isi import penyimpan
from penilaian.simpan import TAMU, GalatBasisData, GalatKeadaan, Peran
from penilaian.simpan.basis.hak import Pelaku

JAHAT = "<script>alert(1)</script> & 'kutip'"


@pytest.fixture
def lembar(uji):
    return uji.lembar()


def buka(uji, lembar, **alamat):
    return uji.buka("isi", "penilai", penilaian=lembar.id, **alamat)


def test_unknown_is_saved_as_empty_and_is_not_the_same_as_unanswered(uji, lembar):
    at = buka(uji, lembar)
    assert "Belum dijawab" in markup(at)
    pilih(at, lembar, "P01", "3")
    pilih(at, lembar, "P01", "?")
    isi = uji.isi(lembar, "P01")
    assert (isi.teks, isi.versi) == ("", 2)
    assert "Belum tahu, dihitung belum dijawab, tersimpan" in markup(at)


def test_ticks_are_saved_one_by_one_and_none_of_them_erases_them(uji, lembar):
    at = buka(uji, lembar)
    centang(at, lembar, "P02", "profil_kontak", "rpjm_rkp")
    assert set(uji.isi(lembar, "P02").teks.split()) == {"profil_kontak", "rpjm_rkp"}
    assert at.button(key=kunci(lembar, "P02", "lain_NIHIL")).label == "Tidak satu pun (hapus 2 centang)"
    tekan(at, lembar, "P02", "lain_NIHIL")
    assert at.button(key=kunci(lembar, "P02", "lain_NIHIL")).label == "✓ Tidak satu pun"
    assert uji.isi(lembar, "P02").teks == "NIHIL"
    riwayat = uji.gudang.riwayat.penilaian(uji.orang["penilai"], lembar.id)
    assert set(riwayat[-1].lama["teks"].split()) == {"profil_kontak", "rpjm_rkp"}
    assert not at.checkbox(key=kunci(lembar, "P02", "profil_kontak")).value
    centang(at, lembar, "P02", "peraturan_desa")
    assert uji.isi(lembar, "P02").teks == "peraturan_desa"
    centang(at, lembar, "P02", "peraturan_desa")
    assert uji.isi(lembar, "P02").teks == ""


def test_not_applicable_stands_in_its_place_with_its_condition(uji, lembar):
    at = buka(uji, lembar, tingkat="pematangan")
    assert "Tidak berlaku: Bila register ada" in markup(at)
    tekan(at, lembar, "M02", "lain_TB")
    assert uji.isi(lembar, "M02").teks == "TB"
    assert not [b.key for b in at.button if b.key and b.key.endswith("_TB") and "M02" not in b.key]


@pytest.mark.parametrize(
    ("ditulis", "terbaca"),
    [("85%", "Terbaca 85 persen"), ("3/9", "Terbaca 33,3 persen (ditulis 3/9)"), ("72,5", "Terbaca 72,5 persen")],
)
def test_a_number_is_saved_as_written_and_shown_as_it_was_read(uji, lembar, ditulis, terbaca):
    at = tulis(buka(uji, lembar), lembar, "P05", ditulis)
    assert uji.isi(lembar, "P05").teks == ditulis
    assert terbaca in markup(at)


@pytest.mark.parametrize("ditulis", ["banyak", "120", "-", "0,5", JAHAT[:40]])
def test_a_wrong_number_is_not_saved_and_is_explained_beside_its_field(uji, lembar, ditulis):
    at = tulis(buka(uji, lembar), lembar, "P05", "40")
    tulis(at, lembar, "P05", ditulis)
    isi = uji.isi(lembar, "P05")
    assert (isi.teks, isi.versi) == ("40", 1)
    assert "Belum tersimpan. " in markup(at)
    assert "alert(1)</script>" not in markup(at)
    assert at.text_input(key=kunci(lembar, "P05", "angka")).value == ditulis
    tulis(at, lembar, "P05", "45")
    assert "Belum tersimpan. " not in markup(at)
    assert uji.isi(lembar, "P05").teks == "45"


KATA_KEADAAN = re.compile(r"(belum dijawab)|(perlu dipastikan)|(belum tersimpan)|(tersimpan \d\d\.\d\d)", re.IGNORECASE)


def keadaan(at, indikator):
    """The words for the state of an answer that one card has."""
    semua = [str(h.proto.body) for h in at.get("html")]
    awal = [n for n, isi in enumerate(semua) if 'class="pd-kartu-kepala"' in isi]
    mulai = next(n for n in awal if f'id="{indikator}"' in semua[n])
    sampai = next(n for n in [*awal, len(semua)] if n > mulai)
    return [m.lastindex for isi in semua[mulai:sampai] for m in KATA_KEADAAN.finditer(isi)]


def test_a_card_has_one_word_for_its_state_also_where_something_newer_is_not_saved(uji, lembar):
    at = buka(uji, lembar)
    assert keadaan(at, "P05") == [1]
    tulis(at, lembar, "P05", "banyak")
    assert keadaan(at, "P05") == [3]
    tulis(at, lembar, "P05", "40")
    assert keadaan(at, "P05") == [4]
    tulis(at, lembar, "P05", "banyak")
    assert keadaan(at, "P05") == [3]
    assert "Jawaban sebelumnya tetap: 40 persen." in markup(at)
    uji.jawab(lembar, {"P01": "1"}, oleh="rangkap")
    pilih(at, lembar, "P01", "4")
    assert keadaan(at, "P01") == [3]


def test_a_note_is_saved_without_changing_the_answer(uji, lembar):
    uji.jawab(lembar, {"P01": "3"})
    at = buka(uji, lembar)
    at.session_state[kunci(lembar, "P01", "lampiran")] = True
    jalan(at)
    at.text_area(key=kunci(lembar, "P01", "catatan")).set_value(JAHAT)
    jalan(at)
    isi = uji.isi(lembar, "P01")
    assert (isi.teks, isi.catatan) == ("3", JAHAT)
    pilih(at, lembar, "P01", "2")
    assert uji.isi(lembar, "P01").catatan == JAHAT


def test_the_second_sees_the_answer_of_the_first_and_uses_their_own(uji, lembar):
    at = buka(uji, lembar)
    uji.jawab(lembar, {"P01": "1"}, oleh="rangkap", catatan=JAHAT)
    pilih(at, lembar, "P01", "4")
    assert uji.isi(lembar, "P01").teks == "1"
    teks = markup(at)
    assert "Jawaban ini baru saja diubah oleh Rangkap." in teks
    assert "Jenjang 1: " in teks
    assert "Jenjang 4: " in teks
    assert "alert(1)</script>" not in teks
    tekan(at, lembar, "P01", "milik")
    isi = uji.isi(lembar, "P01")
    assert (isi.teks, isi.catatan, isi.versi) == ("4", JAHAT, 2)
    assert "baru saja diubah" not in markup(at)


def test_the_second_can_use_the_answer_that_is_stored(uji, lembar):
    at = buka(uji, lembar)
    uji.jawab(lembar, {"P01": "1"}, oleh="rangkap")
    pilih(at, lembar, "P01", "4")
    tekan(at, lembar, "P01", "mereka")
    assert uji.isi(lembar, "P01").versi == 1
    assert at.radio(key=kunci(lembar, "P01", "jenjang")).value == "1"
    pilih(at, lembar, "P01", "2")
    assert uji.isi(lembar, "P01").teks == "2"


def test_a_conflicting_tick_is_added_to_the_other_persons_list(uji, lembar):
    at = buka(uji, lembar)
    uji.jawab(lembar, {"P02": "rpjm_rkp"}, oleh="rangkap")
    centang(at, lembar, "P02", "profil_kontak")
    assert uji.isi(lembar, "P02").teks == "rpjm_rkp"
    tekan(at, lembar, "P02", "milik")
    assert set(uji.isi(lembar, "P02").teks.split()) == {"rpjm_rkp", "profil_kontak"}


def test_two_people_on_different_questions_are_no_conflict(uji, lembar):
    at = buka(uji, lembar)
    uji.jawab(lembar, {"P03": "1"}, oleh="rangkap")
    pilih(at, lembar, "P01", "4")
    assert (uji.isi(lembar, "P01").teks, uji.isi(lembar, "P03").teks) == ("4", "1")
    assert "baru saja diubah" not in markup(at)


def test_ones_own_answer_changed_quickly_is_no_conflict(uji, lembar):
    at = buka(uji, lembar)
    for jenjang in ("1", "2", "3"):
        pilih(at, lembar, "P01", jenjang)
    assert uji.isi(lembar, "P01").teks == "3"
    assert "baru saja diubah" not in markup(at)


def test_what_failed_to_be_saved_can_be_saved_again(uji, lembar, monkeypatch):
    at = buka(uji, lembar)
    asli = type(uji.gudang.jawaban).simpan

    def penuh(*_, **__):
        raise GalatBasisData("Tidak tersimpan: cakram penuh. Coba lagi.")

    monkeypatch.setattr(type(uji.gudang.jawaban), "simpan", penuh)
    pilih(at, lembar, "P01", "3")
    assert "Tidak tersimpan: cakram penuh." in markup(at)
    assert uji.isi(lembar, "P01").versi == 0
    monkeypatch.setattr(type(uji.gudang.jawaban), "simpan", asli)
    tekan(at, lembar, "P01", "lagi")
    assert uji.isi(lembar, "P01").teks == "3"


def test_an_assessment_just_submitted_by_somebody_else_refuses_answers_in_a_sentence(uji, lembar):
    at = buka(uji, lembar)
    uji.ajukan(lembar, oleh="rangkap")
    # Streamlit runs the callback of a click on a page that was drawn before.
    usul = penyimpan.Usul("P01", "3")
    penyimpan.simpan_lagi(at.session_state[f"isi_tab_{lembar.id}"], usul, 0)
    assert uji.isi(lembar, "P01").versi == 0
    assert "sudah diajukan" in at.session_state[f"isi_tab_{lembar.id}"].kabar["P01"].pesan


def test_what_was_submitted_meanwhile_is_not_offered_for_saving_again(uji, lembar, monkeypatch):
    at = buka(uji, lembar)

    def terkunci(*_, **__):
        raise GalatKeadaan("Penilaian ini sudah diajukan.")

    monkeypatch.setattr(type(uji.gudang.jawaban), "simpan", terkunci)
    pilih(at, lembar, "P01", "3")
    assert "Penilaian ini sudah diajukan. Muat ulang halaman ini" in markup(at)
    assert kunci(lembar, "P01", "lagi") not in [b.key for b in at.button]


@pytest.mark.parametrize("siapa", [TAMU, None, Pelaku(99, "Orang Lain", (Peran("penilai"),))])
def test_a_session_that_ended_or_changed_saves_nothing(uji, lembar, siapa):
    at = buka(uji, lembar)
    uji.siapa = siapa
    tab = at.session_state[f"isi_tab_{lembar.id}"]
    penyimpan.simpan_lagi(tab, penyimpan.Usul("P01", "3"), 0)
    assert uji.isi(lembar, "P01").versi == 0
    assert tab.kabar["P01"].jenis == "gagal"


def test_what_was_saved_does_not_stay_in_the_session(uji, lembar):
    at = pilih(buka(uji, lembar), lembar, "P01", "3")
    tab = at.session_state[f"isi_tab_{lembar.id}"]
    assert (tab.versi, tab.kabar, tab.terakhir) == ({"P01": 1}, {}, "P01")
    uji.jawab(lembar, {"P01": "1"}, oleh="rangkap")
    jalan(at)
    assert at.radio(key=kunci(lembar, "P01", "jenjang")).value == "1"
    assert "oleh Rangkap" in markup(at)
