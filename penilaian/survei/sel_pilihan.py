"""Choices of a form → cells: one of several, and checklists, joined in a cell or a column each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from penilaian.instrumen import TB, Indikator, IndikatorDaftar
from penilaian.jawaban import GalatSel, Sebab, galat_per_sebab
from penilaian.ketikan import KETIK_ULANG, sebut_tak_tampak, tanpa_tak_tampak
from penilaian.mentah import Lembar
from penilaian.survei.kolom_form import KolomForm, ansi
from penilaian.survei.nama_form import BELUM_TAHU, SENDIRIAN
from penilaian.survei.sel_teks import SARAN_SEL, Arti, SelForm, baca_kolom, kutip_pendek, ratakan, sandikan, tanpa_sel
from penilaian.survei.soal_form import susun_soal

_DICENTANG: Final = {"1": True, "1.0": True, "true": True, "yes": True, "ya": True, "✓": True, "x": True}
TAK_DICENTANG: Final = dict.fromkeys(("", "0", "0.0", "false", "no", "tidak", "n/a"), False)
_SESUDAH_ANGKA: Final = re.compile(r" (?:[^\w\s]{1,3}|â€“) ")
"""What stands between a level's number and its words: a dash, or what a program that lacks it made of it."""
_SARAN_SENDIRI: Final = (
    "NIHIL, belum tahu dan tidak berlaku hanya dipilih sendirian; perbaiki di server atau di berkas ini."
)


class PilihanSoal:
    """Choices of one question, by name and by label."""

    def __init__(self, i: Indikator) -> None:
        self.id = i.id
        self.nama = {b["name"]: b["label"] for b in susun_soal(i).pilihan}
        self._per_label = {ratakan(ansi(label)): nama for nama, label in self.nama.items()}
        self._per_label |= {ratakan(label): nama for nama, label in self.nama.items()}
        label = "|".join(map(re.escape, sorted(self._per_label, key=len, reverse=True)))
        self._label = re.compile(rf"(?<![^ ,;])(?:{label})(?![^ ,;])")
        self._tb = "Tidak berlaku" if TB in self.nama else None

    def satu(self, teks: str) -> Arti:
        """Return the cell of one choice; a level is known by its number, whatever its words."""
        nama = self.kenali(teks)
        if nama is None:
            return "", self.asing([teks])
        return ("" if nama == BELUM_TAHU else nama), ""

    def asing(self, teks: Sequence[str]) -> str:
        """Return what is said of choices that the question does not have: each of them, and those that it has."""
        mana = ", ".join(map(kutip_pendek, teks))
        return f"pilihan {mana} tidak dikenal pada {self.id}; yang dikenal: {', '.join(self.nama)}"

    def kenali(self, teks: str) -> str | None:
        """Return the name of a choice, None where it is none."""
        if teks in self.nama:
            return teks
        rata = ratakan(teks)
        if rata in self._per_label:
            return self._per_label[rata]
        angka = _SESUDAH_ANGKA.split(teks, maxsplit=1)[0].strip().removesuffix(".0")
        if angka in self.nama and angka not in SENDIRIAN:
            return angka
        if self._tb and teks.startswith(self._tb):
            return TB
        return None

    def banyak(self, teks: str) -> tuple[list[str], list[str]]:
        """Return the names in a cell of several, names or labels joined by a space, and the choices that are none."""
        kata = teks.split()
        dikenal = [k for k in kata if k in self.nama]
        if len(dikenal) == len(kata):
            return kata, []
        hasil, asing = self._berlabel(ratakan(teks), " ".join(kata))
        return (dikenal, [k for k in kata if k not in self.nama]) if asing and dikenal else (hasil, asing)

    def _berlabel(self, rata: str, tertulis: str) -> tuple[list[str], list[str]]:
        """Return the names of labels that stand one behind the other, and as it is written what stands between them."""
        tampak = tertulis if len(tertulis) == len(rata) else rata
        letak = [c for c in self._label.finditer(rata) if c[0]]
        awal, akhir = [0, *(c.end() for c in letak)], [*(c.start() for c in letak), len(rata)]
        sela = [tampak[a:b].strip(" ,;") for a, b in zip(awal, akhir, strict=True)]
        return [self._per_label[c[0]] for c in letak], [s for s in sela if s]


