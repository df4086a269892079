"""What a file brings, in words: sentences and a table by village whose counts add up. Draws nothing."""

from collections.abc import Iterable

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.isi.tautan_kartu import alamat
from penilaian.dasbor.komponen.tabel_lipat import HAMPA, tabel_lipat
from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.ejaan import awal_besar, rangkai, sebut_periode
from penilaian.simpan.impor import DesaImpor, HasilImpor

KEPALA = ("Desa", "Periode", "Baru", "Diubah", "Sama", "Ditolak", "Kosong", "Keterangan")
_TERSEBUT = 12
"""Questions named of those that are refused for one reason."""


def ringkasan(hasil: HasilImpor, *, selesai: bool) -> Html:
    """Return how many rows and answers are taken and how many not.

    Args:
        hasil: what was taken, or would be.
        selesai: it is in the store.
    """
    j = hasil.jumlah
    baris = f"{ribuan(j['diambil'])} dari {ribuan(j['desa'])} baris {'diambil' if selesai else 'dapat diambil'}"
    if j["dimulai"]:
        baris += f", {ribuan(j['dimulai'])} di antaranya penilaian baru"
    hitungan = [f"{ribuan(j[k])} {k}" for k in ("baru", "diubah", "sama", "ditolak", "kosong")]
    return gabung(
        unsur("p", unsur("b", f"{baris}.")),
        unsur("p", str(hasil.hitungan), kelas="pd-keterangan") if hasil.hitungan is not None else Html(""),
        unsur("p", f"{ribuan(j['sel'])} pertanyaan dalam berkas: {rangkai(hitungan)}."),
    )


def arti() -> Html:
    """Return what the counts mean."""
    return unsur(
        "p",
        "Sama: jawabannya sudah begitu. Ditolak: tidak dimasukkan, alasannya pada tabel. "
        "Kosong: tidak dijawab di berkas; jawaban yang sudah ada tidak dihapus.",
        kelas="pd-keterangan",
    )


def tabel_desa(desa: Iterable[DesaImpor], *, selesai: bool) -> Html:
    """Return rows of the file as a table; where they are in the store each leads to its assessment."""
    baris = (
        (
            _nama(d, bertaut=selesai),
            sebut_periode(d.periode),
            *(ribuan(len(x)) if x else HAMPA for x in (d.baru, d.diubah, d.sama, d.ditolak)),
            ribuan(d.kosong) if d.kosong else HAMPA,
            _keterangan(d) or HAMPA,
        )
        for d in desa
    )
    judul = "Yang diambil menurut desa" if selesai else "Yang akan diambil menurut desa"
    return tabel_lipat(KEPALA, baris, judul=judul, angka=range(2, 7))


def _nama(d: DesaImpor, *, bertaut: bool) -> Html:
    nama = unsur("span", d.kode, kelas="pd-rujukan")
    if not bertaut or d.penilaian_id is None:
        return gabung(d.nama, nama)
    return gabung(unsur("a", d.nama, href=alamat(d.penilaian_id), target="_self"), nama)


def _keterangan(d: DesaImpor) -> Html | None:
    if d.sebab:
        return unsur("b", f"Tidak diambil: {d.sebab}.")
    per_sebab: dict[str, list[str]] = {}
    for indikator, sebab in d.ditolak:
        per_sebab.setdefault(sebab, []).append(indikator)
    isi = ["Penilaian baru."] if d.dimulai else []
    isi += [f"{awal_besar(sebab)}: {_sebut(semua)}." for sebab, semua in per_sebab.items()]
    return gabung(*(unsur("span", kalimat, kelas="pd-impor-sebab") for kalimat in isi)) if isi else None


def _sebut(indikator: list[str]) -> str:
    lain = len(indikator) - _TERSEBUT
    return rangkai([*indikator[:_TERSEBUT], f"{lain} lagi"] if lain > 0 else indikator)
