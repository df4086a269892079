"""Evidence on the wire: never through Streamlit's media routes, which serve to anybody who has the address.

Who asks is looked up in the store at every request. Originals leave only as attachment; what is shown is a PNG that
this server drew.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.permintaan import pelaku_permintaan
from penilaian.dasbor.peladen.minta import nomor_diminta, pelan, wajib_ada
from penilaian.galat import GalatPemakaian
from penilaian.simpan import TAMU, GalatBasisData, GalatHak, Pelaku, TidakAda
from penilaian.simpan.bukti import GalatBukti
from penilaian.simpan.rak import RakBukti

KEPALA: Final = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every answer of these routes, refusals too."""

JUMLAH_HALAMAN: Final = "Penilaian-Halaman"
"""Header of a preview: how many pages there are."""

SiapaMeminta = Callable[[Request], Awaitable[Pelaku]]


def _rak() -> RakBukti:
    return gudang().bukti


def rute_bukti(siapa: SiapaMeminta = pelaku_permintaan, rak: Callable[[], RakBukti] = _rak) -> list[BaseRoute]:
    """Return the routes; they stand before Streamlit's own.

    ``/bukti/{id}`` sends the original, ``/bukti/{id}/pratinjau?halaman=1`` a picture of it. A
    number that nothing can have: 404, whoever asks. Not logged in: 401. No such evidence, or not open to the person:
    404, one as the other. The page cannot be drawn: 422.

    Args:
        siapa: who sends a request, ``TAMU`` without a living session; asked every time.
        rak: the open store's shelf of evidence.
    """

    async def asli(permintaan: Request) -> Response:
        nomor = nomor_diminta(permintaan)
        return await _jawab(permintaan, nomor, lambda pelaku: _asli(rak(), pelaku, nomor))

    async def pratinjau(permintaan: Request) -> Response:
        nomor, halaman = nomor_diminta(permintaan), _halaman(permintaan.query_params.get("halaman", "1"))
        return await _jawab(permintaan, nomor, lambda pelaku: _pratinjau(rak(), pelaku, nomor, halaman))

    async def _jawab(permintaan: Request, nomor: int, kerja: Callable[[Pelaku], Response]) -> Response:
        try:
            wajib_ada(nomor)
            pelaku = await siapa(permintaan)
            if pelaku == TAMU:
                return _tolak(401, "Masuk dahulu untuk melihat bukti.")
            return await pelan(partial(kerja, pelaku))
        except (GalatHak, TidakAda):
            return _tolak(404, "Bukti ini tidak ada, sudah ditarik, atau tidak terbuka bagi peran Anda.")
        except GalatBukti as galat:
            return _tolak(422, " ".join(f"{t.pesan.capitalize()}. {t.saran}" for t in galat.temuan))
        except (GalatBasisData, GalatPemakaian) as galat:
            return _tolak(503, str(galat))

    return [Route("/bukti/{id}", asli), Route("/bukti/{id}/pratinjau", pratinjau)]


def _asli(rak: RakBukti, pelaku: Pelaku, nomor: int) -> Response:
    bukti, isi = rak.berkas(pelaku, nomor)
    kepala = {**KEPALA, "Content-Disposition": lampiran(bukti.nama)}
    return Response(isi, media_type=bukti.tipe, headers=kepala)


def _pratinjau(rak: RakBukti, pelaku: Pelaku, nomor: int, halaman: int) -> Response:
    jadi = rak.pratinjau(pelaku, nomor, halaman)
    kepala = {**KEPALA, "Content-Disposition": "inline", JUMLAH_HALAMAN: str(jadi.halaman)}
    return Response(jadi.png, media_type="image/png", headers=kepala)


def lampiran(nama: str) -> str:
    """Return the Content-Disposition of a download: a name in plain ASCII, and the true one percent-encoded."""
    polos = "".join(c if c.isascii() and (c.isalnum() or c in " ._-()") else "_" for c in nama)
    return f"attachment; filename=\"{polos}\"; filename*=UTF-8''{quote(nama, safe='')}"


def _tolak(status: int, pesan: str) -> Response:
    return PlainTextResponse(pesan, status, headers=KEPALA)


def _halaman(teks: str) -> int:
    """Return the page asked for; 0, which no document has, for what is no number."""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 7 else 0
