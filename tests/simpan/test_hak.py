"""Rights: every role × every action × own and foreign village, as a table and through the store itself."""

from typing import get_args

import pytest
from sqlalchemy import func, select

from penilaian.desa import terletak
from penilaian.simpan import TAMU, TERMINAL, Awal, GalatHak, Gudang, Pelaku, Peran, boleh
from penilaian.simpan.basis.hak import Aksi, wajib
from penilaian.simpan.basis.tabel import Komentar, Penilaian, Rantai, Riwayat

AKSI = get_args(Aksi)

SENDIRI = "99.01.01.2001"
ASING = "99.02.01.2001"

FINAL = {"baca_final"}
PEMBACA = {"baca_draf", "komentar", "baca_final"}
PENILAI = PEMBACA | {"buat", "isi", "ajukan"}
VERIFIKATOR = PEMBACA | {"verifikasi"}
PEMUTUS = VERIFIKATOR | {"finalkan", "buka_kembali", "resmikan"}
ADMIN = {"kelola_akun", "atur", "rawat", "baca_final"}

BOLEH = {  # who: (in own village, in a foreign one)
    "penilai": (PENILAI, FINAL),
    "penilai_dua": (PENILAI, FINAL),
    "verifikator": (VERIFIKATOR, FINAL),
    "verifikator_kabupaten": (PEMUTUS, FINAL),
    "kepala_desa": (PEMBACA, FINAL),
    "pengamat": (FINAL, FINAL),
    "admin": (ADMIN, ADMIN),
    "penilai_asing": (FINAL, PENILAI),
    "penilai_semua": (PENILAI, PENILAI),
    "verifikator_semua": (PEMUTUS, PEMUTUS),
    "tamu": (set(), set()),
}
SELURUHNYA = {"admin": ADMIN, "penilai_semua": PENILAI, "verifikator_semua": PEMUTUS, "tamu": set()}
"""What concerns the whole store and not one village."""


def pelaku_dari(orang, siapa: str) -> Pelaku:
    return TAMU if siapa == "tamu" else getattr(orang, siapa)


@pytest.mark.parametrize("siapa", BOLEH)
def test_each_role_may_do_in_own_and_foreign_village_what_the_table_says_and_nothing_else(orang, siapa):
    pelaku = pelaku_dari(orang, siapa)
    for desa, aksi_boleh in zip((SENDIRI, ASING), BOLEH[siapa], strict=True):
        assert {a for a in AKSI if boleh(pelaku, a, desa)} == aksi_boleh
    assert {a for a in AKSI if boleh(pelaku, a)} == SELURUHNYA.get(siapa, FINAL)


def test_several_roles_of_one_person_add_up_but_areas_do_not_mix():
    pelaku = Pelaku(1, "dua topi", (Peran("penilai", "99.01"), Peran("verifikator", "99.02")))
    assert boleh(pelaku, "isi", SENDIRI)
    assert boleh(pelaku, "verifikasi", ASING)
    assert not boleh(pelaku, "isi", ASING)
    assert not boleh(pelaku, "verifikasi", SENDIRI)


@pytest.mark.parametrize(
    ("wilayah", "desa", "termasuk"),
    [
        ("", SENDIRI, True),
        ("99", SENDIRI, True),
        ("99.01", SENDIRI, True),
        ("99.01.01", SENDIRI, True),
        (SENDIRI, SENDIRI, True),
        ("99.0", SENDIRI, None),
        ("99.01.0", SENDIRI, None),
        ("9", SENDIRI, None),
        ("99.02", SENDIRI, False),
        ("99.01.01.2002", SENDIRI, False),
        ("99.01.01", "99.01.011.001", False),
        ("99.01.01.2001", "99.01.01", False),
    ],
)
def test_an_area_holds_villages_below_its_whole_code_and_half_a_code_is_none(wilayah, desa, termasuk):
    if termasuk is None:
        with pytest.raises(ValueError, match="bukan kode bertitik"):
            Peran("penilai", wilayah)
    else:
        assert terletak(desa, wilayah) is termasuk
        assert boleh(Pelaku(1, "p", (Peran("penilai", wilayah),)), "isi", desa) is termasuk


def test_making_final_takes_a_verifikator_of_the_kabupaten_or_more():
    for wilayah, cukup in (("", True), ("99", True), ("99.01", True), ("99.01.01", False), (SENDIRI, False)):
        assert boleh(Pelaku(1, "v", (Peran("verifikator", wilayah),)), "finalkan", SENDIRI) is cukup


def test_an_admin_of_an_area_administrates_accounts_there_but_not_the_store():
    pelaku = Pelaku(1, "a", (Peran("admin", "99.01"),))
    assert boleh(pelaku, "kelola_akun", "99.01.01")
    assert not boleh(pelaku, "kelola_akun", "99.02")
    assert not boleh(pelaku, "kelola_akun")
    assert not boleh(pelaku, "atur")


def test_the_terminal_of_the_server_administrates_and_does_not_answer():
    assert {a for a in AKSI if boleh(TERMINAL, a)} == ADMIN


