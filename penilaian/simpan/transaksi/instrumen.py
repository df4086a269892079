"""Instruments as they were: kept whole, found by their hash, never changed.

An assessment is pinned to one of them; the folder of YAML may move on.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.instrumen import Instrumen
from penilaian.muat import KEPALA, berkas_indikator, folder_instrumen, muat_instrumen
from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import InstrumenTersimpan, kanonis, sekarang
from penilaian.simpan.galat import GalatBasisData, TidakAda
from penilaian.simpan.transaksi.rantai import RANTAI_UMUM, catat, kunci_rantai

_PROGRAM = Pelaku(None, "program")


class RakInstrumen:
    """The shelf of instruments."""

    def __init__(self, koneksi: Koneksi) -> None:
        self._k = koneksi
        self._terbaca: dict[str, Instrumen] = {}

    def daftarkan(self, folder: str | Path) -> Instrumen:
        """Keep the instrument in ``folder`` (or of a shipped id) with its YAML, and return it; once is enough.

        Raises:
            GalatInstrumen: the YAML is at fault.
            GalatPemakaian: no such folder or id.
        """
        asal = folder_instrumen(folder)
        naskah = {
            b.relative_to(asal).as_posix(): b.read_text("utf-8-sig") for b in (asal / KEPALA, *berkas_indikator(asal))
        }
        instrumen = muat_instrumen(asal)
        with self._k.baca() as s:
            ada = s.get(InstrumenTersimpan, instrumen.sidik) is not None
        if not ada:
            with self._k.tulis() as s:
                _simpan(s, instrumen, naskah)
        self._terbaca[instrumen.sidik] = instrumen
        return instrumen

    def ambil(self, sidik: str) -> Instrumen:
        """Return the instrument of a hash.

        Raises:
            TidakAda: never kept here.
            GalatBasisData: what is kept was changed.
        """
        if sidik in self._terbaca:
            return self._terbaca[sidik]
        with self._k.baca() as s:
            return self.dari(s, sidik)

    def naskah(self, sidik: str) -> Mapping[str, str]:
        """Return the YAML files (path below the folder → text) that an instrument was loaded from. TidakAda."""
        with self._k.baca() as s:
            return _baris(s, sidik).naskah

    def daftar(self) -> tuple[tuple[str, str, str], ...]:
        """Return (id, version, hash) of every instrument kept, in the order in which they came."""
        i = InstrumenTersimpan
        with self._k.baca() as s:
            cari = select(i.id, i.versi, i.sidik).order_by(i.dibuat, i.sidik)
            return tuple((id_, versi, sidik) for id_, versi, sidik in s.execute(cari))

    def dari(self, s: Session, sidik: str) -> Instrumen:
        """Return the instrument of a hash, read in an open transaction; each is read once a process.

        Raises as ``ambil``.
        """
        instrumen = self._terbaca.get(sidik)
        if instrumen is None:
            baris = _baris(s, sidik)
            if sidik_isi(baris.naskah, baris.model) != baris.sha256_isi:
                raise GalatBasisData(f"Instrumen {baris.id} {baris.versi} yang tersimpan sudah diubah orang.")
            try:
                instrumen = Instrumen.model_validate_json(baris.model)
            except ValidationError as e:
                raise GalatBasisData(f"Instrumen {baris.id} {baris.versi} yang tersimpan tidak terbaca.") from e
            self._terbaca[sidik] = instrumen
        return instrumen


def _baris(s: Session, sidik: str) -> InstrumenTersimpan:
    baris = s.get(InstrumenTersimpan, sidik)
    if baris is None:
        raise TidakAda(f"Instrumen dengan sidik {sidik[:12]} tidak tersimpan di sini.")
    return baris


def _simpan(s: Session, instrumen: Instrumen, naskah: Mapping[str, str]) -> None:
    kepala = kunci_rantai(s, RANTAI_UMUM)
    if s.get(InstrumenTersimpan, instrumen.sidik) is not None:
        return
    model, waktu = instrumen.model_dump_json(), sekarang()
    baris = InstrumenTersimpan(
        sidik=instrumen.sidik,
        id=instrumen.id,
        versi=instrumen.versi,
        sidik_nilai=instrumen.sidik_nilai,
        naskah=dict(naskah),
        model=model,
        sha256_isi=sidik_isi(naskah, model),
        dibuat=waktu,
    )
    s.add(baris)
    catat(s, kepala, _PROGRAM, "instrumen.simpan", instrumen.sidik, waktu=waktu, baru=inti_instrumen(baris))


def inti_instrumen(i: InstrumenTersimpan) -> dict[str, Any]:
    """Return what of a kept instrument must always agree with its history."""
    return {"id": i.id, "versi": i.versi, "sidik_nilai": i.sidik_nilai, "sha256_isi": i.sha256_isi}


def sidik_isi(naskah: Mapping[str, str], model: str) -> str:
    """Return the SHA-256 of an instrument as it is kept, 64 hex digits."""
    return hashlib.sha256(kanonis([naskah, model]).encode()).hexdigest()
