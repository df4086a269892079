"""An uploaded answers file: read and scored once, its findings as a table."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd
import streamlit as st

from penilaian.berkas import Unggahan, baca
from penilaian.dasbor.jeroan_streamlit import UploadedFile
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.nasib_unggahan import sebab_hilang
from penilaian.dasbor.komponen.pembaca_berkas import PembacaKunjungan
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.galat import GalatMasukan, GalatVersi, HitunganBaris, Temuan
from penilaian.instrumen import Instrumen, Jembatan
from penilaian.jawaban import Alihan, alihkan
from penilaian.mesin import Hasil, nilai
from penilaian.narasi.ejaan import rangkai
from penilaian.survei import PembacaKiriman

TANPA_PERIODE: Final = "B14"
"""Code of the finding that a file has no period."""

_TEMPAT = re.compile(r"baris (\d+)(?:, kolom (.+))?")
_DI_LEMBAR = re.compile(r"(lembar .+), baris (\d+)")
_INGATAN = "nilai_berkas"

Kunci = tuple[str, tuple[str, bool], str]
"""File, version (``Naskah.kunci``) and period."""

_BANYAK_RENTANG = 6


@dataclass(frozen=True)
class Naskah:
    """Which version of an instrument an upload answers, and whether its answers are carried over.

    Attributes:
        instrumen: that the file is read with.
        versi_lain: ids of the questions of its other versions, by version.
        jembatan: the way to the present version, where the answers are carried over to it.
    """

    instrumen: Instrumen
    versi_lain: Mapping[str, frozenset[str]] = field(default_factory=dict)
    jembatan: Jembatan | None = None

    @property
    def kunci(self) -> tuple[str, bool]:
        """What tells it from others."""
        return self.instrumen.sidik_utuh, self.jembatan is not None


@dataclass(frozen=True)
class Bacaan:
    """What became of an upload.

    Attributes:
        kunci: file, instrument and period that it was read with.
        versi: another version that the file answers, so that it was not read; ``""`` where it answers this one.
        alihan: what was carried over to the present version; None where nothing had to be.
        hasil: the scores; None where the file is at fault.
        galat: what stops the work, in the order of the file; without the missing period.
        peringatan: what does not.
        perlu_periode: the file has none, so the visitor must say it.
        hitungan: what became of its rows; None where there was no table to count.
    """

    kunci: Kunci
    hasil: Hasil | None
    galat: tuple[Temuan, ...]
    peringatan: tuple[Temuan, ...]
    perlu_periode: bool
    hitungan: HitunganBaris | None = None
    versi: str = ""
    alihan: Alihan | None = None


def baca_unggahan(nama: str, isi: bytes, naskah: Naskah, periode: str, id_berkas: str) -> Bacaan:
    """Return the upload read and scored, or its findings; nothing is half scored.

    Args:
        nama: as the browser sent it; only its suffix is looked at, it is never a path.
        isi: the bytes.
        naskah: that the answers belong to.
        periode: for a file without one, well-formed; ``""`` = not said.
        id_berkas: tells uploads apart.
    """
    with PembacaKunjungan() as pembaca:
        return _baca(Unggahan(nama, isi), naskah, periode, (id_berkas, naskah.kunci, periode), pembaca)


def _baca(unggahan: Unggahan, naskah: Naskah, periode: str, kunci: Kunci, pembaca: PembacaKunjungan) -> Bacaan:
    def coba(periode: str | None) -> Bacaan:
        kiriman = PembacaKiriman(naskah.instrumen, "berhenti", pembaca, versi_lain=naskah.versi_lain)
        bacaan = baca(unggahan, naskah.instrumen, periode, pembaca=kiriman, versi_lain=naskah.versi_lain)
        isi = (bacaan.peringatan, periode is not None, bacaan.hitungan)
        if naskah.jembatan is None:
            return Bacaan(kunci, nilai(naskah.instrumen, bacaan.jawaban), (), *isi)
        alihan = alihkan(naskah.jembatan, bacaan.jawaban)
        return Bacaan(kunci, nilai(naskah.jembatan.ke, alihan.jawaban), (), *isi, alihan=alihan)

    try:
        return coba(None)
    except GalatVersi as galat:
        return Bacaan(kunci, None, (), (), perlu_periode=False, versi=galat.versi)
    except GalatMasukan as galat:
        temuan, hitungan = galat.temuan, galat.hitungan
    perlu = any(t.kode == TANPA_PERIODE for t in temuan)
    if perlu and periode:
        try:
            return coba(periode)
        except GalatMasukan as galat:
            temuan, hitungan = galat.temuan, galat.hitungan
    salah = tuple(t for t in temuan if t.berat == "galat" and t.kode != TANPA_PERIODE)
    ragu = tuple(t for t in temuan if t.berat == "peringatan")
    return Bacaan(kunci, None, salah, ragu, perlu_periode=perlu, hitungan=hitungan)


def ingat_bacaan(nama: str, isi: bytes, naskah: Naskah, periode: str, id_berkas: str) -> Bacaan:
    """Return ``baca_unggahan``, from this visit's memory where the same was read before. Shows that it works."""
    if (ingatan := sudah_dibaca(naskah, periode, id_berkas)) is not None:
        return ingatan
    with st.spinner("Membaca dan menilai berkas …"):
        bacaan = baca_unggahan(nama, isi, naskah, periode, id_berkas)
    st.session_state[_INGATAN] = bacaan
    return bacaan


