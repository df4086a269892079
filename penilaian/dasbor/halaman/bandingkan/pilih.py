"""Choice of the villages that are compared, kept in the address so that it can be shared."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from penilaian import banding
from penilaian.angka import ribuan
from penilaian.banding import Baris
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.desa import kode_tempat
from penilaian.instrumen import Instrumen
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import rangkai

BANYAK_TEMUAN = 50
"""Places offered at a time; where there are more, they are searched on the server."""

BANYAK_PILIHAN = 60
"""Up to this many villages are offered as one list."""

_ARAH = ("tertinggi", "terendah")
_PERIODE, _TEMPAT, _CARI, _SATU = "banding_periode", "banding_tempat", "banding_cari", "banding_satu"


@dataclass(frozen=True)
class Urutan:
    """What villages are sorted by: a column of ``banding.daftar_desa``, downwards or upwards."""

    kolom: str
    turun: bool


@dataclass(frozen=True)
class PilihanBanding:
    """What is compared.

    Attributes:
        periode: of all rows.
        tempat: the places chosen, columns as ``banding.cari_pilihan``; empty = every village of the period.
        baris: rows of ``Sumber.hasil``, in the order of the file.
        urutan: what the villages are sorted by.
    """

    periode: str
    tempat: pd.DataFrame
    baris: Baris
    urutan: Urutan


def pilih_banding(sumber: Sumber) -> PilihanBanding:
    """Draw the choice of a period, of villages, kecamatan or kabupaten, and of their order, and return it.

    The address decides (``?periode=2026&pilih=99.01.01&pilih=99.01.02.2010``); without a place all villages of the
    period are compared, without a period the latest is taken. What it names and the data do not have is said.
    """
    diminta = st.query_params.get("periode", sumber.periode[0])
    periode = diminta if diminta in sumber.periode else sumber.periode[0]
    kode = st.query_params.get_all("pilih")
    tempat = banding.kenali(sumber.hasil, periode, kode)
    tata = st.container(horizontal=True, vertical_alignment="bottom", key="pd-pilih-banding")
    with tata:
        st.session_state[_PERIODE] = periode
        st.selectbox("Periode", sumber.periode, key=_PERIODE, filter_mode=None, on_change=_ganti_periode, width=150)
        _pilihan_tempat(sumber, periode, tempat)
        urutan = _pilihan_urutan(sumber.hasil.instrumen)
    _katakan_yang_tak_ada(sumber, periode, diminta, kode, tempat)
    baris = banding.pilih_kode(sumber.hasil, periode, tempat["kode"])
    return PilihanBanding(periode, tempat, baris, urutan)


def _pilihan_tempat(sumber: Sumber, periode: str, tempat: pd.DataFrame) -> None:
    siapa = sumber.hasil.instrumen.yang_dinilai
    banyak_desa = len(banding.pilih_kode(sumber.hasil, periode))
    if banyak_desa <= BANYAK_TEMUAN:
        temuan = banding.cari_pilihan(sumber.hasil, "", periode, 3 * BANYAK_TEMUAN)
    else:
        kata = st.text_input(
            "Cari desa, kecamatan atau kabupaten" if siapa == "desa" else f"Cari {siapa}",
            key=_CARI,
            placeholder="Nama atau kode",
            live="400ms",
            width=280,
            persist_state="session",
        )
        temuan = banding.cari_pilihan(sumber.hasil, kata, periode, BANYAK_TEMUAN)
    sebutan = sebut_tempat(pd.concat([tempat, temuan], ignore_index=True).drop_duplicates("kode"))
    st.session_state[_TEMPAT] = list(tempat["kode"])
    st.multiselect(
        "Yang dibandingkan",
        list(sebutan),
        format_func=lambda k: sebutan.get(k, k),
        key=_TEMPAT,
        placeholder=f"Semua {siapa}",
        filter_mode="contains",
        select_all=False,
        on_change=_ganti_tempat,
    )


def sebut_tempat(tempat: pd.DataFrame) -> dict[str, str]:
    """Return by code how a place is offered: ``Kecamatan Contoh (9 desa)``, ``Sukamaju, Contoh``; no two alike.

    Args:
        tempat: columns as ``banding.cari_pilihan`` returns them, each code once.
    """
    sebutan = {}
    for kode, jenis, nama, di, desa in tempat.itertuples(index=False):
        if jenis == "desa":
            sebutan[kode] = f"{nama}, {di}" if di else nama
        else:
            awalan = "" if nama.lower().startswith((jenis, "kota ")) else f"{jenis.capitalize()} "
            sebutan[kode] = f"{awalan}{nama} ({ribuan(desa)} desa)"
    banyak = Counter(sebutan.values())
    return {k: s if banyak[s] == 1 else f"{s} [{k}]" for k, s in sebutan.items()}


def _katakan_yang_tak_ada(sumber: Sumber, periode: str, diminta: str, kode: list[str], tempat: pd.DataFrame) -> None:
    if diminta != periode:
        lukis(pesan(f"Periode {diminta} tidak ada dalam {sumber.nama}. Yang tampil periode {periode}."))
    kenal = set(tempat["kode"].str.replace(".", ""))
    asing = [k for k in dict.fromkeys(kode) if k.replace(".", "").strip() not in kenal]
    if asing:
        sebutan = (
            rangkai(asing[:5]) if len(asing) <= 5 else f"{', '.join(asing[:5])} dan {ribuan(len(asing) - 5)} lainnya"
        )
        yang_tampil = "" if len(tempat) else f" Yang tampil semua {sumber.hasil.instrumen.yang_dinilai}."
        lukis(pesan(f"Kode {sebutan} tidak ada dalam {sumber.nama} untuk periode {periode}.{yang_tampil}"))


def _pilihan_urutan(instrumen: Instrumen) -> Urutan:
    ukuran = {"Indeks": "indeks"} | {t.nama: f"skor_{t.id}" for t in instrumen.puncak}
    urutan = {f"{n}, {a} dahulu": Urutan(k, a == "tertinggi") for n, k in ukuran.items() for a in _ARAH}
    urutan[f"Nama {instrumen.yang_dinilai}"] = Urutan("desa", turun=False)
    pilihan = st.selectbox(
        f"Urutan {instrumen.yang_dinilai}", list(urutan), key="urut", bind="query-params", filter_mode=None, width=270
    )
    return urutan[pilihan]


def pilih_satu(hasil: Hasil, label: list[str]) -> str | None:
    """Draw the choice of one village among those compared and return its code; None until one is chosen.

    The address decides (``?desa=99.01.01.2001``), then what this visit looked at last, then the first village.

    Args:
        hasil: the villages compared.
        label: of its rows.
    """
    siapa = hasil.instrumen.yang_dinilai
    kode = hasil.jawaban.kunci["kode_desa"]
    diminta = kode_tempat(st.query_params.get("desa", ""))
    calon = [k for k in (diminta, st.session_state.get("desa_terakhir", "")) if (kode == k).any()]
    if len(kode) <= BANYAK_PILIHAN:
        pilihan = dict(zip(kode, label, strict=True))
        dipilih: str | None = next(iter([*calon, *pilihan]))
    else:
        kata = st.text_input(
            f"Cari {siapa}", key="banding_cari_desa", placeholder="Nama atau kode", live="400ms", width=280
        )
        baris = banding.cari(hasil, kata, str(hasil.jawaban.kunci["periode"].iloc[0]), BANYAK_TEMUAN)
        dipilih = calon[0] if calon else None
        tambah = np.flatnonzero((kode == dipilih).to_numpy())
        pilihan = {str(kode.iloc[b]): label[b] for b in (*tambah, *baris)}
    st.session_state[_SATU] = dipilih
    st.selectbox(
        siapa.capitalize(),
        list(pilihan),
        index=None if dipilih is None else 0,
        format_func=lambda k: pilihan.get(k, k),
        key=_SATU,
        placeholder=f"Pilih {siapa}",
        filter_mode="contains",
        on_change=_ganti_satu,
        width=280,
    )
    return dipilih


def _ganti_satu() -> None:
    if kode := st.session_state[_SATU]:
        st.query_params["desa"] = kode
        st.session_state["desa_terakhir"] = kode


def _ganti_periode() -> None:
    st.query_params["periode"] = st.session_state[_PERIODE]


def _ganti_tempat() -> None:
    if kode := st.session_state[_TEMPAT]:
        st.query_params["pilih"] = kode
    else:
        st.query_params.pop("pilih", None)
