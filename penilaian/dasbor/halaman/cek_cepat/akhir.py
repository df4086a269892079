"""Where the village stands when no more need be asked, what holds it, and its first steps."""

from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.cek_cepat.bekal import bekal
from penilaian.dasbor.halaman.cek_cepat.ingatan import Ingatan
from penilaian.dasbor.halaman.cek_cepat.tanya import pindah
from penilaian.dasbor.halaman.cek_cepat.wawancara import Wawancara
from penilaian.dasbor.komponen.lukis import lukis, lukis_gambar
from penilaian.dasbor.lembar.gulir import gulir_ke
from penilaian.grafik import deret_tingkat
from penilaian.markah import Html, unsur
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.ejaan import rangkai
from penilaian.narasi.kalimat import putusan
from penilaian.narasi.kartu_berikutnya import Daftar, Kartu
from penilaian.narasi.menuju_pasti import Rentang, rentang_posisi, sebut_mungkin
from penilaian.narasi.penahan import Menahan, yang_menahan
from penilaian.narasi.pokok import Pokok, pokok
from penilaian.narasi.tangga import arti_aspek
from penilaian.rekomendasi import jalan_naik

_JUDUL: Final = "pd-cek-judul"


def akhir(wawancara: Wawancara, ingatan: Ingatan) -> None:
    """Draw the end of a Cek Cepat; the steps are those of Posisi Desa."""
    rentang, jalan, ke = rentang_posisi(wawancara.hasil, 0), jalan_naik(wawancara.hasil, 0), ingatan.ke
    with st.container(key="pd-cek-posisi"):
        lukis(_judul(wawancara, rentang, pokok(wawancara.hasil, 0, jalan)))
        lukis_gambar(deret_tingkat(rentang))
    kalimat, menahan = str(putusan(wawancara.hasil, 0)), yang_menahan(wawancara.hasil, 0, {}, jalan.langkah)
    lukis(unsur("p", kalimat))
    lukis(_daftar(daftar := daftar_berikutnya(wawancara.hasil, 0, jalan)), _menahan(menahan))
    if _menyebut_aspek(kalimat, menahan.aspek, daftar.akhir, *(f"{k.gerak} {k.catatan}" for k in daftar.kartu)):
        lukis(unsur("p", arti_aspek(wawancara.instrumen), kelas="pd-keterangan"))
    if not rentang.tertentu:
        st.button(
            "Jawab yang dilewati",
            key=f"cek_{ke}_dilewati",
            type="primary",
            on_click=pindah,
            args=(ingatan, ke, wawancara.tanpa_lewat),
        )
    lukis(unsur("p", _perkiraan(wawancara), kelas="pd-keterangan"))
    bekal(wawancara)
    with st.container(key="pd-cek-ulang", horizontal=True):
        dulu = wawancara.sebelumnya
        if dulu is not None:
            st.button("Kembali", key=f"cek_{ke}_kembali", on_click=pindah, args=(ingatan, ke, dulu))
        st.button("Mulai dari awal", key=f"cek_{ke}_awal", on_click=_mulai_lagi, args=(wawancara, ingatan, ke))
    if ke:
        tanda = unsur("i", str(ke), hidden="")
        st.html(f"{tanda}<script>{gulir_ke(_JUDUL)}</script>", unsafe_allow_javascript=True)


def _menyebut_aspek(*teks: str) -> bool:
    """Return whether a text speaks of aspects, whose meaning then stands below."""
    return any("aspek" in t.casefold() for t in teks)


def _judul(wawancara: Wawancara, rentang: Rentang, isi: Pokok) -> Html:
    """Return the answer as the page's heading, and how sure it is."""
    kelas = "pd-pasti" if rentang.tertentu else "pd-terbuka"
    return unsur(
        "div",
        unsur("p", isi.atas, kelas="pd-cek-letak"),
        unsur("h1", isi.judul, kelas="pd-cek-panjang" if isi.panjang else None, id=_JUDUL, tabindex="-1"),
        unsur("p", _yakin(wawancara, rentang), kelas=f"pd-kepastian {kelas}"),
        kelas="pd-cek-akhir",
    )


def _yakin(wawancara: Wawancara, rentang: Rentang) -> str:
    if rentang.tertentu:
        return f"Pasti sesudah {ribuan(len(wawancara.langkah))} pertanyaan"
    lewat = ribuan(len(wawancara.lewati))
    dijawab = f"{ribuan(wawancara.terjawab)} dijawab, {lewat} dilewati" if wawancara.terjawab else "semua dilewati"
    return f"Belum pasti, {dijawab}: mungkin {sebut_mungkin(rentang)}"


def _menahan(menahan: Menahan) -> Html | None:
    """Return what holds, the answers now and the next ones; None where nothing does."""
    if not menahan.penahan and not menahan.aspek:
        return None
    butir = (
        unsur("li", unsur("b", p.nama, " ★" if p.wajib else None), f": {p.sekarang} → {p.menuju}")
        for p in menahan.penahan
    )
    return unsur(
        "section",
        unsur("h2", menahan.judul),
        unsur("p", menahan.aspek) if menahan.aspek else None,
        unsur("ul", *butir, kelas="pd-cek-menahan") if menahan.penahan else None,
    )


def _daftar(daftar: Daftar) -> Html:
    return unsur(
        "section",
        unsur("h2", daftar.judul),
        unsur("ol", *(unsur("li", *_satu(k)) for k in daftar.kartu), kelas="pd-cek-langkah"),
        unsur("p", f"Yang lain: {rangkai(daftar.lain)}.") if daftar.lain else None,
        unsur("p", daftar.akhir) if daftar.akhir else None,
    )


def _satu(kartu: Kartu) -> tuple[Html | None, ...]:
    wajib = unsur("span", " wajib ★", kelas="pd-wajib") if kartu.wajib else None
    lain = (kartu.keterangan, kartu.gerak, kartu.catatan)
    return (
        unsur("h3", kartu.judul, wajib),
        *(unsur("p", c) for c in kartu.cara),
        *(unsur("p", k, kelas="pd-keterangan") for k in lain if k),
    )


def _perkiraan(wawancara: Wawancara) -> str:
    if not wawancara.terjawab:
        return "Belum ada yang dijawab, jadi belum ada perkiraan. Tanyakan kepada yang tahu, lalu jawab yang dilewati."
    dari = f"{ribuan(wawancara.terjawab)} dari {ribuan(len(wawancara.instrumen.indikator))} pertanyaan"
    return f"Ini perkiraan dari {dari}, belum diperiksa verifikator dan tidak disimpan sebagai penilaian."


def _mulai_lagi(wawancara: Wawancara, ingatan: Ingatan, ke: int) -> None:
    """Begin again, with nothing remembered. A callback."""
    pindah(ingatan, ke, Wawancara(wawancara.instrumen))
    ingatan.terakhir.clear()
