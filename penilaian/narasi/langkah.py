"""What to do next and what holds the village, in words."""

from dataclasses import dataclass

from penilaian.angka import beda
from penilaian.instrumen import (
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    tolok_satu,
)
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_kecil, rangkai
from penilaian.narasi.tangga import Undak, undakan
from penilaian.rekomendasi import LangkahNaik, langkah_berikutnya, penghambat
from penilaian.skor import AKAR

UPAYA_TERBERAT = 5
"""The top of the effort scale of an instrument."""


@dataclass(frozen=True)
class Kartu:
    """One of the next steps.

    Attributes:
        id: indicator that it changes; ``""`` for answering open questions.
        judul: the deed.
        saran: how to do it.
        wajib: a ★ of the next stage.
        siapa, upaya, dampak: who can do it, effort, what it brings; ``""`` where the instrument does not say.
    """

    id: str
    judul: str
    saran: str
    wajib: bool
    siapa: str
    upaya: str
    dampak: str


@dataclass(frozen=True)
class Penahan:
    """One thing that holds the next stage: now and needed, in words. ``id`` is ``""`` for the score itself."""

    id: str
    nama: str
    sekarang: str
    perlu: str


def kartu_langkah(hasil: Hasil, baris: int, banyak: int = 3) -> tuple[Kartu, ...]:
    """Return the next steps of one village, best first."""
    return tuple(_kartu(hasil, baris, x) for x in langkah_berikutnya(hasil, baris, banyak))


def penahan(hasil: Hasil, baris: int) -> tuple[Penahan, ...]:
    """Return what holds the village from its next stage: ★ below minimum, ★ open, then the score; empty for none."""
    berikut = next((u for u in undakan(hasil, baris) if u.letak == "berikut"), None)
    if berikut is None:
        return ()
    bintang = tuple(
        Penahan(h.indikator.id, h.indikator.nama, h.sekarang, _perlu(h.indikator, h.perlu))
        for h in penghambat(hasil, baris)
    )
    return (*bintang, _nilai(berikut)) if berikut.kurang else bintang


def tujuan_berikut(hasil: Hasil, baris: int) -> str:
    """Return the name of the next stage; ``""`` where all are reached or there is no gate."""
    return next((u.nama for u in undakan(hasil, baris) if u.letak == "berikut"), "")


def _nilai(undak: Undak) -> Penahan:
    rentang = f" ({undak.antara})" if undak.skor is not None and undak.terbuka else ""
    return Penahan("", f"Nilai tingkat {undak.nama}", f"{undak.angka}{rentang}", f"{undak.angka_ambang} atau lebih")


def _perlu(indikator: Indikator, minimum: str) -> str:
    """Return the minimum so that it reads as a minimum."""
    if isinstance(indikator, IndikatorJenjang):
        return minimum
    terburuk, terbaik = tolok_satu(indikator)
    return f"{minimum} atau {'lebih' if terbaik > terburuk else 'kurang'}"


def _kartu(hasil: Hasil, baris: int, langkah: LangkahNaik) -> Kartu:
    jawab = langkah.alasan in {"jawab", "kritis_kosong"}
    return Kartu(
        id="" if langkah.alasan == "jawab" else langkah.indikator.id,
        judul=_judul(hasil, baris, langkah),
        saran=langkah.saran,
        wajib=langkah.alasan in {"kritis_di_bawah", "kritis_kosong"},
        siapa="tim penilai desa" if jawab else rangkai(langkah.kewenangan),
        upaya="" if langkah.upaya is None or langkah.alasan == "kritis_kosong" else _upaya(langkah.upaya),
        dampak=_dampak(hasil, langkah),
    )


def _judul(hasil: Hasil, baris: int, langkah: LangkahNaik) -> str:
    """Return the indicator's name as a deed; the verb fits the kind of answer."""
    i = langkah.indikator
    nama = awal_kecil(i.nama)
    if langkah.alasan == "jawab":
        return "Jawab pertanyaan yang masih terbuka"
    if langkah.alasan == "kritis_kosong":
        return f"Periksa {nama}, lalu jawab pertanyaannya"
    if isinstance(i, IndikatorDaftar):
        return f"Lengkapi {nama}"
    if isinstance(i, IndikatorPersen):
        return f"Naikkan persentase {nama}"
    if isinstance(i, IndikatorJenjang):
        terburuk, terbaik = tolok_satu(i)
        isi = hasil.jawaban.nilai[hasil.jawaban.nomor(i.id), baris]
        return f"{'Wujudkan' if isi < float(terburuk + terbaik) / 2 else 'Perkuat'} {nama}"
    if isinstance(i, IndikatorAngka):
        terburuk, terbaik = tolok_satu(i)
        return f"{'Tambah' if terbaik > terburuk else 'Turunkan'} {nama}"
    return f"Tingkatkan {nama}"


def _upaya(upaya: int) -> str:
    return f"{upaya} dari {UPAYA_TERBERAT}"


def _dampak(hasil: Hasil, langkah: LangkahNaik) -> str:
    nama = "Indeks" if langkah.tujuan == AKAR else hasil.instrumen.kelompok_per_id[langkah.tujuan].nama
    if langkah.alasan == "kritis_kosong":
        return f"membuka jalan ke {nama}"
    if langkah.alasan == "jawab":
        return f"{nama} sampai {beda(langkah.dampak)}"
    return f"{nama} {beda(langkah.dampak)}"
