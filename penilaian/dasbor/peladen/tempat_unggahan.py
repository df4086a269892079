"""Uploads by visitors: how many, how large and how long, for each tab and in all.

Streamlit keeps what a tab sends until its session ends, and takes as much as is sent. Here every upload asks for room
first. Where there is none its bytes are thrown away as they come, and the page finds an empty file whose type says why.
"""

import asyncio
import gc
import re
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import streamlit as st
from anyio import CancelScope
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from penilaian.dasbor.jeroan_streamlit import (
    JALAN_UNGGAHAN,
    UnggahanTersimpan,
    akhiri_sesi_usang,
    buang_unggahan,
    kosongkan_unggahan,
    sesi_terhubung,
    unggahan_tersimpan,
)
from penilaian.dasbor.komponen.nasib_unggahan import DILEPAS, DITOLAK
from penilaian.dasbor.peladen.jatah_unggahan import Milik, asal_pengunjung, pemberi_tempat
from penilaian.dasbor.peladen.laju_unggahan import LajuUnggahan

if TYPE_CHECKING:
    from collections.abc import Iterator


class BatasUnggahan(NamedTuple):
    """How much is kept.

    Attributes:
        banyak: files of one tab, those under way included.
        sesi: bytes of one tab, those announced by what is under way included.
        semua: bytes of all tabs together, those under way included.
        aman: seconds for which a file is not let go to make room for others; it is read in less.
        umur: seconds after which it is let go.
        awal: seconds that every upload has, whatever comes of it.
        laju: bytes that buy it one more second each time they come: what a bad line brings.
        tenggat: seconds that no upload takes longer than.
        sabar: seconds after which one slower than ``laju`` gives way to others where there is no room.
    """

    banyak: int = 12
    sesi: int = 130_000_000
    semua: int = 400_000_000
    aman: float = 300.0
    umur: float = 3_600.0
    awal: float = 300.0
    laju: float = 20_000.0
    tenggat: float = 1_800.0
    sabar: float = 60.0


@dataclass(eq=False)
class Pesanan:
    """An upload under way.

    Attributes:
        sesi: the tab that sends it.
        bita: bytes that room is kept for; 0 where there was none.
        mulai: when it began, in seconds of the room's clock.
        datang: bytes that have come.
        putus: whether it was ended from here.
        akhiri: ends it.
    """

    sesi: str
    bita: int
    mulai: float
    datang: int = 0
    putus: bool = False
    akhiri: Callable[[], None] = lambda: None

    @property
    def ada(self) -> bool:
        """Whether there is room for it."""
        return self.bita > 0


JEDA_SAPU: Final = 15.0
"""Seconds between two looks at what may be let go."""

_AWAL: Final = 16_384
"""Bytes of a refused upload that are passed on: its heading, with the name."""

_BATAS_BAGIAN: Final = re.compile(r'boundary="?([^";,\s]+)')


