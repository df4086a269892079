"""Going on with an assessment, or beginning one: village, period, team, day."""

from collections.abc import Iterable
from typing import Final

import streamlit as st

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.kepala_lembar import PANJANG_ANGGOTA, sebut_lembar
from penilaian.dasbor.halaman.isi.tautan_kartu import alamat
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.desa_dan_periode import pilih_desa_di, pilih_periode
from penilaian.dasbor.sumber.muatan import instrumen_mengisi
from penilaian.desa import Desa, dikenal
from penilaian.markah import unsur
from penilaian.narasi.nama import sebut_desa
from penilaian.narasi.waktu import hari_ini, sebut_zona
from penilaian.simpan import PANJANG_NAMA, Awal, GalatSimpan, Lembar, Pelaku, nama_sama, rapikan_baris, zona_waktu

BANYAK_LEMBAR: Final = 30
"""Assessments listed at a time."""


def mulai(siapa: Pelaku) -> None:
    """Draw what is under way in the person's area, and the form that begins another."""
    lukis(
        kepala_halaman(
            "Isi Penilaian",
            "Setiap jawaban tersimpan begitu diberikan; penilaian dapat dilanjutkan kapan saja, di perangkat mana pun.",
        )
    )
    siapkan = unsur("a", "Siapkan dahulu", href="siapkan", target="_self", kelas="pd-kembali")
    lukis(unsur("p", siapkan, ": siapa yang ditanya, apa yang perlu ada di tangan, berapa lama."))
    _lanjutkan(siapa)
    lukis(unsur("h2", "Mulai penilaian baru"))
    with st.container(key="pd-isi-mulai"):
        desa = pilih_desa_di(siapa.wilayah("buat"), "isi")
        if desa is not None:
            _mulai(siapa, desa)


def _lanjutkan(siapa: Pelaku) -> None:
    rak, kata = gudang().lembar, ""
    semua = rak.jumlah(siapa, hak="isi")
    if not semua:
        return
    lukis(unsur("h2", "Lanjutkan"))
    if semua > BANYAK_LEMBAR:
        kata = st.text_input("Cari penilaian", placeholder="Nama atau kode desa", key="isi_cari_lembar").strip()
        cocok = rak.jumlah(siapa, hak="isi", cari=kata)
        lukis(unsur("p", f"{min(BANYAK_LEMBAR, cocok)} dari {cocok} penilaian.", kelas="pd-keterangan"))
    _daftar(rak.daftar(siapa, hak="isi", cari=kata, urut="lanjut", banyak=BANYAK_LEMBAR))


def _daftar(lembar: Iterable[Lembar]) -> None:
    lukis(unsur("ul", *(unsur("li", _tautan(x)) for x in lembar), kelas="pd-lembar"))


def _tautan(x: Lembar) -> object:
    banyak = len(gudang().instrumen.ambil(x.sidik).ditanyakan)
    return unsur("a", sebut_lembar(x, banyak), href=alamat(x.id), target="_self")


def _mulai(siapa: Pelaku, desa: Desa) -> None:
    zona = zona_waktu(desa.kode)
    kini = hari_ini(zona)
    tahu = dikenal(desa.kode)
    if not tahu and (nama_tersimpan := gudang().lembar.nama_desa(siapa, desa.kode)) is not None:
        desa, tahu = Desa(desa.kode, *nama_tersimpan), nama_tersimpan[0] != desa.kode
    lukis(unsur("p", unsur("b", sebut_desa(desa)), f", waktu {sebut_zona(zona)}"))
    ada = [x for x in gudang().lembar.daftar(siapa, desa=desa.kode) if x.desa_kode == desa.kode]
    with st.form("isi_mulai", border=True):
        nama, kecamatan, kabupaten = ("", "", "") if tahu else _nama()
        instrumen_id = _instrumen()
        periode = pilih_periode(kini.year, "isi")
        tim = st.text_input("Nama tim, untuk membedakan beberapa tim yang menilai desa ini", "utama", max_chars=60)
        anggota = st.text_area("Anggota tim, satu nama tiap baris", height=100, max_chars=PANJANG_ANGGOTA)
        tanggal = st.date_input("Tanggal penilaian", kini, max_value=kini, format="DD/MM/YYYY")
        kirim = st.form_submit_button("Mulai mengisi", type="primary")
    if not kirim:
        return
    sama = next((x for x in ada if x.periode == periode and nama_sama(x.tim, tim)), None)
    if sama is not None:
        lukis(pesan("Penilaian itu sudah ada; lanjutkan di sini:", "tenang"))
        _daftar([sama])
        return
    try:
        if not tahu and not rapikan_baris(nama, "Nama desa"):
            raise GalatSimpan("Tulis nama desanya.")
        sidik = gudang().instrumen.daftarkan(instrumen_id).sidik_utuh
        awal = Awal(
            desa.kode,
            periode,
            sidik,
            tim=tim,
            tanggal=tanggal,
            anggota=tuple(anggota.splitlines()),
            nama_desa=nama,
            kecamatan=kecamatan,
            kabupaten=kabupaten,
        )
        lembar = gudang().lembar.buat(siapa, awal)
    except GalatSimpan as galat:
        lukis(pesan(str(galat)))
        return
    st.query_params.from_dict({"penilaian": str(lembar.id)})
    st.rerun()


def _instrumen() -> str:
    """Draw the choice of the instrument where there is more than one, and return its id."""
    pilihan = instrumen_mengisi()
    if len(pilihan) == 1:
        return next(iter(pilihan))
    return st.selectbox(
        "Instrumen",
        list(pilihan),
        format_func=lambda id_: pilihan[id_].sebutan if id_ in pilihan else id_,
        key="isi_instrumen",
        filter_mode=None,
    )


def _nama() -> tuple[str, str, str]:
    lukis(unsur("p", "Kode ini tidak ada dalam daftar Kemendagri; tulis namanya.", kelas="pd-keterangan"))
    nama = st.text_input("Nama desa", max_chars=PANJANG_NAMA)
    return nama, st.text_input("Kecamatan", max_chars=PANJANG_NAMA), st.text_input("Kabupaten", max_chars=PANJANG_NAMA)
