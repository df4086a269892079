"""PostgreSQL goes away while somebody fills in, and comes back: what was tapped is not lost, and is said in words."""

import re
from collections.abc import Iterator

import pytest
from pengisi import SANDI, WILAYAH, Dunia, Orang, buka, kartu, pilih, sampai, siap, tersimpan
from playwright.sync_api import Page, expect
from postgres_uji import Postgres, postgres  # noqa: F401

from penilaian import simpan
from penilaian.simpan import TERMINAL, Pelaku, Peran


@pytest.fixture(scope="module")
def dunia(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres, porta: int) -> Iterator[Dunia]:  # noqa: F811
    """A store in PostgreSQL, served."""
    folder = tmp_path_factory.mktemp("dunia")
    alamat = postgres.alamat(postgres.basis_data())
    with simpan.buka(alamat, folder / "data") as gudang:
        siti = gudang.akun.tambah(TERMINAL, "siti", "Siti Aminah", [Peran("penilai", WILAYAH)], SANDI)
        sidik = gudang.instrumen.daftarkan("inpres-3-2003").sidik
        dunia = Dunia(folder, gudang, porta, Pelaku(siti.id, siti.nama, siti.peran), sidik, basis_data=alamat)
        dunia.jalankan()
        yield dunia
        dunia.hentikan()


def tanpa_galat_asing(page: Page) -> None:
    """Check that nothing is said of addresses, programs and exceptions."""
    tampak = page.locator("body").inner_text()
    assert not re.search(r"127\.0\.0\.1|psycopg|sqlalchemy|Traceback|connection|port \d|gudang_\d", tampak), tampak
    assert page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize("perangkat", ["ponsel"])
def test_a_card_tapped_while_the_database_is_away_is_saved_by_a_button_when_it_is_back(
    dunia: Dunia,
    orang: Orang,
    postgres: Postgres,  # noqa: F811
    perangkat: str,
) -> None:
    lembar, page = dunia.lembar(), orang(perangkat=perangkat)
    buka(page, dunia, lembar)
    pilih(page, "P01", 1)
    tersimpan(page, "P01")
    postgres.padam()
    try:
        pilih(page, "P01", 3)
        p01 = kartu(page, "P01")
        expect(p01.get_by_role("button", name="Simpan lagi")).to_be_visible()
        expect(p01.get_by_role("alert")).to_contain_text("Belum tersimpan")
        page.get_by_text("Periksa kelengkapan dan ajukan").click()
        expect(page.get_by_role("button", name="Coba lagi").first).to_be_visible()
        tanpa_galat_asing(page)
    finally:
        postgres.nyalakan()
    sampai(lambda: dunia.terbaca(lembar))
    assert dunia.teks(lembar, "P01") == "1"
    p01.get_by_role("button", name="Simpan lagi").click()
    tersimpan(page, "P01")
    expect(p01.get_by_role("button", name="Simpan lagi")).to_have_count(0)
    assert dunia.teks(lembar, "P01") == "3"
    page.reload()
    expect(kartu(page, "P01").get_by_test_id("stRadioOption").nth(3).locator("input")).to_be_checked()


def test_one_at_a_time_the_question_stays_while_the_database_is_away_and_what_was_tapped_meanwhile_is_not_left_behind(
    dunia: Dunia,
    orang: Orang,
    postgres: Postgres,  # noqa: F811
) -> None:
    lembar, page = dunia.lembar(), orang()
    page.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}&cara=satu")
    siap(page, "P01")
    page.wait_for_function("window.pdKetukan")
    pilih(page, "P01", 3)
    tersimpan(page, "P01")
    kaki, p01 = page.locator(".st-key-pd-isi-kaki"), kartu(page, "P01")
    postgres.padam()
    try:
        page.get_by_role("button", name="Lanjut", exact=True).click()
        expect(kaki.get_by_role("button", name="Coba lagi")).to_be_visible()
        expect(kaki).to_contain_text("Basis data")
        p01.get_by_text("Belum tahu").first.click()
        expect(p01.get_by_role("alert")).to_contain_text("Belum tersimpan")
        kaki.get_by_role("button", name="Coba lagi").click()
        expect(p01.get_by_role("button", name="Simpan lagi")).to_be_visible()
        tanpa_galat_asing(page)
    finally:
        postgres.nyalakan()
    sampai(lambda: dunia.terbaca(lembar))
    kaki.get_by_role("button", name="Coba lagi").click()
    expect(kaki).to_contain_text("Jawaban ini perlu tersimpan dahulu.")
    assert dunia.teks(lembar, "P01") == "3"
    p01.get_by_role("button", name="Simpan lagi").click()
    expect(p01.locator(".pd-isi-status")).to_contain_text("Belum tahu")
    assert dunia.teks(lembar, "P01") == ""
    page.get_by_role("button", name="Lanjut", exact=True).click()
    siap(page, "P08")
    expect(page.locator('[class*="st-key-pd-kartu-"]')).to_have_count(1)
