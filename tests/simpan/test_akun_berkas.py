"""Several accounts from a list: all or none, one message a faulty row."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import pytest
from akun_uji import DI_SINI, Jam, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401

from penilaian.berkas import Unggahan
from penilaian.galat import GalatMasukan
from penilaian.simpan import GalatHak, Pelaku, Peran
from penilaian.simpan.impor import baca_akun
from penilaian.simpan.impor import daftar_akun as daftar

KEPALA = "nama_masuk,nama,peran,wilayah,masuk_lewat"


def baca(*baris, kepala=KEPALA):
    return baca_akun(Unggahan("akun.csv", "\n".join([kepala, *baris]).encode()))


def temuan(*baris, kepala=KEPALA):
    with pytest.raises(GalatMasukan) as galat:
        baca(*baris, kepala=kepala).orang()
    return [(t.tempat, t.kode, t.pesan) for t in galat.value.temuan]


def test_a_list_becomes_accounts_with_a_password_each_and_several_roles_of_one_person(dunia):
    calon = baca(
        "Siti.Aminah,Siti Aminah,penilai,99.01.01,",
        "budi@desa.id,Budi,Kepala Desa,9901012001,penyedia",
        "siti.aminah,Siti Aminah,pengamat,Kabupaten Kerinci,sandi",
        "tono,Tono,verifikator,semua,",
        "rini,Rini,admin,,",
    )
    jadi = dunia.akun.tambah_banyak(dunia.admin, calon)
    siti, budi, tono, rini = (a for a, _ in jadi)
    assert (siti.nama_masuk, siti.peran) == ("siti.aminah", (Peran("pengamat", "15.01"), Peran("penilai", "99.01.01")))
    assert (budi.cara, budi.peran) == ("penyedia_menunggu", (Peran("kepala_desa", "99.01.01.2001"),))
    assert (tono.peran, rini.peran) == ((Peran("verifikator"),), (Peran("admin"),))
    sandi = {a.nama_masuk: s for a, s in jadi}
    assert sandi["budi@desa.id"] is None
    assert dunia.sesi.masuk("siti.aminah", sandi["siti.aminah"], DI_SINI)
    assert len({s for s in sandi.values() if s}) == 3
    assert dunia.kejadian("akun.tambah")[-4:] == [("akun.tambah", f"pengguna:{a.id}") for a, _ in jadi]
    assert dunia.gudang.riwayat.periksa(dunia.admin) == ()


@pytest.mark.parametrize(
    ("baris", "kolom", "sebab"),
    [
        ("siti aminah,Siti,penilai,99,", "nama_masuk", "Nama masuk 2–100"),
        (",Siti,penilai,99,", "nama_masuk", "Nama masuk 2–100"),
        ("siti,,penilai,99,", "nama", "Nama diisi"),
        ("siti,Siti,raja,99,", "peran", "'raja' tidak ada"),
        ("siti,Siti,penilai,,", "wilayah", "Wilayah masih kosong"),
        ("siti,Siti,kepala_desa,99.01,", "wilayah", "satu desa"),
        ("siti,Siti,penilai,15.1,", "wilayah", "bukan kode bertitik"),
        ("siti,Siti,penilai,Antah Berantah,", "wilayah", "tidak ditemukan"),
        ("siti,Siti,penilai,Sungai Jernih,", "wilayah", "dapat berarti"),
        ("siti,Siti,penilai,99,surat", "masuk_lewat", "'surat' tidak ada"),
        ("siti,Siti,penilai,99,penyedia", "nama_masuk", "alamat surel"),
    ],
)
def test_a_faulty_cell_is_told_once_with_its_row_and_column(baris, kolom, sebab):
    ((tempat, kode, pesan),) = temuan("budi,Budi,penilai,99.01,", baris)
    assert (tempat, kode) == (f"akun.csv, baris 3, kolom {kolom}", "K02")
    assert sebab in pesan


def test_all_faulty_rows_are_told_at_once_and_a_name_given_to_two_people_is_one_of_them():
    isi = temuan("siti,Siti,raja,99,", "budi,Budi,penilai,99,", "BUDI,Budiman,penilai,99.01,", "tono,,penilai,99,")
    assert [(t, k) for t, k, _ in isi] == [
        ("akun.csv, baris 2, kolom peran", "K02"),
        ("akun.csv, baris 4, kolom nama_masuk", "K02"),
        ("akun.csv, baris 5, kolom nama", "K02"),
    ]
    assert "sudah ada pada baris 3 untuk Budi" in isi[1][2]


def test_what_the_store_refuses_is_told_by_row_too_and_nothing_is_half_written(dunia):
    dunia.tambah("budi")
    calon = baca("ani,Ani,penilai,99.01,", "Budi,Budi,penilai,99.01,", "tono,Tono,penilai,15.99,")
    with pytest.raises(GalatMasukan) as galat:
        dunia.akun.tambah_banyak(dunia.admin, calon)
    assert [(t.tempat, t.kode) for t in galat.value.temuan] == [
        ("akun.csv, baris 3, kolom nama_masuk", "K02"),
        ("akun.csv, baris 4, kolom wilayah", "K02"),
    ]
    assert "sudah dipakai" in galat.value.temuan[0].pesan
    assert "tidak ada dalam daftar Kemendagri" in galat.value.temuan[1].pesan
    assert [a.nama_masuk for a in dunia.akun.daftar(dunia.admin)] == ["budi", "siti"]


def test_an_admin_of_an_area_gives_roles_only_there_and_others_none(dunia):
    calon = baca("ani,Ani,penilai,99.01.01,", "budi,Budi,penilai,99.02,")
    ani, budi = baca("ani,Ani,penilai,99.01.01,"), baca("budi,Budi,penilai,99.02,")
    wilayah = Pelaku(dunia.admin.pengguna_id, "Dodi", (Peran("admin", "99.01"),))
    with pytest.raises(GalatMasukan) as galat:
        dunia.akun.tambah_banyak(wilayah, calon)
    assert [t.tempat for t in galat.value.temuan] == ["akun.csv, baris 3, kolom wilayah"]
    assert len(dunia.akun.tambah_banyak(wilayah, ani)) == 1
    with pytest.raises(GalatHak):
        dunia.akun.tambah_banyak(Pelaku(9, "Siti", (Peran("penilai"),)), budi)


def test_a_list_without_a_column_that_is_needed_names_it():
    (_, kode, pesan), (_, kode_lain, asing) = temuan("ani,Ani", kepala="nama_masuk,nama lengkap")
    assert (kode, kode_lain) == ("K01", "K05")
    assert "kolom nama, peran tidak ada" in pesan
    assert "nama lengkap" in asing


@pytest.mark.parametrize(("banyak", "boleh"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_list_holds_so_many_rows_and_no_more(monkeypatch, banyak, boleh):
    monkeypatch.setattr(daftar, "BATAS_AKUN", 3)
    baris = [f"siti{n},Siti,penilai,99,sandi" for n in range(banyak)]
    if boleh:
        assert len(baca(*baris).orang()) == banyak
    else:
        assert [k for _, k, _ in temuan(*baris)] in (["K03"], ["B05"], ["B06"])


SWALLOWED = """nama_masuk,nama,peran,wilayah
siti,"Siti Aminah,penilai,99.01
budi,Budi",verifikator,99.01
"""


def test_a_row_that_cannot_be_told_apart_into_cells_is_told_and_not_dropped(dunia):
    daftar = baca(
        "budi,Budi,penilai,99", "siti,Siti Aminah, S.Pd,penilai,semua", kepala="nama_masuk,nama,peran,wilayah"
    )
    with pytest.raises(GalatMasukan) as galat:
        dunia.akun.tambah_banyak(dunia.admin, daftar)
    (t,) = galat.value.temuan
    assert (t.tempat, t.kode) == ("akun.csv, baris 3", "B09")
    assert [a.nama_masuk for a in dunia.akun.daftar(dunia.admin)] == ["siti"]


def test_a_quote_that_swallows_half_a_row_gives_nobody_the_role_of_another():
    with pytest.raises(GalatMasukan) as galat:
        baca_akun(Unggahan("akun.csv", SWALLOWED.encode())).orang()
    (t,) = galat.value.temuan
    assert (t.tempat, t.kode) == ("akun.csv, baris 2, kolom nama", "B26")
    assert "\\" not in t.pesan


def test_every_one_of_many_broken_rows_is_told():
    isi = temuan(*["a,A,penilai,99,,lebih"] * 150)
    assert [t for t, _, _ in isi] == [f"akun.csv, baris {n}" for n in range(2, 152)]
    assert {k for _, k, _ in isi} == {"B09"}


def test_broken_rows_count_towards_the_limit():
    assert [k for _, k, _ in temuan(*["a,A,penilai,99,,lebih"] * 100, *["b,B,penilai,99,"] * 101)] == ["K03"]


def test_columns_and_rows_at_fault_are_told_together_and_a_twin_column_is_never_chosen():
    isi = temuan("siti,,penilai,99,verifikator", kepala="nama_masuk,nama,peran,wilayah,Peran")
    assert [(t, k) for t, k, _ in isi] == [("akun.csv, baris 1", "K04"), ("akun.csv, baris 2, kolom nama", "K02")]
    assert "ke-3 (peran), ke-5 (Peran)" in isi[0][2]
    assert [k for _, k, _ in temuan("siti,Siti,penilai,99,admin", kepala="nama_masuk,nama,peran,wilayah,peran.1")] == [
        "K04"
    ]


def test_a_mistyped_column_of_areas_makes_no_admin_of_everywhere():
    ((_, kode, pesan),) = temuan("rini,Rini,admin,99.01", kepala="nama_masuk,nama,peran,wilaya")
    assert (kode, "mungkin wilayah" in pesan) == ("K04", True)


def test_an_area_that_only_the_store_finds_unknown_is_told_with_the_roles_that_the_file_alone_shows(dunia):
    daftar = baca(
        "a1,A,penilai,99,",
        "a2,B,penilai,99,",
        "a3,C,penilai,99,",
        "a4,D,penilai,15.99,",
        "a5,E,raja,99,",
        "a6,F,ratu,15.98,",
    )
    with pytest.raises(GalatMasukan) as galat:
        dunia.akun.tambah_banyak(dunia.admin, daftar)
    assert [t.tempat.removeprefix("akun.csv, ") for t in galat.value.temuan] == [
        "baris 5, kolom wilayah",
        "baris 6, kolom peran",
        "baris 7, kolom peran",
        "baris 7, kolom wilayah",
    ]


def test_what_is_only_odd_about_a_list_is_told_and_stops_nothing(dunia):
    daftar = baca("rini,Rini,admin,99,08", "tono,Tono,admin", kepala="nama_masuk,nama,peran,wilayah,telepon")
    assert len(dunia.akun.tambah_banyak(dunia.admin, daftar)) == 2
    assert [(t.kode, t.berat) for t in daftar.peringatan] == [("K05", "peringatan"), ("B38", "peringatan")]
