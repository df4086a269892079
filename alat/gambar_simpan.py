"""A store to photograph: people who can log in, and one invented village whose assessment is half filled in."""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from penilaian import simpan
from penilaian.berkas import tabel_jawaban
from penilaian.contoh import buat
from penilaian.simpan import TERMINAL, Awal, Gudang, Pelaku, Peran
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.rak import RakAkun, RakBukti

SANDI = "payung kertas gunung teh"
"""Everybody's password; the store lives as long as the photographs take."""

DESA = "99.01.01.2001"
PERIODE = "2026"
BERBUKTI = "P01"
"""Indicator whose answer has evidence and a note."""

_ORANG = {
    "siti": ("Siti Aminah", Peran("penilai", "99.01.01")),
    "budi": ("Budi Santoso", Peran("verifikator", "99.01")),
}


@dataclass(frozen=True)
class Desa:
    """The invented village.

    Attributes:
        nomor: of its assessment.
        penilai: who fills it in.
    """

    nomor: int
    penilai: Pelaku


def siapkan(folder: Path) -> Desa:
    """Make a store in ``folder`` with an assessor (siti), a verifier (budi) and a draft answered by half."""
    with simpan.buka(None, folder) as gudang:
        akun = RakAkun(gudang.koneksi)
        orang = {
            masuk: Pelaku(akun.tambah(TERMINAL, masuk, nama, [peran], SANDI).id, nama, (peran,))
            for masuk, (nama, peran) in _ORANG.items()
        }
        penilai = orang["siti"]
        sidik = gudang.instrumen.daftarkan("inpres-3-2003").sidik
        awal = Awal(
            DESA,
            PERIODE,
            sidik,
            anggota=("Siti Aminah", "Rahmat Hidayat"),
            nama_desa="Sukamaju",
            kecamatan="Kecamatan Contoh",
            kabupaten="Kabupaten Contoh",
        )
        lembar = gudang.lembar.buat(penilai, awal)
        _jawab(gudang, penilai, lembar.id, sidik)
        RakBukti(gudang.koneksi, gudang.instrumen).unggah(
            penilai, lembar.id, BERBUKTI, "bukti-rekaan.png", _surat(), Keterangan(pemilik="Sekretaris desa")
        )
    return Desa(lembar.id, penilai)


def ajukan(folder: Path, desa: Desa) -> None:
    """Submit the assessment, so that a verifier may check it; the dashboard may run meanwhile."""
    with simpan.buka(None, folder) as gudang:
        gudang.alur.ajukan(desa.penilai, desa.nomor)


def _jawab(gudang: Gudang, penilai: Pelaku, nomor: int, sidik: str) -> None:
    """Answer every other indicator with what the maker of example data invents."""
    instrumen = gudang.instrumen.ambil(sidik)
    tabel = tabel_jawaban(instrumen, buat(instrumen, 1, 2026, kosong=0.0))
    for urutan, indikator in enumerate(instrumen.indikator):
        if urutan % 2 == 0 or indikator.id == BERBUKTI:
            teks = str(tabel.column(indikator.id)[0])
            catatan = "Diperlihatkan sekretaris desa saat kunjungan." if indikator.id == BERBUKTI else None
            gudang.jawaban.simpan(penilai, nomor, indikator.id, teks, versi_dilihat=0, catatan=catatan)


def _surat() -> bytes:
    """Return a picture that stands for a scanned page and says that it is invented."""
    gambar = Image.new("RGB", (620, 800), "white")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((20, 20, 599, 779), outline="#888888", width=2)
    pena.text((150, 60), "CONTOH BUKTI (REKAAN)", fill="#222222", font_size=26)
    pena.text((175, 110), "Desa Sukamaju, kode 99.01.01.2001", fill="#444444", font_size=16)
    for y in range(180, 720, 30):
        pena.line((70, y, 550 if y % 90 else 420, y), fill="#bbbbbb", width=6)
    isi = io.BytesIO()
    gambar.save(isi, "PNG")
    return isi.getvalue()
