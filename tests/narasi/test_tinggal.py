"""``Tinggal`` is said only where nothing else holds a village, and what open answers decide is named beside it."""

import re

import pytest

from penilaian.contoh import buat
from penilaian.instrumen import IndikatorDaftar, tolok_satu
from penilaian.jawaban import dari_tabel
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen
from penilaian.narasi.kalimat import putusan

INPRES = muat_instrumen("inpres-3-2003")
BANYAK = {"satu": 1, "dua": 2, "tiga": 3}


def terbaik(i):
    return " ".join(b.id for b in i.butir) if isinstance(i, IndikatorDaftar) else str(tolok_satu(i)[1])


def kalimat(**jawaban):
    dasar = {"kode_desa": "99.01.01.2001", "nama_desa": "Sukamaju", "periode": "2026"}
    isi = dasar | {i.id: terbaik(i) for i in INPRES.indikator} | jawaban
    return str(putusan(nilai(INPRES, dari_tabel(INPRES, [isi])), 0))


@pytest.mark.parametrize(
    ("jawaban", "akhir"),
    [
        ({"M01": "1"}, "Tinggal satu hal yang menahan desa dari tingkat Pematangan: {M01}."),
        (
            {"M01": "1", "M07": ""},
            "Satu syarat wajib Pematangan belum terpenuhi: {M01}. Satu syarat wajib lain belum dijawab.",
        ),
        (
            {"N06": "1", "N07": ""},
            "Satu syarat wajib Pemanfaatan belum terpenuhi: {N06}. Aspek {4_G2G} belum pasti mencapai 40.",
        ),
        (
            {"N04": "0", "N05": "0", "N06": ""},
            "Untuk Pemanfaatan aspek {4_G2B} masih di bawah 40. Satu syarat wajibnya belum dijawab.",
        ),
    ],
)
def test_where_an_open_answer_holds_too_it_is_named_and_nothing_is_the_only_one(jawaban, akhir):
    nama = {i.id: i.nama for i in INPRES.indikator} | {k.id: k.nama for k in INPRES.kelompok}
    sebut = re.sub(r"\{(\w+)\}", lambda c: nama[c[1]][:1].lower() + nama[c[1]][1:], akhir)

    assert kalimat(**jawaban).endswith(f". {sebut}")


@pytest.mark.parametrize("kosong", [0.0, 0.05, 0.2])
def test_the_only_thing_that_holds_is_the_only_thing_of_its_stage_that_is_not_met(kosong):
    hasil = nilai(INPRES, buat(INPRES, 150, 5, kosong=kosong))
    p, kali = hasil.posisi, 0
    for baris in range(len(hasil)):
        kata = re.search(r"Tinggal (\w+) hal", str(putusan(hasil, baris)))
        if kata is None:
            continue
        kali += 1
        assert p.pasti[baris] == p.mungkin[baris]
        assert p.kurang[baris] == 0
        menahan = p.penghambat[baris].split() + p.penghambat_aspek[baris].split()
        assert len(menahan) == BANYAK[kata[1]], putusan(hasil, baris)
    assert kali or kosong
