"""The way up: ★ first, then what lifts the lower bound most for its effort, found by scoring anew."""

from decimal import Decimal

import pytest
from kasus_mesin import hitung, instrumen_uji, nilai_kasus, ubah_instrumen, uraikan

from penilaian.instrumen import IndikatorDaftar, IndikatorJenjang, tolok_satu
from penilaian.rekomendasi import (
    langkah_berikutnya,
    penghambat,
    saran,
    teks_jawaban,
    teks_nilai,
    terbuka_di,
    tingkat_tujuan,
    upaya,
)

INPRES = instrumen_uji("inpres-3-2003")
SETENGAH = {
    "dasar": "terburuk",
    "persiapan": "2",  # every rubric on level 2, so that both ★ are met
    "P02": "4 butir",
    "P13": "2 butir",
    "P05": "50",
    "P06": "50",
    "P07": "50",
    "P09": "50",
}
"""A village whose score alone holds it below Persiapan: half of everything, 13.5 of 27."""


def hasil_inpres(tertulis):
    return nilai_kasus(INPRES, uraikan(INPRES, tertulis))


def test_steps_are_ordered_by_the_rise_of_the_lower_bound_per_effort():
    hasil = hasil_inpres(SETENGAH)

    langkah = langkah_berikutnya(hasil, 0, 15)

    # one rung = 1/4, one item = 1/8 or 1/4, ten points = 1/10; times weight ÷ 27; divided by the effort of this rise
    harapan = {
        "P13": ("2*1/4", 1),
        "P08": ("3*1/4", 2),
        "P01": ("3*1/4", 3),  # three that are equal: the instrument's order decides
        "P03": ("2*1/4", 2),
        "P04": ("2*1/4", 2),
        "P15": ("2*1/4", 3),
        "P02": ("2*1/8", 2),
        "P12": ("1*1/4", 2),
        "P06": ("3*1/10", 3),
        "P11": ("1*1/4", 3),
        "P16": ("1*1/4", 3),
        "P09": ("2*1/10", 3),
        "P14": ("1*1/4", 4),
        "P05": ("1*1/10", 2),
        "P07": ("1*1/10", 3),
    }
    assert [x.indikator.id for x in langkah] == list(harapan)
    for x in langkah:
        naik, upaya = harapan[x.indikator.id]
        assert x.dampak == pytest.approx(float(hitung(f"{naik} / 27 * 100")), abs=1e-9), x.indikator.id
        assert (x.upaya, x.alasan, x.tujuan) == (upaya, "naik", "persiapan")
        assert x.saran == saran(x.indikator, hasil.jawaban, 0)
        assert x.kewenangan == x.indikator.kewenangan
    assert langkah_berikutnya(hasil, 0) == langkah[:3]


def test_of_the_stars_those_below_their_minimum_come_first_then_those_that_are_kosong():
    hasil = hasil_inpres(SETENGAH | {"P01": "kosong", "P08": "1"})

    satu, dua, tiga = langkah_berikutnya(hasil, 0)

    assert (satu.indikator.id, satu.alasan) == ("P08", "kritis_di_bawah")
    assert satu.saran == INPRES.per_id["P08"].jenjang[1].saran
    assert satu.dampak == pytest.approx(float(hitung("3*1/4 / 27 * 100")), abs=1e-9)
    assert (dua.indikator.id, dua.alasan, dua.dampak) == ("P01", "kritis_kosong", 0)
    assert dua.saran == f"Periksa dan jawab: {INPRES.per_id['P01'].pertanyaan}"
    # 1c is (3*1/4 + 4*2/4) / 7 = 39.3, below the floor: its own greatest rise per effort comes before others
    assert (tiga.indikator.id, tiga.alasan) == ("P11", "lantai")


def test_stars_of_stages_that_are_reached_and_of_later_stages_are_not_named():
    hasil = hasil_inpres({"dasar": "terburuk", "persiapan": "terbaik"})
    assert [x.indikator.id for x in langkah_berikutnya(hasil, 0, 2)] == ["M01", "M07"]
    assert {INPRES.puncak_dari(x.tujuan).id for x in langkah_berikutnya(hasil, 0, 30)} == {"pematangan"}


