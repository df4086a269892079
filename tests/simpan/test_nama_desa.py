"""A village that came without a name gets one, in all its assessments; a name that was given stays."""

import pytest
from tempat_uji import DESA, DESA_ASING

from penilaian.berkas import Unggahan
from penilaian.simpan import Awal, GalatHak, GalatKeadaan, GalatSimpan, NamaDesa, TidakAda
from penilaian.simpan.impor import PilihanImpor

SUKAMAJU = NamaDesa("Sukamaju", "Kecamatan Rekaan", "Kabupaten Rekaan")


@pytest.fixture
def tanpa_nama(gudang, orang, sidik):
    """An assessment of a village that is called by its code."""
    return gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik))


def nama(gudang, orang, nomor):
    x = gudang.lembar.ambil(orang.penilai_semua, nomor)
    return NamaDesa(x.desa_nama, x.kecamatan, x.kabupaten)


def test_named_village_is_called_so_in_all_its_assessments_and_their_history_holds(gudang, orang, sidik, tanpa_nama):
    assert (tanpa_nama.desa_nama, tanpa_nama.tanpa_nama) == (DESA, True)
    lain = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik))
    assert gudang.lembar.namai_desa(orang.penilai_dua, DESA, SUKAMAJU) == SUKAMAJU
    for x in (tanpa_nama, lain):
        assert nama(gudang, orang, x.id) == SUKAMAJU
        (ini,) = [k for k in gudang.riwayat.penilaian(orang.penilai, x.id) if k.aksi == "penilaian.namai_desa"]
        assert (ini.nama, ini.lama["nama_desa"], ini.baru["nama_desa"]) == ("Penilai_Dua", DESA, "Sukamaju")
        assert gudang.lembar.ambil(orang.penilai, x.id).versi == x.versi + 1
    assert len(gudang.lembar.daftar(orang.penilai, cari="sukamaju kabupaten")) == 2
    assert gudang.riwayat.periksa(orang.admin) == ()


@pytest.mark.parametrize(
    ("siapa", "kode", "isi", "galat"),
    [
        ("penilai_dua", DESA, NamaDesa(" Suka  maju "), None),
        ("penilai_asing", DESA, SUKAMAJU, GalatHak),
        ("verifikator", DESA, SUKAMAJU, GalatHak),
        ("kepala_desa", DESA, SUKAMAJU, GalatHak),
        ("admin", DESA, SUKAMAJU, GalatHak),
        ("penilai", DESA, NamaDesa("  "), GalatSimpan),
        ("penilai", DESA, NamaDesa(DESA), GalatSimpan),
        ("penilai", DESA, NamaDesa("x" * 101), GalatSimpan),
        ("penilai", DESA, NamaDesa("x" * 100), None),
        ("penilai", DESA, NamaDesa("Sukamaju", "x" * 101), GalatSimpan),
        ("penilai", "99.01.01.2009", SUKAMAJU, TidakAda),
    ],
)
def test_who_may_name_a_village_and_how(gudang, orang, tanpa_nama, siapa, kode, isi, galat):
    if galat is None:
        assert gudang.lembar.namai_desa(getattr(orang, siapa), kode, isi).desa == " ".join(isi.desa.split())
        return
    with pytest.raises(galat):
        gudang.lembar.namai_desa(getattr(orang, siapa), kode, isi)
    assert nama(gudang, orang, tanpa_nama.id).desa == DESA


def test_name_that_was_given_stays(gudang, orang, sidik, lembar):
    with pytest.raises(GalatKeadaan, match="sudah bernama Sukamaju"):
        gudang.lembar.namai_desa(orang.penilai, DESA, NamaDesa("Lain"))
    gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik, nama_desa="Lain"))
    assert nama(gudang, orang, lembar.id).desa == "Sukamaju"


def test_next_assessment_that_brings_the_name_names_the_earlier_ones(gudang, orang, sidik, tanpa_nama):
    gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik, nama_desa="Sukamaju", kabupaten="Rekaan"))
    assert nama(gudang, orang, tanpa_nama.id) == NamaDesa("Sukamaju", "", "Rekaan")
    assert gudang.riwayat.periksa(orang.admin) == ()


def test_file_that_brings_the_names_names_villages_of_the_own_area(gudang, orang, sidik, tanpa_nama):
    asing = gudang.lembar.buat(orang.penilai_asing, Awal(DESA_ASING, "2026", sidik))
    isi = "kode_desa,nama_desa,periode,P01\n" + "".join(f"{k},Sukamaju,2026,3\n" for k in (DESA, DESA_ASING))
    (satu, _) = gudang.impor.berkas(orang.penilai, Unggahan("a.csv", isi.encode()), PilihanImpor(sidik)).desa
    assert (satu.penilaian_id, satu.baru) == (tanpa_nama.id, ("P01",))
    assert nama(gudang, orang, tanpa_nama.id).desa == "Sukamaju"
    assert nama(gudang, orang, asing.id).desa == DESA_ASING
    assert gudang.riwayat.periksa(orang.admin) == ()


def test_final_result_is_shown_under_the_name_that_came_later_and_is_frozen_as_it_was(
    gudang, orang, tanpa_nama, bawa_ke
):
    bawa_ke(tanpa_nama.id, "final")
    cap = gudang.hasil.cap()
    gudang.lembar.namai_desa(orang.penilai, DESA, SUKAMAJU)
    assert gudang.hasil.cap() != cap
    (umum,) = gudang.hasil.umum(orang.pengamat)
    assert umum.jawaban.kunci["nama_desa"].tolist() == ["Sukamaju"]
    (beku,) = gudang.hasil.final(orang.pengamat, tanpa_nama.id)
    assert beku.kunci["nama_desa"] == DESA
    assert gudang.riwayat.periksa(orang.admin) == ()
