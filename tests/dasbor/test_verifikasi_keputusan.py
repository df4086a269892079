"""Evidence and decisions about a whole assessment on the page Verifikasi."""

from datetime import date

import pytest
from lembar_uji import DESA, Uji, jalan, markup, tekan, tombol

from penilaian.simpan import Lembar
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.transaksi.bukti import IsiBukti

JAHAT = "<script>alert(1)</script> \"Kutip\" & 'Kawan'"


@pytest.fixture
def lembar(uji: Uji) -> Lembar:
    """Submitted; the answer to P01 with a link as evidence."""
    x = uji.lembar()
    uji.jawab(x, {"P01": "3", "P03": "2"})
    uji.bukti.tautkan(
        uji.orang["penilai"], x.id, "P01", "https://rekaan.desa.id/?a=<b>", Keterangan(x.tanggal, f"Kasi {JAHAT}")
    )
    uji.ajukan(x)
    return x


def satu(uji: Uji, lembar: Lembar) -> IsiBukti:
    return uji.bukti.daftar(uji.orang["kabupaten"], lembar.id)[0]


# -- evidence ----------------------------------------------------------------------------------------------------


def test_evidence_is_shown_with_its_date_owner_and_validity(uji, lembar):
    isi = markup(uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01"))
    assert "Bukti (1)" in isi
    assert "<script>alert" not in isi
    assert "pemilik Kasi &lt;script&gt;" in isi
    assert "berlaku sampai" in isi  # six months by the instrument
    assert "Menunggu diperiksa" in isi
    assert 'rel="noopener noreferrer"' in isi


def test_a_picture_is_shown_by_the_route_of_evidence_and_not_by_streamlits_media(uji):
    import io

    from PIL import Image

    x = uji.lembar()
    uji.jawab(x, {"P01": "3"})
    png = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(png, "PNG")
    b = uji.bukti.unggah(uji.orang["penilai"], x.id, "P01", "layar.png", png.getvalue())
    uji.ajukan(x)
    at = uji.buka("verifikasi", "verifikator", penilaian=x.id, indikator="P01")
    assert f'<img src="bukti/{b.id}/pratinjau" alt="Pratinjau layar.png" loading="lazy"' in markup(at)
    assert f'href="bukti/{b.id}"' in markup(at)
    assert not at.get("imgs")


def test_evidence_is_accepted_by_one_tap_and_the_decision_can_be_taken_back(uji, lembar):
    b = satu(uji, lembar)
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    tekan(at, f"verif_bukti_{b.id}_0_terima")
    assert satu(uji, lembar).diputuskan == "diterima"
    assert satu(uji, lembar).sah
    assert "diterima." in markup(at)
    assert "Terima" not in tombol(at)

    tekan(at, f"verif_bukti_{b.id}_1_batal")
    assert satu(uji, lembar).diputuskan == "diajukan"


def test_refusing_evidence_needs_a_reason(uji, lembar):
    b = satu(uji, lembar)
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    kotak, tolak = f"verif_bukti_{b.id}_0_alasan", f"verif_bukti_{b.id}_0_tolak"
    assert at.button(key=tolak).disabled
    at.text_input(key=kotak).set_value("  ")
    assert jalan(at).button(key=tolak).disabled

    at.text_input(key=kotak).set_value("Tautan mati")
    jalan(at)
    tekan(at, f"verif_bukti_{b.id}_0_tolak")
    assert (satu(uji, lembar).diputuskan, satu(uji, lembar).alasan) == ("ditolak", "Tautan mati")
    assert "Tautan mati" in markup(at)


def test_evidence_that_somebody_else_decided_on_is_not_overwritten(uji, lembar):
    b = satu(uji, lembar)
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    siapa = uji.orang["verifikator_dua"]
    uji.bukti.putuskan(siapa, b.id, "ditolak", "Bukan situs desa ini", status_dilihat="diajukan")
    tekan(at, f"verif_bukti_{b.id}_0_terima")
    assert "sudah diputuskan verifikator lain" in markup(at)
    assert satu(uji, lembar).diputuskan == "ditolak"


def test_evidence_past_its_validity_is_called_expired(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3"})
    uji.bukti.tautkan(uji.orang["penilai"], x.id, "P01", "https://rekaan.desa.id", Keterangan(date(2020, 1, 1)))
    uji.ajukan(x)
    assert "Kedaluwarsa" in markup(uji.buka("verifikasi", "verifikator", penilaian=x.id, indikator="P01"))


def test_an_answer_that_needs_evidence_and_has_none_is_named(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3", "P03": "0"})
    uji.ajukan(x)
    isi = [markup(uji.buka("verifikasi", "verifikator", penilaian=x.id, indikator=i)) for i in ("P01", "P03")]
    assert ["padahal jawaban ini memerlukannya" in t for t in isi] == [True, False]


# -- decisions ---------------------------------------------------------------------------------------------------


def putuskan(uji: Uji, lembar: Lembar, siapa: str):
    return uji.buka("verifikasi", siapa, penilaian=lembar.id, verif_bagian="Putuskan")


def test_sending_back_needs_a_reason_and_opens_the_form_again(uji, lembar):
    at = putuskan(uji, lembar, "verifikator")
    tekan(at, "verif_langkah_kembalikan_0_tombol")
    assert "Tulis alasannya" in markup(at)
    assert uji.keadaan(lembar) == "diajukan"

    at.text_area(key="verif_langkah_kembalikan_0_alasan").set_value("P01 belum jelas")
    tekan(at, "verif_langkah_kembalikan_0_tombol")
    assert uji.keadaan(lembar) == "dikembalikan"
    assert "dikembalikan kepada tim desa" in markup(at)
    kejadian = uji.gudang.riwayat.penilaian(uji.orang["penilai"], lembar.id, objek="penilaian")[-1]
    assert (kejadian.aksi, kejadian.alasan) == ("penilaian.kembalikan", "P01 belum jelas")


def test_ending_a_check_that_is_not_complete_needs_confirmation(uji, lembar):
    uji.verifikasi(lembar, "P01", "3")
    at = putuskan(uji, lembar, "verifikator")
    assert at.button(key="verif_langkah_verifikasi_0_tombol").disabled
    assert "1 jawaban yang belum diperiksa" in at.checkbox(key="verif_langkah_verifikasi_0_yakin").label

    at.checkbox(key="verif_langkah_verifikasi_0_yakin").check()
    tekan(jalan(at), "verif_langkah_verifikasi_0_tombol")
    assert "Tulis alasan melanjutkannya" in markup(at)
    assert uji.keadaan(lembar) == "diajukan"
    at.text_area(key="verif_langkah_verifikasi_0_alasan").set_value(f"Dilihat langsung {JAHAT}")
    tekan(jalan(at), "verif_langkah_verifikasi_0_tombol")
    assert uji.keadaan(lembar) == "diverifikasi"
    riwayat = markup(uji.buka("riwayat", "verifikator", penilaian=lembar.id))
    assert "Sudah diverifikasi (2 jawaban tanpa bukti, 1 jawaban belum diperiksa)" in riwayat
    assert "Dilihat langsung &lt;script&gt;" in riwayat


def test_what_is_missing_is_named_with_the_way_to_it_before_a_check_ends_and_before_it_is_final(uji, lembar):
    uji.verifikasi(lembar, "P01", "3")
    isi = markup(putuskan(uji, lembar, "verifikator"))
    jalan_ke = f'<a href="verifikasi?penilaian={lembar.id}&amp;indikator='
    assert f'2 jawaban tanpa bukti yang diminta jenjangnya: {jalan_ke}P01" target="_self">P01 Situs web' in isi
    assert f'1 jawaban belum diperiksa: {jalan_ke}P03"' in isi
    uji.gudang.alur.verifikasi(uji.orang["verifikator"], lembar.id, "sesuai kunjungan")
    at = putuskan(uji, lembar, "kabupaten")
    assert "2 jawaban tanpa bukti yang diminta jenjangnya" in markup(at)
    assert "walau masih ada 2 jawaban tanpa bukti" in at.checkbox(key="verif_langkah_finalkan_0_yakin").label


def test_what_was_checked_completely_is_ended_without_a_question(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "1", "P03": "0"})
    uji.ajukan(lembar)
    for id_, teks in (("P01", "1"), ("P03", "0")):
        uji.verifikasi(lembar, id_, teks)
    at = putuskan(uji, lembar, "verifikator")
    assert not at.checkbox
    tekan(at, "verif_langkah_verifikasi_0_tombol")
    assert uji.keadaan(lembar) == "diverifikasi"
    assert "Sudah diverifikasi" in markup(at)


@pytest.mark.parametrize(("siapa", "boleh"), [("kabupaten", True), ("verifikator", False)])
def test_only_a_verifier_of_the_kabupaten_makes_final_and_reopens(uji, lembar, siapa, boleh):
    uji.gudang.alur.verifikasi(uji.orang["verifikator"], lembar.id, "sesuai kunjungan")
    at = putuskan(uji, lembar, siapa)
    assert ("Jadikan final" in tombol(at)) == boleh
    if boleh:
        assert at.button(key="verif_langkah_finalkan_0_tombol").disabled
        at.checkbox(key="verif_langkah_finalkan_0_yakin").check()
        at.text_area(key="verif_langkah_finalkan_0_alasan").set_value("Sesuai kunjungan")
        jalan(at)
        tekan(at, "verif_langkah_finalkan_0_tombol")
        assert uji.keadaan(lembar) == "final"
    else:
        uji.gudang.alur.finalkan(uji.orang["kabupaten"], lembar.id, "sesuai kunjungan")
    assert ("Buka kembali" in tombol(putuskan(uji, lembar, siapa))) == boleh


def test_reopening_needs_a_reason_that_stays_visible(uji, lembar):
    uji.gudang.alur.verifikasi(uji.orang["verifikator"], lembar.id, "sesuai kunjungan")
    uji.gudang.alur.finalkan(uji.orang["kabupaten"], lembar.id, "sesuai kunjungan")
    at = putuskan(uji, lembar, "kabupaten")
    tekan(at, "verif_langkah_buka_kembali_0_tombol")
    assert uji.keadaan(lembar) == "final"
    at.text_area(key="verif_langkah_buka_kembali_0_alasan").set_value(f"Salah tulis {JAHAT}")
    tekan(at, "verif_langkah_buka_kembali_0_tombol")
    assert uji.keadaan(lembar) == "dikembalikan"
    isi = markup(putuskan(uji, lembar, "verifikator"))
    assert "Final ke-1" in isi
    assert "Salah tulis &lt;script&gt;" in isi
    assert "<script>alert" not in isi


def test_a_decision_on_a_state_that_has_changed_is_refused_and_the_page_shows_the_new_one(uji, lembar):
    at = putuskan(uji, lembar, "verifikator")
    uji.gudang.alur.kembalikan(uji.orang["verifikator_dua"], lembar.id, "kurang")
    at.text_area(key="verif_langkah_kembalikan_0_alasan").set_value("kurang juga")
    tekan(at, "verif_langkah_kembalikan_0_tombol")
    assert "sudah diubah orang lain" in markup(at)
    assert "Dikembalikan untuk diperbaiki" in markup(at)
    assert uji.gudang.riwayat.penilaian(uji.orang["penilai"], lembar.id, objek="penilaian")[-1].alasan == "kurang"


def test_who_took_part_in_filling_in_does_not_end_the_check(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3"}, oleh="rangkap")
    uji.ajukan(x)
    at = putuskan(uji, x, "rangkap")
    assert "Anda ikut mengisi penilaian ini" in markup(at)
    assert not {"Selesai diverifikasi", "Kembalikan untuk diperbaiki"} & set(tombol(at))
    assert uji.keadaan(x) == "diajukan"


def test_who_verified_does_not_make_it_final_where_the_setting_wants_somebody_else(uji, lembar):
    uji.gudang.pengaturan.ubah(uji.orang["admin"], "final_orang_lain", "ya")
    uji.gudang.alur.verifikasi(uji.orang["kabupaten"], lembar.id, "sesuai kunjungan")
    at = putuskan(uji, lembar, "kabupaten")
    assert "yang menjadikannya final harus orang lain" in markup(at)
    assert "Jadikan final" not in tombol(at)
    uji.gudang.pengaturan.ubah(uji.orang["admin"], "final_orang_lain", "tidak")
    assert "Jadikan final" in tombol(jalan(at))


def test_who_verified_and_has_the_page_open_is_refused_when_the_setting_comes_meanwhile(uji, lembar):
    uji.gudang.alur.verifikasi(uji.orang["kabupaten"], lembar.id, "sesuai kunjungan")
    at = putuskan(uji, lembar, "kabupaten")
    at.checkbox(key="verif_langkah_finalkan_0_yakin").check()
    at.text_area(key="verif_langkah_finalkan_0_alasan").set_value("Sesuai kunjungan")
    jalan(at)
    uji.gudang.pengaturan.ubah(uji.orang["admin"], "final_orang_lain", "ya")
    tekan(at, "verif_langkah_finalkan_0_tombol")
    assert "yang menjadikannya final harus orang lain" in markup(at)
    assert uji.keadaan(lembar) == "diverifikasi"


def test_another_team_is_made_official_and_then_only_that_one_can_become_final(uji, lembar):
    dua = uji.lembar(tim="dua")
    uji.jawab(dua, {"P01": "1"})
    uji.ajukan(dua)
    uji.gudang.alur.verifikasi(uji.orang["verifikator"], dua.id, "sesuai kunjungan")
    at = putuskan(uji, dua, "kabupaten")
    assert "Tim ini belum resmi" in markup(at)
    assert "Jadikan final" not in tombol(at)

    tekan(at, "verif_langkah_resmikan_0_tombol")
    assert "Jadikan final" in tombol(at)
    assert not uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id).resmi


BERIKUT = "Berikutnya: P02 Informasi wajib tersedia di situs atau kanal resmi"


def test_a_village_head_reads_the_villages_draft_and_remarks_without_other_buttons(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3"}, catatan="Dibuka dari ponsel")
    at = uji.buka("baca", "kepala_desa")  # the only one is opened at once
    isi = markup(at)
    assert "<h1><bdi>Desa Sukamaju</bdi></h1>" in isi
    assert "Sedang diisi" in isi
    assert "Dibuka dari ponsel" in isi
    assert set(tombol(at)) <= {"Sebelumnya", BERIKUT, "Kirim komentar"}

    at.text_area(key="verif_komentar_P01_0_teks").set_value("Sudah benar")
    tekan(at, "verif_komentar_P01_0_kirim")
    (k,) = uji.gudang.komentar.daftar(uji.orang["penilai"], x.id)
    assert (k.indikator, k.teks, k.oleh_nama) == ("P01", "Sudah benar", "Kepala Desa")

    at = uji.buka("baca", "kepala_desa", penilaian=x.id, verif_bagian="Keadaan")
    assert not at.button
    at = uji.buka("baca", "kepala_desa", penilaian=x.id, verif_bagian="Komentar")
    at.text_area(key="verif_komentar_semua_0_teks").set_value("Terima kasih")
    tekan(at, "verif_komentar_semua_0_kirim")
    assert [k.indikator for k in uji.gudang.komentar.daftar(uji.orang["penilai"], x.id)] == ["P01", None]


def test_a_village_head_opens_no_other_village(uji, lembar):
    lain = uji.lembar("99.01.01.2002", nama="Sebelah")
    assert "Sebelah" not in markup(uji.buka("baca", "kepala_desa"))
    at = uji.buka("baca", "kepala_desa", penilaian=lain.id)
    assert "tidak terbuka bagi peran Anda" in markup(at)
    assert DESA in uji.orang["kepala_desa"].wilayah("baca_draf")


def test_an_observer_is_shown_to_the_final_results(uji, lembar):
    at = uji.buka("baca", "pengamat", penilaian=lembar.id)
    assert "tidak mengizinkan membaca penilaian yang belum final" in markup(at)


def test_the_reading_page_offers_no_checking_not_even_to_a_verifier(uji, lembar):
    at = uji.buka("baca", "verifikator", penilaian=lembar.id, indikator="P01")
    assert not {"Setuju", "Terima", "Simpan nilai verifikasi"} & set(tombol(at))
