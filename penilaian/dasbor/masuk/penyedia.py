"""Logging in through an OpenID Connect provider: authorization code with PKCE, state and nonce, by Authlib.

State, nonce and PKCE verifier follow from one random cookie that lives ten minutes and a number of each login, so
nothing is kept on the server and tabs that log in beside each other do not disturb one another.
The provider's token is checked and forgotten; what stays is the same session as after a login by password.
"""

import hmac
import logging
import os
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode, urlsplit

import httpx2
from authlib.integrations.starlette_client import OAuth, OAuthError
from joserfc.errors import JoseError
from starlette.requests import Request
from starlette.responses import Response

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.csrf import turunan
from penilaian.dasbor.masuk.halaman_masuk import halaman, pesan
from penilaian.dasbor.masuk.permintaan import baca_formulir, tanyakan
from penilaian.dasbor.masuk.selesai import selesai
from penilaian.dasbor.sesi import PENYEDIA, SESI, UMUR_PENYEDIA, acak, alamat_umum, baca_kuki, pasang
from penilaian.galat import GalatPemakaian
from penilaian.simpan.rak import GalatMasuk, OrangPenyedia

_CATATAN = logging.getLogger(__name__)

_VARIABEL: Final = {
    "penerbit": "PENILAIAN_OIDC_PENERBIT",
    "klien": "PENILAIAN_OIDC_KLIEN",
    "rahasia": "PENILAIAN_OIDC_RAHASIA",
}

_ALGORITMA: Final = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"}
)
"""Signatures that only the provider can make; never ``none``, never one with a shared secret."""

_MINTA: Final = ("login", "select_account")
"""Values of ``prompt`` for computers that several people share: log in anew each time, or choose the account."""

_UMUR_KETERANGAN: Final = 600
"""Seconds that the provider's metadata and keys are kept."""

_BATAS_DETIK: Final = 10
"""How long the provider may take for one answer."""


@dataclass(frozen=True, slots=True)
class SetelanPenyedia:
    """Where the provider is and who we are to it.

    Attributes:
        penerbit: its issuer identifier, exactly as it calls itself.
        klien: client id.
        rahasia: client secret.
        nama: what the button calls it.
        minta: what the provider is asked to do first (``prompt``); None = it may let in whoever is logged in there.
    """

    penerbit: str
    klien: str
    rahasia: str = field(repr=False)
    nama: str
    minta: str | None = None


class GalatPenyedia(Exception):
    """The provider's answer is not accepted; the message is for the server's log."""


def setelan_penyedia() -> SetelanPenyedia | None:
    """Return what the environment says of the provider, None where it says nothing.

    Raises:
        GalatPemakaian: only a part of it is given, the issuer is not reached by https, or an unknown ``prompt``.
    """
    nilai = {kunci: os.environ.get(nama, "").strip() for kunci, nama in _VARIABEL.items()}
    if not any(nilai.values()):
        return None
    if kurang := [nama for kunci, nama in _VARIABEL.items() if not nilai[kunci]]:
        raise GalatPemakaian(f"Login lewat penyedia memerlukan juga {' dan '.join(kurang)}.")
    bagian = urlsplit(nilai["penerbit"])
    lokal = bagian.hostname in {"localhost", "127.0.0.1", "::1"}
    if bagian.scheme != "https" and not (bagian.scheme == "http" and lokal):
        raise GalatPemakaian(f"{_VARIABEL['penerbit']} harus diawali https://")
    minta = os.environ.get("PENILAIAN_OIDC_MINTA", "").strip() or None
    if minta not in {None, *_MINTA}:
        raise GalatPemakaian(f"PENILAIAN_OIDC_MINTA boleh {' atau '.join(_MINTA)}, bukan {minta!r}.")
    nama = os.environ.get("PENILAIAN_OIDC_NAMA", "").strip() or "akun lembaga"
    return SetelanPenyedia(**nilai, nama=nama, minta=minta)


