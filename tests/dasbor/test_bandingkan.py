"""The page Bandingkan Desa, driven as a visitor drives it."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from penilaian.berkas import tulis_jawaban
from penilaian.contoh import buat
from penilaian.dasbor.halaman.bandingkan.pilih import sebut_tempat
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.jawaban import KOSONG
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen

JAHAT = "<img src=x onerror=alert(1)> **tebal**"


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def jawaban(ini):
    """Twelve villages of one kecamatan, two periods; the second wholly open, the third with a hostile name."""
    j = buat(ini, 12, 11, kosong=0.0, periode=("2025", "2026"))
    keadaan, kunci = j.keadaan.copy(), j.kunci.copy()
    kode = kunci["kode_desa"].unique()
    keadaan[:, np.flatnonzero((kunci["kode_desa"] == kode[1]).to_numpy())] = KOSONG
    kunci.loc[kunci["kode_desa"] == kode[2], "nama_desa"] = JAHAT
    return replace(j, keadaan=keadaan, kunci=kunci)


@pytest.fixture
def berkas(ini, jawaban, tmp_path, monkeypatch):
    tujuan = tmp_path / "uji.csv"
    tulis_jawaban(ini, jawaban, tujuan)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tujuan))
    return tujuan


def _halaman():
    from penilaian.dasbor.halaman.bandingkan import tampilkan

    tampilkan()


def buka(sesi: dict[str, object] | None = None, **alamat: str | list[str]) -> AppTest:
    at = AppTest.from_function(_halaman, default_timeout=60)
    for k, v in (sesi or {}).items():
        at.session_state[k] = v
    for k, v in alamat.items():
        at.query_params[k] = v
    at.run()
    assert not at.exception
    return at


def isi(at: AppTest) -> str:
    return "\n".join(str(h.proto.body) for h in at.get("html"))


def banyak_gambar(at: AppTest) -> int:
    return len(at.get("plotly_chart"))


def tabel(at: AppTest) -> list[pd.DataFrame]:
    return [d.value for d in at.dataframe]


KODE = [f"99.01.01.20{n:02}" for n in range(1, 13)]


def test_without_a_choice_all_villages_of_the_last_period_are_compared(berkas):
    at = buka()

    assert "Dari 12 desa pada 2026, " in isi(at)
    assert at.multiselect(key="banding_tempat").value == []
    assert len(tabel(at)[-1]) == 12
    assert banyak_gambar(at) == 4 + 1 + 1 + 2 + 1  # stages, map, spread, one village and its periods, change


def test_a_village_without_answers_cannot_be_scored_yet_and_is_not_zero(berkas):
    at = buka(urut="Nama desa")

    daftar = tabel(at)[-1].set_index("Desa")
    kosong = daftar[daftar["Terjawab"] == 0]
    assert len(kosong) == 1
    assert kosong["Indeks"].isna().all()
    assert "Satu desa mungkin lebih tinggi" in isi(at)


def test_the_address_chooses_period_kecamatan_and_villages(berkas):
    satu_kecamatan = buka(pilih=["99.01.01"], periode="2025")
    dua_desa = buka(pilih=[KODE[0], KODE[3].replace(".", "")])

    assert "Dari 12 desa pada 2025, " in isi(satu_kecamatan)
    assert satu_kecamatan.multiselect(key="banding_tempat").value == ["99.01.01"]
    assert len(tabel(dua_desa)[-1]) == 2
    assert dua_desa.multiselect(key="banding_tempat").value == [KODE[0], KODE[3]]


def test_choices_and_period_go_into_the_address(berkas):
    at = buka()

    at.multiselect(key="banding_tempat").set_value([KODE[0], KODE[4]]).run()
    at.selectbox(key="banding_periode").select("2025").run()

    assert not at.exception
    assert at.query_params["pilih"] == [KODE[0], KODE[4]]
    assert at.query_params["periode"] == "2025"
    assert len(tabel(at)[-1]) == 2

    at.multiselect(key="banding_tempat").set_value([]).run()

    assert "pilih" not in at.query_params
    assert len(tabel(at)[-1]) == 12


def test_an_unknown_address_is_said_and_does_not_break_the_page(berkas):
    at = buka(pilih=["77.77", "<script>"], periode="1999", urut="Entah", desa="abc", posisi="Bulan", hal="9")

    teks = isi(at)
    assert "Periode 1999 tidak ada dalam uji.csv. Yang tampil periode 2026." in teks
    assert "Kode 77.77 dan &lt;script&gt; tidak ada dalam uji.csv untuk periode 2026. Yang tampil semua desa." in teks
    assert "<script>" not in teks
    assert len(tabel(at)[-1]) == 12


def test_a_single_village_can_be_opened(berkas):
    at = buka(pilih=[KODE[0]])

    assert "Satu desa yang dinilai pada 2026" in isi(at)
    assert "<h2>Sebaran</h2>" not in isi(at)
    assert len(tabel(at)[-1]) == 1


def test_a_single_village_without_answers_can_be_opened(berkas):
    at = buka(pilih=[KODE[1]])

    assert "belum dapat dibandingkan: belum ada skor" in isi(at)
    assert tabel(at)[-1]["Indeks"].isna().all()


def test_the_order_holds_for_the_list_and_those_without_a_value_come_last(berkas):
    at = buka(urut="Indeks, terendah dahulu")

    indeks = tabel(at)[-1]["Indeks"]
    assert indeks.iloc[:-1].is_monotonic_increasing
    assert np.isnan(indeks.iloc[-1])


def test_the_list_is_filtered_by_position(berkas):
    at = buka()
    posisi = tabel(at)[-1]["Posisi"]
    dicari = posisi.iloc[0]

    at.pills(key="posisi").set_value([dicari]).run()

    assert set(tabel(at)[-1]["Posisi"]) == {dicari}
    assert len(tabel(at)[-1]) == (posisi == dicari).sum()
    assert len(tabel(buka(posisi=dicari))[-1]) == (posisi == dicari).sum()


def test_one_village_is_chosen_by_address_and_by_list(berkas, jawaban):
    nama = dict(zip(jawaban.kunci["kode_desa"], jawaban.kunci["nama_desa"], strict=True))
    at = buka(desa=KODE[5])
    assert f"<h3>{nama[KODE[5]]} dari periode ke periode</h3>" in isi(at)

    at.selectbox(key="banding_satu").select(KODE[7]).run()

    assert f"<h3>{nama[KODE[7]]} dari periode ke periode</h3>" in isi(at)
    assert at.query_params["desa"] == KODE[7]
    assert at.session_state["desa_terakhir"] == KODE[7]


def test_the_table_of_figures_is_loaded_only_when_it_is_opened(berkas):
    tertutup, terbuka = buka(), buka({"angka_tingkat": True, "angka_perubahan": True})

    assert len(tabel(tertutup)) == 1
    assert len(tabel(terbuka)) == 3
    assert list(tabel(terbuka)[0].columns) == [
        "Desa",
        "Indeks",
        "Persiapan",
        "Pematangan",
        "Pemantapan",
        "Pemanfaatan",
    ]


def test_a_hostile_name_does_not_become_markup(berkas):
    teks = isi(buka(desa=KODE[2]))

    assert "<img" not in teks
    assert "&lt;img src=x onerror=alert(1)&gt;" in teks


def test_many_villages_give_only_the_spread_and_a_list_in_pages(ini, tmp_path, monkeypatch):
    tujuan = tmp_path / "banyak.parquet"
    tulis_jawaban(ini, buat(ini, 130, 2), tujuan)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tujuan))

    at = buka()

    assert "tampil untuk paling banyak 60 desa" in isi(at)
    assert banyak_gambar(at) == 1
    assert len(tabel(at)[-1]) == 60
    assert at.selectbox(key="banding_satu").value is None
    tempat = at.multiselect(key="banding_tempat")
    assert len(tempat.options) <= 50
    at.text_input(key="banding_cari").set_value("99.01.02").run()
    assert at.multiselect(key="banding_tempat").options[0].startswith("Kecamatan ")
    at.pagination[0].set_value(3).run()
    assert len(tabel(at)[-1]) == 10
    assert not at.exception


def test_a_list_page_beyond_the_last_breaks_nothing(berkas):
    assert len(tabel(buka(hal="99"))[-1]) == 12


def test_an_instrument_without_a_gate_can_be_compared():
    spbe = muat_instrumen("spbe-2020")
    unggahan = Sumber(nilai(spbe, buat(spbe, 4, 3)), "spbe.csv", "unggahan")

    at = buka({"unggahan": unggahan})

    assert "Indeks SPBE 4 instansi pada 2026: dari " in isi(at)
    assert "Berkas Anda: spbe.csv" in isi(at)
    assert "Posisi" not in tabel(at)[-1].columns
    assert not at.pills


def test_the_download_holds_only_the_chosen_villages(berkas):
    from penilaian.dasbor.sumber.muatan import sumber

    tabel_unduhan = sumber().tabel(np.array([1, 5]))

    assert list(tabel_unduhan["kode_desa"]) == [KODE[0], KODE[2]]
    assert {"posisi", "indeks", "skor_1a", "sidik_nilai"} <= set(tabel_unduhan.columns)
    assert [b.label for b in buka().get("download_button")] == ["Unduh CSV", "Unduh Excel"]


def test_places_of_the_same_name_can_still_be_told_apart():
    tempat = pd.DataFrame(
        [
            ("99.01", "kabupaten", "Kabupaten Rekaan", "", 1200),
            ("99.02", "kabupaten", "Kota Rekaan", "", 2),
            ("99.01.01", "kecamatan", "Contoh", "Kabupaten Rekaan", 9),
            ("99.01.01.2001", "desa", "Sukamaju", "Contoh", 1),
            ("99.02.01.2001", "desa", "Sukamaju", "Contoh", 1),
        ],
        columns=["kode", "jenis", "nama", "di", "desa"],
    )
    assert list(sebut_tempat(tempat).values()) == [
        "Kabupaten Rekaan (1.200 desa)",
        "Kota Rekaan (2 desa)",
        "Kecamatan Contoh (9 desa)",
        "Sukamaju, Contoh [99.01.01.2001]",
        "Sukamaju, Contoh [99.02.01.2001]",
    ]
