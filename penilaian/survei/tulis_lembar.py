"""One sheet of the workbook for people: its cells, its rules, its looks, and how it is printed."""

import textwrap
from functools import lru_cache
from typing import Any, Final, NamedTuple

from penilaian.desa import desa_resmi
from penilaian.instrumen import Instrumen, Kelompok
from penilaian.jawaban import sebut_rentang
from penilaian.mentah import KOLOM_BERTANDA
from penilaian.survei.lembar_isian import (
    JUDUL,
    KUNCI_JUDUL,
    LABEL_BELUM_TAHU,
    TIDAK,
    YA,
    Isian,
    Soal,
    cap_lembar,
    pengenal,
    susun_lembar,
)

_KUNCI, _NOMOR, _TANYA, _CARA, _ISIAN, _JAWABAN, _CATATAN, _KEADAAN = range(8)
_LEBAR: Final = {_NOMOR: 8, _TANYA: 34, _CARA: 44, _ISIAN: 46, _JAWABAN: 34, _CATATAN: 26}
_BARIS_JUDUL: Final = 3
_TINGGI_BARIS: Final = 13.5
_TINGGI_PALING: Final = 400
"""Points: of one line of text, and of the highest row that Excel shows whole."""

KOSONG, TERJAWAB, BELUM, BENTROK = 0, 1, 2, 3
"""State of a question in the hidden column beside it: open, answered, not known, answered in two ways."""


def sebut_desa(kode: str) -> str:
    """Return a village with where it lies and its code."""
    ini = desa_resmi(kode)
    tempat = ", ".join(filter(None, (ini.nama, ini.kecamatan and f"Kec. {ini.kecamatan}", ini.kabupaten)))
    return f"{tempat} ({kode})" if tempat else kode


