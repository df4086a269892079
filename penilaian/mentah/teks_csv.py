"""CSV in: separator and header are found out, every cell stays text."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from penilaian.angka import ribuan
from penilaian.mentah.berkas_masuk import Aliran, Terbuka, gagal
from penilaian.mentah.csv_teliti import TUTUP_KUTIP, tak_terurai_csv, urai_teliti
from penilaian.mentah.huruf_kolom import BATAS_KOLOM
from penilaian.mentah.kepala_tabel import (
    BARIS_JUDUL,
    BARIS_KEPALA_PALING_BAWAH,
    PEMISAH,
    PISAHKAN_KOLOM,
    baku_judul,
    menumpuk,
    pilih_kepala,
)
from penilaian.mentah.kutip_menelan import BentukBaris, bentuk_baris, cari_telan, mungkin_tertutup_di_tengah
from penilaian.mentah.lembar_teks import BentukBerkas, Rincian, Wadah, memuat, nomor_berurut, tambah_berisi
from penilaian.mentah.teks_utf8 import PENUTUP, Teks, baca_teks

_AWAL: Final = 1_000_000
"""Bytes within which the header must end."""

_SEPOTONG: Final = 1 << 20
"""Bytes parsed at a time."""


class _Kepala(NamedTuple):
    """The header: its last row number, cells, the characters up to its end, and how many known columns it names."""

    nomor: int
    sel: list[str]
    habis: int
    dikenal: int


def baca_csv(berkas: Terbuka, dikenal: frozenset[str], wadah: Wadah) -> Rincian:
    """Hand the rows of a CSV file to ``wadah`` and return the rest.

    Args:
        berkas: the file.
        dikenal: loose forms of known column names, by which header and separator are found.
        wadah: takes the rows.

    Raises:
        GalatJawaban: not text in a known encoding (B08), cannot be parsed (B05), too many cells (B07), a quote that
            swallows the header (B26), lines wrapped in quotes (B27).
    """
    teks = baca_teks(berkas)
    # What lies at the end of the piece may be half a character: it is none of the header's, or the header is too long
    depan = bytes(teks.isi[teks.awal : min(teks.akhir, teks.awal + _AWAL)]).decode(errors="ignore")
    pemisah, kepala = _cari_kepala(berkas.nama, depan, dikenal)
    if len(kepala.sel) > BATAS_KOLOM:
        raise gagal(berkas.nama, "B07", f"lebih dari {ribuan(BATAS_KOLOM)} kolom", "Hapus kolom yang tidak dinilai.")
    if teks.isi.find(b'="', teks.awal, teks.akhir) >= 0:
        wadah = _TanpaRumus(wadah)
    bentuk = BentukBerkas("csv", pengodean=teks.pengodean, pemisah=pemisah)
    rincian = Rincian(baku_judul(kepala.sel), kepala.nomor, bentuk, peringatan=berkas.peringatan)
    sisa = teks.sejak(teks.awal + len(depan[: kepala.habis].encode()))
    if _urai_cepat(berkas, sisa, rincian, wadah):
        return rincian
    teliti = urai_teliti(berkas, sisa, rincian, wadah)
    return rincian._replace(
        rusak=tuple(teliti.rusak.isi),
        sisa_rusak=teliti.rusak.sisa,
        tak_terurai=teliti.tak_terurai,
        peringatan=(*rincian.peringatan, *teliti.peringatan),
    )


class _TanpaRumus:
    """A ``Wadah`` that takes ``="2026"``, with which programs keep Excel from changing a text, for the text in it."""

    def __init__(self, wadah: Wadah) -> None:
        self._wadah = wadah

    def mulai(self, lebar: int) -> None:
        """Begin a table."""
        self._wadah.mulai(lebar)

    def tambah(self, baris: pa.Array, kolom: Sequence[pa.Array]) -> None:
        """Take rows."""
        self._wadah.tambah(baris, [pc.replace_substring_regex(k, r'^="([^"]*)"$', r"\1") for k in kolom])


def _cari_kepala(nama: str, teks: str, dikenal: frozenset[str]) -> tuple[str, _Kepala]:
    """Return separator and header: what names most known columns, else the first row with most cells.

    One under which cells hold quotes with another separator between them has cut texts in two: the other one is meant.
    """
    semua = [(p, _kepala(teks, p, dikenal)) for p in PEMISAH]
    calon = [(p, k) for p, k in semua if isinstance(k, _Kepala)]
    if not calon and (galat := next((k for _, k in semua if isinstance(k, csv.Error)), None)):
        raise tak_terurai_csv(nama, galat)
    if not calon:
        raise gagal(nama, "B03", "berkas kosong", "Pilih berkas yang berisi jawaban.")
    pemisah, kepala = max(calon, key=lambda pk: (pk[1].dikenal, not _terpotong(*pk), len(pk[1].sel)))
    bertumpuk = (menumpuk(t, dikenal) for sel in kepala.sel if len(baris := sel.splitlines()) > 1 for t in baris)
    if cari_telan(kepala.sel, bentuk_baris(kepala.sel, pemisah), judul=True) or any(bertumpuk):
        raise gagal(f"baris {kepala.nomor}", "B26", "tanda kutip tidak ditutup, menelan baris judul", TUTUP_KUTIP)
    if not kepala.dikenal and (tumpukan := next((s for s in kepala.sel if menumpuk(s, dikenal)), None)):
        pesan = f"semua kolom menumpuk dalam satu sel ({tumpukan[:40]}…): setiap baris diapit satu pasang tanda kutip"
        raise gagal(f"baris {kepala.nomor}", "B27", pesan, PISAHKAN_KOLOM)
    return pemisah, kepala


def _terpotong(pemisah: str, kepala: _Kepala) -> bool:
    lain = [f'"{p}"' for p in PEMISAH if p != pemisah]
    return any(p in sel for sel in kepala.sel for p in lain)


def _kepala(teks: str, pemisah: str, dikenal: frozenset[str]) -> _Kepala | csv.Error | None:
    """Return the header as one separator shows it, an error where it cannot be parsed, None where all is empty."""
    habis = 0

    def baris() -> Iterator[str]:
        nonlocal habis
        for satu in io.StringIO(teks, newline=""):
            habis += len(satu)
            yield satu

    atas: list[tuple[list[str], int]] = []
    try:
        for sel in csv.reader(baris(), delimiter=pemisah):
            atas.append((sel[: BATAS_KOLOM + 1], habis))
            if len(atas) == BARIS_KEPALA_PALING_BAWAH + BARIS_JUDUL:
                break
    except csv.Error as e:
        # Under another separator a long line is one long cell; below the header that is told with its row
        if not atas:
            return e
    ketemu = pilih_kepala([sel for sel, _ in atas], dikenal)
    if ketemu is None:
        return None
    return _Kepala(ketemu.akhir + 1, ketemu.judul, atas[ketemu.akhir][1], ketemu.dikenal)


def _urai_cepat(berkas: Terbuka, teks: Teks, rincian: Rincian, wadah: Wadah) -> bool:
    """Hand on rows of text columns; False where row numbers would be lost (blank or ragged lines, a stray quote)."""
    if _baris_hampa(teks):
        return False
    m = len(rincian.kepala)
    wadah.mulai(m)
    if teks.awal >= teks.akhir:
        return True
    timpang = False

    def tolak(_: object) -> str:
        nonlocal timpang
        timpang = True
        return "skip"

    kolom = [str(i) for i in range(m)]
    nomor = rincian.baris_kepala + 1
    pemisah = rincian.bentuk.pemisah or ","
    bentuk = bentuk_baris(rincian.kepala, pemisah)
    berkutip = teks.isi.find(b'"', teks.awal, teks.akhir) >= 0
    tertutup = not berkutip
    if berkutip and mungkin_tertutup_di_tengah(teks.isi, teks.awal, teks.akhir, pemisah):
        return False
    try:
        pembaca = pacsv.open_csv(
            _berpenutup(teks, pemisah, m) if berkutip else pa.py_buffer(memoryview(teks.isi)[teks.awal : teks.akhir]),
            read_options=pacsv.ReadOptions(column_names=kolom, use_threads=False, block_size=_SEPOTONG),
            parse_options=pacsv.ParseOptions(delimiter=pemisah, newlines_in_values=berkutip, invalid_row_handler=tolak),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(kolom, pa.string()), strings_can_be_null=False, null_values=[]
            ),
        )
        for bagian in pembaca:
            if berkutip:
                tertutup = bagian.column(0)[-1].as_py() == PENUTUP
                bagian = bagian.slice(0, bagian.num_rows - tertutup)
            if timpang or (berkutip and _tertelan(bagian.columns, bentuk)):
                return False
            berkas.wajib_muat(nomor - rincian.baris_kepala + bagian.num_rows, m)
            tambah_berisi(wadah, nomor_berurut(nomor, bagian.num_rows), bagian.columns)
            nomor += bagian.num_rows
    except pa.ArrowInvalid:
        return False
    return tertutup and not timpang


def _berpenutup(teks: Teks, pemisah: str, lebar: int) -> pa.PythonFile:
    """Return the text with one more row: where that does not come out as a row, a quote was never closed."""
    penutup = "\n" + pemisah.join([PENUTUP] * lebar)
    aliran = io.BufferedReader(_Sambungan(teks, penutup.encode()), _SEPOTONG)  # type: ignore[type-var]
    return pa.PythonFile(aliran, mode="r")


class _Sambungan(Aliran):
    """A text as a stream, and something after it."""

    def __init__(self, teks: Teks, penutup: bytes) -> None:
        super().__init__(teks.isi, teks.awal, teks.akhir)
        self._penutup = penutup

    def readinto(self, ke: bytearray) -> int:  # type: ignore[override]
        """Fill a buffer."""
        if banyak := super().readinto(ke):
            return banyak
        potong, self._penutup = self._penutup[: len(ke)], self._penutup[len(ke) :]
        ke[: len(potong)] = potong
        return len(potong)


def _tertelan(kolom: Sequence[pa.Array], bentuk: BentukBaris) -> bool:
    """Return whether a cell holds other rows: a quote was closed too late."""
    berbaris = None
    for isi in kolom:
        if not memuat(isi, b"\r", b"\n"):
            continue
        ini = pc.match_substring_regex(isi, "[\r\n]")
        berbaris = ini if berbaris is None else pc.or_(berbaris, ini)
    if berbaris is None or not pc.any(berbaris).as_py():
        return False
    baris = zip(*(k.filter(berbaris).to_pylist() for k in kolom), strict=True)
    return any(cari_telan(sel, bentuk) is not None for sel in baris)


_HAMPA: Final = (b"\n\n", b"\n\r", b"\r\r")


def _baris_hampa(teks: Teks) -> bool:
    """Return whether lines without a character may stand among the rows."""
    isi, awal, akhir = teks.isi, teks.awal, teks.akhir
    if isi[awal : awal + 1] in b"\r\n" and awal < akhir:
        return True
    if isi.find(b"\r", awal, akhir) < 0:
        return isi.find(b"\n\n", awal, akhir) >= 0
    return any(isi.find(berurut, awal, akhir) >= 0 for berurut in _HAMPA)
