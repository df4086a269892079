"""XLSX in: the sheet that holds the answers, with percentages as shown and errors as faults."""

from __future__ import annotations

import io
import zipfile
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice, takewhile, zip_longest
from typing import Final, NamedTuple

import pyarrow as pa

from penilaian.angka import bita, ribuan
from penilaian.galat import GalatJawaban, Temuan
from penilaian.ketikan import kutip
from penilaian.mentah.berkas_masuk import PENUH, Aliran, Terbuka, gagal
from penilaian.mentah.daftar_rusak import DaftarRusak, SelRusak
from penilaian.mentah.denah import Denah, LembarBuku, baca_denah, baca_untai, cari_buku
from penilaian.mentah.huruf_kolom import huruf_kolom
from penilaian.mentah.kepala_tabel import (
    BARIS_JUDUL,
    BARIS_KEPALA_PALING_BAWAH,
    PISAHKAN_KOLOM,
    baku_judul,
    di_bawah_gabungan,
    judul_kode,
    menumpuk,
    pilih_kepala,
)
from penilaian.mentah.kutip_menelan import seperti_kode
from penilaian.mentah.lembar_bertanda import cari_bertanda, tumpuk
from penilaian.mentah.lembar_kerja import Baris, LembarKerja
from penilaian.mentah.lembar_teks import BentukBerkas, Rincian, Wadah
from penilaian.mentah.sel_buku import KODE_GANDA, Penyaji
from penilaian.mentah.sel_gabungan import Gabungan, periksa_gabungan
from penilaian.mentah.tersembunyi import Potongan, baris_tersembunyi, kolom_berisi, kolom_tersembunyi
from penilaian.paket import RUSAK, Berlebihan, Paket, periksa_paket, sebab_rusak

_SIMPAN_ULANG: Final = "Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu coba lagi."
_BATAS_LEMBAR: Final = 500
"""Sheets that are looked into."""

_SEL_SEPOTONG: Final = 200_000
"""Cells that are put into columns at a time."""


class _Calon(NamedTuple):
    """A sheet that may hold the answers: its header, how many known columns that names, others that hold codes too."""

    lembar: LembarBuku
    kepala: Baris
    dikenal: int
    lain: tuple[LembarBuku, ...] = ()


def baca_xlsx(berkas: Terbuka, dikenal: frozenset[str], wadah: Wadah) -> Rincian:
    """Hand on the table on the one visible sheet whose header names ``kode_desa``; or all sheets that bear our stamp.

    Args:
        berkas: the file.
        dikenal: loose forms of known column names, by which the header is found.
        wadah: takes the rows.

    Raises:
        GalatJawaban: unreadable (B05), another kind of office file or locked (B06), too large (B07), no such sheet
            (B10), several (B11).
    """
    try:
        with _buka(berkas) as paket:
            denah = baca_denah(paket, _buku(berkas, paket))
            untai = baca_untai(paket, denah.untai, berkas.takaran.sel) if denah.untai else []
            penyaji = Penyaji(denah.rupa, untai, sejak_1904=denah.sejak_1904, hitung_ulang=denah.hitung_ulang)
            if bertanda := cari_bertanda(denah.lembar, paket, penyaji):
                rincian = tumpuk(berkas, bertanda, paket, penyaji, wadah)
                return _beri_tahu_lain(rincian, [x for x in denah.lembar if x not in bertanda], paket, penyaji)
            pilihan = _pilih(berkas, denah, paket, penyaji, dikenal)
            with paket.alirkan(pilihan.lembar.bagian) as aliran:
                return _teruskan(berkas, pilihan, LembarKerja(aliran, penyaji), dikenal, wadah)
    except GalatJawaban:
        raise
    except RUSAK as e:
        raise _rusak(berkas, sebab_rusak(e)) from None


