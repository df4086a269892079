"""Instruments as they were: kept whole, found by their hash, never changed.

An assessment is pinned to one of them; the folder of YAML may move on.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.galat import GalatInstrumen
from penilaian.instrumen import Instrumen, Jembatan, Padanan
from penilaian.muat import (
    KEPALA,
    berkas_indikator,
    daftar_instrumen,
    daftar_padanan,
    folder_instrumen,
    folder_versi,
    id_versi_lain,
    muat_instrumen,
    muat_jembatan,
    tambahkan,
)
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
        self._folder: dict[str, Path] = {}
        self._jembatan: dict[tuple[str, str], Jembatan | None] = {}

    def daftarkan(self, folder: str | Path, versi: str | None = None) -> Instrumen:
        """Keep the instrument in ``folder`` (or of an id at hand) with its YAML, and return it; once is enough.

        The folder of an addition keeps the instrument that it adds to, and both together; ``sidik_utuh`` tells which.

        Args:
            folder: path or id.
            versi: an older version that the instrument keeps; None = the present one.

        Raises:
            GalatInstrumen: the YAML is at fault.
            GalatPemakaian: no such folder, id or version.
        """
        asal, _ = folder_versi(folder, versi)
        naskah, instrumen = _naskah(asal), muat_instrumen(asal)
        self._simpan(instrumen, naskah)
        self._folder[instrumen.sidik] = asal
        lengkap = tambahkan(folder, instrumen)
        if lengkap.tambahan is not None:
            lokal = _naskah(folder_instrumen(folder))
            self._simpan(lengkap, naskah | {f"tambahan/{nama}": isi for nama, isi in lokal.items()})
        return lengkap

    def _simpan(self, instrumen: Instrumen, naskah: Mapping[str, str]) -> None:
        with self._k.baca() as s:
            ada = s.get(InstrumenTersimpan, instrumen.sidik_utuh) is not None
        if not ada:
            with self._k.tulis() as s:
                _simpan(s, instrumen, naskah)
        self._terbaca[instrumen.sidik_utuh] = instrumen

    def jembatan(self, dari: Instrumen, ke: Instrumen) -> Jembatan | None:
        """Return the crosswalk that leads from one instrument to another, None where there is none.

        It is found in the folder that ``ke`` was loaded from in this process, else in the one at hand; it must lead
        from and to these very instruments (``sidik``). Each is read once a process. Between instruments that score
        alike every question is the same but for local ones.

        Raises:
            GalatBasisData: there is one, but it is at fault.
        """
        kunci = (dari.sidik_utuh, ke.sidik_utuh)
        if kunci not in self._jembatan:
            self._jembatan[kunci] = self._cari_jembatan(dari, ke)
        return self._jembatan[kunci]

    def _cari_jembatan(self, dari: Instrumen, ke: Instrumen) -> Jembatan | None:
        if dari.sidik_nilai == ke.sidik_nilai:
            kata = tuple(i.id for i in ke.indikator)
            return Jembatan(dari, ke, Padanan(dari=dari.versi, ke=ke.versi, kata=kata))
        folder: str | Path | None = self._folder.get(ke.sidik)
        if folder is None and ke.id in daftar_instrumen():
            folder = ke.id
        if folder is None or dari.id != ke.id or dari.versi not in daftar_padanan(folder):
            return None
        try:
            jembatan = muat_jembatan(folder, dari.versi)
        except GalatInstrumen as e:
            cara = f"Yang mengelola aplikasi ini dapat memeriksanya: penilaian periksa {folder}"
            raise GalatBasisData(f"Padanan dari versi {dari.versi} ke {ke.versi} salah tulis.", cara) from e
        sama = (jembatan.dari.sidik, jembatan.ke.sidik) == (dari.sidik, ke.sidik)
        return replace(jembatan, dari=dari, ke=ke) if sama else None

    def id_versi_lain(self, ini: Instrumen) -> dict[str, frozenset[str]]:
        """Return the ids of the questions of an instrument's other versions, kept here or shipped, by version."""
        semua: dict[str, frozenset[str]] = {}
        if ini.id in daftar_instrumen():
            kini = muat_instrumen(ini.id)
            semua = {**id_versi_lain(ini.id, kini.versi), kini.versi: frozenset(kini.per_id)}
        ada = ((v, self.ambil(sidik)) for id_, v, sidik in self.daftar() if id_ == ini.id)
        semua |= {v: frozenset(i.id for i in lain.indikator) for v, lain in ada}
        return {versi: id_ for versi, id_ in semua.items() if versi != ini.versi}

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

    def ambil_yang_ada(self, sidik: Iterable[str]) -> dict[str, Instrumen]:
        """Return the instruments of those hashes that are kept here, by hash. GalatBasisData as ``ambil``."""
        ada = {}
        for satu in set(sidik):
            with suppress(TidakAda):
                ada[satu] = self.ambil(satu)
        return ada

    def naskah(self, sidik: str) -> Mapping[str, str]:
        """Return the YAML files (path below the folder → text) that an instrument was loaded from. TidakAda."""
        with self._k.baca() as s:
            return _baris(s, sidik).naskah

    def daftar(self) -> tuple[tuple[str, str, str], ...]:
        """Return (id, version, ``sidik_utuh``) of every instrument kept, in the order in which they came."""
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


def _naskah(asal: Path) -> dict[str, str]:
    """Return the YAML files of a folder: path below it → text."""
    semua = (asal / KEPALA, *berkas_indikator(asal))
    return {b.relative_to(asal).as_posix(): b.read_text("utf-8-sig") for b in semua}


def _simpan(s: Session, instrumen: Instrumen, naskah: Mapping[str, str]) -> None:
    kepala = kunci_rantai(s, RANTAI_UMUM)
    if s.get(InstrumenTersimpan, instrumen.sidik_utuh) is not None:
        return
    model, waktu = instrumen.model_dump_json(), sekarang()
    baris = InstrumenTersimpan(
        sidik=instrumen.sidik_utuh,
        id=instrumen.id,
        versi=instrumen.versi,
        sidik_nilai=instrumen.sidik_nilai,
        naskah=dict(naskah),
        model=model,
        sha256_isi=sidik_isi(naskah, model),
        dibuat=waktu,
    )
    s.add(baris)
    catat(s, kepala, _PROGRAM, "instrumen.simpan", baris.sidik, waktu=waktu, baru=inti_instrumen(baris))


def inti_instrumen(i: InstrumenTersimpan) -> dict[str, Any]:
    """Return what of a kept instrument must always agree with its history."""
    return {"id": i.id, "versi": i.versi, "sidik_nilai": i.sidik_nilai, "sha256_isi": i.sha256_isi}


def sidik_isi(naskah: Mapping[str, str], model: str) -> str:
    """Return the SHA-256 of an instrument as it is kept, 64 hex digits."""
    return hashlib.sha256(kanonis([naskah, model]).encode()).hexdigest()