@pytest.mark.parametrize(("jenis", "wilayah"), [("raja", ""), ("kepala_desa", ""), ("kepala_desa", "99.01")])
def test_an_unknown_role_and_a_village_head_without_a_village_cannot_be(jenis, wilayah):
    with pytest.raises(ValueError, match=r"raja|satu desa"):
        Peran(jenis, wilayah)


def test_a_refusal_names_the_deed_and_the_village_where_there_is_one():
    with pytest.raises(GalatHak, match=r"mengizinkan mengisi penilaian di 99\.01\.01\.2001\.$"):
        wajib(TAMU, "isi", SENDIRI)
    with pytest.raises(GalatHak, match=r"mengizinkan mengubah pengaturan\.$"):
        wajib(TAMU, "atur")


# -- through the store -------------------------------------------------------------------------------------------

# name: (state before, any of these actions suffices, call); ``dulu`` is an earlier assessment of the same village
METODE = {
    "lembar.buat": ("draf", {"buat"}, lambda g, p, x: g.lembar.buat(p, Awal(x.desa, "2003", x.sidik))),
    "lembar.ambil": ("draf", {"baca_draf"}, lambda g, p, x: g.lembar.ambil(p, x.id)),
    "lembar.ambil final": ("final", {"baca_final"}, lambda g, p, x: g.lembar.ambil(p, x.id)),
    "lembar.ubah": ("draf", {"isi"}, lambda g, p, x: g.lembar.ubah(p, x.id, versi_dilihat=x.versi, anggota=["Ani"])),
    "lembar.nama_desa": ("draf", {"buat"}, lambda g, p, x: g.lembar.nama_desa(p, x.desa)),
    "lembar.sebelumnya": ("draf", {"baca_draf"}, lambda g, p, x: g.lembar.sebelumnya(p, x.id)),
    "jawaban.semua": ("draf", {"baca_draf"}, lambda g, p, x: g.jawaban.semua(p, x.id)),
    "jawaban.satu": ("draf", {"baca_draf"}, lambda g, p, x: g.jawaban.satu(p, x.id, "P01")),
    "jawaban.simpan": ("draf", {"isi"}, lambda g, p, x: g.jawaban.simpan(p, x.id, "P01", "3", versi_dilihat=0)),
    "jawaban.lama": ("draf", {"baca_draf"}, lambda g, p, x: g.jawaban.lama(p, x.id)),
    "jawaban.bawa": ("draf", {"isi"}, lambda g, p, x: g.jawaban.bawa(p, x.id, x.dulu)),
    "jawaban.verifikasi": (
        "diajukan",
        {"verifikasi"},
        lambda g, p, x: g.jawaban.verifikasi(p, x.id, "P01", "2", "foto", versi_dilihat=0),
    ),
    "alur.ajukan": ("draf", {"ajukan"}, lambda g, p, x: g.alur.ajukan(p, x.id)),
    "alur.kembalikan": ("diajukan", {"verifikasi"}, lambda g, p, x: g.alur.kembalikan(p, x.id, "kurang")),
    "alur.verifikasi": ("diajukan", {"verifikasi"}, lambda g, p, x: g.alur.verifikasi(p, x.id, "sesuai kunjungan")),
    "alur.finalkan": ("diverifikasi", {"finalkan"}, lambda g, p, x: g.alur.finalkan(p, x.id, "sesuai kunjungan")),
    "alur.buka_kembali": ("final", {"buka_kembali"}, lambda g, p, x: g.alur.buka_kembali(p, x.id, "salah")),
    "alur.resmikan": ("draf", {"resmikan"}, lambda g, p, x: g.alur.resmikan(p, x.tandingan)),
    "alur.tinjau_pindah": ("draf", {"isi"}, lambda g, p, x: g.alur.tinjau_pindah(p, x.id, g.instrumen.ambil(x.sidik))),
    "alur.pindah_instrumen": ("draf", {"isi"}, lambda g, p, x: g.alur.pindah_instrumen(p, x.id, x.sidik)),
    "komentar.tambah": ("draf", {"komentar"}, lambda g, p, x: g.komentar.tambah(p, x.id, "Mohon dicek")),
    "komentar.daftar": ("draf", {"baca_draf"}, lambda g, p, x: g.komentar.daftar(p, x.id)),
    "hasil.satu": ("draf", {"baca_draf"}, lambda g, p, x: g.hasil.satu(p, x.id)),
    "hasil.tiga": ("draf", {"baca_draf"}, lambda g, p, x: g.hasil.tiga(p, x.id)),
    "hasil.final": ("final", {"baca_final"}, lambda g, p, x: g.hasil.final(p, x.id)),
    "riwayat.penilaian": ("draf", {"baca_draf"}, lambda g, p, x: g.riwayat.penilaian(p, x.id)),
    "riwayat.periksa satu": ("draf", {"baca_draf", "rawat"}, lambda g, p, x: g.riwayat.periksa(p, x.id)),
}
METODE_SELURUHNYA = {
    "riwayat.periksa": ("rawat", lambda g, p: g.riwayat.periksa(p)),
    "riwayat.panjang": ("rawat", lambda g, p: g.riwayat.panjang(p)),
    "riwayat.akun": ("kelola_akun", lambda g, p: g.riwayat.akun(p)),
    "pengaturan.ubah": ("atur", lambda g, p: g.pengaturan.ubah(p, "hasil_umum", "ya")),
}


