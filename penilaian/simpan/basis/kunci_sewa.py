"""The lock of a PostgreSQL store: a row that its holder renews, so that it outlives every line to the server.

An advisory lock ends with its session: a restart of PostgreSQL took it from a running dashboard without a word, and
behind PgBouncer in transaction mode it belongs to whoever gets that session next. A row stays. Its holder renews it
every few seconds; one that is not renewed any more is of a process that was killed, or of one that cannot reach the
server just now. So whoever wants the store alone waits, after the last row ran out, as long as a living holder needs
to come back.
"""

import secrets
import threading
import time
from typing import Final

from sqlalchemy import Connection, Engine, text

from penilaian.simpan.basis.kunci_gudang import SEDANG_DIPAKAI, SEDANG_DIRAWAT
from penilaian.simpan.basis.sebab import GAGAL, sebut_sebab
from penilaian.simpan.galat import GalatBasisData

TABEL: Final = "kunci_gudang"

_NOMOR: Final = 0x70656E69
"""Advisory lock of earlier releases ("peni"), held by those that still run."""

_NOMOR_TABEL: Final = _NOMOR + 1

_DETAK: float = 5.0
"""Seconds between two renewals."""

_SEWA: float = 20.0
"""Seconds that a row holds without one."""

_BANGKIT: float = 12.0
"""Seconds in which a living holder surely renews its row once the server can be reached: a beat, and reaching it."""

_JEDA: Final = 0.1
"""Seconds between two looks."""


