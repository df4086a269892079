"""The answers table: answered, open and not-applicable kept apart (§1), one array a question.

``urai`` reads one column of text by the indicator's kind, ``susun`` puts columns together. Where cells come from
(file, form, store) is not known here.
"""

from penilaian.instrumen import NIHIL, TB
from penilaian.jawaban.alihan import Alihan, Terbawa, alihkan, alihkan_teks
from penilaian.jawaban.galat_sel import BATAS_SEBUT, GalatSel, Sebab, kata_lain, pilih_tersebut, sebut_baris
from penilaian.jawaban.galat_sel import galat_sel as galat_per_sebab
from penilaian.jawaban.jawaban_baku import BENTUK_SIDIK, sidik_jawaban
from penilaian.jawaban.judul_berekor import tanpa_kolom_sendiri
from penilaian.jawaban.judul_kolom import (
    KOLOM_PANJANG,
    PengenalJudul,
    hanya_versi_itu,
    menjawab_versi_lain,
    sebutan_kunci,
)
from penilaian.jawaban.kecocokan import nama_saja, periksa_nama
from penilaian.jawaban.kolom_nama import nama_menurut_isi
from penilaian.jawaban.kunci import KOLOM_KUNCI, bentuk_periode, periksa_kunci, tulis_kode
from penilaian.jawaban.mistar import mistar_isi, mistar_poin, sebut_isi, sejak_bukti
from penilaian.jawaban.pembaca import contoh_bilangan, sebut_rentang
from penilaian.jawaban.sambungan import sama_dijawab, sambung, tambahan_tetap
from penilaian.jawaban.sel import KOSONG, TERJAWAB, TIDAK_BERLAKU, Uraian, teks_centang, tercentang, urai
from penilaian.jawaban.syarat import memenuhi_syarat
from penilaian.jawaban.tabel_jawaban import Jawaban, Susunan, dari_tabel, susun, tumpuk
from penilaian.jawaban.tulis_sel import tulis_sel
from penilaian.jawaban.versi_tertulis import kolom_versi, versi_asing

__all__ = [
    "BATAS_SEBUT",
    "BENTUK_SIDIK",
    "KOLOM_KUNCI",
    "KOLOM_PANJANG",
    "KOSONG",
    "NIHIL",
    "TB",
    "TERJAWAB",
    "TIDAK_BERLAKU",
    "Alihan",
    "GalatSel",
    "Jawaban",
    "PengenalJudul",
    "Sebab",
    "Susunan",
    "Terbawa",
    "Uraian",
    "alihkan",
    "alihkan_teks",
    "bentuk_periode",
    "contoh_bilangan",
    "dari_tabel",
    "galat_per_sebab",
    "hanya_versi_itu",
    "kata_lain",
    "kolom_versi",
    "memenuhi_syarat",
    "menjawab_versi_lain",
    "mistar_isi",
    "mistar_poin",
    "nama_menurut_isi",
    "nama_saja",
    "periksa_kunci",
    "periksa_nama",
    "pilih_tersebut",
    "sama_dijawab",
    "sambung",
    "sebut_baris",
    "sebut_isi",
    "sebut_rentang",
    "sebutan_kunci",
    "sejak_bukti",
    "sidik_jawaban",
    "susun",
    "tambahan_tetap",
    "tanpa_kolom_sendiri",
    "teks_centang",
    "tercentang",
    "tulis_kode",
    "tulis_sel",
    "tumpuk",
    "urai",
    "versi_asing",
]
