"""Reading what a browser sent: small forms, whose session it is, and where slow work is done."""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Final, TypeVar
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.requests import Request
from starlette.responses import Response

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.csrf import tanda_sah
from penilaian.dasbor.masuk.halaman_masuk import halaman, pesan
from penilaian.dasbor.sesi import PRA, SESI, asal_sah, baca_kuki
from penilaian.galat import GalatPemakaian
from penilaian.simpan import TAMU, GalatBasisData, Pelaku

T = TypeVar("T")

_TERBESAR: Final = 16_384
"""Bytes of a form."""

_PANJANG: Final = "Isian terlalu panjang."

TENGGAT_FORMULIR: Final = 20.0
"""Seconds that a form may take to arrive, however it drips: it is some hundred bytes."""

_SEKALIGUS: Final = 4
"""Logins looked at at once: each takes 64 MiB and a tenth of a second of every core."""


class FormulirDitolak(Exception):
    """The form is not ours, too old, or broken; nothing was done. The message is for the visitor."""


def terjaga(kerja: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Return a route's function that answers with a page what the form or the store did not allow."""

    async def jawab(permintaan: Request) -> Response:
        try:
            return await kerja(permintaan)
        except FormulirDitolak as galat:
            ditolak = halaman(
                "Tidak diproses", pesan(str(galat), awas=True), status=403, kaki={"Coba lagi": permintaan.url.path}
            )
            ditolak.headers["Connection"] = "close"  # the rest of what was being sent is not waited for
            return ditolak
        except (GalatBasisData, GalatPemakaian) as galat:
            return halaman("Belum dapat masuk", pesan(str(galat), awas=True), status=503, kaki={"Ke dasbor": "/"})

    return jawab


async def kerjakan(kerja: Callable[[], T]) -> T:
    """Return what a slow function returns, without holding up the pages of others; few run at once."""
    return await to_thread.run_sync(kerja, limiter=_antrean())


async def baca_formulir(permintaan: Request, untuk: str, *, nama_kuki: str = PRA) -> dict[str, str]:
    """Return the fields of a form that a page of ours sent.

    Args:
        permintaan: a POST.
        untuk: the deed that its token must be made for.
        nama_kuki: cookie that the token must belong to.

    Raises:
        FormulirDitolak: sent by another site, with a token that does not fit, too large, or of another type.
    """
    isi = await _isi(permintaan)
    if not asal_sah(permintaan):
        raise FormulirDitolak(
            "Formulir ini tidak dikirim dari halaman dasbor ini, jadi tidak diproses. Kalau dasbor berada di belakang "
            "peladen lain, pengelola perlu mengisi PENILAIAN_ALAMAT."
        )
    if not tanda_sah(baca_kuki(permintaan, nama_kuki), untuk, isi.get("tanda", "")):
        raise FormulirDitolak("Halaman ini terbuka terlalu lama, atau peramban menolak kuki. Coba sekali lagi.")
    return isi


async def pelaku_permintaan(permintaan: Request) -> Pelaku:
    """Return who sends a request to a route of ours, asked from the store now; ``TAMU`` without a living session."""
    token = baca_kuki(permintaan, SESI)
    if token is None:
        return TAMU
    siapa = await tanyakan(lambda: gudang().sesi.pelaku(token))
    return siapa or TAMU


async def tanyakan(kerja: Callable[[], T]) -> T:
    """Return what a function that only asks the store returns, beside the slow ones."""
    return await to_thread.run_sync(kerja)


async def _isi(permintaan: Request) -> dict[str, str]:
    jenis = permintaan.headers.get("content-type", "").split(";")[0].strip().lower()
    mentah = bytearray()
    panjang = permintaan.headers.get("content-length", "")
    if panjang.isdecimal() and int(panjang) > _TERBESAR:
        raise FormulirDitolak(_PANJANG)
    try:
        with fail_after(TENGGAT_FORMULIR):
            async for bagian in permintaan.stream():
                mentah += bagian
                if len(mentah) > _TERBESAR:
                    raise FormulirDitolak(_PANJANG)
    except TimeoutError:
        raise FormulirDitolak("Isian tidak selesai dikirim. Periksa sambungan, lalu coba sekali lagi.") from None
    if jenis != "application/x-www-form-urlencoded":
        raise FormulirDitolak("Formulir ini tidak dikenali.")
    try:
        return dict(parse_qsl(mentah.decode(), keep_blank_values=True, errors="strict", max_num_fields=20))
    except ValueError:
        raise FormulirDitolak("Formulir ini tidak dapat dibaca.") from None


@cache
def _antrean() -> CapacityLimiter:
    return CapacityLimiter(_SEKALIGUS)
