"""Of very many faults the first of each kind in a column are named, the others counted, and the count closes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.berkas import Unggahan, baca, letak_temuan
from penilaian.galat import GalatJawaban, HitunganBaris
from penilaian.jawaban import BATAS_SEBUT, galat_sel, sel
from penilaian.mentah import baca_langsung, baca_pengunjung

N = 3 * BATAS_SEBUT
ID = ("J01", "J02", "D01", "P01", "A01", "S01")


def desa(n):
    return f"99.01.{n // 999 + 1:02d}.2{n % 999 + 1:03d}"


def unggah(baris, kepala="kode_desa;periode;J01"):
    return Unggahan("isi.csv", "\n".join([kepala, *baris]).encode())


def salah(sumber, instrumen, **pilihan):
    with pytest.raises(GalatJawaban) as e:
        baca(sumber, instrumen, **pilihan)
    return [t for t in e.value.temuan if t.berat == "galat"], e.value.hitungan


def test_further_cells_of_one_kind_are_one_finding_that_says_how_many(instrumen):
    temuan, hitungan = salah(unggah([f"{desa(n)};2026;x{n}" for n in range(N)]), instrumen)
    assert [t.kode for t in temuan] == ["J03"] * BATAS_SEBUT + ["B21"]
    assert [t.tempat for t in temuan[:2]] == ["baris 2, kolom J01", "baris 3, kolom J01"]
    assert temuan[-1].tempat == "kolom J01"
    assert temuan[-1].pesan.startswith(f"masih ada {N - BATAS_SEBUT} sel lain pada kolom ini dengan temuan J03")
    assert f"baris {BATAS_SEBUT + 2}, " in temuan[-1].pesan
    assert sum(t.banyak for t in temuan) == N
    assert hitungan == HitunganBaris(0, N, 0)


def test_a_cell_that_is_named_is_named_with_its_own_text(instrumen):
    temuan, _ = salah(unggah([f"{desa(n)};2026;x{n}" for n in range(N)]), instrumen)
    assert [f"'x{n}'" in t.pesan for n, t in enumerate(temuan[:-1])] == [True] * BATAS_SEBUT


def test_each_kind_and_each_column_has_a_bound_of_its_own(instrumen):
    salah_satu = [f"x{n}" if n % 2 else f"{200 + n}" for n in range(2 * N)]
    baris = [f"{desa(n)};2026;{sel};{sel}" for n, sel in enumerate(salah_satu)]
    temuan, hitungan = salah(unggah(baris, "kode_desa;periode;P01;J01"), instrumen)
    kode = [(t.tempat.split("kolom ")[1], t.kode) for t in temuan]
    for satu in (("P01", "J05"), ("P01", "J06"), ("J01", "J03")):
        assert kode.count(satu) == BATAS_SEBUT
    assert kode.count(("P01", "B21")) == 2
    assert sum(t.banyak for t in temuan) == 4 * N
    assert (hitungan.dibaca, hitungan.ditolak) == (0, 2 * N)


def test_only_rows_at_fault_are_refused_beyond_the_named_ones_too(instrumen):
    baris = [f"{desa(n)};2026;{'9' if n % 3 else '3'}" for n in range(2 * N)]
    _, hitungan = salah(unggah(baris), instrumen)
    assert hitungan == HitunganBaris(2 * N // 3, 4 * N // 3, 0)


def test_rows_of_which_nothing_can_be_read_are_counted_like_cells(monkeypatch, instrumen):
    monkeypatch.setattr(letak_temuan, "BARIS_RUSAK", 5)
    baris = [f"{desa(n)};2026;x{n};x;x;x;x;x" for n in range(N)]
    temuan, hitungan = salah(unggah(baris, ";".join(("kode_desa", "periode", *ID))), instrumen)
    assert [t.kode for t in temuan] == ["B25"] * BATAS_SEBUT + ["B21"]
    assert "(J01, J02, D01 dan 3 lagi)" in temuan[0].pesan
    assert temuan[-1].pesan.startswith(f"masih ada {N - BATAS_SEBUT} baris lain dengan temuan B25 (baris 102, ")
    assert sum(t.banyak for t in temuan) == N
    assert (hitungan.dibaca, hitungan.ditolak) == (0, N)


@pytest.mark.parametrize(
    ("baris", "kode"),
    [
        (lambda n: f"990101200{100_000 + n};2026;3", "J10"),
        (lambda n: f"{desa(n)};20-{n};3", "J11"),
        (lambda n: f"{desa(n // 2)};2026;3", "J12"),
    ],
)
def test_faults_of_codes_and_periods_are_bounded_too(instrumen, baris, kode):
    temuan, hitungan = salah(unggah([baris(n) for n in range(N)]), instrumen)
    assert [t.kode for t in temuan] == [kode] * BATAS_SEBUT + ["B21"]
    assert sum(t.banyak for t in temuan) == N
    assert (hitungan.dibaca, hitungan.ditolak) == (0, N)


def test_formulas_without_a_result_are_counted_to_the_last_one(instrumen, xlsx):
    rumus = lambda ws, b, k: ws.write_formula(b, k, "=A1*0", None, "")  # noqa: E731
    baris = [[desa(n), "2026", 3, rumus if n % 2 else 50] for n in range(2 * N)]
    jalur = xlsx([["kode_desa", "periode", "J01", "P01"], *baris])
    for pembaca in (baca_langsung, lambda s, d: baca_pengunjung(s, d, ("a",))):
        temuan, hitungan = salah(Unggahan("isi.xlsx", jalur.read_bytes()), instrumen, pembaca=pembaca)
        assert [t.kode for t in temuan] == ["B19"] * BATAS_SEBUT + ["B21"]
        assert sum(t.banyak for t in temuan) == N
        assert hitungan == HitunganBaris(N, N, 0)


def test_a_cell_is_counted_once_where_two_things_are_wrong_with_it(instrumen, xlsx):
    galat = lambda ws, b, k: ws.write_formula(b, k, "=1/0", None, "#DIV/0!")  # noqa: E731
    baris = [[desa(n), "2026", galat] for n in range(N)]
    temuan, hitungan = salah(xlsx([["kode_desa", "periode", "J01"], *baris]), instrumen)
    assert [t.kode for t in temuan] == ["B17"] * BATAS_SEBUT + ["B21"]
    assert sum(t.banyak for t in temuan) == hitungan.ditolak == N


def test_rows_of_too_many_cells_are_counted_to_the_last_one(instrumen):
    baris = [f"{desa(n)};2026;3{';9' if n % 2 else ''}" for n in range(2 * N)]
    temuan, hitungan = salah(unggah(baris), instrumen)
    assert [t.kode for t in temuan] == ["B09"] * BATAS_SEBUT + ["B21"]
    assert temuan[-1].pesan.startswith(f"masih ada {N - BATAS_SEBUT} baris lain dengan temuan B09")
    assert hitungan == HitunganBaris(N, N, 0)


def test_where_every_row_has_too_many_cells_they_are_counted_as_well(instrumen):
    temuan, hitungan = salah(unggah([f"{desa(n)};2026;3;9" for n in range(N)]), instrumen)
    assert [t.kode for t in temuan] == ["B09"] * BATAS_SEBUT + ["B21"]
    assert sum(t.banyak for t in temuan) == hitungan.ditolak == N


def test_the_long_arrangement_is_bounded_too(instrumen):
    baris = [f"{desa(n // 2)};2026;J0{n % 2 + 1};x{n}" for n in range(N)]
    temuan, hitungan = salah(unggah(baris, "kode_desa;periode;indikator;nilai"), instrumen)
    assert [t.kode for t in temuan] == ["J03"] * BATAS_SEBUT + ["B21"]
    assert [f"'x{n}'" in t.pesan for n, t in enumerate(temuan[:-1])] == [True] * BATAS_SEBUT
    assert sum(t.banyak for t in temuan) == hitungan.ditolak == N


def test_a_column_of_dates_in_parquet_refuses_every_row(instrumen, parket):
    import datetime as dt

    isi = {"kode_desa": [desa(n) for n in range(3)], "periode": ["2026"] * 3, "J01": [dt.date(2026, 9, 3)] * 3}
    _, hitungan = salah(parket(isi), instrumen)
    assert (hitungan.dibaca, hitungan.ditolak) == (0, 3)


SEL = st.sampled_from(["", "3", "9", "TB", "-", "x", "y", "0,5", "150", "papan", "2026-01-01", "a" * 1_001])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.sampled_from(["2026", "2026", "apa"]), *[SEL] * 6), min_size=1))
def test_where_little_is_named_the_sums_stay_the_same(instrumen, isi):
    baris = [";".join([desa(n) if n else "bukan", periode, *sel]) for n, periode, *sel in isi]
    berkas = unggah(baris, ";".join(("kode_desa", "periode", *ID)))

    def jumlah(batas):
        with pytest.MonkeyPatch.context() as tambal:
            for modul in (galat_sel, sel, letak_temuan):
                tambal.setattr(modul, "BATAS_SEBUT", batas)
            tambal.setattr(letak_temuan, "BARIS_RUSAK", 5)
            try:
                bacaan = baca(berkas, instrumen, pembaca=baca_langsung)
            except GalatJawaban as e:
                return sum(t.banyak for t in e.temuan if t.berat == "galat"), e.hitungan
        return 0, bacaan.hitungan

    banyak, hitungan = jumlah(1_000)
    assert jumlah(1) == jumlah(3) == (banyak, hitungan)
    assert hitungan.berkas == len(baris)


@pytest.mark.parametrize(("banyak", "dilipat"), [(3, False), (4, True), (60, True), (N, True)])
def test_the_same_wrong_answer_in_many_rows_of_a_column_is_said_once_with_its_rows(instrumen, banyak, dilipat):
    baris = [f"{desa(n)};2026;{'x' if n < banyak else 3};50" for n in range(banyak + 2)]
    temuan, hitungan = salah(unggah(baris, "kode_desa;periode;J01;P01"), instrumen)
    temuan = [t for t in temuan if t.berat == "galat"]
    assert {t.kode for t in temuan} == {"J03"}
    assert [t.tempat for t in temuan] == (
        ["kolom J01"] if dilipat else [f"baris {n + 2}, kolom J01" for n in range(banyak)]
    )
    assert sum(t.banyak for t in temuan) == banyak
    assert hitungan == HitunganBaris(2, banyak, 0)
    if dilipat:
        assert temuan[0].pesan.startswith("jenjang 'x' tidak ada; yang boleh ")
        assert f" pada {banyak} baris (baris 2, 3, 4, 5" in temuan[0].pesan


def test_wrong_answers_that_differ_stand_in_lines_of_their_own(instrumen):
    baris = [f"{desa(n)};2026;{'xy'[n % 2] if n < 8 else f'z{n}'}" for n in range(10)]
    temuan, _ = salah(unggah(baris, "kode_desa;periode;J01"), instrumen)
    temuan = [t for t in temuan if t.berat == "galat"]
    assert [t.tempat for t in temuan] == ["kolom J01", "kolom J01", "baris 10, kolom J01", "baris 11, kolom J01"]
    assert "(baris 2, 4, 6, 8)" in temuan[0].pesan
    assert "(baris 3, 5, 7, 9)" in temuan[1].pesan
