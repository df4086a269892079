"""Columns that are not read: what their headers may mean, and which indicators are lost with them."""

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from penilaian.angka import ribuan
from penilaian.berkas.letak_temuan import ringkas, tempat_sel
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import PengenalJudul, tanpa_kolom_sendiri
from penilaian.ketikan import huruf_latin, kutip, longgar, tanpa_tak_tampak
from penilaian.mentah import Lembar
from penilaian.tak_terbaca import Catatan

BANYAK_DISEBUT: Final = 3
"""Columns with the same oddity that are named one by one; more of them are one finding."""


def catat_judul(lembar: Lembar, kolom: int, kode: str, pesan: str, saran: str, *, galat: bool = False) -> Catatan:
    """Return a finding about a header; about no one column where ``kolom`` is −1."""
    tempat = tempat_sel(lembar, lembar.baris_kepala, kolom)
    temuan = Temuan(tempat, kode, pesan, saran, "galat" if galat else "peringatan")
    return Catatan(lembar.baris_kepala, kolom, temuan)


def catat_asing(
    lembar: Lembar, asing: list[int], hilang: list[str], dikenal: tuple[str, ...], tersebut: Mapping[str, Sequence[int]]
) -> list[Catatan]:
    """Return findings about columns that are not read: without a header (B33), of a lost indicator (B49), others (B30).

    Args:
        lembar: the table.
        asing: positions of its columns that are not read.
        hilang: names that no column has.
        dikenal: all names that one may have.
        tersebut: lost indicators and the positions that name them (``kolom_hilang``).
    """
    catatan = _catat_hilang(lembar, tersebut)
    dikatakan = {k for kolom in tersebut.values() for k in kolom}
    tanpa_judul: list[int] = []
    tanpa_dugaan: list[int] = []
    diduga: list[tuple[int, str]] = []
    inti = {n: _inti(n) for n in dikenal}
    bentuk = {n: longgar(n) for n in hilang}
    for k in asing:
        judul = lembar.kepala[k]
        if not judul:
            if any(s.strip() for s in lembar.kolom[k].unique().to_pylist()):
                tanpa_judul.append(k)
        elif k in dikatakan:
            continue
        elif dugaan := _dugaan(judul, bentuk) or _mirip(judul, inti):
            diduga.append((k, dugaan))
        else:
            tanpa_dugaan.append(k)
    catatan += _tanpa_judul(lembar, tanpa_judul)
    pesan = "kolom tidak dikenal dan tidak dibaca"
    for k, dugaan in diduga if len(diduga) <= BANYAK_DISEBUT else ():
        catatan.append(catat_judul(lembar, k, "B30", pesan, f"Mungkin maksudnya {dugaan}?"))
    for k in tanpa_dugaan if len(tanpa_dugaan) <= BANYAK_DISEBUT else ():
        catatan.append(catat_judul(lembar, k, "B30", pesan, "Periksa namanya bila seharusnya dibaca."))
    if len(diduga) > BANYAK_DISEBUT:
        contoh = ringkas([f"{kutip(lembar.kepala[k])} (mungkin {d})" for k, d in diduga])
        saran = f"Ganti judulnya dengan nama yang diduga bila benar, misalnya {diduga[0][1]}."
        catatan.append(catat_judul(lembar, -1, "B30", f"{ribuan(len(diduga))} {pesan}: {contoh}", saran))
    if len(tanpa_dugaan) > BANYAK_DISEBUT:
        contoh = ringkas([kutip(lembar.kepala[k]) for k in tanpa_dugaan])
        saran = "Periksa namanya bila seharusnya dibaca."
        catatan.append(catat_judul(lembar, -1, "B30", f"{ribuan(len(tanpa_dugaan))} {pesan}: {contoh}", saran))
    return catatan


def kolom_hilang(
    lembar: Lembar, asing: Sequence[int], hilang: Collection[str], pengenal: PengenalJudul
) -> dict[str, list[int]]:
    """Return each indicator without a column of its own that columns with something in them name, and their positions.

    Columns beside an answer (``P01_foto``, ``P05_pembilang``) lose nothing.
    """
    hasil: dict[str, list[int]] = {}
    for k in asing:
        ids = [i for i in pengenal.disebut(lembar.kepala[k]) if i in hilang]
        if ids and any(s.strip() for s in lembar.kolom[k].unique().to_pylist()):
            for id_ in ids:
                hasil.setdefault(id_, []).append(k)
    return hasil


def _catat_hilang(lembar: Lembar, hilang: Mapping[str, Sequence[int]]) -> list[Catatan]:
    """Return the faults of indicators that are lost because their headers say more than an id (B49)."""
    return [
        catat_judul(lembar, k, "B49", pesan, saran, galat=True)
        for k, pesan, saran in tanpa_kolom_sendiri(hilang, lembar.kepala)
    ]


def _tanpa_judul(lembar: Lembar, kolom: Sequence[int]) -> list[Catatan]:
    """Return what is said of columns that hold something below no header (B33): each, or all where they are many."""
    pesan, saran, baris = "kolom tanpa judul tidak dibaca", "Beri judul, atau hapus.", lembar.baris_kepala
    if len(kolom) <= BANYAK_DISEBUT:
        satu = [(k, Temuan(f"kolom ke-{k + 1}", "B33", pesan, saran, "peringatan")) for k in kolom]
        return [Catatan(baris, k, temuan) for k, temuan in satu]
    mana = ringkas([f"ke-{k + 1}" for k in kolom])
    return [catat_judul(lembar, -1, "B33", f"{ribuan(len(kolom))} {pesan}: {mana}", saran)]


def id_terdekat(teks: str, instrumen: Instrumen) -> str | None:
    """Return the one indicator that a text seems to mean though it is not certain; None where it seems to mean none."""
    dugaan = _dugaan(teks, {i: longgar(i) for i in instrumen.per_id})
    if dugaan is not None:
        return dugaan
    sama = [i for i in instrumen.per_id if _inti(i) == _inti(teks)]
    return sama[0] if len(sama) == 1 else None


def _dugaan(judul: str, bentuk: Mapping[str, str]) -> str | None:
    """Return the missing name that a header mentions as a word of its own, None where it mentions none or several.

    Args:
        judul: the header.
        bentuk: by missing name, its loose form.
    """
    kata = {longgar(k) for k in re.split(r"[^A-Za-z0-9]+", huruf_latin(tanpa_tak_tampak(judul))) if k}
    ketemu = [n for n, b in bentuk.items() if b in kata]
    return ketemu[0] if len(ketemu) == 1 else None


_TERTUKAR: Final = str.maketrans({"o": "0", "l": "1", "i": "1"})


def _mirip(judul: str, inti: Mapping[str, str]) -> str | None:
    """Return the one known name that a mistyped header comes close to; a wrong number in an id is no typing error.

    Args:
        judul: the header.
        inti: by known name, what it is at heart.
    """
    ini = _inti(judul)
    sama = [n for n, satu in inti.items() if satu == ini]
    if len(sama) == 1:
        return sama[0]
    panjang = [n for n in inti if len(n) > 4]
    dekat = difflib.get_close_matches(judul.casefold(), panjang, n=1, cutoff=0.8)
    return dekat[0] if dekat else None


def _inti(nama: str) -> str:
    """Return a name without signs, letters that look like figures as these, and no zeros before its number."""
    pokok = "".join(h for h in longgar(nama) if h.isalnum()).translate(_TERTUKAR)
    kepala = pokok.rstrip("0123456789")
    return kepala + pokok[len(kepala) :].lstrip("0")
