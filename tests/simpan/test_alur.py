"""The way of an assessment: every step from every state, who may not judge, and what being final means."""

from dataclasses import replace

import pandas as pd
import pytest

from penilaian.mesin import JENIS, nilai
from penilaian.simpan import (
    TERMINAL,
    Awal,
    Bentrok,
    GalatHak,
    GalatKeadaan,
    GalatSimpan,
    Gudang,
    Lembar,
    Pelaku,
    TidakAda,
)
from penilaian.simpan.rak import PERALIHAN

DESA = "99.01.01.2001"
KEADAAN = ("draf", "diajukan", "dikembalikan", "diverifikasi", "final")
KE_MANA = {  # (step, state): state afterwards; what is not here is refused
    ("ajukan", "draf"): "diajukan",
    ("ajukan", "dikembalikan"): "diajukan",
    ("kembalikan", "diajukan"): "dikembalikan",
    ("kembalikan", "diverifikasi"): "dikembalikan",
    ("verifikasi", "diajukan"): "diverifikasi",
    ("finalkan", "diverifikasi"): "final",
    ("buka_kembali", "final"): "dikembalikan",
}

ORANG_LAIN = {"kembalikan", "verifikasi", "finalkan"}  # not by who filled in; the other steps by anyone with the right


@pytest.fixture
def rangkap(orang) -> Pelaku:
    """The one who fills in, with the rights of a verifikator of the kabupaten besides."""
    return replace(orang.penilai, peran=orang.penilai.peran + orang.verifikator_kabupaten.peran)


def langkah(gudang: Gudang, orang, nama: str, penilaian_id: int, alasan: str = "sebab", **lain: int) -> Lembar:
    pelaku = orang.penilai if nama == "ajukan" else orang.verifikator_kabupaten
    argumen = (alasan,) if PERALIHAN[nama].beralasan or PERALIHAN[nama].lengkap else ()
    return getattr(gudang.alur, nama)(pelaku, penilaian_id, *argumen, **lain)


@pytest.mark.parametrize("nama", PERALIHAN)
@pytest.mark.parametrize("keadaan", KEADAAN)
def test_a_step_leads_on_from_the_states_of_the_table_and_is_refused_in_all_others(
    gudang, orang, lembar, bawa_ke, nama, keadaan
):
    sebelum = bawa_ke(lembar.id, keadaan)
    tujuan = KE_MANA.get((nama, keadaan))
    if tujuan is None:
        with pytest.raises(GalatKeadaan):
            langkah(gudang, orang, nama, lembar.id)
        assert gudang.lembar.ambil(orang.penilai, lembar.id) == sebelum
    else:
        sesudah = langkah(gudang, orang, nama, lembar.id)
        assert (sesudah.keadaan, sesudah.versi) == (tujuan, sebelum.versi + 1)
        kejadian = gudang.riwayat.penilaian(orang.penilai, lembar.id, objek="penilaian")[-1]
        assert (kejadian.aksi, kejadian.lama, kejadian.baru["keadaan"]) == (
            f"penilaian.{nama}",
            {"keadaan": keadaan},
            tujuan,
        )


@pytest.mark.parametrize(("nama", "keadaan"), [("kembalikan", "diajukan"), ("buka_kembali", "final")])
@pytest.mark.parametrize("alasan", ["", "   ", "."])
def test_returning_and_reopening_need_a_reason_which_history_keeps(
    gudang, orang, lembar, bawa_ke, nama, keadaan, alasan
):
    bawa_ke(lembar.id, keadaan)
    with pytest.raises(GalatSimpan, match="alasannya"):
        langkah(gudang, orang, nama, lembar.id, alasan)
    langkah(gudang, orang, nama, lembar.id, " data kurang ")
    assert gudang.riwayat.penilaian(orang.penilai, lembar.id, objek="penilaian")[-1].alasan == "data kurang"


