"""The three answer sets of an assessment: as given, as verified, as far as evidence supports them (§10)."""

from datetime import date

import pytest

from penilaian.galat import GalatJawaban
from penilaian.mesin import JENIS, akhir_berlaku, tiga
from penilaian.mesin.tiga import BuktiDiterima, banyak_belum_diakui, kumpulan_teks, tanpa_bukti
from penilaian.muat import muat_instrumen
from penilaian.simpan import perlu_bukti
from penilaian.simpan.transaksi.jawaban import IsiJawaban

HARI = date(2026, 11, 24)


@pytest.fixture(scope="module")
def instrumen():
    return muat_instrumen("inpres-3-2003")


def didukung(instrumen, indikator: str, teks: str, *bukti: BuktiDiterima, pada: date = HARI) -> str:
    isi = {indikator: IsiJawaban(indikator, teks, versi=1)}
    return kumpulan_teks(instrumen, "didukung", isi, bukti, pada)[indikator]


def ubah(instrumen, indikator: str, **bukti):
    """Return an indicator of the shipped instrument with other demands on evidence."""
    ini = instrumen.per_id[indikator]
    return ini.model_copy(update={"bukti": ini.bukti.model_copy(update=bukti)})


def test_what_is_unverified_unanswered_or_only_brought_over_is_kosong_in_each_set(instrumen):
    isi = {
        "P01": IsiJawaban("P01", "3", versi=1),
        "P03": IsiJawaban("P03", "2", versi=1, bawaan=True),
        "P04": IsiJawaban("P04", "1", versi=2, teks_verifikasi="0"),
        "P08": IsiJawaban("P08", "1", versi=2, teks_verifikasi=""),
        "P16": IsiJawaban("P16", "", versi=2, teks_verifikasi="3"),
    }
    teks = {j: kumpulan_teks(instrumen, j, isi, [], HARI) for j in JENIS}
    assert all(tuple(teks[j]) == tuple(instrumen.per_id) for j in JENIS)
    assert {i: t for i, t in teks["mandiri"].items() if t} == {"P01": "3", "P04": "1", "P08": "1"}
    assert {i: t for i, t in teks["terverifikasi"].items() if t} == {"P04": "0", "P16": "3"}
    kurang = {j: banyak_belum_diakui(j, teks["mandiri"], teks[j]) for j in JENIS}
    assert kurang == {"mandiri": 0, "terverifikasi": 2, "didukung": 1}  # P01, P08; P01 falls from 3 to 1


# P01: a rubric 0–4, evidence from level 2 on
@pytest.mark.parametrize(("teks", "tinggal"), [("4", "1"), ("3", "1"), ("2", "1"), ("1", "1"), ("0", "0"), ("", "")])
def test_without_evidence_a_level_falls_to_the_highest_that_requires_none(instrumen, teks, tinggal):
    assert float(instrumen.per_id["P01"].bukti.sejak) == 2
    assert didukung(instrumen, "P01", teks) == tinggal


@pytest.mark.parametrize("sejak", [None, 0])
def test_where_every_level_requires_evidence_the_answer_becomes_kosong(instrumen, sejak):
    assert tanpa_bukti(ubah(instrumen, "P01", sejak=sejak), "3") == ""


def test_where_nothing_is_said_about_evidence_the_answer_stands(instrumen):
    bebas = instrumen.per_id["P01"].model_copy(update={"bukti": None})
    assert tanpa_bukti(bebas, "4") == "4"


# P02: a checklist, evidence from one item on; P05: a percentage, from 1 on; M02: days, lower is better
@pytest.mark.parametrize(
    ("indikator", "teks", "tinggal"),
    [
        ("P02", "profil_kontak rpjm_rkp", ""),
        ("P02", "NIHIL", "NIHIL"),
        ("P05", "85%", ""),
        ("P05", "3/9", ""),
        ("P05", "0,5%", "0,5%"),
        ("P05", "0", "0"),
    ],
)
def test_without_evidence_other_kinds_become_kosong_from_the_required_value_on(instrumen, indikator, teks, tinggal):
    assert didukung(instrumen, indikator, teks) == tinggal


@pytest.mark.parametrize(("teks", "perlu"), [("2", True), ("5", True), ("5,5", False), ("20", False)])
def test_where_lower_is_better_evidence_is_required_from_the_value_downwards(instrumen, teks, perlu):
    assert perlu_bukti(ubah(instrumen, "M02", sejak=5), teks) is perlu


def test_what_is_no_answer_is_refused_not_called_free_of_evidence(instrumen):
    with pytest.raises(GalatJawaban, match="P01"):
        tiga.perlu_bukti(instrumen.per_id["P01"], "9")


def test_what_was_worked_out_for_another_village_is_not_worked_out_again(instrumen):
    ingatan = {("P01", "3"): "dari ingatan"}
    isi = {i: IsiJawaban(i, "3", versi=1) for i in ("P01", "P03")}
    teks = kumpulan_teks(instrumen, "didukung", isi, [], HARI, ingatan)
    assert teks["P01"] == "dari ingatan"
    assert ingatan["P03", "3"] == teks["P03"] != "3"


def test_tidak_berlaku_needs_no_evidence(instrumen):
    indikator = next(i for i in instrumen.indikator if i.tidak_berlaku and i.bukti)
    assert didukung(instrumen, indikator.id, "TB") == "TB"


# P01: evidence stays valid for six months
@pytest.mark.parametrize(
    ("tanggal", "sampai", "berlaku"),
    [
        (date(2026, 11, 24), None, True),  # of the day itself
        (date(2026, 11, 25), None, False),  # of the day after
        (date(2026, 5, 24), None, True),  # six months old to the day
        (date(2026, 5, 23), None, False),  # a day older
        (date(2026, 11, 1), date(2026, 11, 24), True),  # last valid day
        (date(2026, 11, 1), date(2026, 11, 23), False),  # ended the day before
        (date(2026, 1, 1), date(2030, 1, 1), False),  # its own end is later than the instrument allows
    ],
)
def test_evidence_counts_if_it_is_valid_on_the_day_of_the_assessment(instrumen, tanggal, sampai, berlaku):
    assert instrumen.per_id["P01"].bukti.berlaku_bulan == 6
    assert didukung(instrumen, "P01", "3", BuktiDiterima("P01", tanggal, sampai)) == ("3" if berlaku else "1")


def test_one_valid_piece_among_others_is_enough_and_that_of_another_indicator_is_none(instrumen):
    basi, segar = BuktiDiterima("P01", date(2020, 1, 1), None), BuktiDiterima("P01", date(2026, 11, 1), None)
    assert didukung(instrumen, "P01", "3", basi, segar) == "3"
    assert didukung(instrumen, "P01", "3", BuktiDiterima("P03", date(2026, 11, 1), None)) == "1"


def test_months_end_on_the_last_day_where_a_month_is_too_short(instrumen):
    sebulan = ubah(instrumen, "P01", berlaku_bulan=1)
    assert akhir_berlaku(sebulan, date(2026, 1, 31), None) == date(2026, 2, 28)
    assert akhir_berlaku(sebulan, date(2026, 12, 15), None) == date(2027, 1, 15)
    assert akhir_berlaku(ubah(instrumen, "P01", berlaku_bulan=None), date(2026, 1, 31), None) is None
