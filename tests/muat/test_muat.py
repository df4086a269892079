"""The loader on sound instruments, and on faults that need more than one broken folder to show."""

import shutil
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from penilaian.galat import GalatInstrumen, GalatPemakaian
from penilaian.instrumen import IndikatorJenjang
from penilaian.muat import baca_naskah, daftar_instrumen, muat_instrumen, periksa
from penilaian.terkirim import terkirim

KECIL = Path(__file__).parent / "instrumen_kecil"


@pytest.fixture
def kecil(tmp_path):
    """A copy of the small instrument that a test may break."""
    return Path(shutil.copytree(KECIL, tmp_path / "kecil"))


def ganti(berkas: Path, lama: str, baru: str) -> None:
    teks = berkas.read_text(encoding="utf-8")
    assert teks.count(lama) == 1, f"{lama!r} ada {teks.count(lama)} kali di {berkas.name}"
    berkas.write_text(teks.replace(lama, baru), encoding="utf-8")


def ringkas(temuan) -> list[tuple[str, str]]:
    return [(Path(t.tempat).name, t.kode) for t in temuan]


# --- what is loaded ---------------------------------------------------------------------------------------------


def test_the_small_instrument_is_loaded_without_findings():
    instrumen, temuan = periksa(KECIL)

    assert temuan == ()
    assert instrumen == muat_instrumen(KECIL)


def test_indicators_are_ordered_by_the_tree_then_by_id_whatever_the_folders_are_named():
    # persiapan has none of its own; 1b stands before 1a in the file; P2 before P10; 2a's own before those of 2a_x
    assert [i.id for i in muat_instrumen(KECIL).indikator] == ["P3", "P2", "P10", "M2", "M3", "M1"]


def test_groups_stay_in_the_order_of_the_file():
    instrumen = muat_instrumen(KECIL)

    assert [k.id for k in instrumen.kelompok] == ["persiapan", "1b", "1a", "pematangan", "2a", "2a_x"]
    assert [k.id for k in instrumen.puncak] == ["persiapan", "pematangan"]


def test_the_place_of_a_file_does_not_change_the_instrument(kecil):
    asli = muat_instrumen(kecil)

    (kecil / "1-persiapan" / "P3.yaml").rename(kecil / "P3-aparatur-terlatih.yaml")

    assert muat_instrumen(kecil).sidik == asli.sidik


def test_writing_that_yaml_usually_interprets_stays_text():
    situs = muat_instrumen(KECIL).per_id["P10"]

    assert isinstance(situs, IndikatorJenjang)
    assert [j.teks for j in situs.jenjang] == ["No", "1.10", "2026-01-31"]
    assert [j.saran for j in situs.jenjang] == ["12:30", "0123", None]
    assert muat_instrumen(KECIL).versi == "1.10.0"


def test_decimal_weights_are_read_exactly():
    instrumen = muat_instrumen(KECIL)

    assert instrumen.per_id["P10"].bobot == Decimal("1.3")
    assert instrumen.kelompok_per_id["1a"].bobot == Decimal("16.5")


def test_a_set_of_levels_takes_the_place_of_its_name():
    mutu = muat_instrumen(KECIL).per_id["M3"]

    assert isinstance(mutu, IndikatorJenjang)
    assert [(j.nilai, j.teks) for j in mutu.jenjang] == [(1, "Rintis"), (2, "Baku"), (3, "Terpadu")]


@pytest.mark.parametrize(
    "ubah",
    [
        lambda isi: b"\xef\xbb\xbf" + isi,
        lambda isi: isi.replace(b"\n", b"\r\n"),
        lambda isi: b"---\n" + isi,
        lambda isi: isi + b"...\n",
        lambda isi: isi.rstrip(b"\n"),
    ],
    ids=["BOM", "CRLF", "awal-dokumen", "akhir-dokumen", "tanpa-baris-akhir"],
)
def test_usual_ways_of_saving_do_not_change_the_instrument(kecil, ubah):
    sidik = muat_instrumen(kecil).sidik

    for berkas in kecil.rglob("*.y*ml"):
        berkas.write_bytes(ubah(berkas.read_bytes()))

    assert muat_instrumen(kecil).sidik == sidik


