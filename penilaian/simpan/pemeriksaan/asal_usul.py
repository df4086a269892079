"""Where an assessment's answers came from, held against its chain."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import AsalBukti, AsalJawaban, Bukti, Impor, KirimanTersimpan
from penilaian.simpan.pemeriksaan.catatan import Catatan
from penilaian.simpan.transaksi.asal_jawaban import (
    AWALAN_IMPOR,
    BATALKAN,
    IsiTercatat,
    isi_tercatat,
    nomor_impor,
    objek_impor,
    sidik_asal,
)


def beda_asal(s: Session, penilaian_id: int, catatan: Catatan) -> Iterator[str]:
    """Yield where what imports brought says other than their events, or who imported or took it back and when."""
    kiriman: dict[str, list[KirimanTersimpan]] = {}
    for k in s.scalars(select(KirimanTersimpan).where(KirimanTersimpan.penilaian_id == penilaian_id)):
        kiriman.setdefault(objek_impor(k.impor_id), []).append(k)
    jawaban: dict[str, list[IsiTercatat]] = {}
    for a in s.scalars(select(AsalJawaban).where(AsalJawaban.penilaian_id == penilaian_id)):
        jawaban.setdefault(objek_impor(a.impor_id), []).append(isi_tercatat(a))
    bukti: dict[str, list[AsalBukti]] = {}
    milik = select(AsalBukti).join(Bukti, Bukti.id == AsalBukti.bukti_id).where(Bukti.penilaian_id == penilaian_id)
    for x in s.scalars(milik):
        bukti.setdefault(objek_impor(x.impor_id), []).append(x)
    tercatat = catatan.objek("sidik_asal", AWALAN_IMPOR)
    for objek in sorted(tercatat | kiriman.keys() | jawaban.keys() | bukti.keys()):
        sebut = objek.replace(":", " nomor ")
        impor = s.get(Impor, nomor_impor(objek))
        if objek not in tercatat:
            yield f"asal jawaban dari {sebut} ditambahkan tanpa tercatat"
        elif impor is None:
            yield f"{sebut} dihapus tanpa tercatat"
        elif catatan.nilai(objek, "sidik_asal") != sidik_asal(
            kiriman.get(objek, ()), jawaban.get(objek, ()), bukti.get(objek, ())
        ):
            yield f"asal jawaban dari {sebut} diubah tanpa tercatat"
        elif _perbuatan(impor) != _tercatat(catatan, objek):
            yield f"{sebut} diubah tanpa tercatat"


def _perbuatan(impor: Impor) -> tuple[object, ...]:
    return impor.oleh, impor.waktu, impor.sha256, impor.dibatalkan_oleh, impor.dibatalkan


def _tercatat(catatan: Catatan, objek: str) -> tuple[object, ...]:
    """Return what ``_perbuatan`` must be."""
    masuk, batal = catatan.oleh(objek, "penilaian.impor"), catatan.oleh(objek, BATALKAN)
    return (
        *((None, None) if masuk is None else masuk[1:3]),
        catatan.nilai(objek, "sha256"),
        *((None, None) if batal is None else batal[1:3]),
    )
