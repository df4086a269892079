"""The work that strangers' text makes grows as the text does: twice as long never takes four times as long."""

import subprocess
import sys

import pytest

pytest.importorskip("resource", reason="a processor limit needs Unix")

N = 200_000
"""Characters: at a step for each pair of them a minute's work, at one for each a fraction of a second's."""

DETIK = 6
"""Processor seconds, half of them for starting."""

KERJA = f"""
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({DETIK}, {DETIK} + 1))
n = {N}
dikenal = frozenset({{"p02", "kodedesa", "periode"}})
"""

JUDUL = "from penilaian import ketikan; ketikan.BATAS_JUDUL = 10 * n; f = lambda t: ketikan.kenali_judul(t, dikenal)"
BUKU = "from penilaian.mentah.sel_buku import rupa_format as f"


@pytest.mark.parametrize(
    "kerja",
    [
        f"{JUDUL}; f('P02' + ' ' * n + 'x')",
        f"{JUDUL}; f('P02' + '*' * n + 'x')",
        f"{JUDUL}; f('P02 ' + '* ' * (n // 2) + 'x')",
        f"{JUDUL}; f('P02' + '\\n' * n + ' x')",
        f"{JUDUL}; f('P02' + '(' * n)",
        f"{JUDUL}; f('P02 ' + '[a' * (n // 2) + ')')",
        f"{JUDUL}; f('a' * n + ' x'); f('[' + 'a' * n + ' x'); f('/' * n)",
        "from penilaian import ketikan; ketikan.BATAS_JUDUL = 10 * n; ketikan.kembaran('a.1' * (n // 3) + 'x')",
        "from penilaian.ketikan import berupa_tanggal as f; f('1' * n); f('2026-01-01 ' + ' ' * n)",
        "from penilaian.ketikan import tanpa_ribuan as f; f('1' + '.000' * (n // 4) + 'x')",
        f"{BUKU}; f(-1, '[' * n); f(-1, '[h' * n); f(-1, '\"' * n + 'a'); f(-1, '0' + ' ' * n); f(-1, '0 ' * n)",
        "from penilaian.mentah.lembar_kerja import _PEMBUKA as p; p.match(b' ' * n + b'<x:worksheet><sheetData>')",
        "from penilaian.mentah.lembar_kerja import _BARIS as p; p.match(b'<row' + b' a=\"\"' * n + b'   x')",
        """
from penilaian.mentah.huruf_kolom import nomor_kolom
try:
    nomor_kolom('A' * n)
except ValueError:
    pass
""",
        "from penilaian.berkas.baris import _JUMLAH as p; p.match('rata' + ' ' * n + 'x')",
        "from penilaian.berkas.baris import _NOMOR as p; p.fullmatch('1' + ' ' * n); p.fullmatch('1=' * n)",
        "from penilaian.jawaban.pembaca import _RESPONDEN as p; p.fullmatch('4' + ' ' * n + 'x')",
        "from penilaian.jawaban.pembaca import _RESPONDEN as p; p.fullmatch('(n' * n)",
        "from penilaian.mentah import lepas as f; f(';' * n); f(\"'\" * n); f(';' + ' ' * n)",
        "from penilaian.nama_tempat import setara as f; f('a' * n, 'b' + 'a' * n); f('ab' * n, 'ba' * n)",
    ],
)
def test_the_work_grows_no_faster_than_the_text(kerja):
    jalan = subprocess.run([sys.executable, "-c", f"{KERJA}\n{kerja}"], capture_output=True, text=True, check=False)
    assert jalan.returncode == 0, jalan.stderr or f"lebih dari {DETIK} detik"


def test_a_header_of_thousands_of_numbered_columns_is_read_in_one_pass():
    kerja = """
import penilaian
from penilaian.berkas import Unggahan
from penilaian.berkas.kepala import kenali, sebutan_dikenal
from penilaian.mentah import baca_langsung
from penilaian.muat import muat_instrumen
inpres = muat_instrumen("inpres-3-2003")
judul = ",".join(["kode_desa", "periode", *[f"P01.{k}" for k in range(1, 1000)] * 16])
lembar = baca_langsung(Unggahan("a.csv", f"{judul}\\n9901012001,2026\\n".encode()), sebutan_dikenal(inpres))
kenali(lembar, inpres)
"""
    jalan = subprocess.run([sys.executable, "-c", f"{KERJA}\n{kerja}"], capture_output=True, text=True, check=False)
    assert jalan.returncode == 0, jalan.stderr
