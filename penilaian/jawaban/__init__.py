"""The answers table: answered, open and not-applicable kept apart (§1), one array a question.

``urai`` reads one column of text by the indicator's kind, ``susun`` puts columns together. Where cells come from
(file, form, store) is not known here.
"""

from penilaian.jawaban.galat_sel import BATAS_SEBUT, GalatSel, kata_lain, pilih_tersebut, sebut_baris
from penilaian.jawaban.kecocokan import periksa_nama
from penilaian.jawaban.kunci import KOLOM_KUNCI, bentuk_periode, periksa_kunci
from penilaian.jawaban.mistar import mistar_isi, mistar_poin, sebut_isi
from penilaian.jawaban.pembaca import berupa_persen, rentang, sebut_rentang
from penilaian.jawaban.sel import KOSONG, NIHIL, TB, TERJAWAB, TIDAK_BERLAKU, Uraian, tercentang, urai
from penilaian.jawaban.tabel_jawaban import Jawaban, dari_tabel, susun

__all__ = [
    "BATAS_SEBUT",
    "KOLOM_KUNCI",
    "KOSONG",
    "NIHIL",
    "TB",
    "TERJAWAB",
    "TIDAK_BERLAKU",
    "GalatSel",
    "Jawaban",
    "Uraian",
    "bentuk_periode",
    "berupa_persen",
    "dari_tabel",
    "kata_lain",
    "mistar_isi",
    "mistar_poin",
    "periksa_kunci",
    "periksa_nama",
    "pilih_tersebut",
    "rentang",
    "sebut_baris",
    "sebut_isi",
    "sebut_rentang",
    "susun",
    "tercentang",
    "urai",
]
