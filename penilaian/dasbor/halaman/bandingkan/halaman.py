"""Bandingkan Desa: villages side by side, for who looks after several of them."""

from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from penilaian import banding
from penilaian.angka import persen, ribuan
from penilaian.dasbor.halaman.bandingkan import plotly
from penilaian.dasbor.halaman.bandingkan.bagan import (
    angka_bagan,
    bagan,
    bagian,
    isi_halaman,
    kunci_batang,
    kunci_gambar,
    kunci_peta,
    rupa,
)
from penilaian.dasbor.halaman.bandingkan.bahan_bagan import PALING_BANYAK, Bahan
from penilaian.dasbor.halaman.bandingkan.periode_lalu import perubahan
from penilaian.dasbor.halaman.bandingkan.pilih import pilih_banding
from penilaian.dasbor.halaman.bandingkan.satu_desa import satu_desa
from penilaian.dasbor.komponen.gaya import gaya_halaman, pasang_gaya
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_angka import berhalaman, tabel_angka
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.sesi import unduh_tabel
from penilaian.dasbor.sumber.keterangan import catatan_sumber, lencana_sumber, sebut_asal
from penilaian.dasbor.sumber.pilih_skor import kabar_skor, pilih_skor
from penilaian.dasbor.sumber.tampil import sumber_atau_temuan
from penilaian.grafik import batang, daftar_batang
from penilaian.markah import Html, unsur
from penilaian.narasi import banding as kalimat

RENTANG_BUKTI: Final = (
    "Indeks paling rendah dan paling tinggi, bila jawaban yang buktinya belum diterima dapat bernilai apa saja."
)
_LEMBAR: Final = Path(__file__).with_name("bandingkan.css")


def tampilkan() -> None:
    """Draw the page."""
    gaya_halaman()
    pasang_gaya(_LEMBAR)
    sumber = sumber_atau_temuan().bertanda
    siapa = sumber.hasil.instrumen.yang_dinilai
    kepala = st.container()
    pilih_skor(sumber)
    pilihan = pilih_banding(sumber)
    with kepala:
        lukis(
            kepala_halaman(
                f"Bandingkan {siapa.capitalize()}",
                f"Beberapa {siapa} berdampingan. Setiap {siapa} dinilai sendiri: membandingkan tidak mengubah "
                "nilainya.",
                lencana_sumber(sumber, pilihan.baris),
                sebut_asal(sumber, pilihan.baris),
            ),
            kabar_skor(sumber),
            catatan_sumber(sumber, pilihan.baris),
        )
    terpilih = banding.ambil(sumber.hasil, pilihan.baris)
    daftar = banding.urutkan(banding.daftar_desa(terpilih), pilihan.urutan.kolom, pilihan.urutan.turun)
    baris = pilihan.baris[daftar.index.to_numpy()]
    bahan = Bahan(sumber.hasil, banding.ambil(sumber.hasil, baris), pilihan, rupa())
    _pembuka(bahan)
    lukis(isi_halaman(_isi(bahan)))
    if bahan.sedikit:
        _tingkat(bahan)
        _aspek(bahan)
    else:
        batas = f"Batang dan peta panas setiap {siapa} tampil untuk paling banyak {ribuan(PALING_BANYAK)} {siapa}."
        pilih = "satu kecamatan atau beberapa desa" if siapa == "desa" else f"beberapa {siapa}"
        lukis(pesan(f"{batas} Pilih {pilih} untuk melihatnya.", "tenang"))
    _sebaran(bahan)
    satu_desa(bahan)
    perubahan(bahan)
    _daftar(bahan, daftar.assign(**sumber.kolom_bukti(baris)))
    unduh_tabel(
        partial(sumber.tabel, baris), f"bandingkan-{siapa}-{pilihan.periode}", "unduh", instrumen=bahan.instrumen
    )


