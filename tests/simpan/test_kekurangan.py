"""What an assessment lacks before its verification is closed or it becomes final, and who makes it final."""

from datetime import date

import pytest
from tempat_uji import DESA

from penilaian.mesin import nilai
from penilaian.simpan import Awal, GalatHak, GalatSimpan, Kekurangan
from penilaian.simpan.bukti import Keterangan

HARI = date(2026, 6, 15)


@pytest.fixture
def lembar(gudang, orang, sidik):
    return gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, tanggal=HARI, nama_desa="Sukamaju"))


def jawab(gudang, orang, lembar, **isi):
    for id_, teks in isi.items():
        versi = gudang.jawaban.satu(orang.penilai, lembar.id, id_).versi
        gudang.jawaban.simpan(orang.penilai, lembar.id, id_, teks, versi_dilihat=versi)


def periksa(gudang, orang, lembar, id_, teks, oleh="verifikator"):
    versi = gudang.jawaban.satu(orang.penilai, lembar.id, id_).versi
    gudang.jawaban.verifikasi(getattr(orang, oleh), lembar.id, id_, teks, "begitu", versi_dilihat=versi)


# P01 asks for evidence from level 2 on, valid for six months.
@pytest.mark.parametrize(
    ("teks", "verifikasi", "tanggal", "putusan", "kurang"),
    [
        ("1", "1", None, None, ((), ())),
        ("2", "2", None, None, (("P01",), ())),
        ("2", None, None, None, (("P01",), ("P01",))),
        ("1", None, None, None, ((), ("P01",))),
        ("3", "1", None, None, ((), ())),  # the verifier's value asks for none
        ("1", "2", None, None, (("P01",), ())),  # the verifier's value asks for it
        ("3", "", None, None, ((), ())),  # nothing that could be counted needs no evidence
        ("", None, None, None, ((), ())),  # not answered, so there is nothing to judge
        ("", "2", None, None, (("P01",), ())),
        ("2", "2", HARI, "diajukan", (("P01",), ())),
        ("2", "2", HARI, "ditolak", (("P01",), ())),
        ("2", "2", HARI, "diterima", ((), ())),
        ("2", "2", date(2025, 12, 15), "diterima", ((), ())),  # the last day of six months
        ("2", "2", date(2025, 12, 14), "diterima", (("P01",), ())),  # a day too old
        ("2", "2", date(2026, 6, 16), "diterima", (("P01",), ())),  # a day after the assessment
    ],
)
def test_what_is_missing_at_its_borders(gudang, orang, lembar, teks, verifikasi, tanggal, putusan, kurang):
    if teks:
        jawab(gudang, orang, lembar, P01=teks)
    satu = (
        None
        if tanggal is None
        else gudang.bukti.tautkan(orang.penilai, lembar.id, "P01", "https://desa.id", Keterangan(tanggal))
    )
    gudang.alur.ajukan(orang.penilai, lembar.id)
    if satu is not None and putusan != "diajukan":
        alasan = "mati" if putusan == "ditolak" else ""
        gudang.bukti.putuskan(orang.verifikator, satu.id, putusan, alasan, status_dilihat="diajukan")
    if verifikasi is not None:
        periksa(gudang, orang, lembar, "P01", verifikasi)
    assert gudang.alur.kekurangan(orang.verifikator, lembar.id) == Kekurangan(*kurang)


def test_answer_that_was_changed_since_or_only_brought_over_is_told_apart(gudang, orang, sidik, lembar):
    jawab(gudang, orang, lembar, P01="1", P04="1")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    periksa(gudang, orang, lembar, "P01", "1")
    gudang.alur.kembalikan(orang.verifikator, lembar.id, "perbaiki")
    jawab(gudang, orang, lembar, P01="0")
    assert gudang.alur.kekurangan(orang.penilai, lembar.id).belum_diperiksa == ("P01", "P04")
    baru = gudang.lembar.buat(orang.penilai, Awal(DESA, "2027", sidik))
    gudang.jawaban.bawa(orang.penilai, baru.id, lembar.id)
    assert not gudang.alur.kekurangan(orang.penilai, baru.id)


