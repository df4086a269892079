"""Columns of a form → cells of an answers file, one question at a time.

A cell comes out canonical: items in the instrument's order, numbers without needless digits, fractions kept. What is
left out, "belum tahu" and an unticked checklist are kosong; NIHIL and TB are what was chosen.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from penilaian.instrumen import TB, Indikator, IndikatorDaftar, IndikatorJenjang, IndikatorSurvei, berupa_persen
from penilaian.jawaban import GalatSel, Sebab, galat_per_sebab
from penilaian.ketikan import KETIK_ULANG, sebut_tak_tampak, tanpa_tak_tampak
from penilaian.mentah import Lembar, utuh
from penilaian.survei.cara_menjawab import cara_lain
from penilaian.survei.kolom_form import KolomForm
from penilaian.survei.nama_form import ANGKA, BELUM_TAHU, PECAHAN, PERSEN, SENDIRIAN
from penilaian.survei.soal_form import dihitung, susun_soal

Teks = npt.NDArray[np.object_]
Arti = tuple[str, str]
"""What a text comes to: a cell, and why it is none (``""`` where it is one)."""

_DICENTANG: Final = {"1": True, "1.0": True, "true": True, "yes": True, "ya": True, "✓": True, "x": True}
_TAK_DICENTANG: Final = dict.fromkeys(("", "0", "0.0", "false", "no", "tidak", "n/a"), False)
_LEPAS: Final = ("", "N/A", "n/a")


class SelForm(NamedTuple):
    """Cells of one question.

    Attributes:
        isi: (n,) cells, ``""`` = kosong.
        galat: faults by number of column.
        kolom: the column that stands for the question in messages; None where the export has none of it.
        langsung: the column that does so for cells that are no fraction, where it is another.
    """

    isi: Teks
    galat: list[tuple[int, GalatSel]]
    kolom: int | None
    langsung: int | None = None

    def per_kolom(self, galat: Iterable[GalatSel]) -> Iterator[tuple[int, GalatSel]]:
        """Yield faults of cells by the column in which each was typed; none where the export has none of it."""
        if self.kolom is None:
            return
        for g in galat:
            pecahan = np.array(["/" in str(self.isi[p]) for p in g.posisi], dtype=bool)
            for k, mana in ((self.kolom, pecahan), (self.kolom if self.langsung is None else self.langsung, ~pecahan)):
                if mana.any():
                    yield k, g._replace(posisi=g.posisi[mana])


def sel_form(i: Indikator, lembar: Lembar, kolom: KolomForm, *, dari_buku: bool = False) -> SelForm:
    """Return the cells of one question as the export's columns (n rows) answer it.

    Args:
        i: the question.
        lembar: the rows.
        kolom: what the columns are.
        dari_buku: the rows are sheets of our workbook, which has told already what is answered in two ways.
    """
    if isinstance(i, IndikatorDaftar):
        return _daftar(i, lembar, kolom)
    if isinstance(i, IndikatorJenjang):
        k = kolom.nama.get(i.id)
        if k is None:
            return _tiada(lembar)
        pilihan = _Pilihan(i)
        isi, galat = baca_kolom(lembar, k, pilihan.satu)
        return SelForm(isi, galat, k)
    return _bilangan(i, lembar, kolom, dua_cara=not dari_buku)


class _Pilihan:
    """Choices of one question, by name and by label."""

    def __init__(self, i: Indikator) -> None:
        self.id = i.id
        self.nama = {b["name"]: b["label"] for b in susun_soal(i).pilihan}
        self._per_label = {_rata(label): nama for nama, label in self.nama.items()}
        self._tb = "Tidak berlaku" if TB in self.nama else None

    def satu(self, teks: str) -> Arti:
        """Return the cell of one choice; a level is known by its number, whatever its words."""
        nama = self.kenali(teks)
        if nama is None:
            boleh = ", ".join(self.nama)
            return "", f"pilihan {_kutip(teks)} tidak dikenal pada {self.id}; yang dikenal: {boleh}"
        return ("" if nama == BELUM_TAHU else nama), ""

    def kenali(self, teks: str) -> str | None:
        """Return the name of a choice, None where it is none."""
        if teks in self.nama:
            return teks
        rata = _rata(teks)
        if rata in self._per_label:
            return self._per_label[rata]
        angka = teks.partition(" – ")[0].strip().removesuffix(".0")
        if angka in self.nama and angka not in SENDIRIAN:
            return angka
        if self._tb and teks.startswith(self._tb):
            return TB
        return None

    def banyak(self, teks: str) -> tuple[list[str], str]:
        """Return the names in a cell of several: names or labels joined by a space, and what is left over."""
        kata = teks.split()
        if all(k in self.nama for k in kata):
            return kata, ""
        hasil: list[str] = []
        sisa = _rata(teks)
        label = sorted(self._per_label, key=len, reverse=True)
        while sisa:
            cocok = next((x for x in label if sisa == x or sisa.startswith((f"{x} ", f"{x},", f"{x};"))), None)
            if cocok is None:
                return hasil, sisa
            hasil.append(self._per_label[cocok])
            sisa = sisa[len(cocok) :].lstrip(" ,;")
        return hasil, ""


def _daftar(i: IndikatorDaftar, lembar: Lembar, kolom: KolomForm) -> SelForm:
    """A checklist, from the cell that joins what was chosen, from a column a choice, or from both, which must agree."""
    pilihan, opsi = _Pilihan(i), kolom.opsi.get(i.id, {})
    gabung = kolom.nama.get(i.id)
    if gabung is None and not opsi:
        return _tiada(lembar)
    terpisah = _terpisah(i, pilihan, lembar, opsi) if opsi else _tiada(lembar)
    asing = kolom.opsi_asing.get(i.id, {})
    if gabung is None:
        return terpisah._replace(galat=[*terpisah.galat, *_centang_asing(i, lembar, asing, [])])
    isi, galat = baca_kolom(lembar, gabung, lambda t: _isi_daftar(i, *pilihan.banyak(t)))
    galat += _centang_asing(i, lembar, asing, [g for _, g in galat])
    if opsi and not galat and not terpisah.galat:
        beda = np.flatnonzero(isi != terpisah.isi)
        if beda.size:
            pesan = f"{i.id} dan kolom pilihannya berbeda"
            galat.append(
                (gabung, GalatSel(beda, "S05", pesan, "Samakan keduanya, atau hapus salah satunya dari berkas."))
            )
    return SelForm(isi, [*galat, *terpisah.galat], gabung)


def _terpisah(i: IndikatorDaftar, pilihan: _Pilihan, lembar: Lembar, opsi: Mapping[str, int]) -> SelForm:
    dipilih, galat = _centang(lembar, opsi)
    topeng = np.zeros(len(lembar.baris), dtype=np.int64)
    for bit, nama in enumerate(pilihan.nama):
        if nama in dipilih:
            topeng |= dipilih[nama].astype(np.int64) << bit
    unik, kode = np.unique(topeng, return_inverse=True)
    arti = [_isi_daftar(i, [n for bit, n in enumerate(pilihan.nama) if u >> bit & 1], "") for u in unik.tolist()]
    salah = np.array([u for u, (_, pesan) in enumerate(arti) if pesan], dtype=np.intp)
    k = next(iter(opsi.values()))
    sebab = Sebab("S02", salah, lambda u: (arti[u][1], _SARAN_SENDIRI))
    galat += [(k, g) for g in galat_per_sebab(kode, [sebab])]
    return SelForm(np.array([sel for sel, _ in arti] or [""], dtype=object)[kode], galat, k)


def _centang_asing(
    i: IndikatorDaftar, lembar: Lembar, asing: Mapping[str, int], disebut: Iterable[GalatSel]
) -> list[tuple[int, GalatSel]]:
    """Return the faults that choices are ticked which the question does not have, but for rows told of already."""
    belum = np.ones(len(lembar.baris), dtype=bool)
    for g in disebut:
        belum[g.posisi] = False
    hasil = []
    for nama, k in asing.items():
        kode, kamus = _kamus(lembar, k)
        dipilih = np.array([t.lower() in _DICENTANG for t in kamus], dtype=bool)[kode] & belum
        if dipilih.any():
            hasil.append((k, GalatSel(np.flatnonzero(dipilih), "S01", _isi_daftar(i, [], nama)[1], _SARAN_SEL)))
    return hasil


def _isi_daftar(i: IndikatorDaftar, nama: list[str], sisa: str) -> Arti:
    """Return the cell of chosen items in the instrument's order."""
    if sisa:
        return (
            "",
            f"pilihan {_kutip(sisa)} tidak dikenal pada {i.id}; yang dikenal: {' '.join(b.id for b in i.butir)} NIHIL",
        )
    sendiri = [n for n in nama if n in SENDIRIAN]
    if sendiri and len(set(nama)) > 1:
        return "", f"{sendiri[0]} dipilih bersama {', '.join(n for n in nama if n != sendiri[0])} pada {i.id}"
    if sendiri:
        return ("" if sendiri[0] == BELUM_TAHU else sendiri[0]), ""
    return " ".join(b.id for b in i.butir if b.id in nama), ""


