"""Naming a village that came without names: what is empty is filled in, what was given is never replaced.

Until somebody names it a village is called by its code.
"""

from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.tabel import Desa, Penilaian
from penilaian.simpan.basis.tulisan import rapikan_baris, teks_cari
from penilaian.simpan.transaksi.lembar import kunci_lembar, sidik_desa, tandai

_KOLOM: Final = ("nama_desa", "kecamatan", "kabupaten")


class NamaDesa(NamedTuple):
    """Names of a village, its kecamatan and its kabupaten; ``""`` = not known."""

    desa: str
    kecamatan: str = ""
    kabupaten: str = ""


def rapikan_nama_desa(nama: NamaDesa) -> NamaDesa:
    """Return names with single spaces. GalatSimpan where one is too long."""
    apa = ("Nama desa", "Nama kecamatan", "Nama kabupaten")
    return NamaDesa(*(rapikan_baris(satu, sebut) for satu, sebut in zip(nama, apa, strict=True)))


def isi_nama(desa: Desa, nama: NamaDesa) -> NamaDesa:
    """Return the names that a village has after ``nama`` was given: those that it had stay."""
    return NamaDesa(
        (nama.desa or desa.nama) if desa.nama == desa.kode else desa.nama,
        desa.kecamatan or nama.kecamatan,
        desa.kabupaten or nama.kabupaten,
    )


def namai_desa(s: Session, pelaku: Pelaku, desa: Desa, nama: NamaDesa) -> bool:
    """Give a village the names that it lacks, in all its assessments; return whether there was anything to give.

    Args:
        s: the transaction, behind ``kunci_desa``.
        pelaku: a penilai there.
        desa: the village.
        nama: from ``rapikan_nama_desa``.

    Raises:
        GalatHak: not a penilai there.
    """
    wajib(pelaku, "isi", desa.kode)
    dulu, kini = NamaDesa(desa.nama, desa.kecamatan, desa.kabupaten), isi_nama(desa, nama)
    if dulu == kini:
        return False
    desa.nama, desa.kecamatan, desa.kabupaten = kini
    lama, baru = (dict(zip(_KOLOM, x, strict=True)) for x in (dulu, kini))
    for nomor in s.scalars(select(Penilaian.id).where(Penilaian.desa_kode == desa.kode).order_by(Penilaian.id)).all():
        kepala, p = kunci_lembar(s, nomor)
        p.cari = teks_cari(desa.kode, *kini, p.tim, p.periode)
        isi = {**baru, "sidik_desa": sidik_desa(desa)}
        tandai(s, kepala, p, pelaku, "penilaian.namai_desa", lama=lama, baru=isi)
    s.flush()
    return True
