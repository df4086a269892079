"""Instrumen: what is asked, how it counts, what it rests on."""

from itertools import groupby
from pathlib import Path
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.instrumen.metode import metode
from penilaian.dasbor.halaman.instrumen.saring_indikator import pilih_saringan, saring
from penilaian.dasbor.halaman.instrumen.soal import kosong, soal
from penilaian.dasbor.komponen.gaya import gaya_halaman, pasang_gaya
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman, lencana
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.sumber.pilih_instrumen import alamat_instrumen, pilih_instrumen
from penilaian.instrumen import Indikator, Instrumen
from penilaian.markah import Html, unsur

SEHALAMAN: Final = 20
"""Indicators sent to the browser at a time."""

_LEMBAR: Final = Path(__file__).with_name("instrumen.css")


def tampilkan() -> None:
    """Draw the page."""
    gaya_halaman()
    pasang_gaya(_LEMBAR)
    kepala = st.container()
    ini = pilih_instrumen()
    dicabut = lencana("Dicabut", "awas") if ini.status == "dicabut" else None
    with kepala:
        banyak = (
            f"{ribuan(len(ini.indikator))} pertanyaan dalam {ribuan(len(ini.puncak))} kelompok besar, versi {ini.versi}"
        )
        if ini.tambahan is not None:
            lokal = f"{ribuan(len(ini.indikator_tambahan))} pertanyaan dari {ini.tambahan.nama} {ini.tambahan.versi}"
            banyak += f"; {lokal}, yang tidak ikut dinilai"
        lukis(kepala_halaman("Instrumen", banyak, dicabut))
    if ini.keterangan_status:
        lukis(pesan(ini.keterangan_status))
    diminta = st.query_params.get("indikator")
    if diminta is not None:
        _satu(ini, diminta)
        return
    siapkan = unsur("a", "Siapkan dahulu", href=alamat_instrumen("siapkan", ini), target="_self", kelas="pd-kembali")
    lukis(
        unsur("p", ini.ringkasan, kelas="pd-cara"),
        unsur("p", siapkan, ": siapa yang ditanya, apa yang perlu ada di tangan, berapa lama."),
    )
    pertanyaan, cara = st.tabs(["Pertanyaan", "Cara menilai"], key="bagian", bind="query-params")
    if pertanyaan.open:
        with pertanyaan:
            _daftar(ini)
    if cara.open:
        with cara:
            lukis(metode(ini))


def _satu(ini: Instrumen, id_: str) -> None:
    """One indicator that the address names, with the way to its neighbours and back."""
    urut = list(ini.per_id)
    indikator = ini.per_id.get(id_) or ini.per_id.get(id_.upper())
    if indikator is None:
        lukis(pesan(f"Pertanyaan {id_} tidak ada pada instrumen ini."), unsur("p", _kembali(ini)))
        return
    letak = urut.index(indikator.id)
    tetangga = [
        unsur("a", f"{arah} {urut[n]}", href=_tautan(ini, urut[n]), target="_self")
        for arah, n in (("Sebelumnya", letak - 1), ("Berikutnya", letak + 1))
        if 0 <= n < len(urut)
    ]
    lukis(
        unsur("nav", _kembali(ini), *tetangga, kelas="pd-isi-halaman", aria_label="Pertanyaan lain"),
        soal(ini, indikator, _tautan(ini, indikator.id), terbuka=True),
    )


def _daftar(ini: Instrumen) -> None:
    """The indicators that are asked for, a page of them at a time."""
    cocok = saring(ini, pilih_saringan(ini))
    if not cocok:
        lukis(kosong())
        return
    halaman = -(-len(cocok) // SEHALAMAN)
    tempat = st.container()
    ke = min(st.pagination(halaman, key="hal", bind="query-params"), halaman) if halaman > 1 else 1
    awal = (ke - 1) * SEHALAMAN
    tampil = cocok[awal : awal + SEHALAMAN]
    yang = (
        f"{ribuan(awal + 1)} sampai {ribuan(awal + len(tampil))} dari {ribuan(len(cocok))}"
        if halaman > 1
        else str(len(cocok))
    )
    with tempat:
        lukis(
            unsur("p", f"{yang} pertanyaan. Ketuk untuk membuka.", kelas="pd-keterangan", role="status"),
            *(_kelompok(ini, k, list(isi)) for k, isi in groupby(tampil, key=lambda i: i.kelompok)),
        )


def _kelompok(ini: Instrumen, id_kelompok: str, isi: list[Indikator]) -> Html:
    kelompok, puncak = ini.kelompok_per_id[id_kelompok], ini.puncak_dari(id_kelompok)
    return unsur(
        "section",
        unsur("h2", puncak.nama if kelompok is puncak else f"{puncak.nama}: {kelompok.nama}"),
        *(soal(ini, i, _tautan(ini, i.id)) for i in isi),
        kelas="pd-soal-kelompok",
    )


def _tautan(ini: Instrumen, id_: str | None = None) -> str:
    """Return the address of one indicator, of the whole list without ``id_``."""
    return alamat_instrumen("instrumen", ini, **({"indikator": id_} if id_ else {}))


def _kembali(ini: Instrumen) -> Html:
    return unsur("a", "Semua pertanyaan", href=_tautan(ini), target="_self", kelas="pd-kembali")
