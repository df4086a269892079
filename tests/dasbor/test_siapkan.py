"""Siapkan dahulu: whom to ask, what to have at hand, how long; reached from the pages that need it."""

from dunia_uji import buka, isi

from penilaian import muat_instrumen
from penilaian.narasi.siap_menilai import per_orang

INPRES = muat_instrumen("inpres-3-2003")


def siapkan():
    from penilaian.dasbor.halaman.siapkan import tampilkan

    tampilkan()


def instrumen():
    from penilaian.dasbor.halaman.instrumen import tampilkan

    tampilkan()


def cek_cepat():
    from penilaian.dasbor.halaman.cek_cepat import tampilkan

    tampilkan()


def teks(at) -> str:
    return " ".join(isi(at).replace("&#x27;", "'").split())


def test_every_question_stands_with_what_proves_it_under_whom_to_ask():
    tampak = teks(buka(siapkan))
    assert "50 pertanyaan, 10 jam bila semuanya diperiksa." in tampak
    for b in per_orang(INPRES):
        assert f"<h3>{b.nama}<span" in tampak
    for i in INPRES.indikator:
        assert i.nama in tampak
        assert i.bukti.teks in tampak
    assert "Cara memeriksa:" not in tampak
    assert tampak.count("“mulai jenjang 3” berarti hanya perlu disiapkan bila jawabannya jenjang 3") == 1


def test_how_to_check_is_shown_to_who_asks_for_it():
    at = buka(siapkan)
    at.checkbox(key="cara").check()
    at.run()
    assert not at.exception
    assert teks(at).count("Cara memeriksa:") == sum(bool(i.petunjuk_mandiri) for i in INPRES.indikator) == 50


def test_an_instrument_that_says_nothing_of_people_and_minutes_is_prepared_all_the_same():
    tampak = teks(buka(siapkan, instrumen="spbe-2020"))
    assert "<h2>Apa yang perlu ada di tangan</h2>" in tampak
    assert "47 pertanyaan bila semuanya diperiksa." in tampak
    assert "Sebelum kunjungan" not in tampak
    assert "menit" not in tampak
    assert "mulai jenjang" not in tampak


def test_the_pages_that_need_it_lead_to_it_with_their_instrument(uji):
    assert 'href="siapkan"' in isi(buka(cek_cepat))
    assert 'href="siapkan"' in isi(buka(instrumen))
    assert 'href="siapkan?instrumen=spbe-2020"' in isi(buka(instrumen, instrumen="spbe-2020"))
    assert 'href="siapkan"' in isi(uji.buka("isi", "penilai"))
