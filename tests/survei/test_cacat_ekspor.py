"""Exports with faults: each is told once, by its code; however one is damaged, nothing crashes, nothing is written."""

import csv
import io
import os
import random
import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from penilaian.berkas import baca
from penilaian.cli.perintah import app
from penilaian.galat import GalatJawaban
from penilaian.mentah import Unggahan
from penilaian.muat import muat_versi
from penilaian.survei import PembacaKiriman

DIBERI = Path(__file__).parent / "kiriman"
EKSPOR = (
    "kobo-nama.csv",
    "kobo-label.csv",
    "kobo-nama-grup.xlsx",
    "odk-central.csv",
    "odk-central.zip",
    "odk-central-lama.csv",
)
SEKALI = int(os.environ.get("PENILAIAN_CONTOH", "8"))
CACAT = {
    (1, "kode_desa"): "99.01",
    (2, "kode_desa"): "desa",
    (3, "periode"): "2026-10",
    (4, "periode"): "",
    (1, "P01"): "9",
    (2, "P01"): "entah",
    (3, "P03"): "-1",
    (1, "P02"): "profil_kontak bukan_hal",
    (2, "P02"): "NIHIL profil_kontak",
    (3, "P13"): "TB",
    (4, "M12"): "siskeudes siskeudes2",
    (1, "P05_pembilang"): "tiga",
    (2, "P05_cara"): "kira-kira",
    (3, "P06"): "625",
    (4, "P06_n"): "banyak",
    (5, "M02"): "-3",
    (5, "T01"): "4,5",
    (6, "T02_persen"): "101",
    (6, "N01"): "#REF!",
    (5, "M01"): "=1+1",
}


@pytest.fixture(scope="module")
def lama():
    return muat_versi("inpres-3-2003", "1.0.0")


def bercacat(tmp_path):
    """Write the given export with every fault, and columns that nobody reads."""
    isi = list(csv.reader(io.StringIO((DIBERI / "kobo-nama.csv").read_text("utf-8"), newline=""), delimiter=";"))
    for (baris, kolom), teks in CACAT.items():
        k = isi[0].index(kolom)
        if kolom.endswith(("_pembilang", "_persen", "_n")) or kolom in {"P06", "M02"}:
            cara = {"_pembilang": "pecahan", "_persen": "persen"}.get(kolom[3:], "angka")
            isi[baris][isi[0].index(f"{kolom[:3]}_cara")] = cara
            for lain in ("_pembilang", "_penyebut", "_persen"):
                if f"{kolom[:3]}{lain}" in isi[0]:
                    isi[baris][isi[0].index(f"{kolom[:3]}{lain}")] = (
                        "7" if cara == "pecahan" and lain != "_persen" else ""
                    )
            if kolom == "P06_n":
                isi[baris][isi[0].index("P06")] = "50"
        isi[baris][k] = teks
        pilihan = [n for n, judul in enumerate(isi[0]) if judul.startswith(f"{kolom}/")]
        for n in pilihan:
            isi[baris][n] = ""
    for n, judul in enumerate(("deviceid", "kolom lain", "lagi")):
        isi[0].append(judul)
        for satu in isi[1:]:
            satu.append(f"x{n}")
    with (tmp_path / "cacat.csv").open("w", newline="", encoding="utf-8") as f:
        csv.writer(f, delimiter=";", quoting=csv.QUOTE_ALL).writerows(isi)
    return tmp_path / "cacat.csv"


def test_twenty_planted_faults_are_twenty_lines_with_a_code(tmp_path):
    assert len(CACAT) == 20
    hasil = CliRunner().invoke(app, ["nilai", str(bercacat(tmp_path)), "--versi-instrumen", "1.0.0"])
    assert hasil.exit_code == 1
    berkode = [b for b in hasil.stderr.splitlines() if re.search(r"\[[A-Z]\d\d\]", b)]
    assert len(berkode) == 20, hasil.stderr
    letak = {tuple(re.search(r"baris (\d+), kolom (\w+)", b).groups()) for b in berkode}
    assert letak == {(str(baris + 1), kolom) for baris, kolom in CACAT}
    assert "2 kolom tidak dipakai: kolom lain, lagi." in hasil.stderr
    assert "deviceid" in hasil.stderr