def test_an_obstacle_names_the_answer_of_today_and_the_one_that_is_needed():
    di_bawah, kosong = penghambat(hasil_inpres({"dasar": "terbaik", "P01": "kosong", "P08": "1"}), 0)
    jenjang = INPRES.per_id["P08"].jenjang
    assert (di_bawah.keadaan, di_bawah.sekarang, di_bawah.perlu) == ("di_bawah", jenjang[1].teks, jenjang[2].teks)
    assert (kosong.indikator.id, kosong.keadaan, kosong.sekarang) == ("P01", "kosong", "Belum dijawab")


def test_a_village_that_reached_all_stages_is_advised_by_the_index():
    hasil = hasil_inpres({"dasar": "terbaik", "P04": "3", "M03": "3", "N10": "2", "N02": "54"})
    assert tingkat_tujuan(hasil, 0) == ""
    langkah = langkah_berikutnya(hasil, 0, 10)
    # stages weigh 1 of 4 each; effort N10 1, M03 2, P04 2, N02 3; N02 has goalposts 0–60, ten points are 6 per cent
    harapan = {
        "N10": "2*1/4 / 20 / 4 * 100",
        "M03": "2*1/4 / 23 / 4 * 100",
        "P04": "2*1/4 / 27 / 4 * 100",
        "N02": "2*1/10 / 20 / 4 * 100",
    }
    assert [x.indikator.id for x in langkah] == list(harapan)
    for x in langkah:
        assert x.dampak == pytest.approx(float(hitung(harapan[x.indikator.id])), abs=1e-9)
        assert x.tujuan == ""


def test_a_perfect_village_is_given_no_advice():
    assert langkah_berikutnya(hasil_inpres({"dasar": "terbaik"}), 0, 50) == ()


def test_open_questions_close_the_list_while_there_is_room():
    hasil = hasil_inpres({"dasar": "terburuk", "persiapan": "terbaik", "pematangan": "terbaik", "2b": "kosong"})

    bintang, jawab = langkah_berikutnya(hasil, 0)

    assert (bintang.indikator.id, bintang.alasan) == ("M07", "kritis_kosong")
    assert (jawab.indikator.id, jawab.alasan) == ("M08", "jawab")
    assert jawab.saran.startswith("Jawab 6 pertanyaan yang masih terbuka: M08 ")
    assert jawab.saran.endswith(", dan lain-lain.")
    assert jawab.dampak == pytest.approx(float(hitung("(13 - 3) / 23 * 100")), abs=1e-9)
    assert [i.id for i in terbuka_di(hasil, 0, "pematangan")] == [f"M{n:02}" for n in range(7, 14)]
    assert terbuka_di(hasil, 0) == terbuka_di(hasil, 0, "pematangan")


@pytest.mark.parametrize(
    ("terbuka", "akhir"),
    [(("P11", "P12", "P14"), "P14 {}."), (("P11", "P12", "P14", "P16"), "P12 {}, dan lain-lain.")],
)
def test_up_to_three_open_questions_are_named_and_the_rest_summed_up(terbuka, akhir):
    hasil = hasil_inpres({"dasar": "terbaik"} | dict.fromkeys(terbuka, "kosong"))
    (jawab,) = langkah_berikutnya(hasil, 0)
    assert (jawab.indikator.id, jawab.alasan, jawab.upaya, jawab.kewenangan) == ("P11", "jawab", 1, ("desa",))
    awal = f"Jawab {len(terbuka)} pertanyaan yang masih terbuka: P11 {INPRES.per_id['P11'].nama}, P"
    assert jawab.saran.startswith(awal)
    assert jawab.saran.endswith(akhir.format(INPRES.per_id[akhir[:3]].nama))


def test_open_questions_do_not_lengthen_a_full_list():
    hasil = hasil_inpres(SETENGAH | {"P16": "kosong"})
    assert [x.alasan for x in langkah_berikutnya(hasil, 0)] == ["naik"] * 3
    assert [x.alasan for x in langkah_berikutnya(hasil, 0, 15)] == [*["naik"] * 14, "jawab"]
    assert [x.alasan for x in langkah_berikutnya(hasil, 0, 14)] == ["naik"] * 14


