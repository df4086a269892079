"""A short form shows a question only while it can change the position, and loses nothing of it."""

import os
import random
import re
import warnings

import numpy as np
import pytest
from acuan_cepat import posisi, sejauh, tampil
from instrumen_acak import instrumen_acak
from ketikan_acak import lembar
from pyxform.xls2xform import convert
from typer.testing import CliRunner
from xpath_kecil import FormulirKecil

from penilaian import dari_tabel
from penilaian.cli.perintah import app
from penilaian.galat import GalatPemakaian, PeringatanJawaban
from penilaian.instrumen import IndikatorDaftar, IndikatorJenjang
from penilaian.muat import muat_instrumen
from penilaian.pertanyaan import urutan_tetap
from penilaian.survei import susun_cepat, susun_formulir, tulis_xlsform

ACAK = int(os.environ.get("PENILAIAN_CONTOH", "24"))
DESA = 16


def kunci_tanya(i):
    return i.id if isinstance(i, (IndikatorJenjang, IndikatorDaftar)) else f"{i.id}_cara"


def isi_semua(instrumen, desa, benih):
    """Return what villages type, some near the top, and their answers as a table."""
    acak = random.Random(benih)  # noqa: S311
    ketikan, sel = [], []
    for n in range(desa):
        kode = {"desa": f"99.01.01.2{n:03d}"}.get(instrumen.yang_dinilai, "51")
        diketik, satu = lembar(
            instrumen.indikator, kode, acak, acak.choice([0, 0.4, 0.8, 0.95]), acak.choice([0, 0, 0.5, 1])
        )
        ketikan.append(diketik)
        sel.append(satu)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PeringatanJawaban)  # doubts about numbers that mean what they say
        return ketikan, dari_tabel(instrumen, sel)


def periksa(instrumen, desa, benih):
    """Fill the short form in for many villages, and return (k, n) which questions it showed."""
    ketikan, penuh = isi_semua(instrumen, desa, benih)
    formulir = FormulirKecil(susun_cepat(instrumen))
    ditanya, terbaca = np.zeros(penuh.keadaan.shape, dtype=bool), []
    for n, diketik in enumerate(ketikan):
        isi, tampak = formulir.isi(diketik)
        ditanya[:, n] = [kunci_tanya(i) in tampak for i in instrumen.indikator]
        terbaca.append((float(isi["posisi_pasti"]), float(isi["posisi_mungkin"])))
    sebenarnya = posisi(instrumen, penuh)
    assert np.array_equal(posisi(instrumen, sejauh(penuh, ditanya)), sebenarnya)
    assert np.array_equal(np.array(terbaca).T, sebenarnya)
    assert np.array_equal(ditanya, tampil(instrumen, urutan_tetap(instrumen), penuh))
    return ditanya, sebenarnya


def test_villages_reach_the_position_of_all_their_answers_with_few_questions():
    ditanya, ke = periksa(muat_instrumen("inpres-3-2003"), 40, 5)
    assert ditanya.mean() < 0.5
    assert len(set(ke[0])) > 2
    assert (ke[0] < ke[1]).any(), "some are not certain"


@pytest.mark.parametrize("benih", range(0, ACAK, 4))
def test_of_whatever_instrument_what_is_hidden_changes_no_position(benih):
    for satu in range(benih, min(benih + 4, ACAK)):
        periksa(instrumen_acak(satu, berposisi=True), DESA, satu)


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


def test_every_scored_question_has_its_place_in_its_stage_and_under_the_names_of_the_contract(inpres):
    cepat, penuh = susun_cepat(inpres), susun_formulir(inpres)
    urutan = urutan_tetap(inpres)
    assert sorted(i.id for i in urutan) == sorted(i.id for i in inpres.indikator)
    tingkat = [t.id for t in inpres.puncak]
    letak = [tingkat.index(inpres.puncak_dari(i.kelompok).id) for i in urutan]
    assert letak == sorted(letak)
    jenis = {b["name"]: b["type"] for b in penuh.survey if "name" in b}
    bukan_milik_cepat = re.compile(r".*_hitung.*|posisi_.*|petunjuk_cepat")
    ada = {b["name"]: b["type"] for b in cepat.survey if "name" in b and not bukan_milik_cepat.fullmatch(b["name"])}
    assert ada.items() <= jenis.items()
    assert {kunci_tanya(i) for i in inpres.indikator} <= ada.keys()
    assert set(map(str, cepat.choices)) == set(map(str, penuh.choices))
    assert cepat.settings["form_id"] != penuh.settings["form_id"]


