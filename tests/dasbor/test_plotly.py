"""Charts: decimal comma, titled axes, nothing withheld drawn as 0, nothing from a file taken for markup."""

import json
from dataclasses import replace

import numpy as np
import pytest

from penilaian import banding
from penilaian.contoh import buat
from penilaian.dasbor.halaman.bandingkan import plotly
from penilaian.dasbor.halaman.bandingkan.plotly.rupa import kontras, rgb, warna_panas
from penilaian.jawaban import KOSONG
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen
from penilaian.skor import AKAR

JAHAT = '<a href="javascript:alert(1)">Desa</a> <b>&'
RUPA = plotly.Rupa()
GELAP = plotly.Rupa(tinta="#e4eeea", kertas="#0f1d1b", panas=("#173431", "#20675f", "#25a595", "#c2e9e2"))


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
def test_angka_memakai_koma_desimal_dan_gambar_tidak_dapat_tergeser_di_ponsel(gambar, nama):
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
def test_sumbu_menyebut_apa_yang_diukur(gambar, nama, judul):
    assert gambar[nama].layout.xaxis.title.text == judul


def test_garis_riwayat_menyebut_skor_pada_sumbu_tegak(gambar):
    assert gambar["riwayat"].layout.yaxis.title.text == "Skor (0–100)"


@pytest.mark.parametrize("nama", SEMUA)
def test_nama_dari_berkas_tidak_menjadi_markah(gambar, nama):
    isi = gambar[nama].to_json()
    assert "<a href" not in json.loads(isi).__str__()
    assert "\\u003ca href" not in isi


@pytest.mark.parametrize("nama", SEMUA)
def test_gambar_tidak_memuat_nan(gambar, nama):
    assert "NaN" not in json.dumps(json.loads(gambar[nama].to_json()))


def test_skor_yang_ditahan_tidak_berangka_dan_labelnya_mengatakannya(gambar, terpilih):
    g = gambar["tingkat"]
    assert g.layout.yaxis2.ticktext[1] == ""
    assert g.layout.yaxis.ticktext[1].endswith("<br><i>belum dapat dinilai</i>")
    assert all(t for n, t in enumerate(g.layout.yaxis2.ticktext) if n != 1)
    batang = g.data[0]
    assert (batang.base[1], batang.x[1]) == (0, 0)  # nothing is certain
    assert (batang.base[6], batang.x[6]) == (0, 100)  # everything is possible, and hatched
    assert batang.marker.pattern.shape[6] == "/"


def test_batang_penuh_sampai_batas_bawah_dan_arsiran_sampai_batas_atas(ini, terpilih):
    tabel = banding.bawah_atas(terpilih, "persiapan").iloc[[0]].assign(bawah=40.0, skor=50.0, atas=65.0, status="belum")
    batang = plotly.batang_tingkat(tabel, ini, "persiapan", RUPA).data[0]
    assert list(batang.base) == [0, 40]
    assert list(batang.x) == [40, 25]


def test_ambang_digambar_pada_tempatnya_dan_hanya_bila_ada_gerbang(gambar, ini, terpilih):
    garis = gambar["tingkat"].layout.shapes
    assert [(s.x0, s.x1) for s in garis] == [(70, 70)]
    tanpa = ini.model_copy(update={"gerbang": None})
    assert not plotly.batang_tingkat(banding.bawah_atas(terpilih, "persiapan"), tanpa, "persiapan", RUPA).layout.shapes


def test_skor_di_bawah_ambang_tidak_ditulis_sebagai_ambang(ini, terpilih):
    tabel = banding.bawah_atas(terpilih, "persiapan").iloc[[0]].assign(skor=69.97, status="belum")
    assert list(plotly.batang_tingkat(tabel, ini, "persiapan", RUPA).layout.yaxis2.ticktext) == ["69,9"]


def test_status_terbaca_tanpa_warna(ini, terpilih):
    tabel = banding.bawah_atas(terpilih, "persiapan").iloc[[0, 2, 3]].assign(skor=[80.0, 60.0, 71.0])
    tabel["status"] = ["tercapai", "belum", "belum_pasti"]
    assert list(plotly.batang_tingkat(tabel, ini, "persiapan", RUPA).layout.yaxis2.ticktext) == [
        "80,0 ✓",
        "60,0",
        "71,0 ?",
    ]


def test_sel_tanpa_skor_berisi_garis_dan_tidak_berwarna(gambar):
    peta, *teks = gambar["peta"].data
    assert all(v is None for v in peta.z[1])
    isi = {(x, y): t for jejak in teks for x, y, t in zip(jejak.x, jejak.y, jejak.text, strict=True)}
    assert len(isi) == 5 * 13
    assert {isi[x, peta.y[1]] for x in range(13)} == {"–"}
    assert "–" not in {isi[x, peta.y[0]] for x in range(13)}


def test_angka_dalam_sel_dibulatkan_ke_bawah(ini, terpilih):
    m = banding.matriks(terpilih, np.array([0]), ["1a", "1b"]).assign(**{"1a": 69.97, "1b": 70.0})
    teks = [t for jejak in plotly.peta_panas(m, ["Desa"], ini, RUPA).data[1:] for t in jejak.text]
    assert sorted(teks) == ["69", "70"]


@pytest.mark.parametrize("rupa", [RUPA, GELAP])
@pytest.mark.parametrize("bagian", np.linspace(0, 1, 21).tolist())
def test_angka_dalam_sel_selalu_terbaca(rupa, bagian):
    assert kontras(rgb(rupa.tinta_di(bagian)), warna_panas(rupa.panas, bagian)) >= 4.5


def test_perubahan_yang_tak_terbanding_tidak_berbatang(gambar):
    batang = gambar["perubahan"].data[0]
    assert batang.x[1] is None
    assert batang.text[1] == ""
    assert all(t[0] in "+−" or t == "0,0" or t.startswith("kurang") for n, t in enumerate(batang.text) if n != 1)


def test_kelompok_tanpa_skor_tidak_masuk_sebaran(ini, terpilih):
    m = banding.matriks(terpilih, np.array([0, 2]), [AKAR, "persiapan", "1a"]).assign(persiapan=np.nan)
    g = plotly.kotak_sebaran(banding.sebaran(m), ini, RUPA)
    assert len(g.data[0].median) == 2
    assert list(g.layout.yaxis.ticktext) == ["<b>Indeks</b>", "Situs informasi desa"]


def test_tinggi_gambar_mengikuti_banyak_desa(ini, terpilih):
    tabel = banding.bawah_atas(terpilih, "persiapan")
    satu, lima = (plotly.batang_tingkat(tabel.iloc[:n], ini, "persiapan", RUPA).layout.height for n in (1, 5))
    assert lima >= satu + 4 * 26


def test_garis_riwayat_berbeda_bentuk_bukan_hanya_warna(gambar):
    garis = gambar["riwayat"].data
    assert len({(j.line.dash, j.marker.symbol) for j in garis}) == 4
    assert not any(j.connectgaps for j in garis)


def test_tanpa_tombol_bilah_plotly():
    assert plotly.SETELAN["displayModeBar"] is False
