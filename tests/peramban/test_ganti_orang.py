"""One tab, one person after another: nobody gets, sees or signs what belongs to who was there before."""

import re
import shutil
import time
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from kabel import Kabel
from pengisi import SANDI, Dunia, Orang, kartu, masuk_sebagai, siap
from playwright.sync_api import Browser, Error, Page, expect
from saluran import Saluran, keluar, masuk

from penilaian.dasbor.sesi.kuki import SESI

BASI = "Muat ulang halaman ini"
UNGGAHAN = "kode_desa;nama_desa;periode;P01;P02;P08\n99.77.01.2001;Rahasiasiti;2026;4;NIHIL;3\n"


@pytest.mark.parametrize(
    ("pertama", "kedua"),
    [("siti", "budi"), ("siti", None), (None, "budi")],
    ids=["orang lain", "tidak masuk", "sesudah pengunjung"],
)
def test_who_comes_after_a_lost_connection_does_not_get_the_visit_before(
    dunia: Dunia, pertama: str | None, kedua: str | None
):
    lembar = dunia.lembar()
    sesi = masuk(dunia.alamat, pertama, SANDI) if pertama else None
    with Saluran(dunia.alamat, sesi) as dulu:
        awal = dulu.jalankan("isi", f"penilaian={lembar.id}")
        assert ("Siti Aminah" in awal) == (pertama is not None)
    if sesi:
        keluar(dunia.alamat, sesi)
    baru = masuk(dunia.alamat, kedua, SANDI) if kedua else None
    with Saluran(dunia.alamat, baru, dulu=dulu.kunjungan) as kini:
        for kueri in (f"penilaian={lembar.id}", ""):
            dilihat = kini.jalankan("isi", kueri)
            assert "Siti Aminah" not in dilihat
            assert lembar.desa_nama not in dilihat
            assert BASI in dilihat
        # Not for nothing: Streamlit does go on with the visit of before.
        assert kini.kunjungan == dulu.kunjungan


@pytest.mark.parametrize("kueri", ["", "&cara=satu"], ids=["semua", "satu per satu"])
def test_no_part_of_the_form_of_the_person_before_is_drawn_anew(dunia: Dunia, kueri: str):
    lembar = dunia.lembar()
    siti = masuk(dunia.alamat, "siti", SANDI)
    with Saluran(dunia.alamat, siti) as dulu:
        dulu.jalankan("isi", f"penilaian={lembar.id}{kueri}")
        assert len(dulu.bagian) >= 3  # submitting, the position, and the cards: all, or the one that comes next
    keluar(dunia.alamat, siti)
    buka, _ = dulu.lipatan["Periksa kelengkapan dan ajukan"]
    with Saluran(dunia.alamat, masuk(dunia.alamat, "budi", SANDI), dulu=dulu.kunjungan) as kini:
        for bagian in reversed(dulu.bagian):  # a part inside another is gone with it
            dilihat = kini.lukis_lagi("isi", bagian, f"penilaian={lembar.id}{kueri}", buka=buka)
            assert BASI in dilihat
            assert "belum dijawab" not in dilihat
            assert "pd-tanya-isi" not in dilihat
        assert kini.kunjungan == dulu.kunjungan


@pytest.mark.parametrize("kedua", ["budi", None], ids=["orang lain", "tidak masuk"])
def test_no_fold_of_the_upload_of_the_person_before_opens(dunia: Dunia, orang: Orang, kedua: str | None):
    page = orang("siti", "desktop")
    dulu = Saluran(dunia.alamat, None)
    page.on("websocket", lambda saluran: saluran.on("framereceived", dulu.dengar))
    page.goto(f"{dunia.alamat}/nilai-berkas")
    berkas = {"name": "milik-siti.csv", "mimeType": "text/csv", "buffer": UNGGAHAN.encode()}
    page.locator('input[type="file"]').set_input_files(berkas)
    page.get_by_role("button", name=re.compile("Buka pada Posisi")).click()
    expect(page.get_by_role("button", name="Lepaskan berkas ini")).to_be_visible()
    page.get_by_role("link", name="Posisi Desa").first.click()
    expect(page.get_by_role("button", name="Desa Rahasiasiti")).to_be_visible()
    expect(page.get_by_text("Unduh angkanya")).to_be_visible()
    expect(page.locator(".pd-sambungan")).to_be_attached()  # comes last
    alamat = urlsplit(page.url)
    (siti,) = [c["value"] for c in page.context.cookies() if c["name"] == SESI]
    page.context.close()
    keluar(dunia.alamat, siti)
    lipatan = {judul: (id_, bagian) for judul, (id_, bagian) in dulu.lipatan.items() if bagian}
    assert len(lipatan) >= 4
    with Saluran(dunia.alamat, masuk(dunia.alamat, kedua, SANDI) if kedua else None, dulu=dulu.kunjungan) as kini:
        for judul, (id_, bagian) in lipatan.items():
            dilihat = kini.lukis_lagi("posisi", bagian, alamat.query, buka=id_)
            assert BASI in dilihat, judul
            assert "Rahasiasiti" not in dilihat, judul
            assert "pd-indikator" not in dilihat, judul
        assert kini.kunjungan == dulu.kunjungan


