"""Two people, one indicator: both answers side by side, and the person decides."""

from functools import partial

import streamlit as st

from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import Kabar, Tab, simpan_lagi
from penilaian.dasbor.halaman.isi.widget import kunci
from penilaian.dasbor.lembar.ketukan import ditekan
from penilaian.markah import Html, berbaris, gabung, unsur
from penilaian.narasi.jawaban import sebut_jawaban
from penilaian.narasi.waktu import saat
from penilaian.simpan import IsiJawaban, Pelaku


def dua_isian(meja: Meja, kabar: Kabar, kini: IsiJawaban, siapa: Pelaku) -> Html:
    """Return what stands in the store beside what is not saved.

    Args:
        meja: what is being filled in.
        kabar: what was refused.
        kini: what the store has by now.
        siapa: who has to decide.
    """
    nama = "Anda di perangkat lain" if kini.oleh == siapa.pengguna_id else kini.oleh_nama or "orang lain"
    kapan = f", {saat(kini.waktu, meja.lembar.zona_waktu)}" if kini.waktu else ""
    milik_teks = kabar.usul.jadi(kini.teks)
    milik_catatan = kini.catatan if kabar.usul.catatan is None else kabar.usul.catatan
    sebut = partial(sebut_jawaban, meja.instrumen, meja.instrumen.per_id[kini.indikator])
    return unsur(
        "div",
        unsur("p", unsur("b", f"Jawaban ini baru saja diubah oleh {nama}. "), "Isian Anda belum tersimpan; pilih."),
        unsur(
            "dl",
            _sisi(f"Jawaban {nama}{kapan}", sebut(kini.teks), kini.catatan),
            _sisi("Isian Anda", sebut(milik_teks), milik_catatan),
        ),
        kelas="pd-bentrok",
        role="alert",
    )


def putuskan(tab: Tab, kabar: Kabar, kini: IsiJawaban) -> None:
    """Draw the two ways on, to keep what is not saved or what stands in the store (``kini``)."""
    milik, mereka = (kunci(tab.penilaian, kini.indikator, bagian) for bagian in ("milik", "mereka"))
    simpan = partial(simpan_lagi, tab, kabar.usul, kini.versi)
    st.button("Pakai isian saya", key=milik, type="primary", on_click=ditekan, args=(tab.ketukan, milik, simpan))
    lupakan = partial(tab.lupakan, kini.indikator)
    st.button("Pakai yang tersimpan", key=mereka, on_click=ditekan, args=(tab.ketukan, mereka, lupakan))


def _sisi(siapa: str, jawaban: str, catatan: str) -> Html:
    isi = unsur("dd", jawaban, unsur("p", "Catatan: ", berbaris(catatan)) if catatan else None)
    return unsur("div", gabung(unsur("dt", siapa), isi))
