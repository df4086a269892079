"""One rise of one answer, and the whole way of a ★ to its minimum: which parts, and where each of them leads."""

from decimal import Decimal

import pytest
from kasus_mesin import instrumen_uji, nilai_kasus, ubah_instrumen, uraikan

from penilaian.jawaban import KOSONG, TERJAWAB
from penilaian.rekomendasi import saran, tapak_ke_minimum
from penilaian.rekomendasi.kenaikan import (
    Tapak,
    Ubahan,
    naik_ke_minimum,
    naik_sekali,
    nilai_bila,
    tapak_berikut,
    terbaik_dari,
)

INPRES = instrumen_uji("inpres-3-2003")


def hasil_inpres(tertulis):
    return nilai_kasus(INPRES, uraikan(INPRES, tertulis))


@pytest.mark.parametrize(
    ("id_", "isi", "sampai"),
    [
        ("P08", "1", [2]),
        ("P08", "2", []),  # met
        ("P08", "kosong", []),
        ("P03", "0", []),  # no ★
    ],
)
def test_only_a_star_below_its_minimum_has_a_way_to_it(id_, isi, sampai):
    hasil = hasil_inpres({"dasar": "terburuk", id_: isi})
    assert [t.sampai for t in tapak_ke_minimum(INPRES.per_id[id_], hasil.jawaban, 0)] == sampai


def test_the_way_of_a_checklist_and_of_a_percentage_stops_at_the_minimum():
    kritis = {"P02": 5, "P05": 60}
    ubahan = ubah_instrumen(
        INPRES,
        indikator=tuple(
            i.model_copy(update={"kritis": INPRES.per_id["P01"].kritis.model_copy(update={"minimum": Decimal(m)})})
            if (m := kritis.get(i.id))
            else i
            for i in INPRES.indikator
        ),
    )
    daftar = ubahan.per_id["P02"]
    ada = f"{daftar.butir[1].id} {daftar.butir[4].id}"
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P02": ada, "P05": "10"}))

    butir = tapak_ke_minimum(daftar, hasil.jawaban, 0)
    persen = tapak_ke_minimum(ubahan.per_id["P05"], hasil.jawaban, 0)

    # ticked are the second and the fifth: the first, third and fourth come to make five
    assert [(t.saran, t.sampai) for t in butir] == [(daftar.butir[n].saran, k) for n, k in ((0, 3), (2, 4), (3, 5))]
    pita = ubahan.per_id["P05"].saran  # below 40, below 75, below 100
    assert [(t.saran, t.sampai) for t in persen] == [(pita[0].teks, 40), (pita[1].teks, 60)]


def berbintang(id_, minimum):
    """Return the instrument with one more ★."""
    kritis = INPRES.per_id["P01"].kritis.model_copy(update={"minimum": Decimal(minimum)})
    semua = (i.model_copy(update={"kritis": kritis}) if i.id == id_ else i for i in INPRES.indikator)
    return ubah_instrumen(INPRES, indikator=tuple(semua))


def test_the_band_that_begins_at_the_minimum_is_no_part_of_the_way_to_it():
    ubahan = berbintang("P05", 40)
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P05": "10"}))
    (satu,) = tapak_ke_minimum(ubahan.per_id["P05"], hasil.jawaban, 0)  # bands: below 40, below 75, below 100
    assert (satu.saran, satu.sampai) == (ubahan.per_id["P05"].saran[0].teks, 40)


@pytest.mark.parametrize(("isi", "sampai"), [("9", [40, 60]), ("40", [60]), ("59,5", [60]), ("60", []), ("65", [])])
def test_the_way_of_a_percentage_begins_in_the_band_of_its_answer_and_there_is_none_where_the_minimum_is_met(
    isi, sampai
):
    ubahan = berbintang("P05", 60)
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P05": isi}))
    assert [t.sampai for t in tapak_ke_minimum(ubahan.per_id["P05"], hasil.jawaban, 0)] == sampai


