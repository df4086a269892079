"""The JSON Schemas: current, met by every shipped file, not met by broken ones."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from penilaian.instrumen import POLA_ID_TAMBAHAN
from penilaian.muat import KEPALA, berkas_indikator, daftar_instrumen
from penilaian.muat.bentuk import POLA
from penilaian.muat.skema import skema_json, teks_skema
from penilaian.terkirim import terkirim

KECIL = Path(__file__).parent / "instrumen_kecil"
BENTUK_BARU = Path(__file__).parent / "instrumen_bentuk_baru"
RUSAK = Path(__file__).parents[1] / "instrumen_rusak"
SKEMA = skema_json()
TERKIRIM = [terkirim("indikator", id_) for id_ in daftar_instrumen()]


def berkas_di(*folder: Path) -> list[Path]:
    return [berkas for f in folder for berkas in (f / KEPALA, *berkas_indikator(f))]


TAMBAHAN = Path(__file__).parent / "tambahan_kecil"
BERKAS = berkas_di(*TERKIRIM, KECIL, BENTUK_BARU, TAMBAHAN)
BERSEJARAH = Path(__file__).parent / "instrumen_bersejarah"
PADANAN = [b for f in (*TERKIRIM, BERSEJARAH) for b in sorted(f.glob("padanan/*.yaml"))]
KUESIONER = sorted(terkirim("indikator", "kuesioner").glob("*/*.yaml"))
LAMA = berkas_di(*(kepala.parent for f in TERKIRIM for kepala in sorted(f.glob(f"versi/*/{KEPALA}"))))
"""Of older versions, kept as they were: their comments point from where they once stood."""


def seperti_editor(isi):
    """Return what an editor sees: YAML 1.2, where bare numbers are numbers and bare true and null are no text."""
    if isinstance(isi, dict):
        return {kunci: seperti_editor(nilai) for kunci, nilai in isi.items()}
    if isinstance(isi, list):
        return [seperti_editor(nilai) for nilai in isi]
    if isi in {"true", "false", "null", "~", ""}:
        return {"true": True, "false": False}.get(isi)
    if re.fullmatch(r"[-+]?\d+", isi):
        return int(isi)
    return float(isi) if re.fullmatch(r"[-+]?(\.\d+|\d+\.\d*)([eE][-+]?\d+)?", isi) else isi


def nama_skema(berkas: Path) -> str:
    if berkas.parent.name == "padanan":
        return "padanan.schema.json"
    if berkas.parents[1].name == "kuesioner":
        return "kuesioner.schema.json"
    kepala = berkas.parent / KEPALA
    if kepala.is_file() and "menambah" in isi(kepala):
        return f"{'tambahan' if berkas == kepala else 'indikator-tambahan'}.schema.json"
    return f"{'instrumen' if berkas.name == KEPALA else 'indikator'}.schema.json"


def pemeriksa(berkas: Path) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(SKEMA[nama_skema(berkas)])


def isi(berkas: Path):
    return yaml.load(berkas.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  all text, no objects


@pytest.mark.parametrize("nama", sorted(SKEMA))
def test_the_schema_on_file_is_the_one_that_the_model_makes(nama):
    tersimpan = terkirim("indikator", "skema", nama).read_text(encoding="utf-8")

    assert tersimpan == teks_skema(SKEMA[nama]), "jalankan: python -m penilaian.muat.skema"


@pytest.mark.parametrize("nama", sorted(SKEMA))
def test_the_schema_is_valid_json_schema(nama):
    jsonschema.Draft7Validator.check_schema(SKEMA[nama])


@pytest.mark.parametrize("berkas", BERKAS + LAMA + PADANAN + KUESIONER, ids=lambda berkas: berkas.name)
def test_the_schema_accepts_instrument_files_as_text_and_as_an_editor_reads_them(berkas):
    pemeriksa(berkas).validate(isi(berkas))
    pemeriksa(berkas).validate(seperti_editor(isi(berkas)))


@pytest.mark.parametrize("berkas", BERKAS + PADANAN + KUESIONER, ids=lambda berkas: berkas.name)
def test_the_comment_that_points_to_the_schema_points_to_the_right_file(berkas):
    baris_pertama = berkas.read_text(encoding="utf-8").split("\n", 1)[0]
    cocok = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", baris_pertama)
    if not berkas.is_relative_to(terkirim("indikator")) and cocok is None:
        return  # only two files of the small instruments carry it

    assert cocok, baris_pertama
    assert (berkas.parent / cocok[1]).resolve() == terkirim("indikator", "skema", nama_skema(berkas)).resolve()


@pytest.mark.parametrize(
    "kasus",
    [
        "I11-salah-eja/P01.yaml",
        "I11-di-dalam-daftar/P01.yaml",
        "I11-indikator-di-instrumen-yaml/instrumen.yaml",
        "I12-kunci-wajib/P01.yaml",
        "I12-kepala/instrumen.yaml",
        "I12-petunjuk/P01.yaml",
        "I12-kalimat-tanpa-syarat/instrumen.yaml",
        "I12-lantai-tanpa-alasan/instrumen.yaml",
        "I13-teks-diminta/P01.yaml",
        "I13-daftar-diminta/P01.yaml",
        "I14-koma-desimal/P01.yaml",
        "I14-garis-bawah/P01.yaml",
        "I15-jenis/P01.yaml",
        "I15-agregasi/instrumen.yaml",
        "I16-upaya/P01.yaml",
        "I16-upaya-dalam-daftar/P01.yaml",
        "I17-satu-jenjang/P01.yaml",
        "I17-lantai-tanpa-kelompok/instrumen.yaml",
        "I18-versi/instrumen.yaml",
        "I19-bobot-nol/P01.yaml",
        "I80-kunci-penilaian/X01-menara.yaml",
        "I80-kunci-penilaian/X02-jarak.yaml",
        "I80-kunci-penilaian/instrumen.yaml",
        "I81-bukan-x/K01-menara.yaml",
        "I11-padanan-kunci-asing/padanan/0.9.0.yaml",
        "I11-padanan-di-dalam-ubah/padanan/0.9.0.yaml",
        "I12-padanan-tanpa-ke/padanan/0.9.0.yaml",
        "I13-padanan-daftar-diminta/padanan/0.9.0.yaml",
        "I17-padanan-pecah-menjadi-satu/padanan/0.9.0.yaml",
    ],
)
def test_the_schema_refuses_broken_files(kasus):
    berkas = RUSAK / kasus

    assert not pemeriksa(berkas).is_valid(seperti_editor(isi(berkas)))


@pytest.mark.parametrize(
    ("kunci", "tulisan"),
    [("jenis", "tes"), ("rata", "desa"), ("kunci", "a"), ("soal", []), ("sah", {"cara": "sensus"})],
)
def test_the_schema_refuses_a_broken_questionnaire(kunci, tulisan):
    berkas = terkirim("indikator", "kuesioner", "2.0.0", "T08.yaml")

    assert not pemeriksa(berkas).is_valid({**isi(berkas), kunci: tulisan})


def test_the_schema_refuses_a_key_without_a_value():
    berkas = KECIL / "1-persiapan" / "P10-situs.yaml"

    assert not pemeriksa(berkas).is_valid({**isi(berkas), "petunjuk": None})


def test_every_pattern_of_the_schema_has_an_explanation_in_indonesian():
    pola = set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(SKEMA)))
    bilangan = {p for p in pola if json.loads(p).startswith("^-?")}

    assert {json.loads(p) for p in pola - bilangan} == {*POLA, POLA_ID_TAMBAHAN}  # its message is I81
