"""The trace: its terms, added again, are the result; every step names its rule (§1–§9)."""

import re
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kasus_mesin import instrumen_uji, nilai_kasus, uraikan
from strategi_mesin import SETELAN, instrumen_acak, isian_acak, jadi_jawaban

from penilaian import Hasil, Langkah, jelaskan, nilai
from penilaian.posisi import STATUS

ATURAN = re.compile(r"§([1-9]|1[01])(, §([1-9]|1[01]))*")
HITUNGAN = re.compile(r"\((?P<suku>[^()]+)\) ÷ (?P<pembagi>\d+) = (?P<hasil>\d+(?:,\d+)?), pada skala")
NOL_NEGATIF = re.compile(r"-0(?![,0-9])")
TANPA_PEMBULATAN = 1e-12


def dekat(satu: float | None, dua: float | None) -> bool:
    return satu is dua if satu is None or dua is None else abs(satu - dua) <= TANPA_PEMBULATAN


def jumlah(cara: str, suku: list[tuple[int, float]]) -> float | None:
    """Return what the terms (weight, value) make together, or None where there are none."""
    if not suku:
        return None
    berat = sum(w for w, _ in suku)
    if cara == "minimum":
        return min(x for _, x in suku)
    if cara == "geometrik":
        return prod(x ** (w / berat) for w, x in suku)
    return sum(w * x for w, x in suku) / berat


def periksa_jejak(hasil: Hasil, baris: int) -> None:
    """Assert that every group of the trace is made of its steps, and that the root is the result."""
    jejak = jelaskan(hasil, baris)
    kelompok = hasil.instrumen.kelompok_per_id
    for langkah in jejak.telusuri():
        assert ATURAN.fullmatch(langkah.aturan), langkah
        assert langkah.uraian, langkah
        assert not NOL_NEGATIF.search(langkah.uraian), langkah
        if langkah.id not in kelompok and langkah.id != "":
            continue
        anak = [a for a in langkah.anak if a.id != "gerbang"]
        if not anak:
            continue  # a stage below the gate
        cara = (langkah.id and kelompok[langkah.id].agregasi) or hasil.instrumen.agregasi
        for bidang in ("skor", "bawah", "atas"):
            suku = [(a.bobot, x) for a in anak if (x := getattr(a, bidang)) is not None]
            assert dekat(getattr(langkah, bidang), jumlah(cara, suku)), (langkah, bidang)
        lengkap = [(a.bobot, a.kelengkapan) for a in anak if a.kelengkapan is not None]
        assert dekat(langkah.kelengkapan, jumlah("aritmetik", lengkap)), langkah
    akar = hasil.kelompok.baris("")
    for bidang in ("skor", "bawah", "atas", "kelengkapan"):
        mestinya = getattr(hasil.kelompok, bidang)[akar, baris]
        assert getattr(jejak, bidang) == (None if np.isnan(mestinya) else mestinya)


def gerbang(jejak: Langkah) -> Langkah:
    return next(a for a in jejak.anak if a.id == "gerbang")


@SETELAN
@given(st.data())
def test_the_trace_added_up_again_equals_the_score(data):
    instrumen = data.draw(instrumen_acak())
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [data.draw(isian_acak(instrumen))]))

    periksa_jejak(hasil, 0)

    jejak = jelaskan(hasil)
    nomor = [x.id for x in jejak.telusuri() if x.id in instrumen.per_id]
    assert sorted(nomor) == sorted(instrumen.per_id)
    assert ("gerbang" in [a.id for a in jejak.anak]) == (instrumen.gerbang is not None)
    if hasil.posisi is not None:
        pasti, mungkin = hasil.posisi.pasti[0], hasil.posisi.mungkin[0]
        uraian = gerbang(jejak).uraian
        assert f"posisi pasti {pasti} ({hasil.nama_posisi(pasti)})" in uraian
        assert (f"mungkin sampai {mungkin} ({hasil.nama_posisi(mungkin)})" in uraian) == (mungkin != pasti)
        putusan = [a.uraian.rpartition(" → ")[2].replace(" ", "_") for a in gerbang(jejak).anak]
        assert putusan == [STATUS[s] for s in hasil.posisi.status[:, 0]]


