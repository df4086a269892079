"""Cases with hand arithmetic: what a person of the domain computes on paper is what the engine says."""

from fractions import Fraction

import pytest
from kasus_mesin import Kasus, ambil, baca_kasus, beda, hitung, instrumen_uji, nilai_kasus, uraikan

KASUS = baca_kasus()


@pytest.mark.parametrize("kasus", KASUS, ids=[k.nama for k in KASUS])
def test_the_engine_agrees_with_the_calculation_by_hand(kasus: Kasus):
    instrumen = instrumen_uji(kasus.instrumen)

    hasil = nilai_kasus(instrumen, kasus.jawaban)

    assert beda(hasil, kasus.harapan) == {}
    if kasus.kemudian is None:
        return
    kemudian = nilai_kasus(instrumen, {**kasus.jawaban, **uraikan(instrumen, kasus.kemudian["ubah"])})
    assert beda(kemudian, kasus.kemudian["harapan"]) == {}
    if kasus.kemudian.get("selebihnya") == "tetap":
        dahulu, sekarang = hasil.tabel(), kemudian.tabel()
        berubah = [k for k in dahulu if not dahulu[k].equals(sekarang[k])]
        assert berubah == [k for k in dahulu if k in kasus.kemudian["harapan"]]


def test_names_of_cases_do_not_repeat():
    nama = [k.nama for k in KASUS]
    assert len(nama) == len(set(nama))


def test_kosong_tb_level_zero_and_nihil_give_four_different_results():
    instrumen = instrumen_uji("empat-keadaan")
    dasar = {"D1": "2 butir", "J1": "2", "K1": "50"}
    ragam = [{"J1": "kosong"}, {"J1": "TB"}, {"J1": "0"}, {"D1": "NIHIL"}]

    hasil = nilai_kasus(instrumen, *(uraikan(instrumen, dasar | ubah) for ubah in ragam))

    kolom = ("skor_kiri", "bawah_kiri", "atas_kiri", "kelengkapan_kiri")
    tabel = hasil.tabel()
    assert len({tuple(ambil(hasil, tabel, k, b) for k in kolom) for b in range(4)}) == 4


def test_the_case_of_the_threshold_really_is_a_trap_for_binary_numbers():
    """Plain floats put the village of the first case below a threshold that it meets on paper."""
    bobot, bagian = (0.1, 0.2, 0.3, 0.4), (0.0, 0.7, 0.6, 0.7)
    assert sum(w * x for w, x in zip(bobot, bagian, strict=True)) / sum(bobot) < 0.6


def test_the_calculation_of_the_cases_uses_fractions_and_not_binary_numbers():
    assert hitung("(0.1 + 0.2) * 10 - 3") == 0
    assert hitung("-1/3 + 2.75") == Fraction(29, 12)
    for teks in ("2 ** 9", "nilai", "__import__('os')", "1 if 1 else 2", "True"):
        with pytest.raises(ValueError, match="bukan hitungan"):
            hitung(teks)
