"""How a file is taken in, as the person chooses: team, what is replaced, conflicts, period, crosswalk, attachments."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import streamlit as st

from penilaian.angka import bita
from penilaian.berkas import Unggahan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.impor.instrumen_berkas import Naskah, daftar_naskah
from penilaian.dasbor.jeroan_streamlit import DeltaGenerator
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.unggahan import unggahan_utuh
from penilaian.jawaban import bentuk_periode
from penilaian.markah import unsur
from penilaian.simpan import GalatBasisData
from penilaian.simpan.impor import PilihanImpor
from penilaian.survei import CaraBentrok

CARA_BENTROK: Final[Mapping[CaraBentrok, str]] = {
    "berhenti": "Berhenti, sebut semuanya",
    "tahan": "Pakai yang pertama dikirim",
    "ganti": "Pakai yang terakhir dikirim",
}
"""What to do about conflicts, in words."""

TERBESAR_LAMPIRAN: Final = 100
"""Megabytes of an archive of attachments: some 300 photos as a phone's form app scales them."""

_PERIODE: Final = "isi_impor_periode"


class Dipilih(NamedTuple):
    """What was chosen: how the file is taken in, and where the period is asked for if it turns out to have none."""

    pilihan: PilihanImpor
    tempat_periode: DeltaGenerator


def pilih_cara(naskah: Naskah, lampiran: Unggahan | None, *, titipan: bool) -> Dipilih:
    """Draw the choices and return them; what another page handed over (``titipan``) is no export of a survey."""
    with st.container(key="pd-impor-pilihan"):
        tim = st.text_input(
            "Nama tim, menentukan draf mana yang diisi", "utama", key="isi_impor_tim", max_chars=60
        ).strip()
        timpa = st.checkbox("Ganti juga jawaban yang berbeda", key="isi_impor_timpa")
        lukis(
            unsur(
                "p",
                "Tanpa centang ini jawaban yang sudah ada tidak diganti, kecuali oleh suntingan kiriman yang sama. "
                "Yang diganti tercatat di riwayat.",
                kelas="pd-keterangan",
            )
        )
        bentrok = "berhenti" if titipan else _pilih_bentrok()
        kini = _pilih_padanan(naskah)
        tempat_periode = st.container()
    pilihan = PilihanImpor(
        naskah.instrumen.sidik_utuh,
        tim,
        tertulis() if dikenali() else None,
        timpa,
        naskah.buat or kini is not None,
        bentrok,
        lampiran,
        versi_dipilih=not naskah.buat and not titipan,
        sidik_baru="" if kini is None else kini.instrumen.sidik_utuh,
    )
    return Dipilih(pilihan, tempat_periode)


def pilih_lampiran(putaran: int) -> Unggahan | None:
    """Draw where the attachments of an export are handed in, and return them; ``putaran`` begins it anew."""
    berkas = st.file_uploader(
        "Lampiran kiriman (ZIP berisi foto dan berkas bukti), bila ekspornya hanya menyebut namanya; paling banyak "
        f"{bita(TERBESAR_LAMPIRAN * 1_000_000)}",
        type=["zip"],
        key=f"isi_impor_lampiran{putaran}",
        max_upload_size=TERBESAR_LAMPIRAN,
    )
    utuh = unggahan_utuh(berkas)
    return None if utuh is None else Unggahan(utuh.name, utuh.getvalue())


def tertulis() -> str:
    """Return the period as it was typed, ``""`` where nobody was asked."""
    return str(st.session_state.get(_PERIODE, "")).strip()


def dikenali() -> bool:
    """Return whether that is a period."""
    return bentuk_periode(tertulis()) is not None


def tanya_periode(tempat: DeltaGenerator) -> None:
    """Draw the question for the period of a file that names none."""
    with tempat:
        st.text_input(
            "Periode, karena berkas tidak menyebutnya",
            key=_PERIODE,
            placeholder="2026, 2026-S1 atau 2026-T3",
            max_chars=8,
        )
        if tertulis() and not dikenali():
            kata = f"Periode {tertulis()} tidak dikenali. Tulis tahun, semester (2026-S1) atau triwulan (2026-T3)."
            lukis(pesan(kata))


def _pilih_bentrok() -> CaraBentrok:
    """Draw what is to be done where submissions of one village differ, as the command has it, and return it."""
    cara = st.selectbox(
        "Kiriman ponsel satu desa yang jawabannya berbeda",
        list(CARA_BENTROK),
        format_func=lambda c: CARA_BENTROK.get(c, c),
        key="isi_impor_bentrok",
        filter_mode=None,
    )
    lukis(
        unsur(
            "p",
            "Berlaku juga untuk kiriman dari impor terdahulu. Dengan yang pertama, jawaban yang diubah di draf tetap; "
            "dengan yang terakhir, diganti.",
            kelas="pd-keterangan",
        )
    )
    return cara if cara in CARA_BENTROK else "berhenti"


def _pilih_padanan(naskah: Naskah) -> Naskah | None:
    """Draw whether a file of an older version begins assessments of the newest one, and return that where it does."""
    kini = _tujuan(naskah)
    if kini is None:
        return None
    ke = kini.instrumen.versi
    mulai = st.checkbox(
        f"Mulai penilaian yang belum ada dengan versi {ke}, menurut padanannya", key="isi_impor_padankan"
    )
    lukis(
        unsur(
            "p",
            f"Jawaban versi {naskah.instrumen.versi} dibawa ke versi {ke}; yang tidak mempunyai padanan tidak masuk "
            "dan disebut. Tanpa centang ini hanya penilaian yang sudah ada yang diisi.",
            kelas="pd-keterangan",
        )
    )
    return kini if mulai else None


def _tujuan(naskah: Naskah) -> Naskah | None:
    """Return the newest version of an instrument to which a crosswalk leads from this one, None where none does."""
    if naskah.buat:
        return None
    for lain in daftar_naskah().values():
        if lain.buat and lain.instrumen.pengenal == naskah.instrumen.pengenal:
            try:
                ada = gudang().instrumen.jembatan(naskah.instrumen, lain.instrumen)
            except GalatBasisData:
                return None
            return lain if ada is not None else None
    return None
