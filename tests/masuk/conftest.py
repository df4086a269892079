"""A store for the routes of logging in, and browsers that ask them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from penyedia_uji import PenyediaNakal, daftarkan, pakai
from peramban_uji import SANDI, Peramban

from penilaian.dasbor.gudang import gudang, tutup_gudang
from penilaian.simpan import TERMINAL, Gudang, Peran
from penilaian.simpan.basis import sandi as modul_sandi


@pytest.fixture(autouse=True)
def lingkungan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A data folder of its own, no provider, and hashing with next to no memory."""
    for nama in ("PENILAIAN_DB", "PENILAIAN_ALAMAT", "PENILAIAN_OIDC_PENERBIT", "PENILAIAN_OIDC_KLIEN"):
        monkeypatch.delenv(nama, raising=False)
    monkeypatch.delenv("PENILAIAN_OIDC_RAHASIA", raising=False)
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(modul_sandi, "_PENGACAK", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    tutup_gudang()
    yield
    tutup_gudang()


@pytest.fixture
def toko() -> Gudang:
    """A store with the admin Siti and the penilai Budi."""
    gudang().akun.tambah(TERMINAL, "siti", "Siti Aminah", [Peran("admin")], SANDI)
    gudang().akun.tambah(TERMINAL, "budi", "Budi", [Peran("penilai", "99.01")], SANDI)
    return gudang()


@pytest.fixture
def peramban(toko: Gudang) -> Peramban:
    return Peramban()


@pytest.fixture
def peramban_lain(toko: Gudang) -> Callable[..., Peramban]:
    return Peramban


@pytest.fixture(scope="module")
def nakal_menyala() -> Iterator[PenyediaNakal]:
    with PenyediaNakal().menyala() as penyedia:
        yield penyedia


@pytest.fixture
def nakal(nakal_menyala: PenyediaNakal, toko, monkeypatch) -> PenyediaNakal:
    nakal_menyala.jujur()
    pakai(monkeypatch, nakal_menyala.alamat)
    daftarkan()
    return nakal_menyala
