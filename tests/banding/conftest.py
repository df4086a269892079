"""A tiny instrument and four villages whose scores are worked out on paper.

Stage ``satu``: a1 (weight 1) and a2 (weight 3). Stage ``dua``: b1 alone, ★ from 40. Threshold 50; a score needs a
completeness of 0.5.

| village | period  | a1  | a2    | satu                     | b1 = dua | index                 | position           |
|---------|---------|-----|-------|--------------------------|----------|-----------------------|--------------------|
| A       | 2026    | 100 | 60    | (100 + 3×60) ÷ 4 = 70    | 50       | (70 + 50) ÷ 2 = 60    | 2                  |
| B       | 2026    | 20  | 20    | 20                       | 80       | 50                    | 0                  |
| C       | 2026    | 80  | open  | 80 withheld (0.25 < 0.5) | 30 (★)   | (80 + 30) ÷ 2 = 55    | 0, perhaps 1       |
| D       | 2026    | –   | –     | open, 0 to 100           | –        | withheld              | 0, perhaps 2       |
| A       | 2025    | 40  | 40    | 40                       | 50       | 45                    | 0                  |
| B       | 2025-S2 | 20  | 20    | 20                       | 70       | 45                    | 0, of another form |
| C       | 2024    | 40  | 40    | 40                       | 30       | 35                    | 0                  |
| C       | 2025    | open| open  | withheld                 | 30       | index 0.5 ≥ 0.5: 30   | 0                  |

The bounds of C's ``satu`` in 2026 are (80 + 3×0) ÷ 4 = 20 and (80 + 3×100) ÷ 4 = 95.
"""

from decimal import Decimal

import numpy as np
import pytest

from penilaian.instrumen import (
    Beralasan,
    Gerbang,
    IndikatorPersen,
    Instrumen,
    Kelompok,
    Kritis,
    PosisiNol,
    SaranPita,
)
from penilaian.jawaban import dari_tabel
from penilaian.mesin import nilai

A, B, C, D = "99.01.01.2001", "99.01.01.2002", "99.01.02.2003", "99.02.01.2004"


def _persen(id_, kelompok, bobot, kritis=None):
    return IndikatorPersen(
        id=id_,
        nama=f"Pertanyaan {id_}",
        kelompok=kelompok,
        pertanyaan="Berapa persen?",
        bobot=Decimal(bobot),
        kritis=kritis and Kritis(minimum=Decimal(kritis), alasan="wajib"),
        jenis="persen",
        pembilang="yang ada",
        penyebut="semua",
        saran=(SaranPita(di_bawah=Decimal(100), teks="Tambah."),),
    )


@pytest.fixture(scope="session")
def kecil():
    return Instrumen(
        skema=1,
        id="kecil",
        nama="Kecil",
        versi="1.0.0",
        tanggal="2026-11-24",
        ringkasan="Dua tingkat",
        nama_indeks="Indeks kecil",
        alasan_bobot="contoh",
        kelengkapan_min=Beralasan(nilai=Decimal("0.5"), alasan="contoh"),
        gerbang=Gerbang(
            ambang=Beralasan(nilai=Decimal(50), alasan="contoh"), nol=PosisiNol(nama="Belum", arti="belum")
        ),
        kelompok=(
            Kelompok(id="satu", nama="Satu", bobot=Decimal(1)),
            Kelompok(id="dua", nama="Dua", bobot=Decimal(1)),
        ),
        indikator=(_persen("a1", "satu", 1), _persen("a2", "satu", 3), _persen("b1", "dua", 1, kritis=40)),
    )


@pytest.fixture(scope="session")
def hasil(kecil):
    def desa(kode, nama, kecamatan, periode, a1, a2, b1):
        return {
            "kode_desa": kode,
            "nama_desa": nama,
            "kecamatan": kecamatan,
            "kabupaten": "Rekaan",
            "periode": periode,
            "a1": a1,
            "a2": a2,
            "b1": b1,
        }

    return nilai(
        kecil,
        dari_tabel(
            kecil,
            [
                desa(A, "Sukamaju", "Contoh", "2026", "100", "60", "50"),
                desa(B, "Karangsari", "Contoh", "2026", "20", "20", "80"),
                desa(C, "Sukamaju", "Rawa", "2026", "80", "", "30"),
                desa(D, "", "", "2026", "", "", ""),
                desa(A, "Sukamaju", "Contoh", "2025", "40", "40", "50"),
                desa(B, "Karangsari", "Contoh", "2025-S2", "20", "20", "70"),
                desa(C, "Sukamaju", "Rawa", "2024", "40", "40", "30"),
                desa(C, "Sukamaju", "Rawa", "2025", "", "", "30"),
            ],
        ),
    )


@pytest.fixture
def baris(hasil):
    """Rows of 2026."""
    return np.array([0, 1, 2, 3])