class Sasaran:
    """An assessment in a state, with an earlier one and one of another team beside it."""

    def __init__(self, gudang, orang, sidik, bawa_ke, desa: str, periode: int, keadaan: str) -> None:
        def buat(periode: int, tim: str = "utama"):
            return gudang.lembar.buat(orang.penilai_semua, Awal(desa, str(periode), sidik, tim=tim))

        self.desa, self.sidik = desa, sidik
        self.dulu = buat(periode).id
        self.id = buat(periode + 1).id
        self.tandingan = buat(periode + 1, "tandingan").id
        self.versi = bawa_ke(self.id, keadaan).versi


def isi_gudang(gudang: Gudang) -> list[int]:
    with gudang.koneksi.baca() as s:
        return [s.scalar(select(func.count()).select_from(t)) for t in (Riwayat, Rantai, Penilaian, Komentar)]


@pytest.mark.parametrize("nama", METODE)
def test_the_store_itself_refuses_what_a_role_may_not_and_writes_nothing_then(gudang, orang, sidik, bawa_ke, nama):
    keadaan, aksi, panggil = METODE[nama]
    for letak, desa in enumerate((SENDIRI, ASING)):
        sasaran = Sasaran(gudang, orang, sidik, bawa_ke, desa, 2004, keadaan)
        dilarang = [siapa for siapa in BOLEH if not BOLEH[siapa][letak] & aksi]
        diizinkan = [siapa for siapa in BOLEH if BOLEH[siapa][letak] & aksi]
        assert dilarang
        assert diizinkan
        sebelum = isi_gudang(gudang)
        for siapa in dilarang:
            with pytest.raises(GalatHak):
                panggil(gudang, pelaku_dari(orang, siapa), sasaran)
        assert isi_gudang(gudang) == sebelum
        for n, siapa in enumerate(diizinkan, start=1):
            panggil(gudang, pelaku_dari(orang, siapa), sasaran)
            if nama == "lembar.buat":
                break
            if isi_gudang(gudang) != sebelum:
                sasaran = Sasaran(gudang, orang, sidik, bawa_ke, desa, 2004 + 2 * n, keadaan)
                sebelum = isi_gudang(gudang)


@pytest.mark.parametrize("nama", METODE_SELURUHNYA)
def test_what_concerns_the_whole_store_is_refused_to_all_but_the_admin(gudang, orang, nama):
    aksi, panggil = METODE_SELURUHNYA[nama]
    for siapa in BOLEH:
        if aksi not in SELURUHNYA.get(siapa, FINAL):
            with pytest.raises(GalatHak):
                panggil(gudang, pelaku_dari(orang, siapa))
    assert gudang.pengaturan.baca("hasil_umum") == "tidak"
    panggil(gudang, orang.admin)


def test_lists_hold_drafts_of_own_area_and_what_is_final_and_nothing_else(gudang, orang, sidik, bawa_ke):
    draf = Sasaran(gudang, orang, sidik, bawa_ke, SENDIRI, 2004, "draf")
    asing = Sasaran(gudang, orang, sidik, bawa_ke, ASING, 2004, "diajukan")
    final = Sasaran(gudang, orang, sidik, bawa_ke, ASING, 2010, "final")
    draf_sendiri = {draf.dulu, draf.id, draf.tandingan}
    draf_asing = {asing.dulu, asing.id, asing.tandingan, final.dulu, final.tandingan}

    def daftar(siapa: str) -> set[int]:
        return {x.id for x in gudang.lembar.daftar(pelaku_dari(orang, siapa))}

    def berjalan(siapa: str) -> set[int]:
        return {int(n) for k in gudang.hasil.berjalan(pelaku_dari(orang, siapa)) for n in k.keterangan["penilaian_id"]}

    for siapa in BOLEH:
        baca_sendiri, baca_asing = ("baca_draf" in aksi for aksi in BOLEH[siapa])
        draf_terlihat = (draf_sendiri if baca_sendiri else set()) | (draf_asing if baca_asing else set())
        assert daftar(siapa) == draf_terlihat | ({final.id} if siapa != "tamu" else set())
        assert berjalan(siapa) == draf_terlihat - {draf.tandingan, asing.tandingan, final.tandingan}


def test_names_of_the_team_are_hidden_from_those_who_may_only_see_final_results(gudang, orang, sidik, bawa_ke):
    satu = gudang.lembar.buat(orang.penilai, Awal(SENDIRI, "2026", sidik, anggota=("Siti Aminah",)))
    bawa_ke(satu.id, "final")
    assert gudang.lembar.ambil(orang.kepala_desa, satu.id).anggota == ("Siti Aminah",)
    assert gudang.lembar.ambil(orang.pengamat, satu.id).anggota == ()
    assert [x.anggota for x in gudang.lembar.daftar(orang.pengamat)] == [()]
