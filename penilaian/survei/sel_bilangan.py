"""Numbers of a form → cells: two whole ones, a percentage, a number, by the way of answering that was chosen."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from penilaian.instrumen import TB, Indikator, IndikatorSurvei, berupa_persen
from penilaian.jawaban import GalatSel
from penilaian.mentah import Lembar
from penilaian.survei.cara_menjawab import cara_lain, persen_lain
from penilaian.survei.kolom_form import KolomForm
from penilaian.survei.nama_form import ANGKA, PECAHAN, PERSEN
from penilaian.survei.sel_pilihan import PilihanSoal
from penilaian.survei.sel_teks import Arti, SelForm, Teks, baca_kolom, kutip_pendek, tanpa_sel
from penilaian.survei.soal_form import dihitung

_KOMA: Final = re.compile(r"([+-]?[0-9]+),([0-9]+)")
_RIBU: Final = len("234")


def sel_bilangan(i: Indikator, lembar: Lembar, kolom: KolomForm, *, dua_cara: bool) -> SelForm:
    """A number, by the way in which it was given; where no way is said, by what is there."""
    cara_k = kolom.nama.get(f"{i.id}_cara")
    bagian = {n: kolom.nama.get(f"{i.id}_{n}") for n in ("pembilang", "penyebut", "persen", "n")}
    polos = kolom.nama.get(i.id) if cara_k is None else None
    langsung = polos if polos is not None else bagian["persen"] if dihitung(i) else kolom.nama.get(i.id)
    utama = next((k for k in (cara_k, langsung, bagian["pembilang"]) if k is not None), None)
    if utama is None:
        return tanpa_sel(lembar)
    galat: list[tuple[int, GalatSel]] = []
    cara = np.full(len(lembar.baris), "", dtype=object)
    if cara_k is not None:
        pilihan = PilihanSoal(i)
        cara, salah = baca_kolom(lembar, cara_k, lambda t: _cara(pilihan, t))
        galat += salah

    def angka(k: int | None) -> Teks:
        if k is None:
            return np.full(len(lembar.baris), "", dtype=object)
        arti = (
            _sel_polos
            if k == polos
            else partial(_angka_berkoma, bulat_tiga=k in {langsung, bagian["persen"]} and berupa_persen(i))
        )
        isi, salah = baca_kolom(lembar, k, arti)
        galat.extend(salah)
        return isi

    nilai, atas, bawah = angka(langsung), angka(bagian["pembilang"]), angka(bagian["penyebut"])
    if polos is not None and dihitung(i):
        nilai = _dengan_persen(nilai, _bertanda(i, angka(bagian["persen"])), bagian["persen"], galat)
    pakai_pecahan = (cara == PECAHAN) | ((cara == "") & ((atas != "") | (bawah != "")) & (nilai == ""))
    pakai_nilai = (cara == PERSEN) | (cara == ANGKA) | ((cara == "") & ~pakai_pecahan)
    if cara_k is not None:
        pakai_nilai &= (cara != "") | (nilai != "")
    separuh = pakai_pecahan & ((atas == "") != (bawah == ""))
    separuh[[p for _, g in galat for p in g.posisi]] = False
    k = bagian["pembilang"] if bagian["pembilang"] is not None else utama
    if dua_cara:
        galat += cara_lain(cara, nilai, atas, bawah, galat, (k if cara_k is None else cara_k, k))
    if separuh.any():
        pesan = "pembilang dan penyebut hanya satu yang diisi"
        galat.append((k, GalatSel(np.flatnonzero(separuh), "S03", pesan, "Isi keduanya, atau kosongkan keduanya.")))
    isi = np.where(pakai_nilai, nilai if polos is not None else _bertanda(i, nilai), "").astype(object)
    utuh = pakai_pecahan & (atas != "") & (bawah != "")
    isi[utuh] = atas[utuh] + "/" + bawah[utuh]
    if isinstance(i, IndikatorSurvei):
        n = angka(bagian["n"])
        if bagian["n"] is not None and dua_cara and (lepas := _tanpa_nilai(n, isi, cara, galat)).size:
            galat.append((bagian["n"], GalatSel(lepas, "S03", _TANPA_NILAI, _SARAN_RESPONDEN)))
        bersama = (isi != "") & (n != "")
        isi[bersama] = isi[bersama] + " n=" + n[bersama]
    sebutan = _kolom_sebutan(i, bagian, langsung, utama)
    return SelForm(np.where(cara == TB, TB, isi).astype(object), galat, sebutan, langsung)


def _dengan_persen(nilai: Teks, persen: Teks, k: int | None, galat: list[tuple[int, GalatSel]]) -> Teks:
    """Return what stands in a question's own column, else in the one for percentages; where both do they must agree."""
    beda = np.zeros(len(nilai), dtype=bool)
    keduanya = np.flatnonzero((nilai != "") & (persen != ""))
    beda[keduanya] = [persen_lain(persen[n], nilai[n]) for n in keduanya]
    if k is not None and beda.any():
        pesan = "persen di kolom ini dan jawaban di kolom pertanyaannya berbeda"
        galat.append(
            (k, GalatSel(np.flatnonzero(beda), "S03", pesan, "Samakan keduanya, atau kosongkan salah satunya."))
        )
    return np.where(nilai == "", persen, nilai)


def _tanpa_nilai(n: Teks, isi: Teks, cara: Teks, galat: list[tuple[int, GalatSel]]) -> npt.NDArray[np.intp]:
    """Return the rows with a number of respondents and no value, that nothing else is said of."""
    lepas = (n != "") & (isi == "") & (cara != TB)
    lepas[[p for _, g in galat for p in g.posisi]] = False
    return np.flatnonzero(lepas)


_TANPA_NILAI: Final = "jumlah responden diisi, tetapi nilainya kosong"
_SARAN_RESPONDEN: Final = "Isi nilainya, atau kosongkan jumlah respondennya; di server atau di berkas ini."


def _bertanda(i: Indikator, nilai: Teks) -> Teks:
    """Return percentages below 1 with their sign: a form asks for 0 to 100, and without the sign they are shares."""
    if not berupa_persen(i):
        return nilai
    kecil = {t: f"{t}%" for t in set(nilai.tolist()) if t and 0 < Decimal(t) < 1}
    return np.array([kecil.get(t, t) for t in nilai], dtype=object) if kecil else nilai


def _kolom_sebutan(i: Indikator, bagian: Mapping[str, int | None], langsung: int | None, utama: int) -> int:
    urut = (bagian["pembilang"], langsung, utama) if dihitung(i) else (langsung, utama)
    return next(k for k in urut if k is not None)


def _cara(pilihan: PilihanSoal, teks: str) -> Arti:
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
        return "", f"{kutip_pendek(teks)} bukan bilangan; formulir menulisnya dengan titik, misalnya 62.5"
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
