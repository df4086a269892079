"""Files of more rows than villages and periods can be: refused by one message before anything is made of the rows.

A table of text takes some twenty bytes a row, answers a kilobyte; a few megabytes of ``1,,`` would fill the memory.
"""

from typing import Final

import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.berkas.baris import berupa_kode
from penilaian.berkas.kepala import Kepala
from penilaian.galat import Temuan
from penilaian.instrumen import YangDinilai
from penilaian.jawaban import tulis_kode
from penilaian.mentah import Lembar

BATAS_DIRINCI: Final = 100_000
"""Rows at fault that are gone through one by one, more than there are villages; of more only the number is said."""

BANYAK_DESA: Final = 83_762
"""Villages and kelurahan in Kemendagri's list."""

_PECAH: Final = "Pecah menjadi beberapa berkas, misalnya satu periode satu berkas."


def periksa_banyak(nama: str, lembar: Lembar, kepala: Kepala, siapa: YangDinilai = "desa") -> Temuan | None:
    """Return why a table has more rows than can be read: None where it has not.

    Too many in all (B07), without a village code (J10), or for as many villages and periods as it names (J12).

    Args:
        nama: of the file.
        lembar: its table.
        kepala: its columns, ``kode_desa`` among them.
        siapa: what is assessed.
    """
    n = len(lembar.baris)
    if kepala.panjang is None and n > lembar.takaran.baris_desa:
        pesan = (
            f"tabel berisi {ribuan(n)} baris; dengan satu baris untuk setiap {siapa} dan periode paling banyak "
            f"{ribuan(lembar.takaran.baris_desa)} (seluruh Indonesia {ribuan(BANYAK_DESA)} desa dan kelurahan)"
        )
        return Temuan(nama, "B07", pesan, _PECAH)
    if n <= BATAS_DIRINCI:
        return None
    k = kepala.kunci["kode_desa"]
    kode = lembar.kolom[k]
    salah = n - int(berupa_kode(kode, siapa).sum())
    if salah > BATAS_DIRINCI:
        pesan = f"{ribuan(salah)} dari {ribuan(n)} baris tanpa kode {siapa}, atau kodenya tidak dikenali bentuknya"
        saran = f"Isi kodenya pada setiap baris. {tulis_kode(siapa)}"
        return Temuan(f"kolom {lembar.kepala[k]}", "J10", pesan, saran)
    desa, masa = pc.count_distinct(kode).as_py(), 1
    if "periode" in kepala.kunci:
        masa = pc.count_distinct(lembar.kolom[kepala.kunci["periode"]]).as_py()
    if kepala.panjang is not None:
        masa *= pc.count_distinct(lembar.kolom[kepala.panjang[0]]).as_py()
    if (ganda := n - desa * masa) > BATAS_DIRINCI:
        apa = f"{siapa} dan periode" if kepala.panjang is None else f"{siapa}, periode dan indikator"
        pesan = f"{ribuan(ganda)} dari {ribuan(n)} baris mengulang {apa} yang sudah ada pada baris lain"
        return Temuan(nama, "J12", pesan, "Sisakan satu baris saja untuk masing-masing.")
    return None