def rusak_byte(isi, acak):
    """Return bytes with some of them changed, doubled, left out or cut off."""
    hasil = bytearray(isi)
    for _ in range(acak.choice([1, 3, 40])):
        p = acak.randrange(max(len(hasil), 1))
        if p >= len(hasil):
            break
        match acak.randrange(4):
            case 0:
                hasil[p] = acak.choice(b"\x00\"';,\n\r\xff\xc3/=9")
            case 1:
                del hasil[p : p + acak.choice([1, 1, 50])]
            case 2:
                hasil[p:p] = hasil[p : p + 30]
            case _:
                hasil = hasil[: max(p, 20)]
    return bytes(hasil)


def rusak_sel(isi, acak):
    """Return a table with cells and headings exchanged, emptied, doubled or replaced by junk."""
    teks = isi.decode("utf-8")
    pemisah = ";" if teks.partition("\n")[0].count(";") > 5 else ","
    baris = list(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah))
    sampah = ["", "0", "x", "NIHIL TB", "-1e400", "=1+1", "\u200b", "é" * 300, "P01", "uuid:x", "1/0", "NaN", "1;2,3"]
    for _ in range(acak.choice([1, 4, 60])):
        b, k = acak.choice([0, acak.randrange(len(baris))]), acak.randrange(len(baris[0]))
        if k < len(baris[b]):
            lain = acak.choice(acak.choice(baris) or [""])
            baris[b][k] = acak.choice([*sampah, lain, lain])
    if acak.random() < 0.2:
        baris.insert(acak.randrange(len(baris)), acak.choice(baris)[: acak.randrange(400)])
    keluar, kutip = io.StringIO(newline=""), acak.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
    csv.writer(keluar, delimiter=acak.choice(",;\t"), quoting=kutip).writerows(baris)
    return keluar.getvalue().encode()


def rusakkan(nama, acak):
    isi = (DIBERI / nama).read_bytes()
    if nama.endswith(".csv"):
        return acak.choice([rusak_byte, rusak_sel, rusak_sel])(isi, acak)
    if acak.random() < 0.5:
        return rusak_byte(isi, acak)
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as lama_, zipfile.ZipFile(keluar, "w") as baru:
        for anggota in lama_.namelist():
            bagian = lama_.read(anggota)
            baru.writestr(anggota, rusak_byte(bagian, acak) if acak.random() < 0.4 else bagian)
    return keluar.getvalue()


def nasib_ekspor(instrumen, nama, isi, bentrok):
    """Return the faults for which an export is refused, none where it is read; anything else is a crash."""
    try:
        bacaan = baca(Unggahan(nama, isi), instrumen, pembaca=PembacaKiriman(instrumen, bentrok))
    except GalatJawaban as e:
        return [t for t in e.temuan if t.berat == "galat"] or pytest.fail(f"refused without a fault: {e}")
    assert bacaan.hitungan.dibaca >= 0
    return []


@pytest.mark.bukti_panjang
@pytest.mark.parametrize("nama", EKSPOR)
def test_a_damaged_export_is_read_or_refused_with_findings(nama, lama):
    acak, nasib = random.Random(nama), set()  # noqa: S311
    for _ in range(SEKALI):
        isi = rusakkan(nama, acak)
        temuan = nasib_ekspor(lama, nama, isi, acak.choice(["berhenti", "tahan"]))
        assert all(t.pesan and t.saran and t.tempat for t in temuan)
        nasib.add(bool(temuan))
    assert True in nasib


@pytest.mark.bukti_panjang
@pytest.mark.parametrize("nama", EKSPOR)
def test_nothing_is_written_of_an_export_that_is_refused(nama, tmp_path):
    acak = random.Random(f"tulis {nama}")  # noqa: S311
    for n in range(2):
        jalur, keluar = tmp_path / f"{n}{Path(nama).suffix}", tmp_path / f"{n}-hasil.csv"
        jalur.write_bytes(rusakkan(nama, acak))
        hasil = CliRunner().invoke(app, ["nilai", str(jalur), "--versi-instrumen", "1.0.0", "-o", str(keluar)])
        assert hasil.exit_code in {0, 1}, hasil.stderr
        assert isinstance(hasil.exception, SystemExit | None), hasil.exception
        assert keluar.exists() == (hasil.exit_code == 0)
