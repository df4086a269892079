"""A second table below the first: its header is the same, or its rows must not be read by the first one's columns."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.berkas.kepala import Kepala
from penilaian.galat import Temuan
from penilaian.jawaban import KOLOM_KUNCI, KOLOM_PANJANG, PengenalJudul
from penilaian.ketikan import kutip, longgar
from penilaian.mentah import Lembar
from penilaian.tak_terbaca import Catatan

_KODE: Final = "kodedesa"
_BARIS_JUDUL: Final = 2
"""Rows below a header that may belong to it, as above the first table."""

_PANJANG_NAMA: Final = 300
"""Characters of a cell that may name a column among the rows; the longest question has fewer."""


class JudulUlang(NamedTuple):
    """Headers among the rows: positions of equal ones, those of others with the rows below them, and what to say."""

    sama: frozenset[int]
    salah: npt.NDArray[np.intp]
    catatan: tuple[Catatan, ...]


def cari_judul_ulang(
    lembar: Lembar, kepala: Kepala, pengenal: PengenalJudul, calon: Mapping[int, Sequence[str]]
) -> JudulUlang:
    """Return which rows are headers again, with a fault (B29) for each that is not like the first.

    Args:
        lembar: the table.
        kepala: its columns.
        pengenal: knows the names of columns.
        calon: by position of a row without a village code, its cells.
    """
    semula = {k: longgar(n) for n, k in (*kepala.kunci.items(), *kepala.jawaban.items())}
    if kepala.panjang is not None:
        semula |= dict(zip(kepala.panjang, ("indikator", "nilai"), strict=True))
    sama: set[int] = set()
    keterangan: set[int] = set()
    lain: list[tuple[int, str]] = []
    for p, sel in calon.items():
        berkode = any("desa" in s.casefold() and (j := pengenal.satu(s)) and j.nama == "kode_desa" for s in sel)
        disebut = {} if berkode or _di_bawah(p, lain) else _jawaban_disebut(sel, pengenal)
        if not (berkode or disebut):
            continue
        nama = _nama(sel, pengenal, lembar, semula)
        letak = {k: n for k, n in nama.items() if n in map(longgar, disebut)}
        if not berkode and letak.items() <= semula.items() and not all(map(pengenal.berid, disebut.values())):
            continue  # names of questions in their places: what people call the columns
        di_tempat_lain = kepala.panjang is None and any(semula.get(k, n) != n for k, n in letak.items())
        if not berkode and len(disebut) == 1 and not di_tempat_lain:
            continue  # one id, not over the answers to another question
        # Right below a header stands no second table, but what people call the columns
        if (p == 0 or p - 1 in {*sama, *keterangan}) and nama.items() <= semula.items():
            keterangan.add(p)
            continue
        for q in range(p + 1, p + 1 + _BARIS_JUDUL):
            nama |= {k: n for k, n in _nama(calon.get(q, ()), pengenal, lembar, semula).items() if k not in nama}
        jawaban = {k: n for k, n in semula.items() if k not in kepala.kunci.values()}
        tanpa_kunci = not berkode and not any(sel[k] for k in kepala.kunci.values())
        if nama == semula or (tanpa_kunci and jawaban.items() <= nama.items() <= semula.items()):
            sama.add(p)
        elif disebut or len(nama) > 1 or nama == {kepala.kunci["kode_desa"]: _KODE}:
            lain.append((p, _beda(lembar, semula, nama, sel)))
    salah, catatan = [], []
    batas = sorted([*sama, *keterangan, *(p for p, _ in lain), len(lembar.baris)])
    for p, beda in lain:
        isi = np.arange(p, next(b for b in batas if b > p))
        salah.append(isi)
        nomor = int(lembar.baris[p])
        pesan = (
            f"judul kedua berlainan dari judul pertama ({beda}); {ribuan(isi.size - 1)} baris di bawahnya tidak dibaca"
        )
        temuan = Temuan(f"baris {nomor}", "B29", pesan, _SARAN)
        catatan.append(Catatan(nomor, -1, temuan, np.empty(0, dtype=np.int64)))
    return JudulUlang(
        frozenset(sama | keterangan), np.concatenate(salah or [np.empty(0, dtype=np.intp)]), tuple(catatan)
    )


def catat_id_di_bawah(
    lembar: Lembar, kepala: Kepala, pengenal: PengenalJudul, baris: Mapping[int, Sequence[str]]
) -> dict[int, list[Catatan]]:
    """Return by row number the faults (B49) of indicators that nothing but a row right below the header names.

    Args:
        lembar: the table.
        kepala: its columns.
        pengenal: knows the names of columns.
        baris: by position of a row that is passed over, its cells.
    """
    hasil: dict[int, list[Catatan]] = {}
    for p, sel in baris.items() if kepala.panjang is None else ():
        nomor = int(lembar.baris[p])
        if nomor > lembar.baris_kepala + _BARIS_JUDUL:
            continue
        for k, isi in enumerate(sel):
            ketemu = pengenal.satu(isi) if isi and len(isi) <= _PANJANG_NAMA and pengenal.berid(isi) else None
            if ketemu is None or ketemu.nama in {*kepala.jawaban, *KOLOM_PANJANG} or not _berisi_di_bawah(lembar, p, k):
                continue
            judul = f"di bawah judul {kutip(lembar.kepala[k])}" if lembar.kepala[k] else "tanpa judul di atasnya"
            pesan = f"{ketemu.nama} tidak mempunyai kolom sendiri, tetapi tertulis pada kolom ke-{k + 1} {judul}"
            saran = f"Tulis {ketemu.nama} pada baris judul bila itu jawabannya; bila bukan, hapus baris ini."
            hasil.setdefault(nomor, []).append(Catatan(nomor, k, Temuan(lembar.tempat(nomor, k), "B49", pesan, saran)))
    return hasil


def _berisi_di_bawah(lembar: Lembar, p: int, kolom: int) -> bool:
    """Return whether something stands in a column below a row."""
    return bool(pc.any(pc.not_equal(pc.utf8_trim_whitespace(lembar.kolom[kolom].slice(p + 1)), "")).as_py())


_SARAN: Final = "Susun kolom tabel kedua seperti yang pertama, atau simpan sebagai berkas tersendiri."


def _di_bawah(p: int, lain: Sequence[tuple[int, str]]) -> bool:
    """Return whether a row may belong to a header above it that is unlike the first."""
    return any(0 < p - q <= _BARIS_JUDUL for q, _ in lain)


def _jawaban_disebut(sel: Sequence[str], pengenal: PengenalJudul) -> dict[str, str]:
    """Return the columns of answers that a row names, or the two of the long arrangement, each with its cell."""
    hasil: dict[str, str] = {}
    for s in sel:
        if s and not s[0].isdigit() and len(s) <= _PANJANG_NAMA and (j := pengenal.satu(s)):
            hasil[j.nama] = s
    panjang = hasil.keys() >= set(KOLOM_PANJANG)
    return {n: s for n, s in hasil.items() if n not in KOLOM_KUNCI and (panjang or n not in KOLOM_PANJANG)}


def _nama(sel: Sequence[str], pengenal: PengenalJudul, lembar: Lembar, semula: Mapping[int, str]) -> dict[int, str]:
    """Return by position the names of columns in a row, as at the top or otherwise known; of twins the first."""
    hasil: dict[int, str] = {}
    for k, s in enumerate(sel):
        if s and k in semula and longgar(s) == longgar(lembar.kepala[k]):
            hasil[k] = semula[k]
        elif s and (ketemu := pengenal.satu(s)) and longgar(ketemu.nama) not in hasil.values():
            hasil[k] = longgar(ketemu.nama)
    return hasil


def _beda(lembar: Lembar, semula: Mapping[int, str], nama: Mapping[int, str], sel: Sequence[str]) -> str:
    """Return the first column that differs, in words."""
    k = min(k for k in {*semula, *nama} if semula.get(k) != nama.get(k))
    return f"kolom ke-{k + 1} {kutip(sel[k] or 'kosong')}, semula {kutip(lembar.kepala[k] or 'kosong')}"
