"""A tap on a card is stored or visibly not, however busy the server is and wherever the person goes."""

import multiprocessing
import os
import random
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from pengisi import Dunia, Orang, buka, isi, kartu, masuk_sebagai, pilih, sampai, siap, tersimpan
from playwright.sync_api import Dialog, Page, expect

from penilaian.simpan import Lembar

KETUK = "document.querySelectorAll('.st-key-pd-kartu-P01 [data-testid=stRadioOption] input')[%d].click()"
CARA = {
    "tautan": "document.querySelector('a[href$=\"/bandingkan\"]').click()",
    "tahap": "document.querySelectorAll('.st-key-isi_tingkat button')[1].click()",
    "kembali": "history.back()",
    "muat ulang": "location.reload()",
}
"""Ways of leaving a card."""


def menunggu(page: Page, indikator: str) -> str:
    return kartu(page, indikator).locator(".pd-ketuk").text_content() or ""


def tenang(page: Page) -> None:
    """Wait until no tap is unheard; a card that is being drawn anew shows for a moment nothing of its own."""
    page.wait_for_function("window.pdKetukan?.banyak() === 0")
    expect(page.locator("[data-pd-simpan]")).to_have_count(0)


def terpilih(page: Page, id_: str) -> str:
    """Return the level that a card shows as chosen, ``""`` for none."""
    n = kartu(page, id_).evaluate("k => [...k.querySelectorAll('input[type=radio]')].findIndex((r) => r.checked)")
    return "" if n < 0 else str(n)


def tanya(page: Page, *, pergi: bool) -> list[str]:
    """Answer every question of the page; return the list of them, which grows."""
    semua: list[str] = []

    def jawab(d: Dialog) -> None:
        semua.append(d.message or d.type)
        if pergi:
            d.accept()
        else:
            d.dismiss()

    page.on("dialog", jawab)
    return semua


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


def ditinjau(page: Page, *indikator: str) -> None:
    """Wait until the page has these cards whole and says of them what was left unsaved on the page before."""
    for id_ in indikator:
        expect(kartu(page, id_).locator(".pd-ketuk")).to_have_count(1)
    page.wait_for_function("window.pdKetukan && !sessionStorage.getItem('pd-ketukan')")


def putuskan_kirim(page: Page) -> None:
    """Cut the line unseen: nothing of what is tapped from now on reaches the server."""
    page.evaluate("WebSocket.prototype.send = () => {}")


@pytest.mark.parametrize("cara", CARA)
def test_a_tap_that_is_followed_within_60_ms_before_the_server_has_begun_is_kept(dunia: Dunia, orang: Orang, cara: str):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    page.goto(f"{dunia.alamat}/bandingkan")
    page.get_by_role("link", name="Isi Penilaian").click()
    page.get_by_role("link", name=re.compile("Sukamaju")).last.wait_for()
    buka(page, dunia, lembar)
    tanya(page, pergi=True)
    with dunia.beku():
        page.evaluate(f"() => {{ window.pdLama = true; {KETUK % 3}; setTimeout(() => {{ {CARA[cara]} }}, 60) }}")
        page.wait_for_timeout(300)
    _tunggu_pergi(page, cara)
    buka(page, dunia, lembar)
    ditinjau(page, "P01")
    assert menunggu(page, "P01") == "Belum tersimpan, ketuk lagi." or dunia.teks(lembar, "P01") == "3"


def _tunggu_pergi(page: Page, cara: str) -> None:
    """Wait until a way of leaving has led somewhere."""
    if cara == "tahap":
        expect(page.locator(".st-key-pd-kartu-M01")).to_have_count(1)
    elif cara == "muat ulang":
        page.wait_for_function("!window.pdLama")
    else:
        page.wait_for_url(lambda alamat: "penilaian=" not in alamat)


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


def test_a_tap_after_the_server_was_started_anew_is_saved(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    buka(page, dunia, lembar)
    isi(page, "P01")
    dunia.hentikan()
    expect(page.locator(".pd-putus")).to_be_visible()
    dunia.jalankan()
    expect(page.locator(".pd-putus")).to_be_hidden()
    for n, id_ in enumerate(("P03", "P04", "P08")):
        pilih(page, id_, n)
    tenang(page)
    page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
    # A finger on a card that is being exchanged chooses nothing, and the card shows that it did not.
    assert dunia.teks(lembar, "P01") == "2"
    for n, id_ in enumerate(("P03", "P04", "P08")):
        assert dunia.teks(lembar, id_) == terpilih(page, id_), id_
        if terpilih(page, id_) != str(n):
            pilih(page, id_, n)
    tenang(page)
    assert [dunia.teks(lembar, id_) for id_ in ("P01", "P03", "P04", "P08")] == ["2", "0", "1", "2"]


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


# -- a busy machine --------------------------------------------------------------------------------------------------


def _sibuk() -> None:
    while True:
        pass


@contextmanager
def _prosesor_sibuk() -> Iterator[None]:
    """Two processes at full load beside everything else."""
    semua = [multiprocessing.get_context("spawn").Process(target=_sibuk, daemon=True) for _ in range(2)]
    for satu in semua:
        satu.start()
    try:
        yield
    finally:
        for satu in semua:
            satu.kill()
            satu.join()


def _hilang(page: Page, dunia: Dunia, lembar: Lembar, diketuk: dict[str, str]) -> dict[str, tuple[str, str, str]]:
    """Return the taps that are neither stored nor said to be unsaved: tapped, stored, said."""
    expect(page.locator('[data-pd-simpan="jalan"]')).to_have_count(0)
    # What is said first: a tap may be stored between the two looks.
    diam = [id_ for id_ in diketuk if not menunggu(page, id_).startswith("Belum tersimpan")]
    semua = {id_: (diketuk[id_], dunia.teks(lembar, id_), menunggu(page, id_)) for id_ in diam}
    return {id_: x for id_, x in semua.items() if x[0] != x[1]}


_KARTU = ("P01", "P03", "P04", "P08", "P16")

BANYAK = int(os.environ.get("UJI_KETUKAN", "25"))
"""Taps on a busy processor; ``alat/ketukan.py`` has 500, which take longer than a proof of every change may."""


def test_on_a_busy_processor_every_tap_is_saved_or_seen_to_be_unsaved(dunia: Dunia, orang: Orang):
    """On cards and with pauses by chance; every tenth is followed by a link, another stage or a reload."""
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    tanya(page, pergi=True)
    acak, diketuk = random.Random(7), {}  # noqa: S311
    with _prosesor_sibuk():
        for n in range(1, BANYAK + 1):
            id_, jenjang = acak.choice(_KARTU), acak.randrange(5)
            diketuk[id_] = str(jenjang)
            pilih(page, id_, jenjang)
            page.wait_for_timeout(acak.choice((0, 5, 20, 60, 200)))
            if n % 10 == 0:
                cara = acak.choice(("tautan", "tahap", "muat ulang"))
                page.evaluate(f"window.pdLama = true; setTimeout(() => {{ {CARA[cara]} }})")
                _tunggu_pergi(page, cara)
                page.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}")
                ditinjau(page, *_KARTU)
                assert _hilang(page, dunia, lembar, diketuk) == {}
        assert _hilang(page, dunia, lembar, diketuk) == {}


# -- what was typed --------------------------------------------------------------------------------------------------


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
