"""Assessments and what goes with them: beginning, header, instruments as they were, comments, settings."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import text

from penilaian.simpan import (
    TERMINAL,
    Awal,
    Bentrok,
    GalatBasisData,
    GalatHak,
    GalatKeadaan,
    GalatSimpan,
    Pelaku,
    Peran,
    TidakAda,
)
from penilaian.simpan.transaksi.mulai_lembar import lengkapi, mulai_lembar

DESA = "99.01.01.2001"


def test_a_village_of_kemendagris_list_gets_its_official_names_and_time_zone(gudang, sidik, orang):
    penilai = Pelaku(orang.penilai.pengguna_id, "p", (Peran("penilai"),))
    lembar = gudang.lembar.buat(penilai, Awal("1501202006", "2026", sidik, nama_desa="Lain"))
    assert (lembar.desa_kode, lembar.zona_waktu) == ("15.01.20.2006", "Asia/Jakarta")
    assert lembar.kabupaten.lower().endswith("kerinci")
    assert "" not in {lembar.desa_nama, lembar.kecamatan}
    assert lembar.desa_nama != "Lain"
    assert gudang.lembar.buat(penilai, Awal("91.03.01.2001", "2026", sidik)).zona_waktu == "Asia/Jayapura"


def test_an_invented_village_keeps_the_names_that_are_given_first(gudang, orang, sidik):
    awal = Awal(DESA, "2025", sidik, nama_desa=" Sukamaju ", kecamatan="Kec. A", kabupaten="Kab. B")
    satu = gudang.lembar.buat(orang.penilai, awal)
    assert (satu.desa_nama, satu.kecamatan, satu.kabupaten) == ("Sukamaju", "Kec. A", "Kab. B")
    assert gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, nama_desa="Lain")).desa_nama == "Sukamaju"


@pytest.mark.parametrize(
    ("awal", "pesan"),
    [
        ({"kode_desa": "123"}, "Kode desa"),
        ({"periode": "2026-12-01"}, "Periode"),
        ({"periode": ""}, "Periode"),
        ({"tim": "  "}, "tim"),
    ],
)
def test_a_code_period_or_team_without_form_is_refused_with_what_is_right(gudang, orang, sidik, awal, pesan):
    isi = {"kode_desa": DESA, "periode": "2026", "sidik": sidik} | awal
    with pytest.raises(GalatSimpan, match=pesan):
        gudang.lembar.buat(orang.penilai_semua, Awal(**isi))
    assert gudang.lembar.daftar(orang.penilai_semua) == ()


def test_an_unknown_instrument_and_the_same_team_twice_are_refused(gudang, orang, lembar, sidik):
    with pytest.raises(TidakAda):
        gudang.lembar.buat(orang.penilai, Awal(DESA, "2027", "0" * 64))
    with pytest.raises(GalatKeadaan, match="sudah ada"):
        gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik))


def test_who_begins_while_another_is_beginning_the_same_waits_and_is_not_resmi(gudang, orang, sidik):
    gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik))
    gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2026", sidik))
    with ThreadPoolExecutor(1) as kolam:
        with gudang.koneksi.tulis() as s:
            pertama = mulai_lembar(s, gudang.instrumen, orang.penilai, lengkapi(Awal(DESA, "2026", sidik)))
            kedua = kolam.submit(gudang.lembar.buat, orang.penilai_dua, Awal(DESA, "2026", sidik, tim="dua"))
            with pytest.raises(TimeoutError):
                kedua.result(timeout=0.3)
        assert (pertama.resmi, kedua.result(timeout=300).resmi) == (True, False)


def test_day_and_team_are_changed_while_it_is_open_and_never_over_another_change(gudang, orang, lembar, bawa_ke):
    baru = gudang.lembar.ubah(
        orang.penilai, lembar.id, versi_dilihat=1, tanggal=date(2026, 3, 1), anggota=[" Siti  Aminah ", ""]
    )
    assert (baru.tanggal, baru.anggota, baru.versi) == (date(2026, 3, 1), ("Siti Aminah",), 2)
    with pytest.raises(Bentrok):
        gudang.lembar.ubah(orang.penilai_dua, lembar.id, versi_dilihat=1, anggota=["Budi"])
    assert gudang.lembar.ubah(orang.penilai, lembar.id, versi_dilihat=2).versi == 2
    bawa_ke(lembar.id, "diajukan")
    with pytest.raises(GalatKeadaan):
        gudang.lembar.ubah(orang.penilai, lembar.id, versi_dilihat=3, anggota=["Budi"])


def test_lists_are_narrowed_by_area_period_state_and_being_resmi(gudang, orang, lembar, sidik, bawa_ke):
    dua = gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2025", sidik))
    bawa_ke(dua.id, "diajukan")
    tiga = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, tim="dua"))

    def nomor(**saring):
        return [x.id for x in gudang.lembar.daftar(orang.penilai, **saring)]

    assert nomor() == [lembar.id, tiga.id, dua.id]
    assert nomor(desa=DESA) == [lembar.id, tiga.id]
    assert nomor(desa="99.01.01") == nomor()
    assert nomor(desa="99.0") == []
    assert nomor(periode="2025") == nomor(keadaan=["diajukan"]) == [dua.id]
    assert nomor(resmi=False) == [tiga.id]


# -- instruments -------------------------------------------------------------------------------------------------


def test_an_instrument_is_kept_once_with_its_yaml_and_comes_back_equal(gudang, tempat_isi):
    ini = gudang.instrumen.daftarkan("inpres-3-2003")
    assert [x[:2] for x in gudang.instrumen.daftar()] == [("inpres-3-2003", "2.0.0")]
    with tempat_isi.buka() as lain:
        kembali = lain.instrumen.ambil(ini.sidik)
        naskah = lain.instrumen.naskah(ini.sidik)
    assert (kembali, kembali.sidik, kembali.sidik_nilai) == (ini, ini.sidik, ini.sidik_nilai)
    assert sum(nama.startswith("1-persiapan/P01-") for nama in naskah) == 1
    assert naskah["instrumen.yaml"].startswith("# yaml-language-server")
    assert len(naskah) == 51


def test_another_instrument_stands_beside_it_and_an_unknown_hash_is_refused(gudang):
    spbe = gudang.instrumen.daftarkan("spbe-2020")
    assert gudang.instrumen.ambil(spbe.sidik) == spbe
    assert len(gudang.instrumen.daftar()) == 2
    with pytest.raises(TidakAda):
        gudang.instrumen.ambil("0" * 64)


def test_a_kept_instrument_that_somebody_changed_is_not_used(gudang, sidik, tempat_isi):
    with gudang.koneksi.tulis() as s:
        s.execute(text("""UPDATE instrumen SET model = replace(model, '"bobot":"3"', '"bobot":"9"')"""))
    with tempat_isi.buka() as lain, pytest.raises(GalatBasisData, match="diubah"):
        lain.instrumen.ambil(sidik)


def test_many_who_keep_the_same_instrument_at_once_keep_it_once(gudang_kosong):
    mulai = threading.Barrier(4)

    def daftarkan(_: int) -> str:
        mulai.wait()
        return gudang_kosong.instrumen.daftarkan("spbe-2020").sidik

    with ThreadPoolExecutor(4) as kolam:
        assert len(set(kolam.map(daftarkan, range(4)))) == 1
    assert len(gudang_kosong.instrumen.daftar()) == 1
    assert gudang_kosong.riwayat.panjang(TERMINAL) == 1


# -- comments and settings ---------------------------------------------------------------------------------------


def test_comments_stand_in_order_with_their_author_also_on_what_is_final(gudang, orang, lembar, bawa_ke):
    gudang.komentar.tambah(orang.kepala_desa, lembar.id, " Situs baru pindah ", indikator="P01")
    bawa_ke(lembar.id, "final")
    gudang.komentar.tambah(orang.verifikator, lembar.id, "Terima kasih")
    semua = gudang.komentar.daftar(orang.penilai, lembar.id)
    assert [(k.indikator, k.teks, k.oleh_nama) for k in semua] == [
        ("P01", "Situs baru pindah", "Kepala_Desa"),
        (None, "Terima kasih", "Verifikator"),
    ]
    assert [k.teks for k in gudang.komentar.daftar(orang.penilai, lembar.id, indikator="P01")] == ["Situs baru pindah"]
    assert gudang.riwayat.periksa(orang.penilai, lembar.id) == ()


def test_an_empty_comment_or_one_on_an_unknown_indicator_is_refused(gudang, orang, lembar):
    with pytest.raises(GalatSimpan, match="kosong"):
        gudang.komentar.tambah(orang.kepala_desa, lembar.id, "  ")
    with pytest.raises(TidakAda):
        gudang.komentar.tambah(orang.kepala_desa, lembar.id, "a", indikator="Z99")


def test_a_setting_has_a_value_from_the_start_and_each_change_is_in_the_history_of_accounts(gudang, orang):
    assert gudang.pengaturan.semua()["hasil_umum"] == "tidak"
    gudang.pengaturan.ubah(orang.admin, "hasil_umum", "ya")
    gudang.pengaturan.ubah(orang.admin, "hasil_umum", "ya")
    assert gudang.pengaturan.baca("hasil_umum") == "ya"
    (kejadian,) = [k for k in gudang.riwayat.akun(orang.admin) if not k.aksi.startswith("akun.")]
    assert (kejadian.aksi, kejadian.objek, kejadian.lama, kejadian.baru) == (
        "pengaturan.ubah",
        "hasil_umum",
        {"nilai": "tidak"},
        {"nilai": "ya"},
    )


@pytest.mark.parametrize(("kunci", "nilai"), [("tidak_ada", "ya"), ("hasil_umum", "mungkin")])
def test_an_unknown_setting_or_value_is_refused(gudang, orang, kunci, nilai):
    with pytest.raises(GalatSimpan, match="yang"):
        gudang.pengaturan.ubah(orang.admin, kunci, nilai)


def test_the_terminal_may_set_and_an_admin_of_an_area_may_not(gudang, orang):
    gudang.pengaturan.ubah(TERMINAL, "hasil_umum", "ya")
    with pytest.raises(GalatHak):
        gudang.pengaturan.ubah(Pelaku(1, "a", (Peran("admin", "99"),)), "hasil_umum", "tidak")
