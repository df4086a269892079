"""The sand panel: the answer in words, the stair beside it."""

import numpy as np
import streamlit as st

from penilaian.dasbor.halaman.posisi.rincian import batang_kelompok
from penilaian.dasbor.komponen.lukis import lukis, lukis_gambar
from penilaian.dasbor.sumber.keterangan import catatan_sumber, lencana_sumber
from penilaian.dasbor.sumber.pilih_skor import kabar_skor
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.grafik import tangga
from penilaian.markah import Html, unsur
from penilaian.mesin import Hasil
from penilaian.narasi.pokok import Pokok
from penilaian.narasi.rincian import baris_kelompok
from penilaian.narasi.ringkasan import sebut_bukti
from penilaian.narasi.tangga import undakan


def panel(sumber: Sumber, dipilih: int, hasil: Hasil, baris: int, pokok: Pokok) -> None:
    """Draw the answer.

    Args:
        sumber: the data.
        dipilih: the row in ``sumber``.
        hasil: the village's own rows.
        baris: the same row in ``hasil``.
        pokok: the answer in words.
    """
    with st.container(key="pd-jawab"):
        lukis(_teks(sumber, dipilih, pokok))
        if undak := undakan(hasil, baris):
            lukis_gambar(tangga(undak))
        else:
            lukis(batang_kelompok(baris_kelompok(hasil, baris)))


def _teks(sumber: Sumber, dipilih: int, pokok: Pokok) -> Html:
    satu, yakin = np.array([dipilih]), pokok.kepastian
    kata = (unsur("b", yakin.kata), " ") if yakin.kata else ()
    return unsur(
        "div",
        unsur("p", unsur("span", pokok.atas), lencana_sumber(sumber, satu), kelas="pd-atas"),
        unsur("h1", pokok.judul, kelas="pd-sedang" if pokok.panjang else None),
        unsur("p", pokok.berikut, kelas="pd-berikut") if pokok.berikut else None,
        unsur(
            "ul",
            unsur("li", unsur("span", *kata, yakin.sebab), kelas=f"pd-{'pasti' if yakin.pasti else 'terbuka'}"),
            unsur("li", unsur("span", unsur("b", _bukti(sumber, dipilih))), kelas="pd-berbukti"),
            kelas="pd-yakin",
        ),
        kabar_skor(sumber),
        catatan_sumber(sumber, satu),
        kelas="pd-teks",
    )


def _bukti(sumber: Sumber, dipilih: int) -> str:
    t = sumber.tampilan
    return sebut_bukti(
        t.skor if t else None,
        contoh=sumber.jenis == "contoh",
        rentang=sumber.rentang_bukti(dipilih),
        skala=sumber.hasil.instrumen.skala,
    )
