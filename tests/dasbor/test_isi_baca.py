"""What an assessor still reads of an assessment that is out of hand, and what people wrote, as they wrote it."""

import pytest
from isi_uji import kunci, pilih
from lembar_uji import jalan, markup, tekan

from penilaian.simpan.bukti import Keterangan

BARIS = "Papan ada.\n\n\nFotonya <b>kabur</b>."
TERBACA = "Papan ada.<br/><br/>Fotonya &lt;b&gt;kabur&lt;/b&gt;."


@pytest.fixture
def lembar(uji):
    """P01 answered with a note and a link, submitted."""
    x = uji.lembar()
    uji.jawab(x, {"P01": "3"}, catatan=BARIS)
    uji.bukti.tautkan(uji.orang["penilai"], x.id, "P01", "https://rekaan.desa.id/papan", Keterangan(x.tanggal))
    uji.ajukan(x)
    return x


def test_a_locked_assessment_leads_the_assessor_to_its_evidence_notes_and_remarks(uji, lembar):
    assert f'href="baca?penilaian={lembar.id}"' in markup(uji.buka("isi", "penilai", penilaian=lembar.id))

    at = uji.buka("baca", "penilai", penilaian=lembar.id, indikator="P01")
    assert "https://rekaan.desa.id/papan" in markup(at)
    assert TERBACA in markup(at)
    at.text_area(key="verif_komentar_P01_0_teks").set_value("Foto baru menyusul.")
    tekan(at, "verif_komentar_P01_0_kirim")
    (k,) = uji.gudang.komentar.daftar(uji.orang["verifikator"], lembar.id, indikator="P01")
    assert (k.teks, k.oleh_nama) == ("Foto baru menyusul.", "Penilai")


@pytest.mark.parametrize("halaman", ["isi", "baca", "riwayat"])
def test_a_name_that_somebody_wrote_does_not_turn_the_writing_around_it(uji, halaman):
    x = uji.lembar(nama="\u0633\u0648\u0643\u0627", tim="\u0641\u0631\u064a\u0642 <b>")
    isi = markup(uji.buka(halaman, "penilai", penilaian=x.id))  # a language that runs from right to left
    assert "<bdi>\u0641\u0631\u064a\u0642 &lt;b&gt;</bdi>" in isi
    assert "\u0633\u0648\u0643\u0627</bdi>" in isi


def test_what_is_still_being_filled_in_leads_nowhere(uji):
    assert "baca?penilaian" not in markup(uji.buka("isi", "penilai", penilaian=uji.lembar().id))


def test_lines_of_a_reason_and_a_note_stay_lines_and_stay_text(uji, lembar):
    uji.verifikasi(lembar, "P01", "1", BARIS)
    assert markup(uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")).count(TERBACA) == 2
    uji.gudang.alur.kembalikan(uji.orang["verifikator"], lembar.id, BARIS)
    assert markup(uji.buka("isi", "penilai", penilaian=lembar.id)).count(TERBACA) == 2  # of the return, in the card
    assert TERBACA in markup(uji.buka("riwayat", "penilai", penilaian=lembar.id))


def test_evidence_of_a_changed_answer_is_seen_waiting_again_by_both(uji, lembar):
    (b,) = uji.bukti.daftar(uji.orang["verifikator"], lembar.id)
    uji.bukti.putuskan(uji.orang["verifikator"], b.id, "diterima", "", status_dilihat="diajukan")
    uji.gudang.alur.kembalikan(uji.orang["verifikator"], lembar.id, "Periksa lagi.")
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    at.session_state[kunci(lembar, "P01", "lampiran")] = True
    assert 'class="pd-bukti-diterima"' in markup(jalan(at))
    pilih(at, lembar, "P01", "1")
    assert 'class="pd-bukti-diajukan">menunggu diperiksa' in markup(at)
    uji.ajukan(lembar)
    assert "Menunggu diperiksa" in markup(uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01"))
    riwayat = markup(uji.buka("riwayat", "penilai", penilaian=lembar.id))
    assert "Bukti menunggu diperiksa lagi, karena jawabannya berubah" in riwayat
