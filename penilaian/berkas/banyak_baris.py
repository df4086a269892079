"""Files of more rows than villages and periods can be: refused by one message before anything is made of the rows.

A table of text takes some twenty bytes a row, answers a kilobyte; a few megabytes of ``1,,`` would fill the memory.
"""

from functools import partial
from typing import Final

from penilaian.angka import ribuan
from penilaian.berkas.baris import berupa_kode
from penilaian.berkas.kepala import Kepala
from penilaian.berkas.ragam_teks import banyak_beda, sidik
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

    Too many in all, or villages and periods (B07), too many without a code (J10), or for those that it names (J12).

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
    if n <= min(BATAS_DIRINCI, lembar.takaran.baris_desa):
        return None
    k = kepala.kunci["kode_desa"]
    kode = lembar.kolom[k]
    salah = n - int(berupa_kode(kode, siapa).sum())
    if salah > BATAS_DIRINCI:
        pesan = f"{ribuan(salah)} dari {ribuan(n)} baris tanpa kode {siapa}, atau kodenya tidak dikenali bentuknya"
        saran = f"Isi kodenya pada setiap baris. {tulis_kode(siapa)}"
        return Temuan(f"kolom {lembar.kepala[k]}", "J10", pesan, saran)
    desa, masa, pasangan = _pasangan(lembar, kepala)
    if pasangan > lembar.takaran.baris_desa:
        pesan = (
            f"tabel berisi {ribuan(pasangan)} pasangan {siapa} dan periode; paling banyak "
            f"{ribuan(lembar.takaran.baris_desa)} (seluruh Indonesia {ribuan(BANYAK_DESA)} desa dan kelurahan)"
        )
        return Temuan(nama, "B07", pesan, _PECAH)
    if kepala.panjang is not None:
        masa *= banyak_beda(sidik(lembar.kolom[kepala.panjang[0]], r"^\s+|\s+$"))
    if (ganda := n - desa * masa) > BATAS_DIRINCI:
        apa = f"{siapa} dan periode" if kepala.panjang is None else f"{siapa}, periode dan indikator"
        pesan = f"{ribuan(ganda)} dari {ribuan(n)} baris mengulang {apa} yang sudah ada pada baris lain"
        return Temuan(nama, "J12", pesan, "Sisakan satu baris saja untuk masing-masing.")
    return None


def _pasangan(lembar: Lembar, kepala: Kepala) -> tuple[int, int, int]:
    """Return how many codes, how many periods, and how many pairs of both a table holds, however they are written."""
    kode = partial(sidik, lembar.kolom[kepala.kunci["kode_desa"]], r"[\s.']+")
    desa = banyak_beda(kode())
    if "periode" not in kepala.kunci:
        return desa, 1, desa
    periode = partial(sidik, lembar.kolom[kepala.kunci["periode"]], r"\s+")
    masa = banyak_beda(periode())
    if desa * masa <= lembar.takaran.baris_desa:
        return desa, masa, desa * masa
    return desa, masa, banyak_beda(kode(), periode())
