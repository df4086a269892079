"""The page Verifikasi, driven as a verifier drives it: every decision is in the store, and only through its rights."""

import pytest
from lembar_uji import JAWABAN, jalan, markup, sesi_uji, tekan, tombol

JAHAT = "<script>alert(1)</script> \"Kutip\" & 'Kawan'"


def test_a_card_shows_the_answer_the_chosen_level_and_the_note_without_running_them(uji):
    x = uji.lembar(nama=JAHAT, tim=JAHAT)
    uji.jawab(x, {"P01": "3"}, catatan=JAHAT)
    uji.ajukan(x)
    at = uji.buka("verifikasi", "verifikator", penilaian=x.id, indikator="P01")

    isi = markup(at)
    assert "<script>alert" not in isi
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in isi
    kena = [b for b in isi.split("<li") if "Jawaban desa</span>" in b]
    assert len(kena) == 1
    assert "<b>3</b>" in kena[0]
    assert 'id="soal"' in isi
    assert "0 dari 1 jawaban sudah diperiksa; 49 pertanyaan belum dijawab desa." in isi


def test_agreeing_saves_the_villages_value_and_opens_the_next_question_not_yet_checked(uji, lembar):
    uji.verifikasi(lembar, "P02", JAWABAN["P02"])
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id)
    assert at.selectbox(key="alamat_indikator").value == "P01"

    tekan(at, "verif_P01_0_setuju")

    isi = uji.isi(lembar, "P01")
    assert (isi.teks_verifikasi, isi.alasan_verifikasi, isi.oleh_verifikasi) == (
        "3",
        "",
        uji.orang["verifikator"].pengguna_id,
    )
    assert at.query_params["indikator"] == "P03"  # P02 is checked already
    assert "P01 Situs web resmi desa: disetujui." in markup(at)
    assert "document.getElementById('soal')" in markup(at)
    assert "2 dari 5 jawaban sudah diperiksa" in markup(at)
    assert "document.getElementById" not in markup(jalan(at))  # once


def test_after_the_last_one_the_page_names_the_next_step(uji, lembar):
    for id_ in ("P01", "P02", "P03", "P05"):
        uji.verifikasi(lembar, id_, JAWABAN[id_])
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id)
    tekan(at, "verif_M02_0_setuju")
    assert "lanjutkan ke bagian Putuskan" in markup(at)
    assert "5 dari 5 jawaban sudah diperiksa" in markup(at)


def test_another_value_needs_a_reason_and_stays_on_the_screen_where_refused(uji, lembar):
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    at.radio(key="verif_P01_0_pilih").set_value("2")
    tekan(at, "verif_P01_0_simpan")
    assert "Tulis alasannya" in markup(at)
    assert uji.isi(lembar, "P01").teks_verifikasi is None
    assert at.radio(key="verif_P01_0_pilih").value == "2"

    at.text_area(key="verif_P01_0_alasan").set_value("Situs tidak terbaca di ponsel")
    tekan(at, "verif_P01_0_simpan")
    isi = uji.isi(lembar, "P01")
    assert (isi.teks_verifikasi, isi.alasan_verifikasi) == ("2", "Situs tidak terbaca di ponsel")

    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    assert "Menurut verifikator" in markup(at)
    assert "Situs tidak terbaca di ponsel" in markup(at)


@pytest.mark.parametrize(
    ("indikator", "isian", "harap"),
    [
        ("P02", {"rpjm_rkp": False, "peraturan_desa": True}, "profil_kontak peraturan_desa"),
        ("P02", {"rpjm_rkp": False, "profil_kontak": False}, "NIHIL"),
        ("P02", {"pilih": "tanpa_nilai"}, ""),
        ("P05", {"angka": "3/4"}, "3/4"),
        ("P05", {"pilih": "tanpa_nilai"}, ""),
        ("M02", {"pilih": "TB"}, "TB"),
        ("M02", {"angka": "7,5"}, "7,5"),
    ],
)
def test_every_kind_of_question_can_be_given_another_value(uji, lembar, indikator, isian, harap):
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator=indikator)
    for bagian, nilai in isian.items():
        kunci = f"verif_{indikator}_0_{bagian}"
        if bagian == "pilih":
            at.radio(key=kunci).set_value(nilai)
        elif bagian == "angka":
            at.text_input(key=kunci).set_value(nilai)
        else:
            at.checkbox(key=kunci).set_value(nilai)
    at.text_area(key=f"verif_{indikator}_0_alasan").set_value("Sebab")
    tekan(at, f"verif_{indikator}_0_simpan")
    assert uji.isi(lembar, indikator).teks_verifikasi == harap


def test_a_number_that_is_no_answer_is_refused_with_its_repair(uji, lembar):
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P05")
    at.text_input(key="verif_P05_0_angka").set_value("delapan")
    at.text_area(key="verif_P05_0_alasan").set_value("Sebab")
    tekan(at, "verif_P05_0_simpan")
    assert "Tidak diterima. " in markup(at)
    assert "misalnya 85, 85% atau 3/9" in markup(at)
    assert uji.isi(lembar, "P05").teks_verifikasi is None


