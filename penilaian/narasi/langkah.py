"""What to do next in words: the steps, each from where the one before it led, and one sentence on what they lead to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from penilaian.angka import TOLERANSI, tulis_tetap
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
from penilaian.narasi.jawaban import batas_sendiri, sebut_kewenangan, sebut_pertanyaan
from penilaian.posisi import aspek_per_tingkat
from penilaian.rekomendasi import (
    Jalan,
    LangkahNaik,
    jalan_naik,
    langkah_berikutnya,
    terbuka_di,
    terendah,
    tingkat_tujuan,
)
from penilaian.skor import AKAR

TAMPIL: Final = 3
"""Steps that are shown; the others are counted."""

_UPAYA: Final = {1: "ringan", 2: "ringan", 3: "sedang", 4: "berat", 5: "berat"}
"""Effort 1–5 in words."""
_KE: Final = {1: "Dengan langkah ini", 2: "Dengan keduanya", 3: "Dengan ketiganya"}


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


def daftar_langkah(hasil: Hasil, baris: int, jalan: Jalan | None = None) -> Daftar:
    """Return the steps to the next stage, or by the index where there is none; no cards where nothing is left to do.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village, whose position open answers do not decide.
        jalan: its way up; None = it is found here.
    """
    jalan = jalan or jalan_naik(hasil, baris)
    if not jalan.langkah:
        return _hanya_menjawab(hasil, baris)
    kartu = tuple(_kartu(hasil, baris, jalan, n) for n in range(min(TAMPIL, len(jalan.langkah))))
    return Daftar(_judul_daftar(hasil, jalan), kartu, akhir_jalan(hasil, baris, jalan))


def akhir_jalan(hasil: Hasil, baris: int, jalan: Jalan) -> str:
    """Return what the steps that are shown lead to, and what the stage takes beside them."""
    n, semua, mistar = min(TAMPIL, len(jalan.langkah)), len(jalan.langkah), hasil.instrumen.mistar
    sini = f"{paling_sedikit(hasil, baris, jalan.tujuan)}{mistar.tulis(jalan.titik[n])}"
    sesudah = f"Sesudah {'langkah' if n == 1 else f'{bilangan(n)} langkah'} ini: {sini}."
    if jalan.tujuan == AKAR:
        return f"Sesudah {'langkah' if n == 1 else f'{bilangan(n)} langkah'} ini Indeks {sini}."
    nama, ambang = sebut_tujuan(hasil, jalan.tujuan), ambang_tujuan(hasil, jalan.tujuan) or Decimal(0)
    if jalan.sampai is not None and semua == n:
        asal = "" if not _menduga(jalan) else ", asal yang belum dijawab ternyata memenuhi syarat wajib"
        return f"{_KE[n]}, nilai {nama} {sini} dan {hasil.instrumen.yang_dinilai} naik ke tingkat {jalan.sampai}{asal}."
    kurang = all(mistar.bulatkan(x) < ambang for x in jalan.titik[n : semua if jalan.sampai else None])
    if jalan.perlu_jawaban:
        kurang = mistar.bulatkan(jalan.terjauh) < ambang
    untuk = f"sampai {tulis_tetap(ambang)}" if kurang else "naik tingkat"
    if jalan.sampai is not None:
        lain = list(dict.fromkeys(awal_kecil(_judul(hasil, baris, x)) for x in jalan.langkah[n:]))
        apa = f": {rangkai(lain)}" if semua - n <= TAMPIL else f"; yang pertama: {lain[0]}"
        return f"{sesudah} Untuk {untuk} perlu {bilangan(semua - n)} langkah lagi{apa}."
    if jalan.perlu_jawaban:
        return f"{sesudah} {_perlu_jawaban(jalan.perlu_jawaban, untuk)}"
    lagi = f"lebih dari {bilangan(semua - n)} langkah lagi" if semua > n else "langkah lain lagi"
    return f"{sesudah} Untuk {untuk} perlu {lagi}."


def _perlu_jawaban(terbuka: Sequence[Indikator], untuk: str) -> str:
    """Return that no number of steps is enough, and the open questions that have to be answered for it."""
    banyak = len(terbuka)
    apa = f": {rangkai([sebut_pertanyaan(i) for i in terbuka])}" if banyak <= TAMPIL else ""
    soal = f"{bilangan(banyak)} pertanyaan yang masih terbuka" if banyak > 1 else "pertanyaan yang masih terbuka"
    return f"Langkah saja tidak cukup untuk {untuk}: jawab juga {soal}{apa}."


def paling_sedikit(hasil: Hasil, baris: int, tujuan: str) -> str:
    """Return what stands before a lower bound that open answers may still lift."""
    return "paling sedikit " if terbuka_di(hasil, baris, tujuan) else ""


def _menduga(jalan: Jalan) -> bool:
    """Return whether the way takes an answer for granted that nobody has given."""
    return any(x.alasan == "kritis_kosong" for x in jalan.langkah)


def _judul_daftar(hasil: Hasil, jalan: Jalan) -> str:
    if jalan.tujuan == AKAR:
        return "Langkah berikutnya"
    nama, n = hasil.instrumen.kelompok_per_id[jalan.tujuan].nama, len(jalan.langkah)
    banyak = f"{awal_besar(bilangan(n))} langkah" if n <= TAMPIL and jalan.sampai is not None else "Langkah"
    return f"{banyak} menuju {nama}"


def _hanya_menjawab(hasil: Hasil, baris: int) -> Daftar:
    """Return the one step that is left where no answer can rise: to answer what is open."""
    jawab = [x for x in langkah_berikutnya(hasil, baris) if x.alasan == "jawab"]
    if not jawab:
        return Daftar("Langkah berikutnya", (), tak_ada_langkah(hasil, baris))
    (x,) = jawab
    apa = sebut_tujuan(hasil, x.tujuan)
    dampak = f"{apa} sampai {hasil.instrumen.mistar.beda(x.dampak)}"
    if x.dampak <= TOLERANSI:
        dampak = f"Tanpa ini nilai {apa} tidak dapat naik"
    judul = "Jawab pertanyaan yang masih terbuka"
    return Daftar("Langkah berikutnya", (Kartu("", judul, False, (x.saran,), _tim(hasil), dampak, "", None),), "")


def tak_ada_langkah(hasil: Hasil, baris: int) -> str:
    """Return why nothing is left to do."""
    if terendah(hasil, baris, tingkat_tujuan(hasil, baris)):
        return "Tidak ada jawaban yang menaikkan nilainya."
    return "Tidak ada langkah lagi: semua jawaban sudah pada nilai tertinggi."


def _kartu(hasil: Hasil, baris: int, jalan: Jalan, n: int) -> Kartu:
    x, (dari, ke) = jalan.langkah[n], jalan.titik[n : n + 2]
    if x.alasan == "jawab_aspek":
        return _kartu_jawab_aspek(hasil, x)
    mistar, ambang = hasil.instrumen.mistar, ambang_tujuan(hasil, jalan.tujuan)
    sedikit = paling_sedikit(hasil, baris, jalan.tujuan)
    lewat = f", lewat {tulis_tetap(ambang)}" if ambang and mistar.bulatkan(dari) < ambang <= mistar.bulatkan(ke) else ""
    judul = _judul(hasil, baris, x)
    dulu = any(y.indikator.id == x.indikator.id and _judul(hasil, baris, y) == judul for y in jalan.langkah[:n])
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
        batang=Batang(
            bagian_skala(hasil, dari),
            bagian_skala(hasil, ke),
            None if ambang is None else bagian_skala(hasil, float(ambang)),
            "naik",
        ),
    )


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
        keterangan=_tim(hasil),
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


def _tim(hasil: Hasil) -> str:
    return f"Tim penilai {hasil.instrumen.yang_dinilai}"


def _siapa(hasil: Hasil, x: LangkahNaik) -> str:
    if x.alasan == "kritis_kosong":
        return _tim(hasil)
    upaya = f"upaya {_UPAYA[x.upaya]}" if x.upaya is not None and len(_cara(x)) == 1 else ""
    return awal_besar(" · ".join(k for k in (sebut_kewenangan(x.kewenangan), upaya) if k))


def _catatan(hasil: Hasil, x: LangkahNaik) -> str:
    lantai = hasil.instrumen.lantai
    if x.alasan == "kritis_kosong":
        return "Dihitung seolah-olah syaratnya terpenuhi."
    luar = batas_sendiri(hasil.instrumen, x.indikator, x.tapak[-1].sampai) if x.tapak else ""
    if x.dengan:
        apa = sebut_tujuan(hasil, x.tujuan)
        return f"Nilai {apa} baru naik bila {_sebagian(x.dengan)} juga membaik. {luar}".rstrip()
    if x.alasan != "lantai" or lantai is None:
        return luar
    aspek = awal_kecil(hasil.instrumen.kelompok_per_id[x.tujuan].nama)
    return f"Mengangkat aspek {aspek}, yang perlu paling sedikit {tulis_tetap(lantai.nilai)}. {luar}".rstrip()


def _sebagian(semua: Sequence[Indikator]) -> str:
    """Return the names of answers, of many the first and how many more."""
    nama = [awal_kecil(i.nama) for i in semua]
    return rangkai(nama if len(nama) <= TAMPIL + 1 else [*nama[:TAMPIL], f"{bilangan(len(nama) - TAMPIL)} lainnya"])


def _judul(hasil: Hasil, baris: int, langkah: LangkahNaik) -> str:
    """Return the deed as the instrument calls it; else the indicator's name, with a verb for the kind of answer.

    Where a rubric or a checklist has one deed for all it is what lifts the lower half: a village with internet in the
    office is not told to install it, one that has most of a list is told to complete it.
    """
    i = langkah.indikator
    nama = awal_kecil(i.nama)
    if langkah.alasan == "kritis_kosong":
        return f"Periksa {nama}, lalu jawab pertanyaannya"
    if langkah.tapak and langkah.tapak[0].ajakan is not None:
        return langkah.tapak[0].ajakan
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


def bagian_skala(hasil: Hasil, nilai: float) -> float:
    """Return a score as a share of the scale, 0–1."""
    s = hasil.instrumen.skala
    return (nilai - float(s.min)) / float(s.maks - s.min)


def sebut_tujuan(hasil: Hasil, tujuan: str) -> str:
    """Return the name of a stage, ``Indeks`` for the root."""
    return "Indeks" if tujuan == AKAR else hasil.instrumen.kelompok_per_id[tujuan].nama


def ambang_tujuan(hasil: Hasil, tujuan: str) -> Decimal | None:
    """Return the threshold of a stage in scale units; None for the index."""
    gerbang = hasil.instrumen.gerbang
    if tujuan == AKAR or gerbang is None:
        return None
    return (hasil.instrumen.kelompok_per_id[tujuan].ambang or gerbang.ambang).nilai
