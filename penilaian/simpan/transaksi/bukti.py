"""One piece of evidence as it is kept, and what of it must always agree with its history."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from penilaian.instrumen import Instrumen
from penilaian.mesin import akhir_berlaku
from penilaian.simpan.basis.tabel import Bukti, JenisBukti, Pengguna, Penilaian, StatusBukti, kanonis

AWALAN_BUKTI: Final = "bukti:"


@dataclass(frozen=True, slots=True)
class IsiBukti:
    """A file or link that proves the answer to one indicator.

    Attributes:
        nama: the file's name to show and to download under, ``""`` for a link; never a path.
        tipe: media type, ``""`` for a link.
        ukuran: bytes, 0 for a link.
        sha256: of the kept file, ``""`` for a link.
        tautan: http or https, ``""`` for a file.
        tanggal: the evidence's own date.
        pemilik: who keeps the original.
        berlaku_sampai: last valid day, None = without end.
        status: as it counts on the day of the assessment: ``kedaluwarsa`` where it is past its last day then.
        diputuskan: what the verifier decided, whatever the day: ``diajukan``, ``diterima`` or ``ditolak``.
        sah: accepted and valid on the day of the assessment: it supports the answer.
        alasan: the verifier's.
        oleh: user id of who added it; ``oleh_nama`` that person's name today.
        oleh_status: user id of who decided; ``verifikator_nama`` that person's name today.
    """

    id: int
    penilaian_id: int
    indikator: str
    jenis: JenisBukti
    nama: str
    tipe: str
    ukuran: int
    sha256: str
    tautan: str
    tanggal: date
    pemilik: str
    berlaku_sampai: date | None
    status: StatusBukti
    diputuskan: StatusBukti
    sah: bool
    alasan: str
    oleh: int | None
    oleh_nama: str
    waktu: datetime
    oleh_status: int | None
    verifikator_nama: str
    waktu_status: datetime | None


def baca_bukti(s: Session, instrumen: Instrumen, hari: date, *syarat: ColumnElement[bool]) -> tuple[IsiBukti, ...]:
    """Return what meets ``syarat`` and was not taken back, oldest first; ``hari`` is the day of the assessment."""
    oleh, verifikator = aliased(Pengguna), aliased(Pengguna)
    cari = (
        select(Bukti, oleh.nama, verifikator.nama)
        .outerjoin(oleh, oleh.id == Bukti.oleh)
        .outerjoin(verifikator, verifikator.id == Bukti.oleh_status)
        .where(Bukti.dihapus.is_(None), *syarat)
        .order_by(Bukti.id)
    )
    return tuple(_isi(b, instrumen, hari, nama or "", pemeriksa or "") for b, nama, pemeriksa in s.execute(cari))


def _isi(b: Bukti, instrumen: Instrumen, hari: date, nama: str, pemeriksa: str) -> IsiBukti:
    indikator = instrumen.per_id.get(b.indikator)
    akhir = b.berlaku_sampai if indikator is None else akhir_berlaku(indikator, b.tanggal, b.berlaku_sampai)
    lewat = akhir is not None and akhir < hari
    return IsiBukti(
        id=b.id,
        penilaian_id=b.penilaian_id,
        indikator=b.indikator,
        jenis=cast("JenisBukti", b.jenis),
        nama=b.nama_asal or "",
        tipe=b.tipe or "",
        ukuran=b.ukuran or 0,
        sha256=b.sha256 or "",
        tautan=b.tautan or "",
        tanggal=b.tanggal,
        pemilik=b.pemilik,
        berlaku_sampai=akhir,
        status=cast("StatusBukti", "kedaluwarsa" if lewat and b.status != "ditolak" else b.status),
        diputuskan=cast("StatusBukti", b.status),
        sah=b.status == "diterima" and not lewat and b.tanggal <= hari,
        alasan=b.alasan,
        oleh=b.oleh,
        oleh_nama=nama,
        waktu=b.waktu,
        oleh_status=b.oleh_status,
        verifikator_nama=pemeriksa,
        waktu_status=b.waktu_status,
    )


def objek_bukti(bukti_id: int) -> str:
    """Return the name by which history speaks of a piece of evidence."""
    return f"{AWALAN_BUKTI}{bukti_id}"


def inti_bukti(b: Bukti) -> dict[str, Any]:
    """Return what of a piece of evidence must always agree with its history; names and addresses only as a hash."""
    sampai = None if b.berlaku_sampai is None else b.berlaku_sampai.isoformat()
    rincian = [b.nama_asal, b.tipe, b.ukuran, b.tautan, b.tanggal.isoformat(), b.pemilik, sampai]
    return {
        "indikator": b.indikator,
        "jenis": b.jenis,
        "sha256": b.sha256,
        "status": b.status,
        "ditarik": b.dihapus is not None,
        "sidik_rincian": hashlib.sha256(kanonis(rincian).encode()).hexdigest(),
    }


def satu_bukti(s: Session, bukti_id: int) -> tuple[Bukti, Penilaian] | None:
    """Return the row of a piece of evidence that was not taken back, with its assessment."""
    cari = (
        select(Bukti, Penilaian)
        .join(Penilaian, Penilaian.id == Bukti.penilaian_id)
        .where(Bukti.id == bukti_id, Bukti.dihapus.is_(None))
    )
    baris = s.execute(cari).first()
    return None if baris is None else (baris[0], baris[1])
