"""Headings as people's programs leave them: other separators between groups, letters that a program did not have."""

import pytest
from ekspor_uji import buka, sel, tabel, tulis

from penilaian.galat import GalatJawaban
from penilaian.mentah import Unggahan, baca_langsung
from penilaian.muat import muat_instrumen, muat_kuesioner
from penilaian.survei.baris_kiriman import teks_kolom
from penilaian.survei.kolom_kuesioner import JudulKuesioner
from penilaian.survei.pemisah_kelompok import seragamkan

PEMISAH = ["/", "_", "__", "|", " > ", " ", "::", " :: ", "~", "->", "-", ".", ":", " / "]


def ekspor(kepala, isi, pengodean="utf-8"):
    return Unggahan("ekspor.csv", tulis(";", [kepala, *isi]).isi.decode().encode(pengodean, "replace"))


@pytest.mark.parametrize("pemisah", PEMISAH)
def test_groups_and_choices_may_be_joined_by_anything(lama, benar, pemisah):
    _, (kepala, *isi) = tabel("kobo-campur.csv")
    bacaan = buka(ekspor([judul.replace("/", pemisah) for judul in kepala], isi[:6]), lama)
    assert sel(lama, bacaan.jawaban) == benar


@pytest.mark.parametrize("pemisah", PEMISAH)
def test_labels_below_a_group_may_be_joined_by_anything(lama, benar, pemisah):
    _, (kepala, *isi) = tabel("kobo-label.csv")
    soal = sorted({k for k in kepala if any(j.startswith(f"{k}/") for j in kepala)}, key=len, reverse=True)
    baru = []
    for judul in kepala:
        milik = next((s for s in soal if judul.startswith(f"{s}/")), None)
        utuh = judul if milik is None else f"{milik}{pemisah}{judul[len(milik) + 1 :]}"
        baru.append(f"Persiapan{pemisah}{utuh}" if judul[:1] == "P" and judul[1:3].isdigit() else utuh)
    assert sum(j.startswith("Persiapan") for j in baru) > 20
    assert sel(lama, buka(ekspor(baru, isi), lama).jawaban) == benar


@pytest.mark.parametrize("pengodean", ["cp1252", "latin-1", "ascii"])
def test_an_export_saved_in_fewer_letters_keeps_every_answer(lama, benar, pengodean):
    _, (kepala, *isi) = tabel("kobo-label.csv")
    assert any("★" in judul for judul in kepala)
    bacaan = buka(ekspor(kepala, isi, pengodean), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert [t for t in bacaan.peringatan if t.kode == "B32"] == []


def test_an_export_read_in_the_wrong_letters_keeps_every_answer(lama, benar):
    _, semua = tabel("kobo-label.csv")
    kepala, *isi = [[teks.encode().decode("cp1252", "replace") for teks in baris] for baris in semua]
    assert sel(lama, buka(ekspor(kepala, isi), lama).jawaban) == benar


def test_a_heading_that_begins_with_the_id_of_a_question_that_is_missing_is_no_unused_column(lama):
    _, (kepala, *isi) = tabel("kobo-label.csv")
    kepala = [j.replace("P01 ★.", "P01 situs:") if j.startswith("P01") else j for j in kepala]
    with pytest.raises(GalatJawaban) as e:
        buka(ekspor(kepala, isi), lama)
    (satu,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (satu.kode, satu.tempat[:17]) == ("S17", "kolom 'P01 situs:")
    assert (e.value.hitungan.dibaca, e.value.hitungan.ditolak) == (0, 6)


def test_a_column_of_ones_own_that_begins_with_an_id_is_unused_where_the_question_has_its_column(lama, benar):
    _, (kepala, *isi) = tabel("kobo-label.csv")
    bacaan = buka(ekspor([*kepala, "P01 keterangan tim"], [[*b, "baik"] for b in isi]), lama)
    assert sel(lama, bacaan.jawaban) == benar


NAMA = {"kode_desa", "P01", "P01_catatan", "P02"}
KELOMPOK = {"pengenal", "satu", "satu_a"}
PILIHAN = {"P02": {"situs_web", "papan"}}


@pytest.mark.parametrize(
    ("kepala", "harap"),
    [
        (["pengenal_kode_desa", "satu_satu_a_P01"], ["pengenal/kode_desa", "satu/satu_a/P01"]),
        (["pengenal_kode_desa", "satu_a_P02_situs_web"], ["pengenal/kode_desa", "satu_a/P02/situs_web"]),
        (["P02|papan", "P02|lain"], ["P02/papan", "P02/lain"]),
        (["P02_papan", "P02_lain"], ["P02/papan", "P02_lain"]),
        (["satu|P01", "asing|P01_catatan"], ["satu/P01", "asing/P01_catatan"]),
        (["satu/P01", "satu_P01_catatan"], ["satu/P01", "satu_P01_catatan"]),
        (["kode_desa", "P01_catatan", "satu"], ["kode_desa", "P01_catatan", "satu"]),
    ],
)
def test_the_separator_is_what_stands_between_a_group_and_something_of_it(kepala, harap):
    assert seragamkan(kepala, NAMA, KELOMPOK, PILIHAN) == harap


@pytest.mark.parametrize("kosong", ["n/a", "N/A"])
def test_what_old_servers_write_for_nothing_is_nothing_in_notes_either(lama, benar, kosong):
    _, (kepala, *isi) = tabel("kobo-nama.csv")
    penuh = [[teks or kosong for teks in baris] for baris in isi]
    assert sel(lama, buka(ekspor(kepala, penuh), lama).jawaban) == benar
    dikenal = frozenset(k.casefold() for k in kepala)
    lembar = [baca_langsung(ekspor(kepala, semua), dikenal) for semua in (isi, penuh)]
    for k in range(len(kepala)):
        asli, kini = (teks_kolom(satu, k).tolist() for satu in lembar)
        assert kini == asli


@pytest.mark.parametrize("pemisah", PEMISAH)
def test_groups_of_a_questionnaire_may_be_joined_by_anything(pemisah):
    ini = muat_instrumen("inpres-3-2003")
    pembaca = JudulKuesioner([muat_kuesioner("inpres-3-2003", ini, i) for i in ("P06", "P07", "T08")])
    ids = list(pembaca.soal)
    kepala = [f"pengenal{pemisah}kode_desa", *(f"{i[:3]}{pemisah}{i}" for i in ids)]
    kolom = pembaca.kolom(kepala)
    assert kolom.nama == {"kode_desa": 0} | {i: k for k, i in enumerate(ids, start=1)}