class Rupa:
    """How cells look."""

    def __init__(self, buku: Any) -> None:  # noqa: ANN401  (xlsxwriter has no types)
        dasar = {"text_wrap": True, "valign": "top", "font_size": 10, "border": 1, "border_color": "#BFBFBF"}
        self.tersembunyi = buku.add_format({"font_color": "#808080"})
        self.judul = buku.add_format({"bold": True, "font_size": 14})
        self.siapa = buku.add_format({"font_size": 11})
        self.terjawab = buku.add_format({"bold": True, "font_size": 11})
        self.kepala = buku.add_format({**dasar, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF"})
        self.tingkat = buku.add_format({**dasar, "bold": True, "font_size": 12, "bg_color": "#BDD0E9"})
        self.aspek = buku.add_format({**dasar, "bold": True, "bg_color": "#E4ECF7"})
        self.teks = buku.add_format(dasar)
        self.nomor = buku.add_format({**dasar, "bold": True})
        self.tetap = buku.add_format({**dasar, "num_format": "@", "bg_color": "#EDEDED"})
        buka = {**dasar, "locked": False}
        self.jawaban = {
            "teks": buku.add_format({**buka, "num_format": "@"}),
            "tanggal": buku.add_format({**buka, "num_format": "yyyy-mm-dd", "align": "left"}),
            "pilihan": buku.add_format(buka),
            "ya": buku.add_format(buka),
            "bulat": buku.add_format({**buka, "num_format": "0", "align": "left"}),
            "bilangan": buku.add_format({**buka, "align": "left"}),
        }
        self.catatan = buku.add_format({**buka, "num_format": "@"})
        self.kuning = buku.add_format({"bg_color": "#FFF2B3"})
        self.merah = buku.add_format({"bg_color": "#F8B9B0"})
        self.tautan = buku.add_format({"font_color": "#1F5FBF", "underline": 1})
        self.alinea = buku.add_format({"text_wrap": True, "valign": "top"})


class _Baris(NamedTuple):
    """A question on a sheet: where it begins."""

    soal: Soal
    awal: int

    @property
    def akhir(self) -> int:
        return self.awal + len(self.soal.isian) - 1


class PenulisLembar:
    """Writes sheets that ask the same."""

    def __init__(self, instrumen: Instrumen, rupa: Rupa) -> None:
        self._instrumen, self._rupa = instrumen, rupa
        self._isi = tuple(susun_lembar(instrumen))
        self._pengenal = pengenal(instrumen)
        self._pilihan_terbanyak = max(len(i.pilihan) for s in self._isi if isinstance(s, Soal) for i in s.isian)

    def tulis(self, lembar: Any, kode: str) -> None:  # noqa: ANN401
        """Fill one sheet."""
        rupa = self._rupa
        self._kepala(lembar, kode)
        b = _BARIS_JUDUL + 1
        for i in self._pengenal:
            lembar.write_string(b, _KUNCI, i.kunci, rupa.tersembunyi)
            for k in (_NOMOR, _CATATAN):
                lembar.write_blank(b, k, None, rupa.teks)
            lembar.merge_range(b, _TANYA, b, _ISIAN, i.isian, rupa.teks)
            self._jawaban(lembar, b, i, isi=kode if i.kunci == "kode_desa" else "")
            lembar.set_row(b, 2 * _TINGGI_BARIS if i.kunci == "kode_desa" else None)
            if i.kunci != "tanggal":
                self._warnai(lembar, b, b, f'=${_huruf(_JAWABAN)}${b + 1}=""', rupa.kuning)
            b += 1
        for satu in self._isi:
            b = self._kelompok(lembar, b, satu) if isinstance(satu, Kelompok) else self._soal(lembar, _Baris(satu, b))
        self._cetak(lembar, b - 1)

    def _kepala(self, lembar: Any, kode: str) -> None:  # noqa: ANN401
        ini, rupa = self._instrumen, self._rupa
        banyak = len(ini.ditanyakan)
        lembar.write_string(0, _KUNCI, cap_lembar(ini, kode), rupa.tersembunyi)
        lembar.write_string(0, _NOMOR, f"{ini.sebutan} (versi {ini.versi})", rupa.judul)
        siapa = sebut_desa(kode) if kode else "Tulis kodenya pada baris pertama di bawah."
        lembar.write_string(1, _NOMOR, siapa, rupa.siapa)
        k = _huruf(_KEADAAN)
        rumus = f'="terjawab "&COUNTIF(${k}${_BARIS_JUDUL + 2}:${k}$2000,{TERJAWAB})&" dari {banyak}"'
        lembar.write_formula(2, _NOMOR, rumus, rupa.terjawab, f"terjawab 0 dari {banyak}")
        lembar.write_string(_BARIS_JUDUL, _KUNCI, KUNCI_JUDUL, rupa.tersembunyi)
        for kolom, judul in enumerate(JUDUL, start=_NOMOR):
            lembar.write_string(_BARIS_JUDUL, kolom, judul, rupa.kepala)

    def _kelompok(self, lembar: Any, b: int, k: Kelompok) -> int:  # noqa: ANN401
        tingkat = k.kelompok is None
        rupa = self._rupa.tingkat if tingkat else self._rupa.aspek
        lembar.merge_range(b, _NOMOR, b, _CATATAN, k.nama if tingkat else f"{k.id} – {k.nama}", rupa)
        lembar.set_row(b, 18 if tingkat else 16)
        return b + 1

    def _soal(self, lembar: Any, satu: _Baris) -> int:  # noqa: ANN401
        soal, rupa = satu.soal, self._rupa
        for k, teks, format_ in (
            (_NOMOR, soal.nomor, rupa.nomor),
            (_TANYA, soal.pertanyaan, rupa.teks),
            (_CARA, soal.cara, rupa.teks),
            (_CATATAN, "", rupa.catatan),
        ):
            if satu.akhir > satu.awal:
                lembar.merge_range(satu.awal, k, satu.akhir, k, teks, format_)
            else:
                lembar.write_string(satu.awal, k, teks, format_)
        tinggi = [_tinggi((i.isian, _ISIAN), *((p, _JAWABAN) for p in i.pilihan)) for i in soal.isian]
        kurang = _tinggi((soal.pertanyaan, _TANYA), (soal.cara, _CARA)) - sum(tinggi)
        tambah = max(0.0, kurang / len(tinggi))
        for b, (i, t) in enumerate(zip(soal.isian, tinggi, strict=True), start=satu.awal):
            lembar.write_string(b, _KUNCI, i.kunci, rupa.tersembunyi)
            lembar.write_string(b, _ISIAN, i.isian, rupa.teks)
            self._jawaban(lembar, b, i)
            lembar.set_row(b, min(t + tambah, _TINGGI_PALING))
        lembar.write_formula(satu.awal, _KEADAAN, _keadaan(satu), rupa.tersembunyi, KOSONG)
        letak = f"=${_huruf(_KEADAAN)}${satu.awal + 1}="
        self._warnai(lembar, satu.awal, satu.akhir, f"{letak}{BENTROK}", rupa.merah)
        self._warnai(lembar, satu.awal, satu.akhir, f"{letak}{KOSONG}", rupa.kuning)
        return satu.akhir + 1

    def _jawaban(self, lembar: Any, b: int, i: Isian, isi: str = "") -> None:  # noqa: ANN401
        """Write a cell to be filled in, or one that is filled in for good."""
        if isi:
            lembar.write_string(b, _JAWABAN, isi, self._rupa.tetap)
            return
        lembar.write_blank(b, _JAWABAN, None, self._rupa.jawaban[i.bentuk])
        aturan: dict[str, Any] = {}
        if i.bentuk == "ya":
            aturan = {"validate": "list", "source": list(i.pilihan)}
        elif i.bentuk == "pilihan":
            akhir = KOLOM_BERTANDA + len(i.pilihan) - 1
            for k, p in enumerate(i.pilihan, start=KOLOM_BERTANDA):
                lembar.write_string(b, k, p, self._rupa.tersembunyi)
            aturan = {
                "validate": "list",
                "source": f"=${_huruf(KOLOM_BERTANDA)}${b + 1}:${_huruf(akhir)}${b + 1}",
            }
        elif i.batas is not None:
            aturan = _aturan_bilangan(i)
        if aturan:
            pesan = (
                "Pilih dari daftarnya, atau kosongkan selnya." if i.pilihan else f"{_sebut_batas(i)}, atau kosongkan."
            )
            lembar.data_validation(
                b, _JAWABAN, b, _JAWABAN, {**aturan, "error_title": "Tidak dapat diisi itu", "error_message": pesan}
            )

    def _warnai(self, lembar: Any, awal: int, akhir: int, rumus: str, format_: object) -> None:  # noqa: ANN401
        aturan = {"type": "formula", "criteria": rumus, "format": format_}
        lembar.conditional_format(awal, _JAWABAN, akhir, _JAWABAN, aturan)

    def _cetak(self, lembar: Any, akhir: int) -> None:  # noqa: ANN401
        lembar.set_column(_KUNCI, _KUNCI, 2, None, {"hidden": True})
        for k, lebar in _LEBAR.items():
            lembar.set_column(k, k, lebar)
        lembar.set_column(_KEADAAN, KOLOM_BERTANDA + self._pilihan_terbanyak - 1, 4, None, {"hidden": True})
        lembar.freeze_panes(_BARIS_JUDUL + 1, _TANYA)
        lembar.hide_gridlines(2)
        lembar.set_landscape()
        lembar.set_paper(9)
        lembar.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        lembar.fit_to_pages(1, 0)
        lembar.repeat_rows(_BARIS_JUDUL)
        lembar.print_area(0, _NOMOR, akhir, _CATATAN)
        lembar.set_footer("&L&8&A&C&8Halaman &P dari &N")
        lembar.protect("", {"format_rows": True, "format_columns": True})
        lembar.set_selection(_BARIS_JUDUL + 1, _JAWABAN, _BARIS_JUDUL + 1, _JAWABAN)


def _keadaan(satu: _Baris) -> str:
    """Return the formula of a question's state."""
    f = _huruf(_JAWABAN)
    sel = [f"{f}{b + 1}" for b in range(satu.awal, satu.akhir + 1)]
    penutup = sel[-1]
    tanpa = f'IF({penutup}="{LABEL_BELUM_TAHU}",{BELUM},{TERJAWAB})'
    if len(sel) == 1:
        return f'=IF({penutup}="",{KOSONG},{tanpa})'
    isi = f"{sel[0]}:{sel[-2]}"
    if satu.soal.isian[0].bentuk == "ya":
        ya, tidak = (f'COUNTIF({isi},"{kata}")' for kata in (YA, TIDAK))
        butir = f"IF({ya}>0,{TERJAWAB},IF({tidak}={len(sel) - 1},{TERJAWAB},IF({tidak}>0,{BENTROK},{KOSONG})))"
        return f'=IF({penutup}<>"",IF({ya}>0,{BENTROK},{tanpa}),{butir})'
    if satu.soal.isian[0].kunci.endswith("_pembilang"):
        atas, bawah, persen = sel[:3]
        ada = f'IF(AND({atas}<>"",{bawah}<>"",{persen}=""),{TERJAWAB},'
        ada += f'IF(AND({atas}="",{bawah}="",{persen}<>""),{TERJAWAB},{BENTROK}))'
    else:
        ada = f'IF({sel[0]}="",{BENTROK},{TERJAWAB})'
    return f'=IF({penutup}<>"",IF(COUNTA({isi})>0,{BENTROK},{tanpa}),IF(COUNTA({isi})=0,{KOSONG},{ada}))'


def _aturan_bilangan(i: Isian) -> dict[str, Any]:
    assert i.batas is not None  # noqa: S101  (the caller looked)
    bawah, atas = i.batas
    jenis = "integer" if i.bentuk == "bulat" else "decimal"
    if atas == float("inf"):
        return {"validate": jenis, "criteria": ">=", "value": bawah}
    return {"validate": jenis, "criteria": "between", "minimum": bawah, "maximum": atas}


def _sebut_batas(i: Isian) -> str:
    assert i.batas is not None  # noqa: S101  (the caller looked)
    return f"Tulis bilangan {'bulat ' * (i.bentuk == 'bulat')}{sebut_rentang(*i.batas)}"


def _tinggi(*teks: tuple[str, int]) -> float:
    """Return the height in points that the longest of several texts takes in the column of each."""
    return 3 + _TINGGI_BARIS * max(banyak_baris(t, _LEBAR[k]) for t, k in teks)


@lru_cache(maxsize=10_000)
def banyak_baris(teks: str, lebar: int) -> int:
    """Return how many lines a text takes in a column of so many characters."""
    return sum(max(1, len(textwrap.wrap(alinea, lebar))) for alinea in teks.splitlines() or [""])


def _huruf(kolom: int) -> str:
    return chr(ord("A") + kolom)
