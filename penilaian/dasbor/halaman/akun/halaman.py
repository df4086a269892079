"""Akun: who I am here, my password, logging out; for an admin everybody's accounts and roles."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor import sesi
from penilaian.dasbor.gudang import gudang, gudang_bila_ada
from penilaian.dasbor.halaman.akun.banyak import tambah_banyak
from penilaian.dasbor.halaman.akun.tanpa_penilai import desa_tanpa_penilai
from penilaian.dasbor.komponen.gaya import gaya_halaman, gaya_tombol, pasang_gaya
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.masuk.keluar import tombol_keluar
from penilaian.dasbor.masuk.penyedia import setelan_penyedia
from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.peran import SEBUTAN_PERAN
from penilaian.simpan import (
    PANJANG_NAMA,
    SETELAN,
    GalatSimpan,
    Pelaku,
    Peran,
    boleh,
    peran_baru,
    sandi_acak,
    sebut_peran,
)
from penilaian.simpan.rak import Akun

_KABAR: Final = "akun_kabar"
_PUTARAN: Final = "akun_putaran"
_CARA: Final = {"sandi": "Sandi", "penyedia": "Penyedia login", "penyedia_menunggu": "Penyedia login, belum pernah"}

_LEMBAR: Final = Path(__file__).with_name("akun.css")


def tampilkan() -> None:
    """Draw the page."""
    gaya_halaman()
    gaya_tombol()
    pasang_gaya(_LEMBAR)
    siapa = sesi.pelaku()
    if siapa.pengguna_id is None:
        _tamu()
        return
    lukis(kepala_halaman("Akun", "Siapa Anda di sini, sandi, dan keluar."))
    _kabarkan()
    _diri(siapa, gudang().akun.satu(siapa, siapa.pengguna_id))
    if siapa.wilayah("kelola_akun"):
        _kelola(siapa)
    if boleh(siapa, "atur"):
        _atur(siapa)


# -- oneself ---------------------------------------------------------------------------------------------------------


def _tamu() -> None:
    ada = gudang_bila_ada() is not None and gudang().akun.ada()
    kalimat = (
        "Masuk untuk mengisi, memverifikasi atau membaca penilaian yang menjadi tugas Anda."
        if ada
        else "Belum ada akun, jadi dasbor ini hanya menampilkan data contoh."
    )
    tautan = ("Masuk", sesi.tautan_masuk("akun")) if ada else ("Buat akun admin pertama", "mulai")
    tombol = unsur("a", tautan[0], href=tautan[1], target="_self", kelas="pd-tombol pd-pokok")
    lukis(kepala_halaman("Akun"), unsur("p", kalimat), unsur("div", tombol, kelas="pd-baris-tombol"))


def _diri(siapa: Pelaku, akun: Akun) -> None:
    jumlah = gudang().sesi.jumlah(siapa, akun.id)
    baris = (
        ("Nama", akun.nama),
        ("Nama masuk", akun.nama_masuk),
        ("Peran", gabung(*(unsur("div", sebut_lengkap(p)) for p in akun.peran))),
        ("Masuk di", f"{ribuan(jumlah)} peramban"),
    )
    ganti = unsur("a", "Ganti sandi", href="masuk/sandi", target="_self", kelas="pd-tombol")
    lukis(
        unsur("dl", *(gabung(unsur("dt", k), unsur("dd", v)) for k, v in baris), kelas="pd-diri"),
        unsur("div", ganti if akun.cara == "sandi" else None, tombol_keluar(), kelas="pd-baris-tombol"),
    )
    token = sesi.token_tab()
    if jumlah > 1 and token and st.button("Keluar dari peramban lain", key="akun_keluar_lain"):
        _lakukan(lambda: f"{gudang().sesi.keluar_lain(token)} sesi lain berakhir.")


def sebut_lengkap(peran: Peran) -> str:
    """Return a role in words with the name of its area where that is known."""
    return sebut_peran(peran) if peran.wilayah else f"{sebut_peran(peran)} (semua wilayah)"


# -- everybody -------------------------------------------------------------------------------------------------------


def _kelola(siapa: Pelaku) -> None:
    semua = gudang().akun.daftar(siapa)
    lukis(
        unsur("h2", "Semua akun"),
        tabel_lipat(
            ("Nama", "Nama masuk", "Peran", "Masuk dengan", "Keadaan"),
            [
                (
                    a.nama,
                    a.nama_masuk,
                    ", ".join(map(sebut_lengkap, a.peran)),
                    _CARA[a.cara],
                    "Aktif" if a.aktif else "Ditutup",
                )
                for a in semua
            ],
            judul="Akun, peran dan keadaannya",
        ),
    )
    _tambah(siapa)
    tambah_banyak(siapa)
    desa_tanpa_penilai(siapa)
    lukis(unsur("h2", "Ubah akun"))
    dipilih = st.selectbox(
        "Akun", semua, index=None, placeholder="Pilih akun", format_func=lambda a: f"{a.nama} ({a.nama_masuk})"
    )
    if dipilih is not None:
        _ubah(siapa, dipilih)


def _tambah(siapa: Pelaku) -> None:
    lukis(unsur("h2", "Tambah akun"))
    putaran = st.session_state.setdefault(_PUTARAN, 0)
    penyedia = setelan_penyedia()
    with st.form(f"akun_tambah_{putaran}"):
        nama = st.text_input("Nama lengkap", max_chars=100)
        nama_masuk = st.text_input("Nama masuk", max_chars=100, placeholder="misalnya siti.aminah, atau alamat surel")
        baca_peran = _isian_peran()
        lewat_penyedia = bool(penyedia) and st.checkbox(
            f"Masuk lewat {penyedia.nama if penyedia else ''}; nama masuknya alamat surel di sana"
        )
        if st.form_submit_button("Tambah akun", type="primary"):
            sandi = None if lewat_penyedia else sandi_acak()
            _lakukan(lambda: _ditambahkan(siapa, nama_masuk, nama, baca_peran(), sandi), putar=True)


def _ditambahkan(siapa: Pelaku, nama_masuk: str, nama: str, peran: Peran, sandi: str | None) -> Html | str:
    akun = gudang().akun.tambah(siapa, nama_masuk, nama, [peran], sandi)
    if sandi is None:
        return f"Akun {akun.nama_masuk} ditambahkan. Orangnya dapat langsung masuk lewat penyedia login."
    return _serahkan(f"Akun {akun.nama_masuk} ditambahkan. Serahkan sandi ini langsung kepada orangnya:", sandi)


def _ubah(siapa: Pelaku, akun: Akun) -> None:
    with st.container(border=True):
        lukis(unsur("h3", "Peran"))
        for n, p in enumerate(akun.peran):
            if st.button(f"Cabut {sebut_lengkap(p)}", key=f"akun_cabut_{akun.id}_{n}", disabled=len(akun.peran) == 1):
                _lakukan(lambda p=p: _beri(siapa, akun, [q for q in akun.peran if q != p]))  # type: ignore[misc]
        with st.form(f"akun_peran_{akun.id}_{st.session_state.setdefault(_PUTARAN, 0)}"):
            baca_peran = _isian_peran()
            if st.form_submit_button("Tambah peran"):
                _lakukan(lambda: _beri(siapa, akun, [*akun.peran, baca_peran()]), putar=True)
        if akun.id != siapa.pengguna_id:
            _ubah_orang_lain(siapa, akun)


def _ubah_orang_lain(siapa: Pelaku, akun: Akun) -> None:
    """Draw what would end one's own session: for oneself there are other ways."""
    lukis(unsur("h3", "Sandi dan keadaan"))
    with st.container(horizontal=True):
        if st.button("Pasang sandi baru", key=f"akun_sandi_{akun.id}"):
            _lakukan(lambda: _sandi_baru(siapa, akun))
        if akun.aktif and akun.cara == "sandi" and st.button("Beri kode sekali pakai", key=f"akun_kode_{akun.id}"):
            _lakukan(lambda: _kode_masuk(siapa, akun))
        if setelan_penyedia() and st.button("Alihkan ke penyedia login", key=f"akun_alih_{akun.id}"):
            _lakukan(lambda: _alihkan(siapa, akun))
        if not akun.aktif and st.button("Buka lagi", key=f"akun_buka_{akun.id}"):
            _lakukan(lambda: _aktif(siapa, akun, aktif=True))
    if akun.aktif:
        yakin = st.checkbox(f"Ya, tutup akun {akun.nama_masuk}", key=f"akun_yakin_{akun.id}")
        if st.button("Tutup akun", key=f"akun_tutup_{akun.id}", disabled=not yakin):
            _lakukan(lambda: _aktif(siapa, akun, aktif=False))