def _centang(
    lembar: Lembar, opsi: Mapping[str, int]
) -> tuple[dict[str, npt.NDArray[np.bool_]], list[tuple[int, GalatSel]]]:
    """Return which choices are ticked, by name of the choice."""
    dipilih, galat = {}, []
    for nama, k in opsi.items():
        kode, kamus = _kamus(lembar, k)
        arti = [(_DICENTANG | _TAK_DICENTANG).get(t.lower()) for t in kamus]
        salah = np.array([u for u, a in enumerate(arti) if a is None], dtype=np.intp)
        galat += [(k, g) for g in galat_per_sebab(kode, [Sebab("S01", salah, partial(_kata_centang, kamus))])]
        dipilih[nama] = np.array([bool(a) for a in arti], dtype=bool)[kode]
    return dipilih, galat


def _kata_centang(kamus: list[str], u: int) -> tuple[str, str]:
    bersih = tanpa_tak_tampak(kamus[u]).strip()
    if bersih != kamus[u] and bersih.lower() in _DICENTANG | _TAK_DICENTANG:
        return sebut_tak_tampak(bersih), KETIK_ULANG
    pesan = f"{_kutip(kamus[u])} bukan tanda dicentang; yang dikenal 1 dan 0, TRUE dan FALSE"
    return pesan, "Perbaiki selnya, atau unduh ulang dari servernya."