def test_a_rise_that_raises_nothing_is_not_advised():
    instrumen = instrumen_uji("geometrik-dan-minimum")
    # rendah is the lower of M1 and M2: 30 of 30 and 60, whatever M2 rises to
    isi = {"G1": "50", "G2": "50", "M1": "30", "M2": "60", "R1": "50", "R2": "50"}
    langkah = langkah_berikutnya(nilai_kasus(instrumen, uraikan(instrumen, isi)), 0, 9)
    assert {x.indikator.id for x in langkah} == {"G1", "G2", "M1", "R1", "R2"}


def test_an_effort_that_is_not_given_counts_as_three():
    spbe = instrumen_uji("spbe-2020")
    upaya = {"I42": 4, "I43": None, "I44": 2}  # one weight, one rise, so effort alone decides: ÷ 2, ÷ 3, ÷ 4
    ubahan = ubah_instrumen(
        spbe, indikator=tuple(i.model_copy(update={"upaya": upaya.get(i.id, 5)}) for i in spbe.indikator)
    )
    langkah = langkah_berikutnya(nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk"})), 0)
    assert [x.indikator.id for x in langkah] == ["I44", "I43", "I42"]


def test_the_effort_of_a_rise_is_that_of_its_own_rung_and_of_the_item_that_is_missing():
    spbe = instrumen_uji("spbe-2020")
    lain = {"P01": (5, 4, 3, 2), "P02": (1, 2, 3, 4, 5, 1, 2, 3), "P03": 4}
    ubahan = ubah_instrumen(
        INPRES,
        indikator=tuple(i.model_copy(update={"upaya": lain.get(i.id, i.upaya)}) for i in INPRES.indikator),
    )
    jawaban = {"P01": "2", "P02": f"{INPRES.per_id['P02'].butir[0].id} {INPRES.per_id['P02'].butir[2].id}"}
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", **jawaban}))
    assert upaya(ubahan.per_id["P01"], hasil.jawaban, 0) == 3  # from rung 2 to 3: the third of four
    assert upaya(ubahan.per_id["P02"], hasil.jawaban, 0) == 2  # the second of its items is the first that is missing
    assert upaya(ubahan.per_id["P03"], hasil.jawaban, 0) == 4  # one number for every rise
    terbuka = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terbaik", "P02": "kosong"}))
    assert upaya(ubahan.per_id["P02"], terbuka.jawaban, 0) == 1  # without advice that of the first rise
    assert upaya(ubahan.per_id["P01"], terbuka.jawaban, 0) == 5
    assert upaya(spbe.per_id["I01"], nilai_kasus(spbe, uraikan(spbe, {"I01": "2"})).jawaban, 0) is None


def test_an_instrument_without_a_gate_is_advised_by_the_index():
    spbe = instrumen_uji("spbe-2020")
    hasil = nilai_kasus(spbe, uraikan(spbe, {"dasar": "terburuk"}))
    langkah = langkah_berikutnya(hasil, 0)
    # weights 3.0 are the heaviest, and effort is not given: the first three of them in the instrument's order
    assert [x.indikator.id for x in langkah] == ["I42", "I43", "I44"]
    assert {x.upaya for x in langkah} == {None}
    assert {x.tujuan for x in langkah} == {""}
    assert langkah[0].dampak == pytest.approx(float(hitung("3.0 * 1/4 / 100 * (5 - 1)")), abs=1e-9)
    assert penghambat(hasil, 0) == ()


def test_a_lack_smaller_than_one_digit_holds_back_too():
    bintang = instrumen_uji("bintang")
    # S1 60 misses its minimum 70; S2 one day is 100; S3 all of it is 100: (60 + 100 + 100 + 7 × 34) ÷ 10 = 49.8 of 50
    isi = {"dasar": "terbaik", "S1": "60", "S4": "34"}
    hasil = nilai_kasus(bintang, uraikan(bintang, isi))
    assert hasil.posisi.kurang[0] == pytest.approx(0.2)


@pytest.mark.parametrize("nama", ["inpres-3-2003", "spbe-2020"])
def test_advice_fits_the_level_item_and_band_of_the_answer(nama):
    instrumen = instrumen_uji(nama)
    semua = [(i, *x) for i in instrumen.indikator for x in _jawaban_dan_saran(i)]
    for mulai in range(0, len(semua), 90):  # each answer alone, in a village of its own
        sebagian = semua[mulai : mulai + 90]
        hasil = nilai_kasus(instrumen, *(uraikan(instrumen, {i.id: isi}) for i, isi, _ in sebagian))
        for baris, (i, isi, mestinya) in enumerate(sebagian):
            assert saran(i, hasil.jawaban, baris) == mestinya, (i.id, isi)


def _jawaban_dan_saran(i):
    """Yield answers with the advice that the YAML holds for them."""
    yield "kosong", None
    if i.tidak_berlaku:
        yield "TB", None
    if isinstance(i, IndikatorJenjang):
        yield from ((str(j.nilai), j.saran) for j in (i.jenjang[0], i.jenjang[-2], i.jenjang[-1]))
    elif isinstance(i, IndikatorDaftar):
        yield "terburuk", i.butir[0].saran
        yield i.butir[0].id, i.butir[1].saran
        yield " ".join(b.id for b in i.butir[1:]), i.butir[0].saran
        yield "terbaik", None
    else:
        terburuk, terbaik = tolok_satu(i)
        batas = [Decimal(0), *(p.di_bawah for p in i.saran)]
        for bawah, atas, pita in zip(batas, batas[1:], i.saran, strict=False):
            # half-open: the lower end belongs to the band, the upper end to the next
            for skor in (bawah, (bawah + atas) / 2, atas - Decimal("0.01")):
                yield str(terburuk + (terbaik - terburuk) * skor / 100), pita.teks
        yield "terbaik", None


def test_values_are_written_with_words_and_a_decimal_comma():
    hasil = hasil_inpres(
        {
            "P01": "3",
            "P02": "3 butir",
            "P05": "2/9",
            "P06": "70",
            "P07": "40",
            "M02": "3,5",
            "T08": "85",
            "N04": "TB",
            "P13": "NIHIL",
        }
    )
    teks = {i.id: teks_jawaban(INPRES, i, hasil.jawaban, 0) for i in INPRES.indikator}
    assert teks["P01"] == INPRES.per_id["P01"].jenjang[3].teks
    assert teks["P02"] == "3 dari 8 hal"
    assert teks["P13"] == "0 dari 4 hal"
    assert teks["P05"] == "22,2 persen"
    assert teks["P06"] == "70 persen"
    assert teks["P07"] == "40 dari 100"
    assert teks["M02"] == "3,5 hari kerja"
    assert teks["T08"] == "85 nilai SKM"
    assert teks["N04"] == "Tidak berlaku"
    assert teks["N05"] == "Belum dijawab"


@pytest.mark.parametrize(
    ("id_", "isi", "teks"),
    [
        ("S1", 69.97, "69,9 %"),  # ★ minimum 70
        ("S1", 70.0, "70 %"),
        ("S1", 66.66, "66,7 %"),
        ("S2", 3.04, "3,1 hari"),  # ★ at most 3 days
        ("S2", 3.0, "3 hari"),
        ("S4", 69.97, "70 %"),  # no ★, no threshold
    ],
)
def test_a_value_that_misses_the_minimum_of_a_star_is_not_written_as_the_minimum(id_, isi, teks):
    assert teks_nilai(instrumen_uji("bintang").per_id[id_], isi) == teks


def test_an_answer_stands_once_in_the_list_also_where_it_lifts_an_aspect_and_the_stage():
    hasil = hasil_inpres(SETENGAH | {"P12": "0", "P13": "NIHIL", "P08": "1"})
    langkah = langkah_berikutnya(hasil, 0, 99)
    ids = [x.indikator.id for x in langkah]
    assert sorted(ids) == sorted(i.id for i in INPRES.indikator_dalam("persiapan") if i.id != "P10")
    alasan = {x.indikator.id: x.alasan for x in langkah}
    assert (alasan["P08"], alasan["P12"], alasan["P13"]) == ("kritis_di_bawah", "lantai", "lantai")


def test_what_is_asked_about_aspects_is_not_asked_again_at_the_end():
    lantai = instrumen_uji("lantai")
    isi = {"dasar": "terbaik", "O1": "0", "O2": "0", "U1": "kosong", "A1": "kosong"}
    langkah = langkah_berikutnya(nilai_kasus(lantai, uraikan(lantai, isi)), 0, 9)
    assert [(x.alasan, [i.id for i in x.terbuka]) for x in langkah if x.terbuka] == [
        ("jawab_aspek", ["U1"]),
        ("jawab", ["A1"]),
    ]
    assert langkah[0].alasan == "jawab_aspek"
