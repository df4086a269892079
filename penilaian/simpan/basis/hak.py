"""Who may do what, and where: one table, pure functions.

Every method of the store asks here; pages may ask too, so as not to offer what would be refused.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from penilaian.desa import kode_bernama, terletak
from penilaian.simpan.basis.tabel import JENIS_PERAN, JenisPeran
from penilaian.simpan.galat import GalatHak

Aksi = Literal[
    "buat",
    "isi",
    "ajukan",
    "baca_draf",
    "komentar",
    "verifikasi",
    "finalkan",
    "buka_kembali",
    "resmikan",
    "baca_final",
    "kelola_akun",
    "atur",
    "rawat",
]

PANJANG_KABUPATEN: Final = len("15.01")
"""Length of a kabupaten's dotted code; a shorter prefix is a province or everywhere."""

_WILAYAH = re.compile(r"(?:[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?)?")


@dataclass(frozen=True, slots=True)
class Peran:
    """A role and the area that it holds in: a dotted code (province to village) or ``""`` for everywhere.

    ValueError for an unknown role, an area that is no code, and a village head without a village.
    """

    jenis: JenisPeran
    wilayah: str = ""

    def __post_init__(self) -> None:
        wajib_jenis_peran(self.jenis)
        wajib_bentuk_wilayah(self.wilayah)
        if self.jenis == "kepala_desa" and len(self.wilayah) != len("15.01.20.2006"):
            raise ValueError("kepala desa harus terikat pada satu desa; tulis kodenya, misalnya 15.01.20.2006")


def wajib_jenis_peran(jenis: str) -> None:
    """Raise ValueError unless there is such a role."""
    if jenis not in JENIS_PERAN:
        raise ValueError(f"peran {jenis!r} tidak ada; yang ada: {', '.join(JENIS_PERAN)}")


def wajib_bentuk_wilayah(wilayah: str) -> None:
    """Raise ValueError unless this is written as the code of an area, or ``""``."""
    if not _WILAYAH.fullmatch(wilayah):
        raise ValueError(
            f"wilayah {wilayah!r} bukan kode bertitik; contoh 15 (provinsi), 15.01 (kabupaten), "
            "15.01.20 (kecamatan), 15.01.20.2006 (desa), atau kosong untuk semua"
        )


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Who acts: a logged-in person with the roles of this moment, a visitor, or the machine's own terminal.

    Attributes:
        pengguna_id: None for visitor and terminal.
        nama: as shown.
        peran: empty for a visitor.
    """

    pengguna_id: int | None
    nama: str
    peran: tuple[Peran, ...] = ()

    def wilayah(self, aksi: Aksi) -> tuple[str, ...]:
        """Return the prefixes within which the person may do this; ``""`` = everywhere, none = nowhere."""
        aturan = _ATURAN[aksi]
        if aturan.di_mana_pun:
            return ("",) if any(p.jenis in aturan.peran for p in self.peran) else ()
        return tuple(
            p.wilayah for p in self.peran if p.jenis in aturan.peran and len(p.wilayah) <= aturan.panjang_wilayah
        )


TAMU: Final = Pelaku(None, "tamu")
"""A visitor who is not logged in."""

TERMINAL: Final = Pelaku(None, "terminal", (Peran("admin"),))
"""Whoever runs commands on the server itself: owns the data anyway, and may administrate."""


class _Aturan(NamedTuple):
    """Which roles may, whether only with an area up to a length of code, or regardless of area."""

    peran: frozenset[JenisPeran]
    panjang_wilayah: int = len("15.01.20.2006")
    di_mana_pun: bool = False


_PENILAI: Final = frozenset[JenisPeran]({"penilai"})
_VERIFIKATOR: Final = frozenset[JenisPeran]({"verifikator"})
_ADMIN: Final = frozenset[JenisPeran]({"admin"})
_PEMBACA: Final = frozenset[JenisPeran]({"penilai", "verifikator", "kepala_desa"})
_PEMUTUS: Final = _Aturan(_VERIFIKATOR, panjang_wilayah=PANJANG_KABUPATEN)

_ATURAN: Final[dict[Aksi, _Aturan]] = {
    "buat": _Aturan(_PENILAI),
    "isi": _Aturan(_PENILAI),
    "ajukan": _Aturan(_PENILAI),
    "baca_draf": _Aturan(_PEMBACA),
    "komentar": _Aturan(_PEMBACA),
    "verifikasi": _Aturan(_VERIFIKATOR),
    "finalkan": _PEMUTUS,
    "buka_kembali": _PEMUTUS,
    "resmikan": _PEMUTUS,
    "baca_final": _Aturan(frozenset(JENIS_PERAN), di_mana_pun=True),
    "kelola_akun": _Aturan(_ADMIN),
    "atur": _Aturan(_ADMIN),
    "rawat": _Aturan(_ADMIN),
}

_SEBUTAN: Final[dict[Aksi, str]] = {
    "buat": "membuat penilaian",
    "isi": "mengisi penilaian",
    "ajukan": "mengajukan penilaian",
    "baca_draf": "membaca penilaian yang belum final",
    "komentar": "memberi komentar",
    "verifikasi": "memverifikasi",
    "finalkan": "memfinalkan penilaian",
    "buka_kembali": "membuka kembali penilaian final",
    "resmikan": "menetapkan penilaian resmi",
    "baca_final": "membaca hasil final",
    "kelola_akun": "mengelola akun",
    "atur": "mengubah pengaturan",
    "rawat": "merawat basis data",
}


def boleh(pelaku: Pelaku, aksi: Aksi, desa: str = "") -> bool:
    """Return whether ``pelaku`` may do ``aksi`` in ``desa``.

    Args:
        pelaku: who acts.
        aksi: what.
        desa: dotted code of a village, or of a larger area that must lie wholly within the person's; ``""`` = the
            whole store.
    """
    return any(terletak(desa, w) for w in pelaku.wilayah(aksi))


def wajib(pelaku: Pelaku, aksi: Aksi, desa: str = "") -> None:
    """Raise GalatHak unless ``pelaku`` may do ``aksi`` in ``desa``."""
    if not boleh(pelaku, aksi, desa):
        di = f" di {kode_bernama(desa)}" if desa else ""
        raise GalatHak(f"Peran Anda tidak mengizinkan {_SEBUTAN[aksi]}{di}.")
