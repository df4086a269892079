"""Accounts inside a transaction: reading a person's roles, making an account, telling who may manage whom."""

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.desa import kode_wilayah, wilayah_bernama, wilayah_dikenal
from penilaian.ketikan import tanpa_huruf_rusak
from penilaian.narasi.peran import peran_di
from penilaian.simpan.basis.hak import Pelaku, Peran, boleh, wajib, wajib_bentuk_wilayah, wajib_jenis_peran
from penilaian.simpan.basis.tabel import Desa, IsiRusak, JenisPeran, Pengguna, PeranPengguna, Rantai, kanonis, sekarang
from penilaian.simpan.basis.tulisan import PANJANG_NAMA, rapikan_baris
from penilaian.simpan.galat import GalatHak, GalatSimpan, TidakAda
from penilaian.simpan.transaksi.rantai import catat

_NAMA_MASUK: Final = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,99}")
_SUREL: Final = re.compile(r"[^@]+@[^@]+\.[^@]+")

_WILAYAH_TERSEBUT: Final = 5
"""Areas that a message names where several are called so."""

ADMIN_PENUH: Final = Peran("admin")
"""The role without which nobody could manage accounts any more."""


def sebut_peran(peran: Peran) -> str:
    """Return a role in words, e.g. ``Penilai 15.08 (Kabupaten Bungo)``; without an area where it holds everywhere."""
    return peran_di(peran.jenis, peran.wilayah)


def baku_nama_masuk(nama: str) -> str:
    """Return a login name in its one form, small letters without spaces around it; valid or not."""
    return tanpa_huruf_rusak(nama.strip().lower())


def baku_wilayah(tulisan: str) -> str:
    """Return the dotted code of an area that was written as a code, with or without dots, or by its name.

    What begins with a digit and is no code stays as it is. GalatSimpan for a name of no area, or of several.
    """
    tulisan = tulisan.strip()
    if (kode := kode_wilayah(tulisan)) or not tulisan or tulisan[0].isdecimal():
        return kode or tulisan
    semua = wilayah_bernama(tulisan)
    if len(semua) == 1:
        return semua[0].kode
    if not semua:
        raise GalatSimpan(f"Wilayah {tulisan[:PANJANG_NAMA]!r} tidak ditemukan. Tulis nama lengkap atau kodenya.")
    lain = len(semua) - _WILAYAH_TERSEBUT
    sebut = "; ".join([*map(str, semua[:_WILAYAH_TERSEBUT]), *([f"dan {lain} lagi"] if lain > 0 else [])])
    raise GalatSimpan(f"Wilayah {tulisan[:PANJANG_NAMA]!r} dapat berarti {sebut}. Tulis kodenya.")


def wajib_wilayah_dikenal(s: Session, wilayah: Iterable[str]) -> None:
    """Raise GalatSimpan for the code of an area that neither Kemendagri's list nor an assessment here knows."""
    for kode in wilayah:
        if not wilayah_dikenal(kode) and s.get(Desa, kode) is None:
            raise GalatSimpan(f"Kode wilayah {kode} tidak ada dalam daftar Kemendagri. Periksa kodenya.")


def peran_baru(jenis: str, wilayah: str = "") -> Peran:
    """Return a role from what somebody wrote, the area by code or name. GalatSimpan for no such role or area."""
    baku = jenis_peran(jenis)
    with _sebagai_kalimat():
        return Peran(baku, baku_wilayah(wilayah))


def jenis_peran(tulisan: str) -> JenisPeran:
    """Return the kind of role that somebody wrote, e.g. ``Kepala Desa``. GalatSimpan where there is no such one."""
    jenis = re.sub(r"[\s-]+", "_", tulisan.strip().lower())
    with _sebagai_kalimat():
        wajib_jenis_peran(jenis)
    return cast("JenisPeran", jenis)


