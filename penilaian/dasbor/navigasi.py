"""The frame around the pages: the bar at the top, which pages somebody finds in its menu, the way in and out.

Pages for people with an account are loaded when they are opened; while nobody has one, none of this is there.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

import streamlit as st

from penilaian.dasbor import sesi
from penilaian.dasbor.halaman import bandingkan, cek_cepat, instrumen, nilai_berkas, posisi, siapkan
from penilaian.dasbor.jeroan_streamlit import Page
from penilaian.dasbor.komponen.alamat import alamat_kini
from penilaian.dasbor.komponen.gaya import gaya, gaya_tombol, pasang_gaya
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.ketukan import lukis_gema
from penilaian.dasbor.masuk.keluar import tombol_keluar
from penilaian.dasbor.sumber.muatan import gudang_dipakai, siapa_tampil
from penilaian.galat import GalatPemakaian
from penilaian.markah import Html, unsur
from penilaian.simpan import TAMU, GalatSimpan, Pelaku

PANJANG_KODE_DESA: Final = 13

TAK_TERJAWAB: Final = (
    "Basis data sedang tidak dapat dihubungi, jadi belum dapat dipastikan siapa Anda. Anda tidak dikeluarkan, dan yang "
    "sudah tersimpan tetap ada. Tunggu sebentar, lalu coba lagi."
)
"""What somebody with a session is told while the store does not answer."""

_MENU: Final = "penilaian_menu"
"""Key in the tab's state: the names of the pages for people with an account that it found last."""

_LEMBAR: Final = Path(__file__).with_name("bilah.css")


class HalamanAkun(NamedTuple):
    """A page for people with an account: its module in ``halaman`` (and address), title, and who finds it."""

    nama: str
    judul: str
    untuk: Callable[[Pelaku], bool]


def _kepala_desa(siapa: Pelaku) -> bool:
    return any(p.jenis == "kepala_desa" for p in siapa.peran)


def _pembaca(siapa: Pelaku) -> bool:
    return bool(siapa.wilayah("baca_draf") or siapa.wilayah("kelola_akun"))


HALAMAN_AKUN: Final = (
    HalamanAkun("tugas", "Tugas", lambda siapa: siapa.pengguna_id is not None),
    HalamanAkun("isi", "Isi Penilaian", lambda siapa: bool(siapa.wilayah("isi"))),
    HalamanAkun("verifikasi", "Verifikasi", lambda siapa: bool(siapa.wilayah("verifikasi"))),
    HalamanAkun("baca", "Baca Penilaian", _kepala_desa),
    HalamanAkun("riwayat", "Riwayat", _pembaca),
    HalamanAkun("akun", "Akun", lambda siapa: siapa.pengguna_id is not None),
)


class TakTerjawab(NamedTuple):
    """Somebody with a session of whom the store cannot say now who it is: neither a guest nor logged out.

    Attributes:
        halaman: names of the pages for people with an account that this tab found while the store answered.
    """

    halaman: tuple[str, ...]


def pengunjung() -> Pelaku | TakTerjawab | None:
    """Return who looks at this page; None while nobody has an account here.

    A tab whose session has ended, or that another person came to, is told so and stops here. While the store does not
    answer, who came with a session is ``TakTerjawab`` and has no rights, and who came without one is a guest as ever.
    """
    sesi.pastikan_tab()
    try:
        if gudang_dipakai() is None:
            return None
        siapa = sesi.pelaku()
    except (GalatSimpan, GalatPemakaian):
        return TAMU if sesi.token_tab() is None else TakTerjawab(tuple(st.session_state.get(_MENU, ())))
    st.session_state[_MENU] = tuple(h.nama for h in HALAMAN_AKUN if h.untuk(siapa))
    return siapa


def daftar_halaman(siapa: Pelaku | TakTerjawab | None) -> list[Page]:
    """Return the pages that can be opened, in the order of the menu."""
    # Without icons: a page's icon would be fetched from a font host on the internet.
    siapa_ini = siapa_tampil()
    umum = [
        st.Page(posisi.tampilkan, title=f"Posisi {siapa_ini}", url_path="posisi", default=True),
        st.Page(cek_cepat.tampilkan, title="Cek Cepat", url_path="cek-cepat"),
        st.Page(bandingkan.tampilkan, title=f"Bandingkan {siapa_ini}", url_path="bandingkan"),
        st.Page(nilai_berkas.tampilkan, title="Nilai Berkas", url_path="nilai-berkas"),
        st.Page(instrumen.tampilkan, title="Instrumen", url_path="instrumen"),
        st.Page(siapkan.tampilkan, title="Siapkan dahulu", url_path="siapkan", visibility="hidden"),
    ]
    return umum if siapa is None else [*umum, *(_halaman(h, siapa) for h in HALAMAN_AKUN)]


def _halaman(ini: HalamanAkun, siapa: Pelaku | TakTerjawab) -> Page:
    """Return a page that its address always opens (it says itself whom it is for), but that only some find."""

    def tampilkan() -> None:
        import_module(f"penilaian.dasbor.halaman.{ini.nama}").tampilkan()

    tampak = ini.nama in siapa.halaman if isinstance(siapa, TakTerjawab) else ini.untuk(siapa)
    return st.Page(tampilkan, title=ini.judul, url_path=ini.nama, visibility="visible" if tampak else "hidden")


def sambungan() -> None:
    """Put the sentence on the page that the style sheet shows while the line to the server is broken.

    Nothing can run then: Streamlit disables every widget, and says why in English.
    """
    with st.container(key="pd-sambungan"):
        lukis(
            unsur(
                "p",
                "Sambungan terputus. Tunggu sampai tersambung lagi sebelum melanjutkan.",
                kelas="pd-sambungan",
                role="alert",
            )
        )
        # Pressed by a script (bingkai.js, ketukan.js), never seen: has all be drawn anew.
        st.button("Muat ulang", key="pd-ulang")
        lukis_gema()


def _sesudah_masuk() -> str:
    """Return where the way in at the top leads: to the page for people with an account that somebody stands before.

    From the pages that are open to everybody it leads to one's work (``""``).
    """
    kini = alamat_kini()
    return kini if kini.partition("?")[0] in {h.nama for h in HALAMAN_AKUN} else ""


def bilah() -> None:
    """Put the look of every page and of the bar at its top on the page, before anything is drawn."""
    gaya()
    pasang_gaya(_LEMBAR)


def jalur(siapa: Pelaku | TakTerjawab | None) -> None:
    """Draw who is here and the way out, or the way in; and begin with the own village of who has one."""
    if siapa is None:
        return
    if isinstance(siapa, TakTerjawab):
        lukis(pesan(TAK_TERJAWAB))
        return
    gaya_tombol()
    isi: tuple[Html | None, ...]
    if siapa.pengguna_id is None:
        isi = (
            unsur("a", "Masuk", href=sesi.tautan_masuk(_sesudah_masuk()), target="_self", kelas="pd-tombol pd-pokok"),
        )
    else:
        isi = (unsur("a", siapa.nama, href="akun", target="_self", kelas="pd-jalur-nama"), tombol_keluar())
    with st.container(key="pd-jalur"):
        lukis(unsur("nav", *isi, kelas="pd-jalur", aria_label="Akun"))
    desa = [p.wilayah for p in siapa.peran if len(p.wilayah) == PANJANG_KODE_DESA]
    if desa:
        st.session_state.setdefault("desa_terakhir", desa[0])
