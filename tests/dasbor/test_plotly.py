"""Charts: decimal comma, titled axes, nothing withheld drawn as 0, nothing from a file taken for markup."""

import json
from dataclasses import replace

import numpy as np
import pytest

from penilaian import banding
from penilaian.contoh import buat
from penilaian.dasbor.halaman.bandingkan import plotly
from penilaian.dasbor.halaman.bandingkan.bagan import kunci_batang
from penilaian.dasbor.halaman.bandingkan.plotly.rupa import kontras, rgb, warna_panas
from penilaian.jawaban import KOSONG
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen
from penilaian.skor import AKAR

JAHAT = '<a href="javascript:alert(1)">Desa</a> <b>&'
RUPA = plotly.Rupa()
GELAP = plotly.Rupa(tinta="#e8f2ef", kertas="#0f1c1a", panas=("#173431", "#20675f", "#25a595", "#c2e9e2"))


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def hasil(ini):
    """Five villages, two periods; the first with a hostile name, the second without one answer."""
    j = buat(ini, 5, 3, kosong=0.0, periode=("2025", "2026"))
    keadaan, kunci = j.keadaan.copy(), j.kunci.copy()
    tanpa = np.flatnonzero((kunci["kode_desa"] == kunci["kode_desa"].unique()[1]).to_numpy())
    keadaan[:, tanpa] = KOSONG
    kunci.loc[kunci["kode_desa"] == kunci["kode_desa"].iloc[0], "nama_desa"] = JAHAT
    return nilai(ini, replace(j, keadaan=keadaan, kunci=kunci))


@pytest.fixture(scope="module")
def terpilih(hasil):
    return banding.ambil(hasil, banding.pilih_kode(hasil, "2026"))


@pytest.fixture(scope="module")
def gambar(ini, hasil, terpilih):
    """One of each chart by name."""
    kelompok = [AKAR, *(k.id for k in ini.kelompok)]
    m = banding.matriks(terpilih, np.arange(5), kelompok)
    desa = banding.label_desa(terpilih.jawaban.kunci)
    ubah = banding.tabel_perubahan(hasil, banding.pilih_kode(hasil, "2026"))
    return {
        "tingkat": plotly.batang_tingkat(banding.bawah_atas(terpilih, "persiapan"), ini, "persiapan", RUPA),
        "peta": plotly.peta_panas(m[[k.id for k in ini.kelompok if k.kelompok]], desa, ini, RUPA),
        "sebaran": plotly.kotak_sebaran(banding.sebaran(m), ini, RUPA),
        "selisih": plotly.selisih_desa(banding.selisih(m, m.index[0]), ini, RUPA),
        "perubahan": plotly.batang_perubahan(ubah, ini, RUPA),
        "riwayat": plotly.garis_riwayat(banding.riwayat(hasil, m.index[0], "2026"), ini, RUPA),
    }


SEMUA = ["tingkat", "peta", "sebaran", "selisih", "perubahan", "riwayat"]


@pytest.mark.parametrize("nama", SEMUA)
def test_figures_use_a_decimal_comma_and_a_chart_cannot_be_dragged_on_a_phone(gambar, nama):
    tata = gambar[nama].layout
    assert tata.separators == ",."
    assert tata.dragmode is False
    assert tata.xaxis.fixedrange is True
    assert tata.yaxis.fixedrange is True


@pytest.mark.parametrize(
    ("nama", "judul"),
    [
        ("tingkat", "Skor (0–100)"),
        ("sebaran", "Skor (0–100)"),
        ("selisih", "Skor (0–100)"),
        ("perubahan", "Perubahan indeks (poin)"),
        ("riwayat", "Periode"),
    ],
)
def test_axes_say_what_is_measured(gambar, nama, judul):
    assert gambar[nama].layout.xaxis.title.text == judul


def test_a_line_of_history_names_the_score_on_its_vertical_axis(gambar):
    assert gambar["riwayat"].layout.yaxis.title.text == "Skor (0–100)"


@pytest.mark.parametrize("nama", SEMUA)
def test_a_name_from_a_file_does_not_become_markup(gambar, nama):
    isi = gambar[nama].to_json()
    assert "<a href" not in json.loads(isi).__str__()
    assert "\\u003ca href" not in isi


@pytest.mark.parametrize("nama", SEMUA)
def test_a_chart_holds_no_nan(gambar, nama):
    assert "NaN" not in json.dumps(json.loads(gambar[nama].to_json()))


def test_a_withheld_score_has_no_figure_and_its_label_says_so(gambar, terpilih):
    g = gambar["tingkat"]
    assert g.layout.yaxis2.ticktext[1] == ""
    assert g.layout.yaxis.ticktext[1].endswith("<br><i>belum dapat dinilai</i>")
    assert all(t for n, t in enumerate(g.layout.yaxis2.ticktext) if n != 1)
    batang = g.data[0]
    assert (batang.base[1], batang.x[1]) == (0, 0)  # nothing is certain
    assert (batang.base[6], batang.x[6]) == (0, 100)  # everything is possible, and hatched
    assert batang.marker.pattern.shape[6] == "/"


def test_a_change_since_another_version_bears_the_share_that_was_compared(ini, hasil):
    ubah = banding.tabel_perubahan(hasil, banding.pilih_kode(hasil, "2026")).assign(versi_lalu="1.0.0", bagian=0.489)
    label = plotly.batang_perubahan(ubah, ini, RUPA).layout.yaxis.ticktext
    assert label[0].endswith("<br><i>48% bobot sebanding</i>")
    assert label[1].endswith("<br><i>tidak ada yang sebanding</i>")


