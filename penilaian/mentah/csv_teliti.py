"""CSV record by record: every row keeps its number, and a quote that swallows rows is found."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

import pyarrow as pa

from penilaian.angka import ribuan
from penilaian.galat import GalatJawaban, Temuan
from penilaian.ketikan import kutip
from penilaian.mentah.berkas_masuk import Terbuka, gagal
from penilaian.mentah.daftar_rusak import DaftarRusak, SelRusak
from penilaian.mentah.kutip_menelan import BentukBaris, Telan, bentuk_baris, cari_telan, tertutup_di_tengah
from penilaian.mentah.lembar_teks import Rincian, Wadah
from penilaian.mentah.teks_utf8 import PENUTUP, SIMPAN_UTF8, Teks

_SEL_SEPOTONG: Final = 200_000
"""Cells that are handed on at a time."""

_BARIS_DISEBUT: Final = 10

TUTUP_KUTIP: Final = 'Tutup tanda kutipnya, atau hapus; tanda " di dalam isi ditulis dua kali ("").'


def tak_terurai_csv(nama: str, galat: csv.Error) -> GalatJawaban:
    """Return that a CSV file cannot be taken apart (B05), in words of our own."""
    panjang = f"ada sel yang lebih dari {ribuan(csv.field_size_limit())} karakter"
    sebab = panjang if "field limit" in str(galat) else "susunannya rusak"
    return gagal(nama, "B05", f"CSV tidak dapat diurai ({sebab})", SIMPAN_UTF8)


class Teliti(NamedTuple):
    """What was found while reading record by record."""

    rusak: DaftarRusak
    tak_terurai: int
    peringatan: tuple[Temuan, ...] = ()


def urai_teliti(berkas: Terbuka, teks: Teks, rincian: Rincian, wadah: Wadah) -> Teliti:
    """Hand on record by record, so that every row keeps the number under which a spreadsheet shows it."""
    m = len(rincian.kepala)
    wadah.mulai(m)
    baris: list[int] = []
    isi: list[list[str]] = []
    rusak = DaftarRusak()
    pendek: list[int] = []
    banyak = tak_terurai = 0

    def teruskan() -> None:
        nonlocal banyak
        banyak += len(baris)
        berkas.wajib_muat(banyak + tak_terurai, m)
        if baris:
            kolom = [pa.array(k, type=pa.string()) for k in zip(*isi, strict=True)]
            wadah.tambah(pa.array(baris, type=pa.int64()), kolom)
        baris.clear()
        isi.clear()

    pemisah = rincian.bentuk.pemisah or ","
    bentuk = bentuk_baris(rincian.kepala, pemisah)
    sepotong = max(1, _SEL_SEPOTONG // max(m, 1))
    mentah: list[str] = []
    try:
        rekaman = csv.reader(_catat_baris(chain(teks.baris(), [PENUTUP]), mentah), delimiter=pemisah)
        for nomor, sel in enumerate(rekaman, rincian.baris_kepala + 1):
            asli = "".join(mentah)
            baris_asli = sum(bool(t.replace(PENUTUP, "").strip()) for t in mentah) if len(mentah) > 1 else 1
            mentah.clear()
            if sel == [PENUTUP]:
                break
            if not sel or not "".join(sel).strip():
                continue
            tengah = tertutup_di_tengah(asli, pemisah) if '"' in asli else None
            if (
                tengah is not None and len(sel) < m and _menelan_sebelah(sel[tengah], pemisah)
            ):  # what follows is shifted
                pesan = f"{_kutip_di_tengah(sel[tengah])}; isinya menelan sel di sebelahnya"
                rusak.tambah(SelRusak(nomor, -1, "B26", pesan, TUTUP_KUTIP))
                tak_terurai += 1
                berkas.wajib_muat(banyak + tak_terurai, m)
                continue
            if tertelan := _telan(sel, bentuk):
                # Further quotes in the same record may swallow more than the first one did
                tertelan = tertelan._replace(baris=max(tertelan.baris, baris_asli - 1))
                rusak.tambah(SelRusak(nomor, -1, "B26", _kutip_terbuka(sel, rincian.kepala, tertelan), TUTUP_KUTIP))
                tak_terurai += 1 + tertelan.baris
                berkas.wajib_muat(banyak + tak_terurai, m)
                continue
            if len(sel) > m and "".join(sel[m:]).strip():
                pesan = f"berisi {ribuan(len(sel))} kolom, padahal judulnya {ribuan(m)} kolom"
                rusak.tambah(SelRusak(nomor, -1, "B09", pesan, _saran_timpang(pemisah)))
                tak_terurai += 1
                berkas.wajib_muat(banyak + tak_terurai, m)
                continue
            if tengah is not None and tengah < m:
                rusak.tambah(SelRusak(nomor, tengah, "B26", _kutip_di_tengah(sel[tengah]), TUTUP_KUTIP))
            if len(sel) < m:
                if len(sel) > 1:  # a single cell is no row of answers, but a note below them
                    pendek.append(nomor)
                sel += [""] * (m - len(sel))
            baris.append(nomor)
            isi.append(sel[:m])
            if len(baris) >= sepotong:
                teruskan()
    except csv.Error as e:
        raise tak_terurai_csv(berkas.nama, e) from None
    teruskan()
    return Teliti(rusak, tak_terurai, _pendek(pendek, m))


def _catat_baris(baris: Iterable[str], ke: list[str]) -> Iterator[str]:
    """Pass lines on and keep those of the record that is being read."""
    for satu in baris:
        ke.append(satu)
        yield satu


def _kutip_di_tengah(isi: str) -> str:
    return f"tanda kutip ditutup sebelum isi sel berakhir; terbaca {kutip(_cuplik(isi))}"


def _menelan_sebelah(isi: str, pemisah: str) -> bool:
    """Return whether a cell whose quotes close too early holds what stands beside it: what follows is shifted."""
    return pemisah in isi and "\n" not in isi and "\r" not in isi and PENUTUP not in isi


def _cuplik(isi: str) -> str:
    return " ".join("".join(h if h.isprintable() else " " for h in isi[:80]).split())[:20]


def _telan(sel: list[str], bentuk: BentukBaris) -> Telan | None:
    """Return which cell of a record a wrong quote let swallow other rows, None where none did."""
    timpang = len(sel) < bentuk.lebar or bool("".join(sel[bentuk.lebar :]).strip())
    for k, isi in enumerate(sel):
        lanjutan = [t for t in isi.replace(PENUTUP, "").splitlines()[1:] if t.strip()]
        if PENUTUP in isi or (timpang and lanjutan):
            return Telan(k, len(lanjutan))
    return cari_telan(sel, bentuk)


def _kutip_terbuka(sel: list[str], judul: tuple[str, ...], telan: Telan) -> str:
    kolom = judul[telan.kolom] if telan.kolom < len(judul) else f"ke-{telan.kolom + 1}"
    menelan = f"; isinya menelan {ribuan(telan.baris)} baris sesudahnya" if telan.baris else ""
    isi = _cuplik(sel[telan.kolom].replace(PENUTUP, ""))
    return f"tanda kutip pada kolom {kolom} tidak ditutup di barisnya{menelan} ('{isi}'…)"


def _pendek(baris: list[int], lebar: int) -> tuple[Temuan, ...]:
    """Return the warning about rows whose last cells are missing."""
    if not baris:
        return ()
    sebutan = ", ".join(map(str, baris[:_BARIS_DISEBUT]))
    sisa = f" dan {ribuan(len(baris) - _BARIS_DISEBUT)} lagi" if len(baris) > _BARIS_DISEBUT else ""
    judul = f"judulnya ({ribuan(lebar)} kolom)"
    pesan = f"{ribuan(len(baris))} baris lebih pendek dari {judul}; sel di ujungnya dianggap kosong"
    saran = "Periksa apakah sel terakhirnya memang kosong."
    return (Temuan(f"baris {sebutan}{sisa}", "B38", pesan, saran, "peringatan"),)


def _saran_timpang(pemisah: str) -> str:
    if pemisah == ",":
        return "Apit isi yang berkoma dengan tanda kutip, atau pakai titik koma sebagai pemisah kolom."
    return "Periksa pemisah kolom dan tanda kutip pada baris ini."
