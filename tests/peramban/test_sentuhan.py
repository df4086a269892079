"""A press on a choice is a tap whatever becomes of the element meanwhile; one that is broken off is none."""

from collections.abc import Callable

import pytest
from pengisi import Dunia, Orang, buka, isi, kartu, menunggu, pilih, tenang
from playwright.sync_api import CDPSession, Page, expect

from penilaian.simpan import Lembar

BELUM_TAHU = 5
"""The last choice of these cards, which is stored as no answer."""

GANTI = """() => {
  const opsi = document.querySelectorAll('.st-key-pd-kartu-P01 [data-testid=stRadioOption]')[3];
  document.addEventListener('pointerdown', () => {
    const lain = opsi.cloneNode(true);
    opsi.replaceWith(lain);
    window.pdKembalikan = () => lain.replaceWith(opsi);
  }, {capture: true, once: true});
}"""
"""Exchange a choice between pressing and letting go, as a page does that is drawn anew; ``pdKembalikan`` ends it."""

TAHAN = """() => {
  const dengar = WebSocket.prototype.addEventListener, antre = [];
  let tahan = true;
  window.pdTerlukis = (pola) => antre.filter(([e]) => new RegExp(pola).test(new TextDecoder().decode(e.data))).length;
  window.pdLepaskan = () => { tahan = false; for (const [e, kerja] of antre.splice(0)) kerja(e); };
  WebSocket.prototype.addEventListener = function (apa, kerja) {
    return dengar.call(this, apa, apa === "message" ? (e) => (tahan ? antre.push([e, kerja]) : kerja(e)) : kerja);
  };
}"""
"""Hold what the server draws on the next line, as a slow one does; ``pdTerlukis`` counts, ``pdLepaskan`` lets go."""

ULANG = "document.querySelector('.st-key-pd-ulang button').click()"
"""Have all be drawn anew, as the page itself does some seconds after a tap that it knows nothing of."""


def opsi(page: Page, jenjang: int) -> tuple[float, float]:
    """Return the middle of a choice of P01 on the screen."""
    ini = kartu(page, "P01").get_by_test_id("stRadioOption").nth(jenjang)
    ini.scroll_into_view_if_needed()
    kotak = ini.bounding_box()
    return kotak["x"] + kotak["width"] / 2, kotak["y"] + kotak["height"] / 2


def terpilih(page: Page, id_: str = "P01") -> int:
    """Return the level that a card shows as chosen, -1 for none."""
    return kartu(page, id_).evaluate("k => [...k.querySelectorAll('input[type=radio]')].findIndex((r) => r.checked)")


def test_one_tap_on_each_card_after_the_server_was_started_anew_is_saved_or_seen_not_to_be(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    buka(page, dunia, lembar)
    isi(page, "P01")
    dunia.hentikan()
    expect(page.locator(".pd-putus")).to_be_visible()
    dunia.jalankan()
    expect(page.locator(".pd-putus")).to_be_hidden()
    diketuk = {"P01": "3", "P03": "0", "P04": "1", "P08": "2"}
    for id_, jenjang in diketuk.items():
        pilih(page, id_, int(jenjang))
    tenang(page)
    page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
    for id_, jenjang in diketuk.items():
        tampak = terpilih(page, id_)
        assert dunia.teks(lembar, id_) == ("" if tampak in {-1, BELUM_TAHU} else str(tampak)), id_
        if tampak != int(jenjang):  # seen not to be: seldom, beside much other work
            pilih(page, id_, int(jenjang))
    tenang(page)
    assert {id_: dunia.teks(lembar, id_) for id_ in diketuk} == diketuk


def mati_dengan_ketukan(page: Page, dunia: Dunia, lembar: Lembar, *, didahului: bool) -> None:
    """Let the server die with a tap of 3 on P01 that it has not heard; ``didahului``: somebody answers 1 meanwhile."""
    with dunia.beku():
        pilih(page, "P01", 3)
        expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("menyimpan …")
        dunia.proses.kill()
    dunia.proses.wait()
    expect(page.locator(".pd-putus")).to_be_visible()
    if didahului:
        dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "1", versi_dilihat=0)


@pytest.mark.parametrize("didahului", [False, True], ids=["alone", "after somebody else"])
def test_a_tap_that_a_server_died_with_is_chosen_again_unless_somebody_else_answered_unseen(
    dunia: Dunia, orang: Orang, didahului: bool
):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    mati_dengan_ketukan(page, dunia, lembar, didahului=didahului)
    dunia.jalankan()
    expect(page.locator(".pd-putus")).to_be_hidden()
    if didahului:
        expect(kartu(page, "P01").locator("input").nth(1)).to_be_checked()
        page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
        expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("Belum tersimpan, ketuk lagi.")
        assert (dunia.teks(lembar, "P01"), terpilih(page)) == ("1", 1)
        pilih(page, "P01", 3)
    tenang(page)
    assert (dunia.teks(lembar, "P01"), terpilih(page)) == ("3", 3)


