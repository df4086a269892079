"""What a village and its surroundings are called."""

import re

from penilaian.desa import Desa, nama_satu, wilayah
from penilaian.mesin import Hasil

_SEBUTAN_DESA = re.compile(r"(?i)(desa|nagari|gampong|kalurahan|pekon|lembang|tiyuh)\s")
_SEBUTAN_KECAMATAN = re.compile(r"(?i)(kec\.|kecamatan|distrik|kapanewon|kemantren)\s")
_SEBUTAN_KABUPATEN = re.compile(r"(?i)(kab\.|kabupaten|kota)\s")


def nama_desa(hasil: Hasil, baris: int) -> str:
    """Return the village's name with what it is called: ``Desa Sukamaju``, ``Nagari Koto Baru``, ``Desa 99.…``."""
    kode = _kunci(hasil, baris, "kode_desa")
    nama = _kunci(hasil, baris, "nama_desa") or nama_satu(kode) or kode
    if hasil.instrumen.yang_dinilai != "desa":
        return nama
    return nama if _SEBUTAN_DESA.match(nama) else f"Desa {nama}"


def nama_wilayah(hasil: Hasil, baris: int) -> str:
    """Return ``Kecamatan Contoh, Kabupaten Rekaan``, official names where the file has none, ``""`` if unknown."""
    kode = _kunci(hasil, baris, "kode_desa")
    kecamatan = _kunci(hasil, baris, "kecamatan") or nama_satu(wilayah(kode, "kecamatan"))
    kabupaten = _kunci(hasil, baris, "kabupaten") or nama_satu(wilayah(kode, "kabupaten"))
    bagian = []
    if kecamatan:
        bagian.append(kecamatan if _SEBUTAN_KECAMATAN.match(kecamatan) else f"Kecamatan {kecamatan}")
    if kabupaten:
        bagian.append(kabupaten if _SEBUTAN_KABUPATEN.match(kabupaten) else f"Kabupaten {kabupaten}")
    return ", ".join(bagian)


def wilayah_singkat(hasil: Hasil, baris: int) -> str:
    """Return ``nama_wilayah`` for a small place: ``Kec. Contoh, Kab. Rekaan``."""
    return nama_wilayah(hasil, baris).replace("Kecamatan ", "Kec. ").replace("Kabupaten ", "Kab. ")


def sebut_desa(desa: Desa) -> str:
    """Return what a village is called in a list to choose from, no two alike: ``Sungai Tutung (…) 15.01.…``."""
    di = ", ".join(x for x in (desa.kecamatan, desa.kabupaten) if x)
    return f"{desa.nama or 'Desa'} ({di or 'tidak ada dalam daftar Kemendagri'}) {desa.kode}"


def _kunci(hasil: Hasil, baris: int, kolom: str) -> str:
    return str(hasil.jawaban.kunci[kolom].iloc[baris]).strip()
