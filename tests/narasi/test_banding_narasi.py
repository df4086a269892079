"""Sentences of Bandingkan Desa."""

import pandas as pd
import pytest

from penilaian.banding import RingkasVersi
from penilaian.muat import muat_instrumen
from penilaian.narasi import banding as kalimat
from penilaian.skor import AKAR


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen("inpres-3-2003")


def posisi(*desa, mungkin=0):
    nama = ["Belum mencapai Persiapan", "Persiapan", "Pematangan", "Pemantapan", "Pemanfaatan"]
    return pd.DataFrame(
        {"posisi": range(5), "nama": nama, "desa": desa, "mungkin_lebih": [mungkin, 0, 0, 0, 0], "bagian": 0.0}
    )


@pytest.mark.parametrize(
    ("desa", "harapan"),
    [
        (
            (6, 5, 0, 1, 1),
            (
                "Dari 13 desa pada 2026, 6 belum mencapai Persiapan, 5 pada Persiapan, 1 pada Pemantapan dan 1 pada "
                "Pemanfaatan."
            ),
        ),
        ((0, 3, 0, 0, 0), "Semua 3 desa yang dinilai pada 2026 berada pada tingkat Persiapan."),
        ((1, 0, 0, 0, 0), "Satu desa yang dinilai pada 2026 belum mencapai Persiapan."),
        (
            (80000, 3762, 0, 0, 0),
            "Dari 83.762 desa pada 2026, 80.000 belum mencapai Persiapan dan 3.762 pada Persiapan.",
        ),
    ],
)
def test_the_first_sentence_says_how_many_villages_stand_at_which_stage(desa, harapan):
    assert kalimat.kalimat_posisi(posisi(*desa), "2026") == harapan


def test_what_may_stand_higher_is_named_only_where_there_is_any():
    assert kalimat.kalimat_mungkin(posisi(3, 0, 0, 0, 0)) == ""
    assert kalimat.kalimat_mungkin(posisi(3, 0, 0, 0, 0, mungkin=1)).startswith("Satu desa mungkin lebih tinggi")
    assert kalimat.di_antaranya(0) is None
    assert kalimat.di_antaranya(1200) == "1.200 di antaranya mungkin lebih tinggi"


def sebaran(**kelompok):
    return pd.DataFrame(
        kelompok, index=["desa", "terendah", "kuartil_bawah", "median", "kuartil_atas", "tertinggi"]
    ).T.astype({"desa": int})


def test_the_widest_gap_names_the_aspect_and_both_its_ends(ini):
    s = sebaran(**{"1a": [3, 0, 40, 50, 60, 100], "1b": [3, 12.5, 20, 50, 80, 90]})
    assert kalimat.kalimat_jarak(s, ini, banyak_desa=False) == (
        "Jarak terbesar antardesa pada Situs informasi desa: dari 0,0 sampai 100,0."
    )
    assert kalimat.kalimat_jarak(s, ini, banyak_desa=True) == (
        "Separuh desa yang di tengah paling terpencar pada Sumber daya manusia: dari 20,0 sampai 80,0."
    )
    assert kalimat.kalimat_jarak(s.assign(tertinggi=s["terendah"]), ini, banyak_desa=False) == ""


def test_gaps_of_equal_width_in_many_aspects_are_summed_up(ini):
    s = sebaran(**{key: [3, 0, 40, 50, 60, 100] for key in ("1a", "1b", "1c", "1d")})
    assert "pada 4 aspek, di antaranya Situs informasi desa dan Sumber daya manusia" in kalimat.kalimat_jarak(
        s, ini, banyak_desa=False
    )


def test_the_sentence_of_differences_names_the_farthest_in_both_directions(ini):
    def untuk(**nilai):
        from penilaian.banding import ujung

        s = pd.Series(nilai, dtype=float)
        return kalimat.kalimat_selisih("Sukamaju", s, ujung(s), ini)

    assert untuk(**{"1a": -12.34, "1b": 8.0}) == (
        "Sukamaju paling jauh di bawah median pada Situs informasi desa (−12,3) dan paling jauh di atasnya pada "
        "Sumber daya manusia (+8,0)."
    )
    assert untuk(**{"1a": 3.0, "1b": 8.0}) == "Sukamaju paling jauh di atas median pada Sumber daya manusia (+8,0)."
    assert untuk(**{"1a": 0.0}) == "Sukamaju tepat pada median di semua aspek."
    assert untuk(**{"1a": float("nan")}) == "Sukamaju belum dapat dibandingkan: belum ada skor."


def test_differences_on_a_short_scale_have_its_decimals():
    spbe = muat_instrumen("spbe-2020")
    id_ = spbe.puncak[0].id
    kata = kalimat.kalimat_selisih("Kabupaten Rekaan", pd.Series({id_: -0.04}), ((id_,), (id_,)), spbe)
    assert kata.endswith("(−0,04).")


