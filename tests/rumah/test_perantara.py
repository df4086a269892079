"""Who is believed about a visitor's address, and the warning where a network hears what is typed."""

import os

import httpx2
import pytest
import uvicorn
from peladen import CARA, menyala, port_bebas
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from penilaian.dasbor.peladen.perantara import pasang_perantara, peringatan_https
from penilaian.dasbor.sesi.asal import alamat_peminta
from penilaian.galat import GalatPemakaian


def alamat(dari: str, kepala: str) -> str:
    """The address that the dashboard takes a request to come from, by way of what uvicorn puts before the app."""

    async def jawab(permintaan: Request) -> PlainTextResponse:
        return PlainTextResponse(alamat_peminta(permintaan))

    susunan = uvicorn.Config(Starlette(routes=[Route("/", jawab)]))
    susunan.load()

    async def minta() -> str:
        saluran = httpx2.ASGITransport(app=susunan.loaded_app, client=(dari, 50000))
        async with httpx2.AsyncClient(transport=saluran, base_url="http://dasbor") as klien:
            return (await klien.get("/", headers={"X-Forwarded-For": kepala})).text

    import asyncio

    return asyncio.run(minta())


@pytest.mark.parametrize(
    ("setelan", "dari", "kepala", "harap"),
    [
        (None, "127.0.0.1", "203.0.113.7", "203.0.113.7"),
        (None, "192.0.2.1", "203.0.113.7", "192.0.2.1"),
        ("10.88.0.0/16", "10.88.0.1", "203.0.113.7", "203.0.113.7"),
        ("10.88.0.0/16", "10.88.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("10.88.0.0/16, 192.0.2.9", "10.88.0.1", "198.51.100.1, 203.0.113.7, 192.0.2.9", "203.0.113.7"),
        ("10.88.0.0/16", "127.0.0.1", "203.0.113.7", "127.0.0.1"),
        ("10.88.0.0/16", "203.0.113.7", "127.0.0.1", "203.0.113.7"),
    ],
)
def test_only_servers_that_are_named_are_believed_about_a_visitors_address(monkeypatch, setelan, dari, kepala, harap):
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    if setelan:
        monkeypatch.setenv("PENILAIAN_PERANTARA", setelan)
    pasang_perantara()
    monkeypatch.setenv(
        "FORWARDED_ALLOW_IPS", os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
    )  # undone at the end
    assert alamat(dari, kepala) == harap


@pytest.mark.parametrize("variabel", ["PENILAIAN_PERANTARA", "FORWARDED_ALLOW_IPS"])
@pytest.mark.parametrize("isi", ["*", "semua", "0.0.0.0/0", "10.0.0.1, ::/0"])
def test_to_believe_everybody_or_nobody_knows_whom_is_refused(monkeypatch, variabel, isi):
    monkeypatch.setenv(variabel, isi)
    with pytest.raises(GalatPemakaian, match=variabel):
        pasang_perantara()


@pytest.mark.parametrize(
    ("alamat_dengar", "umum", "bersertifikat", "diperingatkan"),
    [
        ("127.0.0.1", "", False, False),
        ("127.8.8.8", "", False, False),
        ("::1", "", False, False),
        ("localhost", "", False, False),
        ("0.0.0.0", "", False, True),  # noqa: S104
        ("::", "", False, True),
        (None, "", False, True),
        ("192.0.2.1", "http://desa.contoh.id", False, True),
        ("192.0.2.1", "https://desa.contoh.id", False, False),
        ("0.0.0.0", "", True, False),  # noqa: S104
        ("nama-mesin", "", False, True),
    ],
)
def test_listening_to_a_network_without_https_is_warned_of(
    monkeypatch, alamat_dengar, umum, bersertifikat, diperingatkan
):
    monkeypatch.setenv("PENILAIAN_ALAMAT", umum)
    assert bool(peringatan_https(alamat_dengar, bersertifikat=bersertifikat)) is diperingatkan


def test_the_warning_is_printed_at_the_start(tmp_path):
    perintah = [*CARA["penilaian dasbor"][:-1], "--alamat", "0.0.0.0", "--port"]  # noqa: S104
    with menyala(perintah, port_bebas(), tmp_path):
        pass
    assert (tmp_path / "server.log").read_text("utf-8").count("Peringatan: dasbor terbuka bagi jaringan") == 1
