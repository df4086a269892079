"""Columns that are not read: what their headers may mean, and which indicators are lost with them."""

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Final

from penilaian.angka import ribuan
from penilaian.berkas.letak_temuan import Catatan, ringkas, tempat_sel
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import AKHIRAN_SURVEI, KOLOM_KUNCI
from penilaian.ketikan import berupa_catatan, huruf_latin, longgar, tanpa_tak_tampak
from penilaian.mentah import Lembar

BANYAK_DISEBUT: Final = 3
"""Columns with the same oddity that are named one by one; more of them are one finding."""


def catat_judul(lembar: Lembar, kolom: int, kode: str, pesan: str, saran: str, *, galat: bool = False) -> Catatan:
    """Return a finding about a header; about no one column where ``kolom`` is −1."""
    tempat = tempat_sel(lembar, lembar.baris_kepala, kolom)
    temuan = Temuan(tempat, kode, pesan, saran, "galat" if galat else "peringatan")
    return Catatan(lembar.baris_kepala, kolom, temuan)


def catat_asing(lembar: Lembar, asing: list[int], hilang: list[str], dikenal: tuple[str, ...]) -> list[Catatan]:
    """Return findings about columns that are not read: without a header (B33), of a lost indicator (B49), others (B30).

    Args:
        lembar: the table.
        asing: positions of its columns that are not read.
        hilang: names that no column has.
        dikenal: all names that one may have.
    """
    catatan: list[Catatan] = []
    tanpa_dugaan: list[int] = []
    diduga: list[tuple[int, str]] = []
    hilang_pasti: dict[str, list[int]] = {}
    inti = {n: _inti(n) for n in dikenal}
    bentuk = {n: longgar(n) for n in hilang}
    for k in asing:
        judul = lembar.kepala[k]
        if not judul:
            catatan += _tanpa_judul(lembar, k)
        elif (id_ := _id_hilang(judul, bentuk)) is not None:
            hilang_pasti.setdefault(id_, []).append(k)
        elif dugaan := _dugaan(judul, bentuk) or _mirip(judul, inti):
            diduga.append((k, dugaan))
        else:
            tanpa_dugaan.append(k)
    catatan += _catat_hilang(lembar, hilang_pasti)
    pesan = "kolom tidak dikenal dan tidak dibaca"
    for k, dugaan in diduga if len(diduga) <= BANYAK_DISEBUT else ():
        catatan.append(catat_judul(lembar, k, "B30", pesan, f"Mungkin maksudnya {dugaan}?"))
    for k in tanpa_dugaan if len(tanpa_dugaan) <= BANYAK_DISEBUT else ():
        catatan.append(catat_judul(lembar, k, "B30", pesan, "Periksa namanya bila seharusnya dibaca."))
    if len(diduga) > BANYAK_DISEBUT:
        contoh = ringkas([f"{lembar.kepala[k]!r} (mungkin {d})" for k, d in diduga])
        saran = f"Ganti judulnya dengan nama yang diduga bila benar, misalnya {diduga[0][1]}."
        catatan.append(catat_judul(lembar, -1, "B30", f"{ribuan(len(diduga))} {pesan}: {contoh}", saran))
    if len(tanpa_dugaan) > BANYAK_DISEBUT:
        contoh = ringkas([repr(lembar.kepala[k]) for k in tanpa_dugaan])
        saran = "Periksa namanya bila seharusnya dibaca."
        catatan.append(catat_judul(lembar, -1, "B30", f"{ribuan(len(tanpa_dugaan))} {pesan}: {contoh}", saran))
    return catatan


def _id_hilang(judul: str, bentuk: Mapping[str, str]) -> str | None:
    """Return the indicator without a column of its own that a header names as a word, unless it is of a remark on it.

    Args:
        judul: the header.
        bentuk: by missing name, its loose form.
    """
    nama = _dugaan(judul, bentuk)
    return None if nama is None or nama in KOLOM_KUNCI or _catatan_survei(judul, nama) else nama


def _catatan_survei(judul: str, id_: str) -> bool:
    """Return whether a header is of what a form asks beside an answer: ``P01_foto``, ``P05_persen``."""
    return berupa_catatan(judul) or longgar(judul) in {longgar(id_) + akhir for akhir in AKHIRAN_SURVEI}


def _catat_hilang(lembar: Lembar, hilang: Mapping[str, Sequence[int]]) -> list[Catatan]:
    """Return one fault for each indicator that is lost because its header says more than its id (B49)."""
    catatan = []
    for id_, kolom in hilang.items():
        if not any(s.strip() for k in kolom for s in lembar.kolom[k].unique().to_pylist()):
            continue
        judul = ringkas([repr(lembar.kepala[k]) for k in kolom], BANYAK_DISEBUT)
        pesan = f"{id_} tidak mempunyai kolom sendiri, tetapi disebut pada judul {judul}"
        saran = f"Tulis {id_} saja bila itu jawabannya; bila bukan, beri judul lain."
        catatan.append(catat_judul(lembar, kolom[0], "B49", pesan, saran, galat=True))
    return catatan


def _tanpa_judul(lembar: Lembar, k: int) -> list[Catatan]:
    if any(s.strip() for s in lembar.kolom[k].unique().to_pylist()):
        tempat = f"kolom ke-{k + 1}"
        temuan = Temuan(tempat, "B33", "kolom tanpa judul tidak dibaca", "Beri judul, atau hapus.", "peringatan")
        return [Catatan(lembar.baris_kepala, k, temuan)]
    return []


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
