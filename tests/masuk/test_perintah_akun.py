"""`penilaian akun`: accounts from the server's terminal."""

import re

import pytest
from peramban_uji import SANDI
from typer.testing import CliRunner

from penilaian.cli.akun import app
from penilaian.dasbor.gudang import gudang
from penilaian.simpan import TERMINAL, Peran
from penilaian.simpan.rak.sesi import GalatMasuk


@pytest.fixture
def jalankan(monkeypatch):
    monkeypatch.setenv("TERMINAL_WIDTH", "200")
    monkeypatch.setenv("COLUMNS", "200")
    pelari = CliRunner()
    return lambda *kata, masukan="": pelari.invoke(app, [str(k) for k in kata], input=masukan)


def tambah(jalankan, nama: str, *lebih: str, peran: str = "penilai", masukan: str = f"{SANDI}\n"):
    return jalankan("tambah", "--nama", nama, "--peran", peran, "--sandi-stdin", *lebih, masukan=masukan)


def test_an_account_is_added_with_a_password_from_standard_input_that_is_not_shown(jalankan):
    jalan = tambah(jalankan, "Budi", "--wilayah", "150120", "--nama-lengkap", "Budi Santoso")
    assert jalan.exit_code == 0, jalan.output
    assert SANDI not in jalan.output
    budi = gudang().akun.cari(TERMINAL, "budi")
    assert (budi.nama, budi.peran) == ("Budi Santoso", (Peran("penilai", "15.01.20"),))
    assert gudang().sesi.masuk("budi", SANDI, "192.0.2.1").pelaku.nama == "Budi Santoso"


def test_a_password_is_made_up_on_demand_and_shown_once_on_standard_output(jalankan):
    jalan = jalankan("tambah", "--nama", "siti", "--peran", "admin", "--sandi-acak")
    assert jalan.exit_code == 0, jalan.output
    sandi = jalan.stdout.strip()
    assert re.fullmatch(r"(?:[a-z2-9]{5}-){3}[a-z2-9]{5}", sandi)
    assert gudang().sesi.masuk("siti", sandi, "192.0.2.1")


def test_an_account_for_a_provider_has_no_password_and_an_address_as_name(jalankan):
    assert jalankan("tambah", "--nama", "cici", "--peran", "pengamat", "--tanpa-sandi").exit_code == 1
    assert jalankan("tambah", "--nama", "cici@desa.id", "--peran", "pengamat", "--tanpa-sandi").exit_code == 0
    assert gudang().akun.cari(TERMINAL, "cici@desa.id").cara == "penyedia_menunggu"


@pytest.mark.parametrize(
    ("kata", "status", "pesan"),
    [
        (("--nama", "budi", "--peran", "raja", "--sandi-stdin"), 1, "Peran 'raja' tidak ada"),
        (("--nama", "budi", "--peran", "penilai", "--wilayah", "1501x", "--sandi-stdin"), 1, "bukan kode bertitik"),
        (("--nama", "budi", "--peran", "penilai", "--wilayah", "15.99", "--sandi-stdin"), 1, "daftar Kemendagri"),
        (("--nama", "budi", "--peran", "penilai", "--wilayah", "Antah", "--sandi-stdin"), 1, "tidak ditemukan"),
        (("--nama", "Budi Santoso", "--peran", "penilai", "--sandi-stdin"), 1, "Nama masuk"),
        (("--nama", "budi", "--peran", "kepala_desa", "--sandi-stdin"), 1, "satu desa"),
        (("--nama", "budi", "--peran", "penilai"), 2, "--sandi-stdin"),
        (("--nama", "budi", "--peran", "penilai", "--sandi-stdin", "--sandi-acak"), 2, "Pilih salah satu"),
        (("--nama", "budi"), 2, "Opsi '--peran' belum diberikan."),
    ],
)
def test_what_is_wrong_is_said_and_no_account_is_made(jalankan, kata, status, pesan):
    jalan = jalankan("tambah", *kata, masukan=f"{SANDI}\n")
    assert jalan.exit_code == status
    assert pesan in jalan.output
    assert not gudang().akun.ada()


