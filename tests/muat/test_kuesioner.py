"""Questionnaires: those that are shipped, which of them holds for a version, and every fault with file and line."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from penilaian.cli.perintah import app
from penilaian.galat import GalatInstrumen, GalatPemakaian
from penilaian.instrumen import KuesionerSkala, KuesionerTes, huruf_pilihan
from penilaian.muat import daftar_kuesioner, muat_instrumen, muat_kuesioner, muat_versi
from penilaian.muat.baca_kuesioner import baca_kuesioner
from penilaian.terkirim import terkirim

INPRES = "inpres-3-2003"
DOKUMEN = Path(__file__).parents[2] / "docs" / "kode-galat.md"


@pytest.fixture(scope="module")
def kini():
    return muat_instrumen(INPRES)


@pytest.fixture(scope="module")
def lama():
    return muat_versi(INPRES, "1.0.0")


def test_each_version_has_its_own_rule_of_value_and_of_validity(kini, lama):
    def aturan(instrumen):
        semua = {i: muat_kuesioner(INPRES, instrumen, i) for i in ("P06", "P07", "T08")}
        return {i: (k.nilai, k.sah.cara, k.sah.paling_sedikit, str(k.sah.bagian)) for i, k in semua.items()}

    assert aturan(lama) == {
        "P06": ("rata_rata", "sensus", None, "0.75"),
        "P07": ("rata_rata", "sensus", None, "0.75"),
        "T08": ("rata_rata", "krejcie_morgan", 30, "None"),
    }
    assert aturan(kini) == {
        "P06": ("bagian_lulus", "sensus", None, "0.75"),
        "P07": ("rata_rata", "sensus", None, "0.75"),
        "T08": ("rata_rata", "minimum", 30, "None"),
    }


def test_the_test_has_two_forms_on_the_same_subjects_and_three_tasks(kini):
    tes = muat_kuesioner(INPRES, kini, "P06")
    assert isinstance(tes, KuesionerTes)
    a, b = (bentuk.soal for bentuk in tes.bentuk)
    assert [s.pokok for s in a] == [s.pokok for s in b]
    assert (len(a), len(tes.tugas)) == (10, 3)
    assert tes.lulus is not None
    assert (tes.lulus.benar, tes.lulus.tugas) == (7, 2)
    for bentuk in (a, b):  # no letter is right so often that guessing it alone would help
        assert max([s.kunci for s in bentuk].count(h) for h in "abcd") <= 3
        assert all(s.kunci in huruf_pilihan(s) and len(s.pilihan) == 4 for s in bentuk)


def test_three_of_the_attitudes_are_worded_the_other_way_round(kini):
    sikap = muat_kuesioner(INPRES, kini, "P07")
    assert isinstance(sikap, KuesionerSkala)
    assert [s.id for s in sikap.soal if s.arah == "terbalik"] == ["P07_2", "P07_5", "P07_8"]


def test_a_version_without_a_questionnaire_of_its_own_takes_the_newest_not_above_it(kini, tmp_path):
    (tmp_path / "instrumen").symlink_to(terkirim("indikator", INPRES).absolute())
    for versi, id_ in (("1.0.0", "P06"), ("1.10.0", "T08"), ("1.9.0", "T08"), ("1.9.0", "P06"), ("3.0.0", "T08")):
        folder = tmp_path / "kuesioner" / versi
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{id_}.yaml").write_text(f"instrumen: {INPRES}\n", "utf-8")
    ada = daftar_kuesioner(tmp_path / "instrumen", kini)
    assert {i: b.parent.name for i, b in ada.items()} == {"P06": "1.9.0", "T08": "1.10.0"}


def test_an_instrument_kept_elsewhere_takes_the_shipped_ones_and_another_has_none(kini, tmp_path):
    (tmp_path / "instrumen").symlink_to(terkirim("indikator", INPRES).absolute())
    assert set(daftar_kuesioner(tmp_path / "instrumen", kini)) == {"P06", "P07", "T08"}
    spbe = muat_instrumen("spbe-2020")
    assert daftar_kuesioner("spbe-2020", spbe) == {}
    with pytest.raises(GalatPemakaian, match="tidak ada untuk spbe-2020"):
        muat_kuesioner("spbe-2020", spbe, "T08")


def test_an_unknown_questionnaire_is_refused_and_those_at_hand_are_named(kini):
    with pytest.raises(GalatPemakaian, match=r"'P05' tidak ada .* Yang ada: P06, P07, T08"):
        muat_kuesioner(INPRES, kini, "P05")


RUSAK = [
    ("Q01", "T08", "indikator: T08", "indikator: P07", "indikator: P07"),
    ("Q01", "T08", "versi: 2.0.0", "versi: 2.0.1", "versi: 2.0.1"),
    ("Q02", "T09", "indikator: T08", "indikator: T09", "indikator: T09"),
    ("Q03", "T08", "id: T08_waktu", "id: T08_Biaya", "id: T08_biaya"),
    ("Q03", "T08", "id: T08_waktu", "id: T08_catatan", "id: T08_catatan"),
    ("Q03", "T08", "id: T08_waktu", "id: P07_waktu", "id: P07_waktu"),
    ("Q03", "P06", "id: P06_b3", "id: P06_3", "id: P06_3"),
    ("Q04", "T08", "cara: minimum", "cara: sensus", "cara: sensus"),
    ("Q04", "P06", "  bagian: 0.75\n", "  bagian: 0.75\n  paling_sedikit: 3\n", "paling_sedikit: 3"),
    ("Q05", "T08", "[Buruk, Cukup, Baik, Sangat baik]", "[Buruk, Cukup, Baik]", "id: T08_sarana"),
    ("Q05", "P07", "pilihan: [Tidak setuju, Kurang setuju, Setuju, Sangat setuju]\n", "", "id: P07_1"),
    ("Q06", "P06", "kunci: d", "kunci: e", "kunci: e"),
    ("Q06", "P06", "kunci: a", "kunci: tidak_tahu", "kunci: tidak_tahu"),
    ("Q07", "P06", "nilai: bagian_lulus", "nilai: rata_rata", "nilai: rata_rata"),
    ("Q07", "P06", "benar: 7", "benar: 11", "benar: 11"),
    ("Q07", "P06", "tugas: 2", "tugas: 4", "tugas: 4"),
    ("Q08", "T08", "sejak: 65.00", "sejak: 90.00", "sejak: 90.00"),
    ("I14", "T08", "sejak: 65.00", "sejak: 9e1", "sejak: 9e1"),
    ("Q09", "P06", "populasi_dari: P05", "populasi_dari: P04", "populasi_dari: P04"),
    ("I11", "T08", "rata: unsur", "rata: unsur\nrerata: unsur", "rerata: unsur"),
    ("I15", "T08", "jenis: skala", "jenis: survei", "jenis: survei"),
]


@pytest.mark.parametrize(("kode", "id_", "dari", "ke", "pada"), RUSAK)
def test_a_fault_is_named_with_its_code_file_and_line(kode, id_, dari, ke, pada, kini, tmp_path):
    asal = terkirim("indikator", "kuesioner", "2.0.0", f"{'T08' if id_ == 'T09' else id_}.yaml").read_text("utf-8")
    assert dari in asal
    berkas = tmp_path / "2.0.0" / f"{id_}.yaml"
    berkas.parent.mkdir()
    berkas.write_text(teks := asal.replace(dari, ke, 1), "utf-8")

    isi, temuan = baca_kuesioner(berkas, kini)

    assert isi is None
    baris = teks[: teks.rindex(pada)].count("\n") + 1
    assert (kode, f"{berkas.as_posix()}:{baris}") in [(t.kode, t.tempat) for t in temuan]
    assert all(t.saran.endswith(".") and not t.pesan.endswith(".") for t in temuan)


def test_a_form_of_a_test_with_fewer_questions_is_refused(kini, tmp_path):
    asal = terkirim("indikator", "kuesioner", "2.0.0", "P06.yaml").read_text("utf-8")
    berkas = tmp_path / "2.0.0" / "P06.yaml"
    berkas.parent.mkdir()
    berkas.write_text(re.sub(r"      - id: P06_b10\n.*?(?=^tugas:)", "", asal, flags=re.DOTALL | re.MULTILINE), "utf-8")
    isi, temuan = baca_kuesioner(berkas, kini)
    assert isi is None
    assert [t.kode for t in temuan] == ["Q06"]


def test_a_questionnaire_at_fault_is_never_used(kini, tmp_path):
    (tmp_path / "instrumen").symlink_to(terkirim("indikator", INPRES).absolute())
    berkas = tmp_path / "kuesioner" / "2.0.0" / "T08.yaml"
    berkas.parent.mkdir(parents=True)
    berkas.write_text(f"instrumen: {INPRES}\njenis: skala\n", "utf-8")
    with pytest.raises(GalatInstrumen) as galat:
        muat_kuesioner(tmp_path / "instrumen", kini, "T08")
    assert {t.kode for t in galat.value.temuan} == {"I12"}


def test_the_command_that_checks_an_instrument_checks_its_questionnaires_too(tmp_path):
    (tmp_path / "instrumen").symlink_to(terkirim("indikator", INPRES).absolute())
    asal, tujuan = terkirim("indikator", "kuesioner", "2.0.0"), tmp_path / "kuesioner" / "2.0.0"
    shutil.copytree(asal, tujuan)
    utuh = CliRunner().invoke(app, ["periksa", str(tmp_path / "instrumen")])
    assert utuh.exit_code == 0
    assert "kuesioner responden P06, P07, T08" in utuh.stdout
    (tujuan / "P06.yaml").write_text((asal / "P06.yaml").read_text("utf-8").replace("kunci: d", "kunci: e", 1), "utf-8")
    rusak = CliRunner().invoke(app, ["periksa", str(tmp_path / "instrumen")])
    assert rusak.exit_code == 1
    assert "[Q06]" in rusak.stderr


def test_every_code_of_questionnaires_is_recorded_in_the_document_and_tried_here():
    sumber = Path(baca_kuesioner.__code__.co_filename).parent
    di_program = {k for b in sumber.glob("*.py") for k in re.findall(r'"(Q\d\d)"', b.read_text("utf-8"))}
    dokumen = re.findall(r"^### (Q\d\d) ", DOKUMEN.read_text("utf-8"), re.MULTILINE)
    assert di_program == set(dokumen) == {k for k, *_ in RUSAK if k.startswith("Q")}
    assert dokumen == sorted(dokumen)
