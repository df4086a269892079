"""The table that leaves the house: columns, order, types and words are a contract."""

import numpy as np
import pandas as pd
import pytest
from kasus_mesin import instrumen_uji, nilai_kasus, uraikan

from penilaian import dari_tabel, nilai
from penilaian.mesin import nilai_sebagian

TINGKAT = ("persiapan", "pematangan", "pemantapan", "pemanfaatan")
KOLOM_INPRES = [
    *("kode_desa", "nama_desa", "periode"),
    *("posisi", "posisi_nama", "posisi_mungkin"),
    *("indeks", "indeks_bawah", "indeks_atas", "kelengkapan", "predikat"),
    *("skor_persiapan", "bawah_persiapan", "atas_persiapan", "kelengkapan_persiapan", "status_persiapan"),
    *("skor_pematangan", "bawah_pematangan", "atas_pematangan", "kelengkapan_pematangan", "status_pematangan"),
    *("skor_pemantapan", "bawah_pemantapan", "atas_pemantapan", "kelengkapan_pemantapan", "status_pemantapan"),
    *("skor_pemanfaatan", "bawah_pemanfaatan", "atas_pemanfaatan", "kelengkapan_pemanfaatan", "status_pemanfaatan"),
    *("skor_1a", "skor_1b", "skor_1c", "skor_1d", "skor_1e", "skor_2a", "skor_2b", "skor_3a", "skor_3b"),
    *("skor_4_G2C", "skor_4_G2B", "skor_4_G2G", "skor_4_SUS"),
    *("lensa_masalah_pengetahuan", "lensa_masalah_kesadaran", "lensa_masalah_sinkronisasi"),
    "lensa_masalah_pemanfaatan",
    *("lensa_penopang_dukungan", "lensa_penopang_keamanan", "lensa_penopang_keberlangsungan"),
    *(f"lensa_strategi_{huruf}" for huruf in "abcdef"),
    *("lensa_konsep_nonstop", "lensa_konsep_multikanal", "lensa_konsep_koordinasi"),
    *("penghambat", "penghambat_aspek", "kurang_skor"),
    *("instrumen", "versi", "sidik", "sidik_nilai", "aturan"),
]
KOLOM_SPBE = [
    *("kode_desa", "nama_desa", "periode"),
    *("indeks", "indeks_bawah", "indeks_atas", "kelengkapan", "predikat"),
    *("skor_kebijakan", "bawah_kebijakan", "atas_kebijakan", "kelengkapan_kebijakan"),
    *("skor_tata_kelola", "bawah_tata_kelola", "atas_tata_kelola", "kelengkapan_tata_kelola"),
    *("skor_manajemen", "bawah_manajemen", "atas_manajemen", "kelengkapan_manajemen"),
    *("skor_layanan", "bawah_layanan", "atas_layanan", "kelengkapan_layanan"),
    *(f"skor_aspek{n}" for n in range(1, 9)),
    *("instrumen", "versi", "sidik", "sidik_nilai", "aturan"),
]
TEKS = {
    *("kode_desa", "nama_desa", "periode", "posisi_nama", "predikat", "penghambat", "penghambat_aspek"),
    *("instrumen", "versi", "sidik", "sidik_nilai", "aturan"),
    *(f"status_{t}" for t in TINGKAT),
}


@pytest.fixture(scope="module")
def tabel() -> pd.DataFrame:
    """Three villages: nothing known, P01 below its minimum with the second stage open, everything at its best."""
    instrumen = instrumen_uji("inpres-3-2003")
    sela = {"dasar": "terbaik", "P01": "1", "M07": "kosong", "1b": "kosong", "pemanfaatan": "terburuk"}
    return nilai_kasus(
        instrumen,
        uraikan(instrumen, {"dasar": "kosong"}) | {"nama_desa": "Sunyi"},
        uraikan(instrumen, sela),
        uraikan(instrumen, {"dasar": "terbaik"}),
    ).tabel()


def test_the_columns_of_inpres_stand_in_their_order(tabel):
    assert list(tabel) == KOLOM_INPRES


def test_the_columns_of_spbe_are_without_position_status_and_obstacles():
    spbe = instrumen_uji("spbe-2020")
    tabel = nilai_kasus(spbe, uraikan(spbe, {"dasar": "terbaik"})).tabel()
    assert list(tabel) == KOLOM_SPBE
    assert tabel.loc[0, "predikat"] == "Memuaskan"