@pytest.mark.parametrize("nama", ["inpres-3-2003", "spbe-2020"])
@pytest.mark.parametrize("dasar", ["kosong", "terburuk", "terbaik"])
def test_the_trace_of_the_bundled_instruments_adds_up_again(nama, dasar):
    instrumen = instrumen_uji(nama)
    hasil = nilai_kasus(instrumen, uraikan(instrumen, {"dasar": dasar}))
    periksa_jejak(hasil, 0)
    assert ("gerbang" in [a.id for a in jelaskan(hasil).anak]) == (nama == "inpres-3-2003")


def test_the_calculation_that_is_printed_can_be_repeated():
    instrumen = instrumen_uji("inpres-3-2003")
    desa = uraikan(
        instrumen,
        {
            "dasar": "terburuk",
            "P02": "3 butir",
            "P05": "2/9",
            "M02": "5",
            "N04": "TB",
            "M08": "kosong",
            "3a": "terbaik",
        },
    )
    jejak = jelaskan(nilai_kasus(instrumen, desa))
    tercetak = 0
    for langkah in jejak.telusuri():
        cocok = HITUNGAN.search(langkah.uraian)
        if cocok is None:
            continue
        suku = [s.split("×") for s in cocok["suku"].replace(",", ".").split(" + ")]
        hasil = sum(int(w) * float(x) for w, x in suku) / int(cocok["pembagi"])
        assert abs(hasil - float(cocok["hasil"].replace(",", "."))) < 1.1e-4, langkah.uraian
        assert sum(int(w) for w, _ in suku) == int(cocok["pembagi"])
        tercetak += 1
    assert tercetak == 1 + len(instrumen.kelompok)


def test_the_trace_of_an_answer_names_the_answer_its_benchmark_and_the_result():
    instrumen = instrumen_uji("inpres-3-2003")
    desa = uraikan(
        instrumen,
        {
            "P01": "3",
            "P02": "3 butir",
            "P05": "2/9",
            "M02": "5",
            "M09": "55",
            "T08": "62,5",
            "N04": "TB",
            "P13": "NIHIL",
        },
    )
    uraian = {x.id: x.uraian for x in jelaskan(nilai_kasus(instrumen, desa)).telusuri() if x.id in instrumen.per_id}
    assert uraian["P01"] == "jenjang 3: (3 − 0) ÷ (4 − 0) = 0,75"
    assert uraian["P02"] == "3 dari 8 hal: (3 − 0) ÷ (8 − 0) = 0,375"
    assert uraian["P05"].endswith(": (22,2222 − 0) ÷ (100 − 0) = 0,2222")
    assert uraian["M02"].endswith(": (5 − 5) ÷ (1 − 5) = 0")
    assert uraian["M09"].endswith(": (55 − 60) ÷ (98 − 60) = 0, dijepit ke 0–1")
    assert uraian["T08"].endswith(": (62,5 − 25) ÷ (100 − 25) = 0,5")
    assert uraian["P13"] == "0 dari 4 hal: (0 − 0) ÷ (4 − 0) = 0"
    assert uraian["N04"].startswith("tidak berlaku")
    assert uraian["N05"].startswith("kosong")


def test_the_trace_of_a_group_names_the_way_of_combining_the_result_and_its_bounds():
    instrumen = instrumen_uji("geometrik-dan-minimum")
    desa = uraikan(instrumen, {"G1": "80", "G2": "20", "M1": "30", "M2": "kosong", "R1": "50", "R2": "kosong"})
    kelompok = {x.id: x for x in jelaskan(nilai_kasus(instrumen, desa)).telusuri() if x.anak}
    # exp((ln 0.8 + 3 ln 0.2) ÷ 4) = (0.8 × 0.2³)^¼ = 0.0064^¼ = 0.28284
    assert kelompok["kali"].uraian == "geometrik (1×0,8 + 3×0,2) ÷ 4 = 0,2828, pada skala 28,3"
    assert kelompok["rendah"].uraian == "terendah dari (0,3) = 0,3, pada skala 30,0"
    assert kelompok["rata"].uraian == "(1×0,5) ÷ 1 = 0,5, pada skala 50,0"
    # open answers at worst and at best: min(0.3, 0), min(0.3, 1); (0.5 + 0) ÷ 2, (0.5 + 1) ÷ 2
    assert [kelompok[k].batas for k in ("kali", "rendah", "rata")] == ["0,2828–0,2828", "0–0,3", "0,25–0,75"]


