"""Village code and period: one form, each pair once."""

import numpy as np
import pandas as pd
import pytest

from penilaian.galat import GalatJawaban, PeringatanJawaban
from penilaian.jawaban import BATAS_SEBUT, KOLOM_KUNCI, KOSONG, TERJAWAB, bentuk_periode, dari_tabel, periksa_kunci


def kunci(*baris: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(baris, columns=["kode_desa", "periode"], dtype="str")


@pytest.mark.parametrize(
    ("periode", "bentuk"),
    [
        ("2026", "tahun"), ("2026-S1", "semester"), ("2026-S2", "semester"), ("2026-T1", "triwulan"),
        ("2026-T4", "triwulan"),
        ("2026-S3", None), ("2026-T5", None), ("2026-01-31", None), ("31/1/2026", None), ("26", None), ("", None),
        ("2026-s1", None), ("2026 ", None), ("٢٠٢٦", None),
    ],
)  # fmt: skip
def test_a_period_is_a_year_semester_or_quarter_and_nothing_else(periode, bentuk):
    assert bentuk_periode(periode) == bentuk


def test_normalized_keys_have_points_and_all_their_columns():
    baku, galat = periksa_kunci(kunci(("1501202006", "2026"), (" 15.01.20.2007 ", " 2026 ")))
    assert not galat
    assert tuple(baku.columns) == KOLOM_KUNCI
    assert baku["kode_desa"].tolist() == ["15.01.20.2006", "15.01.20.2007"]
    assert baku["periode"].tolist() == ["2026", "2026"]
    assert (baku["nama_desa"] == "").all()


def test_every_key_error_names_column_code_and_row():
    _, galat = periksa_kunci(
        kunci(("x", "2026"), ("9901012001", "2026"), ("", "2026"), ("99.01.01.2001", "2026"), ("x", "2026-01-01"))
    )
    assert [(kolom, g.kode, g.posisi.tolist()) for kolom, g in galat] == [
        ("kode_desa", "J10", [0, 4]),
        ("kode_desa", "J10", [2]),
        ("periode", "J11", [4]),
        ("kode_desa", "J12", [1, 3]),
    ]
    assert [g.pesan for _, g in galat] == [
        "kode desa 'x' tidak dikenali bentuknya",
        "kode desa kosong",
        "periode '2026-01-01' tidak dikenali",
        "desa 99.01.01.2001 periode 2026 ada 2 kali",
    ]
    _, (_, (_, tanpa_periode)) = periksa_kunci(kunci(("x", "")))
    assert tanpa_periode.pesan == "periode kosong"


def test_a_row_with_neither_code_nor_period_is_one_fault():
    _, galat = periksa_kunci(kunci(("", ""), ("", "2026"), ("99.01.01.2001", ""), (" ", " ")))
    assert [(kolom, g.kode, g.posisi.tolist(), g.pesan) for kolom, g in galat] == [
        ("kode_desa", "J10", [0, 3], "kode desa dan periode kosong"),
        ("kode_desa", "J10", [1], "kode desa kosong"),
        ("periode", "J11", [2], "periode kosong"),
    ]
    assert "sepuluh angka" in galat[0][1].saran
    assert "2026-S1" in galat[0][1].saran


def test_the_same_village_in_two_periods_is_no_error():
    _, galat = periksa_kunci(kunci(("9901012001", "2025"), ("9901012001", "2026"), ("9901012002", "2026")))
    assert not galat


def test_dari_tabel_accepts_numbers_and_text(instrumen):
    j = dari_tabel(
        instrumen,
        [
            {"kode_desa": 9901012001, "periode": 2026, "J1": 3, "D1": "papan", "P1": 85.5, "A1": None, "lain": "x"},
            {"kode_desa": "99.01.01.2002", "periode": "2026", "J1": np.nan, "D1": "", "P1": "3/9", "A1": "TB"},
        ],
    )
    assert j.kunci["kode_desa"].tolist() == ["99.01.01.2001", "99.01.01.2002"]
    assert j.nilai[j.nomor("P1")].tolist() == [85.5, 100 / 3]
    assert j.keadaan[j.nomor("J1")].tolist() == [TERJAWAB, KOSONG]
    assert j.keadaan[j.nomor("S1")].tolist() == [KOSONG, KOSONG]


def test_dari_tabel_gathers_all_errors(instrumen):
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(
            instrumen,
            [
                {"periode": "2026", "P1": "x", "J1": 9, "kode_desa": "9901012001"},
                {"periode": "2026", "P1": "y", "J1": 1, "kode_desa": "1"},
            ],
        )
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [
        ("baris 1, kolom P1", "J05"),
        ("baris 1, kolom J1", "J03"),
        ("baris 2, kolom P1", "J05"),
        ("baris 2, kolom kode_desa", "J10"),
    ]


@pytest.mark.parametrize("isi", [None, np.nan, pd.NA, ""])
def test_dari_tabel_takes_what_is_missing_for_kosong(instrumen, isi):
    j = dari_tabel(instrumen, [{"kode_desa": "9901012001", "periode": "2026", "J1": isi, "A1": 2}])
    assert j.keadaan[0].tolist() == [KOSONG]


@pytest.mark.filterwarnings("ignore:.*jauh di luar tolok:penilaian.galat.PeringatanJawaban")
@pytest.mark.parametrize("isi", [1e-7, 0.1 + 0.2, 1e15 / 3, np.float64(2.5), np.int64(3), 1234567.0])
def test_dari_tabel_keeps_whole_numbers_as_they_are(instrumen, isi):
    j = dari_tabel(instrumen, [{"kode_desa": "9901012001", "periode": "2026", "A1": isi}])
    assert j.nilai[j.nomor("A1")].tolist() == [isi]


@pytest.mark.parametrize("hilang", ["kode_desa", "periode"])
def test_dari_tabel_without_a_key_column_is_refused(instrumen, hilang):
    baris = {"kode_desa": "9901012001", "periode": "2026", "J1": 3}
    del baris[hilang]
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(instrumen, [baris])
    assert [t.kode for t in e.value.temuan] == ["J13"]
    assert hilang in e.value.temuan[0].pesan


def test_ambil_returns_rows_in_the_order_that_was_asked_for(instrumen):
    j = dari_tabel(
        instrumen,
        [
            {"kode_desa": f"990101200{n}", "periode": "2026", "J1": n, "D1": "papan", "S1": f"{80 + n} n={n}"}
            for n in (1, 2, 3)
        ],
    )
    a = j.ambil([2, 0, 2])
    assert tuple(a.kunci.columns) == tuple(j.kunci.columns) == KOLOM_KUNCI
    assert a.kunci["kode_desa"].str[-1].tolist() == ["3", "1", "3"]
    assert a.nilai[0].tolist() == [3, 1, 3]
    assert a.centang["D1"].tolist() == [1, 1, 1]
    assert a.responden["S1"].tolist() == [3, 1, 3]
    assert len(a) == 3


def test_dari_tabel_refuses_twin_columns_as_files_do(instrumen):
    tabel = pd.DataFrame([["9901012001", "2026", 3, 4]], columns=["kode_desa", "periode", "J1", "J1"])
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(instrumen, tabel)
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [("tabel, kolom J1", "B12")]
    assert "kolom J1 kembar" in e.value.temuan[0].pesan
    with pytest.raises(GalatJawaban, match="kolom J1 kembar"):
        dari_tabel(instrumen, [{"kode_desa": "9901012001", "periode": "2026", "J1": 3, "j1": 4}])


def test_dari_tabel_reads_ids_in_another_case_and_warns(instrumen):
    with pytest.warns(PeringatanJawaban, match=r"\[B31\] kolom 'j1' dibaca sebagai J1"):
        j = dari_tabel(instrumen, [{"kode_desa": "9901012001", "periode": "2026", "j1": 3}])
    assert j.nilai[j.nomor("J1")].tolist() == [3]


def test_dari_tabel_does_not_change_the_table_that_it_is_given(instrumen):
    tabel = pd.DataFrame([{"kode_desa": "9901012001", "periode": "2026", "j1": 3}])
    with pytest.warns(PeringatanJawaban):
        dari_tabel(instrumen, tabel)
    assert tabel.columns.tolist() == ["kode_desa", "periode", "j1"]


@pytest.mark.parametrize("isi", [pd.NaT, np.datetime64("NaT"), np.float32("nan"), pd.NA, None])
def test_dari_tabel_takes_a_missing_date_for_empty(instrumen, isi):
    tabel = pd.DataFrame({"kode_desa": ["9901012001"], "periode": ["2026"], "tanggal": [isi], "J1": [isi]})
    j = dari_tabel(instrumen, tabel)
    assert j.keadaan[0].tolist() == [KOSONG]
    assert j.kunci["tanggal"].tolist() == [""]


def test_dari_tabel_refuses_names_that_are_not_those_of_their_codes_and_warns_of_a_single_one(instrumen):
    baris = [
        {"kode_desa": f"110102200{n}", "nama_desa": nama, "periode": "2026", "J1": 3}
        for n, nama in enumerate(["Nancala", "Simpang Abail", "Wel Wel"], 1)
    ]
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(instrumen, baris)
    assert [t.kode for t in e.value.temuan] == ["J22"]
    with pytest.warns(PeringatanJawaban, match="J21.*'Nancala'.*'Fajar Harapan'"):
        assert dari_tabel(instrumen, baris[:1]).kunci["nama_desa"].tolist() == ["Nancala"]


def test_dari_tabel_warns_of_a_fraction_among_percentages(instrumen):
    isi = [{"kode_desa": f"990101200{n}", "periode": "2026", "P1": p} for n, p in enumerate([0.85, 70, 90])]
    with pytest.warns(PeringatanJawaban, match="baris 1, kolom P1 .J18"):
        dari_tabel(instrumen, isi)


def test_dari_tabel_names_the_first_of_very_many_faults_and_counts_the_others(instrumen):
    desa = [f"99.01.{n // 900 + 1:02}.2{n % 900:03}" for n in range(1_000)]
    isi = [{"kode_desa": k, "periode": "2026", "P1": f"x{n}"} for n, k in enumerate(desa)]
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(instrumen, isi)
    *tersebut, lain = e.value.temuan
    assert [t.tempat for t in tersebut] == [f"baris {n}, kolom P1" for n in range(1, BATAS_SEBUT + 1)]
    assert (lain.tempat, lain.kode, lain.banyak) == ("kolom P1", "B21", 1_000 - BATAS_SEBUT)
    assert "dengan temuan J05 (baris 101, 102, " in lain.pesan


def test_dari_tabel_warns_in_short_of_very_many_doubtful_cells(instrumen):
    isi = [{"kode_desa": f"99.01.01.2{n:03}", "periode": "2026", "P1": 0.5 if n else 70} for n in range(900)]
    with pytest.warns(PeringatanJawaban) as ragu:
        dari_tabel(instrumen, isi)
    assert len(ragu) == BATAS_SEBUT + 1
    assert "masih ada 799 sel lain pada kolom ini dengan temuan J18" in str(ragu[-1].message)


@pytest.mark.parametrize(
    ("kode", "periode", "pesan"),
    [
        ("\u200b99.01.01.2001", "2026", "kode desa: ada karakter tak terlihat pada '99.01.01.2001'"),
        ("99.01.01.2001", "2026\u200e", "periode: ada karakter tak terlihat pada '2026'"),
        ("\u200b", "2026", "kode desa: hanya ada karakter tak terlihat"),
        ("99.01.01.2001", "\ufeff", "periode: hanya ada karakter tak terlihat"),
    ],
)
def test_a_key_with_nothing_wrong_but_what_nobody_sees_is_told_so(kode, periode, pesan):
    _, ((_, galat),) = periksa_kunci(kunci((kode, periode)))
    assert (galat.pesan, galat.saran) == (pesan, "Ketik ulang selnya.")


def test_a_key_that_is_wrong_beside_an_invisible_character_is_quoted():
    _, galat = periksa_kunci(kunci(("\u200bx", "\u200by")))
    assert [g.pesan.split(" '")[0] for _, g in galat] == ["kode desa", "periode"]