def test_every_column_keeps_its_type_also_without_a_single_village(tabel):
    instrumen = instrumen_uji("inpres-3-2003")
    satu = nilai_kasus(instrumen, uraikan(instrumen, {"dasar": "kosong"}))
    kosong = nilai(instrumen, satu.jawaban.ambil([])).tabel()
    for isi in (tabel, kosong):
        jenis = {k: "str" if k in TEKS else "int64" if k in ("posisi", "posisi_mungkin") else "float64" for k in isi}
        assert isi.dtypes.astype(str).to_dict() == jenis
    assert len(kosong) == 0


def test_one_row_is_one_village_in_the_order_of_the_input(tabel):
    assert tabel["kode_desa"].tolist() == ["99.01.01.2001", "99.01.01.2002", "99.01.01.2003"]
    assert tabel["nama_desa"].tolist() == ["Sunyi", "", ""]
    assert tabel["periode"].tolist() == ["2026"] * 3


def test_a_status_is_one_of_three_words_with_an_underscore(tabel):
    assert tabel["status_persiapan"].tolist() == ["belum_pasti", "belum", "tercapai"]
    assert tabel["status_pematangan"].tolist() == ["belum_pasti", "belum_pasti", "tercapai"]
    assert tabel["status_pemanfaatan"].tolist() == ["belum_pasti", "belum", "tercapai"]


def test_position_zero_is_named_as_not_having_reached_persiapan(tabel):
    assert tabel["posisi"].tolist() == [0, 0, 4]
    assert tabel["posisi_nama"].tolist() == ["Belum mencapai Persiapan", "Belum mencapai Persiapan", "Pemanfaatan"]
    assert tabel["posisi_mungkin"].tolist() == [4, 0, 4]


def test_every_position_is_named_by_its_stage():
    instrumen = instrumen_uji("inpres-3-2003")
    naik = [{"dasar": "terburuk"} | dict.fromkeys(TINGKAT[:n], "terbaik") for n in range(5)]
    tabel = nilai_kasus(instrumen, *(uraikan(instrumen, x) for x in naik)).tabel()
    assert tabel["posisi"].tolist() == [0, 1, 2, 3, 4]
    assert tabel["posisi_nama"].tolist() == [
        *("Belum mencapai Persiapan", "Persiapan", "Pematangan", "Pemantapan", "Pemanfaatan")
    ]


def test_what_is_withheld_is_empty_but_bounds_and_completeness_are_always_there(tabel):
    assert tabel.loc[1, "kelengkapan_persiapan"] == pytest.approx(20 / 27, abs=1e-12)
    assert np.isnan(tabel.loc[1, "skor_persiapan"])
    assert np.isnan(tabel.loc[0, "indeks"])
    assert tabel.loc[0, "predikat"] == ""
    selalu = [k for k in tabel if k.startswith(("bawah_", "atas_", "indeks_", "kelengkapan"))]
    assert len(selalu) == 3 + 3 * 4
    assert not tabel[selalu].isna().any(axis=None)


def test_numbers_are_not_rounded():
    instrumen = instrumen_uji("inpres-3-2003")
    tabel = nilai_kasus(instrumen, uraikan(instrumen, {"dasar": "terburuk", "P02": "1 butir"})).tabel()
    assert tabel.loc[0, "skor_1a"] == pytest.approx(2 / 8 / 7 * 100, rel=1e-15)
    assert tabel.loc[0, "indeks"] == pytest.approx(2 / 8 / 27 / 4 * 100, rel=1e-15)


def test_every_row_carries_instrument_version_fingerprint_and_version_of_the_rules(tabel):
    instrumen = instrumen_uji("inpres-3-2003")
    mestinya = {
        "instrumen": "inpres-3-2003",
        "versi": instrumen.versi,
        "sidik": instrumen.sidik,
        "sidik_nilai": instrumen.sidik_nilai,
        "aturan": instrumen.aturan,
    }
    for kolom, isi in mestinya.items():
        assert tabel[kolom].tolist() == [isi] * 3
    assert len(instrumen.sidik) == len(instrumen.sidik_nilai) == 64