async def berangkat(permintaan: Request) -> Response:
    """Send the browser to the provider.

    By a page and not by a redirect: browsers hold a form's redirects to the policy of the page that it stood on.
    """
    isi = await baca_formulir(permintaan, "oidc")
    setelan = setelan_penyedia()
    if setelan is None:
        return _gagal("Login lewat penyedia tidak dipasang di sini.", 404)
    rahasia = baca_kuki(permintaan, PENYEDIA) or acak()
    try:
        alamat = await _alamat_penyedia(setelan, permintaan, rahasia, isi.get("lanjut", ""))
    except (httpx2.HTTPError, GalatPenyedia, ValueError) as galat:
        _CATATAN.warning("penyedia login tidak dapat dipakai: %r", galat)
        return _gagal("Penyedia login sedang tidak terjangkau. Coba lagi sebentar lagi.", 502)
    jawaban = halaman(
        f"Ke {setelan.nama}",
        pesan("Anda diantar ke halaman penyedia login."),
        kaki={"Lanjutkan": alamat, "Batal": "/masuk"},
        muat_ke=alamat,
    )
    pasang(permintaan, jawaban, PENYEDIA, rahasia, sampai=UMUR_PENYEDIA)
    return jawaban


async def kembali(permintaan: Request) -> Response:
    """Take the browser back from the provider, check what it brings, and begin a session.

    The cookie stays for its ten minutes: another tab may still be on its way.
    """
    setelan, rahasia = setelan_penyedia(), baca_kuki(permintaan, PENYEDIA)
    token_lama = baca_kuki(permintaan, SESI)
    parameter = permintaan.query_params
    jalan = None if rahasia is None else _jalan(rahasia, parameter.get("state", ""))
    if setelan is None or rahasia is None or jalan is None:
        return _gagal("Login lewat penyedia tidak selesai, atau terlalu lama. Mulai lagi dari halaman masuk.", 403)
    if parameter.get("error"):
        return _gagal("Login di penyedia dibatalkan atau ditolak.", 403)
    if parameter.get("iss", setelan.penerbit) != setelan.penerbit:
        return _gagal("Jawaban datang dari penyedia lain.", 403)
    try:
        orang = await _orang(setelan, permintaan, turunan(rahasia, jalan.nomor), parameter.get("code", ""))
    except (OAuthError, JoseError, httpx2.HTTPError, GalatPenyedia, ValueError) as galat:
        _CATATAN.warning("jawaban penyedia login ditolak: %r", galat)
        return _gagal("Jawaban penyedia login tidak sah atau sudah lewat. Mulai lagi dari halaman masuk.", 403)
    try:
        baru = await tanyakan(lambda: gudang().sesi.masuk_penyedia(orang, token_lama=token_lama))
    except GalatMasuk as galat:
        return _gagal(str(galat), 403)
    return selesai(permintaan, baru, jalan.lanjut)


async def alamat_keluar(permintaan: Request) -> str | None:
    """Return where the provider ends its own login, None where it offers no such page or can't be asked."""
    setelan = setelan_penyedia()
    if setelan is None:
        return None
    try:
        ujung = (await _klien(setelan)).server_metadata.get("end_session_endpoint")
    except (httpx2.HTTPError, GalatPenyedia, ValueError) as galat:
        _CATATAN.warning("penyedia login tidak dapat ditanya tentang keluar: %r", galat)
        return None
    if not isinstance(ujung, str) or urlsplit(ujung).scheme not in {"https", urlsplit(setelan.penerbit).scheme}:
        return None
    pulang = {"client_id": setelan.klien, "post_logout_redirect_uri": f"{alamat_umum(permintaan)}/masuk"}
    return f"{ujung}{'&' if '?' in ujung else '?'}{urlencode(pulang)}"


async def _alamat_penyedia(setelan: SetelanPenyedia, permintaan: Request, rahasia: str, lanjut: str) -> str:
    klien = await _klien(setelan)
    jalan = _Jalan(acak(), lanjut)
    milik = turunan(rahasia, jalan.nomor)
    hasil = await klien.create_authorization_url(
        _alamat_kembali(permintaan),
        state=_state(rahasia, jalan),
        nonce=turunan(milik, "nonce"),
        code_verifier=turunan(milik, "pkce"),
        **({"prompt": setelan.minta} if setelan.minta else {}),
    )
    return str(hasil["url"])


