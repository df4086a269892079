"""A worker has little memory and time, and is ended whatever it does."""

import os
import sys
from pathlib import Path

import pytest

from penilaian.pekerja import Batas, Ditinggal, TakSelesai, kerjakan

BATAS = Batas(memori=300_000_000, prosesor=5, detik=30.0)


@pytest.fixture
def kerja(tmp_path):
    """Run the text of a script as a worker and return what it prints."""

    def jalankan(teks, masukan=b"", batas=BATAS, terima=lambda p: p.read().decode().strip(), **pilihan):
        skrip = tmp_path / "skrip.py"
        skrip.write_text(teks)
        return kerjakan(skrip, ["argumen"], masukan, batas, terima, **pilihan)

    return jalankan


def hidup(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


linux = pytest.mark.skipif(not Path("/proc/self").exists(), reason="asks Linux about processes")


def test_the_worker_is_another_process_that_takes_its_input_and_arguments(kerja):
    pid, masukan, argumen = kerja(
        "import os, sys; print(os.getpid(), sys.stdin.buffer.read().decode(), sys.argv[1])", b"isi"
    ).split()
    assert int(pid) != os.getpid()
    assert (masukan, argumen) == ("isi", "argumen")


def test_an_open_file_becomes_its_input(kerja, tmp_path):
    jalur = tmp_path / "masuk"
    jalur.write_bytes(b"dari berkas")
    with jalur.open("rb") as berkas:
        assert kerja("import sys; print(sys.stdin.read())", berkas) == "dari berkas"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
@pytest.mark.parametrize(
    ("teks", "batas"),
    [
        ("a = bytearray(400_000_000)", BATAS),
        ("import mmap; a = mmap.mmap(-1, 700_000_000)", BATAS),
        ("open('keluar', 'wb').write(b'x' * 100_000)", BATAS),
    ],
    ids=["memori", "ruang alamat", "menulis berkas"],
)
def test_what_exceeds_the_limit_fails_within_the_worker(kerja, monkeypatch, tmp_path, teks, batas):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TakSelesai, match="mati"):
        kerja(teks, batas=batas)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
def test_processor_time_that_ran_out_ends_the_worker(kerja):
    with pytest.raises(TakSelesai, match="waktu"):
        kerja("while True: pass", batas=BATAS._replace(prosesor=1))


@linux
def test_time_that_ran_out_ends_a_sleeping_worker(kerja):
    pid = []
    with pytest.raises(TakSelesai, match="waktu"):
        kerja(
            "import os, time; print(os.getpid(), flush=True); time.sleep(600)",
            batas=BATAS._replace(detik=1.0),
            terima=lambda p: (pid.append(int(p.readline())), p.read()),
        )
    assert not hidup(pid[0])


@linux
def test_a_worker_that_never_got_its_processor_time_is_not_blamed(kerja):
    with pytest.raises(TakSelesai, match="sibuk"):
        kerja("while True: pass", batas=BATAS._replace(prosesor=60, detik=1.0))


@linux
def test_a_worker_that_was_abandoned_is_ended(kerja):
    pid = []

    def masih():
        if pid:
            raise Ditinggal

    with pytest.raises(Ditinggal):
        kerja(
            "import os, time; print(os.getpid(), flush=True); time.sleep(600)",
            terima=lambda p: (pid.append(int(p.readline())), p.read()),
            masih=masih,
        )
    assert not hidup(pid[0])


@pytest.mark.parametrize("teks", ["import os; os._exit(3)", "import os; os.abort()", "raise SystemExit(1)", "1 / 0"])
def test_a_worker_that_died_is_told_so(kerja, teks):
    with pytest.raises(TakSelesai, match="mati"):
        kerja(teks)


def test_input_that_is_not_read_to_the_end_does_not_hang(kerja):
    assert kerja("print('cukup')", b"x" * 5_000_000) == "cukup"


def test_a_truncated_answer_is_no_answer(kerja):
    def terima(pipa):
        if len(pipa.read(10)) < 10:
            raise EOFError

    with pytest.raises(TakSelesai, match="mati"):
        kerja("print('a')", terima=terima)


def test_secrets_of_the_environment_are_not_seen_by_the_worker(kerja, monkeypatch):
    monkeypatch.setenv("PENILAIAN_DB", "postgresql://u:rahasia@host/db")
    assert "rahasia" not in kerja("import os; print(dict(os.environ))")


def test_a_forbidden_module_cannot_be_imported(kerja):
    teks = "try:\n    import json\nexcept ImportError:\n    print('tiada')"
    assert kerja(teks, batas=BATAS._replace(tanpa=("json",))) == "tiada"
