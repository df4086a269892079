"""What is at fault in an export is told by row and column; files that are none are refused by what they are."""

import io
import zipfile
from functools import partial

import pytest
from ekspor_uji import DIBERI, buka, dihitung, kode_galat, sel, tabel, terpecah, tulis, ubah

from penilaian.berkas import baca
from penilaian.galat import GalatJawaban
from penilaian.mentah import Unggahan, baca_pengunjung


@pytest.mark.parametrize(
    ("kolom", "teks", "kode"),
    [
        ("P01", "9", "S01"),
        ("P01", "entah", "S01"),
        ("P02", "profil_kontak bukan_butir", "S01"),
        ("P02", "NIHIL profil_kontak", "S01"),
        ("P02", "profil_kontak", "S05"),
        ("P05_pembilang", "tiga", "S01"),
        ("P05_pembilang", "", "S03"),
        ("P05_pembilang", "9", "J06"),
        ("M02", "-3", "J05"),
        ("P06", "625", "J06"),
    ],
)
def test_a_planted_fault_is_named_by_row_and_column(kolom, teks, kode, lama):
    _, isi = tabel("kobo-nama.csv")
    baris = next(n for n, satu in enumerate(isi[1:], 1) if satu[isi[0].index(kolom)])
    if kolom == "P05_pembilang":
        baris = next(n for n, s in enumerate(isi[1:], 1) if s[isi[0].index("P05_cara")] == "pecahan")
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(baris, kolom): teks}), lama)
    ((ditemukan, tempat),) = kode_galat(galat)
    assert (ditemukan, tempat) == (kode, f"baris {baris + 1}, kolom {kolom}")


@pytest.mark.parametrize(
    ("kolom", "teks", "pesan"),
    [
        ("P01", "\u200b3", "ada karakter tak terlihat pada '3'"),
        ("P01", "\ufeff", "hanya ada karakter tak terlihat"),
        ("P01", "9\u200b", "pilihan '9‹U+200B›' tidak dikenal"),
        ("P02", "profil_kontak\u200b", "ada karakter tak terlihat pada 'profil_kontak'"),
        ("P02/profil_kontak", "1\u200e", "ada karakter tak terlihat pada '1'"),
        ("P02/profil_kontak", "\u200e", "hanya ada karakter tak terlihat"),
        ("P02/profil_kontak", "ya\u200e!", "'ya‹U+200E›!' bukan tanda dicentang"),
        ("P05_pembilang", "\u20603", "ada karakter tak terlihat pada '3'"),
    ],
)
def test_what_is_wrong_only_for_what_nobody_sees_is_told_so(kolom, teks, pesan, lama):
    _, isi = tabel("kobo-nama.csv")
    baris = next(n for n, satu in enumerate(isi[1:], 1) if satu[isi[0].index(kolom)])
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(baris, kolom): teks}), lama)
    (t,) = [t for t in galat.value.temuan if t.berat == "galat" and t.kode == "S01"]
    assert t.pesan.startswith(pesan)
    assert (t.saran == "Ketik ulang selnya.") is (t.pesan == pesan)


def test_ticks_that_exclude_each_other_are_a_fault(lama):
    pemisah, isi = tabel("kobo-nama.csv")
    sisa = [n for n, k in enumerate(isi[0]) if k != "P02"]
    isi = [[satu[n] for n in sisa] for satu in isi]
    isi[1][isi[0].index("P02/NIHIL")] = "1"
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert [k for k, _ in kode_galat(galat)] == ["S02"]


def test_two_columns_of_one_question_are_a_fault(lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, "lain/P01"): "3"}), lama)
    assert [k for k, _ in kode_galat(galat)] == ["B12"]


@pytest.mark.parametrize("server", [True, False])
def test_answers_of_many_people_are_sent_to_the_command_that_takes_them(server, lama):
    pemisah, isi = tabel("responden-skm.csv")
    letak = [k for k, n in enumerate(isi[0]) if server or n in {"kode_desa", "periode"} or n.startswith("T08_")]
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, [[satu[k] for k in letak] for satu in isi]), lama)
    assert kode_galat(galat) == [("B13", "kolom indikator")]
    assert galat.value.temuan[-1].saran.endswith("penilaian responden BERKAS --kuesioner T08.")


