"""Two teams that assessed the same village and period: where they differ, and how far they agree."""

from collections.abc import Iterable

import streamlit as st

from penilaian import keandalan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.verifikasi.bahan import Bahan
from penilaian.dasbor.halaman.verifikasi.sepakat import lukis_sepakat
from penilaian.dasbor.komponen.alamat import pilih_di_alamat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.keandalan import Selisih
from penilaian.markah import unsur
from penilaian.narasi.tiga import jawaban_panjang, ringkas_arah, sebut_arah


def dua_tim(bahan: Bahan) -> None:
    """Draw the choice of the other team, both answers by question, and the figures of agreement."""
    tim = {str(x.id): f"{x.tim}{' (resmi)' if x.resmi else ''}" for x in bahan.tim_lain}
    lukis(
        unsur("h2", "Dua tim, satu desa"),
        unsur("p", f"Jawaban tim {bahan.lembar.tim} di samping jawaban tim lain.", kelas="pd-keterangan"),
    )
    lain = pilih_di_alamat("Bandingkan dengan tim", tim, "tim")
    kedua = gudang().hasil.satu(bahan.siapa, int(lain), "mandiri")
    ini, itu, rak = bahan.instrumen, kedua.instrumen, gudang().instrumen
    jembatan = rak.jembatan(itu, ini) or rak.jembatan(ini, itu)
    jawaban = keandalan.selaraskan(ini, itu, kedua.jawaban, jembatan)
    selisih = keandalan.bandingkan(bahan.instrumen, bahan.tiga["mandiri"].jawaban, jawaban)
    if kedua.instrumen.sidik_nilai != bahan.instrumen.sidik_nilai:
        lukis(
            unsur(
                "p",
                f"Kedua tim memakai versi instrumen yang berbeda: {bahan.instrumen.versi} dan {kedua.instrumen.versi}. "
                "Hanya jawaban yang artinya sama pada keduanya yang dibandingkan.",
                kelas="pd-v-kurang",
            )
        )
    lukis(
        unsur("p", ringkas_arah(selisih, f"tim {tim[lain]}"), kelas="pd-v-kalimat"),
        unsur("h3", "Beda per pertanyaan"),
    )
    semua = st.checkbox("Tampilkan juga yang sama", key="verif_tim_semua")
    baris = list(_baris(bahan, selisih, tim[lain], semua=semua))
    kepala = ("Pertanyaan", f"Tim {bahan.lembar.tim}", f"Tim {tim[lain]}", "Arah")
    tabel = tabel_lipat(kepala, baris, judul="Jawaban dua tim per pertanyaan") if baris else None
    lukis(tabel or unsur("p", "Tidak ada jawaban yang berbeda.", kelas="pd-keterangan"))
    lukis_sepakat(selisih, "kedua tim")


def _baris(bahan: Bahan, selisih: Selisih, lain: str, *, semua: bool) -> Iterable[tuple[object, ...]]:
    for i in bahan.instrumen.indikator:
        arah, beda = selisih.satu(i.id)
        if arah == "kosong" or (arah == "sama" and not semua):
            continue
        yield (
            unsur("span", unsur("b", f"{i.id} "), i.nama),
            jawaban_panjang(bahan.instrumen, i, selisih.pertama),
            jawaban_panjang(bahan.instrumen, i, selisih.kedua),
            sebut_arah(arah, beda, f"tim {lain}"),
        )
