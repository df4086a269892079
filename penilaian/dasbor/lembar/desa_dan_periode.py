"""Which village, and of when: what an assessment is begun with."""

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.desa import BANYAK_TEMUAN, HURUF_PERTAMA, Desa, cari_desa
from penilaian.markah import unsur
from penilaian.narasi.ejaan import awal_besar, sebut_periode
from penilaian.narasi.nama import sebut_desa


def pilih_desa_di(
    di: tuple[str, ...], awalan: str, *, tempat: str = " di wilayah Anda", semula: str = ""
) -> Desa | None:
    """Draw the choice of a village and return it, None while there is none.

    Args:
        di: code prefixes of the area; ``""`` among them = everywhere.
        awalan: how the keys of its widgets begin.
        tempat: what the area is called where nothing in it fits.
        semula: dotted code of the village to begin with; ``""`` = none.
    """
    daftar = cari_desa("", di)
    if len(daftar) == 1:
        return daftar[0]
    if not daftar:
        st.session_state.setdefault(f"{awalan}_cari_desa", semula)
        kata = st.text_input(
            "Cari desa",
            key=f"{awalan}_cari_desa",
            placeholder=f"Paling sedikit {HURUF_PERTAMA} huruf nama, atau kode lengkap",
            live="400ms",
            max_chars=60,
        ).strip()
        daftar = cari_desa(kata, di)
        if not daftar:
            if len(kata) >= HURUF_PERTAMA:
                lukis(pesan(f"Tidak ada desa yang cocok dengan {kata}{tempat}."))
            return None
        if len(daftar) == BANYAK_TEMUAN:
            lukis(
                unsur("p", f"{ribuan(BANYAK_TEMUAN)} desa pertama; tulis namanya lebih lengkap.", kelas="pd-keterangan")
            )
    pilihan = {d.kode: d for d in daftar}
    awal = semula if semula in pilihan else daftar[0].kode if len(daftar) == 1 else None
    kode = st.selectbox(
        "Desa",
        list(pilihan),
        index=None if awal is None else list(pilihan).index(awal),
        format_func=lambda k: sebut_desa(pilihan[k]) if k in pilihan else k,
        placeholder="Pilih desa",
        key=f"{awalan}_desa",
        filter_mode="contains",
    )
    return pilihan.get(kode) if kode else None


def pilih_periode(tahun: int, awalan: str) -> str:
    """Draw the choice of a period and return it: of a year and the one before, whole, by half and by quarter."""
    bagian = ("", *(f"-S{n}" for n in (1, 2)), *(f"-T{n}" for n in (1, 2, 3, 4)))
    return st.selectbox(
        "Periode",
        [f"{t}{b}" for t in (tahun, tahun - 1) for b in bagian],
        format_func=lambda p: awal_besar(sebut_periode(p)),
        key=f"{awalan}_periode",
    )
