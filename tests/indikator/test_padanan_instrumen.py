"""The crosswalk from 1.0.0: what the loader cannot judge about it, because it is about what the answers mean."""

from pathlib import Path

import pytest
import yaml

from penilaian.instrumen import ANGKA, IndikatorDaftar, Jembatan, sidik_indikator
from penilaian.muat import muat_jembatan, periksa

FOLDER = Path(__file__).parents[2] / "indikator" / "inpres-3-2003"
KUNCI = ("dari", "ke", "sama", "kata", "ubah", "pecah", "gabung", "baru", "hapus")


@pytest.fixture(scope="module")
def jembatan() -> Jembatan:
    return muat_jembatan("inpres-3-2003", "1.0.0")


def test_it_is_without_findings_and_names_every_form():
    teks = (FOLDER / "padanan" / "1.0.0.yaml").read_text(encoding="utf-8")

    assert tuple(yaml.load(teks, Loader=yaml.BaseLoader)) == KUNCI  # noqa: S506  (text only)
    assert periksa("inpres-3-2003")[1] == ()


def test_the_older_version_is_the_one_that_was_released(jembatan):
    assert jembatan.dari.sidik == "8a0e53f9fd6e84c7ceb11901f610f297a134215a4a47d3c566bb9e111056b395"


def test_mapped_levels_never_fall_behind_one_another(jembatan):
    for id_, isi in jembatan.padanan.ubah.items():
        tangga = [(int(a), int(b)) for a, b in isi.jawaban.items() if a.isdigit()]
        assert [b for _, b in sorted(tangga)] == sorted(b for _, b in tangga), id_


def test_numbers_that_stay_are_percentages_of_the_same_thing_on_the_same_goalposts(jembatan):
    tetap = [id_ for id_, isi in jembatan.padanan.ubah.items() if ANGKA in isi.jawaban]
    assert tetap == ["P05", "M09", "T08", "T10"]
    for id_ in tetap:
        lama, baru = jembatan.dari.per_id[id_], jembatan.ke.per_id[id_]
        assert (lama.jenis, lama.tolok) == (baru.jenis, baru.tolok), id_


def test_equal_hashes_alone_do_not_make_a_question_the_same(jembatan):
    """Thirteen questions count alike and ask something else on a rung or in the denominator."""
    p, dari, ke = jembatan.padanan, jembatan.dari.per_id, jembatan.ke.per_id
    senilai = {id_ for id_ in dari.keys() & ke.keys() if sidik_indikator(dari[id_]) == sidik_indikator(ke[id_])}
    assert {*p.sama, *p.kata} == {"P03", "P11", "M10"}
    assert senilai & set(p.ubah) == {
        *("P01", "P07", "P08", "P12", "M01", "M03", "M08", "T02", "T03", "T04", "N01", "N02", "N05"),
    }


def test_a_rung_is_mapped_only_where_none_of_its_villages_stands_on_another_now(jembatan):
    """The rung asks for more now, or the one above it for less: docs/keputusan/0016-instrumen-2.md."""
    jawaban = {id_: set(isi.jawaban) for id_, isi in jembatan.padanan.ubah.items()}
    berpindah = {
        id_: set(lama)
        for id_, lama in (
            *(("P01", "2"), ("P15", "234"), ("M01", "02"), ("M03", "3"), ("M05", "1234"), ("M07", "3"), ("M11", "12")),
            *(("T03", "34"), ("T06", "34"), ("T07", "234"), ("T11", "0"), ("T12", "34"), ("N10", "1234")),
        )
    }
    assert {id_: dibawa for id_, lama in berpindah.items() if (dibawa := jawaban[id_] & lama)} == {}


def test_no_checklist_gained_an_item_that_its_old_answers_would_deny(jembatan):
    for id_, isi in jembatan.padanan.ubah.items():
        if isinstance(jembatan.ke.per_id[id_], IndikatorDaftar):
            assert (id_, bool(isi.jawaban)) in {
                ("P02", False),
                ("M04", False),
                ("M06", False),
                ("M12", False),
                ("M13", False),
                ("P13", True),
            }


def test_a_rung_with_a_condition_that_the_older_guidance_held_already_is_mapped(jembatan):
    """No village that takes money for letters answered T06 with 2: the guidance of 1.0.0 capped it at 1."""
    assert jembatan.padanan.ubah["T06"].jawaban == {"0": "0", "1": "1", "2": "2"}
    assert "surat tidak dipungut biaya" in jembatan.ke.per_id["T06"].jenjang[2].teks
    dulu = jembatan.dari.per_id["T06"].petunjuk
    teks = dulu if isinstance(dulu, str) else f"{dulu.mandiri} {dulu.kunjungan}"
    assert "Bila surat masih dipungut biaya, jawabannya paling tinggi jenjang 1" in " ".join(teks.split())
