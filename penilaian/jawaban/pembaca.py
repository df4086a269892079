"""One answer cell: from its text to the indicator's own unit, or what is wrong with it."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np

from penilaian.angka import ribuan, tulis_rentang, tulis_tetap
from penilaian.instrumen import (
    NIHIL,
    TB,
    Indikator,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorSurvei,
    berupa_persen,
    rentang,
)
from penilaian.ketikan import KETIK_ULANG, berupa_tanggal, kutip, sebut_tak_tampak, tanpa_ribuan, tanpa_tak_tampak

BILANGAN = r"[0-9]{1,15}(?:[.,][0-9]+)?"
_BILANGAN = re.compile(BILANGAN)
_PERSEN = re.compile(rf"({BILANGAN})\s*%")
_PECAHAN = re.compile(r"([0-9]{1,9})\s*/\s*([0-9]{1,9})")
_CAMPURAN = re.compile(r"([0-9]{1,9}) ([0-9]{1,9})/([0-9]{1,9})")
_UTUH = re.compile(r"([0-9]{1,15})/1")
"""How a cell of a workbook shows 1.5 and 1 under a fraction format."""
_JENJANG = re.compile(rf"(-?{BILANGAN})(?:/1)?")
_RESPONDEN = re.compile(r"(.*?)(?<![\s(;])[\s(;]+n\s*=\s*([0-9]{1,7})\s*\)?")

BATAS_SEL: Final = 1_000
"""Characters of a cell; the longest checklist needs a fifth of that."""


DARI_PECAHAN: Final = (
    "Excel mengubah tulisan seperti 3/9 menjadi tanggal. Beri kolom itu format Teks, lalu ketik ulang isinya."
)

_SERI_TANGGAL: Final = range(40_179, 55_154)
"""Days that a spreadsheet counts for the years 2010 to 2050: what it keeps of ``3/9`` typed in a bare cell."""


class Salah(Exception):
    """A cell that cannot be read: code, finding, repair."""

    def __init__(self, kode: str, pesan: str, saran: str) -> None:
        super().__init__(pesan)
        self.isi = (kode, pesan, saran)


class Sel(NamedTuple):
    """One distinct cell, read."""

    nilai: float
    centang: int = 0
    responden: float = np.nan
    telanjang: bool = False
    """A bare number (no %, no fraction bar), which a forgotten ×100 would look like."""
    pecahan: tuple[int, int] = (0, 0)
    """Numerator and denominator of a percentage that was written as a fraction, (0, 0) where it was not."""


def sebut_rentang(rendah: float, tinggi: float) -> str:
    """Return which numbers are possible, in words: ``0–100``, ``mulai dari 0``."""
    bawah = tulis_tetap(rendah)
    return tulis_rentang(bawah, tulis_tetap(tinggi)) if np.isfinite(tinggi) else f"mulai dari {bawah}"


def contoh_bilangan(i: Indikator) -> str:
    """Return numbers that may be written as an answer, within what is possible."""
    rendah, tinggi = rentang(i) or (0.0, np.inf)
    if berupa_persen(i) and not rendah:
        return "85, 85% atau 3/9"
    if not np.isfinite(tinggi):
        return "3 atau 3,5"
    tengah = (rendah + tinggi) / 2
    return f"{tulis_tetap(np.floor(tengah))} atau {tulis_tetap(tengah)}" if tengah % 1 else tulis_tetap(tengah)


def _kutip(isi: str) -> str:
    """Return a cell as a message quotes it."""
    return kutip(isi if len(isi) <= _PANJANG_KUTIPAN else f"{isi[:_PANJANG_KUTIPAN]}…")


_PANJANG_KUTIPAN: Final = 60
"""Characters of a cell that a message quotes."""


def pembaca(i: Indikator) -> Callable[[str], Sel]:
    """Return what reads an answered cell of an indicator; it raises ``Salah`` where the text is no answer to it."""
    if isinstance(i, IndikatorJenjang):
        return _pembaca_jenjang(i)
    if isinstance(i, IndikatorDaftar):
        return _pembaca_daftar(i)
    return _pembaca_angka(i)


def _pembaca_jenjang(i: IndikatorJenjang) -> Callable[[str], Sel]:
    boleh = {j.nilai for j in i.jenjang}
    daftar = ", ".join(map(str, sorted(boleh)))

    def baca(isi: str) -> Sel:
        cocok = _JENJANG.fullmatch(isi)
        nilai = _bilangan(cocok[1]) if cocok else np.nan
        if nilai not in boleh:
            raise Salah(
                "J03",
                f"jenjang {_kutip(isi)} tidak ada; yang boleh {daftar}",
                "Tulis satu jenjang sebagai bilangan bulat, atau kosongkan bila belum dijawab.",
            )
        return Sel(nilai)

    return baca


def _pembaca_daftar(i: IndikatorDaftar) -> Callable[[str], Sel]:
    bit = {b.id: 1 << n for n, b in enumerate(i.butir)}
    saran = f"Tulis id hal yang terpenuhi dipisah spasi ({' '.join(bit)}), atau NIHIL bila tidak satu pun."

    def baca(isi: str) -> Sel:
        kata = isi.split()
        if [k.upper() for k in kata] == [NIHIL]:
            return Sel(0.0)
        asing = [k for k in kata if k.lower() not in bit]
        if asing:
            raise Salah("J04", f"hal {_kutip(' '.join(asing))} tidak ada pada daftar", saran)
        topeng = 0
        for k in kata:
            topeng |= bit[k.lower()]
        return Sel(float(topeng.bit_count()), topeng)

    return baca


def _pembaca_angka(i: Indikator) -> Callable[[str], Sel]:
    batas = rentang(i)
    assert batas is not None  # noqa: S101  (levels and checklists have readers of their own)
    rendah, tinggi = batas
    persen, survei = berupa_persen(i), isinstance(i, IndikatorSurvei)
    boleh = sebut_rentang(rendah, tinggi)
    bentuk = f"bilangan {boleh}"
    saran = f"Tulis {bentuk}, misalnya {contoh_bilangan(i)}."

    def baca(isi: str) -> Sel:
        responden, pecahan = np.nan, (0, 0)
        if survei and (cocok := _RESPONDEN.fullmatch(isi)):
            isi, responden = cocok[1].strip(), float(cocok[2])
            if responden < 1:
                raise Salah("J07", "jumlah responden n=0", "Kosongkan sel bila survei belum dilakukan.")
        telanjang = False
        if _BILANGAN.fullmatch(isi):
            nilai, telanjang = _bilangan(isi), persen
        elif persen and (cocok := _PERSEN.fullmatch(isi)):
            nilai = _bilangan(cocok[1])
        elif persen and (cocok := _PECAHAN.fullmatch(isi)) and int(cocok[2]) > 0:
            pecahan = int(cocok[1]), int(cocok[2])
            nilai = 100 * pecahan[0] / pecahan[1]
        elif not persen and (cocok := _UTUH.fullmatch(isi)):
            nilai = float(cocok[1])
        elif (cocok := _CAMPURAN.fullmatch(isi)) and int(cocok[3]) > 0:
            nilai = (int(cocok[1]) + int(cocok[2]) / int(cocok[3])) * (100 if persen else 1)
        elif tanpa := tanpa_ribuan(isi):
            raise Salah("J05", f"{_kutip(isi)} memakai pemisah ribuan", f"Tulis tanpa pemisah ribuan: {tanpa}.")
        else:
            raise Salah("J05", f"{_kutip(isi)} bukan {bentuk}", saran)
        if not rendah <= nilai <= tinggi:
            if telanjang and nilai in _SERI_TANGGAL:
                raise Salah("J17", f"{_kutip(isi)} adalah cara Excel menyimpan sebuah tanggal", DARI_PECAHAN)
            raise Salah(
                "J06",
                f"{_kutip(isi)} di luar {boleh}" if np.isfinite(tinggi) else f"{_kutip(isi)} bukan {bentuk}",
                saran,
            )
        return Sel(nilai, responden=responden, telanjang=telanjang, pecahan=pecahan)

    return baca


def _bilangan(isi: str) -> float:
    """Return a number; one that a spreadsheet shows as whole is whole: 15 digits of 2.9999999999999996 are 3."""
    nilai = float(isi.replace(",", "."))
    bulat = float(f"{nilai:.15g}")
    return bulat if bulat.is_integer() else nilai


def periksa_tb(i: Indikator) -> None:
    """Raise ``Salah`` where an indicator cannot be said not to apply."""
    if i.tidak_berlaku is None:
        raise Salah(
            "J01",
            "TB (tidak berlaku) tidak dibolehkan untuk pertanyaan ini",
            "Jawab pertanyaannya, atau kosongkan sel bila belum diketahui.",
        )


def tolak_tanggal(isi: str) -> None:
    """Refuse what a spreadsheet made of a fraction, before it is refused as no answer."""
    if berupa_tanggal(isi):
        raise Salah("J17", f"{_kutip(isi)} adalah tanggal, bukan jawaban", DARI_PECAHAN)


def tolak_tak_tampak(baca: Callable[[str], Sel], isi: str, kode: str) -> None:
    """Refuse a cell that would be an answer but for characters that nobody sees: as escapes they tell a reader nothing.

    Args:
        baca: reads cells of its indicator.
        isi: what it refused.
        kode: of that refusal.
    """
    bersih = tanpa_tak_tampak(isi).strip()
    if bersih == isi:
        return
    if bersih and bersih.upper() != TB:
        try:
            baca(bersih)
        except Salah:
            return
    raise Salah(kode, sebut_tak_tampak(bersih), KETIK_ULANG)


def periksa_wajar(isi: str) -> None:
    """Refuse what is no answer to any indicator; before anything searches in it, or says it again."""
    if len(isi) > BATAS_SEL:
        raise Salah(
            "J09",
            f"sel berisi {ribuan(len(isi))} karakter, paling banyak {ribuan(BATAS_SEL)}",
            "Tulis jawabannya saja; keterangan ditulis pada catatan atau disertakan sebagai bukti.",
        )
    if isi in {"-", "–", "—"}:
        raise Salah(
            "J02",
            f"tanda {kutip(isi)} tidak berarti apa-apa",
            "Kosongkan sel bila belum dijawab, tulis TB bila tidak berlaku, "
            "atau NIHIL bila tidak satu hal pun pada daftar terpenuhi.",
        )
