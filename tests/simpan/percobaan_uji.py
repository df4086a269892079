"""Who guesses at passwords, and what the store wrote down of it."""

import pytest
from akun_uji import DI_SINI, SANDI
from sqlalchemy import func, select

from penilaian.simpan.basis.tabel import PercobaanMasuk
from penilaian.simpan.rak.sesi import GalatMasuk
from penilaian.simpan.transaksi.percobaan import (
    TerlaluSering,
    kunci_masuk,
)


def gagal(dunia, nama: str = "budi", alamat: str = DI_SINI, kali: int = 1) -> None:
    for _ in range(kali):
        with pytest.raises(GalatMasuk):
            dunia.masuk(nama, "salah tebak ini", alamat)


def tunggu(dunia, nama: str = "budi", alamat: str = DI_SINI) -> int:
    """Return how long the right password has to wait, without its being looked at."""
    with pytest.raises(TerlaluSering) as galat:
        dunia.masuk(nama, SANDI, alamat)
    return galat.value.tunggu


def coba(dunia, nama: str, alamat: str, sandi: str = "salah tebak ini", *, perangkat: str | None = None) -> str | None:
    """Try once and return why it was not looked at; None where it was, right or wrong."""
    try:
        dunia.sesi.masuk(nama, sandi, alamat, perangkat=perangkat)
    except TerlaluSering as galat:
        return str(galat)
    except GalatMasuk:
        pass
    return None


def gagal_semua(dunia, nama: str, alamat: str, kali: int) -> None:
    """Let an address fail so often with a name, at one moment, whatever it has to wait for."""
    koneksi, masuk = dunia.gudang.koneksi, nama.strip().lower()
    with koneksi.tulis() as s:
        waktu = dunia.jam()
        s.add_all(
            PercobaanMasuk(kunci=k.kunci, waktu=waktu, berhasil=False)
            for _ in range(kali)
            for k in kunci_masuk(masuk, alamat)
        )


def dilihat_dalam_sehari(dunia, nama: str) -> int:
    """Return how many wrong tries at a name the store has written down."""
    kunci = kunci_masuk(nama, "")[1].kunci
    with dunia.gudang.koneksi.baca() as s:
        salah = (PercobaanMasuk.kunci == kunci, ~PercobaanMasuk.berhasil)
        return s.scalar(select(func.count()).select_from(PercobaanMasuk).where(*salah)) or 0
