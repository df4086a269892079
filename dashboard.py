"""The app for ``streamlit run dashboard.py`` and for any ASGI server (``uvicorn dashboard:app``)."""

import streamlit as st

from penilaian.dasbor.aplikasi import susunan_atau_keluar

app = st.App(**susunan_atau_keluar())
