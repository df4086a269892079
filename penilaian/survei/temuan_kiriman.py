"""What is said of an export as a whole: faults of its cells and keys, and warnings about rows and columns."""

from dataclasses import replace

import numpy as np

from penilaian.angka import ribuan
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import GalatSel, periksa_kunci, urai
from penilaian.mentah import Lembar
from penilaian.survei.baris_ditolak import (
    sebut_tak_dipakai,
)
from penilaian.survei.baris_kiriman import (
    SEBUTAN,
    Baris,
    Dialek,
    kunci_kiriman,
    ringkas_kata,
    sebut_galat,
    sebut_kolom,
    teks_kolom,
)
from penilaian.survei.ekspor_rusak import EksporRusak
from penilaian.survei.kolom_form import KolomForm, PembacaJudul
from penilaian.survei.nama_form import PENUTUP
from penilaian.survei.sel_teks import SelForm, kutip_pendek


def galat_kunci(
    lembar: Lembar, kolom: KolomForm, instrumen: Instrumen, periode: str | None
) -> list[tuple[int, GalatSel]]:
    """Return faults of codes and periods by number of column; two submissions of one village are none."""
    kunci = kunci_kiriman(lembar, kolom, instrumen)
    kunci["periode"] = kunci["periode"].mask(kunci["periode"] == "", periode or "")
    semua = periksa_kunci(kunci, instrumen.yang_dinilai)[1]
    return [(kolom.nama[nama], g) for nama, g in semua if nama in kolom.nama and g.kode != "J12"]


def galat_sel(
    instrumen: Instrumen,
    lembar: Lembar,
    per_id: dict[str, SelForm],
    kunci: list[tuple[int, GalatSel]],
    ulang: list[tuple[int, GalatSel]],
    rusak: EksporRusak,
) -> tuple[list[Temuan], frozenset[int]]:
    """Return faults of cells, what a form could not hold and what is no answer, and the rows that have one.

    ``kunci`` is told beside them; alone it is found where the file is read on. ``ulang`` are codes typed twice. What
    the file's format told (``rusak``) goes before them.
    """
    galat = list(ulang)
    for id_, satu in per_id.items():
        galat += satu.galat
        if satu.kolom is not None:
            isi = satu.isi.copy() if satu.galat else satu.isi
            for _, g in satu.galat:
                isi[g.posisi] = ""
            galat += satu.per_kolom(urai(instrumen.per_id[id_], isi).galat)
    galat += kunci if galat or rusak.temuan else []
    temuan, baris = sebut_galat(rusak.tanpa(galat, lembar), lembar)
    return [*rusak.temuan, *temuan], frozenset(baris.tolist())


def galat_di_buku(t: Temuan) -> Temuan:
    """Return a fault of a cell with the repair that there is in a workbook."""
    return replace(t, saran="Pilih dari daftar pada sel itu, atau kosongkan selnya.") if t.kode == "S01" else t


def sebut_peringatan(
    kolom: KolomForm, per_id: dict[str, SelForm], sebab: dict[str, Baris], lembar: Lembar, dialek: Dialek
) -> list[Temuan]:
    """Return the warnings about rows that are not used, questions without a column, and columns without a use."""
    tempat = SEBUTAN[dialek]
    temuan = sebut_tak_dipakai(sebab, lembar, kolom, dialek)
    if hilang := [i for i, s in per_id.items() if s.kolom is None]:
        pesan = f"{ribuan(len(hilang))} pertanyaan tidak ada dalam ekspor dan dibaca kosong: {ringkas_kata(hilang)}"
        temuan.append(Temuan(tempat, "B32", pesan, "Pastikan formulirnya dicetak dari instrumen ini.", "peringatan"))
    return temuan + sebut_kolom(kolom, dialek, "formulir instrumen ini")


def galat_judul(kolom: KolomForm, per_id: dict[str, SelForm], judul: PembacaJudul) -> list[Temuan]:
    """Return a fault for each question without a column whose id begins an unknown heading: it may hold answers."""
    hilang = {i: t for t in reversed(kolom.asing) if (i := judul.serupa(t)) and per_id[i].kolom is None}
    return [
        Temuan(
            f"kolom {kutip_pendek(t)}",
            "S17",
            f"judul ini berawalan {i}, tetapi bukan judul pertanyaan itu, dan {i} tidak ada di kolom lain",
            f"Beri judul {i} bila kolom ini jawabannya; bila bukan, hapus {i} dari awal judulnya.",
        )
        for i, t in sorted(hilang.items())
    ]


def sebut_catatan_umum(lembar: Lembar, kolom: KolomForm, dialek: Dialek) -> list[Temuan]:
    """Return the warning that closing notes are not taken, where there is no store to keep them."""
    umum = teks_kolom(lembar, kolom.nama.get(PENUTUP))
    berisi = [lembar.sebut_baris(int(b)) for b in lembar.baris[np.flatnonzero(umum != "")]]
    if not berisi:
        return []
    pesan = f"catatan umum ({PENUTUP}) pada {ribuan(len(berisi))} kiriman tidak diambil: {ringkas_kata(berisi)}"
    saran = "Baca di berkasnya, lalu tulis sebagai komentar penilaiannya bila perlu."
    if dialek in {"kobo", "odk"}:
        saran = "Baca di berkasnya; penilaian impor menyimpannya sebagai komentar penilaiannya."
    return [Temuan(SEBUTAN[dialek], "S13", pesan, saran, "peringatan")]
