"""Which indicators of an instrument are shown: search and filters, kept in the address."""

from dataclasses import dataclass
from typing import Final, get_args

import streamlit as st

from penilaian.dasbor.halaman.instrumen.soal import JENIS
from penilaian.dasbor.komponen.alamat import cari_di_alamat, pilih_di_alamat
from penilaian.instrumen import Indikator, Instrumen, Kewenangan
from penilaian.narasi.ejaan import awal_besar
from penilaian.narasi.jawaban import sebut_kewenangan

_PARAMETER: Final = ("tingkat", "aspek", "lensa", "jenis", "kewenangan")


@dataclass(frozen=True)
class Saringan:
    """What is asked for; ``""`` = anything.

    Attributes:
        cari: words, each of which must stand in the id, name, question or law.
        tingkat: id of a top group.
        aspek: id of a group below one.
        lensa: ``<lens>.<value>``.
        jenis: kind of answer.
        kewenangan: who can change it.
        wajib: only ★.
    """

    cari: str = ""
    tingkat: str = ""
    aspek: str = ""
    lensa: str = ""
    jenis: str = ""
    kewenangan: str = ""
    wajib: bool = False

    def cocok(self, instrumen: Instrumen, indikator: Indikator) -> bool:
        """Return whether an indicator is asked for."""
        lensa, _, nilai = self.lensa.partition(".")
        return (
            all(kata in _teks(indikator) for kata in self.cari.casefold().split())
            and self.tingkat in ("", instrumen.puncak_dari(indikator.kelompok).id)
            and self.aspek in ("", indikator.kelompok)
            and (not lensa or nilai in indikator.lensa.get(lensa, ()))
            and self.jenis in ("", indikator.jenis)
            and (not self.kewenangan or self.kewenangan in indikator.kewenangan)
            and (not self.wajib or indikator.kritis is not None)
        )


def saring(instrumen: Instrumen, saringan: Saringan) -> tuple[Indikator, ...]:
    """Return the indicators that are asked for, in the instrument's order."""
    return tuple(i for i in instrumen.ditanyakan if saringan.cocok(instrumen, i))


def pilih_saringan(instrumen: Instrumen) -> Saringan:
    """Draw the search box and the filters, and return what they ask for."""
    cari = cari_di_alamat("Cari pertanyaan", "cari", "Nama, pertanyaan atau dasar hukum")
    dipakai = sum(nama in st.query_params for nama in (*_PARAMETER, "wajib"))
    judul = f"Saring ({dipakai} dipakai)" if dipakai else "Saring"
    with st.expander(judul, key="lipat_saring"), st.container(horizontal=True, key="pd-saring"):
        tingkat = pilih_di_alamat("Tingkat", _semua({t.id: t.nama for t in instrumen.bagian}), "tingkat", lebar=210)
        dalam = {
            k.id: k.nama
            for k in instrumen.kelompok_per_id.values()
            if k.kelompok is not None and tingkat in ("", instrumen.puncak_dari(k.id).id)
        }
        aspek = pilih_di_alamat("Aspek", _semua(dalam), "aspek", lebar=300)
        lensa = ""
        if instrumen.lensa:
            sudut = {f"{x.id}.{n.id}": f"{x.nama}: {n.nama}" for x in instrumen.lensa for n in x.nilai}
            lensa = pilih_di_alamat("Lensa", _semua(sudut), "lensa", lebar=300)
        ada = {i.jenis for i in instrumen.ditanyakan}
        jenis = pilih_di_alamat(
            "Jenis jawaban", _semua({k: n for k, n in JENIS.items() if k in ada}), "jenis", lebar=210
        )
        kewenangan = pilih_di_alamat("Kewenangan", _semua(_kewenangan(instrumen)), "kewenangan", lebar=210)
        wajib = st.checkbox("Hanya syarat wajib ★", key="wajib", bind="query-params")
    return Saringan(cari, tingkat, aspek, lensa, jenis, kewenangan, wajib)


def _semua(pilihan: dict[str, str]) -> dict[str, str]:
    return {"": "Semua"} | pilihan


def _kewenangan(instrumen: Instrumen) -> dict[str, str]:
    ada = {k for i in instrumen.ditanyakan for k in i.kewenangan}
    return {k: awal_besar(sebut_kewenangan([k])) for k in get_args(Kewenangan) if k in ada}


def _teks(indikator: Indikator) -> str:
    hukum = " ".join(f"{d.teks} {d.kutipan or ''}" for d in indikator.dasar_hukum)
    return f"{indikator.id} {indikator.nama} {indikator.pertanyaan} {hukum}".casefold()
