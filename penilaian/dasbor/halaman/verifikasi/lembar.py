"""One assessment on the screen: its head, and its parts as tabs of which only the open one is drawn."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from penilaian.dasbor.halaman.verifikasi.bahan import Bahan
from penilaian.dasbor.halaman.verifikasi.dua_tim import dua_tim
from penilaian.dasbor.halaman.verifikasi.gaya import gaya_verifikasi
from penilaian.dasbor.halaman.verifikasi.keputusan import langkah
from penilaian.dasbor.halaman.verifikasi.komentar import komentar
from penilaian.dasbor.halaman.verifikasi.nilai import nilai_tiga
from penilaian.dasbor.halaman.verifikasi.perbuatan import buka_deretan, lukis_jejak
from penilaian.dasbor.halaman.verifikasi.periksa import periksa
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman, lencana
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.lembar.ketukan import jaga_ketukan
from penilaian.markah import Html, deret, gabung, unsur
from penilaian.narasi.ejaan import sebut_periode
from penilaian.narasi.keadaan import SEBUTAN_KEADAAN
from penilaian.narasi.nama import nama_desa, nama_wilayah
from penilaian.narasi.waktu import hari


def lukis_lembar(bahan: Bahan, alamat: str) -> None:
    """Draw an assessment.

    Args:
        bahan: all of it.
        alamat: page that it is on, for the way back to the list.
    """
    gaya_verifikasi()
    kembali = unsur("a", "Semua penilaian", href=alamat, target="_self", kelas="pd-kembali")
    lukis(unsur("nav", kembali, aria_label="Kembali"), kepala_lembar(bahan))
    jaga_ketukan(buka_deretan(bahan.siapa, bahan.lembar.id), bahan.lembar, bahan.siapa, alamat)
    bagian: dict[str, Callable[[], None]] = {
        "Periksa" if bahan.mengubah else "Jawaban": partial(periksa, bahan),
        "Tiga nilai": partial(nilai_tiga, bahan, alamat),
    }
    if bahan.tim_lain:
        bagian["Dua tim"] = partial(dua_tim, bahan)
    bagian["Komentar"] = partial(_komentar, bahan)
    bagian["Putuskan" if bahan.mengubah else "Keadaan"] = partial(langkah, bahan)
    for lembaran, lukis_isi in zip(
        st.tabs(list(bagian), key="verif_bagian", on_change="rerun", bind="query-params"), bagian.values(), strict=True
    ):
        if lembaran.open:
            with lembaran:
                lukis_isi()


def kepala_lembar(bahan: Bahan) -> Html:
    """Return the head: village, period, team, day, instrument version, state."""
    x, lokal = bahan.lembar, bahan.instrumen.tambahan
    hasil = bahan.hasil["mandiri"]
    keterangan = deret(
        nama_wilayah(hasil, 0),
        f"periode {sebut_periode(x.periode)}",
        gabung("tim ", unsur("bdi", x.tim), " (resmi)" if x.resmi else None),
        f"dinilai {hari(x.tanggal)}",
        f"instrumen {x.instrumen} {x.versi_instrumen}{f' dengan {lokal.nama} {lokal.versi}' if lokal else ''}",
    )
    keadaan = lencana(SEBUTAN_KEADAAN[x.keadaan], "tenang" if x.keadaan in {"diverifikasi", "final"} else "awas")
    return kepala_halaman(unsur("bdi", nama_desa(hasil, 0)), keterangan, keadaan)


def _komentar(bahan: Bahan) -> None:
    lukis(
        unsur(
            "p",
            "Komentar untuk seluruh penilaian. Komentar pada satu pertanyaan ada pada kartunya.",
            kelas="pd-keterangan",
        )
    )
    with st.container(key="pd-kartu-komentar"):
        komentar(bahan, None)
        lukis_jejak(bahan.deretan, "komentar", ("Komentar", ""), {})
