"""A page that the browser has left stores nothing any more once the page after it has asked for that."""

import threading

import pytest
from isi_uji import pilih
from lembar_uji import markup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from penilaian.dasbor.lembar.ketukan import Ketukan, akhiri
from penilaian.dasbor.peladen.halaman_ditinggal import rute_ketukan
from penilaian.simpan import GalatKeadaan


def tab(at, lembar):
    return at.session_state[f"isi_tab_{lembar.id}"]


def test_a_choice_that_comes_late_from_a_page_that_was_left_is_not_stored(uji):
    lembar = uji.lembar()
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    pilih(at, lembar, "P01", "2")
    akhiri(tab(at, lembar).ketukan.tanda)
    pilih(at, lembar, "P01", "3")
    assert uji.isi(lembar, "P01").teks == "2"
    assert "Halaman ini sudah dimuat ulang di tempat lain, jadi isian ini tidak disimpan." in markup(at)


def test_another_page_of_the_same_assessment_goes_on(uji):
    lembar = uji.lembar()
    dulu, kini = (uji.buka("isi", "penilai", penilaian=lembar.id) for _ in range(2))
    akhiri(tab(dulu, lembar).ketukan.tanda)
    pilih(kini, lembar, "P01", "3")
    assert uji.isi(lembar, "P01").teks == "3"


def test_a_page_is_at_its_end_only_after_what_it_is_storing_is_stored():
    ini, urutan = Ketukan(), []
    mulai, lanjut = threading.Event(), threading.Event()

    def simpan():
        with ini.selagi_dibuka():
            mulai.set()
            lanjut.wait(60)
            urutan.append("tersimpan")

    def selesai():
        akhiri(ini.tanda)
        urutan.append("berakhir")

    penyimpan, pengakhir = threading.Thread(target=simpan), threading.Thread(target=selesai)
    penyimpan.start()
    assert mulai.wait(60)
    pengakhir.start()
    lanjut.set()
    penyimpan.join(60)
    pengakhir.join(60)
    assert urutan == ["tersimpan", "berakhir"]
    with pytest.raises(GalatKeadaan), ini.selagi_dibuka():
        pytest.fail("stored for a page that was left")


@pytest.mark.parametrize(
    ("asal", "status", "berakhir"), [("http://testserver", 204, True), ("https://lain.contoh", 403, False)]
)
def test_only_a_page_of_ours_ends_another(asal, status, berakhir):
    ini = Ketukan()
    with TestClient(Starlette(routes=rute_ketukan())) as klien:
        assert klien.post(f"/ketukan/akhiri/{ini.tanda}", headers={"Origin": asal}).status_code == status
        assert klien.post("/ketukan/akhiri/tidak-ada", headers={"Origin": asal}).status_code == status
    try:
        with ini.selagi_dibuka():
            assert not berakhir
    except GalatKeadaan:
        assert berakhir
