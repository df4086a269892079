"""What is told of the villages on show: whose figures these are, from when, and what else to know of them."""

import re
from collections.abc import Iterable
from typing import Final

import numpy as np

from penilaian.angka import ribuan
from penilaian.banding import Baris
from penilaian.dasbor.komponen.kepala_halaman import lencana
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.markah import Html, gabung, unsur
from penilaian.mesin import SEBUTAN_JENIS
from penilaian.narasi.ejaan import kalimat_utuh, tanggal
from penilaian.narasi.keadaan import sebut_draf
from penilaian.terkirim import INSTRUMEN_SEMULA

_PALING_BANYAK_ALASAN: Final = 3


def lencana_sumber(sumber: Sumber, baris: Baris | None = None) -> Html | None:
    """Return the badge that says whose data these are; None for the file that the server was started with.

    Args:
        sumber: the data.
        baris: rows on show; of the store they say whether there are drafts among them.
    """
    if sumber.jenis == "contoh":
        return lencana("Data contoh (rekaan)", "awas")
    if sumber.jenis == "unggahan":
        return lencana(f"Berkas Anda: {sumber.nama}")
    if sumber.jenis == "berkas" or baris is None:
        return None
    banyak = int(sumber.draf(baris).sum())
    if len(baris) == 1:
        return lencana(sebut_draf(sumber.keadaan(int(baris[0]))), "awas") if banyak else lencana("Hasil final")
    return (
        lencana(f"{ribuan(banyak)} dari {ribuan(len(baris))} masih draf", "awas") if banyak else lencana("Hasil final")
    )


def sebut_asal(sumber: Sumber, baris: Baris) -> str:
    """Return kind of score, date and instrument version of rows: ``terverifikasi · dinilai … · instrumen 1.0.0``."""
    hari = sebut_tanggal(map(str, sumber.hasil.jawaban.kunci["tanggal"].iloc[baris]))
    t = sumber.tampilan
    bagian = [
        SEBUTAN_JENIS[t.skor] if t else "",
        f"dinilai {hari}" if hari else "",
        f"menurut berkas {sumber.nama}" if sumber.jenis == "berkas" else "",
        _sebut_instrumen(sumber, baris),
    ]
    return " · ".join(b for b in bagian if b)


def sebut_tanggal(semua: Iterable[str]) -> str:
    """Return dates in words: one as it is, several as ``3 sampai 14 Oktober 2026``; ``""`` where unclear."""
    ada = sorted({t[:10] for t in semua if t})
    if len(ada) == 1:
        return tanggal(ada[0])
    if not ada or not all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", t) for t in ada):
        return ""
    awal, akhir = tanggal(ada[0]), tanggal(ada[-1])
    sama = akhir.split(maxsplit=1)[1] if ada[0][:7] == ada[-1][:7] else ada[-1][:4]
    return f"{awal.removesuffix(f' {sama}')} sampai {akhir}"


def catatan_sumber(sumber: Sumber, baris: Baris) -> Html | None:
    """Return what else to know of the rows.

    Example data instead of results, results that were reopened and why, those that were frozen under other rules.
    """
    isi = [sumber.catatan] if sumber.catatan else []
    if dulu := sumber.aturan_lain(baris):
        awal = "Hasil ini" if len(baris) == 1 else "Sebagian hasil ini"
        aturan, kini = ", ".join(dulu), sumber.hasil.instrumen.aturan
        isi.append(f"{awal} dibekukan dengan aturan {aturan}; angka di halaman ini dihitung dengan aturan {kini}.")
    dibuka = list(sumber.dibuka_kembali(baris).items())
    if len(baris) == 1 and dibuka:
        ini = "Ini penilaian" if sumber.draf(baris)[0] else "Yang tampil hasil sebelum dibuka, bukan penilaian"
        sebab = kalimat_utuh(dibuka[0][1].strip())
        isi.append(f"Hasil final desa ini dibuka kembali untuk diperbaiki: {sebab} {ini} yang sedang diperbaiki.")
    elif dibuka:
        nama = sumber.hasil.jawaban.kunci["nama_desa"]
        sebut = " ".join(
            f"{nama.iloc[b]}: {kalimat_utuh(alasan.strip())}" for b, alasan in dibuka[:_PALING_BANYAK_ALASAN]
        )
        lain = len(dibuka) - _PALING_BANYAK_ALASAN
        isi.append(f"{ribuan(len(dibuka))} hasil final dibuka kembali untuk diperbaiki. {sebut}")
        if lain > 0:
            isi[-1] += f" Dan {lain} lagi."
    if len(baris) == 1 and (kurang := _belum_diakui(sumber, int(baris[0]))):
        isi.append(kurang)
    return gabung(*(_kotak(i) for i in isi)) if isi else None


def _belum_diakui(sumber: Sumber, baris: int) -> str:
    """Return why a village's own answers are not counted, so that nobody reads them as never given."""
    banyak, t = sumber.belum_diakui(baris), sumber.tampilan
    if not banyak or t is None:
        return ""
    if t.skor == "didukung":
        return f"{ribuan(banyak)} jawaban desa tidak dihitung, atau dihitung lebih rendah: buktinya belum diterima."
    return (
        f"{ribuan(banyak)} jawaban desa dihitung belum dijawab, karena verifikator belum memeriksanya atau tidak dapat "
        "menghitungnya."
    )


def _kotak(isi: str) -> Html:
    return unsur("div", isi, kelas="pd-pesan pd-awas pd-catatan-sumber", role="status")


def _sebut_instrumen(sumber: Sumber, baris: Baris) -> str:
    """Return the instrument's versions that the rows are pinned to; its id only where it is not the usual one."""
    ini, t = sumber.hasil.instrumen, sumber.tampilan
    versi = [ini.versi] if t is None else list(map(str, np.unique(t.keterangan["versi"].iloc[baris].to_numpy(str))))
    nama = "" if ini.id == INSTRUMEN_SEMULA else f"{ini.id} "
    return f"instrumen {nama}{', '.join(versi)}"