def _rusak(berkas: Terbuka, sebab: str) -> GalatJawaban:
    return gagal(berkas.nama, "B05", f"berkas Excel tidak dapat dibaca ({sebab})", _SIMPAN_ULANG)


@contextmanager
def _buka(berkas: Terbuka) -> Iterator[Paket]:
    with zipfile.ZipFile(io.BufferedReader(Aliran(berkas.isi))) as arsip:  # type: ignore[type-var]
        try:
            # Pictures and the like beside the cells are never inflated; the sheets are counted one by one below
            periksa_paket(arsip, len(berkas.isi), urai=PENUH.urai)
        except Berlebihan as e:
            pesan = f"isi berkas mengembang menjadi {bita(e.urai)}, atau satu bagiannya ada dua kali"
            raise gagal(berkas.nama, "B07", pesan, _SIMPAN_ULANG) from None
        yield Paket(arsip)


def _buku(berkas: Terbuka, paket: Paket) -> str:
    """Return the part that is the workbook; other archives are refused by their name."""
    if buku := cari_buku(paket):
        return buku
    nama = paket.nama()
    if "xl/workbook.bin" in nama:
        raise gagal(berkas.nama, "B06", "ini Excel biner (.xlsb)", "Simpan sebagai Excel (.xlsx).")
    if "content.xml" in nama and "mimetype" in nama:
        saran = "Buka di LibreOffice, lalu simpan sebagai Excel (.xlsx)."
        raise gagal(berkas.nama, "B06", "ini berkas OpenDocument (.ods)", saran)
    if any(n.startswith("word/") for n in nama):
        raise _rusak(berkas, "ini dokumen Word (.docx), bukan buku kerja")
    raise _rusak(berkas, "ini arsip ZIP, bukan buku kerja Excel")


def _pilih(berkas: Terbuka, denah: Denah, paket: Paket, penyaji: Penyaji, dikenal: frozenset[str]) -> _Calon:
    cocok: list[_Calon] = []
    berkode: list[LembarBuku] = []
    for lembar in denah.lembar[:_BATAS_LEMBAR]:
        with paket.alirkan(lembar.bagian) as aliran:
            atas = _baris_atas(LembarKerja(aliran, penyaji).baris())
        kepala, banyak = _baris_kepala(atas, dikenal)
        if (lembar.terlihat or banyak > 1) and _berkode(atas):
            berkode.append(lembar)
        if kepala is not None and banyak:
            cocok.append(_Calon(lembar, kepala, banyak))
        elif kepala is not None and any(menumpuk(t, dikenal) for t in kepala.teks):
            tempat = f"lembar {kutip(lembar.nama)}, baris {kepala.nomor}"
            raise gagal(tempat, "B27", "semua kolom menumpuk dalam satu sel", PISAHKAN_KOLOM)
    pilihan = _satu(berkas.nama, denah.lembar, [c for c in cocok if c.dikenal > 1] or cocok, judul_kode(dikenal))
    besar = paket.besar(pilihan.lembar.bagian)
    if besar > berkas.takaran.urai:
        pesan = f"lembar {kutip(pilihan.lembar.nama)} berisi {bita(besar)}, paling besar {bita(berkas.takaran.urai)}"
        raise gagal(berkas.nama, "B07", pesan, "Pecah menjadi beberapa berkas, atau simpan sebagai CSV.")
    return pilihan._replace(lain=tuple(x for x in berkode if x != pilihan.lembar))


def _beri_tahu_lain(rincian: Rincian, lain: Sequence[LembarBuku], paket: Paket, penyaji: Penyaji) -> Rincian:
    """Warn of sheets beside the stamped ones that hold codes of villages too (B41)."""
    berkode = []
    for lembar in (x for x in lain[:_BATAS_LEMBAR] if x.terlihat):
        with paket.alirkan(lembar.bagian) as aliran:
            if _berkode(_baris_atas(LembarKerja(aliran, penyaji).baris())):
                berkode.append(lembar)
    if not berkode:
        return rincian
    return rincian._replace(peringatan=(*rincian.peringatan, _lembar_lain(berkode, "lembar isian yang bercap")))