def test_kekurangan_is_told_in_a_sentence():
    assert str(Kekurangan(("P01",), ("P01", "P03"))) == (
        "1 jawaban tanpa bukti yang diminta jenjangnya dan 2 jawaban belum diperiksa"
    )
    assert str(Kekurangan((), ("P01",))) == "1 jawaban belum diperiksa"
    assert (str(Kekurangan()), bool(Kekurangan())) == ("", False)


def test_what_drafts_lack_is_told_only_to_who_reads_them(gudang, orang, lembar):
    assert gudang.alur.kekurangan(orang.kepala_desa, lembar.id) == Kekurangan()
    for siapa in (orang.pengamat, orang.admin, orang.penilai_asing):
        with pytest.raises(GalatHak):
            gudang.alur.kekurangan(siapa, lembar.id)


@pytest.mark.parametrize("alasan", ["", "  ", "\u200b", " . ", "–"])
def test_what_is_missing_is_let_through_only_with_a_reason_that_stays_in_history(gudang, orang, lembar, alasan):
    jawab(gudang, orang, lembar, P01="2", P04="1")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    periksa(gudang, orang, lembar, "P01", "2")
    with pytest.raises(GalatSimpan, match=r"1 jawaban tanpa bukti .* dan 1 jawaban belum diperiksa. Tulis alasan"):
        gudang.alur.verifikasi(orang.verifikator, lembar.id, alasan)
    gudang.alur.verifikasi(orang.verifikator, lembar.id, "dilihat di tempat")
    with pytest.raises(GalatSimpan, match="Tulis alasan"):
        gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id, alasan)
    gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id, "disepakati rapat")
    dua = [k for k in gudang.riwayat.penilaian(orang.penilai, lembar.id) if k.aksi in PUTUSAN]
    assert [(k.alasan, k.baru["tanpa_bukti"], k.baru["belum_diperiksa"]) for k in dua] == [
        ("dilihat di tempat", 1, 1),
        ("disepakati rapat", 1, 1),
    ]
    assert gudang.riwayat.periksa(orang.admin) == ()


@pytest.mark.parametrize(("jenjang", "diperiksa", "sebab"), [("2", True, "tanpa bukti"), ("1", False, "diperiksa")])
def test_each_kind_of_what_is_missing_alone_wants_a_reason(gudang, orang, lembar, jenjang, diperiksa, sebab):
    jawab(gudang, orang, lembar, P01=jenjang)
    gudang.alur.ajukan(orang.penilai, lembar.id)
    if diperiksa:
        periksa(gudang, orang, lembar, "P01", jenjang)
    with pytest.raises(GalatSimpan, match=rf"1 jawaban [a-z ]*{sebab}[a-z ]*\. Tulis alasan"):
        gudang.alur.verifikasi(orang.verifikator, lembar.id, "")
    gudang.alur.verifikasi(orang.verifikator, lembar.id, "dilihat di tempat")


PUTUSAN = ("penilaian.verifikasi", "penilaian.finalkan")


def test_nothing_missing_needs_no_reason_and_tells_none(gudang, orang, lembar):
    jawab(gudang, orang, lembar, P01="1")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    periksa(gudang, orang, lembar, "P01", "1")
    gudang.alur.verifikasi(orang.verifikator, lembar.id)
    gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id)
    dua = [k for k in gudang.riwayat.penilaian(orang.penilai, lembar.id) if k.aksi in PUTUSAN]
    assert all(not {"tanpa_bukti", "belum_diperiksa"} & set(k.baru) for k in dua)


