"""One answer as it is kept, and reading and judging cell texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from penilaian import mesin
from penilaian.galat import GalatJawaban, Temuan
from penilaian.instrumen import Indikator, Instrumen
from penilaian.jawaban import Uraian, urai
from penilaian.simpan.basis.tabel import JawabanTersimpan, Pengguna
from penilaian.simpan.galat import GalatBasisData, TidakAda

INTI_JAWABAN: Final = ("teks", "catatan", "bawaan", "versi", "teks_verifikasi", "versi_verifikasi")
"""Columns of an answer that every event about it carries, so that history can be held against the table."""


SEKALI_BACA: Final = 1000
"""Assessments asked for at a time (SQLite allows 32,766 values in a query)."""


@dataclass(frozen=True, slots=True)
class IsiJawaban:
    """One answer of an assessment, and beside it the verifier's.

    Attributes:
        indikator: id.
        teks: the cell as in an answers file (``"3"``, ``TB``, ``NIHIL``, item ids); ``""`` = kosong.
        catatan: the assessor's note.
        bawaan: carried over from an earlier period and not confirmed yet: counts as kosong.
        versi: for ``versi_dilihat``; 0 = nothing was ever saved.
        oleh: user id of who gave it, ``oleh_nama`` that person's name today; None where nobody did: then ``""`` is no
            "belum tahu" but only untouched, whatever note or verdict stands beside it.
        waktu: when answer or note were last saved (UTC); None where nothing was ever saved.
        teks_verifikasi: the verifier's value; None = not verified, ``""`` = nothing that can be counted.
        usang: the answer was changed after it was verified.
    """

    indikator: str
    teks: str = ""
    catatan: str = ""
    bawaan: bool = False
    versi: int = 0
    oleh: int | None = None
    oleh_nama: str = ""
    waktu: datetime | None = None
    teks_verifikasi: str | None = None
    alasan_verifikasi: str = ""
    oleh_verifikasi: int | None = None
    verifikator_nama: str = ""
    waktu_verifikasi: datetime | None = None
    usang: bool = False


def baca_isi(s: Session, penilaian_id: int, indikator: str | None = None) -> dict[str, IsiJawaban]:
    """Return the answers of an assessment (or the one to ``indikator``) that were ever saved, by indicator."""
    saring = [JawabanTersimpan.penilaian_id == penilaian_id]
    if indikator is not None:
        saring.append(JawabanTersimpan.indikator == indikator)
    return {isi.indikator: isi for _, isi in _cari_isi(s, *saring)}


def baca_isi_banyak(s: Session, penilaian_id: Sequence[int]) -> dict[int, dict[str, IsiJawaban]]:
    """Return the answers of many assessments, by assessment and indicator."""
    semua: dict[int, dict[str, IsiJawaban]] = {n: {} for n in penilaian_id}
    for awal in range(0, len(penilaian_id), SEKALI_BACA):
        sebagian = penilaian_id[awal : awal + SEKALI_BACA]
        for n, isi in _cari_isi(s, JawabanTersimpan.penilaian_id.in_(sebagian)):
            semua[n][isi.indikator] = isi
    return semua


def baca_baris(s: Session, penilaian_id: Iterable[int]) -> dict[int, dict[str, JawabanTersimpan]]:
    """Return the rows of answers of many assessments, by assessment and indicator; to be changed behind their locks."""
    semua: dict[int, dict[str, JawabanTersimpan]] = {}
    nomor = list(penilaian_id)
    for awal in range(0, len(nomor), SEKALI_BACA):
        cari = select(JawabanTersimpan).where(JawabanTersimpan.penilaian_id.in_(nomor[awal : awal + SEKALI_BACA]))
        for j in s.scalars(cari):
            semua.setdefault(j.penilaian_id, {})[j.indikator] = j
    return semua


def _cari_isi(s: Session, *saring: ColumnElement[bool]) -> Iterator[tuple[int, IsiJawaban]]:
    j, oleh, verifikator = JawabanTersimpan, aliased(Pengguna), aliased(Pengguna)
    cari = (
        select(j, oleh.nama, verifikator.nama)
        .outerjoin(oleh, oleh.id == j.oleh)
        .outerjoin(verifikator, verifikator.id == j.oleh_verifikasi)
        .where(*saring)
    )
    for b, nama, nama_verifikator in s.execute(cari):
        yield (
            b.penilaian_id,
            IsiJawaban(
                indikator=b.indikator,
                teks=b.teks,
                catatan=b.catatan,
                bawaan=b.bawaan,
                versi=b.versi,
                oleh=b.oleh,
                oleh_nama=nama or "",
                waktu=b.waktu,
                teks_verifikasi=b.teks_verifikasi,
                alasan_verifikasi=b.alasan_verifikasi,
                oleh_verifikasi=b.oleh_verifikasi,
                verifikator_nama=nama_verifikator or "",
                waktu_verifikasi=b.waktu_verifikasi,
                usang=b.versi_verifikasi is not None and b.versi_verifikasi < b.versi,
            ),
        )


def inti_jawaban(j: JawabanTersimpan | None) -> dict[str, Any] | None:
    """Return what of an answer must always agree with its history; None where there is none."""
    return None if j is None else {nama: getattr(j, nama) for nama in INTI_JAWABAN}


def indikator_dari(instrumen: Instrumen, id_: str) -> Indikator:
    """Return an indicator. TidakAda where the instrument has none of that id."""
    indikator = instrumen.per_id.get(id_)
    if indikator is None:
        raise TidakAda(f"Indikator {id_!r} tidak ada pada instrumen {instrumen.id} {instrumen.versi}.")
    return indikator


def baca_teks(indikator: Indikator, teks: str) -> tuple[str, Uraian]:
    """Return ``teks`` as it is kept (trimmed) and as it is understood.

    Raises:
        GalatJawaban: it is no answer to this indicator; the findings say what would be.
    """
    rapi = teks.encode("utf-8", "replace").decode().strip()
    uraian = urai(indikator, [rapi], ditanya=True)
    if uraian.galat:
        raise GalatJawaban(Temuan(indikator.id, g.kode, g.pesan, g.saran) for g in uraian.galat)
    return rapi, uraian


def baca_kolom(indikator: Indikator, teks: Iterable[str]) -> Uraian:
    """Return cells that were judged when they were saved. GalatBasisData where one is no answer (any more)."""
    uraian = urai(indikator, teks)
    if uraian.galat:
        raise GalatBasisData(f"Jawaban {indikator.id} yang tersimpan tidak terbaca: {uraian.galat[0].pesan}.")
    return uraian


@contextmanager
def terbaca() -> Iterator[None]:
    """Say of a kept text that is no answer (any more) that the store is at fault: GalatBasisData for GalatJawaban."""
    try:
        yield
    except GalatJawaban as e:
        pertama = e.temuan[0]
        raise GalatBasisData(f"Jawaban {pertama.tempat} yang tersimpan tidak terbaca: {pertama.pesan}.") from e


def perlu_bukti(indikator: Indikator, teks: str) -> bool:
    """Return what ``mesin.perlu_bukti`` says of a kept answer. GalatBasisData where it is none (any more)."""
    with terbaca():
        return mesin.perlu_bukti(indikator, teks)


def sama_arti(indikator: Indikator, satu: str, dua: str) -> bool:
    """Return whether two kept texts mean the same answer (``85`` and ``85%``, items in another order)."""
    u = baca_kolom(indikator, [satu, dua])
    sama = u.keadaan[0] == u.keadaan[1] and np.array_equal(u.nilai[:1], u.nilai[1:], equal_nan=True)
    return bool(sama and (u.centang is None or u.centang[0] == u.centang[1]))


def uraian_semua(instrumen: Instrumen, teks: Mapping[str, Iterable[str]]) -> dict[str, Uraian]:
    """Return columns of kept cells by indicator, read; indicators that are not in ``teks`` are left out."""
    return {i.id: baca_kolom(i, teks[i.id]) for i in instrumen.ditanyakan if i.id in teks}
