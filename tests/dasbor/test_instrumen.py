"""The page Instrumen, driven as a visitor drives it; and what it says about indicators and method."""

import re
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from penilaian.dasbor.halaman.instrumen.metode import metode
from penilaian.dasbor.halaman.instrumen.saring_indikator import Saringan, saring
from penilaian.dasbor.halaman.instrumen.soal import soal
from penilaian.instrumen import DasarHukum, IndikatorDaftar, IndikatorJenjang, Klausa, Lantai, Petunjuk, Syarat, Tolok
from penilaian.muat import muat_instrumen
from penilaian.narasi.jawaban import sebut_tolok


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def spbe():
    return muat_instrumen("spbe-2020")


def _halaman():
    from penilaian.dasbor.halaman.instrumen import tampilkan

    tampilkan()


def buka(**alamat: str) -> AppTest:
    at = AppTest.from_function(_halaman, default_timeout=30)
    for k, v in alamat.items():
        at.query_params[k] = v
    at.run()
    assert not at.exception
    return at


def isi(at: AppTest) -> str:
    return "\n".join(str(h.proto.body) for h in at.get("html"))


def id_tampil(at: AppTest) -> list[str]:
    return re.findall(r'<details class="pd-soal" id="(\w+)"', isi(at))


def test_the_first_twenty_questions_are_shown_closed(ini):
    at = buka()

    assert id_tampil(at) == [i.id for i in ini.indikator[:20]]
    assert "1 sampai 20 dari 50 pertanyaan" in isi(at)
    assert " open=" not in isi(at)


def test_the_last_page_holds_the_rest(ini):
    assert id_tampil(buka(hal="3")) == [i.id for i in ini.indikator[40:]]


def test_a_page_beyond_the_last_breaks_nothing():
    assert len(id_tampil(buka(hal="99"))) in (10, 20)
    assert id_tampil(buka(hal="3", cari="SP4N")) == ["M01", "M02"]


def test_the_address_opens_one_question_with_its_neighbours():
    at = buka(indikator="M01")

    assert id_tampil(at) == ["M01"]
    assert ' open=""' in isi(at)
    assert 'href="instrumen?indikator=P15"' in isi(at)
    assert 'href="instrumen?indikator=M02"' in isi(at)
    assert id_tampil(buka(indikator="m01")) == ["M01"]


def test_a_question_that_does_not_exist_is_said_safely():
    at = buka(indikator="<script>")

    assert "Pertanyaan &lt;script&gt; tidak ada pada instrumen ini." in isi(at)
    assert not id_tampil(at)


def test_search_works_by_field_and_by_address(ini):
    at = buka()
    at.text_input(key="cari").set_value("listrik").run()

    assert not at.exception
    assert id_tampil(at) == ["P11"]
    assert id_tampil(buka(cari="listrik")) == ["P11"]


def test_a_search_without_results_is_said():
    assert "Tidak ada pertanyaan yang cocok" in isi(buka(cari="zzz"))


def test_a_filter_chosen_from_the_list_goes_into_the_address(ini):
    at = buka()
    at.selectbox(key="alamat_tingkat").select("pemantapan").run()

    assert id_tampil(at) == [f"T{n:02}" for n in (1, 2, 3, 4, 6, 7, 8, 5, 9, 10, 11, 12)]  # 3a, then 3b
    assert at.query_params["tingkat"] == "pemantapan"

    at.selectbox(key="alamat_tingkat").select("").run()
    assert "tingkat" not in at.query_params


def test_an_unknown_filter_is_ignored():
    assert len(id_tampil(buka(tingkat="bulan", lensa="x.y", jenis="z", instrumen="tidak-ada"))) == 20


def test_only_mandatory_questions_are_left(ini):
    wajib = [i.id for i in ini.indikator if i.kritis]
    assert len(wajib) == 9
    assert id_tampil(buka(wajib="true")) == wajib


def test_a_withdrawn_instrument_is_marked():
    at = buka(instrumen="spbe-2020")

    assert "PermenPANRB 59/2020 dicabut dengan PermenPANRB 8/2026" in isi(at)
    assert '<span class="pd-lencana pd-awas">Dicabut</span>' in isi(at)
    assert 'href="instrumen?instrumen=spbe-2020&amp;indikator=I01"' in isi(at)


