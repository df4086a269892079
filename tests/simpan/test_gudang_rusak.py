"""Care commands never die of what they are for: each kind of damage is named, and backed up with a word about it."""

# ruff: noqa: F811  (fixtures are imported by name)

import re
import shutil
import zipfile

import pytest
from gudang_penuh_uji import jalankan, pola_penuh, tempat_penuh  # noqa: F401  (fixtures)
from rusak_uji import BERKAS, RUSAK, rusakkan

from penilaian.simpan import GalatBasisData

KASUS = [
    pytest.param(jenis, r, id=f"{r.nama}-{jenis}")
    for r in RUSAK
    for jenis in ("sqlite", "postgres")
    if jenis == "sqlite" or r.postgres
]


# -- the cells, chains, tables and keys ---------------------------------------------------------------------------


@pytest.mark.parametrize(("jenis", "rusak"), KASUS)
def test_a_check_names_the_damage_with_where_it_is_and_a_backup_says_that_it_is_of_a_damaged_store(
    tempat_penuh, jalankan, tmp_path, jenis, rusak
):
    rusakkan(tempat_penuh(jenis), rusak)
    hasil = jalankan("basisdata", "periksa")
    assert hasil.exit_code == 1
    for kata in rusak.di:
        assert [b for b in hasil.stderr.splitlines() if kata in b and b.startswith("rusak: ")], (kata, hasil.stderr)
    assert not [h for h in hasil.output if not h.isprintable() and h != "\n"]
    cadangan = jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    assert cadangan.exit_code == 1
    assert "Cadangan ditulis ke" in cadangan.stderr
    assert "Basis data yang dicadangkan ini rusak" in cadangan.stderr
    assert zipfile.ZipFile(tmp_path / "a.zip").testzip() is None


@pytest.mark.bukti_panjang
@pytest.mark.parametrize("rusak", [pytest.param(r, id=r.nama) for r in RUSAK])
def test_an_archive_of_a_damaged_store_is_restored_on_request_or_refused_with_a_code(
    tempat_penuh, jalankan, tmp_path, monkeypatch, rusak
):
    rusakkan(tempat_penuh("sqlite"), rusak)
    jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "lain"))
    pulih = jalankan("basisdata", "pulihkan", tmp_path / "a.zip", "--walau-rusak")
    if pulih.exit_code:
        assert re.search(r"\[A0[48]\]", pulih.stderr), pulih.stderr
        assert not (tmp_path / "lain" / "penilaian.db").exists()
    else:
        assert "Dipulihkan dari cadangan" in pulih.stderr
        assert jalankan("basisdata", "periksa").exit_code in {0, 1}
        assert jalankan("riwayat", "--periksa").exit_code in {0, 1}


@pytest.mark.parametrize("nama", ["tanggal kata", "resmi kata", "rantai biner"])
def test_an_archive_that_is_too_damaged_to_be_restored_is_refused_and_nothing_is_changed(
    tempat_penuh, jalankan, tmp_path, monkeypatch, nama
):
    rusakkan(tempat_penuh("sqlite"), next(r for r in RUSAK if r.nama == nama))
    jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "lain"))
    pulih = jalankan("basisdata", "pulihkan", tmp_path / "a.zip", "--walau-rusak")
    assert (pulih.exit_code, "A08" in pulih.stderr) == (1, True), pulih.stderr
    assert not list((tmp_path / "lain").glob("penilaian.db*[!i]"))


def test_damage_in_one_assessment_does_not_hide_that_of_another(tempat_penuh, jalankan):
    tempat = tempat_penuh("sqlite")
    putus, lain = RUSAK[0], type(RUSAK[0])("lain", ("UPDATE penilaian SET tim = 'lain' WHERE id = 2",), ())
    rusakkan(tempat, putus)
    rusakkan(tempat, lain)
    baris = jalankan("basisdata", "periksa").stderr
    assert "riwayat penilaian:1: tidak dapat ditelusuri sampai ujungnya" in baris
    assert "riwayat penilaian:2: tim penilaian diubah tanpa tercatat" in baris


def test_of_many_cells_of_one_column_only_some_are_named_and_the_others_counted(tempat_penuh, jalankan):
    waktu = "INSERT INTO percobaan_masuk (kunci, waktu, berhasil) VALUES ('a', 'x', 1)"
    rusakkan(tempat_penuh("sqlite"), type(RUSAK[0])("banyak", (waktu,) * 27, ()))
    baris = [b for b in jalankan("basisdata", "periksa").stderr.splitlines() if "percobaan_masuk" in b]
    assert len(baris) == 21
    assert baris[-1] == "rusak: tabel percobaan_masuk kolom waktu: rusak juga di 7 baris lain"


