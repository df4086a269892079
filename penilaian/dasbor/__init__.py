"""The dashboard: the only room that knows Streamlit.

`aplikasi` builds and serves the app, `utama` is the script that Streamlit runs for every visit, `navigasi` its menu;
`peladen` are our own web routes and the wire, `halaman` holds a module or a folder a page.
"""