def test_an_area_is_given_by_its_name(jalankan):
    jalan = tambah(jalankan, "budi", "--wilayah", "Kabupaten Kerinci")
    assert jalan.exit_code == 0, jalan.output
    assert gudang().akun.cari(TERMINAL, "budi").peran == (Peran("penilai", "15.01"),)


def test_a_list_of_people_becomes_accounts_whose_passwords_are_a_csv(jalankan, tmp_path):
    berkas = tmp_path / "akun.csv"
    berkas.write_text(
        "nama_masuk;nama;peran;wilayah;masuk_lewat\n"
        "siti;Siti Aminah;penilai;Kabupaten Kerinci;\n"
        "budi@desa.id;Budi;pengamat;semua;penyedia\n"
    )
    jalan = jalankan("tambah-banyak", berkas)
    assert jalan.exit_code == 0, jalan.output
    kepala, siti, budi = jalan.stdout.splitlines()
    assert (kepala, budi) == ("nama_masuk,sandi", "budi@desa.id,")
    assert gudang().sesi.masuk("siti", siti.removeprefix("siti,"), "192.0.2.1").pelaku.nama == "Siti Aminah"
    assert "2 akun ditambahkan" in jalan.stderr


def test_a_faulty_list_is_told_row_by_row_and_makes_no_account(jalankan, tmp_path):
    berkas = tmp_path / "akun.csv"
    berkas.write_text("nama_masuk,nama,peran,wilayah\nsiti,Siti,penilai,99\nbu di,Budi,penilai,99\ntono,Tono,raja,99\n")
    jalan = jalankan("tambah-banyak", berkas)
    assert jalan.exit_code == 1
    assert [b.split(" [K02]")[0] for b in jalan.stderr.splitlines()[:2]] == [
        f"galat: {berkas}, baris 3, kolom nama_masuk",
        f"galat: {berkas}, baris 4, kolom peran",
    ]
    assert jalan.stdout == ""
    assert not gudang().akun.ada()


def test_villages_without_an_assessor_are_listed_and_counted(jalankan):
    tambah(jalankan, "budi", "--wilayah", "15.01.20.2006")
    jalan = jalankan("tanpa-penilai", "--wilayah", "Bukit Kerman", "--banyak", "2")
    assert jalan.exit_code == 0, jalan.output
    assert jalan.stdout.count("│ Bukit Kerman") == 2
    banyak = int(re.search(r"(\d+) desa belum ada penilainya", jalan.stdout)[1])
    assert f"{banyak - 2} lagi tidak ditampilkan" in jalan.stdout
    jalankan("peran", "--nama", "budi", "--peran", "penilai", "--wilayah", "15.01.20")
    assert "0 desa belum ada penilainya." in jalankan("tanpa-penilai", "--wilayah", "15.01.20").stdout


def test_a_weak_password_is_refused(jalankan):
    jalan = tambah(jalankan, "budi", masukan="pendek\n")
    assert jalan.exit_code == 1
    assert "paling sedikit 12 karakter" in jalan.output


def test_the_list_names_everybody_with_roles_and_way(jalankan):
    assert "Belum ada akun" in jalankan("daftar").output
    tambah(jalankan, "siti", peran="admin")
    tambah(jalankan, "budi", "--wilayah", "99.01")
    jalankan("nonaktifkan", "--nama", "budi")
    baris = jalankan("daftar").output.splitlines()
    assert re.search(r"1 │ siti +│ siti +│ Admin +│ sandi +│ aktif", "\n".join(baris))
    assert re.search(r"2 │ budi +│ budi +│ Penilai 99\.01 +│ sandi +│ ditutup", "\n".join(baris))


