"""The dashboard as a browser meets it, started in both ways."""

import gzip
import json
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlparse

import brotli
import pytest
from peladen import AKAR, CARA, STATIS_STREAMLIT, lingkungan
from websockets.sync.client import connect

from penilaian.dasbor.jeroan_streamlit import milik_streamlit


def ambil(alamat: str, sandi: str = "gzip, deflate, br", **kepala: str):
    permintaan = urllib.request.Request(alamat, headers={"Accept-Encoding": sandi} | kepala)
    with urllib.request.urlopen(permintaan, timeout=10) as jawaban:
        return jawaban.headers, jawaban.read()


def skrip(dasbor: str) -> list[str]:
    """Addresses that the first HTML asks for by itself."""
    _, isi = ambil(dasbor, "identity")
    return [
        f"{dasbor}/{jalan}" for jalan in re.findall(r'(?:src|href)="\./([^"]+\.(?:js|css|woff2|svg))"', isi.decode())
    ]


def test_health_route_names_the_version(dasbor):
    _, isi = ambil(f"{dasbor}/sehat")
    assert json.loads(isi) == {"status": "sehat", "versi": "0.1.0"}


def test_only_this_machine_can_reach_it(dasbor):
    with socket.socket() as soket:
        # 127.0.0.2 is this machine too, but not the address that the dashboard listens on.
        assert soket.connect_ex(("127.0.0.2", urlparse(dasbor).port)) != 0


@pytest.mark.parametrize("halaman", ["", "cek-cepat", "bandingkan", "nilai-berkas", "instrumen", "siapkan"])
def test_first_html_of_every_page_is_indonesian_and_asks_for_our_font(dasbor, halaman):
    kepala, isi = ambil(f"{dasbor}/{halaman}", "identity")
    html = isi.decode()
    assert '<html lang="id">' in html
    assert "<title>Penilaian Desa</title>" in html
    assert "huruf/plus-jakarta-sans-v12.woff2" in html
    assert "SourceSans" not in html
    assert kepala["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "jalan",
    [
        "kabupaten/verifikasi",
        "bukti/9223372036854775808/asli",
        "bukti/1/pratinjau/999999999999999999999",
        "_stcore//metrics",
        "_stcore/script-health-check",
        "_stcore/agent/mcp",
        "_stcore/health/lain",
        "_stcore/upload_file/a/b/c",
        "_stcore/upload_file/a/b",
        "auth/login",
        "app/static/a.txt",
        "static/js/tidak-ada.js",
        "static/././index.html",
        "masuk/lain/",
        "sehat/lain",
        "a/b/c/d",
        "_stcore/stream",
        "nilai-berkas/_stcore/health",
    ],
)
@pytest.mark.parametrize("cara", ["GET", "POST"])
def test_an_address_that_nobody_has_is_not_found_on_a_page_of_ours_with_our_headers(dasbor, jalan, cara):
    tanya = urllib.request.Request(f"{dasbor}/{jalan}", method=cara)
    with pytest.raises(urllib.error.HTTPError, match="404") as galat:
        urllib.request.urlopen(tanya, timeout=60)
    isi = galat.value.read().decode()
    assert '<html lang="id">' in isi
    assert "Halaman tidak ada" in isi
    assert galat.value.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in galat.value.headers["Content-Security-Policy"]
    assert galat.value.headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_not_found_is_said_to_every_browser_whatever_the_one_before_could_unpack(dasbor):
    panjang = set()
    for sandi in ("identity", "gzip", "br", "identity"):
        with pytest.raises(urllib.error.HTTPError, match="404") as galat:
            ambil(f"{dasbor}/a/b", sandi)
        isi = galat.value.read()
        assert len(isi) == int(galat.value.headers["Content-Length"])
        if sandi == "identity":
            panjang.add(len(isi))
    assert len(panjang) == 1


@pytest.mark.parametrize(
    ("jalan", "awal"),
    [
        ("_stcore/health", b"ok"),
        ("_stcore/host-config", b"{"),
        ("nilai-berkas/", b"<!"),
    ],
)
def test_what_streamlits_page_needs_is_answered_by_streamlit(dasbor, jalan, awal):
    _, isi = ambil(f"{dasbor}/{jalan}", "identity")
    assert isi.startswith(awal)
    assert b"<h1>Halaman tidak ada" not in isi


