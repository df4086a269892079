"""Answer files are opened in a process of their own, and what becomes of it is one sentence."""

import io
import signal
import subprocess
import threading
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.mentah import baca_langsung, baca_pengunjung, baca_perintah, pekerja
from penilaian.mentah.lembar_teks import BentukBerkas, Kumpulan, Rincian
from penilaian.pekerja import Antrean, Ditinggal

DIKENAL = frozenset({"kodedesa", "periode", "j01"})
CSV = b"kode_desa;periode;J01\n9901012001;2026;3\n\n9901012002;2026;4\n9901012003;2026;3;9;x\n"


def bengkel(monkeypatch, tmp_path, teks):
    """Put another script in the place of the workshop."""
    skrip = tmp_path / "bengkel.py"
    skrip.write_text(teks)
    monkeypatch.setattr(pekerja, "_BENGKEL", skrip)


def sama(a, b):
    def rincian(lembar):
        sel = [k.to_pylist() for k in lembar.kolom]
        return {f.name: getattr(lembar, f.name) for f in fields(lembar)} | {
            "kolom": sel,
            "baris": lembar.baris.tolist(),
            "takaran": None,
        }

    return rincian(a) == rincian(b)


@pytest.mark.parametrize("nama", ["isi.csv", "isi.xlsx"])
def test_the_worker_and_reading_directly_give_the_same_table(nama):
    sumber = Unggahan(nama, CSV)
    langsung, terpisah = baca_langsung(sumber, DIKENAL), baca_pengunjung(sumber, DIKENAL, ("a",))
    assert sama(langsung, terpisah)
    assert langsung.rusak
    assert bool(langsung.peringatan) == (nama == "isi.xlsx")


def test_the_table_of_a_path_and_of_a_large_upload_are_the_same(tmp_path):
    isi = b"kode_desa,periode,J01\n" + b"".join(b"99010120%02d,2026,3\n" % (n % 100) for n in range(30_000))
    jalur = tmp_path / "isi.csv"
    jalur.write_bytes(isi)
    assert len(isi) > pekerja.BATAS_KECIL
    a, b = baca_perintah(jalur, DIKENAL), baca_perintah(Unggahan(str(jalur), isi), DIKENAL)
    assert sama(a, b)
    assert len(a.baris) == 30_000


def test_a_table_of_few_different_texts_is_kept_in_a_byte_a_cell_and_nothing_that_came_with_it():
    wadah, baris, lebar = Kumpulan(), 30_000, 40
    teks = [["Sudah", "Belum", ""][n % 3] for n in range(1_000)]
    kepala = pa.schema([("baris", pa.int64()), *((str(k), pa.string()) for k in range(lebar))])
    wadah.mulai(lebar)
    for awal in range(0, baris, 1_000):
        pipa = io.BytesIO()
        with pa.ipc.new_stream(pipa, kepala) as tulis:
            tulis.write_batch(pa.record_batch([pa.array(range(awal, awal + 1_000)), *[teks] * lebar], schema=kepala))
        (satu,) = pa.ipc.open_stream(pipa.getvalue())
        wadah.tambah(satu.column(0), satu.columns[1:])
    lembar = wadah.lembar(Rincian(("a",) * lebar, 1, BentukBerkas("csv")))
    simpanan = [*wadah._baris, *(p for kolom in wadah._kolom for p in kolom)]
    assert sum(p.get_total_buffer_size() for p in simpanan) < 1.2 * baris * lebar + 8 * baris
    assert [k.to_pylist() for k in lembar.kolom] == [teks * 30] * lebar
    assert lembar.baris.tolist() == list(range(baris))
    assert [k.to_pylist() for k in lembar.kolom.ambil([0, 29_001])] == [["Sudah", "Belum"]] * lebar
    assert len(lembar.kolom[:3]) == 3


