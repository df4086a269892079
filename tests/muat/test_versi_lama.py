"""Older versions and the crosswalks from them: found, read whole, and no part of the instrument that keeps them."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_muat_sembarang import SALAH_TULIS

from penilaian.galat import GalatInstrumen, GalatPemakaian
from penilaian.instrumen import Jembatan
from penilaian.muat import (
    daftar_instrumen,
    daftar_padanan,
    daftar_versi,
    folder_instrumen,
    id_versi_lain,
    muat_instrumen,
    muat_jembatan,
    muat_versi,
    periksa,
)

BERSEJARAH = Path(__file__).parent / "instrumen_bersejarah"
LAMA = BERSEJARAH / "versi" / "1.0.0"
PADANAN = "padanan/1.0.0.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy that a test may break."""
    return Path(shutil.copytree(BERSEJARAH, tmp_path / "bersejarah"))


def test_an_instrument_with_a_past_is_whole():
    instrumen, temuan = periksa(BERSEJARAH)

    assert temuan == ()
    assert instrumen == muat_instrumen(BERSEJARAH)
    assert (daftar_versi(BERSEJARAH), daftar_padanan(BERSEJARAH)) == (("1.0.0",), ("1.0.0",))


def test_neither_older_versions_nor_crosswalks_enter_any_hash(folder):
    asli = muat_instrumen(folder)

    shutil.rmtree(folder / "padanan")
    tanpa_padanan = muat_instrumen(folder)
    shutil.rmtree(folder / "versi")
    sendiri = muat_instrumen(folder)

    sidik = (asli.sidik, asli.sidik_nilai)
    assert (tanpa_padanan.sidik, tanpa_padanan.sidik_nilai) == (sendiri.sidik, sendiri.sidik_nilai) == sidik
    assert [i.id for i in asli.indikator] == [i.id for i in sendiri.indikator]


@pytest.mark.parametrize("nama", ["versi/1.0.0/S1.yaml", "versi/1.0.0/instrumen.yaml", PADANAN])
def test_a_fault_in_them_keeps_nobody_from_the_present_version_but_is_found(folder, nama):
    sidik = muat_instrumen(folder).sidik
    (folder / nama).write_text("bukan: [yaml", encoding="utf-8")

    assert muat_instrumen(folder).sidik == sidik
    assert [(t.kode, t.berat) for t in periksa(folder)[1] if nama in t.tempat] == [("I03", "galat")]
    with pytest.raises(GalatInstrumen):
        muat_jembatan(folder, "1.0.0")


def test_an_older_version_is_loaded_as_if_it_stood_alone(tmp_path):
    sendiri = Path(shutil.copytree(LAMA, tmp_path / "sendiri"))

    assert muat_versi(BERSEJARAH, "1.0.0") == muat_instrumen(sendiri)
    assert muat_versi(BERSEJARAH, "2.0.0") == muat_instrumen(BERSEJARAH)


def test_a_version_or_crosswalk_that_is_not_there_names_those_that_are():
    with pytest.raises(GalatPemakaian, match=r"Yang ada: 1\.0\.0, 2\.0\.0\."):
        muat_versi(BERSEJARAH, "1.1.0")
    with pytest.raises(GalatPemakaian, match=r"Yang ada dari versi: 1\.0\.0\."):
        muat_jembatan(BERSEJARAH, "0.9.0")
    with pytest.raises(GalatPemakaian, match=r"\(tidak ada\)"):
        muat_jembatan(LAMA, "0.9.0")


def test_versions_stand_in_order_of_their_numbers(folder):
    for versi in ("1.10.0", "1.9.0"):
        shutil.copytree(LAMA, folder / "versi" / versi)
    (folder / "versi" / "catatan.txt").write_text("bukan versi", encoding="utf-8")

    assert daftar_versi(folder) == ("1.0.0", "1.9.0", "1.10.0")


def test_a_crosswalk_says_what_became_of_every_question():
    j = muat_jembatan(BERSEJARAH, "1.0.0")

    assert isinstance(j, Jembatan)
    assert (j.dari.versi, j.ke.versi) == ("1.0.0", "2.0.0")
    assert j.padanan.nasib == {
        "S1": "sama",
        "K1": "kata",
        **dict.fromkeys(("U1", "U2", "U3", "U4", "U5", "U6"), "ubah"),
        "B1": "pecah",
        "G1": "gabung",
        "G2": "gabung",
        "H1": "hapus",
    }
    assert {id_: ke for id_, ke in j.padanan.tujuan.items() if ke != (id_,)} == {
        "B1": ("B1", "B2"),
        "G2": ("G1",),
        "H1": (),
    }
    dilanjutkan = {id_ for semua in j.padanan.tujuan.values() for id_ in semua}
    assert {*j.padanan.baru, *dilanjutkan} == set(j.ke.per_id)
    assert j.berisi == {"S1", "K1", "U1", "U2", "U3", "U4", "U6"}


@pytest.mark.parametrize("folder", [BERSEJARAH, LAMA])
def test_the_ids_of_other_versions_are_known_to_each(folder):
    kini, dulu = (frozenset(muat_instrumen(f).per_id) for f in (BERSEJARAH, LAMA))
    assert id_versi_lain(folder, "2.0.0") == {"1.0.0": dulu}
    assert id_versi_lain(folder, "1.0.0") == {"2.0.0": kini}


def test_an_instrument_without_a_past_has_no_other_versions():
    assert id_versi_lain("spbe-2020", muat_instrumen("spbe-2020").versi) == {}


@pytest.mark.parametrize("id_", daftar_instrumen())
def test_every_older_version_of_a_shipped_instrument_has_a_sound_crosswalk(id_):
    assert daftar_padanan(id_) == daftar_versi(id_)
    for versi in daftar_versi(id_):
        assert muat_jembatan(id_, versi).dari.versi == versi
        assert id_versi_lain(id_, "")[versi] == set(muat_versi(id_, versi).per_id)


def test_the_shipped_instrument_has_a_past():
    assert daftar_versi("inpres-3-2003") == ("1.0.0",)
    assert (folder_instrumen("inpres-3-2003") / PADANAN).is_file()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_slip_of_the_pen_in_a_crosswalk_becomes_a_finding_and_not_a_crash(tmp_path, data):
    tujuan = tmp_path / "rusak"
    shutil.rmtree(tujuan, ignore_errors=True)
    shutil.copytree(BERSEJARAH, tujuan)
    berkas = tujuan / data.draw(st.sampled_from([PADANAN, PADANAN, "versi/1.0.0/instrumen.yaml", "instrumen.yaml"]))
    baris = berkas.read_text(encoding="utf-8").split("\n")
    ke = data.draw(st.integers(0, len(baris) - 1))
    sampai = data.draw(st.integers(0, len(baris[ke])))
    baris[ke] = baris[ke][:sampai] + data.draw(st.sampled_from(SALAH_TULIS))
    berkas.write_text("\n".join(baris), encoding="utf-8")

    instrumen, temuan = periksa(tujuan)

    assert (instrumen is None) == any(t.berat == "galat" for t in temuan)
    if instrumen is None:
        with pytest.raises((GalatInstrumen, GalatPemakaian)):
            muat_jembatan(tujuan, "1.0.0")
    else:
        assert muat_jembatan(tujuan, "1.0.0").ke == instrumen
