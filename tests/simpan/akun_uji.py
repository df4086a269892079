"""What the tests of accounts share: a clock that is moved by hand, and a store with a first admin."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import event, func, select

from penilaian import simpan
from penilaian.simpan import Gudang, Pelaku, Peran
from penilaian.simpan.basis import sandi as modul_sandi
from penilaian.simpan.basis.tabel import Sesi
from penilaian.simpan.rak.akun import Akun, RakAkun
from penilaian.simpan.rak.sesi import RakSesi
from penilaian.simpan.transaksi.mulai_sesi import SesiBaru

SANDI = "kuda laut biru sepeda"
SANDI_LAIN = "payung kertas gunung teh"
DI_SINI = "192.0.2.10"

Masuk = tuple[SesiBaru, datetime]
"""A login and when it was."""


class Jam:
    def __init__(self, kini: datetime | None = None) -> None:
        self.kini = kini or datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.kini

    def maju(self, **lama: float) -> None:
        self.kini += timedelta(**lama)


@dataclass
class Dunia:
    gudang: Gudang
    admin: Pelaku
    token_admin: str
    jam: Jam = field(default_factory=Jam)

    def __post_init__(self) -> None:
        self.akun = RakAkun(self.gudang.koneksi)
        self.sesi = RakSesi(self.gudang.koneksi, self.jam)

    def tambah(self, nama: str, *peran: Peran, sandi: str | None = SANDI) -> Akun:
        return self.akun.tambah(self.admin, nama, nama.title(), peran or (Peran("penilai", "99.01"),), sandi)

    def masuk(self, nama: str, sandi: str = SANDI, alamat: str = DI_SINI) -> str:
        return self.sesi.masuk(nama, sandi, alamat).token

    def kejadian(self, awalan: str) -> list[tuple[str, str]]:
        return [(k.aksi, k.objek) for k in self.gudang.riwayat.akun(self.admin) if k.aksi.startswith(awalan)][::-1]


def baris_sesi(dunia: Dunia) -> int:
    """Return how many sessions were not revoked."""
    with dunia.gudang.koneksi.baca() as s:
        return s.scalar(select(func.count()).select_from(Sesi).where(Sesi.dicabut.is_(None))) or 0


@pytest.fixture(autouse=True)
def pengacak_ringan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with next to no memory: the real parameters have a test of their own."""
    monkeypatch.setattr(modul_sandi, "_PENGACAK", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture(scope="session")
def pola_akun(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[object, Masuk]]:
    """Return a maker of stores with one admin, each made once and copied afterwards, and that admin's login."""
    jadi: dict[str, tuple[object, Masuk]] = {}

    def buat(jenis: str, peladen: Callable[[], Any]) -> tuple[object, Masuk]:
        if jenis not in jadi:
            folder = tmp_path_factory.mktemp(f"pola-akun-{jenis}")
            nama = peladen().basis_data() if jenis == "postgres" else ""
            with simpan.buka(peladen().alamat(nama) if nama else None, folder) as gudang:
                kode = RakAkun(gudang.koneksi).terbitkan_kode()
                assert kode is not None
                kini = datetime.now(UTC)
                awal = RakSesi(gudang.koneksi, Jam(kini)).mulai(kode, "siti", "Siti Aminah", SANDI)
            jadi[jenis] = nama or folder / "penilaian.db", (awal, kini)
        return jadi[jenis]

    return buat


@pytest.fixture(params=["sqlite", "postgres"])
def gudang_akun(
    request: pytest.FixtureRequest, tmp_path: Path, pola_akun: Callable[..., tuple[object, Masuk]]
) -> Iterator[tuple[Gudang, Masuk]]:
    """A store with one admin, and that admin's login."""
    asal, awal = pola_akun(request.param, lambda: request.getfixturevalue("postgres"))
    folder = tmp_path / "data"
    folder.mkdir()
    if request.param == "sqlite":
        shutil.copy(str(asal), folder / "penilaian.db")
        with simpan.buka(None, folder) as gudang:
            event.listen(gudang.koneksi.mesin, "connect", lambda c, _: c.execute("PRAGMA synchronous = OFF"))
            gudang.koneksi.mesin.dispose()
            yield gudang, awal
        return
    peladen = request.getfixturevalue("postgres")
    nama = peladen.basis_data(str(asal))
    with simpan.buka(peladen.alamat(nama), folder) as gudang:
        yield gudang, awal
    peladen.buang(nama)


@pytest.fixture
def dunia(gudang_akun: tuple[Gudang, Masuk]) -> Dunia:
    """A store with one admin, who has just logged in: the clock starts then, however long ago the store was made."""
    gudang, (awal, kini) = gudang_akun
    return Dunia(gudang, awal.pelaku, awal.token, Jam(kini))
