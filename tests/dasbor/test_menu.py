"""Menu and top of the page: who finds which pages, and the way in and out."""

import pytest
from dunia_uji import ORANG, SUKAMAJU, buka, isi

from penilaian.dasbor import navigasi, sesi
from penilaian.simpan import TAMU, GalatBasisData, Pelaku

UMUM = ["Posisi Desa", "Cek Cepat", "Bandingkan Desa", "Nilai Berkas", "Instrumen"]


def _utama():
    from streamlit import session_state

    from penilaian.dasbor.navigasi import daftar_halaman, jalur, pengunjung

    siapa = pengunjung()
    session_state["menu"] = [(h.title, h.url_path, h.visibility == "visible") for h in daftar_halaman(siapa)]
    jalur(siapa)


@pytest.mark.parametrize(
    ("siapa", "tambahan"),
    [
        ("tamu", []),
        ("penilai", ["Tugas", "Isi Penilaian", "Riwayat", "Akun"]),
        ("verifikator", ["Tugas", "Verifikasi", "Riwayat", "Akun"]),
        ("kepala", ["Tugas", "Baca Penilaian", "Riwayat", "Akun"]),
        ("pengamat", ["Tugas", "Akun"]),
        ("admin", ["Tugas", "Riwayat", "Akun"]),
    ],
)
def test_the_menu_holds_pages_by_role_and_other_addresses_stay_open(dunia, siapa, tambahan):
    dunia.siapa = dunia.orang.get(siapa, TAMU)

    menu = buka(_utama).session_state["menu"]

    assert [judul for judul, _, tampak in menu if tampak] == UMUM + tambahan
    assert {alamat for _, alamat, _ in menu} >= {"siapkan", "isi", "verifikasi", "baca", "riwayat", "akun"}


def gagal():
    raise GalatBasisData("Basis data tidak terbuka: tidak dapat dihubungi. Coba lagi.")


def test_who_is_logged_in_keeps_their_menu_and_is_told_why_while_the_store_is_away_and_is_no_guest(dunia, monkeypatch):
    dunia.siapa = dunia.orang["penilai"]
    at = buka(_utama)
    semula = at.session_state["menu"]
    with monkeypatch.context() as m:
        m.setattr(sesi, "token_tab", lambda: "token")
        m.setattr(navigasi, "gudang_dipakai", gagal)
        at.run()
        assert at.session_state["menu"] == semula
        assert navigasi.TAK_TERJAWAB in isi(at)
        assert "Masuk" not in isi(at)
        assert "Keluar" not in isi(at)
        assert dunia.siapa.nama not in isi(at)
    at.run()
    assert navigasi.TAK_TERJAWAB not in isi(at)
    assert dunia.siapa.nama in isi(at)


@pytest.mark.parametrize(("token", "masuk"), [(None, True), ("token", False)])
def test_a_visit_that_begins_while_the_store_is_away_finds_no_page_of_others(dunia, monkeypatch, token, masuk):
    monkeypatch.setattr(sesi, "pelaku", gagal)
    monkeypatch.setattr(sesi, "token_tab", lambda: token)

    at = buka(_utama)

    assert [judul for judul, _, tampak in at.session_state["menu"] if tampak] == UMUM
    assert (navigasi.TAK_TERJAWAB not in isi(at), "masuk?lanjut=" in isi(at)) == (masuk, masuk)


def test_without_accounts_there_is_no_other_menu_and_no_way_to_log_in(folder_data):
    at = buka(_utama)

    assert [judul for judul, _, tampak in at.session_state["menu"] if tampak] == UMUM
    assert {alamat for _, alamat, tampak in at.session_state["menu"] if not tampak} == {"siapkan"}
    assert isi(at) == ""
    assert not folder_data.exists()


@pytest.mark.parametrize(
    ("halaman", "lanjut"),
    [
        ("", ""),
        (f"posisi?desa={SUKAMAJU}", ""),
        ("bandingkan", ""),
        ("isi?penilaian=7", "isi%3Fpenilaian%3D7"),
        ("akun", "akun"),
    ],
)
def test_a_guest_finds_a_way_to_log_in_that_leads_to_the_work_or_back_to_a_page_that_needs_it(
    dunia, monkeypatch, halaman, lanjut
):
    monkeypatch.setattr(navigasi, "alamat_kini", lambda: halaman)
    assert f'href="masuk?lanjut={lanjut}" target="_self"' in isi(buka(_utama))


def test_who_logs_in_finds_their_name_and_begins_with_their_own_village(dunia):
    dunia.siapa = Pelaku(3, "<b>Siti</b>", ORANG["kepala"])

    at = buka(_utama)

    assert "&lt;b&gt;Siti&lt;/b&gt;" in isi(at)
    assert at.session_state["desa_terakhir"] == SUKAMAJU


def test_the_menu_says_what_an_upload_on_show_is_about():
    def dengan_unggahan():
        from streamlit import session_state

        from penilaian.contoh import buat
        from penilaian.dasbor.navigasi import daftar_halaman
        from penilaian.dasbor.sumber.muatan import pasang_unggahan
        from penilaian.mesin import nilai
        from penilaian.muat import muat_instrumen

        ini = muat_instrumen("spbe-2020")
        pasang_unggahan(nilai(ini, buat(ini, 3, 1)), "spbe.xlsx")
        session_state["menu"] = [h.title for h in daftar_halaman(None)]

    assert {"Posisi Instansi", "Bandingkan Instansi"} <= set(buka(dengan_unggahan).session_state["menu"])
