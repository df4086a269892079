"""The one place where text becomes markup."""

from penilaian.markah import teks, unsur

JAHAT = "<script>alert('1')</script> \"Kutip\" & Kawan"


def test_teks_dan_atribut_selalu_dilepaskan_dari_markah():
    assert unsur("p", JAHAT, title=JAHAT) == (
        '<p title="&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &quot;Kutip&quot; &amp; Kawan">'
        "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &quot;Kutip&quot; &amp; Kawan</p>"
    )


def test_markah_sendiri_tidak_dilepaskan_dua_kali():
    assert unsur("p", unsur("b", "a < b"), " dan ", "c") == "<p><b>a &lt; b</b> dan c</p>"


def test_baris_baru_dalam_teks_tidak_memecah_markah():
    assert teks("a\n\n# b\tc") == "a # b c"
