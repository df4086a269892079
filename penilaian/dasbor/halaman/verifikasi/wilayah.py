"""Agreement of villages and verifiers over a whole area: which questions are read differently again and again."""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from penilaian import keandalan
from penilaian.angka import beda, persen, ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.verifikasi.gaya import gaya_verifikasi
from penilaian.dasbor.halaman.verifikasi.sepakat import lukis_sepakat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.desa import terletak
from penilaian.instrumen import Instrumen
from penilaian.keandalan import Selisih
from penilaian.markah import Html, unsur
from penilaian.narasi.tiga import ringkas_arah
from penilaian.simpan import Kumpulan, Pelaku

PALING_BANYAK = 10
"""Questions listed, those that differ most first."""


def sepakat_wilayah(siapa: Pelaku) -> None:
    """Draw a fold with the agreement over the resmi assessments that are not final; read only once it is opened."""
    gaya_verifikasi()
    lipatan = st.expander("Kesepakatan desa dan verifikator di wilayah ini", key="verif_wilayah", on_change="rerun")
    if not lipatan.open:
        return
    with lipatan:
        with st.spinner("Membaca semua penilaian di wilayah ini …"):
            selisih = [s for wilayah in _terluar(siapa.wilayah("verifikasi")) for s in _selisih(siapa, wilayah)]
        selisih = [s for s in selisih if s.dinilai.any()]
        if not selisih:
            lukis(unsur("p", "Belum ada jawaban yang diperiksa.", kelas="pd-keterangan"))
        for s in selisih:
            _satu(s)


def _terluar(wilayah: Iterable[str]) -> list[str]:
    """Return the areas that lie in no other one of them, so that no village is counted twice."""
    semua = sorted(set(wilayah))
    return [w for w in semua if not any(x != w and terletak(w, x) for x in semua)]


def _selisih(siapa: Pelaku, wilayah: str) -> list[Selisih]:
    """Return village and verifier side by side, one for each way of scoring; what the verifier set counts."""
    rak = gudang().hasil
    mandiri = {k.instrumen.sidik_nilai: k for k in rak.berjalan(siapa, "mandiri", desa=wilayah)}
    verifikasi = {k.instrumen.sidik_nilai: k for k in rak.berjalan(siapa, "terverifikasi", desa=wilayah)}
    return [
        keandalan.bandingkan(k.instrumen, k.jawaban, verifikasi[nama].jawaban, _dilihat(siapa, k))
        for nama, k in mandiri.items()
        if nama in verifikasi and len(verifikasi[nama].jawaban) == len(k.jawaban)
    ]


def _dilihat(siapa: Pelaku, kumpulan: Kumpulan) -> npt.NDArray[np.bool_]:
    dilihat = np.zeros(kumpulan.jawaban.keadaan.shape, dtype=np.bool_)
    for n, nomor in enumerate(kumpulan.keterangan["penilaian_id"]):
        for id_, isi in gudang().jawaban.semua(siapa, int(nomor)).items():
            dilihat[kumpulan.jawaban.nomor(id_), n] = isi.teks_verifikasi is not None
    return dilihat


def _satu(selisih: Selisih) -> None:
    ini, tabel = selisih.instrumen, keandalan.per_indikator(selisih)
    desa = int(selisih.dinilai.any(axis=0).sum())
    lukis(
        unsur(
            "p", f"{ribuan(desa)} penilaian yang belum final, instrumen {ini.id} {ini.versi}.", kelas="pd-keterangan"
        ),
        unsur("p", ringkas_arah(selisih, "verifikator"), kelas="pd-v-kalimat"),
        _tabel(ini, tabel),
    )
    lukis_sepakat(selisih, "desa dan verifikator")


def _tabel(instrumen: Instrumen, tabel: pd.DataFrame) -> Html | None:
    """Return the questions that most villages and verifiers read differently."""
    lain = tabel.assign(lain_semua=tabel["dinilai"] - tabel["sama"])
    lain = lain[lain["lain_semua"] > 0].sort_values("lain_semua", ascending=False, kind="stable").head(PALING_BANYAK)
    if lain.empty:
        return None
    baris = [_baris(instrumen, str(id_), b) for id_, b in lain.to_dict("index").items()]
    return unsur(
        "section",
        unsur("h3", "Pertanyaan yang paling sering dinilai lain"),
        tabel_lipat(
            ("Pertanyaan", "Diperiksa", "Sama", "Lebih rendah", "Lebih tinggi", "Rata-rata beda"),
            baris,
            judul="Pertanyaan yang paling sering dinilai lain oleh verifikator",
            angka={1, 2, 3, 4, 5},
        ),
    )


def _baris(instrumen: Instrumen, id_: str, b: Mapping[object, float]) -> tuple[object, ...]:
    return (
        unsur("span", unsur("b", f"{id_} "), instrumen.per_id[id_].nama),
        ribuan(int(b["dinilai"])),
        persen(b["sama"] / b["dinilai"]),
        ribuan(int(b["lebih_rendah"])),
        ribuan(int(b["lebih_tinggi"])),
        "–" if np.isnan(b["beda"]) else f"{beda(b['beda'])} poin",
    )
