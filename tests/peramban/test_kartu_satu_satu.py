"""Isi Penilaian one question at a time, on a small phone: the next card comes without the page, and no tap is lost."""

import re

import pytest
from pengisi import Dunia, kartu, masuk_sebagai, pilih, siap, tersimpan
from playwright.sync_api import Page, expect

from penilaian import muat_instrumen

INPRES = muat_instrumen("inpres-3-2003")


@pytest.fixture
def layar(dunia: Dunia, ponsel: Page) -> Page:
    """A phone, logged in as an assessor, whose page is marked: loaded anew it would have lost the mark."""
    masuk_sebagai(ponsel, dunia.alamat, "siti")
    return ponsel


def buka(page: Page, dunia: Dunia, lembar, id_: str) -> None:
    page.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}&cara=satu")
    siap(page, id_)
    expect(page.locator("#pd-isi-atas")).to_be_visible()
    page.wait_for_function("window.pdKetukan")
    page.evaluate("window.pdAsli = true")


def lanjut(page: Page) -> None:
    page.get_by_role("button", name="Lanjut", exact=True).click()


def satu_kartu(page: Page, id_: str) -> None:
    """Wait for this card with its widgets, and no other."""
    siap(page, id_)
    expect(page.locator('[class*="st-key-pd-kartu-"]')).to_have_count(1)
    assert page.evaluate("window.pdAsli"), "the page was loaded anew"


def test_the_next_card_comes_without_the_page_and_the_position_closes_in(dunia: Dunia, layar: Page):
    lembar = dunia.lembar()
    buka(layar, dunia, lembar, "P01")
    expect(layar.locator("#pd-isi-atas")).to_have_text(
        "Pasti: belum mencapai Persiapan. Mungkin: sampai tingkat 4, Pemanfaatan."
    )
    expect(layar.get_by_text("Pertanyaan 1 dari paling banyak 50, selesai begitu posisinya pasti.")).to_be_visible()
    pilih(layar, "P01", 3)
    tersimpan(layar, "P01")
    lanjut(layar)
    satu_kartu(layar, "P08")
    expect(kartu(layar, "P01")).to_have_count(0)
    pilih(layar, "P08", 0)
    expect(layar.locator("#pd-isi-atas")).to_have_text("Pasti: belum mencapai Persiapan.")
    lanjut(layar)
    expect(layar.get_by_role("heading", name="Posisi sudah pasti: belum mencapai Persiapan.")).to_be_visible()
    layar.get_by_role("button", name="Lengkapi profil").click()
    satu_kartu(layar, "P02")
    kartu(layar, "P02").get_by_test_id("stCheckbox").first.locator("label").click()
    lanjut(layar)
    satu_kartu(layar, "P03")
    assert {k: dunia.teks(lembar, k) for k in ("P01", "P08")} == {"P01": "3", "P08": "0"}
    assert dunia.teks(lembar, "P02")
    assert layar.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def di_layar(page: Page, id_: str) -> None:
    """Check that question and first choice of a card stand whole between the bar and the ways on."""
    bilah = page.get_by_test_id("stHeader").bounding_box()
    kaki = page.locator(".st-key-pd-isi-kaki").bounding_box()
    for bagian in (kartu(page, id_).locator(".pd-tanya-isi"), kartu(page, id_).get_by_test_id("stRadioOption").first):
        expect(bagian).to_be_visible()
        k = bagian.bounding_box()
        assert bilah["y"] + bilah["height"] <= k["y"] < k["y"] + k["height"] <= kaki["y"], (k, kaki)


def test_question_and_first_choice_stand_on_the_first_screen_of_a_small_phone(dunia: Dunia, layar: Page):
    lembar = dunia.lembar()
    buka(layar, dunia, lembar, "P01")
    di_layar(layar, "P01")
    pilih(layar, "P01", 3)
    tersimpan(layar, "P01")
    lanjut(layar)
    satu_kartu(layar, "P08")
    layar.wait_for_function("document.activeElement?.id === 'pd-isi-atas'")
    di_layar(layar, "P08")


def test_what_was_passed_over_comes_again_without_the_page_and_the_profile_survives_a_reload(dunia: Dunia, layar: Page):
    lembar = dunia.lembar()
    for i in INPRES.indikator[:-1]:
        dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, i.id, "3" if i.id == "P01" else "", versi_dilihat=0)
    layar.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}&cara=satu")
    layar.evaluate("window.pdAsli = true")
    layar.get_by_role("button", name="Jawab yang dilewati").click()
    satu_kartu(layar, "P08")
    pilih(layar, "P08", 0)
    tersimpan(layar, "P08")
    lanjut(layar)
    layar.get_by_role("button", name="Lengkapi profil").click()
    satu_kartu(layar, INPRES.indikator[-1].id)
    layar.reload()
    siap(layar, INPRES.indikator[-1].id)


def test_unknown_passes_a_question_over_and_nothing_answered_goes_nowhere(dunia: Dunia, layar: Page):
    lembar = dunia.lembar()
    buka(layar, dunia, lembar, "P01")
    lanjut(layar)
    expect(layar.get_by_text("Jawab dahulu.")).to_be_visible()
    satu_kartu(layar, "P01")
    kartu(layar, "P01").get_by_text("Belum tahu").first.click()
    expect(kartu(layar, "P01").locator(".pd-isi-status")).to_contain_text("Belum tahu")
    lanjut(layar)
    satu_kartu(layar, "P08")
    layar.get_by_role("button", name="Kembali", exact=True).click()
    satu_kartu(layar, "P01")
    pilih(layar, "P01", 2)
    lanjut(layar)
    satu_kartu(layar, "P08")
    assert dunia.teks(lembar, "P01") == "2"


def test_who_taps_and_goes_on_at_once_while_the_server_is_held_loses_nothing(dunia: Dunia, layar: Page):
    lembar = dunia.lembar()
    buka(layar, dunia, lembar, "P01")
    with dunia.beku():
        pilih(layar, "P01", 3)
        lanjut(layar)
        layar.wait_for_timeout(500)
        expect(kartu(layar, "P01").locator(".pd-ketuk")).to_have_text("menyimpan …")
    satu_kartu(layar, "P08")
    assert dunia.teks(lembar, "P01") == "3"


def test_loaded_anew_it_goes_on_where_the_store_says(dunia: Dunia, layar: Page):
    lembar = dunia.lembar()
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "3", versi_dilihat=0)
    buka(layar, dunia, lembar, "P08")
    layar.reload()
    siap(layar, "P08")
    expect(layar.locator('[class*="st-key-pd-kartu-"]')).to_have_count(1)


def test_all_questions_are_one_tap_away(dunia: Dunia, layar: Page):
    lembar = dunia.lembar()
    buka(layar, dunia, lembar, "P01")
    layar.get_by_role("radio", name="Semua pertanyaan").click()
    siap(layar, "P03")
    expect(layar).to_have_url(re.compile(r"^(?!.*cara=)"))
