"""Exports of real clients as tests change and read them."""

import csv
import io
from pathlib import Path

from penilaian.berkas import baca
from penilaian.jawaban import tulis_sel
from penilaian.mentah import Unggahan
from penilaian.survei import PembacaKiriman

DIBERI = Path(__file__).parent / "kiriman"


def sel(instrumen, jawaban):
    """Return every cell by village and question."""
    kode = list(jawaban.kunci["kode_desa"])
    return {
        (k, i.id): t for i in instrumen.ditanyakan for k, t in zip(kode, tulis_sel(i, jawaban).to_pylist(), strict=True)
    }


def buka(sumber, instrumen, bentrok="berhenti"):
    return baca(sumber, instrumen, pembaca=PembacaKiriman(instrumen, bentrok))


def tabel(nama):
    """Return the separator and the rows of a fixture."""
    teks = (DIBERI / nama).read_text("utf-8-sig")
    pemisah = ";" if teks.partition("\n")[0].count(";") > 5 else ","
    return pemisah, list(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah))


def tulis(pemisah, isi):
    keluar = io.StringIO(newline="")
    csv.writer(keluar, delimiter=pemisah).writerows(isi)
    return Unggahan("ekspor.csv", keluar.getvalue().encode())


def ubah(nama, perubahan):
    """Return a fixture with cells changed: (row from 1 below the header, column) → text; a new column where unknown."""
    pemisah, isi = tabel(nama)
    kepala = isi[0]
    for (baris, kolom), teks in perubahan.items():
        if kolom not in kepala:
            kepala.append(kolom)
            for satu in isi[1:]:
                satu.append("")
        isi[baris][kepala.index(kolom)] = teks
    return tulis(pemisah, isi)


def tanpa(nama, *kolom):
    """Return a fixture without these columns."""
    pemisah, isi = tabel(nama)
    sisa = [n for n, judul in enumerate(isi[0]) if judul not in kolom]
    return tulis(pemisah, [[satu[n] for n in sisa] for satu in isi])


def terpecah(nama):
    """Return the rows of a fixture in which choices stand in columns of their own only."""
    pemisah, isi = tabel(nama)
    daftar = {k.rpartition("/")[0] for k in isi[0] if "/" in k and not k.startswith("meta")}
    sisa = [n for n, k in enumerate(isi[0]) if k not in daftar]
    return pemisah, [[satu[n] for n in sisa] for satu in isi]


def dihitung(bacaan):
    """Return how many rows were read, refused and passed over."""
    return bacaan.hitungan.dibaca, bacaan.hitungan.ditolak, bacaan.hitungan.dilewati


def kode_galat(galat):
    return [(t.kode, t.tempat) for t in galat.value.temuan if t.berat == "galat"]