def _isi(bahan: Bahan) -> list[tuple[str, str]]:
    """Anchors and names of the parts that the page has."""
    sedikit = [("tingkat", "Tingkat"), ("aspek", "Aspek")] if bahan.sedikit else []
    beberapa = [("sebaran", "Sebaran")] if len(bahan.hasil) > 1 else []
    perubahan = [("perubahan", "Perubahan")] if not bahan.sedikit or len(bahan.perubahan) else []
    return [*sedikit, *beberapa, ("satu-desa", f"Satu {bahan.siapa}"), *perubahan, ("daftar", "Daftar dan unduhan")]


def _pembuka(bahan: Bahan) -> None:
    """The sentence, and how many villages stand on each stage."""
    periode = bahan.pilihan.periode
    desa = bahan.siapa == "desa"
    rekaan = kalimat.kalimat_rekaan(bahan.hasil.jawaban.kunci["kode_desa"]) if desa else ""
    if bahan.hasil.posisi is None:
        utama = kalimat.kalimat_indeks(bahan.sebaran, periode, bahan.instrumen)
        lukis(_ringkas(utama, [bahan.kalimat_jarak, rekaan]))
        return
    posisi = banding.banyak_per_posisi(bahan.hasil, bahan.baris)
    batang_posisi = daftar_batang(
        batang(
            str(b["nama"]),
            float(b["bagian"]),
            f"{ribuan(int(b['desa']))} {bahan.siapa}",
            kalimat.di_antaranya(int(b["mungkin_lebih"])),
        )
        for _, b in posisi[::-1].iterrows()
    )
    utama = kalimat.kalimat_posisi(posisi, periode, bahan.siapa)
    lukis(_ringkas(utama, [bahan.kalimat_jarak, kalimat.kalimat_mungkin(posisi, bahan.siapa), rekaan], batang_posisi))


def _ringkas(utama: str, lain: list[str], batang_posisi: Html | None = None) -> Html:
    teks = unsur(
        "div", unsur("p", utama, kelas="pd-kalimat"), *(unsur("p", k, kelas="pd-keterangan") for k in lain if k)
    )
    return unsur("div", teks, unsur("div", batang_posisi) if batang_posisi else None, kelas="pd-ringkas")


def _tingkat(bahan: Bahan) -> None:
    """Bars of each top group, and their table."""
    ini, h = bahan.instrumen, bahan.hasil
    isi, judul = "", "Skor setiap domain"
    if h.posisi is not None:
        judul = "Skor setiap tingkat"
        isi = kalimat.kalimat_tingkat(banding.status_per_tingkat(h), len(h), ini)
    bagian(judul, isi, jangkar="tingkat", kunci=kunci_gambar(kunci_batang(ini)))
    sel = [k for _ in range(0, len(ini.puncak), 2) for k in st.columns(2)]
    for tempat, t in zip(sel, ini.puncak, strict=False):
        with tempat:
            lukis(unsur("h3", t.nama))
            gambar = plotly.batang_tingkat(banding.bawah_atas(h, t.id), ini, t.id, bahan.rupa)
            bagan(gambar, f"Batang skor {t.nama} dari {ribuan(len(h))} {bahan.siapa}", f"bagan_{t.id}")
    angka_bagan(lambda: _tabel_tingkat(bahan), "angka_tingkat")


def _tabel_tingkat(bahan: Bahan) -> None:
    tabel = banding.daftar_desa(bahan.hasil)
    kolom = {"desa": bahan.siapa.capitalize(), "indeks": "Indeks"} | {
        f"skor_{t.id}": t.nama for t in bahan.instrumen.puncak
    }
    tabel_angka(tabel, kolom, bahan.mistar, judul=f"Skor setiap tingkat menurut {bahan.siapa}")


