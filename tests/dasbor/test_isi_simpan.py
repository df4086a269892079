"""Isi Penilaian: what is given on a card stands in the store at once, and nowhere else."""

import pytest
from lembar_uji import DESA, jalan, markup


def pilihan(at, id_):
    """The radio of an indicator's card."""
    cocok = [r for r in at.radio if id_ in (r.key or "")]
    assert cocok, [r.key for r in at.radio]
    return cocok[0]


def test_a_chosen_level_is_in_the_store_at_once(uji):
    lembar = uji.lembar()
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    pilihan(at, "P01").set_value("2")
    jalan(at)
    assert uji.isi(lembar, "P01").teks == "2"


def test_loading_anew_shows_the_stored_answer(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3"})
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    assert pilihan(at, "P01").value is not None
    assert "tersimpan" in markup(at)


@pytest.mark.parametrize("siapa", ["pengamat", "verifikator", "admin", None])
def test_who_is_no_assessor_gets_no_cards(uji, siapa):
    lembar = uji.lembar()
    at = uji.buka("isi", siapa, penilaian=lembar.id)
    assert not at.radio


def test_an_assessor_of_another_area_is_refused_in_a_sentence(uji):
    lembar = uji.lembar()
    at = uji.buka("isi", "penilai_jauh", penilaian=lembar.id)
    assert not at.radio
    assert "tidak terbuka bagi peran Anda" in markup(at)


def test_what_was_submitted_can_only_be_read(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3"})
    uji.ajukan(lembar)
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    assert not at.radio
    assert DESA[:5] in markup(at) or "Sukamaju" in markup(at)
