"""Who leaves before a tap is stored is asked, and told of it by the page that comes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from pengisi import (
    Dunia,
    Orang,
    buka,
    ditinjau,
    kartu,
    menunggu,
    pilih,
    putuskan_kirim,
    sampai,
    siap,
    tanya,
    tenang,
    tersimpan,
)
from playwright.sync_api import expect


def test_who_leaves_before_it_is_saved_is_asked_and_may_stay(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    pertanyaan = tanya(page, pergi=False)
    with dunia.beku():
        pilih(page, "P01", 2)
        page.get_by_role("link", name="Bandingkan Desa").click()
        sampai(lambda: page.wait_for_timeout(50) or bool(pertanyaan))
        assert pertanyaan == ["Jawaban P01 belum tersimpan. Tinggalkan tanpa menunggu?"]
        page.evaluate("setTimeout(() => location.reload())")
        sampai(lambda: page.wait_for_timeout(50) or pertanyaan[1:] == ["beforeunload"])
    tersimpan(page, "P01")
    tenang(page)
    assert dunia.teks(lembar, "P01") == "2"
    page.get_by_role("link", name="Bandingkan Desa").click()
    page.wait_for_url("**/bandingkan")
    assert len(pertanyaan) == 2


def test_who_leaves_after_being_asked_is_led_on_though_the_server_has_not_begun(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    pertanyaan = tanya(page, pergi=True)
    with dunia.beku():
        pilih(page, "P01", 2)
        page.get_by_role("link", name="Bandingkan Desa").click()
        sampai(lambda: page.wait_for_timeout(50) or bool(pertanyaan))
        # Long enough for the page to look after what was left.
        page.wait_for_timeout(1000)
    page.wait_for_url("**/bandingkan")


def test_what_was_left_before_it_was_sent_is_said_to_be_unsaved_on_the_next_page(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    buka(page, dunia, lembar)
    tanya(page, pergi=True)
    putuskan_kirim(page)
    pilih(page, "P01", 3)
    pilih(page, "P03", 1)
    expect(kartu(page, "P03").locator(".pd-ketuk")).to_have_text("menyimpan …")
    page.reload()
    siap(page, "P01")
    for id_ in ("P01", "P03"):
        expect(kartu(page, id_).locator(".pd-ketuk")).to_have_text("Belum tersimpan, ketuk lagi.")
        assert dunia.teks(lembar, id_) == ""
    pilih(page, "P01", 3)
    tersimpan(page, "P01")
    expect(kartu(page, "P01").locator(".pd-ketuk")).to_be_empty()
    assert dunia.teks(lembar, "P01") == "3"


def test_who_left_after_being_asked_is_told_what_was_not_saved_when_coming_back(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    pertanyaan = tanya(page, pergi=True)
    putuskan_kirim(page)
    pilih(page, "P01", 3)
    page.locator(".st-key-isi_tingkat button").nth(1).click()
    sampai(lambda: page.wait_for_timeout(50) or bool(pertanyaan))
    page.goto(f"{dunia.alamat}/bandingkan")
    buka(page, dunia, lembar)
    expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("Belum tersimpan, ketuk lagi.")
    assert (dunia.teks(lembar, "P01"), len(pertanyaan)) == ("", 1)


def test_what_was_left_is_told_also_after_other_pages_on_which_something_was_left(dunia: Dunia, orang: Orang):
    page, lembar, lain = orang(perangkat="desktop"), dunia.lembar(), dunia.lembar()
    tanya(page, pergi=True)
    for ini, tambahan, id_ in ((lembar, "", "P01"), (lembar, "&tingkat=pematangan", "M03"), (lain, "", "P03")):
        buka(page, dunia, ini, tambahan)
        putuskan_kirim(page)
        pilih(page, id_, 3)
    page.goto(f"{dunia.alamat}/cek-cepat")
    expect(page.locator(".st-key-pd-kartu-cek .pd-ketuk")).to_have_count(1)
    page.wait_for_function("window.pdKetukan")
    for ini, tambahan, id_ in ((lain, "", "P03"), (lembar, "&tingkat=pematangan", "M03"), (lembar, "", "P01")):
        buka(page, dunia, ini, tambahan)
        expect(kartu(page, id_).locator(".pd-ketuk")).to_have_text("Belum tersimpan, ketuk lagi.")


def test_a_choice_changed_back_before_leaving_is_unsaved_until_the_store_was_read_anew(dunia: Dunia, orang: Orang):
    """The server may still save the first of the two for the page of before, and forget the second."""
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "1", versi_dilihat=0)
    page.add_init_script(
        "window.pdUcap = []; setInterval(() => { const t = document.querySelector('.st-key-pd-kartu-P01 .pd-ketuk');"
        "if (t?.textContent) pdUcap.push(t.textContent); }, 20)"
    )
    buka(page, dunia, lembar)
    tanya(page, pergi=True)
    putuskan_kirim(page)
    pilih(page, "P01", 2)
    pilih(page, "P01", 1)
    page.reload()
    siap(page, "P01")
    ditinjau(page, "P01")
    tenang(page)
    assert set(page.evaluate("pdUcap")) == {"Belum tersimpan, ketuk lagi."}


@contextmanager
def _tertahan(dunia: Dunia) -> Iterator[None]:
    """Let the store be read, and whoever writes wait."""
    with closing(sqlite3.connect(dunia.folder / "data" / "penilaian.db", isolation_level=None)) as c:
        c.execute("BEGIN IMMEDIATE")
        yield
        c.execute("ROLLBACK")


def test_what_the_page_before_still_saves_is_not_called_unsaved_nor_the_choice_after_it_saved(
    dunia: Dunia, orang: Orang
):
    """The page was loaded anew while the first of two choices was being saved; the second never arrived."""
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "1", versi_dilihat=0)
    buka(page, dunia, lembar)
    tanya(page, pergi=True)
    with _tertahan(dunia):
        pilih(page, "P01", 3)
        page.wait_for_timeout(500)
        pilih(page, "P01", 1)
        page.reload()
        ditinjau(page, "P01")
        # Longer than any quiet that would be taken for the end of it.
        page.wait_for_timeout(8000)
        assert menunggu(page, "P01") == "Belum tersimpan, ketuk lagi."
    sampai(lambda: dunia.teks(lembar, "P01") == "3")
    expect(kartu(page, "P01").locator("input").nth(3)).to_be_checked()
    assert menunggu(page, "P01") == "Belum tersimpan, ketuk lagi."
    pilih(page, "P01", 1)
    tenang(page)
    assert dunia.teks(lembar, "P01") == "1"


def test_a_choice_that_stands_already_is_chosen_over_what_the_page_before_still_saves(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "1", versi_dilihat=0)
    buka(page, dunia, lembar)
    tanya(page, pergi=True)
    with _tertahan(dunia):
        pilih(page, "P01", 3)
        page.wait_for_timeout(500)
        page.reload()
        ditinjau(page, "P01")
        pilih(page, "P01", 1)
        expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("menyimpan …")
    tenang(page)
    assert dunia.teks(lembar, "P01") == "1"


def test_what_the_store_refused_is_asked_about_by_who_leaves_and_told_by_the_page_that_comes(
    dunia: Dunia, orang: Orang
):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    pertanyaan = tanya(page, pergi=True)
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "1", versi_dilihat=0)
    pilih(page, "P01", 3)
    expect(kartu(page, "P01").get_by_role("button", name="Pakai isian saya")).to_be_visible()
    assert menunggu(page, "P01") == ""
    page.get_by_role("link", name="Bandingkan Desa").click()
    page.wait_for_url("**/bandingkan")
    assert pertanyaan == ["Jawaban P01 belum tersimpan. Tinggalkan tanpa menunggu?"]
    page.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}")
    ditinjau(page, "P01")
    expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("Belum tersimpan, ketuk lagi.")
    pilih(page, "P01", 3)
    tenang(page)
    assert dunia.teks(lembar, "P01") == "3"


@pytest.mark.parametrize("pakai", ["Pakai isian saya", "Pakai yang tersimpan"])
def test_who_decides_about_what_the_store_refused_is_not_asked_any_more(dunia: Dunia, orang: Orang, pakai: str):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    pertanyaan = tanya(page, pergi=True)
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "1", versi_dilihat=0)
    pilih(page, "P01", 3)
    kartu(page, "P01").get_by_role("button", name=pakai).click()
    tersimpan(page, "P01")
    tenang(page)
    page.get_by_role("link", name="Bandingkan Desa").click()
    page.wait_for_url("**/bandingkan")
    assert pertanyaan == []
    assert dunia.teks(lembar, "P01") == ("3" if pakai == "Pakai isian saya" else "1")
