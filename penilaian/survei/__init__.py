"""Surveys from the field: the instrument as a form, what comes back filled in, and what many respondents say."""

from penilaian.survei.baca_responden import SEBUTAN_SEBAB, HasilResponden, baca_responden
from penilaian.survei.berkas_lampiran import (
    BerkasLampiran,
    TakDiambil,
    TakTerlampir,
    sebut_foto_cacat,
    sebut_tak_diambil,
)
from penilaian.survei.buku_kerja import pilih_desa, tulis_buku_kerja
from penilaian.survei.cepat import susun_cepat
from penilaian.survei.formulir import Formulir, susun_formulir
from penilaian.survei.gabung import (
    Bentrok,
    CaraBentrok,
    sebut_bentrok_draf,
    sebut_bentrok_kiriman,
    sebut_bentrok_putus,
    sebut_timpa_draf,
)
from penilaian.survei.kertas import tulis_kertas, tulis_kuesioner_kertas
from penilaian.survei.kiriman import Kiriman, PembacaKiriman, TanpaKirimanBaru, baca_kiriman
from penilaian.survei.kolom_kuesioner import judul_dikenal, kuesioner_terjawab
from penilaian.survei.laporan_responden import tulis_laporan
from penilaian.survei.nama_form import PENUTUP
from penilaian.survei.populasi import Populasi, baca_populasi, judul_populasi
from penilaian.survei.responden import Ukuran
from penilaian.survei.soal_kuesioner import susun_kuesioner
from penilaian.survei.versi_kiriman import CariVersi, Pengiriman, VersiDikenal
from penilaian.survei.xlsform import tulis_xlsform

__all__ = [
    "PENUTUP",
    "SEBUTAN_SEBAB",
    "Bentrok",
    "BerkasLampiran",
    "CaraBentrok",
    "CariVersi",
    "Formulir",
    "HasilResponden",
    "Kiriman",
    "PembacaKiriman",
    "Pengiriman",
    "Populasi",
    "TakDiambil",
    "TakTerlampir",
    "TanpaKirimanBaru",
    "Ukuran",
    "VersiDikenal",
    "baca_kiriman",
    "baca_populasi",
    "baca_responden",
    "judul_dikenal",
    "judul_populasi",
    "kuesioner_terjawab",
    "pilih_desa",
    "sebut_bentrok_draf",
    "sebut_bentrok_kiriman",
    "sebut_bentrok_putus",
    "sebut_foto_cacat",
    "sebut_tak_diambil",
    "sebut_timpa_draf",
    "susun_cepat",
    "susun_formulir",
    "susun_kuesioner",
    "tulis_buku_kerja",
    "tulis_kertas",
    "tulis_kuesioner_kertas",
    "tulis_laporan",
    "tulis_xlsform",
]
