"""The question on a card: how to check it, for who reads it there, and the words it uses in one sense."""

import pytest

from penilaian.dasbor.halaman.isi import kartu
from penilaian.dasbor.halaman.verifikasi.rubrik import kepala_soal
from penilaian.instrumen import Istilah, Petunjuk
from penilaian.muat import muat_instrumen

MANDIRI, KUNJUNGAN = "Buka situsnya dari ponsel sendiri.", "Minta operator membukanya di depan Anda."


@pytest.fixture(scope="module")
def ini():
    """The shipped instrument with P01 checked in two ways, and two words told."""
    asal = muat_instrumen("inpres-3-2003")
    petunjuk = Petunjuk(mandiri=MANDIRI, kunjungan=KUNJUNGAN)
    return asal.model_copy(
        update={
            "indikator": tuple(
                i.model_copy(update={"petunjuk": petunjuk} if i.id == "P01" else {}) for i in asal.indikator
            ),
            "istilah": (
                Istilah(id="operator", nama="operator", arti="Yang mengurus komputer <desa>."),
                Istilah(id="situs", nama="situs", arti="Laman desa."),
            ),
        }
    )


def _kepala(instrumen, i):
    return kartu._kepala(instrumen, i, *kartu._lipatan(instrumen, i))


def test_who_answers_reads_both_ways_of_checking_and_who_verifies_that_of_a_visit(ini):
    """A team fills in from the village's own desk or on a visit: the page cannot know."""
    isi, verifikasi = _kepala(ini, ini.per_id["P01"]), kepala_soal(ini, ini.per_id["P01"], "x")
    assert f"<dt>Cara memeriksa sendiri</dt><dd>{MANDIRI}</dd>" in isi
    lipatan = f"<summary>Cara memeriksa saat kunjungan</summary><p>{KUNJUNGAN}</p></details></details>"
    assert lipatan in isi, "the other way is folded: a long one does not push the evidence off a phone"
    assert isi.index("<dt>Bukti</dt>") < isi.index(lipatan)
    assert f"<dt>Cara memeriksa</dt><dd>{KUNJUNGAN}</dd>" in verifikasi
    assert KUNJUNGAN in verifikasi
    assert MANDIRI not in verifikasi


def test_one_way_of_checking_is_shown_to_both(ini):
    p02 = ini.per_id["P02"].model_copy(update={"petunjuk": "Cari setiap hal di situs."})
    assert _kepala(ini, p02).count("Cari setiap hal di situs.") == 1
    assert "<dt>Cara memeriksa</dt>" in _kepala(ini, p02)
    assert "Cari setiap hal di situs." in kepala_soal(ini, p02, "x")


def test_a_card_tells_the_words_that_its_own_texts_use(ini):
    p01 = ini.per_id["P01"]
    assert "<dt>operator</dt><dd>Yang mengurus komputer &lt;desa&gt;.</dd>" in kepala_soal(ini, p01, "x")
    assert "<summary>Arti operator dan situs</summary>" in _kepala(ini, p01)
    sendiri = p01.model_copy(update={"petunjuk": MANDIRI})
    assert "<summary>Arti situs</summary>" in _kepala(ini, sendiri)


def test_a_card_without_such_words_has_no_fold_for_them(ini):
    tanpa = ini.model_copy(update={"istilah": ()})
    assert "<summary>Arti" not in _kepala(tanpa, tanpa.per_id["P01"])


def test_a_card_says_from_which_rung_on_the_answer_depends_on_others(ini):
    assert '<p class="pd-keterangan">Jenjang 3–4 bergantung pada kabupaten dan kecamatan.</p>' in _kepala(
        ini, ini.per_id["M11"]
    )
    assert "bergantung pada" not in _kepala(ini, ini.per_id["M10"])
