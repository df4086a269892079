"""Additions of a kabupaten: found by PENILAIAN_INSTRUMEN, loaded with the instrument that they add to, checked."""

import os
import shutil
from pathlib import Path

import pytest

from penilaian.galat import GalatInstrumen, GalatPemakaian
from penilaian.instrumen import rentang
from penilaian.muat import daftar_instrumen, daftar_padanan, daftar_versi, folder_instrumen, muat_instrumen, periksa

FOLDER = Path(__file__).with_name("tambahan_kecil")
TERKIRIM = ("inpres-3-2003", "spbe-2020")


@pytest.fixture
def rak(tmp_path, monkeypatch):
    """A shelf that PENILAIAN_INSTRUMEN names, with one addition on it."""
    shutil.copytree(FOLDER, tmp_path / "rak" / "tambahan-bungo")
    monkeypatch.setenv("PENILAIAN_INSTRUMEN", str(tmp_path / "rak"))
    return tmp_path / "rak"


def test_an_addition_is_sound_and_gives_the_instrument_with_its_questions():
    instrumen, temuan = periksa(FOLDER)
    assert temuan == ()
    assert (instrumen.id, instrumen.tambahan.id) == ("inpres-3-2003", "bungo")
    assert [i.id for i in instrumen.indikator_tambahan] == ["X01", "X02", "X03"]


@pytest.mark.usefixtures("rak")
def test_a_folder_of_instruments_adds_their_ids_after_the_shipped_ones():
    assert daftar_instrumen() == (*TERKIRIM, "bungo")
    assert muat_instrumen("bungo").tambahan.nama == "Tambahan Kabupaten Bungo"


def test_several_folders_are_named_as_in_path_each_a_shelf_or_an_instrument_itself(rak, tmp_path, monkeypatch):
    lain = tmp_path / "kerinci"
    shutil.copytree(FOLDER, lain)
    kepala = lain / "instrumen.yaml"
    kepala.write_text(kepala.read_text("utf-8").replace("id: bungo", "id: kerinci"), "utf-8")
    monkeypatch.setenv("PENILAIAN_INSTRUMEN", os.pathsep.join((str(lain), "", str(rak))))
    assert daftar_instrumen() == (*TERKIRIM, "kerinci", "bungo")


@pytest.mark.usefixtures("rak")
def test_an_addition_has_the_versions_and_crosswalks_of_its_instrument():
    assert daftar_versi("bungo") == daftar_versi("inpres-3-2003") == ("1.0.0",)
    assert daftar_padanan("bungo") == ("1.0.0",)


def test_a_folder_that_is_not_there_or_holds_no_instrument_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PENILAIAN_INSTRUMEN", str(tmp_path / "hilang"))
    with pytest.raises(GalatPemakaian, match=r"hilang, yang tidak ada\. Perbaiki"):
        daftar_instrumen()
    monkeypatch.setenv("PENILAIAN_INSTRUMEN", str(tmp_path))
    with pytest.raises(GalatPemakaian, match=r"tidak memuat instrumen\.yaml"):
        daftar_instrumen()


def test_an_id_that_is_there_already_is_refused(rak):
    shutil.copytree(folder_instrumen("spbe-2020"), rak / "salinan")
    with pytest.raises(GalatPemakaian, match=r"Id instrumen 'spbe-2020' dipakai dua kali"):
        daftar_instrumen()


def test_an_addition_to_an_addition_is_refused(rak):
    lain = rak / "kerinci"
    shutil.copytree(FOLDER, lain)
    kepala = lain / "instrumen.yaml"
    kepala.write_text(
        kepala.read_text("utf-8").replace("id: bungo", "id: kerinci").replace("inpres-3-2003", "bungo"), "utf-8"
    )
    instrumen, (temuan,) = periksa(lain)
    assert instrumen is None
    assert (temuan.kode, "yang adalah tambahan juga" in temuan.pesan) == ("I78", True)


def test_an_addition_is_not_usable_while_the_instrument_is_at_fault(rak):
    dasar = rak / "desa-kami"
    shutil.copytree(Path(__file__).with_name("instrumen_kecil"), dasar)
    for kepala, ganti in (
        (dasar / "instrumen.yaml", ("id: kecil", "id: desa-kami")),
        (rak / "tambahan-bungo" / "instrumen.yaml", ("inpres-3-2003", "desa-kami")),
    ):
        kepala.write_text(kepala.read_text("utf-8").replace(*ganti), "utf-8")
    assert muat_instrumen("bungo").id == "desa-kami"
    (dasar / "1-persiapan" / "P3.yaml").write_text("id: P3\n", "utf-8")
    with pytest.raises(GalatInstrumen, match=r"desa-kami/1-persiapan/P3\.yaml"):
        muat_instrumen("bungo")


@pytest.mark.parametrize("tolok", ["", "tolok: {satuan: persen rumah}\n"])
def test_a_percentage_may_say_its_unit_and_needs_no_goalposts(tmp_path, tolok):
    folder = tmp_path / "tambahan"
    shutil.copytree(FOLDER, folder)
    (folder / "X09-listrik.yaml").write_text(
        "id: X09\nnama: Listrik\nkelompok: x_jaringan\npertanyaan: Berapa persen rumah berlistrik?\njenis: persen\n"
        f"pembilang: rumah berlistrik\npenyebut: semua rumah\n{tolok}",
        "utf-8",
    )
    instrumen, temuan = periksa(folder)
    assert temuan == ()
    assert rentang(next(i for i in instrumen.ditanyakan if i.id == "X09")) == (0, 100)
