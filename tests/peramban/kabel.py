"""A wire between browser and server, to be cut and mended."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator


class Kabel:
    """Passes bytes on, both ways, while it is whole. Runs in a thread of its own: Playwright has the main one."""

    def __init__(self, ke: int) -> None:
        self._ke = ke
        self._utuh = True
        self._ujung: set[asyncio.StreamWriter] = set()
        self.port = 0

    def putus(self) -> None:
        """Cut every line that runs, unannounced, and let none be built."""
        self._utuh = False
        self._daur.call_soon_threadsafe(self._potong)

    def sambung(self) -> None:
        self._utuh = True

    @contextlib.contextmanager
    def terpasang(self) -> Iterator["Kabel"]:
        siap = threading.Event()
        utas = threading.Thread(target=lambda: asyncio.run(self._jalan(siap)))
        utas.start()
        siap.wait()
        try:
            yield self
        finally:
            self._daur.call_soon_threadsafe(self._selesai.set)
            utas.join()

    async def _jalan(self, siap: threading.Event) -> None:
        self._daur, self._selesai = asyncio.get_running_loop(), asyncio.Event()
        peladen = await asyncio.start_server(self._layani, "127.0.0.1", 0)
        self.port = peladen.sockets[0].getsockname()[1]
        siap.set()
        await self._selesai.wait()
        peladen.close()
        self._potong()
        await asyncio.sleep(0.1)

    def _potong(self) -> None:
        for satu in self._ujung:
            satu.transport.abort()

    async def _layani(self, dari_baca: asyncio.StreamReader, dari_tulis: asyncio.StreamWriter) -> None:
        if not self._utuh:
            dari_tulis.transport.abort()
            return
        ke_baca, ke_tulis = await asyncio.open_connection("127.0.0.1", self._ke)
        ujung = {dari_tulis, ke_tulis}
        self._ujung |= ujung
        try:
            await asyncio.gather(_salurkan(dari_baca, ke_tulis), _salurkan(ke_baca, dari_tulis))
        finally:
            self._ujung -= ujung


async def _salurkan(baca: asyncio.StreamReader, tulis: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while isi := await baca.read(65536):
            tulis.write(isi)
            await tulis.drain()
    tulis.close()