def _bilangan(i: Indikator, lembar: Lembar, kolom: KolomForm, *, dua_cara: bool) -> SelForm:
    """A number, by the way in which it was given; where no way is said, by what is there."""
    cara_k = kolom.nama.get(f"{i.id}_cara")
    bagian = {n: kolom.nama.get(f"{i.id}_{n}") for n in ("pembilang", "penyebut", "persen", "n")}
    polos = kolom.nama.get(i.id) if cara_k is None else None
    langsung = polos if polos is not None else bagian["persen"] if dihitung(i) else kolom.nama.get(i.id)
    utama = next((k for k in (cara_k, langsung, bagian["pembilang"]) if k is not None), None)
    if utama is None:
        return _tiada(lembar)
    galat: list[tuple[int, GalatSel]] = []
    cara = np.full(len(lembar.baris), "", dtype=object)
    if cara_k is not None:
        pilihan = _Pilihan(i)
        cara, salah = baca_kolom(lembar, cara_k, lambda t: _cara(pilihan, t))
        galat += salah

    def angka(k: int | None) -> Teks:
        if k is None:
            return np.full(len(lembar.baris), "", dtype=object)
        arti = _sel_polos if k == polos else partial(_angka_berkoma, bulat_tiga=k == langsung and berupa_persen(i))
        isi, salah = baca_kolom(lembar, k, arti)
        galat.extend(salah)
        return isi

    nilai, atas, bawah = angka(langsung), angka(bagian["pembilang"]), angka(bagian["penyebut"])
    pakai_pecahan = (cara == PECAHAN) | ((cara == "") & ((atas != "") | (bawah != "")) & (nilai == ""))
    pakai_nilai = (cara == PERSEN) | (cara == ANGKA) | ((cara == "") & ~pakai_pecahan)
    if cara_k is not None:
        pakai_nilai &= (cara != "") | (nilai != "")
    separuh = pakai_pecahan & ((atas == "") != (bawah == ""))
    separuh[[p for _, g in galat for p in g.posisi]] = False
    k = bagian["pembilang"] if bagian["pembilang"] is not None else utama
    if cara_k is not None and dua_cara:
        galat += cara_lain(cara, nilai, atas, bawah, galat, (cara_k, k))
    if separuh.any():
        pesan = "pembilang dan penyebut hanya satu yang diisi"
        galat.append((k, GalatSel(np.flatnonzero(separuh), "S03", pesan, "Isi keduanya, atau kosongkan keduanya.")))
    isi = np.where(pakai_nilai, nilai if polos is not None else _bertanda(i, nilai), "")
    isi = np.where(pakai_pecahan & (atas != "") & (bawah != ""), atas + "/" + bawah, isi)
    if isinstance(i, IndikatorSurvei):
        n = angka(bagian["n"])
        isi = np.where((isi != "") & (n != ""), isi + " n=" + n, isi)
    sebutan = _kolom_sebutan(i, bagian, langsung, utama)
    return SelForm(np.where(cara == TB, TB, isi).astype(object), galat, sebutan, langsung)