def _isian_peran() -> Callable[[], Peran]:
    """Draw the fields of a role; return what reads them and raises GalatSimpan where the area is left open."""
    jenis = st.selectbox("Peran", list(SEBUTAN_PERAN), format_func=SEBUTAN_PERAN.__getitem__, index=2)
    wilayah = st.text_input(
        "Wilayah", max_chars=PANJANG_NAMA, placeholder="Nama atau kode, misalnya Kabupaten Kerinci atau 15.01.20"
    )
    seluruh = st.checkbox("Seluruh Indonesia, tanpa wilayah")
    return lambda: _peran_dipilih(jenis, wilayah.strip(), seluruh=seluruh)


def _peran_dipilih(jenis: str, wilayah: str, *, seluruh: bool) -> Peran:
    """Return a role. An empty area is the whole country only where somebody says so; an admin's may stay empty."""
    if wilayah and seluruh:
        raise GalatSimpan("Pilih salah satu: isi wilayahnya, atau centang seluruh Indonesia.")
    if not wilayah and not seluruh and jenis != "admin":
        raise GalatSimpan("Wilayahnya belum dipilih. Isi wilayahnya, atau centang seluruh Indonesia.")
    return peran_baru(jenis, wilayah)


def _beri(siapa: Pelaku, akun: Akun, peran: list[Peran]) -> str:
    kini = gudang().akun.ubah_peran(siapa, akun.id, peran).peran
    return f"Peran {akun.nama_masuk}: {', '.join(map(sebut_peran, kini))}."


