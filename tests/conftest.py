"""What every test gets back as it found it, and what all of them share."""

import os
import sys
from collections.abc import Iterator
from functools import cache

import pytest
from catatan_uji import catatan_semula

# Where Python is told to keep no bytecode, each of the many processes that tests start would compile the house anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


SETIAP_KALI = {
    "test_kunjungan",  # in a browser
    *("test_akun_sesi", "test_buka_gudang", "test_riwayat", "test_simpan_jawaban"),  # on PostgreSQL
}
"""What of the browser's walks and of the second database runs with every change; all of it runs in `.ci/run`."""

BUKTI_PANJANG = {
    *("test_kunci_postgres", "test_pgbouncer"),  # servers that are stopped and started
    "test_roda",  # a wheel is built and installed
    *("test_pemakaian", "test_mulai_dasbor"),  # every line of README's "Use" and every way to start, each a process
    *("test_bolak_balik", "test_wawancara"),  # many invented answers, through every file format and the whole interview
    *("test_bolak_balik_survei", "test_sel_sembarang", "test_sifat_naik"),  # the like, through exports, store and steps
    *("test_banyak_baris", "test_banyak_galat", "test_kerja_seukuran"),  # files as large as are read
    *("test_gudang_rusak", "test_serentak", "test_sisa"),  # stores that are damaged, shared and left half-way
    *("test_jaringan", "test_jeroan_streamlit"),  # whole servers and their pages, of what a change rarely touches
}
"""Files whose every test is a long proof."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what only a browser or PostgreSQL shows as ``bukti_panjang``, but for the core of it, and whole files."""
    for satu in items:
        peramban = satu.path.parent.name == "peramban" or satu.path.stem == "test_peramban"
        pilihan = getattr(satu, "callspec", None)
        postgres = pilihan is not None and "postgres" in pilihan.id.split("-")
        if satu.path.stem in BUKTI_PANJANG or ((peramban or postgres) and satu.path.stem not in SETIAP_KALI):
            satu.add_marker(pytest.mark.bukti_panjang)


@pytest.fixture(autouse=True)
def modul_utama() -> Iterator[None]:
    """Streamlit's AppTest leaves its script as ``__main__``, which a process spawned later would run again."""
    utama = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = utama


@pytest.fixture(autouse=True)
def catatan_sendiri() -> Iterator[None]:
    """A test that builds the dashboard lets the database's log tell more; the next one counts what it logs."""
    with catatan_semula():
        yield


@pytest.fixture(scope="session", autouse=True)
def paket_terpasang() -> Iterator[None]:
    """Streamlit reads the metadata of every installed package for each AppTest; here once, nothing is installed."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as ubah:
        ubah.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def jam_dinding_longgar() -> Iterator[None]:
    """Workers end by processor and memory as in use, by the clock on the wall only where a test asks for it."""
    from penilaian.mentah import pekerja as jawaban
    from penilaian.simpan.bukti import pekerja as bukti

    with pytest.MonkeyPatch.context() as ubah:
        ubah.setattr(bukti, "_BATAS", bukti._BATAS._replace(detik=900.0))
        ubah.setattr(jawaban, "BATAS_PENGUNJUNG", jawaban.BATAS_PENGUNJUNG._replace(detik=900.0))
        yield
