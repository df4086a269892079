"""Accounts, roles and settings held against the chain of accounts."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import Pengaturan, Pengguna, PeranPengguna
from penilaian.simpan.pemeriksaan.catatan import TAK_TERCATAT, Catatan
from penilaian.simpan.transaksi.orang import inti_orang, objek_orang

_ORANG: Final = "pengguna:"

_SEBUTAN: Final = {
    "aktif": "keaktifan",
    "peran": "peran",
    "sidik_nama": "nama",
    "sidik_sandi": "sandi",
    "sidik_penyedia": "penyedia login",
}
"""What the parts of ``inti_orang`` are called."""


def beda_akun(s: Session, catatan: Catatan) -> Iterator[str]:
    """Yield where accounts, roles and settings say other than the last event about them."""
    tercatat = catatan.objek("aktif", _ORANG)
    peran: dict[int, list[list[str]]] = {}
    p = PeranPengguna
    for nomor, jenis, wilayah in s.execute(select(p.pengguna_id, p.jenis, p.wilayah)):
        peran.setdefault(nomor, []).append([jenis, wilayah])
    for orang in s.scalars(select(Pengguna).order_by(Pengguna.id)):
        objek = objek_orang(orang.id)
        if objek not in tercatat:
            yield f"akun nomor {orang.id} ditambahkan tanpa tercatat"
            continue
        tercatat.discard(objek)
        for nama, kini in inti_orang(orang, peran.get(orang.id, [])).items():
            dulu = catatan.nilai(objek, nama)
            if dulu is not TAK_TERCATAT and _baku(dulu) != _baku(kini):
                yield f"{_SEBUTAN[nama]} akun nomor {orang.id} diubah tanpa tercatat"
    for objek in sorted(tercatat):
        yield f"akun nomor {objek.removeprefix(_ORANG)} dihapus tanpa tercatat"
    yield from _beda_pengaturan(s, catatan)


def _beda_pengaturan(s: Session, catatan: Catatan) -> Iterator[str]:
    tercatat = catatan.objek("nilai")
    for p in s.scalars(select(Pengaturan).order_by(Pengaturan.kunci)):
        tercatat.discard(p.kunci)
        if catatan.nilai(p.kunci, "nilai") != p.nilai:
            yield f"pengaturan {p.kunci} diubah tanpa tercatat"
    for kunci in sorted(tercatat):
        yield f"pengaturan {kunci} dihapus tanpa tercatat"


def _baku(nilai: Any) -> Any:  # noqa: ANN401  (JSON)
    """Return roles in one order: databases sort texts in different ways, and a backup goes from one to another."""
    return sorted(nilai) if isinstance(nilai, list) else nilai