async def _orang(setelan: SetelanPenyedia, permintaan: Request, milik: str, kode: str) -> OrangPenyedia:
    """Return whom the provider vouches for; its token is checked: signature, issuer, audience, time, nonce.

    ``milik``: the secret of this one login.
    """
    klien = await _klien(setelan)
    token = await klien.fetch_access_token(
        _alamat_kembali(permintaan), code=kode, code_verifier=turunan(milik, "pkce"), grant_type="authorization_code"
    )
    klaim: Mapping[str, Any] | None = await klien.parse_id_token(
        token,
        nonce=turunan(milik, "nonce"),
        claims_options={
            "iss": {"essential": True, "value": setelan.penerbit},
            "aud": {"essential": True, "value": setelan.klien},
        },
    )
    if klaim is None or not isinstance(klaim.get("sub"), str) or not klaim["sub"]:
        raise GalatPenyedia("no id token, or one without a subject")
    if "email" not in klaim and klien.server_metadata.get("userinfo_endpoint"):
        lebih = await klien.userinfo(token=token)
        if lebih.get("sub") != klaim["sub"]:
            raise GalatPenyedia("userinfo speaks of somebody else")
        klaim = {**lebih, **klaim}
    # Only an address that the provider has confirmed: anybody can write anything into the others.
    surel = str(klaim.get("email", "")) if klaim.get("email_verified") is True else None
    return OrangPenyedia(setelan.penerbit, klaim["sub"], surel)


async def _klien(setelan: SetelanPenyedia) -> Any:  # noqa: ANN401  (Authlib has no types)
    """Return Authlib's client of the provider, with its metadata loaded and held against our settings."""
    klien = _klien_tersimpan(setelan, int(time.monotonic() // _UMUR_KETERANGAN))
    keterangan = await klien.load_server_metadata()
    if keterangan.get("issuer") != setelan.penerbit:
        raise GalatPenyedia(f"the provider calls itself {keterangan.get('issuer')!r}, not {setelan.penerbit!r}")
    boleh = [a for a in keterangan.get("id_token_signing_alg_values_supported") or ["RS256"] if a in _ALGORITMA]
    if not boleh:
        raise GalatPenyedia("the provider signs with no method that is safe")
    keterangan["id_token_signing_alg_values_supported"] = boleh
    return klien


@lru_cache(maxsize=2)
def _klien_tersimpan(setelan: SetelanPenyedia, masa: int) -> Any:  # noqa: ANN401
    return OAuth().register(
        "penyedia",
        client_id=setelan.klien,
        client_secret=setelan.rahasia,
        server_metadata_url=f"{setelan.penerbit.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "timeout": _BATAS_DETIK},
    )


def _alamat_kembali(permintaan: Request) -> str:
    return f"{alamat_umum(permintaan)}/masuk/oidc/kembali"


class _Jalan(NamedTuple):
    """One login on its way: its number, and the page that was wanted."""

    nomor: str
    lanjut: str


def _state(rahasia: str, jalan: _Jalan) -> str:
    """Return a state that only this browser's cookie confirms and that remembers its login."""
    tanda = turunan(rahasia, f"state:{jalan.nomor}:{jalan.lanjut}")
    return f"{jalan.nomor}.{urlsafe_b64encode(jalan.lanjut.encode()).decode()}.{tanda}"


def _jalan(rahasia: str, state: str) -> _Jalan | None:
    """Return the login that a state remembers, None where the state is not this browser's."""
    nomor, _, sisa = state.partition(".")
    try:
        jalan = _Jalan(nomor, urlsafe_b64decode(sisa.partition(".")[0]).decode())
    except ValueError:
        return None
    return jalan if hmac.compare_digest(_state(rahasia, jalan).encode(), state.encode()) else None


def _gagal(isi: str, status: int) -> Response:
    return halaman("Belum masuk", pesan(isi, awas=True), status=status, kaki={"Ke halaman masuk": "/masuk"})
