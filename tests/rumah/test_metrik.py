"""Streamlit's own figures: for nobody by default, for the networks of the setting."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from penilaian.dasbor.jeroan_streamlit import JALAN_METRIK
from penilaian.dasbor.peladen.metrik import PintuMetrik, jaringan_metrik
from penilaian.galat import GalatPemakaian


def status(dari: str, jalan: str = JALAN_METRIK) -> int:
    async def angka(permintaan: object) -> PlainTextResponse:
        return PlainTextResponse("angka")

    app = PintuMetrik(Starlette(routes=[Route(jalan, angka)]))
    return TestClient(app, client=(dari, 50000)).get(jalan).status_code


@pytest.mark.parametrize(
    ("setelan", "dari", "harap"),
    [
        ("", "127.0.0.1", 404),
        ("127.0.0.1", "127.0.0.1", 200),
        ("127.0.0.1", "192.0.2.1", 404),
        ("10.0.0.0/8, 2001:db8::/32", "10.9.8.7", 200),
        ("10.0.0.0/8, 2001:db8::/32", "2001:db8::1", 200),
        ("10.0.0.0/8", "bukan-alamat", 404),
    ],
)
def test_figures_are_read_only_from_the_networks_of_the_setting(monkeypatch, setelan, dari, harap):
    monkeypatch.setenv("PENILAIAN_METRIK", setelan)
    assert status(dari) == harap
    assert status(dari, "/lain") == 200


def test_a_setting_that_is_no_network_is_refused(monkeypatch):
    monkeypatch.setenv("PENILAIAN_METRIK", "semua")
    with pytest.raises(GalatPemakaian, match="PENILAIAN_METRIK"):
        jaringan_metrik()