def _sandi_baru(siapa: Pelaku, akun: Akun) -> Html:
    sandi = sandi_acak()
    gudang().akun.pasang_sandi(siapa, akun.id, sandi)
    return _serahkan(f"Semua sesi {akun.nama_masuk} berakhir. Serahkan sandi ini langsung kepada orangnya:", sandi)


def _kode_masuk(siapa: Pelaku, akun: Akun) -> Html:
    kode = gudang().akun.kode_masuk(siapa, akun.id)
    kalimat = (
        f"Kode untuk {akun.nama_masuk}, sekali pakai, berlaku 24 jam. Diketik di halaman masuk bersama sandinya, di "
        "peramban baru yang tertahan karena terlalu banyak percobaan:"
    )
    return gabung(unsur("p", kalimat), unsur("code", kode, kelas="pd-sandi-baru"))


def _alihkan(siapa: Pelaku, akun: Akun) -> str:
    gudang().akun.alihkan_ke_penyedia(siapa, akun.id)
    return f"{akun.nama_masuk} masuk lewat penyedia login mulai sekarang."


def _aktif(siapa: Pelaku, akun: Akun, *, aktif: bool) -> str:
    (gudang().akun.aktifkan if aktif else gudang().akun.nonaktifkan)(siapa, akun.id)
    return f"Akun {akun.nama_masuk} {'dibuka lagi' if aktif else 'ditutup; semua sesinya berakhir'}."


def _serahkan(kalimat: str, sandi: str) -> Html:
    """Return the one showing of a password that was made up here."""
    saran = "Minta ia menggantinya setelah masuk. Sandi ini tidak ditampilkan lagi."
    return gabung(unsur("p", kalimat), unsur("code", sandi, kelas="pd-sandi-baru"), unsur("p", saran))


# -- the store -------------------------------------------------------------------------------------------------------


def _atur(siapa: Pelaku) -> None:
    lukis(unsur("h2", "Pengaturan"))
    kini = {kunci: gudang().pengaturan.baca(kunci) for kunci in SETELAN}
    with st.form("akun_atur"):
        pilih = {
            kunci: st.radio(
                setelan.arti,
                setelan.pilihan,
                index=setelan.pilihan.index(kini[kunci]),
                horizontal=True,
                key=f"atur_{kunci}_{kini[kunci]}",
            )
            for kunci, setelan in SETELAN.items()
        }
        if st.form_submit_button("Simpan pengaturan"):
            _lakukan(lambda: _diatur(siapa, {k: n for k, n in pilih.items() if n != kini[k]}))


def _diatur(siapa: Pelaku, ubah: Mapping[str, str]) -> str:
    for kunci, nilai in ubah.items():
        gudang().pengaturan.ubah(siapa, kunci, nilai)
    return "Pengaturan tersimpan." if ubah else "Pengaturan tidak berubah."


# -- doing and telling -----------------------------------------------------------------------------------------------


def _lakukan(kerja: Callable[[], Html | str], *, putar: bool = False) -> None:
    """Do something, draw the page anew, and say at its top what was done or why not."""
    try:
        st.session_state[_KABAR] = (kerja(), "tenang")
        if putar:
            st.session_state[_PUTARAN] += 1
    except GalatSimpan as galat:
        st.session_state[_KABAR] = (str(galat), "awas")
    st.rerun()


def _kabarkan() -> None:
    if kabar := st.session_state.pop(_KABAR, None):
        lukis(pesan(*kabar))