@pytest.mark.parametrize("didahului", [False, True], ids=["alone", "after somebody else"])
def test_what_a_page_asks_before_it_saw_what_a_new_server_drew_takes_no_answer_along(
    dunia: Dunia, orang: Orang, didahului: bool
):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    mati_dengan_ketukan(page, dunia, lembar, didahului=didahului)
    page.evaluate(TAHAN)
    dunia.jalankan()
    for kali in (1, 2):  # drawn, and asked for anew and drawn again, before the page sees the first of it
        page.wait_for_function(f"pdTerlukis('isi_{lembar.id}_P01_catatan&quot;') >= {kali}")
        page.evaluate(ULANG)
    page.evaluate("pdLepaskan()")
    if didahului:
        expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("Belum tersimpan, ketuk lagi.")
        page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
        assert (dunia.teks(lembar, "P01"), terpilih(page)) == ("1", 1)
        pilih(page, "P01", 3)
    tenang(page)
    assert (dunia.teks(lembar, "P01"), terpilih(page)) == ("3", 3)


@pytest.mark.parametrize("lewat", ["mouse", "space key"])
def test_a_choice_that_is_exchanged_while_it_is_pressed_is_chosen(dunia: Dunia, orang: Orang, lewat: str):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    if lewat == "mouse":
        page.evaluate(GANTI)
        page.mouse.move(*opsi(page, 3))
        page.mouse.down()
        page.mouse.up()
    else:
        page.evaluate(GANTI.replace("pointerdown", "keydown"))
        kartu(page, "P01").locator("input").nth(3).focus()
        page.keyboard.down(" ")
        page.keyboard.up(" ")
    expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("menyimpan …")
    assert dunia.teks(lembar, "P01") == ""
    page.evaluate("pdKembalikan()")
    tenang(page)
    assert (dunia.teks(lembar, "P01"), terpilih(page)) == ("3", 3)


def geser_jauh(page: Page, _: CDPSession) -> None:
    page.mouse.move(*opsi(page, 0))
    page.mouse.up()


def gulir(page: Page, _: CDPSession) -> None:
    page.mouse.wheel(0, 1)
    page.mouse.up()


def sela(page: Page, cdp: CDPSession) -> None:
    cdp.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})


def padam(page: Page, _: CDPSession) -> None:
    page.evaluate("document.querySelectorAll('.st-key-pd-kartu-P01 input')[3].disabled = true")
    page.mouse.up()


def dijawab_orang_lain(page: Page, _: CDPSession) -> None:
    page.evaluate(
        """() => {
          const ini = document.querySelector('.st-key-pd-kartu-P01 .pd-ketuk'), d = JSON.parse(ini.dataset.pdKetuk);
          const k = Object.keys(d.isi).find((satu) => satu.endsWith('_P01_jenjang'));
          ini.dataset.pdKetuk = JSON.stringify({...d, isi: {...d.isi, [k]: 1}});
        }"""
    )
    page.mouse.up()


PUTUS: dict[str, Callable[[Page, CDPSession], None]] = {
    "moved away": geser_jauh,
    "scrolled": gulir,
    "interrupted": sela,
    "cannot be chosen any more": padam,
    "answered by somebody else": dijawab_orang_lain,
}


@pytest.mark.parametrize("cara", PUTUS)
def test_a_press_that_is_broken_off_chooses_nothing_though_the_choice_was_exchanged(
    dunia: Dunia, orang: Orang, cara: str
):
    page, lembar = orang(perangkat="ponsel" if cara == "interrupted" else "desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    x, y = opsi(page, 3)
    cdp = page.context.new_cdp_session(page)
    page.evaluate(GANTI)
    if cara == "interrupted":
        cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    else:
        page.mouse.move(x, y)
        page.mouse.down()
    page.wait_for_function("!!window.pdKembalikan")
    PUTUS[cara](page, cdp)
    assert page.evaluate("pdKetukan.banyak()") == 0
    page.evaluate("pdKembalikan()")
    pilih(page, "P03", 2)
    tenang(page)
    assert (dunia.teks(lembar, "P01"), dunia.teks(lembar, "P03"), menunggu(page, "P01")) == ("", "2", "")
    assert terpilih(page) == -1


def test_what_an_arrow_key_chooses_is_being_saved_at_once(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    with dunia.beku():
        kartu(page, "P01").locator("input").nth(2).focus()
        page.keyboard.press("ArrowDown")
        expect(kartu(page, "P01").locator(".pd-ketuk")).to_have_text("menyimpan …")
    tenang(page)
    assert (dunia.teks(lembar, "P01"), terpilih(page)) == ("3", 3)
