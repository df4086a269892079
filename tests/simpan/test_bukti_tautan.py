"""Links as evidence: one form, no secrets, nothing but the web."""

import pytest

from penilaian.simpan.bukti import GalatBukti
from penilaian.simpan.bukti.tautan import bakukan_tautan


@pytest.mark.parametrize(
    ("tautan", "baku"),
    [
        ("https://sukamaju.desa.id/apbdes", "https://sukamaju.desa.id/apbdes"),
        ("  HTTPS://Sukamaju.Desa.ID  ", "https://sukamaju.desa.id/"),
        ("http://a.id:80/", "http://a.id/"),
        ("https://a.id:443/x", "https://a.id/x"),
        ("https://a.id:8443/x", "https://a.id:8443/x"),
        ("https://a.id/Foto%20Desa?b=1&c=2#d", "https://a.id/Foto%20Desa?b=1&c=2#d"),
        ("https://a.id/é", "https://a.id/%C3%A9"),
        ('https://a.id/"><script>', "https://a.id/%22%3E%3Cscript%3E"),
        ("https://désa.id/", "https://xn--dsa-bma.id/"),
        ("https://192.168.1.10/x", "https://192.168.1.10/x"),
    ],
)
def test_link_is_kept_in_one_form(tautan, baku):
    assert bakukan_tautan(tautan) == baku
    assert bakukan_tautan(baku) == baku


@pytest.mark.parametrize(
    "tautan",
    [
        "",
        "sukamaju.desa.id",
        "javascript:alert(1)",
        "JaVaScRiPt://a.id/%0aalert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "ftp://a.id/x",
        "https://",
        "https://penilai:rahasia@a.id/",
        "https://penilai@a.id/",
        "https://a.id\\@jahat.id/",
        "https://a.id/a b",
        "https://a.id/a\nb",
        "https://a.id:99999/",
        "https://localhost/",
        "https://a..id/",
        "https://[::1/",
        "https://a.id/" + "x" * 2000,
    ],
)
def test_anything_else_is_refused(tautan):
    with pytest.raises(GalatBukti) as galat:
        bakukan_tautan(tautan)
    assert galat.value.temuan[0].kode == "U11"
