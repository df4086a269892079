"""What can be taken along from Cek Cepat: the answers as a file, on Posisi Desa for this visit, or into a draft."""

import streamlit as st

from penilaian.angka import ribuan
from penilaian.berkas import Unggahan, tulis_jawaban, tulis_templat
from penilaian.dasbor import sesi
from penilaian.dasbor.halaman import isi, posisi
from penilaian.dasbor.halaman.cek_cepat.wawancara import Wawancara
from penilaian.dasbor.komponen.alamat import alamat_kini, tulis_alamat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.unduh import isi_berkas
from penilaian.dasbor.lembar.desa_dan_periode import pilih_desa_di, pilih_periode
from penilaian.dasbor.sesi import tombol_unduh
from penilaian.dasbor.sumber.muatan import gudang_dipakai, pasang_unggahan
from penilaian.desa import Desa, kode_baku
from penilaian.galat import GalatPemakaian
from penilaian.jawaban import Jawaban
from penilaian.markah import Html, unsur
from penilaian.mesin import nilai
from penilaian.narasi.nama import sebut_desa
from penilaian.narasi.waktu import hari_ini
from penilaian.simpan import TAMU, GalatSimpan, Pelaku, boleh, zona_waktu
from penilaian.terkirim import INSTRUMEN_SEMULA

_NAMA = "cek-cepat"
_DESA_DI_ALAMAT = "desa"
_ZONA = "Asia/Jakarta"
"""Whose day it is while no village is chosen."""


def bekal(wawancara: Wawancara) -> None:
    """Draw the section; nothing can be taken along before there is an answer."""
    if not wawancara.terjawab:
        return
    if (siapa_dinilai := wawancara.instrumen.yang_dinilai) != "desa":  # whom no list of villages names
        kata = f"Simpan alamat halaman ini untuk meneruskannya. Penilaian lengkap {siapa_dinilai} diisi pada berkas."
        lukis(unsur("p", kata, kelas="pd-keterangan"))
        return
    dahulu = (
        f"{ribuan(wawancara.terjawab)} jawaban; yang belum ditanyakan tetap kosong. Pilih dahulu desanya, supaya "
        "berkasnya dapat dinilai dan diteruskan."
    )
    with st.container(key="pd-cek-bekal"):
        lukis(unsur("h2", "Bawa jawaban ini"), unsur("p", dahulu, kelas="pd-keterangan"))
        siapa = _siapa()
        milik = siapa.wilayah("isi") if siapa is not None else ()
        diminta = kode_baku(st.query_params.get(_DESA_DI_ALAMAT, ""))
        desa = pilih_desa_di(milik or ("",), "cek", tempat=" di wilayah Anda" if milik else "", semula=diminta)
        periode = pilih_periode(hari_ini(_ZONA).year, "cek")
        if desa is not None:
            if desa.kode != diminta:
                tulis_alamat(_DESA_DI_ALAMAT, desa.kode)
            lukis(unsur("p", unsur("b", sebut_desa(desa))))
            _bawa(wawancara, _jawaban(wawancara, desa, periode), desa, siapa)
        if siapa == TAMU:
            lukis(_ajakan_masuk())


def _siapa() -> Pelaku | None:
    """Return who looks at this; None where nobody has an account, or the store does not answer, which is said."""
    try:
        return None if gudang_dipakai() is None else sesi.pelaku()
    except (GalatSimpan, GalatPemakaian) as galat:
        lukis(pesan(str(galat)))
        return None


def _jawaban(wawancara: Wawancara, desa: Desa, periode: str) -> Jawaban:
    return wawancara.jawaban(
        kode_desa=desa.kode,
        nama_desa=desa.nama,
        kecamatan=desa.kecamatan,
        kabupaten=desa.kabupaten,
        periode=periode,
        tanggal=hari_ini(zona_waktu(desa.kode)).isoformat(),
    )


def _bawa(wawancara: Wawancara, jawaban: Jawaban, desa: Desa, siapa: Pelaku | None) -> None:
    ini = wawancara.instrumen
    ke_draf = siapa is not None and ini.id == INSTRUMEN_SEMULA and boleh(siapa, "isi", desa.kode)
    if siapa is not None and ke_draf and st.button("Teruskan ke penilaian lengkap", key="cek_draf", type="primary"):
        berkas = isi_berkas(lambda p: tulis_jawaban(ini, jawaban, p), ".csv")
        isi.titip_berkas(siapa, ini.sidik_utuh, Unggahan(f"{_NAMA}.csv", berkas))
        st.switch_page(st.Page(isi.tampilkan, title="Isi Penilaian", url_path="isi"))
    if st.button("Lihat di Posisi Desa", key="cek_posisi"):
        pasang_unggahan(nilai(ini, jawaban), "jawaban Cek Cepat")
        st.switch_page(st.Page(posisi.tampilkan, title="Posisi Desa", url_path="posisi", default=True))
    with st.container(horizontal=True):
        tombol_unduh("Unduh Excel", f"{_NAMA}.xlsx", lambda p: tulis_templat(ini, p, jawaban), kunci="cek_unduh_xlsx")
        tombol_unduh("Unduh CSV", f"{_NAMA}.csv", lambda p: tulis_jawaban(ini, jawaban, p), kunci="cek_unduh_csv")
    lukis(*_keterangan(siapa, ke_draf=ke_draf))


def _keterangan(siapa: Pelaku | None, *, ke_draf: bool) -> list[Html]:
    """Return what each way is good for."""
    kata = [
        "Berkas Excel juga memuat pertanyaan lain, jadi dapat diteruskan tanpa internet. Nilai Berkas membacanya.",
        "Posisi Desa menampilkannya hanya bagi Anda, sampai halaman ini ditutup.",
    ]
    if ke_draf:
        kata.insert(0, "Sebelum masuk ke draf, jawabannya Anda tinjau dahulu di Isi Penilaian.")
    elif siapa not in {None, TAMU}:
        kata.append("Ke dalam draf hanya dapat dimasukkan oleh penilai desa itu; berikan berkasnya kepada tim penilai.")
    return [unsur("p", k, kelas="pd-keterangan") for k in kata]


def _ajakan_masuk() -> Html:
    return unsur(
        "p",
        "Punya akun penilai? ",
        unsur("a", "Masuk", href=sesi.tautan_masuk(alamat_kini()), target="_self"),
        ", lalu jawaban ini dapat diteruskan ke penilaian lengkap; halaman ini terbuka lagi dengan jawabannya.",
    )