def test_how_scoring_works_is_loaded_only_on_its_own_tab(ini):
    at = buka(bagian="Cara menilai")

    assert "Dari jawaban ke indeks" in isi(at)
    assert not id_tampil(at)
    assert "Dari jawaban ke indeks" not in isi(buka())


@pytest.mark.parametrize(
    ("saringan", "harapan"),
    [
        (Saringan(cari="ANGGARAN apb tik"), {"P15"}),
        (Saringan(cari="p01"), {"P01"}),
        (Saringan(cari="listrik", tingkat="pemantapan"), set()),
        (Saringan(jenis="survei"), {"P06", "P07", "T08"}),
        (Saringan(aspek="1a"), {"P01", "P02", "P03"}),
        (Saringan(aspek="1a", wajib=True), {"P01"}),
        (Saringan(aspek="1a", tingkat="pematangan"), set()),
    ],
)
def test_the_filter_chooses_what_was_asked_for(ini, saringan, harapan):
    assert {i.id for i in saring(ini, saringan)} == harapan


def test_the_filter_by_lens_holds_all_that_are_tagged_and_no_other(ini):
    dipilih = {i.id for i in saring(ini, Saringan(lensa="masalah.sinkronisasi"))}
    assert dipilih == {i.id for i in ini.indikator if "sinkronisasi" in i.lensa.get("masalah", ())}
    assert {"M09", "M10", "T10"} <= dipilih
    assert "P01" not in dipilih


def test_the_filter_by_authority_holds_only_what_that_authority_decides(ini):
    dipilih = saring(ini, Saringan(kewenangan="kabupaten"))
    assert dipilih
    assert all("kabupaten" in i.kewenangan for i in dipilih)
    assert len(dipilih) < len(ini.indikator)


@pytest.mark.parametrize("nama", ["inpres-3-2003", "spbe-2020"])
def test_every_question_shows_all_that_the_instrument_says_of_it(nama):
    from penilaian.markah import teks

    ini = muat_instrumen(nama)
    for i in ini.indikator:
        html = soal(ini, i, "instrumen?indikator=X")
        wajib_ada = [i.nama, i.pertanyaan, i.petunjuk_mandiri, i.petunjuk_kunjungan, i.bukti.teks, i.tidak_berlaku]
        wajib_ada += [i.catatan, *i.responden]
        wajib_ada += [d.teks for d in i.dasar_hukum]
        if isinstance(i, IndikatorJenjang):
            wajib_ada += [j.teks for j in i.jenjang]
        elif isinstance(i, IndikatorDaftar):
            wajib_ada += [b.teks for b in i.butir] + [f"<code>{b.id}</code>" for b in i.butir]
        else:
            wajib_ada += [p.teks for p in i.saran]
        for t in wajib_ada:
            if t:
                assert (t if t.startswith("<code>") else teks(t)) in html, (i.id, t)


def test_a_question_tells_both_ways_of_checking_the_effort_of_each_rise_and_where_the_law_was_read(ini):
    p01 = ini.per_id["P01"].model_copy(
        update={
            "petunjuk": Petunjuk(mandiri="Buka dari ponsel.", kunjungan="Minta dibukakan."),
            "upaya": (1, 2, 4, 3),
            "dasar_hukum": (
                DasarHukum(
                    teks="UU 14/2008",
                    naskah="dicocokkan",
                    kutipan="Badan publik wajib <mengumumkan>.",
                    sumber="jdih.kominfo.go.id",
                    tanggal_cek="2026-11-28",
                ),
            ),
        }
    )
    html = soal(ini, p01, "x")
    assert "<h4>Cara memeriksa sendiri</h4><p>Buka dari ponsel.</p>" in html
    assert "<h4>Cara memeriksa saat kunjungan</h4><p>Minta dibukakan.</p>" in html
    assert "<dt>Upaya setiap kenaikan</dt><dd>1, lalu 2, lalu 4, lalu 3 dari 5" in html
    assert "<blockquote>Badan publik wajib &lt;mengumumkan&gt;.</blockquote>" in html
    assert "Sumber: jdih.kominfo.go.id, diperiksa 28 November 2026" in html


