"""What was typed and not saved belongs to who typed it."""

from pengisi import Dunia, Orang, buka, kartu, masuk_sebagai, sampai, tanya
from playwright.sync_api import Page, expect


def _ketikan(page: Page) -> list[str]:
    return page.evaluate("Object.keys(sessionStorage).filter((n) => n.startsWith('pd-'))")


def test_what_was_typed_and_not_saved_goes_at_logout_and_is_offered_to_nobody_else(dunia: Dunia, orang: Orang):
    page, lembar, lain = orang(), dunia.lembar(), dunia.lembar()
    buka(page, dunia, lembar)
    tanya(page, pergi=True)
    kartu(page, "P01").locator("summary").last.click()
    kartu(page, "P01").get_by_label("Catatan untuk verifikator").press_sequentially("Rahasia kepala desa")
    assert _ketikan(page) == ["pd-isi-sisa"]
    simpanan = page.evaluate("sessionStorage.getItem('pd-isi-sisa')")
    page.goto(f"{dunia.alamat}/keluar")
    page.get_by_role("button", name="Keluar").first.click()
    expect(page.get_by_role("link", name="Masuk").first).to_be_visible()
    assert _ketikan(page) == []
    # And should it have been left: it is offered to its owner, for its assessment, alone.
    masuk_sebagai(page, dunia.alamat, "budi")
    page.evaluate("isi => sessionStorage.setItem('pd-isi-sisa', isi)", simpanan)
    buka(page, dunia, lain)
    sampai(lambda: page.wait_for_timeout(50) or _ketikan(page) == [])
    expect(page.locator(".pd-sisa")).to_have_count(0)
    expect(page.get_by_text("Rahasia kepala desa")).to_have_count(0)
