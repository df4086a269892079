"""Evidence of one answer: what it is, what it looks like, and the verifier's decision about it."""

from functools import partial
from typing import Final

import streamlit as st

from penilaian.angka import bita, ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.verifikasi.bahan import Bahan
from penilaian.dasbor.halaman.verifikasi.perbuatan import Deretan, Tekan, dasar, kabarkan, kunci, lakukan, tanpa_isian
from penilaian.dasbor.komponen.kepala_halaman import lencana
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.widget import isi_widget
from penilaian.dasbor.lembar.bukti import alamat_bukti, alamat_pratinjau, rincian_bukti, tautan_bukti
from penilaian.instrumen import Indikator
from penilaian.jawaban import sejak_bukti
from penilaian.markah import Html, unsur
from penilaian.narasi.ejaan import awal_besar, awal_kecil
from penilaian.narasi.keadaan import SEBUTAN_BUKTI
from penilaian.narasi.waktu import saat
from penilaian.simpan import PANJANG_CATATAN, IsiBukti, Pelaku

_JENIS: Final = {
    "application/pdf": "PDF",
    "image/jpeg": "foto JPEG",
    "image/png": "gambar PNG",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
}

_BAGIAN: Final = {"terima": "diterima", "tolak": "ditolak", "batal": "diajukan"}
"""Buttons that decide about a piece of evidence, and what they make of it."""


def bukti(bahan: Bahan, indikator: Indikator) -> None:
    """Draw the evidence of one indicator, each piece with its decision."""
    semua = bahan.bukti.get(indikator.id, ())
    lukis(unsur("h3", f"Bukti ({ribuan(len(semua))})" if semua else "Bukti"), _diminta(indikator))
    if not semua:
        perlu = bahan.tanpa_bukti(indikator)
        teks = "Belum ada bukti, padahal jawaban ini memerlukannya." if perlu else "Tidak ada bukti."
        lukis(unsur("p", teks, kelas="pd-v-kurang" if perlu else "pd-keterangan"))
    for b in semua:
        with st.container(border=True, key=f"pd-v-bukti-{b.id}"):
            lukis(satu_bukti(b, bahan.lembar.zona_waktu))
            kabarkan(_tempat(b))
            if bahan.boleh_periksa:
                _putusan(bahan.deretan, b)


def satu_bukti(b: IsiBukti, zona: str) -> Html:
    """Return a piece of evidence with its picture, where there can be one."""
    pratinjau = alamat_pratinjau(b)
    rinci = [
        f"{_JENIS.get(b.tipe, 'berkas')}, {bita(b.ukuran)}" if b.jenis == "berkas" else "tautan",
        *rincian_bukti(b),
        "" if b.berlaku_sampai else "tanpa batas waktu",
        f"diunggah {b.oleh_nama}" if b.oleh_nama else "",
    ]
    nama = b.nama or b.tautan
    return unsur(
        "div",
        _gambar(pratinjau, nama) if pratinjau else None,
        unsur(
            "div",
            unsur("p", tautan_bukti(nama, alamat_bukti(b))),
            unsur("p", " · ".join(r for r in rinci if r), kelas="pd-keterangan"),
            unsur("p", *_status(b, zona)),
        ),
        kelas="pd-v-bukti",
    )


def _gambar(pratinjau: str, nama: str) -> Html:
    gambar = unsur("img", src=pratinjau, alt=f"Pratinjau {nama}", loading="lazy")
    return tautan_bukti(gambar, pratinjau)


def _status(b: IsiBukti, zona: str) -> list[Html | str]:
    isi: list[Html | str] = [
        lencana(awal_besar(SEBUTAN_BUKTI[b.status]), "awas" if b.status in {"ditolak", "kedaluwarsa"} else "tenang")
    ]
    if b.waktu_status is not None and b.diputuskan != "diajukan":
        isi.append(f" {b.verifikator_nama}, {saat(b.waktu_status, zona)}".rstrip())
    if b.alasan:
        isi.append(f" Alasan: {b.alasan}")
    return isi


def _diminta(indikator: Indikator) -> Html | None:
    if indikator.bukti is None:
        return None
    kapan, bulan = sejak_bukti(indikator, indikator.bukti) or "selalu", indikator.bukti.berlaku_bulan
    masa = f", berlaku {bulan} bulan" if bulan else ""
    return unsur("p", f"Diminta {kapan}{masa}: {awal_kecil(indikator.bukti.teks)}", kelas="pd-keterangan")


def yang_diputuskan(bahan: Bahan, indikator: str) -> dict[str, object]:
    """Return by button (``dasar``) whether what it asks for is so in the store."""
    return {
        dasar(_kelompok(b), bagian): b.diputuskan == putusan
        for b in bahan.bukti.get(indikator, ())
        for bagian, putusan in _BAGIAN.items()
    }


def _putusan(deretan: Deretan, b: IsiBukti) -> None:
    """Draw the buttons that decide; each carries what the verifier saw."""
    kelompok = _kelompok(b)
    terima, tolak, batal = (kunci(kelompok, bagian) for bagian in _BAGIAN)
    with st.container(horizontal=True):
        if b.diputuskan != "diterima":
            st.button("Terima", key=terima, on_click=_putuskan, args=(Tekan(deretan, terima), b, "diterima"))
        if b.diputuskan != "ditolak":
            with st.popover("Tolak"):
                alasan = kunci(kelompok, "alasan")
                teks = st.text_input("Alasan menolak bukti ini", key=alasan, max_chars=PANJANG_CATATAN, live="300ms")
                st.button(
                    "Tolak bukti",
                    key=tolak,
                    disabled=not teks.strip(),
                    on_click=_tolak,
                    args=(Tekan(deretan, tolak), b, alasan),
                )
        if b.diputuskan != "diajukan":
            st.button("Batalkan putusan", key=batal, on_click=_putuskan, args=(Tekan(deretan, batal), b, "diajukan"))


def _putuskan(tekan: Tekan, b: IsiBukti, putusan: str) -> None:
    def kerja(siapa: Pelaku, _: None) -> str:
        return _simpan(siapa, b, putusan, "")

    lakukan(tekan, _tempat(b), kerja, tanpa_isian, kosongkan=_kelompok(b))


def _tolak(tekan: Tekan, b: IsiBukti, alasan: str) -> None:
    def kerja(siapa: Pelaku, teks: object) -> str:
        return _simpan(siapa, b, "ditolak", str(teks or ""))

    lakukan(tekan, _tempat(b), kerja, partial(isi_widget, alasan), kosongkan=_kelompok(b))


def _kelompok(b: IsiBukti) -> str:
    return f"bukti_{b.id}"


def _tempat(b: IsiBukti) -> str:
    return f"bukti-{b.id}"


def _simpan(siapa: Pelaku, b: IsiBukti, putusan: str, alasan: str) -> str:
    gudang().bukti.putuskan(siapa, b.id, putusan, alasan, status_dilihat=b.diputuskan)  # type: ignore[arg-type]
    lagi = " lagi" if putusan == "diajukan" else ""
    return f"Bukti {b.nama or b.tautan} {SEBUTAN_BUKTI[putusan]}{lagi}."