@pytest.mark.parametrize(("nama", "keadaan"), [x for x in KE_MANA if x[0] in ORANG_LAIN])
def test_who_filled_in_any_of_it_neither_returns_nor_verifies_nor_makes_it_final(
    gudang, orang, lembar, bawa_ke, rangkap, nama, keadaan
):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    sebelum = bawa_ke(lembar.id, keadaan)
    with pytest.raises(GalatHak, match="ikut mengisi"):
        getattr(gudang.alur, nama)(rangkap, lembar.id, "sebab")
    assert gudang.lembar.ambil(orang.penilai, lembar.id) == sebelum
    assert langkah(gudang, orang, nama, lembar.id).keadaan == KE_MANA[nama, keadaan]


@pytest.mark.parametrize(("nama", "keadaan"), [x for x in KE_MANA if x[0] not in ORANG_LAIN])
def test_who_filled_in_any_of_it_may_submit_and_reopen_it(gudang, orang, lembar, bawa_ke, rangkap, nama, keadaan):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    bawa_ke(lembar.id, keadaan)
    argumen = ("sebab",) if nama == "buka_kembali" else ()
    assert getattr(gudang.alur, nama)(rangkap, lembar.id, *argumen).keadaan == KE_MANA[nama, keadaan]


def test_the_steps_that_others_have_to_take_are_told_with_the_reason(gudang, orang, lembar, rangkap):
    assert gudang.alur.halangan(rangkap, lembar.id) == {}
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    halangan = gudang.alur.halangan(rangkap, lembar.id)
    assert halangan.keys() == ORANG_LAIN
    assert {"P01" in sebab for sebab in halangan.values()} == {True}
    assert gudang.alur.halangan(orang.verifikator_kabupaten, lembar.id) == {}


@pytest.mark.parametrize(("setelan", "tertahan"), [("ya", {"finalkan"}), ("tidak", set())])
def test_who_verified_is_told_beforehand_that_another_makes_it_final_where_the_setting_wants_so(
    gudang, orang, lembar, bawa_ke, setelan, tertahan
):
    gudang.pengaturan.ubah(orang.admin, "final_orang_lain", setelan)
    bawa_ke(lembar.id, "diverifikasi")
    assert gudang.alur.halangan(orang.verifikator_semua, lembar.id).keys() == tertahan
    assert gudang.alur.halangan(orang.verifikator_kabupaten, lembar.id) == {}


def test_having_brought_answers_over_without_confirming_them_is_not_filling_in(
    gudang, orang, lembar, sidik, bawa_ke, rangkap
):
    dulu = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik))
    gudang.jawaban.simpan(orang.penilai_dua, dulu.id, "P01", "3", versi_dilihat=0)
    gudang.jawaban.bawa(orang.penilai, lembar.id, dulu.id)
    bawa_ke(lembar.id, "diajukan")
    assert gudang.alur.verifikasi(rangkap, lembar.id, "sesuai kunjungan").keadaan == "diverifikasi"


def test_a_decision_about_a_state_that_somebody_else_has_changed_is_a_conflict(gudang, orang, lembar, bawa_ke):
    dilihat = bawa_ke(lembar.id, "diajukan")
    gudang.alur.kembalikan(orang.verifikator, lembar.id, "kurang")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    with pytest.raises(Bentrok, match="sudah diubah orang lain"):
        gudang.alur.verifikasi(orang.verifikator, lembar.id, "sesuai kunjungan", versi_dilihat=dilihat.versi)
    gudang.alur.verifikasi(orang.verifikator, lembar.id, "sesuai kunjungan", versi_dilihat=dilihat.versi + 2)


def test_an_answer_changed_after_it_was_verified_is_looked_at_again_before_verification_closes(gudang, orang, lembar):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    gudang.alur.ajukan(orang.penilai, lembar.id)
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "3", versi_dilihat=1)
    gudang.alur.kembalikan(orang.verifikator, lembar.id, "P01 kurang jelas")
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "2", versi_dilihat=2)
    gudang.alur.ajukan(orang.penilai, lembar.id)
    with pytest.raises(GalatKeadaan, match=r"berubah sejak diverifikasi: P01\."):
        gudang.alur.verifikasi(orang.verifikator, lembar.id, "sesuai kunjungan")
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "2", versi_dilihat=3)
    assert gudang.alur.verifikasi(orang.verifikator, lembar.id, "sesuai kunjungan").keadaan == "diverifikasi"


def test_an_unknown_assessment_is_refused_and_leaves_no_chain_behind(gudang, orang):
    with pytest.raises(TidakAda):
        gudang.alur.ajukan(orang.penilai, 999)
    assert gudang.riwayat.periksa(TERMINAL) == ()