def _berkode(atas: Sequence[Baris]) -> bool:
    """Return whether a code stands alone in a cell of the first rows."""
    return any(map(_kode, chain.from_iterable(b.teks for b in atas)))


def _kode(teks: str) -> bool:
    """Return whether a cell holds a village code and nothing else; a telephone number begins with 0."""
    return len(teks) <= len("  99.01.01.2001.0") and not teks.lstrip().startswith("0") and seperti_kode(teks)


def _baris_atas(baris: Iterator[Baris]) -> list[Baris]:
    """Return the rows among which the header stands."""
    paling_bawah = BARIS_KEPALA_PALING_BAWAH + BARIS_JUDUL
    return list(takewhile(lambda b: b.nomor <= paling_bawah, islice(baris, paling_bawah)))


def _baris_kepala(atas: Sequence[Baris], dikenal: frozenset[str]) -> tuple[Baris | None, int]:
    """Return the header and how many known columns it names, 0 where there is none."""
    ketemu = pilih_kepala([b.teks for b in atas], dikenal)
    if ketemu is None:
        return None, 0
    return atas[ketemu.akhir]._replace(teks=ketemu.judul), ketemu.dikenal


def _satu(nama: str, daftar: list[LembarBuku], cocok: list[_Calon], judul: str) -> _Calon:
    terlihat = [c for c in cocok if c.lembar.terlihat]
    if len(terlihat) == 1:
        return terlihat[0]
    if terlihat:
        sebutan = ", ".join(kutip(c.lembar.nama) for c in terlihat)
        raise gagal(
            nama,
            "B11",
            f"{ribuan(len(terlihat))} lembar berkolom {judul}: {sebutan}",
            "Gabungkan dalam satu lembar, atau sembunyikan lembar yang tidak dinilai.",
        )
    if cocok:
        pesan = f"lembar {kutip(cocok[0].lembar.nama)} berkolom {judul}, tetapi tersembunyi"
        raise gagal(nama, "B10", pesan, "Tampilkan lembar itu.")
    sebutan = ", ".join(kutip(x.nama) for x in daftar[:20]) or "tidak ada"
    raise gagal(
        nama,
        "B10",
        f"tidak ada lembar yang baris judulnya memuat {judul} (lembar: {sebutan})",
        f"Tulis nama kolom pada baris pertama, salah satunya {judul}.",
    )