@pytest.mark.parametrize(("isi", "minimum", "sampai"), [("0", "0", []), ("0", "0.5", [0.5]), ("99", "100", [100])])
def test_a_minimum_at_either_end_of_a_percentage_is_the_end_of_the_way(isi, minimum, sampai):
    ubahan = berbintang("P05", minimum)
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P05": isi}))
    assert [t.sampai for t in tapak_ke_minimum(ubahan.per_id["P05"], hasil.jawaban, 0)] == sampai


@pytest.mark.parametrize("batas", [28, 29, 55, 57, 58])
def test_a_band_begins_at_its_very_number_whatever_a_float_makes_of_a_percentage(batas):
    """29 / 100 * 100 is a little less than 29, 55 / 100 * 100 a little more than 55."""
    asli = berbintang("P05", batas)
    pita = asli.per_id["P05"].saran
    dua = (pita[0].model_copy(update={"di_bawah": Decimal(batas)}), pita[-1])
    soal = asli.per_id["P05"].model_copy(update={"saran": dua, "upaya": 2})
    ubahan = ubah_instrumen(asli, indikator=tuple(soal if i.id == "P05" else i for i in asli.indikator))
    hasil = nilai_kasus(ubahan, *(uraikan(ubahan, {"dasar": "terburuk", "P05": x}) for x in ("5", str(batas))))
    assert [saran(soal, hasil.jawaban, b) for b in (0, 1)] == [pita[0].teks, pita[-1].teks]
    (satu,) = tapak_ke_minimum(soal, hasil.jawaban, 0)
    assert (satu.saran, satu.sampai) == (pita[0].teks, batas)


def test_the_way_of_a_rubric_whose_minimum_is_its_top_has_every_rung():
    ubahan = berbintang("P03", 4)
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P03": "1"}))
    jenjang = ubahan.per_id["P03"].jenjang
    semua = [(t.saran, t.sampai) for t in tapak_ke_minimum(ubahan.per_id["P03"], hasil.jawaban, 0)]
    assert semua == [(jenjang[n].saran, n + 1) for n in (1, 2, 3)]


@pytest.mark.parametrize(("ada", "sampai"), [(0, [1, 2, 3]), (2, [3]), (3, []), (5, [])])
def test_a_checklist_that_meets_its_minimum_has_no_way_to_it(ada, sampai):
    ubahan = berbintang("P02", 3)
    isi = f"{ada} butir" if ada else "NIHIL"
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P02": isi}))
    assert [t.sampai for t in tapak_ke_minimum(ubahan.per_id["P02"], hasil.jawaban, 0)] == sampai


@pytest.mark.parametrize(
    ("id_", "isi", "sesudah"),
    [
        ("P03", "1", (2, None)),
        ("P03", "4", (4, None)),
        ("P05", "50", (60, None)),
        ("P05", "95", (100, None)),
        ("N02", "57", (60, None)),  # goalposts 0–60
        ("P13", "NIHIL", (1, 0b1)),
        ("P13", "2 butir", (3, 0b111)),
        ("P13", "4 butir", (4, 0b1111)),
    ],
)
def test_one_rise_is_a_rung_an_item_or_ten_points_and_never_above_the_best(id_, isi, sesudah):
    hasil = hasil_inpres({"dasar": "terburuk", id_: isi})
    assert naik_sekali(INPRES.per_id[id_], hasil.jawaban, 0)[1:] == (pytest.approx(sesudah[0]), sesudah[1])


def test_the_best_of_a_checklist_has_every_item_ticked_and_no_other():
    assert terbaik_dari(INPRES.per_id["P13"])[1:] == (4, 0b1111)
    assert terbaik_dari(INPRES.per_id["P03"])[1:] == (4, None)
    assert terbaik_dari(INPRES.per_id["N02"])[1:] == (60, None)


