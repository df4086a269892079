"""Posisi Desa further down: what opens, what is filtered, what can be taken along."""

import pytest
from posisi_uji import KODE, buka, enam_desa, isi, muatan_instrumen

from penilaian.berkas import tulis_jawaban


@pytest.fixture(scope="module")
def jawaban():
    return enam_desa()


@pytest.fixture
def berkas(jawaban, tmp_path, monkeypatch):
    """The file that the server was started with."""
    tujuan = tmp_path / "uji.csv"
    tulis_jawaban(muatan_instrumen(), jawaban, tujuan)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tujuan))
    return tujuan


def test_details_are_sent_only_when_opened(berkas):
    at = buka(desa=KODE[0])
    assert "pd-indikator" not in isi(at).replace(".pd-indikator", "")

    at.session_state["lipat_indikator"] = True
    at.run()

    assert not at.exception
    assert "50 dari 50 indikator" in isi(at)
    assert isi(at).count("<details>") == 50


def test_the_list_of_indicators_can_be_filtered(berkas):
    at = buka(desa=KODE[3])
    at.session_state["lipat_indikator"] = True
    at.run()

    at.selectbox(key="saring_keadaan").select("Belum dijawab").run()

    assert not at.exception
    assert "25 dari 50 indikator" in isi(at)


@pytest.mark.parametrize("lipatan", ["aspek", "lensa", "jejak", "unduh"])
@pytest.mark.parametrize("desa", [1, 2, 3, 4])
def test_every_detail_opens_in_every_state(lipatan, desa, berkas):
    at = buka(desa=KODE[desa])
    sebelum = len(isi(at))

    at.session_state[f"lipat_{lipatan}"] = True
    at.run()

    assert not at.exception
    assert len(isi(at)) > sebelum


def test_the_result_of_one_village_can_be_downloaded_and_its_address_copied(berkas):
    at = buka(desa=KODE[1], periode="2025")
    at.session_state["lipat_unduh"] = True
    at.run()

    assert [t.proto.label for t in at.get("download_button")] == ["Unduh CSV", "Unduh Excel"]
    assert f"?desa={KODE[1]}&amp;periode=2025</code>" in isi(at)
