"""Two answer sets side by side: differences, direction, what counts, and agreement over villages."""

from dataclasses import replace

import numpy as np
import pytest

from penilaian import keandalan
from penilaian.instrumen import IndikatorJenjang
from penilaian.jawaban import KOSONG, dari_tabel
from penilaian.keandalan import bandingkan, kesepakatan, per_indikator, selaraskan
from penilaian.muat import muat_jembatan

# P01 rungs 0–4 · P02 checklist of eight · P05 per cent · M02 days, fewer is better


@pytest.mark.filterwarnings("ignore:.*jauh di luar tolok:penilaian.galat.PeringatanJawaban")
@pytest.mark.parametrize(
    ("indikator", "satu", "dua", "arah", "beda"),
    [
        ("P01", "3", "2", "lebih_rendah", -25.0),  # 2/4 − 3/4
        ("P01", "1", "4", "lebih_tinggi", 75.0),
        ("P01", "2", "2", "sama", 0.0),
        ("P01", "", "", "kosong", None),
        ("P01", "2", "", "hanya_pertama", None),
        ("P01", "", "2", "hanya_kedua", None),
        ("P02", "profil_kontak", "rpjm_rkp", "isi_lain", 0.0),
        ("P02", "profil_kontak rpjm_rkp", "rpjm_rkp profil_kontak", "sama", 0.0),
        ("P02", "NIHIL", "profil_kontak", "lebih_tinggi", 100 / 8),
        ("P05", "50", "1/2", "sama", 0.0),
        ("P05", "84", "85", "lebih_tinggi", 1.0),
        # a difference of exactly the tolerance (1e-9 of the way from worst to best, §7) is none in worth
        ("P05", "0%", "0.00000010000000000000001%", "isi_lain", 1e-7),
        ("P05", "0.00000010000000000000001%", "0%", "isi_lain", -1e-7),
        ("P05", "0%", "0.0000001005%", "lebih_tinggi", 1.005e-7),
        ("P05", "0.0000001005%", "0%", "lebih_rendah", -1.005e-7),
        ("P05", "0%", "0.000000001%", "sama", 1e-9),  # nor in content, in the indicator's own unit
        ("M02", "3", "5", "lebih_rendah", 100 * (0 - 2) / 4),  # more days are worse: (5 − days)/4
        ("M02", "900", "800", "isi_lain", 0.0),  # both beyond the goalpost
        ("M02", "3", "TB", "tidak_berlaku", None),
        ("M02", "TB", "TB", "sama", None),
        ("M02", "TB", "", "hanya_pertama", None),
    ],
)
def test_direction_is_that_of_the_second_answer_in_what_it_is_worth(instrumen, jawab, indikator, satu, dua, arah, beda):
    s = bandingkan(instrumen, jawab({indikator: satu}), jawab({indikator: dua}))
    kata, selisih = s.satu(indikator)
    assert kata == arah
    if beda is not None:
        assert selisih == pytest.approx(beda, abs=1e-12)
    else:
        assert np.isnan(selisih)


def test_directions_are_asked_by_village_and_counted_over_all(instrumen, jawab):
    s = bandingkan(instrumen, jawab({"P01": "3"}, {"P01": "1"}), jawab({"P01": "2"}, {"P01": "4", "P03": "0"}))
    assert (s.satu("P01"), s.satu("P01", 1)) == (("lebih_rendah", -25.0), ("lebih_tinggi", 75.0))
    assert (s.banyak("lebih_rendah"), s.banyak("hanya_kedua"), s.banyak("sama")) == (1, 1, 0)
    assert s.banyak("kosong") == 2 * len(instrumen.indikator) - 3


def test_where_nobody_looked_there_is_no_share_but_a_reason(instrumen, jawab):
    persen = kesepakatan(bandingkan(instrumen, jawab({"P01": "3"}), jawab({"P03": "2"}))).persen
    assert persen == keandalan.Ukuran(None, 0, "belum ada jawaban yang dinilai keduanya")