def test_the_list_names_areas_and_every_role_of_a_person(jalankan):
    tambah(jalankan, "budi", "--wilayah", "15.08", "--nama-lengkap", "Budi [Santoso]")
    jalankan("peran", "--nama", "budi", "--peran", "verifikator", "--wilayah", "99.02")
    jalankan("tambah", "--nama", "cici@desa.id", "--peran", "pengamat", "--tanpa-sandi")
    keluaran = jalankan("daftar").output
    for judul in ("Nomor", "Nama masuk", "Nama", "Peran", "Masuk dengan", "Keadaan"):
        assert judul in keluaran.splitlines()[1]
    assert re.search(
        r"1 │ budi +│ Budi \[Santoso\] +│ Penilai 15\.08 \(Kabupaten Bungo\), Verifikator 99\.02 +│ sandi +│ aktif",
        keluaran,
    )
    assert re.search(r"2 │ cici@desa\.id +│ cici@desa\.id +│ Pengamat +│ .+ │ aktif", keluaran)
    assert "None" not in keluaran


def test_a_new_password_ends_the_old_one_and_all_sessions(jalankan):
    tambah(jalankan, "budi")
    token = gudang().sesi.masuk("budi", SANDI, "192.0.2.1").token
    jalan = jalankan("ubah-sandi", "--nama", "budi", "--sandi-stdin", masukan="payung kertas gunung teh\n")
    assert jalan.exit_code == 0, jalan.output
    assert gudang().sesi.pelaku(token) is None
    with pytest.raises(GalatMasuk):
        gudang().sesi.masuk("budi", SANDI, "192.0.2.1")
    assert gudang().sesi.masuk("budi", "payung kertas gunung teh", "192.0.2.1")


def test_closing_and_opening_an_account(jalankan):
    tambah(jalankan, "siti", peran="admin")
    tambah(jalankan, "budi")
    assert jalankan("nonaktifkan", "--nama", "BUDI").exit_code == 0
    assert not gudang().akun.cari(TERMINAL, "budi").aktif
    assert jalankan("nonaktifkan", "--nama", "budi", "--buka-lagi").exit_code == 0
    assert gudang().akun.cari(TERMINAL, "budi").aktif
    jalan = jalankan("nonaktifkan", "--nama", "siti")
    assert jalan.exit_code == 1
    assert "admin terakhir" in jalan.output
    jalan = jalankan("nonaktifkan", "--nama", "hantu")
    assert jalan.exit_code == 1
    assert "tidak ada" in jalan.output


def test_roles_are_given_and_taken_one_by_one(jalankan):
    tambah(jalankan, "budi", "--wilayah", "99.01")
    assert (
        "Penilai 99.01, Verifikator 99.02"
        in jalankan("peran", "--nama", "budi", "--peran", "verifikator", "--wilayah", "9902").output
    )
    jalan = jalankan("peran", "--nama", "budi", "--peran", "penilai", "--wilayah", "99.01", "--cabut")
    assert gudang().akun.cari(TERMINAL, "budi").peran == (Peran("verifikator", "99.02"),)
    assert jalan.exit_code == 0
    for peran, wilayah in (("penilai", "99.01"), ("verifikator", "99.02")):
        jalan = jalankan("peran", "--nama", "budi", "--peran", peran, "--wilayah", wilayah, "--cabut")
        assert jalan.exit_code == 1, jalan.output


def test_a_store_that_does_not_open_is_misuse_or_trouble_and_no_traceback(jalankan, monkeypatch):
    monkeypatch.setenv("PENILAIAN_DB", "mysql://a@b/c")
    jalan = jalankan("daftar")
    assert jalan.exit_code == 2
    assert "Traceback" not in jalan.output
    monkeypatch.setenv("PENILAIAN_DB", "postgresql://a@127.0.0.1:9/x")
    jalan = jalankan("daftar")
    assert jalan.exit_code == 1
    assert "Traceback" not in jalan.output


def test_what_the_terminal_did_stands_in_the_history_as_nobodys(jalankan, toko):
    tambah(jalankan, "dewi")
    terakhir = toko.riwayat.akun(TERMINAL, batas=1)[0]
    assert (terakhir.aksi, terakhir.pengguna_id) == ("akun.tambah", None)