def _teruskan(berkas: Terbuka, pilihan: _Calon, isi: LembarKerja, dikenal: frozenset[str], wadah: Wadah) -> Rincian:
    """Hand on the rows below the header; the sheet's width is known only at its end."""
    kepala = pilihan.kepala
    lebar, banyak, tersembunyi = len(kepala.teks), 0, 0
    potongan: list[tuple[pa.Array, list[pa.Array]]] = []
    nomor: list[int] = []
    baris: list[list[str]] = []
    rusak = DaftarRusak()

    def simpan() -> None:
        if baris:
            kolom = [pa.array(k, type=pa.string()) for k in zip_longest(*baris, fillvalue="")]
            potongan.append((pa.array(nomor, type=pa.int64()), kolom))
            nomor.clear()
            baris.clear()

    for satu in isi.baris():
        if satu.nomor == kepala.nomor:
            for k, c in satu.cacat:
                if c.kode == KODE_GANDA:
                    rusak.tambah(SelRusak(satu.nomor, k, *c))
        if satu.nomor <= kepala.nomor or not "".join(satu.teks).strip():
            continue
        banyak += 1
        tersembunyi += satu.tersembunyi
        if len(satu.teks) > lebar:
            lebar = len(satu.teks)
        berkas.wajib_muat(banyak, lebar)
        if satu.nomor * lebar > berkas.takaran.sel:  # with blank rows: a stray cell, not a table
            raise gagal(
                f"{berkas.nama}, lembar {kutip(pilihan.lembar.nama)}",
                "B07",
                f"lembar terisi sampai sel {huruf_kolom(lebar - 1)}{satu.nomor}, terlalu luas",
                "Hapus isi yang tercecer jauh di kanan atau di bawah tabel, atau simpan sebagai CSV.",
            )
        for k, c in satu.cacat:
            rusak.tambah(SelRusak(satu.nomor, k, *c))
        nomor.append(satu.nomor)
        baris.append(satu.teks)
        if len(baris) * lebar > _SEL_SEPOTONG:
            simpan()
    simpan()
    wadah.mulai(lebar)
    for nomor_baris, kolom in potongan:
        hampa = pa.array([""] * len(nomor_baris), type=pa.string())
        wadah.tambah(nomor_baris, [*kolom, *[hampa] * (lebar - len(kolom))])
    judul = baku_judul(chain(kepala.teks, [""] * (lebar - len(kepala.teks))))
    judul = _di_bawah_gabungan(kepala.nomor, judul, isi.gabungan, potongan, dikenal)
    bentuk = BentukBerkas("xlsx", lembar=pilihan.lembar.nama)
    peringatan = berkas.peringatan
    for r in periksa_gabungan(isi.gabungan, *_penengok(potongan), lebar) if isi.gabungan else ():
        rusak.tambah(r)
    if pilihan.lain:
        peringatan += (_lembar_lain(pilihan.lain, f"lembar {kutip(pilihan.lembar.nama)}"),)
    if tersembunyi:
        peringatan += (baris_tersembunyi(pilihan.lembar.nama, tersembunyi, disaring=isi.disaring),)
    if isi.kolom_tersembunyi:
        peringatan += kolom_tersembunyi(pilihan.lembar.nama, isi.kolom_tersembunyi, judul, potongan, dikenal)
    return Rincian(judul, kepala.nomor, bentuk, tuple(rusak.isi), peringatan, sisa_rusak=rusak.sisa)


def _di_bawah_gabungan(
    nomor: int, judul: tuple[str, ...], gabungan: Sequence[Gabungan], potongan: Potongan, dikenal: frozenset[str]
) -> tuple[str, ...]:
    """Return the header with an id over each column that holds something and that its merged cell lies over."""
    hasil = list(judul)
    for g in gabungan:
        if g.baris <= nomor <= g.baris_akhir:
            for k in di_bawah_gabungan(judul, g.kolom, g.kolom_akhir, dikenal):
                if any(kolom_berisi(potongan, k)):
                    hasil[k] = judul[g.kolom]
    return tuple(hasil)


def _penengok(potongan: Sequence[tuple[pa.Array, list[pa.Array]]]) -> tuple[array[int], Callable[[int, int], str]]:
    """Return the numbers of the rows, and what returns the text of a cell by position of row and column."""
    nomor, batas = array("q"), array("q")
    for baris, _ in potongan:
        batas.append(len(nomor))
        nomor.extend(baris.to_pylist())

    def sel(p: int, k: int) -> str:
        bagian = bisect_right(batas, p) - 1
        kolom = potongan[bagian][1]
        return str(kolom[k][p - batas[bagian]].as_py()) if k < len(kolom) else ""

    return nomor, sel


def _lembar_lain(lain: Sequence[LembarBuku], dibaca: str) -> Temuan:
    sebutan = ", ".join(kutip(x.nama) + ("" if x.terlihat else " (tersembunyi)") for x in lain[:20])
    pesan = f"lembar {sebutan} juga berisi kode desa, tetapi tidak dibaca; yang dibaca {dibaca}"
    saran = "Bila berisi jawaban, gabungkan ke lembar itu; bila hanya daftar desa, biarkan."
    return Temuan(f"lembar {kutip(lain[0].nama)}", "B41", pesan, saran, "peringatan")
