"""The list on the page Verifikasi: who comes in, and which assessments they find."""

import pytest
from lembar_uji import jalan, markup

JAHAT = "<script>alert(1)</script> \"Kutip\" & 'Kawan'"


# -- who comes in, and what they find ----------------------------------------------------------------------------


def test_a_guest_is_led_to_the_login_page_and_sees_nothing(uji, lembar):
    at = uji.buka("verifikasi", None, penilaian=lembar.id)
    assert 'href="masuk?lanjut=' in markup(at)
    assert "Sukamaju" not in markup(at)


@pytest.mark.parametrize("siapa", ["kepala_desa", "penilai", "pengamat", "admin"])
def test_who_is_no_verifier_is_told_and_shown_the_way(uji, lembar, siapa):
    at = uji.buka("verifikasi", siapa, penilaian=lembar.id)
    assert "untuk verifikator" in markup(at)
    assert 'href="baca"' in markup(at)
    assert "Sukamaju" not in markup(at)


def test_the_list_holds_only_what_waits_in_ones_own_area(uji, lembar):
    jauh = uji.lembar("99.02.01.2001", oleh="penilai_jauh", nama="Jauhari")
    uji.ajukan(jauh, oleh="penilai_jauh")
    uji.gudang.alur.verifikasi(uji.orang["verifikator_jauh"], jauh.id, "sesuai kunjungan")
    uji.gudang.alur.finalkan(
        uji.orang["verifikator_jauh"], jauh.id, "sesuai kunjungan"
    )  # final: open to every account, yet not its area
    uji.lembar("99.01.01.2002", nama="Masih Draf")

    at = uji.buka("verifikasi", "verifikator")

    assert f'href="verifikasi?penilaian={lembar.id}"' in markup(at)
    assert "5 dari 50" in markup(at)
    assert "0 dari 5" in markup(at)
    assert "Jauhari" not in markup(at)
    assert "Masih Draf" not in markup(at)
    assert "Masih Draf" in markup(uji.buka("verifikasi", "verifikator", keadaan=""))  # "Semua" is the first choice
    at.selectbox(key="alamat_keadaan").select("")
    assert "Masih Draf" in markup(jalan(at))
    assert "Jauhari" not in markup(at)


def test_the_list_is_searched_and_sent_page_by_page(uji):
    for n in range(1, 24):
        x = uji.lembar(f"99.01.01.20{n:02}", nama=f"Mekar {n:02}" if n != 7 else JAHAT)
        uji.ajukan(x)
    at = uji.buka("verifikasi", "verifikator")
    assert "23 penilaian" in markup(at)
    assert markup(at).count("verifikasi?penilaian=") == 20
    assert "<script>alert" not in markup(at)

    at = uji.buka("verifikasi", "verifikator", cari="mekar 09")
    assert markup(at).count("verifikasi?penilaian=") == 1
    at = uji.buka("verifikasi", "verifikator", cari="tidak ada")
    assert "Tidak ada penilaian yang menunggu" in markup(at)


@pytest.mark.parametrize(
    ("siapa", "nomor", "pesan"),
    [("verifikator_jauh", None, "tidak terbuka bagi peran Anda"), ("verifikator", 99, "Penilaian nomor 99 tidak ada")],
)
def test_an_assessment_that_is_not_open_is_answered_in_a_sentence(uji, lembar, siapa, nomor, pesan):
    at = uji.buka("verifikasi", siapa, penilaian=nomor or lembar.id)
    assert pesan in markup(at)
    assert "Situs web resmi" not in markup(at)