def arsip(**isi):
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, bagian in isi.items():
            z.writestr(nama.replace("__", "/").replace("_csv", ".csv"), bagian)
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (arsip(a_csv="x", b_csv="y"), "B45"),
        (arsip(media__a_csv="x"), "B45"),
        (arsip(a_csv=b"0" * 70_000_000), "B07"),
        (arsip(a_csv="x")[:60], "B05"),
        (b"bukan arsip", "B05"),
    ],
    ids=["two", "media", "large", "cut", "none"],
)
def test_an_archive_that_is_none_of_an_export_is_refused(isi, kode, lama):
    with pytest.raises(GalatJawaban) as galat:
        baca(Unggahan("ekspor.zip", isi), lama, pembaca=partial(baca_pengunjung, siapa=("uji",)))
    assert [k for k, _ in kode_galat(galat)] == [kode]


@pytest.mark.parametrize(
    "judul", ["P13/radio_desa", "mobilisasi/k_1c/P13/radio_desa", "isi-P13-radio_desa", "P13:radio"]
)
@pytest.mark.parametrize("centang", ["1", "TRUE", "1.0"])
def test_a_tick_at_a_choice_that_this_version_lacks_stops_the_file(judul, centang, lama):
    pemisah, isi = terpecah("kobo-nama.csv")
    isi = [[*isi[0], judul], [*isi[1], centang], *([*satu, "0"] for satu in isi[2:])]
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert kode_galat(galat) == [("S01", f"baris 2, kolom {judul}")]
    assert "pilihan 'radio" in galat.value.temuan[0].pesan


def test_a_choice_unknown_by_its_label_is_named_by_its_words(lama):
    pemisah, isi = tabel("kobo-label.csv")
    judul = next(k for k in isi[0] if k.startswith("P13.") or "/P13." in k) + "/Radio desa"
    isi = [[*isi[0], judul], [*isi[1], "1"], *([*satu, "0"] for satu in isi[2:])]
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert [k for k, _ in kode_galat(galat)] == ["S01"]
    assert "pilihan 'Radio desa' tidak dikenal pada P13" in galat.value.temuan[0].pesan


@pytest.mark.parametrize(
    ("cara", "atas", "bawah", "persen", "kolom"),
    [
        ("persen", "3", "7", "", "P05_cara"),
        ("persen", "", "7", "", "P05_cara"),
        ("pecahan", "", "", "50", "P05_cara"),
        ("belum_tahu", "3", "7", "", "P05_cara"),
        ("belum_tahu", "", "", "50", "P05_cara"),
        ("", "3", "7", "50", "P05_pembilang"),
        ("", "3", "", "50", "P05_pembilang"),
        ("", "", "7", "", "P05_pembilang"),
    ],
)
def test_an_answer_that_the_chosen_way_leaves_out_is_a_fault(cara, atas, bawah, persen, kolom, lama):
    isi = {"P05_cara": cara, "P05_pembilang": atas, "P05_penyebut": bawah, "P05_persen": persen}
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, k): t for k, t in isi.items()}), lama)
    assert kode_galat(galat) == [("S03", f"baris 2, kolom {kolom}")]


@pytest.mark.parametrize("teks", ["1,234", "1,2,3", ",5", "3,"])
def test_a_comma_that_may_be_more_than_one_thing_is_a_fault(teks, lama):
    isi = {"P05_cara": "pecahan", "P05_pembilang": teks, "P05_penyebut": "2000", "P05_persen": ""}
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, k): t for k, t in isi.items()}), lama)
    assert ("S01", "baris 2, kolom P05_pembilang") in kode_galat(galat)


def test_a_code_typed_twice_and_not_alike_is_a_fault_of_its_row(lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, "kode_ulang"): "99.01.01.2002", (2, "kode_ulang"): ""}), lama)
    assert kode_galat(galat) == [("S07", "baris 2, kolom kode_ulang")]


