"""Nilai Berkas: a survey file in, its faults or its results out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import streamlit as st

from penilaian import banding
from penilaian.angka import bita, persen, ribuan
from penilaian.berkas import tulis_templat
from penilaian.dasbor.halaman import bandingkan, posisi
from penilaian.dasbor.jeroan_streamlit import UploadedFile
from penilaian.dasbor.komponen.gaya import gaya_halaman, pasang_gaya
from penilaian.dasbor.komponen.kalimat_berkas import cara_mengisi, isi_templat, judul_langkah
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.nasib_unggahan import sebab_hilang
from penilaian.dasbor.komponen.pembaca_berkas import JENIS_BERKAS
from penilaian.dasbor.komponen.tabel_angka import berhalaman, tabel_angka, tabel_teks
from penilaian.dasbor.komponen.temuan import daftar_temuan, pesan
from penilaian.dasbor.komponen.unggahan import (
    Bacaan,
    Naskah,
    ingat_bacaan,
    kelompokkan,
    lupakan_bacaan,
    sudah_dibaca,
    tabel_temuan,
)
from penilaian.dasbor.sesi import tombol_unduh, unduh_tabel
from penilaian.dasbor.sumber import muatan
from penilaian.dasbor.sumber.pilih_instrumen import pilih_instrumen
from penilaian.dasbor.sumber.pilih_versi import ingat_versi, pilih_versi
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import bentuk_periode
from penilaian.markah import gabung, unsur
from penilaian.mesin import Hasil
from penilaian.narasi.alihan import daftar_gugur, kalimat_alihan
from penilaian.narasi.banding import kalimat_hasil, kalimat_isi, kalimat_rekaan
from penilaian.narasi.temuan import sebut_galat, sebut_peringatan

SEHALAMAN: Final = 50
"""Rows of results or faults sent to the browser at a time."""

_LEBAR: Final = {"baris": 70, "kolom": 110, "temuan": 290, "perbaikan": 420, "kode": 70}
"""Widths of the columns of faults, pixels."""

TEMUAN_TERURAI: Final = 10
"""Faults written out in full; all of them stand in the table below."""

_LEMBAR: Final = Path(__file__).with_name("nilai_berkas.css")


def tampilkan() -> None:
    """Draw the page."""
    gaya_halaman()
    pasang_gaya(_LEMBAR)
    lukis(
        kepala_halaman(
            "Nilai Berkas",
            "Unggah berkas jawaban. Berkas diperiksa dulu, baru dinilai. Isinya hanya dipakai selama kunjungan ini.",
        )
    )
    atas = st.container()
    kiri, kanan = st.columns(2, gap="large")
    with kiri:
        ini = _langkah_templat()
    with kanan:
        _langkah_isi(ini)
    berkas = _langkah_unggah()
    naskah = None if berkas is None else pilih_versi(ini, berkas.file_id)
    bacaan = None if berkas is None or naskah is None else _baca(berkas, naskah)
    if bacaan is not None and berkas is not None and bacaan.versi:
        ingat_versi(ini, berkas.file_id, bacaan.versi)
        st.rerun()
    if berkas is None or bacaan is None:
        lupakan_bacaan()
    elif bacaan.hasil is None:
        _salah(bacaan)
    else:
        _hasil(bacaan, bacaan.hasil, berkas.name, _asal(bacaan, naskah))
    dipakai = muatan.unggahan()
    if dipakai and not (bacaan and bacaan.hasil is dipakai.hasil):
        with atas:
            _terpasang(dipakai)


def _terpasang(berkas: Sumber) -> None:
    """Say that an upload is on show, lead to it, and offer to take it away."""
    siapa = muatan.siapa_tampil()
    isi = f"Posisi {siapa} dan Bandingkan {siapa} menampilkan berkas Anda, {berkas.nama}, hanya bagi Anda dan sampai "
    lukis(pesan(f"{isi}halaman ini ditutup.", "tenang"))
    with st.container(horizontal=True, vertical_alignment="center", key="pd-terpasang"):
        _tautan_halaman()
        st.button("Lepaskan berkas ini", key="lepas", on_click=muatan.lepas_unggahan)


def _langkah_templat() -> Instrumen:
    lukis(judul_langkah(1, "Unduh templat"))
    ini = pilih_instrumen()
    lukis(unsur("p", isi_templat(ini), kelas="pd-keterangan"))
    with st.container(horizontal=True):
        for label, akhiran in (("Unduh templat Excel", ".xlsx"), ("Unduh templat CSV", ".csv")):
            tombol_unduh(
                label,
                f"templat-{ini.pengenal}{akhiran}",
                lambda p: tulis_templat(ini, p),
                kunci=f"templat_{akhiran.lstrip('.')}",
                utama=akhiran == ".xlsx",
            )
    return ini


def _langkah_isi(ini: Instrumen) -> None:
    lukis(judul_langkah(2, "Isi di Excel atau di ponsel"), cara_mengisi(ini))


def _langkah_unggah() -> UploadedFile | None:
    lukis(judul_langkah(3, "Unggah berkas"))
    terbesar = st.get_option("server.maxUploadSize") * 1_000_000
    return st.file_uploader(
        f"Berkas jawaban: Excel (.xlsx, .xlsm), CSV (.csv, .tsv, .txt) atau Parquet, paling besar {bita(terbesar)}",
        type=JENIS_BERKAS,
        key="berkas",
    )


def _asal(bacaan: Bacaan, naskah: Naskah | None) -> tuple[str, str]:
    """Return the older version that answers were carried over from and what became of them; ``""`` where none were."""
    if bacaan.alihan is None or naskah is None or naskah.jembatan is None:
        return "", ""
    dari, ke = naskah.jembatan.dari.versi, naskah.jembatan.ke.versi
    return dari, kalimat_alihan(bacaan.alihan, dari, ke)


def _baca(berkas: UploadedFile, naskah: Naskah) -> Bacaan | None:
    """Read the upload, None where the server does not hold it; ask for the period where the file has none."""
    sebelum = st.session_state.get("periode_berkas", "").strip()
    periode = sebelum if bentuk_periode(sebelum) else ""
    if (hilang := sebab_hilang(berkas)) and not sudah_dibaca(naskah, periode, berkas.file_id):
        lukis(pesan(hilang))
        return None
    bacaan = ingat_bacaan(berkas.name, berkas.getvalue(), naskah, periode, berkas.file_id)
    if bacaan.perlu_periode:
        lukis(pesan("Berkas ini tidak menyebut periode. Tulis periode yang dinilai, lalu berkas dinilai.", "tenang"))
        st.text_input(
            "Periode berkas ini", key="periode_berkas", placeholder="2026, 2026-S1 atau 2026-T3", width=280, max_chars=8
        )
        if sebelum and not periode:
            lukis(pesan(f"Periode {sebelum} tidak dikenali. Tulis tahun, semester (2026-S1) atau triwulan (2026-T3)."))
    return bacaan


def _salah(bacaan: Bacaan) -> None:
    """The faults by row and column, and the warnings apart."""
    if bacaan.galat:
        lukis(
            unsur(
                "p",
                f"{sebut_galat(bacaan.galat)}. Belum ada yang dinilai: perbaiki berkasnya, lalu unggah lagi.",
                kelas="pd-kalimat",
            )
        )
        _hitungan(bacaan)
        lukis(daftar_temuan(kelompokkan(bacaan.galat), "Yang perlu diperbaiki", TEMUAN_TERURAI))
        _tabel_temuan(bacaan.galat, "Semua temuan sebagai tabel", "temuan")
    _peringatan(bacaan.peringatan)


def _hitungan(bacaan: Bacaan) -> None:
    """What became of the rows of the file: the count must close."""
    if bacaan.hitungan is not None:
        lukis(unsur("p", str(bacaan.hitungan), kelas="pd-keterangan"))


def _tabel_temuan(temuan: Sequence[Temuan], judul: str, kunci: str) -> None:
    tabel = tabel_temuan(temuan)
    with st.expander(f"{judul} ({ribuan(len(temuan))})", key=f"lipat_{kunci}", on_change="rerun") as lipatan:
        if lipatan.open:
            kolom = {
                "baris": "Baris",
                "kolom": "Kolom",
                "temuan": "Temuan",
                "perbaikan": "Cara memperbaiki",
                "kode": "Kode",
            }
            tabel_teks(berhalaman(tabel, SEHALAMAN, f"hal_{kunci}"), kolom, judul=judul, lebar=_LEBAR)
    unduh_tabel(lambda: tabel, f"{kunci}-berkas", f"unduh_{kunci}")


def _peringatan(peringatan: Sequence[Temuan]) -> None:
    if peringatan:
        with st.expander(f"{sebut_peringatan(peringatan)}, tidak menghalangi penilaian", key="peringatan"):
            lukis(daftar_temuan(peringatan, "Peringatan", TEMUAN_TERURAI))


def _hasil(bacaan: Bacaan, hasil: Hasil, nama: str, asal: tuple[str, str]) -> None:
    """The results: a sentence, what to do with them, the table, the downloads.

    Args:
        bacaan: what became of the upload.
        hasil: its scores.
        nama: of the file.
        asal: as ``_asal`` returns it.
    """
    versi, kalimat = asal
    if bacaan.alihan is not None:
        lukis(
            pesan(
                gabung(
                    unsur("p", kalimat),
                    unsur("p", f"Menjadi kosong: {daftar_gugur(bacaan.alihan)}.", kelas="pd-keterangan"),
                ),
                "tenang",
            )
        )
    periode = banding.daftar_periode(hasil)[0]
    baris = banding.pilih_kode(hasil, periode)
    lukis(unsur("p", kalimat_hasil(banding.ambil(hasil, baris), periode), kelas="pd-kalimat"))
    keterangan = [kalimat_isi(hasil)]
    if hasil.instrumen.yang_dinilai == "desa":
        keterangan.append(kalimat_rekaan(hasil.jawaban.kunci["kode_desa"]))
    lukis(*(unsur("p", k, kelas="pd-keterangan") for k in keterangan if k))
    _hitungan(bacaan)
    dipakai = muatan.unggahan()
    if dipakai is not None and dipakai.hasil is hasil:
        _terpasang(dipakai)
    else:
        st.button(
            f"Buka pada Posisi {hasil.instrumen.yang_dinilai.capitalize()} dan Bandingkan",
            key="pasang",
            type="primary",
            on_click=muatan.pasang_unggahan,
            args=(hasil, nama, bacaan.peringatan, kalimat),
        )
        lukis(unsur("p", "Hanya Anda yang melihatnya, sampai halaman ini ditutup.", kelas="pd-cara"))
    _peringatan(bacaan.peringatan)
    lukis(unsur("h2", "Hasil"))
    _tabel_hasil(hasil)
    tambahan = {"versi_asal": versi} if versi else {}
    unduh_tabel(
        lambda: hasil.tabel().assign(**tambahan),
        "hasil-penilaian",
        "unduh_hasil",
        (".xlsx", ".csv", ".json", ".parquet"),
        instrumen=hasil.instrumen,
    )


def _tabel_hasil(hasil: Hasil) -> None:
    daftar = banding.daftar_desa(hasil)
    daftar.insert(2, "periode", hasil.jawaban.kunci["periode"].to_numpy())
    siapa = hasil.instrumen.yang_dinilai
    kolom = {"desa": siapa.capitalize(), "periode": "Periode"} | (
        {"posisi_nama": "Posisi"} if "posisi_nama" in daftar else {}
    )
    kolom |= {"indeks": "Indeks"} | {f"skor_{t.id}": t.nama for t in hasil.instrumen.puncak}
    kolom |= {"kelengkapan": "Terjawab"}
    tabel_angka(
        berhalaman(daftar, SEHALAMAN, "hal_hasil"),
        kolom,
        hasil.instrumen.mistar,
        judul=f"Hasil penilaian menurut {siapa} dan periode",
        format_={"kelengkapan": persen},
    )


def _tautan_halaman() -> None:
    satu, banyak = (f"{apa} {muatan.siapa_tampil()}" for apa in ("Posisi", "Bandingkan"))
    st.page_link(st.Page(posisi.tampilkan, title=satu, url_path="posisi", default=True), label=f"Buka {satu}")
    st.page_link(st.Page(bandingkan.tampilkan, title=banyak, url_path="bandingkan"), label=f"Buka {banyak}")
