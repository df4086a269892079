"""One broken instrument per case: every finding is expected with its file, line, code and weight."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from penilaian.galat import GalatInstrumen
from penilaian.muat import baca_naskah, daftar_padanan, muat_instrumen, muat_jembatan, periksa

RUSAK = Path(__file__).parents[1] / "instrumen_rusak"
KASUS = sorted(x.name for x in RUSAK.iterdir())
BERVERSI = [k for k in KASUS if any((RUSAK / k / nama).is_dir() for nama in ("versi", "padanan"))]
"""Cases in which the instrument itself is sound: an older version that it keeps is not, or the crosswalk from it."""

DOKUMEN = Path(__file__).parents[2] / "docs" / "kode-galat.md"
SUMBER = Path(baca_naskah.__file__).parent

BARIS_HARAPAN = re.compile(r"(?P<tempat>\S+) (?P<kode>I\d\d)(?P<berat> peringatan)?(?: \| (?P<frasa>.+))?")
"""One expected finding a line in ``harapan.txt``: place, code, weight if a warning, words that must be said."""


@dataclass(frozen=True)
class Harapan:
    tempat: str
    kode: str
    berat: str
    frasa: str


def harapan(kasus: str) -> list[Harapan]:
    hasil = []
    for baris in (RUSAK / kasus / "harapan.txt").read_text(encoding="utf-8").splitlines():
        cocok = BARIS_HARAPAN.fullmatch(baris)
        assert cocok, f"{kasus}/harapan.txt: baris tidak dipahami: {baris}"
        hasil.append(
            Harapan(cocok["tempat"], cocok["kode"], (cocok["berat"] or " galat").strip(), cocok["frasa"] or "")
        )
    return hasil


@pytest.fixture(params=["C", "Python"])
def pembaca(request, monkeypatch):
    """Both YAML parsers: the C one of most installations, and the one that PyYAML falls back to."""
    if request.param == "C" and not yaml.__with_libyaml__:
        pytest.skip("PyYAML tanpa libyaml")
    monkeypatch.setattr(baca_naskah, "PEMBACA", yaml.CBaseLoader if request.param == "C" else yaml.BaseLoader)


@pytest.mark.usefixtures("pembaca")
@pytest.mark.parametrize("kasus", KASUS)
def test_every_damage_is_found_in_its_file_and_row(kasus):
    folder = RUSAK / kasus

    instrumen, temuan = periksa(folder)

    awalan = f"{folder.as_posix()}/"
    ditemukan = [(t.tempat.removeprefix(awalan), t.kode, t.berat) for t in temuan]
    assert sorted(ditemukan) == sorted((h.tempat, h.kode, h.berat) for h in harapan(kasus)), "\n".join(map(str, temuan))
    for h in harapan(kasus):
        assert any(h.frasa in str(t) for t in temuan if t.kode == h.kode), [str(t) for t in temuan]
    assert (instrumen is None) == any(h.berat == "galat" for h in harapan(kasus))


@pytest.mark.parametrize("kasus", KASUS)
def test_the_name_of_the_folder_gives_the_code_that_is_expected(kasus):
    assert kasus.partition("-")[0] in {h.kode for h in harapan(kasus)}


@pytest.mark.parametrize("kasus", [k for k in KASUS if k not in BERVERSI])
def test_loading_a_broken_instrument_brings_all_findings(kasus):
    _, temuan = periksa(RUSAK / kasus)
    if all(t.berat == "peringatan" for t in temuan):
        assert muat_instrumen(RUSAK / kasus).indikator
        return

    with pytest.raises(GalatInstrumen) as galat:
        muat_instrumen(RUSAK / kasus)

    assert galat.value.temuan == temuan


@pytest.mark.parametrize("kasus", BERVERSI)
def test_a_broken_crosswalk_or_older_version_is_never_used_and_keeps_nobody_from_the_present_one(kasus):
    assert muat_instrumen(RUSAK / kasus).indikator

    for versi in daftar_padanan(RUSAK / kasus):
        with pytest.raises(GalatInstrumen) as galat:
            muat_jembatan(RUSAK / kasus, versi)
        assert {(t.tempat, t.kode) for t in galat.value.temuan} == {
            (t.tempat, t.kode) for t in periksa(RUSAK / kasus)[1]
        }


@pytest.mark.parametrize("kasus", KASUS)
def test_every_finding_names_a_repair(kasus):
    for temuan in periksa(RUSAK / kasus)[1]:
        assert temuan.saran.endswith("."), temuan
        assert not temuan.pesan.endswith("."), temuan


def kode_di_dokumen() -> list[str]:
    return re.findall(r"^### (I\d\d)", DOKUMEN.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_code_in_the_document_has_a_broken_example_and_the_reverse():
    assert sorted(kode_di_dokumen()) == sorted({kasus.partition("-")[0] for kasus in KASUS})


def test_every_code_in_the_program_is_recorded_in_the_document_and_the_reverse():
    di_program = {
        kode for berkas in SUMBER.glob("*.py") for kode in re.findall(r'"(I\d\d)"', berkas.read_text(encoding="utf-8"))
    }
    assert di_program == set(kode_di_dokumen())


def test_the_document_says_which_codes_are_only_warnings():
    judul = re.findall(r"^### (I\d\d) .*\(peringatan\)$", DOKUMEN.read_text(encoding="utf-8"), re.MULTILINE)
    peringatan = {h.kode for kasus in KASUS for h in harapan(kasus) if h.berat == "peringatan"}

    assert set(judul) == peringatan
