"""A small instrument, and files of every dialect from one table of text."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlsxwriter

from penilaian.berkas import baca
from penilaian.galat import GalatJawaban
from penilaian.instrumen import Instrumen

UMUM = {"kelompok": "satu", "bobot": 1, "pertanyaan": "Apa?", "petunjuk": "Lihat."}
SARAN = [{"di_bawah": 100, "teks": "Naikkan."}]
JENJANG = [{"nilai": n, "teks": f"Jenjang {n}", "saran": "Naik."} for n in range(5)]
BUTIR = [{"id": b, "teks": b.title()} for b in ("papan", "grup_wa", "situs")]
INDIKATOR = [
    {"id": "J01", "nama": "Jenjang", "jenis": "jenjang", "jenjang": JENJANG},
    {"id": "J02", "nama": "Jenjang TB", "jenis": "jenjang", "jenjang": JENJANG, "tidak_berlaku": "Bila tiada."},
    {"id": "D01", "nama": "Daftar", "jenis": "daftar", "butir": BUTIR},
    {"id": "P01", "nama": "Persen", "jenis": "persen", "pembilang": "a", "penyebut": "b", "saran": SARAN},
    {
        "id": "A01", "nama": "Hari", "jenis": "angka", "tolok": {"terburuk": 14, "terbaik": 1, "satuan": "hari"},
        "saran": SARAN, "tidak_berlaku": "Bila tiada aduan.",
    },
    {
        "id": "S01", "nama": "Survei", "jenis": "survei", "tolok": {"terburuk": 25, "terbaik": 100},
        "sah": "n ≥ 30", "saran": SARAN,
    },
]  # fmt: skip

Baris = Sequence[Sequence[Any]]


@pytest.fixture(scope="session")
def instrumen() -> Instrumen:
    return Instrumen.model_validate(
        {
            "skema": 1, "id": "kecil", "nama": "Kecil", "versi": "1.0.0", "tanggal": "2026-01-01",
            "ringkasan": "Untuk uji.", "nama_indeks": "Indeks", "alasan_bobot": "Uji.",
            "kelompok": [{"id": "satu", "nama": "Satu", "bobot": 1}],
            "indikator": [{**UMUM, **i} for i in INDIKATOR],
        }
    )  # fmt: skip


@pytest.fixture
def csv(tmp_path) -> Callable[..., Path]:
    """Write text or bytes as ``isi.csv`` and return its path."""

    def tulis(isi: str | bytes, nama: str = "isi.csv", pengodean: str = "utf-8") -> Path:
        jalur: Path = tmp_path / nama
        jalur.write_bytes(isi if isinstance(isi, bytes) else isi.encode(pengodean))
        return jalur

    return tulis


@pytest.fixture
def xlsx(tmp_path) -> Callable[..., Path]:
    """Write rows to a sheet of ``isi.xlsx``; a cell may be (value, number format) or a callable that writes it."""

    def tulis(baris: Baris, nama: str = "isi.xlsx", lembar: str = "Jawaban", mulai: tuple[int, int] = (0, 0)) -> Path:
        jalur: Path = tmp_path / nama
        with xlsxwriter.Workbook(jalur) as buku:
            isi_lembar(buku, buku.add_worksheet(lembar), baris, mulai)
        return jalur

    return tulis


def isi_lembar(buku: Any, ws: Any, baris: Baris, mulai: tuple[int, int] = (0, 0)) -> None:
    for b, sel in enumerate(baris, mulai[0]):
        for k, isi in enumerate(sel, mulai[1]):
            if isi is None or (isinstance(isi, str) and not isi):
                continue
            if callable(isi):
                isi(ws, b, k)
            elif isinstance(isi, tuple):
                ws.write(b, k, isi[0], buku.add_format({"num_format": isi[1]}))
            elif isinstance(isi, str):
                ws.write_string(b, k, isi)
            else:
                ws.write(b, k, isi)


@pytest.fixture
def parket(tmp_path) -> Callable[..., Path]:
    """Write columns as ``isi.parquet`` and return its path."""

    def tulis(kolom: dict[str, Any], nama: str = "isi.parquet") -> Path:
        jalur: Path = tmp_path / nama
        pd.DataFrame(kolom).to_parquet(jalur, index=False)
        return jalur

    return tulis


@pytest.fixture
def temuan(instrumen) -> Callable[..., list[tuple[str, str]]]:
    """Return (place, code) of every fault and warning that reading a file gives."""

    def daftar(sumber: Any, **pilihan: Any) -> list[tuple[str, str]]:
        try:
            semua = baca(sumber, instrumen, **pilihan).peringatan
        except GalatJawaban as e:
            semua = e.temuan
        return [(t.tempat, t.kode) for t in semua]

    return daftar