def wilayah_peran(tulisan: str) -> str:
    """Return the code of an area that somebody wrote by code or name. GalatSimpan where it is neither."""
    wilayah = baku_wilayah(tulisan)
    with _sebagai_kalimat():
        wajib_bentuk_wilayah(wilayah)
    return wilayah


@contextmanager
def _sebagai_kalimat() -> Iterator[None]:
    """Turn a ValueError into GalatSimpan that says the same as a sentence."""
    try:
        yield
    except ValueError as e:
        pesan = str(e)
        raise GalatSimpan(f"{pesan[0].upper()}{pesan[1:]}.") from None


def peran_orang(s: Session, pengguna_id: int) -> tuple[Peran, ...]:
    """Return a person's roles in a fixed order. IsiRusak where the table holds one that there is not."""
    p = PeranPengguna
    cari = select(p.jenis, p.wilayah).where(p.pengguna_id == pengguna_id).order_by(p.jenis, p.wilayah)
    try:
        return tuple(Peran(cast("JenisPeran", jenis), wilayah) for jenis, wilayah in s.execute(cari))
    except (ValueError, TypeError) as e:
        raise IsiRusak(f"peran akun nomor {pengguna_id} tidak dikenal") from e


def pelaku_dari(s: Session, orang: Pengguna) -> Pelaku:
    """Return a person as who acts, with the roles of this moment."""
    return Pelaku(orang.id, orang.nama, peran_orang(s, orang.id))


def ambil_orang(s: Session, pengguna_id: int) -> Pengguna:
    """Return a person's row as it stands now. TidakAda."""
    orang = s.get(Pengguna, pengguna_id, populate_existing=True)
    if orang is None:
        raise TidakAda(f"Akun nomor {pengguna_id} tidak ada.")
    return orang


def objek_orang(pengguna_id: int) -> str:
    """Return how the history calls a person: by number only."""
    return f"pengguna:{pengguna_id}"


def isi_orang(s: Session, orang: Pengguna) -> dict[str, Any]:
    """Return what of an account must always agree with its history; no names."""
    return inti_orang(orang, tulis_peran(peran_orang(s, orang.id)))


def inti_orang(orang: Pengguna, peran: list[list[str]]) -> dict[str, Any]:
    """Return ``isi_orang`` of a person whose roles (kind, area) were read already."""
    sidik_nama = _sidik(orang.garam, orang.nama_masuk, orang.nama)
    return {"aktif": orang.aktif, "peran": peran, "sidik_nama": sidik_nama, **isi_masuk(orang)}


def isi_masuk(orang: Pengguna) -> dict[str, str | None]:
    """Return by what a person logs in, as fingerprints that tell neither the password nor its hash; None = nothing."""
    return {
        "sidik_sandi": None if orang.sandi_hash is None else _sidik(orang.sandi_hash),
        "sidik_penyedia": None
        if orang.oidc_subjek is None
        else _sidik(orang.garam, orang.oidc_penerbit, orang.oidc_subjek),
    }


def _sidik(*isi: str | None) -> str:
    return hashlib.sha256(kanonis(isi).encode()).hexdigest()


def tulis_peran(peran: Iterable[Peran]) -> list[list[str]]:
    """Return roles as plain data."""
    return [[p.jenis, p.wilayah] for p in peran]


def boleh_kelola(pelaku: Pelaku, peran: Iterable[Peran]) -> bool:
    """Return whether all these roles (and so the account that has them) lie within an admin's area."""
    return all(boleh(pelaku, "kelola_akun", w) for w in [p.wilayah for p in peran] or [""])


def wajib_kelola(pelaku: Pelaku, peran: Iterable[Peran]) -> None:
    """Raise GalatHak unless ``boleh_kelola``."""
    for wilayah in [p.wilayah for p in peran] or [""]:
        wajib(pelaku, "kelola_akun", wilayah)


