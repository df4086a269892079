"""Posisi Desa: where one village stands, why, and what to do next, for the village head."""

from pathlib import Path
from typing import Final

import numpy as np

from penilaian.dasbor.halaman.posisi.bagikan import bagikan
from penilaian.dasbor.halaman.posisi.kartu_langkah import daftar_kartu
from penilaian.dasbor.halaman.posisi.kekuatan import arti_bagi_warga, kekuatan, perlu_diketahui
from penilaian.dasbor.halaman.posisi.lanjutan import lanjutan
from penilaian.dasbor.halaman.posisi.menahan import daftar_penahan
from penilaian.dasbor.halaman.posisi.panel import panel
from penilaian.dasbor.halaman.posisi.pilih_desa import pilih_desa
from penilaian.dasbor.komponen.gaya import gaya_tombol, pasang_gaya
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.sumber.keterangan import sebut_asal
from penilaian.dasbor.sumber.tampil import sumber_atau_temuan
from penilaian.markah import deret, gabung, unsur
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.kalimat import jumlah_jawaban, putusan
from penilaian.narasi.penahan import yang_menahan
from penilaian.narasi.pokok import pokok
from penilaian.narasi.ringkasan import menurut_bukti, ringkas

_LEMBAR: Final = Path(__file__).with_name("posisi.css")


def tampilkan() -> None:
    """Draw the page."""
    pasang_gaya(_LEMBAR)
    gaya_tombol()
    sumber = sumber_atau_temuan()
    dipilih = pilih_desa(sumber)
    if dipilih is None:
        siapa = sumber.hasil.instrumen.yang_dinilai
        lukis(kepala_halaman(f"Posisi {siapa.capitalize()}", f"Pilih {siapa} dan periode untuk melihat posisinya."))
        return
    hasil, baris = sumber.irisan(dipilih)
    jalan = sumber.jalan(dipilih)
    tak_dinilai = sumber.belum_diakui(dipilih) if sumber.final(dipilih) else None
    panel(sumber, dipilih, hasil, baris, pokok(hasil, baris, jalan, tak_dinilai))
    daftar = daftar_berikutnya(hasil, baris, jalan)
    if tak_dinilai is None or jumlah_jawaban(hasil, baris).terjawab:
        lukis(daftar_kartu(daftar))
    ringkasan, rentang = ringkas(hasil, baris), sumber.rentang_bukti(dipilih)
    bukti = menurut_bukti(hasil.instrumen, *rentang) if rentang else ""
    kuat = kekuatan(jumlah_jawaban(hasil, baris), bukti)
    samping = gabung(kuat, arti_bagi_warga(ringkasan), perlu_diketahui(ringkasan))
    lukis(
        unsur(
            "div",
            daftar_penahan(yang_menahan(hasil, baris, daftar.nomor_langkah, jalan.langkah)),
            unsur("div", samping),
            kelas="pd-dua",
        )
    )
    kunci = hasil.jawaban.kunci.iloc[baris]
    kalimat = str(putusan(hasil, baris, final=tak_dinilai is not None))
    lukis(bagikan(sumber, str(kunci["kode_desa"]), str(kunci["periode"]), kalimat))
    lanjutan(sumber, hasil, baris)
    indeks = ", ".join(k for k in (ringkasan.indeks, ringkasan.perubahan) if k)
    lukis(unsur("p", deret(indeks, sebut_asal(sumber, np.array([dipilih]))), kelas="pd-kaki"))