def sel_daftar(i: IndikatorDaftar, lembar: Lembar, kolom: KolomForm) -> SelForm:
    """A checklist, from the cell that joins what was chosen, from a column a choice, or from both, which must agree."""
    pilihan, opsi = PilihanSoal(i), kolom.opsi.get(i.id, {})
    gabung = kolom.nama.get(i.id)
    if gabung is None and not opsi:
        return tanpa_sel(lembar)
    terpisah = _terpisah(i, pilihan, lembar, opsi) if opsi else tanpa_sel(lembar)
    asing = kolom.opsi_asing.get(i.id, {})
    if gabung is None:
        return terpisah._replace(galat=[*terpisah.galat, *_centang_asing(pilihan, lembar, asing, [])])
    isi, galat = baca_kolom(lembar, gabung, lambda t: _isi_daftar(i, pilihan, *pilihan.banyak(t)))
    galat += _centang_asing(pilihan, lembar, asing, [g for _, g in galat])
    if opsi and not galat and not terpisah.galat:
        beda = np.flatnonzero(isi != terpisah.isi)
        if beda.size:
            pesan = f"{i.id} dan kolom pilihannya berbeda"
            galat.append(
                (gabung, GalatSel(beda, "S05", pesan, "Samakan keduanya, atau hapus salah satunya dari berkas."))
            )
    return SelForm(isi, [*galat, *terpisah.galat], gabung)


def _terpisah(i: IndikatorDaftar, pilihan: PilihanSoal, lembar: Lembar, opsi: Mapping[str, int]) -> SelForm:
    dipilih, galat = _centang(lembar, opsi)
    topeng = np.zeros(len(lembar.baris), dtype=np.int64)
    for bit, nama in enumerate(pilihan.nama):
        if nama in dipilih:
            topeng |= dipilih[nama].astype(np.int64) << bit
    unik, kode = np.unique(topeng, return_inverse=True)
    arti = [
        _isi_daftar(i, pilihan, [n for bit, n in enumerate(pilihan.nama) if u >> bit & 1], []) for u in unik.tolist()
    ]
    salah = np.array([u for u, (_, pesan) in enumerate(arti) if pesan], dtype=np.intp)
    k = next(iter(opsi.values()))
    sebab = Sebab("S02", salah, lambda u: (arti[u][1], _SARAN_SENDIRI))
    galat += [(k, g) for g in galat_per_sebab(kode, [sebab])]
    return SelForm(np.array([sel for sel, _ in arti] or [""], dtype=object)[kode], galat, k)


def _centang_asing(
    pilihan: PilihanSoal, lembar: Lembar, asing: Mapping[str, int], disebut: Iterable[GalatSel]
) -> list[tuple[int, GalatSel]]:
    """Return the faults that choices are ticked which the question does not have, but for rows told of already."""
    belum = np.ones(len(lembar.baris), dtype=bool)
    for g in disebut:
        belum[g.posisi] = False
    hasil = []
    for nama, k in asing.items():
        kode, kamus = sandikan(lembar, k)
        dipilih = np.array([t.lower() in _DICENTANG for t in kamus], dtype=bool)[kode] & belum
        if dipilih.any():
            hasil.append((k, GalatSel(np.flatnonzero(dipilih), "S01", pilihan.asing([nama]), SARAN_SEL)))
    return hasil


def _isi_daftar(i: IndikatorDaftar, pilihan: PilihanSoal, nama: list[str], asing: list[str]) -> Arti:
    """Return the cell of chosen items in the instrument's order."""
    if asing:
        return "", pilihan.asing(asing)
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
        kode, kamus = sandikan(lembar, k)
        arti = [(_DICENTANG | TAK_DICENTANG).get(t.lower()) for t in kamus]
        salah = np.array([u for u, a in enumerate(arti) if a is None], dtype=np.intp)
        galat += [(k, g) for g in galat_per_sebab(kode, [Sebab("S01", salah, partial(_kata_centang, kamus))])]
        dipilih[nama] = np.array([bool(a) for a in arti], dtype=bool)[kode]
    return dipilih, galat


def _kata_centang(kamus: list[str], u: int) -> tuple[str, str]:
    bersih = tanpa_tak_tampak(kamus[u]).strip()
    if bersih != kamus[u] and bersih.lower() in _DICENTANG | TAK_DICENTANG:
        return sebut_tak_tampak(bersih), KETIK_ULANG
    pesan = f"{kutip_pendek(kamus[u])} bukan tanda dicentang; yang dikenal 1 dan 0, TRUE dan FALSE"
    return pesan, "Perbaiki selnya, atau unduh ulang dari servernya."
