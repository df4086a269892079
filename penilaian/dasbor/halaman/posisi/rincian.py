"""Groups and lenses of one village as tables and bars."""

from collections.abc import Iterable

from penilaian.dasbor.komponen.tabel_lipat import HAMPA, tabel_lipat
from penilaian.grafik import batang, daftar_batang
from penilaian.markah import Html, unsur
from penilaian.narasi.ejaan import awal_besar
from penilaian.narasi.rincian import BarisKelompok, BatangLensa


def tabel_kelompok(kelompok: Iterable[BarisKelompok]) -> Html:
    """Return every group with score, bounds and completeness; groups below the top are set in."""

    def nama(k: BarisKelompok) -> Html:
        rujukan = unsur("span", k.rujukan, kelas="pd-rujukan") if k.rujukan else None
        return unsur("span", k.nama, rujukan, kelas=f"pd-dalam-{min(k.kedalaman, 3)}")

    return tabel_lipat(
        ("Tingkat dan aspek", "Nilai", "Batas", "Kelengkapan"),
        ((nama(k), k.angka or "belum dapat dinilai", k.rentang or HAMPA, k.kelengkapan or HAMPA) for k in kelompok),
        judul="Nilai tiap tingkat dan aspeknya",
        angka={1, 2, 3},
    )


def batang_kelompok(kelompok: Iterable[BarisKelompok]) -> Html:
    """Return the top groups as bars, where there is no stair to draw."""
    return daftar_batang(
        batang(k.nama, k.bagian, k.angka or "belum dapat dinilai", k.rentang and f"antara {k.rentang}")
        for k in kelompok
        if k.kedalaman == 0
    )


def batang_nilai_lensa(nilai: Iterable[BatangLensa], *, keterangan: bool = False) -> Html:
    """Return the values of a lens as bars, on demand with what they mean."""
    return daftar_batang(
        batang(
            n.nama,
            n.bagian,
            n.angka,
            f"{n.keterangan} {awal_besar(n.rentang)}".strip() if keterangan else n.rentang,
        )
        for n in nilai
    )
