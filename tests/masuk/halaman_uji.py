"""Pages to test with: who am I, with a fragment of its own, and the account page."""

import streamlit as st

from penilaian.dasbor.halaman import akun
from penilaian.dasbor.sesi import pelaku, tautan_masuk


def siapa() -> None:
    orang = pelaku()
    st.text(f"siapa={orang.nama} id={orang.pengguna_id} peran={','.join(p.jenis for p in orang.peran)}")
    st.html(f'<a href="{tautan_masuk("siapa?desa=15.01.10.2003")}" target="_self">ke-masuk</a>')
    st.button("jalankan ulang")
    bagian()


@st.fragment
def bagian() -> None:
    st.text(f"bagian={pelaku().nama}")
    st.button("ulang bagian")


st.set_page_config(page_title="Uji", layout="wide", initial_sidebar_state="collapsed")
st.navigation(
    [
        st.Page(lambda: st.text("depan"), title="Depan", url_path="depan", default=True),
        st.Page(siapa, title="Siapa", url_path="siapa"),
        st.Page(akun.tampilkan, title="Akun", url_path="akun"),
    ],
    position="top",
).run()
