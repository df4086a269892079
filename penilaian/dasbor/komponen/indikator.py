"""The list of indicators with what a village answered."""

from collections.abc import Iterable

from penilaian.markah import Html, unsur
from penilaian.narasi.jawaban import TANPA_NILAI
from penilaian.narasi.rincian import BarisIndikator


def daftar_indikator(baris: Iterable[BarisIndikator]) -> Html:
    """Return indicators as lines that unfold: what was asked, the answer, what is missing, advice, evidence."""
    return unsur("ul", *(unsur("li", _indikator(b)) for b in baris), kelas="pd-indikator")


def _indikator(b: BarisIndikator) -> Html:
    nilai = b.angka or TANPA_NILAI[b.keadaan]
    bintang = unsur("span", "★", kelas="pd-bintang", title="Syarat wajib") if b.bintang else None
    letak = f"{b.tingkat}, {b.aspek}" if b.aspek != b.tingkat else b.tingkat
    return unsur(
        "details",
        unsur(
            "summary",
            unsur("span", b.id, kelas="pd-kode"),
            unsur("span", b.nama, " " if bintang else None, bintang, kelas="pd-indikator-nama"),
            unsur("span", nilai, kelas=f"pd-indikator-angka pd-{b.keadaan}"),
        ),
        unsur("p", letak, kelas="pd-keterangan"),
        unsur("p", b.pertanyaan, kelas="pd-keterangan"),
        unsur("p", b.jawaban, kelas="pd-jawaban"),
        _baris("Belum ada", "; ".join(b.butir_kurang)),
        _baris("Syarat wajib ★", b.bintang and f"{b.bintang} {'Terpenuhi.' if b.terpenuhi else 'Belum terpenuhi.'}"),
        _baris("Saran", b.saran),
        _baris("Bukti", b.bukti),
    )


def _baris(nama: str, isi: str) -> Html | None:
    return unsur("p", unsur("b", f"{nama}:"), f" {isi}") if isi else None
