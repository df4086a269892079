"""Settings and theme: one source, the same in both ways, readable in both themes."""

import itertools
import json
import re
import subprocess
import sys
from inspect import signature
from pathlib import Path

import pytest
import streamlit
from peladen import AKAR, lingkungan, port_bebas
from streamlit import config

from penilaian.cli.perintah import dasbor
from penilaian.dasbor.aplikasi import jalankan, setelan

# Stops where the server would start and prints every option that Streamlit then holds.
CETAK = """
import json, sys
from streamlit import config
from streamlit.web.server.starlette import starlette_server
def cetak(self):
    print("SETELAN" + json.dumps({k: config.get_option(k) for k in config._config_options_template}, default=str))
starlette_server.UvicornRunner.run = cetak
"""
STREAMLIT_RUN = f"""
from streamlit.web import cli
cli.main(["run", {str(AKAR / "dashboard.py")!r}, "--server.port", sys.argv[1]])
"""
PENILAIAN_DASBOR = """
from penilaian.dasbor.aplikasi import jalankan
jalankan(port=int(sys.argv[1]))
"""


def semua_setelan(mulai: str, folder: Path, port: int) -> dict[str, object]:
    selesai = subprocess.run(
        [sys.executable, "-c", CETAK + mulai, str(port)],
        cwd=folder,
        env=lingkungan(folder),
        capture_output=True,
        text=True,
        timeout=60,
    )
    return json.loads(next(b for b in selesai.stdout.splitlines() if b.startswith("SETELAN")).removeprefix("SETELAN"))


def test_both_ways_hold_the_same_value_of_every_option(tmp_path):
    port = port_bebas()  # a dashboard that stands on the usual one would refuse the second way
    satu, dua = (semua_setelan(cara, tmp_path, port) for cara in (STREAMLIT_RUN, PENILAIAN_DASBOR))
    # The greeting is each way's own (ours is in Indonesian), the secret is new at every start, and secrets.toml may
    # stand beside the script that was started.
    sendiri = {"logger.hideWelcomeMessage", "server.cookieSecret", "secrets.files"}
    assert {kunci for kunci in satu if satu[kunci] != dua[kunci]} - sendiri == set()
    assert dua["server.address"] == "127.0.0.1"
    assert dua["theme.light.primaryColor"] == "#0f766e"


def test_both_ways_stand_on_the_same_port_where_none_is_named():
    semula = config._config_options_template["server.port"].default_val
    assert signature(jalankan).parameters["port"].default == signature(dasbor).parameters["port"].default == semula


def test_streamlit_knows_every_setting():
    assert set(setelan()) <= set(config._config_options_template)


def test_nothing_of_the_server_is_shown_or_told():
    s = setelan()
    assert s["client.showErrorDetails"] == "none"
    assert s["client.showErrorLinks"] is False
    assert s["browser.gatherUsageStats"] is False
    assert s["server.enableXsrfProtection"] is True
    assert s["server.maxUploadSize"] <= 60


def luminans(warna: str) -> float:
    kanal = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    merah, hijau, biru = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal]
    return 0.2126 * merah + 0.7152 * hijau + 0.0722 * biru


def kontras(satu: str, dua: str) -> float:
    """WCAG 2: (lighter + 0.05) ÷ (darker + 0.05)."""
    terang, gelap = sorted((luminans(satu), luminans(dua)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert kontras("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("tema", ["light", "dark"])
def test_text_has_contrast_of_at_least_4_5(tema):
    s = {kunci.removeprefix(f"theme.{tema}."): nilai for kunci, nilai in setelan().items() if f"theme.{tema}." in kunci}
    dasar = [s["backgroundColor"], s["secondaryBackgroundColor"]]
    pasangan = [
        (s[teks], latar) for teks in ("textColor", "primaryColor", "linkColor", "codeTextColor") for latar in dasar
    ]
    for warna in ("red", "orange", "yellow", "green", "blue", "violet", "gray"):
        pasangan += [(s[f"{warna}TextColor"], latar) for latar in (*dasar, s[f"{warna}BackgroundColor"])]
    # bingkai.css: buttons write white in the light theme, almost black in the dark one.
    pasangan.append((s["primaryColor"], {"light": "#ffffff", "dark": "#0b2a27"}[tema]))
    assert {p: round(kontras(*p), 2) for p in pasangan if kontras(*p) < 4.5} == {}


# Machado, Oliveira, Fernandes 2009, full severity, on linear RGB.
MATA = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red-blind": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green-blind": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "blue-blind": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


def kali(matriks, vektor):
    return [sum(a * b for a, b in zip(baris, vektor, strict=True)) for baris in matriks]


def lab(warna: str, mata) -> tuple[float, float, float]:
    """CIE L*a*b* of ``warna`` as ``mata`` sees it."""
    kanal = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal]
    terlihat = [min(max(k, 0.0), 1.0) for k in kali(mata, linear)]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (nilai / putih for nilai, putih in zip(kali(XYZ, terlihat), (0.9505, 1, 1.089), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("tema", ["light", "dark"])
@pytest.mark.parametrize("mata", MATA)
def test_chart_colours_stay_apart_for_every_eye(tema, mata):
    warna = setelan()[f"theme.{tema}.chartCategoricalColors"]
    jarak = {
        (a, b): sum((p - q) ** 2 for p, q in zip(lab(a, MATA[mata]), lab(b, MATA[mata]), strict=True)) ** 0.5
        for a, b in itertools.combinations(warna, 2)
    }
    assert min(jarak.values()) >= 14, min(jarak, key=jarak.get)


@pytest.mark.parametrize("tema", ["light", "dark"])
def test_chart_colours_have_contrast_of_at_least_3(tema):
    s = setelan()
    latar = s[f"theme.{tema}.backgroundColor"]
    assert all(kontras(warna, latar) >= 3 for warna in s[f"theme.{tema}.chartCategoricalColors"])


def test_cut_icon_font_holds_every_icon_that_streamlit_and_the_pages_draw():
    skrip = (Path(streamlit.__file__).parent / "static" / "static" / "js").glob("*.js")
    sendiri = (AKAR / "penilaian").rglob("*.py")
    dipakai = {
        nama
        for satu in itertools.chain(skrip, sendiri)
        for nama in re.findall(r":material/([a-z0-9_]+):", satu.read_text("utf-8"))
    }
    ada = set((AKAR / "penilaian" / "dasbor" / "peladen" / "huruf" / "ikon.txt").read_text("utf-8").split())
    assert dipakai - ada == set(), "cut the font anew: see alat/huruf.py"
