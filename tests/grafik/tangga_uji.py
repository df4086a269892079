"""Stairs of two to seven stages from scored answers, and their drawings taken apart."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import numpy as np

from penilaian.grafik import Ukuran, Warna, gambar_tangga
from penilaian.instrumen import Instrumen
from penilaian.jawaban import KOSONG, TERJAWAB, Jawaban, dari_tabel
from penilaian.mesin import nilai
from penilaian.narasi.tangga import Undak, undakan

NAMA = ("Persiapan", "Pematangan", "Pemantapan", "Pemanfaatan", "Penyebaran", "Pembaruan", "Pewarisan")
JAHAT = "<script>alert('1')</script> \"Kutip\" & Kawan"
SARAN = [{"di_bawah": 100, "teks": "Tambah sedikit demi sedikit."}]


def _persen(id_: str, kelompok: str, *, kritis: int | None = None, bobot: int = 1) -> dict[str, object]:
    isi = {
        "id": id_,
        "nama": f"Hal {id_}",
        "kelompok": kelompok,
        "pertanyaan": f"Berapa persen {id_}?",
        "jenis": "persen",
        "bobot": bobot,
        "pembilang": "yang sudah",
        "penyebut": "semua",
        "saran": SARAN,
        "kewenangan": ["desa"],
        "upaya": 1,
    }
    return isi | ({"kritis": {"minimum": kritis, "alasan": "uji"}} if kritis else {})


def instrumen(nama: Sequence[str], ambang: Sequence[int], *, kritis: int | None = None, **ubah: object) -> Instrumen:
    """Stages of two questions each, equal in weight; the first of each a ★ with ``kritis``."""
    tingkat = [
        {"id": f"s{n}", "nama": x, "bobot": 1, "arti": "Uji.", "ambang": {"nilai": a, "alasan": "uji"}}
        for n, (x, a) in enumerate(zip(nama, ambang, strict=True), 1)
    ]
    pertanyaan = [
        p
        for t in tingkat
        for p in (_persen(f"A{t['id'][1:]}", t["id"], kritis=kritis), _persen(f"B{t['id'][1:]}", t["id"]))
    ]
    isi = {
        "skema": 1,
        "id": "tangga-uji",
        "nama": "Tangga uji",
        "versi": "1.0.0",
        "tanggal": "2026-01-01",
        "ringkasan": "Uji.",
        "nama_indeks": "Indeks uji",
        "alasan_bobot": "Uji.",
        "kelengkapan_min": {"nilai": Decimal("0.4"), "alasan": "uji"},
        "gerbang": {
            "ambang": {"nilai": 70, "alasan": "uji"},
            "dekat": {"nilai": 5, "alasan": "uji"},
            "nol": {"nama": "Belum", "arti": "Uji."},
        },
        "pita": [{"nama": "Rintisan", "mulai": 0}],
        "kelompok": tingkat,
        "indikator": pertanyaan,
    }
    return Instrumen.model_validate(isi | ubah)


@cache
def _kosong(nama: tuple[str, ...], ambang: tuple[int, ...], lain: str) -> tuple[Instrumen, Jawaban]:
    """One village that has answered nothing; reading tables is what takes time."""
    ini = instrumen(nama, ambang, **json.loads(lain))
    return ini, dari_tabel(ini, [{"kode_desa": "99.01.01.2001", "periode": "2026", "A1": ""}])


def tangga_dari(
    jawaban: Sequence[tuple[object, object] | int],
    nama: Sequence[str] = NAMA,
    ambang: Sequence[int] | int = 70,
    **lain: object,
) -> tuple[Undak, ...]:
    """Return the stair of one village: a stage's two answers (``""`` = open), or one number for both."""
    banyak = len(jawaban)
    batas = (ambang,) * banyak if isinstance(ambang, int) else tuple(ambang[:banyak])
    ini, kosong = _kosong(tuple(nama[:banyak]), batas, json.dumps(lain))
    isi = [x for j in jawaban for x in ((j, j) if isinstance(j, int) else j)]
    angka = np.array([[np.nan if x == "" else float(x)] for x in isi])
    diisi = replace(kosong, nilai=angka, keadaan=np.where(np.isnan(angka), KOSONG, TERJAWAB).astype(np.int8))
    return undakan(nilai(ini, diisi), 0)


@dataclass(frozen=True)
class Kotak:
    """A rectangle with its edges in the drawing's coordinates."""

    x: float
    y: float
    lebar: float
    tinggi: float

    @property
    def kanan(self) -> float:
        return self.x + self.lebar

    @property
    def bawah(self) -> float:
        return self.y + self.tinggi

    def bertemu(self, lain: "Kotak") -> bool:
        return self.x < lain.kanan and lain.x < self.kanan and self.y < lain.bawah and lain.y < self.bawah


class Gambar:
    """One drawing, taken apart."""

    def __init__(self, undak: Sequence[Undak], ukuran: Ukuran, *warna: Warna) -> None:
        self.teks = str(gambar_tangga(undak, ukuran, *warna))
        self.akar = ET.fromstring(re.sub(r' xmlns="[^"]*"', "", self.teks))  # noqa: S314  (our own markup)
        _, _, self.lebar, self.tinggi = map(float, self.akar.get("viewBox", "").split())
        self.undak = [g for g in self.akar if (g.get("class") or "").startswith("pd-undak")]

    def kotak(self, n: int, kelas: str) -> Kotak | None:
        """Return the rectangle of a class in step ``n``, None where there is none."""
        e = self.undak[n].find(f"rect[@class='pd-{kelas}']")
        return None if e is None else _kotak(e)

    def tinggi_isi(self, n: int) -> float:
        isi = self.kotak(n, "isi")
        return 0.0 if isi is None else isi.tinggi

    def tinggi_terisi(self, n: int) -> float:
        """Return how high a box is filled, under hatching too."""
        di_bawah_arsir = self.kotak(n, "arsir-isi")
        return self.tinggi_isi(n) + (0.0 if di_bawah_arsir is None else di_bawah_arsir.tinggi)

    def ambang(self, n: int) -> Kotak:
        """Return the threshold of step ``n`` as thick as it is drawn."""
        e = self.undak[n].find("path[@class='pd-ambang']")
        x, y, lebar = map(float, re.fullmatch(r"M([\d.]+) ([\d.]+)h([\d.]+)", e.get("d")).groups())
        tebal = float(e.get("stroke-width"))
        return Kotak(x, y - tebal / 2, lebar, tebal)

    def tebal(self, n: int) -> float:
        return float(self.undak[n].find("rect[@class='pd-tepi']").get("stroke-width"))

    def tulisan(self) -> list[tuple[str, Kotak]]:
        """Return every text with the room that it takes."""
        return [("".join(t.itertext()), _kotak_teks(t)) for t in self.akar.iter("text")]


def _kotak(e: ET.Element) -> Kotak:
    return Kotak(*(float(e.get(k)) for k in ("x", "y", "width", "height")))


def _kotak_teks(e: ET.Element) -> Kotak:
    from penilaian.grafik.lebar_teks import lebar_teks

    ukuran = float(e.get("font-size"))
    lebar = float(e.get("textLength") or lebar_teks("".join(e.itertext()), ukuran))
    x, y = float(e.get("x")), float(e.get("y"))
    return Kotak(x - (lebar / 2 if e.get("text-anchor") == "middle" else 0), y - 0.75 * ukuran, lebar, 0.97 * ukuran)
