"""Where the village stands with the answers given so far, how far each stage is filled, and what comes next."""

import time
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.tautan_kartu import alamat
from penilaian.dasbor.halaman.isi.tempat_tetap import lukis_di_tempatnya
from penilaian.dasbor.komponen.kalimat import kalimat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.ketukan import tempat_belum
from penilaian.dasbor.lembar.rentang import lukis_rentang
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import SEBUTAN_TAMBAHAN, Indikator
from penilaian.markah import Html, gabung, unsur
from penilaian.mesin import Hasil
from penilaian.narasi.jawaban import sebut_pertanyaan
from penilaian.narasi.kalimat import kepastian, putusan
from penilaian.narasi.menuju_pasti import rentang_posisi
from penilaian.narasi.ringkasan import indeks, sebut_terjawab
from penilaian.narasi.sejak import Sejak, potret, sebut_sejak, sejak
from penilaian.narasi.tangga import Undak, penjelasan, undakan
from penilaian.narasi.waktu import saat
from penilaian.simpan import TERBUKA, GalatSimpan

POSISI: Final = "isi_posisi"
"""Key of the fragment that shows the position."""

ATAS: Final = "pd-isi-atas"
"""Id of the line that says where the village stands, where questions come one at a time: each begins there."""

_AWAL: Final = "isi_awal"
_JEDA: Final = 0.05
"""Seconds: what a card has just said goes out to the browser first, which computing here would hold up."""


@st.fragment(key=POSISI)
def posisi_sementara(meja: Meja) -> None:
    """Draw the position and the way on, in the places that the page has for them; cards have it drawn anew."""
    if meja.tab.berubah:
        time.sleep(_JEDA)
        meja.tab.berubah = False
    try:
        bacaan, putus = meja.baca(), ""
    except (GalatSimpan, GalatPemakaian) as galat:
        bacaan, putus, meja.tab.berubah = meja.terakhir, str(galat), True
    berikut = _berikut(meja, bacaan, meja.tab.terakhir)
    ke = _tautan(meja, berikut) if berikut else _selesai()
    if meja.satu:
        with meja.tempat_posisi:
            lukis_rentang(rentang_posisi(bacaan.mandiri, 0), meja.tab.urut.tadi, ATAS)
            lukis_di_tempatnya(pesan(putus) if putus else None)
        with meja.tempat_bilah:
            lukis(gabung(tempat_belum(), _putus(meja, bacaan)))
        return
    with meja.tempat_posisi:
        lukis(_isi_posisi(meja, bacaan, undakan(bacaan.mandiri, 0), ke), pesan(putus) if putus else None)
    with meja.tempat_bilah:
        lukis(_bilah(meja, bacaan, ke))


def _isi_posisi(meja: Meja, bacaan: Bacaan, undak: tuple[Undak, ...], ke: Html) -> Html:
    hasil = bacaan.mandiri
    yakin = kepastian(hasil, 0)
    terbuka = meja.lembar.keadaan in TERBUKA
    kata = ", belum diverifikasi" if terbuka else ""
    return unsur(
        "section",
        unsur("h2", "Posisi sementara" if terbuka else "Posisi menurut tim"),
        unsur("p", f"Menurut jawaban tim sendiri (mandiri){kata}.", kelas="pd-keterangan"),
        kalimat(putusan(hasil, 0)),
        unsur("p", str(yakin), kelas=f"pd-kepastian pd-{'pasti' if yakin.pasti else 'terbuka'}"),
        _tangga(meja, bacaan, undak) if undak else unsur("p", indeks(hasil, 0)),
        _perubahan(meja, hasil),
        unsur("p", ke, kelas="pd-isi-tangga-lanjut") if meja.boleh_isi else None,
        kelas="pd-isi-tangga",
        aria_label="Posisi sementara",
    )


