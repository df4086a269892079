"""The same answers give the same bits, whatever stands beside them and in whatever order (§8)."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from bit_uji import angka, nilai_desa, pastikan_sama_sampai_bit_terakhir, semua_digabung
from hypothesis import given
from hypothesis import strategies as st
from kasus_mesin import instrumen_uji
from strategi_mesin import (
    SETELAN,
    instrumen_acak,
    isian_acak,
    jadi_jawaban,
)

from penilaian import dari_tabel, nilai
from penilaian import skor as modul_skor
from penilaian.instrumen import IndikatorDaftar, IndikatorPersen, IndikatorSurvei, tolok_satu
from penilaian.mesin import nilai_sebagian


@SETELAN
@given(st.data())
def test_order_of_villages_other_villages_and_size_of_blocks_change_not_one_bit(data):
    instrumen = data.draw(instrumen_acak())
    desa = data.draw(st.lists(isian_acak(instrumen), min_size=2, max_size=7))
    urutan = data.draw(st.permutations(range(len(desa))))
    blok = data.draw(st.integers(1, 4))
    jawaban = jadi_jawaban(instrumen, desa)

    semua = nilai(instrumen, jawaban)

    pastikan_sama_sampai_bit_terakhir(semua, nilai(instrumen, jawaban.ambil(urutan)), urutan)
    awal = list(range(len(desa) - 1))
    pastikan_sama_sampai_bit_terakhir(semua, nilai(instrumen, jawaban.ambil(awal)), awal)
    for b in range(len(desa)):
        pastikan_sama_sampai_bit_terakhir(semua, nilai(instrumen, jawaban.ambil([b])), [b])
    with pytest.MonkeyPatch.context() as m:
        m.setattr(modul_skor, "BLOK", blok)
        pastikan_sama_sampai_bit_terakhir(semua, nilai(instrumen, jawaban))


@SETELAN
@given(st.data())
def test_the_parts_of_a_result_hold_the_bits_of_the_whole(data):
    instrumen = data.draw(instrumen_acak())
    desa = data.draw(st.lists(isian_acak(instrumen), max_size=7))
    banyak = data.draw(st.integers(1, 8))
    jawaban = jadi_jawaban(instrumen, desa)

    semua = nilai(instrumen, jawaban)
    bagian = list(nilai_sebagian(instrumen, jawaban, banyak))

    assert [len(b) for b in bagian[:-1]] == [banyak] * (len(bagian) - 1)
    assert sum(map(len, bagian)) == len(desa)
    for nomor, satu in enumerate(bagian):
        letak = list(range(nomor * banyak, nomor * banyak + len(satu)))
        pastikan_sama_sampai_bit_terakhir(semua, satu, letak)
        pd.testing.assert_frame_equal(satu.jawaban.kunci, jawaban.ambil(letak).kunci)
        for bidang in ("centang", "responden"):
            dari, ke = getattr(jawaban, bidang), getattr(satu.jawaban, bidang)
            assert {k: v[letak].tobytes() for k, v in dari.items()} == {k: v.tobytes() for k, v in ke.items()}
    pd.testing.assert_frame_equal(
        pd.concat([b.tabel() for b in bagian], ignore_index=True), semua.tabel(), check_exact=True
    )


@pytest.mark.parametrize("cara", ["aritmetik", "geometrik", "minimum"])
def test_one_by_one_equals_all_at_once_at_every_length_of_array(cara, monkeypatch):
    """Vector instructions treat the tail of an array apart: every length up to 40 must give the same bits."""
    instrumen = semua_digabung(cara)
    acak = np.random.default_rng(1)
    desa = [{i.id: Decimal(int(acak.integers(0, 1001))) / 10 for i in instrumen.indikator} for _ in range(40)]
    jawaban = jadi_jawaban(instrumen, desa)
    semua = nilai(instrumen, jawaban)
    for panjang in range(1, 41):
        monkeypatch.setattr(modul_skor, "BLOK", panjang)
        pastikan_sama_sampai_bit_terakhir(semua, nilai(instrumen, jawaban))


def test_the_worst_is_worth_zero_without_a_sign_at_every_length_of_array():
    """Where lower is better the worst answer once was −0 in short arrays and 0 in long ones."""
    instrumen = instrumen_uji("bintang")
    terburuk = {i.id: tolok_satu(i)[0] for i in instrumen.indikator}
    for panjang in range(1, 20):
        hasil = nilai_desa(instrumen, *[terburuk] * panjang)
        for nama, isi in angka(hasil):
            assert not np.signbit(isi).any(), (nama, panjang)


@pytest.mark.filterwarnings("ignore:.*jauh di luar tolok:penilaian.galat.PeringatanJawaban")
@SETELAN
@given(st.data())
def test_the_order_of_the_input_columns_changes_not_one_bit(data):
    instrumen = data.draw(instrumen_acak())
    desa = data.draw(st.lists(isian_acak(instrumen), min_size=1, max_size=3))
    baris = [
        {"kode_desa": f"99.01.01.2{b:03}", "periode": "2026"}
        | {i.id: _tulis(i, isian[i.id]) for i in instrumen.indikator}
        for b, isian in enumerate(desa)
    ]
    kolom = data.draw(st.permutations(list(baris[0])))
    tabel = pd.DataFrame(baris)

    biasa = nilai(instrumen, dari_tabel(instrumen, tabel))

    pastikan_sama_sampai_bit_terakhir(biasa, nilai(instrumen, dari_tabel(instrumen, tabel[kolom])))
    pastikan_sama_sampai_bit_terakhir(biasa, nilai_desa(instrumen, *desa))


def _tulis(i, sel):
    """Return the cell of a file; percentages carry their sign, so that a column of small ones stays what it is."""
    if sel is None:
        return ""
    if sel == "TB":
        return "TB"
    if isinstance(i, IndikatorDaftar):
        return " ".join(b.id for b in i.butir[: int(sel)]) or "NIHIL"
    return f"{sel}%" if isinstance(i, (IndikatorPersen, IndikatorSurvei)) else str(sel)
