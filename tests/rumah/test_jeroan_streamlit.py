"""Streamlit's insides: each of them there, and none of them able to keep the dashboard from starting."""

import logging
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit
from peladen import STATIS_STREAMLIT, menyala, port_bebas
from streamlit.testing.v1 import AppTest

from penilaian.dasbor import jeroan_streamlit
from penilaian.dasbor.jeroan_streamlit import (
    HURUF_IKON,
    HURUF_TEKS,
    UnggahanTersimpan,
    akhiri_sesi_usang,
    html_awal,
    kosongkan_unggahan,
    lukis_sesudah_ini,
    milik_streamlit,
    peramban_membawa,
    sesi_terhubung,
    tab_terhubung,
    tanpa_alamat_luar,
    unggahan_tersimpan,
)
from penilaian.dasbor.peladen.rute import GANTI

# -- the first HTML --------------------------------------------------------------------------------------------------

MULAI = """
import sys
from pathlib import Path
from penilaian.dasbor import jeroan_streamlit
berkas, port = Path(sys.argv[1]), int(sys.argv[2])
jeroan_streamlit._berkas_awal = lambda: berkas
from penilaian.dasbor.aplikasi import jalankan
jalankan(port=port)
"""
"""Starts the dashboard with another first HTML of Streamlit's: python -c MULAI FILE PORT."""


def ambil(alamat: str) -> str:
    with urllib.request.urlopen(alamat, timeout=10) as jawaban:
        return jawaban.read().decode()


@pytest.fixture
def html_lain(monkeypatch, tmp_path) -> Iterator[Callable[[str, str], Path]]:
    """Puts Streamlit's first HTML with one place changed in the place of its own."""

    def ubah(lama: str, baru: str) -> Path:
        asal = (STATIS_STREAMLIT / "index.html").read_text("utf-8")
        assert lama in asal
        berkas = tmp_path / "index.html"
        berkas.write_text(asal.replace(lama, baru), encoding="utf-8")
        monkeypatch.setattr(jeroan_streamlit, "_berkas_awal", lambda: berkas)
        return berkas

    html_awal.cache_clear()
    yield ubah
    html_awal.cache_clear()


@pytest.mark.parametrize("tempat", GANTI, ids=lambda satu: satu[0])
def test_every_change_of_the_first_html_finds_its_place_once(tempat):
    pola, baru = tempat
    html = (STATIS_STREAMLIT / "index.html").read_text("utf-8")
    assert len(re.findall(pola, html, flags=re.DOTALL)) == 1
    assert baru in html_awal(GANTI)


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("<title>Streamlit</title>", "<title>Streamlit app</title>"),
        ("</head>", "</head><!-- </head> -->"),
        ("SourceSansVF-Upright", "InterVF-Upright"),
    ],
    ids=["a place is gone", "a place stands twice", "another font"],
)
def test_a_first_html_of_another_make_is_sent_as_it_is_and_logged_once(html_lain, caplog, lama, baru):
    berkas = html_lain(lama, baru)
    with caplog.at_level(logging.WARNING):
        isi = {html_awal(GANTI) for _ in range(3)}
    assert isi == {berkas.read_text("utf-8")}
    assert [satu.name for satu in caplog.records] == ["penilaian.dasbor.jeroan_streamlit"]
    assert streamlit.__version__ in caplog.text


def test_of_a_first_html_that_is_missing_the_log_does_not_say_that_it_is_served(monkeypatch, tmp_path, caplog):
    monkeypatch.setattr(jeroan_streamlit, "_berkas_awal", lambda: tmp_path / "index.html")
    html_awal.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert html_awal(GANTI) is None
    html_awal.cache_clear()
    assert "tidak terbaca" in caplog.text
    assert "galat 500" in caplog.text
    assert "apa adanya" not in caplog.text


