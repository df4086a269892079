"""Cek Cepat: where a village stands, in as few questions as that takes; for a village head with a phone, no account."""

from pathlib import Path
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.cek_cepat.akhir import akhir
from penilaian.dasbor.halaman.cek_cepat.ingatan import Ingatan, buka_ingatan
from penilaian.dasbor.halaman.cek_cepat.tanya import JAWABAN_DI_ALAMAT, pindah, tanya
from penilaian.dasbor.halaman.cek_cepat.wawancara import Wawancara, urai_alamat
from penilaian.dasbor.komponen.gaya import gaya_halaman, pasang_gaya
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.sumber.pilih_instrumen import alamat_instrumen, instrumen_di_alamat, pilih_instrumen
from penilaian.instrumen import Instrumen
from penilaian.markah import unsur

_LEMBAR: Final = Path(__file__).with_name("cek_cepat.css")


def tampilkan() -> None:
    """Draw the page."""
    gaya_halaman()
    pasang_gaya(_LEMBAR)
    ini = instrumen_di_alamat()
    with st.container(key="pd-cek"):
        if ini.gerbang is None:
            _tanpa_gerbang(ini)
            return
        terbaca = urai_alamat(ini, st.query_params.get(JAWABAN_DI_ALAMAT, ""))
        wawancara, ingatan = terbaca.wawancara, buka_ingatan(terbaca.wawancara)
        with st.container(key="pd-desa"):
            lukis(unsur("p", "Cek Cepat", kelas="pd-cek-nama"))
        tadi = "" if wawancara.langkah else ingatan.alamat
        if terbaca.sebab or tadi:
            with st.container(key="pd-cek-atas"):
                if terbaca.sebab:
                    lukis(pesan(terbaca.sebab))
                if tadi:
                    _tawarkan(ini, ingatan)
        if wawancara.soal is None:
            akhir(wawancara, ingatan)
        else:
            tanya(wawancara, wawancara.soal, ingatan)
        _tentang(wawancara)


def _tawarkan(instrumen: Instrumen, ingatan: Ingatan) -> None:
    """Offer to go on with what this visit had answered before it came here anew."""
    dulu = urai_alamat(instrumen, ingatan.alamat).wawancara
    st.button(
        f"Lanjutkan yang tadi ({ribuan(len(dulu.langkah))} pertanyaan)",
        key=f"cek_{ingatan.ke}_tadi",
        on_click=pindah,
        args=(ingatan, ingatan.ke, dulu),
    )


def _tentang(wawancara: Wawancara) -> None:
    lukis(
        unsur(
            "p",
            "Yang ditanyakan hanya yang masih dapat mengubah posisi. Tidak perlu akun, dan tidak ada yang disimpan di "
            "peladen: jawaban Anda ada pada alamat halaman ini. ",
            unsur("a", "Siapkan dahulu", href=alamat_instrumen("siapkan", wawancara.instrumen), target="_self"),
            ": siapa yang ditanya dan apa yang perlu ada di tangan.",
            kelas="pd-cara",
        )
    )
    if not wawancara.langkah:
        pilih_instrumen()


def _tanpa_gerbang(ini: Instrumen) -> None:
    lukis(
        kepala_halaman("Cek Cepat"),
        pesan(
            f"{ini.nama} tidak mempunyai tingkat yang dicapai berurutan, jadi tidak ada posisi yang dapat dipastikan "
            "dengan sedikit pertanyaan. Jawab semua pertanyaannya, lalu nilai lewat Nilai Berkas.",
            "tenang",
        ),
    )
    pilih_instrumen()
