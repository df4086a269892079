"""Numbers in messages are spelled as YAML spells them, so that what is read can be typed; one is judged once."""

import shutil
from pathlib import Path

import pytest

from penilaian.muat import periksa

RUSAK = Path(__file__).parents[1] / "instrumen_rusak"


def dengan(folder: Path, asal: str, berkas: str, dari: str, ke: str) -> list[str]:
    """Return the findings about a copy of a broken instrument in which ``dari`` is written ``ke``."""
    shutil.copytree(RUSAK / asal, folder / "i")
    jalan = folder / "i" / berkas
    teks = jalan.read_text(encoding="utf-8")
    assert dari in teks
    jalan.write_text(teks.replace(dari, ke), encoding="utf-8")
    return [str(t) for t in periksa(folder / "i")[1]]


@pytest.mark.parametrize(
    ("tulisan", "benar"),
    [
        ("1e2", "100"),
        ("-1e-9", "-0.000000001"),
        ("−1", "-1"),
        ("–0.5", "-0.5"),
        ("007", "7"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1_000", "1000"),
        ("80%", "80"),
        ("+3", "3"),
        ("3,5", "3.5"),
    ],
)
def test_a_number_spelled_otherwise_has_one_finding_that_says_what_to_write(tulisan, benar, tmp_path):
    temuan = dengan(tmp_path, "I65-nol", "instrumen.yaml", "lantai: {nilai: 0,", f"lantai: {{nilai: '{tulisan}',")

    assert len(temuan) == 1
    assert f"[I14] gerbang, lantai, nilai tertulis '{tulisan}'" in temuan[0]
    assert f"Tulis {benar} " in temuan[0]


@pytest.mark.parametrize("tulisan", ["1e99", "1e-30", "tiga", "nan", "1-2", "1e999999999999999999999"])
def test_what_nobody_would_write_out_or_is_no_number_has_one_finding_with_an_example(tulisan, tmp_path):
    temuan = dengan(tmp_path, "I65-nol", "instrumen.yaml", "lantai: {nilai: 0,", f"lantai: {{nilai: {tulisan},")

    assert len(temuan) == 1
    assert "[I14]" in temuan[0]
    assert temuan[0].endswith("Tulis dengan angka saja, misalnya 3 atau 3.5.")


@pytest.mark.parametrize(
    ("asal", "berkas", "dari", "ke", "kata"),
    [
        (
            "I65-nol",
            "instrumen.yaml",
            "lantai: {nilai: 0,",
            "lantai: {nilai: -1,",
            "lantai tertulis -1; yang boleh: di atas 0 ",
        ),
        ("I43-ambang-nol", "instrumen.yaml", "nilai: 0,", "nilai: -0.00000001,", "ambang tertulis -0.00000001; yang"),
        (
            "I40-minimum-sama-dengan-terburuk",
            "P01.yaml",
            "minimum: 0,",
            "minimum: -0.0000001,",
            "tertulis -0.0000001; yang",
        ),
        ("I61-jenjang", "instrumen.yaml", "paling_sedikit: 3", "paling_sedikit: 0.0000005", "tertulis 0.0000005; yang"),
        ("I50-tolok-persen", "P01.yaml", "terbaik: 110", "terbaik: -0.0000001", "terbaik tertulis -0.0000001; untuk"),
    ],
)
def test_a_number_in_a_message_is_one_that_yaml_takes(asal, berkas, dari, ke, kata, tmp_path):
    temuan = dengan(tmp_path, asal, berkas, dari, ke)

    assert any(kata in t for t in temuan), temuan
    assert not any(huruf in t for t in temuan for huruf in ("E-", "−"))


@pytest.mark.parametrize(
    ("asal", "dari", "ke"),
    [
        ("I40-minimum-di-atas-terbaik", "minimum: ", "minimum: 1e"),
        ("I49-tolok-sama", "terbaik: ", "terbaik: 1e"),
        ("I52-tidak-naik", "di_bawah: ", "di_bawah: 1e"),
        ("I56-bukti-sejak", "sejak: ", "sejak: 1e"),
        ("I57-plafon", "plafon_desa: ", "plafon_desa: 1e"),
    ],
)
def test_a_number_that_is_to_be_written_otherwise_is_not_judged_as_what_it_was_read_as(asal, dari, ke, tmp_path):
    temuan = dengan(tmp_path, asal, "P01.yaml", dari, ke)

    assert temuan
    assert all("[I14]" in t or "[I16]" in t for t in temuan), temuan


def test_of_the_whole_minima_near_a_broken_one_only_those_that_can_hold_are_offered(tmp_path):
    temuan = dengan(tmp_path, "I41-minimum-tidak-bulat", "P01.yaml", "minimum: 1.5", "minimum: 0.5")

    assert [t.rpartition(". ")[2] for t in temuan] == ["Tulis 1."]


@pytest.mark.parametrize(
    ("tulisan", "benar"),
    [("kepala desa", "[kepala desa]"), ("'kaur: umum'", '["kaur: umum"]'), ("'- kaur'", '["- kaur"]')],
)
def test_a_text_offered_as_a_list_is_quoted_where_yaml_would_read_a_mark_in_it(tulisan, benar, tmp_path):
    temuan = dengan(tmp_path, "I65-nol", "P01.yaml", "bobot: 1", f"bobot: 1\nresponden: {tulisan}")

    assert [t for t in temuan if "[I13]" in t and t.endswith(f"Tulis `{benar}`.")]
