"""Remarks: what was said about an answer or about the whole, and saying more."""

from functools import partial

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.verifikasi.bahan import Bahan
from penilaian.dasbor.halaman.verifikasi.perbuatan import Tekan, kabarkan, kunci, lakukan
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.widget import isi_widget
from penilaian.dasbor.lembar.komentar import daftar_komentar, tulis_komentar
from penilaian.markah import unsur
from penilaian.simpan import Pelaku


def komentar(bahan: Bahan, indikator: str | None) -> None:
    """Draw the remarks on one indicator (None = on the whole) and a field for another one."""
    semua = bahan.komentar.get(indikator or "", ())
    lukis(
        unsur("h3" if indikator else "h2", f"Komentar ({ribuan(len(semua))})" if semua else "Komentar"),
        daftar_komentar(semua, bahan.lembar.zona_waktu, "pd-v-komentar") if semua else None,
    )
    if not bahan.boleh_komentar:
        return
    kelompok = f"komentar_{indikator or 'semua'}"
    tekan = Tekan(bahan.deretan, kunci(kelompok, "kirim"))
    args = (tekan, bahan.lembar.id, indikator, kelompok, kunci(kelompok, "teks"))
    tulis_komentar(partial(kunci, kelompok), _kirim, args)
    kabarkan(kelompok)


def _kirim(tekan: Tekan, penilaian: int, indikator: str | None, kelompok: str, nama: str) -> None:
    def kerja(siapa: Pelaku, teks: object) -> str:
        gudang().komentar.tambah(siapa, penilaian, str(teks or ""), indikator=indikator)
        return "Komentar terkirim."

    lakukan(tekan, kelompok, kerja, partial(isi_widget, nama), kosongkan=kelompok)
