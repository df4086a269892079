"""The tests' own writers of exports write what KoboToolbox and ODK Central themselves wrote, byte for byte."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from penulis_klien import META_CENTRAL, META_KOBO, central, kobo, kolom, tabel_kobo

from penilaian.muat import muat_versi
from penilaian.survei import Formulir, susun_formulir

DIBERI = Path(__file__).parent / "kiriman"
FOTO = "1760000000001.jpg"


def baris(isi, pemisah):
    return list(csv.DictReader(io.StringIO(isi.decode(), newline=""), delimiter=pemisah))


@pytest.fixture(scope="module")
def formulir():
    """The form of 1.0.0 as the given exports know it: how to check a number stood in a note, none read it back."""
    instrumen = muat_versi("inpres-3-2003", "1.0.0")
    cetakan, survey = susun_formulir(instrumen), []
    for b in cetakan.survey:
        if not b.get("name", "").endswith(("_terbaca", "_terbaca_ulang")):
            survey.append(b)
        if b["type"] == "begin_group" and b["name"].endswith("_isi"):
            i = instrumen.per_id[b["name"].removesuffix("_isi")]
            survey.append({"type": "note", "name": f"{i.id}_petunjuk", "label": i.petunjuk_kunjungan})
    return cetakan._replace(survey=tuple(survey))


@pytest.fixture(scope="module")
def kiriman():
    """What was filled in, by the names of the form, and what Kobo knows of each submission."""
    return baris((DIBERI / "kobo-nama.csv").read_bytes(), ";")


@pytest.fixture(scope="module")
def meta_central(kiriman):
    """What Central knows of each submission, which nothing else says."""
    milik = baris((DIBERI / "odk-central.csv").read_bytes(), ",")[::-1]
    assert [m["KEY"] for m in milik] == [k["meta/rootUuid"] for k in kiriman]
    return [{n: m[n] for n in ("SubmissionDate", *META_CENTRAL)} for m in milik]


def test_kobo_with_names_is_written_as_kobo_writes_it(formulir: Formulir, kiriman):
    assert kobo(formulir, kiriman, kiriman) == (DIBERI / "kobo-nama.csv").read_bytes()


def test_kobo_with_labels_is_written_as_kobo_writes_it(formulir, kiriman):
    assert kobo(formulir, kiriman, kiriman, label=True) == (DIBERI / "kobo-label.csv").read_bytes()


def test_a_workbook_with_groups_has_the_cells_that_kobo_writes(formulir, kiriman):
    (lembar,) = openpyxl.load_workbook(DIBERI / "kobo-nama-grup.xlsx").worksheets
    diberi = [["" if c is None else str(c) for c in satu] for satu in lembar.iter_rows(values_only=True)]
    assert tabel_kobo(formulir, kiriman, kiriman, grup="/") == diberi


def test_a_table_is_written_as_central_writes_it(formulir, kiriman, meta_central):
    assert central(formulir, kiriman, meta_central) == (DIBERI / "odk-central.csv").read_bytes()


def test_a_table_of_2019_is_written_as_central_wrote_it(formulir, kiriman, meta_central):
    lama = [m | {"ReviewState": ""} for m in meta_central]
    assert central(formulir, kiriman, lama, lama=True) == (DIBERI / "odk-central-lama.csv").read_bytes()


def test_the_table_of_an_archive_with_a_photo_is_written_as_central_writes_it(formulir, kiriman, meta_central):
    isi, meta = [dict(k) for k in kiriman], [dict(m) for m in meta_central]
    isi[1]["P01_foto"] = FOTO
    meta[1] |= {"AttachmentsPresent": "1", "AttachmentsExpected": "1"}
    with zipfile.ZipFile(DIBERI / "odk-central.zip") as arsip:
        assert arsip.namelist() == ["inpres_3_2003.csv", f"media/{FOTO}"]
        assert central(formulir, isi, meta, pecah=False) == arsip.read("inpres_3_2003.csv")


def test_what_a_writer_puts_beside_the_answers_is_of_the_client_alone(formulir):
    assert not {*META_KOBO, *META_CENTRAL} & {k.nama for k in kolom(formulir)}
