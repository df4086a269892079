"""The cards of steps: what to do, how, who, what it changes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from penilaian.angka import tulis_tetap
from penilaian.instrumen import (
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    tolok_satu,
)
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, awal_kecil, bilangan, rangkai, sisipkan
from penilaian.narasi.jawaban import batas_sendiri, sebut_kewenangan
from penilaian.narasi.sasaran import ambang_tujuan, bagian_skala, paling_sedikit, sebut_sasaran, sebut_tujuan
from penilaian.posisi import aspek_per_tingkat
from penilaian.rekomendasi import Jalan, LangkahNaik

TAMPIL: Final = 3
"""Steps that are shown; the others are counted."""

_UPAYA: Final = {1: "ringan", 2: "ringan", 3: "sedang", 4: "berat", 5: "berat"}
"""Effort 1–5 in words."""


@dataclass(frozen=True)
class Batang:
    """A bar below a card, in shares of the scale 0–1.

    Attributes:
        dari, ke: the score before and after.
        ambang: the threshold; None = there is none.
        jenis: ``naik`` a rise, ``turun`` a fall, ``terbuka`` what an answer decides.
    """

    dari: float
    ke: float
    ambang: float | None
    jenis: Literal["naik", "turun", "terbuka"]


@dataclass(frozen=True)
class Kartu:
    """One of the next things.

    Attributes:
        id: indicator that it is about; ``""`` for answering several open questions.
        judul: the deed, or the question.
        wajib: a ★ of the stage.
        cara: how, in order; each with its effort where there is more than one.
        keterangan: who, and how much effort or time; ``""`` where the instrument does not say.
        gerak: what it changes: ``Pematangan 61,0 → 64,3``.
        catatan: what else to know of it; ``""`` for nothing.
        batang: the same as a bar; None where there is no number.
    """

    id: str
    judul: str
    wajib: bool
    cara: tuple[str, ...]
    keterangan: str
    gerak: str
    catatan: str
    batang: Batang | None


@dataclass(frozen=True)
class Daftar:
    """Cards under a heading.

    Attributes:
        akhir: one sentence below the cards; ``""`` = none.
        jenis: what the cards are: steps, questions, or what to look after.
        lain: names of the questions that have no card, though the heading counts them.
    """

    judul: str
    kartu: tuple[Kartu, ...]
    akhir: str
    jenis: Literal["langkah", "pertanyaan", "jaga"] = "langkah"
    lain: tuple[str, ...] = ()

    @property
    def nomor_langkah(self) -> dict[str, int]:
        """Number of the step about an indicator, by its id: of several the first; none for what is no step."""
        if self.jenis != "langkah":
            return {}
        return {k.id: n for n, k in reversed(list(enumerate(self.kartu, start=1)))}


def kartu_ke(hasil: Hasil, baris: int, jalan: Jalan, n: int) -> Kartu:
    """Return the card of step ``n``, from 0, of a way."""
    x, (dari, ke) = jalan.langkah[n], jalan.titik[n : n + 2]
    if x.alasan == "jawab_aspek":
        return _kartu_jawab_aspek(hasil, x)
    mistar, ambang = hasil.instrumen.mistar, ambang_tujuan(hasil, jalan.tujuan)
    sedikit = paling_sedikit(hasil, baris, jalan.tujuan)
    lewat = f", lewat {tulis_tetap(ambang)}" if ambang and mistar.bulatkan(dari) < ambang <= mistar.bulatkan(ke) else ""
    judul = judul_langkah(hasil, baris, x)
    dulu = any(y.indikator.id == x.indikator.id and judul_langkah(hasil, baris, y) == judul for y in jalan.langkah[:n])
    return Kartu(
        id=x.indikator.id,
        judul=f"{judul} (lanjutan)" if dulu else judul,
        wajib=x.alasan in {"kritis_di_bawah", "kritis_kosong"},
        cara=_cara(x),
        keterangan=_siapa(hasil, x),
        gerak=f"{sebut_tujuan(hasil, jalan.tujuan)} {sedikit}{mistar.tulis(dari)} → {mistar.tulis(ke)}{lewat}"
        if ke > dari or x.alasan != "bersama"
        else f"{sebut_tujuan(hasil, jalan.tujuan)} tetap {sedikit}{mistar.tulis(ke)}",
        catatan=_catatan(hasil, x),
        batang=batang_ke(hasil, jalan.tujuan, dari, ke, "naik"),
    )


def batang_ke(hasil: Hasil, tujuan: str, dari: float, ke: float, jenis: Literal["naik", "turun", "terbuka"]) -> Batang:
    """Return a bar from two scores of a goal, with its threshold where it has one."""
    ambang = ambang_tujuan(hasil, tujuan)
    ujung = None if ambang is None else bagian_skala(hasil, float(ambang))
    return Batang(bagian_skala(hasil, dari), bagian_skala(hasil, ke), ujung, jenis)


def _kartu_jawab_aspek(hasil: Hasil, x: LangkahNaik) -> Kartu:
    """Return the card of the answers that tell whether aspects meet the floor; nobody knows what they lift."""
    lantai, ini = hasil.instrumen.lantai, hasil.instrumen
    assert lantai is not None  # noqa: S101  (aspek_rendah)
    semua = {k.id: k.nama for t in ini.puncak for k in aspek_per_tingkat(ini)[t.id]}
    terbuka = {i.id for i in x.terbuka}
    aspek = [awal_kecil(n) for id_, n in semua.items() if terbuka & {i.id for i in ini.indikator_dalam(id_)}]
    return Kartu(
        id=x.indikator.id if len(x.terbuka) == 1 else "",
        judul=f"Periksa {rangkai(aspek)}, lalu jawab pertanyaannya",
        wajib=False,
        cara=(x.saran,),
        keterangan=tim_penilai(hasil),
        gerak=f"Menentukan apakah aspek {rangkai(aspek)} mencapai {tulis_tetap(lantai.nilai)}",
        catatan="Selama belum dijawab, pertanyaannya di sini dihitung nol.",
        batang=None,
    )


def _cara(x: LangkahNaik) -> tuple[str, ...]:
    """Return how a step is done: every part of it once, with its effort where there are several."""
    bagian = list(_tanpa_ulangan((t.saran, t.upaya) for t in x.tapak)) or [(x.saran, None)]
    if len(bagian) == 1:
        return (bagian[0][0],)
    return tuple(teks if upaya is None else sisipkan(teks, f"(upaya {_UPAYA[upaya]})") for teks, upaya in bagian)


def _tanpa_ulangan(bagian: Iterable[tuple[str, int | None]]) -> Iterator[tuple[str, int | None]]:
    """Yield advice without the sentences that stood before, and none where nothing is left of it."""
    sudah: set[str] = set()
    for saran, upaya in bagian:
        baru = [k for k in re.split(r"(?<=[.!?])\s+", saran.strip()) if k not in sudah]
        sudah |= set(baru)
        if baru:
            yield " ".join(baru), upaya


def tim_penilai(hasil: Hasil) -> str:
    """Return who answers open questions."""
    return f"Tim penilai {hasil.instrumen.yang_dinilai}"


def _siapa(hasil: Hasil, x: LangkahNaik) -> str:
    if x.alasan == "kritis_kosong":
        return tim_penilai(hasil)
    upaya = f"upaya {_UPAYA[x.upaya]}" if x.upaya is not None and len(_cara(x)) == 1 else ""
    return awal_besar(" · ".join(k for k in (sebut_kewenangan(x.kewenangan), upaya) if k))


def _catatan(hasil: Hasil, x: LangkahNaik) -> str:
    lantai = hasil.instrumen.lantai
    if x.alasan == "kritis_kosong":
        return "Dihitung seolah-olah syaratnya terpenuhi."
    sampai = x.tapak[-1].sampai if x.tapak else None
    luar = "" if sampai is None else batas_sendiri(hasil.instrumen, x.indikator, sampai)
    guna = ""
    if x.dengan:
        guna = f"Nilai {sebut_tujuan(hasil, x.tujuan)} baru naik bila {_sebagian(x.dengan)} juga membaik."
    elif x.alasan == "lantai" and lantai is not None:
        aspek = awal_kecil(hasil.instrumen.kelompok_per_id[x.tujuan].nama)
        guna = f"Mengangkat aspek {aspek}, yang perlu paling sedikit {tulis_tetap(lantai.nilai)}."
    return " ".join(k for k in (_dihitung(x), guna, luar) if k)


def _dihitung(x: LangkahNaik) -> str:
    """Return how far a step counts, ``""`` where the way itself says it: of a rung, and of a list that it completes."""
    if not x.tapak or isinstance(x.indikator, IndikatorJenjang):
        return ""
    sampai = x.tapak[-1].sampai
    if not isinstance(x.indikator, IndikatorDaftar):
        return f"Dihitung sampai {sebut_sasaran(x.indikator, sampai)}."
    kurang = len(x.indikator.butir) - round(x.tapak[0].sampai) + 1
    ini = len(x.tapak)
    return f"Dihitung {bilangan(ini)} dari {bilangan(kurang)} yang kurang." if ini < kurang else ""


def _sebagian(semua: Sequence[Indikator]) -> str:
    """Return the names of answers, of many the first and how many more."""
    nama = [awal_kecil(i.nama) for i in semua]
    return rangkai(nama if len(nama) <= TAMPIL + 1 else [*nama[:TAMPIL], f"{bilangan(len(nama) - TAMPIL)} lainnya"])


def judul_langkah(hasil: Hasil, baris: int, langkah: LangkahNaik) -> str:
    """Return the deeds as the instrument calls them; else the indicator's name, with a verb for the kind of answer.

    Of a step with several parts every deed that has a title of its own, ``Pasang internet kantor, lalu …``: after the
    first one alone a ★ would still fail. Where a rubric or a checklist has one deed for all it is what lifts the lower
    half: a village with internet in the office is not told to install it, one that has most of a list is told to
    complete it.
    """
    i = langkah.indikator
    nama = awal_kecil(i.nama)
    if langkah.alasan == "kritis_kosong":
        return f"Periksa {nama}, lalu jawab pertanyaannya"
    if ajakan := list(dict.fromkeys(t.ajakan for t in langkah.tapak if t.ajakan)):
        return ", lalu ".join([ajakan[0], *map(awal_kecil, ajakan[1:])])
    terburuk, terbaik = tolok_satu(i)
    isi = hasil.jawaban.nilai[hasil.jawaban.nomor(i.id), baris]
    separuh = isinstance(i, IndikatorJenjang | IndikatorDaftar) and isi >= float(terburuk + terbaik) / 2
    if isinstance(i.ajakan, str) and (not separuh or i.ajakan.startswith("Lengkapi ")):
        return i.ajakan
    if isinstance(i, IndikatorDaftar) and separuh:
        return f"Lengkapi yang kurang: {nama}"
    if isinstance(i, IndikatorDaftar):
        return f"Lengkapi {nama}"
    if isinstance(i, IndikatorPersen):
        return f"{'Naikkan' if terbaik > terburuk else 'Turunkan'} persentase {nama}"
    if isinstance(i, IndikatorJenjang):
        return f"{'Perkuat' if separuh else 'Wujudkan'} {nama}"
    if isinstance(i, IndikatorAngka):
        return f"{'Tambah' if terbaik > terburuk else 'Turunkan'} {nama}"
    return f"{'Tingkatkan' if terbaik > terburuk else 'Turunkan'} {nama}"
