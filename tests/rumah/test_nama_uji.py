"""Names of tests are in one language: English sentences, in which only terms of the domain and of the code stay."""

import re

import pytest
from peladen import AKAR

KATA = re.compile(
    "(?<=_)(?:adalah|atau|bila|bukan|dalam|dan|dari|dengan|di|dibaca|disebut|ditolak|hanya|juga|ke|lain|menjadi|menyebut"
    "|oleh|pada|sama|sebagai|semua|setiap|sudah|belum|tanpa|terbaca|tetap|tiap|tidak|untuk|yang)(?=_|$)"
)
ISTILAH = re.compile("tidak_berlaku|belum_tahu|dari_tabel")  # a state, a choice and a function that names may name


def indonesia(nama: str) -> set[str]:
    """Return the words of a test's name that only an Indonesian sentence has."""
    return set(KATA.findall(ISTILAH.sub("", nama)))


def test_names_of_tests_are_english():
    uji = [
        (p.relative_to(AKAR).as_posix(), nama)
        for p in sorted((AKAR / "tests").rglob("test_*.py"))
        for nama in re.findall(r"^ *(?:async )?def (test_\w+)", p.read_text("utf-8"), re.MULTILINE)
    ]
    assert ("tests/rumah/test_nama_uji.py", "test_names_of_tests_are_english") in uji
    assert [satu for satu in uji if indonesia(satu[1])] == []


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("test_baris_kosong_dilewati_tanpa_menggeser_nomor", {"tanpa"}),
        ("test_tidak_berlaku_bukan_kosong", {"bukan"}),
        ("test_tidak_berlaku_is_not_kosong", set()),
    ],
)
def test_an_indonesian_sentence_is_told_from_an_indonesian_term(nama, kata):
    assert indonesia(nama) == kata
