"""A visitor's way through the dashboard, as the browser shows it: Posisi → Bandingkan → Nilai Berkas → Posisi."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

HALAMAN = ("", "cek-cepat", "bandingkan", "nilai-berkas", "instrumen", "siapkan")
BENAR = "kode_desa;nama_desa;periode;P01;P02;P08\n99.77.01.2001;Ujiterang;2026;4;NIHIL;3\n"
SALAH = BENAR.replace(";4;", ";9;")


def tenang(page: Page) -> None:
    """Wait until no script runs and nothing is being loaded."""
    page.wait_for_selector('[data-testid="stMain"] [data-testid="stElementContainer"]')
    page.wait_for_timeout(300)
    expect(page.locator('[data-testid="stStatusWidget"], [data-testid="stSkeleton"]')).to_have_count(0)


def pergi(page: Page, nama: str) -> None:
    """Go to a page through the navigation, as a visitor does; on a phone it hides behind a button."""
    tautan = page.get_by_role("link", name=nama, exact=True)
    if page.viewport_size["width"] < 600:
        page.locator('[data-testid="stExpandSidebarButton"]').click()
    tautan.click()
    tenang(page)


def lebar_lebih(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def test_from_the_position_to_the_comparison_then_scoring_a_file_of_ones_own(
    halaman: Page, alamat: str, tmp_path: Path
):
    halaman.goto(f"{alamat}/?desa=99.01.01.2005&periode=2026")
    tenang(halaman)
    expect(halaman.get_by_role("button", name="Desa Tirtamandala")).to_be_visible()
    expect(halaman.get_by_text("Data contoh (rekaan)")).to_be_visible()
    utama = halaman.locator('[data-testid="stMain"]')
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pemantapan")
    expect(utama).to_contain_text("Empat langkah lagi menuju Pemanfaatan.")
    expect(halaman.get_by_role("heading", name="Langkah menuju Pemanfaatan")).to_be_visible()
    expect(halaman.locator("svg[role=img]:visible").first).to_be_visible()

    pergi(halaman, "Bandingkan Desa")
    expect(utama).to_contain_text("Dari 15 desa pada 2026, 7 belum mencapai Persiapan, 2 belum pasti")
    expect(halaman.locator(".js-plotly-plot").first).to_be_visible()

    pergi(halaman, "Nilai Berkas")
    salah, benar = tmp_path / "salah.csv", tmp_path / "benar.csv"
    salah.write_text(SALAH, encoding="utf-8")
    benar.write_text(BENAR, encoding="utf-8")
    unggah = halaman.locator('input[type="file"]')
    unggah.set_input_files(salah)
    expect(utama).to_contain_text("baris 2, kolom P01")
    expect(utama).to_contain_text("J03")
    halaman.reload()
    tenang(halaman)
    halaman.locator('input[type="file"]').set_input_files(benar)
    halaman.get_by_role("button", name=re.compile("Buka pada Posisi")).click()
    tenang(halaman)

    pergi(halaman, "Posisi Desa")
    expect(halaman.get_by_role("button", name="Desa Ujiterang")).to_be_visible()
    expect(utama).to_contain_text("belum dijawab")


def test_a_link_to_a_village_that_does_not_exist_is_answered_with_a_sentence(halaman: Page, alamat: str):
    halaman.goto(f"{alamat}/?desa=99.99.99.2999")
    tenang(halaman)
    expect(halaman.locator('[data-testid="stMain"]')).to_contain_text("99.99.99.2999")
    expect(halaman.locator('[data-testid="stException"]')).to_have_count(0)


def test_labels_of_the_ladder_on_a_phone_are_not_smaller_than_12_pixels(halaman: Page, alamat: str):
    halaman.goto(alamat)
    tenang(halaman)
    expect(halaman.locator("figure.pd-tangga")).to_be_visible()
    ukuran = halaman.evaluate(
        """() => [...document.querySelectorAll('svg[role=img]')].filter(s => s.getBoundingClientRect().width)
            .flatMap(s => { const k = s.getScreenCTM().a;
              return [...s.querySelectorAll('text')].map(t => parseFloat(getComputedStyle(t).fontSize) * k) })"""
    )
    assert ukuran
    assert min(ukuran) >= 11.95


def test_the_ladder_fits_and_can_be_read_at_every_width_of_screen(halaman: Page, alamat: str):
    halaman.goto(alamat)
    tenang(halaman)
    lebar_gambar = {320: "ponsel-kecil", 359: "ponsel-kecil", 360: "ponsel", 641: "laptop", 1000: "laptop"}
    for lebar, gambar in lebar_gambar.items():
        halaman.set_viewport_size({"width": lebar, "height": 700})
        tampak = halaman.locator("figure.pd-tangga > svg:visible")
        expect(tampak).to_have_class(f"pd-tangga-{gambar}")
        skala = tampak.evaluate("svg => svg.getScreenCTM().a")
        huruf = [float(t.get_attribute("font-size") or 0) for t in tampak.locator("text").all()]
        assert min(huruf) * skala >= 11.95, lebar
        assert lebar_lebih(halaman) <= 0, lebar


def test_the_address_of_a_position_takes_its_village_to_the_first_page(halaman: Page, alamat: str):
    halaman.goto(f"{alamat}/posisi?desa=99.01.01.2006&periode=2026")
    tenang(halaman)
    expect(halaman.get_by_role("button", name="Desa Cakrawarsa")).to_be_visible()


@pytest.mark.parametrize("nama", HALAMAN)
def test_every_page_is_clean(halaman: Page, alamat: str, nama: str):
    halaman.goto(f"{alamat}/{nama}")
    tenang(halaman)
    expect(halaman.locator('[data-testid="stException"]')).to_have_count(0)
    assert lebar_lebih(halaman) <= 0
    langgar = Axe().run(halaman, context='[data-testid="stMain"]').response["violations"]
    assert [v["id"] for v in langgar if v["impact"] in ("serious", "critical")] == []


def test_the_menu_of_a_narrow_screen_closes_with_the_choice_of_a_page_and_no_page_begins_with_it(
    chromium: Browser, alamat: str
):
    """In a browser that does not call itself mobile, for which Streamlit leaves the menu open."""
    konteks = chromium.new_context(viewport={"width": 360, "height": 640}, has_touch=True, locale="id-ID")
    page = konteks.new_page()
    page.set_default_timeout(180_000)
    page.goto(f"{alamat}/cek-cepat")
    menu, buka_menu = page.get_by_test_id("stSidebar"), page.get_by_test_id("stExpandSidebarButton")
    buka_menu.tap()
    page.get_by_role("link", name="Bandingkan Desa", exact=True).tap()
    expect(page).to_have_url(re.compile("bandingkan"))
    expect(menu).to_have_attribute("data-collapsed", "true")
    buka_menu.tap()
    expect(menu).to_have_attribute("data-collapsed", "false")
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    expect(menu).to_have_attribute("data-collapsed", "true")
    konteks.close()
