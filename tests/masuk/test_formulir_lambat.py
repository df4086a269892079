"""Forms that never end: refused at once where they say so, after a while where they drip, and the line is closed."""

import socket
import time

import pytest
from uvicorn_uji import berjalan

from penilaian.dasbor.masuk import permintaan
from penilaian.dasbor.masuk.rute import rute_masuk


@pytest.fixture
def port(toko, monkeypatch):
    """A server that logs people in; yields its port."""
    with berjalan(rute_masuk()) as port:
        yield port


def menetes(port: int, panjang: int) -> bytes:
    """Announce a form of ``panjang`` bytes and send it in drops until the server closes; return what it answered."""
    kepala = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {panjang}"
    jawaban = b""
    with socket.create_connection(("127.0.0.1", port), 60) as soket:
        soket.sendall(f"POST /masuk HTTP/1.1\r\nHost: dasbor\r\n{kepala}\r\n\r\n".encode())
        soket.settimeout(0.05)
        for _ in range(panjang - 1):  # an end that never comes
            try:
                soket.sendall(b"a")
                if not (bagian := soket.recv(65_536)):
                    break
                jawaban += bagian
                time.sleep(0.05)
            except TimeoutError:
                continue
            except (BrokenPipeError, ConnectionResetError):
                break
    return jawaban


@pytest.mark.parametrize("panjang", [16_000, 100_000_000])
def test_a_form_that_drips_is_answered_and_its_line_closed(port, monkeypatch, panjang):
    monkeypatch.setattr(permintaan, "TENGGAT_FORMULIR", 0.5)
    jawaban = menetes(port, panjang)
    assert jawaban.startswith(b"HTTP/1.1 403 ")
    assert (b"tidak selesai dikirim" if panjang < permintaan._TERBESAR else b"terlalu panjang") in jawaban


def test_a_form_has_twenty_seconds_and_a_length_that_is_too_large_is_not_waited_for(port):
    assert permintaan.TENGGAT_FORMULIR == 20
    assert b"terlalu panjang" in menetes(port, permintaan._TERBESAR + 1)