def test_the_row_of_a_village_is_found_by_code_and_period():
    instrumen = instrumen_uji("empat-keadaan")
    baris = [
        {"kode_desa": "9901012002", "periode": "2026", "K1": 10},
        {"kode_desa": "99.01.01.2001", "periode": "2026-S1", "K1": 20},
        {"kode_desa": "99.01.01.2002", "periode": "2025", "K1": 30},
    ]
    hasil = nilai(instrumen, dari_tabel(instrumen, baris))
    assert hasil.baris("99.01.01.2002", "2025") == 2
    assert hasil.baris("99.01.01.2002", "2026") == 0
    with pytest.raises(KeyError):
        hasil.baris("99.01.01.2001", "2025")


@pytest.mark.parametrize(
    ("desa", "banyak", "bagian"),
    [(0, 1, [0]), (0, 5, [0]), (1, 1, [1]), (1, 5, [1]), (2, 1, [1, 1]), (5, 2, [2, 2, 1]), (4, 2, [2, 2])],
)
def test_villages_are_scored_in_parts_of_so_many_at_the_most_and_without_any_in_one_empty_part(desa, banyak, bagian):
    instrumen = instrumen_uji("empat-keadaan")
    semua = nilai_kasus(instrumen, *[uraikan(instrumen, {"dasar": "terbaik"})] * max(desa, 1)).jawaban.ambil(
        range(desa)
    )
    hasil = list(nilai_sebagian(instrumen, semua, banyak))
    assert [len(h) for h in hasil] == bagian
    assert [k for h in hasil for k in h.jawaban.kunci["kode_desa"]] == semua.kunci["kode_desa"].tolist()


def dua_desa(nama):
    instrumen = instrumen_uji("inpres-3-2003")
    baris = [{"kode_desa": f"99.01.01.{2001 + n}", "nama_desa": nama, "periode": "2026", "P01": 2} for n in range(12)]
    return nilai(instrumen, dari_tabel(instrumen, baris))


def test_repr_of_a_result_is_one_line_that_says_what_it_is():
    assert repr(dua_desa("Rekaan")) == "<Hasil inpres-3-2003 2.0.0: 12 baris>"


def test_html_of_a_result_is_a_short_table_without_foreign_markup():
    isi = dua_desa("<script>x</script>")._repr_html_()
    assert isi.count("<tr>") == 11  # the head and ten rows
    assert "… dan 2 baris lagi." in isi
    assert "<script>" not in isi
    assert "99.01.01.2001 &lt;script&gt;x&lt;/script&gt;" in isi
    assert "<th>Predikat</th>" in isi


def test_no_band_is_told_beside_a_certain_position_below_two_and_the_column_of_the_file_stays():
    instrumen = instrumen_uji("inpres-3-2003")
    naik = [{"dasar": "terburuk"} | dict.fromkeys(TINGKAT[:n], "terbaik") for n in range(4)]
    terbuka = {"dasar": "terbaik", "P01": "kosong"}  # may stand on 4, certainly on none
    hasil = nilai_kasus(instrumen, *(uraikan(instrumen, x) for x in (*naik, terbuka)))
    kepala, isi = hasil.tampil(9)
    tampak = [b[kepala.index("Predikat")] for b in isi]
    assert hasil.tabel()["predikat"].tolist() == ["Rintisan", "Rintisan", "Tumbuh", "Mantap", "Unggul"]
    assert hasil.tabel()["posisi"].tolist() == [0, 1, 2, 3, 0]
    assert tampak == ["–", "–", "Tumbuh", "Mantap", "–"]
    assert hasil.predikat_tampil().tolist() == ["", "", "Tumbuh", "Mantap", ""]


def test_a_short_table_has_no_position_where_there_is_no_gate_and_a_dash_where_a_figure_is_withheld():
    instrumen = instrumen_uji("spbe-2020")
    kosong = {"kode_desa": "51.71", "periode": "2026", instrumen.indikator[0].id: ""}
    kepala, ((desa, periode, indeks, predikat, batas),) = nilai(instrumen, dari_tabel(instrumen, [kosong])).tampil(5)
    assert kepala == ("Instansi", "Periode", "Indeks", "Predikat", "Batas")
    assert (desa, periode, indeks, predikat, batas) == ("51.71", "2026", "–", "–", "1,00–5,00")


def test_a_position_that_is_not_certain_is_shown_with_what_is_possible():
    kepala, isi = dua_desa("Rekaan").tampil(1)
    assert dict(zip(kepala, isi[0], strict=True))["Posisi"] == "Belum mencapai Persiapan, mungkin Pemanfaatan"
