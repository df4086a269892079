"""A small instrument of three stages whose scores can be reckoned in one's head."""

from decimal import Decimal

import pytest

from penilaian.instrumen import Instrumen
from penilaian.jawaban import dari_tabel
from penilaian.mesin import Hasil, nilai

SARAN = [{"di_bawah": 100, "teks": "Tambah sedikit demi sedikit."}]


def _jenjang(id_, nama, kelompok):
    rung = [{"nilai": n, "teks": f"Jenjang {n}.", "saran": f"Naik ke {n + 1}."} for n in range(4)]
    return {
        "id": id_,
        "nama": nama,
        "kelompok": kelompok,
        "pertanyaan": f"Bagaimana {nama}?",
        "jenis": "jenjang",
        "bobot": 1,
        "kritis": {"minimum": 2, "alasan": "uji"},
        "jenjang": [*rung, {"nilai": 4, "teks": "Jenjang 4."}],
        "kewenangan": ["desa", "kabupaten"],
        "upaya": 2,
        "tidak_berlaku": "Bila tidak ada.",
    }


def _persen(id_, nama, kelompok, bobot):
    return {
        "id": id_,
        "nama": nama,
        "kelompok": kelompok,
        "pertanyaan": f"Berapa persen {nama}?",
        "jenis": "persen",
        "bobot": bobot,
        "pembilang": "yang sudah",
        "penyebut": "semua",
        "saran": SARAN,
        "kewenangan": ["desa"],
        "upaya": 1,
        "lensa": {"masalah": ["pengetahuan"]},
    }


def _instrumen(**ubah):
    isi = {
        "skema": 1,
        "id": "tangga-uji",
        "nama": "Tangga uji",
        "versi": "1.0.0",
        "tanggal": "2026-01-01",
        "ringkasan": "Uji.",
        "nama_indeks": "Indeks uji",
        "alasan_bobot": "Uji.",
        "kelengkapan_min": {"nilai": Decimal("0.5"), "alasan": "uji"},
        "gerbang": {
            "ambang": {"nilai": 70, "alasan": "uji"},
            "dekat": {"nilai": 5, "alasan": "uji"},
            "nol": {"nama": "Belum mencapai Persiapan", "arti": "Urusan warga masih di kantor."},
        },
        "pita": [{"nama": "Rintisan", "mulai": 0}, {"nama": "Tumbuh", "mulai": 40}, {"nama": "Mantap", "mulai": 70}],
        "lensa": [
            {
                "id": "masalah",
                "nama": "Masalah",
                "nilai": [
                    {"id": "pengetahuan", "nama": "Pengetahuan", "keterangan": "Tahu apa itu."},
                    {"id": "kesadaran", "nama": "Kesadaran"},
                ],
            }
        ],
        "kelompok": [
            {"id": "s1", "nama": "Persiapan", "bobot": 1, "arti": "Informasi desa dapat dibaca di situs."},
            {"id": "s2", "nama": "Pematangan", "bobot": 1, "arti": "Warga dapat bertanya dari rumah."},
            {"id": "s3", "nama": "Pemantapan", "bobot": 1, "arti": "Surat dapat diurus dari rumah."},
        ],
        "indikator": [
            _jenjang("A1", "Situs web desa", "s1"),
            _persen("A2", "aparatur terlatih", "s1", 1),
            _persen("A3", "informasi mutakhir", "s1", 2),
            _jenjang("B1", "Pengaduan daring", "s2"),
            _persen("B2", "data cocok", "s2", 3),
            _persen("C1", "surat daring", "s3", 1),
        ],
    }
    return Instrumen.model_validate(isi | ubah)


@pytest.fixture(scope="session")
def tangga_uji() -> Instrumen:
    """Three stages with a gate at 70 of 100."""
    return _instrumen()


@pytest.fixture(scope="session")
def tanpa_gerbang() -> Instrumen:
    """The same tree on a scale 1–5 without a gate."""
    pita = [{"nama": "Kurang", "mulai": 1}, {"nama": "Baik", "mulai": Decimal("2.6")}]
    return _instrumen(id="indeks-uji", skala={"min": 1, "maks": 5}, gerbang=None, pita=pita)


@pytest.fixture(scope="session")
def hasilkan(tangga_uji):
    """Return the scored rows of one village: answers by id, and key columns; later rows are later periods."""

    def _hasilkan(*baris: dict[str, object], instrumen: Instrumen = tangga_uji) -> Hasil:
        dasar = {"kode_desa": "99.01.01.2001", "nama_desa": "Sukamaju", "kecamatan": "Contoh", "kabupaten": "Rekaan"}
        tabel = [dasar | {"periode": str(2026 + n - len(baris) + 1)} | b for n, b in enumerate(baris)]
        return nilai(instrumen, dari_tabel(instrumen, tabel))

    return _hasilkan
