"""Three scores of one assessment side by side: as given, as verified, as far as evidence supports it (§10)."""

from collections.abc import Mapping
from typing import Final

from penilaian import keandalan
from penilaian.dasbor.halaman.verifikasi.bahan import Bahan
from penilaian.dasbor.halaman.verifikasi.sepakat import lukis_sepakat
from penilaian.dasbor.komponen.alamat import pilih_di_alamat
from penilaian.dasbor.komponen.kalimat import kalimat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.instrumen import SEBUTAN_TAMBAHAN, Indikator
from penilaian.keandalan import Selisih
from penilaian.markah import Html, gabung, unsur
from penilaian.mesin import JENIS, Hasil, Jenis
from penilaian.narasi.kalimat import putusan
from penilaian.narasi.tiga import (
    SEBUTAN_JENIS,
    jawaban_pendek,
    posisi_singkat,
    ringkas_arah,
    sebut_arah,
    skor_singkat,
)
from penilaian.skor import AKAR

_TAMPIL: Final = {"verifikator": "Dinilai lain oleh verifikator", "bukti": "Turun karena bukti", "semua": "Semua"}
_SAMA: Final = frozenset({"sama", "kosong"})


def nilai_tiga(bahan: Bahan, alamat: str) -> None:
    """Draw the three scores, where they differ, and how far village and verifier agree.

    Args:
        bahan: the assessment.
        alamat: page that shows a single answer.
    """
    lukis(
        unsur("h2", "Tiga nilai"),
        _putusan(bahan),
        unsur("p", _kalimat(bahan), kelas="pd-keterangan"),
        tabel_tiga(bahan.hasil),
        unsur(
            "p",
            "Terverifikasi hanya menghitung jawaban yang sudah diperiksa. Didukung bukti menurunkan jawaban yang "
            "buktinya belum diterima atau tidak berlaku pada hari penilaian.",
            kelas="pd-keterangan",
        ),
    )
    _beda(bahan, alamat)
    lukis_sepakat(bahan.selisih, "desa dan verifikator")


def tabel_tiga(hasil: Mapping[Jenis, Hasil]) -> Html:
    """Return position, index and top groups of the three sets as a table."""
    satu = hasil["mandiri"]
    baris: list[tuple[object, ...]] = []
    if satu.posisi is not None:
        baris.append(("Posisi", *(_sel(posisi_singkat(hasil[j])) for j in JENIS)))
    baris.append((satu.instrumen.nama_indeks, *(_sel(skor_singkat(hasil[j], AKAR)) for j in JENIS)))
    baris += [(t.nama, *(_sel(skor_singkat(hasil[j], t.id)) for j in JENIS)) for t in satu.instrumen.puncak]
    return tabel_lipat(
        ("Nilai", *(SEBUTAN_JENIS[j] for j in JENIS)), baris, judul="Tiga nilai berdampingan", angka={1, 2, 3}
    )


def _putusan(bahan: Bahan) -> Html:
    """Return where the village stands in large type, and whose answers say so."""
    sudah = bahan.lembar.keadaan in {"diverifikasi", "final"}
    menurut = "Menurut hasil verifikasi" if sudah else "Menurut jawaban desa sendiri, belum terverifikasi"
    hasil = bahan.hasil["terverifikasi" if sudah else "mandiri"]
    return gabung(unsur("p", menurut, kelas="pd-keterangan"), kalimat(putusan(hasil, 0)))


def _kalimat(bahan: Bahan) -> str:
    if bahan.banyak_terbuka == bahan.banyak_terjawab:
        return "Belum ada jawaban yang diperiksa, jadi baru nilai menurut desa yang berarti."
    return ringkas_arah(bahan.selisih, "verifikator")


def _sel(isi: str) -> Html:
    return unsur("span", isi, kelas="pd-v-sel")


def _beda(bahan: Bahan, alamat: str) -> None:
    lukis(unsur("h3", "Beda per pertanyaan"))
    cara = pilih_di_alamat("Tampilkan", _TAMPIL, "beda", lebar=320)
    didukung = keandalan.bandingkan(bahan.instrumen, bahan.tiga["mandiri"].jawaban, bahan.tiga["didukung"].jawaban)
    baris = [_baris(bahan, i, alamat) for i in bahan.instrumen.indikator if _tampil(bahan, didukung, i.id, cara)]
    baris += [_lokal(bahan, i, alamat) for i in bahan.instrumen.indikator_tambahan if _tampil_lokal(bahan, i.id, cara)]
    if not baris:
        lukis(unsur("p", "Tidak ada jawaban yang berbeda.", kelas="pd-v-hampa", role="status"))
        return
    kepala = ("Pertanyaan", *(SEBUTAN_JENIS[j] for j in JENIS), "Arah")
    lukis(tabel_lipat(kepala, baris, judul="Beda jawaban desa, verifikasi dan bukti per pertanyaan"))


def _tampil_lokal(bahan: Bahan, id_: str, cara: str) -> bool:
    """Return whether a local question is listed; it is never counted, so nothing of it falls for lack of evidence."""
    return cara == "semua" or (cara == "verifikator" and bahan.periksa(id_) in {"beda", "usang"})


def _lokal(bahan: Bahan, i: Indikator, alamat: str) -> tuple[object, ...]:
    pertanyaan, *isi = _sebut(bahan, i, alamat)
    return (unsur("span", pertanyaan, unsur("span", f" ({SEBUTAN_TAMBAHAN})", kelas="pd-keterangan")), *isi, "–")


def _tampil(bahan: Bahan, didukung: Selisih, id_: str, cara: str) -> bool:
    if cara == "bukti":
        return didukung.satu(id_)[0] not in _SAMA
    return cara == "semua" or bahan.periksa(id_) in {"beda", "usang"}


def _baris(bahan: Bahan, i: Indikator, alamat: str) -> tuple[object, ...]:
    isi = bahan.satu(i.id)
    arah, beda = bahan.selisih.satu(i.id)
    if isi.teks_verifikasi:
        kata = sebut_arah(arah, beda, "verifikator")
    else:
        kata = "= sama" if isi.teks_verifikasi == "" and arah == "kosong" else "–"
    return (*_sebut(bahan, i, alamat), kata)


def _sebut(bahan: Bahan, i: Indikator, alamat: str) -> tuple[object, ...]:
    """Return a question with its way, and its answer in the three sets."""
    tiga, isi = bahan.tiga, bahan.satu(i.id)
    if isi.teks_verifikasi is None:
        terverifikasi = "belum diperiksa" if bahan.terjawab(i.id) else "–"
    elif not isi.teks_verifikasi:
        terverifikasi = "tidak dapat dihitung"
    else:
        terverifikasi = jawaban_pendek(bahan.instrumen, i, tiga["terverifikasi"].jawaban)
    tautan = f"{alamat}?penilaian={bahan.lembar.id}&indikator={i.id}"
    return (
        unsur("span", unsur("a", i.id, href=tautan, target="_self"), f" {i.nama}"),
        jawaban_pendek(bahan.instrumen, i, tiga["mandiri"].jawaban),
        terverifikasi,
        jawaban_pendek(bahan.instrumen, i, tiga["didukung"].jawaban),
    )
