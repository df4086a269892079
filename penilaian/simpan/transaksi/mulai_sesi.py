"""Beginning a session, inside a transaction."""

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, TypeGuard

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import Pengguna, Rantai, Sesi
from penilaian.simpan.transaksi.cabut_sesi import cabut_satu, sidik_token
from penilaian.simpan.transaksi.orang import isi_masuk, objek_orang, pelaku_dari
from penilaian.simpan.transaksi.rantai import catat
from penilaian.simpan.transaksi.umur_sesi import DIAM, PALING_LAMA, hidup

Cara = Literal["lokal", "oidc"]

_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class SesiBaru:
    """A session just begun.

    Attributes:
        token: for the cookie; known nowhere else, and not shown in ``repr``.
        perangkat: for the cookie by which the browser is known from now on; None where logging in needs no password.
        pelaku: who logged in.
        kedaluwarsa: when it ends at the latest (UTC).
    """

    token: str = field(repr=False)
    perangkat: str | None = field(repr=False)
    pelaku: Pelaku
    kedaluwarsa: datetime


def berbentuk_token(token: str | None) -> TypeGuard[str]:
    """Return whether this can be a session's token at all; what cannot is asked of no table."""
    return token is not None and _TOKEN.fullmatch(token) is not None


def mulai_sesi(
    s: Session,
    kepala: Rantai,
    orang: Pengguna,
    cara: Cara,
    waktu: datetime,
    token_lama: str | None,
    perangkat: str | None,
    *,
    diacak_ulang: bool = False,
) -> SesiBaru:
    """Begin a session in an open transaction; its token is always new, the browser's old session ends.

    ``diacak_ulang``: the same password is kept with other parameters from now on, which history must know.
    """
    s.execute(delete(Sesi).where(Sesi.kedaluwarsa < waktu))
    if berbentuk_token(token_lama):
        cabut_satu(s, token_lama, waktu)
    token = secrets.token_urlsafe(32)
    s.add(
        Sesi(
            token_sha256=sidik_token(token),
            pengguna_id=orang.id,
            cara=cara,
            dibuat=waktu,
            kedaluwarsa=waktu + DIAM,
        )
    )
    siapa = pelaku_dari(s, orang)
    baru = {"cara": cara, **(isi_masuk(orang) if diacak_ulang else {})}
    catat(s, kepala, siapa, "sesi.masuk", objek_orang(orang.id), waktu=waktu, baru=baru)
    return SesiBaru(token, perangkat, siapa, waktu + PALING_LAMA)


def sesi_berjalan(s: Session, orang: Pengguna, token: str | None, waktu: datetime) -> SesiBaru | None:
    """Return the living session that a browser has of the same person through the provider, None without one."""
    if not berbentuk_token(token):
        return None
    ini = (Sesi.token_sha256 == sidik_token(token), *hidup(waktu))
    sesi = s.scalar(select(Sesi).where(*ini, Sesi.pengguna_id == orang.id, Sesi.cara == "oidc"))
    return None if sesi is None else SesiBaru(token, None, pelaku_dari(s, orang), sesi.dibuat + PALING_LAMA)
