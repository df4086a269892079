"""Villages side by side: who is compared, how they spread, how far each is from the median and the best.

Every village has been scored on its own (§2), so nothing here changes a score. Withheld scores stay NaN and leave
medians and spreads; the tables say how many villages a figure rests on.
"""

from penilaian.banding.perubahan import (
    Perubahan,
    RingkasVersi,
    perubahan,
    ringkas_perubahan,
    ringkas_versi,
    riwayat,
    tabel_perubahan,
)
from penilaian.banding.pilihan import (
    Baris,
    ambil,
    cari,
    cari_desa,
    cari_pilihan,
    daftar_periode,
    kenali,
    label_desa,
    nama_desa,
    nama_wilayah,
    pilih,
    pilih_kode,
    urutkan,
)
from penilaian.banding.sebanding import lampau_dari
from penilaian.banding.ukuran import (
    banyak_per_posisi,
    bawah_atas,
    daftar_desa,
    jarak_terbesar,
    matriks,
    sebaran,
    selisih,
    status_per_tingkat,
    ujung,
)

__all__ = [
    "Baris",
    "Perubahan",
    "RingkasVersi",
    "ambil",
    "banyak_per_posisi",
    "bawah_atas",
    "cari",
    "cari_desa",
    "cari_pilihan",
    "daftar_desa",
    "daftar_periode",
    "jarak_terbesar",
    "kenali",
    "label_desa",
    "lampau_dari",
    "matriks",
    "nama_desa",
    "nama_wilayah",
    "perubahan",
    "pilih",
    "pilih_kode",
    "ringkas_perubahan",
    "ringkas_versi",
    "riwayat",
    "sebaran",
    "selisih",
    "status_per_tingkat",
    "tabel_perubahan",
    "ujung",
    "urutkan",
]
