"""The gate as running sums in XPath: what a form reckons to show a question only while it can change the position.

A form is walked once in a fixed order. Before each question stand the bounds of its stage and aspects as the questions
before it left them (§4), with those to come at best and at worst; a question is shown while a condition that rests on
it is open and can still be decided (§5). Every stored number is 1 greater than what it stands for, so at least 1: form
engines write small numbers as powers of ten, which XPath cannot read.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from penilaian.galat import GalatPemakaian
from penilaian.instrumen import Indikator, Instrumen, Kelompok
from penilaian.posisi import ambang_satu, aspek_per_tingkat, lantai_satu
from penilaian.skor import AKAR, ke_satu, susun_simpul
from penilaian.survei.batas_cepat import LELUASA, Batas
from penilaian.survei.isi_cepat import isi_cepat
from penilaian.survei.nama_form import nama_hitung
from penilaian.survei.soal_form import Baris
from penilaian.survei.ungkap import Syarat, Ungkap, bila, bukan, salah_satu, satu, semua, tulis_syarat

NAIK, TURUN, TUTUP = "2", "1", "0"
"""How the way up stands: all stages so far can be reached; they cannot, but the next may still fail; all is decided."""


class Langkah(NamedTuple):
    """One question of the walk.

    Attributes:
        indikator: the question.
        relevan: when it is shown, in XPath; ``""`` = always.
        baris: what is reckoned after it.
        jalan: name of how the way up stands then, ``NAIK``, ``TURUN`` or ``TUTUP``.
    """

    indikator: Indikator
    relevan: str
    baris: tuple[Baris, ...]
    jalan: str


class _Syarat(NamedTuple):
    """A threshold or floor of a stage: the group, where its lower bound must lie, and whether it is the stage's own."""

    batas: Batas
    ambang: Fraction
    tingkat: bool


def susun_langkah(instrumen: Instrumen, urutan: Sequence[Indikator]) -> tuple[Langkah, ...]:
    """Return the walk through all questions.

    Args:
        instrumen: with a gate; its groups are weighted means (``periksa_cepat``).
        urutan: all that is scored, stage by stage.
    """
    batas = _semua_batas(instrumen)
    hasil: list[Langkah] = []
    for i in urutan:
        hasil.append(_langkah(instrumen, i, batas, hasil[-1].jalan if hasil else ""))
    return tuple(hasil)


def periksa_cepat(instrumen: Instrumen) -> None:
    """Raise GalatPemakaian where an instrument has no gate, or groups that are no weighted means."""
    if instrumen.gerbang is None:
        raise GalatPemakaian(
            f"--cepat mencari posisi, dan instrumen {instrumen.id} tidak mempunyai gerbang; cetak formulirnya tanpa "
            "--cepat"
        )
    if lain := [f"{k.id} ({a})" for k in instrumen.kelompok if (a := k.agregasi or instrumen.agregasi) != "aritmetik"]:
        raise GalatPemakaian(
            f"--cepat hanya untuk kelompok yang menghitung rata-rata (aritmetik), bukan {', '.join(lain)}; cetak "
            "formulirnya tanpa --cepat, atau pakai Cek Cepat di dasbor"
        )


def _semua_batas(instrumen: Instrumen) -> dict[str, Batas]:
    """Return the bounds of every group by its id."""
    hasil: dict[str, Batas] = {}
    simpul = susun_simpul(instrumen)
    for s in simpul:
        if s.id != AKAR:
            hasil[s.id] = Batas(s, [hasil[simpul[c].id] for c, _ in s.anak], instrumen)
    return hasil


def _langkah(instrumen: Instrumen, i: Indikator, batas: Mapping[str, Batas], dulu: str) -> Langkah:
    atas = _ke_atas(instrumen, i)
    syarat = _syarat(instrumen, atas, batas)
    naik: Syarat = f"${{{dulu}}} = {NAIK}" if dulu else True
    jalan = nama_hitung(i.id, "jalan")
    minimum = None if i.kritis is None else _minimum(i)
    dapat = [semua([s.batas.terbuka(s.ambang), salah_satu([naik, s.batas.dapat_gagal(s.ambang)])]) for s in syarat]
    if minimum is not None:
        dapat.append(salah_satu([naik, minimum > 0]))
    relevan = semua([f"${{{dulu}}} > {TUTUP}" if dulu else True, salah_satu(dapat)])
    baris = [{"type": "calculate", "name": nama_hitung(i.id), "calculation": isi_cepat(i)}]
    for k in atas:
        baris += batas[k.id].jawab(i)
    gagal = [s.batas.gagal(s.ambang) for s in syarat]
    sampai = [s.batas.dapat_sampai(s.ambang, tanpa_isi=not s.tingkat) for s in syarat]
    if minimum is not None:
        kurang, cukup = _kritis(i, minimum)
        gagal.append(kurang)
        sampai.append(cukup)
    tutup = salah_satu([f"${{{dulu}}} = {TUTUP}" if dulu else False, *gagal])
    ke = bila(tutup, TUTUP, bila(semua([naik, *sampai]), NAIK, TURUN))
    baris.append({"type": "calculate", "name": jalan, "calculation": ke})
    return Langkah(i, "" if relevan is True else tulis_syarat(relevan), tuple(baris), jalan)


def _ke_atas(instrumen: Instrumen, i: Indikator) -> list[Kelompok]:
    """Return the groups that a question is in, its own first, its stage last."""
    hasil = [instrumen.kelompok_per_id[i.kelompok]]
    while (induk := hasil[-1].kelompok) is not None:
        hasil.append(instrumen.kelompok_per_id[induk])
    return hasil


def _syarat(instrumen: Instrumen, atas: Sequence[Kelompok], batas: Mapping[str, Batas]) -> list[_Syarat]:
    """Return the threshold and the floors that rest on a question."""
    tingkat, lantai = atas[-1], lantai_satu(instrumen)
    hasil = [_Syarat(batas[tingkat.id], Fraction(ambang_satu(instrumen, tingkat)), True)]
    if lantai is not None:
        dijaga = {a.id for a in aspek_per_tingkat(instrumen)[tingkat.id]}
        hasil += [_Syarat(batas[k.id], Fraction(lantai), False) for k in atas if k.id in dijaga]
    return hasil


def _minimum(i: Indikator) -> Fraction:
    """Return from which value on a ★ is met."""
    assert i.kritis is not None  # noqa: S101  (asked for by the caller)
    return Fraction(ke_satu(i, np.array(float(i.kritis.minimum))).item()) - LELUASA


def _kritis(i: Indikator, minimum: Fraction) -> tuple[Syarat, Syarat]:
    """Return whether an answer is below the minimum of its ★, and whether it is met or does not apply."""
    isi = f"${{{nama_hitung(i.id)}}}"
    kurang = satu(isi).tambah(Ungkap(-1 - minimum)).di_bawah_nol()
    tb = f"{isi} < 0" if i.tidak_berlaku else False
    return semua([f"{isi} > 0", kurang]), salah_satu([tb, semua([f"{isi} > 0", bukan(kurang)])])
