"""The account page, driven without a browser: what each one sees and what an admin's buttons do."""

import pytest
from peramban_uji import SANDI
from streamlit.testing.v1 import AppTest

from penilaian.dasbor import sesi
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.akun.banyak import daftar_csv
from penilaian.simpan import TERMINAL, Pelaku, Peran
from penilaian.simpan.rak.sesi import GalatMasuk


def gambar() -> None:
    from penilaian.dasbor.halaman import akun

    akun.tampilkan()


@pytest.fixture
def buka(toko, monkeypatch):
    """Return a function that draws the page for the person of a login name, logged in at this moment."""

    def sebagai(nama: str) -> AppTest:
        token = gudang().sesi.masuk(nama, SANDI, "192.0.2.1").token

        def pelaku() -> Pelaku:
            siapa = gudang().sesi.pelaku(token)
            assert siapa is not None
            return siapa

        monkeypatch.setattr(sesi, "pelaku", pelaku)
        monkeypatch.setattr(sesi, "token_tab", lambda: token)
        return AppTest.from_function(gambar, default_timeout=30).run()

    return sebagai


def isi(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(h.proto.body) for h in app.get("html") if "<style>" not in str(h.proto.body))


def tekan(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def pilih(app: AppTest, nama: str) -> AppTest:
    kotak = next(s for s in app.selectbox if s.label == "Akun")
    return kotak.select(next(o for o in kotak.options if nama in o)).run()


def test_a_visitor_is_led_to_the_login_and_before_the_first_account_to_the_first_start(toko, monkeypatch):
    app = AppTest.from_function(gambar, default_timeout=30).run()
    assert 'href="masuk?lanjut=akun"' in isi(app)
    assert len(app.button) == 0
    monkeypatch.setattr("penilaian.simpan.rak.akun.RakAkun.ada", lambda _: False)
    assert 'href="mulai"' in isi(app.run())


def test_who_is_no_admin_sees_the_own_account_and_nobody_elses(buka):
    app = buka("budi")
    assert "Penilai 99.01" in isi(app)
    assert "Siti" not in isi(app)
    assert len(app.selectbox) == len(app.radio) == 0


def test_an_admin_sees_all_accounts_and_gives_a_role(buka):
    app = pilih(buka("siti"), "Budi")
    next(s for s in app.selectbox if s.label == "Peran" and s.form_id != app.selectbox[0].form_id).select("verifikator")
    app.text_input[-1].input("9902")
    app = tekan(app, "Tambah peran")
    budi = gudang().akun.cari(TERMINAL, "budi")
    assert budi.peran == (Peran("penilai", "99.01"), Peran("verifikator", "99.02"))
    assert "Peran budi: Penilai 99.01, Verifikator 99.02." in isi(app)


def test_an_area_that_is_none_is_refused_with_what_is_allowed_and_nothing_changes(buka):
    app = pilih(buka("siti"), "Budi")
    for tertulis, sebab in (
        ("1501x", "bukan kode bertitik"),
        ("15.99", "tidak ada dalam daftar Kemendagri"),
        ("Sungai Jernih", "dapat berarti Sungai Jernih, Muara Tabir, Kabupaten Tebo, Jambi (15.09.12.2006);"),
    ):
        app.text_input[-1].input(tertulis)
        app = tekan(app, "Tambah peran")
        assert sebab in isi(app)
    assert gudang().akun.cari(TERMINAL, "budi").peran == (Peran("penilai", "99.01"),)


def test_an_area_is_chosen_by_its_name_and_shown_with_it(buka):
    app = pilih(buka("siti"), "Budi")
    app.text_input[-1].input("kabupaten kerinci")
    app = tekan(app, "Tambah peran")
    assert Peran("penilai", "15.01") in gudang().akun.cari(TERMINAL, "budi").peran
    assert "Penilai 15.01 (Kabupaten Kerinci)" in isi(app)


DAFTAR = "nama_masuk,nama,peran,wilayah\n"


def unggah_daftar(app: AppTest, baris: str) -> AppTest:
    app.session_state["akun_banyak"] = True
    app = app.run()
    app.file_uploader[0].set_value(("akun.csv", (DAFTAR + baris).encode(), "text/csv"))
    return tekan(app.run(), "Tambah semua akun")


def test_a_list_becomes_accounts_and_its_passwords_stay_until_they_were_handed_over(buka):
    app = unggah_daftar(buka("siti"), "tono,Tono,penilai,Kabupaten Kerinci\nrini,Rini,pengamat,semua\n")
    assert "2 akun ditambahkan" in isi(app)
    assert gudang().akun.cari(TERMINAL, "tono").peran == (Peran("penilai", "15.01"),)
    (sandi,) = [s for n, _, s in app.session_state["akun_banyak_jadi"] if n == "tono"]
    assert gudang().sesi.masuk("tono", sandi, "192.0.2.3")
    assert sandi not in isi(app)
    unduhan = {satu.proto.label: satu.proto for satu in app.get("download_button")}
    for label in (
        "Unduh contoh",
        "Unduh sandi",
    ):  # made when asked for, by who asks; no file with an address of its own
        assert (unduhan[label].url, bool(unduhan[label].deferred_file_id)) == ("", True)
    app = tekan(app, "Sudah diserahkan")
    assert "akun_banyak_jadi" not in app.session_state


def test_a_name_that_is_a_formula_is_none_in_the_list_of_passwords():
    (_, tono, rini) = daftar_csv([("nama_masuk", "nama"), ("tono", "=1+1"), ("rini", "Rini")]).decode().splitlines()
    assert tono == "tono,'=1+1"
    assert rini == "rini,Rini"


def test_a_faulty_list_is_told_row_by_row_and_nothing_is_half_written(buka):
    app = unggah_daftar(buka("siti"), "tono,Tono,penilai,99\nbudi,<b>Budi,penilai,99\nrini,Rini,raja,99\n")
    teks = isi(app)
    assert "Tidak satu akun pun ditambahkan" in teks
    assert "raja" in teks
    assert "baris 4" in teks
    assert "tono" not in {a.nama_masuk for a in gudang().akun.daftar(TERMINAL)}


def test_villages_without_an_assessor_are_listed_for_the_area_that_is_asked_for(buka):
    app = buka("siti")
    app.session_state["akun_tanpa_penilai"] = True
    app = app.run()
    app.text_input(key="akun_tanpa_penilai_di").input("Bukit Kerman")
    assert "Talang Kemuning" in isi(app.run())
    gudang().akun.tambah(TERMINAL, "tono", "Tono", [Peran("penilai", "15.01.20")], SANDI)
    assert "Semua desa di wilayah ini ada penilainya." in isi(app.run())


def test_the_whole_country_is_a_choice_of_its_own_and_not_what_an_empty_field_means(buka):
    app = tekan(pilih(buka("siti"), "Budi"), "Tambah peran")
    assert "Wilayahnya belum dipilih. Isi wilayahnya, atau centang seluruh Indonesia." in isi(app)
    assert gudang().akun.cari(TERMINAL, "budi").peran == (Peran("penilai", "99.01"),)
    seluruh = [c for c in app.checkbox if c.label.startswith("Seluruh Indonesia")][-1]
    app.text_input[-1].input("9902")
    seluruh.check()
    app = tekan(app, "Tambah peran")
    assert "Pilih salah satu" in isi(app)
    app.text_input[-1].input("")
    app = tekan(app, "Tambah peran")
    assert Peran("penilai", "") in gudang().akun.cari(TERMINAL, "budi").peran


def test_an_admin_needs_no_area(buka):
    app = pilih(buka("siti"), "Budi")
    [s for s in app.selectbox if s.label == "Peran"][-1].select("admin")
    tekan(app, "Tambah peran")
    assert Peran("admin", "") in gudang().akun.cari(TERMINAL, "budi").peran


def test_closing_an_account_asks_first_and_ends_it_at_once(buka):
    token = gudang().sesi.masuk("budi", SANDI, "192.0.2.2").token
    app = pilih(buka("siti"), "Budi")
    assert next(b for b in app.button if b.label == "Tutup akun").disabled
    app = next(c for c in app.checkbox if "tutup akun budi" in c.label).check().run()
    app = tekan(app, "Tutup akun")
    assert gudang().sesi.pelaku(token) is None
    assert not gudang().akun.cari(TERMINAL, "budi").aktif
    app = tekan(pilih(app, "Budi"), "Buka lagi")
    assert gudang().akun.cari(TERMINAL, "budi").aktif


def test_a_password_that_is_set_is_shown_once_and_works(buka):
    app = tekan(pilih(buka("siti"), "Budi"), "Pasang sandi baru")
    sandi = isi(app).split('class="pd-sandi-baru">')[1].split("<")[0]
    assert gudang().sesi.masuk("budi", sandi, "192.0.2.3")
    with pytest.raises(GalatMasuk):
        gudang().sesi.masuk("budi", SANDI, "192.0.2.3")
    assert sandi not in isi(app.run())


def test_an_admin_cannot_shut_out_himself(buka):
    app = pilih(buka("siti"), "Siti")
    assert not {"Tutup akun", "Pasang sandi baru"} & {b.label for b in app.button}
    assert next(b for b in app.button if b.label.startswith("Cabut Admin")).disabled


def test_an_admin_opens_final_results_to_everybody_and_others_have_no_such_switch(buka):
    app = buka("siti")
    app.radio[0].set_value("ya")
    assert gudang().pengaturan.baca("hasil_umum") != "ya"
    app = tekan(app, "Simpan pengaturan")
    assert "Pengaturan tersimpan." in isi(app)
    assert gudang().pengaturan.baca("hasil_umum") == "ya"


def test_other_browsers_are_logged_out_from_here(buka):
    lain = gudang().sesi.masuk("budi", SANDI, "192.0.2.2").token
    app = tekan(buka("budi"), "Keluar dari peramban lain")
    assert "1 sesi lain berakhir." in isi(app)
    assert gudang().sesi.pelaku(lain) is None


def test_a_name_that_looks_like_markup_is_text(buka):
    gudang().akun.tambah(TERMINAL, "jahat", "<img src=x onerror=alert(1)>", [Peran("pengamat")], SANDI)
    assert "<img" not in isi(buka("siti"))