def test_text_is_normalized_to_nfc(kecil):
    ganti(kecil / "1-persiapan" / "P3.yaml", "nama: Aparatur terlatih", "nama: Kafe\u0301 desa")

    nama = muat_instrumen(kecil).per_id["P3"].nama

    assert nama == "Kaf\u00e9 desa"
    assert unicodedata.is_normalized("NFC", nama)


def test_the_readers_in_python_and_in_c_give_the_same_instrument(monkeypatch):
    sidik = muat_instrumen(KECIL).sidik

    monkeypatch.setattr(baca_naskah, "PEMBACA", yaml.BaseLoader)

    assert muat_instrumen(KECIL).sidik == sidik


def test_what_is_no_file_of_an_indicator_is_ignored(kecil):
    for nama in ("catatan.txt", "README.md", ".rahasia.yaml", "tabel.csv", "1-persiapan/.P9.yaml"):
        (kecil / nama).write_text("bukan: [yaml", encoding="utf-8")
    (kecil / ".git").mkdir()
    (kecil / ".git" / "X.yaml").write_text("bukan: [yaml", encoding="utf-8")
    (kecil / "kosong.yaml").mkdir()

    assert periksa(kecil)[1] == ()


# --- what is asked for ------------------------------------------------------------------------------------------


def test_the_id_of_a_bundled_instrument_is_accepted_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert "spbe-2020" in daftar_instrumen()
    assert muat_instrumen("spbe-2020").id == "spbe-2020"


def test_a_folder_with_an_instrument_wins_over_the_same_id(kecil, monkeypatch):
    monkeypatch.chdir(kecil.parent)
    kecil.rename(kecil.parent / "spbe-2020")

    assert muat_instrumen("spbe-2020").id == "kecil"


