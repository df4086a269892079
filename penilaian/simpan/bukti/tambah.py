"""Adding a piece of evidence in an open transaction."""

from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penilaian.angka import ribuan
from penilaian.instrumen import Indikator
from penilaian.mesin import akhir_berlaku
from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import Bukti, Penilaian, Rantai, sekarang
from penilaian.simpan.bukti.galat import tolak
from penilaian.simpan.bukti.terima import Keterangan, periksa_tanggal
from penilaian.simpan.transaksi.bukti import inti_bukti, objek_bukti
from penilaian.simpan.transaksi.rantai import catat

BATAS_BANYAK: Final = 20
"""Pieces of evidence for one indicator."""


def tambah_bukti(
    s: Session, kepala: Rantai, p: Penilaian, pelaku: Pelaku, indikator: Indikator, b: Bukti, keterangan: Keterangan
) -> int:
    """Add evidence behind ``kunci_lembar`` and return its number; right and state were judged by the caller.

    Args:
        s: the transaction.
        kepala: head of the assessment's chain.
        p: the assessment.
        pelaku: who adds it.
        indikator: what it proves.
        b: a file or a link; all else is filled in here.
        keterangan: its date, owner and last valid day, tidy.

    Raises:
        GalatBukti: too many pieces (U13), or a date at fault (U12).
    """
    banyak = select(func.count()).where(
        Bukti.penilaian_id == p.id, Bukti.indikator == indikator.id, Bukti.dihapus.is_(None)
    )
    if (s.scalar(banyak) or 0) >= BATAS_BANYAK:
        saran = "Gabungkan menjadi satu PDF, atau tarik yang tidak perlu."
        raise tolak(indikator.id, "U13", f"sudah ada {ribuan(BATAS_BANYAK)} bukti, tidak dapat ditambah", saran)
    waktu = sekarang()
    hari_ini = waktu.astimezone(ZoneInfo(p.zona_waktu)).date()
    tanggal = keterangan.tanggal or hari_ini
    periksa_tanggal(tanggal, keterangan.berlaku_sampai, hari_ini)
    b.penilaian_id, b.indikator, b.tanggal = p.id, indikator.id, tanggal
    b.berlaku_sampai = akhir_berlaku(indikator, tanggal, keterangan.berlaku_sampai)
    b.pemilik = keterangan.pemilik
    b.status, b.alasan, b.oleh, b.waktu, p.diubah = "diajukan", "", pelaku.pengguna_id, waktu, waktu
    s.add(b)
    s.flush()
    catat(s, kepala, pelaku, "bukti.tambah", objek_bukti(b.id), waktu=waktu, baru=inti_bukti(b))
    return b.id
