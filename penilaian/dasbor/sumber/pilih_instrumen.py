"""Choice of one of the instruments that come with the app, kept in the address."""

from penilaian.dasbor.komponen.alamat import pilih_di_alamat
from penilaian.dasbor.sumber import muatan
from penilaian.instrumen import Instrumen
from penilaian.muat import daftar_instrumen


def pilih_instrumen() -> Instrumen:
    """Draw the choice (``?instrumen=spbe-2020``) and return the instrument, the usual one for an unknown id."""
    pilihan = {id_: _sebut(muatan.instrumen(id_)) for id_ in daftar_instrumen()}
    return muatan.instrumen(pilih_di_alamat("Instrumen", pilihan, "instrumen", semula=muatan.INSTRUMEN_SEMULA))


def _sebut(instrumen: Instrumen) -> str:
    return f"{instrumen.nama} (dicabut)" if instrumen.status == "dicabut" else instrumen.nama
