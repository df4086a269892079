"""Files that mean harm, and large ones that mean none: time, processor and memory of the worker that reads them.

    uv run python benchmarks/berkas.py [--tanpa-besar] [--klik 0]

Every file is made on the spot. "pengunjung" is the worker of a visitor's upload, "perintah" the command line's. At the
end somebody else's clicks on a served dashboard, alone and while two workers are busy with the heaviest file. Nothing
is asserted: the aims stand beside the figures, the machine may be busy. So the limit by the clock is lifted and the one
of the processor's time stays; a worker that is refused the processor by others is not what is measured.
"""

import argparse
import asyncio
import io
import multiprocessing
import multiprocessing.connection
import random
import re
import resource
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
from sesi import Sesi, cetak, server

from penilaian import muat_instrumen
from penilaian.berkas import Unggahan, tulis_jawaban
from penilaian.contoh import buat
from penilaian.galat import GalatJawaban
from penilaian.mentah import Lembar, baca_pengunjung, baca_perintah, pekerja
from penilaian.mentah.lembar_kerja import huruf_kolom

DIKENAL = frozenset({"kodedesa", "periode", "p01"})
NASIONAL = 83_762
LEMBAR = "xl/worksheets/sheet1.xml"


def buku(jalur: Path, isi: Iterator[bytes], **ganti: Callable[[bytes], bytes]) -> None:
    """Write a workbook whose sheet ends with some XML; ``ganti`` changes other parts, by their name before the dot."""
    asal = io.BytesIO()
    with xlsxwriter.Workbook(asal, {"in_memory": True}) as kerja:
        kerja.add_worksheet().write_row(0, 0, ["kode_desa", "periode", "P01"])
    with zipfile.ZipFile(asal) as arsip, zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as keluar:
        for nama in arsip.namelist():
            with keluar.open(nama, "w", force_zip64=True) as tulis:
                bagian = ganti.get(Path(nama).stem, lambda b: b)(arsip.read(nama))
                if nama != LEMBAR:
                    tulis.write(bagian)
                    continue
                atas, _, bawah = bagian.partition(b"</sheetData>")
                tulis.write(atas)
                for potong in isi:
                    tulis.write(potong)
                tulis.write(b"</sheetData>" + bawah)


def seribu_kali(jalur: Path) -> None:
    """A workbook whose list of sheets names one part a thousand times."""

    def banyak(isi: bytes) -> bytes:
        awal = isi.index(b"<sheet ")
        satu = isi[awal : isi.index(b"/>", awal) + 2]
        return isi.replace(satu, b"".join(satu.replace(b"Sheet1", b"S%d" % n) for n in range(1_000)))

    sel = b'<row r="%d">' + b'<c r="A1"><v>1</v></c>' * 50 + b"</row>"
    buku(jalur, (sel % n for n in range(2, 9_000)), workbook=banyak)


def sel_kosong(jalur: Path) -> None:
    """A sheet of 90 million cells that hold nothing."""
    buku(jalur, (b'<row r="%d">' % n + b'<c r="A1" s="1"/>' * 90_000 + b"</row>" for n in range(2, 1_002)))


def rumus(jalur: Path) -> None:
    """A sheet of five million formulas, which the XML parser has to take one by one."""
    sel = b'<c r="A%d"><f>1</f><v>1</v></c>'
    buku(jalur, (b'<row r="%d">' % n + sel % n * 1_000 + b"</row>" for n in range(2, 5_002)))


def untai(jalur: Path) -> None:
    """Six million shared strings."""

    def banyak(isi: bytes) -> bytes:
        return isi.replace(b"</sst>", b"".join(b"<si><t>%d</t></si>" % n for n in range(6_000_000)) + b"</sst>")

    buku(jalur, iter(()), sharedStrings=banyak)


