"""Keys that may be written in two forms: both are loaded, read through one door, and leave other hashes alone."""

import shutil
from pathlib import Path

import pytest

from penilaian.instrumen import Instrumen, Klausa
from penilaian.muat import periksa

KECIL = Path(__file__).parent / "instrumen_kecil"


@pytest.fixture
def kecil(tmp_path):
    """A copy of the small instrument that a test may change."""
    return Path(shutil.copytree(KECIL, tmp_path / "kecil"))


def tambah(berkas: Path, isi: str) -> None:
    berkas.write_text(berkas.read_text(encoding="utf-8") + isi, encoding="utf-8")


def ganti(berkas: Path, lama: str, baru: str) -> None:
    teks = berkas.read_text(encoding="utf-8")
    assert teks.count(lama) == 1
    berkas.write_text(teks.replace(lama, baru), encoding="utf-8")


def muat(folder: Path) -> Instrumen:
    instrumen, temuan = periksa(folder)
    assert temuan == (), [str(t) for t in temuan]
    assert instrumen is not None
    return instrumen


def situs(folder: Path) -> Path:
    return folder / "1-persiapan" / "P10-situs.yaml"


def test_one_text_of_how_to_check_serves_both_who_answers_and_who_visits():
    p10 = muat(KECIL).per_id["P10"]
    assert p10.petunjuk_mandiri == p10.petunjuk_kunjungan == p10.petunjuk


def test_how_to_check_may_be_told_apart_for_self_scoring_and_for_a_visit(kecil):
    lama = next(b for b in situs(kecil).read_text("utf-8").splitlines() if b.startswith("petunjuk:"))
    ganti(situs(kecil), lama, "petunjuk: {mandiri: Buka sendiri., kunjungan: Buka bersama.}")
    p10 = muat(kecil).per_id["P10"]
    assert (p10.petunjuk_mandiri, p10.petunjuk_kunjungan) == ("Buka sendiri.", "Buka bersama.")


def test_without_a_word_on_how_to_check_both_are_empty():
    p10 = muat(KECIL).per_id["P10"].model_copy(update={"petunjuk": None})
    assert (p10.petunjuk_mandiri, p10.petunjuk_kunjungan) == ("", "")


@pytest.mark.parametrize(
    ("tulisan", "daftar", "naik"),
    [("", (), (None, None)), ("upaya: 3\n", (3,), (3, 3)), ("upaya: [1, 4]\n", (1, 4), (1, 4))],
)
def test_effort_is_one_number_or_one_for_each_rise(kecil, tulisan, daftar, naik):
    tambah(situs(kecil), tulisan)
    p10 = muat(kecil).per_id["P10"]
    assert p10.daftar_upaya == daftar
    assert tuple(p10.upaya_naik(ke) for ke in (0, 1)) == naik


def test_a_stage_means_one_text_or_sentences_with_conditions(kecil):
    kepala = kecil / "instrumen.yaml"
    ganti(
        kepala,
        "{id: persiapan, nama: Persiapan, bobot: 1}",
        "{id: persiapan, nama: Persiapan, bobot: 1, arti: [{teks: Dapat dibaca., "
        "bila: [{indikator: P10, paling_sedikit: 1}, {indikator: P3, paling_banyak: 99.5}]}]}",
    )
    instrumen = muat(kecil)
    (klausa,) = instrumen.kelompok_per_id["persiapan"].klausa
    assert klausa.teks == "Dapat dibaca."
    assert [(s.indikator, str(s.paling_sedikit), str(s.paling_banyak)) for s in klausa.bila] == [
        ("P10", "1", "None"),
        ("P3", "None", "99.5"),
    ]
    assert instrumen.kelompok_per_id["pematangan"].klausa == ()
    assert [(k.teks, k.bila) for k in instrumen.gerbang.nol.klausa] == [("Belum mulai.", ())]


def test_a_word_is_found_in_texts_in_any_case_and_only_whole(kecil):
    kepala = kecil / "instrumen.yaml"
    ganti(kepala, "wajib_isi:", "istilah:\n  - {id: kanal, nama: kanal resmi, arti: Yang diumumkan.}\nwajib_isi:")
    tambah(situs(kecil), "catatan: Kanal resmi desa.\n")
    instrumen = muat(kecil)
    assert [x.arti for x in instrumen.istilah_dalam("Apa saja?", "Adakah Kanal resmi?")] == ["Yang diumumkan."]
    assert instrumen.istilah_dalam("Adakah kanal resminya?", "kanal", "resmi") == ()


