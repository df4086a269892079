"""Between what is chosen on a card and the cell that is kept."""

import pytest

from penilaian.dasbor.lembar.sel import pilihan_lain, teks_pilihan, terpilih, ubah_centang
from penilaian.muat import muat_instrumen


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen("inpres-3-2003").per_id


@pytest.mark.parametrize(
    ("teks", "pernah", "pilihan"),
    [("", False, None), ("", True, "?"), ("3", True, "3"), ("3,0", True, "3"), ("0", True, "0")],
)
def test_level_zero_unknown_and_not_yet_seen_are_three_things(ini, teks, pernah, pilihan):
    assert terpilih(ini["P01"], teks, pernah=pernah) == pilihan


def test_nihil_and_empty_in_a_checklist_are_not_the_same(ini):
    assert terpilih(ini["P02"], "NIHIL", pernah=True) == "NIHIL"
    assert terpilih(ini["P02"], "", pernah=True) == "?"
    assert terpilih(ini["P02"], "profil_kontak", pernah=True) is None


def test_not_applicable_is_offered_only_where_the_instrument_allows_it(ini):
    assert pilihan_lain(ini["M02"]) == ("TB", "?")
    assert pilihan_lain(ini["P01"]) == ("?",)
    assert pilihan_lain(ini["P02"]) == ("NIHIL", "?")


@pytest.mark.parametrize(
    ("lama", "ada", "baru"),
    [
        ("", True, "b"),
        ("NIHIL", True, "b"),
        ("TB", True, "b"),
        ("a", True, "a b"),
        ("a b", True, "a b"),
        ("a b", False, "a"),
        ("b", False, ""),
        ("", False, ""),
    ],
)
def test_one_tick_changes_only_its_own_item(lama, ada, baru):
    assert ubah_centang(lama, "b", ada) == baru


def test_taking_away_the_last_tick_is_not_the_answer_none_of_them(ini):
    teks = ubah_centang("profil_kontak", "profil_kontak", ada=False)
    assert terpilih(ini["P02"], teks, pernah=True) == "?"


def test_unknown_and_a_withdrawn_choice_are_saved_as_empty():
    assert [teks_pilihan(p) for p in ("?", None, "3", "TB")] == ["", "", "3", "TB"]
