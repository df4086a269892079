"""The tables of the store, as SQLAlchemy models; the migrations make them and a test keeps both equal."""

from penilaian.simpan.basis.tabel.dasar import (
    JENIS_PERAN,
    KEADAAN,
    Dasar,
    JenisBukti,
    JenisPeran,
    Json,
    Keadaan,
    StatusBukti,
    Waktu,
    kanonis,
    sekarang,
)
from penilaian.simpan.basis.tabel.lembar import (
    Bukti,
    Desa,
    InstrumenTersimpan,
    JawabanTersimpan,
    Komentar,
    Penilaian,
    Periode,
)
from penilaian.simpan.basis.tabel.orang import KodeAwal, Pengaturan, Pengguna, PeranPengguna, PercobaanMasuk, Sesi
from penilaian.simpan.basis.tabel.tumbuh import HANYA_TAMBAH, HasilFinal, Rantai, Riwayat

__all__ = [
    "HANYA_TAMBAH",
    "JENIS_PERAN",
    "KEADAAN",
    "Bukti",
    "Dasar",
    "Desa",
    "HasilFinal",
    "InstrumenTersimpan",
    "JawabanTersimpan",
    "JenisBukti",
    "JenisPeran",
    "Json",
    "Keadaan",
    "KodeAwal",
    "Komentar",
    "Pengaturan",
    "Pengguna",
    "Penilaian",
    "PeranPengguna",
    "PercobaanMasuk",
    "Periode",
    "Rantai",
    "Riwayat",
    "Sesi",
    "StatusBukti",
    "Waktu",
    "kanonis",
    "sekarang",
]
