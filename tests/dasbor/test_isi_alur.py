"""The way of an assessment through Isi Penilaian: begun, filled in, brought over, submitted, returned."""

from isi_uji import kartu, kunci, pilih, tekan
from lembar_uji import DESA, jalan, markup
from streamlit.testing.v1 import AppTest

from penilaian.simpan import Awal

MULAI = "FormSubmitter:isi_mulai-Mulai mengisi"


def isi(uji, lembar, siapa="penilai", **alamat) -> AppTest:
    return uji.buka("isi", siapa, penilaian=lembar.id, **alamat)


def dulu(uji, jawaban):
    """Last year's assessment of the same village, with these answers."""
    awal = Awal(DESA, "2025", uji.sidik, nama_desa="Sukamaju")
    lembar = uji.gudang.lembar.buat(uji.orang["penilai"], awal)
    uji.jawab(lembar, jawaban)
    return lembar


# --- steps, filters, the way on -------------------------------------------------------------------------------------


def test_every_stage_shows_its_own_questions(uji):
    lembar = uji.lembar()
    tingkat = {"persiapan": 15, "pematangan": 13, "pemantapan": 12, "pemanfaatan": 10}
    assert {t: len(kartu(isi(uji, lembar, tingkat=t))) for t in tingkat} == tingkat