def ujung_lembar(jalur: Path) -> None:
    """One cell in the last corner of a sheet."""
    buku(jalur, iter([b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>']))


def pengurai(jalur: Path) -> None:
    """A national table whose sheet begins with a comment, so that the XML parser has to take all of it."""
    nilai = b"".join(b'<c r="%s%%d"><v>%d</v></c>' % (huruf(k), k % 5) for k in range(56))
    baris = (b'<row r="%d">' % n + nilai.replace(b"%d", b"%d" % n) + b"</row>" for n in range(2, NASIONAL + 2))
    buku(jalur, chain([b"<!-- -->"], baris))


def lebar(jalur: Path, banyak: int = 300) -> None:
    """So many rows of as many columns as a sheet has."""
    nilai = b"".join(b'<c r="%s%%d"><v>%d</v></c>' % (huruf(k), k % 5) for k in range(16_384))
    buku(jalur, (b'<row r="%d">' % n + nilai.replace(b"%d", b"%d" % n) + b"</row>" for n in range(2, banyak + 2)))


def panjang(jalur: Path) -> None:
    """As many rows as a sheet has, all hidden, a date in each."""
    tanggal = b'<c r="C%d" t="d"><v>2026-09-03</v></c>'
    sel = b'<row r="%d" hidden="1"><c r="A%d"><v>%d</v></c>' + tanggal + b"</row>"
    buku(jalur, (sel % (n, n, n, n) for n in range(2, 1_048_577)))


def bersarang(jalur: Path) -> None:
    """Twenty million elements, each within the other."""
    buku(jalur, (b"<a>" * 100_000 for _ in range(200)))


def satu_sel_panjang(jalur: Path) -> None:
    """One cell of 190 MB."""
    isi = (b"ab" * 500_000 for _ in range(190))
    buku(jalur, chain([b'<row r="2"><c r="A2" t="inlineStr"><is><t>'], isi, [b"</t></is></c></row>"]))


def banyak_lembar(jalur: Path) -> None:
    """Forty sheets that hold no header, each as wide as a sheet can be."""
    lebar(satu := jalur.with_suffix(".satu"), 32)
    with zipfile.ZipFile(satu) as arsip, zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as keluar:
        isi = arsip.read(LEMBAR).replace(b'<c r="A1" t="s"><v>0</v></c>', b"")
        for nama in arsip.namelist():
            bagian = arsip.read(nama)
            if nama == "xl/workbook.xml":
                satuan = b'<sheet name="%d" sheetId="%d" r:id="s%d"/>'
                lembar = b"".join(satuan % (n, n, n) for n in range(1, 41))
                bagian = re.sub(b"<sheet .*?/>", lembar, bagian)
            elif nama == "xl/_rels/workbook.xml.rels":
                jenis = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
                satuan = b'<Relationship Id="s%d" Type="' + jenis + b'" Target="worksheets/s%d.xml"/>'
                tujuan = b"".join(satuan % (n, n) for n in range(1, 41))
                bagian = bagian.replace(b"</Relationships>", tujuan + b"</Relationships>")
            keluar.writestr(nama, bagian)
        for n in range(1, 41):
            keluar.writestr(f"xl/worksheets/s{n}.xml", isi)
    satu.unlink()


def huruf(kolom: int) -> bytes:
    """Return the letters of a column."""
    return huruf_kolom(kolom).encode()


def kobo_excel(jalur: Path, baris: int) -> None:
    """A Kobo export of 360 columns as a workbook."""
    acak = random.Random(5)  # noqa: S311
    angka = b"".join(b'<c r="%s#"><v>%%d</v></c>' % huruf(k) for k in range(3, 360))

    def isi() -> Iterator[bytes]:
        for n in range(2, baris + 2):
            awal = b'<c r="A%d"><v>99010120%02d</v></c><c r="B%d"><v>2026</v></c>' % (n, n % 100, n)
            uuid = b'<c r="C%d" t="inlineStr"><is><t>%032x</t></is></c>' % (n, acak.getrandbits(128))
            nilai = angka.replace(b"#", b"%d" % n) % tuple(acak.choices(range(5), k=357))
            yield b'<row r="%d">' % n + awal + uuid + nilai + b"</row>"

    buku(jalur, isi())


def csv(jalur: Path, baris: bytes, besar: int = 60_000_000) -> None:
    """A CSV file of one line again and again."""
    jalur.write_bytes(b"kode_desa,periode,P01\n" + baris * (besar // len(baris)))


def parquet(jalur: Path) -> None:
    """Gigabytes of equal text, which Parquet keeps in a few kilobytes."""
    pq.write_table(pa.table({"kode_desa": pa.array(["x" * 1_000] * 5_000_000), "periode": ["2026"] * 5_000_000}), jalur)


def parquet_lebar(jalur: Path) -> None:
    """As many columns as are read, of 300 numbers each."""
    kunci = {"kode_desa": ["9901012001"] * 300, "periode": ["2026"] * 300}
    pq.write_table(pa.table(kunci | {f"k{n}": pa.array(range(n, n + 300)) for n in range(16_000)}), jalur)


def nasional(jalur: Path, kali: int = 1) -> None:
    """Every village of the country, so many times."""
    instrumen = muat_instrumen("inpres-3-2003")
    tulis_jawaban(instrumen, buat(instrumen, NASIONAL, 7), jalur)
    if kali > 1:
        kepala, _, isi = jalur.read_bytes().partition(b"\n")
        jalur.write_bytes(kepala + b"\n" + isi * kali)


def kobo(jalur: Path) -> None:
    """A Kobo export: ``;``, all quoted, some 360 columns, of which most are 0 or 1."""
    acak = random.Random(5)  # noqa: S311
    kolom = ["_uuid", "kode_desa", "periode", *(f"grup/P{n:02}" for n in range(50)), *(f"p/{n}" for n in range(307))]
    with jalur.open("w", encoding="utf-8") as keluar:
        keluar.write(";".join(f'"{k}"' for k in kolom) + "\n")
        for n in range(NASIONAL):
            isi = [f"uuid:{acak.getrandbits(128):032x}", f"99.01.01.{2000 + n % 900}", "2026"]
            isi += [str(acak.randrange(5)) for _ in range(50)] + [acak.choice(("0", "1", "")) for _ in range(307)]
            keluar.write(";".join(f'"{s}"' for s in isi) + "\n")


JAHAT: dict[str, tuple[str, Callable[[Path], None]]] = {
    "satu bagian disebut seribu kali": ("a.xlsx", seribu_kali),
    "90 juta sel kosong": ("b.xlsx", sel_kosong),
    "5 juta rumus, 0,5 MB": ("c.xlsx", rumus),
    "6 juta untai bersama": ("d.xlsx", untai),
    "sel di ujung lembar": ("e.xlsx", ujung_lembar),
    "nasional lewat pengurai XML": ("l.xlsx", pengurai),
    "300 baris × 16.384 kolom": ("m.xlsx", lebar),
    "sejuta baris tersembunyi berisi tanggal": ("o.xlsx", panjang),
    "20 juta unsur bersarang": ("p.xlsx", bersarang),
    "satu sel 190 MB": ("q.xlsx", satu_sel_panjang),
    "40 lembar lebar tanpa judul": ("r.xlsx", banyak_lembar),
    "60 MB Kobo, Excel": ("s.xlsx", lambda j: kobo_excel(j, 60_000)),
    "10 MB Kobo, Excel": ("t.xlsx", lambda j: kobo_excel(j, 12_000)),
    "60 MB koma": ("f.csv", lambda j: csv(j, b"," * 200 + b"\n")),
    "60 MB baris kosong": ("g.csv", lambda j: csv(j, b"\n,,")),
    "60 MB baris timpang": ("h.csv", lambda j: csv(j, b"1\n")),
    "60 MB tanda kutip": ("i.csv", lambda j: csv(j, b'"a""\n,",')),
    "60 MB tanpa akhir baris": ("j.csv", lambda j: csv(j, b"abcdefgh")),
    "60 MB selebar 16.000 kolom": ("u.csv", lambda j: csv(j, b"1," * 16_000 + b"\n")),
    "60 MB UTF-16": (
        "v.csv",
        lambda j: j.write_bytes(("kode_desa;periode;P01\n" + "1;2;3\n" * 5_000_000).encode("utf-16")),
    ),
    "5 GB dalam Parquet": ("k.parquet", parquet),
    "300 baris × 16.000 kolom, Parquet": ("w.parquet", parquet_lebar),
}
BESAR: dict[str, tuple[str, Callable[[Path], None]]] = {
    "nasional, Excel": ("n.xlsx", nasional),
    "nasional, CSV": ("n.csv", nasional),
    "nasional lima kali, CSV": ("n5.csv", lambda j: nasional(j, 5)),
    "Kobo 360 kolom, CSV": ("kobo.csv", kobo),
}


def pakai(kerja: Callable[[], Lembar]) -> str:
    """Return what came of reading one file, with wall time and the worker's processor time."""
    awal, mulai = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        lembar = kerja()
        hasil = f"{len(lembar.baris)} baris × {len(lembar.kolom)} kolom"
    except GalatJawaban as e:
        hasil = f"{e.temuan[0].kode} {e.temuan[0].pesan}"[:70]
    akhir = resource.getrusage(resource.RUSAGE_CHILDREN)
    prosesor = akhir.ru_utime + akhir.ru_stime - awal.ru_utime - awal.ru_stime
    return f"{time.perf_counter() - mulai:6.1f} s   prosesor {prosesor:5.1f} s   {hasil}"


def ukur(nama: str, berkas: str, buat_berkas: Callable[[Path], None], folder: Path) -> None:
    """Make a file, have it read in both ways, each in a fresh process so that its peak is its own, and print that."""
    jalur = folder / berkas
    buat_berkas(jalur)
    print(f"{nama} ({jalur.stat().st_size / 1e6:.2f} MB)")
    for cara in ("pengunjung", "perintah"):
        baru = multiprocessing.get_context("spawn")  # what a fork begins with would count as the worker's
        baca, tulis = baru.Pipe(duplex=False)
        anak = baru.Process(target=_ukur, args=(jalur, cara, tulis))
        anak.start()
        print(f"  {cara:11} {baca.recv()}", flush=True)
        anak.join()
    jalur.unlink()


def _ukur(jalur: Path, cara: str, ke: "multiprocessing.connection.Connection") -> None:
    pekerja.BATAS_PENGUNJUNG = pekerja.BATAS_PENGUNJUNG._replace(detik=3_600.0, santun=0)
    if cara == "pengunjung":
        unggahan = Unggahan(jalur.name, jalur.read_bytes())
        hasil = pakai(lambda: baca_pengunjung(unggahan, DIKENAL, ("a",)))
    else:
        hasil = pakai(lambda: baca_perintah(jalur, DIKENAL))
    anak, sini = (resource.getrusage(s).ru_maxrss / 1024 for s in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    ke.send(f"{hasil}   puncak pekerja {anak:.0f} MB, peminta {sini:.0f} MB")


async def klik(port: int, kode: list[str], banyak: int, nama: str) -> float:
    """Return the 95th percentile of a visitor's clicks in ms."""
    sesi = Sesi(port, random.Random(0))  # noqa: S311
    await sesi.buka()
    await sesi.minta(kode[0])
    p95 = cetak(nama, [await sesi.minta(sesi.acak.choice(kode)) for _ in range(banyak)])
    await sesi.soket.close()
    return p95


def ukur_klik(folder: Path, banyak: int) -> None:
    """Print the clicks of one visitor, alone and beside two busy workers."""
    instrumen = muat_instrumen("inpres-3-2003")
    jawaban = buat(instrumen, 2_000, 7, periode=("2026",))
    tulis_jawaban(instrumen, jawaban, folder / "contoh.parquet")
    rumus(folder / "berat.xlsx")
    berat, selesai = Unggahan("berat.xlsx", (folder / "berat.xlsx").read_bytes()), threading.Event()

    def sibuk(siapa: str) -> None:
        while not selesai.is_set():
            with suppress(GalatJawaban, InterruptedError):
                baca_pengunjung(berat, DIKENAL, (siapa,), masih)

    def masih() -> None:
        if selesai.is_set():
            raise InterruptedError

    with server(folder / "contoh.parquet") as (port, _):
        kode = jawaban.kunci["kode_desa"].tolist()
        sendiri = asyncio.run(klik(port, kode, banyak, "sendiri"))
        utas = [threading.Thread(target=sibuk, args=(s,)) for s in ("a", "b", "c")]
        for u in utas:
            u.start()
        try:
            bersama = asyncio.run(klik(port, kode, banyak, "dua pekerja sibuk"))
        finally:
            selesai.set()
            for u in utas:
                u.join()
    print(f"  nisbah p95 {bersama / sendiri:.2f} ×   (sasaran ≤ 2)")


def utama() -> None:
    """Run everything and print it."""
    urai = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    urai.add_argument("--hanya", default="", help="hanya berkas yang namanya cocok dengan pola ini")
    urai.add_argument("--tanpa-besar", action="store_true", help="tanpa berkas nasional dan Kobo")
    urai.add_argument("--klik", type=int, default=100, help="klik pengunjung lain, 0 = tidak diukur")
    pilihan = urai.parse_args()
    print("sasaran: pengunjung ≤ 20 s dan ≤ 1 GB; berkas besar pada baris perintah ≤ 3 × besarnya")
    with tempfile.TemporaryDirectory() as folder:
        for nama, (berkas, isi) in (JAHAT | ({} if pilihan.tanpa_besar else BESAR)).items():
            if re.search(pilihan.hanya, nama):
                ukur(nama, berkas, isi, Path(folder))
        if pilihan.klik:
            ukur_klik(Path(folder), pilihan.klik)


if __name__ == "__main__":
    utama()