def test_only_what_both_answered_counts_unless_it_is_said_who_looked(instrumen, jawab):
    satu, dua = jawab({"P01": "3", "P03": "2", "P05": "50"}), jawab({"P01": "3", "P05": "60"})
    assert kesepakatan(bandingkan(instrumen, satu, dua)).persen == keandalan.Ukuran(1 / 2, 2)

    dilihat = np.zeros_like(satu.keadaan, dtype=bool)
    for id_ in ("P01", "P03", "P04"):  # P03: looked at, found nothing; P04: nobody gave anything, so it says nothing
        dilihat[satu.nomor(id_)] = True
    persen = kesepakatan(bandingkan(instrumen, satu, dua, dilihat)).persen
    assert (persen.nilai, persen.banyak) == (1 / 2, 2)


def test_agreement_is_counted_over_indicators_and_villages(instrumen, jawab):
    # levels: (3,3) (1,2) in the first village, (4,4) (0,0) in the second; numbers: 50/60, 80/80
    satu = jawab({"P01": "3", "P03": "1", "P05": "50"}, {"P01": "4", "P03": "0", "P05": "80"})
    dua = jawab({"P01": "3", "P03": "2", "P05": "60"}, {"P01": "4", "P03": "0", "P05": "80"})
    sepakat = kesepakatan(bandingkan(instrumen, satu, dua))
    assert (sepakat.persen.nilai, sepakat.persen.banyak) == (4 / 6, 6)
    # observed (0 + 1 + 0 + 0)/4; expected over 3,1,4,0 and 3,2,4,0: 3: 0+1+1+9, 1: 4+1+9+1, 4: 1+4+0+16, 0: 9+4+16+0
    assert sepakat.kappa.nilai == pytest.approx(1 - (1 / 4) / ((11 + 15 + 21 + 29) / 16))
    assert (sepakat.kappa.banyak, sepakat.alfa_jenjang.banyak, sepakat.alfa_angka.banyak) == (4, 4, 2)
    # rungs 0 to 4 were possible; numbers know no categories
    assert (sepakat.kappa.kategori, sepakat.alfa_jenjang.kategori) == (5, 5)
    assert (sepakat.persen.kategori, sepakat.alfa_angka.kategori) == (0, 0)
    # 0.5, 0.6, 0.8, 0.8: observed 2·0.01/4; expected ordered pairs 2·(0.01 + 2·0.09 + 2·0.04)/12
    assert sepakat.alfa_angka.nilai == pytest.approx(1 - (0.02 / 4) / (0.54 / 12))


def test_tidak_berlaku_against_a_value_is_no_agreement_and_has_no_place_in_an_order(instrumen, jawab):
    satu, dua = jawab({"M02": "TB", "P05": "10", "P08": "2"}), jawab({"M02": "3", "P05": "10", "P08": "2"})
    sepakat = kesepakatan(bandingkan(instrumen, satu, dua))
    assert (sepakat.persen.nilai, sepakat.persen.banyak) == (2 / 3, 3)
    assert (sepakat.kappa.banyak, sepakat.alfa_angka.banyak) == (1, 1)


def test_by_indicator_the_means_and_counts_are_those_of_its_villages(instrumen, jawab):
    satu = jawab({"P01": "3", "P08": "4"}, {"P01": "3", "M02": "TB"}, {"P01": "3", "M02": "3"}, {"P01": "1"})
    dua = jawab({"P01": "3", "P08": "1"}, {"P01": "1", "M02": "2"}, {"M02": "5"}, {"P01": "2"})
    tabel = per_indikator(bandingkan(instrumen, satu, dua))
    baris = tabel.loc["P01"]
    assert [baris[k] for k in ("dinilai", "sama", "lebih_tinggi", "lebih_rendah", "lain")] == [3, 1, 1, 1, 0]
    assert baris["beda"] == pytest.approx((0 - 50 + 25) / 3)
    assert tabel.loc["P08", "beda"] == -75  # one pair is enough for a mean
    assert tabel.loc["M02", ["dinilai", "lain"]].tolist() == [2, 1]
    assert tabel.loc["M02", "beda"] == pytest.approx(100 * (0 - 2) / 4)  # tidak berlaku has no place in a mean
    assert tabel.loc["P02", "dinilai"] == 0
    assert np.isnan(tabel.loc["P02", "beda"])