def test_the_filter_leaves_what_was_asked_for(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3", "P03": "0", "P04": ""})
    assert "P01" not in kartu(isi(uji, lembar, saring="terbuka"))
    assert "P04" in kartu(isi(uji, lembar, saring="terbuka"))
    assert kartu(isi(uji, lembar, saring="bukti")) == ["P01"]
    assert kartu(isi(uji, lembar, saring="wajib")) == ["P01", "P08"]
    uji.bukti.tautkan(uji.orang["penilai"], lembar.id, "P01", "https://sukamaju.desa.id")
    assert kartu(isi(uji, lembar, saring="bukti")) == []


def test_next_leads_to_the_open_question_after_the_one_just_answered(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P04": "1"})
    at = pilih(isi(uji, lembar), lembar, "P03", "2")
    assert 'href="#P05"' in markup(at)


def test_next_moves_on_a_stage_when_this_one_is_done(uji):
    lembar = uji.lembar()
    semua = uji.gudang.instrumen.ambil(uji.sidik)
    contoh = {"jenjang": "2", "daftar": "NIHIL", "persen": "50", "angka": "50", "survei": "50"}
    uji.jawab(lembar, {i.id: contoh[i.jenis] for i in semua.indikator if i.id.startswith("P")})
    at = isi(uji, lembar)
    assert f'href="isi?penilaian={lembar.id}&amp;tingkat=pematangan#M01"' in markup(at)
    assert "15 dari 15 pertanyaan terjawab" in markup(at)


# --- the position meanwhile -----------------------------------------------------------------------------------------


def test_the_position_follows_the_answers_and_says_what_changed_since_the_page_was_opened(uji):
    lembar = uji.lembar()
    at = isi(uji, lembar)
    assert "belum ada yang berubah" in markup(at)
    pilih(at, lembar, "P01", "4")
    teks = markup(at)
    assert "1 jawaban bertambah" in teks
    assert "Persiapan paling sedikit 0,0 menjadi 11,1" in teks
    assert "1 dari 15 pertanyaan terjawab" in teks


# --- brought over ---------------------------------------------------------------------------------------------------


def test_carried_over_answers_count_as_empty_until_confirmed_by_one_tap(uji):
    dulu(uji, {"P01": "3", "P02": "NIHIL"})
    lembar = uji.lembar()
    at = isi(uji, lembar)
    at.button(key="isi_bawa_tombol").click()
    jalan(at)
    assert "2 jawaban dibawa, perlu dipastikan satu per satu." in markup(at)
    assert at.radio(key=kunci(lembar, "P01", "jenjang")).value == "3"
    assert "Dibawa dari 2025, perlu dipastikan." in markup(at)
    assert "0 dari 15 pertanyaan terjawab" in markup(at)
    tekan(at, lembar, "P01", "pasti")
    assert not uji.isi(lembar, "P01").bawaan
    assert uji.isi(lembar, "P02").bawaan
    assert "1 dari 15 pertanyaan terjawab" in markup(at)
    assert kartu(isi(uji, lembar, saring="pastikan")) == ["P02"]


def test_another_answer_on_a_carried_over_card_replaces_it(uji):
    dulu(uji, {"P01": "3"})
    lembar = uji.lembar()
    at = isi(uji, lembar)
    at.button(key="isi_bawa_tombol").click()
    jalan(at)
    pilih(at, lembar, "P01", "1")
    ini = uji.isi(lembar, "P01")
    assert (ini.teks, ini.bawaan) == ("1", False)


def test_without_an_earlier_period_nothing_is_offered(uji):
    at = isi(uji, uji.lembar())
    assert "isi_bawa_tombol" not in [b.key for b in at.button]


# --- submitting, returned, locked -----------------------------------------------------------------------------------


def test_submitting_names_what_is_missing_and_waits_for_certainty(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3"})
    at = isi(uji, lembar)
    at.session_state["isi_ajukan"] = True
    jalan(at)
    teks = markup(at)
    assert "49 pertanyaan belum dijawab" in teks
    assert "1 jawaban belum mempunyai bukti yang diminta" in teks
    assert at.button(key="isi_ajukan_tombol").disabled
    at.checkbox(key="isi_yakin").set_value(True)
    jalan(at)
    at.button(key="isi_ajukan_tombol").click()
    jalan(at)
    assert uji.keadaan(lembar) == "diajukan"
    assert "Jawabannya terkunci" in markup(at)
    assert not at.radio


def test_what_was_sent_back_shows_the_verifiers_reason_and_is_open_again(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3", "P03": "2"})
    uji.ajukan(lembar)
    uji.verifikasi(lembar, "P01", "1", "Situs <i>tidak</i> dapat dibuka.")
    uji.gudang.alur.kembalikan(uji.orang["verifikator"], lembar.id, "Lengkapi <b>bukti</b>.")
    at = isi(uji, lembar)
    teks = markup(at)
    assert "Dikembalikan untuk diperbaiki." in teks
    assert "Lengkapi &lt;b&gt;bukti&lt;/b&gt;." in teks
    assert "Situs &lt;i&gt;tidak&lt;/i&gt; dapat dibuka." in teks
    assert kartu(isi(uji, lembar, saring="verifikator")) == ["P01"]
    pilih(at, lembar, "P01", "1")
    assert uji.isi(lembar, "P01").teks == "1"


def test_the_answers_of_a_locked_assessment_can_still_be_read(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3"})
    uji.ajukan(lembar)
    at = isi(uji, lembar)
    jenjang = next(j.teks for j in uji.gudang.instrumen.ambil(uji.sidik).per_id["P01"].jenjang if j.nilai == 3)
    assert jenjang in markup(at)


def test_changes_of_date_and_members_are_saved(uji):
    lembar = uji.lembar()
    at = isi(uji, lembar)
    at.session_state["isi_lembar"] = True
    jalan(at)
    (anggota,) = [t for t in at.text_area if t.label.startswith("Anggota")]
    anggota.set_value("Siti\nBudi")
    at.button(key="FormSubmitter:isi_lembar_f-Simpan").click()
    jalan(at)
    assert uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id).anggota == ("Siti", "Budi")


def test_evidence_links_and_remarks_are_added_from_the_card(uji):
    lembar = uji.lembar()
    at = isi(uji, lembar)
    at.session_state[kunci(lembar, "P01", "lampiran")] = True
    jalan(at)
    at.button_group(key=kunci(lembar, "P01", "bukti0_cara")).set_value("tautan")
    jalan(at)
    at.text_input(key=kunci(lembar, "P01", "bukti0_tautan")).set_value("javascript:alert(1)")
    tekan(at, lembar, "P01", "bukti0_kirim")
    assert "Alamat harus diawali https://" in markup(at)
    assert uji.bukti.daftar(uji.orang["penilai"], lembar.id) == ()
    at.text_input(key=kunci(lembar, "P01", "bukti0_tautan")).set_value("https://sukamaju.desa.id/profil")
    at.text_input(key=kunci(lembar, "P01", "bukti0_pemilik")).set_value("Sekretaris <b>")
    tekan(at, lembar, "P01", "bukti0_kirim")
    (satu,) = uji.bukti.daftar(uji.orang["penilai"], lembar.id)
    assert (satu.tautan, satu.pemilik) == ("https://sukamaju.desa.id/profil", "Sekretaris <b>")
    assert "pemilik Sekretaris &lt;b&gt;" in markup(at)
    at.text_area(key=kunci(lembar, "P01", "komentar0")).set_value("Baris satu\nBaris <b>dua</b>")
    tekan(at, lembar, "P01", "komentar0_kirim")
    assert "Baris &lt;b&gt;dua&lt;/b&gt;" in markup(at)
    assert "Ada 1 bukti dan 1 komentar." in markup(at)
    tekan(at, lembar, "P01", f"tarik{satu.id}")
    assert uji.bukti.daftar(uji.orang["penilai"], lembar.id) == ()
    assert "Ada 1 komentar." in markup(at)


def test_refused_evidence_shows_its_reason_on_the_card(uji):
    lembar = uji.lembar()
    bukti = uji.bukti.tautkan(uji.orang["penilai"], lembar.id, "P03", "https://sukamaju.desa.id/berita")
    uji.ajukan(lembar)
    uji.bukti.putuskan(
        uji.orang["verifikator"], bukti.id, "ditolak", "Halamannya <b>kosong</b>.", status_dilihat="diajukan"
    )
    uji.gudang.alur.kembalikan(uji.orang["verifikator"], lembar.id, "Ganti buktinya.")
    at = isi(uji, lembar, saring="verifikator")
    assert kartu(at) == ["P03"]
    assert "ditolak: Halamannya &lt;b&gt;kosong&lt;/b&gt;." in markup(at)
