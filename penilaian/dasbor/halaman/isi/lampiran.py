"""What goes with an answer: note, evidence, remarks; read and drawn only when it is opened."""

from functools import partial

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.bukti import bukti
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import Tab, Usul, saat_berubah, saat_dikirim
from penilaian.dasbor.halaman.isi.tempat_tetap import lukis_di_tempatnya
from penilaian.dasbor.halaman.isi.widget import kunci
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.widget import isi_widget
from penilaian.dasbor.lembar.ketukan import ditekan
from penilaian.dasbor.lembar.komentar import daftar_komentar, tulis_komentar
from penilaian.instrumen import Indikator
from penilaian.markah import berbaris, unsur
from penilaian.narasi.ejaan import rangkai
from penilaian.simpan import PANJANG_CATATAN, IsiJawaban, Pelaku


def lampiran(meja: Meja, siapa: Pelaku, indikator: Indikator, isi: IsiJawaban) -> None:
    """Draw the fold with note, evidence and remarks; closed it costs nothing but its line."""
    with st.expander(
        "Catatan, bukti, komentar", key=kunci(meja.id, indikator.id, "lampiran"), on_change="rerun"
    ) as lipatan:
        if lipatan.open:
            _catatan(meja.tab, isi)
            bukti(meja, siapa, indikator)
            _komentar(meja, siapa, indikator.id)
    ada = _ada(meja, isi)
    lukis_di_tempatnya(unsur("p", ada, kelas="pd-isi-ada") if ada else None)


def _ada(meja: Meja, isi: IsiJawaban) -> str:
    """Return what the fold holds; below it, because a fold whose name changes would close."""
    ada = (
        "catatan" if isi.catatan else "",
        f"{ribuan(n)} bukti" if (n := meja.bukti[isi.indikator]) else "",
        f"{ribuan(n)} komentar" if (n := meja.komentar[isi.indikator]) else "",
    )
    return f"Ada {rangkai([a for a in ada if a])}." if any(ada) else ""


def _catatan(tab: Tab, isi: IsiJawaban) -> None:
    if isi.bawaan:
        lukis(
            unsur("p", "Catatan yang dibawa: ", berbaris(isi.catatan), kelas="pd-keterangan") if isi.catatan else None,
            unsur("p", "Pastikan jawabannya dahulu; sesudah itu catatan dapat diubah.", kelas="pd-keterangan"),
        )
        return
    nama = kunci(tab.penilaian, isi.indikator, "catatan")
    if nama not in st.session_state or (
        isi.indikator not in tab.kabar and st.session_state[nama].strip() != isi.catatan
    ):
        st.session_state[nama] = isi.catatan
    st.text_area(
        "Catatan untuk verifikator",
        key=nama,
        height=100,
        max_chars=PANJANG_CATATAN,
        placeholder="Misalnya apa yang dilihat, di mana, dan kapan. Tersimpan saat Anda keluar dari kotak ini.",
        on_change=saat_berubah,
        args=(tab, lambda: Usul(isi.indikator, catatan=str(isi_widget(nama) or "")), isi.versi),
    )


def _komentar(meja: Meja, siapa: Pelaku, indikator: str) -> None:
    lukis(unsur("h4", "Komentar"))
    semua = gudang().komentar.daftar(siapa, meja.id, indikator=indikator)
    meja.komentar[indikator] = len(semua)
    lukis_di_tempatnya(daftar_komentar(semua, meja.lembar.zona_waktu, "pd-komentar") if semua else None)
    formulir = f"komentar {indikator}"
    putaran = meja.tab.putaran[formulir]

    def nama(bagian: str) -> str:
        return kunci(meja.id, indikator, f"komentar{putaran}{'' if bagian == 'teks' else f'_{bagian}'}")

    kirim = partial(saat_dikirim, meja.tab, formulir, partial(_kirim, meja.id, indikator, nama("teks")))
    tulis_komentar(nama, ditekan, (meja.tab.ketukan, nama("kirim"), kirim))
    pesan_galat = meja.tab.pesan.get(formulir)
    lukis_di_tempatnya(pesan(pesan_galat) if pesan_galat else None)


def _kirim(penilaian: int, indikator: str, nama: str, siapa: Pelaku) -> None:
    gudang().komentar.tambah(siapa, penilaian, str(isi_widget(nama) or ""), indikator=indikator)
