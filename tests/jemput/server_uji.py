"""Survey servers on loopback, which answer as the documentation of KoboToolbox's API v2 and of ODK Central says.

They can be told to misbehave: refuse, ask for patience, break off in the middle of a body, send people elsewhere.
"""

import csv
import io
import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from penilaian.survei import susun_formulir

KIRIMAN = Path(__file__).parents[1] / "survei" / "kiriman"
TOKEN = "0123456789abcdef0123456789abcdef01234567"  # noqa: S105
UID = "aBcD1234efGh5678"
SUREL, SANDI, SESI = "siti@desa.id", "sandi-yang-panjang", "lSpAIeksRu1CNZs7"
PROYEK, FORM = 7, "inpres_3_2003"


class ServerUji:
    """One server; ``permintaan`` holds what it was asked."""

    def __init__(self) -> None:
        with socket.socket() as soket:
            soket.bind(("127.0.0.1", 0))
            self.port = int(soket.getsockname()[1])
        self.alamat = f"http://127.0.0.1:{self.port}"
        self.permintaan: list[tuple[str, str, dict[str, str], dict[str, str]]] = []
        self.balasan: dict[str, list[Response]] = {}
        """By method and path: answers that are given first, one each."""

    def rute(self) -> list[Route]:
        raise NotImplementedError

    def jalan(self, *metode: str) -> list[str]:
        """Return the paths that were asked for by these methods, in order."""
        return [j for m, j, _, _ in self.permintaan if m in metode]

    def catat(self, minta: Request) -> Response | None:
        """Write down a request, and return the answer that was prepared for it."""
        jalan = minta.url.path
        self.permintaan.append((minta.method, jalan, dict(minta.headers), dict(minta.query_params)))
        siap = self.balasan.get(f"{minta.method} {jalan}", [])
        return siap.pop(0) if siap else None

    @contextmanager
    def menyala(self) -> Iterator["ServerUji"]:
        """Serve in a thread."""
        peladen = uvicorn.Server(
            uvicorn.Config(Starlette(routes=self.rute()), port=self.port, log_level="critical", lifespan="off")
        )
        benang = threading.Thread(target=peladen.run, daemon=True)
        benang.start()
        while not peladen.started:
            time.sleep(0.01)
        try:
            yield self
        finally:
            peladen.should_exit = True
            benang.join()


class KoboUji(ServerUji):
    """KoboToolbox with one project and its export."""

    def __init__(self, isi: bytes) -> None:
        super().__init__()
        self.isi = isi
        self.menunggu = 1
        """Questions that are answered with ``processing`` first."""
        self.gagal = ""
        self.putus: list[int] = []
        """For each download that is begun: how many of its bytes go out before the line breaks."""
        self.berentang = True
        self.cap = '"5e-satu"'
        self.hasil = ""
        self.ekspor = 0
        self.pilihan: Any = None

    def rute(self) -> list[Route]:
        dasar = "/api/v2/assets/{uid}/exports/"
        return [
            Route(dasar, self.buat, methods=["POST"]),
            Route(dasar + "{ekspor}/", self.lihat),
            Route("/private-media/{nama}", self.unduh),
        ]

    def tolak(self, minta: Request) -> Response | None:
        if minta.headers.get("Authorization") != f"Token {TOKEN}":
            return JSONResponse({"detail": "Invalid token."}, 401)
        if minta.path_params.get("uid", UID) != UID:
            return JSONResponse({"detail": "Not found."}, 404)
        return None

    def tugas(self, status: str, hasil: str | None = None) -> dict[str, Any]:
        return {
            "url": f"{self.alamat}/api/v2/assets/{UID}/exports/e{self.ekspor}/",
            "status": status,
            "messages": {"error": self.gagal} if status == "error" else {},
            "uid": f"e{self.ekspor}",
            "date_created": "2026-11-30T01:00:00.000000Z",
            "last_submission_time": None,
            "result": hasil,
            "data": self.pilihan,
        }

    async def buat(self, minta: Request) -> Response:
        if (siap := self.catat(minta) or self.tolak(minta)) is not None:
            return siap
        self.pilihan = await minta.json()
        self.ekspor += 1
        return JSONResponse(self.tugas("created"), 201)

    async def lihat(self, minta: Request) -> Response:
        if (siap := self.catat(minta) or self.tolak(minta)) is not None:
            return siap
        if minta.path_params["ekspor"] != f"e{self.ekspor}":
            return JSONResponse({"detail": "Not found."}, 404)
        if self.gagal:
            return JSONResponse(self.tugas("error"))
        self.menunggu -= 1
        if self.menunggu >= 0:
            return JSONResponse(self.tugas("processing"))
        return JSONResponse(self.tugas("complete", self.hasil or f"{self.alamat}/private-media/e{self.ekspor}.csv"))

    async def unduh(self, minta: Request) -> Response:
        if (siap := self.catat(minta) or self.tolak(minta)) is not None:
            return siap
        rentang, kepala, mulai = minta.headers.get("Range", ""), {"ETag": self.cap}, 0
        if self.berentang and rentang and minta.headers.get("If-Range") == self.cap:
            mulai = int(rentang.removeprefix("bytes=").removesuffix("-"))
            kepala["Content-Range"] = f"bytes {mulai}-{len(self.isi) - 1}/{len(self.isi)}"
            if mulai >= len(self.isi):
                return Response(status_code=416, headers={"Content-Range": f"bytes */{len(self.isi)}"})
        sisa = self.isi[mulai:]
        kepala["Content-Length"] = str(len(sisa))
        return aliran(sisa, self.putus.pop(0) if self.putus else None, 206 if mulai else 200, kepala)


