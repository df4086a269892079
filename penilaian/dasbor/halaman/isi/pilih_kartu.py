"""Stages as steps, and which cards of a stage are shown; both stand in the address."""

from typing import Final

from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.tautan_kartu import alamat, tautan_kartu
from penilaian.dasbor.komponen.alamat import pilih_ruas_di_alamat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.instrumen import Indikator
from penilaian.markah import unsur
from penilaian.rekomendasi import BELUM_DIJAWAB

_SARINGAN: Final = {
    "semua": "Semua",
    "terbuka": BELUM_DIJAWAB,
    "bukti": "Tanpa bukti",
    "wajib": "Wajib ★",
    "pastikan": "Perlu dipastikan",
    "verifikator": "Dari verifikator",
    "lama": "Jawaban versi lama",
}


_TAMBAHAN: Final = "Tambahan"
"""The part of local questions, short enough for a phone; each of its cards says more."""


def pilih_tahap(meja: Meja) -> str:
    """Draw the steps and return the id of the stage that is open: the address decides, else the first."""
    tingkat = {k.id: f"{n}. {k.nama}" for n, k in enumerate(meja.instrumen.puncak, start=1)}
    tingkat |= {k.id: _TAMBAHAN for k in meja.instrumen.bagian[len(tingkat) :]}
    return pilih_ruas_di_alamat("Tingkat", tingkat, "tingkat", kunci="isi_tingkat")


def pilih_kartu(meja: Meja, bacaan: Bacaan, tingkat: str) -> tuple[Indikator, ...]:
    """Draw the filter and return the indicators of a stage that get a card."""
    jarang = {
        "pastikan": any(isi.bawaan for isi in bacaan.jawaban.values()),
        "verifikator": bool(dari_verifikator(meja, bacaan)),
        "lama": any(meja.menanti(bacaan.satu(id_)) for id_ in meja.lama),
    }
    pilihan = {k: n for k, n in _SARINGAN.items() if jarang.get(k, True)}
    saringan = pilih_ruas_di_alamat("Tampilkan", pilihan, "saring", kunci="isi_saring")
    cocok = tuple(i for i in meja.instrumen.ditanyakan if _cocok(meja, bacaan, saringan, i))
    di_sini = tuple(i for i in bacaan.dalam(tingkat) if i in cocok)
    if not di_sini:
        _hampa(meja, cocok)
    return di_sini


def lukis_lanjut(meja: Meja, tingkat: str) -> None:
    """Draw the way to the next stage, below the last card; nothing after the last stage."""
    bagian = meja.instrumen.bagian
    berikut = [k for n, k in enumerate(bagian) if n and bagian[n - 1].id == tingkat]
    for k in berikut:
        tautan = unsur("a", f"Lanjut ke {k.nama}", href=alamat(meja.id, k.id), target="_self", kelas="pd-tombol")
        lukis(unsur("p", tautan))


def kurang_bukti(meja: Meja, bacaan: Bacaan, indikator: Indikator) -> bool:
    """Return whether the answer asks for evidence and has none."""
    return bacaan.minta_bukti(indikator) and not meja.bukti[indikator.id]


def dari_verifikator(meja: Meja, bacaan: Bacaan) -> tuple[Indikator, ...]:
    """Return the indicators of whose answer a verifier has said something, or refused evidence."""
    return tuple(i for i in meja.instrumen.ditanyakan if _dikomentari(meja, bacaan, i))


def _hampa(meja: Meja, cocok: tuple[Indikator, ...]) -> None:
    """Say that no card of this stage fits the filter, and lead to those of the others."""
    if cocok:
        lukis(unsur("p", "Tidak ada di tingkat ini. Di tingkat lain:", role="status"), tautan_kartu(meja, cocok))
    else:
        lukis(pesan("Tidak ada pertanyaan yang cocok dengan saringan ini.", "tenang"))


def _cocok(meja: Meja, bacaan: Bacaan, saringan: str, i: Indikator) -> bool:
    if saringan == "terbuka":
        return not bacaan.terjawab(i.id)
    if saringan == "bukti":
        return kurang_bukti(meja, bacaan, i)
    if saringan == "wajib":
        return i.kritis is not None
    if saringan == "verifikator":
        return _dikomentari(meja, bacaan, i)
    if saringan == "lama":
        return bool(meja.menanti(bacaan.satu(i.id)))
    return saringan != "pastikan" or bacaan.satu(i.id).bawaan


def _dikomentari(meja: Meja, bacaan: Bacaan, i: Indikator) -> bool:
    """Return whether a verifier has said something about the answer or refused its evidence."""
    ditolak = any(b.indikator == i.id and b.diputuskan == "ditolak" for b in meja.semua_bukti)
    return ditolak or bool(bacaan.satu(i.id).alasan_verifikasi)
