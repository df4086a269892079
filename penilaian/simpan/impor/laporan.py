"""What an import is asked for, and what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from penilaian.angka import ribuan
from penilaian.galat import HitunganBaris, Temuan
from penilaian.instrumen import Instrumen
from penilaian.mentah import Unggahan
from penilaian.narasi.ejaan import awal_besar, rangkai
from penilaian.narasi.jawaban import sebut_pertanyaan
from penilaian.simpan.basis.tulisan import PANJANG_CATATAN
from penilaian.simpan.transaksi.seberang import DINILAI_LAIN, TIDAK_ADA_LAGI, TIDAK_BERPADANAN
from penilaian.survei import CaraBentrok

TAK_TERBAWA: Final = "tidak satu pun jawabannya mempunyai padanan pada versi yang berlaku"
"""Why a row is not taken whose assessment would begin with nothing."""

SEBAB_GUGUR: Final = frozenset({DINILAI_LAIN, TIDAK_ADA_LAGI, TIDAK_BERPADANAN, TAK_TERBAWA})
"""Why an answer is not one of another version of the instrument."""

_TERSEBUT: Final = 3
"""Questions named of those that are refused for one reason; the others are counted."""


@dataclass(frozen=True, slots=True)
class PilihanImpor:
    """How a file is taken in.

    Attributes:
        sidik: hash of the kept instrument that the file answers.
        tim: the team whose assessments are filled in.
        periode: of all rows, for a file without that column.
        timpa: also replace answers that differ; never unless asked.
        buat: begin assessments that do not exist yet.
        sidik_baru: hash of the kept instrument to which new assessments are pinned, if it is another version than the
            file answers: what the crosswalk carries over goes in; ``""`` = the same.
        bentrok: what to do where submissions of one village in an export of a survey differ.
        lampiran: folder or ZIP with the files that submissions name, or a ZIP that a browser sent, which a worker
            opens; None = only those in the export itself.
        versi_dipilih: somebody said which version the file answers; else submissions that name none are refused.
    """

    sidik: str
    tim: str = "utama"
    periode: str | None = None
    timpa: bool = False
    buat: bool = True
    bentrok: CaraBentrok = "berhenti"
    lampiran: Path | Unggahan | None = None
    versi_dipilih: bool = False
    sidik_baru: str = ""

    @property
    def sidik_mulai(self) -> str:
        """Hash of the instrument that new assessments begin with."""
        return self.sidik_baru or self.sidik


@dataclass(frozen=True, slots=True)
class DesaImpor:
    """One row of the file: a village and period.

    Attributes:
        penilaian_id: the assessment, None where the row was not taken, or where it would only begin.
        dimulai: the assessment was begun by this import, or would be.
        sebab: why the row was not taken, ``""`` where it was.
        baru: indicators that had no answer (or only a carried-over one).
        diubah: indicators whose answer was replaced.
        sama: indicators that were answered alike already.
        ditolak: (indicator, why) for answers that were not taken; all of them where the row was not.
        kosong: number of cells without an answer; they never erase one.
        catatan: indicators whose note is written.
        catatan_tetap: indicators whose note is not taken, because somebody wrote another one.
        catatan_panjang: indicators whose note is not taken, because it is longer than ``PANJANG_CATATAN``.
        pindah_dari: village and period that its submissions left, because their place was corrected.
        pindah_tetap: likewise, where their answers stand still: it is no longer filled in, or several may be meant.
        pindah_ke: village and period to which submissions went that stood here.
        dikosongkan: indicators of ``diubah`` that became kosong by that.
        hanya_pindah: no row of the file, only a place that submissions of it left.
        penutup: number of closing notes that are kept as remarks.
        bukti_tertinggal: number of pieces of evidence that submissions had brought here before they left.
        bukti: number of pieces of evidence that are added.
        tetap: number of cells that say what the last version of the same submission said; they touch nothing.
    """

    kode: str
    nama: str
    periode: str
    penilaian_id: int | None = None
    dimulai: bool = False
    sebab: str = ""
    baru: tuple[str, ...] = ()
    diubah: tuple[str, ...] = ()
    sama: tuple[str, ...] = ()
    ditolak: tuple[tuple[str, str], ...] = ()
    kosong: int = 0
    tetap: int = 0
    catatan: tuple[str, ...] = ()
    catatan_tetap: tuple[str, ...] = ()
    catatan_panjang: tuple[str, ...] = ()
    pindah_dari: tuple[tuple[str, str], ...] = ()
    pindah_tetap: tuple[tuple[str, str], ...] = ()
    pindah_ke: tuple[tuple[str, str], ...] = ()
    dikosongkan: tuple[str, ...] = ()
    hanya_pindah: bool = False
    penutup: int = 0
    bukti: int = 0
    bukti_tertinggal: int = 0

    @property
    def tanpa_nama(self) -> bool:
        """Whether the village has no name, so that its code stands in its place."""
        return self.nama in {"", self.kode}


def jumlahkan(semua: Sequence[DesaImpor]) -> dict[str, int]:
    """Return counts: ``desa, diambil, dimulai`` of rows; ``sel``, the sum of the six after it; notes and evidence.

    What changes in a place that only submissions left is no cell of the file; ``pindah`` counts it.
    """
    baris = [d for d in semua if not d.hanya_pindah]
    sel = {n: sum(len(getattr(d, n)) for d in baris) for n in ("baru", "diubah", "sama", "ditolak")}
    sel |= {n: sum(getattr(d, n) for d in baris) for n in ("kosong", "tetap")}
    return {
        "desa": len(baris),
        "diambil": sum(not d.sebab for d in baris),
        "dimulai": sum(d.dimulai for d in baris),
        "sel": sum(sel.values()),
        **sel,
        "pindah": sum(len(d.diubah) for d in semua if d.hanya_pindah),
        "catatan": sum(len(d.catatan) for d in semua),
        "penutup": sum(d.penutup for d in semua),
        "bukti": sum(d.bukti for d in semua),
    }


@dataclass(frozen=True)
class HasilImpor:
    """What was taken and what not; every cell of the file stands in exactly one of the counts.

    Attributes:
        sha256: of the file.
        instrumen: the one that the file answers.
        desa: one a row, in the order of the file.
        peringatan: findings of reading it that stop nothing.
        hitungan: what became of its rows before any was taken, as ``nilai`` counts them.
        sidik: hash of the answers in the file (``sidik_jawaban``), whatever was taken of them; ``""`` where versions
            that were passed over hold something that is no answer.
        kolom: what became of the columns of an export, as a sentence; ``""`` for any other file.
        versi_mulai: version of the instrument that new assessments begin with by a crosswalk; ``""`` = the file's own.
        nomor: of the import, to list it and to take it back; None where nothing was stored.
    """

    sha256: str
    instrumen: Instrumen
    desa: tuple[DesaImpor, ...]
    peringatan: tuple[Temuan, ...] = ()
    hitungan: HitunganBaris | None = None
    sidik: str = ""
    nomor: int | None = None
    kolom: str = ""
    versi_mulai: str = ""

    @cached_property
    def jumlah(self) -> dict[str, int]:
        """Counts of all rows (``jumlahkan``)."""
        return jumlahkan(self.desa)

    @cached_property
    def gugur(self) -> dict[str, int]:
        """By question, how many answers could not be carried over to the version of the assessment."""
        semua = [id_ for d in self.desa for id_, sebab in d.ditolak if sebab in SEBAB_GUGUR]
        return {i.id: n for i in self.instrumen.ditanyakan if (n := semua.count(i.id))}

    @cached_property
    def terbawa(self) -> int:
        """How many answers of rows that are taken have a place in the version of their assessment."""
        lain = sum(
            sebab not in SEBAB_GUGUR for d in self.desa if not (d.sebab or d.hanya_pindah) for _, sebab in d.ditolak
        )
        return lain + sum(self.jumlah[apa] for apa in ("baru", "diubah", "sama"))

    @property
    def kalimat_padanan(self) -> str:
        """How many answers the crosswalk has a place for, and of which questions not; ``""`` where none was asked."""
        if not self.versi_mulai:
            return ""
        gugur = sum(self.gugur.values())
        rinci = ", ".join(f"{id_} {ribuan(n)}" for id_, n in self.gugur.items())
        return (
            f"Padanan versi {self.instrumen.versi} ke {self.versi_mulai}: {ribuan(self.terbawa)} jawaban terbawa, "
            f"{ribuan(gugur)} tidak mempunyai padanan{f' ({rinci})' if rinci else ''}."
        )

    def keterangan(self, desa: DesaImpor) -> tuple[str, ...]:
        """Return what is said of a row in sentences: that its assessment is new, and why answers are not taken."""
        if desa.sebab:
            return (f"Tidak diambil: {desa.sebab}.",)
        per_sebab: dict[str, list[str]] = {}
        for id_, sebab in desa.ditolak:
            per_sebab.setdefault(sebab, []).append(sebut_pertanyaan(self.instrumen.per_id[id_]))
        isi = [f"{awal_besar(sebab)}: {rangkai(_sebagian(semua))}." for sebab, semua in per_sebab.items()]
        panjang = (
            f"Catatan tidak disimpan karena lebih dari {ribuan(PANJANG_CATATAN)} huruf, persingkat di server lalu "
            "impor lagi atau tulis di Isi Penilaian"
        )
        for kata, ids in (("Catatan tidak diganti", desa.catatan_tetap), (panjang, desa.catatan_panjang)):
            if ids:
                soal = [sebut_pertanyaan(self.instrumen.per_id[id_]) for id_ in ids]
                isi.append(f"{kata}: {rangkai(_sebagian(soal))}.")
        isi += _kepindahan(desa)
        return (*(("Penilaian baru.",) if desa.dimulai else ()), *isi)


def _kepindahan(desa: DesaImpor) -> Iterator[str]:
    """Yield what is said of submissions whose place was corrected, in sentences."""
    for kode, periode in desa.pindah_dari:
        yield f"Kirimannya dulu masuk sebagai {kode} periode {periode} dan diambil dari draf itu."
    for kode, periode in desa.pindah_tetap:
        yield (
            f"Kirimannya dulu masuk sebagai {kode} periode {periode}, dan jawabannya masih ada di penilaian itu: bila "
            "tempatnya memang diperbaiki, batalkan impor lamanya (impor --daftar, lalu --batalkan NOMOR) atau "
            "kosongkan di Isi Penilaian."
        )
    for kode, periode in desa.pindah_ke:
        yield f"Kirimannya pindah ke {kode} periode {periode}."
    if desa.dikosongkan:
        yield f"{ribuan(len(desa.dikosongkan))} jawaban dikosongkan karena kirimannya pindah."
    if desa.bukti_tertinggal:
        yield (
            f"{ribuan(desa.bukti_tertinggal)} bukti dari kiriman itu tetap di sini; tarik di Isi Penilaian bila bukan "
            "untuk desa ini, dan lampirkan di tempat barunya."
        )


def _sebagian(semua: list[str]) -> list[str]:
    lain = len(semua) - _TERSEBUT
    return [*semua[:_TERSEBUT], f"{ribuan(lain)} lagi"] if lain > 0 else semua
