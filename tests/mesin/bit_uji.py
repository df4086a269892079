"""Results held against each other, to the last bit."""

from collections.abc import Iterator

import numpy as np
from kasus_mesin import instrumen_uji, ubah_instrumen
from strategi_mesin import (
    Isian,
    jadi_jawaban,
)

from penilaian import Hasil, Instrumen, nilai
from penilaian.skor import Larik, Skor


def nilai_desa(instrumen: Instrumen, *desa: Isian) -> Hasil:
    return nilai(instrumen, jadi_jawaban(instrumen, desa))


def kumpulan(hasil: Hasil) -> tuple[Skor, Skor]:
    return hasil.kelompok, hasil.lensa


def angka(hasil: Hasil, kolom: slice | int = slice(None)) -> Iterator[tuple[str, Larik]]:
    """Yield every number that a result holds, villages along the last axis."""
    for nama, skor in zip(("kelompok", "lensa"), kumpulan(hasil), strict=True):
        for bidang in ("skor", "bawah", "atas", "kelengkapan"):
            yield f"{nama} {bidang}", getattr(skor, bidang)[:, kolom]
    if hasil.posisi is not None:
        yield "status", hasil.posisi.status[:, kolom]
        yield "pasti", hasil.posisi.pasti[kolom]
        yield "mungkin", hasil.posisi.mungkin[kolom]
        yield "kurang", hasil.posisi.kurang[kolom]


def pastikan_sama_sampai_bit_terakhir(satu: Hasil, dua: Hasil, urutan: slice | list[int] | None = None) -> None:
    """Assert that ``dua`` holds, in the given order of villages, the very bits that ``satu`` holds."""
    kolom = slice(None) if urutan is None else urutan
    for (nama, a), (_, b) in zip(angka(satu), angka(dua), strict=True):
        a = np.ascontiguousarray(a[..., kolom])
        assert a.tobytes() == np.ascontiguousarray(b).tobytes(), nama
    if satu.posisi is not None:
        assert satu.posisi.penghambat[kolom].tolist() == dua.posisi.penghambat.tolist()
        assert satu.posisi.penghambat_aspek[kolom].tolist() == dua.posisi.penghambat_aspek.tolist()
    assert satu.predikat()[kolom].tolist() == dua.predikat().tolist()


def semua_digabung(cara: str) -> Instrumen:
    """Return a small instrument whose every group aggregates in this way."""
    dasar = instrumen_uji("geometrik-dan-minimum")
    return ubah_instrumen(
        dasar, agregasi=cara, kelompok=tuple(k.model_copy(update={"agregasi": cara}) for k in dasar.kelompok)
    )