def test_a_download_of_the_person_before_is_not_made(dunia: Dunia):
    """Streamlit makes it for whoever sends its number; the page of before still has the button."""
    siti = masuk(dunia.alamat, "siti", SANDI)
    with Saluran(dunia.alamat, siti) as dulu:
        dulu.jalankan("nilai-berkas")
        nomor = dulu.unduhan["Unduh templat Excel"]
        assert dulu.unduh(nomor)
    with Saluran(dunia.alamat, siti, dulu=dulu.kunjungan) as lagi:
        assert lagi.unduh(nomor)
    with Saluran(dunia.alamat, masuk(dunia.alamat, "budi", SANDI), dulu=dulu.kunjungan) as kini:
        assert kini.unduh(nomor) == ""
        assert BASI in kini.jalankan("nilai-berkas")
        assert kini.kunjungan == dulu.kunjungan
    with Saluran(dunia.alamat, siti) as dulu:
        dulu.jalankan("nilai-berkas")
        keluar(dunia.alamat, siti)
        assert dulu.unduh(dulu.unduhan["Unduh templat Excel"]) == ""


def test_a_tap_on_the_screen_of_the_person_before_becomes_nobodys_act(dunia: Dunia):
    lembar = dunia.lembar()
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "3", versi_dilihat=0)
    dunia.gudang.alur.ajukan(dunia.siti, lembar.id)
    vera = masuk(dunia.alamat, "vera", SANDI)
    with Saluran(dunia.alamat, vera) as dulu:
        dulu.jalankan("verifikasi", f"penilaian={lembar.id}&indikator=P01")
        assert dulu.widget
    keluar(dunia.alamat, vera)
    with Saluran(dunia.alamat, masuk(dunia.alamat, "vino", SANDI), dulu=dulu.kunjungan) as kini:
        kini.widget = dulu.widget
        assert BASI in kini.jalankan("verifikasi", f"penilaian={lembar.id}&indikator=P01", ketuk="setuju")
        assert kini.kunjungan == dulu.kunjungan
    isi = dunia.gudang.jawaban.satu(dunia.siti, lembar.id, "P01")
    assert isi.verifikator_nama == ""


def test_a_tap_that_comes_after_the_page_was_stopped_draws_nothing(dunia: Dunia):
    """Drawn where the page of before had the card, it made the browser's Streamlit break down."""
    lembar = dunia.lembar()
    sesi = masuk(dunia.alamat, "siti", SANDI)
    with Saluran(dunia.alamat, sesi) as dulu:
        dulu.jalankan("isi", f"penilaian={lembar.id}")
        keluar(dunia.alamat, sesi)
        assert BASI in dulu.jalankan("isi", f"penilaian={lembar.id}")
        dulu.kirim("isi", f"penilaian={lembar.id}", ketuk="_P02_lain_NIHIL")
        time.sleep(1)  # nobody says that a tap is passed over; asked for at once, both would become one run
        assert "fragment_id" not in dulu.jalankan("isi", f"penilaian={lembar.id}")
    assert dunia.teks(lembar, "P02") == ""


def test_a_screen_that_reconnects_after_its_person_changed_asks_to_be_reloaded(dunia: Dunia, orang: Orang):
    lembar = dunia.lembar()
    with Kabel(dunia.port).terpasang() as kabel:
        page = orang("siti", "desktop")
        lewat_kabel = f"http://127.0.0.1:{kabel.port}"
        page.goto(f"{lewat_kabel}/isi?penilaian={lembar.id}")
        siap(page, "P01")
        expect(page.locator(".pd-putus")).to_be_attached()  # comes last: cut before, nothing would say so
        kabel.putus()
        expect(page.locator(".pd-putus")).to_be_visible()
        lain = page.context.new_page()
        _ganti_orang(lain, dunia.alamat, "budi")
        kabel.sambung()
        expect(page.locator(".pd-putus")).to_be_hidden()
        with suppress(Error):  # a page that asks by itself once it is connected again has no card left to tap
            kartu(page, "P01").get_by_test_id("stRadioOption").nth(3).click(timeout=10_000)
        expect(page.get_by_role("heading", name=BASI)).to_be_visible()
        page.get_by_role("link", name="Muat ulang").click()
        siap(page, "P01")
        expect(page.get_by_role("link", name="Budi Santoso")).to_be_visible()
    assert dunia.teks(lembar, "P01") == ""


def test_the_back_button_after_a_change_of_person_does_not_show_the_page_of_the_person_before(
    dunia: Dunia, chromium: Browser
):
    """In a browser that keeps whole pages for its Back button, as every one does; Playwright switches it off."""
    lembar = dunia.lembar()
    peramban = chromium.browser_type.launch(
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox", "--disable-gpu"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = peramban.new_page(locale="id-ID")
    page.set_default_timeout(180_000)
    masuk_sebagai(page, dunia.alamat, "siti")
    page.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}")
    siap(page, "P01")
    page.evaluate("window.dariSiti = true")
    _ganti_orang(page, dunia.alamat, "budi")
    while "/isi?penilaian=" not in page.url:
        _kembali(page)
    siap(page, "P01")
    expect(page.get_by_role("link", name="Budi Santoso")).to_be_visible()
    expect(page.get_by_role("link", name="Siti Aminah")).to_have_count(0)
    peramban.close()


def _kembali(page: Page) -> None:
    """Press Back once; ``page.go_back()`` loses hold of a page that comes back whole.

    A page that goes, or loads itself anew at that moment, may take the question along: each page is asked once.
    """
    dari = page.url
    while page.url == dari:
        with suppress(Error):
            page.evaluate("() => { window.kembali ??= setTimeout(() => history.back()) }")
        page.wait_for_timeout(100)


def _ganti_orang(page: Page, alamat: str, nama: str) -> None:
    page.goto(f"{alamat}/keluar")
    page.get_by_role("button", name="Keluar").first.click()
    page.wait_for_load_state()
    masuk_sebagai(page, alamat, nama)
