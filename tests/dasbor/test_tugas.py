"""Tugas: what waits for each role, and the way back to where somebody was."""

import pytest
from lembar_uji import DESA, Uji, markup

from penilaian.berkas import Unggahan
from penilaian.simpan.impor import PilihanImpor
from penilaian.simpan.rak import riwayat


def tugas(uji: Uji, siapa: str | None) -> str:
    return markup(uji.buka("tugas", siapa))


def test_an_assessor_goes_on_at_the_answer_given_last(uji):
    satu, dua = uji.lembar(), uji.lembar("99.01.01.2002", nama="Sebelah <b>")
    uji.jawab(satu, {"P01": "2"})
    uji.jawab(dua, {"M02": "3"})
    uji.jawab(satu, {"P03": "1"}, oleh="rangkap")
    isi = tugas(uji, "penilai")
    assert f'href="isi?penilaian={dua.id}&amp;tingkat=pematangan#M02"' in isi
    assert "Terakhir Anda di Sebelah &lt;b&gt;" in isi
    assert "Sedang diisi (2)" in isi


def test_what_a_file_brought_is_no_place_to_go_on_at(uji):
    penilai, x = uji.orang["penilai"], uji.lembar()
    pilihan = PilihanImpor(x.sidik)
    uji.gudang.impor.berkas(penilai, Unggahan("a.csv", f"kode_desa,periode,P01\n{DESA},2026,3\n".encode()), pilihan)
    assert uji.gudang.riwayat.terakhir(penilai) is None
    uji.jawab(x, {"P03": "1"})
    dua = f"kode_desa,periode,P01,P04,P07\n{DESA},2026,3,1,1\n99.01.01.2002,2026,2,1,1\n"
    uji.gudang.impor.berkas(penilai, Unggahan("b.csv", dua.encode()), pilihan)
    assert uji.gudang.riwayat.terakhir(penilai) == (x.id, "P03")


def test_what_was_sent_back_stands_before_what_is_being_filled_in(uji):
    kembali, draf = uji.lembar(), uji.lembar("99.01.01.2002", nama="Sebelah")
    uji.jawab(kembali, {"P01": "1"})
    uji.ajukan(kembali)
    uji.gudang.alur.kembalikan(uji.orang["verifikator"], kembali.id, "perbaiki")
    isi = tugas(uji, "penilai")
    assert isi.index("Dikembalikan untuk diperbaiki (1)") < isi.index("Sedang diisi (1)")
    assert f'href="isi?penilaian={kembali.id}"' in isi
    assert f'href="isi?penilaian={draf.id}"' in isi


def test_what_can_no_longer_be_worked_at_is_not_offered_to_go_on_with(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "1"})
    uji.ajukan(x)
    isi = tugas(uji, "penilai")
    assert "Lanjutkan di sana" not in isi
    assert "Tidak ada yang menunggu Anda sekarang." in isi


def test_a_verifier_finds_what_waits_longest_first_and_goes_on_where_the_check_stopped(uji):
    semua = [uji.lembar(), uji.lembar("99.01.01.2002", nama="Kedua")]
    for x in semua:
        uji.jawab(x, {"P01": "1", "P03": "0"})
        uji.ajukan(x)
    uji.verifikasi(semua[0], "P01", "1")
    isi = tugas(uji, "verifikator")
    assert "Menunggu diperiksa (2)" in isi
    assert isi.index(f'href="verifikasi?penilaian={semua[1].id}"') < isi.index(
        f'href="verifikasi?penilaian={semua[0].id}"'
    )
    assert f'href="verifikasi?penilaian={semua[0].id}&amp;indikator=P01"' in isi
    assert "menunggu dijadikan final" not in isi


def test_a_verifier_for_whom_nothing_waits_finds_the_way_to_the_page_of_verifying(uji):
    isi = tugas(uji, "verifikator")
    assert "Tidak ada yang menunggu Anda sekarang." in isi
    assert 'href="verifikasi"' in isi
    assert 'href="verifikasi"' not in tugas(uji, "penilai")


def test_only_who_makes_final_finds_what_waits_for_that(uji):
    x = uji.lembar()
    uji.ajukan(x)
    uji.gudang.alur.verifikasi(uji.orang["verifikator"], x.id)
    alamat = f'href="verifikasi?penilaian={x.id}&amp;verif_bagian=Putuskan"'
    assert alamat in tugas(uji, "kabupaten")
    assert alamat not in tugas(uji, "verifikator")


def test_a_village_head_finds_the_own_village_and_an_observer_the_results(uji):
    x = uji.lembar()
    assert f'href="baca?penilaian={x.id}"' in tugas(uji, "kepala_desa")
    isi = tugas(uji, "pengamat")
    assert "Tidak ada yang menunggu Anda sekarang." in isi
    assert 'href="posisi"' in isi
    assert DESA not in isi


def test_an_admin_finds_the_accounts(uji):
    assert 'href="akun"' in tugas(uji, "admin")
    assert 'href="akun"' not in tugas(uji, "penilai")


@pytest.mark.parametrize("siapa", ["penilai_jauh", "verifikator_jauh"])
def test_nobody_finds_what_lies_in_another_area(uji, siapa):
    x = uji.lembar()
    uji.ajukan(x)
    assert "Sukamaju" not in tugas(uji, siapa)


def test_many_assessments_are_counted_and_the_others_a_link_away(uji):
    for n in range(1, 8):
        uji.lembar(f"99.01.01.20{n:02}", nama=f"Desa {n}")
    isi = tugas(uji, "penilai")
    assert "Sedang diisi (7)" in isi
    assert 'href="isi?keadaan=draf" target="_self">Semua (7)' in isi
    assert isi.count('href="isi?penilaian=') == 5


def test_a_visitor_is_led_to_log_in(uji):
    assert 'href="masuk?lanjut=' in tugas(uji, None)


def test_what_was_done_long_ago_is_looked_for_no_further(uji, monkeypatch):
    x = uji.lembar()
    uji.jawab(x, {"P01": "1"})
    penilai = uji.orang["penilai"]
    assert uji.gudang.riwayat.terakhir(penilai) == (x.id, "P01")
    uji.jawab(x, {"P03": "1", "P04": "1"}, oleh="rangkap")
    monkeypatch.setattr(riwayat, "DILIHAT_KEMBALI", 2)
    assert uji.gudang.riwayat.terakhir(penilai) is None
    monkeypatch.setattr(riwayat, "DILIHAT_KEMBALI", 3)
    assert uji.gudang.riwayat.terakhir(penilai) == (x.id, "P01")


@pytest.mark.parametrize("halaman", ["isi", "riwayat", "baca"])
@pytest.mark.parametrize("nomor", ["99999999999999", "99999999", "satu"])
def test_an_address_with_a_number_that_no_assessment_has_is_told_so(uji, halaman, nomor):
    uji.lembar()
    isi = markup(uji.buka(halaman, "penilai", penilaian=nomor))
    assert "tidak ada." in isi
    assert "Sukamaju" not in isi
