"""Several accounts from a list: all or none, one message a faulty row."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import pytest
from akun_uji import DI_SINI, Jam, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401

from penilaian.berkas import Unggahan
from penilaian.galat import GalatMasukan
from penilaian.simpan import GalatHak, Pelaku, Peran
from penilaian.simpan.impor import akun as daftar
from penilaian.simpan.impor import baca_akun

KEPALA = "nama_masuk,nama,peran,wilayah,masuk_lewat"


def baca(*baris, kepala=KEPALA):
    return baca_akun(Unggahan("akun.csv", "\n".join([kepala, *baris]).encode()))


def temuan(*baris, kepala=KEPALA):
    with pytest.raises(GalatMasukan) as galat:
        baca(*baris, kepala=kepala)
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
    ("baris", "sebab"),
    [
        ("siti aminah,Siti,penilai,99,", "Nama masuk 2–100"),
        (",Siti,penilai,99,", "Nama masuk 2–100"),
        ("siti,,penilai,99,", "Nama diisi"),
        ("siti,Siti,raja,99,", "'raja' tidak ada"),
        ("siti,Siti,penilai,,", "Wilayah masih kosong"),
        ("siti,Siti,kepala_desa,99.01,", "satu desa"),
        ("siti,Siti,penilai,15.1,", "bukan kode bertitik"),
        ("siti,Siti,penilai,Antah Berantah,", "tidak ditemukan"),
        ("siti,Siti,penilai,Sungai Jernih,", "dapat berarti"),
        ("siti,Siti,penilai,99,surat", "'surat' tidak ada"),
        ("siti,Siti,penilai,99,penyedia", "alamat surel"),
    ],
)
def test_a_faulty_row_is_told_once_with_its_row(baris, sebab):
    ((tempat, kode, pesan),) = temuan("budi,Budi,penilai,99.01,", baris)
    assert (tempat, kode) == ("baris 3", "K02")
    assert sebab in pesan


def test_all_faulty_rows_are_told_at_once_and_a_name_given_to_two_people_is_one_of_them():
    isi = temuan("siti,Siti,raja,99,", "budi,Budi,penilai,99,", "BUDI,Budiman,penilai,99.01,", "tono,,penilai,99,")
    assert [(t, k) for t, k, _ in isi] == [("baris 2", "K02"), ("baris 4", "K02"), ("baris 5", "K02")]
    assert "sudah ada pada baris 3 untuk Budi" in isi[1][2]


def test_what_the_store_refuses_is_told_by_row_too_and_nothing_is_half_written(dunia):
    dunia.tambah("budi")
    calon = baca("ani,Ani,penilai,99.01,", "Budi,Budi,penilai,99.01,", "tono,Tono,penilai,15.99,")
    with pytest.raises(GalatMasukan) as galat:
        dunia.akun.tambah_banyak(dunia.admin, calon)
    assert [(t.tempat, t.kode) for t in galat.value.temuan] == [("baris 3", "K02"), ("baris 4", "K02")]
    assert "sudah dipakai" in galat.value.temuan[0].pesan
    assert "tidak ada dalam daftar Kemendagri" in galat.value.temuan[1].pesan
    assert [a.nama_masuk for a in dunia.akun.daftar(dunia.admin)] == ["budi", "siti"]


def test_an_admin_of_an_area_gives_roles_only_there_and_others_none(dunia):
    calon = baca("ani,Ani,penilai,99.01.01,", "budi,Budi,penilai,99.02,")
    wilayah = Pelaku(dunia.admin.pengguna_id, "Dodi", (Peran("admin", "99.01"),))
    with pytest.raises(GalatMasukan) as galat:
        dunia.akun.tambah_banyak(wilayah, calon)
    assert [t.tempat for t in galat.value.temuan] == ["baris 3"]
    assert len(dunia.akun.tambah_banyak(wilayah, calon[:1])) == 1
    with pytest.raises(GalatHak):
        dunia.akun.tambah_banyak(Pelaku(9, "Siti", (Peran("penilai"),)), calon[1:])


def test_a_list_without_a_column_that_is_needed_names_it():
    ((_, kode, pesan),) = temuan("ani,Ani", kepala="nama_masuk,nama lengkap")
    assert kode == "K01"
    assert "kolom nama, peran tidak ada" in pesan


@pytest.mark.parametrize(("banyak", "boleh"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_list_holds_so_many_rows_and_no_more(monkeypatch, banyak, boleh):
    monkeypatch.setattr(daftar, "BATAS_AKUN", 3)
    baris = [f"siti{n},Siti,penilai,99,sandi" for n in range(banyak)]
    if boleh:
        assert len(baca(*baris)) == banyak
    else:
        assert [k for _, k, _ in temuan(*baris)] in (["K03"], ["B05"], ["B06"])
