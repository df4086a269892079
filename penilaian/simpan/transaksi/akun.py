"""One account: as it is shown, for whom it may be managed, and what ends with its password."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku, Peran
from penilaian.simpan.basis.tabel import Pengguna
from penilaian.simpan.galat import GalatHak
from penilaian.simpan.transaksi.cabut_sesi import cabut_semua
from penilaian.simpan.transaksi.kode_sekali import cabut_kode_masuk
from penilaian.simpan.transaksi.orang import ambil_orang, peran_orang, wajib_kelola
from penilaian.simpan.transaksi.perangkat import lupakan_perangkat

CaraMasuk = Literal["sandi", "penyedia", "penyedia_menunggu"]


@dataclass(frozen=True, slots=True)
class Akun:
    """An account as its owner and its admins see it.

    Attributes:
        nama_masuk: small letters; an e-mail address where the person comes through a provider.
        nama: as shown.
        cara: by password, through an OpenID Connect provider, or the latter but not come yet.
        dibuat: when (UTC).
    """

    id: int
    nama_masuk: str
    nama: str
    peran: tuple[Peran, ...]
    aktif: bool
    cara: CaraMasuk
    dibuat: datetime


def dikelola(s: Session, pelaku: Pelaku, pengguna_id: int) -> Pengguna:
    """Return the row of an account that ``pelaku`` manages. GalatHak, TidakAda."""
    if not pelaku.wilayah("kelola_akun"):
        raise GalatHak("Peran Anda tidak mengizinkan mengelola akun.")
    orang = ambil_orang(s, pengguna_id)
    wajib_kelola(pelaku, peran_orang(s, pengguna_id))
    return orang


def lupakan_masuk(s: Session, pengguna_id: int, waktu: datetime) -> None:
    """End all that a person's old password began: sessions, known browsers, a code."""
    cabut_semua(s, pengguna_id, waktu)
    lupakan_perangkat(s, pengguna_id)
    cabut_kode_masuk(s, pengguna_id)


def akun_orang(s: Session, orang: Pengguna) -> Akun:
    """Return the account of a row."""
    cara: CaraMasuk = "penyedia" if orang.oidc_subjek else "penyedia_menunggu"
    return Akun(
        id=orang.id,
        nama_masuk=orang.nama_masuk,
        nama=orang.nama,
        peran=peran_orang(s, orang.id),
        aktif=orang.aktif,
        cara="sandi" if orang.sandi_hash is not None else cara,
        dibuat=orang.dibuat,
    )
