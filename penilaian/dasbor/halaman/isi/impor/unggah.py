"""The fold on the start view that takes an answers file in: template, upload, look, take in, account."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd
import streamlit as st

from penilaian.angka import bita, ribuan
from penilaian.berkas import Unggahan, tulis_hasil, tulis_templat
from penilaian.dasbor.halaman.isi.impor.cara_impor import pilih_cara, pilih_lampiran, tanya_periode
from penilaian.dasbor.halaman.isi.impor.instrumen_berkas import (
    Naskah,
    daftar_naskah,
    kenalkan,
    pastikan_tersimpan,
    pilih_naskah,
)
from penilaian.dasbor.halaman.isi.impor.laporan import arti, ringkasan, ringkasan_titipan, tabel_desa
from penilaian.dasbor.halaman.isi.impor.tinjauan import Ingatan, Tinjauan, Titipan, buka_ingatan
from penilaian.dasbor.komponen.kalimat_berkas import cara_mengisi, judul_langkah
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.pembaca_berkas import JENIS_BERKAS
from penilaian.dasbor.komponen.tabel_angka import berhalaman
from penilaian.dasbor.komponen.temuan import daftar_temuan, pesan
from penilaian.dasbor.komponen.unggahan import kelompokkan, tabel_temuan, unggahan_utuh
from penilaian.dasbor.sesi import tombol_unduh
from penilaian.galat import HitunganBaris, Temuan
from penilaian.markah import Html, unsur
from penilaian.narasi.temuan import sebut_galat, sebut_peringatan
from penilaian.simpan import Pelaku
from penilaian.simpan.impor import HasilImpor
from penilaian.simpan.rak import BATAS_BARIS

JUDUL: Final = "Isi dari berkas (Excel, CSV, Parquet)"

TERBESAR: Final = 10
"""Megabytes of a file: the rows that are taken at a time need less than one."""

SEHALAMAN: Final = 25
"""Villages shown at a time."""

TEMUAN_TERURAI: Final = 10
"""Faults written out in full; all of them can be downloaded."""

BERUBAH: Final = "Berkas atau pilihannya baru saja berubah; periksa lagi, lalu masukkan."


class Dilihat(NamedTuple):
    """What is looked at: what tells it from other files, its name and bytes, and what is attached to it."""

    id: str
    unggahan: Unggahan
    lampiran: Unggahan | None = None


def impor(siapa: Pelaku) -> None:
    """Draw the fold; closed it costs nothing but its line."""
    ingatan = buka_ingatan(siapa)
    with st.expander(JUDUL, key="isi_impor", on_change="rerun") as lipatan:
        if not lipatan.open:
            return
        if ingatan.hasil is not None:
            _selesai(ingatan, ingatan.hasil)
        else:
            _langkah(siapa, ingatan)


def titip_berkas(siapa: Pelaku, sidik: str, unggahan: Unggahan, asal: str = "Cek Cepat") -> None:
    """Have Isi Penilaian look at answers that this visit made elsewhere; nothing is kept before the person agrees.

    Args:
        siapa: who hands them over.
        sidik: of the instrument that they answer.
        unggahan: name and bytes, as of a file that ``baca`` reads.
        asal: where they come from, as the page says it.
    """
    buka_ingatan(siapa).terima(Titipan(unggahan, sidik, asal))


def impor_titipan(siapa: Pelaku) -> bool:
    """Draw the look at what another page handed over; return whether there is any."""
    ingatan = buka_ingatan(siapa)
    if ingatan.titipan is None:
        return False
    dari = f"Jawaban dari {ingatan.titipan.asal}. Tidak ada yang masuk sebelum Anda menyetujuinya."
    lukis(kepala_halaman("Isi Penilaian", dari))
    naskah = daftar_naskah().get(ingatan.titipan.sidik)
    with st.container(key="isi_titipan"):
        if ingatan.hasil is not None:
            _selesai(ingatan, ingatan.hasil, "Ke daftar penilaian")
        elif naskah is None:
            lukis(pesan("Jawaban ini untuk instrumen yang tidak dipakai di sini, jadi tidak dapat dimasukkan."))
        else:
            _tinjauan(siapa, ingatan, Dilihat(ingatan.titipan.id, ingatan.titipan.unggahan), naskah)
        if ingatan.hasil is None:
            st.button("Jangan masukkan", key="isi_titipan_batal", on_click=ingatan.lagi)
    return True


def _langkah(siapa: Pelaku, ingatan: Ingatan) -> None:
    lukis(
        unsur(
            "p",
            "Untuk mengisi tanpa internet, untuk banyak desa sekaligus, dan untuk kiriman dari ponsel: ekspor "
            "KoboToolbox dan ODK Central serta buku kerja yang terisi dibaca seperti adanya. Berkas diperiksa dahulu; "
            "tidak ada yang masuk sebelum Anda menyetujuinya.",
        ),
        judul_langkah(1, "Unduh templat, isi di Excel"),
    )
    naskah = pilih_naskah()
    _templat(naskah)
    lukis(judul_langkah(2, "Unggah berkas"))
    berkas = st.file_uploader(
        "Templat atau buku kerja yang terisi, atau ekspor KoboToolbox dan ODK: Excel (.xlsx, .xlsm), CSV (.csv, .tsv, "
        ".txt), ZIP dari ODK Central, atau Parquet; "
        f"paling banyak {ribuan(BATAS_BARIS)} baris dan {bita(TERBESAR * 1_000_000)}",
        type=JENIS_BERKAS,
        key=f"isi_impor_berkas{ingatan.putaran}",
        max_upload_size=TERBESAR,
    )
    lampiran = pilih_lampiran(ingatan.putaran)
    if (utuh := unggahan_utuh(berkas)) is None:
        ingatan.kosongkan()
        return
    lukis(judul_langkah(3, "Periksa, lalu masukkan"))
    _tinjauan(siapa, ingatan, Dilihat(utuh.file_id, Unggahan(utuh.name, utuh.getvalue()), lampiran), naskah)


def _templat(naskah: Naskah) -> None:
    ini = naskah.instrumen
    lukis(
        unsur(
            "p",
            "Satu baris untuk satu desa dan satu periode. Draf yang sudah dimulai dapat diunduh beserta jawabannya: "
            "buka penilaiannya, lalu Isi tanpa internet di bagian bawah.",
            kelas="pd-keterangan",
        ),
        unsur("details", unsur("summary", "Cara mengisi"), cara_mengisi(ini), kelas="pd-cek"),
    )
    tombol_unduh(
        "Unduh templat Excel",
        f"templat-{ini.pengenal}.xlsx",
        lambda p: tulis_templat(ini, p),
        kunci="isi_impor_templat",
    )


def _tinjauan(siapa: Pelaku, ingatan: Ingatan, berkas: Dilihat, naskah: Naskah) -> None:
    """Draw the choices and what comes of them, and take the file in where the person agreed to that."""
    pilihan, tempat_periode = pilih_cara(naskah, berkas.lampiran, titipan=ingatan.titipan is not None)
    ini = ingatan.sudah(berkas.id, pilihan)
    if ini is None:
        with st.spinner("Memeriksa berkas …"):
            for satu in {pilihan.sidik: naskah, **daftar_naskah()}.values():
                if satu.instrumen.sidik_utuh in {pilihan.sidik, pilihan.sidik_baru}:
                    pastikan_tersimpan(satu)
            ini = ingatan.tinjau(siapa, berkas.id, berkas.unggahan, pilihan)
    if ini.versi and kenalkan(ini.versi):
        st.rerun()
    if ingatan.disetujui is not None:
        if ingatan.disetujui is ini:
            with st.spinner("Memasukkan jawaban ke draf …"):
                ingatan.masukkan(siapa, berkas.unggahan)
            st.rerun()
        ingatan.disetujui, ingatan.pesan = None, BERUBAH
    if ini.perlu_periode:
        tanya_periode(tempat_periode)
    if ingatan.pesan:
        lukis(pesan(f"Tidak ada yang dimasukkan. {ingatan.pesan}"))
    _lukis_tinjauan(ingatan, ini)


def _lukis_tinjauan(ingatan: Ingatan, ini: Tinjauan) -> None:
    if ini.pesan:
        lukis(pesan(ini.pesan))
    elif ini.galat:
        _salah(ini.galat, ini.hitungan)
    elif ini.hasil is not None:
        _akan(ingatan, ini, ini.hasil)
    _peringatan(ini.peringatan)


def _salah(galat: Sequence[Temuan], hitungan: HitunganBaris | None) -> None:
    lukis(
        pesan(f"{sebut_galat(galat)}. Tidak ada yang dimasukkan: perbaiki berkasnya, lalu unggah lagi."),
        unsur("p", str(hitungan), kelas="pd-keterangan") if hitungan is not None else "",
        daftar_temuan(kelompokkan(galat), "Yang perlu diperbaiki", TEMUAN_TERURAI),
    )
    tombol_unduh(
        "Unduh daftar ini (Excel)",
        "temuan-berkas.xlsx",
        lambda p: tulis_hasil(tabel_temuan(galat), p),
        kunci="isi_impor_temuan",
    )


def _akan(ingatan: Ingatan, ini: Tinjauan, hasil: HasilImpor) -> None:
    lukis(_ringkasan(ingatan, hasil, selesai=False))
    masuk = any(hasil.jumlah[apa] for apa in ("baru", "diubah", "pindah", "catatan", "penutup", "bukti"))
    if masuk:
        st.button(
            "Masukkan ke draf",
            key=f"isi_impor_masukkan{ingatan.ke}",
            type="primary",
            on_click=ingatan.setujui,
            args=(ini,),
        )
    else:
        lukis(pesan("Tidak ada jawaban yang perlu dimasukkan.", "tenang"))
    _desa(ingatan, hasil, selesai=False)


def _selesai(ingatan: Ingatan, hasil: HasilImpor, lanjut: str = "Masukkan berkas lain") -> None:
    lukis(unsur("div", _ringkasan(ingatan, hasil, selesai=True), kelas="pd-pesan pd-tenang", role="status"))
    if ingatan.berbeda:
        lukis(pesan("Sejak diperiksa ada yang berubah di basis data. Yang di bawah ini yang benar-benar masuk."))
    st.button(lanjut, key="isi_impor_lagi", on_click=ingatan.lagi)
    _desa(ingatan, hasil, selesai=True)
    _peringatan(hasil.peringatan)


def _ringkasan(ingatan: Ingatan, hasil: HasilImpor, *, selesai: bool) -> Html:
    return (ringkasan if ingatan.titipan is None else ringkasan_titipan)(hasil, selesai=selesai)


def _desa(ingatan: Ingatan, hasil: HasilImpor, *, selesai: bool) -> None:
    lukis(arti() if ingatan.titipan is None else arti(ingatan.titipan.asal))
    letak = berhalaman(pd.DataFrame(index=range(len(hasil.desa))), SEHALAMAN, "hal_impor").index
    lukis(tabel_desa(hasil, [hasil.desa[n] for n in letak], selesai=selesai))


def _peringatan(peringatan: Sequence[Temuan]) -> None:
    if peringatan:
        lukis(
            unsur(
                "details",
                unsur("summary", f"{sebut_peringatan(peringatan)}, tidak menghalangi"),
                daftar_temuan(kelompokkan(peringatan), "Peringatan", TEMUAN_TERURAI),
                kelas="pd-cek",
            )
        )