def test_an_instrument_without_rubrics_has_no_rungs_to_agree_on(instrumen, jawab):
    tanpa = instrumen.model_copy(
        update={"indikator": tuple(i for i in instrumen.indikator if not isinstance(i, IndikatorJenjang))}
    )
    satu = selaraskan(tanpa.model_copy(update={"sidik_nilai": ""}), instrumen, jawab({"P05": "10"}))
    sepakat = kesepakatan(bandingkan(tanpa, satu, satu))
    assert sepakat.kappa == keandalan.Ukuran(None, 0, "belum ada yang dinilai keduanya", 0)
    assert (sepakat.alfa_jenjang.nilai, sepakat.alfa_jenjang.kategori) == (None, 0)


def test_another_village_never_changes_differences_of_the_first(instrumen, jawab):
    satu, dua = {"P01": "3", "P02": "profil_kontak"}, {"P01": "2", "P02": "NIHIL"}
    sendiri = bandingkan(instrumen, jawab(satu), jawab(dua))
    berdua = bandingkan(instrumen, jawab(satu, {"P01": "0"}), jawab(dua, {"P01": "4"}))
    assert np.array_equal(sendiri.arah[:, 0], berdua.arah[:, 0])
    assert np.array_equal(sendiri.beda[:, 0], berdua.beda[:, 0], equal_nan=True)


def test_sets_of_another_instrument_or_length_are_refused(instrumen, jawab):
    satu = jawab({"P01": "1"})
    with pytest.raises(ValueError, match="baris"):
        bandingkan(instrumen, satu, jawab({"P01": "1"}, {"P01": "1"}))
    lain = instrumen.model_copy(update={"indikator": instrumen.indikator[1:]})
    with pytest.raises(ValueError, match="instrumen lain"):
        bandingkan(lain, satu, satu)
    with pytest.raises(ValueError, match="instrumen lain"):
        bandingkan(instrumen, satu, replace(satu, indikator=satu.indikator[::-1]))


def test_answers_of_another_version_are_compared_where_both_count_alike(instrumen, jawab):
    satu = jawab({"P01": "3", "P02": "profil_kontak", "P03": "1", "P06": "80 n=12"})
    p01, p02, *lain = instrumen.indikator
    berat = p01.model_copy(update={"bobot": p01.bobot + 1})
    ubahan = instrumen.model_copy(update={"versi": "9.0.0", "indikator": (berat, p02, *lain[1:], lain[0])})
    hasil = selaraskan(ubahan, instrumen, satu)

    assert hasil.indikator == tuple(i.id for i in ubahan.indikator)
    assert hasil.keadaan[hasil.nomor("P01"), 0] == 0  # counted differently: kosong
    assert hasil.nilai[hasil.nomor("P03"), 0] == 1
    assert hasil.centang["P02"][0] == satu.centang["P02"][0]
    assert hasil.responden["P06"][0] == 12
    assert kesepakatan(bandingkan(ubahan, hasil, hasil)).persen.nilai == 1


def test_equal_hashes_need_no_alignment(instrumen, jawab):
    satu = jawab({"P01": "3"})
    assert selaraskan(instrumen.model_copy(update={"nama": "Lain"}), instrumen, satu) is satu


def test_between_versions_that_a_crosswalk_joins_it_says_what_can_be_compared():
    """P01 has the same hash in both versions; its rung 3 asks something else."""
    j = muat_jembatan("inpres-3-2003", "1.0.0")
    kunci = {"kode_desa": "99.01.01.2001", "periode": "2026"}
    lama = dari_tabel(j.dari, [kunci | {"P01": "3", "P03": "1", "P05": "62", "P13": "papan_informasi", "M03": "2"}])
    baru = dari_tabel(j.ke, [kunci | {"P01": "3", "P03": "1", "P05": "62", "P13": "papan_selebaran", "M03": "2"}])

    maju = selaraskan(j.ke, j.dari, lama, j)
    mundur = selaraskan(j.dari, j.ke, baru, j)

    def ada(jawaban) -> list[str]:
        return [i for n, i in enumerate(jawaban.indikator) if jawaban.keadaan[n, 0] != KOSONG]

    assert ada(maju) == ["P03", "P05", "P13", "M03"]
    assert ada(mundur) == ["P03"]
    assert bandingkan(j.ke, baru, maju).satu("P13")[0] == "sama"
    assert bandingkan(j.ke, baru, maju).satu("P01")[0] == "hanya_pertama"
