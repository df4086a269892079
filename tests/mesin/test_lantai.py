"""The floor for many villages at once: each is told what it would be told alone."""

from itertools import product

import pytest
from kasus_mesin import instrumen_uji, nilai_kasus, uraikan

from penilaian.posisi import rinci_aspek

ASPEK = {
    "situs": ({"S1": "60"}, {"S1": "30"}, {"S1": "kosong"}),
    "orang": ({"O1": "60", "O2": "60"}, {"O1": "0", "O2": "0"}, {"O1": "0", "O2": "kosong"}),
    "usaha": ({"U1": "60"}, {"U1": "30"}, {"U1": "kosong"}),
}
"""By aspect: answers at the floor or above, below it, and such that may be below it."""

BINTANG = {
    "S1": ({"S1": "70"}, {"S1": "0"}, {"S1": "kosong"}),
    "S2": ({"S2": "1"}, {"S2": "14"}, {"S2": "kosong"}),
    "S3": ({"S3": "terbaik"}, {"S3": "terburuk"}, {"S3": "kosong"}),
}
"""By ★: answers that meet its minimum, are below it, and none."""


def semua_gabungan(ragam):
    """Yield every combination as (answers, ids below first and then the open ones)."""
    for pilihan in product(range(3), repeat=len(ragam)):
        jawaban = {}
        for pilih, isi in zip(pilihan, ragam.values(), strict=True):
            jawaban |= isi[pilih]
        yield (
            jawaban,
            " ".join(id_ for keadaan in (1, 2) for id_, p in zip(ragam, pilihan, strict=True) if p == keadaan),
        )


@pytest.mark.parametrize(
    ("nama", "ragam", "kolom"), [("lantai", ASPEK, "penghambat_aspek"), ("bintang", BINTANG, "penghambat")]
)
def test_twenty_seven_villages_that_differ_in_what_holds_them_are_told_apart(nama, ragam, kolom):
    instrumen = instrumen_uji(nama)
    gabungan = list(semua_gabungan(ragam))

    hasil = nilai_kasus(instrumen, *(uraikan(instrumen, {"dasar": "terbaik", **j}) for j, _ in gabungan))

    assert getattr(hasil.posisi, kolom).tolist() == [ids for _, ids in gabungan]


def test_the_aspects_of_one_village_are_told_whoever_stands_beside_it():
    instrumen = instrumen_uji("lantai")
    desa = ({}, {"O1": "0", "O2": "0", "U1": "kosong"}, {"U1": "TB", "L1": "30"})
    hasil = nilai_kasus(instrumen, *(uraikan(instrumen, {"dasar": "terbaik", **d}) for d in desa))

    rinci = [dict(rinci_aspek(instrumen, hasil.kelompok, b)) for b in range(3)]

    assert rinci == [{}, {"orang": "di_bawah", "usaha": "kosong"}, {"layanan": "di_bawah"}]