def _aspek(bahan: Bahan) -> None:
    """Heat map of groups by village, and its table."""
    ini, matriks = bahan.instrumen, bahan.matriks[bahan.aspek]
    median = bahan.sebaran["median"]
    bagian(
        "Peta aspek",
        kalimat.kalimat_aspek(median, banding.ujung(median[bahan.aspek]), ini),
        jangkar="aspek",
        kunci=kunci_gambar(kunci_peta(ini)),
    )
    gambar = plotly.peta_panas(matriks, bahan.desa, ini, bahan.rupa)
    bagan(gambar, f"Peta panas {ribuan(len(bahan.aspek))} aspek menurut {bahan.siapa}", "peta")
    singkatan = ((plotly.label_kelompok(k), ini.kelompok_per_id[k].nama) for k in bahan.aspek)
    lukis(unsur("dl", *(unsur("div", unsur("dt", s), unsur("dd", n)) for s, n in singkatan), kelas="pd-singkatan"))
    tabel = matriks.reset_index(drop=True)
    tabel.insert(0, "desa", bahan.desa)
    kolom = {"desa": bahan.siapa.capitalize()} | {k: ini.kelompok_per_id[k].nama for k in bahan.aspek}
    angka_bagan(
        lambda: tabel_angka(tabel, kolom, bahan.mistar, judul=f"Skor aspek menurut {bahan.siapa}"), "angka_aspek"
    )


def _sebaran(bahan: Bahan) -> None:
    """Boxes of how scores spread, and their table."""
    if len(bahan.hasil) < 2:
        return
    ini = bahan.instrumen
    bagian(
        "Sebaran",
        bahan.kalimat_jarak,
        f"Seberapa jauh skornya berbeda. Kotak memuat separuh {bahan.siapa} yang di tengah; garis di dalamnya median, "
        f"yaitu skor yang membagi dua: separuh {bahan.siapa} di bawahnya, separuh di atasnya. Ujung garis terendah dan "
        "tertinggi. Skor yang belum dapat dinilai tidak ikut.",
        jangkar="sebaran",
    )
    bagan(
        plotly.kotak_sebaran(bahan.sebaran, ini, bahan.rupa), "Kotak sebaran skor setiap tingkat dan aspek", "sebaran"
    )
    tabel = bahan.sebaran.assign(nama=[kalimat.nama_kelompok(ini, k) for k in bahan.sebaran.index])
    kolom = {
        "nama": "Tingkat atau aspek",
        "desa": f"{bahan.siapa.capitalize()} dinilai",
        "terendah": "Terendah",
        "kuartil_bawah": "Kuartil bawah",
        "median": "Median",
        "kuartil_atas": "Kuartil atas",
        "tertinggi": "Tertinggi",
    }
    angka_bagan(lambda: tabel_angka(tabel, kolom, bahan.mistar, judul="Sebaran skor"), "angka_sebaran")


def _daftar(bahan: Bahan, daftar: pd.DataFrame) -> None:
    """The villages as a list, filtered and paged on the server."""
    bukti = {"bukti_bawah": "Menurut bukti, terendah", "bukti_atas": "Menurut bukti, tertinggi"}
    bukti = {k: nama for k, nama in bukti.items() if k in daftar}
    cara = "Ketuk judul kolom untuk mengurutkan."
    cara += f" Menurut bukti: {RENTANG_BUKTI}" if bukti else ""
    bagian(f"Daftar {bahan.siapa}", cara=cara, jangkar="daftar")
    if "posisi_nama" in daftar:
        nama = [bahan.hasil.nama_posisi(p) for p in range(len(bahan.instrumen.puncak) + 1)]
        posisi = st.pills("Tampilkan yang posisinya", nama, selection_mode="multi", key="posisi", bind="query-params")
        daftar = daftar[daftar["posisi_nama"].isin(posisi)] if posisi else daftar
    kolom = {"desa": bahan.siapa.capitalize()} | ({"kecamatan": "Kecamatan"} if bahan.siapa == "desa" else {})
    kolom |= {"posisi_nama": "Posisi"} if "posisi_nama" in daftar else {}
    kolom |= {"indeks": "Indeks"} | {f"skor_{t.id}": t.nama for t in bahan.instrumen.puncak}
    kolom |= bukti | {"kelengkapan": "Terjawab"}
    tabel_angka(
        berhalaman(daftar, PALING_BANYAK),
        kolom,
        bahan.mistar,
        judul=f"Daftar {bahan.siapa} dengan posisi dan skornya",
        format_={"kelengkapan": persen},
    )
