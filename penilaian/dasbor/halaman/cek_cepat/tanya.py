"""The question that comes next: where the village may stand by now, the question, its answers, the way on and back."""

from functools import partial
from typing import Final

import streamlit as st

from penilaian.dasbor.halaman.cek_cepat.ingatan import Ingatan
from penilaian.dasbor.halaman.cek_cepat.jawab_soal import (
    Nama,
    arti_tak_berlaku,
    pilihan_tombol,
    terkirim,
    widget_soal,
)
from penilaian.dasbor.halaman.cek_cepat.wawancara import Wawancara
from penilaian.dasbor.komponen.alamat import tulis_alamat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.lembar.gulir import gulir_ke
from penilaian.dasbor.lembar.ketukan import Jejak, ditekan, jaga_ketukan_sekadar, jejak_ketukan
from penilaian.dasbor.lembar.rentang import lukis_rentang
from penilaian.dasbor.lembar.sel import TIDAK_TAHU
from penilaian.dasbor.lembar.soal import arti_istilah, cara_memeriksa, tanda_wajib
from penilaian.instrumen import Indikator
from penilaian.jawaban import NIHIL, TB
from penilaian.markah import Html, unsur
from penilaian.narasi.ejaan import rangkai
from penilaian.narasi.jawaban import minta_bukti
from penilaian.narasi.menuju_pasti import rentang_posisi, sebut_ke, sebut_tingkat_ini
from penilaian.narasi.waktu import lama

JAWABAN_DI_ALAMAT: Final = "jawab"
"""Parameter of the address that holds the answers."""

_TOMBOL: Final = {NIHIL: "nihil", TB: "tb", TIDAK_TAHU: "lewati"}
"""Answers with a button of their own → how their keys end."""

_ATAS: Final = "pd-cek-atas"


def tanya(wawancara: Wawancara, soal: Indikator, ingatan: Ingatan) -> None:
    """Draw the question ``soal`` of ``wawancara``."""
    jaga_ketukan_sekadar("cek-cepat")
    posisi_kini(wawancara, soal)
    ke = f"{sebut_ke(len(wawancara.langkah), wawancara.sisa)}. "
    lukis(unsur("p", ke, tanda_wajib(soal), kelas="pd-cek-ke"), unsur("h1", soal.pertanyaan))
    with st.container(key="pd-kartu-cek"), st.form(f"cek_{ingatan.ke}_f", border=False):
        widget_soal(soal, _nama(ingatan.ke, soal), ingatan.terakhir.get(soal.id))
        _tombol_lain(wawancara, soal, ingatan)
        lukis(*_rincian(wawancara, soal))
        with st.container(key="pd-cek-bilah"):
            _kaki(wawancara, soal, ingatan)
    if ingatan.ke:
        tanda = unsur("i", str(ingatan.ke), hidden="")
        st.html(f"{tanda}<script>{gulir_ke(_ATAS)}</script>", unsafe_allow_javascript=True)


def posisi_kini(wawancara: Wawancara, soal: Indikator) -> None:
    """Draw where the village certainly stands and may stand, and how far the stage of ``soal`` has closed in."""
    rentang = rentang_posisi(wawancara.hasil, 0)
    dulu = wawancara.sebelumnya
    dekat = sebut_tingkat_ini(wawancara.hasil, 0, soal, wawancara.sisa)
    with st.container(key="pd-cek-posisi"):
        lukis_rentang(rentang, None if dulu is None else rentang_posisi(dulu.hasil, 0), _ATAS, dekat)


def pindah(ingatan: Ingatan, ke: int, wawancara: Wawancara) -> None:
    """Go on with other answers: the address holds them from now on. A callback.

    Where that was done before, what stands now is written again: a second press comes with the address of before.

    Args:
        ingatan: of this tab.
        ke: ``ingatan.ke`` when the button was drawn.
        wawancara: the answers to go on with.
    """
    ingatan.catat(ke, wawancara)
    tulis_alamat(JAWABAN_DI_ALAMAT, ingatan.alamat or None)