@pytest.mark.parametrize(
    "jalan", ["media/tidakada.png", "component/x/y.js", "_stcore/bidi-components/x/y.js", "_stcore/upload_file/a/b"]
)
def test_what_streamlit_keeps_files_under_is_left_to_it(dasbor, jalan):
    cara = "PUT" if "upload" in jalan else "GET"
    with pytest.raises(urllib.error.HTTPError) as galat:
        urllib.request.urlopen(urllib.request.Request(f"{dasbor}/{jalan}", method=cara), timeout=60)
    assert b"<h1>Halaman tidak ada" not in galat.value.read()


def jawaban_mentah(dasbor: str, baris: bytes, isi: bytes = b"") -> tuple[str, dict[str, str]]:
    """Send a request as it stands and return status line and headers of the answer."""
    with socket.create_connection(("127.0.0.1", urlparse(dasbor).port), timeout=60) as soket:
        soket.sendall(baris + b"\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + isi + b"\r\n")
        datang = b""
        while b"\r\n\r\n" not in datang and (potong := soket.recv(65_536)):
            datang += potong
    status, *kepala = datang.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    return status, {n.strip().lower(): i.strip() for n, _, i in (k.partition(":") for k in kepala)}


@pytest.mark.parametrize(
    ("baris", "isi", "status"),
    [
        (b"GET /media/tidakada.png HTTP/1.1", b"", "404"),
        (b"GET /component/x/y.js HTTP/1.1", b"", "404"),
        (b"GET /..%5c..%5cetc HTTP/1.1", b"", "400"),
        (b"GET //evil.example/ HTTP/1.1", b"", "400"),
        (b"PUT /_stcore/upload_file/a/b HTTP/1.1", b"Content-Length: 0\r\n", "403"),
        (b"GET /bukti/99999999999999999999999999 HTTP/1.1", b"", "404"),
        (b"GET /bukti/99999999999999999999999999/pratinjau HTTP/1.1", b"", "404"),
        (b"GET /isian/99999999999999999999999999 HTTP/1.1", b"", "404"),
        (b"GET /_stcore/metrics HTTP/1.1", b"", "404"),
        (b"GET /_stcore/health HTTP/1.1", b"", "200"),
        (b"GET /ikon.svg HTTP/1.1", b"", "200"),
        (b"DELETE /masuk HTTP/1.1", b"", "405"),
    ],
    ids=lambda v: v.decode()[:40] if isinstance(v, bytes) and v.startswith((b"GET", b"PUT", b"DEL")) else "",
)
def test_every_answer_of_the_app_bears_our_headers(dasbor, baris, isi, status):
    awal, kepala = jawaban_mentah(dasbor, baris, isi)
    assert awal.split()[1] == status
    assert kepala.get("x-frame-options") == "DENY"
    assert kepala.get("x-content-type-options") == "nosniff"
    assert "frame-ancestors 'none'" in kepala.get("content-security-policy", "")
    assert kepala.get("referrer-policy") in {"same-origin", "no-referrer"}


def test_every_file_of_streamlits_page_is_found_by_its_address():
    berkas = [b.relative_to(STATIS_STREAMLIT).as_posix() for b in (STATIS_STREAMLIT / "static").rglob("*.js")]
    assert len(berkas) > 50
    assert all(milik_streamlit("GET", f"/{b}") for b in berkas)
    assert not milik_streamlit("GET", "/static/tidak-ada.js")


def test_what_the_first_html_asks_for_exists_and_is_small(dasbor):
    berkas = skrip(dasbor)
    assert len(berkas) > 40
    # Measured 0.48 MB; Streamlit's own would be 2.2 MB.
    assert sum(len(ambil(satu)[1]) for satu in berkas) < 520_000


def test_scripts_travel_as_brotli_for_ever_and_are_whole(dasbor):
    alamat = next(satu for satu in skrip(dasbor) if "protobuf" in satu)
    utuh = (STATIS_STREAMLIT / urlparse(alamat).path.lstrip("/")).read_bytes()
    for _ in ("compressed now", "from memory"):
        kepala, isi = ambil(alamat)
        assert kepala["content-encoding"] == "br"
        assert kepala["vary"] == "Accept-Encoding"
        assert "immutable" in kepala["cache-control"]
        assert len(isi) == int(kepala["content-length"]) < len(utuh) / 10
        assert brotli.decompress(isi) == utuh


def test_a_browser_without_brotli_gets_the_script_as_it_is(dasbor):
    alamat = next(satu for satu in skrip(dasbor) if "protobuf" in satu)
    kepala, isi = ambil(alamat, "gzip")
    assert kepala["content-encoding"] is None
    assert len(isi) == (STATIS_STREAMLIT / urlparse(alamat).path.lstrip("/")).stat().st_size


def test_a_part_of_a_script_is_not_compressed(dasbor):
    alamat = next(satu for satu in skrip(dasbor) if "protobuf" in satu)
    kepala, isi = ambil(alamat, Range="bytes=0-99")
    assert kepala["content-encoding"] is None
    assert len(isi) == 100


def test_an_asset_that_the_browser_has_is_not_sent_again(dasbor):
    alamat = next(satu for satu in skrip(dasbor) if "protobuf" in satu)
    etag = ambil(alamat)[0]["etag"]
    with pytest.raises(urllib.error.HTTPError, match="304"):
        ambil(alamat, **{"If-None-Match": etag})


def huruf_streamlit(awalan: str) -> str:
    return "static/media/" + next((STATIS_STREAMLIT / "static" / "media").glob(f"{awalan}.*.woff2")).name


@pytest.mark.parametrize(
    ("jalan", "terbesar"),
    [
        ("huruf/plus-jakarta-sans-v12.woff2", 28_000),
        (huruf_streamlit("MaterialSymbols-Rounded"), 12_000),
        (huruf_streamlit("SourceSansVF-Upright"), 28_000),
    ],
)
def test_fonts_are_ours_uncompressed_and_kept_for_ever(dasbor, jalan, terbesar):
    kepala, isi = ambil(f"{dasbor}/{jalan}")
    assert isi.startswith(b"wOF2")
    assert len(isi) < terbesar
    assert kepala["content-encoding"] is None
    assert "immutable" in kepala["cache-control"]


def test_licences_travel_with_the_fonts(dasbor):
    kepala, isi = ambil(f"{dasbor}/huruf/LISENSI-plus-jakarta-sans.txt")
    teks = {"br": brotli.decompress, "gzip": gzip.decompress}.get(kepala["content-encoding"] or "", bytes)(isi)
    assert b"SIL OPEN FONT LICENSE" in teks


def test_websocket_opens_and_compresses(dasbor):
    alamat = dasbor.replace("http", "ws") + "/_stcore/stream"
    with connect(alamat, subprotocols=["streamlit"], origin=dasbor) as sambungan:
        assert sambungan.response.status_code == 101
        assert "permessage-deflate" in sambungan.response.headers["Sec-WebSocket-Extensions"]


def test_websocket_from_another_site_is_refused(dasbor):
    alamat = dasbor.replace("http", "ws") + "/_stcore/stream"
    with pytest.raises(Exception, match="403"), connect(alamat, subprotocols=["streamlit"], origin="http://lain.id"):
        pass


def test_a_taken_port_is_misuse_and_says_where_the_dashboard_may_be(tmp_path):
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = soket.getsockname()[1]
        selesai = subprocess.run(
            [*CARA["penilaian dasbor"], str(port)],
            cwd=tmp_path,
            env=lingkungan(tmp_path),
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert selesai.returncode == 2
    assert f"http://127.0.0.1:{port}" in selesai.stderr
    assert f"--port {port + 1}" in selesai.stderr


def test_dashboard_py_does_nothing_but_build_the_app():
    assert len((AKAR / "dashboard.py").read_text("utf-8").splitlines()) < 10
    kode = "import dashboard, streamlit; assert type(dashboard.app) is streamlit.App; print(dashboard.app.script_path)"
    selesai = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, timeout=60)
    assert Path(selesai.stdout.strip()) == AKAR / "penilaian" / "dasbor" / "utama.py"
