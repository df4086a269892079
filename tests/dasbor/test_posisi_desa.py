"""The page Posisi Desa, driven as a visitor drives it: which village, and what is said of it."""

import re
from dataclasses import replace

from posisi_uji import JAHAT, KODE, _halaman, buka, di_bilah, enam_desa, isi, muatan_instrumen, nama
from streamlit.testing.v1 import AppTest

from penilaian import nilai
from penilaian.dasbor.halaman.posisi.kekuatan import perlu_diketahui
from penilaian.dasbor.komponen.widget import polos
from penilaian.dasbor.sumber import muatan
from penilaian.narasi.ringkasan import ringkas
from penilaian.terkirim import terkirim


def test_the_page_opens_the_first_village_at_its_last_period(berkas, jawaban):
    at = buka()

    assert nama(at) == f"Desa {jawaban.kunci['nama_desa'].iloc[0]}"
    assert di_bilah(at).endswith("periode 2026</p>")
    assert "dinilai 14 Oktober 2026 · menurut berkas uji.csv" in isi(at)
    assert at.query_params == {}  # a default is not written: the browser's way back would end there


def test_example_data_are_marked_as_invented(monkeypatch):
    monkeypatch.delenv("PENILAIAN_BERKAS", raising=False)
    assert terkirim(*muatan.CONTOH).is_file()

    at = buka()

    assert '<span class="pd-lencana pd-awas">Data contoh (rekaan)</span>' in isi(at)


def test_the_address_chooses_village_and_period(berkas, jawaban):
    at = buka(desa=KODE[2].replace(".", ""), periode="2025")

    assert nama(at) == f"Desa {jawaban.kunci['nama_desa'].iloc[4]}"
    assert "periode 2025" in di_bilah(at)


def test_choosing_another_village_changes_the_address_and_goes_back_to_its_last_period(berkas, jawaban):
    at = buka(desa=KODE[0], periode="2025")

    at.selectbox(key="pilih_desa").select(KODE[1]).run()

    assert not at.exception
    assert at.query_params == {"desa": KODE[1]}
    assert "periode 2026" in di_bilah(at)
    assert nama(at) == f"Desa {jawaban.kunci['nama_desa'].iloc[2]}"


def test_coming_back_from_another_page_opens_the_village_chosen_before(berkas, jawaban):
    at = AppTest.from_function(_halaman, default_timeout=30)
    at.session_state["desa_terakhir"] = KODE[2]

    at.run()

    assert nama(at) == f"Desa {jawaban.kunci['nama_desa'].iloc[4]}"
    assert at.query_params == {"desa": KODE[2]}


def test_going_back_to_an_address_without_a_village_opens_the_first(berkas, jawaban):
    at = buka(desa=KODE[2])

    del at.query_params["desa"]
    at.run()

    assert nama(at) == f"Desa {jawaban.kunci['nama_desa'].iloc[0]}"
    assert at.query_params == {}


def test_choosing_a_period_changes_the_address(berkas):
    at = buka(desa=KODE[0])

    at.selectbox(key="pilih_periode").select("2025").run()

    assert not at.exception
    assert at.query_params == {"desa": KODE[0], "periode": "2025"}
    assert "periode 2025" in di_bilah(at)


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

    assert nama(at) == f"Desa {jawaban.kunci['nama_desa'].iloc[0]}"
    assert f"{nama(at)} tidak mempunyai penilaian untuk periode 2019. Pilih periode yang lain." in isi(at)


def test_a_hostile_village_name_does_not_become_markup(berkas):
    at = buka(desa=KODE[5])

    assert "<script" not in isi(at)
    (tombol,) = at.get("popover")
    assert tombol.proto.popover.label == f"Desa {polos(JAHAT)}"  # a label reads Markdown, and no markup


