"""From one schema of the store to the next, by Alembic; always all the way or not at all."""

import glob
import re
from pathlib import Path
from typing import Final

from sqlalchemy import Column, Connection, MetaData, Table, Text, inspect

from penilaian.angka import ribuan
from penilaian.simpan.basis.baris_mentah import baris_mentah
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.sebab import SARAN_RUSAK
from penilaian.simpan.basis.tabel import Dasar
from penilaian.simpan.galat import GalatBasisData, GudangRusak
from penilaian.simpan.migrasi.pemicu import pasang_pemicu

TERBARU: Final = "0004"
"""The newest revision; a test keeps it equal to Alembic's head."""

__all__ = ["TERBARU", "naikkan", "pasang_pemicu", "rusak_versi", "skema_dikenal", "versi_skema", "wajib_dikenal"]

_TABEL_VERSI: Final = "alembic_version"
_VERSI: Final = Table(_TABEL_VERSI, MetaData(), Column("version_num", Text, primary_key=True))

_SEPERTI_VERSI: Final = re.compile("[0-9]{4}")

_FOLDER = Path(__file__).resolve().parent


def versi_skema(koneksi: Koneksi) -> str | None:
    """Return the revision of an open store, None where it holds nothing yet.

    Raises:
        GudangRusak: it holds tables of ours but no revision.
        GalatBasisData: it cannot be read.
    """
    with koneksi.baca() as s:
        c = s.connection()
        ada = set(inspect(c).get_table_names())
        isi = baris_mentah(c, _VERSI, [_VERSI.c.version_num]) if _TABEL_VERSI in ada and _berversi(c) else ()
        versi = ", ".join(str(v) for (v,) in isi if v is not None)
        if not versi and ada & Dasar.metadata.tables.keys():
            apa = "tabelnya ada, tetapi tidak tertulis bentuknya (tabel alembic_version)"
            raise GudangRusak(f"Basis data ini rusak: {apa}. Pulihkan dari cadangan.", SARAN_RUSAK)
        return versi or None


def _berversi(c: Connection) -> bool:
    return _VERSI.c.version_num.name in {k["name"] for k in inspect(c).get_columns(_TABEL_VERSI)}


def rusak_versi(versi: str) -> str | None:
    """Return what is wrong with a revision (Indonesian), None for one of this release, of an earlier or a later one."""
    if skema_dikenal(versi) or (_SEPERTI_VERSI.fullmatch(versi) and versi > TERBARU):
        return None
    return f"tabel {_TABEL_VERSI}, kolom version_num: berisi {versi[:20]!r}, yang tidak dikenal"


def wajib_dikenal(versi: str) -> None:
    """Raise GalatBasisData for a revision that is none, or of a later release."""
    if (salah := rusak_versi(versi)) is not None:
        raise GalatBasisData(f"Basis data ini rusak: {salah}. Pulihkan dari cadangan.")
    if versi > TERBARU:
        raise GalatBasisData("Basis data ini dibuat oleh versi aplikasi yang lebih baru. Pasang versi itu.")


def skema_dikenal(versi: str) -> bool:
    """Return whether there is a migration to this revision."""
    return bool(_SEPERTI_VERSI.fullmatch(versi)) and any(
        _FOLDER.joinpath("versions").glob(f"v{glob.escape(versi)}_*.py")
    )


def naikkan(koneksi: Koneksi, sampai: str = TERBARU) -> None:
    """Bring the store to revision ``sampai``, in one transaction. The caller holds the lock and has made a backup.

    Triggers stand afterwards on every table that only grows, whatever the migrations did to it.

    Raises:
        GalatBasisData: a foreign key points nowhere afterwards; nothing was changed.
    """
    from alembic import command
    from alembic.config import Config

    penaik = Koneksi(koneksi.alamat, koneksi.folder, kunci_asing=False, sabar=True, skema=koneksi.skema)
    try:
        penaik.pastikan_wal()
        with penaik.tulis() as s:
            c = s.connection()
            atur = Config()
            atur.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
            atur.set_main_option("path_separator", "os")
            atur.attributes["connection"] = c
            command.upgrade(atur, sampai)
            _periksa_kunci_asing(c)
    finally:
        penaik.mesin.dispose()


def _periksa_kunci_asing(c: Connection) -> None:
    """Look for what SQLite did not check while its tables were rebuilt."""
    if c.dialect.name == "sqlite" and (yatim := c.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
        raise GalatBasisData(f"Migrasi dibatalkan: {ribuan(len(yatim))} baris tanpa induk, misalnya {yatim[0]}.")