@pytest.mark.parametrize(
    ("setelan", "memeriksa", "menutup", "boleh"),
    [
        ("tidak", "verifikator_kabupaten", "verifikator_kabupaten", True),
        ("ya", "verifikator_kabupaten", "verifikator_kabupaten", False),
        ("ya", "verifikator", "verifikator_kabupaten", False),
        ("ya", "verifikator_kabupaten", "verifikator", False),
        ("ya", "verifikator", "verifikator", True),
    ],
)
def test_who_verified_makes_it_final_unless_the_setting_wants_somebody_else(
    gudang, orang, lembar, setelan, memeriksa, menutup, boleh
):
    gudang.pengaturan.ubah(orang.admin, "final_orang_lain", setelan)
    jawab(gudang, orang, lembar, P01="1")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    periksa(gudang, orang, lembar, "P01", "1", memeriksa)
    gudang.alur.verifikasi(getattr(orang, menutup), lembar.id)
    if boleh:
        assert gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id).keadaan == "final"
        return
    with pytest.raises(GalatHak, match="harus orang lain"):
        gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id)
    assert gudang.alur.finalkan(orang.verifikator_semua, lembar.id).keadaan == "final"


def test_judgement_that_was_taken_back_or_an_earlier_closing_counts_no_more(gudang, orang, lembar):
    gudang.pengaturan.ubah(orang.admin, "final_orang_lain", "ya")
    jawab(gudang, orang, lembar, P01="1")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    periksa(gudang, orang, lembar, "P01", "1", "verifikator_kabupaten")
    gudang.alur.verifikasi(orang.verifikator_kabupaten, lembar.id)
    gudang.alur.kembalikan(orang.verifikator_kabupaten, lembar.id, "perbaiki")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    periksa(gudang, orang, lembar, "P01", None, "verifikator_kabupaten")
    periksa(gudang, orang, lembar, "P01", "1", "verifikator")
    gudang.alur.verifikasi(orang.verifikator, lembar.id)
    assert gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id).keadaan == "final"


# -- how far a final result rests on evidence ----------------------------------------------------------------------


def rentang(gudang, siapa):
    (umum,) = gudang.hasil.umum(siapa)
    return tuple(umum.keterangan[["bukti_bawah", "bukti_atas"]].iloc[0])


@pytest.mark.parametrize("putusan", ["diterima", "ditolak"])
def test_final_result_says_how_far_its_index_rests_on_accepted_evidence(gudang, orang, lembar, putusan):
    """Evidence for P01 only. Accepted: the bounds of an assessment with only P01; refused: anything is possible."""
    jawab(gudang, orang, lembar, P01="3")
    satu = gudang.bukti.tautkan(orang.penilai, lembar.id, "P01", "https://desa.id", Keterangan(HARI))
    gudang.alur.ajukan(orang.penilai, lembar.id)
    alasan = "mati" if putusan == "ditolak" else ""
    gudang.bukti.putuskan(orang.verifikator, satu.id, putusan, alasan, status_dilihat="diajukan")
    periksa(gudang, orang, lembar, "P01", "3")
    gudang.alur.verifikasi(orang.verifikator, lembar.id, "dilihat")
    diverifikasi = gudang.hasil.berjalan(orang.verifikator, "terverifikasi")[0]
    gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id, "dilihat")
    bawah, atas = rentang(gudang, orang.pengamat)
    assert tuple(diverifikasi.keterangan[["bukti_bawah", "bukti_atas"]].iloc[0]) == (bawah, atas)
    hasil = nilai(diverifikasi.instrumen, diverifikasi.jawaban)
    if putusan == "diterima":
        assert (bawah, atas) == (hasil.bawah()[0], hasil.atas()[0])
        assert 0 < bawah < atas < 100
    else:
        assert (bawah, atas) == (0.0, 100.0)


def test_other_kinds_of_answer_sets_say_nothing_of_evidence(gudang, orang, lembar):
    for jenis in ("mandiri", "didukung"):
        (satu,) = gudang.hasil.berjalan(orang.penilai, jenis)
        assert satu.keterangan[["bukti_bawah", "bukti_atas"]].isna().all().all()
