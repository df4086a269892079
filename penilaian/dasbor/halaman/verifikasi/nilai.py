"""Three scores of one assessment side by side: as given, as verified, as far as evidence supports it (§10)."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from penilaian import keandalan
from penilaian.angka import jauh, tulis_tetap
from penilaian.dasbor.halaman.verifikasi.bahan import Bahan
from penilaian.dasbor.halaman.verifikasi.sepakat import lukis_sepakat
from penilaian.dasbor.komponen.alamat import pilih_di_alamat
from penilaian.dasbor.komponen.kalimat import kalimat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.instrumen import Indikator, IndikatorJenjang
from penilaian.jawaban import TERJAWAB, Jawaban, sebut_isi
from penilaian.keandalan import Arah, Selisih
from penilaian.markah import Html, gabung, unsur
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_kecil
from penilaian.narasi.kalimat import putusan
from penilaian.rekomendasi import teks_jawaban
from penilaian.simpan import JENIS, Jenis
from penilaian.skor import AKAR

_KEPALA: Final[Mapping[Jenis, str]] = {
    "mandiri": "Menurut desa",
    "terverifikasi": "Terverifikasi",
    "didukung": "Didukung bukti",
}
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
        baris.append(("Posisi", *(_sel(_posisi(hasil[j])) for j in JENIS)))
    baris.append((satu.instrumen.nama_indeks, *(_sel(_skor(hasil[j], AKAR)) for j in JENIS)))
    baris += [(t.nama, *(_sel(_skor(hasil[j], t.id)) for j in JENIS)) for t in satu.instrumen.puncak]
    return tabel_lipat(("Nilai", *(_KEPALA[j] for j in JENIS)), baris, judul="Tiga nilai berdampingan", angka={1, 2, 3})


def sebut_arah(arah: Arah, beda: float, kedua: str) -> str:
    """Return in words how a second answer stands to the first.

    Args:
        arah: its direction.
        beda: in points of the question's own score, NaN where there is none.
        kedua: who gave the second answer.
    """
    if arah in {"lebih_tinggi", "lebih_rendah"}:
        return f"{'▲ lebih tinggi' if arah == 'lebih_tinggi' else '▼ lebih rendah'} {jauh(beda)} poin"
    return {
        "sama": "= sama",
        "kosong": "keduanya belum menjawab",
        "isi_lain": "nilainya sama, isinya lain",
        "tidak_berlaku": "satu menjawab tidak berlaku",
        "hanya_pertama": f"belum dijawab {kedua}",
        "hanya_kedua": f"hanya dijawab {kedua}",
    }[arah]


def ringkas_arah(selisih: Selisih, pelaku: str) -> str:
    """Return how many answers the second set has higher, lower, the same."""
    dilihat = selisih.dinilai
    banyak = {a: int(((selisih.arah == n) & dilihat).sum()) for n, a in enumerate(keandalan.ARAH)}
    lain = int(dilihat.sum()) - banyak["sama"] - banyak["lebih_tinggi"] - banyak["lebih_rendah"]
    bagian = [
        f"{banyak['sama']} sama",
        f"{banyak['lebih_rendah']} lebih rendah",
        f"{banyak['lebih_tinggi']} lebih tinggi",
        f"{lain} berbeda tanpa arah" if lain else "",
    ]
    return f"Menurut {pelaku}: {', '.join(b for b in bagian if b)}."


def jawaban_panjang(i: Indikator, jawaban: Jawaban) -> str:
    """Return the answer of a single-row set in words; a level with its number and text."""
    j = jawaban.nomor(i.id)
    if isinstance(i, IndikatorJenjang) and jawaban.keadaan[j, 0] == TERJAWAB:
        return f"{tulis_tetap(jawaban.nilai[j, 0])} · {teks_jawaban(i, jawaban, 0)}"
    return teks_jawaban(i, jawaban, 0)


def jawaban_pendek(i: Indikator, jawaban: Jawaban) -> str:
    """Return the answer of a single-row set in few words; a level by its number."""
    j = jawaban.nomor(i.id)
    if isinstance(i, IndikatorJenjang) and jawaban.keadaan[j, 0] == TERJAWAB:
        return sebut_isi(i, float(jawaban.nilai[j, 0]))
    return awal_kecil(teks_jawaban(i, jawaban, 0))


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


def _posisi(hasil: Hasil) -> str:
    assert hasil.posisi is not None  # noqa: S101  (tabel_tiga)
    pasti, mungkin = int(hasil.posisi.pasti[0]), int(hasil.posisi.mungkin[0])
    nama = hasil.nama_posisi(pasti) if pasti else _menapaki(hasil)
    return nama if mungkin == pasti else f"{nama}, mungkin {hasil.nama_posisi(mungkin)}"


def _menapaki(hasil: Hasil) -> str:
    """Return the way to the first stage: nobody is shown as having reached nothing."""
    ini = hasil.instrumen
    pertama = ini.puncak[0]
    assert ini.gerbang is not None  # noqa: S101  (there is a position)
    ambang = (pertama.ambang or ini.gerbang.ambang).nilai
    return f"menapaki {pertama.nama} ({_skor(hasil, pertama.id)}, ambang {tulis_tetap(ambang)})"


def _skor(hasil: Hasil, kelompok: str) -> str:
    """Return a score as text, its bounds where it is withheld; never as the threshold that it misses."""
    mistar = hasil.instrumen.mistar
    skor, bawah, atas = (float(f(kelompok)[0]) for f in (hasil.skor, hasil.bawah, hasil.atas))
    if np.isnan(skor):
        return f"antara {mistar.tulis(bawah)} dan {mistar.tulis(atas)}"
    return mistar.tulis(skor)


def _beda(bahan: Bahan, alamat: str) -> None:
    lukis(unsur("h3", "Beda per pertanyaan"))
    cara = pilih_di_alamat("Tampilkan", _TAMPIL, "beda", lebar=320)
    didukung = keandalan.bandingkan(bahan.instrumen, bahan.tiga["mandiri"].jawaban, bahan.tiga["didukung"].jawaban)
    baris = [_baris(bahan, i, alamat) for i in bahan.instrumen.indikator if _tampil(bahan, didukung, i.id, cara)]
    if not baris:
        lukis(unsur("p", "Tidak ada jawaban yang berbeda.", kelas="pd-v-hampa", role="status"))
        return
    kepala = ("Pertanyaan", *(_KEPALA[j] for j in JENIS), "Arah")
    lukis(tabel_lipat(kepala, baris, judul="Beda jawaban desa, verifikasi dan bukti per pertanyaan"))


def _tampil(bahan: Bahan, didukung: Selisih, id_: str, cara: str) -> bool:
    if cara == "bukti":
        return didukung.satu(id_)[0] not in _SAMA
    return cara == "semua" or bahan.periksa(id_) in {"beda", "usang"}


def _baris(bahan: Bahan, i: Indikator, alamat: str) -> tuple[object, ...]:
    tiga, isi = bahan.tiga, bahan.satu(i.id)
    arah, beda = bahan.selisih.satu(i.id)
    if isi.teks_verifikasi is None:
        terverifikasi, kata = ("belum diperiksa", "–") if bahan.terjawab(i.id) else ("–", "–")
    elif not isi.teks_verifikasi:
        terverifikasi, kata = "tidak dapat dihitung", "= sama" if arah == "kosong" else "–"
    else:
        terverifikasi = jawaban_pendek(i, tiga["terverifikasi"].jawaban)
        kata = sebut_arah(arah, beda, "verifikator")
    tautan = f"{alamat}?penilaian={bahan.lembar.id}&indikator={i.id}"
    return (
        unsur("span", unsur("a", i.id, href=tautan, target="_self"), f" {i.nama}"),
        jawaban_pendek(i, tiga["mandiri"].jawaban),
        terverifikasi,
        jawaban_pendek(i, tiga["didukung"].jawaban),
        kata,
    )
