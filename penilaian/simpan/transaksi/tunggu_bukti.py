"""Evidence that was accepted for another answer waits for the verifier again."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import Bukti, Penilaian, Rantai
from penilaian.simpan.transaksi.bukti import inti_bukti, objek_bukti
from penilaian.simpan.transaksi.rantai import catat


def berbukti_diterima(s: Session, penilaian_id: int) -> set[str]:
    """Return the indicators of an assessment that have evidence which was accepted."""
    b = Bukti
    cari = select(b.indikator).where(b.penilaian_id == penilaian_id, b.status == "diterima", b.dihapus.is_(None))
    return set(s.scalars(cari))


def tunggu_lagi(s: Session, kepala: Rantai, p: Penilaian, pelaku: Pelaku, indikator: str, waktu: datetime) -> None:
    """Take back the acceptance of an indicator's evidence, because its answer becomes another one.

    Args:
        s: an open transaction behind ``kunci_lembar``.
        kepala: head of the assessment's chain.
        p: the assessment.
        pelaku: who changes the answer.
        indikator: id.
        waktu: of the change.
    """
    b = Bukti
    cari = select(b).where(
        b.penilaian_id == p.id, b.indikator == indikator, b.status == "diterima", b.dihapus.is_(None)
    )
    for bukti in s.scalars(cari.order_by(b.id)).all():
        lama = inti_bukti(bukti)
        bukti.status, bukti.alasan, bukti.oleh_status, bukti.waktu_status = "diajukan", "", None, None
        catat(s, kepala, pelaku, "bukti.tunggu", objek_bukti(bukti.id), waktu=waktu, lama=lama, baru=inti_bukti(bukti))
