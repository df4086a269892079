"""Stores to test with: every test of a store runs on SQLite and on a real PostgreSQL server on loopback.

``gudang_kosong`` is a new store, ``gudang`` one with people and the shipped instrument, ``lembar`` a draft in it.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from postgres_uji import Postgres, postgres  # noqa: F401

from penilaian import simpan
from penilaian.instrumen import Instrumen
from penilaian.simpan import TERMINAL, Awal, Gudang, Lembar, Pelaku, Peran
from penilaian.simpan.basis import kunci_sewa
from penilaian.simpan.transaksi.orang import buat_orang
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, kunci_rantai
from penilaian.terkirim import terkirim

DESA = "99.01.01.2001"
DESA_ASING = "99.02.01.2001"

ORANG = {
    "penilai": Peran("penilai", "99.01.01"),
    "penilai_dua": Peran("penilai", DESA),
    "verifikator": Peran("verifikator", "99.01.01"),
    "verifikator_kabupaten": Peran("verifikator", "99.01"),
    "kepala_desa": Peran("kepala_desa", DESA),
    "pengamat": Peran("pengamat", "99.01"),
    "admin": Peran("admin"),
    "penilai_asing": Peran("penilai", "99.02"),
    "penilai_semua": Peran("penilai"),
    "verifikator_semua": Peran("verifikator"),
}


@dataclass(frozen=True)
class Orang:
    """Everyone whose account stands in ``gudang``, as they are when logged in."""

    penilai: Pelaku
    penilai_dua: Pelaku
    verifikator: Pelaku
    verifikator_kabupaten: Pelaku
    kepala_desa: Pelaku
    pengamat: Pelaku
    admin: Pelaku
    penilai_asing: Pelaku
    penilai_semua: Pelaku
    verifikator_semua: Pelaku


@pytest.fixture(scope="session")
def orang() -> Orang:
    return Orang(**{nama: Pelaku(n, nama, (peran,)) for n, (nama, peran) in enumerate(ORANG.items(), start=1)})


# -- stores ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tempat:
    """Where a store lies: what ``buka`` is given."""

    jenis: str
    alamat: str | None
    folder: Path

    def buka(self) -> Gudang:
        return simpan.buka(self.alamat, self.folder)


@pytest.fixture(params=["sqlite", "postgres"])
def tempat(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tempat]:
    """A place without a store."""
    if request.param == "sqlite":
        yield Tempat("sqlite", None, tmp_path / "data")
        return
    peladen: Postgres = request.getfixturevalue("postgres")
    nama = peladen.basis_data()
    yield Tempat("postgres", peladen.alamat(nama), tmp_path / "data")
    peladen.buang(nama)


@pytest.fixture
def gudang_kosong(tempat: Tempat) -> Iterator[Gudang]:
    with tempat.buka() as gudang:
        yield gudang


@pytest.fixture(scope="session")
def pola(tmp_path_factory: pytest.TempPathFactory, orang: Orang) -> Callable[[str, Callable[[], Postgres]], object]:
    """Return a maker of stores with people and instrument, each made once and copied afterwards."""
    jadi: dict[str, object] = {}

    def buat(jenis: str, peladen: Callable[[], Postgres]) -> object:
        if jenis not in jadi:
            folder = tmp_path_factory.mktemp(f"pola-{jenis}")
            nama = peladen().basis_data() if jenis == "postgres" else ""
            with simpan.buka(peladen().alamat(nama) if nama else None, folder) as gudang:
                _isi(gudang, orang)
            jadi[jenis] = nama or folder / "penilaian.db"
        return jadi[jenis]

    return buat


def _isi(gudang: Gudang, orang: Orang) -> None:
    gudang.instrumen.daftarkan("inpres-3-2003")
    with gudang.koneksi.tulis() as s:
        kepala = kunci_rantai(s, RANTAI_AKUN)
        for p in vars(orang).values():
            isi = {"nama_masuk": p.nama, "nama": p.nama.title(), "peran": p.peran, "sandi_hash": "tidak terpakai"}
            assert buat_orang(s, kepala, TERMINAL, **isi).id == p.pengguna_id


@pytest.fixture(params=["sqlite", "postgres"])
def tempat_isi(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    pola: Callable[[str, Callable[[], Postgres]], object],
) -> Iterator[Tempat]:
    """A place with a store that holds people and the shipped instrument, and nothing is open."""
    asal = pola(request.param, lambda: request.getfixturevalue("postgres"))
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    if request.param == "sqlite":
        shutil.copy(str(asal), folder / "penilaian.db")
        yield Tempat("sqlite", None, folder)
        return
    peladen: Postgres = request.getfixturevalue("postgres")
    nama = peladen.basis_data(str(asal))
    yield Tempat("postgres", peladen.alamat(nama), folder)
    peladen.buang(nama)


@pytest.fixture
def gudang(tempat_isi: Tempat) -> Iterator[Gudang]:
    with tempat_isi.buka() as gudang:
        yield gudang


@pytest.fixture
def sidik(gudang: Gudang) -> str:
    """Hash of the shipped instrument."""
    return gudang.instrumen.daftar()[0][2]


@pytest.fixture
def lembar(gudang: Gudang, orang: Orang, sidik: str) -> Lembar:
    """A draft of ``DESA`` for 2026 that nobody has filled in yet."""
    return gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, nama_desa="Sukamaju"))


@pytest.fixture
def bawa_ke(gudang: Gudang, orang: Orang) -> Callable[[int, str], Lembar]:
    """Return a function that leads a draft by the ordinary way to a state."""

    def bawa(penilaian_id: int, keadaan: str) -> Lembar:
        if keadaan != "draf":
            gudang.alur.ajukan(orang.penilai_semua, penilaian_id)
        if keadaan == "dikembalikan":
            gudang.alur.kembalikan(orang.verifikator_semua, penilaian_id, "kurang")
        if keadaan in {"diverifikasi", "final"}:
            gudang.alur.verifikasi(orang.verifikator_semua, penilaian_id, "sesuai kunjungan")
        if keadaan == "final":
            gudang.alur.finalkan(orang.verifikator_semua, penilaian_id, "sesuai kunjungan")
        return gudang.lembar.ambil(orang.penilai_semua, penilaian_id)

    return bawa


@pytest.fixture
def instrumen_ubahan(gudang: Gudang, tmp_path: Path) -> Callable[[str, dict[str, tuple[str, str] | None]], Instrumen]:
    """Return a maker of other versions of the shipped instrument, without a past, kept in ``gudang``.

    It takes a version and, by indicator, a replacement in its file (None = the file is left out).
    """

    def buat(versi: str, ganti: dict[str, tuple[str, str] | None]) -> Instrumen:
        folder = tmp_path / f"instrumen-{versi}"
        tanpa = shutil.ignore_patterns("versi", "padanan")
        shutil.copytree(terkirim("indikator", "inpres-3-2003"), folder, ignore=tanpa)
        kepala = folder / "instrumen.yaml"
        kepala.write_text(re.sub(r"(?m)^versi: .*$", f"versi: {versi}", kepala.read_text("utf-8")), "utf-8")
        for indikator, tukar in ganti.items():
            (berkas,) = folder.glob(f"[1-4]-*/{indikator}-*.yaml")
            isi = berkas.read_text("utf-8")
            if tukar is None:
                berkas.unlink()
                continue
            assert tukar[0] in isi
            berkas.write_text(isi.replace(*tukar, 1), "utf-8")
        return gudang.instrumen.daftarkan(folder)

    return buat


@pytest.fixture
def sewa_singkat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that run out in seconds, so that no test waits for half a minute."""
    monkeypatch.setattr(kunci_sewa, "_DETAK", 0.3)
    monkeypatch.setattr(kunci_sewa, "_SEWA", 3.0)
    monkeypatch.setattr(kunci_sewa, "_BANGKIT", 3.0)
