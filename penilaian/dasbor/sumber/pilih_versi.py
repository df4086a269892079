"""A file that answers an older version of an instrument: the person says what is to be done with it."""

from typing import Final

import streamlit as st

from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.unggahan import Naskah
from penilaian.dasbor.komponen.widget import polos
from penilaian.dasbor.sumber import muatan
from penilaian.instrumen import Instrumen

_VERSI: Final = "versi_berkas"
"""What this visit knows of a file that answers another version: file, instrument, version."""

_MENURUT, _PADANKAN = "menurut", "padankan"


def pilih_versi(ini: Instrumen, id_berkas: str) -> Naskah | None:
    """Return what an upload is read with; where it answers another version ask what is to be done, None until then.

    Args:
        ini: the present version.
        id_berkas: tells uploads apart.
    """
    kenal = st.session_state.get(_VERSI)
    if kenal is None or kenal[:2] != (id_berkas, ini.pengenal):
        return Naskah(ini, muatan.versi_lain(ini.pengenal, ini.versi))
    versi = str(kenal[2])
    jembatan = muatan.jembatan(ini.pengenal, versi)
    kalimat = (
        f"Berkas ini menjawab versi {versi} dari instrumen ini. Pertanyaan dengan id yang sama dapat menanyakan hal "
        f"lain pada versi {ini.versi}, jadi pilih dahulu."
    )
    lukis(pesan(kalimat))
    pilihan = {_MENURUT: f"Nilai menurut versi {polos(versi)}"}
    if jembatan is not None:
        pilihan[_PADANKAN] = f"Bawa jawabannya ke versi {polos(ini.versi)}; yang tidak berpadanan menjadi kosong"
    nama = f"versi_{id_berkas}"
    dipilih = st.radio("Berkas versi lama", list(pilihan), index=None, format_func=pilihan.__getitem__, key=nama)
    if dipilih is None:
        return None
    bawa = jembatan if dipilih == _PADANKAN else None
    return Naskah(muatan.instrumen_versi(ini.pengenal, versi), {}, bawa)


def ingat_versi(ini: Instrumen, id_berkas: str, versi: str) -> None:
    """Remember that an upload answers another version, so that it is not read again to find out."""
    st.session_state[_VERSI] = (id_berkas, ini.pengenal, versi)
