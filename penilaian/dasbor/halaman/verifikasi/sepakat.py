"""Agreement of two answer sets in figures, each with what it rests on and how to read it."""

from collections.abc import Iterable, Sequence

import streamlit as st

from penilaian.angka import persen, ribuan, tulis_tetap
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.keandalan import (
    PITA_ALFA,
    PITA_KAPPA,
    SUMBER_ALFA,
    SUMBER_BANYAK,
    SUMBER_KAPPA,
    Kesepakatan,
    Pita,
    Selisih,
    Ukuran,
    baca,
    kesepakatan,
)
from penilaian.markah import Html, unsur
from penilaian.narasi.kesepakatan import sebut_sedikit, tulis_koefisien


def lukis_sepakat(selisih: Selisih, siapa: str) -> None:
    """Draw the figures of agreement; the first time on a server it takes a second or two to load what computes them."""
    with st.spinner("Menghitung kesepakatan …"):
        isi = sepakat(kesepakatan(selisih), siapa)
    lukis(isi)


def sepakat(hasil: Kesepakatan, siapa: str) -> Html:
    """Return the figures of agreement.

    Args:
        hasil: of two answer sets.
        siapa: whose, e.g. ``desa dan verifikator``.
    """
    k = hasil
    kartu = [_persen(k.persen)]
    if k.persen.nilai is not None:
        kartu += [
            _koefisien("Kappa berbobot", "jawaban berjenjang", k.kappa, PITA_KAPPA),
            _koefisien("Alfa Krippendorff, jenjang", "jawaban berjenjang", k.alfa_jenjang, PITA_ALFA),
            _koefisien("Alfa Krippendorff, angka", "jawaban berupa daftar atau angka", k.alfa_angka, PITA_ALFA),
        ]
    return unsur(
        "section",
        unsur("h3", f"Seberapa sepakat {siapa}"),
        unsur("dl", *kartu, kelas="pd-v-sepakat"),
        _cara_membaca() if k.persen.nilai is not None else None,
    )


def _persen(ukuran: Ukuran) -> Html:
    if ukuran.nilai is None:
        return _kartu("Sama persis", "–", f"{ukuran.sebab.capitalize()}.")
    return _kartu("Sama persis", persen(ukuran.nilai), f"dari {ribuan(ukuran.banyak)} jawaban yang dinilai keduanya")


def _koefisien(nama: str, dari: str, ukuran: Ukuran, pita: Sequence[Pita]) -> Html:
    if ukuran.nilai is None:
        return _kartu(nama, "–", f"Tidak dihitung: {ukuran.sebab}.")
    p = baca(ukuran.nilai, pita)
    return _kartu(
        nama,
        tulis_koefisien(ukuran.nilai, pita),
        f"{p.nama}; dari {ribuan(ukuran.banyak)} {dari}. {p.arti}",
        sebut_sedikit(ukuran),
    )


def _kartu(nama: str, angka: str, arti: str, catatan: str = "") -> Html:
    return unsur(
        "div",
        unsur("dt", nama),
        unsur("dd", angka, kelas="pd-v-angka"),
        unsur("dd", arti, kelas="pd-keterangan"),
        unsur("dd", catatan, kelas="pd-v-kurang") if catatan else None,
    )


def _cara_membaca() -> Html:
    return unsur(
        "details",
        unsur("summary", "Cara membaca angka ini"),
        unsur(
            "div",
            unsur(
                "p",
                "Sama persis menghitung jawaban yang sama. Kappa dan alfa membuang bagian yang dapat terjadi karena "
                "kebetulan, dan memperhitungkan jauhnya beda: satu jenjang lebih ringan daripada tiga jenjang. Nilai 1 "
                "berarti selalu sama, 0 berarti tidak lebih baik daripada menebak.",
            ),
            _pita("Kappa berbobot (Cohen, bobot kuadrat)", PITA_KAPPA, SUMBER_KAPPA),
            _pita("Alfa Krippendorff", PITA_ALFA, SUMBER_ALFA),
            unsur("p", f"Banyak jawaban yang sebaiknya ada: dua kali kuadrat banyak jenjang. Sumber: {SUMBER_BANYAK}"),
            kelas="pd-v-cara-isi",
        ),
        kelas="pd-v-cara",
    )


def _pita(judul: str, pita: Iterable[Pita], sumber: str) -> Html:
    baris = []
    for p in pita:
        sejak = "di bawah itu" if p.mulai <= -1 else f"mulai {tulis_tetap(p.mulai)}"
        baris.append(unsur("li", f"{sejak}: {p.nama}"))
    return unsur("div", unsur("h4", judul), unsur("ul", *reversed(baris)), unsur("p", f"Sumber: {sumber}"))