class OdkUji(ServerUji):
    """ODK Central with one form and its submissions, newest first; a page leads on by ``$skiptoken``."""

    def __init__(self, kiriman: list[dict[str, Any]]) -> None:
        super().__init__()
        self.kiriman = kiriman
        self.sekali = 2
        """The most that one page holds, whatever ``$top`` asks for."""
        self.putus: list[int] = []
        self.lama = False
        """An old Central, which leads on by ``$skip``."""
        self.sesi: set[str] = set()
        self.rumah = self.alamat
        """What it believes its own address to be."""

    def rute(self) -> list[Route]:
        return [
            Route("/v1/sessions", self.masuk, methods=["POST"]),
            Route("/v1/sessions/current", self.keluar, methods=["DELETE"]),
            Route("/v1/projects/{proyek:int}/forms/{form}.svc/Submissions", self.daftar),
        ]

    async def masuk(self, minta: Request) -> Response:
        if (siap := self.catat(minta)) is not None:
            return siap
        if await minta.json() != {"email": SUREL, "password": SANDI}:
            return JSONResponse(
                {"message": "Could not authenticate with the provided credentials.", "code": 401.2}, 401
            )
        self.sesi.add(SESI)
        return JSONResponse(
            {"createdAt": "2026-11-30T01:00:00Z", "expiresAt": "2026-12-01T01:00:00Z"} | {"token": SESI}
        )

    async def keluar(self, minta: Request) -> Response:
        self.catat(minta)
        self.sesi.discard(minta.headers["Authorization"].removeprefix("Bearer "))
        return JSONResponse({"success": True})

    async def daftar(self, minta: Request) -> Response:
        if (siap := self.catat(minta)) is not None:
            return siap
        if minta.headers.get("Authorization", "").removeprefix("Bearer ") not in self.sesi:
            return JSONResponse({"message": "Could not authenticate", "code": 401.2}, 401)
        if (minta.path_params["proyek"], minta.path_params["form"]) != (PROYEK, FORM):
            return JSONResponse({"message": "Could not find the resource you were looking for.", "code": 404.1}, 404)
        tanya = minta.query_params
        mulai = int(tanya.get("$skiptoken", "01")[2:] or 0) if not self.lama else int(tanya.get("$skip", 0))
        akhir = mulai + min(self.sekali, int(tanya["$top"]))
        badan: dict[str, Any] = {
            "value": self.kiriman[mulai:akhir],
            "@odata.context": f"{self.rumah}{minta.url.path.removesuffix('/Submissions')}/$metadata#Submissions",
            "@odata.count": len(self.kiriman),
        }
        if akhir < len(self.kiriman):
            penunjuk = {"$skip": akhir} if self.lama else {"$top": tanya["$top"], "$skiptoken": f"01{akhir}"}
            badan["@odata.nextLink"] = f"{self.rumah}{minta.url.path}?{urlencode(penunjuk)}"
        isi = json.dumps(badan).encode()
        kepala = {"Content-Type": "application/json", "Content-Length": str(len(isi))}
        return aliran(isi, self.putus.pop(0) if self.putus else None, 200, kepala)


def aliran(isi: bytes, sampai: int | None, status: int, kepala: dict[str, str]) -> Response:
    """Return an answer whose body comes in pieces; after ``sampai`` bytes of it the line breaks."""

    async def potongan() -> AsyncIterator[bytes]:
        batas = len(isi) if sampai is None else sampai
        for awal in range(0, batas, 1_000):
            yield isi[awal : min(awal + 1_000, batas)]
        if sampai is not None:
            raise ConnectionAbortedError

    return StreamingResponse(potongan(), status, kepala)


def ke_odata(teks: str, instrumen: Any) -> list[dict[str, Any]]:
    """Return the rows of one of Central's CSV files as its OData has them: groups as objects, numbers as numbers."""
    bilangan = {b["name"] for b in susun_formulir(instrumen).survey if b["type"] in {"integer", "decimal"}}
    hasil = []
    for baris in csv.DictReader(io.StringIO(teks, newline="")):
        satu: dict[str, Any] = {"__id": baris["KEY"]}
        satu["__system"] = {
            "submissionDate": baris["SubmissionDate"],
            "updatedAt": None,
            "submitterId": baris["SubmitterID"],
            "submitterName": baris["SubmitterName"],
            "attachmentsPresent": int(baris["AttachmentsPresent"]),
            "attachmentsExpected": int(baris["AttachmentsExpected"]),
            "status": None,
            "reviewState": baris["ReviewState"] or None,
            "deviceId": baris["DeviceID"] or None,
            "edits": int(baris["Edits"]),
            "formVersion": baris["FormVersion"],
            "deletedAt": None,
        }
        for kolom, isi in baris.items():
            if kolom == "SubmissionDate" or "/" in kolom:
                continue
            if kolom == "KEY":
                break
            *jalan, nama = kolom.split("-")
            cabang = satu
            for ruas in jalan:
                cabang = cabang.setdefault(ruas, {})
            cabang[nama] = (json.loads(isi) if nama in bilangan else isi) if isi else None
        hasil.append(satu)
    return hasil
