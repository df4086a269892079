"""The store as one object: every noun is a shelf of its own."""

import time
from pathlib import Path
from typing import Final

from penilaian.simpan.basis.koneksi import Koneksi, siapkan
from penilaian.simpan.galat import GalatBasisData
from penilaian.simpan.migrasi import TERBARU, naikkan, versi_skema, wajib_dikenal
from penilaian.simpan.rak import (
    RakAkun,
    RakAlur,
    RakBukti,
    RakHasil,
    RakImpor,
    RakJawaban,
    RakKomentar,
    RakLembar,
    RakPengaturan,
    RakRiwayat,
    RakSesi,
)
from penilaian.simpan.transaksi.instrumen import RakInstrumen

_TUNGGU_PERAWATAN: Final = 30.0
"""Seconds to wait for somebody who is restoring or migrating."""

_TUNGGU_SENDIRI: Final = 0.2
"""Seconds to try to have an empty store alone, before looking whether somebody else has filled it."""


class Gudang:
    """An open store. A new shelf is a class that takes the connection, and one line here.

    Care (``RakRawat``) is no part of it: who checks a store wants its connection, before anything trusts what is in it.

    Attributes:
        koneksi: the way to the database and the data folder.
        instrumen: instruments as they were.
        lembar: assessments and their headers.
        jawaban: answers, verified values, what was brought over.
        alur: submitting, returning, verifying, making final, reopening.
        komentar: remarks.
        hasil: answer sets for the engine, drafts and final ones.
        riwayat: what happened, and proof that nobody changed it.
        pengaturan: settings.
        akun: people, passwords, roles.
        sesi: who is logged in.
        bukti: evidence, its files and what was decided of it.
        impor: an answers file into drafts, all or nothing.
    """

    def __init__(self, koneksi: Koneksi) -> None:
        """Put up the shelves of an open connection (``buka``)."""
        self.koneksi = koneksi
        self.instrumen = RakInstrumen(koneksi)
        self.lembar = RakLembar(koneksi, self.instrumen)
        self.jawaban = RakJawaban(koneksi, self.instrumen)
        self.alur = RakAlur(koneksi, self.instrumen)
        self.komentar = RakKomentar(koneksi, self.instrumen)
        self.hasil = RakHasil(koneksi, self.instrumen)
        self.riwayat = RakRiwayat(koneksi)
        self.pengaturan = RakPengaturan(koneksi)
        self.akun = RakAkun(koneksi)
        self.sesi = RakSesi(koneksi)
        self.bukti = RakBukti(koneksi, self.instrumen)
        self.impor = RakImpor(koneksi, self.instrumen)

    def tutup(self) -> None:
        """Close all connections and let others have the store alone."""
        self.koneksi.tutup()

    def __enter__(self) -> "Gudang":
        return self

    def __exit__(self, *_: object) -> None:
        self.tutup()


def buka(alamat: str | None = None, folder: Path | None = None) -> Gudang:
    """Open the store, once a process; where there is none yet it is made.

    Args:
        alamat: SQLAlchemy URL; None = ``PENILAIAN_DB``, else SQLite in the data folder.
        folder: data folder; None = ``PENILAIAN_DATA``, else the user's.

    Raises:
        GalatPemakaian: the URL is none, or of a database that is not supported.
        GalatBasisData: not reachable, being restored, or of another schema version.
    """
    koneksi = siapkan(alamat, folder)
    try:
        _buat_bila_kosong(koneksi)
        wajib_terbaru(koneksi)
        koneksi.pastikan_wal()
        koneksi.jaga_berkas()
    except BaseException:
        koneksi.tutup()
        raise
    return Gudang(koneksi)


def _buat_bila_kosong(koneksi: Koneksi) -> None:
    """Share the store; whoever finds it empty tries to have it alone for a moment and makes the tables."""
    batas = time.monotonic() + _TUNGGU_PERAWATAN
    while True:
        koneksi.kunci.bersama(_TUNGGU_PERAWATAN)
        if versi_skema(koneksi) is not None:
            return
        try:
            koneksi.kunci.tunggal(_TUNGGU_SENDIRI, sampai_jelas=False)
        except GalatBasisData:
            if time.monotonic() > batas:
                raise
            continue
        if versi_skema(koneksi) is None:
            naikkan(koneksi)


def wajib_terbaru(koneksi: Koneksi) -> None:
    """Raise GalatBasisData unless the store's schema is the one of this release."""
    versi = versi_skema(koneksi)
    if versi == TERBARU:
        return
    if versi is not None:
        wajib_dikenal(versi)
    raise GalatBasisData("Basis data ini dari versi lama. Hentikan dasbor, lalu jalankan: penilaian basisdata naik")
