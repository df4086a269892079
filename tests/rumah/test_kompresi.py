"""The compression middleware alone: what it must leave as it is."""

import asyncio

import brotli
import pytest

from penilaian.dasbor.peladen.kompresi import TERBESAR, Kompresi

TEKS = b"desa " * 1000


def jawab(isi: list[bytes], kepala: dict[str, str], status: int = 200):
    """Return an app that answers with ``isi`` in pieces, and a counter of its calls."""
    panggilan = []

    async def app(scope, receive, send):
        panggilan.append(scope["path"])
        mentah = [(k.encode(), v.encode()) for k, v in kepala.items()]
        await send({"type": "http.response.start", "status": status, "headers": mentah})
        for i, bagian in enumerate(isi):
            await send({"type": "http.response.body", "body": bagian, "more_body": i < len(isi) - 1})

    return app, panggilan


def minta(app, metode="GET", jalan="/static/js/x.js", **kepala):
    """Return status, headers and body of one request."""
    scope = {
        "type": "http",
        "method": metode,
        "path": jalan,
        "headers": [
            (k.replace("_", "-").encode(), v.encode()) for k, v in ({"accept_encoding": "br"} | kepala).items()
        ],
    }
    pesan = []

    async def receive():
        return {"type": "http.request"}

    async def send(satu):
        pesan.append(satu)

    asyncio.run(app(scope, receive, send))
    awal = pesan[0]
    return (
        awal["status"],
        {k.decode(): v.decode() for k, v in awal["headers"]},
        b"".join(satu.get("body", b"") for satu in pesan[1:]),
    )


SKRIP = {"content-type": "application/javascript", "content-length": str(len(TEKS))}


def test_text_in_pieces_is_compressed_whole():
    app, _ = jawab([TEKS[:100], TEKS[100:]], SKRIP)
    status, kepala, isi = minta(Kompresi(app))
    assert status == 200
    assert kepala["content-encoding"] == "br"
    assert int(kepala["content-length"]) == len(isi)
    assert brotli.decompress(isi) == TEKS


def test_only_immutable_answers_are_kept():
    for tembolok, panggilan_dua_kali in (("public, immutable, max-age=9", 1), ("no-cache", 2)):
        app, panggilan = jawab([TEKS], SKRIP | {"cache-control": tembolok})
        kompresi = Kompresi(app)
        assert minta(kompresi) == minta(kompresi)
        assert len(panggilan) == panggilan_dua_kali


def test_a_tag_becomes_weak():
    app, _ = jawab([TEKS], SKRIP | {"etag": '"abc"'})
    assert minta(Kompresi(app))[1]["etag"] == 'W/"abc"'


@pytest.mark.parametrize(
    ("kepala", "permintaan"),
    [
        (SKRIP, {"accept_encoding": "gzip, deflate"}),
        (SKRIP, {"accept_encoding": "brotli-like"}),
        (SKRIP, {"range": "bytes=0-9"}),
        (SKRIP, {"if_none_match": '"abc"'}),
        (SKRIP, {"metode": "HEAD"}),
        (SKRIP | {"content-encoding": "gzip"}, {}),
        (SKRIP | {"content-type": "font/woff2"}, {}),
        (SKRIP | {"content-type": "image/png"}, {}),
        (SKRIP | {"content-length": "999"}, {}),
        (SKRIP | {"content-length": str(TERBESAR + 1)}, {}),
        ({"content-type": "text/event-stream"}, {}),
    ],
)
def test_what_should_not_be_compressed_passes_untouched(kepala, permintaan):
    app, _ = jawab([TEKS], kepala)
    assert minta(Kompresi(app), **permintaan) == (200, kepala, TEKS)


def test_answers_other_than_200_pass_untouched():
    app, _ = jawab([TEKS], SKRIP, status=404)
    assert minta(Kompresi(app)) == (404, SKRIP, TEKS)


def test_websockets_are_handed_on_as_they_are():
    diterima = []

    async def app(*argumen):
        diterima.append(argumen)

    argumen = ({"type": "websocket"}, object(), object())
    asyncio.run(Kompresi(app)(*argumen))
    assert diterima == [argumen]


ABADI = SKRIP | {"cache-control": "public, max-age=1, immutable"}


LAIN = ["/static/./js/x.js", "/static//js/x.js", "/static/js/../js/x.js", "/static/js\\x.js"]


@pytest.mark.parametrize("jalan", LAIN)
def test_another_address_of_the_same_file_takes_no_memory(jalan):
    app, panggilan = jawab([TEKS], ABADI)
    kompresi = Kompresi(app)
    for _ in range(3):
        assert minta(kompresi, jalan=jalan)[2] == TEKS
    assert len(panggilan) == 3
    assert kompresi._tersimpan == {}


def test_what_is_kept_never_grows_beyond_its_limit(monkeypatch):
    app, panggilan = jawab([TEKS], ABADI)
    kompresi = Kompresi(app)
    minta(kompresi, jalan="/static/js/0.js")
    satu = kompresi._isi
    monkeypatch.setattr("penilaian.dasbor.peladen.kompresi.BATAS_INGATAN", 3 * satu)
    for n in range(10):
        minta(kompresi, jalan=f"/static/js/{n}.js")
    assert (len(kompresi._tersimpan), kompresi._isi) == (3, 3 * satu)
    sebelum = len(panggilan)
    assert brotli.decompress(minta(kompresi, jalan="/static/js/2.js")[2]) == TEKS
    assert len(panggilan) == sebelum
