"""Giving a file to the workshop, and what came of it; or reading it here, where it is too small to do harm."""

import io
import json
import os
import zipfile
from array import array
from base64 import b64decode
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Final

import pyarrow as pa

from penilaian.angka import ribuan
from penilaian.galat import GalatJawaban, Temuan
from penilaian.mentah.baca_tabel import isi_wadah
from penilaian.mentah.berkas_masuk import (
    PENGUNJUNG,
    PENUH,
    Sumber,
    Takaran,
    Unggahan,
    baca_isi,
    buka_jalur,
    gagal,
    nama_sumber,
    wajib_muat,
)
from penilaian.mentah.daftar_rusak import SelRusak, SisaRusak
from penilaian.mentah.lembar_teks import BentukBerkas, Kumpulan, Lembar, Rincian
from penilaian.paket import RUSAK
from penilaian.pekerja import ANTREAN, Batas, Penuh, Siapa, TakSelesai, kerjakan

Pembaca = Callable[[Sumber, frozenset[str]], Lembar]
"""A way of reading: source and known column names (loose) to the table. GalatJawaban where it is at fault."""

_BENGKEL: Final = Path(__file__).with_name("bengkel.py")

BATAS_PENGUNJUNG: Final = Batas(memori=900_000_000, prosesor=18, detik=60.0, tanpa=("numpy", "pandas"))
"""A visitor's file: with the code itself below 1 GB, and below 20 s where the processor is free."""

_DETIK_PER_BITA: Final = 4e-7
_MEMORI_PER_BITA: Final = 3
"""What the owner of the machine may use for a file larger than a visitor's, by its bytes."""

BATAS_KECIL: Final = 300_000
"""Bytes up to which a file of the command line is read in its own process."""

_URAI_KECIL: Final = 4_000_000
_BAGIAN_KECIL: Final = 100
"""Bytes, when inflated, and parts of a workbook that is."""

_BATAS_JAWABAN: Final = 1_200_000_000
"""Bytes of a table that are taken from a worker."""


def baca_langsung(sumber: Sumber, dikenal: frozenset[str], takaran: Takaran = PENUH) -> Lembar:
    """Return the table in a file, read in this process.

    Args:
        sumber: a path or an upload.
        dikenal: loose forms of known column names, by which sheet, header and separator are found.
        takaran: how much is read.

    Raises:
        GalatJawaban: not readable (B01–B11).
    """
    wadah = Kumpulan()
    lembar = wadah.lembar(isi_wadah(nama_sumber(sumber), baca_isi(sumber), dikenal, wadah, takaran))
    return replace(lembar, takaran=takaran)


def baca_perintah(sumber: Sumber, dikenal: frozenset[str]) -> Lembar:
    """Return the table in a file of the command line: a small one read here, all else in a worker.

    Raises:
        GalatJawaban: not readable (B01–B11), not within what a worker may use (B22).
    """
    if not isinstance(sumber, Unggahan):
        with buka_jalur(sumber) as berkas:
            besar = os.fstat(berkas.fileno()).st_size
            if besar <= BATAS_KECIL or not berkas.seekable():  # a pipe is read once, and whole
                sumber = Unggahan(str(sumber), baca_isi(sumber, berkas))
    if isinstance(sumber, Unggahan):
        besar = len(sumber.isi)
        if _ringan(sumber.isi):
            return baca_langsung(sumber, dikenal)
    batas = BATAS_PENGUNJUNG._replace(
        memori=max(BATAS_PENGUNJUNG.memori, _MEMORI_PER_BITA * besar),
        prosesor=BATAS_PENGUNJUNG.prosesor + int(_DETIK_PER_BITA * max(0, besar - PENGUNJUNG.berkas)),
        detik=3_600.0,
        santun=0,
    )
    return _kerjakan(sumber, dikenal, PENUH, batas, lambda: None)


def _ringan(isi: bytes) -> bool:
    """Return whether a file can do little harm: a small CSV, or a small workbook that stays so when inflated."""
    if len(isi) > BATAS_KECIL or isi.startswith(b"PAR1"):
        return False
    if not isi.startswith(b"PK\x03\x04"):
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            bagian = arsip.infolist()
            return len(bagian) <= _BAGIAN_KECIL and sum(b.file_size for b in bagian) <= _URAI_KECIL
    except RUSAK:
        return False


