"""The header of an assessment, inside a transaction: locking it, judging its state, counting its changes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true
from sqlalchemy.orm import Session

from penilaian.jawaban import sama_dijawab
from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import (
    Desa,
    InstrumenTersimpan,
    JawabanTersimpan,
    Keadaan,
    Penilaian,
    Rantai,
    kanonis,
    sekarang,
)
from penilaian.simpan.galat import GalatKeadaan, TidakAda
from penilaian.simpan.transaksi.bentrok import Bentrok
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.rantai import catat, kunci_rantai, rantai_penilaian

TERBUKA: frozenset[str] = frozenset({"draf", "dikembalikan"})
"""States in which an assessment is filled in."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """The header of an assessment: one village, one period, one team, one instrument version.

    Attributes:
        id: number of the assessment, never given twice.
        anggota: names of the team; empty for those who may only see final results.
        tanggal: day of the assessment, in the village's time zone ``zona_waktu`` (IANA).
        sidik: hash of the instrument that it is pinned to; ``instrumen`` its id, ``versi_instrumen`` its version.
        resmi: exactly one of a village and period is; only it becomes final.
        versi: counts changes of header and state (not of answers), for ``versi_dilihat``.
        diubah: last change of anything (UTC).
        terisi: answers given and confirmed.
    """

    id: int
    desa_kode: str
    desa_nama: str
    kecamatan: str
    kabupaten: str
    periode: str
    tim: str
    anggota: tuple[str, ...]
    tanggal: date
    zona_waktu: str
    sidik: str
    instrumen: str
    versi_instrumen: str
    keadaan: Keadaan
    resmi: bool
    versi: int
    dibuat_oleh: int | None
    dibuat: datetime
    diubah: datetime
    terisi: int

    @property
    def tanpa_nama(self) -> bool:
        """Whether the village is called by its code, because nobody knew its name when it came."""
        return self.desa_nama == self.desa_kode


def ambil_penilaian(s: Session, penilaian_id: int) -> Penilaian:
    """Return the row of an assessment in an open transaction, whoever asks. TidakAda."""
    p = s.get(Penilaian, penilaian_id)
    if p is None:
        raise tidak_ada(penilaian_id)
    return p


def kunci_lembar(s: Session, penilaian_id: int) -> tuple[Rantai, Penilaian]:
    """Return the chain of an assessment and its row, both locked until the transaction ends. TidakAda.

    Who also needs the village's lock (``kunci_desa``) takes that first; several assessments by rising number.
    """
    p = s.get(Penilaian, penilaian_id, with_for_update=True)
    if p is None:
        raise tidak_ada(penilaian_id)
    return kunci_rantai(s, rantai_penilaian(penilaian_id)), p


def wajib_terbuka(p: Penilaian) -> None:
    """Raise GalatKeadaan unless the assessment is being filled in."""
    if p.keadaan not in TERBUKA:
        raise GalatKeadaan(f"Penilaian ini {sebut_keadaan(p.keadaan)}, jadi tidak dapat diubah.")


def wajib_sama(p: Penilaian, versi_dilihat: int | None) -> None:
    """Raise Bentrok where header or state were changed since ``versi_dilihat`` (None = not looked at)."""
    if versi_dilihat is not None and p.versi != versi_dilihat:
        raise Bentrok(
            f"Penilaian ini sudah diubah orang lain dan sekarang {sebut_keadaan(p.keadaan)}. Muat ulang dahulu."
        )


def wajib_senaskah(s: Session, rak: RakInstrumen, p: Penilaian, sidik_dilihat: str | None) -> None:
    """Raise GalatKeadaan where the questions that somebody answers are not the assessment's any more (None = not said).

    After a move to another version an id may ask something else, and what stands on an open page answers the old one.
    """
    if sidik_dilihat is None or p.instrumen_sidik == sidik_dilihat:
        return
    if not sama_dijawab(rak.dari(s, sidik_dilihat), rak.dari(s, p.instrumen_sidik)):
        raise GalatKeadaan("Penilaian ini baru saja dipindahkan ke versi lain, jadi pertanyaannya berubah.")


def tandai(
    s: Session,
    kepala: Rantai,
    p: Penilaian,
    pelaku: Pelaku,
    aksi: str,
    *,
    lama: dict[str, Any] | None = None,
    baru: dict[str, Any] | None = None,
    alasan: str = "",
) -> datetime:
    """Count and record a change of an assessment's header; return when. ``baru`` gains the state after it."""
    p.versi += 1
    p.diubah = sekarang()
    isi = {**(baru or {}), **inti_lembar(p)}
    catat(s, kepala, pelaku, aksi, "penilaian", waktu=p.diubah, lama=lama, baru=isi, alasan=alasan)
    return p.diubah


def satu_lembar(s: Session, penilaian_id: int) -> Lembar:
    """Return one header in an open transaction, whoever asks. TidakAda."""
    ada = baca_lembar(s, cari_lembar().where(Penilaian.id == penilaian_id))
    if not ada:
        raise tidak_ada(penilaian_id)
    return ada[0]


def dalam_wilayah(awalan: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that an assessment's village lies within one of the code prefixes."""
    kode = Penilaian.desa_kode
    return or_(false(), *(or_(kode == w, kode.startswith(f"{w}.", autoescape=True)) if w else true() for w in awalan))


def inti_lembar(p: Penilaian) -> dict[str, Any]:
    """Return what of a header must always agree with its history."""
    return {"keadaan": p.keadaan, "resmi": p.resmi, "versi": p.versi, "instrumen_sidik": p.instrumen_sidik}


def sidik_desa(desa: Desa) -> str:
    """Return the hash of a village's names and time zone, which never change once an assessment was begun there."""
    return hashlib.sha256(kanonis([desa.nama, desa.kecamatan, desa.kabupaten, desa.zona_waktu]).encode()).hexdigest()


def cari_lembar() -> Select[Penilaian, Desa, str, str, int]:
    """Return the query for headers, to be narrowed and ordered."""
    j = JawabanTersimpan
    terisi = (
        select(func.count())
        .where(j.penilaian_id == Penilaian.id, j.teks != "", j.bawaan.is_(False))
        .correlate(Penilaian)
        .scalar_subquery()
    )
    i = InstrumenTersimpan
    return (
        select(Penilaian, Desa, i.id, i.versi, terisi)
        .join(Desa, Desa.kode == Penilaian.desa_kode)
        .join(i, i.sidik == Penilaian.instrumen_sidik)
    )


def baca_lembar(s: Session, cari: Select[Penilaian, Desa, str, str, int]) -> list[Lembar]:
    """Return the headers that a query from ``cari_lembar`` finds."""
    return [
        Lembar(
            id=p.id,
            desa_kode=p.desa_kode,
            desa_nama=d.nama,
            kecamatan=d.kecamatan,
            kabupaten=d.kabupaten,
            periode=p.periode,
            tim=p.tim,
            anggota=tuple(p.anggota),
            tanggal=p.tanggal,
            zona_waktu=p.zona_waktu,
            sidik=p.instrumen_sidik,
            instrumen=id_,
            versi_instrumen=versi,
            keadaan=cast("Keadaan", p.keadaan),
            resmi=p.resmi,
            versi=p.versi,
            dibuat_oleh=p.dibuat_oleh,
            dibuat=p.dibuat,
            diubah=p.diubah,
            terisi=terisi,
        )
        for p, d, id_, versi, terisi in s.execute(cari)
    ]


def tidak_ada(penilaian_id: int) -> TidakAda:
    """Return the error for a number that no assessment has."""
    return TidakAda(f"Penilaian nomor {penilaian_id} tidak ada.")