def test_where_streamlit_keeps_its_own_files_elsewhere_none_of_them_is_kept_back(monkeypatch, tmp_path):
    """Else the page comes without its scripts."""
    assert not milik_streamlit("GET", "/static/js/tidak-ada.js")
    monkeypatch.setattr(jeroan_streamlit, "_berkas_awal", lambda: tmp_path / "index.html")
    jeroan_streamlit._berkas_statis.cache_clear()
    try:
        assert milik_streamlit("GET", "/static/js/tidak-ada.js")
    finally:
        jeroan_streamlit._berkas_statis.cache_clear()


@pytest.mark.bukti_panjang
@pytest.mark.parametrize("ada", [True, False], ids=["it is made otherwise", "it lies elsewhere"])
def test_the_dashboard_starts_and_serves_a_first_html_that_it_does_not_know(html_lain, tmp_path, ada):
    berkas = html_lain("<title>Streamlit</title>", "<title>Streamlit app</title>")
    isi = berkas.read_text("utf-8") if ada else (STATIS_STREAMLIT / "index.html").read_text("utf-8")
    if not ada:
        berkas.unlink()
    port = port_bebas()
    with menyala([sys.executable, "-c", MULAI, str(berkas)], port, tmp_path) as alamat:
        assert ambil(f"{alamat}/") == ambil(f"{alamat}/bandingkan") == isi
    baris = (tmp_path / "server.log").read_text("utf-8").splitlines()
    assert len([satu for satu in baris if "Halaman pertama Streamlit" in satu]) == 1
    assert not [satu for satu in baris if "Traceback" in satu]


@pytest.mark.parametrize("huruf", [HURUF_IKON, HURUF_TEKS], ids=["icons", "text"])
def test_streamlit_fetches_one_font_from_each_address_that_ours_stands_in_for(huruf):
    """Else its icon font (375 kB) comes before anything is drawn, its text font for every character ours lacks."""
    jalan = [f"/{satu.relative_to(STATIS_STREAMLIT).as_posix()}" for satu in STATIS_STREAMLIT.rglob("*.woff2")]
    assert len([satu for satu in jalan if huruf.fullmatch(satu)]) == 1


@pytest.mark.parametrize("terbuka", [True, False])
def test_whether_a_tab_is_open_is_asked_of_its_own_session(monkeypatch, terbuka):
    ditanya: list[str] = []
    mesin = SimpleNamespace(is_active_session=lambda sesi: ditanya.append(sesi) or terbuka)
    konteks = SimpleNamespace(session_id="tab-a")
    monkeypatch.setattr("streamlit.runtime.scriptrunner.get_script_run_ctx", lambda: konteks)
    monkeypatch.setattr("streamlit.runtime.exists", lambda: True)
    monkeypatch.setattr("streamlit.runtime.get_instance", lambda: mesin)
    assert tab_terhubung() is terbuka
    assert ditanya == ["tab-a"]


def test_a_streamlit_that_does_not_tell_of_its_tabs_ends_no_work(monkeypatch):
    monkeypatch.setattr("streamlit.runtime.scriptrunner.get_script_run_ctx", lambda: SimpleNamespace(session_id="a"))
    monkeypatch.setattr("streamlit.runtime.exists", lambda: True)
    monkeypatch.setattr("streamlit.runtime.get_instance", lambda: SimpleNamespace())
    assert tab_terhubung() is True


# -- uploads and sessions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mesin", [SimpleNamespace(), None], ids=["it tells otherwise", "it does not run"])
def test_a_streamlit_that_does_not_tell_of_uploads_and_sessions_stops_nobody(monkeypatch, mesin):
    """No upload is counted, every tab counts as open, and sessions end by themselves, later."""

    def ambil_mesin() -> object:
        if mesin is None:
            raise RuntimeError("Runtime hasn't been created!")
        return mesin

    monkeypatch.setattr("streamlit.runtime.get_instance", ambil_mesin)
    assert unggahan_tersimpan() == []
    assert sesi_terhubung("tab-a") is True
    assert akhiri_sesi_usang() == 0


