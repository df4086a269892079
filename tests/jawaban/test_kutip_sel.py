"""What messages quote is shown as people see it, and what nobody sees is named."""

import pytest

from penilaian.ketikan import kutip


@pytest.mark.parametrize(
    ("teks", "tampak"),
    [
        ("P01", "'P01'"),
        ("", "''"),
        ("k\u200bode_desa", "'k‹U+200B›ode_desa'"),
        ("P01\r\nSitus\nweb", "'P01‹baris baru›Situs‹baris baru›web'"),
        ("\x1a99.01", "'‹U+001A›99.01'"),
        ("\ufeffP01", "'‹U+FEFF›P01'"),
        ("12\u00a0500\t", "'12‹spasi tetap›500‹tab›'"),
        ("\ud800", "'‹U+D800›'"),
        ("Ra\u0301ja é 村 ꦢꦺꦱ", "'Ra\u0301ja é 村 ꦢꦺꦱ'"),
        ("C:\\desa", "'C:\\desa'"),
        ("Ma'u", '"Ma\'u"'),
        ("a'b\"c", "'a'b\"c'"),
    ],
)
def test_a_quoted_text_shows_what_is_seen_and_names_what_is_not(teks, tampak):
    assert kutip(teks) == tampak
