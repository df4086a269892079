"""The store: assessments, answers, decisions and their history (the only room that knows SQL).

    >>> from penilaian import simpan
    >>> gudang = simpan.buka()                                           # doctest: +SKIP
    >>> sidik = gudang.instrumen.daftarkan("inpres-3-2003").sidik        # doctest: +SKIP
    >>> lembar = gudang.lembar.buat(pelaku, simpan.Awal("15.01.20.2006", "2026", sidik))  # doctest: +SKIP
    >>> gudang.jawaban.simpan(pelaku, lembar.id, "P01", "3", versi_dilihat=0)             # doctest: +SKIP

Every method that reads or writes for somebody takes that ``Pelaku`` and refuses (``GalatHak``) what the roles do not
allow; every change is one transaction with its event in the history. The shelves, and what only one of them gives
out, have a door of their own (``simpan.rak``); what the engine or the words name is had from them.
"""

from penilaian.simpan.basis.hak import TAMU, TERMINAL, Aksi, Pelaku, Peran, boleh
from penilaian.simpan.basis.jejak_berkas import basis_data_hilang
from penilaian.simpan.basis.koneksi import (
    ALAMAT_BASIS_DATA,
    FOLDER_DATA,
    alamat_basis_data,
    berkas_ada,
    peringatan_folder,
)
from penilaian.simpan.basis.sandi import SANDI_TERPENDEK, sandi_acak
from penilaian.simpan.basis.tabel import Keadaan
from penilaian.simpan.basis.tulisan import PANJANG_CATATAN, PANJANG_NAMA, nama_sama, rapikan_baris
from penilaian.simpan.basis.zona import WIB, zona_waktu
from penilaian.simpan.galat import GalatBasisData, GalatHak, GalatKeadaan, GalatSimpan, GudangRusak, TidakAda
from penilaian.simpan.gudang import Gudang, buka, wajib_terbaru
from penilaian.simpan.pemeriksaan import Kerusakan
from penilaian.simpan.transaksi.bawa_jawaban import SUDAH_DIJAWAB, HasilBawa
from penilaian.simpan.transaksi.bentrok import Bentrok
from penilaian.simpan.transaksi.bukti import IsiBukti
from penilaian.simpan.transaksi.jawaban import IsiJawaban, perlu_bukti, sama_arti
from penilaian.simpan.transaksi.kekurangan import Kekurangan
from penilaian.simpan.transaksi.komentar import IsiKomentar
from penilaian.simpan.transaksi.kumpulan import Kumpulan
from penilaian.simpan.transaksi.lembar import TERBUKA, Lembar
from penilaian.simpan.transaksi.mulai_lembar import BANYAK_ANGGOTA, Awal
from penilaian.simpan.transaksi.nama_desa import NamaDesa
from penilaian.simpan.transaksi.orang import baku_wilayah, peran_baru, sebut_peran
from penilaian.simpan.transaksi.pengaturan import SETELAN
from penilaian.simpan.transaksi.percobaan import TerlaluSering
from penilaian.simpan.transaksi.pindah_versi import JawabanLama, NasibJawaban, TinjauanPindah
from penilaian.simpan.transaksi.riwayat import Kejadian
from penilaian.simpan.transaksi.saring import Saringan, Urutan
from penilaian.simpan.transaksi.simpan_jawaban import Tersimpan

__all__ = [
    "ALAMAT_BASIS_DATA",
    "BANYAK_ANGGOTA",
    "FOLDER_DATA",
    "PANJANG_CATATAN",
    "PANJANG_NAMA",
    "SANDI_TERPENDEK",
    "SETELAN",
    "SUDAH_DIJAWAB",
    "TAMU",
    "TERBUKA",
    "TERMINAL",
    "WIB",
    "Aksi",
    "Awal",
    "Bentrok",
    "GalatBasisData",
    "GalatHak",
    "GalatKeadaan",
    "GalatSimpan",
    "Gudang",
    "GudangRusak",
    "HasilBawa",
    "IsiBukti",
    "IsiJawaban",
    "IsiKomentar",
    "JawabanLama",
    "Keadaan",
    "Kejadian",
    "Kekurangan",
    "Kerusakan",
    "Kumpulan",
    "Lembar",
    "NamaDesa",
    "NasibJawaban",
    "Pelaku",
    "Peran",
    "Saringan",
    "TerlaluSering",
    "Tersimpan",
    "TidakAda",
    "TinjauanPindah",
    "Urutan",
    "alamat_basis_data",
    "baku_wilayah",
    "basis_data_hilang",
    "berkas_ada",
    "boleh",
    "buka",
    "nama_sama",
    "peran_baru",
    "peringatan_folder",
    "perlu_bukti",
    "rapikan_baris",
    "sama_arti",
    "sandi_acak",
    "sebut_peran",
    "wajib_terbaru",
    "zona_waktu",
]