class TempatUnggahan:
    """Room for uploads; all of it happens on the server's own thread."""

    def __init__(self, batas: BatasUnggahan | None = None, jam: Callable[[], float] = time.monotonic) -> None:
        self.batas = batas or BatasUnggahan()
        self._jam = jam
        self._dipesan: list[Pesanan] = []
        self._datang: dict[tuple[str, str], float] = {}
        self._asal: dict[str, str] = {}

    @contextmanager
    def pesan(self, sesi: str, bita: int, asal: str = "") -> "Iterator[Pesanan]":
        """Keep room for so many bytes of a tab as long as they are under way, where there is so much.

        ``asal``: who the tab belongs to, as far as its address tells (``asal_pengunjung``).
        """
        self._asal[sesi] = asal
        ada = self._rapikan_sesi(sesi, bita) and self._muat(sesi, bita)
        pesanan = Pesanan(sesi, bita if ada else 0, self._jam())
        self._dipesan.append(pesanan)
        try:
            yield pesanan
        finally:
            self._lepas(pesanan)

    def tolak(self, sesi: str, berkas: str) -> None:
        """Empty a file that there is no room for."""
        for satu in unggahan_tersimpan():
            if (satu.sesi, satu.berkas) == (sesi, berkas):
                kosongkan_unggahan(satu, DITOLAK)

    def sapu(self) -> None:
        """Let go what is too old, and end uploads that take too long."""
        for pesanan in [p for p in self._dipesan if self._terlambat(p)]:
            self._putus(pesanan)
        for satu in self._menurut_umur():
            if satu.bita and self._umur(satu) > self.batas.umur:
                kosongkan_unggahan(satu, DILEPAS)

    def _umur(self, satu: UnggahanTersimpan) -> float:
        return self._jam() - self._datang[satu.sesi, satu.berkas]

    def _menurut_umur(self) -> list[UnggahanTersimpan]:
        """Return what is kept, the oldest first; what is seen for the first time has just come."""
        kini, ada = self._jam(), unggahan_tersimpan()
        self._datang = {(s.sesi, s.berkas): self._datang.get((s.sesi, s.berkas), kini) for s in ada}
        return sorted(ada, key=lambda s: self._datang[s.sesi, s.berkas])

    def _terlambat(self, pesanan: Pesanan) -> bool:
        """Return whether an upload has had its time: a fixed one, more for each byte that came, up to an end."""
        lama = self._jam() - pesanan.mulai
        return lama > min(self.batas.awal + pesanan.datang / self.batas.laju, self.batas.tenggat)

    def _lambat(self, pesanan: Pesanan) -> bool:
        """Return whether an upload keeps room that it does not fill at the pace of a bad line."""
        lama = self._jam() - pesanan.mulai
        return pesanan.ada and lama > self.batas.sabar and pesanan.datang < lama * self.batas.laju

    def _putus(self, pesanan: Pesanan) -> None:
        """End an upload; its room is free at once."""
        self._lepas(pesanan)
        pesanan.putus = True
        pesanan.akhiri()

    def _lepas(self, pesanan: Pesanan) -> None:
        with suppress(ValueError):
            self._dipesan.remove(pesanan)

    def _rapikan_sesi(self, sesi: str, bita: int) -> bool:
        """Let go the oldest files of a tab, mostly replaced by it, so that one more keeps it within its limits.

        Returns:
            False, and nothing is let go, where what is under way alone leaves no place for it.
        """
        jalan = [p.bita for p in self._dipesan if p.sesi == sesi and p.ada]
        banyak, ruang = self.batas.banyak - len(jalan), self.batas.sesi - sum(jalan) - bita
        if banyak <= 0 or ruang < 0:
            return False
        milik = [s for s in self._menurut_umur() if s.sesi == sesi]
        while milik and (len(milik) >= banyak or sum(s.bita for s in milik) > ruang):
            buang_unggahan(milik.pop(0))
        return True

    def _muat(self, sesi: str, bita: int) -> bool:
        """Return whether so many bytes of a tab fit.

        Lets go for it files of closed tabs, then uploads that don't get on, then files that are safe to; then, of who
        holds most, what came first (``pemberi_tempat``).
        """
        ada = self._menurut_umur()
        self._asal = {
            s: self._asal.get(s, "") for s in (sesi, *(x.sesi for x in ada), *(p.sesi for p in self._dipesan))
        }
        penuh = sum(s.bita for s in ada) + sum(p.bita for p in self._dipesan) + bita - self.batas.semua
        tertutup = [s for s in ada if s.bita and not sesi_terhubung(s.sesi)]
        lambat = [p for p in self._dipesan if self._lambat(p)]
        lama = [s for s in ada if s.bita and s not in tertutup and self._umur(s) > self.batas.aman]
        calon: list[UnggahanTersimpan | Pesanan] = [*tertutup, *lambat, *lama]
        if (kurang := penuh - sum(s.bita for s in calon)) > 0:
            semua: list[UnggahanTersimpan | Pesanan] = [*ada, *self._dipesan]
            sisa = [x for x in semua if x not in calon]
            dari = [Milik(self._asal[x.sesi], x.sesi, x.bita, x) for x in sisa]
            lepas = pemberi_tempat(dari, Milik(self._asal[sesi], sesi, bita, None), kurang)
            if lepas is None:
                return False
            calon += lepas
        for satu in calon:
            if penuh <= 0:
                break
            penuh -= satu.bita
            if isinstance(satu, Pesanan):
                self._putus(satu)
            else:
                kosongkan_unggahan(satu, DILEPAS)
        return True


