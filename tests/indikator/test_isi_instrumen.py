"""What the shipped instruments must hold beyond what the loader can check."""

from collections import Counter
from decimal import Decimal

import pytest

from penilaian import muat_instrumen
from penilaian.instrumen import IndikatorJenjang

KRITIS = {"P01", "P08", "M01", "M07", "T01", "T09", "T11", "N01", "N06"}
BOLEH_TB = {"M02", "N04", "N05"}


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


def test_lima_puluh_indikator_bernomor_tanpa_lubang(inpres):
    harapan = [
        f"{h}{n:02d}" for h, banyak in (("P", 15), ("M", 13), ("T", 12), ("N", 10)) for n in range(1, banyak + 1)
    ]
    assert [i.id for i in inpres.indikator] == harapan


def test_jenis_indikator_menurut_rancangan(inpres):
    assert Counter(i.jenis for i in inpres.indikator) == {
        "jenjang": 33,
        "daftar": 6,
        "persen": 6,
        "survei": 3,
        "angka": 2,
    }


def test_sembilan_indikator_kritis_bermakna_minimum_jenjang_dua(inpres):
    assert {i.id for i in inpres.indikator if i.kritis} == KRITIS
    assert {i.kritis.minimum for i in inpres.indikator if i.kritis} == {2}


def test_tidak_berlaku_hanya_pada_yang_dapat_tidak_ada_di_desa(inpres):
    assert {i.id for i in inpres.indikator if i.tidak_berlaku} == BOLEH_TB


def test_bobot_aspek_adalah_jumlah_bobot_indikatornya(inpres):
    jumlah: dict[str, Decimal] = {}
    for i in inpres.indikator:
        jumlah[i.kelompok] = jumlah.get(i.kelompok, Decimal(0)) + i.bobot
    assert jumlah == {k.id: k.bobot for k in inpres.kelompok if k.kelompok is not None}


def test_keempat_tingkat_sama_berat_dan_bernama_menurut_inpres(inpres):
    assert [(t.id, t.bobot) for t in inpres.puncak] == [
        ("persiapan", 1),
        ("pematangan", 1),
        ("pemantapan", 1),
        ("pemanfaatan", 1),
    ]


def test_rubrik_berjenjang_nol_sampai_empat(inpres):
    for i in inpres.indikator:
        if isinstance(i, IndikatorJenjang):
            assert [j.nilai for j in i.jenjang] == [0, 1, 2, 3, 4], i.id


def test_ambang_dan_kelengkapan_membawa_alasannya(inpres):
    assert inpres.gerbang.ambang.nilai == 70
    assert inpres.kelengkapan_min.nilai == Decimal("0.8")
    assert all(len(x.alasan) > 80 for x in (inpres.gerbang.ambang, inpres.kelengkapan_min))


def test_p02_memuat_tujuh_butir(inpres):
    assert len(inpres.per_id["P02"].butir) == 7


def test_spbe_bertanda_dicabut_dan_berbobot_menurut_peraturan():
    spbe = muat_instrumen("spbe-2020")
    assert spbe.status == "dicabut"
    assert "8/2026" in spbe.keterangan_status
    assert [k.bobot for k in spbe.puncak] == [Decimal(b) for b in ("13", "25", "16.5", "45.5")]
    bobot = [i.bobot for i in spbe.indikator]
    assert bobot == [
        Decimal(b) for b, n in (("1.3", 10), ("2.5", 10), ("1.5", 11), ("2.75", 10), ("3", 6)) for _ in range(n)
    ]
    assert sum(bobot) == 100


def test_salinan_dengan_isi_lain_bersidik_lain(inpres):
    asal = inpres.sidik
    salinan = inpres.model_copy(update={"versi": "9.9.9"})
    assert salinan.sidik != asal == inpres.sidik
    assert salinan.sidik_nilai == inpres.sidik_nilai
