"""The list of assessments: of one's own area, filtered, searched, a page of them at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, cast

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.komponen.alamat import cari_di_alamat, pilih_di_alamat
from penilaian.dasbor.komponen.kepala_halaman import lencana
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.markah import Html, unsur
from penilaian.narasi.ejaan import awal_besar, awal_kecil, sebut_periode
from penilaian.narasi.keadaan import SEBUTAN_KEADAAN
from penilaian.narasi.waktu import saat
from penilaian.simpan import Aksi, Keadaan, Lembar, Pelaku, Saringan, Urutan

SEHALAMAN: Final = 20
"""Assessments sent to the browser at a time."""

_MENUNGGU: Final = "diajukan"


@dataclass(frozen=True)
class Cara:
    """What a list is for.

    Attributes:
        alamat: page that opens an assessment.
        aksi: right that tells whose area is listed.
        keadaan: state shown where the address names none, ``""`` = all.
    """

    alamat: str
    aksi: Aksi
    keadaan: str = ""


def daftar(siapa: Pelaku, cara: Cara) -> None:
    """Draw filters and list; the store filters, and gives a page."""
    kata = cari_di_alamat("Cari", "cari", "Desa, kecamatan, kode atau tim")
    with st.container(horizontal=True, key="pd-saring"):
        pilihan = {"": "Semua"} | dict(SEBUTAN_KEADAAN)
        keadaan = pilih_di_alamat("Keadaan", pilihan, "keadaan", semula=cara.keadaan, lebar=280)
        periode = {p: awal_besar(sebut_periode(p)) for p in gudang().lembar.periode(siapa, hak=cara.aksi)}
        dipilih = pilih_di_alamat("Periode", {"": "Semua"} | periode, "waktu", lebar=220)
    saringan = Saringan(
        hak=cara.aksi,
        cari=kata,
        periode=dipilih or None,
        keadaan=[cast("Keadaan", keadaan)] if keadaan in SEBUTAN_KEADAAN else None,
    )
    _halaman(siapa, saringan, cara, keadaan)


def _halaman(siapa: Pelaku, saringan: Saringan, cara: Cara, keadaan: str) -> None:
    rak = gudang().lembar
    banyak = rak.jumlah(siapa, **saringan)
    if not banyak:
        kosong = f"Tidak ada penilaian yang {awal_kecil(SEBUTAN_KEADAAN[_MENUNGGU])}."
        teks = kosong if keadaan == _MENUNGGU else "Tidak ada yang cocok."
        lukis(unsur("p", teks, kelas="pd-v-hampa", role="status"))
        return
    halaman = -(-banyak // SEHALAMAN)
    tempat = st.container()
    ke = min(st.pagination(halaman, key="hal", bind="query-params"), halaman) if halaman > 1 else 1
    urutan: Urutan = "antre" if keadaan == _MENUNGGU else "desa"
    tampil = rak.daftar(siapa, urut=urutan, lewati=(ke - 1) * SEHALAMAN, banyak=SEHALAMAN, **saringan)
    urut = ", yang paling lama menunggu lebih dulu" if keadaan == _MENUNGGU else ""
    with tempat:
        lukis(
            unsur("p", f"{ribuan(banyak)} penilaian{urut}.", kelas="pd-keterangan", role="status"),
            tabel_lipat(
                ("Desa", "Periode", "Tim", *(() if keadaan else ("Keadaan",)), "Terjawab", "Diperiksa", "Berubah"),
                _baris(siapa, tampil, cara, keadaan),
                judul="Penilaian",
                angka={3, 4} if keadaan else {4, 5},
            ),
        )


def _baris(siapa: Pelaku, tampil: Iterable[Lembar], cara: Cara, keadaan: str) -> Iterable[tuple[object, ...]]:
    for x in tampil:
        banyak = len(gudang().instrumen.ambil(x.sidik).ditanyakan)
        yield (
            _desa(x, cara),
            sebut_periode(x.periode),
            unsur("span", x.tim, " ", lencana("resmi")) if x.resmi else x.tim,
            *(() if keadaan else (SEBUTAN_KEADAAN[x.keadaan],)),
            f"{ribuan(x.terisi)} dari {ribuan(banyak)}",
            f"{ribuan(_diperiksa(siapa, x))} dari {ribuan(x.terisi)}" if x.keadaan != "draf" else "–",
            saat(x.diubah, x.zona_waktu),
        )


def _desa(x: Lembar, cara: Cara) -> Html:
    tempat = ", ".join(k for k in (x.kecamatan, x.kabupaten) if k)
    return unsur(
        "span",
        unsur("a", x.desa_nama, href=f"{cara.alamat}?penilaian={x.id}", target="_self"),
        unsur("span", f"{x.desa_kode}{f' · {tempat}' if tempat else ''}", kelas="pd-rujukan"),
    )


def _diperiksa(siapa: Pelaku, x: Lembar) -> int:
    jawaban: Mapping[str, object] = {
        i: j
        for i, j in gudang().jawaban.semua(siapa, x.id).items()
        if j.teks and not j.bawaan and j.teks_verifikasi is not None and not j.usang
    }
    return len(jawaban)
