"""What a position means is said only as far as the answers bear it out."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from kasus_mesin import instrumen_uji, nilai_kasus, ubah_instrumen, uraikan
from strategi_mesin import SETELAN, instrumen_acak, isian_acak, jadi_jawaban, terjawab_acak

from penilaian import nilai
from penilaian.instrumen import Klausa, Syarat
from penilaian.narasi.ringkasan import arti
from penilaian.rekomendasi import teks_jawaban


@st.composite
def berklausa(draw):
    """Return an instrument with a gate whose every position has one to four sentences with conditions."""
    instrumen = draw(instrumen_acak(gerbang=True))

    def syarat():
        i = draw(st.sampled_from(instrumen.indikator))
        arah = draw(st.sampled_from(["paling_sedikit", "paling_banyak"]))
        return Syarat(**{"indikator": i.id, arah: draw(terjawab_acak(i))})

    def klausa(posisi):
        return tuple(
            Klausa(teks=f"Kalimat {posisi}-{n}.", bila=tuple(syarat() for _ in range(draw(st.integers(1, 3)))))
            for n in range(draw(st.integers(1, 4)))
        )

    return ubah_instrumen(
        instrumen,
        gerbang=instrumen.gerbang.model_copy(
            update={"nol": instrumen.gerbang.nol.model_copy(update={"arti": klausa(0)})}
        ),
        kelompok=tuple(k.model_copy(update={"arti": klausa(k.id)}) for k in instrumen.kelompok),
    )


def terpenuhi(klausa, isian):
    """Tell by exact arithmetic on the answers as written whether every condition of a sentence holds."""
    for s in klausa.bila:
        sel = isian[s.indikator]
        if not isinstance(sel, Decimal):
            return False
        if s.paling_sedikit is not None and Fraction(sel) < Fraction(s.paling_sedikit):
            return False
        if s.paling_banyak is not None and Fraction(sel) > Fraction(s.paling_banyak):
            return False
    return True


@SETELAN
@given(st.data())
def test_a_sentence_is_said_where_it_belongs_to_the_position_and_all_its_conditions_hold_and_nowhere_else(data):
    instrumen = data.draw(berklausa())
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    pasti, mungkin = int(hasil.posisi.pasti[0]), int(hasil.posisi.mungkin[0])

    teks = arti(hasil, 0)

    posisi = instrumen.gerbang.nol if pasti == 0 else instrumen.puncak[pasti - 1]
    benar = [k.teks for k in posisi.klausa if terpenuhi(k, isian)]
    if pasti == 0 < mungkin:
        benar = []
    assert teks == " ".join(benar)


def test_an_answer_that_misses_the_bound_of_a_sentence_is_not_shown_as_that_bound():
    inpres = instrumen_uji("inpres-3-2003")

    def baca(m09):
        hasil = nilai_kasus(inpres, uraikan(inpres, {"dasar": "terbaik", "pemantapan": "terburuk", "M09": m09}))
        return "cocok dengan" in arti(hasil, 0), teks_jawaban(inpres, inpres.per_id["M09"], hasil.jawaban, 0)

    assert baca("84.96") == (False, "84,9 persen")
    assert baca("85") == (True, "85 persen")
