"""A quote that is not closed loses no village unsaid; quotes that are right disturb nothing."""

import pyarrow as pa
import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.mentah import baca_langsung, lepas, luput
from penilaian.muat import muat_instrumen

SPBE = muat_instrumen("spbe-2020")

KEPALA = ["kode_desa", "nama_desa", "periode", "J01", "J02", "D01", "P01", "A01", "S01", "catatan"]


def desa(n, catatan="", nama="Desa"):
    return [f"990101200{n}", nama, "2026", "3", "1", "papan", "85", "2", "80", catatan]


def unggah(baris, pemisah=",", akhir="\n"):
    return Unggahan("isi.csv", akhir.join(pemisah.join(b) for b in [KEPALA, *baris]).encode())


def temuan(berkas, instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(berkas, instrumen)
    galat = [t for t in e.value.temuan if t.berat == "galat"]
    return [(t.tempat, t.kode) for t in galat], e.value.hitungan


@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
@pytest.mark.parametrize("akhir", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("letak", [0, 1, 2, 3])
def test_an_unclosed_quote_is_an_error_in_its_row(instrumen, pemisah, akhir, letak):
    baris = [desa(n) for n in range(1, 5)]
    baris[letak][-1] = '"belum ada'
    galat, hitungan = temuan(unggah(baris, pemisah, akhir), instrumen)
    assert galat == [(f"baris {letak + 2}", "B26")]
    assert (hitungan.berkas, hitungan.dibaca, hitungan.ditolak) == (4, letak, 4 - letak)


@pytest.mark.parametrize("akhir", ["\n", "\r\n", "\r"])
def test_what_an_unclosed_quote_swallows_is_shown_without_escapes(instrumen, akhir):
    baris = [desa(n) for n in range(1, 5)]
    baris[1][-1] = '"belum ada'
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(baris, ",", akhir), instrumen)
    (pesan,) = [t.pesan for t in e.value.temuan if t.kode == "B26"]
    assert "('belum ada 9901012003'…)" in pesan
    assert "\\" not in pesan


@pytest.mark.parametrize("kolom", [1, 3, 5, 9])
def test_a_quote_that_is_closed_only_some_rows_later_is_an_error(instrumen, kolom):
    baris = [desa(n) for n in range(1, 6)]
    baris[1][kolom] = '"belum ada'
    baris[3][9] = 'ada" lagi'
    galat, hitungan = temuan(unggah(baris), instrumen)
    assert ("baris 3", "B26") in galat
    assert hitungan.berkas == 5


def test_an_unclosed_quote_among_cells_that_are_all_quoted_is_an_error(instrumen):
    baris = [[f'"{s}"' for s in desa(n, "baik")] for n in range(1, 5)]
    baris[1][-1] = '"belum ada'
    galat, _ = temuan(unggah(baris), instrumen)
    assert ("baris 3", "B26") in galat


def test_an_unclosed_quote_in_the_middle_swallows_up_to_the_next_quote(instrumen):
    baris = [desa(1, '"baik"'), desa(2, '"belum ada'), desa(3, '"baik"'), desa(4, '"baik"')]
    galat, _ = temuan(unggah(baris), instrumen)
    assert ("baris 3", "B26") in galat


def test_a_quote_that_swallows_the_header_row_is_an_error(instrumen):
    teks = 'Penilaian "desa\n"Tahun 2026\n' + unggah([desa(1)]).isi.decode()
    galat, _ = temuan(Unggahan("isi.csv", teks.encode()), instrumen)
    assert galat == [("baris 2", "B26")]


SAH = {
    "tanda inci": '5" pipa',
    "tanda inci di akhir": 'pipa 5"',
    "dua tanda inci": '5" dan 7" pipa',
    "kutip di tengah": 'disebut "siskeudes" saja',
    "kutip ganda dalam kutip": '"pipa 5"" baru"',
    "seluruhnya kutip ganda": '""""',
    "kosong berkutip": '""',
    "berbaris": '"baris satu\nbaris dua\n\nbaris empat"',
    "berbaris CRLF": '"baris satu\r\nbaris dua"',
    "berkoma": '"satu, dua, tiga"',
    "berbaris dan berkoma": '"satu, dua\ntiga, empat, lima"',
    "berbaris dan berkutip": '"kata ""dia""\nlalu pulang"',
}


@pytest.mark.parametrize("letak", [0, 1, 2])
@pytest.mark.parametrize("catatan", SAH.values(), ids=SAH)
def test_valid_quotes_do_not_disturb(instrumen, catatan, letak):
    baris = [desa(1), desa(2), desa(3)]
    baris[letak][-1] = catatan
    b = baca(unggah(baris), instrumen)
    assert b.jawaban.kunci["kode_desa"].tolist() == ["99.01.01.2001", "99.01.01.2002", "99.01.01.2003"]
    assert b.jawaban.nilai[0].tolist() == [3, 3, 3]
    assert [t.kode for t in b.peringatan] == ["B30"]
    assert str(b.hitungan) == "3 baris dalam berkas = 3 dibaca + 0 ditolak + 0 dilewati."


@pytest.mark.parametrize("akhir", ["", "\n", "\r\n", "\x1a", "\r\n\x1a", "\n\x1a\r\n"])
def test_an_old_end_of_file_mark_is_no_row(instrumen, akhir):
    isi = unggah([desa(1), desa(2)]).isi + akhir.encode()
    assert len(baca(Unggahan("isi.csv", isi), instrumen).jawaban) == 2


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize("ganda", [False, True])
def test_rows_that_are_each_quoted_whole_are_one_message(instrumen, pemisah, ganda):
    dalam = [pemisah.join(f'""{s}""' if ganda else s for s in b) for b in [KEPALA, desa(1), desa(2)]]
    berkas = Unggahan("isi.csv", "\n".join(f'"{b}"' for b in dalam).encode())
    galat, _ = temuan(berkas, instrumen)
    assert galat == [("baris 1", "B27")]


def test_csv_pasted_into_one_column_of_excel_is_one_message(instrumen, xlsx):
    with pytest.raises(GalatJawaban) as e:
        baca(xlsx([[",".join(b)] for b in [KEPALA, desa(1)]]), instrumen)
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [("lembar 'Jawaban', baris 1", "B27")]


@pytest.mark.parametrize("banyak", [1, 3])
def test_short_rows_are_read_and_warned_of_once(instrumen, banyak):
    baris = [desa(n) for n in range(1, 5)]
    for n in range(banyak):
        baris[n] = baris[n][: -2 - n]
    b = baca(unggah(baris), instrumen)
    assert len(b.jawaban) == 4
    (t,) = [t for t in b.peringatan if t.kode == "B38"]
    assert t.tempat == f"baris {', '.join(str(n + 2) for n in range(banyak))}"
    assert b.jawaban.keadaan[-1].tolist() == [0] * banyak + [1] * (4 - banyak)


def test_writing_below_the_table_is_no_short_row(instrumen):
    b = baca(unggah([desa(1), desa(2), ["Mengetahui"], ["Kepala Desa"]]), instrumen)
    assert [t.kode for t in b.peringatan] == ["B30", "B37", "B37"]
    assert b.hitungan.dilewati == 2


@pytest.mark.parametrize("tulis", ['="{}"', '"=""{}"""'])
def test_text_guarded_against_formulas_is_read(instrumen, tulis):
    baris = [tulis.format(s) if s else s for s in desa(1)]
    b = baca(unggah([baris]), instrumen)
    assert b.jawaban.kunci.iloc[0][["kode_desa", "nama_desa", "periode"]].tolist() == ["99.01.01.2001", "Desa", "2026"]
    assert b.jawaban.nilai[:2, 0].tolist() == [3, 1]


URUTAN = {
    "kode di depan": ["kode_desa", "nama_desa", "periode", "J01"],
    "nomor di depan": ["no", "kode_desa", "nama_desa", "periode", "J01"],
    "nama di depan": ["nama_desa", "kode_desa", "periode", "J01"],
    "kecamatan di depan": ["kecamatan", "nama_desa", "kode_desa", "periode", "J01"],
    "periode di depan": ["periode", "kode_desa", "J01", "catatan", "P01"],
    "kode di belakang": ["nama_desa", "periode", "J01", "kode_desa"],
    "bentuk panjang": ["nama_desa", "indikator", "kode_desa", "nilai", "periode"],
    "tanpa periode": ["no", "kode_desa", "nama_desa", "J01", "catatan"],
}
ISI = {"nama_desa": "Desa", "kecamatan": "Suka", "periode": "2026", "catatan": "baik", "P01": "85", "nilai": "3"}


def berurutan(urutan, kode=("9901012001", "9901012002", "9901012003", "9901012004")):
    """Return rows of a village each, in which J01 is its number modulo 4."""
    return [
        [{**ISI, "kode_desa": k, "no": str(n), "J01": str(n % 4), "indikator": "J01"}[j] for j in urutan]
        for n, k in enumerate(kode, 1)
    ]


def baca_cepat(berkas, instrumen, urutan):
    return baca(berkas, instrumen, None if "periode" in urutan else "2026", pembaca=baca_langsung)


def tulis_csv(urutan, baris, pemisah=","):
    return Unggahan("isi.csv", "\n".join(pemisah.join(b) for b in [urutan, *baris]).encode())


@pytest.mark.parametrize(("panjang", "pemisah"), [(1, ","), (2, ";")])
@pytest.mark.parametrize("urutan", URUTAN.values(), ids=URUTAN)
def test_a_quote_swallows_no_row_unsaid_whichever_column_it_opens_and_closes_in(instrumen, urutan, panjang, pemisah):
    for buka in range(len(urutan)):
        for tutup in range(len(urutan)):
            baris = berurutan(urutan)
            baris[1][buka] = '"' + baris[1][buka]
            baris[1 + panjang][tutup] += '"'
            with pytest.raises(GalatJawaban) as e:
                baca_cepat(tulis_csv(urutan, baris, pemisah), instrumen, urutan)
            galat = [(t.tempat, t.kode) for t in e.value.temuan if t.berat == "galat"]
            assert ("baris 3", "B26") in galat, (buka, tutup)
            assert e.value.hitungan.berkas == 4, (buka, tutup)


@pytest.mark.parametrize("urutan", [u for n, u in URUTAN.items() if n != "tanpa periode"])
@pytest.mark.parametrize("kode", ["", "990101200", "Kode?"])
def test_a_swallowed_row_whose_code_is_wrong_is_found_too(instrumen, urutan, kode):
    for kolom in range(len(urutan)):
        baris = berurutan(urutan, ["9901012001", kode, "9901012003"])
        baris[0][kolom] = '"' + baris[0][kolom]
        baris[1][kolom] += '"'
        galat, _ = temuan(tulis_csv(urutan, baris), instrumen)
        assert ("baris 2", "B26") in galat, kolom


@pytest.mark.parametrize("urutan", URUTAN.values(), ids=URUTAN)
@pytest.mark.parametrize(
    "catatan",
    ["satu\ndua", "a, b\nc, d", "a, b, c\nd", "a\nb, c, d", "1, 2\n3, 4, 5", "th 2026\n2026, 3", "2026, 5\n7, 8, 9"],
)
def test_text_of_several_lines_stays_readable_in_every_column_that_may_hold_text(instrumen, urutan, catatan):
    for kolom, judul in enumerate(urutan):
        if judul not in {"nama_desa", "kecamatan", "catatan", "no"}:
            continue
        for letak in range(3):
            baris = berurutan(urutan)[:3]
            baris[letak][kolom] = f'"{catatan}"'
            b = baca_cepat(tulis_csv(urutan, baris), instrumen, urutan)
            assert len(b.jawaban) == 3, judul
            assert b.jawaban.nilai[0].tolist() == ([3, 3, 3] if "indikator" in urutan else [1, 2, 3])


@pytest.mark.parametrize("urutan", URUTAN.values(), ids=URUTAN)
def test_a_header_that_a_quote_joins_to_the_first_row_is_an_error(instrumen, urutan):
    for kolom in range(len(urutan)):
        judul, baris = list(urutan), berurutan(urutan)
        judul[kolom] = '"' + judul[kolom]
        baris[0][kolom] += '"'
        with pytest.raises(GalatJawaban) as e:
            baca_cepat(tulis_csv(judul, baris), instrumen, urutan)
        assert [(t.tempat, t.kode) for t in e.value.temuan] == [("baris 1", "B26")], kolom


@pytest.mark.parametrize(
    "hampa", ["\u2800", "\u115f", "\u1160", "\ufe0f", "\u034f", "\u3164", "\u0301", "\u061c", "\ufff9", "\U000e0020"]
)
@pytest.mark.parametrize("tanda", "=+-@")
def test_what_shows_nothing_before_a_formula_does_not_hide_it(hampa, tanda):
    teks = f"{hampa}{tanda}1+1"
    (dijaga,) = luput(pa.array([teks])).to_pylist()
    assert dijaga == f"'{teks}"
    assert lepas(dijaga) == teks


PEMISAH_BARIS = ["\n", "\r", "\r\n", "\t", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("tanda", "=+-@")
@pytest.mark.parametrize("kendali", [chr(n) for n in [*range(0x20), *range(0x7F, 0xA0)]] + ["\u2028", "\u2029"])
def test_a_control_character_does_not_hide_a_formula(kendali, tanda):
    for teks in (f"{kendali}{tanda}1+1", f" {kendali}{tanda}1", f"{kendali}'{tanda}1", f"a\n{kendali}{tanda}1"):
        (dijaga,) = luput(pa.array([teks])).to_pylist()
        assert dijaga.count("'") > teks.count("'")
        assert lepas(dijaga) == teks


@pytest.mark.parametrize("pemisah", PEMISAH_BARIS)
def test_a_formula_on_a_further_line_is_guarded_whatever_ends_the_line(pemisah):
    teks = f"a{pemisah}=1+1"
    (dijaga,) = luput(pa.array([teks])).to_pylist()
    assert dijaga == f"a{pemisah}'=1+1"
    assert lepas(dijaga) == teks


SEMPIT = {
    "panjang": ["kode", "periode", "indikator", "nilai", "catatan"],
    "panjang, nama penuh": ["kode_instansi", "periode", "indikator", "nilai", "catatan"],
    "lebar": ["kode", "nama", "periode", "I01", "catatan"],
    "lebar, kode di tengah": ["nama", "kode", "I01", "catatan"],
    "tanpa periode": ["kode", "I01", "catatan"],
    "tanpa catatan": ["kode", "I01"],
}
KODE_LAIN = {
    "bertitik": ["99.01", "99.02", "99.03", "99.04"],
    "angka": ["9901", "9902", "9903", "9904"],
    "anggaran": ["059", "060", "061", "062"],
    "provinsi": ["51", "52", "53", "61"],
}


def instansi(urutan, kode):
    isi = {"nama": "Dinas", "periode": "2026", "I01": "3", "indikator": "I01", "nilai": "3", "catatan": "baik"}
    return [[{**isi, "kode": k, "kode_instansi": k}[j] for j in urutan] for k in kode]


@pytest.mark.parametrize("urutan", SEMPIT.values(), ids=SEMPIT)
@pytest.mark.parametrize("kode", KODE_LAIN.values(), ids=KODE_LAIN)
def test_a_quote_swallows_no_row_unsaid_where_no_village_is_assessed(urutan, kode):
    for buka in range(len(urutan)):
        for tutup in range(len(urutan)):
            baris = instansi(urutan, kode)
            baris[0][buka] = '"' + baris[0][buka]
            baris[1 + (buka + tutup) % 2][tutup] += '"'
            with pytest.raises(GalatJawaban) as e:
                baca_cepat(tulis_csv(urutan, baris), SPBE, urutan)
            assert ("baris 2", "B26") in [(t.tempat, t.kode) for t in e.value.temuan], (buka, tutup)
            assert e.value.hitungan.berkas == 4, (buka, tutup)


@pytest.mark.parametrize("kode", KODE_LAIN.values(), ids=KODE_LAIN)
def test_a_short_row_is_not_swallowed_unsaid_where_no_village_is_assessed(kode):
    baris = [[kode[0], "3", '"a'], [kode[1], "3"], [kode[2], '3"'], [kode[3], "3", "d"]]
    if sum(map(str.isdigit, kode[0])) < 4:
        baris[2] = [kode[2], "3", 'c"']
    with pytest.raises(GalatJawaban) as e:
        baca(tulis_csv(["kode", "I01", "catatan"], baris), SPBE, "2026", pembaca=baca_langsung)
    assert ("baris 2", "B26") in [(t.tempat, t.kode) for t in e.value.temuan]


@pytest.mark.parametrize("judul", [["kode", "I01", "catatan"], ["kode", "periode", "indikator", "nilai", "catatan"]])
def test_a_header_that_a_quote_joins_to_the_first_row_is_an_error_where_no_village_is_assessed(judul):
    for kolom in range(len(judul)):
        kepala, baris = list(judul), instansi(judul, KODE_LAIN["bertitik"])
        kepala[kolom] = '"' + kepala[kolom]
        baris[0][kolom] += '"'
        with pytest.raises(GalatJawaban) as e:
            baca_cepat(tulis_csv(kepala, baris), SPBE, judul)
        assert [(t.tempat, t.kode) for t in e.value.temuan] == [("baris 1", "B26")], kolom


@pytest.mark.parametrize("salah", ["99.01.01.202", "", "Kode?", "990101"])
def test_swallowed_rows_whose_codes_are_all_wrong_are_found_without_a_period(instrumen, salah):
    baris = [["99.01.01.2001", "1", '"a'], [salah, "2", "b"], [salah, "3", 'c"'], ["99.01.01.2004", "0", "d"]]
    with pytest.raises(GalatJawaban) as e:
        baca_cepat(tulis_csv(["kode_desa", "P01", "catatan"], baris), instrumen, [])
    assert ("baris 2", "B26") in [(t.tempat, t.kode) for t in e.value.temuan]
    assert e.value.hitungan.berkas == 4


@pytest.mark.parametrize("urutan", SEMPIT.values(), ids=SEMPIT)
@pytest.mark.parametrize(
    "catatan",
    [
        "satu\ndua",
        "Hadir:\n12, 15, 20",
        "Kendala:\nlistrik,sinyal,dana",
        "a, b\nc, d",
        "pukul\n08.00 upacara\n10.00 rapat",
        "2026, 5\n7, 8, 9",
        "Kurang:\n2",
    ],
)
def test_text_of_several_lines_stays_readable_where_no_village_is_assessed(urutan, catatan):
    for kolom, judul in enumerate(urutan):
        if judul not in {"nama", "catatan"}:
            continue
        for kode in ("bertitik", "provinsi"):
            baris = instansi(urutan, KODE_LAIN[kode])
            baris[1][kolom] = f'"{catatan}"'
            b = baca_cepat(tulis_csv(urutan, baris), SPBE, urutan)
            assert b.jawaban.nilai[SPBE.ditanyakan.index(SPBE.per_id["I01"])].tolist() == [3, 3, 3, 3], judul


DI_TENGAH = {
    '"Karang"wenadi': (1, "'Karangwenadi'"),
    '"Karang"wenadi"': (1, "'Karangwenadi\"'"),
    '"7"1': (6, "'71'"),
    '""71': (6, "'71'"),
    '"7""8"1': (6, ""),
    '"20"26': (2, "'2026'"),
}


@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
@pytest.mark.parametrize("letak", [0, 2])
@pytest.mark.parametrize("isi", DI_TENGAH)
def test_a_quote_that_is_closed_before_its_cell_ends_is_an_error_with_row_and_column(instrumen, isi, letak, pemisah):
    kolom, terbaca = DI_TENGAH[isi]
    baris = [desa(n) for n in range(1, 4)]
    baris[letak][kolom] = isi
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(baris, pemisah), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == (f"baris {letak + 2}, kolom {KEPALA[kolom]}", "B26")
    assert terbaca in t.pesan
    assert (e.value.hitungan.dibaca, e.value.hitungan.ditolak) == (2, 1)


def test_a_quote_that_is_closed_too_early_among_cells_that_are_all_quoted_is_an_error(instrumen):
    baris = [[f'"{s}"' for s in desa(n, "baik")] for n in range(1, 4)]
    baris[1][1] = '"Karang"wenadi"'
    galat, _ = temuan(unggah(baris), instrumen)
    assert galat == [("baris 3, kolom nama_desa", "B26")]


@pytest.mark.parametrize("isi", ['"a"b', '"kata" dia"', '"a"""x'])
def test_a_quote_that_is_closed_too_early_in_a_column_nobody_reads_is_none(instrumen, isi):
    assert len(baca(unggah([desa(1, isi), desa(2)]), instrumen).jawaban) == 2


@pytest.mark.parametrize(
    "nama", ['"Suka ""Maju"""', '"""Suka"" Maju"', '"Suka, Maju" ', 'Suka "Maju"', '"Suka\nMaju"', '"A"""']
)
def test_names_with_right_quotes_are_read(instrumen, nama):
    assert len(baca(unggah([desa(1, nama=nama), desa(2)]), instrumen).jawaban) == 2
