"""Evidence of one answer: what there is, adding a file or a link, taking one back."""

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from penilaian.angka import bita
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import saat_dikirim
from penilaian.dasbor.halaman.isi.tempat_tetap import lukis_di_tempatnya
from penilaian.dasbor.halaman.isi.widget import kunci
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.nasib_unggahan import sebab_hilang
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.widget import isi_widget, polos
from penilaian.dasbor.lembar.bukti import alamat_bukti, alamat_pratinjau, rincian_bukti, tautan_bukti
from penilaian.dasbor.lembar.ketukan import ditekan
from penilaian.instrumen import Indikator
from penilaian.markah import Html, unsur
from penilaian.narasi.jawaban import minta_bukti
from penilaian.narasi.keadaan import SEBUTAN_BUKTI
from penilaian.narasi.waktu import hari_ini
from penilaian.simpan import PANJANG_NAMA, GalatSimpan, IsiBukti, Pelaku
from penilaian.simpan.bukti import BATAS_BERKAS, BATAS_FOTO, Keterangan

_CARA: Final = {"berkas": "Berkas atau foto", "tautan": "Tautan"}


def bukti(meja: Meja, siapa: Pelaku, indikator: Indikator) -> None:
    """Draw the evidence of one indicator and the form that adds to it."""
    lukis(unsur("h4", "Bukti"))
    if indikator.bukti:
        lukis(unsur("p", minta_bukti(indikator), kelas="pd-keterangan"))
    for b in meja.bukti_satu(siapa, indikator.id):
        lukis(_satu(b))
        tarik = kunci(meja.id, indikator.id, f"tarik{b.id}")
        st.button(
            f"Tarik {polos(b.nama or b.tautan)[:60]}",
            key=tarik,
            on_click=ditekan,
            args=(
                meja.tab.ketukan,
                tarik,
                partial(saat_dikirim, meja.tab, _formulir(indikator.id), partial(_tarik, b.id)),
            ),
        )
    _tambah(meja, indikator.id)


def _satu(b: IsiBukti) -> Html:
    nama = b.nama or b.tautan
    pratinjau = alamat_pratinjau(b)
    return unsur(
        "div",
        unsur("p", tautan_bukti(nama, alamat_bukti(b)), tautan_bukti("Lihat", pratinjau) if pratinjau else None),
        unsur("p", ", ".join(rincian_bukti(b)), kelas="pd-keterangan"),
        unsur("p", SEBUTAN_BUKTI[b.status], f": {b.alasan}" if b.alasan else None, kelas=f"pd-bukti-{b.status}"),
        kelas="pd-bukti",
    )


def _tambah(meja: Meja, indikator: str) -> None:
    """Draw the form; after each piece of evidence an empty one, so that the file does not stay in memory."""
    tab, formulir = meja.tab, _formulir(indikator)

    def nama(bagian: str) -> str:
        return kunci(meja.id, indikator, f"bukti{tab.putaran[formulir]}_{bagian}")

    cara = st.segmented_control(
        "Tambah bukti", list(_CARA), format_func=_CARA.__getitem__, default="berkas", required=True, key=nama("cara")
    )
    with st.form(nama("form"), border=False):
        if cara == "tautan":
            st.text_input("Alamat tautan", key=nama("tautan"), placeholder="https://…")
        else:
            st.file_uploader(
                f"PDF, JPEG, PNG, XLSX atau DOCX sampai {bita(BATAS_BERKAS)}; foto sampai {bita(BATAS_FOTO)}",
                type=["pdf", "jpg", "jpeg", "png", "heic", "heif", "xlsx", "docx"],
                key=nama("berkas"),
                max_upload_size=BATAS_FOTO // 1_000_000,
            )
        kini = hari_ini(meja.lembar.zona_waktu)
        st.date_input("Tanggal bukti", kini, max_value=kini, key=nama("tanggal"), format="DD/MM/YYYY")
        st.text_input("Pemilik atau penyimpan aslinya", key=nama("pemilik"), max_chars=PANJANG_NAMA)
        st.date_input("Berlaku sampai (boleh kosong)", None, key=nama("sampai"), format="DD/MM/YYYY")
        tambahkan = partial(_tambahkan, meja.id, indikator, cara or "berkas", nama)
        st.form_submit_button(
            "Tambahkan bukti",
            key=nama("kirim"),
            on_click=ditekan,
            args=(tab.ketukan, nama("kirim"), partial(saat_dikirim, tab, formulir, tambahkan)),
        )
    pesan_galat = tab.pesan.get(formulir)
    lukis_di_tempatnya(pesan(pesan_galat) if pesan_galat else None)


def _tambahkan(penilaian: int, indikator: str, cara: str, nama: Callable[[str], str], siapa: Pelaku) -> None:
    rinci = Keterangan(
        isi_widget(nama("tanggal")), str(isi_widget(nama("pemilik")) or ""), isi_widget(nama("sampai")) or None
    )
    if cara == "tautan":
        gudang().bukti.tautkan(siapa, penilaian, indikator, str(isi_widget(nama("tautan")) or ""), rinci)
        return
    berkas = isi_widget(nama("berkas"))
    if berkas is None:
        raise GalatSimpan("Pilih berkasnya dahulu.")
    if hilang := sebab_hilang(berkas):
        raise GalatSimpan(hilang)
    gudang().bukti.unggah(siapa, penilaian, indikator, berkas.name, berkas.getvalue(), rinci)


def _tarik(nomor: int, siapa: Pelaku) -> None:
    gudang().bukti.tarik(siapa, nomor)


def _formulir(indikator: str) -> str:
    return f"bukti {indikator}"
