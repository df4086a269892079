"""Where a form is fetched from: addresses as people copy them, secrets that no message repeats."""

import pytest

from penilaian.galat import GalatPemakaian
from penilaian.jemput import Kobo, Odk
from penilaian.jemput.formulir_server import alamat_server

RAHASIA = "rahasia-yang-tidak-boleh-tampak"


@pytest.mark.parametrize(
    ("tulisan", "alamat"),
    [
        ("https://eu.kobotoolbox.org", "https://eu.kobotoolbox.org"),
        (" https://EU.kobotoolbox.org/ ", "https://eu.kobotoolbox.org"),
        ("https://eu.kobotoolbox.org/#/forms/aBcD/summary", "https://eu.kobotoolbox.org"),
        ("https://odk.contoh.id:443/#/projects/1", "https://odk.contoh.id"),
        ("https://odk.contoh.id:8443", "https://odk.contoh.id:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:80", "http://[::1]"),
    ],
)
def test_an_address_is_read_as_people_copy_it(tulisan, alamat):
    assert alamat_server(tulisan) == alamat
    assert alamat_server(alamat) == alamat


@pytest.mark.parametrize(
    ("tulisan", "kata"),
    [
        ("", "tidak dikenali"),
        ("eu.kobotoolbox.org", "tidak dikenali"),
        ("ftp://eu.kobotoolbox.org", "tidak dikenali"),
        ("https://", "tidak dikenali"),
        ("https://[", "tidak dikenali"),
        ("https://a b", "tidak dikenali"),
        ("https://odk.contoh.id:99999", "tidak dikenali"),
        ("https://siti:rahasia@odk.contoh.id", "nama atau sandi"),
        ("https://odk.contoh.id/v1/projects/1", "memuat lebih dari alamatnya"),
        ("https://odk.contoh.id/?a=1", "memuat lebih dari alamatnya"),
        ("http://odk.contoh.id", "harus https"),
        ("http://192.168.1.5", "harus https"),
        ("http://127.0.0.1.contoh.id", "harus https"),
    ],
)
def test_what_is_no_address_for_a_secret_is_refused(tulisan, kata):
    with pytest.raises(GalatPemakaian, match=kata) as e:
        alamat_server(tulisan)
    assert "rahasia" not in str(e.value)


@pytest.mark.parametrize("uid", ["", "a/b", "a b", "../x", "x" * 65])
def test_a_uid_of_another_form_is_refused(uid):
    with pytest.raises(GalatPemakaian, match="UID formulir"):
        Kobo("https://eu.kobotoolbox.org", uid, RAHASIA)


def test_a_secret_that_no_header_can_carry_is_refused_without_being_repeated():
    for buat in (
        lambda t: Kobo("https://eu.kobotoolbox.org", "aBc", t),
        lambda t: Odk("https://odk.contoh.id", 1, "form", token=t),
    ):
        for token in (f"{RAHASIA} x", f"{RAHASIA}\n", f"{RAHASIA}é"):
            with pytest.raises(GalatPemakaian) as e:
                buat(token)
            assert RAHASIA not in str(e.value)


@pytest.mark.parametrize(
    "isi",
    [{"proyek": 0}, {"formulir": " "}, {"formulir": "a\nb"}, {"formulir": "x" * 201}, {"surel": ""}, {"sandi": ""}],
)
def test_what_names_no_form_of_central_is_refused(isi):
    lengkap = {"alamat": "https://odk.contoh.id", "proyek": 1, "formulir": "f", "surel": "a@b.id", "sandi": RAHASIA}
    with pytest.raises(GalatPemakaian):
        Odk(**{**lengkap, **isi})


def test_no_secret_shows_where_an_origin_is_printed():
    semua = [
        Kobo("https://eu.kobotoolbox.org", "aBc", RAHASIA),
        Odk("https://odk.contoh.id", 1, "f", "a@b.id", RAHASIA),
        Odk("https://odk.contoh.id", 1, "f", token=RAHASIA),
    ]
    assert all(RAHASIA not in repr(x) for x in semua)


def test_the_file_is_called_after_its_form_and_never_leads_elsewhere():
    assert Kobo("https://eu.kobotoolbox.org", "aBc", RAHASIA).nama == "kobo-aBc.csv"
    assert Odk("https://odk.contoh.id", 3, "../a b", token=RAHASIA).nama == "odk-3-.._a_b.csv"
