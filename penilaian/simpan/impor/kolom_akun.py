"""The columns of a list of people: where they stand, and what is wrong with the header."""

import difflib
from typing import Final, NamedTuple

from penilaian.angka import ribuan
from penilaian.galat import Temuan
from penilaian.ketikan import kembaran, kenali_judul, longgar
from penilaian.mentah import Lembar

KOLOM_AKUN: Final = ("nama_masuk", "nama", "peran", "wilayah", "masuk_lewat")
"""Columns of the list; the last two may be missing."""

WAJIB: Final = KOLOM_AKUN[:3]

_MIRIP: Final = 0.75
"""Likeness from which on an unknown header is taken for a mistyped one."""


class Tercatat(NamedTuple):
    """A finding with its row (as shown) and column (of ``KOLOM_AKUN``, from 0; −1 = the whole row)."""

    baris: int
    kolom: int
    temuan: Temuan


def cari_kolom(lembar: Lembar, nama: str) -> tuple[dict[str, int], list[Tercatat]]:
    """Return where the columns stand, those that stand once, and what is wrong with the header."""
    dikenal = {longgar(k): k for k in KOLOM_AKUN}
    sebutan = frozenset(dikenal)
    milik: dict[str, list[int]] = {}
    lain: list[int] = []
    for n, judul in enumerate(lembar.kepala):
        asal = kembaran(judul) or ""
        if (ketemu := kenali_judul(judul, sebutan)) or (ketemu := kenali_judul(asal, sebutan)):
            milik.setdefault(dikenal[ketemu.longgar], []).append(n)
        elif judul:
            lain.append(n)
    tempat, catatan = f"{nama}, baris {lembar.baris_kepala}", []

    def catat(kode: str, pesan: str, saran: str, *, galat: bool = True) -> None:
        temuan = Temuan(tempat, kode, pesan, saran, "galat" if galat else "peringatan")
        catatan.append(Tercatat(lembar.baris_kepala, -1, temuan))

    for k, posisi in milik.items():
        if len(posisi) > 1:
            sebut = ", ".join(f"ke-{n + 1} ({lembar.kepala[n][:50]})" for n in posisi[:10])
            catat("K04", f"kolom {k} ada {ribuan(len(posisi))} kali: {sebut}", "Sisakan satu kolom saja.")
    hilang = [k for k in KOLOM_AKUN if k not in milik]
    for n in list(lain):
        judul = lembar.kepala[n]
        if dekat := difflib.get_close_matches(longgar(judul)[:50], [longgar(k) for k in hilang], 1, _MIRIP):
            saran = f"Ganti judulnya menjadi {dikenal[dekat[0]]}, atau hapus kolom itu."
            catat("K04", f"kolom {judul[:50]!r} tidak dikenali; mungkin {dikenal[dekat[0]]}", saran)
            lain.remove(n)
    if kurang := [k for k in WAJIB if k in hilang]:
        ada = ", ".join(filter(None, lembar.kepala[:10])) or "tidak ada"
        pesan = f"kolom {', '.join(kurang)} tidak ada; kolom yang ada: {ada[:500]}"
        catat("K01", pesan, f"Baris judul berisi {', '.join(KOLOM_AKUN)}.")
    if lain:
        sebut = ", ".join(lembar.kepala[n][:50] for n in lain[:10])
        catat(
            "K05", f"{ribuan(len(lain))} kolom tidak dibaca: {sebut}", "Abaikan bila memang tidak perlu.", galat=False
        )
    return {k: posisi[0] for k, posisi in milik.items() if len(posisi) == 1}, catatan
