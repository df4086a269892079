"""Posisi Desa as it is first seen, on a phone above all; the switch in the bar; what comes out of a printer."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from test_kunjungan import lebar_lebih, tenang

KEADAAN = {
    "position 0": ("99.01.01.2011", "Belum mencapai Persiapan"),
    "position 2": ("99.01.01.2004", "Pematangan"),
    "position 4": ("99.01.01.2006", "Pemanfaatan"),
    "undecided": ("99.01.01.2008", "Mungkin Pematangan"),
    "a ★ fails": ("99.01.01.2010", "Belum mencapai Persiapan"),
}
"""The five states that a first screen has to hold, on the example data."""

WARNA = """() => [...document.querySelectorAll('.stApp, .stHtml *, .pd-tangga *')]
  .filter(e => e.getClientRects().length)
  .flatMap(e => { const g = getComputedStyle(e); return [g.color, g.backgroundColor, g.fill, g.stroke] })"""
"""Colours of all that is seen."""


@pytest.fixture(params=["light", "dark"])
def ponsel_kecil(request: pytest.FixtureRequest, chromium: Browser):
    konteks = chromium.new_context(viewport={"width": 360, "height": 640}, locale="id-ID", color_scheme=request.param)
    page = konteks.new_page()
    page.set_default_timeout(180_000)
    yield page
    konteks.close()


@pytest.mark.parametrize("keadaan", KEADAAN)
def test_a_small_phone_shows_name_position_stair_and_the_first_step_without_scrolling(
    ponsel_kecil: Page, alamat: str, keadaan: str
):
    desa, judul = KEADAAN[keadaan]
    ponsel_kecil.goto(f"{alamat}/?desa={desa}&periode=2026")
    tenang(ponsel_kecil)
    expect(ponsel_kecil.get_by_role("heading", level=1)).to_have_text(judul)
    bagian = {
        "name": ponsel_kecil.get_by_test_id("stPopoverButton"),
        "position": ponsel_kecil.get_by_role("heading", level=1),
        "stair": ponsel_kecil.locator("figure.pd-tangga > svg:visible"),
        "first step": ponsel_kecil.locator(".pd-kartu h3").first,
    }
    kotak = {nama: satu.bounding_box() for nama, satu in bagian.items()}
    assert {nama for nama, k in kotak.items() if k is None or k["y"] < 0 or k["y"] + k["height"] > 640} == set()
    assert lebar_lebih(ponsel_kecil) <= 0


@pytest.mark.parametrize("lebar", [320, 360, 768, 900, 1366])
def test_the_page_and_its_bar_keep_to_every_width_and_to_the_rules_for_everybody(
    ponsel_kecil: Page, alamat: str, lebar: int
):
    ponsel_kecil.set_viewport_size({"width": lebar, "height": 700})
    for desa, _ in KEADAAN.values():
        ponsel_kecil.goto(f"{alamat}/?desa={desa}")
        tenang(ponsel_kecil)
        assert lebar_lebih(ponsel_kecil) <= 0, desa
    langgar = Axe().run(ponsel_kecil, context=".stApp").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:150]) for v in langgar] == []


def test_the_name_in_the_bar_is_the_switch_for_village_and_period(halaman: Page, alamat: str):
    halaman.goto(f"{alamat}/?desa=99.01.01.2006&periode=2026")
    tenang(halaman)
    halaman.get_by_role("button", name="Desa Cakrawarsa").click()
    halaman.get_by_role("combobox", name="Desa").click()
    halaman.get_by_role("option", name="Lembahsantun").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pematangan")
    expect(halaman.get_by_test_id("stPopoverButton")).to_have_text(re.compile("Desa Lembahsantun"))
    expect(halaman).to_have_url(re.compile(r"desa=99\.01\.01\.2004"))
    halaman.get_by_role("combobox", name="Periode").click()
    halaman.get_by_role("option", name="2025").click()
    expect(halaman.locator(".pd-desa-ket")).to_contain_text("periode 2025")
    expect(halaman).to_have_url(re.compile("periode=2025"))


def test_the_menu_of_a_phone_lies_over_the_bar_and_leads_on(ponsel_kecil: Page, alamat: str):
    ponsel_kecil.goto(f"{alamat}/?desa=99.01.01.2001")  # a name as long as the bar
    tenang(ponsel_kecil)
    for _ in range(2):
        ponsel_kecil.get_by_role("button", name="Buka menu").click()
        ponsel_kecil.get_by_role("button", name="Tutup menu").click()  # refused while something lies over it
    ponsel_kecil.get_by_role("button", name="Buka menu").click()
    ponsel_kecil.get_by_role("link", name="Instrumen").click()
    expect(ponsel_kecil.get_by_role("heading", level=1)).to_have_text("Instrumen")


def test_the_address_goes_to_the_clipboard_and_the_page_to_the_printer_by_a_tap(halaman: Page, alamat: str):
    halaman.context.grant_permissions(["clipboard-read", "clipboard-write"])
    halaman.goto(f"{alamat}/?desa=99.01.01.2006")
    tenang(halaman)
    halaman.get_by_role("button", name="Salin").click()
    expect(halaman.get_by_role("button", name="Tersalin")).to_be_visible()
    tersalin = halaman.evaluate("navigator.clipboard.readText()")
    assert tersalin.endswith("?desa=99.01.01.2006&periode=2026")
    halaman.evaluate("window.print = () => { window.dicetak = true }")
    halaman.get_by_role("button", name="Cetak").click()
    assert halaman.evaluate("window.dicetak")


def test_on_paper_the_whole_page_stands_in_black_and_greys_and_nothing_that_one_taps(halaman: Page, alamat: str):
    halaman.goto(f"{alamat}/?desa=99.01.01.2004")
    tenang(halaman)
    halaman.emulate_media(media="print", color_scheme="dark")
    for bagian in (".pd-teks", "figure.pd-tangga", ".pd-kartu", ".pd-menahan", ".pd-kaki", ".pd-desa-ket"):
        expect(halaman.locator(bagian).first).to_be_visible()
    for bagian in (".pd-bagikan", "[data-testid=stExpander]", "[data-testid=stHeader]"):
        expect(halaman.locator(bagian).first).to_be_hidden()
    warna = halaman.evaluate(WARNA)
    kanal = {tuple(re.findall(r"[\d.]+", w)[:3]) for w in warna if w.startswith("rgb")}
    assert len(kanal) > 3
    assert {k for k in kanal if len(set(k)) > 1} == set()
    gulir = halaman.evaluate("getComputedStyle(document.querySelector('[data-testid=stMain]')).overflow")
    assert gulir == "visible"  # else a printer gets one screen


def test_on_paper_who_does_a_step_stands_apart_from_how_it_is_done(halaman: Page, alamat: str):
    halaman.set_viewport_size({"width": 720, "height": 1018})  # a sheet of A4
    halaman.goto(f"{alamat}/?desa=99.01.01.2004")
    tenang(halaman)
    siapa = halaman.locator(".pd-sempit + .pd-kartu-siapa").first
    expect(siapa).to_have_css("margin-top", "0px")  # on a screen a closed fold is tall enough to be tapped
    halaman.emulate_media(media="print")
    expect(siapa).not_to_have_css("margin-top", "0px")
    expect(halaman.locator(".pd-menahan + .pd-kecil")).to_have_css("break-before", "avoid")


def test_a_question_on_paper_has_no_buttons_and_no_choice_that_looks_taken_by_a_dark_theme(halaman: Page, alamat: str):
    halaman.emulate_media(color_scheme="dark")
    halaman.goto(f"{alamat}/cek-cepat")
    pilihan = halaman.get_by_test_id("stRadioOption")
    expect(pilihan.first).to_be_visible()
    tenang(halaman)
    lewati = pilihan.filter(has_text="Belum tahu, lewati")
    expect(lewati).to_have_css("border-style", "dashed")  # no answer, and does not look like one
    expect(pilihan.first).to_have_css("border-style", "solid")
    halaman.emulate_media(media="print", color_scheme="dark")
    for bagian in (".st-key-pd-cek-bilah", "details.pd-cek", "[data-testid=stSelectbox]"):
        expect(halaman.locator(bagian).first).to_be_hidden()
    expect(pilihan.first.locator("p")).to_have_css("color", "rgb(0, 0, 0)")
    expect(pilihan.first.locator("> div > div").first).to_have_css("background-color", "rgb(255, 255, 255)")
    # P01 on its lowest level decides at once: the end is what one carries to the village council
    halaman.emulate_media(media="screen", color_scheme="dark")
    pilihan.first.click()
    halaman.get_by_role("button", name="Lanjut").click()
    expect(halaman.locator(".st-key-pd-cek-bekal")).to_be_visible()
    halaman.emulate_media(media="print", color_scheme="dark")
    expect(halaman.locator(".pd-cek-menahan")).to_be_visible()
    for bagian in (".st-key-pd-cek-bekal", ".st-key-pd-cek-ulang"):
        expect(halaman.locator(bagian)).to_be_hidden()
