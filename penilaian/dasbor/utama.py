"""The script that Streamlit runs for every visit and rerun: settings of the page, navigation, the chosen page."""

import streamlit as st

from penilaian.dasbor.halaman import bandingkan, instrumen, nilai_berkas, posisi

st.set_page_config(page_title="Penilaian Desa", layout="wide", initial_sidebar_state="collapsed")

# Without icons: a page's icon would be fetched from a font host on the internet.
st.navigation(
    [
        st.Page(posisi.tampilkan, title="Posisi Desa", url_path="posisi", default=True),
        st.Page(bandingkan.tampilkan, title="Bandingkan Desa", url_path="bandingkan"),
        st.Page(nilai_berkas.tampilkan, title="Nilai Berkas", url_path="nilai-berkas"),
        st.Page(instrumen.tampilkan, title="Instrumen", url_path="instrumen"),
    ],
    position="top",
).run()
