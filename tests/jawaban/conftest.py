"""One indicator of every kind, as small as it can be."""

import pytest

from penilaian.instrumen import Instrumen

UMUM = {"kelompok": "satu", "bobot": 1, "pertanyaan": "Apa?"}
SARAN = [{"di_bawah": 100, "teks": "Naikkan."}]
JENJANG = [{"nilai": n, "teks": f"Jenjang {n}", "saran": "Naik."} for n in range(5)]
INDIKATOR = [
    {"id": "J1", "nama": "Jenjang", "jenis": "jenjang", "jenjang": JENJANG},
    {"id": "J2", "nama": "Jenjang boleh TB", "jenis": "jenjang", "jenjang": JENJANG, "tidak_berlaku": "Bila tiada."},
    {"id": "D1", "nama": "Daftar", "jenis": "daftar",
     "butir": [{"id": b, "teks": b} for b in ("papan", "grup_wa", "situs")]},
    {"id": "P1", "nama": "Persen", "jenis": "persen", "pembilang": "a", "penyebut": "b", "saran": SARAN},
    {"id": "A1", "nama": "Hari", "jenis": "angka",
     "tolok": {"terburuk": 14, "terbaik": 1, "satuan": "hari"}, "saran": SARAN,
     "tidak_berlaku": "Bila tiada aduan."},
    {"id": "A2", "nama": "Bagian", "jenis": "angka",
     "tolok": {"terburuk": 0, "terbaik": 100, "satuan": "%"}, "saran": SARAN},
    {"id": "S1", "nama": "Survei", "jenis": "survei", "tolok": {"terburuk": 25, "terbaik": 100}, "sah": "n ≥ 30",
     "saran": SARAN},
]  # fmt: skip


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
