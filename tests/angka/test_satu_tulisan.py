"""One figure reads the same in the terminal, on pages, in charts, sentences, trace and spreadsheet, and claims nothing.

Scores are drawn beside every threshold, band and end of the scale, where two ways of rounding part.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lembar_kerja_uji import terlihat

from penilaian import Hasil, banding, jelaskan, muat_instrumen, nilai
from penilaian.angka import persen, tulis_rentang
from penilaian.berkas.pola_angka import angka_sel, pola_kolom
from penilaian.contoh import buat
from penilaian.dasbor.halaman.bandingkan import plotly
from penilaian.dasbor.komponen.tabel_angka import _cara
from penilaian.narasi.banding import kalimat_indeks
from penilaian.narasi.kalimat import putusan
from penilaian.narasi.rincian import baris_kelompok, batang_lensa
from penilaian.narasi.ringkasan import ringkas
from penilaian.narasi.tangga import undakan
from penilaian.posisi import tentukan
from penilaian.skor import AKAR, Skor

BANYAK = 4
RUPA = plotly.Rupa()


@cache
def dasar(nama: str) -> Hasil:
    ini = muat_instrumen(nama)
    return nilai(ini, buat(ini, BANYAK, 7, kosong=0.1))


def hasil_acak(benih: int) -> Hasil:
    """Return results whose every score and bound is made up, most of them beside what means something."""
    acak = np.random.default_rng(benih)
    asal = dasar(str(acak.choice(["inpres-3-2003", "spbe-2020"])))
    mistar = asal.instrumen.mistar
    penting = [(t - mistar.terburuk) / mistar.lebar for t in (*mistar.tanda, mistar.terburuk, mistar.terbaik)]
    geser = [-0.0008, -0.0005, -0.0003, -1e-6, -1e-11, 0.0, 1e-11, 1e-6, 0.0004]

    def satu(banyak: int) -> np.ndarray:
        dekat = acak.choice(penting, banyak) + acak.choice(geser, banyak)
        cara = [dekat, acak.random(banyak), acak.integers(0, 2001, banyak) / 2000]
        return np.clip(np.choose(acak.choice([0, 0, 1, 2], banyak), cara), 0, 1)

    def karang(skor: Skor) -> Skor:
        tiga = np.sort(satu(3 * skor.skor.size).reshape(3, *skor.skor.shape), axis=0)
        lengkap = np.where(acak.random(skor.skor.shape) < 0.5, 1.0, acak.uniform(0.5, 1, skor.skor.shape))
        return Skor(skor.id, tiga[1], tiga[0], tiga[2], lengkap)

    kelompok = karang(asal.kelompok)
    return replace(
        asal, kelompok=kelompok, lensa=karang(asal.lensa), posisi=tentukan(asal.instrumen, asal.jawaban, kelompok)
    )


def halaman(hasil: Hasil, nilai: np.ndarray) -> list[str]:
    """The cells of a table on a page."""
    kolom = pd.Series(nilai)
    cara = _cara(kolom, None, hasil.instrumen.mistar, "–")
    return [cara(v) for v in kolom]


def buku(hasil: Hasil) -> dict[str, list[str]]:
    """The cells of each column of numbers as a spreadsheet shows them."""
    tabel = hasil.tabel()
    return {
        k: [
            "–" if np.isnan(v) else terlihat(v, p)
            for v, p in zip(angka_sel(tabel[k]).tolist(), pola_kolom(tabel, k, hasil.instrumen), strict=True)
        ]
        for k in tabel.columns
        if pd.api.types.is_float_dtype(tabel[k])
    }


def kolom_terminal(hasil: Hasil) -> dict[str, list[str]]:
    """The columns of the table in the terminal."""
    kepala, isi = hasil.tampil(BANYAK, rinci=True)
    return dict(zip(kepala, map(list, zip(*isi, strict=True)), strict=True))


ACAK = given(st.integers(0, 2**32 - 1))
SETELAN = settings(max_examples=40, deadline=None)


@SETELAN
@ACAK
def test_one_number_is_written_alike_in_terminal_page_chart_trace_and_worksheet(benih):
    hasil = hasil_acak(benih)
    ini, lembar = hasil.instrumen, buku(hasil)
    terminal = kolom_terminal(hasil)
    jejak = [{x.id: x for x in jelaskan(hasil, b).telusuri() if x.anak} for b in range(BANYAK)]
    for id_, kolom, nama in [(AKAR, "Indeks", "indeks"), *((t.id, t.nama, f"skor_{t.id}") for t in ini.puncak)]:
        assert halaman(hasil, hasil.skor(id_)) == terminal[kolom] == lembar[nama]
        for tulisan, satu in zip(terminal[kolom], jejak, strict=True):
            assert tulisan in {"–", re.search(r"pada skala ([\d,]+)", satu[id_].uraian)[1]}
    batas = [halaman(hasil, hasil.bawah()), halaman(hasil, hasil.atas())]
    assert batas == [lembar["indeks_bawah"], lembar["indeks_atas"]]
    assert terminal["Batas"] == list(map(tulis_rentang, *batas))
    for t in ini.puncak:
        gambar = plotly.batang_tingkat(banding.bawah_atas(hasil, t.id), ini, t.id, RUPA)
        assert [teks.split(" ")[0] or "–" for teks in gambar.layout.yaxis2.ticktext] == terminal[t.nama]
        for b, keterangan in enumerate(gambar.data[0].hovertext[:BANYAK]):
            assert f"antara {lembar[f'bawah_{t.id}'][b]} dan {lembar[f'atas_{t.id}'][b]}" in keterangan


@SETELAN
@ACAK
def test_sentences_and_details_write_the_same_number_as_the_worksheet(benih):
    hasil = hasil_acak(benih)
    ini, lembar, terminal = hasil.instrumen, buku(hasil), kolom_terminal(hasil)
    for b in range(BANYAK):
        for baris in baris_kelompok(hasil, b):
            assert (baris.angka or "–") == lembar[f"skor_{baris.id}"][b]
            assert baris.kelengkapan == persen(hasil.kelengkapan(baris.id)[b])
        for lensa in ini.lensa:
            ada = [n.id for n in lensa.nilai if f"{lensa.id}_{n.id}" in hasil.lensa.id]
            batang = [x.angka for x in batang_lensa(hasil, b, lensa.id)]
            assert batang == [lembar[f"lensa_{lensa.id}_{n}"][b] for n in ada]
        assert lembar["kelengkapan"][b] == persen(hasil.kelengkapan()[b])
        indeks = terminal["Indeks"][b]
        if indeks != "–":
            assert ringkas(hasil, b).indeks.startswith(f"Indeks {indeks} dari ")
            sebaran = banding.sebaran(banding.matriks(hasil, np.array([b]), [AKAR]))
            assert kalimat_indeks(sebaran, "2026", ini).endswith(f": {indeks}.")
            if hasil.posisi is None:
                assert f" {indeks} dari " in str(putusan(hasil, b))


@SETELAN
@ACAK
def test_the_ladder_and_what_is_lacking_agree_with_trace_and_worksheet(benih):
    hasil = hasil_acak(benih)
    lembar = buku(hasil)
    for b in range(BANYAK if hasil.posisi is not None else 0):
        gerbang = {x.id: x.uraian for x in jelaskan(hasil, b).anak[-1].anak}
        for undak in undakan(hasil, b):
            bawah, atas = lembar[f"bawah_{undak.id}"][b], lembar[f"atas_{undak.id}"][b]
            assert undak.antara == f"antara {bawah} dan {atas}"
            assert gerbang[undak.id].startswith(f"batas {bawah}–{atas}, ambang {undak.angka_ambang}")
            if undak.letak == "berikut":
                assert (undak.kurang or "0,0").rpartition(" ")[2] == lembar["kurang_skor"][b]


@SETELAN
@ACAK
def test_what_is_written_reaches_a_threshold_only_where_the_number_reaches_it(benih):
    hasil = hasil_acak(benih)
    mistar = hasil.instrumen.mistar
    for id_ in (AKAR, *(k.id for k in hasil.instrumen.kelompok)):
        for asal in (hasil.skor(id_), hasil.bawah(id_), hasil.atas(id_)):
            for v, teks in zip(asal.tolist(), halaman(hasil, asal), strict=True):
                if teks == "–":
                    continue
                tampak = Decimal(teks.replace(",", "."))
                for tanda in (*mistar.tanda, mistar.terbaik):
                    assert (tampak >= Decimal(repr(tanda))) == (v >= tanda - mistar.toleransi), (v, teks, tanda)


@SETELAN
@ACAK
def test_the_band_that_is_named_is_the_band_of_the_number_that_is_written(benih):
    hasil = hasil_acak(benih)
    terminal = kolom_terminal(hasil)
    rendah = [False] * len(hasil) if hasil.posisi is None else (hasil.posisi.pasti < 2).tolist()
    for indeks, predikat, tanpa in zip(terminal["Indeks"], terminal["Predikat"], rendah, strict=True):
        if tanpa:
            assert predikat == "–"
        elif indeks != "–":
            angka = Decimal(indeks.replace(",", "."))
            assert predikat == [p.nama for p in hasil.instrumen.pita if p.mulai <= angka][-1]


@pytest.mark.parametrize(
    ("nilai", "pola", "teks"),
    [
        (69.94, '[<69.95]0.0;[<70]"69,9";0.0', "69,9"),
        (69.97, '[<69.95]0.0;[<70]"69,9";0.0', "69,9"),
        (70.0, '[<69.95]0.0;[<70]"69,9";0.0', "70,0"),
        (0.0, '[<=0]0.0;[<0.05]"0,1";0.0', "0,0"),
        (0.796, "0%", "80%"),
        (43.15, "0.0", "43,2"),
        (43.14999999999999, "0.0", "43,1"),
    ],
)
def test_the_reference_for_worksheets_reads_formats(nilai, pola, teks):
    assert terlihat(nilai, pola) == teks
