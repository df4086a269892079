"""Requests that are begun and not finished: closed, while slow but honest ones are not."""

import asyncio
import socket

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from uvicorn_uji import berjalan

from penilaian.dasbor.aplikasi import susunan
from penilaian.dasbor.peladen import tenggat
from penilaian.dasbor.peladen.tenggat import ProtokolBertenggat, macet, pasang_tenggat


@pytest.fixture
def peladen(monkeypatch: pytest.MonkeyPatch):
    """A server whose limits are a hundred times shorter; yields its port."""
    monkeypatch.setattr(tenggat, "PERIKSA", 0.1)
    monkeypatch.setattr(tenggat, "TENGGAT_KEPALA", 0.2)
    monkeypatch.setattr(tenggat, "PALING_LAMBAT", 1.0)

    async def gema(permintaan: Request) -> PlainTextResponse:
        return PlainTextResponse(f"{len(await permintaan.body())}")

    with berjalan([Route("/", gema, methods=["GET", "POST"])]) as port:
        yield port


def tutup_sendiri(port: int, kirim: bytes) -> bool:
    """Send something and then nothing; return whether the server closed the line without an answer."""
    with socket.create_connection(("127.0.0.1", port), 60) as soket:
        soket.sendall(kirim)
        try:
            return soket.recv(1000) == b""
        except ConnectionResetError:
            return True


SETENGAH = [
    b"",
    b"GET / HT",
    b"GET / HTTP/1.1\r\nHost: a\r\nX: ",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nab",
]


@pytest.mark.parametrize("kirim", SETENGAH)
def test_a_request_that_is_not_finished_is_closed(peladen, kirim):
    assert tutup_sendiri(peladen, kirim)


@pytest.mark.parametrize(
    ("kepala", "datang", "harap"),
    [
        (20.0, None, False),
        (20.1, None, True),
        (None, None, False),  # an answer is being made, however long it takes
        (None, 2000, False),  # 2 kB in 10 s
        (None, 1999, True),
        (None, 0, True),
    ],
)
def test_a_request_is_stuck_when_its_head_takes_twenty_seconds_or_its_body_brings_less_than_200_bytes_a_second(
    kepala, datang, harap
):
    assert macet(kepala, datang) is harap


def test_uvicorn_takes_the_protocol_where_it_chooses_by_itself():
    pasang_tenggat()
    atur = uvicorn.Config(Starlette())
    atur.load()
    assert atur.http_protocol_class is ProtokolBertenggat


def test_where_uvicorn_is_made_otherwise_the_server_starts_with_a_line_in_the_log(monkeypatch, caplog):
    monkeypatch.delattr("uvicorn.config.HTTP_PROTOCOLS")
    pasang_tenggat()
    assert "tidak ditutup" in caplog.text


@pytest.mark.parametrize("jalan", ["/masuk", "/kirim"])
def test_a_form_that_is_not_sent_to_its_end_leaves_no_error_in_the_log(jalan):
    async def terima(permintaan: Request) -> PlainTextResponse:
        return PlainTextResponse(f"{len(await permintaan.form())}")

    bagian = susunan()
    rute = [Route("/kirim", terima, methods=["POST"]), *bagian["routes"]]
    app = Starlette(routes=rute, middleware=bagian["middleware"])
    masuk = iter([{"type": "http.request", "body": b"nama=a", "more_body": True}, {"type": "http.disconnect"}])
    keluar: list[object] = []

    async def datang() -> dict[str, object]:
        return next(masuk)

    async def kirim(pesan: object) -> None:
        keluar.append(pesan)

    kepala = [(b"content-type", b"application/x-www-form-urlencoded"), (b"content-length", b"500")]
    cakupan = {"type": "http", "method": "POST", "path": jalan, "raw_path": jalan.encode(), "query_string": b""}
    rumah = {"root_path": "", "scheme": "http", "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1)}
    asyncio.run(app({**cakupan, **rumah, "http_version": "1.1", "headers": kepala}, datang, kirim))
    assert keluar == []
