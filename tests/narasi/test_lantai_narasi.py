"""An aspect below the floor is named in the sentence, the stair, what holds the village, and the steps.

dasar = (4×situs + 2×orang + usaha + aturan) ÷ 8 with a threshold of 60; the floor 40 is for situs, orang, usaha and
layanan; puncak = (layanan + data) ÷ 2. S1 (situs) is a ★ with minimum 50; orang is the mean of O1 and O2.
"""

from pathlib import Path

import pytest
import yaml

from penilaian.grafik import PONSEL, gambar_tangga, tangga
from penilaian.jawaban import dari_tabel
from penilaian.mesin import jelaskan, nilai
from penilaian.muat import muat_instrumen
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.kalimat import putusan
from penilaian.narasi.langkah import daftar_langkah
from penilaian.narasi.penahan import yang_menahan
from penilaian.narasi.tangga import penjelasan, undakan
from penilaian.rekomendasi import jalan_naik

LANTAI = Path(__file__).parents[1] / "mesin" / "instrumen" / "lantai"
KASUS = yaml.safe_load((Path(__file__).parent / "lantai.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def hasilkan():
    """Return the result of one village, everything at its best unless it is given."""
    instrumen = muat_instrumen(LANTAI)

    def buat(**jawaban):
        dasar = {"kode_desa": "99.01.01.2001", "nama_desa": "Sukamaju", "periode": "2026"}
        terbaik = dict.fromkeys(instrumen.per_id, "100")
        return nilai(instrumen, dari_tabel(instrumen, [dasar | terbaik | jawaban]))

    return buat


@pytest.mark.parametrize("kasus", KASUS, ids=[k["hitungan"] for k in KASUS])
def test_the_sentence_names_the_aspect_that_holds_and_says_only_where_nothing_else_does(hasilkan, kasus):
    assert str(putusan(hasilkan(**kasus["jawaban"]), 0)) == kasus["putusan"]


def test_what_holds_names_the_aspects_below_the_floor_and_not_those_that_may_be(hasilkan):
    assert yang_menahan(hasilkan(S1="45", O1="0", O2="0"), 0, {}).aspek == "Aspek orang (0,0) perlu mencapai 40."
    assert yang_menahan(hasilkan(O1="30", O2=""), 0, {}).aspek == ""


def test_what_an_aspect_below_the_floor_has_is_told_as_a_range_where_its_questions_are_open():
    inpres = muat_instrumen("inpres-3-2003")
    # sosialisasi = (P12 + 2×P13) ÷ 3: with P12 open at most 1 ÷ 3
    dasar = {"kode_desa": "99.01.01.2001", "nama_desa": "Sukamaju", "periode": "2026"}
    isi = [dasar | {"P12": "", "P13": "NIHIL"}, dasar | {"P12": "0", "P13": "NIHIL", "periode": "2027"}]
    hasil = nilai(inpres, dari_tabel(inpres, isi))
    kata = [yang_menahan(hasil, b, {}).aspek for b in (0, 1)]
    assert kata == [f"Aspek sosialisasi ({x}) perlu mencapai 40." for x in ("antara 0,0 dan 33,3", "0,0")]


def test_steps_lift_the_aspect_before_the_rest_and_say_what_it_needs(hasilkan):
    hasil = hasilkan(S1="90", O1="0", O2="20", A1="0", U1="50")

    daftar = daftar_langkah(hasil, 0)

    # dasar (3,6 + 0,2 + 0,5 + 0) ÷ 8 = 53,75; ten points of O1 or O2 are 10 ÷ 2 × 2 ÷ 8 = 1,25 of it; orang is 10 and
    # needs 40: after each of them once (20) O1 four times more, 5 of dasar, as one step; then puncak is full already
    kata = "Mengangkat aspek orang, yang perlu paling sedikit 40."
    assert [(k.judul, k.gerak, k.catatan) for k in daftar.kartu] == [
        ("Naikkan persentase bagian O1", "Dasar 53,8 → 55,0", f"Dihitung sampai 10 %. {kata}"),
        ("Naikkan persentase bagian O2", "Dasar 55,0 → 56,3", f"Dihitung sampai 30 %. {kata}"),
        ("Naikkan persentase bagian O1 (lanjutan)", "Dasar 56,3 → 61,3, lewat 60", f"Dihitung sampai 50 %. {kata}"),
    ]
    assert daftar.akhir == "Dengan ketiganya, nilai Dasar 61,3 dan desa naik ke tingkat 2."


@pytest.mark.parametrize(
    ("jawaban", "akhir"),
    [
        # dasar 55,0 · 56,3 · 57,5 · 58,8 · 60,0 · 62,5: the fourth step reaches 60, the fifth lifts usaha to 40
        (
            {"S1": "70", "O1": "0", "O2": "50", "U1": "10"},
            (
                "58,8. Untuk naik tingkat perlu dua langkah lagi: "
                "naikkan persentase bagian O1 (sampai 20 %) dan naikkan persentase bagian U1 (sampai 40 %)."
            ),
        ),
        # 45,0 · 46,3 · 47,5 · 48,8 · 56,3 · 60,0: only the last one reaches it
        (
            {"S1": "90", "O1": "0", "O2": "0", "A1": "0", "U1": "0"},
            (
                "48,8. Untuk sampai 60 perlu dua langkah lagi: "
                "naikkan persentase bagian O1 (sampai 70 %) dan naikkan persentase bagian U1 (sampai 40 %)."
            ),
        ),
        # usaha is answered first: 48,8 · 50,0 · …: what is open holds usaha, not the score
        (
            {"S1": "70", "O1": "0", "O2": "70", "U1": "", "A1": ""},
            (
                "paling sedikit 50,0. Langkah yang lain tidak cukup untuk naik tingkat: "
                "jawaban pada langkah pertama juga menentukan."
            ),
        ),
        # usaha is answered first, and stays at 0 whatever is done
        (
            {"S1": "0", "O1": "30", "O2": "", "U1": "", "A1": "30"},
            (
                "paling sedikit 33,8. Langkah yang lain tidak cukup untuk naik tingkat: "
                "jawaban pada langkah kedua juga menentukan."
            ),
        ),
        # at 100 they are (4 + 2 + 1 + 0) ÷ 8 = 87,5: neither A1 is needed nor L1, which decides about the next stage
        (
            {"S1": "0", "O1": "0", "O2": "0", "U1": "0", "A1": "", "L1": ""},
            "paling sedikit 27,5. Menurut urutan ini sembilan langkah berikutnya belum cukup untuk sampai 60.",
        ),
    ],
)
def test_steps_lead_to_the_threshold_only_where_the_last_of_them_is_what_reaches_it(hasilkan, jawaban, akhir):
    assert daftar_langkah(hasilkan(**jawaban), 0).akhir == f"Sesudah tiga langkah ini: {akhir}"


def test_where_the_score_itself_needs_answers_so_many_are_counted_and_few_are_named(hasilkan):
    kata = "Langkah saja tidak cukup untuk sampai 60: jawab juga"
    # S1 alone is 4 ÷ 8 = 50 at most; with O1, O2 and U1, which the second step asks, 7 ÷ 8: A1 is not needed
    semua = daftar_langkah(hasilkan(S1="0", O1="", O2="", U1="", A1=""), 0).akhir
    assert semua.endswith(
        "paling sedikit 50,0. Langkah yang lain tidak cukup untuk sampai 60: "
        "jawaban pada langkah kedua juga menentukan."
    )
    # puncak is (layanan + data) ÷ 2: 50 at most
    satu = daftar_langkah(hasilkan(L1="0", D1=""), 0).akhir
    assert satu.endswith(f"{kata} pertanyaan yang masih terbuka: D1 Bagian D1.")


def test_an_aspect_that_may_meet_the_floor_already_is_asked_about_before_any_work_on_it(hasilkan):
    # orang lies below the floor for sure; nobody knows whether situs and usaha do
    daftar = daftar_langkah(hasilkan(S1="60", O1="0", O2="0", U1="", A1="0"), 0)

    assert (daftar.kartu[0].id, daftar.kartu[0].judul) == ("U1", "Periksa usaha, lalu jawab pertanyaannya")
    assert daftar.kartu[0].cara == ("Jawab 1 pertanyaan yang masih terbuka: U1 Bagian U1.",)
    assert (daftar.kartu[0].gerak, daftar.kartu[0].batang) == ("Menentukan apakah aspek usaha mencapai 40", None)
    assert [k.id for k in daftar.kartu[1:]] == ["O1", "O2"]
    assert "aspek orang" in daftar.kartu[1].catatan
    dijawab = daftar_langkah(hasilkan(S1="60", O1="0", O2="0", U1="0", A1="0"), 0)
    assert not any(k.judul.startswith("Periksa") for k in dijawab.kartu)


def test_a_question_that_is_a_step_already_is_not_counted_among_those_still_to_answer(hasilkan):
    # dasar 0: S1 at its minimum is 2 ÷ 8 = 25 of it; A1 and U1 stay open
    hasil = hasilkan(S1="", O1="0", O2="0", A1="", U1="")

    daftar = daftar_langkah(hasil, 0, jalan_naik(hasil, 0, 3))

    assert [k.id for k in daftar.kartu] == ["U1", "S1", "O1"]
    assert daftar.akhir.endswith(
        "Langkah yang lain tidak cukup untuk naik tingkat: jawaban pada langkah pertama juga menentukan."
    ), "S1 as a step, U1 asked by the first, A1 because the score is enough without it"


def test_a_star_comes_before_the_aspect_and_questions_that_decide_are_asked_alone(hasilkan):
    assert [k.id for k in daftar_langkah(hasilkan(S1="45", O1="0", O2="0"), 0).kartu] == ["S1", "O1", "O2"]
    hasil = hasilkan(O1="30", O2="", A1="")  # A1 is open too, and decides nothing
    penentu = daftar_berikutnya(hasil, 0, jalan_naik(hasil, 0))
    assert [k.id for k in penentu.kartu] == ["O2"]
    assert penentu.akhir.endswith("Nilainya sudah cukup; aspek orang belum pasti mencapai 40.")


def test_the_stair_shows_a_mark_where_only_an_aspect_is_missing_and_tells_it_in_words(hasilkan):
    undak = undakan(hasilkan(O1="0", O2="0"), 0)
    assert [(u.aspek_kurang, u.bintang_kurang) for u in undak] == [(True, False), (False, False)]
    assert "Tingkat 1 Dasar: 75,0, perlu 60, belum tercapai; aspek orang di bawah 40." in penjelasan(undak)
    assert ">75,0 ▾</text>" in gambar_tangga(undak, PONSEL)
    assert "▾ nilainya cukup, aspek orang di bawah 40" in tangga(undak)


def test_the_stair_without_such_an_aspect_has_no_such_mark(hasilkan):
    for jawaban in ({}, {"A1": "0"}, {"O1": "30", "O2": ""}, {"S1": "30", "O1": "0", "O2": "0"}):
        undak = undakan(hasilkan(**jawaban), 0)
        assert not any(u.aspek_kurang for u in undak)
        assert "▾" not in tangga(undak)


def test_a_star_and_an_aspect_are_told_apart_on_the_stair(hasilkan):
    # ((4×0,49) + 2×0,38 + 1 + 1) ÷ 8 = 59; with usaha and aturan full and S1 49 the score is not enough
    undak = undakan(hasilkan(O1="39", O2="39", S1="49"), 0)
    assert (undak[0].bintang_di_bawah, [a.kelompok.id for a in undak[0].aspek_di_bawah]) == (True, ["orang"])
    assert (undak[0].bintang_kurang, undak[0].aspek_kurang) == (False, False)


@pytest.mark.parametrize(
    ("jawaban", "kata"),
    [
        ({"O1": "0", "O2": "0"}, "aspek orang 0,0 di bawah lantai 40"),
        ({"O1": "30", "O2": ""}, "aspek orang 15,0–65,0 belum pasti mencapai lantai 40"),
        ({"O1": "40", "O2": "40"}, "aspek orang 40,0 memenuhi lantai 40"),
        ({"O1": "39.99", "O2": "39.99"}, "aspek orang 39,9 di bawah lantai 40"),  # never shown as the floor
        ({"U1": "TB"}, "aspek usaha tidak berlaku seluruhnya"),
    ],
)
def test_the_trace_says_how_every_aspect_stands_to_the_floor(hasilkan, jawaban, kata):
    (gerbang,) = (x for x in jelaskan(hasilkan(**jawaban)).anak if x.id == "gerbang")
    assert kata in gerbang.anak[0].uraian
    assert "aspek aturan" not in gerbang.anak[0].uraian
