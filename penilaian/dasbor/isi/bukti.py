"""Evidence of one answer: what there is, adding a file or a link, taking one back."""

from collections.abc import Callable
from datetime import date
from typing import Final

import streamlit as st

from penilaian.dasbor.gudang import rak_bukti
from penilaian.dasbor.isi.isian import minta_bukti
from penilaian.dasbor.isi.masukan import kunci
from penilaian.dasbor.isi.meja import Meja
from penilaian.dasbor.isi.waktu import hari, hari_ini
from penilaian.dasbor.komponen import pesan
from penilaian.dasbor.komponen.unsur import Html, lukis, unsur
from penilaian.galat import GalatMasukan
from penilaian.instrumen import Indikator
from penilaian.simpan import GalatSimpan, Pelaku
from penilaian.simpan.bukti import BATAS_FOTO, IsiBukti, Keterangan

ALAMAT: Final = "bukti/{}"
"""Where the app's own route serves a file, with cookie and rights checked every time."""

_CARA: Final = {"berkas": "Berkas atau foto", "tautan": "Tautan"}
_STATUS: Final = {
    "diajukan": "menunggu verifikator",
    "diterima": "diterima",
    "ditolak": "ditolak",
    "kedaluwarsa": "kedaluwarsa",
}


def bukti(meja: Meja, siapa: Pelaku, indikator: Indikator) -> None:
    """Draw the evidence of one indicator and the form that adds to it."""
    lukis(unsur("h4", "Bukti"))
    if indikator.bukti:
        lukis(unsur("p", minta_bukti(indikator), kelas="pd-keterangan"))
    tempat = st.container()
    _tambah(meja, siapa, indikator.id)
    with tempat:
        for b in meja.bukti_satu(siapa, indikator.id):
            lukis(_satu(b))
            if st.button(f"Tarik {b.nama or b.tautan}"[:60], key=kunci(meja.id, indikator.id, f"tarik{b.id}")):
                _kerjakan(lambda b=b: rak_bukti().tarik(siapa, b.id))  # type: ignore[misc]


def _satu(b: IsiBukti) -> Html:
    nama = b.nama or b.tautan
    alamat = b.tautan or ALAMAT.format(b.id)
    rinci = [f"tanggal {hari(b.tanggal)}"]
    rinci += [f"pemilik {b.pemilik}"] if b.pemilik else []
    rinci += [f"berlaku sampai {hari(b.berlaku_sampai)}"] if b.berlaku_sampai else []
    return unsur(
        "div",
        unsur("p", unsur("a", nama, href=alamat, target="_blank", rel="noopener noreferrer")),
        unsur("p", ", ".join(rinci), kelas="pd-keterangan"),
        unsur("p", _STATUS[b.status], f": {b.alasan}" if b.alasan else None, kelas=f"pd-bukti-{b.status}"),
        kelas="pd-bukti",
    )


def _tambah(meja: Meja, siapa: Pelaku, indikator: str) -> None:
    """Draw the form; after each piece of evidence an empty one, so that the file does not stay in memory."""
    ke = st.session_state.setdefault(kunci(meja.id, indikator, "bukti_ke"), 0)

    def nama(bagian: str) -> str:
        return kunci(meja.id, indikator, f"bukti{ke}_{bagian}")

    cara = st.segmented_control(
        "Tambah bukti", list(_CARA), format_func=_CARA.__getitem__, default="berkas", required=True, key=nama("cara")
    )
    with st.form(nama("form"), border=False):
        if cara == "tautan":
            berkas, tautan = (
                None,
                st.text_input("Alamat tautan", key=nama("tautan"), placeholder="https://…"),
            )
        else:
            tautan = ""
            berkas = st.file_uploader(
                f"PDF, JPEG, PNG, XLSX atau DOCX sampai 5 MB; foto sampai {BATAS_FOTO // 1_000_000} MB",
                type=["pdf", "jpg", "jpeg", "png", "heic", "heif", "xlsx", "docx"],
                key=nama("berkas"),
                max_upload_size=BATAS_FOTO // 1_000_000,
            )
        kini = hari_ini(meja.lembar.zona_waktu)
        tanggal = st.date_input("Tanggal bukti", kini, max_value=kini, key=nama("tanggal"), format="DD/MM/YYYY")
        pemilik = st.text_input("Pemilik atau penyimpan aslinya", key=nama("pemilik"), max_chars=200)
        sampai = st.date_input("Berlaku sampai (boleh kosong)", None, key=nama("sampai"), format="DD/MM/YYYY")
        kirim = st.form_submit_button("Tambahkan bukti")
    if not kirim:
        return
    rinci = Keterangan(_tanggal(tanggal), pemilik or "", _tanggal(sampai))
    if cara == "tautan":
        _kerjakan(lambda: rak_bukti().tautkan(siapa, meja.id, indikator, tautan or "", rinci), meja, indikator)
    elif berkas is None:
        lukis(pesan("Pilih berkasnya dahulu."))
    else:
        isi = berkas.getvalue()
        _kerjakan(lambda: rak_bukti().unggah(siapa, meja.id, indikator, berkas.name, isi, rinci), meja, indikator)


def _kerjakan(kerja: Callable[[], object], meja: Meja | None = None, indikator: str = "") -> None:
    """Do something and draw the card anew, or say beside it why not."""
    try:
        kerja()
    except GalatMasukan as galat:
        lukis(pesan(" ".join(f"{t.pesan.rstrip('.')}. {t.saran}" for t in galat.temuan)))
        return
    except GalatSimpan as galat:
        lukis(pesan(str(galat)))
        return
    if meja is not None:
        st.session_state[kunci(meja.id, indikator, "bukti_ke")] += 1
    st.rerun(scope="fragment")


def _tanggal(isi: object) -> date | None:
    return isi if isinstance(isi, date) else None