def test_a_group_that_is_tidak_berlaku_throughout_is_not_called_unanswered():
    instrumen = instrumen_uji("inpres-3-2003")
    desa = uraikan(instrumen, {"4_G2B": "TB"})
    langkah = {x.id: x for x in jelaskan(nilai_kasus(instrumen, desa)).telusuri() if x.anak}
    assert langkah["4_G2B"].uraian.startswith("tidak berlaku")
    assert langkah["4_G2B"].kelengkapan is None
    assert langkah["4_G2C"].uraian.startswith("belum ada jawaban")
    assert langkah["4_G2C"].kelengkapan == 0


def test_a_score_that_is_withheld_is_named_with_its_cause():
    instrumen = instrumen_uji("inpres-3-2003")
    desa = uraikan(instrumen, {"dasar": "terbaik", "1b": "kosong"})
    langkah = {x.id: x for x in jelaskan(nilai_kasus(instrumen, desa)).telusuri() if x.anak}
    assert langkah["persiapan"].uraian.endswith("belum dapat dinilai karena kelengkapan di bawah 80%")
    assert "belum dapat dinilai" not in langkah["pematangan"].uraian
    assert "belum dapat dinilai" not in langkah[""].uraian


def test_the_gate_names_every_star_by_its_state():
    instrumen = instrumen_uji("bintang")
    desa = uraikan(instrumen, {"dasar": "terbaik", "S1": "kosong", "S2": "4", "S3": "TB"})
    dasar, puncak = gerbang(jelaskan(nilai_kasus(instrumen, desa))).anak
    assert "★ S1 belum dijawab (minimum 70)" in dasar.uraian
    assert "★ S2 4 di bawah minimum 3" in dasar.uraian
    assert "★ S3 tidak berlaku" in dasar.uraian
    assert dasar.uraian.endswith("→ belum")
    assert puncak.uraian == "batas 100,0–100,0, ambang 50 → tercapai"


def test_a_number_below_a_threshold_is_not_written_as_the_threshold():
    instrumen = instrumen_uji("bobot-pecahan")
    desa = uraikan(instrumen, {"dasar": "terburuk", "A2": "70", "A3": "60", "A4": "69.9999975"})
    awal = gerbang(jelaskan(nilai_kasus(instrumen, desa))).anak[0]
    assert awal.uraian == "batas 59,9–59,9, ambang 60 → belum"  # as pages and the terminal show it
    tingkat = next(x for x in jelaskan(nilai_kasus(instrumen, desa)).telusuri() if x.id == awal.id)
    assert tingkat.angka == "0,5999"  # 0,59999999 to four decimals would be 0,6, which is the threshold
    assert tingkat.batas == "0,5999–0,5999"
    assert tingkat.uraian.endswith(" = 0,5999, pada skala 59,9")

    bintang = instrumen_uji("bintang")
    desa = uraikan(bintang, {"dasar": "terbaik", "S1": "69.99999"})
    dasar = gerbang(jelaskan(nilai_kasus(bintang, desa))).anak[0]
    assert "★ S1 69,9 di bawah minimum 70" in dasar.uraian


def test_a_row_that_does_not_exist_is_refused():
    instrumen = instrumen_uji("empat-keadaan")
    hasil = nilai_kasus(instrumen, uraikan(instrumen, {"dasar": "terbaik"}))
    for baris in (-1, 1):
        with pytest.raises(IndexError, match="tidak ada"):
            jelaskan(hasil, baris)


def test_answers_of_another_instrument_are_refused():
    desa = uraikan(instrumen_uji("bintang"), {"dasar": "terbaik"})
    hasil = nilai_kasus(instrumen_uji("bintang"), desa)
    with pytest.raises(ValueError, match="instrumen lain"):
        nilai(instrumen_uji("skala-lima"), hasil.jawaban)