@pytest.mark.parametrize(
    ("sel_isi", "asing"),
    [
        ("musyawarah radio_desa papan_informasi", "'radio_desa'"),
        ("radio_desa pengeras musyawarah", "'radio_desa', 'pengeras'"),
    ],
)
def test_only_the_choice_that_is_not_known_is_named_with_all_that_are(sel_isi, asing, lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("odk-central-lama.csv", {(1, "persiapan-k_1d-P13"): sel_isi}), lama)
    (t,) = [t for t in galat.value.temuan if t.berat == "galat"]
    assert t.pesan.startswith(f"pilihan {asing} tidak dikenal pada P13; yang dikenal: ")
    semua = {*(b.id for b in lama.per_id["P13"].butir), "NIHIL", "belum_tahu"}
    assert {*t.pesan.partition("yang dikenal: ")[2].split(", ")} == semua


def test_among_labels_only_the_one_that_is_not_known_is_named(lama):
    pemisah, isi = tabel("kobo-label.csv")
    satu = next(n for n, j in enumerate(isi[0]) if j.startswith("P13") and "/" not in j)
    label = [b.teks for b in lama.per_id["P13"].butir[:2]]
    sisa = [n for n, j in enumerate(isi[0]) if not (j.startswith("P13") and "/" in j)]
    isi[1][satu] = f"{label[1]} Radio Desa {label[0]}"
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, [[baris[n] for n in sisa] for baris in isi]), lama)
    (t,) = [t for t in galat.value.temuan if t.berat == "galat"]
    assert t.pesan.startswith("pilihan 'Radio Desa' tidak dikenal pada P13; ")


BERSAMA = {(1, "P05_pembilang"): "1", (1, "P05_penyebut"): "4"}


@pytest.mark.parametrize(("persen", "salah"), [("25", False), ("25.0", False), ("30", True)])
def test_a_percentage_beside_two_numbers_must_agree_though_no_way_of_answering_was_asked(persen, salah, lama):
    pemisah, isi = tabel("kobo-nama.csv")
    sisa = [n for n, j in enumerate(isi[0]) if j != "P05_cara"]
    isi = [[baris[n] for n in sisa] for baris in isi]
    for (baris, kolom), teks in (BERSAMA | {(1, "P05_persen"): persen}).items():
        isi[baris][isi[0].index(kolom)] = teks
    if not salah:
        assert sel(lama, buka(tulis(pemisah, isi), lama).jawaban)[("99.01.01.2001", "P05")] == persen.removesuffix(".0")
        return
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert kode_galat(galat) == [("S03", "baris 2, kolom P05_pembilang")]


@pytest.mark.parametrize(("isi_p05", "salah"), [("5/20", False), ("25%", False), ("0,25", True), ("30", True)])
def test_an_answer_in_its_own_column_must_agree_with_the_percentage(isi_p05, salah, lama):
    pemisah, isi = tabel("kobo-nama.csv")
    sisa = [n for n, j in enumerate(isi[0]) if j not in {"P05_cara", "P05_pembilang", "P05_penyebut"}]
    isi = [[*(baris[n] for n in sisa), "" if k else "P05"] for k, baris in enumerate(isi)]
    isi[1][isi[0].index("P05_persen")], isi[1][-1] = "25", isi_p05
    isi[2][isi[0].index("P05_persen")] = "40"
    if not salah:
        bacaan = sel(lama, buka(tulis(pemisah, isi), lama).jawaban)
        assert bacaan[("99.01.01.2001", "P05")] in {"5/20", "25"}
        assert bacaan[("99.01.01.2002", "P05")] == "40"
        return
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert kode_galat(galat) == [("S03", "baris 2, kolom P05_persen")]


def test_a_number_of_respondents_without_their_value_is_told(lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, "P06_cara"): "", (1, "P06"): "", (1, "P06_n"): "12"}), lama)
    assert kode_galat(galat) == [("S03", "baris 2, kolom P06_n")]


@pytest.mark.parametrize(
    ("nama", "program", "kolom"),
    [("google-forms.csv", "Google Forms", "'Total skor'"), ("limesurvey.csv", "LimeSurvey", "'submitdate'")],
)
def test_an_export_of_another_program_is_refused_by_its_name(nama, program, kolom, lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(DIBERI / nama, lama)
    (t,) = galat.value.temuan
    assert t.kode == "S08"
    assert t.pesan.startswith(f"berkas ini tampak ekspor {program} (")
    assert kolom in t.pesan
    assert dihitung(galat.value) == (0, 2, 0)
