"""The line below an answer: whether it is saved, since when, by whom, and what is wrong with it."""

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import Kabar
from penilaian.instrumen import IndikatorDaftar, IndikatorJenjang, Instrumen
from penilaian.jawaban import NIHIL, TB
from penilaian.markah import Html, unsur
from penilaian.narasi.ejaan import kalimat_utuh
from penilaian.narasi.jawaban import sebut_jawaban
from penilaian.narasi.waktu import saat
from penilaian.rekomendasi import BELUM_DIJAWAB
from penilaian.simpan import IsiJawaban, Pelaku


def status(meja: Meja, isi: IsiJawaban, siapa: Pelaku, asal: str = "") -> Html:
    """Return how an answer stands in the store.

    Args:
        meja: what is being filled in.
        isi: as the store has it.
        siapa: who looks; their own answers are called theirs.
        asal: period that carried-over answers come from.
    """
    if isi.waktu is None:
        return _baris(BELUM_DIJAWAB, kelas="pd-kosong")
    if isi.bawaan:
        return _baris(f"Dibawa dari {asal or 'periode lalu'}, perlu dipastikan. Belum dihitung.", kelas="pd-perlu")
    kapan = f"tersimpan {saat(isi.waktu, meja.lembar.zona_waktu)}"
    if not isi.teks and isi.oleh is None:
        return _baris(BELUM_DIJAWAB, f", catatan {kapan}" if isi.catatan else "", kelas="pd-kosong")
    oleh = "" if isi.oleh == siapa.pengguna_id or not isi.oleh_nama else f" oleh {isi.oleh_nama}"
    if not isi.teks:
        return _baris(f"Belum tahu, dihitung belum dijawab, {kapan}{oleh}", kelas="pd-kosong")
    return _baris(_terbaca(meja.instrumen, isi), unsur("b", kapan), oleh, kelas="pd-simpan")


def sebelumnya(meja: Meja, isi: IsiJawaban) -> Html | None:
    """Return what the store keeps while something newer is not saved (``salah``), None where it has nothing.

    A card has one word for its state; what is not saved has it.
    """
    if isi.waktu is None:
        return None
    teks = sebut_jawaban(meja.instrumen, meja.instrumen.per_id[isi.indikator], isi.teks)
    return _baris(f"Jawaban sebelumnya tetap: {kalimat_utuh(teks)}", kelas="pd-kosong")


def salah(kabar: Kabar) -> Html:
    """Return why an answer is not saved, to stand beside its field."""
    return unsur(
        "p", unsur("b", "Belum tersimpan. "), f"{kabar.pesan} {kabar.saran}".strip(), kelas="pd-isi-salah", role="alert"
    )


def _terbaca(instrumen: Instrumen, isi: IsiJawaban) -> str:
    """Return how a written number or ticked list was understood; levels speak for themselves."""
    indikator, teks = instrumen.per_id[isi.indikator], isi.teks
    if isinstance(indikator, IndikatorJenjang) or teks.upper() in {TB, NIHIL}:
        return ""
    if isinstance(indikator, IndikatorDaftar):
        return f"{ribuan(len(teks.split()))} dari {ribuan(len(indikator.butir))} hal, "
    return f"Terbaca {sebut_jawaban(instrumen, indikator, teks)}, "


def _baris(*isi: object, kelas: str) -> Html:
    return unsur("p", *isi, kelas=f"pd-isi-status {kelas}", role="status")
