"""Sessions: when they begin, whose they are, when they end."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from akun_uji import DI_SINI, SANDI, baris_sesi, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401
from argon2 import PasswordHasher
from sqlalchemy import select, text

from penilaian.simpan import TAMU, GalatHak, Peran
from penilaian.simpan.basis import sandi as modul_sandi
from penilaian.simpan.basis.tabel import Pengguna, Sesi
from penilaian.simpan.rak.sesi import GalatMasuk, OrangPenyedia, RakSesi

PENERBIT = "https://login.contoh.id"


# -- beginning ----------------------------------------------------------------------------------------------------


def test_a_login_gives_a_new_token_each_time_of_which_the_store_holds_only_the_hash(dunia):
    dunia.tambah("budi")
    satu, dua = dunia.masuk("budi"), dunia.masuk("BUDI ")
    assert satu != dua
    assert len(satu) == 43
    with dunia.gudang.koneksi.baca() as s:
        isi = str(s.execute(text("SELECT * FROM sesi")).all())
    assert hashlib.sha256(satu.encode()).hexdigest() in isi
    assert satu not in isi
    assert satu not in repr(dunia.sesi.masuk("budi", SANDI, DI_SINI))


@pytest.mark.parametrize(("nama", "sandi"), [("budi", "salah sekali ini"), ("budi", ""), ("hantu", SANDI), ("", "")])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer_and_no_session(dunia, nama, sandi):
    dunia.tambah("budi")
    sebelum = baris_sesi(dunia)
    with pytest.raises(GalatMasuk, match=r"^Nama masuk atau sandi salah\.$"):
        dunia.masuk(nama, sandi)
    assert baris_sesi(dunia) == sebelum


@pytest.mark.parametrize("nama", ["budi\0", "\0", "budi\ud800"])
def test_a_name_that_no_database_can_hold_is_nobodys(dunia, nama):
    dunia.tambah("budi")
    with pytest.raises(GalatMasuk, match=r"^Nama masuk atau sandi salah\.$"):
        dunia.masuk(nama)
    with pytest.raises(GalatMasuk):
        dunia.sesi.kenali(nama, "kode")


def test_an_unknown_name_costs_the_same_hashing_as_a_known_one(dunia, monkeypatch):
    dunia.tambah("budi")
    dunia.tambah("cici@desa.id", sandi=None)
    dunia.akun.nonaktifkan(dunia.admin, dunia.tambah("tutup").id)
    hitungan: list[str] = []

    class Penghitung:
        def hash(self, sandi: str) -> str:
            hitungan.append("hitung")
            return ""

        def verify(self, hash_: str, sandi: str) -> bool:
            hitungan.append("hitung")
            return False

    monkeypatch.setattr(modul_sandi, "_PENGACAK", Penghitung())
    for nama in ("budi", "hantu", "cici@desa.id", "tutup"):
        hitungan.clear()
        with pytest.raises(GalatMasuk):
            dunia.masuk(nama, "salah")
        assert hitungan == ["hitung"], nama


def test_logging_in_ends_the_session_that_the_browser_had(dunia):
    dunia.tambah("budi")
    lama = dunia.masuk("budi")
    baru = dunia.sesi.masuk("siti", SANDI, DI_SINI, token_lama=lama).token
    assert dunia.sesi.pelaku(lama) is None
    assert dunia.sesi.pelaku(baru).nama == "Siti Aminah"


def test_a_password_is_the_same_whatever_keyboard_wrote_it(dunia):
    dunia.tambah("budi", sandi="café di pinggir jalan")
    assert dunia.sesi.pelaku(dunia.masuk("budi", "cafe\u0301 di pinggir jalan"))


def test_a_hash_with_other_parameters_is_renewed_at_login_and_the_password_still_fits(dunia, monkeypatch):
    dunia.tambah("budi")

    def hash_budi() -> str:
        with dunia.gudang.koneksi.baca() as s:
            return s.scalar(select(Pengguna.sandi_hash).where(Pengguna.nama_masuk == "budi"))

    lama = hash_budi()
    dunia.masuk("budi")
    assert hash_budi() == lama
    monkeypatch.setattr(modul_sandi, "_PENGACAK", PasswordHasher(time_cost=2, memory_cost=128, parallelism=1))
    dunia.masuk("budi")
    assert ",t=2," in hash_budi()
    dunia.masuk("budi")


# -- whose --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "token", [None, "", "a", "x" * 43, "x" * 44, "'; DROP TABLE sesi; --", "../../etc/passwd", "\x00" * 43, "é" * 43]
)
def test_a_forged_token_is_nobodys(dunia, token):
    assert dunia.sesi.pelaku(token) is None


def test_what_the_store_holds_of_a_token_is_no_token(dunia):
    with dunia.gudang.koneksi.baca() as s:
        sidik = s.scalar(select(Sesi.token_sha256))
    assert dunia.sesi.pelaku(sidik) is None
    assert dunia.sesi.pelaku(sidik[:43]) is None


# -- ending -------------------------------------------------------------------------------------------------------


def test_a_session_that_nobody_uses_ends_after_three_hours(dunia):
    dunia.jam.maju(hours=2, minutes=59)
    assert dunia.sesi.pelaku(dunia.token_admin)
    dunia.jam.maju(hours=2, minutes=59)
    assert dunia.sesi.pelaku(dunia.token_admin)
    dunia.jam.maju(hours=3)
    assert dunia.sesi.pelaku(dunia.token_admin) is None
    dunia.jam.maju(hours=-1)
    assert dunia.sesi.pelaku(dunia.token_admin)


def test_a_session_that_is_used_all_day_ends_after_twelve_hours(dunia):
    for _ in range(11):
        dunia.jam.maju(hours=1)
        assert dunia.sesi.pelaku(dunia.token_admin)
    dunia.jam.maju(minutes=59)
    assert dunia.sesi.pelaku(dunia.token_admin)
    dunia.jam.maju(minutes=1)
    assert dunia.sesi.pelaku(dunia.token_admin) is None


def test_a_clock_that_is_put_back_lets_no_session_live_longer_than_twelve_hours(dunia):
    """The process counts by itself: 11 hours by the clock, which goes back by 10 at noon, are 21 real ones."""
    detak = iter(range(0, 10**9, 1800))
    sesi = RakSesi(dunia.gudang.koneksi, dunia.jam, lambda: float(next(detak)))
    token = sesi.masuk("siti", SANDI, DI_SINI).token
    hidup = 0
    for setengah_jam in range(44):
        hidup += sesi.pelaku(token) is not None
        dunia.jam.maju(minutes=30)
        if setengah_jam in (6, 9, 12, 15):
            dunia.jam.maju(hours=-2)
    assert hidup <= 24


@pytest.mark.parametrize("mundur", [{"minutes": 10}, {"hours": 2, "minutes": 55}, {"hours": 6}])
@pytest.mark.parametrize("dipakai", [30, 11 * 60 + 55])
def test_a_clock_put_back_before_a_restart_ends_what_was_used_until_then(dunia, dipakai, mundur):
    dunia.tambah("budi")
    token = dunia.masuk("budi")
    for _ in range(dipakai // 5):
        dunia.jam.maju(minutes=5)
        assert dunia.sesi.pelaku(token)
    siapa = dunia.sesi.pelaku(token)
    dunia.jam.maju(**{satuan: -banyak for satuan, banyak in mundur.items()})
    lagi = RakSesi(dunia.gudang.koneksi, dunia.jam)
    assert lagi.pelaku(token) is None
    assert lagi.jumlah(siapa, siapa.pengguna_id) == 0


def test_a_session_of_the_provider_that_has_ended_is_not_gone_on_with_after_a_restart(dunia):
    dunia.tambah("cici@desa.id", sandi=None)
    orang = OrangPenyedia(PENERBIT, "42", "cici@desa.id")
    token = dunia.sesi.masuk_penyedia(orang).token
    for langkah in (-15, 12 * 60):
        for _ in range(3):
            dunia.jam.maju(minutes=4)
            dunia.sesi.pelaku(token)
        dunia.jam.maju(minutes=langkah)
        lagi = RakSesi(dunia.gudang.koneksi, dunia.jam)
        baru = lagi.masuk_penyedia(orang, token_lama=token).token
        assert baru != token
        assert lagi.pelaku(baru)
        token = baru


def test_twelve_hours_after_login_nobody_is_counted_as_logged_in(dunia):
    dunia.tambah("budi")
    token = dunia.masuk("budi")
    siapa = dunia.sesi.pelaku(token)
    for _ in range(6):
        assert dunia.sesi.jumlah(siapa, siapa.pengguna_id) == 1
        dunia.sesi.pelaku(token)
        dunia.jam.maju(hours=2)
    assert dunia.sesi.pelaku(token) is None
    assert dunia.sesi.jumlah(siapa, siapa.pengguna_id) == 0


def test_a_session_last_used_later_than_the_clock_says_has_ended(dunia):
    dunia.jam.maju(hours=2)
    assert dunia.sesi.pelaku(dunia.token_admin)
    dunia.jam.maju(minutes=-1)
    assert dunia.sesi.pelaku(dunia.token_admin)
    dunia.jam.maju(minutes=-30)
    assert RakSesi(dunia.gudang.koneksi, dunia.jam).pelaku(dunia.token_admin) is None


def test_asking_often_writes_to_the_store_rarely(dunia, monkeypatch):
    dunia.sesi.pelaku(dunia.token_admin)  # the login was made when the first test began, however long ago that is
    tulis = []
    asli = dunia.gudang.koneksi.tulis
    monkeypatch.setattr(dunia.gudang.koneksi, "tulis", lambda: (tulis.append(1), asli())[1])
    for _ in range(15):  # minutes short of the second time, so that a slow machine makes no difference
        dunia.jam.maju(seconds=29)
        assert dunia.sesi.pelaku(dunia.token_admin)
    assert len(tulis) == 1


def test_logging_out_ends_this_session_everywhere_and_no_other(dunia):
    dunia.tambah("budi")
    satu, dua = dunia.masuk("budi"), dunia.masuk("budi")
    dunia.sesi.keluar(satu)
    dunia.sesi.keluar(satu)
    dunia.sesi.keluar(None)
    assert dunia.sesi.pelaku(satu) is None
    assert dunia.sesi.pelaku(dua)
    assert [a for a, _ in dunia.kejadian("sesi.keluar")] == ["sesi.keluar"]


def test_a_session_that_was_ended_is_not_revived_by_use(dunia):
    dunia.jam.maju(hours=1)
    dunia.sesi.keluar(dunia.token_admin)
    dunia.jam.maju(minutes=10)
    assert dunia.sesi.pelaku(dunia.token_admin) is None


def test_ending_all_other_sessions_keeps_this_one_and_other_people(dunia):
    dunia.tambah("budi")
    satu, dua, tiga = (dunia.masuk("budi") for _ in range(3))
    budi = dunia.sesi.pelaku(satu)
    assert dunia.sesi.jumlah(budi, budi.pengguna_id) == 3
    assert dunia.sesi.keluar_lain(satu) == 2
    assert [dunia.sesi.pelaku(t) is not None for t in (satu, dua, tiga, dunia.token_admin)] == [
        True,
        False,
        False,
        True,
    ]
    with pytest.raises(GalatMasuk, match="berakhir"):
        dunia.sesi.keluar_lain(dua)
    for lain in (dunia.admin, TAMU):
        with pytest.raises(GalatHak):
            dunia.sesi.jumlah(lain, budi.pengguna_id)


def test_closing_an_account_ends_its_sessions_at_once_and_opening_it_again_revives_none(dunia):
    budi = dunia.tambah("budi")
    token = dunia.masuk("budi")
    dunia.akun.nonaktifkan(dunia.admin, budi.id)
    assert dunia.sesi.pelaku(token) is None
    with pytest.raises(GalatMasuk, match="Nama masuk atau sandi salah"):
        dunia.masuk("budi")
    dunia.akun.aktifkan(dunia.admin, budi.id)
    assert dunia.sesi.pelaku(token) is None
    assert dunia.sesi.pelaku(dunia.masuk("budi"))


def test_a_session_of_a_closed_account_is_dead_even_if_its_row_was_not_revoked(dunia):
    budi, token = dunia.tambah("budi"), dunia.masuk("budi")
    with dunia.gudang.koneksi.tulis() as s:
        s.get_one(Pengguna, budi.id).aktif = False
    assert dunia.sesi.pelaku(token) is None


def test_a_login_that_raced_with_closing_the_account_begins_no_session(dunia, monkeypatch):
    budi = dunia.tambah("budi")
    asli = modul_sandi.cocok

    def tutup_di_tengah(hash_: str | None, sandi: str) -> bool:
        dunia.akun.nonaktifkan(dunia.admin, budi.id)
        return asli(hash_, sandi)

    monkeypatch.setattr("penilaian.simpan.rak.sesi.cocok", tutup_di_tengah)
    with pytest.raises(GalatMasuk):
        dunia.masuk("budi")


# -- history ------------------------------------------------------------------------------------------------------


def test_every_login_and_logout_stands_in_the_history_with_its_way(dunia):
    budi, cici = dunia.tambah("budi"), dunia.tambah("cici@desa.id", Peran("pengamat"), sandi=None)
    dunia.sesi.keluar(dunia.masuk("budi"))
    dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "7", "cici@desa.id"))
    semua = dunia.gudang.riwayat.akun(dunia.admin)[::-1]
    sesi = [(k.aksi, k.pengguna_id, (k.baru or {}).get("cara")) for k in semua if k.aksi.startswith("sesi.")]
    assert sesi[1:] == [
        ("sesi.masuk", budi.id, "lokal"),
        ("sesi.keluar", budi.id, None),
        ("sesi.masuk", cici.id, "oidc"),
    ]
    assert dunia.gudang.riwayat.periksa(dunia.admin) == ()


def test_many_who_log_in_at_once_all_get_in_and_the_chain_holds(dunia):
    for n in range(6):
        dunia.tambah(f"orang{n}")
    mulai = threading.Barrier(6)

    def masuk(n: int) -> str:
        mulai.wait()
        return dunia.masuk(f"orang{n}", alamat=f"192.0.2.{n}")

    with ThreadPoolExecutor(6) as kolam:
        token = list(kolam.map(masuk, range(6)))
    assert {dunia.sesi.pelaku(t).nama for t in token} == {f"Orang{n}" for n in range(6)}
    assert dunia.gudang.riwayat.periksa(dunia.admin) == ()
