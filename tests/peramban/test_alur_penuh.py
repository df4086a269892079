"""The whole way of an assessment in real browsers: a phone, a verifier's desk, and a visitor without an account."""

import io
import re

from pengisi import Dunia, Orang, isi, kartu, persiapan, pilih, siap, tersimpan
from PIL import Image
from playwright.sync_api import Browser, Page, expect


def test_from_a_draft_on_a_phone_by_way_of_a_correction_to_final_and_open(
    dunia: Dunia, orang: Orang, chromium: Browser
):
    siti = orang("siti", "ponsel")
    _mulai(siti, "9901012901", "Lubukrekaan")
    for id_ in persiapan():
        isi(siti, id_)
    siti.reload()
    for id_ in persiapan():
        tersimpan(siti, id_)
    _beri_bukti(siti, "P01")
    siti.locator(".pd-bilah a").click()
    isi(siti, "M01")
    _ajukan(siti)

    vera = orang("vera", "desktop", ke="verifikasi")
    _pilih_lembar(vera, "Lubukrekaan")
    soal = vera.locator(".st-key-pd-v-kartu")
    expect(soal.get_by_role("heading", level=2)).to_contain_text("P01")
    expect(soal.locator("img")).to_be_visible()
    soal.get_by_role("button", name="Terima").click()
    expect(soal).to_contain_text("Bukti papan.png diterima.")
    soal.get_by_role("button", name="Setuju", exact=True).click()
    expect(soal.get_by_role("heading", level=2)).to_contain_text("P02")
    vera.get_by_role("button", name="Berikutnya: P03").click()
    expect(soal.get_by_role("heading", level=2)).to_contain_text("P03")
    soal.get_by_text("Beri nilai lain").click()
    soal.get_by_test_id("stRadioOption").nth(0).click()
    soal.get_by_label("Alasan").fill("Papan tugas tidak ada di kantor.")
    soal.get_by_role("button", name="Simpan nilai verifikasi").click()
    expect(vera.get_by_text(re.compile(r"P03 .+: nilai verifikasi tersimpan\."))).to_be_visible()
    vera.get_by_role("tab", name="Putuskan").click()
    vera.get_by_label("Alasan", exact=True).fill("Periksa lagi P03 bersama sekretaris.")
    vera.get_by_role("button", name="Kembalikan untuk diperbaiki").click()
    expect(vera.get_by_text("Penilaian ini dikembalikan kepada tim desa.")).to_be_visible()

    siti.reload()
    utama = siti.get_by_test_id("stMain")
    expect(utama).to_contain_text("Periksa lagi P03 bersama sekretaris.")
    siti.get_by_text("Dari verifikator", exact=True).click()
    expect(utama).to_contain_text("Tidak ada di tingkat ini.")
    utama.get_by_role("link", name=re.compile("^P03 ")).first.click()
    siap(siti, "P03")
    expect(kartu(siti, "P03")).to_contain_text("Papan tugas tidak ada di kantor.")
    pilih(siti, "P03", 1)
    tersimpan(siti, "P03")
    expect(kartu(siti, "P03")).to_contain_text("Jawaban sudah diubah sejak itu.")
    _ajukan(siti)

    vera.reload()
    vera.get_by_role("tab", name="Periksa").click()
    vera.goto(vera.url.split("?")[0] + f"?penilaian={_nomor(siti)}&indikator=P03")
    expect(soal).to_contain_text("Jawaban desa berubah sejak diperiksa; periksa lagi.")
    soal.get_by_role("button", name="Setuju", exact=True).click()
    expect(vera.get_by_text(re.compile(r"P03 .+: disetujui\."))).to_be_visible()
    vera.get_by_role("tab", name="Putuskan").click()
    expect(vera.get_by_role("button", name="Selesai diverifikasi")).to_be_disabled()
    vera.get_by_test_id("stCheckbox").locator("label").click()
    expect(vera.get_by_role("button", name="Selesai diverifikasi")).to_be_enabled()  # the step's own fields stand now
    vera.get_by_label(WALAU).fill("Dilihat langsung di kantor desa.")
    vera.get_by_role("button", name="Selesai diverifikasi").click()
    expect(vera.get_by_text("Penilaian ini sudah diverifikasi.")).to_be_visible()

    tamu = chromium.new_context(viewport={"width": 390, "height": 844}, locale="id-ID").new_page()
    tamu.goto(f"{dunia.alamat}/posisi?desa=99.01.01.2901&periode=2026")
    expect(tamu.get_by_test_id("stMain")).not_to_contain_text("Lubukrekaan")

    vera.get_by_text("Ya, kunci hasil penilaian ini sebagai hasil final").click()
    expect(vera.get_by_role("button", name="Jadikan final")).to_be_enabled()  # the step's own fields stand now
    vera.get_by_label(WALAU).fill("Disepakati rapat kabupaten.")
    vera.get_by_role("button", name="Jadikan final").click()
    expect(vera.get_by_text("Penilaian ini final.")).to_be_visible()
    tamu.reload()
    expect(tamu.get_by_role("heading", name="Hasil penilaian belum terbuka untuk umum")).to_be_visible()
    vera.goto(f"{dunia.alamat}/posisi?desa=99.01.01.2901&periode=2026")
    expect(vera.get_by_role("button", name="Desa Lubukrekaan")).to_be_visible()

    arif = orang("arif", "desktop", ke="akun")
    arif.get_by_role("radiogroup", name=re.compile("siapa saja")).get_by_text("ya", exact=True).click()
    arif.get_by_role("button", name="Simpan pengaturan").click()
    expect(arif.get_by_text("Pengaturan tersimpan.")).to_be_visible()
    tamu.reload()
    utama = tamu.get_by_test_id("stMain")
    expect(utama.get_by_role("button", name="Desa Lubukrekaan")).to_be_visible()
    expect(utama).to_contain_text("terverifikasi · dinilai")
    expect(utama).to_contain_text("menurut bukti: jawaban yang buktinya belum diterima")
    expect(utama).not_to_contain_text("Data contoh")
    expect(utama).to_contain_text("14 jawaban desa dihitung belum dijawab")
    tamu.goto(f"{dunia.alamat}/bandingkan")
    expect(tamu.get_by_test_id("stMain")).to_contain_text("Lubukrekaan")
    tamu.context.close()

    siti.reload()
    expect(siti.get_by_test_id("stMain")).to_contain_text("Penilaian ini sudah final.")
    expect(kartu(siti, "P03")).to_have_count(0)
    (final,) = dunia.gudang.hasil.final(dunia.siti, _nomor(siti))
    assert final.nomor == 1


