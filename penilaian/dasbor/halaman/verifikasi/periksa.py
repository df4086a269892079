"""One answer at a time: choosing it, its question, rubric and evidence side by side, the verifier's word, remarks."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.verifikasi.bahan import Bahan, Periksa
from penilaian.dasbor.halaman.verifikasi.bukti import bukti, yang_diputuskan
from penilaian.dasbor.halaman.verifikasi.komentar import komentar
from penilaian.dasbor.halaman.verifikasi.perbuatan import PERIKSA, arahkan, kabarkan, lanjutkan, lukis_jejak, pindah
from penilaian.dasbor.halaman.verifikasi.putusan import putusan, yang_diperiksa
from penilaian.dasbor.halaman.verifikasi.rubrik import jawaban_desa, kepala_soal, rubrik
from penilaian.dasbor.komponen.alamat import pilih_di_alamat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.grafik import batang, daftar_batang, jalur
from penilaian.instrumen import Indikator, Instrumen
from penilaian.markah import Html, unsur
from penilaian.narasi.jawaban import sebut_pertanyaan

JANGKAR: Final = "soal"
"""Id of the question's heading, which gets the focus."""

SEBUTAN_PERIKSA: Final[Mapping[Periksa, str]] = {
    "belum": "belum diperiksa",
    "usang": "berubah sejak diperiksa",
    "sama": "sesuai",
    "beda": "dinilai lain",
    "kosong": "belum dijawab desa",
}

_TAMPIL: Final[Mapping[str, tuple[str, Callable[[Bahan, Indikator], bool]]]] = {
    "terbuka": ("Belum diperiksa", lambda b, i: b.terbuka(i.id)),
    "semua": ("Semua", lambda b, i: True),
    "beda": ("Dinilai lain oleh verifikator", lambda b, i: b.periksa(i.id) == "beda"),
    "usang": ("Berubah sejak diperiksa", lambda b, i: b.periksa(i.id) == "usang"),
    "kosong": ("Belum dijawab desa", lambda b, i: not b.terjawab(i.id)),
    "bukti": ("Perlu bukti, belum ada yang diterima", lambda b, i: b.tanpa_bukti(i)),
    "wajib": ("Syarat wajib ★", lambda b, i: i.kritis is not None),
    "komentar": ("Ada komentar", lambda b, i: i.id in b.komentar),
}


def periksa(bahan: Bahan) -> None:
    """Draw progress, the choice of an indicator, and its card."""
    if bahan.lembar.keadaan not in {"draf", "dikembalikan"}:
        lukis(kemajuan(bahan))
    lanjutkan()
    pilihan = _pilih(bahan)
    kabarkan(PERIKSA)
    if pilihan is None:
        return
    indikator, sesudah = pilihan
    with st.container(key="pd-v-kartu"), st.container(border=True, key=f"pd-kartu-{indikator.id}"):
        _kartu(bahan, indikator, sesudah)
    arahkan(JANGKAR)


def kemajuan(bahan: Bahan) -> Html:
    """Return how many answers were checked, by stage."""
    ini = bahan.instrumen
    baris = []
    for t in ini.bagian:
        dalam = [i.id for i in bahan.dalam(t.id) if bahan.terjawab(i.id)]
        sudah = sum(not bahan.terbuka(id_) for id_ in dalam)
        baris.append(batang(t.nama, sudah / len(dalam) if dalam else 0.0, f"{ribuan(sudah)} dari {ribuan(len(dalam))}"))
    terjawab = bahan.banyak_terjawab
    kosong = len(ini.ditanyakan) - terjawab
    kalimat = f"{ribuan(terjawab - bahan.banyak_terbuka)} dari {ribuan(terjawab)} jawaban sudah diperiksa"
    kalimat += f"; {ribuan(kosong)} pertanyaan belum dijawab desa." if kosong else "."
    bagian = (terjawab - bahan.banyak_terbuka) / terjawab if terjawab else 0.0
    return unsur(
        "details",
        unsur("summary", unsur("span", kalimat), jalur(bagian)),
        daftar_batang(baris),
        kelas="pd-v-kemajuan",
    )


