"""An empty file that can be filled in and read without a warning."""

import re
import zipfile

import numpy as np
import pytest
import python_calamine

from penilaian.berkas import baca, tulis_templat
from penilaian.berkas.templat import arti_isi, cara_isi
from penilaian.contoh import buat
from penilaian.galat import GalatJawaban, GalatPemakaian
from penilaian.instrumen import Istilah, Petunjuk
from penilaian.jawaban import KOLOM_KUNCI
from penilaian.muat import muat_instrumen

ISI = {
    "kode_desa": "9901012001",
    "periode": "2026",
    "J01": "3",
    "J02": "TB",
    "D01": "papan situs",
    "P01": "85,5",
    "S01": "80",
}


def isi_templat(jalur, baris):
    """Fill in a template as a spreadsheet would: texts below the header of the first sheet."""
    with zipfile.ZipFile(jalur) as arsip:
        isi = {n: arsip.read(n) for n in arsip.namelist()}
    kepala = python_calamine.load_workbook(str(jalur)).get_sheet_by_name("Jawaban").to_python()[0]
    sel = "".join(
        f'<c r="{_huruf(k)}2" t="inlineStr"><is><t>{baris[nama]}</t></is></c>'
        for k, nama in enumerate(kepala)
        if nama in baris
    )
    lembar = isi["xl/worksheets/sheet1.xml"].decode()
    isi["xl/worksheets/sheet1.xml"] = lembar.replace("</sheetData>", f'<row r="2">{sel}</row></sheetData>').encode()
    with zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as arsip:
        for n, b in isi.items():
            arsip.writestr(n, b)
    return jalur


def _huruf(k):
    return chr(65 + k)


def test_an_xlsx_template_that_is_filled_in_is_read_without_warnings(instrumen, tmp_path):
    jalur = tmp_path / "templat.xlsx"
    tulis_templat(instrumen, jalur)
    b = baca(isi_templat(jalur, ISI), instrumen)
    assert b.peringatan == ()
    assert b.bentuk.lembar == "Jawaban"
    assert b.jawaban.nilai[:, 0].tolist()[0] == 3


def test_a_csv_template_that_is_filled_in_is_read_without_warnings(instrumen, tmp_path):
    jalur = tmp_path / "templat.csv"
    tulis_templat(instrumen, jalur)
    (kepala,) = jalur.read_text(encoding="utf-8").splitlines()
    assert kepala.split(",") == [*KOLOM_KUNCI, "J01", "J02", "D01", "P01", "A01", "S01"]
    isi = {**ISI, "P01": "85.5"}
    jalur.write_text(kepala + "\n" + ",".join(isi.get(k, "") for k in kepala.split(",")) + "\n", encoding="utf-8")
    assert baca(jalur, instrumen).peringatan == ()


@pytest.mark.parametrize("akhiran", ["csv", "xlsx"])
def test_a_template_that_is_not_yet_filled_in_is_refused_clearly(instrumen, tmp_path, akhiran):
    jalur = tmp_path / f"templat.{akhiran}"
    tulis_templat(instrumen, jalur)
    with pytest.raises(GalatJawaban) as e:
        baca(jalur, instrumen)
    assert [t.kode for t in e.value.temuan] == ["B04"]


def test_the_directions_hold_every_column_question_and_its_choices(instrumen, tmp_path):
    jalur = tmp_path / "templat.xlsx"
    tulis_templat(instrumen, jalur)
    isi = python_calamine.load_workbook(str(jalur)).get_sheet_by_name("Petunjuk").to_python()
    per_id = {b[0]: b for b in isi[1:]}
    assert list(per_id) == [*KOLOM_KUNCI, *instrumen.per_id]
    assert per_id["J02"][2:4] == ["Apa?", "Lihat."]
    assert "4 = Jenjang 4" in per_id["J02"][5]
    assert "papan = Papan" in per_id["D01"][5]
    assert per_id["J02"][6] == "Bila tiada."
    assert per_id["J01"][6] == "tidak boleh"


