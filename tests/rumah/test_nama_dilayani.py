"""Requests for other names than the server's are refused, in every way of serving and at every address."""

import asyncio
import http.client
from collections.abc import Iterator

import pytest
from peladen import CARA, menyala, port_bebas
from test_pasang_naik import kontainer, layanan

from penilaian.dasbor.aplikasi import susunan
from penilaian.dasbor.peladen.nama_dilayani import PintuNama, nama_dilayani
from penilaian.galat import GalatPemakaian

KAMI = "desa.contoh.id"
JALAN = ("/", "/masuk", "/isi", "/_stcore/health", "/bukti/1", "/tidak-ada.txt")
SOKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol": "streamlit",
}


@pytest.fixture(scope="module", params=[("streamlit run", layanan), ("penilaian dasbor", kontainer)])
def alamat(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard with the settings that the guide gives to a server."""
    cara, setelan = request.param
    folder = tmp_path_factory.mktemp("nama")
    boleh = {nama: isi for nama, isi in setelan().items() if nama in {"PENILAIAN_ALAMAT", "PENILAIAN_NAMA_LAIN"}}
    with menyala(CARA[cara], port_bebas(), folder, boleh | {"PENILAIAN_DATA": str(folder / "data")}) as alamat:
        yield alamat.removeprefix("http://")


def status(alamat: str, jalan: str, nama: str, **kepala: str) -> int:
    """Ask as a browser would that believes ``nama`` to be this server."""
    sambungan = http.client.HTTPConnection(alamat, timeout=60)
    try:
        sambungan.request("GET", jalan, headers={"Host": nama, **kepala})
        return sambungan.getresponse().status
    finally:
        sambungan.close()


def soket(alamat: str, nama: str, asal: str) -> int:
    return status(alamat, "/_stcore/stream", nama, Origin=asal, **SOKET)


def test_a_line_for_another_name_is_not_opened(alamat):
    assert soket(alamat, "evil.example", "https://evil.example") == 403
    assert soket(alamat, KAMI, f"https://{KAMI}") == 101
    assert soket(alamat, alamat, f"http://{alamat}") == 101
    for jalan in JALAN:
        assert status(alamat, jalan, "evil.example") == 421, jalan
        assert status(alamat, jalan, KAMI) != 421, jalan
        assert status(alamat, jalan, "localhost:8501") != 421, jalan
    assert status(alamat, "/sehat", "10.1.2.3") == 200


@pytest.mark.parametrize(
    ("umum", "lain", "harap"),
    [
        ("", "", set()),
        ("https://desa.contoh.id/", "", {"desa.contoh.id"}),
        ("https://Desa.Contoh.ID:8443", "", {"desa.contoh.id"}),
        ("https://desa.contoh.id", " www.contoh.id. ,10.0.0.5,", {"desa.contoh.id", "www.contoh.id", "10.0.0.5"}),
        ("", "[2001:db8::1]", {"2001:db8::1"}),
        ("https://désa.id", "", {"xn--dsa-bma.id"}),
    ],
)
def test_the_names_are_those_of_the_public_address_and_of_the_setting(monkeypatch, umum, lain, harap):
    monkeypatch.setenv("PENILAIAN_ALAMAT", umum)
    monkeypatch.setenv("PENILAIAN_NAMA_LAIN", lain)
    assert nama_dilayani() == harap


@pytest.mark.parametrize(
    ("variabel", "isi"),
    [
        ("PENILAIAN_ALAMAT", "desa.contoh.id"),
        ("PENILAIAN_ALAMAT", "https://"),
        ("PENILAIAN_ALAMAT", "https://siti@desa.contoh.id"),
        ("PENILAIAN_NAMA_LAIN", "https://desa.contoh.id"),
        ("PENILAIAN_NAMA_LAIN", "desa.contoh.id/masuk"),
        ("PENILAIAN_NAMA_LAIN", "desa.contoh.id:x"),
        ("PENILAIAN_NAMA_LAIN", "desa contoh"),
    ],
)
def test_a_setting_that_is_no_name_stops_the_start(monkeypatch, variabel, isi):
    monkeypatch.setenv(variabel, isi)
    with pytest.raises(GalatPemakaian, match=variabel):
        susunan()


@pytest.mark.parametrize(
    "nama", ["", "evil.example:8501", "desa.contoh.id.evil.example", "a@desa.contoh.id", "10.0.0.5"]
)
def test_names_that_only_look_like_ours_are_refused(monkeypatch, nama):
    monkeypatch.setenv("PENILAIAN_ALAMAT", f"https://{KAMI}")
    pintu = PintuNama(_tidak_boleh)
    keluar: list[dict[str, object]] = []

    async def kirim(pesan: dict[str, object]) -> None:
        keluar.append(pesan)

    cakupan = {"type": "http", "method": "GET", "path": "/masuk", "headers": [(b"host", nama.encode())] if nama else []}
    asyncio.run(pintu(cakupan, None, kirim))
    assert keluar[0]["status"] == 421


async def _tidak_boleh(scope, receive, send):
    raise AssertionError("passed on")