def test_what_users_wrote_never_goes_through_markdown(berkas):
    at = buka(desa=KODE[5])

    assert [m.value[:26] for m in at.markdown] == ['<figure class="pd-tangga">']
    assert "script" not in at.markdown[0].value


def test_a_perfect_village_stays_readable(berkas):
    at = buka(desa=KODE[1])

    assert "<h1>Pemanfaatan</h1>" in isi(at)
    assert "Tingkat tertinggi. Jaga tiga hal agar tetap di sini." in isi(at)
    assert "<h2>Tiga hal yang perlu dijaga</h2>" in isi(at)
    assert "menahan</h2>" not in isi(at)


def test_a_village_without_answers_stays_readable(berkas):
    at = buka(desa=KODE[2])

    assert '<h1 class="pd-sedang">Belum ada jawaban</h1>' in isi(at)
    assert "<b>Belum pasti.</b> 50 dari 50 pertanyaan belum dijawab." in isi(at)
    assert "antara 0,0 dan 100,0" in isi(at)


def test_an_incomplete_village_is_written_with_a_range_and_not_with_one_figure(berkas):
    at = buka(desa=KODE[3])

    assert "<b>25</b> belum dijawab" in isi(at)
    assert "belum dapat disebut dengan satu angka" in isi(at)


def test_answers_that_do_not_apply_are_not_counted_as_unanswered(berkas):
    banyak = sum(1 for i in muatan_instrumen().indikator if i.tidak_berlaku)

    at = buka(desa=KODE[4])

    assert banyak > 0
    assert f"Semua {50 - banyak} pertanyaan yang berlaku sudah dijawab." in isi(at)


def test_the_answer_stands_on_top_and_the_index_and_the_method_last(berkas):
    halaman = isi(buka(desa=KODE[0]))

    urutan = (
        'class="pd-atas"',
        "<h1",
        'class="pd-yakin"',
        'class="pd-tangga"',
        'class="pd-kartu"',
        'class="pd-menahan"',
    )
    urutan = (*urutan, "Seberapa lengkap", "Bagikan", 'class="pd-kaki"')
    letak = [halaman.index(bagian) for bagian in urutan if "tangga" not in bagian]  # drawn through Markdown
    assert letak == sorted(letak)
    assert halaman.count("<h1") == 1
    assert halaman.index("Indeks ") > halaman.index('class="pd-kaki"')


def test_the_name_of_the_village_stands_once(berkas, jawaban):
    at = buka(desa=KODE[0])
    sekali = re.sub(r'href="[^"]*"', "", isi(at))  # a message that is passed on names it too
    assert str(jawaban.kunci["nama_desa"].iloc[0]) not in sekali


def test_of_the_questions_that_decide_those_without_a_card_are_named_in_a_fold(monkeypatch):
    monkeypatch.delenv("PENILAIAN_BERKAS", raising=False)

    halaman = isi(buka(desa="99.01.01.2013"))

    assert "<h2>Tiga yang pertama dari lima pertanyaan yang menentukan</h2>" in halaman
    (lain,) = re.findall(
        r'<details class="pd-kartu-lain"><summary>Dua pertanyaan yang lain</summary>(.*?)</details>', halaman
    )
    assert lain.count("<li>") == 2
    assert "Sesudah lima pertanyaan itu dijawab, pasti apakah " in halaman


def test_what_else_to_know_stands_under_a_heading_of_its_own_and_not_under_completeness(berkas):
    jawaban = enam_desa()
    r = ringkas(nilai(muatan_instrumen(), jawaban), 0)
    r = replace(r, catatan=("Nilai A dekat 70.",), arti="", perubahan_posisi="Pada 2025 posisi desa belum pasti.")
    assert str(perlu_diketahui(r)) == (
        "<section><h2>Perlu diketahui</h2><p>Nilai A dekat 70.</p><p>Pada 2025 posisi desa belum pasti.</p></section>"
    )
    assert perlu_diketahui(replace(r, catatan=(), arti="Ada.")) is None
