"""One card an indicator: question, answer, whether it is saved, what proves it."""

from functools import partial

import streamlit as st

from penilaian.dasbor.halaman.isi.bawa import asal_bawaan, pastikan
from penilaian.dasbor.halaman.isi.bentrok import dua_isian, putuskan
from penilaian.dasbor.halaman.isi.jawaban_lama import jawaban_lama
from penilaian.dasbor.halaman.isi.lampiran import lampiran
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import Kabar, Tab, simpan_lagi
from penilaian.dasbor.halaman.isi.posisi import POSISI
from penilaian.dasbor.halaman.isi.status import salah, sebelumnya, status
from penilaian.dasbor.halaman.isi.tempat_tetap import lukis_di_tempatnya
from penilaian.dasbor.halaman.isi.widget import kunci, widget_jawaban
from penilaian.dasbor.jeroan_streamlit import lukis_sesudah_ini
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.terputus import bila_terputus
from penilaian.dasbor.lembar.ketukan import Jejak, ditekan, jejak_ketukan
from penilaian.dasbor.lembar.soal import arti_istilah, cara_memeriksa, tanda_tambahan, tanda_wajib
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import Indikator, Instrumen
from penilaian.markah import Html, berbaris, gabung, unsur
from penilaian.narasi.ejaan import rangkai
from penilaian.narasi.jawaban import batas_sendiri, minta_bukti
from penilaian.narasi.keadaan import SEBUTAN_BUKTI
from penilaian.simpan import GalatSimpan, IsiJawaban, Pelaku


@st.fragment
def kartu(meja: Meja, id_: str) -> None:
    """Draw one card; when something in it changes it alone is drawn anew, and after it the position."""
    siapa, isi, putus = _baca(meja, id_)
    indikator = meja.instrumen.per_id[id_]
    with st.container(border=True, key=f"pd-kartu-{id_}"):
        lipatan = _lipatan(meja.instrumen, indikator)
        lukis(_kepala(meja.instrumen, indikator, *(() if meja.satu else lipatan)))
        lukis_di_tempatnya(jawaban_lama(meja, isi))
        terbaca = widget_jawaban(meja.tab, indikator, isi)
        catatan = kunci(meja.id, id_, "catatan")
        terbaca[catatan] = st.session_state.get(catatan, isi.catatan)
        ini = meja.tab.kabar.get(id_)
        belum = ini is not None and ini.jenis in {"bentrok", "gagal"}
        yang = Jejak(id_, ("Jawaban", id_), kunci(meja.id, id_, ""), terbaca, belum=belum)
        jejak = jejak_ketukan(meja.tab.ketukan, yang)
        if ini is not None and ini.jenis == "bentrok":
            lukis_di_tempatnya(None)
            lukis(dua_isian(meja, ini, isi, siapa), jejak)
        else:
            lukis_di_tempatnya(salah(ini) if ini is not None else pesan(putus) if putus else None)
            tersimpan = partial(status, meja, isi, siapa, asal_bawaan(meja))
            lukis(tersimpan() if ini is None else sebelumnya(meja, isi), jejak)
        _lanjutan(meja.tab, ini, isi, putus=bool(putus))
        lukis_di_tempatnya(_verifikator(meja, isi))
        if meja.satu:
            lukis(*lipatan)
        with bila_terputus(f"lampiran_{id_}"):
            lampiran(meja, siapa, indikator, isi)
    if meja.tab.berubah:
        lukis_sesudah_ini(POSISI)


def _baca(meja: Meja, id_: str) -> tuple[Pelaku, IsiJawaban, str]:
    """Return who asks, the answer as the store has it, and why it is the one read last where it cannot be read."""
    try:
        return *meja.baca_satu(id_), ""
    except (GalatSimpan, GalatPemakaian) as galat:
        return meja.terakhir.siapa, meja.terakhir.satu(id_), str(galat)


def _lanjutan(tab: Tab, kabar: Kabar | None, isi: IsiJawaban, *, putus: bool) -> None:
    """Draw the buttons that lead on from what is not saved or not confirmed: a container, or nothing in its place."""
    jenis = "" if kabar is None else kabar.jenis
    if (kabar is None and not isi.bawaan and not putus) or jenis in {"salah", "terkunci"}:
        st.empty()
        return
    with st.container(horizontal=True):
        if kabar is None and putus:
            st.button("Coba lagi", key=kunci(tab.penilaian, isi.indikator, "coba_lagi"))
        elif kabar is None:
            pastikan(tab, isi)
        elif jenis == "bentrok":
            putuskan(tab, kabar, isi)
        else:
            nama = kunci(tab.penilaian, isi.indikator, "lagi")
            lagi = partial(simpan_lagi, tab, kabar.usul, isi.versi)
            st.button("Simpan lagi", key=nama, on_click=ditekan, args=(tab.ketukan, nama, lagi))


def _kepala(instrumen: Instrumen, i: Indikator, *lipatan: Html | None) -> Html:
    """Return what never changes in a card, so that an opened fold stays open when the answer is saved."""
    return unsur(
        "div",
        unsur("h3", unsur("span", i.id, kelas="pd-kode"), f" {i.nama} ", tanda_wajib(i)),
        tanda_tambahan(instrumen, i),
        unsur("p", i.pertanyaan, kelas="pd-tanya-isi"),
        unsur("p", batas, kelas="pd-keterangan") if (batas := batas_sendiri(instrumen, i)) else None,
        *lipatan,
        kelas="pd-kartu-kepala",
        id=i.id,
        tabindex="-1",
    )


def _lipatan(instrumen: Instrumen, i: Indikator) -> tuple[Html | None, ...]:
    """Return how to check and what the words mean; below the choices where a small screen is to begin with them."""
    lain = ("Tanyakan kepada", rangkai(i.responden)), ("Bukti", minta_bukti(i))
    sendiri, kunjungan = i.petunjuk_mandiri, i.petunjuk_kunjungan
    return (
        cara_memeriksa(i, "Cara memeriksa dan buktinya", sendiri, *lain, kelas="pd-cek", kunjungan=kunjungan),
        arti_istilah(instrumen, i, f"{sendiri} {kunjungan}", kelas="pd-cek"),
    )


def _verifikator(meja: Meja, isi: IsiJawaban) -> Html | None:
    """Return what a verifier has said about this answer and why evidence was refused."""
    usang = " Jawaban sudah diubah sejak itu." if isi.usang else ""
    kata = [(isi.verifikator_nama, f"{isi.alasan_verifikasi}{usang}")] if isi.alasan_verifikasi else []
    kata += [
        (b.verifikator_nama, f"Bukti {b.nama or b.tautan} {SEBUTAN_BUKTI[b.diputuskan]}: {b.alasan}")
        for b in meja.semua_bukti
        if b.indikator == isi.indikator and b.diputuskan == "ditolak"
    ]
    if not kata:
        return None
    return gabung(
        *(
            unsur(
                "p", unsur("b", f"Verifikator ({nama or 'tanpa nama'}): "), berbaris(teks), kelas="pd-isi-verifikator"
            )
            for nama, teks in kata
        )
    )
