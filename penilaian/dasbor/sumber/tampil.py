"""The villages on show, or why there are none, as a page needs them."""

from penilaian.dasbor.jeroan_streamlit import berhenti
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import daftar_temuan
from penilaian.dasbor.sumber.muatan import sumber
from penilaian.dasbor.sumber.sumber import Sumber, TakTampil
from penilaian.galat import GalatMasukan
from penilaian.markah import unsur
from penilaian.narasi.temuan import sebut_galat


def sumber_atau_temuan() -> Sumber:
    """Return the villages on show; where there are none for this person, or their file is at fault, say so and end."""
    try:
        return sumber()
    except TakTampil as sebab:
        jalan = unsur("a", sebab.tautan[0], href=sebab.tautan[1], target="_self") if sebab.tautan else None
        lukis(kepala_halaman(sebab.judul), unsur("p", sebab.isi, " ", jalan))
        berhenti()
    except GalatMasukan as galat:
        lukis(
            kepala_halaman("Berkas belum dapat dibaca", f"{sebut_galat(galat.temuan)}."),
            daftar_temuan(galat.temuan),
        )
        berhenti()