def test_the_method_shows_when_a_sentence_about_a_position_is_said(ini):
    klausa = (
        Klausa(
            teks="Situs dapat dibuka.",
            bila=(Syarat(indikator="P01", paling_sedikit=2), Syarat(indikator="P05", paling_banyak=Decimal("99.5"))),
        ),
        Klausa(teks="Isinya lengkap.", bila=(Syarat(indikator="P02", paling_sedikit=5),)),
    )
    lain = ini.model_copy(update={"kelompok": (ini.kelompok[0].model_copy(update={"arti": klausa}), *ini.kelompok[1:])})
    assert (
        "Situs dapat dibuka. (bila P01 paling sedikit jenjang 2 dan P05 paling banyak 99,5 persen)<br/>"
        "Isinya lengkap. (bila P02 paling sedikit 5 dari 8 hal)"
    ) in metode(lain)
    selalu = ini.kelompok[0].model_copy(update={"arti": "Selalu."})
    satu = ini.model_copy(update={"kelompok": (selalu, *ini.kelompok[1:])})
    assert "<span>Selalu.</span>" in metode(satu)


def test_the_method_tells_the_floor_only_where_there_is_one(ini):
    lantai = Lantai(nilai=40, alasan="Butir yang kosong sama sekali.", kelompok=("1a", "1b"))
    berlantai = ini.model_copy(update={"gerbang": ini.gerbang.model_copy(update={"lantai": lantai})})
    html = metode(berlantai)
    assert "semua syarat wajib ★ terpenuhi, dan setiap aspek yang disyaratkan paling sedikit 40." in html
    assert ("Butir yang kosong sama sekali. Berlaku bagi situs informasi desa dan sumber daya manusia.") in html
    assert "versi 1.1.0" in html
    tanpa = metode(ini.model_copy(update={"gerbang": ini.gerbang.model_copy(update={"lantai": None})}))
    assert "semua syarat wajib ★ terpenuhi." in tanpa
    assert "Lantai" not in tanpa


def test_a_legal_basis_not_yet_compared_is_marked(ini):
    rujukan = (DasarHukum(teks="UU 14/2008", naskah="dicocokkan"), DasarHukum(teks="UU 25/2009", naskah="belum"))
    html = soal(ini, ini.per_id["P01"].model_copy(update={"dasar_hukum": rujukan}), "x")
    assert html.count("belum dicocokkan dengan naskah resmi") == 1
    assert "UU 14/2008</li>" in html


def test_a_mandatory_question_is_shown_with_its_level_and_reason(ini):
    html = soal(ini, ini.per_id["P01"], "x")
    jenjang = "situs yang dinyatakan resmi oleh desa dapat dibuka, apa pun alamatnya"
    assert f"Paling sedikit jenjang 2 ({jenjang}). Butir 1a meminta" in html


@pytest.mark.parametrize(
    ("tolok", "satuan", "harapan"),
    [
        (
            (60, 98),
            "persen",
            "60 persen atau kurang bernilai 0, 98 persen atau lebih bernilai 100, di antaranya sebanding.",
        ),
        ((14, 1), "hari", "14 hari atau lebih bernilai 0, 1 hari atau kurang bernilai 100, di antaranya sebanding."),
        (("2.5", 5), "", "2,5 atau kurang bernilai 0, 5 atau lebih bernilai 100, di antaranya sebanding."),
    ],
)
def test_goalposts_in_words_name_their_direction(tolok, satuan, harapan):
    buruk, baik = (Decimal(str(v)) for v in tolok)
    assert sebut_tolok(Tolok(terburuk=buruk, terbaik=baik), satuan) == harapan


def test_the_method_names_weights_thresholds_bands_version_and_hash(ini, spbe):
    html = metode(ini)
    for t in (ini.sidik, ini.sidik_nilai, ini.versi, ini.gerbang.ambang.alasan, ini.alasan_bobot):
        assert " ".join(t.split()) in html.replace("&quot;", '"').replace("&#x27;", "'")
    assert all(p.nama in html for p in ini.pita)
    assert "9 syarat wajib ★" in html
    assert ">80%<" in html

    tanpa_gerbang = metode(spbe)
    assert "Ambang" not in tanpa_gerbang
    assert "16,5" in tanpa_gerbang
    assert "mulai 2,6" in tanpa_gerbang
