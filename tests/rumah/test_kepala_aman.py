"""Headers on every answer, also where the app itself breaks down."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse

from penilaian.dasbor.aplikasi import susunan
from penilaian.dasbor.peladen.kepala_aman import KEPALA_AMAN, PintuKepala


async def rusak(permintaan):
    raise RuntimeError("rahasia")


async def sendiri(permintaan):
    return PlainTextResponse("x", headers={"Content-Security-Policy": "default-src 'none'"})


async def tolak(soket):
    await soket.send_denial_response(PlainTextResponse("tidak", 403))


@pytest.fixture
def klien():
    rute = [Route("/rusak", rusak), Route("/sendiri", sendiri), WebSocketRoute("/soket", tolak)]
    app = Starlette(routes=rute, middleware=[Middleware(PintuKepala)])
    with TestClient(app, raise_server_exceptions=False) as klien:
        yield klien


def test_an_error_nobody_thought_of_is_answered_in_our_words_with_our_headers(klien):
    jawaban = klien.get("/rusak")
    assert jawaban.status_code == 500
    assert jawaban.text.startswith("Terjadi galat di peladen.")
    assert {k.lower(): v for k, v in KEPALA_AMAN.items()}.items() <= dict(jawaban.headers).items()


def test_the_error_still_reaches_who_runs_the_server():
    app = Starlette(routes=[Route("/rusak", rusak)], middleware=[Middleware(PintuKepala)])
    with TestClient(app) as klien, pytest.raises(RuntimeError, match="rahasia"):
        klien.get("/rusak")


def test_headers_that_an_answer_has_of_its_own_stay(klien):
    kepala = klien.get("/sendiri").headers
    assert kepala.get_list("content-security-policy") == ["default-src 'none'"]
    assert kepala["x-frame-options"] == "DENY"


def test_a_refused_websocket_bears_them_too(klien):
    with pytest.raises(WebSocketDenialResponse) as ditolak, klien.websocket_connect("/soket"):
        raise AssertionError("the socket was opened")
    assert ditolak.value.headers["x-content-type-options"] == "nosniff"


def test_nothing_answers_outside_of_them():
    assert susunan()["middleware"][0].cls is PintuKepala
