"""One file with far more faults than are named one by one: every place that counts them says the same."""

import re

import pytest
from posisi_uji import buka, isi
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from penilaian import cli
from penilaian.dasbor.komponen.temuan import daftar_temuan
from penilaian.dasbor.komponen.unggahan import kelompokkan
from penilaian.galat import Temuan
from penilaian.narasi.temuan import banyak_temuan, sebut_galat, sebut_peringatan

SALAH = 1_300
BERKAS = "kode_desa,periode,P01,P02\n" + "".join(
    f"99.{n // 90 + 1:02}.01.2{n % 90 + 1:03},2026,{'99' if n < SALAH else '2'},\n" for n in range(SALAH + 5)
)


def _nilai_berkas():
    from penilaian.dasbor.halaman import nilai_berkas

    nilai_berkas.tampilkan()


def hitungan(teks: str) -> list[str]:
    return re.findall(r"([\d.]+) (?:hal perlu diperbaiki|galat)", teks)


@pytest.fixture
def berkas(tmp_path, monkeypatch):
    jalur = tmp_path / "salah.csv"
    jalur.write_text(BERKAS, encoding="utf-8")
    monkeypatch.setenv("PENILAIAN_BERKAS", str(jalur))
    return jalur


def test_both_pages_and_the_terminal_count_the_faults_of_a_file_alike(berkas):
    posisi = hitungan(isi(buka()))

    at = AppTest.from_function(_nilai_berkas, default_timeout=60).run()
    at.file_uploader[0].set_value((berkas.name, berkas.read_bytes(), "text/csv")).run()
    assert not at.exception
    unggahan = hitungan("\n".join(str(h.proto.body) for h in at.get("html")))

    terminal = CliRunner().invoke(cli.app, ["nilai", str(berkas)])

    assert terminal.exit_code == 1
    assert (posisi, unggahan, hitungan(terminal.output)[-1:]) == (["1.300"], ["1.300"], ["1.300"])


def test_faults_and_warnings_are_counted_apart_with_those_only_counted():
    temuan = [
        Temuan("baris 2, kolom P01", "J03", "a", "b"),
        Temuan("kolom P01", "B21", "c", "d", banyak=1_200),
        Temuan("kolom aneh", "B30", "e", "f", "peringatan", banyak=2),
    ]

    assert (banyak_temuan(temuan), banyak_temuan(temuan, "peringatan")) == (1_201, 2)
    assert (sebut_galat(temuan), sebut_peringatan(temuan)) == ("1.201 hal perlu diperbaiki", "2 peringatan")
    assert sebut_galat(temuan[:1]) == "Satu hal perlu diperbaiki"


def test_findings_left_out_of_a_table_are_counted_with_those_grouped():
    sama = [Temuan(f"baris {n}, kolom P02", "J03", "a", "b") for n in range(2, 1_502)]
    satu = Temuan("baris 2, kolom P01", "J03", "a", "b")

    assert "Dan 1.500 temuan lagi." in str(daftar_temuan(kelompokkan([satu, *sama]), banyak=1))
