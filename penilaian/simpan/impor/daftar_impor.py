"""Imports as a list: when, by whom, which file, what became of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, union
from sqlalchemy.orm import Session, aliased

from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import AsalJawaban, Impor, KirimanTersimpan, Pengguna, Penilaian
from penilaian.simpan.transaksi.lembar import dalam_wilayah


@dataclass(frozen=True, slots=True)
class ImporTercatat:
    """One import.

    Attributes:
        nomor: its number, which takes it back.
        waktu: when (UTC).
        oleh_nama: who, by the name of today; ``""`` for nobody with an account.
        nama_berkas: the file, as its user saw it; ``sha256`` its hash.
        tim: whose assessments were filled in.
        hitungan: as ``jumlahkan`` counts.
        kiriman: number of versions of submissions that it brought.
        dibatalkan: when it was taken back (UTC), None where it stands; ``dibatalkan_oleh`` by whom.
    """

    nomor: int
    waktu: datetime
    oleh_nama: str
    nama_berkas: str
    sha256: str
    tim: str
    hitungan: Mapping[str, int]
    kiriman: int
    dibatalkan: datetime | None
    dibatalkan_oleh: str


def daftar_impor(s: Session, pelaku: Pelaku, batas: int) -> tuple[ImporTercatat, ...]:
    """Return the imports that a person may see, latest first; see ``RakImpor.daftar``."""
    oleh, pembatal, k = aliased(Pengguna), aliased(Pengguna), KirimanTersimpan
    wilayah = dalam_wilayah(pelaku.wilayah("baca_draf"))
    terlihat = union(
        *(select(t.impor_id).join(Penilaian, Penilaian.id == t.penilaian_id).where(wilayah) for t in (AsalJawaban, k))
    )
    banyak = select(func.count()).where(k.impor_id == Impor.id, k.isi.is_not(None)).correlate(Impor).scalar_subquery()
    cari = (
        select(Impor, oleh.nama, pembatal.nama, banyak)
        .outerjoin(oleh, oleh.id == Impor.oleh)
        .outerjoin(pembatal, pembatal.id == Impor.dibatalkan_oleh)
        .where(or_(Impor.id.in_(terlihat), Impor.oleh == pelaku.pengguna_id))
        .order_by(Impor.id.desc())
        .limit(batas)
    )
    return tuple(
        ImporTercatat(
            nomor=i.id,
            waktu=i.waktu,
            oleh_nama=nama or "",
            nama_berkas=i.nama_berkas,
            sha256=i.sha256,
            tim=i.tim,
            hitungan=i.hitungan,
            kiriman=kiriman - i.hitungan.get("berpindah", 0),
            dibatalkan=i.dibatalkan,
            dibatalkan_oleh=nama_pembatal or "",
        )
        for i, nama, nama_pembatal, kiriman in s.execute(cari)
    )