# -- resmi -------------------------------------------------------------------------------------------------------


@pytest.fixture
def tandingan(gudang: Gudang, orang, lembar: Lembar, sidik: str) -> Lembar:
    """Another team's assessment of the same village and period as ``lembar``."""
    return gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, tim="tandingan"))


def resmi(gudang, orang) -> list[str]:
    return [x.tim for x in gudang.lembar.daftar(orang.penilai, desa=DESA, periode="2026", resmi=True)]


def test_exactly_one_of_a_village_and_period_is_resmi_the_first_until_another_is_chosen(
    gudang, orang, lembar, tandingan
):
    assert (lembar.resmi, tandingan.resmi, resmi(gudang, orang)) == (True, False, ["utama"])
    assert gudang.alur.resmikan(orang.verifikator_kabupaten, tandingan.id).resmi
    assert resmi(gudang, orang) == ["tandingan"]
    panjang = gudang.riwayat.panjang(orang.admin)
    gudang.alur.resmikan(orang.verifikator_kabupaten, tandingan.id)
    assert gudang.riwayat.panjang(orang.admin) == panjang
    assert gudang.riwayat.periksa(TERMINAL) == ()


def test_only_the_resmi_one_becomes_final(gudang, orang, tandingan, bawa_ke):
    bawa_ke(tandingan.id, "diverifikasi")
    with pytest.raises(GalatKeadaan, match="resmi"):
        gudang.alur.finalkan(orang.verifikator_kabupaten, tandingan.id, "sesuai kunjungan")
    gudang.alur.resmikan(orang.verifikator_kabupaten, tandingan.id)
    assert gudang.alur.finalkan(orang.verifikator_kabupaten, tandingan.id, "sesuai kunjungan").keadaan == "final"


@pytest.mark.parametrize("dibuka", [False, True])
def test_where_the_resmi_one_was_ever_final_no_other_takes_its_place(gudang, orang, lembar, tandingan, bawa_ke, dibuka):
    bawa_ke(lembar.id, "final")
    if dibuka:
        gudang.alur.buka_kembali(orang.verifikator_kabupaten, lembar.id, "salah hitung")
    with pytest.raises(GalatKeadaan, match="pernah final"):
        gudang.alur.resmikan(orang.verifikator_kabupaten, tandingan.id)
    assert resmi(gudang, orang) == ["utama"]


# -- being final -------------------------------------------------------------------------------------------------


@pytest.fixture
def final(gudang: Gudang, orang, lembar: Lembar) -> Lembar:
    """P01 answered 3 and verified as 2, P05 answered 85 and verified so; made final."""
    for indikator, teks in (("P01", "3"), ("P05", "85")):
        gudang.jawaban.simpan(orang.penilai, lembar.id, indikator, teks, versi_dilihat=0)
    gudang.alur.ajukan(orang.penilai, lembar.id)
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "2", "bukan go.id", versi_dilihat=1)
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P05", "85", versi_dilihat=1)
    gudang.alur.verifikasi(orang.verifikator, lembar.id, "sesuai kunjungan")
    return gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id, "sesuai kunjungan")


def test_making_final_freezes_three_answer_sets_and_the_numbers_of_the_one_engine(gudang, orang, final):
    (beku,) = gudang.hasil.final(orang.verifikator, final.id)
    assert {jenis: {i: t for i, t in isi.items() if t} for jenis, isi in beku.jawaban.items()} == {
        "mandiri": {"P01": "3", "P05": "85"},
        "terverifikasi": {"P01": "2", "P05": "85"},
        "didukung": {"P01": "1"},
    }
    assert (beku.nomor, beku.sidik, beku.aturan, beku.dibuka) == (
        1,
        final.sidik,
        gudang.instrumen.ambil(final.sidik).aturan,
        None,
    )
    assert beku.kunci["nama_desa"] == "Sukamaju"
    for jenis in JENIS:
        (kumpulan,) = gudang.hasil.umum(orang.verifikator, jenis)
        baris = nilai(kumpulan.instrumen, kumpulan.jawaban).tabel().iloc[0]
        assert {k: None if pd.isna(v) else v for k, v in baris.items()} == beku.hasil[jenis]


