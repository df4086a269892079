"""Our workbook and the tables that its answers are written to have one ``sidik``."""

import random

import ketikan_acak
import pandas as pd
import pytest
from isi_buku import Buku, sel_jawaban

from penilaian.berkas import baca, tulis_jawaban
from penilaian.jawaban import dari_tabel, sidik_jawaban
from penilaian.muat import muat_instrumen
from penilaian.survei import PembacaKiriman, tulis_buku_kerja

DESA = ("15.01.20.2001", "99.01.01.2001")


@pytest.mark.parametrize("benih", range(2))
def test_a_workbook_and_every_table_of_its_answers_have_one_hash(benih, tmp_path):
    ini = muat_instrumen("inpres-3-2003")
    acak = random.Random(benih)  # noqa: S311
    tulis_buku_kerja(ini, tmp_path / "buku.xlsx", DESA)
    buku = Buku(tmp_path / "buku.xlsx")
    baris = []
    for lembar, kode in zip(buku.desa, DESA, strict=True):
        ketikan, isi = ketikan_acak.lembar(ini.ditanyakan, kode, acak)
        buku.tulis(lembar, "periode", "2026")
        for i in ini.ditanyakan:
            milik = [k for k in ketikan if k[0].split("_")[0] == i.id or k[0] == i.id]
            for kunci, teks in sel_jawaban(i, milik, acak).items():
                buku.tulis(lembar, kunci, teks)
        baris.append({i.id: isi[i.id] for i in ini.ditanyakan} | {"kode_desa": kode, "periode": "2026"})
    jawaban = baca(buku.simpan(), ini, pembaca=PembacaKiriman(ini, "berhenti")).jawaban
    harus = sidik_jawaban(ini, dari_tabel(ini, pd.DataFrame(baris[::-1])))
    assert sidik_jawaban(ini, jawaban) == harus
    for susunan in ("lebar", "panjang"):
        for akhiran in ("csv", "xlsx", "parquet"):
            tulis_jawaban(ini, jawaban, tmp_path / f"lagi.{akhiran}", susunan)
            assert sidik_jawaban(ini, baca(tmp_path / f"lagi.{akhiran}", ini).jawaban) == harus
