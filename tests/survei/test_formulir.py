"""What a form asks, by the contract of its names, and what it lets one answer."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from penilaian.galat import GalatPemakaian
from penilaian.instrumen import IndikatorDaftar, IndikatorJenjang, IndikatorPersen, IndikatorSurvei
from penilaian.muat import muat_instrumen
from penilaian.survei import susun_formulir
from penilaian.survei.soal_form import susun_soal

SEMUA = ["inpres-3-2003", "spbe-2020"]


@pytest.fixture(scope="module", params=SEMUA)
def dicetak(request):
    instrumen = muat_instrumen(request.param)
    return instrumen, susun_formulir(instrumen)


def per_nama(formulir):
    return {b["name"]: b for b in formulir.survey if "name" in b}


def pilihan(formulir, daftar):
    return [b["name"] for b in formulir.choices if b["list_name"] == daftar]


def test_every_name_and_every_label_is_one_questions_alone(dicetak):
    _, formulir = dicetak
    for apa in ("name", "label"):
        kali = Counter(b[apa] for b in formulir.survey if b.get(apa))
        assert {n: k for n, k in kali.items() if k > 1} == {}
    for daftar in {b["list_name"] for b in formulir.choices}:
        isi = [b["label"] for b in formulir.choices if b["list_name"] == daftar]
        assert len(isi) == len(set(isi)), daftar


def test_every_question_is_asked_by_the_names_of_the_contract(dicetak):
    instrumen, formulir = dicetak
    ada = per_nama(formulir)
    for i in instrumen.ditanyakan:
        tb = ["TB"] if i.tidak_berlaku else []
        if isinstance(i, IndikatorJenjang):
            assert ada[i.id]["type"] == f"select_one j_{i.id}"
            assert pilihan(formulir, f"j_{i.id}") == [*(str(j.nilai) for j in i.jenjang), *tb, "belum_tahu"]
        elif isinstance(i, IndikatorDaftar):
            assert ada[i.id]["type"] == f"select_multiple d_{i.id}"
            assert pilihan(formulir, f"d_{i.id}") == [*(b.id for b in i.butir), "NIHIL", *tb, "belum_tahu"]
        else:
            cara = ["pecahan", "persen"] if isinstance(i, IndikatorPersen) else ["angka"]
            assert pilihan(formulir, ada[f"{i.id}_cara"]["type"].split()[1]) == [*cara, *tb, "belum_tahu"]
            bilangan = f"{i.id}_persen" if isinstance(i, IndikatorPersen) else i.id
            assert ada[bilangan]["type"] == "decimal"
            assert "titik, bukan koma" in ada[bilangan]["hint"]
            assert f"${{{i.id}_terbaca}}" in ada[f"{i.id}_terbaca_ulang"]["label"]
        if isinstance(i, IndikatorPersen):
            assert [ada[f"{i.id}_{n}"]["type"] for n in ("pembilang", "penyebut")] == ["integer", "integer"]
        if isinstance(i, IndikatorSurvei):
            assert ada[f"{i.id}_n"]["type"] == "integer"
        assert ada[f"{i.id}_catatan"]["type"] == "text"


def test_a_label_holds_the_id_and_a_star_where_a_stage_hangs_on_it():
    ada = per_nama(susun_formulir(muat_instrumen("inpres-3-2003")))
    assert ada["P01"]["label"] == "P01 ★. Bagaimana situs web resmi desa?"
    assert ada["P02"]["label"].startswith("P02. ")
    assert ada["P05_isi"]["label"].startswith("P05. ")
    assert ada["P05_persen"]["label"] == "P05 – persen (0–100)"
    assert ada["M02"]["label"] == "M02 – nilai (hari kerja)"


def test_nothing_is_compulsory_but_whose_answers_they_are(dicetak):
    _, formulir = dicetak
    wajib = {b["name"] for b in formulir.survey if b.get("required")}
    assert wajib == {"kode_desa", "kode_ulang", "periode"}


def test_the_form_says_which_instrument_it_was_printed_from(dicetak):
    instrumen, formulir = dicetak
    ada = per_nama(formulir)
    assert ada["instrumen"]["calculation"] == f"'{instrumen.id}'"
    assert ada["versi_instrumen"]["calculation"] == f"'{instrumen.versi}'"
    assert formulir.settings["version"].startswith(f"{instrumen.versi}-")
    assert formulir.settings["default_language"] == "Bahasa Indonesia (id)"


def test_neither_the_device_nor_the_person_is_asked_for(dicetak):
    _, formulir = dicetak
    assert {b["type"] for b in formulir.survey} & {"deviceid", "phonenumber", "username", "email", "simserial"} == set()


def test_villages_of_an_area_are_chosen_by_name_and_code():
    instrumen = muat_instrumen("inpres-3-2003")
    formulir = susun_formulir(instrumen, "1501")
    ada = per_nama(formulir)
    assert ada["kode_desa"]["type"] == "select_one desa"
    assert "kode_ulang" not in ada
    desa = {b["name"]: b["label"] for b in formulir.choices if b["list_name"] == "desa"}
    assert len(desa) > 200
    assert all(f"({kode})" in label for kode, label in desa.items())
    assert all(kode.startswith("15.01.") for kode in desa)
    assert desa["15.01.20.2006"].startswith("Talang Kemuning")


@pytest.mark.parametrize("kode", ["97.01", "jambi", "15.01.20.1006", "1"])
def test_an_area_that_is_none_is_refused_with_how_to_write_it(kode):
    with pytest.raises(GalatPemakaian, match=re.escape(f"wilayah {kode!r} tidak ada")):
        susun_formulir(muat_instrumen("inpres-3-2003"), kode)


def test_a_list_of_villages_is_refused_where_no_villages_are_assessed():
    with pytest.raises(GalatPemakaian, match="menilai instansi, bukan desa"):
        susun_formulir(muat_instrumen("spbe-2020"), "15.01")


def test_what_a_kabupaten_adds_is_asked_after_everything_else(tambahan):
    formulir = susun_formulir(tambahan)
    nama = [b["name"] for b in formulir.survey if "name" in b]
    resmi = max(nama.index(n) for i in tambahan.indikator for n in (i.id, f"{i.id}_cara") if n in nama)
    for i in tambahan.indikator_tambahan:
        assert nama.index(f"{i.id}_catatan") > resmi


def test_the_bounds_of_a_scale_are_written_out_and_never_as_a_power_of_ten():
    """XPath knows no exponents, and nobody reads `2.5e+06`."""
    survei = next(i for i in muat_instrumen("inpres-3-2003").indikator if isinstance(i, IndikatorSurvei))
    ubah = {"terburuk": Decimal("0.5"), "terbaik": Decimal(2_500_000)}
    lebar = survei.model_copy(update={"tolok": survei.tolok.model_copy(update=ubah)})
    (baris,) = (b for b in susun_soal(lebar).baris if b.get("type") == "decimal")
    assert baris["constraint"] == ". >= 0.5 and . <= 2500000"
    assert "tulis bilangan 0.5 sampai 2500000." in baris["constraint_message"]