def test_the_deed_and_where_the_law_was_read_are_kept(kecil):
    dasar = "{teks: UU 14/2008, naskah: dicocokkan, kutipan: Wajib diumumkan., sumber: jdih, tanggal_cek: 2026-01-28}"
    tambah(situs(kecil), f"ajakan: Pasang internet kantor\ndasar_hukum:\n  - {dasar}\n")
    p10 = muat(kecil).per_id["P10"]
    assert p10.ajakan == "Pasang internet kantor"
    assert (p10.dasar_hukum[0].kutipan, p10.dasar_hukum[0].sumber) == ("Wajib diumumkan.", "jdih")
    assert p10.dasar_hukum[0].tanggal_cek == "2026-01-28"


@pytest.mark.parametrize(
    ("tulisan", "ajakan", "naik"),
    [
        ("", None, (None, None)),
        ("ajakan: Buka situs\n", "Buka situs", (None, None)),
        ("ajakan: [Buka situs, Rawat situs]\n", ("Buka situs", "Rawat situs"), ("Buka situs", "Rawat situs")),
    ],
)
def test_the_deed_is_one_title_or_one_for_each_rise(kecil, tulisan, ajakan, naik):
    tambah(situs(kecil), tulisan)
    p10 = muat(kecil).per_id["P10"]
    assert p10.ajakan == ajakan
    assert tuple(p10.ajakan_naik(ke) for ke in (0, 1)) == naik


BARU = {
    "ajakan": "ajakan: Pasang internet\n",
    "ajakan setiap kenaikan": "ajakan: [Pasang internet, Rawat internet]\n",
    "upaya": "upaya: [1, 2]\n",
    "hukum": "dasar_hukum: [{teks: UU 1, naskah: belum, sumber: jdih}]\n",
}


@pytest.mark.parametrize("isi", BARU.values(), ids=BARU)
def test_a_key_that_is_written_changes_the_fingerprint_of_the_words_and_of_no_value(kecil, isi):
    lama = muat(KECIL)
    tambah(situs(kecil), isi)
    baru = muat(kecil)
    assert baru.sidik != lama.sidik
    assert baru.sidik_nilai == lama.sidik_nilai


def test_keys_that_are_not_written_leave_no_trace_in_what_is_hashed_and_kept():
    isi = muat(KECIL).model_dump()
    assert "istilah" not in isi
    assert all("ajakan" not in i for i in isi["indikator"])
    assert all(not {"kutipan", "sumber", "tanggal_cek"} & set(d) for i in isi["indikator"] for d in i["dasar_hukum"])


def test_an_instrument_kept_as_json_is_the_same_in_every_form(kecil):
    tambah(situs(kecil), BARU["ajakan"] + BARU["upaya"] + BARU["hukum"])
    ganti(kecil / "instrumen.yaml", "wajib_isi:", "istilah: [{id: a, nama: situs, arti: Makna.}]\nwajib_isi:")
    ganti(
        kecil / "instrumen.yaml",
        "arti: Belum mulai.",
        "arti: [{teks: Belum mulai., bila: [{indikator: P10, paling_banyak: 0}]}]",
    )
    instrumen = muat(kecil)
    kembali = Instrumen.model_validate_json(instrumen.model_dump_json())
    assert kembali == instrumen
    assert kembali.sidik == instrumen.sidik
    assert isinstance(kembali.gerbang.nol.arti[0], Klausa)


def test_an_instrument_that_uses_every_form_is_loaded_without_findings():
    instrumen = muat(Path(__file__).parent / "instrumen_bentuk_baru")
    assert [i.daftar_upaya for i in instrumen.indikator] == [(3, 1), (1, 2), (2, 3)]
    assert [len(p.klausa) for p in (instrumen.gerbang.nol, *instrumen.puncak)] == [1, 2]
    assert instrumen.lantai.kelompok == ("situs", "orang")
    assert [x.nama for x in instrumen.istilah_dalam(instrumen.per_id["P02"].pertanyaan)] == ["kanal resmi"]
    assert instrumen.aturan == "1.1.0"
