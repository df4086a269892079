"""What was answered under an older version, beside the question that has to be answered again."""

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.markah import Html, berbaris, gabung, unsur
from penilaian.narasi.jawaban import sebut_jawaban, sebut_pertanyaan
from penilaian.simpan import IsiJawaban, JawabanLama


def jawaban_lama(meja: Meja, isi: IsiJawaban) -> Html | None:
    """Return the answers that became kosong when the draft was moved, until this one is given; None for none."""
    ada = meja.menanti(isi)
    if not ada:
        return None
    akhir = unsur("p", "Pertanyaannya berubah, jadi periksa dan jawab lagi.", kelas="pd-keterangan")
    return unsur("div", *(_satu(satu, isi.indikator) for satu in ada), akhir, kelas="pd-isi-lama", role="note")


def _satu(lama: JawabanLama, id_: str) -> Html:
    naskah = gudang().instrumen.ambil(lama.sidik)
    dulu = naskah.per_id[lama.indikator]
    atas = "" if lama.indikator == id_ else f" atas {sebut_pertanyaan(dulu)}"
    return gabung(
        unsur("p", unsur("b", f"Jawaban menurut versi {naskah.versi}{atas}: "), sebut_jawaban(naskah, dulu, lama.teks)),
        unsur("p", "Waktu itu ditanyakan: ", dulu.pertanyaan, kelas="pd-keterangan"),
        unsur("p", "Catatan waktu itu: ", berbaris(lama.catatan), kelas="pd-keterangan") if lama.catatan else None,
    )
