"""Answer and result files in and out: the only room that reads or writes them.

``baca`` takes CSV, XLSX or Parquet from a path or an upload; ``tulis_hasil``, ``tulis_jawaban`` and ``tulis_templat``
write by suffix, whole or not at all.
"""

from penilaian.berkas.baca_jawaban import BacaanBerkas, baca
from penilaian.berkas.instrumen_cocok import instrumen_cocok
from penilaian.berkas.isian import (
    SusunanBerkas,
    banyak_terisi,
    periksa_tujuan_jawaban,
    tabel_jawaban,
    tulis_jawaban,
)
from penilaian.berkas.tanda_galat import AKHIRAN_TANDA, tandai
from penilaian.berkas.templat import tulis_templat
from penilaian.berkas.tulis import periksa_tujuan, tulis_hasil
from penilaian.mentah import BentukBerkas, Sumber, Unggahan, luput_satu

__all__ = [
    "AKHIRAN_TANDA",
    "BacaanBerkas",
    "BentukBerkas",
    "Sumber",
    "SusunanBerkas",
    "Unggahan",
    "baca",
    "banyak_terisi",
    "instrumen_cocok",
    "luput_satu",
    "periksa_tujuan",
    "periksa_tujuan_jawaban",
    "tabel_jawaban",
    "tandai",
    "tulis_hasil",
    "tulis_jawaban",
    "tulis_templat",
]