@pytest.mark.parametrize(("ada", "sampai", "centang"), [(1, 3, 0b111), (3, 3, 0b111), (5, 5, 0b11111)])
def test_a_checklist_is_lifted_to_its_minimum_and_one_that_meets_it_stays_as_it_is(ada, sampai, centang):
    ubahan = berbintang("P02", 3)
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P02": f"{ada} butir"}))
    assert naik_ke_minimum(ubahan.per_id["P02"], hasil.jawaban, 0)[1:] == (sampai, centang)


def test_what_is_no_star_has_no_minimum_to_rise_to():
    hasil = hasil_inpres({"dasar": "terburuk"})
    with pytest.raises(ValueError, match="P03 bukan syarat wajib"):
        naik_ke_minimum(INPRES.per_id["P03"], hasil.jawaban, 0)


def test_where_less_is_better_a_rise_goes_down_to_the_minimum_itself():
    bintang = instrumen_uji("bintang")  # S2: 1 day is the best, 14 the worst, at most 3 are asked for
    soal = bintang.per_id["S2"]
    hasil = nilai_kasus(bintang, *(uraikan(bintang, {"dasar": "terbaik", "S2": x}) for x in ("14", "2")))
    assert naik_sekali(soal, hasil.jawaban, 0).isi == pytest.approx(14 - 1.3)
    assert naik_sekali(soal, hasil.jawaban, 1).isi == 1
    # the bands end at 50 and at 100 of 100: halfway is 7.5 days
    assert [t.sampai for t in tapak_ke_minimum(soal, hasil.jawaban, 0)] == [7.5, 3]


@pytest.mark.parametrize(("id_", "isi", "ke", "sampai"), [("P01", "2", 2, 3), ("P02", "3 butir", 3, 4)])
def test_the_next_part_is_what_is_advised_now_with_its_own_effort(id_, isi, ke, sampai):
    soal = INPRES.per_id[id_]
    bagian = soal.jenjang[ke] if id_ == "P01" else soal.butir[ke]
    hasil = hasil_inpres({"dasar": "terburuk", id_: isi})
    ini = tapak_berikut(soal, hasil.jawaban, 0)
    assert ini == Tapak(bagian.saran, soal.upaya_naik(ke), sampai, soal.ajakan_naik(ke))
    for tiada in ("terbaik", "kosong"):
        assert tapak_berikut(soal, hasil_inpres({"dasar": "terburuk", id_: tiada}).jawaban, 0) is None


def test_a_village_is_scored_anew_with_each_change_alone_whatever_was_open_and_stays_itself_as_it_is():
    isi = {"dasar": "terburuk", "P03": "kosong", "P13": "1 butir"}
    hasil = nilai_kasus(INPRES, uraikan(INPRES, {"dasar": "terbaik"}), uraikan(INPRES, isi))
    soal = INPRES.per_id
    baru = nilai_bila(
        hasil, 1, [[Ubahan(soal["P03"], 4.0)], [Ubahan(soal["P13"], 2.0, 0b110), Ubahan(soal["P01"], 3.0)]]
    )

    j = baru.jawaban
    assert j.keadaan[j.nomor("P03")].tolist() == [KOSONG, TERJAWAB, KOSONG]
    assert j.nilai[j.nomor("P03"), 1] == 4
    assert (j.nilai[j.nomor("P13")].tolist(), j.centang["P13"].tolist()) == ([1, 1, 2], [0b1, 0b1, 0b110])
    assert j.nilai[j.nomor("P01")].tolist() == [0, 0, 3]
    assert hasil.jawaban.centang["P13"].tolist() == [0b1111, 0b1]
    bawah = float(hasil.bawah("persiapan")[1])
    # P03 weighs 2 of 27 and P13 too, P01 weighs 3; P13 has four items
    assert baru.bawah("persiapan") == pytest.approx([bawah + x / 27 * 100 for x in (0, 2, 2 * 1 / 4 + 3 * 3 / 4)])
