"""Providers of OpenID Connect on loopback: the mock of PyPI, and one of our own that can be told to misbehave."""

import json
import re
import secrets
import socket
import subprocess
import sys
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import unescape
from typing import Any

import httpx2
import pytest
import uvicorn
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from joserfc.jws import JWSRegistry
from peramban_uji import ASAL, Peramban, formulir
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.penyedia import _klien_tersimpan
from penilaian.simpan import TERMINAL, Peran

KLIEN, RAHASIA = "penilaian-desa", "rahasia-klien-yang-panjang-sekali-0123456789"


def port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


@contextmanager
def penyedia_tiruan() -> Iterator[str]:
    """Run oidc-provider-mock, which insists on a nonce; yields its issuer."""
    port = port_bebas()
    perintah = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce"]
    with subprocess.Popen(perintah, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as proses:
        try:
            tunggu(f"http://127.0.0.1:{port}/.well-known/openid-configuration", proses)
            yield f"http://127.0.0.1:{port}"
        finally:
            proses.terminate()


def tunggu(alamat: str, proses: "subprocess.Popen[bytes] | None" = None) -> None:
    """Wait until somebody answers; ``proses`` is who shall."""
    batas = time.monotonic() + 300  # a busy machine is slow, and nothing here measures time
    while True:
        assert proses is None or proses.poll() is None, f"{alamat}: ended before it answered"
        try:
            httpx2.get(alamat, timeout=5)
        except httpx2.TransportError:
            assert time.monotonic() < batas, alamat
            time.sleep(0.05)
        else:
            return


class PenyediaNakal:
    """A provider that does all right until told otherwise.

    Attributes:
        klaim: put over the claims of the id token; None takes one away.
        keterangan: put over the metadata.
        kunci: signs; the public half of ``asli`` is what the world knows.
        algoritma: of the signature.
        token: put over the answer of the token endpoint.
        userinfo: what that endpoint says.
        status: of the token endpoint.
    """

    def __init__(self) -> None:
        self.asli = RSAKey.generate_key(2048, {"kid": "satu"})
        self.port = port_bebas()
        self.alamat = f"http://127.0.0.1:{self.port}"
        self.jujur()

    def jujur(self) -> None:
        """Do all right again."""
        self.klaim: dict[str, Any] = {}
        self.keterangan: dict[str, Any] = {}
        self.kunci: Any = self.asli
        self.algoritma = "RS256"
        self.token: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.status = 200
        self.kode: dict[str, dict[str, str]] = {}
        self.diminta: list[dict[str, str]] = []

    def setujui(self, alamat: httpx2.URL | str) -> str:
        """Log in at the address that the browser was sent to; returns the address that it is sent back to."""
        minta = dict(httpx2.URL(alamat).params)
        kode = secrets.token_urlsafe(16)
        self.kode[kode] = minta
        return str(httpx2.URL(minta["redirect_uri"]).copy_merge_params({"code": kode, "state": minta["state"]}))

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._keterangan),
                Route("/kunci", self._kunci),
                Route("/token", self._token, methods=["POST"]),
                Route("/userinfo", self._userinfo),
            ]
        )

    async def _keterangan(self, permintaan: Request) -> Response:
        isi = {
            "issuer": self.alamat,
            "authorization_endpoint": f"{self.alamat}/masuk",
            "token_endpoint": f"{self.alamat}/token",
            "jwks_uri": f"{self.alamat}/kunci",
            "userinfo_endpoint": f"{self.alamat}/userinfo",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }
        return JSONResponse(isi | self.keterangan)

    async def _kunci(self, permintaan: Request) -> Response:
        return JSONResponse({"keys": [self.asli.as_dict(private=False)]})

    async def _userinfo(self, permintaan: Request) -> Response:
        return JSONResponse(self.userinfo)

    async def _token(self, permintaan: Request) -> Response:
        async with permintaan.form() as formulir:
            isi = {k: str(v) for k, v in formulir.items()}
        self.diminta.append(isi | {"authorization": permintaan.headers.get("authorization", "")})
        minta = self.kode.pop(isi.get("code", ""), None)
        tantangan = urlsafe_b64encode(sha256(isi.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        cocok = minta and (minta["code_challenge"], minta["redirect_uri"]) == (tantangan, isi.get("redirect_uri"))
        if not cocok or self.status != 200:
            return JSONResponse({"error": "invalid_grant"}, status_code=400 if self.status == 200 else self.status)
        kini = int(time.time())
        klaim = {
            "iss": self.alamat,
            "sub": "subjek-7",
            "aud": KLIEN,
            "iat": kini,
            "exp": kini + 300,
            "nonce": minta["nonce"],
            "email": "cici@desa.id",
            "email_verified": True,
        } | self.klaim
        tanda = self._tandai({k: v for k, v in klaim.items() if v is not None})
        token = {"access_token": "akses", "token_type": "Bearer", "expires_in": 300, "id_token": tanda} | self.token
        return Response(json.dumps({k: v for k, v in token.items() if v is not None}), media_type="application/json")

    def _tandai(self, klaim: dict[str, Any]) -> str:
        if self.algoritma == "none":
            bagian = ({"alg": "none", "kid": "satu"}, klaim)
            return ".".join(urlsafe_b64encode(json.dumps(b).encode()).decode().rstrip("=") for b in bagian) + "."
        registri = JWSRegistry(algorithms=[self.algoritma], strict_check_header=False)
        return jwt.encode({"alg": self.algoritma, "kid": "satu"}, klaim, self.kunci, registry=registri)

    @contextmanager
    def menyala(self) -> Iterator["PenyediaNakal"]:
        """Serve in a thread."""
        peladen = uvicorn.Server(uvicorn.Config(self.app(), port=self.port, log_level="error"))
        benang = threading.Thread(target=peladen.run, daemon=True)
        benang.start()
        tunggu(f"{self.alamat}/kunci")
        try:
            yield self
        finally:
            peladen.should_exit = True
            benang.join()


def kunci_lain() -> RSAKey:
    """Return a key that the provider never published, under the same name."""
    return RSAKey.generate_key(2048, {"kid": "satu"})


def kunci_bersama() -> OctKey:
    """Return the client secret as a key: who leaks it must not sign people in."""
    return OctKey.import_key(RAHASIA, {"kid": "satu"})


PENYEDIA = "penilaian_penyedia"


def pakai(monkeypatch: pytest.MonkeyPatch, penerbit: str) -> None:
    monkeypatch.setenv("PENILAIAN_OIDC_PENERBIT", penerbit)
    monkeypatch.setenv("PENILAIAN_OIDC_KLIEN", KLIEN)
    monkeypatch.setenv("PENILAIAN_OIDC_RAHASIA", RAHASIA)
    _klien_tersimpan.cache_clear()


def daftarkan(surel: str = "cici@desa.id") -> int:
    return gudang().akun.tambah(TERMINAL, surel, "Cici", [Peran("verifikator", "99.01")]).id


def berangkat(peramban: Peramban, lanjut: str = "") -> httpx2.URL:
    """Press the button; returns the address at the provider that the browser is sent to."""
    isi = formulir(peramban.lihat(f"/masuk?lanjut={lanjut}").text, "/masuk/oidc")
    jawaban = peramban.kirim("/masuk/oidc", isi)
    assert jawaban.status_code == 200, jawaban.text[-500:]
    otomatis = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', jawaban.text)[1]
    assert f'href="{otomatis}"' in jawaban.text
    return httpx2.URL(unescape(otomatis))


def kembali(peramban: Peramban, nakal: PenyediaNakal, lanjut: str = ""):
    return peramban.lihat(nakal.setujui(berangkat(peramban, lanjut)).removeprefix(ASAL))
