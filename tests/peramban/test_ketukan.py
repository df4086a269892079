"""A tap on a card is stored or visibly not, however silent the server is."""

import pytest
from pengisi import (
    KETUK,
    Dunia,
    Orang,
    buka,
    kartu,
    masuk_sebagai,
    menunggu,
    pilih,
    putuskan_kirim,
    siap,
    tanya,
    tenang,
    tersimpan,
)
from playwright.sync_api import Page, expect


def test_a_tap_is_being_saved_at_once_and_said_to_be_unsaved_while_the_server_is_silent(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    buka(page, dunia, lembar)
    with dunia.beku():
        pilih(page, "P01", 3)
        expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("menyimpan …")
        expect(kartu(page, "P01").locator(".pd-isi-status")).to_be_hidden()
        expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("Belum tersimpan, ketuk lagi.")
        expect(page.locator("[data-pd-simpan]")).to_have_count(1)
        assert dunia.teks(lembar, "P01") == ""
    tersimpan(page, "P01")
    tenang(page)
    assert dunia.teks(lembar, "P01") == "3"


def di_layar(page: Page, pilih: str) -> bool:
    """Whether something stands on the screen and nothing lies over it."""
    return (
        page.locator(pilih)
        .filter(visible=True)
        .evaluate("""e => {
        const k = e.getBoundingClientRect(), t = document.elementFromPoint(k.x + k.width / 2, k.y + k.height / 2);
        return k.height > 0 && k.top >= 0 && k.bottom <= innerHeight && (t === e || e.contains(t));
    }""")
    )


@pytest.mark.parametrize("cara", ["semua", "satu"])
@pytest.mark.parametrize("sebab", ["peladen diam", "jalur putus"])
def test_on_a_small_phone_an_unsaved_answer_is_told_in_view_at_the_foot(
    dunia: Dunia, ponsel: Page, cara: str, sebab: str
):
    lembar = dunia.lembar()
    masuk_sebagai(ponsel, dunia.alamat, "siti")
    ponsel.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}&cara={cara}")
    siap(ponsel, "P01")
    ponsel.wait_for_function("window.pdKetukan")
    tanya(ponsel, pergi=True)
    belum = ponsel.locator(".pd-belum").filter(visible=True)
    with dunia.beku():
        if sebab == "jalur putus":
            ponsel.context.set_offline(True)
        ponsel.evaluate("document.querySelector('.st-key-pd-kartu-P01').scrollIntoView()")
        ponsel.evaluate(KETUK % 3)
        kata = "1 jawaban belum tersimpan."
        expect(belum).to_have_text(f"Sambungan terputus. {kata}" if sebab == "jalur putus" else kata)
        expect(belum).to_have_role("status")
        assert di_layar(ponsel, ".pd-belum")
        ponsel.context.set_offline(False)
    tersimpan(ponsel, "P01")
    tenang(ponsel)
    expect(ponsel.locator(".pd-belum:not(:empty)")).to_have_count(0)


def test_a_choice_that_is_changed_and_changed_back_is_not_taken_for_saved_while_the_server_is_silent(
    dunia: Dunia, orang: Orang
):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    pilih(page, "P01", 1)
    tersimpan(page, "P01")
    tenang(page)
    with dunia.beku():
        pilih(page, "P01", 2)
        pilih(page, "P01", 1)
        page.wait_for_timeout(1500)
        assert menunggu(page, "P01") == "menyimpan …"
    tenang(page)
    assert dunia.teks(lembar, "P01") == "1"


def test_a_tap_on_a_card_that_is_not_whole_yet_is_watched(dunia: Dunia, orang: Orang):
    """Choices come to the browser before what the server heard of them."""
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    putuskan_kirim(page)
    page.evaluate(
        """() => {
          const app = document.querySelector('[data-test-script-state]'), dulu = app.dataset.testScriptState;
          const ini = document.querySelector('.st-key-pd-kartu-P01 .pd-ketuk'), tempat = ini.parentNode;
          app.dataset.testScriptState = 'running';
          ini.remove();
          document.querySelectorAll('.st-key-pd-kartu-P01 [data-testid=stRadioOption] input')[3].click();
          setTimeout(() => { tempat.append(ini); app.dataset.testScriptState = dulu; }, 500);
        }"""
    )
    expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("Belum tersimpan, ketuk lagi.")


def test_a_number_and_a_note_that_the_server_tidies_are_not_called_unsaved(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    ini = kartu(page, "P05")
    for tulis in ("62,50", " 4/8 ", "lama sekali", "45 %"):
        ini.locator("input").first.fill(tulis)
        ini.locator("input").first.press("Tab")
        tenang(page)
    tersimpan(page, "P05")
    ini.locator("summary").last.click()
    catatan = ini.get_by_label("Catatan untuk verifikator")
    catatan.fill("  Dua   spasi\nlalu baris.  ")
    catatan.blur()
    tenang(page)
    assert "spasi" in dunia.gudang.jawaban.satu(dunia.siti, lembar.id, "P05").catatan
    ini.get_by_role("button", name="Belum tahu").click()
    tenang(page)
    assert dunia.teks(lembar, "P05") == ""