def test_the_findings_of_the_worker_are_the_findings_of_the_file(instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(Unggahan("isi.xlsx", b"PK\x03\x04"), instrumen, pembaca=lambda s, d: baca_pengunjung(s, d, ("a",)))
    assert [t.kode for t in e.value.temuan] == ["B05"]


@pytest.mark.parametrize(
    "teks",
    ["while True: pass", "import time; time.sleep(600)", "import os; os.abort()", "print('bukan jawaban')", ""],
    ids=["berputar", "tidur", "mati", "jawaban lain", "tanpa jawaban"],
)
def test_a_worker_that_does_not_finish_becomes_one_sentence(monkeypatch, tmp_path, teks):
    bengkel(monkeypatch, tmp_path, teks)
    monkeypatch.setattr(pekerja, "BATAS_PENGUNJUNG", pekerja.BATAS_PENGUNJUNG._replace(prosesor=1, detik=3.0))
    with pytest.raises(GalatJawaban) as e:
        baca_pengunjung(Unggahan("isi.csv", CSV), DIKENAL, ("a",))
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [("isi.csv", "B22")]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="asks Linux about processes")
def test_a_file_is_not_called_heavy_where_the_processor_was_busy_with_others(monkeypatch, tmp_path):
    bengkel(monkeypatch, tmp_path, "while True: pass")
    monkeypatch.setattr(pekerja, "BATAS_PENGUNJUNG", pekerja.BATAS_PENGUNJUNG._replace(prosesor=60, detik=2.0))
    with pytest.raises(GalatJawaban) as e:
        baca_pengunjung(Unggahan("isi.csv", CSV), DIKENAL, ("a",))
    assert [(t.kode, t.pesan) for t in e.value.temuan] == [
        ("B22", "komputer terlalu sibuk, berkas belum selesai dibaca dalam 2 detik")
    ]
    assert "belum tentu" in e.value.temuan[0].saran


def test_closing_the_page_ends_its_worker(monkeypatch, tmp_path):
    bengkel(monkeypatch, tmp_path, "import time; time.sleep(600)")
    anak = []

    class Tercatat(subprocess.Popen):
        def __init__(self, *apa, **lain):
            super().__init__(*apa, **lain)
            anak.append(self)

    monkeypatch.setattr(subprocess, "Popen", Tercatat)

    def pergi():
        if anak:
            assert anak[0].poll() is None
            raise Ditinggal

    with pytest.raises(Ditinggal):
        baca_pengunjung(Unggahan("isi.csv", CSV), DIKENAL, ("a",), pergi)
    assert [satu.returncode for satu in anak] == [-signal.SIGKILL]


@pytest.mark.parametrize(("siapa", "kata"), [("a", "berkas lain dari Anda"), ("b", "server sedang membaca")])
def test_a_full_queue_is_refused_with_a_sentence(monkeypatch, siapa, kata):
    antrean = Antrean(bersamaan=1, menunggu=1, seorang=1)
    monkeypatch.setattr(pekerja, "ANTREAN", antrean)
    menunggu, selesai = threading.Event(), threading.Event()

    def tunggu():
        with antrean.giliran(("a",), menunggu.set):
            selesai.wait(60)

    with antrean.giliran(("a",)):
        utas = threading.Thread(target=tunggu)
        utas.start()
        assert menunggu.wait(60)
        with pytest.raises(GalatJawaban) as e:
            baca_pengunjung(Unggahan("isi.csv", CSV), DIKENAL, (siapa,))
    selesai.set()
    utas.join()
    assert [t.kode for t in e.value.temuan] == ["B23"]
    assert kata in e.value.temuan[0].pesan


def test_a_long_text_repeated_over_and_over_is_refused_before_it_fills_the_memory(tmp_path):
    jalur = tmp_path / "isi.parquet"
    panjang = pa.array(["x" * 10_000]).dictionary_encode()
    tabel = pa.table({"kode_desa": panjang.take(pa.array([0] * 50_000)), "periode": ["2026"] * 50_000})
    pq.write_table(tabel, jalur)
    assert jalur.stat().st_size < 1_000_000
    with pytest.raises(GalatJawaban) as e:
        baca_pengunjung(Unggahan("isi.parquet", jalur.read_bytes()), DIKENAL, ("a",))
    assert [t.kode for t in e.value.temuan] == ["B07"]
