"""The app for ``streamlit run dashboard.py`` and for any ASGI server (``uvicorn dashboard:app``)."""

import streamlit as st

from penilaian.dasbor.aplikasi import susunan

app = st.App(**susunan())
