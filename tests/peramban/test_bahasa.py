"""What stands on the page and what a screen reader says is Indonesian, and the keyboard's place is seen."""

import re

from pengisi import Dunia, Orang, buka, kartu, siap
from playwright.sync_api import Page, expect

INGGRIS = re.compile(
    r"\b(the|and|of|select(ed)?|choose|open|close|upload|date|day|month|year|results?|files?|buttons?|view|more|remove|add|"
    r"clear|copy|search|previous|next|expand|collapse|skip|available|first|last|today|error|page|show|hide)\b",
    re.IGNORECASE,
)
KUMPUL = """() => {
  const semua = new Set();
  for (const e of document.querySelectorAll("body *")) {
    if (e.closest(".stHtml, script, style, noscript, svg, [translate=no], [data-testid=stIconMaterial]")) continue;
    for (const a of ["aria-label", "placeholder", "title", "alt", "aria-description", "aria-valuetext"])
      if (e.getAttribute(a)) semua.add(e.getAttribute(a));
    for (const n of e.childNodes)
      if (n.nodeType === Node.TEXT_NODE && n.nodeValue.trim()) semua.add(n.nodeValue.trim());
  }
  return [...semua];
}"""
IKON = """() => [...document.querySelectorAll("body *")]
  .filter((e) => /^"?Material/.test(getComputedStyle(e).fontFamily) && e.textContent.trim())
  .map((e) => [e.textContent, Boolean(e.closest("[aria-hidden=true]"))])"""
"""What is drawn by the icon font from English names (``keyboard_arrow_right``), and whether it is kept from readers."""
FOKUS = """() => {
  const e = document.activeElement;
  const terlihat = (x) => {
    const gaya = x && getComputedStyle(x);
    return gaya?.outlineStyle === "solid" && parseFloat(gaya.outlineWidth) >= 2;
  };
  if (!e || e === document.body || e.tabIndex < 0) return "";
  if (e.matches("input:not([type=radio], [type=checkbox], [type=file]), textarea")) return "";
  return [e, e.closest("label")].some(terlihat) ? "" : e.outerHTML.slice(0, 200);
}"""


def inggris(page: Page) -> list[str]:
    page.wait_for_timeout(500)
    return [teks for teks in page.evaluate(KUMPUL) if INGGRIS.search(teks)]


def test_no_word_of_streamlit_is_english_while_evidence_and_its_day_are_chosen(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    ini = kartu(page, "P01")
    ini.locator("summary").last.click()
    berkas = ini.locator("input[type=file]")
    berkas.set_input_files({"name": "a.exe", "mimeType": "application/x-msdownload", "buffer": b"x"})
    expect(ini).to_contain_text("Jenis berkas ini tidak diterima.")
    assert inggris(page) == []
    berkas.set_input_files({"name": "kecil.exe", "mimeType": "application/x-msdownload", "buffer": b"x" * 326})
    expect(ini.get_by_text("326 B", exact=True)).to_be_visible()
    berkas.set_input_files(
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 " + b"x" * 150_000}
    )
    expect(ini.get_by_text("surat.pdf", exact=True)).to_be_visible()
    expect(ini.get_by_text("150,0 KB", exact=True)).to_be_visible()
    assert inggris(page) == []
    ini.get_by_test_id("stDateInput").first.get_by_role("button").first.click()
    expect(page.get_by_role("grid")).to_be_visible()
    assert inggris(page) == []


def test_no_word_of_streamlit_is_english_on_the_pages_of_a_phone(dunia: Dunia, orang: Orang):
    page = orang()
    for jalan in ("", "cek-cepat", "bandingkan", "instrumen", "siapkan", "nilai-berkas", "akun", "tidak-ada"):
        page.goto(f"{dunia.alamat}/{jalan}")
        page.locator('[data-testid="stMain"] h1').first.wait_for()
        assert inggris(page) == [], jalan
    page.goto(f"{dunia.alamat}/instrumen")
    page.locator('[data-testid="stMain"] h1').first.wait_for()
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_role("button", name="Tutup menu")).to_be_visible()
    assert inggris(page) == []


def test_the_names_of_icons_are_kept_from_screen_readers(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    ikon = page.evaluate(IKON)
    assert ikon
    assert [nama for nama, tersembunyi in ikon if not tersembunyi] == []


def test_the_place_of_the_keyboard_is_seen_on_every_element_that_it_reaches(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    siap(page, "P02")
    tanpa = set()
    for _ in range(45):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        tanpa.add(page.evaluate(FOKUS))
    assert tanpa == {""}


def test_a_choice_and_a_table_in_which_nothing_is_found_say_so_in_indonesian(dunia: Dunia, orang: Orang):
    page = orang(perangkat="desktop")
    page.goto(f"{dunia.alamat}/bandingkan")
    kotak = page.get_by_role("combobox", name="Yang dibandingkan")
    kotak.click()
    kotak.press_sequentially("qqzz")
    expect(page.get_by_text("Tidak ditemukan")).to_be_visible()
    assert inggris(page) == []
    page.keyboard.press("Escape")
    page.get_by_test_id("stDataFrame").last.hover()
    cari = page.get_by_role("button", name=re.compile("^Cari: Daftar desa"))
    assert inggris(page) == []
    cari.click()
    page.keyboard.type("qqzz")
    expect(page.get_by_text("0 hasil", exact=True)).to_be_visible()
    assert inggris(page) == []