def test_a_later_change_of_the_yaml_changes_nothing_that_is_final(gudang, orang, final, instrumen_ubahan, tempat_isi):
    sebelum = gudang.hasil.final(orang.pengamat, final.id)
    umum = nilai_umum(gudang, orang)
    baru = instrumen_ubahan("3.0.0", {"P01": ("bobot: 3", "bobot: 1")})
    assert baru.sidik_nilai != sebelum[0].sidik_nilai
    with tempat_isi.buka() as lain:
        assert lain.hasil.final(orang.pengamat, final.id) == sebelum
        assert nilai_umum(lain, orang) == umum
        assert lain.lembar.ambil(orang.penilai, final.id).sidik == final.sidik


def nilai_umum(gudang: Gudang, orang) -> str:
    (kumpulan,) = gudang.hasil.umum(orang.pengamat)
    return nilai(kumpulan.instrumen, kumpulan.jawaban).tabel().to_json()


def test_reopening_stays_visible_beside_the_frozen_result_until_it_is_final_again(gudang, orang, final):
    gudang.alur.buka_kembali(orang.verifikator_kabupaten, final.id, "P01 salah baca")
    (beku,) = gudang.hasil.final(orang.pengamat, final.id)
    assert beku.dibuka[1] == "P01 salah baca"
    (umum,) = gudang.hasil.umum(orang.pengamat)
    assert umum.keterangan["dibuka_kembali"].tolist() == ["P01 salah baca"]
    gudang.jawaban.simpan(orang.penilai, final.id, "P01", "4", versi_dilihat=2)
    assert gudang.hasil.final(orang.pengamat, final.id) == (beku,)
    gudang.alur.ajukan(orang.penilai, final.id)
    gudang.jawaban.verifikasi(orang.verifikator, final.id, "P01", "4", versi_dilihat=3)
    gudang.alur.verifikasi(orang.verifikator, final.id, "sesuai kunjungan")
    gudang.alur.finalkan(orang.verifikator_kabupaten, final.id, "sesuai kunjungan")
    lama, baru = gudang.hasil.final(orang.pengamat, final.id)
    assert (lama, baru.nomor, baru.dibuka) == (beku, 2, None)
    (umum,) = gudang.hasil.umum(orang.pengamat)
    assert umum.keterangan["dibuka_kembali"].tolist() == [""]
    assert umum.jawaban.nilai[umum.jawaban.nomor("P01"), 0] == 4


# -- another version of the instrument ---------------------------------------------------------------------------


def test_a_draft_moves_to_a_version_that_scores_alike_and_only_to_such(gudang, orang, lembar, instrumen_ubahan):
    teks_lain = instrumen_ubahan("2.0.1", {"P01": ("nama: ", "nama: Tentang ")})
    bobot_lain = instrumen_ubahan("3.0.0", {"P01": ("bobot: 3", "bobot: 1")})
    with pytest.raises(GalatSimpan, match=r"3\.0\.0 menilai lain"):
        gudang.alur.pindah_instrumen(orang.penilai, lembar.id, bobot_lain.sidik)
    pindah = gudang.alur.pindah_instrumen(orang.penilai, lembar.id, teks_lain.sidik, versi_dilihat=lembar.versi)
    assert (pindah.sidik, pindah.versi_instrumen, pindah.versi) == (teks_lain.sidik, "2.0.1", lembar.versi + 1)
    with pytest.raises(TidakAda):
        gudang.alur.pindah_instrumen(orang.penilai, lembar.id, "0" * 64)
    assert gudang.riwayat.periksa(orang.penilai, lembar.id) == ()


@pytest.mark.parametrize("keadaan", ["diajukan", "diverifikasi", "final"])
def test_what_was_submitted_stays_with_its_version(gudang, orang, lembar, bawa_ke, instrumen_ubahan, keadaan):
    bawa_ke(lembar.id, keadaan)
    lain = instrumen_ubahan("2.0.1", {"P01": ("nama: ", "nama: Tentang ")})
    with pytest.raises(GalatKeadaan):
        gudang.alur.pindah_instrumen(orang.penilai, lembar.id, lain.sidik)
