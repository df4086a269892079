"""What all pages share: the instrument, and the villages on show. The only caches of the dashboard.

What belongs to everybody (instrument, example data, the file that the server was started with) is loaded once for
all visitors and read only; an upload belongs to one visit and lives in its session.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import streamlit as st

from penilaian.banding import ambil, daftar_periode, label_desa
from penilaian.berkas import baca
from penilaian.dasbor import berkas_dibuka
from penilaian.galat import GalatMasukan, Temuan
from penilaian.instrumen import Instrumen
from penilaian.mesin import Hasil, nilai
from penilaian.muat import bawaan, muat_instrumen

INSTRUMEN_BAWAAN = "inpres-3-2003"
"""Instrument of the example data and of the file given at start."""

CONTOH = ("data", "contoh", "jawaban.csv")
"""Where the example data are among the shipped files."""

_UNGGAHAN = "unggahan"


@dataclass(frozen=True)
class Sumber:
    """The villages on show, scored.

    Attributes:
        hasil: every village and period; shared between visitors unless it is an upload, so never changed.
        nama: what the visitor is told, e.g. the name of the file.
        jenis: example data, the file that the server was started with, or this visit's upload.
        peringatan: what was noticed while reading; not at fault.
    """

    hasil: Hasil
    nama: str
    jenis: Literal["contoh", "berkas", "unggahan"]
    peringatan: tuple[Temuan, ...] = field(default=())

    def baris_desa(self, kode: str) -> tuple[int, ...]:
        """Return the rows of one village (dotted code), latest period first; empty if it is not among them."""
        urut, kode_urut = self._letak
        awal, akhir = (int(np.searchsorted(kode_urut, kode, side=s)) for s in ("left", "right"))
        periode = self.hasil.jawaban.kunci["periode"]
        return tuple(sorted((int(b) for b in urut[awal:akhir]), key=lambda b: str(periode.iloc[b]), reverse=True))

    def irisan(self, baris: int) -> tuple[Hasil, int]:
        """Return the result of one row's village alone, all its periods, and the row's position in it.

        A village's scores depend on no other (§2); a page then works with a handful of rows, not with 84 thousand.
        """
        semua = self.baris_desa(str(self.hasil.jawaban.kunci["kode_desa"].iloc[baris]))
        return ambil(self.hasil, np.array(semua)), semua.index(baris)

    @cached_property
    def kode_desa(self) -> tuple[str, ...]:
        """Codes of the villages, each once, in the order of the file."""
        return tuple(map(str, self.hasil.jawaban.kunci["kode_desa"].unique()))

    @cached_property
    def label(self) -> dict[str, str]:
        """What each village is called in a list, no two alike, by code; for sources that fit into one list."""
        return self.label_dari(self.kode_desa)

    def label_dari(self, kode: Iterable[str]) -> dict[str, str]:
        """Return what the given villages are called in a list, no two alike, by code; unknown ones are passed over."""
        baris = {k: b[0] for k in kode if (b := self.baris_desa(k))}
        kunci = self.hasil.jawaban.kunci.iloc[list(baris.values())]
        return dict(zip(baris, label_desa(kunci), strict=True))

    @cached_property
    def periode(self) -> tuple[str, ...]:
        """Periods present, latest first."""
        return daftar_periode(self.hasil)

    @cached_property
    def _letak(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.object_]]:
        """Rows in the order of their codes, and the codes in that order."""
        kode = self.hasil.jawaban.kunci["kode_desa"].to_numpy(dtype=object)
        urut = np.argsort(kode, kind="stable")
        return urut, kode[urut]


@st.cache_resource(show_spinner="Memuat instrumen …")
def instrumen(id_: str = INSTRUMEN_BAWAAN) -> Instrumen:
    """Return an instrument shipped with the app, loaded once for all visitors."""
    return muat_instrumen(id_)


def sumber() -> Sumber:
    """Return the villages on show: this visit's upload, else the file given at start, else the example data.

    Raises:
        GalatMasukan: the file given at start is at fault; ``komponen.sumber_atau_temuan`` shows the findings.
    """
    unggahan = st.session_state.get(_UNGGAHAN)
    if isinstance(unggahan, Sumber):
        return unggahan
    berkas = berkas_dibuka()
    muatan = _muat(bawaan(*CONTOH), "contoh", 0) if berkas is None else _muat(berkas, "berkas", _ubahan(berkas))
    if isinstance(muatan, Sumber):
        return muatan
    raise GalatMasukan(muatan)


def pasang_unggahan(hasil: Hasil, nama: str, peringatan: tuple[Temuan, ...] = ()) -> None:
    """Show an uploaded file on every page, for this visit only."""
    st.session_state[_UNGGAHAN] = Sumber(hasil, nama, "unggahan", peringatan)


def lepas_unggahan() -> None:
    """Go back to the villages that every visitor sees."""
    st.session_state.pop(_UNGGAHAN, None)


def _ubahan(berkas: Path) -> int:
    """Return when the file was last changed (nanoseconds), so that a repaired file is read anew; 0 if it is absent."""
    return berkas.stat().st_mtime_ns if berkas.exists() else 0


@st.cache_resource(show_spinner="Membaca jawaban dan menghitung skor …", max_entries=2)
def _muat(berkas: Path, jenis: Literal["contoh", "berkas"], ubahan: int) -> Sumber | tuple[Temuan, ...]:
    """Return the scored file, or its findings: a fault is remembered too, so that it is not found again every visit."""
    ini = instrumen()
    try:
        bacaan = baca(berkas, ini)
    except GalatMasukan as galat:
        return galat.temuan
    nama = "data contoh" if jenis == "contoh" else berkas.name
    return Sumber(nilai(ini, bacaan.jawaban), nama, jenis, tuple(bacaan.peringatan))
