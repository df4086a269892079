"""Who had a hand in what was filled in: asked from history and evidence, which forget nobody."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import Bukti, Riwayat
from penilaian.simpan.transaksi.rantai import rantai_penilaian


def ikut_mengisi(s: Session, pelaku: Pelaku, penilaian_id: int, indikator: str | None = None) -> str | None:
    """Return an indicator that a person gave an answer, a note or evidence for, None where there is none.

    An answer that somebody else has changed since counts too, and so does evidence that was taken back.

    Args:
        s: a transaction.
        pelaku: the person; the terminal is nobody.
        penilaian_id: the assessment.
        indikator: only this one; None = any.
    """
    if pelaku.pengguna_id is None:
        return None
    r, b = Riwayat, Bukti
    diisi = select(r.objek).where(
        r.rantai == rantai_penilaian(penilaian_id), r.pengguna_id == pelaku.pengguna_id, r.aksi == "jawaban.simpan"
    )
    dibuktikan = select(b.indikator).where(b.penilaian_id == penilaian_id, b.oleh == pelaku.pengguna_id)
    if indikator is not None:
        diisi, dibuktikan = diisi.where(r.objek == indikator), dibuktikan.where(b.indikator == indikator)
    return s.scalar(diisi.order_by(r.objek).limit(1)) or s.scalar(dibuktikan.order_by(b.indikator).limit(1))
