"""What hangs on an assessment, evidence and comments, held against its chain."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import Bukti, Komentar
from penilaian.simpan.pemeriksaan.catatan import Catatan
from penilaian.simpan.transaksi.bukti import AWALAN_BUKTI, inti_bukti, objek_bukti
from penilaian.simpan.transaksi.komentar import AWALAN_KOMENTAR, inti_komentar, objek_komentar


def beda_bukti(s: Session, penilaian_id: int, catatan: Catatan) -> Iterator[str]:
    """Yield where evidence says other than the last event about it, or who added, decided or withdrew it and when."""
    tercatat = catatan.objek("sidik_rincian", AWALAN_BUKTI)
    for b in s.scalars(select(Bukti).where(Bukti.penilaian_id == penilaian_id).order_by(Bukti.id)):
        objek = objek_bukti(b.id)
        if objek not in tercatat:
            yield f"bukti nomor {b.id} ({b.indikator}) ditambahkan tanpa tercatat"
            continue
        tercatat.discard(objek)
        isi = all(catatan.nilai(objek, nama) == kini for nama, kini in inti_bukti(b).items())
        if not isi or _perbuatan(b) != _tercatat(catatan, objek):
            yield f"bukti nomor {b.id} ({b.indikator}) diubah tanpa tercatat"
    for objek in sorted(tercatat):
        yield f"{objek.replace(':', ' nomor ')} dihapus tanpa tercatat"


def _perbuatan(b: Bukti) -> tuple[object, ...]:
    return b.oleh, b.waktu, b.oleh_status, b.waktu_status, b.alasan, b.dihapus


def _tercatat(catatan: Catatan, objek: str) -> tuple[object, ...]:
    """Return what ``_perbuatan`` must be."""
    apa = ("tambah", "putuskan", "tunggu", "tarik")
    tambah, putus, tunggu, tarik = (catatan.oleh(objek, f"bukti.{a}") for a in apa)
    if putus is not None and tunggu is not None and putus.nomor < tunggu.nomor:
        putus = None
    return (
        *((None, None) if tambah is None else tambah[1:3]),
        *((None, None, "") if putus is None else putus[1:]),
        None if tarik is None else tarik.waktu,
    )


def beda_komentar(s: Session, penilaian_id: int, catatan: Catatan) -> Iterator[str]:
    """Yield where comments say other than the event that added them; they are never changed or taken out."""
    tercatat = catatan.objek("sha256", AWALAN_KOMENTAR)
    for k in s.scalars(select(Komentar).where(Komentar.penilaian_id == penilaian_id).order_by(Komentar.id)):
        objek = objek_komentar(k.id)
        tambah = catatan.oleh(objek, "komentar.tambah")
        if tambah is None:
            yield f"komentar nomor {k.id} ditambahkan tanpa tercatat"
            continue
        tercatat.discard(objek)
        isi = all(catatan.nilai(objek, nama) == kini for nama, kini in inti_komentar(k).items())
        if not isi or (k.oleh, k.waktu) != (tambah.oleh, tambah.waktu):
            yield f"komentar nomor {k.id} diubah tanpa tercatat"
    for objek in sorted(tercatat):
        yield f"{objek.replace(':', ' nomor ')} dihapus tanpa tercatat"