WALAU = "Alasan melanjutkan walau ada yang kurang"


def _mulai(page: Page, kode: str, nama: str) -> None:
    page.get_by_label("Cari desa").fill(kode)
    page.get_by_label("Nama desa").fill(nama)
    page.get_by_role("button", name="Mulai mengisi").click()
    expect(page.get_by_role("heading", name=f"Isi Penilaian Desa {nama}")).to_be_visible()


def _beri_bukti(page: Page, indikator: str) -> None:
    foto = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(foto, "PNG")
    ini = kartu(page, indikator)
    ini.locator("summary").last.click()
    ini.locator("input[type=file]").set_input_files(
        {"name": "papan.png", "mimeType": "image/png", "buffer": foto.getvalue()}
    )
    expect(ini.get_by_text("papan.png")).to_be_visible()
    ini.get_by_role("button", name="Tambahkan bukti").click()
    expect(ini.locator(".pd-bukti")).to_contain_text("menunggu diperiksa")


def _ajukan(page: Page) -> None:
    page.get_by_text("Periksa kelengkapan dan ajukan").click()
    page.get_by_text("Saya sudah memeriksa jawaban dan buktinya").click()
    page.get_by_role("button", name="Ajukan untuk diverifikasi").click()
    expect(page.get_by_test_id("stMain")).to_contain_text("sudah diajukan dan menunggu diperiksa")


def _pilih_lembar(page: Page, nama: str) -> None:
    page.get_by_role("link", name=re.compile(nama)).click()
    expect(page.get_by_role("heading", name=f"Desa {nama}")).to_be_visible()


def _nomor(page: Page) -> int:
    return int(re.search(r"penilaian=(\d+)", page.url)[1])
