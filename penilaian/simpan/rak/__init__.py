"""What the store offers: one shelf a noun, each with its rights and its own transactions."""

from penilaian.simpan.rak.akun import RakAkun
from penilaian.simpan.rak.alur import PERALIHAN, Langkah, RakAlur
from penilaian.simpan.rak.bukti import RakBukti
from penilaian.simpan.rak.hasil import RakHasil
from penilaian.simpan.rak.impor import BATAS_BARIS, RakImpor
from penilaian.simpan.rak.jawaban import RakJawaban
from penilaian.simpan.rak.komentar import RakKomentar
from penilaian.simpan.rak.lembar import RakLembar
from penilaian.simpan.rak.pengaturan import RakPengaturan
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rak.riwayat import RakRiwayat
from penilaian.simpan.rak.sesi import GalatMasuk, OrangPenyedia, RakSesi
from penilaian.simpan.transaksi.akun import Akun
from penilaian.simpan.transaksi.mulai_sesi import SesiBaru

__all__ = [
    "BATAS_BARIS",
    "PERALIHAN",
    "Akun",
    "GalatMasuk",
    "Langkah",
    "OrangPenyedia",
    "RakAkun",
    "RakAlur",
    "RakBukti",
    "RakHasil",
    "RakImpor",
    "RakJawaban",
    "RakKomentar",
    "RakLembar",
    "RakPengaturan",
    "RakRawat",
    "RakRiwayat",
    "RakSesi",
    "SesiBaru",
]
