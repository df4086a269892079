"""Local questions on the pages: which instrument is asked, a part of their own, marked, never scored."""

import shutil
from pathlib import Path

import pytest
from isi_uji import kartu
from lembar_uji import DESA, jalan, markup, tekan

from penilaian.dasbor.aplikasi import susunan
from penilaian.galat import GalatInstrumen, GalatPemakaian
from penilaian.simpan import Awal

FOLDER = Path(__file__).parents[1] / "muat" / "tambahan_kecil"
MULAI = "FormSubmitter:isi_mulai-Mulai mengisi"
DESA_LAIN = "99.01.01.2008"
TANDA = "Tambahan kabupaten, tidak ikut dinilai"
LOKAL = ["X01", "X02", "X03"]


@pytest.fixture
def rak(tmp_path, monkeypatch):
    shutil.copytree(FOLDER, tmp_path / "rak" / "bungo")
    monkeypatch.setenv("PENILAIAN_INSTRUMEN", str(tmp_path / "rak"))
    return tmp_path / "rak"


@pytest.fixture
def lembar(uji, rak):
    """A draft with local questions, two of them answered."""
    sidik = uji.gudang.instrumen.daftarkan("bungo").sidik_utuh
    ini = uji.gudang.lembar.buat(uji.orang["penilai"], Awal(DESA, "2026", sidik, nama_desa="Sukamaju"))
    uji.jawab(ini, {"P01": "3", "X01": "1", "X02": "12"})
    return ini


def cari(uji):
    at = uji.buka("isi", "penilai")
    at.text_input(key="isi_cari_desa").set_value("9901012007")
    return jalan(at)


def test_where_there_is_one_instrument_nobody_is_asked(uji):
    assert "isi_instrumen" not in [s.key for s in cari(uji).selectbox]


@pytest.mark.usefixtures("rak")
def test_where_there_is_an_addition_the_form_asks_and_begins_with_what_was_chosen(uji):
    at = cari(uji)
    (pilih,) = (s for s in at.selectbox if s.key == "isi_instrumen")
    assert [o.split(",")[0] for o in pilih.options] == [
        "Kematangan e-government desa menurut empat tingkat Inpres 3/2003",
        "Tambahan Kabupaten Bungo",
    ]
    pilih.set_value("bungo")
    next(t for t in at.text_input if t.label == "Nama desa").set_value("Cipta")
    at.button(key=MULAI).click()
    jalan(at)
    (ini,) = uji.gudang.lembar.daftar(uji.orang["penilai"])
    assert uji.gudang.instrumen.ambil(ini.sidik).tambahan.id == "bungo"


def test_filling_in_has_a_part_for_them_whose_cards_say_that_they_are_not_scored(uji, lembar):
    at = uji.buka("isi", "penilai", penilaian=lembar.id, tingkat="tambahan")
    assert kartu(at) == LOKAL
    assert markup(at).count(f"{TANDA}.") == len(LOKAL)
    assert f"{TANDA}: 2 dari 3 pertanyaan terjawab." in markup(at)
    assert "3 dari 53" in markup(at)
    assert TANDA not in "".join(markup(uji.buka("isi", "penilai", penilaian=lembar.id)).split("pd-kartu-kepala")[1:])


@pytest.mark.usefixtures("rak")
def test_a_draft_that_was_begun_without_them_is_offered_them_and_keeps_its_answers(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3"})
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    assert "Tambahan Kabupaten Bungo: 3 pertanyaan lagi." in markup(at)
    tekan(at, "isi_tambahan_bungo")
    kini = uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id)
    assert uji.gudang.instrumen.ambil(kini.sidik).tambahan.id == "bungo"
    assert uji.isi(lembar, "P01").teks == "3"
    assert "isi_tambahan_bungo" not in [b.key for b in at.button]
    assert kartu(uji.buka("isi", "penilai", penilaian=lembar.id, tingkat="tambahan")) == LOKAL


def test_reading_and_verifying_show_them(uji, lembar):
    uji.ajukan(lembar)
    at = uji.buka("isi", "penilai", penilaian=lembar.id, tingkat="tambahan")
    assert "X02" in markup(at)
    assert "tidak dinilai" in markup(at)
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, tingkat="tambahan", tampil="semua", indikator="X02")
    assert f"{TANDA}." in markup(at)
    assert "12 rumah" in markup(at)
    assert "bernilai 0" not in markup(at)


def test_the_head_of_an_assessment_names_its_addition(uji, lembar):
    uji.ajukan(lembar)
    kepala = markup(uji.buka("verifikasi", "verifikator", penilaian=lembar.id))
    assert "dengan Tambahan Kabupaten Bungo 1.0.0" in kepala


def test_where_villages_answered_two_additions_only_the_one_that_is_shown_is_named(uji, rak, lembar):
    shutil.copytree(FOLDER, rak / "kerinci")
    kepala = rak / "kerinci" / "instrumen.yaml"
    kepala.write_text(kepala.read_text("utf-8").replace("bungo", "kerinci").replace("Bungo", "Kerinci"), "utf-8")
    assert "Pertanyaan tambahan yang dimuat" not in markup(uji.buka("bandingkan", "penilai"))
    assert lipatan_tambahan(uji, DESA) == [f"{TANDA} (3 pertanyaan)"]
    sidik = uji.gudang.instrumen.daftarkan("kerinci").sidik_utuh
    lain = uji.gudang.lembar.buat(uji.orang["penilai"], Awal(DESA_LAIN, "2026", sidik, nama_desa="Sukarukun"))
    uji.jawab(lain, {"P01": "2", "X01": "1"})

    tampak = markup(uji.buka("bandingkan", "penilai"))

    assert "Pertanyaan tambahan yang dimuat di sini, juga dalam unduhan, hanya Tambahan Kabupaten Kerinci." in tampak
    assert "Bungo" not in tampak
    assert lipatan_tambahan(uji, DESA_LAIN) == [f"{TANDA} (3 pertanyaan)"]
    assert lipatan_tambahan(uji, DESA) == [], "what a village was not asked does not stand there as unanswered"


def lipatan_tambahan(uji, desa):
    at = uji.buka("posisi", "penilai", desa=desa, periode="2026")
    return [e.label for e in at.expander if e.label.startswith(TANDA)]


def test_a_setting_that_names_what_is_no_sound_instrument_stops_the_start(rak, monkeypatch):
    (rak / "bungo" / "X01-menara.yaml").write_text("id: X01\n", "utf-8")
    with pytest.raises(GalatInstrumen):
        susunan()
    monkeypatch.setenv("PENILAIAN_INSTRUMEN", str(rak / "hilang"))
    with pytest.raises(GalatPemakaian, match="hilang"):
        susunan()
