"""Files into the store: answers into drafts, and lists of people; all of what may be taken in one transaction.

The file is read as ``nilai`` reads it; one that is at fault changes nothing. What is not taken is said, with the
reason: villages outside the person's area, assessments that are no longer filled in, answers that others gave
otherwise.
"""

from penilaian.simpan.impor.baris_impor import Baris, baris_berkas
from penilaian.simpan.impor.batal import LembarBatal, batalkan
from penilaian.simpan.impor.bukti_kiriman import BuktiBaris, berbukti, buka_lampiran, siapkan_bukti, tempat_lampiran
from penilaian.simpan.impor.catat_asal import BerkasImpor
from penilaian.simpan.impor.daftar_akun import DaftarAkun, baca_akun
from penilaian.simpan.impor.daftar_impor import ImporTercatat, daftar_impor
from penilaian.simpan.impor.kerja import Pengambil
from penilaian.simpan.impor.kolom_akun import KOLOM_AKUN, Tercatat
from penilaian.simpan.impor.laporan import DesaImpor, HasilImpor, PilihanImpor

__all__ = [
    "KOLOM_AKUN",
    "Baris",
    "BerkasImpor",
    "BuktiBaris",
    "DaftarAkun",
    "DesaImpor",
    "HasilImpor",
    "ImporTercatat",
    "LembarBatal",
    "Pengambil",
    "PilihanImpor",
    "Tercatat",
    "baca_akun",
    "baris_berkas",
    "batalkan",
    "berbukti",
    "buka_lampiran",
    "daftar_impor",
    "siapkan_bukti",
    "tempat_lampiran",
]
