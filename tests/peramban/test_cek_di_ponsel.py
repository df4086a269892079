"""Cek Cepat in a real browser: a village head on a small phone, to the end; neither a tap nor a way back is lost."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from pengisi import KECIL, WILAYAH, Dunia, isi_formulir_masuk
from playwright.sync_api import Browser, Locator, Page, expect

from penilaian import muat_instrumen, nilai
from penilaian.contoh import buat
from penilaian.dasbor.halaman.cek_cepat.wawancara import Wawancara, urai_alamat
from penilaian.instrumen import Indikator
from penilaian.jawaban import TIDAK_BERLAKU
from penilaian.narasi.menuju_pasti import rentang_posisi, sebut_ke, sebut_mungkin, sebut_pasti, sebut_tingkat_ini

INPRES = muat_instrumen("inpres-3-2003")
SIDIK = INPRES.sidik_nilai[:8]
PENUH = buat(INPRES, 40, 3, 0.0)
BANYAK_DITANYA, PALING_TINGGI, TERENDAH = 6, 7, 9
"""Villages of which ten, thirty-five and three questions are asked; the second has reached the last stage."""


def buka(page: Page, alamat: str, jawab: str = "") -> None:
    page.goto(f"{alamat}/cek-cepat" + (f"?jawab={SIDIK}~{jawab}" if jawab else ""))
    expect(page.locator("h1")).to_be_visible()


def berjudul(page: Page, teks: str) -> None:
    """Wait for a page with this heading, and no more that of the page before, which goes a moment later."""
    expect(page.get_by_role("heading", level=1, name=teks, exact=True)).to_be_visible()
    expect(page.locator("h1")).to_have_count(1)


def selesai(page: Page, teks: str) -> None:
    """Wait until this is no longer asked."""
    expect(page.get_by_role("heading", level=1, name=teks, exact=True)).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)


def wawancara(page: Page) -> Wawancara:
    kueri = parse_qs(urlsplit(page.url).query)
    return urai_alamat(INPRES, kueri.get("jawab", [""])[0]).wawancara


def lanjut(page: Page) -> Locator:
    return page.get_by_role("button", name="Lanjut", exact=True)


def pilih(page: Page, jenjang: int) -> None:
    page.get_by_test_id("stRadioOption").nth(jenjang).click()


def jawab(page: Page, soal: Indikator, desa: int) -> None:
    """Answer one question as a village of the invented ones does, by touch alone, and wait for what follows."""
    j = PENUH.nomor(soal.id)
    isi, keadaan = PENUH.nilai[j, desa], PENUH.keadaan[j, desa]
    if soal.jenis == "jenjang":
        pilihan = page.get_by_test_id("stRadioOption")
        expect(pilihan.first).to_be_visible()
        pilihan.nth(len(soal.jenjang) if keadaan == TIDAK_BERLAKU else round(isi)).click()
        lanjut(page).click()
    elif keadaan == TIDAK_BERLAKU:
        page.get_by_role("button", name="Tidak berlaku").click()
    elif soal.jenis == "daftar":
        topeng = int(PENUH.centang[soal.id][desa])
        kotak = page.get_by_test_id("stCheckbox").locator("label")
        expect(kotak).to_have_count(len(soal.butir))
        for n in range(len(soal.butir)):
            if topeng >> n & 1:
                kotak.nth(n).click()
        (lanjut(page) if topeng else page.get_by_role("button", name="Tidak satu pun")).click()
    else:
        page.locator('.st-key-pd-kartu-cek input[type="text"]').fill(f"{isi:.2f}".replace(".", ","))
        lanjut(page).click()


def semua_terbaca(page: Page) -> list[int]:
    """Heights of what is touched on the page."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.st-key-pd-cek :is(button, summary, label:has(input), '
            + '[data-testid=stTextInputRootElement])')].map(e => e.getBoundingClientRect())
            .filter(k => k.width > 2 && k.height > 2).map(k => Math.round(k.height))"""
    )


@pytest.mark.parametrize("desa", [BANYAK_DITANYA, PALING_TINGGI, TERENDAH])
def test_a_village_head_answers_to_the_end_and_stands_where_the_engine_says(ponsel: Page, alamat: str, desa: int):
    buka(ponsel, alamat)
    while (kini := wawancara(ponsel)).soal is not None:
        berjudul(ponsel, kini.soal.pertanyaan)
        expect(ponsel.locator(".pd-cek-ke")).to_contain_text(sebut_ke(len(kini.langkah), kini.sisa))
        rentang = rentang_posisi(kini.hasil, 0)
        tempat = ponsel.locator(".st-key-pd-cek-posisi")
        expect(tempat).to_contain_text(f"Pasti: {sebut_pasti(rentang)}.")
        expect(tempat).to_contain_text(sebut_mungkin(rentang))
        expect(tempat).to_contain_text(sebut_tingkat_ini(kini.hasil, 0, kini.soal, kini.sisa))
        jawab(ponsel, kini.soal, desa)
        ponsel.wait_for_function("n => (location.search.match(/~/g) ?? []).length === n", arg=len(kini.langkah) + 1)
    semua = rentang_posisi(nilai(INPRES, PENUH), desa)
    assert (semua.pasti, semua.mungkin) == (rentang_posisi(kini.hasil, 0).pasti, rentang_posisi(kini.hasil, 0).mungkin)
    berjudul(ponsel, semua.nama[semua.pasti])
    expect(ponsel.locator(".pd-kepastian")).to_have_text(f"Pasti sesudah {len(kini.langkah)} pertanyaan")
    expect(ponsel.locator(".pd-cek-langkah > li")).to_have_count(3)


@pytest.mark.parametrize("isi", ["", "P01-3", "P01-3~P08-3~P13-f"])
def test_the_first_screen_of_a_small_phone_holds_the_question_and_its_first_answer(ponsel: Page, alamat: str, isi: str):
    buka(ponsel, alamat, isi)
    tinggi = ponsel.locator(".st-key-pd-cek-bilah").bounding_box()["y"]
    for apa in (ponsel.locator("h1"), ponsel.locator(".st-key-pd-kartu-cek label:has(input)").first):
        kotak = apa.bounding_box()
        assert kotak["y"] + kotak["height"] <= tinggi


@pytest.mark.parametrize("lebar", [360, 1366])
@pytest.mark.parametrize("isi", ["", "P01-3"], ids=["after one question", "after two"])
def test_the_end_begins_with_the_stage_and_it_has_the_focus(chromium: Browser, alamat: str, isi: str, lebar: int):
    ukuran = {"viewport": {"width": lebar, "height": 640}}
    konteks = chromium.new_context(**(KECIL if lebar < 700 else ukuran), locale="id-ID")
    page = konteks.new_page()
    page.set_default_timeout(180_000)
    buka(page, alamat, isi)
    utama = page.get_by_test_id("stMain")
    utama.evaluate("e => e.scrollTo(0, e.scrollHeight)")
    pilih(page, 0)
    lanjut(page).click()
    berjudul(page, "Belum mencapai Persiapan")
    expect(page.locator("h1")).to_be_focused()
    expect(page.get_by_role("button", name="Mulai dari awal")).to_be_visible()
    page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
    assert utama.evaluate("e => e.scrollTop") == 0
    expect(page.locator("h1")).to_be_in_viewport()
    konteks.close()


@pytest.mark.parametrize("tema", ["light", "dark"])
@pytest.mark.parametrize("lebar", [320, 360, 1366])
def test_every_kind_of_question_and_the_end_fit_and_everybody_can_use_them(
    chromium: Browser, alamat: str, lebar: int, tema: str
):
    ukuran = {"viewport": {"width": lebar, "height": 640}}
    konteks = chromium.new_context(**(KECIL | ukuran if lebar < 700 else ukuran), locale="id-ID", color_scheme=tema)
    page = konteks.new_page()
    page.set_default_timeout(180_000)
    baik = "P01-4~P08-4~P13-f~P03-4~P04-4"
    for isi in ("", "P01-3~P08-3", baik, "P01-0", "P01~P08-1"):
        buka(page, alamat, isi)
        page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
        page.wait_for_timeout(400)
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        assert Axe().run(page).response["violations"] == []
        if lebar < 700:
            assert min(semua_terbaca(page)) >= 44
    konteks.close()


def test_the_browsers_way_back_loading_anew_and_the_way_forward_lose_no_answer(ponsel: Page, alamat: str):
    buka(ponsel, alamat)
    judul = []
    for _ in range(3):
        soal = wawancara(ponsel).soal
        judul.append(soal.pertanyaan)
        jawab(ponsel, soal, BANYAK_DITANYA)
        selesai(ponsel, soal.pertanyaan)
    akhir, alamat_akhir = ponsel.locator("h1").text_content(), ponsel.url
    ponsel.go_back()
    berjudul(ponsel, judul[2])
    ponsel.go_back()
    berjudul(ponsel, judul[1])
    expect(ponsel.locator("input:checked")).to_have_count(1)
    ponsel.go_forward()
    ponsel.go_forward()
    berjudul(ponsel, akhir)
    assert ponsel.url == alamat_akhir
    ponsel.reload()
    berjudul(ponsel, akhir)
    ponsel.get_by_role("button", name="Kembali", exact=True).click()
    berjudul(ponsel, judul[2])


def test_who_opens_another_page_by_mistake_finds_the_answers_again(ponsel: Page, alamat: str):
    buka(ponsel, alamat)
    pilih(ponsel, 3)
    lanjut(ponsel).click()
    selesai(ponsel, INPRES.per_id["P01"].pertanyaan)
    kedua = ponsel.locator("h1").text_content()
    for nama in ("Bandingkan Desa", "Cek Cepat"):
        ponsel.locator('[data-testid="stExpandSidebarButton"]').click()
        ponsel.get_by_role("link", name=nama, exact=True).click()
        expect(ponsel).to_have_url(re.compile("bandingkan" if "Desa" in nama else "cek-cepat"))
    ponsel.get_by_role("button", name="Lanjutkan yang tadi (1 pertanyaan)").click()
    berjudul(ponsel, kedua)


def test_a_tap_is_said_to_be_on_its_way_while_the_server_is_silent_and_is_done_once(dunia: Dunia, ponsel: Page):
    buka(ponsel, dunia.alamat)
    ponsel.wait_for_function("window.pdKetukan")
    pertama = ponsel.locator("h1").text_content()
    pilih(ponsel, 3)
    with dunia.beku():
        lanjut(ponsel).click()
        expect(ponsel.locator(".pd-ketuk")).to_have_text("mengirim …")
        expect(ponsel.locator(".pd-ketuk")).to_have_text("Belum terkirim, ketuk lagi.")
    selesai(ponsel, pertama)
    expect(ponsel.locator("[data-pd-simpan]")).to_have_count(0)
    assert dict(wawancara(ponsel).langkah) == {"P01": "3"}


def test_an_answer_survives_a_server_that_is_started_anew(dunia: Dunia, ponsel: Page):
    buka(ponsel, dunia.alamat)
    pilih(ponsel, 3)
    lanjut(ponsel).click()
    selesai(ponsel, INPRES.per_id["P01"].pertanyaan)
    kedua = ponsel.locator("h1").text_content()
    tab = "JSON.parse(document.querySelector('.pd-ketuk').dataset.pdKetuk).tab"
    dulu = ponsel.evaluate(tab)
    dunia.hentikan()
    expect(ponsel.locator(".pd-sambungan")).to_be_visible()
    dunia.jalankan()
    ponsel.wait_for_function(f"dulu => {tab} !== dulu", arg=dulu)
    berjudul(ponsel, kedua)
    pilih(ponsel, 0)
    lanjut(ponsel).click()
    berjudul(ponsel, "Belum mencapai Persiapan")


def test_a_guest_logs_in_and_goes_on_with_the_answers_as_a_draft(dunia: Dunia, ponsel: Page):
    desa = f"{WILAYAH}.{next(dunia.urutan)}"
    buka(ponsel, dunia.alamat, "P01-3~P08-1")
    ponsel.get_by_label("Cari desa").fill(desa)
    expect(ponsel).to_have_url(re.compile(f"desa={desa}"))
    ponsel.locator(".st-key-pd-cek-bekal").get_by_role("link", name="Masuk", exact=True).click()
    isi_formulir_masuk(ponsel, "siti")
    berjudul(ponsel, "Belum mencapai Persiapan")
    ponsel.get_by_role("button", name="Teruskan ke penilaian lengkap").click()
    expect(ponsel.get_by_text("Jawaban dari Cek Cepat.")).to_be_visible()
    ponsel.get_by_role("button", name="Masukkan ke draf").click()
    ponsel.get_by_role("link", name=desa).click()
    expect(ponsel.get_by_role("heading", level=1)).to_contain_text("Isi Penilaian")
    (lembar,) = (x for x in dunia.gudang.lembar.daftar(dunia.siti) if x.desa_kode == desa)
    assert {k: dunia.teks(lembar, k) for k in ("P01", "P08")} == {"P01": "3", "P08": "1"}


def test_the_answers_are_shown_on_posisi_desa_for_this_visit_alone(ponsel: Page, alamat: str):
    buka(ponsel, alamat, "P01-3~P08-1")
    ponsel.get_by_label("Cari desa").fill("99.01.01.2999")
    ponsel.get_by_role("button", name="Lihat di Posisi Desa").click()
    expect(ponsel.locator('[data-testid="stMain"]')).to_contain_text("99.01.01.2999")
    expect(ponsel.locator('[data-testid="stMain"]')).to_contain_text("Cek Cepat")
    ponsel.goto(alamat)
    expect(ponsel.locator('[data-testid="stMain"]')).to_contain_text("Data contoh")