class KunciSewa:
    """The lock of a PostgreSQL store."""

    def __init__(self, mesin: Engine) -> None:
        """Use an engine that keeps no lines and waits for nothing long; nothing is taken yet."""
        self._mesin = mesin
        self._pemegang = secrets.token_hex(16)
        self._cara = ""
        self._berhenti = threading.Event()
        self._detak: threading.Thread | None = None
        self.terlepas = False

    def bersama(self, tunggu: float) -> None:
        """Share the store with others."""
        self.lepas()
        batas = time.monotonic() + tunggu
        while not self._coba("bersama"):
            if time.monotonic() >= batas:
                raise GalatBasisData(SEDANG_DIRAWAT)
            time.sleep(_JEDA)
        self._mulai("bersama")

    def tunggal(self, tunggu: float, *, sampai_jelas: bool = True) -> None:
        """Have the store alone."""
        self.lepas()
        batas, dulu = time.monotonic() + tunggu, self._sewa_lain()
        while not self._coba("tunggal"):
            kini = self._sewa_lain()
            hidup = any(kini.get(p, 0.0) > sampai for p, sampai in dulu.items())
            if time.monotonic() >= batas and (hidup or not sampai_jelas or not kini):
                raise GalatBasisData(SEDANG_DIPAKAI)
            time.sleep(_JEDA)
        self._mulai("tunggal")
        try:
            self._tunggu_yang_mati()
        except BaseException:
            self.lepas()
            raise

    def lepas(self) -> None:
        """Give the lock back; where the server cannot be reached its row runs out by itself."""
        self._berhenti.set()
        if self._detak is not None:
            self._detak.join()
            self._detak = None
        if self._cara:
            self._cara = ""
            try:
                with self._mesin.begin() as c:
                    c.execute(text("DELETE FROM kunci_gudang WHERE pemegang = :p"), {"p": self._pemegang})
            except GAGAL as e:
                sebut_sebab(e)  # into the log
        self.terlepas = False

    def pastikan(self) -> None:
        """Raise GalatBasisData where somebody had the store alone since this lock was taken."""
        if self.terlepas:
            raise GalatBasisData("Basis data dirawat selagi sambungan ke sana terputus. Coba lagi.")

    # -- rows ------------------------------------------------------------------------------------------------------

    def _coba(self, cara: str) -> bool:
        """Put down our row, or return False where others stand in the way."""
        try:
            with self._mesin.begin() as c:
                _kunci_tabel(c)
                lain = "SELECT count(*) FROM kunci_gudang WHERE pemegang <> :p AND sampai > clock_timestamp()"
                bentrok = "" if cara == "tunggal" else " AND cara = 'tunggal'"
                if c.scalar(text(lain + bentrok), {"p": self._pemegang}) or _dipegang_versi_lama(c, cara):
                    return False
                self._tulis(c, cara)
        except GAGAL as e:
            raise GalatBasisData(f"Basis data tidak terbuka: {sebut_sebab(e)}. Coba lagi.") from e
        return True

    def _tulis(self, c: Connection, cara: str) -> None:
        isi = (
            "INSERT INTO kunci_gudang VALUES (:p, :cara, clock_timestamp() + :sewa * interval '1 second')"
            " ON CONFLICT (pemegang) DO UPDATE SET cara = EXCLUDED.cara, sampai = EXCLUDED.sampai"
        )
        c.execute(text(isi), {"p": self._pemegang, "cara": cara, "sewa": _SEWA})

    def _sewa_lain(self) -> dict[str, float]:
        """Return until when each of the others holds the store, in seconds of the server's clock."""
        try:
            with self._mesin.begin() as c:
                if not _ada_tabel(c):
                    return {}
                cari = "SELECT pemegang, extract(epoch FROM sampai)::float8 FROM kunci_gudang WHERE pemegang <> :p"
                return {str(p): float(s) for p, s in c.execute(text(cari), {"p": self._pemegang})}
        except GAGAL as e:
            raise GalatBasisData(f"Basis data tidak terbuka: {sebut_sebab(e)}. Coba lagi.") from e

    def _tunggu_yang_mati(self) -> None:
        """Wait as long as a holder that lives needs to come back; then its row is nobody's any more."""
        dulu, batas = self._sewa_lain(), time.monotonic() + _BANGKIT
        while dulu and time.monotonic() < batas:
            kini = self._sewa_lain()
            if any(kini.get(p, 0.0) > sampai for p, sampai in dulu.items()):
                raise GalatBasisData(SEDANG_DIPAKAI)
            time.sleep(_JEDA)
        if not dulu:
            return
        with self._mesin.begin() as c:
            _kunci_tabel(c)
            hidup = "SELECT count(*) FROM kunci_gudang WHERE pemegang <> :p AND sampai > clock_timestamp()"
            if c.scalar(text(hidup), {"p": self._pemegang}):
                raise GalatBasisData(SEDANG_DIPAKAI)
            c.execute(text("DELETE FROM kunci_gudang WHERE pemegang <> :p"), {"p": self._pemegang})

    # -- renewing --------------------------------------------------------------------------------------------------

    def _mulai(self, cara: str) -> None:
        self._cara, self.terlepas = cara, False
        self._berhenti = threading.Event()
        self._detak = threading.Thread(target=self._perbarui_terus, args=(self._berhenti,), daemon=True, name=TABEL)
        self._detak.start()

    def _perbarui_terus(self, berhenti: threading.Event) -> None:
        while not berhenti.wait(_DETAK):
            try:
                self._perbarui()
            except GAGAL as e:
                sebut_sebab(e)  # into the log; the next beat tries again

    def _perbarui(self) -> None:
        """Renew our row; where it is gone somebody had the store alone, and what was opened before is of the past."""
        with self._mesin.begin() as c:
            ubah = (
                "UPDATE kunci_gudang SET sampai = clock_timestamp() + :sewa * interval '1 second' WHERE pemegang = :p"
            )
            if c.execute(text(ubah), {"p": self._pemegang, "sewa": _SEWA}).rowcount == 0:
                self.terlepas = True


def _ada_tabel(c: Connection) -> bool:
    return c.scalar(text("SELECT to_regclass(:t)"), {"t": TABEL}) is not None


def _kunci_tabel(c: Connection) -> None:
    """Let one look and write at a time, until the transaction ends; the table is made where it is missing."""
    if not _ada_tabel(c):
        c.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _NOMOR_TABEL})
        c.exec_driver_sql(
            "CREATE TABLE IF NOT EXISTS kunci_gudang"
            " (pemegang text PRIMARY KEY, cara text NOT NULL, sampai timestamptz NOT NULL)"
        )
    c.exec_driver_sql("LOCK TABLE kunci_gudang IN EXCLUSIVE MODE")


def _dipegang_versi_lama(c: Connection, cara: str) -> bool:
    """Return whether an earlier release that still runs stands in the way."""
    fungsi = "pg_try_advisory_xact_lock" + ("" if cara == "tunggal" else "_shared")
    return not c.scalar(text(f"SELECT {fungsi}(:n)"), {"n": _NOMOR})
