"""The script that Streamlit runs for every visit and rerun: settings of the page, navigation, the chosen page."""

import streamlit as st

from penilaian.dasbor.komponen.terputus import bila_terputus
from penilaian.dasbor.navigasi import bilah, daftar_halaman, jalur, pengunjung, sambungan

st.set_page_config(page_title="Penilaian Desa", layout="wide", initial_sidebar_state="collapsed")
bilah()

siapa = pengunjung()
pilihan = st.navigation(daftar_halaman(siapa), position="top")
jalur(siapa)
with bila_terputus("halaman"):
    pilihan.run()
sambungan()