def test_an_empty_folder_does_not_hide_a_bundled_instrument(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spbe-2020").mkdir()

    assert muat_instrumen("spbe-2020").id == "spbe-2020"


@pytest.mark.parametrize("nama", ["tidak-ada", "../inpres-3-2003", ""])
def test_an_unknown_instrument_names_those_that_exist(nama, tmp_path):
    with pytest.raises(GalatPemakaian, match=", ".join(daftar_instrumen())):
        muat_instrumen(str(tmp_path / "tidak-ada") if nama == "" else nama)


def test_naming_a_file_instead_of_the_folder_is_pointed_to_its_folder():
    with pytest.raises(GalatPemakaian, match="instrumen_kecil"):
        muat_instrumen(KECIL / "instrumen.yaml")


def test_bundled_instruments_are_looked_for_within_the_package_when_installed(tmp_path, monkeypatch):
    monkeypatch.setattr("penilaian.terkirim._PAKET", tmp_path / "penilaian")
    dari_akar = terkirim("indikator", "x")
    (tmp_path / "penilaian" / "bawaan").mkdir(parents=True)

    assert dari_akar == tmp_path / "indikator" / "x"
    assert terkirim("indikator", "x") == tmp_path / "penilaian" / "bawaan" / "indikator" / "x"


@pytest.mark.parametrize("id_", daftar_instrumen())
def test_bundled_instruments_are_named_like_their_folders_and_have_no_findings(id_):
    instrumen, temuan = periksa(id_)

    assert temuan == ()
    assert instrumen is not None
    assert instrumen.id == id_


# --- several faults at once -------------------------------------------------------------------------------------


def test_all_faults_in_all_files_are_reported_in_one_go_in_order_of_file_and_row(kecil):
    ganti(kecil / "instrumen.yaml", "maks: 100", "maks: seratus")
    ganti(kecil / "instrumen.yaml", "kelompok: 2a, bobot: 1, agregasi: minimum", "kelompok: 2z, bobot: 0")
    ganti(kecil / "1-persiapan" / "P2-isi.yaml", "bobot: 2", "bobot: 2\nbobot: 3")
    ganti(kecil / "1-persiapan" / "P2-isi.yaml", "id: layanan", "id: tb")
    ganti(kecil / "1-persiapan" / "P10-situs.yaml", "pertanyaan: Adakah", "pertanyaan: Adakah: ")
    ganti(kecil / "2-pematangan" / "M2-puas.yml", "kelompok: 2a", "kelompok: 2b")
    ganti(kecil / "2-pematangan" / "M2-puas.yml", "upaya: 3", "upaya: 9")

    with pytest.raises(GalatInstrumen) as galat:
        muat_instrumen(kecil)

    assert ringkas(galat.value.temuan) == [
        ("instrumen.yaml:8", "I14"),
        ("instrumen.yaml:35", "I19"),
        ("instrumen.yaml:35", "I26"),
        ("P2-isi.yaml:8", "I02"),
        ("P2-isi.yaml:13", "I33"),
        ("P10-situs.yaml:5", "I03"),
        ("M2-puas.yml:3", "I26"),
        ("M2-puas.yml:11", "I16"),
    ]


def test_a_wrong_form_in_instrumen_yaml_does_not_stop_the_check_of_lenses_and_gate(kecil):
    ganti(kecil / "instrumen.yaml", "nama_indeks: Indeks kecil", "nama_indek: Indeks kecil")
    ganti(kecil / "instrumen.yaml", "ambang: {nilai: 70", "ambang: {nilai: 0")
    ganti(kecil / "1-persiapan" / "P10-situs.yaml", "[nonstop]", "[nonstp]")

    assert ringkas(periksa(kecil)[1]) == [
        ("instrumen.yaml:9", "I11"),
        ("instrumen.yaml:13", "I43"),
        ("P10-situs.yaml:14", "I35"),
    ]


def test_a_broken_gate_does_not_make_critical_indicators_questioned(kecil):
    ganti(kecil / "instrumen.yaml", "gerbang:", "gerbangg:")

    assert ringkas(periksa(kecil)[1]) == [("instrumen.yaml:12", "I11")]


def test_a_broken_set_of_levels_is_reported_once_and_not_for_each_of_its_users(kecil):
    ganti(kecil / "instrumen.yaml", "{nilai: 2, teks: Baku", "{nilai: dua, teks: Baku")
    shutil.copy(kecil / "2-pematangan" / "M3-mutu.yaml", kecil / "2-pematangan" / "M4.yaml")
    ganti(kecil / "2-pematangan" / "M4.yaml", "id: M3", "id: M4")

    assert ringkas(periksa(kecil)[1]) == [("instrumen.yaml:27", "I14")]


def test_a_file_that_cannot_be_read_does_not_make_its_group_called_empty(kecil):
    (kecil / "1-persiapan" / "P3.yaml").write_text('id: "P3\n', encoding="utf-8")

    assert ringkas(periksa(kecil)[1]) == [("P3.yaml:1", "I03")]


def test_a_file_without_permission_to_read_becomes_a_finding(kecil, monkeypatch):
    asli = Path.read_bytes

    def tolak(jalan: Path) -> bytes:
        if jalan.name == "P3.yaml":
            raise PermissionError(13, "Permission denied")
        return asli(jalan)

    monkeypatch.setattr(Path, "read_bytes", tolak)

    assert ringkas(periksa(kecil)[1]) == [("P3.yaml:1", "I04")]


def test_a_warning_does_not_stop(kecil):
    (kecil / "1-persiapan" / "P3.yaml").rename(kecil / "2-pematangan" / "P3.yaml")

    instrumen, temuan = periksa(kecil)

    assert [(t.kode, t.berat) for t in temuan] == [("I29", "peringatan")]
    assert instrumen == muat_instrumen(kecil)


def test_the_place_of_a_finding_uses_the_folder_as_the_user_named_it(kecil, monkeypatch):
    monkeypatch.chdir(kecil.parent)
    ganti(kecil / "1-persiapan" / "P3.yaml", "bobot: 1", "bobot: 0")

    assert [t.tempat for t in periksa("kecil")[1]] == ["kecil/1-persiapan/P3.yaml:7"]
