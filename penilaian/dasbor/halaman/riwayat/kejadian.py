"""Events as a table: newest first, filtered, a page of them at a time."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.komponen.alamat import pilih_di_alamat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.instrumen import Instrumen
from penilaian.markah import Html, berbaris, unsur
from penilaian.narasi.asal_kiriman import Asal, asal_kejadian
from penilaian.narasi.jawaban import sebut_pertanyaan
from penilaian.narasi.riwayat import JENIS, Kata, indikator, jenis, sebut, siapa
from penilaian.narasi.waktu import hari_dan_jam, sebut_zona
from penilaian.simpan import Kejadian

SEHALAMAN: Final = 25
"""Events sent to the browser at a time."""

_TANPA_AKUN: Final = "0"
"""Choice of what no account did: the terminal and the program itself."""


Naskah = Mapping[int, tuple[Instrumen | None, Instrumen | None]]
"""By number of the event the instruments that the answers before and after it belong to, None where it is not kept."""


def saring(semua: Sequence[Kejadian], naskah: Naskah) -> list[Kejadian]:
    """Draw the filters by indicator, person and kind, and return the events that fit; ``semua`` is newest first."""
    ada = {indikator(k) for k in semua}
    dikenal = {i.id: i for k in semua[::-1] for ini in naskah[k.nomor] if ini for i in ini.indikator}
    pertanyaan = {i.id: sebut_pertanyaan(i) for i in dikenal.values() if i.id in ada}
    macam = {j: n for j, n in JENIS.items() if any(jenis(k) == j for k in semua)}
    with st.container(horizontal=True, key="pd-saring"):
        soal = pilih_di_alamat("Pertanyaan", {"": "Semua"} | pertanyaan, "indikator", lebar=340)
        oleh = pilih_di_alamat("Siapa", {"": "Semua"} | _orang(semua), "siapa", lebar=240)
        apa = pilih_di_alamat("Jenis", {"": "Semua"} | macam, "jenis", lebar=220)
    return [k for k in semua if soal in {"", indikator(k)} and oleh in {"", _nomor(k)} and apa in {"", jenis(k)}]


def daftar_kejadian(
    kejadian: Sequence[Kejadian],
    zona: str,
    *,
    naskah: Naskah = MappingProxyType({}),
    orang: Mapping[int, str] | None = None,
    asal: Mapping[tuple[str, int], Asal] = MappingProxyType({}),
    kunci: str = "hal",
) -> None:
    """Draw events a page at a time.

    Args:
        kejadian: newest first.
        zona: time zone that moments are told in.
        naskah: to put answers into words.
        orang: people by number, for events about accounts.
        asal: where answers came from, by indicator and version.
        kunci: parameter of the address that holds the page.
    """
    if not kejadian:
        lukis(unsur("p", "Tidak ada kejadian yang cocok.", kelas="pd-v-hampa", role="status"))
        return
    halaman = -(-len(kejadian) // SEHALAMAN)
    tempat = st.container()
    ke = min(st.pagination(halaman, key=kunci, bind="query-params"), halaman) if halaman > 1 else 1
    tampil = kejadian[(ke - 1) * SEHALAMAN : ke * SEHALAMAN]
    with tempat:
        lukis(
            unsur(
                "p",
                f"{ribuan(len(kejadian))} kejadian, yang terbaru di atas. Waktu dalam {sebut_zona(zona)}.",
                kelas="pd-keterangan",
                role="status",
            ),
            tabel_lipat(
                ("Waktu", "Siapa", "Apa", "Dari", "Menjadi", "Alasan"),
                _baris(tampil, zona, naskah, orang, asal),
                judul="Riwayat",
            ),
        )


def _baris(
    tampil: Iterable[Kejadian],
    zona: str,
    naskah: Naskah,
    orang: Mapping[int, str] | None,
    asal: Mapping[tuple[str, int], Asal],
) -> Iterable[tuple[object, ...]]:
    for k in tampil:
        dulu, kini = naskah.get(k.nomor, (None, None))
        isi = sebut(k, kini, orang, instrumen_lama=dulu)
        yield (
            unsur("span", hari_dan_jam(k.waktu, zona), unsur("span", f"nomor {k.nomor}", kelas="pd-rujukan")),
            siapa(k),
            _apa(isi),
            *(berbaris(x) if x else "–" for x in (isi.dari, isi.ke, k.alasan or asal_kejadian(k, asal, zona))),
        )


def _apa(isi: Kata) -> Html:
    return unsur("span", isi.apa, unsur("span", isi.pada, kelas="pd-rujukan") if isi.pada else None)


def _nomor(k: Kejadian) -> str:
    return _TANPA_AKUN if k.pengguna_id is None else str(k.pengguna_id)


def _orang(semua: Iterable[Kejadian]) -> dict[str, str]:
    """Return who appears, by number; two of the same name are told apart by it."""
    nama = {_nomor(k): siapa(k) for k in semua}
    kembar = [n for n in nama.values() if list(nama.values()).count(n) > 1]
    return {no: f"{n} (akun {no})" if n in kembar else n for no, n in sorted(nama.items(), key=lambda x: x[1])}