def test_a_change_on_a_short_scale_bears_its_decimals(hasil):
    ubah = banding.tabel_perubahan(hasil, banding.pilih_kode(hasil, "2026")).assign(ubah_indeks=0.05)
    assert plotly.batang_perubahan(ubah, muat_instrumen("spbe-2020"), RUPA).data[0].text[0] == "+0,05"


def test_the_key_calls_the_threshold_enough_only_where_nothing_else_decides(ini):
    tanpa_bintang = tuple(i.model_copy(update={"kritis": None}) for i in ini.indikator)
    tanpa_lantai = ini.gerbang.model_copy(update={"lantai": None})
    ragam = {
        "ambang 70, syarat nilai; ★ dan aspek ikut menentukan": {},
        "ambang 70, syarat nilai; ★ ikut menentukan": {"gerbang": tanpa_lantai},
        "ambang, tercapai mulai 70": {"gerbang": tanpa_lantai, "indikator": tanpa_bintang},
    }
    for kata, ubah in ragam.items():
        assert kunci_batang(ini.model_copy(update=ubah))[-1] == ("pd-garis-putus", kata)


def test_a_bar_is_full_to_the_lower_bound_and_hatched_to_the_upper(ini, terpilih):
    tabel = banding.bawah_atas(terpilih, "persiapan").iloc[[0]].assign(bawah=40.0, skor=50.0, atas=65.0, status="belum")
    batang = plotly.batang_tingkat(tabel, ini, "persiapan", RUPA).data[0]
    assert list(batang.base) == [0, 40]
    assert list(batang.x) == [40, 25]


def test_the_threshold_is_drawn_in_its_place_and_only_where_there_is_a_gate(gambar, ini, terpilih):
    garis = gambar["tingkat"].layout.shapes
    assert [(s.x0, s.x1) for s in garis] == [(70, 70)]
    tanpa = ini.model_copy(update={"gerbang": None})
    assert not plotly.batang_tingkat(banding.bawah_atas(terpilih, "persiapan"), tanpa, "persiapan", RUPA).layout.shapes


def test_a_score_below_the_threshold_is_not_written_as_the_threshold(ini, terpilih):
    tabel = banding.bawah_atas(terpilih, "persiapan").iloc[[0]].assign(skor=69.97, status="belum")
    assert list(plotly.batang_tingkat(tabel, ini, "persiapan", RUPA).layout.yaxis2.ticktext) == ["69,9"]


def test_a_status_can_be_read_without_colour(ini, terpilih):
    tabel = banding.bawah_atas(terpilih, "persiapan").iloc[[0, 2, 3]].assign(skor=[80.0, 60.0, 71.0])
    tabel["status"] = ["tercapai", "belum", "belum_pasti"]
    assert list(plotly.batang_tingkat(tabel, ini, "persiapan", RUPA).layout.yaxis2.ticktext) == [
        "80,0 ✓",
        "60,0",
        "71,0 ?",
    ]


def test_a_cell_without_a_score_holds_a_dash_and_no_colour(gambar):
    peta, *teks = gambar["peta"].data
    assert all(v is None for v in peta.z[1])
    isi = {(x, y): t for jejak in teks for x, y, t in zip(jejak.x, jejak.y, jejak.text, strict=True)}
    assert len(isi) == 5 * 13
    assert {isi[x, peta.y[1]] for x in range(13)} == {"–"}
    assert "–" not in {isi[x, peta.y[0]] for x in range(13)}


def test_the_figure_in_a_cell_is_rounded_down(ini, terpilih):
    m = banding.matriks(terpilih, np.array([0]), ["1a", "1b"]).assign(**{"1a": 69.97, "1b": 70.0})
    teks = [t for jejak in plotly.peta_panas(m, ["Desa"], ini, RUPA).data[1:] for t in jejak.text]
    assert sorted(teks) == ["69", "70"]


@pytest.mark.parametrize("rupa", [RUPA, GELAP])
@pytest.mark.parametrize("bagian", np.linspace(0, 1, 21).tolist())
def test_the_figure_in_a_cell_can_always_be_read(rupa, bagian):
    assert kontras(rgb(rupa.tinta_di(bagian)), warna_panas(rupa.panas, bagian)) >= 4.5


def test_a_change_that_cannot_be_compared_has_no_bar(gambar):
    batang = gambar["perubahan"].data[0]
    assert batang.x[1] is None
    assert batang.text[1] == ""
    assert all(t[0] in "+−" or t == "0,0" or t.startswith("kurang") for n, t in enumerate(batang.text) if n != 1)


def test_a_group_without_a_score_is_not_in_the_spread(ini, terpilih):
    m = banding.matriks(terpilih, np.array([0, 2]), [AKAR, "persiapan", "1a"]).assign(persiapan=np.nan)
    g = plotly.kotak_sebaran(banding.sebaran(m), ini, RUPA)
    assert len(g.data[0].median) == 2
    assert list(g.layout.yaxis.ticktext) == ["<b>Indeks</b>", "Situs informasi desa"]


def test_the_height_of_a_chart_follows_the_number_of_villages(ini, terpilih):
    tabel = banding.bawah_atas(terpilih, "persiapan")
    satu, lima = (plotly.batang_tingkat(tabel.iloc[:n], ini, "persiapan", RUPA).layout.height for n in (1, 5))
    assert lima >= satu + 4 * 26


def test_lines_of_history_differ_in_shape_and_not_only_in_colour(gambar):
    garis = gambar["riwayat"].data
    assert len({(j.line.dash, j.marker.symbol) for j in garis}) == 4
    assert not any(j.connectgaps for j in garis)


def test_there_are_no_buttons_of_plotlys_bar():
    assert plotly.SETELAN["displayModeBar"] is False
