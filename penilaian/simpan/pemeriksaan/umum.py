"""Instruments, which all assessments share, held against their chain."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import InstrumenTersimpan
from penilaian.simpan.pemeriksaan.catatan import TAK_TERCATAT, Catatan
from penilaian.simpan.transaksi.instrumen import inti_instrumen, sidik_isi


def beda_instrumen(s: Session, catatan: Catatan) -> Iterator[str]:
    """Yield where a kept instrument says other than the event that kept it."""
    tercatat = catatan.objek("sha256_isi")
    for i in s.scalars(select(InstrumenTersimpan).order_by(InstrumenTersimpan.sidik)):
        tercatat.discard(i.sidik)
        if catatan.nilai(i.sidik, "sha256_isi") is TAK_TERCATAT:
            yield f"instrumen {i.id} {i.versi} ditambahkan tanpa tercatat"
        elif sidik_isi(i.naskah, i.model) != i.sha256_isi or any(
            catatan.berbeda(i.sidik, nama, kini) for nama, kini in inti_instrumen(i).items()
        ):
            yield f"instrumen {i.id} {i.versi} diubah tanpa tercatat"
    for sidik in sorted(tercatat):
        yield f"instrumen {sidik[:12]} dihapus tanpa tercatat"