def test_of_two_verifiers_on_the_same_answer_the_second_sees_the_decision_of_the_first(uji, lembar):
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    uji.verifikasi(lembar, "P01", "1", "Hanya media sosial", oleh="verifikator_dua")

    tekan(at, "verif_P01_0_setuju")

    assert "sudah diubah" in markup(at)
    assert "Hanya media sosial" in markup(at)
    isi = uji.isi(lembar, "P01")
    assert (isi.teks_verifikasi, isi.oleh_verifikasi) == ("1", uji.orang["verifikator_dua"].pengguna_id)
    assert at.query_params["indikator"] == "P01"

    tekan(at, "verif_P01_0_setuju")  # having seen it, the second decides
    assert uji.isi(lembar, "P01").teks_verifikasi == "3"


def test_a_check_can_be_taken_back(uji, lembar):
    uji.verifikasi(lembar, "P01", "3")
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    assert "Setuju" not in tombol(at)
    tekan(at, "verif_P01_0_batal")
    assert uji.isi(lembar, "P01").teks_verifikasi is None
    assert "Setuju" in tombol(at)


def test_an_answer_that_one_gave_cannot_be_checked_by_oneself(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3"}, oleh="rangkap")
    uji.jawab(x, {"P03": "2"})
    uji.ajukan(x)
    at = uji.buka("verifikasi", "rangkap", penilaian=x.id, indikator="P01")
    assert "Anda isi sendiri" in markup(at)
    assert "Setuju" not in tombol(at)
    tekan(uji.buka("verifikasi", "rangkap", penilaian=x.id, indikator="P03"), "verif_P03_0_setuju")
    assert uji.isi(x, "P03").teks_verifikasi == "2"


def test_who_lost_the_role_before_pressing_changes_nothing(uji, lembar):
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    uji.siapa = uji.orang["verifikator_jauh"]
    tekan(at, "verif_P01_0_setuju")
    assert "tidak terbuka bagi peran Anda" in markup(at)
    assert uji.isi(lembar, "P01").teks_verifikasi is None


def test_who_logged_out_before_pressing_changes_nothing(uji, lembar, monkeypatch):
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    sesi_uji(monkeypatch, lambda: None)
    tekan(at, "verif_P01_0_setuju")
    assert "sesi Anda sudah berakhir" in markup(at)
    assert uji.isi(lembar, "P01").teks_verifikasi is None


@pytest.mark.parametrize("keadaan", ["draf", "dikembalikan", "diverifikasi", "final"])
def test_outside_the_submitted_state_a_card_can_only_be_read(uji, keadaan):
    x = uji.lembar()
    uji.jawab(x, JAWABAN)
    if keadaan != "draf":
        uji.ajukan(x)
    if keadaan == "dikembalikan":
        uji.gudang.alur.kembalikan(uji.orang["verifikator"], x.id, "kurang")
    if keadaan in {"diverifikasi", "final"}:
        uji.gudang.alur.verifikasi(uji.orang["verifikator"], x.id, "sesuai kunjungan")
    if keadaan == "final":
        uji.gudang.alur.finalkan(uji.orang["kabupaten"], x.id, "sesuai kunjungan")
    at = uji.buka("verifikasi", "kabupaten", penilaian=x.id, indikator="P01")
    assert "Situs web resmi desa" in markup(at)
    assert not {"Setuju", "Simpan nilai verifikasi", "Terima"} & set(tombol(at))


@pytest.mark.parametrize(
    ("tampil", "harap"),
    [
        ("terbuka", ["P02", "M02"]),
        ("beda", ["P03"]),
        ("usang", []),
        ("wajib", ["P01", "P08"]),
        ("bukti", ["P01", "P02"]),
    ],
)
def test_the_filter_shows_the_questions_that_are_meant(uji, lembar, tampil, harap):
    uji.verifikasi(lembar, "P01", "3")
    uji.verifikasi(lembar, "P03", "1", "sebab")
    uji.verifikasi(lembar, "P05", "85")
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, tampil=tampil)
    pilihan = [b.proto.options for b in at.selectbox if b.key == "alamat_indikator"]
    ada = [o.split()[0] for o in pilihan[0]] if pilihan else []
    assert ada[: len(harap)] == harap
    assert bool(ada) == bool(harap)


def test_an_answer_that_changed_since_it_was_checked_is_open_again(uji, lembar):
    uji.verifikasi(lembar, "P01", "3")
    uji.gudang.alur.kembalikan(uji.orang["verifikator"], lembar.id, "P01 belum jelas")
    uji.jawab(lembar, {"P01": "2"})
    uji.ajukan(lembar)
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id)
    assert at.selectbox(key="alamat_indikator").value == "P01"
    assert "berubah sejak diperiksa" in markup(at)
    tekan(at, "verif_P01_0_setuju")
    assert uji.isi(lembar, "P01").teks_verifikasi == "2"


def test_a_remark_is_sent_and_its_field_is_empty_again(uji, lembar):
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    at.text_area(key="verif_komentar_P01_0_teks").set_value(JAHAT)
    tekan(at, "verif_komentar_P01_0_kirim")
    (k,) = uji.gudang.komentar.daftar(uji.orang["penilai"], lembar.id, indikator="P01")
    assert (k.teks, k.oleh_nama) == (JAHAT, "Verifikator")
    assert "<script>alert" not in markup(at)
    assert at.text_area(key="verif_komentar_P01_1_teks").value == ""


def test_an_unknown_question_in_the_address_is_replaced_by_the_first_open_one(uji, lembar):
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="X99")
    assert at.selectbox(key="alamat_indikator").value == "P01"
