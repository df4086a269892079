"""Lists of choices in messages: each word once, in the instrument's order, and taken where it is written instead."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from penilaian.instrumen import Ubahan
from penilaian.muat import daftar_instrumen, muat_instrumen, muat_jembatan, periksa
from penilaian.muat.baca_kuesioner import baca_kuesioner
from penilaian.muat.naskah import Naskah
from penilaian.muat.periksa_padanan import periksa_padanan
from penilaian.terkirim import terkirim

SINI = Path(__file__).parent
RUSAK = SINI.parent / "instrumen_rusak"


def pilihan(pesan: str) -> list[str]:
    """Return the words that a message offers."""
    cocok = re.search(r"yang boleh[^:]*: (.*)$", pesan)
    assert cocok, pesan
    kata = cocok[1].split(", ")
    assert len(kata) == len(set(kata))
    return [] if kata == ["(tidak ada)"] else kata


@pytest.mark.parametrize("folder", ["inpres-3-2003", SINI / "instrumen_bersejarah"])
def test_every_answer_offered_to_a_crosswalk_is_taken_and_no_other_old_one_could_be(folder):
    j = muat_jembatan(folder, "1.0.0")

    def pesan(id_: str, jawaban: dict[str, str]) -> list[str]:
        ubah = {**j.padanan.ubah, id_: Ubahan(jawaban=jawaban)}
        ini = replace(j, padanan=j.padanan.model_copy(update={"ubah": ubah}))
        return [t.pesan for t in periksa_padanan(Naskah("a", "a"), ini) if t.kode == "I76"]

    dicoba = 0
    for id_, ubahan in j.padanan.ubah.items():
        (asing,) = pesan(id_, {"zz": "zz"})
        lama = pilihan(asing)
        assert set(ubahan.jawaban) <= set(lama)
        for dari in lama:
            (tak_ada,) = pesan(id_, {dari: "zz"})
            baru = pilihan(tak_ada)
            assert baru
            for ke in baru:
                assert pesan(id_, {dari: ke}) == []
                dicoba += 1
    assert dicoba > 20


def test_every_instrument_offered_to_an_addition_is_taken(tmp_path):
    folder = Path(shutil.copytree(SINI / "tambahan_kecil", tmp_path / "kab"))
    kepala = (folder / "instrumen.yaml").read_text("utf-8")
    asli = re.search(r"^menambah: .*$", kepala, re.MULTILINE)[0]

    def kode(tujuan: str) -> list[str]:
        (folder / "instrumen.yaml").write_text(kepala.replace(asli, f"menambah: {tujuan}"), "utf-8")
        return [t.pesan for t in periksa(folder)[1] if t.kode == "I78"]

    (pesan,) = kode("zz")
    assert pilihan(pesan) == list(daftar_instrumen())
    assert [kode(id_) for id_ in pilihan(pesan)] == [[]] * len(daftar_instrumen())


@pytest.mark.parametrize(
    ("kode", "kunci", "jenis"), [("Q02", "indikator", "survei"), ("Q09", "populasi_dari", "persen")]
)
def test_every_question_offered_to_a_questionnaire_is_taken_in_the_order_of_the_instrument(
    kode, kunci, jenis, tmp_path
):
    instrumen = muat_instrumen("inpres-3-2003")
    asal = terkirim("indikator", "kuesioner", "2.0.0", "P06.yaml").read_text("utf-8")

    def pesan(id_: str) -> list[str]:
        jalan = tmp_path / "2.0.0" / "P06.yaml"
        jalan.parent.mkdir(exist_ok=True)
        jalan.write_text(re.sub(rf"(?m)^{kunci}: .*$", f"{kunci}: {id_}", asal), "utf-8")
        return [t.pesan for t in baca_kuesioner(jalan, instrumen)[1] if t.kode == kode]

    (asing,) = pesan("zz")
    assert pilihan(asing) == [i.id for i in instrumen.indikator if i.jenis == jenis]
    assert [pesan(id_) for id_ in pilihan(asing)] == [[]] * len(pilihan(asing))


def test_where_there_is_nothing_to_choose_nobody_is_told_to_choose(tmp_path):
    spbe = muat_instrumen("spbe-2020")
    jalan = tmp_path / "2.0.0" / "P06.yaml"
    jalan.parent.mkdir()
    jalan.write_text(terkirim("indikator", "kuesioner", "2.0.0", "P06.yaml").read_text("utf-8"), "utf-8")
    assert not [i for i in spbe.indikator if i.jenis in {"survei", "persen"}]

    temuan = {t.kode: t for t in baca_kuesioner(jalan, spbe)[1]}

    for kode in ("Q02", "Q09"):
        assert pilihan(temuan[kode].pesan) == []
        assert temuan[kode].saran == "Hapus bagian ini: tidak ada yang dapat dipilih."


def test_a_group_is_not_offered_itself_or_what_lies_below_it_as_its_parent(tmp_path):
    folder = Path(shutil.copytree(RUSAK / "I26-induk-kelompok", tmp_path / "i"))
    jalan = folder / "instrumen.yaml"
    teks = jalan.read_text("utf-8")
    jalan.write_text(f"{teks.rstrip()}\n  - {{id: bawah, nama: Bawah, kelompok: p1, bobot: 1}}\n", "utf-8")

    (pesan,) = [t.pesan for t in periksa(folder)[1] if t.kode == "I26"]

    assert pilihan(pesan) == ["a", "persiapan"]


@pytest.mark.parametrize(("kasus", "kode"), [("I59-indikator-tidak-ada", "I59"), ("I73-id-lama-asing", "I73")])
def test_who_names_a_question_that_is_not_there_is_told_which_are(kasus, kode):
    (pesan,) = [t.pesan for t in periksa(RUSAK / kasus)[1] if t.kode == kode]

    assert "P01" in pilihan(pesan)
