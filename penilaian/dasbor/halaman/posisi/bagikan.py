"""Passing a village's result on: as a message, as an address, on paper. The buttons' deeds are in bingkai.js."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

import streamlit as st

from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.markah import Html, unsur

_PESAN: Final = "https://wa.me/?text="
"""Where a message with a text begins; nothing is asked of it before somebody taps."""


def bagikan(sumber: Sumber, kode: str, periode: str, kalimat: str) -> Html:
    """Return the ways to pass the page on; an upload is seen in this visit only, so it has no address.

    Args:
        sumber: the data.
        kode: village code, dotted.
        periode: of the assessment.
        kalimat: what a message says before the address.
    """
    cetak = unsur("button", "Cetak", type="button", kelas="pd-tombol pd-aksi-cetak", data_pd_cetak="")
    if sumber.jenis == "unggahan":
        catatan = "Berkas Anda hanya terlihat pada kunjungan ini, jadi halamannya tidak dapat dibagikan."
        return unsur("section", unsur("h2", "Bagikan"), unsur("p", catatan), unsur("div", cetak, kelas="pd-bagikan"))
    alamat = alamat_desa(sumber, kode, periode)
    pesan = unsur(
        "a",
        "WhatsApp",
        href=_PESAN + quote(f"{kalimat} {alamat}"),
        target="_blank",
        rel="noopener",
        kelas="pd-tombol pd-pokok pd-aksi-pesan",
    )
    salin = unsur("button", "Salin", type="button", kelas="pd-tombol pd-aksi-salin", data_pd_salin=alamat)
    return unsur(
        "section",
        unsur("h2", "Bagikan"),
        unsur("div", pesan, salin, cetak, kelas="pd-bagikan"),
        unsur("p", "Alamat halaman ini: ", unsur("code", alamat, kelas="pd-alamat"), kelas="pd-kecil"),
    )


def alamat_desa(sumber: Sumber, kode: str, periode: str) -> str:
    """Return the address of this page with a village, a period and what of the store is shown."""
    pilihan: Mapping[str, str] = {} if sumber.tampilan is None else sumber.tampilan.alamat
    bagian = urlsplit(st.context.url or "")
    return urlunsplit(bagian._replace(query=urlencode({"desa": kode, "periode": periode, **pilihan}), fragment=""))
