"""PostgreSQL goes away while somebody fills in, and comes back: what was tapped is not lost, and is said in words."""

import re
from collections.abc import Iterator

import pytest
from pengisi import SANDI, WILAYAH, Dunia, Orang, buka, kartu, pilih, sampai, tersimpan
from playwright.sync_api import expect
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
        tampak = page.locator("body").inner_text()
        assert not re.search(r"127\.0\.0\.1|psycopg|sqlalchemy|Traceback|connection|port \d|gudang_\d", tampak), tampak
        assert page.get_by_test_id("stException").count() == 0
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