def _tangga(meja: Meja, bacaan: Bacaan, undak: tuple[Undak, ...]) -> Html:
    """Return the stages as steps, each filled up to what is certain and hatched up to what is possible."""
    langkah = []
    for u in undak:
        semua = bacaan.dalam(u.id)
        isi = sum(bacaan.terjawab(i.id) for i in semua)
        ukuran = f"--pd-b:{u.bagian_bawah:.1%};--pd-a:{u.bagian_atas:.1%};--pd-t:{u.bagian_ambang:.1%}"
        langkah.append(
            unsur(
                "li",
                unsur("span", kelas="pd-anak-batang", style=ukuran, aria_hidden="true"),
                unsur("span", u.nama, kelas="pd-anak-nama"),
                unsur("span", f"{ribuan(isi)}/{ribuan(len(semua))}", kelas="pd-angka"),
                unsur("span", sebut_terjawab(isi, len(semua)), kelas="pd-tak-tampak"),
                kelas=f"pd-anak pd-{u.letak}",
            )
        )
    return gabung(
        unsur("ol", *langkah, kelas="pd-anak-tangga"),
        _tambahan(meja, bacaan),
        unsur("p", penjelasan(undak), kelas="pd-tak-tampak"),
    )


def _tambahan(meja: Meja, bacaan: Bacaan) -> Html | None:
    """Return how far local questions are answered, apart from the stages; None where there are none."""
    semua = meja.instrumen.indikator_tambahan
    if not semua:
        return None
    isi = sum(bacaan.terjawab(i.id) for i in semua)
    return unsur("p", f"{SEBUTAN_TAMBAHAN}: {sebut_terjawab(isi, len(semua))}.", kelas="pd-keterangan")


def _perubahan(meja: Meja, hasil: Hasil) -> Html:
    """Return what changed since this visit opened the assessment, or moved it to another version."""
    kini, kunci = potret(hasil, 0), f"{_AWAL}_{meja.id}"
    dari: Sejak = sejak(st.session_state.get(kunci), kini)
    st.session_state[kunci] = dari
    return unsur("p", unsur("b", f"{dari.judul}: "), f"{sebut_sejak(dari.awal, kini)}.", kelas="pd-keterangan")


def _berikut(meja: Meja, bacaan: Bacaan, sesudah: str) -> Indikator | None:
    """Return the next open question: after ``sesudah`` on the page, before it, in the other stages, at last itself."""
    urut = list(meja.tampil)
    letak = urut.index(sesudah) + 1 if sesudah in urut else 0
    lain = [i.id for i in meja.instrumen.ditanyakan if i.id not in meja.tampil]
    for id_ in (*urut[letak:], *urut[:letak], *lain):
        if id_ != sesudah and not bacaan.terjawab(id_):
            return meja.instrumen.per_id[id_]
    terbuka = sesudah in meja.instrumen.per_id and not bacaan.terjawab(sesudah)
    return meja.instrumen.per_id[sesudah] if terbuka else None


def _tautan(meja: Meja, i: Indikator) -> Html:
    """Return the way to an open question: on this page without loading anything, else to its stage."""
    if i.id in meja.tampil:
        return unsur("a", f"Berikutnya: {sebut_pertanyaan(i)}", href=f"#{i.id}")
    tingkat = meja.instrumen.puncak_dari(i.kelompok)
    teks = f"Berikutnya: {sebut_pertanyaan(i)} ({tingkat.nama})"
    return unsur("a", teks, href=alamat(meja.id, tingkat.id, i.id), target="_self")


def _selesai() -> Html:
    return unsur("a", "Semua pertanyaan terjawab. Periksa, lalu ajukan", href="#pd-ajukan")


def _bilah(meja: Meja, bacaan: Bacaan, ke: Html) -> Html:
    """Return the bar at the foot of the screen: how far, the way on, and what is said when the line breaks."""
    semua = meja.instrumen.ditanyakan
    terjawab = f"{ribuan(sum(bacaan.terjawab(i.id) for i in semua))} dari {ribuan(len(semua))}"
    return gabung(
        tempat_belum(),
        _putus(meja, bacaan),
        unsur("div", unsur("span", terjawab), ke, kelas="pd-bilah") if meja.boleh_isi else None,
    )


def _putus(meja: Meja, bacaan: Bacaan) -> Html:
    """Return what is said when the line breaks. Nothing can run then; the shared style sheet shows it meanwhile."""
    terakhir = max((j.waktu for j in bacaan.jawaban.values() if j.waktu and not j.bawaan), default=None)
    kapan = f", jawaban terakhir tersimpan {saat(terakhir, meja.lembar.zona_waktu)}" if terakhir else ""
    kalimat_putus = f"Sambungan terputus{kapan}. Tunggu sampai tersambung lagi sebelum mengisi."
    return unsur("p", kalimat_putus, kelas="pd-putus", role="alert")