def sudah_dibaca(naskah: Naskah, periode: str, id_berkas: str) -> Bacaan | None:
    """Return what became of an upload where this visit remembers it."""
    ingatan = st.session_state.get(_INGATAN)
    cocok = isinstance(ingatan, Bacaan) and ingatan.kunci == (id_berkas, naskah.kunci, periode)
    return ingatan if cocok else None


def lupakan_bacaan() -> None:
    """Forget the last upload, so that its memory is freed."""
    st.session_state.pop(_INGATAN, None)


def unggahan_utuh(berkas: UploadedFile | None) -> UploadedFile | None:
    """Return an upload that the server holds; None, with the reason drawn, where it let it go or did not take it."""
    if berkas is not None and (hilang := sebab_hilang(berkas)):
        lukis(pesan(hilang))
        return None
    return berkas


def kelompokkan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Return findings with those that differ only in their row as one, in the order of their first row.

    Its place becomes ``kolom M01, baris 9–19 dan 23``.
    """
    sama: dict[tuple[str, str, str, str], list[Temuan]] = {}
    for t in temuan:
        cocok = _TEMPAT.fullmatch(t.tempat)
        tempat = cocok[2] if cocok and cocok[2] else t.tempat
        sama.setdefault((tempat, t.kode, t.pesan, t.saran), []).append(t)
    return [
        satu[0]
        if len(satu) == 1
        else replace(satu[0], tempat=f"kolom {kolom}, baris {_rentang(satu)}", banyak=sum(t.banyak for t in satu))
        for (kolom, *_), satu in sama.items()
    ]


def _rentang(temuan: Iterable[Temuan]) -> str:
    """Return the rows of findings in words: ``9–19 dan 23``, the first few of many."""
    baris = sorted({int(cocok[1]) for t in temuan if (cocok := _TEMPAT.fullmatch(t.tempat))})
    rentang: list[list[int]] = []
    for b in baris:
        if rentang and b == rentang[-1][1] + 1:
            rentang[-1][1] = b
        else:
            rentang.append([b, b])
    teks = [str(a) if a == z else f"{a}–{z}" for a, z in rentang]
    if len(teks) > _BANYAK_RENTANG:
        teks = [*teks[: _BANYAK_RENTANG - 1], "lainnya"]
    return rangkai(teks)


def tabel_temuan(temuan: Iterable[Temuan]) -> pd.DataFrame:
    """Return findings as a table: ``baris, kolom, temuan, perbaikan, kode``; no ``baris`` where a finding has none."""
    isi = []
    for t in temuan:
        cocok = _TEMPAT.fullmatch(t.tempat)
        baris, kolom = (int(cocok[1]), cocok[2] or "") if cocok else (None, t.tempat.removeprefix("kolom "))
        if di_lembar := _DI_LEMBAR.fullmatch(t.tempat):
            baris, kolom = int(di_lembar[2]), di_lembar[1]
        isi.append((baris, kolom, t.pesan, t.saran, t.kode))
    tabel = pd.DataFrame(isi, columns=["baris", "kolom", "temuan", "perbaikan", "kode"])
    return tabel.astype({"baris": "Int64"})
