"""What a file brings, in words: sentences and a table by village whose counts add up. Draws nothing."""

from collections.abc import Iterable

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.isi.tautan_kartu import alamat
from penilaian.dasbor.komponen.tabel_lipat import HAMPA, tabel_lipat
from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.ejaan import awal_besar, rangkai, sebut_periode
from penilaian.narasi.jawaban import sebut_sidik_jawaban
from penilaian.simpan.impor import DesaImpor, HasilImpor

KEPALA = ("Desa", "Periode", "Baru", "Diubah", "Sama", "Ditolak", "Kosong", "Keterangan")


def ringkasan(hasil: HasilImpor, *, selesai: bool) -> Html:
    """Return how many rows and answers are taken and how many not: of a row that is taken, some may not be.

    Args:
        hasil: what was taken, or would be.
        selesai: it is in the store.
    """
    j = hasil.jumlah
    kata = "diambil" if selesai else "dapat diambil"
    baris = f"{ribuan(j['diambil'])} dari {ribuan(j['desa'])} baris {kata}"
    if j["dimulai"]:
        baris += f", {ribuan(j['dimulai'])} di antaranya penilaian baru"
    terisi = j["sel"] - j["kosong"]
    if j["ditolak"]:
        baris += f"; {ribuan(j['ditolak'])} dari {ribuan(terisi)} jawaban tidak {kata}"
    nasib = [f"{ribuan(j[k])} {k}" for k in ("baru", "diubah", "sama", "ditolak") if j[k]]
    isi = f"{ribuan(terisi)} dari {ribuan(j['sel'])} pertanyaan ada di berkas{': ' * bool(nasib)}{rangkai(nasib)}."
    lain = [
        f"{ribuan(j[k])} {kata}"
        for k, kata in (
            ("pindah", "jawaban diubah di draf yang ditinggalkan kirimannya"),
            ("penutup", "catatan umum menjadi komentar penilaiannya"),
        )
        if j[k]
    ]
    if lain:
        isi += f" {awal_besar(rangkai(lain))}."
    return gabung(
        unsur("p", unsur("b", f"{baris}.")),
        unsur("p", str(hasil.hitungan), kelas="pd-keterangan") if hasil.hitungan is not None else Html(""),
        unsur("p", hasil.kolom, kelas="pd-keterangan") if hasil.kolom else Html(""),
        unsur("p", isi),
        unsur("p", hasil.kalimat_padanan) if hasil.kalimat_padanan else Html(""),
        unsur("p", unsur("code", sebut_sidik_jawaban(hasil.instrumen, hasil.sidik))) if hasil.sidik else Html(""),
    )


def ringkasan_titipan(hasil: HasilImpor, *, selesai: bool) -> Html:
    """Return how many answers of another page are taken and how many questions that leaves; no file is spoken of.

    Args:
        hasil: what was taken, or would be: one village.
        selesai: it is in the store.
    """
    j = hasil.jumlah
    banyak = j["baru"] + j["diubah"]
    masuk = (
        f"{f'{ribuan(banyak)} jawaban' if banyak else 'Tidak ada jawaban yang'} {'masuk' if selesai else 'akan masuk'}"
    )
    ganti = f", {ribuan(j['diubah'])} di antaranya mengganti yang ada" if j["diubah"] else ""
    lain = [f"{ribuan(j[k])} {kata}" for k, kata in (("sama", "sudah begitu"), ("ditolak", "ditolak")) if j[k]]
    if j["kosong"]:
        # of a draft that was there before, other questions may have their answers already
        lain.append(f"{ribuan(j['kosong'])} {'tetap kosong' if j['dimulai'] else 'dibiarkan seperti adanya'}")
    return unsur("p", unsur("b", f"{', '.join((masuk + ganti, *lain))}."))


def arti(asal: str = "berkas") -> Html:
    """Return what the counts mean, of answers from ``asal``."""
    return unsur(
        "p",
        "Sama: jawabannya sudah begitu. Ditolak: tidak dimasukkan, alasannya pada tabel. "
        f"Kosong: tidak dijawab di {asal}; jawaban yang sudah ada tidak dihapus.",
        kelas="pd-keterangan",
    )


def tabel_desa(hasil: HasilImpor, desa: Iterable[DesaImpor], *, selesai: bool) -> Html:
    """Return some rows of the file as a table; where they are in the store each leads to its assessment."""
    baris = (
        (
            _nama(d, bertaut=selesai),
            sebut_periode(d.periode),
            *(ribuan(len(x)) if x else HAMPA for x in (d.baru, d.diubah, d.sama, d.ditolak)),
            ribuan(d.kosong) if d.kosong else HAMPA,
            _keterangan(hasil, d) or HAMPA,
        )
        for d in desa
    )
    judul = "Yang diambil menurut desa" if selesai else "Yang akan diambil menurut desa"
    return tabel_lipat(KEPALA, baris, judul=judul, angka=range(2, 7))


def _nama(d: DesaImpor, *, bertaut: bool) -> Html:
    nama = d.kode if d.tanpa_nama else d.nama
    if bertaut and d.penilaian_id is not None:
        sebutan: Html | str = unsur("a", nama, href=alamat(d.penilaian_id), target="_self")
    else:
        sebutan = nama
    return gabung(sebutan, *(() if d.tanpa_nama else (unsur("span", d.kode, kelas="pd-rujukan"),)))


def _keterangan(hasil: HasilImpor, d: DesaImpor) -> Html | None:
    cap, kelas = ("b", "") if d.sebab else ("span", "pd-impor-sebab")
    kalimat = hasil.keterangan(d)
    return gabung(*(unsur(cap, k, kelas=kelas or None) for k in kalimat)) if kalimat else None
