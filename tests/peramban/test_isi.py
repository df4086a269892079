"""Isi Penilaian in a real browser: an assessor on a phone, two at once, hasty fingers, a broken line."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from pengisi import Dunia, Orang, buka, isi, kartu, persiapan, pilih, sampai, siap, tersimpan
from playwright.sync_api import Page, expect


def test_an_assessor_on_a_phone_fills_in_one_stage_reloads_and_goes_on(dunia: Dunia, orang: Orang):
    page = orang()
    page.get_by_label("Cari desa").fill("9901012999")
    page.get_by_label("Nama desa").fill("Ujungwaru")
    page.get_by_role("button", name="Mulai mengisi").click()
    expect(page.get_by_role("heading", name="Isi Penilaian Desa Ujungwaru")).to_be_visible()
    for id_ in persiapan():
        isi(page, id_)
    expect(page.locator(".pd-anak").first).to_contain_text("15/15")
    expect(page.locator(".pd-bilah")).to_contain_text("15 dari 50")

    page.reload()
    expect(kartu(page, "P01").locator("input:checked")).to_have_value("2")
    for id_ in persiapan():
        tersimpan(page, id_)
    expect(kartu(page, "P05").locator("input").first).to_have_value("62,5")
    page.locator(".pd-bilah a").click()
    expect(kartu(page, "M01")).to_be_visible()
    isi(page, "M01")
    expect(page.locator(".pd-bilah")).to_contain_text("16 dari 50")

    lain = orang(perangkat="desktop")
    lain.get_by_role("link", name=re.compile("Ujungwaru")).click()
    expect(kartu(lain, "P01").locator("input:checked")).to_have_value("2")
    expect(lain.locator(".pd-anak").first).to_contain_text("15/15")


def test_what_is_touched_on_a_phone_is_at_least_44_pixels(dunia: Dunia, orang: Orang):
    page = orang()
    buka(page, dunia, dunia.lembar())
    kartu(page, "P01").locator("summary").last.click()
    expect(kartu(page, "P01").get_by_role("button", name="Kirim komentar")).to_be_visible()
    sentuhan = page.evaluate(
        """() => [...document.querySelectorAll(':is(.st-key-pd-isi-tata, .st-key-pd-isi-bilah) '
            + ':is(a, button, summary, textarea, label:has(input), [data-testid=stTextInputRootElement])')]
            .filter(e => !e.closest('[data-testid=stFileUploader], [data-testid=stDateInput]'))
            .map(e => [e.getBoundingClientRect(), `${e.tagName} ${e.textContent.trim().slice(0, 40)}`])
            .filter(([kotak]) => kotak.width > 2 && kotak.height > 2)
            .map(([kotak, nama]) => [Math.round(kotak.height), nama])"""
    )
    assert len(sentuhan) > 100
    assert [s for s in sentuhan if s[0] < 44] == []


def test_a_keyboard_alone_is_enough_to_answer(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    lipatan = kartu(page, "P03").locator("details > summary").filter(visible=True)
    lipatan.nth(1).focus()  # the last before the widgets
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tersimpan(page, "P03")
    page.keyboard.press("ArrowDown")
    sampai(lambda: dunia.teks(lembar, "P03") == "1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[class*=st-key-pd-kartu-]').className").count("P03")
    nama = page.evaluate(
        """() => [...document.querySelectorAll('.st-key-pd-isi-tata :is(input, textarea, [role=radiogroup])')]
            .filter(e => !(e.labels?.length || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')))
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert nama == []


def test_the_second_sees_the_answer_of_the_first_and_decides(dunia: Dunia, orang: Orang):
    siti, budi, lembar = orang(), orang("budi", "desktop"), dunia.lembar()
    buka(siti, dunia, lembar)
    buka(budi, dunia, lembar)
    pilih(budi, "P01", 1)
    tersimpan(budi, "P01")
    pilih(siti, "P01", 4)
    expect(kartu(siti, "P01").get_by_role("alert")).to_contain_text("diubah oleh Budi Santoso")
    expect(kartu(siti, "P01").get_by_role("alert")).to_contain_text("Jenjang 1: ")
    assert dunia.teks(lembar, "P01") == "1"
    kartu(siti, "P01").get_by_role("button", name="Pakai isian saya").click()
    tersimpan(siti, "P01")
    assert dunia.teks(lembar, "P01") == "4"
    pilih(budi, "P03", 2)
    tersimpan(budi, "P03")
    expect(kartu(budi, "P03").get_by_role("alert")).to_have_count(0)


def test_a_quick_finger_loses_no_tick(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    buka(page, dunia, lembar)
    butir = [b.id for b in dunia.gudang.instrumen.ambil(dunia.sidik).per_id["P02"].butir]
    kartu(page, "P02").get_by_role("button", name="Tidak satu pun").click()
    tersimpan(page, "P02")
    for jeda in (0, 15, 40, 90):
        page.evaluate(
            """async (jeda) => { for (let n = 0; n < 4; n++) {
                document.querySelectorAll('.st-key-pd-kartu-P02 [data-testid=stCheckbox] input')[n].click();
                if (jeda) await new Promise((r) => setTimeout(r, jeda)); } }""",
            jeda,
        )
        sampai(lambda: set(dunia.teks(lembar, "P02").split()) == set(butir[:4]))
        expect(kartu(page, "P02").locator("input:checked")).to_have_count(4)
        kartu(page, "P02").get_by_role("button", name="Tidak satu pun").click()
        expect(kartu(page, "P02").locator("input:checked")).to_have_count(0)
        sampai(lambda: dunia.teks(lembar, "P02") == "NIHIL")


def test_an_answer_followed_by_a_change_of_stage_is_still_stored(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    for n, jeda in enumerate((0, 2, 5, 10, 20, 60)):
        page.evaluate(
            """async ([jenjang, jeda]) => {
                document.querySelectorAll('.st-key-pd-kartu-P01 [data-testid=stRadioOption] input')[jenjang].click();
                if (jeda) await new Promise((r) => setTimeout(r, jeda));
                document.querySelectorAll('.st-key-isi_tingkat button')[1].click(); }""",
            [n % 5, jeda],
        )
        sampai(lambda n=n: dunia.teks(lembar, "P01") == str(n % 5))
        page.wait_for_timeout(500)
        page.locator(".st-key-isi_tingkat button").first.click()
        siap(page, "P01")
        tersimpan(page, "P01")


def test_an_answer_followed_by_a_change_of_page_is_still_stored(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    for n, jeda in enumerate((0, 2, 5, 8, 12, 20, 60)):
        buka(page, dunia, lembar)
        page.evaluate(
            """async ([jenjang, jeda]) => {
                document.querySelectorAll('.st-key-pd-kartu-P01 [data-testid=stRadioOption] input')[jenjang].click();
                if (jeda) await new Promise((r) => setTimeout(r, jeda));
                document.querySelector('a[href$="/bandingkan"]').click(); }""",
            [n % 5, jeda],
        )
        page.wait_for_url("**/bandingkan")
        assert dunia.teks(lembar, "P01") == str(n % 5)


@pytest.mark.parametrize("perangkat", ["desktop", "ponsel"])
def test_a_number_followed_by_a_link_is_still_stored(dunia: Dunia, orang: Orang, perangkat: str):
    page, lembar = orang(perangkat=perangkat), dunia.lembar()
    ketuk = "tap" if perangkat == "ponsel" else "click"
    for n in range(4):
        buka(page, dunia, lembar)
        tautan = page.get_by_role("link", name=("Lanjut ke Pematangan", "Penilaian lain")[n % 2])
        kartu(page, "P05").locator("input").first.fill(f"{n + 1}/9")
        getattr(tautan, ketuk)()
        expect(page.locator(".st-key-pd-kartu-M01, .pd-lembar").first).to_be_visible()
        assert dunia.teks(lembar, "P05") == f"{n + 1}/9"


def test_what_was_being_written_when_the_connection_was_lost_is_shown_again(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    buka(page, dunia, lembar)
    kartu(page, "P01").locator("summary").last.click()
    catatan = kartu(page, "P01").get_by_label("Catatan untuk verifikator")
    catatan.press_sequentially("Papan <b>lama</b> rusak")
    dunia.hentikan()
    expect(page.locator(".pd-putus")).to_be_visible()
    dunia.jalankan()
    sisa = page.locator(".pd-sisa")
    sisa.wait_for()
    expect(sisa).to_contain_text(
        "Sambungan putus sebelum ini tersimpan, P01: “Papan <b>lama</b> rusak”",
    )
    sisa.get_by_role("button", name="Tutup").click()
    page.wait_for_timeout(1500)
    expect(sisa).to_have_count(0)


def test_closing_the_page_while_writing_asks_first(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    buka(page, dunia, lembar)
    kartu(page, "P05").locator("input").first.press_sequentially("62")
    tanya: list[str] = []
    page.on("dialog", lambda d: (tanya.append(d.type), d.dismiss()))
    page.close(run_before_unload=True)
    sampai(lambda: page.wait_for_timeout(50) or tanya == ["beforeunload"])


def test_what_has_just_begun_and_what_was_just_submitted_is_seen_from_the_top(dunia: Dunia, orang: Orang):
    page = orang()
    page.get_by_label("Cari desa").fill("9901012998")
    page.get_by_label("Nama desa").fill("Awalrekaan")
    page.get_by_role("button", name="Mulai mengisi").click()
    siap(page, "P01")
    judul = page.get_by_role("heading", name="Isi Penilaian Desa Awalrekaan")
    expect(judul).to_be_in_viewport()
    page.get_by_text("Periksa kelengkapan dan ajukan").click()
    page.get_by_text("Saya sudah memeriksa jawaban dan buktinya").click()
    page.get_by_role("button", name="Ajukan untuk diverifikasi").click()
    expect(page.get_by_text("sudah diajukan dan menunggu diperiksa")).to_be_in_viewport()
    expect(judul).to_be_in_viewport()


def test_a_tab_that_signed_out_does_not_store_and_says_so(dunia: Dunia, orang: Orang):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    lain = page.context.new_page()
    lain.goto(f"{dunia.alamat}/keluar")
    lain.get_by_role("button", name="Keluar").first.click()
    lain.wait_for_load_state()
    pilih(page, "P01", 3)
    expect(page.locator('[data-testid="stMain"]')).to_contain_text("Anda sudah keluar")
    assert dunia.teks(lembar, "P01") == ""


@pytest.mark.parametrize(("perangkat", "warna"), [("desktop", "light"), ("ponsel", "light"), ("ponsel", "dark")])
def test_the_page_to_fill_in_is_clean(dunia: Dunia, orang: Orang, perangkat: str, warna: str):
    page, lembar = orang(perangkat=perangkat, color_scheme=warna), dunia.lembar()
    assert _langgar(page) == []
    buka(page, dunia, lembar, "&tingkat=pematangan")
    isi(page, "M02")
    kartu(page, "M02").locator("input").first.fill("lama sekali")
    kartu(page, "M02").locator("input").first.press("Tab")
    expect(kartu(page, "M02").get_by_role("alert")).to_contain_text("Belum tersimpan.")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert _langgar(page) == []


def _langgar(page: Page) -> list[str]:
    semua = Axe().run(page, context='[data-testid="stMain"]').response["violations"]
    return [v["id"] for v in semua]


def test_without_a_connection_the_page_says_when_it_last_stored(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    buka(page, dunia, lembar)
    isi(page, "P01")
    expect(page.locator(".pd-bilah")).to_contain_text("1 dari 50")
    expect(page.locator(".pd-putus")).to_be_hidden()
    dunia.hentikan()
    expect(page.locator(".pd-putus")).to_be_visible()
    expect(page.locator(".pd-putus")).to_contain_text(
        re.compile(r"Sambungan terputus, jawaban terakhir tersimpan \d\d\.\d\d\.")
    )
    dunia.jalankan()
    expect(page.locator(".pd-putus")).to_be_hidden()
    tersimpan(page, "P01")
    isi(page, "P03")
    assert dunia.teks(lembar, "P03") == "2"


def test_what_is_in_a_fold_is_never_cut_off_and_keeps_its_place(dunia: Dunia, orang: Orang):
    """A box that is aimed at while its fold still grows slips away between touching and letting go."""
    page, lembar = orang(), dunia.lembar()
    buka(page, dunia, lembar)
    page.evaluate("""() => {
      window.pdLipat = [];
      const lihat = () => {
        const kotak = document.querySelector(".st-key-isi_yakin"), lipat = kotak?.closest("details");
        if (kotak) {
          lipat.scrollTop = 1000;
          const k = kotak.getBoundingClientRect(), l = lipat.getBoundingClientRect();
          window.pdLipat.push([k.bottom <= l.bottom, lipat.scrollTop, Math.round(k.top - l.top)].join());
        }
        requestAnimationFrame(lihat);
      };
      lihat();
    }""")
    page.get_by_text("Periksa kelengkapan dan ajukan").click()
    page.wait_for_function("window.pdLipat.length > 40")
    terlihat = set(page.evaluate("window.pdLipat"))
    assert len(terlihat) == 1, terlihat
    assert terlihat.pop().startswith("true,0,")
    page.get_by_text("Periksa kelengkapan dan ajukan").click()
    expect(page.locator(".st-key-isi_yakin")).to_be_hidden()
