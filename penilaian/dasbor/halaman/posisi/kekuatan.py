"""Beside what holds a village: how far its answers rest on evidence, and what its position means for residents."""

from penilaian.angka import ribuan
from penilaian.markah import Html, unsur
from penilaian.narasi.kalimat import Jumlah
from penilaian.narasi.ringkasan import Ringkasan

_ISI = (("terjawab", "dijawab"), ("terbuka", "belum dijawab"))


def kekuatan(jumlah: Jumlah, bukti: str) -> Html:
    """Return how strong the result is.

    Args:
        jumlah: how many of its questions are answered and open.
        bukti: how far the index rests on evidence, in words; ``""`` = nothing is known of it.
    """
    banyak = {"terjawab": jumlah.terjawab, "terbuka": jumlah.terbuka}
    ada = [(k, kata) for k, kata in _ISI if banyak[k]]
    return unsur(
        "section",
        unsur("h2", "Seberapa kuat buktinya" if bukti else "Seberapa lengkap jawabannya"),
        unsur("p", bukti) if bukti else None,
        unsur(
            "span",
            *(unsur("i", style=f"flex-grow:{banyak[k]}", kelas=f"pd-jumlah-{k}") for k, _ in ada),
            kelas="pd-jumlah-batang",
            aria_hidden="true",
        ),
        unsur("ul", *(_butir(k, banyak[k], kata) for k, kata in ada), kelas="pd-jumlah"),
    )


def _butir(kelas: str, banyak: int, kata: str) -> Html:
    return unsur(
        "li", unsur("i", kelas=f"pd-jumlah-{kelas}", aria_hidden="true"), unsur("b", ribuan(banyak)), f" {kata}"
    )


def arti_bagi_warga(ringkasan: Ringkasan) -> Html | None:
    """Return what the position means for residents, and how it moved; None where the instrument does not say."""
    isi = [unsur("p", k) for k in (ringkasan.arti, ringkasan.perubahan_posisi) if k]
    return unsur("section", unsur("h2", "Artinya bagi warga"), *isi) if ringkasan.arti else None


def perlu_diketahui(ringkasan: Ringkasan) -> Html | None:
    """Return what else to know of the position, and how it moved where that is not told elsewhere; None for nothing."""
    isi = (*ringkasan.catatan, "" if ringkasan.arti else ringkasan.perubahan_posisi)
    isi_ada = [unsur("p", k) for k in isi if k]
    return unsur("section", unsur("h2", "Perlu diketahui"), *isi_ada) if isi_ada else None
