"""A broken line to the server: every page says so, in Indonesian and once."""

import re

import pytest
from pengisi import Dunia, Orang
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize(("halaman", "perangkat"), [("verifikasi", "ponsel"), ("", "desktop")])
def test_without_a_connection_the_page_says_so_until_it_is_connected_again(
    dunia: Dunia, orang: Orang, halaman: str, perangkat: str
):
    page = orang("vera", perangkat, ke="verifikasi")
    page.goto(f"{dunia.alamat}/{halaman}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    kalimat = page.locator("p.pd-sambungan")
    expect(kalimat).to_be_attached()
    expect(kalimat).to_be_hidden()
    dunia.hentikan()
    try:
        expect(page.get_by_role("alert").filter(has_text="Sambungan terputus.")).to_have_count(1)
        expect(kalimat).to_be_visible()
        kotak = kalimat.bounding_box()
        assert kotak is not None
        assert round(kotak["y"] + kotak["height"]) == page.viewport_size["height"]
    finally:
        dunia.jalankan()
    expect(kalimat).to_be_hidden()


def test_filling_in_an_assessment_uses_only_its_own_sentence(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    page.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}")
    expect(page.locator(".pd-isi-tangga")).to_be_visible()
    dunia.hentikan()
    try:
        expect(page.get_by_role("alert").filter(has_text=re.compile("^Sambungan terputus"))).to_have_count(1)
        expect(page.locator(".pd-putus")).to_be_visible()
        expect(page.locator("p.pd-sambungan")).to_be_hidden()
        expect(page.locator(".pd-bilah")).to_be_hidden()
        judul = page.get_by_test_id("stDialog").locator("h2")
        judul.wait_for()
        kata = "getComputedStyle(e, '::before').content"
        assert judul.evaluate(f"e => {kata}") == '"Sambungan terputus"'
        assert "Jawaban yang bertanda tersimpan aman." in judul.evaluate(
            f"h => {{ const e = h.parentElement.querySelector(':scope > div'); return {kata}; }}"
        )
    finally:
        dunia.jalankan()


def test_other_boxes_of_streamlit_are_not_called_a_lost_connection(alamat: str, chromium: Browser):
    """Without an account there is no such page, and Streamlit opens a dialog about it."""
    page = chromium.new_page()
    page.goto(f"{alamat}/isi")
    judul = page.get_by_test_id("stDialog").locator("h2")
    judul.wait_for()
    page.locator("p.pd-sambungan").wait_for(state="attached")
    assert judul.evaluate("e => getComputedStyle(e, '::before').content") == "none"
    assert judul.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 14
    page.close()