class PintuUnggahan:
    """Middleware before Streamlit's own taking in of files."""

    def __init__(self, app: ASGIApp, tempat: TempatUnggahan | None = None, laju: LajuUnggahan | None = None) -> None:
        self.app = app
        self._tempat, self._laju = tempat or TEMPAT, laju or LajuUnggahan()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no upload, and uploads that there is room for."""
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(JALAN_UNGGAHAN):
            await self.app(scope, receive, send)
            return
        sesi, _, berkas = scope["path"].removeprefix(JALAN_UNGGAHAN).partition("/")
        kepala, receive = Headers(scope=scope), self._laju.batasi(receive)
        asal = asal_pengunjung((scope.get("client") or ("",))[0])
        with self._tempat.pesan(sesi, _bita(kepala), asal) as pesanan, CancelScope() as lingkup:
            pesanan.akhiri = lingkup.cancel
            terima = _hitung(receive, pesanan)
            if pesanan.ada:
                await self.app(scope, terima, send)
            else:
                await self._buang(scope, _hanya_awal(terima, kepala), send, (sesi, berkas))
        if lingkup.cancelled_caught:
            await PlainTextResponse("Unggahan ini terlalu lambat dan diputus. Coba lagi.", 408)(scope, receive, send)

    async def _buang(self, scope: Scope, receive: Receive, send: Send, berkas: tuple[str, str]) -> None:
        """Have a file taken in that is not there but for its heading, and emptied."""

        async def kirim(pesan: Message) -> None:
            self._tempat.tolak(*berkas)
            await send(pesan)

        await self.app(scope, receive, kirim)


def _hitung(receive: Receive, pesanan: Pesanan) -> Receive:
    """Return a body that is counted as it comes."""

    async def terima() -> Message:
        pesan = await receive()
        pesanan.datang += len(pesan.get("body", b""))
        return pesan

    return terima


def _bita(kepala: Headers) -> int:
    """Return how many bytes a request announces, the most that is taken in where it does not."""
    terbesar = int(st.get_option("server.maxUploadSize")) * 1024 * 1024
    tulisan = kepala.get("content-length", "")
    return min(int(tulisan), terbesar) if tulisan.isascii() and tulisan.isdecimal() else terbesar


def _hanya_awal(receive: Receive, kepala: Headers) -> Receive:
    """Return a body that ends after its heading; the rest is taken from the line and thrown away."""
    cocok = _BATAS_BAGIAN.search(kepala.get("content-type", ""))
    penutup = f"\r\n--{cocok[1]}--\r\n".encode() if cocok else b""
    terbesar = 2 * int(st.get_option("server.maxUploadSize")) * 1024 * 1024

    async def terima() -> Message:
        awal, banyak = b"", 0
        while True:
            pesan = await receive()
            if pesan["type"] != "http.request":
                return pesan
            potong = pesan.get("body", b"")
            banyak += len(potong)
            if len(awal) < _AWAL:
                awal += potong[:_AWAL]
            if banyak > terbesar:
                return {"type": "http.disconnect"}
            if not pesan.get("more_body", False):
                utuh = banyak == len(awal)
                return {"type": "http.request", "body": awal if utuh else awal + penutup, "more_body": False}

    return terima


TEMPAT: Final = TempatUnggahan()
"""The room of this server."""


async def sapu_berkala() -> None:
    """Now and then let go what is too old, and end the sessions of tabs that were closed; for ever."""
    while True:
        await asyncio.sleep(JEDA_SAPU)
        TEMPAT.sapu()
        if akhiri_sesi_usang():
            gc.collect()  # what they held are rings of objects, and a full collection comes seldom by itself


async def hentikan(tugas: "asyncio.Task[None]") -> None:
    """End a task and wait for its end."""
    tugas.cancel()
    with suppress(asyncio.CancelledError):
        await tugas
