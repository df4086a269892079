"""The line to a survey server: one host, one secret, bounded answers, patience, and words for what goes wrong."""

import json
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Final, Protocol, TypeVar
from urllib.parse import urljoin

import httpx2

from penilaian.angka import bita
from penilaian.galat import GalatJawaban, GalatPemakaian, Temuan
from penilaian.jemput.formulir_server import alamat_server
from penilaian.jemput.penolakan import PENOLAKAN, SARAN_ALIH, SARAN_BESAR, SARAN_ULANG, asing, tolak

T = TypeVar("T")

JEDA: Final = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds to wait before asking again after the line broke; when bytes came in between, it starts anew."""

TENGGAT: Final = httpx2.Timeout(60.0, connect=20.0)
"""Seconds without a byte, and until a connection stands."""

_PALING_LAMA_TUNGGU: Final = 60.0
"""Seconds that a server may ask to wait (``Retry-After``) before the command gives up instead."""

_BATAS_PENGALIHAN: Final = 3
_SEMENTARA: Final = frozenset({500, 502, 503, 504})


class Maju(Protocol):
    """Told what is being done; ``selesai`` of ``dari`` bytes or submissions, 0 of 0 where that is unknown."""

    def __call__(self, langkah: str, selesai: int, dari: int) -> None: ...  # noqa: D102


class _Putus(Exception):
    """The line broke, or the server asked for patience: worth another try."""

    def __init__(self, temuan: Temuan, tunggu: float = 0.0) -> None:
        super().__init__()
        self.temuan = temuan
        self.tunggu = tunggu


class TakAdaLagi(Exception):
    """What a fetch went on from is no longer there (404, 410, a cursor that is refused): it begins anew."""


class Sambungan:
    """Asks one server. Other hosts get nothing, the secret least of all."""

    def __init__(
        self, alamat: str, kepala: Mapping[str, str] | None = None, *, tidur: Callable[[float], None] = time.sleep
    ) -> None:
        """Args: ``alamat`` of the server; ``kepala`` are headers with the secret; ``tidur`` waits for some seconds."""
        self.alamat = alamat
        self.tidur = tidur
        self._klien = httpx2.Client(timeout=TENGGAT, follow_redirects=False, headers={"User-Agent": "penilaian-desa"})
        self._klien.headers.update(kepala or {})

    def pakai(self, **kepala: str) -> None:
        """Send these headers from now on."""
        self._klien.headers.update(kepala)

    def tutup(self) -> None:
        """Close the line."""
        self._klien.close()

    def ulangi(self, kerja: Callable[[], T], sampai: Callable[[], int] = lambda: 0) -> T:
        """Do something that can be begun again, again where the line breaks; ``sampai`` says how far it has come.

        Raises:
            GalatJawaban: the server refuses, or the line broke too often.
        """
        gagal, dulu = 0, sampai()
        while True:
            try:
                return kerja()
            except _Putus as e:
                gagal, dulu = (0 if sampai() > dulu else gagal), max(dulu, sampai())
                if gagal >= len(JEDA) or e.tunggu > _PALING_LAMA_TUNGGU:
                    raise GalatJawaban([e.temuan]) from None
                self.tidur(max(JEDA[gagal], e.tunggu))
                gagal += 1

    def objek(
        self,
        metode: str,
        jalan: str,
        *,
        parameter: Mapping[str, str] | None = None,
        badan: Mapping[str, object] | None = None,
        batas: int = 1_000_000,
        lanjutan: bool = False,
    ) -> dict[str, Any]:
        """Return the JSON object that the server answers; numbers stay as they are written, as text.

        Args:
            metode: GET or POST.
            jalan: path on the server.
            parameter: of the query.
            badan: object that is sent.
            batas: bytes of the answer.
            lanjutan: goes on from what an earlier answer gave; then its absence is TakAdaLagi.

        Raises:
            GalatJawaban: refused (L01–L06), no JSON object (L07), too much (L09).
        """

        def tanya() -> bytes:
            with self.alirkan(metode, jalan, parameter=parameter, badan=badan, lanjutan=lanjutan) as balas:
                isi = bytearray()
                for potong in self._potongan(balas.iter_bytes()):
                    isi += potong
                    if len(isi) > batas:
                        raise tolak(self.alamat, "L09", f"satu jawaban server lebih dari {bita(batas)}", SARAN_BESAR)
                return bytes(isi)

        isi = self.ulangi(tanya) if metode == "GET" else tanya_sekali(tanya)
        try:
            hasil = json.loads(isi, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            hasil = None
        if not isinstance(hasil, dict):
            raise asing(self.alamat)
        return hasil

    def akhiri(self, jalan: str) -> None:
        """Ask the server to end what was begun (DELETE); where it can't be asked, so be it."""
        with suppress(httpx2.HTTPError):
            self._klien.delete(urljoin(f"{self.alamat}/", jalan))

    @contextmanager
    def alirkan(
        self,
        metode: str,
        jalan: str,
        *,
        parameter: Mapping[str, str] | None = None,
        badan: Mapping[str, object] | None = None,
        kepala: Mapping[str, str] | None = None,
        boleh: frozenset[int] = frozenset({200, 201}),
        lanjutan: bool = False,
    ) -> Iterator[httpx2.Response]:
        """Ask, and give the answer with its body still to come; within ``ulangi``."""
        alamat = self._di_sini(self.alamat, jalan)
        for _ in range(_BATAS_PENGALIHAN + 1):
            minta = self._klien.build_request(metode, alamat, params=parameter, json=badan, headers=kepala)
            balas = self._kirim(minta)
            try:
                if not balas.is_redirect:
                    self._periksa(balas, boleh, lanjutan=lanjutan)
                    yield balas
                    return
                alamat, parameter = self._di_sini(alamat, balas.headers.get("Location", "")), None
            finally:
                balas.close()
            if metode != "GET":
                break
        raise tolak(self.alamat, "L06", "server mengalihkan permintaan terus-menerus", SARAN_ALIH)

    def potongan(self, balas: httpx2.Response) -> Iterator[bytes]:
        """Yield the body as it comes over the line, not unpacked; within ``ulangi``."""
        if balas.headers.get("Content-Encoding", "identity") != "identity":
            raise asing(self.alamat)
        yield from self._potongan(balas.iter_raw())

    def _potongan(self, aliran: Iterator[bytes]) -> Iterator[bytes]:
        try:
            yield from aliran
        except httpx2.DecodingError:
            raise asing(self.alamat) from None
        except httpx2.TransportError as e:
            raise self._putus(e) from None

    def _kirim(self, minta: httpx2.Request) -> httpx2.Response:
        try:
            return self._klien.send(minta, stream=True)
        except httpx2.TransportError as e:
            if _sertifikat(e):
                pesan = "sertifikat server tidak dapat dipercaya, jadi token tidak dikirim"
                saran = "Periksa alamat dan jam komputer ini, atau tanyakan pengelola server."
                raise tolak(self.alamat, "L08", pesan, saran) from None
            raise self._putus(e) from None

    def _putus(self, e: Exception) -> _Putus:
        sebab = "server tidak menjawab" if isinstance(e, httpx2.TimeoutException) else "sambungan putus"
        if isinstance(e, (httpx2.ConnectError, httpx2.ConnectTimeout)):
            sebab = "server tidak terjangkau"
        return _Putus(Temuan(self.alamat, "L08", sebab, f"{SARAN_ULANG} Yang sudah diterima tidak diunduh lagi."))

    def _di_sini(self, dari: str, ke: str) -> str:
        """Return the address that ``dari`` leads to. GalatJawaban (L06) unless it is of this server."""
        try:
            tujuan = urljoin(f"{dari}/" if dari == self.alamat else dari, ke)
            bagian = httpx2.URL(tujuan)
            if alamat_server(f"{bagian.scheme}://{bagian.netloc.decode()}") == self.alamat and not bagian.userinfo:
                return tujuan
        except (httpx2.InvalidURL, GalatPemakaian, ValueError):
            pass
        pesan = "server mengalihkan permintaan ke tempat lain, yang tidak diikuti"
        raise tolak(self.alamat, "L06", pesan, SARAN_ALIH)

    def _periksa(self, balas: httpx2.Response, boleh: frozenset[int], *, lanjutan: bool) -> None:
        """Raise for an answer that is none of those looked for."""
        status = balas.status_code
        if status in boleh:
            return
        if lanjutan and status in {400, 404, 410, 416}:
            raise TakAdaLagi
        if status == httpx2.codes.TOO_MANY_REQUESTS:
            tunggu = _detik(balas.headers.get("Retry-After", ""))
            pesan = "server menolak sebab terlalu sering ditanya"
            saran = "Tunggu beberapa menit, lalu jalankan perintah yang sama."
            raise _Putus(Temuan(self.alamat, "L04", pesan, saran), tunggu)
        if status in _SEMENTARA:
            raise _Putus(Temuan(self.alamat, "L05", f"server sedang bermasalah (status {status})", SARAN_ULANG))
        if status in PENOLAKAN:
            raise tolak(self.alamat, *PENOLAKAN[status])
        raise asing(self.alamat, f"server menjawab dengan status {status}")


def tanya_sekali(kerja: Callable[[], T]) -> T:
    """Do what must not be done twice. GalatJawaban where the line breaks."""
    try:
        return kerja()
    except _Putus as e:
        raise GalatJawaban([e.temuan]) from None


def _detik(tulisan: str) -> float:
    """Return the seconds of a ``Retry-After``; a date is more than the command waits for."""
    return float(tulisan) if tulisan.isascii() and tulisan.isdigit() else (_PALING_LAMA_TUNGGU + 1) * bool(tulisan)


def _sertifikat(e: BaseException | None) -> bool:
    """Return whether it was the server's certificate that failed."""
    while e is not None:
        if isinstance(e, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(e):
            return True
        e = e.__cause__ or e.__context__
    return False
