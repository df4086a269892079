"""Choice of a village and a period, kept in the address so that it can be shared."""

import numpy as np
import streamlit as st

from penilaian import banding
from penilaian.angka import ribuan
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.widget import polos
from penilaian.dasbor.sumber.muatan import PILIH_INSTRUMEN, PILIH_SKOR
from penilaian.dasbor.sumber.pilih_skor import pilih_skor
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.desa import kode_tempat, wilayah
from penilaian.markah import unsur
from penilaian.narasi.ejaan import sebut_periode
from penilaian.narasi.nama import nama_desa, wilayah_singkat

BANYAK_PILIHAN = 200
"""Up to this many villages are offered as one list; more are searched on the server."""

BANYAK_TEMUAN = 50
"""Hits shown of one search."""

_DESA, _PERIODE, _CARI, _TERAKHIR = "pilih_desa", "pilih_periode", "cari_desa", "desa_terakhir"


def pilih_desa(sumber: Sumber) -> int | None:
    """Draw the village's name in the bar, which is the choice of village, period and kind of score; return the row.

    None where the address names what is not there: then that is said.

    The address (``?desa=99.01.01.2001&periode=2026``) decides; without it, for who comes back from another page, what
    this visit chose last, else the first village of the file and its latest period. A choice is written to the
    address, a default is not: the browser's way back would end there.
    """
    diminta = st.query_params.get("desa", "")
    kode = kode_tempat(diminta) if diminta else _dari_halaman_lain()
    baris = sumber.baris_desa(kode)
    if not diminta:
        if baris:
            _tulis_alamat(desa=kode)
        else:
            kode = sumber.kode_desa[0]
            baris = sumber.baris_desa(kode)
    letak, siapa = _letak(sumber, baris), sumber.hasil.instrumen.yang_dinilai
    with st.container(key="pd-desa"):
        nama = nama_desa(sumber.hasil, baris[0] if letak is None else letak) if baris else f"Pilih {siapa}"
        with st.popover(polos(nama), type="tertiary", wrap=False):
            _pilihan_desa(sumber, kode if baris else None)
            _pilihan_periode(sumber, baris)
            pilih_skor(sumber)
        if letak is not None:
            lukis(unsur("p", _keterangan(sumber, letak), kelas="pd-desa-ket"))
    if not baris:
        tiada = f"{siapa.capitalize()} dengan kode {diminta} tidak ada dalam {sumber.nama}."
        lukis(pesan(f"{tiada} Pilih {siapa} yang lain."))
        return None
    if letak is None:
        nama, periode = nama_desa(sumber.hasil, baris[0]), st.query_params["periode"]
        lukis(pesan(f"{nama} tidak mempunyai penilaian untuk periode {periode}. Pilih periode yang lain."))
        return None
    st.session_state[_TERAKHIR] = kode
    return letak


def _pilihan_desa(sumber: Sumber, kode: str | None) -> None:
    siapa = sumber.hasil.instrumen.yang_dinilai
    label = siapa.capitalize()
    if len(sumber.kode_desa) <= BANYAK_PILIHAN:
        pilihan = sumber.label
    else:
        kata = st.text_input(
            f"Cari {siapa}", key=_CARI, placeholder=f"Nama atau kode {siapa}", persist_state="session"
        ).strip()
        temuan = _temukan(sumber, kata, kode)
        pilihan = sumber.label_dari(dict.fromkeys([*([kode] if kode else []), *temuan]))
        if kata:
            label = (
                f"{ribuan(len(temuan))} {siapa} cocok"
                if len(temuan) < BANYAK_TEMUAN
                else f"{ribuan(BANYAK_TEMUAN)} {siapa} pertama"
            )
    st.session_state[_DESA] = kode
    st.selectbox(
        label,
        list(pilihan),
        index=0 if kode else None,
        format_func=lambda k: pilihan.get(k, k),
        key=_DESA,
        placeholder=f"Pilih {siapa}",
        filter_mode="contains",
        on_change=_ganti_desa,
    )


def _keterangan(sumber: Sumber, letak: int) -> str:
    """Return where the village lies and the period, for one line below its name."""
    periode = f"periode {sebut_periode(_periode(sumber, letak))}"
    return " · ".join(k for k in (wilayah_singkat(sumber.hasil, letak), periode) if k)


def _periode(sumber: Sumber, baris: int) -> str:
    return str(sumber.hasil.jawaban.kunci["periode"].iloc[baris])


def _letak(sumber: Sumber, baris: tuple[int, ...]) -> int | None:
    """Return the row of the period in the address (the latest where it names none), None if there is no such."""
    periode = {_periode(sumber, b): b for b in baris}
    return periode.get(st.query_params.get("periode") or next(iter(periode), ""))


def _pilihan_periode(sumber: Sumber, baris: tuple[int, ...]) -> None:
    """Draw the periods of the village."""
    periode = [_periode(sumber, b) for b in baris]
    letak = _letak(sumber, baris)
    dipilih = None if letak is None else _periode(sumber, letak)
    st.session_state[_PERIODE] = dipilih
    st.selectbox(
        "Periode",
        periode,
        index=0 if dipilih else None,
        key=_PERIODE,
        placeholder="Pilih periode",
        filter_mode=None,
        on_change=_ganti_periode,
    )


def _temukan(sumber: Sumber, kata: str, kode: str | None) -> list[str]:
    """Return codes to offer: hits of the search in any period, without words the villages of the same kecamatan."""
    hasil, semua = sumber.hasil, sumber.hasil.jawaban.kunci["kode_desa"]
    temuan: list[str] = []
    for periode in sumber.periode:
        if kata:
            baris = banding.cari(hasil, kata, periode, BANYAK_TEMUAN)
        elif kode:
            baris = banding.pilih(hasil, periode, wilayah=wilayah(kode, "kecamatan"))[:BANYAK_TEMUAN]
        else:
            baris = np.empty(0, dtype=np.intp)
        temuan += [str(k) for k in semua.iloc[baris]]
    return list(dict.fromkeys(temuan))[:BANYAK_TEMUAN]


def _ganti_desa() -> None:
    if kode := st.session_state[_DESA]:
        _tulis_alamat(desa=kode)


def _ganti_periode() -> None:
    if periode := st.session_state[_PERIODE]:
        _tulis_alamat(desa=st.session_state[_DESA], periode=periode)


def _dari_halaman_lain() -> str:
    """Return the village chosen last, if the visitor was on another page in between; ``""`` otherwise.

    Streamlit forgets a widget that the last run did not draw.
    """
    return "" if _DESA in st.session_state else str(st.session_state.get(_TERAKHIR, ""))


def _tulis_alamat(**isi: str) -> None:
    """Write the address in one step, so that it is one step in the browser's history; what of the store stays."""
    tetap = {k: st.query_params[k] for k in (PILIH_SKOR, PILIH_INSTRUMEN) if k in st.query_params}
    st.query_params.from_dict(isi | tetap)
