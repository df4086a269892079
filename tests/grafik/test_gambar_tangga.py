"""The stair as a drawing: what it promises for any village of any instrument with a gate."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tangga_uji import JAHAT, NAMA, Gambar, tangga_dari

from penilaian.grafik import KERTAS, LAPTOP, LEMBAR, PONSEL, PONSEL_KECIL, gambar_tangga, tangga
from penilaian.grafik.lebar_teks import lebar_teks
from penilaian.grafik.warna import LAYAR
from penilaian.narasi.tangga import uraian_tangga

SEMUA = (LAPTOP, PONSEL, PONSEL_KECIL, LEMBAR)
UKURAN = st.sampled_from(SEMUA)
TERJAWAB = st.integers(0, 100)
MUNGKIN_KOSONG = st.tuples(*[st.one_of(TERJAWAB, st.just(""))] * 2)
NAMA_PANJANG = (
    "Perencanaan dan Penganggaran",
    "Transformasional",
    "Terkelola dan Terukur",
    "Layanan terpadu lintas perangkat dan lembaga kemasyarakatan desa",
    "Kolaborasi",
    "Antarlembagakemasyarakatan",
    "Berkelanjutan",
)
URUTAN = st.sampled_from([NAMA_PANJANG[n:] + NAMA_PANJANG[:n] for n in range(7)])
AMBANG = st.sampled_from([(70,) * 7, (1, 2, 5, 50, 95, 99, 100), (100, 30, 70, 60, 1, 50, 99)])
BELUM_PASTI = [90, (56, ""), (20, ""), ("", "")]


@pytest.fixture(params=SEMUA, ids=["laptop", "ponsel", "ponsel_kecil", "lembar"])
def ukuran(request):
    return request.param


# --- what the picture says about scores ------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.lists(TERJAWAB, min_size=2, max_size=7), UKURAN)
def test_of_two_steps_the_fuller_box_has_the_higher_score(skor, ukuran):
    g = Gambar(tangga_dari(skor), ukuran)

    for a, b in combinations(range(len(skor)), 2):
        if skor[a] == skor[b]:
            assert g.tinggi_isi(a) == pytest.approx(g.tinggi_isi(b), abs=0.011)
        else:
            assert (g.tinggi_isi(a) > g.tinggi_isi(b)) == (skor[a] > skor[b])


@settings(max_examples=100, deadline=None)
@given(st.lists(MUNGKIN_KOSONG, min_size=2, max_size=7), UKURAN, st.sampled_from([40, 70]))
@example([(93, ""), (88, 90)], LAPTOP, 40)  # the plain fill alone ends lower in the box that says the higher score
def test_of_two_steps_that_each_say_one_score_the_fuller_box_has_the_higher_one_with_open_answers_too(
    jawaban, ukuran, ambang
):
    undak = tangga_dari(jawaban, ambang=ambang)
    g = Gambar(undak, ukuran)

    for (a, u), (b, v) in combinations(enumerate(undak), 2):
        if not (u.berentang or v.berentang) and abs(u.skor - v.skor) >= Decimal("0.1"):
            assert (g.tinggi_terisi(a) > g.tinggi_terisi(b)) == (u.skor > v.skor)


@settings(max_examples=60, deadline=None)
@given(st.lists(MUNGKIN_KOSONG, min_size=2, max_size=7), UKURAN)
def test_where_bounds_stand_instead_of_a_score_nothing_is_filled_beyond_the_lower_one(jawaban, ukuran):
    undak = tangga_dari(jawaban)
    g = Gambar(undak, ukuran)

    for n, u in enumerate(undak):
        skor = u.bagian_bawah if u.berentang or u.skor is None else u.bagian_skor
        assert g.tinggi_terisi(n) == pytest.approx(skor * ukuran.kotak, abs=0.03)


@settings(max_examples=60, deadline=None)
@given(st.lists(MUNGKIN_KOSONG, min_size=2, max_size=7), UKURAN, st.sampled_from([60, 70, 85]))
def test_all_boxes_are_of_one_size_and_each_plinth_is_higher_by_the_same(jawaban, ukuran, ambang):
    g = Gambar(tangga_dari(jawaban, ambang=ambang), ukuran)
    kotak = [g.kotak(n, "kotak") for n in range(len(jawaban))]

    assert {(k.lebar, k.tinggi) for k in kotak} == {(kotak[0].lebar, ukuran.kotak)}
    assert [a.bawah - b.bawah for a, b in pairwise(kotak)] == pytest.approx([ukuran.naik] * (len(kotak) - 1))
    assert all(g.kotak(n, "pijak").y <= k.bawah for n, k in enumerate(kotak))
    assert len({round(g.kotak(n, "pijak").bawah, 1) for n in range(len(kotak))}) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(MUNGKIN_KOSONG, min_size=2, max_size=7), UKURAN)
def test_fill_ends_at_the_lower_bound_and_hatching_at_the_upper_one(jawaban, ukuran):
    undak = tangga_dari(jawaban)
    g = Gambar(undak, ukuran)

    for n, u in enumerate(undak):
        kotak, arsir = g.kotak(n, "kotak"), g.kotak(n, "arsir")
        assert g.tinggi_isi(n) == pytest.approx(u.bagian_bawah * ukuran.kotak, abs=0.01)
        assert (arsir is not None) == u.terbuka
        if arsir:
            assert arsir.bawah == pytest.approx(kotak.bawah - u.bagian_bawah * ukuran.kotak, abs=0.02)
            assert arsir.y == pytest.approx(kotak.bawah - u.bagian_atas * ukuran.kotak, abs=0.02)


@settings(max_examples=40, deadline=None)
@given(st.lists(MUNGKIN_KOSONG, min_size=2, max_size=7), UKURAN)
def test_stripes_stay_inside_what_is_hatched(jawaban, ukuran):
    undak = tangga_dari(jawaban)
    g = Gambar(undak, ukuran)

    for n, u in enumerate(undak):
        if u.terbuka:
            arsir = g.kotak(n, "arsir")
            lajur = next(p.get("d") for p in g.undak[n].iter("path") if "Z" in p.get("d"))
            titik = [tuple(map(float, t.split())) for t in re.findall(r"[\d.]+ [\d.]+", lajur)]
            assert all(arsir.x - 0.1 <= x <= arsir.kanan + 0.1 for x, _ in titik)
            assert all(arsir.y - 0.1 <= y <= arsir.bawah + 0.1 for _, y in titik)


@settings(max_examples=60, deadline=None)
@given(st.lists(MUNGKIN_KOSONG, min_size=2, max_size=7), UKURAN, AMBANG)
def test_the_threshold_lies_where_its_own_stage_has_it(jawaban, ukuran, ambang):
    g = Gambar(tangga_dari(jawaban, ambang=ambang), ukuran)

    for n in range(len(jawaban)):
        garis, kotak = g.ambang(n), g.kotak(n, "kotak")
        seharusnya = kotak.bawah - ambang[n] / 100 * ukuran.kotak
        # on a full box it is moved by half its width at most, to lie wholly on the fill
        assert seharusnya - 0.02 <= garis.y + garis.tinggi / 2 <= seharusnya + garis.tinggi / 2 + 0.02
        assert (garis.x, garis.kanan) == pytest.approx((kotak.x, kotak.kanan), abs=0.11)


# --- words -----------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(
    st.lists(MUNGKIN_KOSONG, min_size=2, max_size=7),
    UKURAN,
    URUTAN,
    AMBANG,
)
def test_no_line_box_or_word_touches_a_word_and_none_leaves_the_drawing(jawaban, ukuran, nama, ambang):
    g = Gambar(tangga_dari(jawaban, nama, ambang), ukuran)
    tulisan = [t for _, t in g.tulisan()]

    for t in tulisan:
        assert t.x >= -0.1
        assert t.kanan <= g.lebar + 0.1
        assert t.y >= 0
        assert t.bawah <= g.tinggi + 0.1
        for n in range(len(jawaban)):
            assert not t.bertemu(g.ambang(n))
            assert not t.bertemu(g.kotak(n, "kotak"))
    assert not any(a.bertemu(b) for a, b in combinations(tulisan, 2))


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 7), UKURAN, URUTAN)
def test_every_name_is_there_whole_however_long_and_many(banyak, ukuran, nama):
    isi = " ".join(t for t, _ in Gambar(tangga_dari([50] * banyak, nama), ukuran).tulisan())

    assert all(n in isi for n in nama[:banyak])


def test_the_four_names_of_the_inpres_stand_under_their_boxes(ukuran):
    for jawaban in ([20] * 4, [90, 30, 20, 10]):
        g = Gambar(tangga_dari(jawaban), ukuran)
        assert g.tinggi == g.kotak(0, "pijak").bawah  # no list below the ground


@pytest.mark.parametrize(
    "jawaban",
    [[20, 10, 5, 0], [(80, ""), (56, ""), (20, ""), ("", "")], [90, (56, ""), (20, ""), ("", "")], [90, 80, 40, 10]],
    ids=["before the first step", "perhaps on the first", "undecided", "on the second"],
)
@pytest.mark.parametrize("nama", [NAMA, NAMA_PANJANG], ids=["of the Inpres", "long"])
def test_all_names_of_one_stair_are_squeezed_alike_and_so_are_its_scores(jawaban, nama, ukuran):
    """One by one, a long name would stand in narrow letters beside a short one in wide letters."""
    gambar = Gambar(tangga_dari(jawaban, nama), ukuran)
    tulisan = [[*u.iter("text")] for u in gambar.undak]
    for sejenis in ([t[0] for t in tulisan], [b for t in tulisan for b in t[1:]]):
        rapat = [float(e.get("textLength", 0)) / lebar_teks(e.text, float(e.get("font-size"))) for e in sejenis]
        assert max(rapat) - min(rapat) < 0.01


def test_nobody_has_to_read_below_12_pixels(ukuran):
    for banyak in range(2, 8):
        g = Gambar(tangga_dari([("", "")] * banyak, NAMA_PANJANG), ukuran)
        diperkecil = 446 / LAPTOP.lebar if ukuran == LAPTOP else 1  # the narrowest column that shows it
        assert min(float(t.get("font-size")) for t in g.akar.iter("text")) * diperkecil >= 12


def test_where_no_single_score_stands_both_bounds_do(ukuran):
    isi = [t for t, _ in Gambar(tangga_dari(BELUM_PASTI), ukuran).tulisan()]

    # (56 + 0) ÷ 2 = 28 and (56 + 100) ÷ 2 = 78; 10 and 60, both below 70: the score of what is answered stands
    assert [t for t in isi if t[0].isdigit()][:4] == ["90,0", "28,0–78,0", "20,0", "0,0–100,0"]


def test_a_score_that_is_enough_without_its_mandatory_answer_bears_a_star(ukuran):
    undak = tangga_dari([90, (10, 100)], ambang=50, kritis=20)

    assert "55,0 ★" in [t for t, _ in Gambar(undak, ukuran).tulisan()]
    assert "★ nilainya cukup, syarat wajib belum" in tangga(undak)
    assert "★" not in tangga(tangga_dari([90, (10, 100)], ambang=50))


def test_names_from_the_instrument_do_not_become_markup():
    isi = tangga(tangga_dari([90, 30], [JAHAT, "Pematangan"]))
    akar = ET.fromstring(isi)  # noqa: S314

    assert "<script" not in isi
    assert akar.findall(".//script") == []
    assert all(JAHAT in g.get("aria-label") for g in akar if g.get("role") == "img")


def test_who_does_not_see_it_hears_it(ukuran):
    undak = tangga_dari(BELUM_PASTI)
    akar = Gambar(undak, ukuran).akar

    assert akar.get("role") == "img"
    assert akar.get("aria-label") == uraian_tangga(undak)
    assert akar.get("aria-label").startswith("Tangga empat tingkat. Desa pasti di tingkat 1, Persiapan, mungkin di")


# --- where the village stands ----------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.lists(TERJAWAB, min_size=2, max_size=7), UKURAN)
def test_the_own_step_has_the_thickest_outline_and_no_other_has(skor, ukuran):
    undak = tangga_dari(skor)
    g = Gambar(undak, ukuran)
    tebal = [g.tebal(n) for n in range(len(skor))]

    for n, u in enumerate(undak):
        if u.di_sini:
            assert all(t < tebal[n] for i, t in enumerate(tebal) if i != n)
        if u.letak == "berikut":
            assert all(t < tebal[n] for i, t in enumerate(tebal) if undak[i].letak == "nanti")


@pytest.mark.parametrize("warna", [LAYAR, KERTAS], ids=["screen", "paper"])
def test_the_own_step_stands_out_by_its_fill_its_outline_and_its_name(ukuran, warna):
    g = Gambar(tangga_dari([90, 80, 40, 10]), ukuran, warna)  # reached, here, next, later
    isi = [u.find("rect[@class='pd-isi']").get("fill") for u in g.undak]
    nama = [[int(t.get("font-weight")) for t in u.findall("text")[1:]] for u in g.undak]

    assert isi == [warna.utama, warna.kuat, warna.isi, warna.isi]
    assert len({warna.utama, warna.kuat, warna.isi}) == 3
    # 3.4 ÷ 2.6 = 1.31: nearly a third thicker than that of the next step, which is twice that of the others
    assert [g.tebal(n) for n in range(4)] == [1.3, 3.4, 2.6, 1.3]
    assert [set(n) for n in nama] == [{600}, {800}, {600}, {600}]


def test_a_threshold_in_hatching_lies_on_a_band_of_its_own(ukuran):
    """Among the stripes it would be lost: 28 to 78 are hatched in the first step, 20 to 20 nothing in the second."""
    g = Gambar(tangga_dari([(56, ""), 20]), ukuran)
    dalam_arsir, di_luar = (list(u) for u in g.undak)
    (ambang,) = [n for n, e in enumerate(dalam_arsir) if e.get("class") == "pd-ambang"]
    pita = dalam_arsir[ambang - 1]

    assert pita.tag == "path"
    assert (pita.get("d"), pita.get("stroke")) == (dalam_arsir[ambang].get("d"), LAYAR.muka)
    assert float(pita.get("stroke-width")) == ukuran.garis + 3
    assert ambang - 1 > max(n for n, e in enumerate(dalam_arsir) if "Z" in e.get("d", ""))  # over the stripes
    assert LAYAR.muka not in [e.get("stroke") for e in di_luar]


def rumah(g: Gambar, kelas: str) -> tuple[float, float, str]:
    """Middle, foot and label of the only house of a class."""
    (ini,) = [e for e in g.akar if e.get("class") == kelas]
    x, y = map(float, re.match(r"translate\(([\d.]+) ([\d.]+)\)", ini.find("g").get("transform")).groups())
    return x, y, ini.find("text").text


@pytest.mark.parametrize("posisi", [1, 2, 3, 4])
def test_the_house_stands_on_the_own_step(ukuran, posisi):
    g = Gambar(tangga_dari([90] * posisi + [30] * (4 - posisi)), ukuran)
    x, y, label = rumah(g, "pd-rumah")
    kotak = g.kotak(posisi - 1, "kotak")

    assert x == pytest.approx(kotak.x + kotak.lebar / 2, abs=0.1)
    assert kotak.y - 2 <= y <= kotak.y
    assert label == "di sini"
    assert "pd-rumah-mungkin" not in g.teks


def test_before_the_first_step_the_house_stands_on_the_ground_to_its_left(ukuran):
    g = Gambar(tangga_dari([30, 90, 30, 30]), ukuran)
    x, y, label = rumah(g, "pd-rumah")
    pijak = g.kotak(0, "pijak")

    assert x + 14 * ukuran.rumah <= pijak.x  # the roof is 12 wide on each side, and its line 3
    assert pijak.bawah - 2 <= y <= pijak.bawah
    assert label == "di sini"


def test_undecided_a_full_house_says_sure_and_a_hollow_one_maybe(ukuran):
    g = Gambar(tangga_dari(BELUM_PASTI), ukuran)

    x, _, label = rumah(g, "pd-rumah")
    assert label == "pasti"
    assert g.kotak(0, "kotak").x < x < g.kotak(0, "kotak").kanan
    x, _, label = rumah(g, "pd-rumah-mungkin")
    assert label == "mungkin"
    assert g.kotak(1, "kotak").x < x < g.kotak(1, "kotak").kanan


def test_undecided_about_the_first_step_the_sure_house_stands_on_the_ground(ukuran):
    g = Gambar(tangga_dari([(56, ""), 10]), ukuran)

    assert rumah(g, "pd-rumah")[0] < g.kotak(0, "kotak").x < rumah(g, "pd-rumah-mungkin")[0]
    assert [rumah(g, k)[2] for k in ("pd-rumah", "pd-rumah-mungkin")] == ["pasti", "mungkin"]


# --- on a page -------------------------------------------------------------------------------------------------------


def test_two_stairs_on_one_page_share_no_id_and_refer_to_none():
    isi = f"<div>{tangga(tangga_dari(BELUM_PASTI))}{tangga(tangga_dari(BELUM_PASTI))}</div>"
    akar = ET.fromstring(isi)  # noqa: S314
    id_ = [e.get("id") for e in akar.iter() if e.get("id")]

    assert len(id_) == len(set(id_))
    assert all(f"#{acuan}" not in isi or acuan in id_ for acuan in re.findall(r"url\(#([^)]+)\)", isi))


def test_the_figure_carries_one_drawing_for_each_width_and_neither_script_nor_outside_address():
    isi = tangga(tangga_dari(BELUM_PASTI))
    akar = ET.fromstring(isi)  # noqa: S314

    assert [g.get("class") for g in akar][:3] == ["pd-tangga-laptop", "pd-tangga-ponsel", "pd-tangga-ponsel-kecil"]
    assert "\n" not in isi  # an empty line would end the markup for Markdown
    assert not re.search(r"<script|\son\w+=|javascript:|https?:(?!//www\.w3\.org/2000/svg)", isi)


def kunci(*tangga_: object, **lain: object) -> list[str]:
    akar = ET.fromstring(tangga(tangga_dari(*tangga_, **lain)))  # noqa: S314
    return ["".join(s.itertext()) for s in akar.findall("figcaption/span")]


def test_the_key_names_what_is_drawn_and_nothing_else():
    assert kunci([90, 40]) == ["Penuh = 100", "70, syarat naik"]
    assert kunci([90, (40, "")]) == ["Penuh = 100", "70, syarat naik", "belum pasti"]
    assert kunci([90, 40, 20], ambang=[60, 70, 75])[1] == "syarat naik tiap tingkat: 60 · 70 · 75"


def test_the_key_says_what_an_empty_box_is_where_the_scale_does_not_begin_at_zero():
    assert kunci([90, 40], ambang=3, skala={"min": 1, "maks": 5}, pita=[{"nama": "Rintisan", "mulai": 1}])[0] == (
        "Tanpa isi = 1, penuh = 5"
    )


def test_paper_gets_plain_greys_that_every_reader_knows():
    isi = gambar_tangga(tangga_dari(BELUM_PASTI), LEMBAR, KERTAS)
    warna = set(re.findall(r'(?:fill|stroke)="([^"]+)"', isi)) - {"none"}

    assert all(re.fullmatch(r"#([0-9a-f]{2})\1\1", w) for w in warna)
    assert "var(" not in isi