# -- the file as a whole ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kasus", "harap"), [(k, h) for k, (_, h) in BERKAS.items()], ids=list(BERKAS))
def test_a_damaged_file_or_revision_is_said_by_check_and_backup(tempat_penuh, jalankan, tmp_path, kasus, harap):
    tempat = tempat_penuh("sqlite")
    BERKAS[kasus][0](tempat.folder / "penilaian.db")
    hasil = jalankan("basisdata", "periksa")
    assert hasil.exit_code == 1
    assert re.search(harap, hasil.stderr), hasil.stderr
    cadangan = jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    if not kasus.startswith("versi"):
        assert cadangan.exit_code == 1
    assert (tmp_path / "a.zip").exists() == ("Cadangan ditulis ke" in cadangan.stderr)
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


@pytest.mark.parametrize("kasus", BERKAS)
def test_a_damaged_file_opens_as_a_store_or_is_refused_in_words_and_is_never_made_anew(tempat_penuh, kasus):
    tempat = tempat_penuh("sqlite")
    berkas = tempat.folder / "penilaian.db"
    BERKAS[kasus][0](berkas)
    if kasus in {"hampa", "halaman jawaban", "halaman riwayat"}:  # an empty file is a new store; the others open
        tempat.buka().tutup()
        return
    dulu = berkas.read_bytes() if berkas.is_file() else None
    with pytest.raises(GalatBasisData) as galat:
        tempat.buka()
    assert "sqlite3" not in str(galat.value)
    assert dulu is None or berkas.read_bytes() == dulu


@pytest.mark.parametrize("kasus", ["separuh berkas", "halaman daftar tabel", "daftar tabel", "bukan basis data"])
def test_a_damaged_file_is_kept_raw_once_and_the_last_good_backup_is_pointed_to_and_restored(
    tempat_penuh, jalankan, tmp_path, kasus
):
    berkas = tempat_penuh("sqlite").folder / "penilaian.db"
    assert jalankan("basisdata", "cadangkan", "-o", tmp_path / "utuh.zip").exit_code == 0
    BERKAS[kasus][0](berkas)
    rusak = berkas.read_bytes()
    periksa = jalankan("basisdata", "periksa")
    assert periksa.exit_code == 1
    assert "Coba lagi" not in periksa.stderr
    assert "cadangan terakhir yang utuh: penilaian basisdata pulihkan" in periksa.stderr
    cadangan = jalankan("basisdata", "cadangkan", "-o", tmp_path / "utuh.zip", "--timpa")
    assert cadangan.exit_code == 1
    assert "Coba lagi" not in cadangan.stderr
    assert str(tmp_path / "utuh-mentah.zip") in cadangan.stderr
    mentah = (tmp_path / "utuh-mentah.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "utuh-mentah.zip").read("penilaian.db") == rusak
    lagi = jalankan("basisdata", "cadangkan", "-o", tmp_path / "utuh.zip", "--timpa")
    assert (lagi.exit_code, "tidak diganti" in lagi.stderr) == (1, True)
    assert (tmp_path / "utuh-mentah.zip").read_bytes() == mentah
    pulih = jalankan("basisdata", "pulihkan", tmp_path / "utuh.zip")
    assert pulih.exit_code == 0, pulih.stderr
    assert jalankan("basisdata", "periksa").exit_code == 0


# -- evidence -----------------------------------------------------------------------------------------------------


def test_evidence_that_is_a_folder_or_changed_is_named_and_the_rest_is_checked(tempat_penuh, jalankan):
    tempat = tempat_penuh("sqlite")
    berkas = sorted(p for p in (tempat.folder / "bukti").rglob("*") if p.is_file())
    berkas[0].unlink()
    berkas[0].mkdir()
    berkas[1].write_bytes(b"palsu")
    hasil = jalankan("basisdata", "periksa")
    assert hasil.exit_code == 1
    assert len([b for b in hasil.stderr.splitlines() if b.startswith("rusak: ")]) == 2
    assert "1 berkas bukti diperiksa" in hasil.stdout


def test_a_chest_that_is_a_file_is_said(tempat_penuh, jalankan):
    tempat = tempat_penuh("sqlite")
    shutil.rmtree(tempat.folder / "bukti")
    (tempat.folder / "bukti").write_text("bukan folder")
    hasil = jalankan("basisdata", "periksa")
    assert hasil.exit_code == 1
    assert "bukti" in hasil.stderr
