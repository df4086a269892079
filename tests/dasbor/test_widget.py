"""Into Streamlit's widgets and out of them."""

from streamlit.testing.v1 import AppTest

from penilaian.dasbor.komponen.widget import polos


def test_a_label_is_not_read_as_markdown():
    assert polos("**a** [b](c) :red[d] $x$") == r"\*\*a\*\* \[b\]\(c\) \:red\[d\] \$x\$"


def _halaman():
    import streamlit as st

    from penilaian.dasbor.komponen.widget import isi_widget

    def catat():
        st.session_state["catatan"] = (isi_widget("kotak"), isi_widget("tiada"))

    st.text_input("Kotak", key="kotak", on_change=catat)


def test_the_content_of_a_widget_in_a_callback_is_what_was_just_typed():
    at = AppTest.from_function(_halaman).run()
    at.text_input(key="kotak").set_value("baru").run()
    assert at.session_state["catatan"] == ("baru", None)
