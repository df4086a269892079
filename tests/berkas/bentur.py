"""Damaged files, one after the other, read in one process: which of them the reader answers, and how.

Run as a worker by ``test_bentur``: arguments are the kind, the first seed and how many; the answer is a line for each,
``seed answer``: ``tabel`` or the code of the first fault. A file that kills the process is the one after the last line.
"""

import io
import random
import re
import sys
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from penilaian.galat import GalatJawaban
from penilaian.mentah.baca_tabel import isi_wadah
from penilaian.mentah.lembar_teks import Kumpulan

DIKENAL = frozenset({"kodedesa", "namadesa", "periode", "p01", "j01", "m02"})
KEPALA = ["kode_desa", "nama_desa", "periode", "P01", "J01", "M02", "catatan"]
ISI = [
    [f"99.01.01.20{n:02}", f"Désa ke-{n}", "2026", "85,5", "3", "TB", 'kata "kutip"; dan, koma'] for n in range(1, 40)
]
GANJIL = (
    *(b"", b"\x00", b'"', b"\n\n", b"\r", b"\xff\xfe", b"\xef\xbb\xbf", b"<!--", b"<![CDATA[", b"]]>", b"&#0;", b"&a;"),
    *(b"-1", b"99999999999999999999", b"1e400", b"nan", b"XFD1048577", b"A0", b"\xc3", b"\xed\xa0\x80", b"</row>"),
    *(b"<c>", b"<?xml version='1.0' encoding='x'?>", b"<!DOCTYPE a>", b"../../x", b"PK\x05\x06", b"PAR1", b";" * 300),
)


def csv(_: random.Random) -> bytes:
    baris = [KEPALA, *ISI]
    return "\r\n".join(";".join('"' + s.replace('"', '""') + '"' for s in b) for b in baris).encode()


def csv16(_: random.Random) -> bytes:
    return "\n".join("\t".join(b) for b in [KEPALA, *ISI]).encode("utf-16")


def xlsx(_: random.Random) -> bytes:
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        ws = buku.add_worksheet("Jawaban")
        persen, hari = buku.add_format({"num_format": "0%"}), buku.add_format({"num_format": "d/m/yyyy"})
        for b, sel in enumerate([KEPALA, *ISI]):
            ws.write_row(b, 0, sel)
        ws.write(1, 3, 0.85, persen)
        ws.write(2, 3, 46_000, hari)
        ws.write_formula(3, 3, "=1/0", None, "#DIV/0!")
        ws.autofilter(0, 0, 30, 5)
        buku.add_worksheet("Lain").write(0, 0, "catatan")
    return keluar.getvalue()


def parquet(acak: random.Random) -> bytes:
    keluar = io.BytesIO()
    kolom = {k: pa.array([b[n] for b in ISI]) for n, k in enumerate(KEPALA)}
    kolom["J01"] = pa.array(range(len(ISI)))
    kolom["P01"] = kolom["P01"].dictionary_encode()
    pilihan = {"compression": acak.choice(["none", "snappy", "gzip", "zstd"]), "use_dictionary": acak.random() < 0.5}
    pq.write_table(pa.table(kolom), keluar, **pilihan)
    return keluar.getvalue()


def rusakkan(isi: bytes, acak: random.Random) -> bytes:
    """Return bytes with a few random accidents."""
    rusak = bytearray(isi)
    for _ in range(acak.choice([1, 1, 1, 2, 5, 20])):
        letak = acak.randrange(len(rusak) + 1)
        match acak.randrange(7):
            case 0 if letak < len(rusak):
                rusak[letak] ^= 1 << acak.randrange(8)
            case 1 if letak < len(rusak):
                rusak[letak] = acak.randrange(256)
            case 2:
                del rusak[letak : letak + acak.choice([1, 4, 50, 2000])]
            case 3:
                rusak[letak:letak] = acak.choice(GANJIL)
            case 4:
                rusak[letak:letak] = rusak[: acak.choice([3, 100, 3000])]
            case 5:
                rusak[letak : letak + 4] = acak.choice([b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x00\x00\x00\x80"])
            case _ if acak.random() < 0.3:
                del rusak[letak:]
    return bytes(rusak) or b"x"


def rusakkan_bagian(isi: bytes, acak: random.Random) -> bytes:
    """Return a sound archive, one part of which met an accident: bytes, a value of an attribute, a name."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        bagian = {n: arsip.read(n) for n in arsip.namelist()}
    utama = [n for n in bagian if n.endswith((".xml", ".rels")) and "docProps" not in n and "theme" not in n]
    pilihan = acak.choice(utama)
    if acak.random() < 0.5:
        bagian[pilihan] = rusakkan(bagian[pilihan], acak)
    elif sifat := list(re.finditer(rb'"[^"]*"|>[^<]+<', bagian[pilihan])):
        m = acak.choice(sifat)
        a, z = m.span()
        bagian[pilihan] = bagian[pilihan][: a + 1] + acak.choice(GANJIL) + bagian[pilihan][z - 1 :]
    if acak.random() < 0.1:
        bagian["x" + acak.choice(GANJIL).decode("latin-1") + pilihan] = bagian.pop(pilihan)
    keluar = io.BytesIO()
    cara = acak.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2])
    with zipfile.ZipFile(keluar, "w", cara) as arsip:
        for n, b in bagian.items():
            arsip.writestr(n, b)
    return keluar.getvalue()


PEMBUAT = {
    "csv": (csv, rusakkan, "isi.csv"),
    "csv16": (csv16, rusakkan, "isi.txt"),
    "xlsx": (xlsx, rusakkan, "isi.xlsx"),
    "bagian": (xlsx, rusakkan_bagian, "isi.xlsm"),
    "parquet": (parquet, rusakkan, "isi.parquet"),
}


def buat(jenis: str, benih: int) -> tuple[str, bytes]:
    """Return name and bytes of one damaged file; the same seed, the same file."""
    acak = random.Random(f"{jenis} {benih}")  # noqa: S311
    utuh, perusak, nama = PEMBUAT[jenis]
    return nama, perusak(utuh(acak), acak)


def utama(jenis: str, dari: int, banyak: int) -> None:
    """Read so many damaged files and print what came of each."""
    for benih in range(dari, dari + banyak):
        nama, isi = buat(jenis, benih)
        wadah = Kumpulan()
        try:
            wadah.lembar(isi_wadah(nama, isi, DIKENAL, wadah))
            jawaban = "tabel"
        except GalatJawaban as e:
            jawaban = e.temuan[0].kode
        print(benih, jawaban, flush=True)


if __name__ == "__main__":
    utama(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