def _pilih(bahan: Bahan) -> tuple[Indikator, str | None] | None:
    """Draw filters and list; return the indicator to show and the one that is open after it."""
    ini = bahan.instrumen
    with st.container(horizontal=True, key="pd-v-saring", vertical_alignment="bottom"):
        semula = "terbuka" if bahan.boleh_periksa and bahan.banyak_terbuka else "semua"
        cara = pilih_di_alamat("Tampilkan", {k: n for k, (n, _) in _TAMPIL.items()}, "tampil", semula=semula, lebar=280)
        tingkat = pilih_di_alamat("Tingkat", {"": "Semua"} | {t.id: t.nama for t in ini.bagian}, "tingkat", lebar=190)
        cocok = {
            i.id
            for i in ini.ditanyakan
            if _TAMPIL[cara][1](bahan, i) and tingkat in {"", ini.puncak_dari(i.kelompok).id}
        }
        diminta = st.query_params.get("indikator", "")  # shown although the filter does not: a link led here
        label = {
            i.id: f"{sebut_pertanyaan(i)} ({SEBUTAN_PERIKSA[bahan.periksa(i.id)]})"
            for i in ini.ditanyakan
            if i.id in cocok or i.id == diminta
        }
        if not label:
            lukis(unsur("p", _hampa(bahan, cara), kelas="pd-v-hampa", role="status"))
            return None
        id_ = pilih_di_alamat(f"Pertanyaan ({ribuan(len(cocok))})", label, "indikator")
    letak = list(label).index(id_)
    _arah(ini, list(label), letak)
    return ini.per_id[id_], _terbuka_berikut(bahan, id_)


def _hampa(bahan: Bahan, cara: str) -> str:
    if cara == "terbuka":
        return "Semua jawaban sudah diperiksa. Lanjutkan ke bagian Putuskan."
    return "Tidak ada pertanyaan yang cocok dengan pilihan ini." if bahan.jawaban else "Belum ada jawaban."


def _arah(instrumen: Instrumen, urut: Sequence[str], letak: int) -> None:
    """Draw the ways to the question before and after the one at ``letak``."""
    with st.container(horizontal=True, key="pd-v-arah"):
        for nama, n in (("Sebelumnya", letak - 1), ("Berikutnya", letak + 1)):
            ada = 0 <= n < len(urut)
            st.button(
                f"{nama}: {sebut_pertanyaan(instrumen.per_id[urut[n]])}" if ada else nama,
                key=f"pd-v-arah-{nama}",
                disabled=not ada,
                on_click=pindah,
                args=(urut[n] if ada else "",),
            )


def _terbuka_berikut(bahan: Bahan, id_: str) -> str | None:
    """Return the open indicator after this one, from the start again after the last; None where no other is open."""
    urut = [i.id for i in bahan.instrumen.ditanyakan]
    letak = urut.index(id_)
    return next((x for x in urut[letak + 1 :] + urut[:letak] if bahan.terbuka(x)), None)


def _kartu(bahan: Bahan, i: Indikator, sesudah: str | None) -> None:
    """Draw the card; the style sheet sets evidence beside answer and check on wide screens, between them on a phone."""
    isi, zona = bahan.satu(i.id), bahan.lembar.zona_waktu
    lukis(kepala_soal(bahan.instrumen, i, JANGKAR))
    with st.container(key="pd-v-isi"):
        with st.container(key="pd-v-isi-jawaban"):
            lukis(jawaban_desa(bahan.instrumen, i, isi, zona), rubrik(bahan.instrumen, i, isi))
        with st.container(key="pd-v-isi-bukti"):
            bukti(bahan, i)
        with st.container(key="pd-v-isi-putusan"):
            putusan(bahan, i, sesudah)
    komentar(bahan, i.id)
    nyata = yang_diperiksa(bahan, i.id) | yang_diputuskan(bahan, i.id)
    lukis_jejak(bahan.deretan, i.id, ("Pemeriksaan", i.id), nyata)
