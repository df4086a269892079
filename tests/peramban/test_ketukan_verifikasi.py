"""What a verifier taps is done once or visibly not, however silent the server is and wherever the person goes."""

import re
from datetime import date

import pytest
from pengisi import Dunia, Orang, putuskan_kirim, sampai, tanya, tenang
from playwright.sync_api import Locator, Page, expect

from penilaian.simpan import TERMINAL, Lembar, Pelaku
from penilaian.simpan.bukti import Keterangan

SUNYI = "() => { window.pdKirim = WebSocket.prototype.send; WebSocket.prototype.send = () => {} }"
RAMAI = "() => { WebSocket.prototype.send = window.pdKirim }"
"""Cut the line for what is sent, and mend it."""


@pytest.fixture
def lembar(dunia: Dunia) -> Lembar:
    """Submitted, three answers, a link as evidence of the first."""
    x = dunia.lembar()
    for id_ in ("P01", "P03", "P04"):
        dunia.gudang.jawaban.simpan(dunia.siti, x.id, id_, "3", versi_dilihat=0)
    rinci = Keterangan(date(2026, 1, 2), "Sekretaris desa", None)
    dunia.gudang.bukti.tautkan(dunia.siti, x.id, "P01", "https://desa.example/papan", rinci)
    dunia.gudang.alur.ajukan(dunia.siti, x.id)
    return x


@pytest.fixture
def vera(dunia: Dunia, orang: Orang, lembar: Lembar) -> Page:
    page = orang("vera", "desktop", ke="verifikasi")
    _buka(page, dunia, lembar)
    for nama in ("Setuju", "Terima", "Kirim komentar"):  # a test may hold the server from here on
        expect(_tombol(page, nama)).to_be_enabled()
    page.wait_for_function("!document.querySelector('[data-test-script-state=running]')")
    return page


def _buka(page: Page, dunia: Dunia, lembar: Lembar, lanjut: str = "&indikator=P01") -> None:
    page.goto(f"{dunia.alamat}/verifikasi?penilaian={lembar.id}{lanjut}")
    expect(page.locator(".pd-ketuk")).to_be_attached()
    page.wait_for_function("window.pdKetukan")


def _ucapan(page: Page) -> Locator:
    return page.locator(".pd-ketuk")


def _tombol(page: Page, nama: str) -> Locator:
    return page.get_by_role("button", name=nama, exact=True)


def _diperiksa(dunia: Dunia, lembar: Lembar, indikator: str) -> str | None:
    return dunia.gudang.jawaban.satu(dunia.siti, lembar.id, indikator).teks_verifikasi


def _bukti(dunia: Dunia, lembar: Lembar) -> str:
    (satu,) = dunia.gudang.bukti.daftar(dunia.siti, lembar.id)
    return satu.diputuskan


def test_agreeing_is_being_saved_at_once_said_to_be_unsaved_while_the_server_is_silent_and_done_once(
    dunia: Dunia, lembar: Lembar, vera: Page
):
    with dunia.beku():
        _tombol(vera, "Setuju").click()
        expect(_ucapan(vera)).to_have_text("menyimpan …")
        expect(_ucapan(vera)).to_have_text("Belum tersimpan, ketuk lagi.")
        _tombol(vera, "Setuju").click()
        expect(_ucapan(vera)).to_have_text("menyimpan …")
        assert _diperiksa(dunia, lembar, "P01") is None
    # Three taps by now, two of them the page's own: one deed, and one question further.
    expect(vera.get_by_text(re.compile(r"P01 .+: disetujui\."))).to_be_visible()
    expect(vera.get_by_role("heading", level=2)).to_contain_text("P03")
    tenang(vera)
    assert [_diperiksa(dunia, lembar, id_) for id_ in ("P01", "P03", "P04")] == ["3", None, None]


def test_a_tap_of_which_nothing_reached_the_server_is_sent_again_by_the_page(dunia: Dunia, lembar: Lembar, vera: Page):
    vera.evaluate(SUNYI)
    _tombol(vera, "Terima").click()
    expect(_ucapan(vera)).to_have_text("menyimpan …")
    vera.evaluate(RAMAI)
    tenang(vera)
    assert _bukti(dunia, lembar) == "diterima"
    expect(vera.get_by_text("diterima.")).to_be_visible()


def test_evidence_that_is_refused_with_a_reason_is_refused_though_its_tap_was_lost(
    dunia: Dunia, lembar: Lembar, vera: Page
):
    _tombol(vera, "Tolak").click()
    vera.get_by_label("Alasan menolak bukti ini").fill("Tautan mati")
    expect(_tombol(vera, "Tolak bukti")).to_be_enabled()
    vera.evaluate(SUNYI)
    _tombol(vera, "Tolak bukti").click()
    expect(_ucapan(vera)).to_have_text("menyimpan …")
    vera.evaluate(RAMAI)
    tenang(vera)
    expect(vera.get_by_text("Alasan: Tautan mati")).to_be_visible()
    assert _bukti(dunia, lembar) == "ditolak"