def _nama(ke: int, soal: Indikator) -> Nama:
    return lambda bagian: f"cek_{ke}_{soal.id}_{bagian}"


def _kunci(ingatan: Ingatan, tombol: str) -> str:
    return f"cek_{ingatan.ke}_{tombol}"


def _tombol_lain(wawancara: Wawancara, soal: Indikator, ingatan: Ingatan) -> None:
    pilihan = pilihan_tombol(soal)
    if not pilihan:
        return
    with st.container(key="pd-cek-lain", gap="xsmall"):
        for isi, sebutan in pilihan.items():
            _tombol(
                sebutan,
                _kunci(ingatan, _TOMBOL[isi]),
                ingatan,
                partial(_kirim, wawancara, soal, ingatan, ingatan.ke, isi),
            )
    arti_tak_berlaku(soal)


def _kaki(wawancara: Wawancara, soal: Indikator, ingatan: Ingatan) -> None:
    """Draw what is wrong, what the browser waits for, and the ways on and back; Enter presses the first button."""
    lukis(
        unsur("p", ingatan.pesan, kelas="pd-cek-pesan", role="alert") if ingatan.pesan else None,
        jejak_ketukan(ingatan.ketukan, _jejak(wawancara, soal, ingatan)),
    )
    with st.container(key="pd-cek-jalan", horizontal=True):
        lanjut = partial(_kirim, wawancara, soal, ingatan, ingatan.ke, None)
        _tombol("Lanjut", _kunci(ingatan, "lanjut"), ingatan, lanjut, utama=True)
        dulu = wawancara.sebelumnya
        if dulu is not None:
            _tombol("Kembali", _kunci(ingatan, "kembali"), ingatan, partial(pindah, ingatan, ingatan.ke, dulu))


def _tombol(sebutan: str, kunci: str, ingatan: Ingatan, kerja: partial[None], *, utama: bool = False) -> None:
    st.form_submit_button(
        sebutan,
        key=kunci,
        type="primary" if utama else "secondary",
        width="stretch",
        on_click=ditekan,
        args=(ingatan.ketukan, kunci, kerja),
    )


def _kirim(wawancara: Wawancara, soal: Indikator, ingatan: Ingatan, ke: int, tombol: str | None) -> None:
    """Take the answer that the widgets hold, or say why not. A callback."""
    isian = terkirim(soal, _nama(ke, soal), tombol) if ke == ingatan.ke else None
    if isian is None:
        pindah(ingatan, ke, wawancara)
    elif isian.pesan:
        ingatan.pesan = isian.pesan
    else:
        pindah(ingatan, ke, wawancara.jawab(isian.teks))


def _jejak(wawancara: Wawancara, soal: Indikator, ingatan: Ingatan) -> Jejak:
    """Return what the browser holds against a tap: nothing is done yet of what the buttons of this question ask for."""
    isi: dict[str, object] = {f"cek_{t}": False for t in ("lanjut", "kembali", *_TOMBOL.values())}
    return Jejak("cek", ("Jawaban", ""), "cek_", isi | {"cek_layar": f"{wawancara.alamat} {soal.id}"}, sekali=True)


def _rincian(wawancara: Wawancara, soal: Indikator) -> tuple[Html | None, ...]:
    waktu = f"sekitar {lama(soal.waktu_menit)}" if soal.waktu_menit else ""
    lain = ("Tanyakan kepada", rangkai(soal.responden)), ("Bukti", minta_bukti(soal)), ("Waktu memeriksa", waktu)
    return (
        cara_memeriksa(soal, "Cara memeriksa", soal.petunjuk_mandiri, *lain, kelas="pd-cek"),
        arti_istilah(wawancara.instrumen, soal, soal.petunjuk_mandiri, kelas="pd-cek"),
    )
