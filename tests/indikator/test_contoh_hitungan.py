"""The worked example of ``indikator/README.md`` is what the engine computes."""

import re
from pathlib import Path

import pytest

from penilaian import Hasil, dari_tabel, muat_instrumen, nilai
from penilaian.instrumen import ATURAN, ATURAN_LANTAI

NASKAH = (Path(__file__).parents[2] / "indikator" / "README.md").read_text(encoding="utf-8")


def tabel(judul: str) -> list[list[str]]:
    """Return the cells of the Markdown table whose header row begins with ``judul``."""
    baris = NASKAH[NASKAH.index(f"| {judul} |") :].split("\n\n", 1)[0].splitlines()
    return [[sel.strip() for sel in b.strip("|").split("|")] for b in baris[2:]]


def akhir(sel: str) -> float:
    """Return the last number of a cell such as ``5 ÷ 7 = 0,7143``."""
    return float(re.findall(r"\d+(?:,\d+)?", sel)[-1].replace(",", "."))


@pytest.fixture(scope="module")
def hasil() -> Hasil:
    isi = {b[1]: b[2] for b in tabel("aspek") if b[2] != "(kosong)"}
    instrumen = muat_instrumen("inpres-3-2003")
    return nilai(instrumen, dari_tabel(instrumen, [{"kode_desa": "99.01.01.2001", "periode": "2026", **isi}]))


def test_the_example_holds_every_indicator_of_persiapan_with_its_weight_and_aspect(hasil):
    tertulis = [(b[1], b[0], b[4]) for b in tabel("aspek")]
    persiapan = [i for i in hasil.instrumen.indikator if hasil.instrumen.puncak_dari(i.kelompok).id == "persiapan"]
    assert tertulis == [(i.id, i.kelompok, str(i.bobot)) for i in persiapan]


@pytest.mark.parametrize("baris", tabel("kelompok"), ids=lambda b: b[0])
def test_the_numbers_in_the_example_are_the_numbers_of_the_engine(hasil, baris):
    id_, bobot, *angka = baris
    b = hasil.kelompok.baris(id_)
    k = hasil.kelompok
    dihitung = [float(x[b, 0]) for x in (k.skor, k.bawah, k.atas, k.kelengkapan)]
    assert dihitung == pytest.approx([akhir(a) for a in angka], abs=5e-5)
    assert hasil.instrumen.kelompok_per_id[id_].bobot == int(bobot)


def test_the_verdict_in_the_example_is_the_verdict_of_the_engine(hasil):
    assert hasil.posisi.pasti[0] == hasil.posisi.mungkin[0] == 0
    assert hasil.posisi.penghambat[0] == ""
    assert hasil.posisi.penghambat_aspek[0] == "1d 1a"  # certainly below the floor, then perhaps
    assert f"{hasil.skor('persiapan')[0]:.1f}".replace(".", ",") in NASKAH


def test_the_version_of_the_rules_in_the_text_is_that_of_the_code():
    assert f"Aturan penilaian (versi {ATURAN_LANTAI})" in NASKAH
    assert f"{ATURAN_LANTAI} bila instrumennya mempunyai\nlantai (§5), {ATURAN} bila tidak" in NASKAH