def test_what_a_stage_hangs_on_is_asked_first(inpres):
    urutan = urutan_tetap(inpres)
    for t in inpres.puncak:
        milik = [i.kritis is not None for i in urutan if inpres.puncak_dari(i.kelompok) == t]
        assert milik == sorted(milik, reverse=True)


def test_without_a_gate_there_is_no_order():
    with pytest.raises(ValueError, match="gerbang"):
        urutan_tetap(muat_instrumen("spbe-2020"))


def test_a_question_depends_on_questions_before_it_alone(inpres):
    sudah = set()
    for b in susun_cepat(inpres).survey:
        dipakai = set(re.findall(r"\$\{(\w+)\}", b.get("relevant", "") + b.get("calculation", "")))
        assert dipakai <= sudah, b["name"]
        sudah.add(b.get("name"))


def test_the_form_says_that_going_back_may_hide_what_follows(inpres):
    catatan = [b["label"] for b in susun_cepat(inpres).survey if b["type"] == "note"]
    assert "pertanyaan sesudahnya dapat hilang; yang hilang tidak ikut terkirim." in catatan[0]
    assert catatan[-1] == "Posisi menurut jawaban di atas: ${posisi_terbaca}."


@pytest.mark.parametrize(
    ("diketik", "terbaca"),
    [
        ([("P01", ["0"])], "Belum mencapai Persiapan"),
        ([], "paling sedikit Belum mencapai Persiapan, paling banyak Pemanfaatan"),
    ],
)
def test_the_position_is_shown_in_words(inpres, diketik, terbaca):
    isi, _ = FormulirKecil(susun_cepat(inpres)).isi(diketik)
    assert isi["posisi_terbaca"] == terbaca


def test_an_instrument_without_a_gate_is_refused_with_the_way_on():
    with pytest.raises(GalatPemakaian, match=r"spbe-2020 tidak mempunyai gerbang; cetak formulirnya tanpa --cepat"):
        susun_cepat(muat_instrumen("spbe-2020"))


@pytest.mark.parametrize("agregasi", ["geometrik", "minimum"])
def test_groups_that_are_no_weighted_means_are_refused_by_name(inpres, agregasi):
    kelompok = [k.model_copy(update={"agregasi": agregasi}) if k.id == "2a" else k for k in inpres.kelompok]
    lain = inpres.model_copy(update={"kelompok": tuple(kelompok)})
    with pytest.raises(GalatPemakaian, match=rf"bukan 2a \({agregasi}\)"):
        susun_cepat(lain)
    with pytest.raises(GalatPemakaian, match=r"bukan persiapan \(geometrik\)"):
        susun_cepat(inpres.model_copy(update={"agregasi": "geometrik"}))


def test_pyxform_reads_it_without_a_warning_also_for_one_kabupaten(inpres, tmp_path):
    tulis_xlsform(susun_cepat(inpres, "15.01"), tmp_path / "cepat.xlsx")
    assert convert(str(tmp_path / "cepat.xlsx")).warnings == []


def test_the_command_prints_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hasil = CliRunner().invoke(app, ["formulir", "--xlsform", "--cepat"])
    assert hasil.exit_code == 0
    assert (tmp_path / "formulir-inpres-3-2003_cepat.xlsx").exists()


@pytest.mark.parametrize("lain", [["--xlsx"], ["--xlsform", "--kuesioner", "T08"]])
def test_the_command_refuses_what_has_no_short_form(lain, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hasil = CliRunner().invoke(app, ["formulir", "--cepat", *lain])
    assert hasil.exit_code == 2
    assert "--cepat" in hasil.stderr
    assert list(tmp_path.iterdir()) == []