def test_only_levels_have_lists_of_choices_and_columns_to_fill_in_have_text_format(instrumen, tmp_path):
    jalur = tmp_path / "templat.xlsx"
    tulis_templat(instrumen, jalur)
    with zipfile.ZipFile(jalur) as arsip:
        lembar = arsip.read("xl/worksheets/sheet1.xml").decode()
        gaya = arsip.read("xl/styles.xml").decode()
    assert re.findall(r"<formula1>(.*?)</formula1>", lembar) == ['"0,1,2,3,4"', '"0,1,2,3,4,TB"']
    assert 'formatCode="@"' in gaya


@pytest.mark.parametrize(
    ("id_", "harus", "jangan"),
    [
        ("J01", ["0, 1, 2, 3, 4"], ["TB"]),
        ("J02", ["TB bila tidak berlaku"], []),
        ("D01", ["papan grup_wa", "NIHIL"], ["TB"]),
        ("P01", ["0–100", "85%", "3/9"], ["TB"]),
        ("A01", ["mulai dari 0", "hari", "TB"], ["%"]),
        ("S01", ["25–100"], ["TB"]),
    ],
)
def test_the_way_to_fill_in_names_what_is_allowed(instrumen, id_, harus, jangan):
    kalimat = cara_isi(instrumen.per_id[id_])
    assert all(h in kalimat for h in harus)
    assert not any(j in kalimat for j in jangan)
    assert "Kosongkan bila belum diketahui." in kalimat


@pytest.mark.parametrize("id_", ["inpres-3-2003", "spbe-2020"])
def test_templates_of_the_bundled_instruments_are_read_back(tmp_path, id_):
    ini = muat_instrumen(id_)
    jalur = tmp_path / "templat.xlsx"
    tulis_templat(ini, jalur)
    kepala = python_calamine.load_workbook(str(jalur)).get_sheet_by_name("Jawaban").to_python()[0]
    kunci = KOLOM_KUNCI if ini.yang_dinilai == "desa" else ("kode", "nama", "periode", "tanggal")
    assert kepala == [*kunci, *ini.per_id]
    assert all(arti_isi(i) for i in ini.indikator if i.jenis != "angka")


def test_the_template_tells_who_fills_it_in_how_to_check_and_what_words_mean(instrumen, tmp_path):
    j01 = instrumen.per_id["J01"].model_copy(update={"petunjuk": Petunjuk(mandiri="Sendiri.", kunjungan="Bersama.")})
    lain = instrumen.model_copy(
        update={
            "indikator": (j01, *instrumen.indikator[1:]),
            "istilah": (Istilah(id="kanal", nama="kanal resmi", arti="Yang diumumkan desa."),),
        }
    )
    jalur = tmp_path / "templat.xlsx"
    tulis_templat(lain, jalur)
    baris = python_calamine.load_workbook(str(jalur)).get_sheet_by_name("Petunjuk").to_python()
    cara = {b[0]: b[3] for b in baris}
    assert (cara["J01"], cara["J02"]) == ("Sendiri.", "Lihat.")
    assert baris[-1][:3] == ["", "kanal resmi", "Arti: Yang diumumkan desa."]
    assert baca(isi_templat(jalur, ISI), lain).peringatan == ()


@pytest.mark.parametrize("nama", ["t.parquet", "t.json", "t"])
def test_an_unknown_suffix_for_templates_is_misuse(instrumen, tmp_path, nama):
    with pytest.raises(GalatPemakaian, match=r"\.xlsx, \.csv"):
        tulis_templat(instrumen, tmp_path / nama)


@pytest.mark.parametrize("akhiran", ["csv", "xlsx"])
@pytest.mark.parametrize("id_", ["inpres-3-2003", "spbe-2020"])
def test_a_template_that_holds_answers_is_read_back_the_same(tmp_path, akhiran, id_):
    ini = muat_instrumen(id_)
    jawaban = buat(ini, 3, 5, kosong=0.3)
    jalur = tmp_path / f"terisi.{akhiran}"
    tulis_templat(ini, jalur, jawaban)
    b = baca(jalur, ini)
    assert b.peringatan == ()
    assert b.jawaban.kunci.equals(jawaban.kunci)
    assert np.array_equal(b.jawaban.nilai, jawaban.nilai, equal_nan=True)
    assert np.array_equal(b.jawaban.keadaan, jawaban.keadaan)
