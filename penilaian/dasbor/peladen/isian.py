"""A draft on the wire as a file to fill in: never through Streamlit's media routes, which ask nobody for a cookie."""

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from penilaian.berkas import tulis_templat
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.komponen.unduh import MIME, isi_berkas
from penilaian.dasbor.masuk.permintaan import pelaku_permintaan
from penilaian.dasbor.peladen.bukti import KEPALA, lampiran
from penilaian.dasbor.peladen.minta import nomor_diminta, pelan, wajib_ada
from penilaian.galat import GalatPemakaian
from penilaian.simpan import TAMU, GalatBasisData, GalatHak, Pelaku, TidakAda
from penilaian.simpan.rak import RakHasil

SiapaMeminta = Callable[[Request], Awaitable[Pelaku]]


def _rak() -> RakHasil:
    return gudang().hasil


def rute_isian(siapa: SiapaMeminta = pelaku_permintaan, rak: Callable[[], RakHasil] = _rak) -> list[BaseRoute]:
    """Return the route; it stands before Streamlit's own.

    ``/isian/{id}`` sends the answers of an assessment, as they stand now, in a template to go on with (XLSX). A number
    that nothing can have: 404, whoever asks. Not logged in: 401. No such assessment, or its drafts not open to the
    person: 404, one as the other.

    Args:
        siapa: who sends a request, ``TAMU`` without a living session; asked every time.
        rak: the open store's shelf of results.
    """

    async def isian(permintaan: Request) -> Response:
        try:
            wajib_ada(nomor := nomor_diminta(permintaan))
            pelaku = await siapa(permintaan)
            if pelaku == TAMU:
                return _tolak(401, "Masuk dahulu untuk mengunduh penilaian.")
            return await pelan(partial(_berkas, rak(), pelaku, nomor))
        except (GalatHak, TidakAda):
            return _tolak(404, "Penilaian ini tidak ada, atau tidak terbuka bagi peran Anda.")
        except (GalatBasisData, GalatPemakaian) as galat:
            return _tolak(503, str(galat))

    return [Route("/isian/{id}", isian)]


def _berkas(rak: RakHasil, pelaku: Pelaku, nomor: int) -> Response:
    ini = rak.satu(pelaku, nomor)
    desa, periode = ini.jawaban.kunci[["kode_desa", "periode"]].iloc[0]
    isi = isi_berkas(lambda p: tulis_templat(ini.instrumen, p, ini.jawaban), ".xlsx")
    kepala = {**KEPALA, "Content-Disposition": lampiran(f"penilaian-{desa}-{periode}.xlsx")}
    return Response(isi, media_type=MIME[".xlsx"], headers=kepala)


def _tolak(status: int, pesan: str) -> Response:
    return PlainTextResponse(pesan, status, headers=KEPALA)
