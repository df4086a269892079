"""Accounts: who may manage whom, what is refused, what the history says of it."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from akun_uji import DI_SINI, SANDI, SANDI_LAIN, Jam, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401
from sqlalchemy import select

from penilaian.simpan import TAMU, TERMINAL, GalatHak, GalatSimpan, Pelaku, Peran, TidakAda
from penilaian.simpan.basis.tabel import Desa, Pengguna, PeranPengguna
from penilaian.simpan.rak.akun import RakAkun
from penilaian.simpan.transaksi.orang import baku_wilayah, peran_baru

# -- adding -------------------------------------------------------------------------------------------------------


def test_an_account_is_found_by_its_name_in_any_case_and_the_name_is_not_given_twice(dunia):
    baru = dunia.tambah("Budi.Santoso")
    assert baru.nama_masuk == "budi.santoso"
    assert dunia.akun.cari(dunia.admin, " BUDI.santoso ") == baru
    with pytest.raises(GalatSimpan, match="sudah dipakai"):
        dunia.tambah("budi.SANTOSO")


@pytest.mark.parametrize(
    "nama", ["", "b", "budi santoso", "büdi", "-budi", "bu\ndi", "budi<script>", "b" * 101, "ＢＵＤＩ"]
)
def test_a_login_name_that_could_be_taken_for_another_is_refused(dunia, nama):
    with pytest.raises(GalatSimpan, match="Nama masuk"):
        dunia.akun.tambah(dunia.admin, f"{nama}\x00" if nama == "b" else nama, "Budi", [Peran("pengamat")], SANDI)
    assert len(dunia.akun.daftar(dunia.admin)) == 1


@pytest.mark.parametrize("nama", ["", "   ", "B" * 101, "\x07\u202e", "\u200b"])
def test_a_shown_name_is_text_of_sensible_length(dunia, nama):
    with pytest.raises(GalatSimpan, match=r"Nama .*paling banyak 100"):
        dunia.akun.tambah(dunia.admin, "budi", nama, [Peran("pengamat")], SANDI)


def test_a_shown_name_is_kept_without_what_deceives(dunia):
    orang = dunia.akun.tambah(dunia.admin, "budi", " Budi\x00\u202e\u200b  Santoso\x07", [Peran("pengamat")], SANDI)
    assert orang.nama == "Budi Santoso"


def test_an_account_has_a_role_and_without_a_password_its_name_is_an_address(dunia):
    with pytest.raises(GalatSimpan, match="satu peran"):
        dunia.akun.tambah(dunia.admin, "budi", "Budi", [], SANDI)
    with pytest.raises(GalatSimpan, match="alamat surel"):
        dunia.tambah("budi", sandi=None)
    assert dunia.tambah("budi@desa.id", sandi=None).cara == "penyedia_menunggu"


def test_the_password_is_kept_as_argon2id_and_nowhere_as_it_was_typed(dunia):
    dunia.tambah("budi", sandi=SANDI_LAIN)
    with dunia.gudang.koneksi.baca() as s:
        hash_ = s.scalar(select(Pengguna.sandi_hash).where(Pengguna.nama_masuk == "budi"))
    assert hash_.startswith("$argon2id$")
    assert SANDI_LAIN not in str(dunia.gudang.riwayat.akun(dunia.admin))


# -- who may ------------------------------------------------------------------------------------------------------

BUKAN_ADMIN = [
    TAMU,
    Pelaku(99, "p", (Peran("penilai"),)),
    Pelaku(99, "v", (Peran("verifikator"),)),
    Pelaku(99, "k", (Peran("kepala_desa", "99.01.01.2001"),)),
    Pelaku(99, "o", (Peran("pengamat"),)),
]
KERJA = {
    "daftar": lambda a, p, n: a.daftar(p),
    "satu": lambda a, p, n: a.satu(p, n),
    "cari": lambda a, p, n: a.cari(p, "budi@desa.id"),
    "tambah": lambda a, p, n: a.tambah(p, "baru", "Baru", [Peran("pengamat", "99.01")], SANDI),
    "pasang_sandi": lambda a, p, n: a.pasang_sandi(p, n, SANDI_LAIN),
    "alihkan": lambda a, p, n: a.alihkan_ke_penyedia(p, n),
    "nonaktifkan": lambda a, p, n: a.nonaktifkan(p, n),
    "aktifkan": lambda a, p, n: a.aktifkan(p, n),
    "ubah_peran": lambda a, p, n: a.ubah_peran(p, n, [Peran("pengamat", "99.01")]),
}


@pytest.mark.parametrize("nama", KERJA)
def test_whoever_is_no_admin_manages_no_account_and_nothing_is_written(dunia, nama):
    budi = dunia.tambah("budi@desa.id")
    sebelum = dunia.gudang.riwayat.akun(dunia.admin), dunia.akun.daftar(dunia.admin)
    for pelaku in BUKAN_ADMIN:
        with pytest.raises(GalatHak):
            KERJA[nama](dunia.akun, pelaku, budi.id)
    assert (dunia.gudang.riwayat.akun(dunia.admin), dunia.akun.daftar(dunia.admin)) == sebelum


@pytest.mark.parametrize("nama", KERJA)
def test_an_admin_of_an_area_manages_the_accounts_within_it_and_no_others(dunia, nama):
    dalam = dunia.tambah("budi@desa.id", Peran("penilai", "99.01.01"))
    luar = dunia.tambah("ani@desa.id", Peran("penilai", "99.02"))
    campur = dunia.tambah("cici@desa.id", Peran("penilai", "99.01"), Peran("pengamat"))
    pelaku = Pelaku(99, "a", (Peran("admin", "99.01"),))
    if nama == "daftar":
        assert [a.id for a in dunia.akun.daftar(pelaku)] == [dalam.id]
        return
    if nama not in {"tambah", "cari"}:
        for orang in (luar, campur, dunia.akun.cari(dunia.admin, "siti")):
            with pytest.raises(GalatHak):
                KERJA[nama](dunia.akun, pelaku, orang.id)
    KERJA[nama](dunia.akun, pelaku, dalam.id)


def test_an_admin_of_an_area_gives_no_role_beyond_it(dunia):
    dalam = dunia.tambah("budi", Peran("penilai", "99.01.01"))
    pelaku = Pelaku(99, "a", (Peran("admin", "99.01"),))
    for peran in (Peran("admin"), Peran("penilai", "99"), Peran("verifikator", "99.02"), Peran("pengamat")):
        with pytest.raises(GalatHak):
            dunia.akun.ubah_peran(pelaku, dalam.id, [Peran("penilai", "99.01.01"), peran])
        with pytest.raises(GalatHak):
            dunia.akun.tambah(pelaku, "baru", "Baru", [peran], SANDI)
    assert dunia.akun.satu(dunia.admin, dalam.id).peran == (Peran("penilai", "99.01.01"),)


def test_everyone_sees_the_own_account(dunia):
    budi = dunia.tambah("budi")
    pelaku = dunia.sesi.pelaku(dunia.masuk("budi"))
    assert dunia.akun.satu(pelaku, budi.id) == budi
    with pytest.raises(GalatHak):
        dunia.akun.satu(pelaku, dunia.admin.pengguna_id)


def test_an_account_that_is_not_there_is_said_to_be_missing(dunia):
    for kerja in (lambda: dunia.akun.satu(dunia.admin, 999), lambda: dunia.akun.cari(dunia.admin, "hantu")):
        with pytest.raises(TidakAda):
            kerja()


# -- changing -----------------------------------------------------------------------------------------------------


def test_roles_change_at_once_for_who_is_logged_in(dunia):
    budi, token = dunia.tambah("budi"), dunia.masuk("budi")
    dunia.akun.ubah_peran(dunia.admin, budi.id, [Peran("verifikator", "99"), Peran("verifikator", "99")])
    assert dunia.sesi.pelaku(token).peran == (Peran("verifikator", "99"),)


def test_the_last_admin_stays_whatever_is_tried(dunia):
    siti = dunia.admin.pengguna_id
    dunia.tambah("wilayah", Peran("admin", "99.01"))
    tutup = dunia.tambah("tutup", Peran("admin"))
    dunia.akun.nonaktifkan(dunia.admin, tutup.id)
    for kerja in (
        lambda: dunia.akun.nonaktifkan(dunia.admin, siti),
        lambda: dunia.akun.nonaktifkan(TERMINAL, siti),
        lambda: dunia.akun.ubah_peran(dunia.admin, siti, [Peran("admin", "99"), Peran("penilai")]),
    ):
        with pytest.raises(GalatSimpan, match="admin terakhir"):
            kerja()
    assert dunia.sesi.pelaku(dunia.token_admin).peran == (Peran("admin"),)
    dunia.akun.aktifkan(dunia.admin, tutup.id)
    dunia.akun.nonaktifkan(dunia.admin, siti)
    assert dunia.sesi.pelaku(dunia.token_admin) is None


def test_of_two_admins_who_close_each_other_at_once_one_stays(dunia):
    dua, mulai = dunia.tambah("dua", Peran("admin")), threading.Barrier(2)
    pelaku_dua = dunia.sesi.pelaku(dunia.masuk("dua"))

    def tutup(siapa: Pelaku, siapa_lain: int) -> bool:
        mulai.wait()
        try:
            dunia.akun.nonaktifkan(siapa, siapa_lain)
        except GalatSimpan:
            return False
        return True

    with ThreadPoolExecutor(2) as kolam:
        kerja = [kolam.submit(tutup, dunia.admin, dua.id), kolam.submit(tutup, pelaku_dua, dunia.admin.pengguna_id)]
        assert sorted(k.result() for k in kerja) == [False, True]
    assert sum(a.aktif for a in dunia.akun.daftar(TERMINAL)) == 1


def test_where_there_never_was_an_admin_roles_can_still_be_changed_from_the_terminal(gudang_kosong):
    akun = RakAkun(gudang_kosong.koneksi)
    budi = akun.tambah(TERMINAL, "budi", "Budi", [Peran("penilai")], SANDI)
    assert akun.ubah_peran(TERMINAL, budi.id, [Peran("pengamat")]).peran == (Peran("pengamat"),)


def test_a_role_is_never_taken_without_another_left(dunia):
    with pytest.raises(GalatSimpan, match="nonaktifkan"):
        dunia.akun.ubah_peran(dunia.admin, dunia.tambah("budi").id, [])


# -- history ------------------------------------------------------------------------------------------------------


def test_every_change_stands_in_the_history_by_number_without_names_and_the_chain_holds(dunia):
    budi = dunia.tambah("budi.santoso@desa.id")
    dunia.akun.ubah_peran(dunia.admin, budi.id, [Peran("verifikator", "99")])
    dunia.akun.pasang_sandi(dunia.admin, budi.id, SANDI_LAIN)
    dunia.akun.nonaktifkan(dunia.admin, budi.id)
    dunia.akun.nonaktifkan(dunia.admin, budi.id)
    dunia.akun.aktifkan(dunia.admin, budi.id)
    dunia.akun.alihkan_ke_penyedia(dunia.admin, budi.id)
    objek = f"pengguna:{budi.id}"
    assert dunia.kejadian("akun.")[1:] == [
        ("akun.tambah", objek),
        ("akun.peran", objek),
        ("akun.sandi", objek),
        ("akun.nonaktifkan", objek),
        ("akun.aktifkan", objek),
        ("akun.alih_penyedia", objek),
    ]
    semua = dunia.gudang.riwayat.akun(dunia.admin)
    isi = str([(k.objek, k.lama, k.baru, k.alasan) for k in semua]).lower()
    assert "budi" not in isi
    assert "santoso" not in isi
    assert {k.pengguna_id for k in semua if k.aksi != "akun.tambah"} == {dunia.admin.pengguna_id}
    assert dunia.gudang.riwayat.periksa(dunia.admin) == ()


def test_a_role_that_is_given_again_writes_no_history(dunia):
    budi = dunia.tambah("budi")
    dunia.akun.ubah_peran(dunia.admin, budi.id, budi.peran)
    assert [a for a, _ in dunia.kejadian("akun.peran")] == []


# -- areas as they are written ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tertulis", "baku"),
    [
        ("15", "15"),
        ("1501", "15.01"),
        ("150110", "15.01.10"),
        ("1501102003", "15.01.10.2003"),
        (" 15.01.10 ", "15.01.10"),
        ("", ""),
        ("150", "150"),
        ("15.01.x", "15.01.x"),
        ("Kabupaten Kerinci", "15.01"),
        (" kabupaten  kerinci ", "15.01"),
        ("Kab. Kerinci", "15.01"),
        ("KAB.KERINCI", "15.01"),
        ("Kabupaten Kerinci, Jambi", "15.01"),
        ("Prov. Jambi", "15"),
        ("Kota Jambi", "15.71"),
        ("Bukit Kerman", "15.01.20"),
        ("kec. bukit kerman, kab. kerinci", "15.01.20"),
        ("Desa Talang Kemuning", "15.01.20.2006"),
        ("Talang Kemuning, Bukit Kerman, Kabupaten Kerinci, Jambi", "15.01.20.2006"),
    ],
)
def test_an_area_is_understood_with_and_without_dots(tertulis, baku):
    assert baku_wilayah(tertulis) == baku


def test_a_role_is_understood_as_people_write_it_and_a_wrong_one_says_which_there_are():
    assert peran_baru("Kepala Desa", "9901012001") == Peran("kepala_desa", "99.01.01.2001")
    with pytest.raises(GalatSimpan, match="admin, verifikator, penilai, kepala_desa, pengamat"):
        peran_baru("raja")
    with pytest.raises(GalatSimpan, match="bukan kode bertitik"):
        peran_baru("penilai", "1501x")
    with pytest.raises(GalatSimpan, match=r"'Sungai Jernih' dapat berarti .*\(15\.09\.12\.2006\).* Tulis kodenya"):
        peran_baru("penilai", "Sungai Jernih")
    with pytest.raises(GalatSimpan, match=r"'Siulak, Kab\. Bungo' tidak ditemukan"):
        peran_baru("penilai", "Siulak, Kab. Bungo")
    with pytest.raises(GalatSimpan, match="'Antah Berantah' tidak ditemukan"):
        peran_baru("penilai", "Antah Berantah")


@pytest.mark.parametrize(
    ("wilayah", "dikenal"),
    [
        ("", True),
        ("15", True),
        ("15.01.20.2006", True),
        ("99", True),
        ("99.77.01.2001", True),
        ("98", False),
        ("15.99", False),
        ("15.01.99", False),
        ("15.01.20.2999", False),
    ],
)
def test_a_role_in_an_area_that_nobody_knows_is_not_given(dunia, wilayah, dikenal):
    peran = Peran("penilai", wilayah)
    if dikenal:
        assert dunia.tambah("budi", peran).peran == (peran,)
        return
    with pytest.raises(GalatSimpan, match=f"{wilayah} tidak ada dalam daftar Kemendagri"):
        dunia.tambah("budi", peran)
    budi = dunia.tambah("budi", Peran("penilai"))
    with pytest.raises(GalatSimpan, match="tidak ada dalam daftar"):
        dunia.akun.ubah_peran(dunia.admin, budi.id, [Peran("penilai"), peran])


def test_a_village_that_was_assessed_here_is_known_and_an_old_role_elsewhere_stays(dunia):
    baru = "15.01.20.2999"
    with dunia.gudang.koneksi.tulis() as s:
        s.add(Desa(kode=baru, nama="Baru", kecamatan="", kabupaten="", zona_waktu="Asia/Jakarta"))
    budi = dunia.tambah("budi", Peran("kepala_desa", baru))
    lama = Peran("pengamat", "15.99")
    with dunia.gudang.koneksi.tulis() as s:
        s.add(PeranPengguna(pengguna_id=budi.id, jenis=lama.jenis, wilayah=lama.wilayah))
    assert lama in dunia.akun.ubah_peran(dunia.admin, budi.id, [*budi.peran, lama, Peran("penilai", "15")]).peran


# -- who still needs an assessor -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("penilai", "tanpa"),
    [
        ("15.01.20.2006", ["15.01.20.2005"]),
        ("15.01.20.2005", ["15.01.20.2006"]),
        ("15.01.20", []),
        ("15.01", []),
        ("15", []),
        ("", []),
        ("15.02", ["15.01.20.2005", "15.01.20.2006"]),
    ],
)
def test_a_village_needs_an_assessor_unless_a_role_covers_it(dunia, penilai, tanpa):
    dunia.tambah("budi", Peran("penilai", penilai))
    dunia.tambah("cici", Peran("verifikator", "15"))
    semua = dunia.akun.tanpa_penilai(dunia.admin, "15.01.20")
    assert [k for k in semua if k in {"15.01.20.2005", "15.01.20.2006"}] == tanpa
    assert all(k[9] != "1" for k in semua)


def test_a_closed_account_covers_no_village(dunia):
    budi = dunia.tambah("budi", Peran("penilai", "15.01.20"))
    assert dunia.akun.tanpa_penilai(dunia.admin, "15.01.20") == ()
    dunia.akun.nonaktifkan(dunia.admin, budi.id)
    assert len(dunia.akun.tanpa_penilai(dunia.admin, "15.01.20")) > 10


def test_an_admin_asks_only_within_the_own_area(dunia):
    dunia.tambah("dodi", Peran("admin", "15.01"))
    dodi = Pelaku(2, "Dodi", (Peran("admin", "15.01"),))
    assert dunia.akun.tanpa_penilai(dodi, "15.01.20")
    for wilayah in ("15", "", "15.02"):
        with pytest.raises(GalatHak):
            dunia.akun.tanpa_penilai(dodi, wilayah)
