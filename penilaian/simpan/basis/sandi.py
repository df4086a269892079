"""Passwords: which ones are accepted, and how they are kept (Argon2id). A password itself is never stored or shown."""

import re
import secrets
import unicodedata
from itertools import pairwise
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from penilaian.simpan.galat import GalatSimpan

SANDI_TERPENDEK: Final = 12
"""Characters; longer is better than cleverer, so nothing else about letters and digits is demanded."""

TERPANJANG: Final = 256
"""Characters; keeps a long text from occupying the machine."""

_RAGAM_TERKECIL: Final = 5
"""Different characters below which a password is a pattern."""

# The second recommendation of RFC 9106: 64 MiB, so that a computer of a village office bears several at once.
_PENGACAK: Final = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4, hash_len=32, salt_len=16)

_UMUM: Final = frozenset(
    [
        "admin",
        "administrator",
        "adminadmin",
        "alhamdulillah",
        "astaghfirullah",
        "bismillah",
        "desa",
        "doraemon",
        "indonesia",
        "jakarta",
        "katasandi",
        "kepaladesa",
        "letmein",
        "merdeka",
        "operator",
        "password",
        "passwordpassword",
        "penilaian",
        "penilaiandesa",
        "qwerty",
        "qwertyuiop",
        "rahasia",
        "rahasiarahasia",
        "sandi",
        "sandisandi",
        "sayang",
        "sayangku",
        "selamatdatang",
        "terserah",
        "welcome",
    ]
)
"""Words that are guessed first, whatever digits and signs stand around them."""

_HURUF_ACAK: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without characters that are mistaken for one another when read aloud or copied by hand."""


class SandiLemah(GalatSimpan):
    """The password is not accepted; the message says why and what helps."""


def periksa_sandi(sandi: str, nama_masuk: str) -> None:
    """Raise SandiLemah unless ``sandi`` is at least 12 characters and not among the first that anyone would guess."""
    baku = _baku(sandi)
    if len(baku) < SANDI_TERPENDEK:
        raise SandiLemah(
            f"Sandi paling sedikit {SANDI_TERPENDEK} karakter. Yang mudah diingat: empat kata yang tidak berhubungan."
        )
    if len(baku) > TERPANJANG:
        raise SandiLemah(f"Sandi paling banyak {TERPANJANG} karakter.")
    kecil = baku.casefold()
    nama = re.split(r"[@+]", nama_masuk)[0]
    if (
        len(set(kecil)) < _RAGAM_TERKECIL
        or (len(nama) > 3 and nama in kecil)
        or re.sub(r"[\W\d_]", "", kecil) in _UMUM
        or _berurutan(kecil)
    ):
        raise SandiLemah(
            "Sandi ini mudah ditebak: berisi nama masuk, kata yang sangat umum, atau deretan. "
            "Pakai empat kata yang tidak berhubungan."
        )


def acak_sandi(sandi: str, nama_masuk: str) -> str:
    """Return the Argon2id hash of a new password, with its parameters and a salt of its own. SandiLemah.

    Takes about a tenth of a second and 64 MiB: to be called before a transaction, not in it.
    """
    periksa_sandi(sandi, nama_masuk)
    return _PENGACAK.hash(_baku(sandi))


def acak_ulang(sandi: str) -> str:
    """Return the hash of a password that is already in use, with today's parameters."""
    return _PENGACAK.hash(_baku(sandi))


def cocok(hash_: str | None, sandi: str) -> bool:
    """Return whether a password is the one of a hash; takes as long where there is no hash at all."""
    if hash_ is None:
        _PENGACAK.hash(_baku(sandi)[:TERPANJANG])
        return False
    try:
        return _PENGACAK.verify(hash_, _baku(sandi)[:TERPANJANG])
    except (VerificationError, InvalidHashError):
        return False


def perlu_diacak_ulang(hash_: str) -> bool:
    """Return whether a hash was made with weaker parameters than those of today."""
    return _PENGACAK.check_needs_rehash(hash_)


def sandi_acak() -> str:
    """Return a new random password, four groups of five (99 bits), for handing over once."""
    return "-".join("".join(secrets.choice(_HURUF_ACAK) for _ in range(5)) for _ in range(4))


def _baku(sandi: str) -> str:
    """Return the one form of a text that keyboards write differently (NIST SP 800-63B: NFKC)."""
    return unicodedata.normalize("NFKC", sandi)


def _berurutan(sandi: str) -> bool:
    """Tell whether nearly every character follows its neighbour: 123456789012, abcdefghijkl."""
    beda = [ord(b) - ord(a) for a, b in pairwise(sandi)]
    return sum(abs(b) <= 1 for b in beda) > 0.75 * len(beda)
