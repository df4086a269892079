"""Several accounts at once, from a list: all of them or none, one message a faulty row."""

import csv
import io
from collections.abc import Iterable
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.berkas import Unggahan, luput_satu
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.pembaca_berkas import JENIS_BERKAS, PembacaKunjungan
from penilaian.dasbor.komponen.temuan import daftar_temuan, pesan
from penilaian.dasbor.komponen.unggahan import unggahan_utuh
from penilaian.dasbor.sesi import untuk_yang_melihat
from penilaian.galat import GalatMasukan
from penilaian.markah import unsur
from penilaian.simpan import GalatSimpan, Pelaku
from penilaian.simpan.impor import KOLOM_AKUN, baca_akun

_JADI: Final = "akun_banyak_jadi"
_PERINGATAN: Final = "akun_banyak_peringatan"
_PUTARAN: Final = "akun_banyak_putaran"

CONTOH: Final = (
    KOLOM_AKUN,
    ("siti.aminah", "Siti Aminah", "penilai", "99.01.01", "sandi"),
    ("budi@contoh.id", "Budi Santoso", "verifikator", "99.01", "penyedia"),
)


def tambah_banyak(siapa: Pelaku) -> None:
    """Draw the fold that takes a list of people."""
    lipatan = st.expander("Tambah beberapa akun dari berkas", key="akun_banyak", on_change="rerun")
    if not lipatan.open:
        return
    with lipatan:
        _jadi()
        lukis(
            unsur(
                "p",
                f"CSV atau Excel dengan kolom {', '.join(KOLOM_AKUN)}. Wilayah ditulis nama atau kodenya, ",
                unsur("code", "semua"),
                " untuk seluruh Indonesia. Orang dengan beberapa peran ditulis pada beberapa baris.",
                kelas="pd-keterangan",
            )
        )
        contoh = untuk_yang_melihat(lambda: daftar_csv(CONTOH))
        st.download_button("Unduh contoh", contoh, "contoh-akun.csv", "text/csv", key="akun_banyak_contoh")
        putaran = st.session_state.setdefault(_PUTARAN, 0)
        berkas = st.file_uploader("Daftar akun", type=JENIS_BERKAS, key=f"akun_banyak_berkas_{putaran}")
        utuh = unggahan_utuh(berkas)
        if utuh is not None and st.button("Tambah semua akun", type="primary", key="akun_banyak_kirim"):
            _kirim(siapa, Unggahan(utuh.name, utuh.getvalue()))


def _kirim(siapa: Pelaku, unggahan: Unggahan) -> None:
    try:
        with st.spinner("Menambahkan akun …"):
            daftar = baca_akun(unggahan, PembacaKunjungan(siapa.pengguna_id))
            jadi = gudang().akun.tambah_banyak(siapa, daftar)
    except GalatMasukan as galat:
        lukis(pesan("Tidak satu akun pun ditambahkan. Perbaiki berkasnya, lalu unggah lagi."))
        lukis(daftar_temuan(galat.temuan, "Yang perlu diperbaiki"))
        return
    except GalatSimpan as galat:
        lukis(pesan(str(galat)))
        return
    st.session_state[_JADI] = [(a.nama_masuk, a.nama, sandi or "") for a, sandi in jadi]
    st.session_state[_PERINGATAN] = daftar.peringatan
    st.session_state[_PUTARAN] += 1
    st.rerun()


def _jadi() -> None:
    """Offer the passwords of the last list for handing over, until the person has done so."""
    jadi = st.session_state.get(_JADI)
    if not jadi:
        return
    lukis(
        pesan(
            f"{ribuan(len(jadi))} akun ditambahkan. Unduh sandinya sekarang dan serahkan langsung kepada orangnya; "
            "sesudah halaman ini ditutup sandi tidak ditampilkan lagi.",
            "tenang",
        )
    )
    if peringatan := st.session_state.get(_PERINGATAN):
        lukis(daftar_temuan(peringatan, "Yang perlu diperhatikan"))
    isi = untuk_yang_melihat(lambda: daftar_csv((("nama_masuk", "nama", "sandi"), *jadi)))
    st.download_button("Unduh sandi", isi, "sandi-awal.csv", "text/csv", type="primary", key="akun_banyak_sandi")
    if st.button("Sudah diserahkan", key="akun_banyak_sudah"):
        del st.session_state[_JADI]
        st.session_state.pop(_PERINGATAN, None)
        st.rerun()


def daftar_csv(baris: Iterable[Iterable[str]]) -> bytes:
    """Return rows as CSV for a spreadsheet, in which nothing that somebody wrote is a formula."""
    berkas = io.StringIO()
    csv.writer(berkas).writerows([luput_satu(sel) for sel in satu] for satu in baris)
    return berkas.getvalue().encode("utf-8-sig")
