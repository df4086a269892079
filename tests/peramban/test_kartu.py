"""Cards of Isi Penilaian in a real browser: what comes and goes in them comes once and goes altogether."""

from pengisi import Dunia, Orang, buka, kartu, pilih, sampai, tersimpan
from playwright.sync_api import expect

from penilaian.simpan import Awal, Lembar
from penilaian.simpan.bukti import Keterangan


def _dibawa(dunia: Dunia) -> Lembar:
    """A draft with answers of the year before, not confirmed yet; each has a note."""
    desa = f"99.01.01.{next(dunia.urutan)}"
    dulu, kini = (
        dunia.gudang.lembar.buat(dunia.siti, Awal(desa, p, dunia.sidik, nama_desa="Sukamaju")) for p in ("2025", "2026")
    )
    for id_ in ("P01", "P03", "P04"):
        dunia.gudang.jawaban.simpan(dunia.siti, dulu.id, id_, "2", versi_dilihat=0, catatan="Dari papan desa.")
    dunia.gudang.jawaban.bawa(dunia.siti, kini.id, dulu.id)
    return kini


def test_after_confirming_what_is_there_is_named_once(dunia: Dunia, orang: Orang):
    page, lembar = orang(), _dibawa(dunia)
    buka(page, dunia, lembar)
    for id_ in ("P01", "P03", "P04"):
        ini = kartu(page, id_)
        expect(ini.locator(".pd-isi-ada")).to_have_count(1)
        ini.get_by_role("button", name="Masih sama, pastikan").click()
        tersimpan(page, id_)
        expect(ini.get_by_role("button", name="Masih sama, pastikan")).to_have_count(0)
        expect(ini.locator(".pd-isi-ada")).to_have_count(1)


def test_a_conflict_on_a_phone_is_seen_on_the_screen_and_gone_once_decided(dunia: Dunia, orang: Orang):
    siti, budi, lembar = orang(), orang("budi", "desktop"), dunia.lembar()
    buka(siti, dunia, lembar)
    buka(budi, dunia, lembar)
    pilih(budi, "P01", 1)
    tersimpan(budi, "P01")
    pertama = kartu(siti, "P01").get_by_test_id("stRadioOption").nth(0)
    pertama.evaluate("e => e.scrollIntoView({block: 'end'})")
    pertama.tap()
    salah = kartu(siti, "P01").get_by_role("alert")
    expect(salah).to_be_in_viewport(ratio=0.95)
    for nama in ("Pakai isian saya", "Pakai yang tersimpan"):
        tombol = kartu(siti, "P01").get_by_role("button", name=nama)
        expect(tombol).to_be_in_viewport(ratio=1)
        atas = "e => { const k = e.getBoundingClientRect(); return document.elementFromPoint(k.x + 20, k.y + 10); }"
        assert tombol.evaluate(f"(e) => e.contains(({atas})(e))")
    kartu(siti, "P01").get_by_role("button", name="Pakai isian saya").click()
    tersimpan(siti, "P01")
    expect(salah).to_have_count(0)
    expect(kartu(siti, "P01").get_by_role("button", name="Pakai")).to_have_count(0)


def test_a_number_wrong_then_right_does_not_leave_its_message_behind(dunia: Dunia, orang: Orang):
    page, lembar = orang(), dunia.lembar()
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P05", "40", versi_dilihat=0, catatan="Dari buku.")
    buka(page, dunia, lembar)
    ini = kartu(page, "P05")
    for tulis, banyak in (("lama sekali", 1), ("45", 0)):
        ini.locator("input").first.fill(tulis)
        ini.locator("input").first.press("Tab")
        expect(ini.locator(".pd-isi-salah")).to_have_count(banyak)
        expect(ini.locator(".pd-isi-status")).to_have_count(1)
        expect(ini.locator(".pd-isi-ada")).to_have_count(1)
    tersimpan(page, "P05")


def test_what_is_being_written_in_another_card_does_not_lose_its_place(dunia: Dunia, orang: Orang):
    siti, budi, lembar = orang(), orang("budi", "desktop"), dunia.lembar()
    buka(siti, dunia, lembar)
    buka(budi, dunia, lembar)
    pilih(budi, "P01", 1)
    tersimpan(budi, "P01")
    angka = kartu(siti, "P05").locator("input").first
    kartu(siti, "P01").get_by_test_id("stRadioOption").nth(4).evaluate("e => e.querySelector('input').click()")
    angka.focus()
    angka.press_sequentially("62")
    expect(kartu(siti, "P01").get_by_role("alert")).to_have_count(1)
    siti.wait_for_timeout(500)
    expect(angka).to_be_focused()
    expect(angka).to_be_in_viewport()


def test_the_reason_for_refusing_evidence_is_asked_for_in_its_place(dunia: Dunia, orang: Orang):
    lembar = dunia.lembar()
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "3", versi_dilihat=0)
    alamat = "https://rekaan.desa.id/papan"
    dunia.gudang.bukti.tautkan(dunia.siti, lembar.id, "P01", alamat, Keterangan(lembar.tanggal))
    dunia.gudang.alur.ajukan(dunia.siti, lembar.id)
    vera = orang("vera", "ponsel", ke="verifikasi")
    vera.goto(f"{dunia.alamat}/verifikasi?penilaian={lembar.id}&indikator=P01")
    vera.get_by_role("button", name="Tolak").click()
    tolak = vera.get_by_role("button", name="Tolak bukti")
    expect(tolak).to_be_disabled()
    vera.get_by_label("Alasan menolak bukti ini").press_sequentially("Tautan mati")
    tolak.click()
    expect(vera.get_by_text("Alasan: Tautan mati")).to_be_visible()


def test_parts_and_choices_on_a_phone_can_be_touched_and_their_boxes_hold_no_foreign_words(dunia: Dunia, orang: Orang):
    lembar = dunia.lembar()
    dunia.gudang.jawaban.simpan(dunia.siti, lembar.id, "P01", "3", versi_dilihat=0)
    dunia.gudang.alur.ajukan(dunia.siti, lembar.id)
    vera = orang("vera", "ponsel", ke="verifikasi")
    vera.goto(f"{dunia.alamat}/verifikasi?penilaian={lembar.id}&indikator=P01")
    kotak = vera.get_by_label("Tulis komentar")
    kotak.press_sequentially("Foto")
    expect(kotak).to_have_value("Foto")
    expect(vera.get_by_text("Ctrl+Enter")).to_be_hidden()
    arif = orang("arif", "ponsel", ke="akun")
    expect(arif.get_by_role("button", name="Simpan pengaturan")).to_be_visible()
    sentuh = ":is([role=tab], [data-testid=stRadioOption], [data-testid=stCheckbox] label)"
    ukur = "semua => semua.map(e => Math.round(e.getBoundingClientRect().height))"
    for page in (vera, arif):
        semua = page.locator(f"[data-testid=stMain] {sentuh}:visible")
        expect(semua.nth(2)).to_be_visible()  # they come after the page, and again after each run
        sampai(lambda s=semua: len(t := s.evaluate_all(ukur)) >= 3 and min(t) >= 44)
