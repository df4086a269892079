"""Choice of one of the instruments that come with the app or beside it, kept in the address."""

from urllib.parse import urlencode

import streamlit as st

from penilaian.dasbor.komponen.alamat import pilih_di_alamat
from penilaian.dasbor.sumber import muatan
from penilaian.instrumen import Instrumen
from penilaian.muat import daftar_instrumen
from penilaian.terkirim import INSTRUMEN_SEMULA


def pilih_instrumen() -> Instrumen:
    """Draw the choice (``?instrumen=spbe-2020``) and return the instrument, the usual one for an unknown id."""
    pilihan = {id_: _sebut(muatan.instrumen(id_)) for id_ in daftar_instrumen()}
    return muatan.instrumen(pilih_di_alamat("Instrumen", pilihan, muatan.PILIH_INSTRUMEN, semula=INSTRUMEN_SEMULA))


def instrumen_di_alamat() -> Instrumen:
    """Return what ``pilih_instrumen`` would, without drawing the choice."""
    diminta = st.query_params.get(muatan.PILIH_INSTRUMEN, "")
    return muatan.instrumen(diminta if diminta in daftar_instrumen() else INSTRUMEN_SEMULA)


def alamat_instrumen(halaman: str, instrumen: Instrumen, **lain: str) -> str:
    """Return the address of a page about an instrument: ``siapkan?instrumen=spbe-2020``."""
    isi = {} if instrumen.pengenal == INSTRUMEN_SEMULA else {muatan.PILIH_INSTRUMEN: instrumen.pengenal}
    return "?".join(filter(None, (halaman, urlencode(isi | lain))))


def _sebut(instrumen: Instrumen) -> str:
    return f"{instrumen.sebutan} (dicabut)" if instrumen.status == "dicabut" else instrumen.sebutan
