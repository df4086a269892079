"""Words that an instrument tells: where one counts as used, so that no card is left without it in vain (I82)."""

from pathlib import Path

import pytest

from penilaian.muat import periksa

KEPALA = """\
skema: 1
id: kecil
nama: Instrumen kecil
versi: 1.0.0
tanggal: 2026-01-31
ringkasan: Contoh terkecil.
nama_indeks: Indeks
alasan_bobot: Sama berat.
istilah:
ISTILAH
kelompok:
  - {id: a, nama: Kelompok A, bobot: 1}
"""
JENJANG = """\
id: P01
nama: Situs
kelompok: a
pertanyaan: Adakah situs, dan di mana Register-nya?
jenis: jenjang
bobot: 1
jenjang:
  - {nilai: 0, teks: Tidak ada, saran: Pakai TTE.}
  - {nilai: 1, teks: Ada}
"""
PERSEN = """\
id: P01
nama: Terdata
kelompok: a
pertanyaan: Berapa yang terdata?
jenis: persen
bobot: 1
pembilang: Keluarga yang terdata.
penyebut: Semua keluarga.
saran: [{di_bawah: 100, teks: Data.}]
"""


def kode(folder: Path, istilah: str, indikator: str) -> list[str]:
    (folder / "instrumen.yaml").write_text(KEPALA.replace("ISTILAH", istilah), encoding="utf-8")
    (folder / "P01.yaml").write_text(indikator, encoding="utf-8")
    instrumen, temuan = periksa(folder)
    assert instrumen is not None, temuan
    return [t.kode for t in temuan]


@pytest.mark.parametrize("nama", ["situs", "REGISTER", "TTE", "contoh terkecil", "kelompok a"])
def test_a_word_that_stands_in_a_question_a_rung_an_advice_or_the_head_is_used(nama, tmp_path):
    assert kode(tmp_path, f"  - {{id: i, nama: {nama}, arti: Arti.}}", JENJANG) == []


@pytest.mark.parametrize("nama", ["pembilang", "penyebut"])
def test_both_words_that_forms_ask_a_percentage_with_are_used_where_there_is_one(nama, tmp_path):
    istilah = f"  - {{id: i, nama: {nama}, arti: Arti.}}"

    assert kode(tmp_path, istilah, PERSEN) == []
    assert kode(tmp_path, istilah, JENJANG) == ["I82"]


def test_a_word_that_tells_what_another_means_is_used_and_its_own_meaning_does_not_count(tmp_path):
    lain = "  - {id: i, nama: situs, arti: Halaman dengan domain desa.}\n"

    assert kode(tmp_path, lain + "  - {id: j, nama: domain, arti: Alamat.}", JENJANG) == []
    assert kode(tmp_path, lain + "  - {id: j, nama: hosting, arti: Sewa hosting.}", JENJANG) == ["I82"]


def test_nothing_is_called_unused_while_a_text_cannot_be_read(tmp_path):
    istilah = "  - {id: i, nama: hosting, arti: Sewa.}"
    (tmp_path / "instrumen.yaml").write_text(KEPALA.replace("ISTILAH", istilah), encoding="utf-8")
    (tmp_path / "P01.yaml").write_text(JENJANG.replace("Adakah situs, dan di mana Register-nya?", ""), encoding="utf-8")

    assert [t.kode for t in periksa(tmp_path)[1]] == ["I10"]
