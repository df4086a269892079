"""A questionnaire as a form: everything that is asked, nothing that tells the answer."""

import re

import pytest

from penilaian.galat import GalatPemakaian
from penilaian.instrumen import huruf_pilihan
from penilaian.muat import muat_instrumen, muat_kuesioner
from penilaian.survei import susun_kuesioner

INPRES = "inpres-3-2003"


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen(INPRES)


@pytest.fixture(scope="module")
def semua(ini):
    return [muat_kuesioner(INPRES, ini, i) for i in ("P06", "P07", "T08")]


def bergeser(k):
    """Return a test whose every key is the next letter."""

    def geser(s):
        huruf = huruf_pilihan(s)
        return s.model_copy(update={"kunci": huruf[(huruf.index(s.kunci) + 1) % len(huruf)], "penjelasan": "lain"})

    bentuk = tuple(b.model_copy(update={"soal": tuple(map(geser, b.soal))}) for b in k.bentuk)
    return k.model_copy(update={"bentuk": bentuk})


@pytest.mark.parametrize("bentuk", ["A", "B"])
def test_a_form_says_nothing_of_the_key_not_even_by_its_version(bentuk, semua, ini):
    formulir = susun_kuesioner(semua[:1], ini, bentuk=bentuk)
    assert susun_kuesioner([bergeser(semua[0])], ini, bentuk=bentuk) == formulir
    semua_teks = " ".join(t for b in (*formulir.survey, *formulir.choices) for t in b.values())
    assert not any(s.penjelasan in semua_teks for b in semua[0].bentuk for s in b.soal)
    assert not re.search(r"kunci|benar", " ".join(b["name"] for b in formulir.survey if "name" in b))


def test_names_and_labels_of_a_form_are_unique_and_labels_bear_the_id(semua, ini):
    formulir = susun_kuesioner(semua, ini)
    nama = [b["name"] for b in formulir.survey if "name" in b]
    label = [b["label"] for b in formulir.survey if "label" in b]
    assert len(set(nama)) == len(nama)
    assert len(set(label)) == len(label)
    soal = [b for b in formulir.survey if b["type"].startswith("select")]
    assert len(soal) == 10 + 3 + 8 + 9
    assert all(b["label"].startswith(f"{b['name']}. ") for b in soal)


def test_a_form_that_is_none_is_refused(semua, ini):
    with pytest.raises(GalatPemakaian, match="yang ada: A, B"):
        susun_kuesioner(semua, ini, bentuk="C")
    with pytest.raises(GalatPemakaian, match="hanya untuk tes"):
        susun_kuesioner(semua[1:], ini, bentuk="A")