def wajib_orang(pelaku: Pelaku, pengguna_id: int) -> None:
    """Raise GalatHak unless ``pelaku`` is that person."""
    if pelaku.pengguna_id != pengguna_id:
        raise GalatHak("Ini hanya dapat dilakukan oleh pemilik akunnya.")


def admin_penuh(s: Session, orang: Pengguna) -> bool:
    """Return whether somebody manages all accounts."""
    return orang.aktif and ADMIN_PENUH in peran_orang(s, orang.id)


def ada_admin(s: Session) -> bool:
    """Return whether there is an active account that manages all others."""
    p = PeranPengguna
    cari = (
        select(Pengguna.id)
        .join(p, p.pengguna_id == Pengguna.id)
        .where(Pengguna.aktif, p.jenis == ADMIN_PENUH.jenis, p.wilayah == ADMIN_PENUH.wilayah)
    )
    return s.scalar(cari.limit(1)) is not None


def wajib_ada_admin(s: Session) -> None:
    """Raise GalatSimpan where no active account is left that manages all others."""
    if not ada_admin(s):
        raise GalatSimpan("Ini admin terakhir. Jadikan orang lain admin dahulu.")


def periksa_nama_masuk(nama_masuk: str) -> None:
    """Raise GalatSimpan unless a login name (in its one form) is allowed."""
    if not _NAMA_MASUK.fullmatch(nama_masuk):
        raise GalatSimpan(
            "Nama masuk 2–100 karakter: huruf a–z, angka, titik, garis, @; misalnya siti.aminah atau alamat surel."
        )


def buat_orang(
    s: Session,
    kepala: Rantai,
    pelaku: Pelaku,
    *,
    nama_masuk: str,
    nama: str,
    peran: Iterable[Peran],
    sandi_hash: str | None,
    alasan: str = "",
) -> Pengguna:
    """Make an account in an open transaction that holds the chain of accounts.

    Raises:
        GalatSimpan: the name is taken or not allowed, no role, or neither a password nor an e-mail address as name.
    """
    masuk, peran = baku_nama_masuk(nama_masuk), tuple(dict.fromkeys(peran))
    periksa_nama_masuk(masuk)
    if not peran:
        raise GalatSimpan("Akun memerlukan paling sedikit satu peran.")
    if s.scalar(select(Pengguna.id).where(Pengguna.nama_masuk == masuk)) is not None:
        raise GalatSimpan(f"Nama masuk {masuk} sudah dipakai.")
    if sandi_hash is None:
        wajib_surel(masuk)
    waktu = sekarang()
    orang = Pengguna(
        nama_masuk=masuk,
        nama=rapikan_nama(nama),
        sandi_hash=sandi_hash,
        aktif=True,
        dibuat=waktu,
        garam=secrets.token_hex(16),
    )
    s.add(orang)
    s.flush()
    s.add_all(PeranPengguna(pengguna_id=orang.id, jenis=p.jenis, wilayah=p.wilayah) for p in peran)
    s.flush()
    baru = {**isi_orang(s, orang), "cara": "oidc" if sandi_hash is None else "lokal"}
    catat(s, kepala, pelaku, "akun.tambah", objek_orang(orang.id), waktu=waktu, baru=baru, alasan=alasan)
    return orang


def wajib_surel(nama_masuk: str) -> None:
    """Raise GalatSimpan unless a login name is an e-mail address, by which a provider's login finds the account."""
    if not _SUREL.fullmatch(nama_masuk):
        raise GalatSimpan("Akun tanpa sandi masuk lewat penyedia login, jadi nama masuknya harus alamat surel.")


def rapikan_nama(nama: str) -> str:
    """Return a person's name with single spaces. GalatSimpan where it is empty or too long."""
    rapi = rapikan_baris(nama, "Nama")
    if not rapi:
        raise GalatSimpan(f"Nama diisi, paling banyak {PANJANG_NAMA} karakter.")
    return rapi
