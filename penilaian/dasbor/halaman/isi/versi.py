"""Another version of the instrument has come with the app: its wording is offered, or the way to it."""

from functools import partial
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import saat_dikirim
from penilaian.dasbor.halaman.isi.tautan_kartu import tautan_kartu
from penilaian.dasbor.halaman.isi.tinjauan_pindah import akibat, posisi_pindah, tabel_pindah
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.widget import polos
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.dasbor.sumber.muatan import instrumen
from penilaian.instrumen import Instrumen
from penilaian.jawaban import sama_dijawab
from penilaian.markah import unsur
from penilaian.muat import daftar_instrumen
from penilaian.simpan import GalatBasisData, Pelaku, TinjauanPindah

_FORMULIR: Final = "versi instrumen"


def tawarkan_versi(meja: Meja, bacaan: Bacaan) -> None:
    """Draw what the version that comes with the app means for the draft; of its own what still waits since it moved."""
    ini = meja.instrumen
    if menunggu := [i for i in ini.ditanyakan if i.id in meja.lama and meja.menanti(bacaan.satu(i.id))]:
        judul = f"{ribuan(len(menunggu))} jawaban versi lama menunggu dijawab lagi"
        lukis(unsur("details", unsur("summary", judul), tautan_kartu(meja, menunggu), kelas="pd-cek"))
    if ini.pengenal not in daftar_instrumen():
        return
    kini = instrumen(ini.pengenal)
    if kini.versi == ini.versi and (kini.tambahan is None or kini.sidik_utuh == ini.sidik_utuh):
        _tambahan_kabupaten(meja)
        return
    with st.container(key="pd-isi-versi"):
        if sama_dijawab(ini, kini):
            _kata_saja(meja, kini)
        elif _berpadanan(ini, kini):
            _padanan(meja, bacaan, kini)
        else:
            kalimat = (
                f"Penilaian ini tetap memakai instrumen versi {ini.versi}, karena versi {kini.versi} menghitung skor "
                "dengan cara lain."
            )
            lukis(unsur("p", kalimat, kelas="pd-keterangan"))
        if pesan_galat := meja.tab.pesan.get(_FORMULIR):
            lukis(pesan(pesan_galat))


def _tambahan_kabupaten(meja: Meja) -> None:
    """Offer what a kabupaten asks beside the instrument to a draft that was begun without it."""
    ini = meja.instrumen
    semua = [instrumen(id_) for id_ in daftar_instrumen()] if ini.tambahan is None else []
    ada = [(i, i.tambahan) for i in semua if i.tambahan and (i.id, i.versi) == (ini.id, ini.versi)]
    if not ada:
        return
    with st.container(key="pd-isi-versi"):
        for lain, beda in ada:
            kalimat = (
                f"{beda.nama}: {ribuan(len(beda.indikator))} pertanyaan lagi. Jawaban yang ada tetap, skornya juga."
            )
            lukis(unsur("p", kalimat, kelas="pd-keterangan"))
            _tombol(meja, f"Pakai dengan {polos(beda.nama)}", lain, f"isi_tambahan_{beda.id}")
        if pesan_galat := meja.tab.pesan.get(_FORMULIR):
            lukis(pesan(pesan_galat))


def _tombol(meja: Meja, judul: str, kini: Instrumen, kunci: str) -> None:
    st.button(
        judul,
        key=kunci,
        on_click=saat_dikirim,
        args=(meja.tab, _FORMULIR, partial(_pindah, meja.id, meja.lembar.versi, kini.pengenal, None)),
    )


def _berpadanan(ini: Instrumen, kini: Instrumen) -> bool:
    """Return whether a crosswalk leads to the present version; one at fault leads nowhere."""
    try:
        return gudang().instrumen.jembatan(ini, kini) is not None
    except GalatBasisData:
        return False


def _kata_saja(meja: Meja, kini: Instrumen) -> None:
    lama, baru = _sebut_versi(meja.instrumen), _sebut_versi(kini)
    apa = "Hanya kata-katanya yang berubah" if len(kini.per_id) == len(meja.instrumen.per_id) else "Ada pertanyaan baru"
    kalimat = f"Ada naskah versi {baru}. {apa} dari versi {lama}; skornya tetap."
    lukis(unsur("p", kalimat, kelas="pd-keterangan"))
    _tombol(meja, f"Pakai naskah versi {polos(baru)}", kini, "isi_versi")


def _padanan(meja: Meja, bacaan: Bacaan, kini: Instrumen) -> None:
    """Draw the fold in which a person sees what moving would do, and does it."""
    kalimat = (
        f"Ada instrumen versi {_sebut_versi(kini)}. Penilaian ini memakai versi {_sebut_versi(meja.instrumen)}: "
        "selesaikan menurut "
        "versi itu, atau pindahkan."
    )
    lukis(unsur("p", kalimat, kelas="pd-keterangan"))
    judul = f"Lihat akibatnya bila dipindahkan ke versi {polos(_sebut_versi(kini))}"
    with st.expander(judul, key="isi_versi_tinjau", on_change="rerun") as lipatan:
        if not lipatan.open:
            return
        tinjauan = gudang().alur.tinjau_pindah(bacaan.siapa, meja.id, kini)
        if tinjauan is None:
            return
        posisi = posisi_pindah(bacaan.mandiri, bacaan.sesudah_pindah(tinjauan, kini))
        lukis(akibat(tinjauan, meja.instrumen, kini), posisi, tabel_pindah(tinjauan, meja.instrumen, kini))
        st.button(
            f"Pindahkan ke versi {polos(_sebut_versi(kini))}",
            key="isi_versi_pindah",
            type="primary",
            on_click=saat_dikirim,
            args=(meja.tab, _FORMULIR, partial(_pindah, meja.id, meja.lembar.versi, kini.pengenal, tinjauan)),
        )


def _sebut_versi(i: Instrumen) -> str:
    """Return which version this is, that of the addition too where it has one."""
    return i.versi if i.tambahan is None else f"{i.versi} dengan {i.tambahan.nama} {i.tambahan.versi}"


def _pindah(
    penilaian: int, versi_dilihat: int, instrumen_id: str, tinjauan: TinjauanPindah | None, siapa: Pelaku
) -> None:
    rak = gudang()
    sidik = rak.instrumen.daftarkan(instrumen_id).sidik_utuh
    rak.alur.pindah_instrumen(siapa, penilaian, sidik, versi_dilihat=versi_dilihat, tinjauan=tinjauan)
