"""The one place where text becomes markup."""

from penilaian.markah import teks, unsur

JAHAT = "<script>alert('1')</script> \"Kutip\" & Kawan"


def test_texts_and_attributes_are_always_escaped_from_markup():
    assert unsur("p", JAHAT, title=JAHAT) == (
        '<p title="&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &quot;Kutip&quot; &amp; Kawan">'
        "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &quot;Kutip&quot; &amp; Kawan</p>"
    )


def test_own_markup_is_not_escaped_twice():
    assert unsur("p", unsur("b", "a < b"), " dan ", "c") == "<p><b>a &lt; b</b> dan c</p>"


def test_half_a_character_and_a_nul_become_a_sign_that_every_page_can_show():
    assert teks("a\ud800b\0") == unsur("p", "a\ud800b\0")[3:-4] == "a\ufffdb\ufffd"
    assert teks("\ud83d\ude00") == "\U0001f600"


def test_line_breaks_in_text_do_not_break_the_markup():
    assert teks("a\n\n# b\tc") == "a # b c"
