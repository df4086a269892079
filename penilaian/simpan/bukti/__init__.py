"""Evidence: files (by hash, opened with care, shown as pictures) and links, with date, owner and last valid day."""

from penilaian.simpan.bukti.galat import GalatBukti
from penilaian.simpan.bukti.jenis import BATAS_BERKAS, BATAS_FOTO
from penilaian.simpan.bukti.peti import ALAMAT_BUKTI, Peti
from penilaian.simpan.bukti.pratinjau import Pratinjau
from penilaian.simpan.bukti.terima import Keterangan

__all__ = [
    "ALAMAT_BUKTI",
    "BATAS_BERKAS",
    "BATAS_FOTO",
    "GalatBukti",
    "Keterangan",
    "Peti",
    "Pratinjau",
]
