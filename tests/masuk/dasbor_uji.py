"""The dashboard with its own routes and, for pages, those of ``halaman_uji.py``; prints the code of the first start.

python dasbor_uji.py PORT
"""

import sys
from pathlib import Path

import streamlit as st

from penilaian.dasbor.aplikasi import setelan, susunan
from penilaian.dasbor.masuk.akun_pertama import sapa_awal

if __name__ == "__main__":
    bagian = susunan(sapa_awal)
    bagian["script_path"] = Path(__file__).with_name("halaman_uji.py")
    khusus = {"server.port": int(sys.argv[1]), "logger.hideWelcomeMessage": True}
    st.App(**bagian).run(config=setelan() | khusus)