def test_the_sentence_of_change_counts_all_villages():
    ringkas = {"naik": 11, "tetap": 0, "turun": 2, "tak_terbanding": 1}
    assert kalimat.kalimat_perubahan(ringkas, 3) == (
        "Sejak periode sebelumnya, indeks naik di 11 desa dan turun di 2 desa. 1 desa belum dapat dibandingkan karena "
        "belum dapat dinilai. 3 desa tidak mempunyai periode sebelumnya."
    )
    assert kalimat.kalimat_perubahan(dict.fromkeys(ringkas, 0), 0) == ""


def test_change_since_another_version_says_what_share_of_the_weight_was_compared():
    ringkas = {"naik": 11, "tetap": 0, "turun": 0, "tak_terbanding": 1}

    def dengan(*isi):
        return kalimat.kalimat_perubahan(ringkas, 0, RingkasVersi(*isi)).removeprefix(
            "Sejak periode sebelumnya, indeks naik di 11 desa. 1 desa belum dapat dibandingkan karena belum dapat "
            "dinilai atau tidak ada jawaban yang sebanding. "
        )

    assert dengan(("1.0.0",), 12, 0.412, 0.489) == (
        "Di 12 desa periode sebelumnya dijawab menurut versi 1.0.0: yang dibandingkan hanya jawaban yang sebanding, "
        "41% sampai 48% dari bobotnya."
    )
    assert dengan(("1.0.0", "1.1.0"), 1, 0.483, 0.489).endswith(
        "versi 1.0.0 dan 1.1.0: yang dibandingkan hanya jawaban yang sebanding, 48% dari bobotnya."
    )
    assert dengan(("1.0.0",), 1, 0.0, 0.0) == (
        "Di 1 desa periode sebelumnya dijawab menurut versi 1.0.0, dan tidak ada jawaban yang sebanding."
    )


@pytest.mark.parametrize(
    ("isi", "harapan"),
    [
        ([0, float("nan")], "Indeks belum dapat dinilai pada 2026."),
        ([1, 55.0], "Indeks kematangan e-government desa 1 desa pada 2026: 55,0."),
        ([4, 55.0], "Indeks kematangan e-government desa 4 desa pada 2026: dari 55,0 sampai 55,0, median 55,0."),
    ],
)
def test_without_a_gate_the_index_is_told_with_its_range(ini, isi, harapan):
    s = sebaran(x=[isi[0], *[isi[1]] * 5]).rename(index={"x": AKAR})
    assert kalimat.kalimat_indeks(s, "2026", ini) == harapan


@pytest.mark.parametrize(
    ("kode", "kata"),
    [
        (["99.01.01.2001"] * 3, ""),
        (["15.01.01.2001", "15.01.01.2002"], ""),
        (["99.01.01.2001", "99.01.01.2002"], "Desa di sini rekaan: "),
        (["99.01.01.2001", "99.01.01.2002", "15.01.01.2001"], "2 dari 3 desa di sini rekaan: "),
    ],
)
def test_many_invented_villages_are_said_to_be_no_estimate(kode, kata):
    assert kalimat.kalimat_rekaan(pd.Series(kode)) == (
        f"{kata}sebaran rekaan, bukan perkiraan keadaan desa yang sebenarnya." if kata else ""
    )


MUNGKIN = "mungkin lebih tinggi: jawaban yang masih terbuka menentukannya."


@pytest.mark.parametrize(
    ("jawaban", "letak", "mungkin"),
    [
        # Persiapan between (1 + 1 + 0) ÷ 4 = 50 and 100; B1, B2, C1 at 0
        (
            [{"A1": 4, "A2": 100, "A3": ""}],
            "Satu desa yang dinilai pada 2026 belum pasti mencapai Persiapan.",
            " Desa itu",
        ),
        # Persiapan 90; Pematangan at least (0 + 3) ÷ 4 = 75 with its ★ open
        (
            [{"A1": 4, "A2": 100, "A3": 80, "B1": "", "B2": 100}],
            "Satu desa yang dinilai pada 2026 berada pada tingkat Persiapan.",
            " Desa itu",
        ),
        (
            [{"A1": 4, "A2": 100, "A3": ""}, {"A1": 0, "A2": 0, "A3": 0}, {"A1": 4, "A2": 100, "A3": 80}],
            "Dari 3 desa pada 2026, 1 belum mencapai Persiapan, 1 belum pasti mencapai Persiapan dan 1 pada Persiapan.",
            " Satu desa",
        ),
        ([{"A1": 0, "A2": 0, "A3": 0}], "Satu desa yang dinilai pada 2026 belum mencapai Persiapan.", ""),
    ],
    ids=["first stage open", "next stage open", "several villages", "certain"],
)
def test_a_position_that_open_answers_decide_is_never_told_as_certain(jawaban, letak, mungkin, hasilkan):
    sisa = {"B1": 0, "B2": 0, "C1": 0, "periode": "2026"}
    hasil = hasilkan(*(sisa | {"kode_desa": f"99.01.01.200{n}"} | j for n, j in enumerate(jawaban, start=1)))

    assert kalimat.kalimat_hasil(hasil, "2026") == letak + (f"{mungkin} {MUNGKIN}" if mungkin else "")
