"""Posisi Desa further down: what opens, what is filtered, what can be taken along."""

import re

import pytest
from posisi_uji import KODE, buka, isi


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
    alamat = f"?desa={KODE[1]}&amp;periode=2025"
    assert f"{alamat}</code>" in isi(at)
    assert re.search(rf'data-pd-salin="[^"]*{re.escape(alamat)}"', isi(at))
    assert re.search(r'href="https://wa\.me/\?text=[^" ]*desa%3D99\.01', isi(at))
