"""Evidence: files (by hash, opened with care, shown as pictures) and links, with date, owner and last valid day."""

from penilaian.simpan.bukti.arsip_unggahan import ArsipUnggahan
from penilaian.simpan.bukti.galat import GalatBukti, tolak
from penilaian.simpan.bukti.jenis import BATAS_BERKAS, BATAS_FOTO
from penilaian.simpan.bukti.peti import ALAMAT_BUKTI, BuktiHilang, BuktiRusak, Peti, selaraskan
from penilaian.simpan.bukti.pratinjau import Pemirsa, Pratinjau
from penilaian.simpan.bukti.tambah import BATAS_BANYAK, tambah_bukti
from penilaian.simpan.bukti.tautan import bakukan_tautan
from penilaian.simpan.bukti.terima import Keterangan, periksa_tanggal, rapikan_keterangan, siapkan_berkas

__all__ = [
    "ALAMAT_BUKTI",
    "BATAS_BANYAK",
    "BATAS_BERKAS",
    "BATAS_FOTO",
    "ArsipUnggahan",
    "BuktiHilang",
    "BuktiRusak",
    "GalatBukti",
    "Keterangan",
    "Pemirsa",
    "Peti",
    "Pratinjau",
    "bakukan_tautan",
    "periksa_tanggal",
    "rapikan_keterangan",
    "selaraskan",
    "siapkan_berkas",
    "tambah_bukti",
    "tolak",
]
