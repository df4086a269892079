"""A file that answers another version of the instrument: never read as if it answered this one."""

import pytest

from penilaian.berkas import Unggahan, baca, tulis_jawaban
from penilaian.contoh import buat
from penilaian.galat import GalatJawaban, GalatVersi
from penilaian.muat import id_versi_lain, muat_versi

ID = "inpres-3-2003"
LAMA, KINI = muat_versi(ID, "1.0.0"), muat_versi(ID, "2.0.0")
DESA = "99.01.01.2001,2026"


def bacaan(instrumen, kepala: str, *baris: str):
    isi = "\n".join([kepala, *baris]).encode()
    return baca(Unggahan("a.csv", isi), instrumen, versi_lain=id_versi_lain(ID, instrumen.versi))


@pytest.mark.parametrize("akhiran", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize(("tulis", "buka"), [(LAMA, KINI), (KINI, LAMA)], ids=["lama", "kini"])
def test_a_whole_file_of_another_version_is_refused_by_one_finding_that_names_it(tmp_path, tulis, buka, akhiran):
    berkas = tmp_path / f"jawaban{akhiran}"
    tulis_jawaban(tulis, buat(tulis, 3, 7), berkas)

    with pytest.raises(GalatVersi) as galat:
        baca(berkas, buka, versi_lain=id_versi_lain(ID, buka.versi))

    assert galat.value.versi == tulis.versi
    (temuan,) = galat.value.temuan
    assert temuan.kode == "B28"
    assert f"menjawab versi {tulis.versi}" in temuan.pesan
    assert f"bukan versi {buka.versi}" in temuan.pesan
    assert f"--versi-instrumen {tulis.versi}" in temuan.saran
    assert ("--padankan" in temuan.saran) == (tulis is LAMA)
    assert str(galat.value.hitungan).startswith("3 baris dalam berkas = 0 dibaca + 3 ditolak")
    assert len(baca(berkas, tulis, versi_lain=id_versi_lain(ID, tulis.versi)).jawaban) == 3


@pytest.mark.parametrize("judul", ["P10", "p10", "persiapan/P10", "P10. Titik akses internet", "[P10] Titik akses"])
def test_the_question_that_gives_a_version_away_is_known_however_its_header_is_written(judul):
    with pytest.raises(GalatVersi):
        bacaan(KINI, f"kode_desa,periode,P01,{judul}", f"{DESA},2,1")


def test_the_long_arrangement_is_told_by_its_rows():
    kepala = "kode_desa,periode,indikator,nilai"
    with pytest.raises(GalatVersi) as galat:
        bacaan(KINI, kepala, f"{DESA},P01,2", f"{DESA},P10,1")
    assert galat.value.temuan[0].tempat == "baris 1, kolom indikator"
    assert len(bacaan(KINI, kepala, f"{DESA},P01,2", f"{DESA},P16,1").jawaban) == 1


@pytest.mark.parametrize(
    ("kepala", "sebab"),
    [
        ("P01,P03", "nothing in it belongs to one version only"),
        ("P01,P10,P16", "it names a question of this version too, so P10 is a column too many"),
        ("P01,P10 catatan", "a remark beside a question is no question"),
        ("P01,P100", "no version asks it"),
    ],
)
def test_what_could_answer_this_version_is_read_with_it(kepala, sebab):
    isi = ",".join("1" for _ in kepala.split(","))
    assert bacaan(KINI, f"kode_desa,periode,{kepala}", f"{DESA},{isi}").jawaban, sebab


@pytest.mark.parametrize("baris", [f"{DESA},1,,2,3", f"{DESA},1, ,2,3"])
def test_an_empty_column_of_this_version_does_not_speak_for_it(baris):
    with pytest.raises(GalatVersi):
        bacaan(KINI, "kode_desa,periode,P10,P16,P01,M02", baris)
    with pytest.raises(GalatVersi):
        bacaan(KINI, "kode_desa,periode,indikator,nilai", f"{DESA},P10,1", f"{DESA},P16,", f"{DESA},P01,2")


def test_an_answer_that_only_this_version_asks_for_or_two_empty_columns_are_read_with_it():
    kepala = "kode_desa,periode,P10,P16,P01"
    assert bacaan(KINI, kepala, f"{DESA},,1,2").jawaban
    assert bacaan(KINI, kepala, f"{DESA},,,2").jawaban
    with pytest.raises(GalatVersi):
        bacaan(KINI, "kode_desa,periode,P10,P01", f"{DESA},,2")


def test_a_file_without_villages_is_told_that_first():
    with pytest.raises(GalatJawaban) as galat:
        bacaan(KINI, "desa,periode,P01,P10", f"{DESA},2,1")
    assert [t.kode for t in galat.value.temuan if t.berat == "galat"] == ["B10"]
    assert not isinstance(galat.value, GalatVersi)


@pytest.mark.parametrize("judul", ["versi", "versi_instrumen", "Versi Instrumen", "meta/versi_instrumen"])
@pytest.mark.parametrize("panjang", [False, True])
def test_a_column_of_versions_tells_what_no_question_gives_away(judul, panjang):
    kepala, isi = ("indikator,nilai", "P01,2") if panjang else ("P01,P03", "2,1")
    with pytest.raises(GalatVersi) as galat:
        bacaan(KINI, f"kode_desa,periode,{judul},{kepala}", f"{DESA},1.0.0,{isi}")
    (temuan,) = galat.value.temuan
    assert galat.value.versi == "1.0.0"
    assert (temuan.kode, temuan.tempat) == ("B28", f"baris 2, kolom {judul}")
    assert "--versi-instrumen 1.0.0, dan --padankan" in temuan.saran
    sama = bacaan(KINI, f"kode_desa,periode,{judul},{kepala}", f"{DESA},2.0.0,{isi}")
    assert (len(sama.jawaban), [t.kode for t in sama.peringatan if t.kode != "B32"]) == (1, [])
    assert len(bacaan(LAMA, f"kode_desa,periode,{judul},{kepala}", f"{DESA},1.0.0,{isi}").jawaban) == 1


def test_rows_of_two_versions_are_told_to_be_parted_and_an_unknown_version_is_named_with_those_there_are():
    kepala = "kode_desa,periode,versi,P01"
    with pytest.raises(GalatJawaban) as galat:
        bacaan(KINI, kepala, f"{DESA},2.0.0,2", "99.01.01.2002,2026,1.0.0,2")
    assert not isinstance(galat.value, GalatVersi)
    (temuan,) = galat.value.temuan
    assert (temuan.kode, temuan.tempat) == ("B28", "baris 3, kolom versi")
    assert "beberapa versi: 2.0.0, 1.0.0" in temuan.pesan
    with pytest.raises(GalatJawaban) as galat:
        bacaan(KINI, kepala, f"{DESA},3.0.0,2")
    assert "yang ada: 2.0.0, 1.0.0" in galat.value.temuan[0].saran


def test_a_column_called_versi_that_means_the_file_refuses_nothing():
    assert len(bacaan(KINI, "kode_desa,periode,versi,P01", f"{DESA},final,2").jawaban) == 1


@pytest.mark.parametrize("judul", ["P10", "persiapan/P10", "P10. Titik akses internet"])
def test_a_file_that_answers_questions_of_both_versions_is_told_so_and_which_are_not_read(judul):
    b = bacaan(KINI, f"kode_desa,periode,P01,{judul},P16", f"{DESA},2,1,1")
    (ini,) = [t for t in b.peringatan if t.kode == "B44"]
    assert "dibaca menurut versi 2.0.0, sedangkan P10 hanya ditanyakan versi 1.0.0 dan tidak dibaca" in ini.pesan
    assert ini.saran.startswith("Bila berkas diisi menurut versi 2.0.0, hapus P10; bila menurut versi 1.0.0, hapus P16")
    assert "B30" not in {t.kode for t in b.peringatan}


@pytest.mark.parametrize("baris", [f"{DESA},2,,1", f"{DESA},2,1,"])
def test_a_column_that_is_empty_answers_no_second_version(baris):
    kepala = "kode_desa,periode,P01,P10,P16" if baris.endswith("1") else "kode_desa,periode,P01,P16,P10"
    assert "B44" not in {t.kode for t in bacaan(KINI, kepala, baris).peringatan}
