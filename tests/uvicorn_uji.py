"""A web server of its own for a test, with the deadlines that the dashboard's has."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from penilaian.dasbor.peladen.tenggat import ProtokolBertenggat


@contextmanager
def berjalan(rute: list[BaseRoute]) -> Iterator[int]:
    """Serve routes on loopback while the block lasts; yields the port."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        port = int(soket.getsockname()[1])
    atur = uvicorn.Config(Starlette(routes=rute), port=port, log_level="error", http=ProtokolBertenggat)
    jalan = uvicorn.Server(atur)
    benang = threading.Thread(target=jalan.run, daemon=True)
    benang.start()
    while not jalan.started:
        assert benang.is_alive()
    try:
        yield port
    finally:
        jalan.should_exit = True
        benang.join()
