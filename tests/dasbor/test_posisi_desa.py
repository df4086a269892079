"""The page Posisi Desa, driven as a visitor drives it: which village, and what is said of it."""

import pytest
from posisi_uji import KODE, _halaman, buka, enam_desa, isi, muatan_instrumen
from streamlit.testing.v1 import AppTest

from penilaian.berkas import tulis_jawaban
from penilaian.dasbor.sumber import muatan
from penilaian.terkirim import terkirim


@pytest.fixture(scope="module")
def jawaban():
    return enam_desa()


@pytest.fixture
def berkas(jawaban, tmp_path, monkeypatch):
    """The file that the server was started with."""
    tujuan = tmp_path / "uji.csv"
    tulis_jawaban(muatan_instrumen(), jawaban, tujuan)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tujuan))
    return tujuan


def test_the_page_opens_the_first_village_at_its_last_period(berkas, jawaban):
    at = buka()

    nama = jawaban.kunci["nama_desa"].iloc[0]
    assert f"<h1>Desa {nama}</h1>" in isi(at)
    assert "periode 2026 · dinilai 14 Oktober 2026 · menurut berkas uji.csv" in isi(at)
    assert at.query_params == {}  # a default is not written: the browser's way back would end there


def test_example_data_are_marked_as_invented(monkeypatch):
    monkeypatch.delenv("PENILAIAN_BERKAS", raising=False)
    assert terkirim(*muatan.CONTOH).is_file()

    at = buka()

    assert '<span class="pd-lencana pd-awas">Data contoh (rekaan)</span>' in isi(at)


def test_the_address_chooses_village_and_period(berkas, jawaban):
    at = buka(desa=KODE[2].replace(".", ""), periode="2025")

    assert f"<h1>Desa {jawaban.kunci['nama_desa'].iloc[4]}</h1>" in isi(at)
    assert "periode 2025" in isi(at)


def test_choosing_another_village_changes_the_address_and_goes_back_to_its_last_period(berkas, jawaban):
    at = buka(desa=KODE[0], periode="2025")

    at.selectbox(key="pilih_desa").select(KODE[1]).run()

    assert not at.exception
    assert at.query_params == {"desa": KODE[1]}
    assert "periode 2026" in isi(at)
    assert f"<h1>Desa {jawaban.kunci['nama_desa'].iloc[2]}</h1>" in isi(at)


def test_coming_back_from_another_page_opens_the_village_chosen_before(berkas, jawaban):
    at = AppTest.from_function(_halaman, default_timeout=30)
    at.session_state["desa_terakhir"] = KODE[2]

    at.run()

    assert f"<h1>Desa {jawaban.kunci['nama_desa'].iloc[4]}</h1>" in isi(at)
    assert at.query_params == {"desa": KODE[2]}


def test_going_back_to_an_address_without_a_village_opens_the_first(berkas, jawaban):
    at = buka(desa=KODE[2])

    del at.query_params["desa"]
    at.run()

    assert f"<h1>Desa {jawaban.kunci['nama_desa'].iloc[0]}</h1>" in isi(at)
    assert at.query_params == {}


def test_choosing_a_period_changes_the_address(berkas):
    at = buka(desa=KODE[0])

    at.selectbox(key="pilih_periode").select("2025").run()

    assert not at.exception
    assert at.query_params == {"desa": KODE[0], "periode": "2025"}
    assert "periode 2025" in isi(at)


def test_a_village_that_does_not_exist_is_answered_with_a_message(berkas):
    at = buka(desa="99.99.99.2999")

    assert "Desa dengan kode 99.99.99.2999 tidak ada dalam uji.csv. Pilih desa yang lain." in isi(at)
    assert at.selectbox(key="pilih_desa").value is None


def test_a_hostile_address_does_not_become_markup(berkas):
    at = buka(desa="<script>alert(1)</script>")

    assert "&lt;script&gt;" in isi(at)
    assert "<script" not in isi(at)


def test_a_period_that_does_not_exist_is_answered_with_a_message(berkas, jawaban):
    at = buka(desa=KODE[0], periode="2019")

    nama = jawaban.kunci["nama_desa"].iloc[0]
    assert f"Desa {nama} tidak mempunyai penilaian untuk periode 2019. Pilih periode yang lain." in isi(at)


def test_a_hostile_village_name_does_not_become_markup(berkas):
    at = buka(desa=KODE[5])

    assert "<script" not in isi(at)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &quot;Kutip&quot; &amp; &#x27;Kawan&#x27;" in isi(at)


def test_what_users_wrote_never_goes_through_markdown(berkas):
    at = buka(desa=KODE[5])

    assert [m.value[:26] for m in at.markdown] == ['<figure class="pd-tangga">']
    assert "script" not in at.markdown[0].value


def test_a_perfect_village_stays_readable(berkas):
    at = buka(desa=KODE[1])

    assert "sudah mencapai keempat tingkat, sampai <strong>Pemanfaatan</strong>." in isi(at)
    assert "Tidak ada langkah lagi" in isi(at)
    assert "Yang menahan" not in isi(at)


def test_a_village_without_answers_stays_readable(berkas):
    at = buka(desa=KODE[2])

    assert "Belum ada jawaban untuk" in isi(at)
    assert "Belum pasti: 50 dari 50 pertanyaan belum dijawab" in isi(at)
    assert "antara 0,0 dan 100,0" in isi(at)


def test_an_incomplete_village_is_written_with_a_range_and_not_with_one_figure(berkas):
    at = buka(desa=KODE[3])

    assert "25 dari 50 pertanyaan terjawab" in isi(at)
    assert "belum dapat disebut dengan satu angka" in isi(at)


def test_answers_that_do_not_apply_are_not_counted_as_unanswered(berkas):
    banyak = sum(1 for i in muatan_instrumen().indikator if i.tidak_berlaku)

    at = buka(desa=KODE[4])

    assert banyak > 0
    assert f"{50 - banyak} dari {50 - banyak} pertanyaan terjawab" in isi(at)
