"""Where answers came from, as it is kept and held against history."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import (
    AsalBukti,
    AsalJawaban,
    Bukti,
    Impor,
    JawabanTersimpan,
    KirimanTersimpan,
    Riwayat,
    kanonis,
)
from penilaian.simpan.transaksi.rantai import rantai_penilaian

AWALAN_IMPOR: Final = "impor:"

_NOMOR: Final = re.compile("[1-9][0-9]{0,17}")

BATALKAN: Final = "penilaian.batalkan_impor"
"""What history calls an import that was taken back."""

BATALKAN_JAWABAN: Final = "jawaban.batalkan"
"""What history calls an answer that stands again as it stood before an import; its event says whose it is."""


def objek_impor(impor_id: int) -> str:
    """Return the name by which history speaks of an import."""
    return f"{AWALAN_IMPOR}{impor_id}"


IsiTercatat = tuple[str, int, int | None, dict[str, Any] | None]
"""Of an answer that an import wrote: indicator, version, number of the submission's version, what stood before."""


def isi_tercatat(a: AsalJawaban) -> IsiTercatat:
    """Return what of a row goes into the hash."""
    return a.indikator, a.versi, a.kiriman_id, a.lama


def nomor_impor(objek: str) -> int:
    """Return the number of the import that history calls so, 0 where that is no name of one."""
    nomor = objek.removeprefix(AWALAN_IMPOR)
    return int(nomor) if _NOMOR.fullmatch(nomor) else 0


def sidik_asal(kiriman: Iterable[KirimanTersimpan], jawaban: Iterable[IsiTercatat], bukti: Iterable[AsalBukti]) -> str:
    """Return the SHA-256 of what an import noted of one assessment, which its event carries."""
    satu = [
        [
            k.id,
            k.akar,
            k.versi,
            k.suntingan,
            k.isi,
            None if k.dikirim is None else k.dikirim.astimezone(UTC).isoformat(timespec="microseconds"),
            k.pengirim,
            k.versi_formulir,
            k.tinjauan,
            k.baris,
        ]
        for k in sorted(kiriman, key=lambda k: k.id)
    ]
    dua = [list(a) for a in sorted(jawaban, key=lambda a: a[:2])]
    tiga = [[b.bukti_id, b.kiriman_id] for b in sorted(bukti, key=lambda b: b.bukti_id)]
    return hashlib.sha256(kanonis([satu, dua, tiga]).encode()).hexdigest()


def versi_setara(s: Session, penilaian_id: int) -> dict[tuple[str, int], int]:
    """Return which version stands again in each that was made by taking an import back, by indicator and version."""
    s.flush()
    rantai = rantai_penilaian(penilaian_id)
    cari = select(Riwayat.objek, Riwayat.baru).where(Riwayat.rantai == rantai, Riwayat.aksi == BATALKAN_JAWABAN)
    semua = [(id_, baru or {}) for id_, baru in s.execute(cari)]
    return {(id_, baru["versi"]): baru["setara"] for id_, baru in semua if "setara" in baru}


def versi_asli(setara: Mapping[tuple[str, int], int], indikator: str, versi: int) -> int:
    """Return the version that was written by somebody and stands in this one."""
    while (indikator, versi) in setara:
        versi = setara[indikator, versi]
    return versi


def dari_kiriman(
    s: Session, penilaian_id: int, akar: Collection[str], jawaban: Mapping[str, JawabanTersimpan]
) -> frozenset[str]:
    """Return the indicators whose answer stands as an import wrote it from one of these submissions."""
    a, k = AsalJawaban, KirimanTersimpan
    cari = select(a.indikator, a.versi).join(k, k.id == a.kiriman_id)
    cari = cari.where(a.penilaian_id == penilaian_id, k.akar.in_(akar))
    tertulis = {(id_, versi) for id_, versi in s.execute(cari)}
    setara = versi_setara(s, penilaian_id)
    return frozenset(id_ for id_, j in jawaban.items() if (id_, versi_asli(setara, id_, j.versi)) in tertulis)


def bukti_kiriman(s: Session, penilaian_id: int, akar: Collection[str]) -> int:
    """Return how many pieces of evidence imports brought here from these submissions, without withdrawn ones."""
    cari = select(func.count()).select_from(AsalBukti).join(Bukti, Bukti.id == AsalBukti.bukti_id)
    cari = cari.join(KirimanTersimpan, KirimanTersimpan.id == AsalBukti.kiriman_id)
    cari = cari.where(Bukti.penilaian_id == penilaian_id, Bukti.dihapus.is_(None), KirimanTersimpan.akar.in_(akar))
    return s.execute(cari).scalar_one()


@dataclass(frozen=True, slots=True)
class IsiAsal:
    """Where an answer came from, or a piece of evidence.

    Attributes:
        impor: number of the import.
        nama_berkas: the file, as its user saw it; ``sha256`` its hash.
        akar, versi: uuid of the submission and of the version that said so; ``""`` where the file was no export of
            submissions.
        versi_formulir: as the server or the form names it.
        pengirim: account at the server.
        dikirim: when the server got it (UTC), None where it does not say.
        tinjauan: review state as the server writes it.
        baris: row of the file; 0 where it is not known.
    """

    impor: int
    nama_berkas: str
    sha256: str
    akar: str = ""
    versi: str = ""
    versi_formulir: str = ""
    pengirim: str = ""
    dikirim: datetime | None = None
    tinjauan: str = ""
    baris: int = 0


def baca_asal(s: Session, penilaian_id: int) -> dict[tuple[str, int], IsiAsal]:
    """Return where an assessment's answers came from, by indicator and version of the answer."""
    a, k = AsalJawaban, KirimanTersimpan
    cari = (
        select(a.indikator, a.versi, Impor, k)
        .join(Impor, Impor.id == a.impor_id)
        .outerjoin(k, k.id == a.kiriman_id)
        .where(a.penilaian_id == penilaian_id)
    )
    return {(id_, versi): _isi(impor, kiriman) for id_, versi, impor, kiriman in s.execute(cari)}


def _isi(impor: Impor, k: KirimanTersimpan | None) -> IsiAsal:
    if k is None:
        return IsiAsal(impor.id, impor.nama_berkas, impor.sha256)
    return IsiAsal(
        impor.id,
        impor.nama_berkas,
        impor.sha256,
        akar=k.akar,
        versi=k.versi,
        versi_formulir=k.versi_formulir,
        pengirim=k.pengirim,
        dikirim=k.dikirim,
        tinjauan=k.tinjauan,
        baris=k.baris,
    )