def baca_pengunjung(
    sumber: Sumber, dikenal: frozenset[str], siapa: Siapa, masih: Callable[[], object] = lambda: None
) -> Lembar:
    """Return the table in a visitor's file, read by a worker when its turn has come.

    Args:
        sumber: an upload.
        dikenal: loose forms of known column names.
        siapa: the visitor, from coarse to fine.
        masih: called a few times a second; what it raises ends the wait and the work.

    Raises:
        GalatJawaban: not readable (B01–B11), not within what a worker may use (B22), too many wait (B23).
    """
    nama = nama_sumber(sumber)
    try:
        with ANTREAN.giliran(siapa, masih):
            return _kerjakan(sumber, dikenal, PENGUNJUNG, BATAS_PENGUNJUNG, masih)
    except Penuh as e:
        if e.sendiri:
            pesan = "berkas lain dari Anda atau jaringan Anda masih dibaca"
            saran = "Tunggu sampai selesai, lalu unggah lagi."
        else:
            pesan, saran = "server sedang membaca banyak berkas", "Tunggu satu menit, lalu coba lagi."
        raise gagal(nama, "B23", pesan, saran) from None


def _kerjakan(
    sumber: Sumber, dikenal: frozenset[str], takaran: Takaran, batas: Batas, masih: Callable[[], object]
) -> Lembar:
    nama = nama_sumber(sumber)
    pesanan = json.dumps({"nama": nama, "dikenal": sorted(dikenal), "takaran": takaran})
    with ExitStack() as tumpukan:
        masukan: bytes | IO[bytes]
        if isinstance(sumber, Unggahan):
            wajib_muat(nama, len(sumber.isi), takaran.berkas)
            masukan = sumber.isi
        else:
            masukan = tumpukan.enter_context(buka_jalur(sumber))
        try:
            lembar = kerjakan(_BENGKEL, [pesanan], masukan, batas, _terima, masih)
            return replace(lembar, takaran=takaran)
        except TakSelesai as e:
            saran = "Simpan ulang dari aplikasi asalnya sebagai CSV, atau pecah menjadi beberapa berkas."
            if e.sebab == "waktu":
                pesan = "berkas terlalu berat, tidak selesai dibaca dalam waktu yang disediakan"
            elif e.sebab == "sibuk":
                pesan = f"komputer terlalu sibuk, berkas belum selesai dibaca dalam {ribuan(round(batas.detik))} detik"
                saran = "Berkasnya belum tentu terlalu berat: coba lagi beberapa menit lagi."
            else:
                pesan = "pembaca berkas berhenti sebelum selesai; isinya mungkin rusak, atau tidak muat dalam memori"
            raise gagal(nama, "B22", pesan, saran) from None


def _terima(dari: IO[bytes]) -> Lembar:
    """Return the table that the workshop answers. EOFError, ValueError where the answer is cut off."""
    wadah = Kumpulan()
    while tanda := dari.read(1):
        if tanda != b"T":
            break
        diterima = 0
        with pa.ipc.open_stream(dari) as aliran:
            wadah.mulai(len(aliran.schema) - 1)
            for bagian in aliran:
                diterima += bagian.nbytes
                if diterima > _BATAS_JAWABAN:
                    raise EOFError
                bagian.validate()
                wadah.tambah(bagian.column(0), bagian.columns[1:])
    if tanda != b"A":
        raise EOFError
    akhir: dict[str, Any] = json.loads(dari.read())
    if "galat" in akhir:
        raise GalatJawaban([Temuan(**t) for t in akhir["galat"]])
    return wadah.lembar(
        Rincian(
            tuple(akhir["kepala"]),
            akhir["baris_kepala"],
            BentukBerkas(**akhir["bentuk"]),
            tuple(SelRusak(*s) for s in akhir["rusak"]),
            tuple(Temuan(**t) for t in akhir["peringatan"]),
            akhir["tak_terurai"],
            tuple(SisaRusak(*s)._replace(baris=array("q", b64decode(s[-1]))) for s in akhir["sisa_rusak"]),
        )
    )