def test_the_bytes_of_an_upload_go_and_its_page_still_finds_it(monkeypatch):
    """Else a file that is too large for all of them keeps its memory, or the page that sent it fails."""
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
    from streamlit.runtime.uploaded_file_manager import UploadedFileRec

    penyimpan = MemoryUploadedFileManager("/_stcore/upload_file")
    penyimpan.add_file("tab-a", UploadedFileRec("b1", "isi.csv", "text/csv", b"kode"))
    monkeypatch.setattr("streamlit.runtime.get_instance", lambda: SimpleNamespace(uploaded_file_mgr=penyimpan))
    (ini,) = unggahan_tersimpan()
    assert ini == UnggahanTersimpan("tab-a", "b1", "isi.csv", 4)
    kosongkan_unggahan(ini, "tanda/lain")
    (isi,) = penyimpan.get_files("tab-a", ["b1"])
    assert (isi.name, isi.type, isi.data) == ("isi.csv", "tanda/lain", b"")


# -- who may connect -------------------------------------------------------------------------------------------------


def test_a_connection_from_another_sites_page_makes_the_server_ask_nobody(monkeypatch):
    """Else every such connection holds up all visitors for seconds."""
    from streamlit import net_util
    from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

    keluar: list[object] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda *a, **k: keluar.append(a))
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)  # put back at the end
    tanpa_alamat_luar()
    assert _is_origin_allowed("https://jahat.contoh", "desa.contoh.id") is False
    assert _is_origin_allowed("https://desa.contoh.id", "desa.contoh.id") is True
    assert keluar == []


# -- what a browser brings along ------------------------------------------------------------------------------------


def test_what_the_browser_brings_along_is_found_by_the_beginning_of_its_key():
    def skrip() -> None:
        import streamlit as st

        from penilaian.dasbor.jeroan_streamlit import peramban_membawa

        st.write([peramban_membawa("isi_3_"), peramban_membawa("3_"), peramban_membawa("isi_4_")])
        st.radio("Jawaban", ["0", "1"], key="isi_3_P01_jenjang")

    at = AppTest.from_function(skrip).run()
    assert at.json[0].value == "[false, false, false]"
    assert at.run().json[0].value == "[true, false, false]"


def test_where_streamlit_keeps_widgets_otherwise_a_browser_is_taken_to_bring_something_along(monkeypatch, caplog):
    konteks = SimpleNamespace(session_state=SimpleNamespace())
    monkeypatch.setattr("streamlit.runtime.scriptrunner.get_script_run_ctx", lambda: konteks)
    assert peramban_membawa("isi_3_")
    assert "isi widget" in caplog.text


# -- one run after another -------------------------------------------------------------------------------------------


def test_where_streamlit_queues_runs_otherwise_the_public_rerun_stands_in(monkeypatch, caplog):
    dipanggil: list[str] = []
    konteks = SimpleNamespace(fragment_ids_this_run=["a"], script_requests=SimpleNamespace(), query_string="")
    monkeypatch.setattr("streamlit.runtime.scriptrunner.get_script_run_ctx", lambda: konteks)
    monkeypatch.setattr(streamlit, "rerun", lambda *, scope: dipanggil.append(scope))
    lukis_sesudah_ini("isi_posisi")
    assert dipanggil == ["isi_posisi"]
    assert "st.rerun" in caplog.text


@pytest.mark.bukti_panjang
@pytest.mark.parametrize(
    ("modul", "nama"),
    [
        ("streamlit.delta_generator", "DeltaGenerator"),
        ("streamlit.navigation.page", "Page"),
        ("streamlit.runtime.uploaded_file_manager", "UploadedFile"),
        ("streamlit.runtime.scriptrunner", "RerunData"),
    ],
)
def test_a_name_that_streamlit_moves_elsewhere_does_not_keep_the_dashboard_from_being_built(modul, nama):
    """In a process of its own; only what is ours is imported after the name is gone."""
    kode = (
        f"import sys, streamlit, {modul}; del sys.modules[{modul!r}].{nama}; "  # an attribute may hide the module
        "import penilaian.dasbor.aplikasi as a; a.susunan()"
    )
    selesai = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, timeout=300)
    assert selesai.returncode == 0, selesai.stderr
