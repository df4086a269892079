"""The words of the shipped instrument: for a village secretary, and no more than was checked."""

import re
from collections.abc import Iterator

import pytest

from penilaian import muat_instrumen
from penilaian.instrumen import IndikatorJenjang, IndikatorPersen, Petunjuk

DITINGGALKAN = {
    "APBDes": "APB Desa",
    "notulen": "notula",
    "minimal": "paling sedikit",
    "kata sandi": "sandi",
    "pencetak": "printer",
    "Seperti jenjang": "Jenjang … terpenuhi, dan",
    "pesan resmi": "pesan ke nomor resmi",
    "akun resmi": "kanal resmi",
    "jalur resmi": "atas nama lembaga",
    "OMSPAN": "(nothing: the village does not fill it in)",
}
"""Words that gave one thing two names → what stands in their place."""

NAMA_RESMI = ("standar pelayanan minimal desa",)
"""Names of regulations that hold one of them."""


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


def semua_teks(isi: object) -> Iterator[str]:
    """Yield every text in ``isi``, whatever holds it."""
    if isinstance(isi, str):
        yield isi
    elif isinstance(isi, dict):
        for bagian in isi.values():
            yield from semua_teks(bagian)
    elif isinstance(isi, (list, tuple)):
        for bagian in isi:
            yield from semua_teks(bagian)


def test_one_thing_has_one_name(inpres):
    ketemu = {
        (kata, teks)
        for teks in semua_teks(inpres.model_dump(mode="python"))
        for kata in DITINGGALKAN
        if re.search(rf"\b{kata}\b", teks) and not any(nama in teks for nama in NAMA_RESMI)
    }
    assert not ketemu


def test_sp4n_lapor_is_written_with_its_mark(inpres):
    lapor = [t for t in semua_teks(inpres.model_dump(mode="python")) if "SP4N-LAPOR" in t]
    assert lapor
    assert all(t.count("SP4N-LAPOR") == t.count("SP4N-LAPOR!") for t in lapor)


def test_the_level_that_a_critical_indicator_asks_for_says_what_is_there_and_not_what_is_lacking(inpres):
    for i in inpres.indikator:
        if i.kritis:
            teks = i.jenjang[int(i.kritis.minimum)].teks
            assert not re.search(r"\b(tetapi|belum|walaupun|kurang dari)\b", teks), (i.id, teks)


def test_a_percentage_counts_among_what_its_denominator_counts(inpres):
    persen = [i for i in inpres.indikator if isinstance(i, IndikatorPersen)]
    assert [i.id for i in persen if not re.match(r"Dari .+ pada penyebut, yang ", i.pembilang)] == []
    assert [i.id for i in persen if not i.pertanyaan.startswith("Dari ")] == []


def test_every_indicator_tells_how_to_check_it_alone_and_on_a_visit(inpres):
    assert [i.id for i in inpres.indikator if not isinstance(i.petunjuk, Petunjuk)] == []


def test_checking_alone_needs_nobody_from_outside(inpres):
    for i in inpres.indikator:
        assert not re.search(r"\b(penilai|Anda|kunjungan|berkunjung)\b", i.petunjuk_mandiri), i.id


def test_every_rise_has_an_effort_of_its_own(inpres):
    assert [i.id for i in inpres.indikator if not isinstance(i.upaya, tuple)] == []


def test_no_reference_claims_a_text_that_was_not_read(inpres):
    rujukan = [(i.id, d) for i in inpres.indikator for d in i.dasar_hukum]
    assert [(id_, d.teks) for id_, d in rujukan if d.naskah == "dicocokkan" and not d.kutipan] == []
    assert [(id_, d.teks) for id_, d in rujukan if not d.sumber] == []
    dari_ingatan = [(id_, d) for id_, d in rujukan if "menurut ingatan" in d.sumber]
    assert dari_ingatan
    assert [(id_, d.teks) for id_, d in dari_ingatan if d.tanggal_cek] == []
    assert [(id_, d.teks) for id_, d in rujukan if not d.tanggal_cek and (id_, d) not in dari_ingatan] == []


def test_repealed_regulations_are_no_basis(inpres):
    teks = " ".join(d.teks for i in inpres.indikator for d in i.dasar_hukum)
    assert not re.search(r"62/2018|PP 5/2021|panduan Kominfo", teks)


def test_no_real_village_is_named(inpres):
    assert not [t for t in semua_teks(inpres.model_dump(mode="python")) if "Talang Kemuning" in t]


def test_a_higher_level_builds_on_one_that_is_there(inpres):
    for i in inpres.indikator:
        if isinstance(i, IndikatorJenjang):
            for j in i.jenjang:
                if (disebut := re.search(r"\bJenjang (\d) terpenuhi", j.teks)) is not None:
                    assert int(disebut[1]) < j.nilai, (i.id, j.nilai)


@pytest.mark.parametrize("id_", ["persiapan", "pematangan", "pemantapan", "pemanfaatan"])
def test_what_a_stage_means_is_said_only_from_answers(inpres, id_):
    klausa = inpres.kelompok_per_id[id_].klausa
    assert klausa
    assert all(k.bila for k in klausa)


def test_what_position_nought_means_is_said_only_from_answers(inpres):
    assert all(k.bila for k in inpres.gerbang.nol.klausa)


def test_a_village_whose_official_site_is_down_reads_nothing_false_on_rung_1(inpres):
    """P01 = 1 holds a site that was never declared, one that is dead beside Facebook, and Facebook alone."""
    satu = [
        k.teks
        for k in inpres.gerbang.nol.klausa
        if [(s.indikator, s.paling_sedikit, s.paling_banyak) for s in k.bila] == [("P01", 1, None), ("P01", None, 1)]
    ]
    assert satu == ["Belum ada situs resmi desa yang dapat dibuka warga."]
    situs = inpres.per_id["P01"]
    assert [j.saran.startswith("Bila situs resmi mati, hidupkan dahulu.") for j in situs.jenjang[:2]] == [True, True]
    assert [a for a in situs.ajakan[:2] if "dapat dibuka" not in a] == []


def test_no_clause_says_more_than_every_way_to_its_answer_shows(inpres):
    """M01 asks of complaints alone; what Dukcapil matches (M09) shows nothing of who lives in the village."""
    klausa = inpres.kelompok_per_id["pematangan"].klausa
    (aduan,) = [k.teks for k in klausa if [s.indikator for s in k.bila] == ["M01"]]
    (cocok,) = [k.teks for k in klausa if "M09" in [s.indikator for s in k.bila]]
    assert "usul" not in aduan
    assert "keadaan" not in cocok