def test_another_value_and_a_remark_are_stored_once_though_their_taps_came_late(
    dunia: Dunia, lembar: Lembar, vera: Page
):
    vera.get_by_text("Beri nilai lain").click()
    vera.get_by_test_id("stRadioOption").nth(1).click()
    vera.get_by_label("Alasan", exact=True).fill("Situs tidak terbaca")
    with dunia.beku():
        _tombol(vera, "Simpan nilai verifikasi").click()
        expect(_ucapan(vera)).to_have_text("Belum tersimpan, ketuk lagi.")
    expect(vera.get_by_text(re.compile(r"P01 .+: nilai verifikasi tersimpan\."))).to_be_visible()
    tenang(vera)
    assert _diperiksa(dunia, lembar, "P01") == "1"
    vera.get_by_label("Tulis komentar").fill("Foto papannya kabur.")
    with dunia.beku():
        _tombol(vera, "Kirim komentar").click()
        expect(_ucapan(vera)).to_have_text("Belum tersimpan, ketuk lagi.")
    expect(vera.get_by_text("Komentar terkirim.")).to_be_visible()
    tenang(vera)
    assert [k.teks for k in dunia.gudang.komentar.daftar(dunia.siti, lembar.id)] == ["Foto papannya kabur."]


def test_a_decision_about_the_whole_is_sent_again_and_taken_once(dunia: Dunia, lembar: Lembar, vera: Page):
    _buka(vera, dunia, lembar, "&verif_bagian=Putuskan")
    vera.get_by_label("Alasan", exact=True).fill("Periksa lagi P03.")
    vera.get_by_label("Alasan", exact=True).blur()
    vera.evaluate(SUNYI)
    _tombol(vera, "Kembalikan untuk diperbaiki").click()
    expect(_ucapan(vera)).to_have_text("menyimpan …")
    vera.evaluate(RAMAI)
    expect(vera.get_by_text("Penilaian ini dikembalikan kepada tim desa.")).to_be_visible()
    tenang(vera)
    assert dunia.gudang.lembar.ambil(dunia.siti, lembar.id).keadaan == "dikembalikan"


def test_who_leaves_before_the_check_is_saved_is_asked_and_may_stay(dunia: Dunia, lembar: Lembar, vera: Page):
    pertanyaan = tanya(vera, pergi=False)
    with dunia.beku():
        _tombol(vera, "Setuju").click()
        vera.get_by_role("link", name="Bandingkan Desa").click()
        sampai(lambda: vera.wait_for_timeout(50) or bool(pertanyaan))
        assert pertanyaan == ["Pemeriksaan P01 belum tersimpan. Tinggalkan tanpa menunggu?"]
        vera.evaluate("setTimeout(() => location.reload())")
        sampai(lambda: vera.wait_for_timeout(50) or pertanyaan[1:] == ["beforeunload"])
    tenang(vera)
    assert _diperiksa(dunia, lembar, "P01") == "3"
    vera.get_by_role("link", name="Bandingkan Desa").click()
    vera.wait_for_url("**/bandingkan")
    assert len(pertanyaan) == 2


def test_who_left_a_check_unsaved_is_told_on_coming_back(dunia: Dunia, lembar: Lembar, vera: Page):
    tanya(vera, pergi=True)
    putuskan_kirim(vera)
    _tombol(vera, "Setuju").click()
    expect(_ucapan(vera)).to_have_text("menyimpan …")
    vera.goto(f"{dunia.alamat}/bandingkan")
    _buka(vera, dunia, lembar)
    expect(_ucapan(vera)).to_have_text("Belum tersimpan, ketuk lagi.")
    assert _diperiksa(dunia, lembar, "P01") is None
    _tombol(vera, "Setuju").click()
    expect(vera.get_by_text(re.compile(r"P01 .+: disetujui\."))).to_be_visible()
    tenang(vera)
    assert _diperiksa(dunia, lembar, "P01") == "3"


@pytest.mark.parametrize("sempat", [True, False], ids=["did it", "did not"])
def test_after_a_server_that_died_with_a_tap_the_next_one_is_asked_for_it_unless_it_was_done(
    dunia: Dunia, lembar: Lembar, vera: Page, sempat: bool
):
    with dunia.beku():
        _tombol(vera, "Setuju").click()
        expect(_ucapan(vera)).to_have_text("menyimpan …")
        dunia.proses.kill()
    dunia.proses.wait()
    expect(vera.locator(".pd-sambungan")).to_be_visible()
    if sempat:
        akun = next(a for a in dunia.gudang.akun.daftar(TERMINAL) if a.nama_masuk == "vera")
        orangnya = Pelaku(akun.id, akun.nama, akun.peran)
        versi = dunia.gudang.jawaban.satu(orangnya, lembar.id, "P01").versi
        dunia.gudang.jawaban.verifikasi(orangnya, lembar.id, "P01", "3", versi_dilihat=versi)
    dunia.jalankan()
    expect(vera.locator(".pd-sambungan")).to_be_hidden()
    tenang(vera)
    assert _diperiksa(dunia, lembar, "P01") == "3"
