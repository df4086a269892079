"""Decisions about the whole assessment: return, verify, make final, reopen, make this team's the resmi one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.verifikasi.bahan import Bahan
from penilaian.dasbor.halaman.verifikasi.perbuatan import (
    PUTUSKAN,
    Tekan,
    dasar,
    kabarkan,
    kunci,
    lakukan,
    lukis_jejak,
    tanpa_isian,
)
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.widget import isi_widget
from penilaian.markah import Html, berbaris, gabung, unsur
from penilaian.narasi.jawaban import sebut_pertanyaan
from penilaian.narasi.keadaan import ARTI_KEADAAN, SEBUTAN_KEADAAN, sebut_keadaan
from penilaian.narasi.waktu import saat
from penilaian.simpan import PANJANG_CATATAN, Kekurangan, Lembar, Pelaku, boleh
from penilaian.simpan.rak import PERALIHAN, Langkah

_JUDUL: Final[dict[Langkah, tuple[str, str, str]]] = {
    "verifikasi": (
        "Selesai diverifikasi",
        "Menutup pemeriksaan. Jawaban yang belum diperiksa dihitung belum dijawab.",
        f"Penilaian ini {sebut_keadaan(PERALIHAN['verifikasi'].ke)}.",
    ),
    "kembalikan": (
        "Kembalikan untuk diperbaiki",
        "Tim desa dapat mengubah jawaban lagi. Yang sudah diperiksa tetap tersimpan.",
        "Penilaian ini dikembalikan kepada tim desa.",
    ),
    "finalkan": (
        "Jadikan final",
        "Jawaban, bukti dan hasil dibekukan bersama versi instrumennya.",
        "Penilaian ini final.",
    ),
    "buka_kembali": (
        "Buka kembali",
        "Hasil yang dibekukan tetap tersimpan dan ditandai dibuka kembali, dengan alasannya.",
        "Penilaian ini dibuka kembali.",
    ),
}
TERSEBUT: Final = 12
"""Answers named of those that lack something."""

_RESMIKAN: Final = "langkah_resmikan"
_URUTAN: Final[tuple[Langkah, ...]] = ("verifikasi", "finalkan", "kembalikan", "buka_kembali")


def langkah(bahan: Bahan) -> None:
    """Draw where the assessment stands and the decisions that this person may take now."""
    x = bahan.lembar
    lukis(
        unsur("h2", SEBUTAN_KEADAAN[x.keadaan]),
        unsur("p", ARTI_KEADAAN[x.keadaan], kelas="pd-keterangan"),
        *_pernah_final(bahan),
        unsur("p", unsur("a", "Lihat riwayat penilaian ini", href=f"riwayat?penilaian={x.id}", target="_self")),
    )
    kabarkan(PUTUSKAN)
    if not bahan.mengubah:
        return
    kurang, halangan = gudang().alur.kekurangan(bahan.siapa, x.id), gudang().alur.halangan(bahan.siapa, x.id)
    ada = [n for n in _URUTAN if x.keadaan in PERALIHAN[n].dari and boleh(bahan.siapa, PERALIHAN[n].hak, x.desa_kode)]
    resmikan = not x.resmi and boleh(bahan.siapa, "resmikan", x.desa_kode)
    with st.container(key="pd-kartu-keputusan"):
        for nama in ada:
            _satu(bahan, nama, kurang if PERALIHAN[nama].lengkap else Kekurangan(), halangan.get(nama, ""))
        if resmikan:
            _resmikan(bahan)
        lukis_jejak(bahan.deretan, "keputusan", ("Keputusan", ""), _yang_terjadi(x))
    if not ada and not resmikan:
        lukis(unsur("p", "Tidak ada keputusan yang dapat Anda ambil saat ini.", kelas="pd-v-hampa"))


def _yang_terjadi(x: Lembar) -> dict[str, object]:
    """Return by button (``dasar``) whether what it asks for is so in the store, and the version of the header."""
    return {dasar(f"langkah_{n}", "tombol"): x.keadaan == PERALIHAN[n].ke for n in _URUTAN} | {
        dasar(_RESMIKAN, "tombol"): x.resmi,
        dasar("langkah", "versi"): x.versi,
    }


def _pernah_final(bahan: Bahan) -> list[Html]:
    """Say when it was final and why it was reopened: reopening stays visible."""
    zona = bahan.lembar.zona_waktu
    baris = []
    for f in gudang().hasil.final(bahan.siapa, bahan.lembar.id):
        isi: list[object] = [f"Final ke-{f.nomor}, {saat(f.waktu, zona)}."]
        if f.dibuka is not None:
            isi += [f" Dibuka kembali {saat(f.dibuka[0], zona)}: ", berbaris(f.dibuka[1])]
        baris.append(unsur("p", *isi, kelas="pd-v-catatan"))
    return baris


def _satu(bahan: Bahan, nama: Langkah, kurang: Kekurangan, halangan: str) -> None:
    tombol, arti, _ = _JUDUL[nama]
    aturan, x = PERALIHAN[nama], bahan.lembar
    lukis(unsur("h3", tombol), unsur("p", arti, kelas="pd-keterangan"))
    if nama == "finalkan" and not x.resmi:
        lukis(unsur("p", "Hanya penilaian resmi yang dapat final. Tim ini belum resmi.", kelas="pd-v-kurang"))
        return
    if halangan:
        lukis(unsur("p", halangan, kelas="pd-v-kurang"))
        return
    if kurang:
        lukis(_yang_kurang(bahan, kurang))
    tanya = _tanya(nama, kurang)
    yakin = not tanya or st.checkbox(tanya, key=kunci(f"langkah_{nama}", "yakin"))
    kelompok = f"langkah_{nama}"
    alasan = kunci(kelompok, "alasan")
    beralasan = aturan.beralasan or bool(kurang)
    if beralasan:
        label = "Alasan melanjutkan walau ada yang kurang" if kurang else "Alasan"
        st.text_area(label, key=alasan, height=80, max_chars=PANJANG_CATATAN)
    st.button(
        tombol,
        key=(ini := kunci(kelompok, "tombol")),
        type="primary" if nama in {"verifikasi", "finalkan"} else "secondary",
        disabled=not yakin,
        on_click=_lakukan,
        args=(Tekan(bahan.deretan, ini), x.id, nama, x.versi, kelompok, alasan if beralasan else None),
    )


def _tanya(nama: Langkah, kurang: Kekurangan) -> str:
    """Return what has to be confirmed before a decision that is not taken back lightly; ``""`` = nothing."""
    if nama == "finalkan":
        walau = f", walau masih ada {kurang}" if kurang else ""
        return f"Ya, kunci hasil penilaian ini sebagai hasil final{walau}"
    if not kurang:
        return ""
    belum = len(kurang.belum_diperiksa)
    bagian = (
        f"{ribuan(belum)} jawaban yang belum diperiksa dihitung belum dijawab" if belum else "",
        f"{ribuan(len(kurang.tanpa_bukti))} jawaban tetap tanpa bukti" if kurang.tanpa_bukti else "",
    )
    return f"Ya, {', dan '.join(b for b in bagian if b)}"


def _yang_kurang(bahan: Bahan, kurang: Kekurangan) -> Html:
    """Return what is missing, each answer with the way to its card."""
    macam = (
        ("tanpa bukti yang diminta jenjangnya", kurang.tanpa_bukti),
        ("belum diperiksa", kurang.belum_diperiksa),
    )
    butir = [
        unsur("p", f"{ribuan(len(ada))} jawaban {apa}: ", *_tautan(bahan, ada), ".", kelas="pd-v-kurang")
        for apa, ada in macam
        if ada
    ]
    return gabung(unsur("p", unsur("b", "Yang masih kurang:")), *butir)


def _tautan(bahan: Bahan, semua: Sequence[str]) -> list[Html | str]:
    alamat = f"verifikasi?penilaian={bahan.lembar.id}&indikator="
    sebut: list[Html | str] = []
    for id_ in semua[:TERSEBUT]:
        sebut += [
            unsur("a", sebut_pertanyaan(bahan.instrumen.per_id[id_]), href=f"{alamat}{id_}", target="_self"),
            ", ",
        ]
    lain = len(semua) - TERSEBUT
    return [*sebut[:-1], f" dan {lain} lagi"] if lain > 0 else sebut[:-1]


def _lakukan(tekan: Tekan, penilaian: int, nama: Langkah, versi: int, kelompok: str, alasan: str | None) -> None:
    rak = gudang().alur
    cara: dict[Langkah, Callable[..., Lembar]] = {
        "verifikasi": rak.verifikasi,
        "finalkan": rak.finalkan,
        "kembalikan": rak.kembalikan,
        "buka_kembali": rak.buka_kembali,
    }

    def kerja(siapa: Pelaku, teks: object) -> str:
        cara[nama](siapa, penilaian, str(teks or ""), versi_dilihat=versi)
        return _JUDUL[nama][2]

    baca = tanpa_isian if alasan is None else partial(isi_widget, alasan)
    lakukan(tekan, PUTUSKAN, kerja, baca, kosongkan=kelompok)


def _resmikan(bahan: Bahan) -> None:
    x = bahan.lembar
    lukis(
        unsur("h3", "Jadikan penilaian resmi"),
        unsur(
            "p",
            "Setiap desa dan periode mempunyai satu penilaian resmi; hanya itu yang dapat final. Yang resmi sekarang "
            "menjadi pembanding.",
            kelas="pd-keterangan",
        ),
    )
    ini = kunci(_RESMIKAN, "tombol")
    st.button("Jadikan resmi", key=ini, on_click=_jadi_resmi, args=(Tekan(bahan.deretan, ini), x.id))


def _jadi_resmi(tekan: Tekan, penilaian: int) -> None:
    def kerja(siapa: Pelaku, _: None) -> str:
        gudang().alur.resmikan(siapa, penilaian)
        return "Penilaian tim ini sekarang yang resmi."

    lakukan(tekan, PUTUSKAN, kerja, tanpa_isian, kosongkan=_RESMIKAN)