def _bertanda(i: Indikator, nilai: Teks) -> Teks:
    """Return percentages below 1 with their sign: a form asks for 0 to 100, and without the sign they are shares."""
    if not berupa_persen(i):
        return nilai
    kecil = {t: f"{t}%" for t in set(nilai.tolist()) if t and 0 < Decimal(t) < 1}
    return np.array([kecil.get(t, t) for t in nilai], dtype=object) if kecil else nilai


def _kolom_sebutan(i: Indikator, bagian: Mapping[str, int | None], langsung: int | None, utama: int) -> int:
    urut = (bagian["pembilang"], langsung, utama) if dihitung(i) else (langsung, utama)
    return next(k for k in urut if k is not None)


def _cara(pilihan: _Pilihan, teks: str) -> Arti:
    nama = pilihan.kenali(teks)
    if nama is None:
        return pilihan.satu(teks)
    return nama, ""


def _angka(teks: str) -> Arti:
    """Return a number as forms write it, with a point, without digits that say nothing."""
    try:
        angka = Decimal(teks)
    except InvalidOperation:
        angka = Decimal("NaN")
    if not angka.is_finite():
        return "", f"{_kutip(teks)} bukan bilangan; formulir menulisnya dengan titik, misalnya 62.5"
    ringkas = angka.normalize()
    return f"{ringkas:f}" if ringkas else "0", ""


def _angka_berkoma(teks: str, *, bulat_tiga: bool) -> Arti:
    """Return a number of a field that holds one; a comma is the decimal one, as Excel set to Indonesian writes it.

    ``1,234`` may be a thousand too, where the field is none of percentages (``bulat_tiga`` = it is one).
    """
    if (cocok := _KOMA.fullmatch(teks)) and (bulat_tiga or len(cocok[2]) != _RIBU or cocok[1].lstrip("+-") == "0"):
        return _angka(f"{cocok[1]}.{cocok[2]}")
    return _angka(teks)


def _sel_polos(teks: str) -> Arti:
    """Return a number that somebody's own form asked for as a text, as an answers file would have it: ``100 n=31``."""
    isi, salah = _angka(teks)
    return (teks if salah else isi), ""


def baca_kolom(lembar: Lembar, k: int, arti: Callable[[str], Arti]) -> tuple[Teks, list[tuple[int, GalatSel]]]:
    """Return a column read (n cells), each distinct text once, and its faults by number of column.

    What ``arti`` would read but for characters that nobody sees is told so: as escapes they tell a reader nothing.
    """
    kode, kamus = _kamus(lembar, k)
    semua = [("", "") if t in _LEPAS else arti(t) for t in kamus]
    salah = np.array([u for u, (_, pesan) in enumerate(semua) if pesan], dtype=np.intp)

    def kata(u: int) -> tuple[str, str]:
        bersih = tanpa_tak_tampak(kamus[u]).strip()
        if bersih != kamus[u] and (bersih in _LEPAS or not arti(bersih)[1]):
            return sebut_tak_tampak(bersih), KETIK_ULANG
        return semua[u][1], _SARAN_SEL

    sebab = Sebab("S01", salah, kata)
    isi = np.array([sel for sel, _ in semua] or [""], dtype=object)
    return isi[kode], [(k, g) for g in galat_per_sebab(kode, [sebab])]


def _kamus(lembar: Lembar, k: int) -> tuple[npt.NDArray[np.intp], list[str]]:
    sandi = pc.utf8_trim_whitespace(utuh(lembar.kolom[k])).dictionary_encode()
    return sandi.indices.to_numpy(zero_copy_only=False).astype(np.intp), sandi.dictionary.to_pylist()


def _tiada(lembar: Lembar) -> SelForm:
    return SelForm(np.full(len(lembar.baris), "", dtype=object), [], None)


def _rata(teks: str) -> str:
    return " ".join(teks.split()).casefold()


def _kutip(teks: str) -> str:
    return repr(teks if len(teks) <= _PANJANG_KUTIP else teks[: _PANJANG_KUTIP - 1] + "…")


_PANJANG_KUTIP: Final = 60
_KOMA: Final = re.compile(r"([+-]?[0-9]+),([0-9]+)")
_RIBU: Final = len("234")
_SARAN_SEL: Final = "Perbaiki jawabannya di server lalu unduh ulang, atau perbaiki selnya di berkas ini."
_SARAN_SENDIRI: Final = (
    "NIHIL, belum tahu dan tidak berlaku hanya dipilih sendirian; perbaiki di server atau di berkas ini."
)
