"""Accounts, roles, settings and instruments are held against their history; secrets stay out of it."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import pytest
from akun_uji import DI_SINI, SANDI, SANDI_LAIN, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401
from argon2 import PasswordHasher
from riwayat_uji import jadi_lama
from sqlalchemy import select, text

from penilaian.simpan import TERMINAL, Peran
from penilaian.simpan.basis import sandi as modul_sandi
from penilaian.simpan.basis.tabel import Pengguna
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rak.sesi import OrangPenyedia
from penilaian.simpan.transaksi.orang import inti_orang

PENERBIT = "https://login.contoh.id"


@pytest.fixture
def penuh(dunia, monkeypatch):
    """Every kind of event about accounts: budi (2) by password, cici (3) by a provider, dedi (4) waits for one."""
    dunia.gudang.instrumen.daftarkan("spbe-2020")
    budi = dunia.tambah("budi", Peran("penilai", "99.01"), Peran("verifikator", "99.02"))
    cici, dedi = dunia.tambah("cici@desa.id"), dunia.tambah("dedi@desa.id")
    dunia.akun.ubah_peran(dunia.admin, budi.id, [Peran("verifikator", "99.02"), Peran("pengamat")])
    dunia.akun.pasang_sandi(dunia.admin, budi.id, SANDI_LAIN)
    token = dunia.masuk("budi", SANDI_LAIN)
    dunia.sesi.ganti_sandi(token, SANDI_LAIN, SANDI)
    dunia.sesi.keluar_lain(token)
    dunia.sesi.keluar(token)
    monkeypatch.setattr(modul_sandi, "_PENGACAK", PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    dunia.masuk("budi")
    dunia.akun.nonaktifkan(dunia.admin, budi.id)
    dunia.akun.aktifkan(dunia.admin, budi.id)
    for orang in (cici, dedi):
        dunia.akun.alihkan_ke_penyedia(dunia.admin, orang.id)
    dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "subjek-7", "cici@desa.id"))
    dunia.gudang.pengaturan.ubah(dunia.admin, "hasil_umum", "ya")
    return dunia


def ubah(dunia, *perintah: str) -> None:
    with dunia.gudang.koneksi.tulis() as s:
        for satu in perintah:
            s.execute(text(satu))


def pesan(dunia) -> list[tuple[str, str]]:
    """Return what is wrong, the same wherever one looks."""
    semua = dunia.gudang.riwayat.periksa(dunia.admin)
    rawat = RakRawat(dunia.gudang.koneksi).periksa(TERMINAL).kerusakan
    assert list(rawat) == [str(k) for k in semua]
    return [(k.rantai, k.pesan) for k in semua]


def test_a_store_with_every_kind_of_event_about_accounts_is_sound(penuh):
    assert {k.aksi for k in penuh.gudang.riwayat.akun(penuh.admin)} == {
        *(f"akun.{n}" for n in ("tambah", "peran", "sandi", "aktifkan", "nonaktifkan")),
        *("akun.alih_penyedia", "akun.ikat_penyedia", "pengaturan.ubah"),
        *("sesi.masuk", "sesi.keluar", "sesi.keluar_lain"),
    }
    assert pesan(penuh) == []


BARU = (
    "INSERT INTO pengguna (id, nama_masuk, nama, aktif, dibuat) SELECT 77, 'hantu', 'Hantu', true, dibuat FROM pengguna"
)
PALSU = {
    "a role put in": (
        "INSERT INTO peran (pengguna_id, jenis, wilayah) VALUES (2, 'admin', '')",
        "peran akun nomor 2 diubah",
    ),
    "a role made wider": ("UPDATE peran SET wilayah = '' WHERE pengguna_id = 2", "peran akun nomor 2 diubah"),
    "a role of a kind that never was there": (
        "UPDATE peran SET jenis = 'admin' WHERE pengguna_id = 2 AND jenis = 'pengamat'",
        "peran akun nomor 2 diubah",
    ),
    "an area that is no code": ("UPDATE peran SET wilayah = 'x' WHERE wilayah = '99.02'", "peran akun nomor 2 diubah"),
    "all roles taken": ("DELETE FROM peran WHERE pengguna_id = 2", "peran akun nomor 2 diubah"),
    "a closed account": ("UPDATE pengguna SET aktif = false WHERE id = 2", "keaktifan akun nomor 2 diubah"),
    "a password": ("UPDATE pengguna SET sandi_hash = 'palsu' WHERE id = 2", "sandi akun nomor 2 diubah"),
    "a password for who comes through a provider": (
        "UPDATE pengguna SET sandi_hash = 'palsu' WHERE id = 3",
        "sandi akun nomor 3 diubah",
    ),
    "a password taken": ("UPDATE pengguna SET sandi_hash = NULL WHERE id = 2", "sandi akun nomor 2 diubah"),
    "another person of the provider": (
        "UPDATE pengguna SET oidc_subjek = 'saya' WHERE id = 3",
        "penyedia login akun nomor 3 diubah",
    ),
    "another provider": (
        "UPDATE pengguna SET oidc_penerbit = 'https://palsu.id' WHERE id = 3",
        "penyedia login akun nomor 3 diubah",
    ),
    "a binding that the provider never made": (
        "UPDATE pengguna SET oidc_penerbit = 'https://login.contoh.id', oidc_subjek = 'saya' WHERE id = 4",
        "penyedia login akun nomor 4 diubah",
    ),
    "the address by which a provider's person is found": (
        "UPDATE pengguna SET nama_masuk = 'saya@desa.id' WHERE id = 4",
        "nama akun nomor 4 diubah",
    ),
    "an account put in": (f"{BARU} WHERE id = 1", "akun nomor 77 ditambahkan"),
    "a setting": ("UPDATE pengaturan SET nilai = 'tidak'", "pengaturan hasil_umum diubah"),
    "a setting taken out": ("DELETE FROM pengaturan", "pengaturan hasil_umum dihapus"),
    "a setting put in": ("INSERT INTO pengaturan VALUES ('lain', 'ya')", "pengaturan lain diubah"),
}


@pytest.mark.parametrize("apa", PALSU)
def test_what_is_changed_past_the_store_is_named(penuh, apa):
    perintah, bagian = PALSU[apa]
    ubah(penuh, perintah)
    assert [p for p in pesan(penuh) if p[0]] == [("akun", f"{bagian} tanpa tercatat")]  # cells are named besides


def test_an_account_that_is_taken_out_is_missed(penuh):
    ubah(penuh, "DELETE FROM peran WHERE pengguna_id = 4", "DELETE FROM pengguna WHERE id = 4")
    assert pesan(penuh) == [("akun", "akun nomor 4 dihapus tanpa tercatat")]


def test_an_account_in_a_store_without_any_history_of_accounts_is_found_out(gudang_kosong):
    with gudang_kosong.koneksi.tulis() as s:
        s.add(Pengguna(nama_masuk="hantu", nama="Hantu"))
    assert {(k.rantai, k.pesan.partition(" ")[0]) for k in gudang_kosong.riwayat.periksa(TERMINAL)} == {
        ("akun", "ujung"),
        ("akun", "akun"),
    }


@pytest.mark.parametrize(
    ("perintah", "kata"),
    [
        ("UPDATE instrumen SET model = replace(model, 'SPBE', 'SPBX')", "diubah"),
        ("UPDATE instrumen SET naskah = replace(naskah, 'SPBE', 'SPBX'), sha256_isi = 'x'", "diubah"),
        ("UPDATE instrumen SET sidik_nilai = 'x'", "diubah"),
        ("UPDATE instrumen SET versi = '9.9.9'", "diubah"),
        ("UPDATE instrumen SET sidik = 'x'", "ditambahkan"),
    ],
)
def test_an_instrument_that_is_changed_past_the_store_is_named(penuh, perintah, kata):
    ubah(penuh, perintah)
    pertama = pesan(penuh)[0]
    assert pertama[0] == "umum"
    assert f"{kata} tanpa tercatat" in pertama[1]


def test_history_tells_neither_a_password_nor_its_hash_nor_a_name(penuh):
    with penuh.gudang.koneksi.baca() as s:
        hash_ = [h for h in s.scalars(select(Pengguna.sandi_hash)) if h]
        isi = " ".join(s.scalars(text("SELECT coalesce(lama, '') || coalesce(baru, '') FROM riwayat")).all())
    for rahasia in (*hash_, SANDI, SANDI_LAIN, "argon2", "subjek-7", "login.contoh", "budi", "cici", "desa.id"):
        assert rahasia not in isi


def test_once_a_person_is_removed_nobody_can_try_out_names_against_the_history(penuh):
    with penuh.gudang.koneksi.baca() as s:
        orang = s.get_one(Pengguna, 3)
        s.expunge(orang)
    dulu = inti_orang(orang, [])
    garam, orang.garam = orang.garam, ""
    tanpa = inti_orang(orang, [])
    assert len(garam) == 32
    assert [n for n in dulu if dulu[n] != tanpa[n]] == ["sidik_nama", "sidik_penyedia"]


# -- stores of earlier releases ------------------------------------------------------------------------------------


def test_a_store_of_an_earlier_release_is_sound_and_protected_from_its_next_event_on(penuh):
    jadi_lama(penuh.gudang)
    assert pesan(penuh) == []
    ubah(penuh, "UPDATE pengguna SET sandi_hash = 'tertukar' WHERE id = 2")
    assert pesan(penuh) == []  # no event says what it was
    penuh.akun.pasang_sandi(penuh.admin, 2, SANDI_LAIN)
    assert pesan(penuh) == []
    ubah(penuh, "UPDATE pengguna SET sandi_hash = 'palsu' WHERE id = 2")
    assert pesan(penuh) == [("akun", "sandi akun nomor 2 diubah tanpa tercatat")]


def test_roles_of_an_earlier_release_are_protected_without_any_further_event(penuh):
    jadi_lama(penuh.gudang)
    ubah(penuh, PALSU["a role put in"][0])
    assert pesan(penuh) == [("akun", "peran akun nomor 2 diubah tanpa tercatat")]
