"""Answers typed into the engine with which ODK fills forms in, exported in every dialect, come back as they were."""

import os
import random
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from dialek_klien import DIALEK, harap, kembali, pulang
from instrumen_acak import instrumen_acak
from ketikan_acak import lembar
from penulis_klien import daun
from playwright.sync_api import sync_playwright
from pyxform.xls2xform import convert
from xpath_kecil import FormulirKecil

from penilaian.muat import muat_instrumen
from penilaian.pertanyaan import urutan_tetap
from penilaian.survei import susun_cepat, susun_formulir, tulis_xlsform
from penilaian.survei.nama_form import POSISI

pytestmark = pytest.mark.bukti_panjang

KLIEN = Path(__file__).parent / "klien"
MESIN = "node_modules/@getodk/xforms-engine/dist/index.js"
SIDIK_MESIN = "ff9e9c5bd1e50b8ff884359a9d7394201298bf68ac11e419941acd4101acbb02"
LEMBAR = int(os.environ.get("PENILAIAN_UJI_LEMBAR", "25"))
SEKALI = 100
"""Sheets that the browser makes at a time."""


@pytest.fixture(scope="session")
def mesin(tmp_path_factory) -> str:
    """Return the engine's code, from the registry, by its hash."""
    if shutil.which("npm") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("npm is missing: the client that fills forms in cannot be had")
        pytest.skip("npm is missing: apt-get install npm")
    folder = tmp_path_factory.mktemp("klien")
    shutil.copy(KLIEN / "package.json", folder)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--no-package-lock"], cwd=folder, check=True)
    kode = (folder / MESIN).read_bytes()
    assert sha256(kode).hexdigest() == SIDIK_MESIN
    return kode.decode()


@pytest.fixture(scope="module")
def isi_formulir(mesin):
    """Return a function that types sheets into a form and gives what the engine made of each.

    Closed with its module: while Playwright runs, no other test can have a browser or an event loop.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is missing")
        pytest.skip("chromium is missing: apt-get install chromium")
    with sync_playwright() as p:
        peramban = p.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = peramban.new_page()

        def jawab(rute) -> None:
            kode = rute.request.url.endswith("/index.js")
            jenis = "text/javascript" if kode else "text/html"
            rute.fulfill(body=mesin if kode else "<!doctype html><title>klien</title>", content_type=jenis)

        page.route("**/*", jawab)
        page.goto("http://127.0.0.1:9/")  # answered above; the engine wants a trusted origin
        perintah = (KLIEN / "isi.js").read_text("utf-8")

        def ketik(xform: str, semua: list) -> list:
            return [
                hasil
                for awal in range(0, len(semua), SEKALI)
                for hasil in page.evaluate(perintah, [xform, semua[awal : awal + SEKALI]])
            ]

        yield ketik
        peramban.close()


@pytest.fixture(scope="module", params=["inpres-3-2003", "spbe-2020"])
def terkirim(request, isi_formulir, tmp_path_factory):
    """A form, random sheets typed into it, and the cells that must come back."""
    instrumen = muat_instrumen(request.param)
    formulir = susun_formulir(instrumen)
    jalur = tmp_path_factory.mktemp("form") / "formulir.xlsx"
    tulis_xlsform(formulir, jalur)
    acak = random.Random(2026)  # noqa: S311
    kode = [
        f"99.01.{n // 1000:02d}.2{n % 1000:03d}"
        if instrumen.yang_dinilai == "desa"
        else f"{11 + n // 80}.{10 + n % 80}"
        for n in range(LEMBAR)
    ]
    ketikan, sel = zip(*(lembar(instrumen.ditanyakan, k, acak) for k in kode), strict=True)
    return instrumen, formulir, isi_formulir(convert(str(jalur)).xform, [list(k) for k in ketikan]), sel


def test_everything_that_is_asked_is_shown_and_no_honest_answer_is_refused(terkirim):
    _, _, hasil, _ = terkirim
    assert [(n, h["tersembunyi"], h["langgar"]) for n, h in enumerate(hasil) if h["tersembunyi"] or h["langgar"]] == []


@pytest.mark.parametrize("dialek", DIALEK)
def test_no_answer_is_lost_or_changed_on_the_way_back(terkirim, dialek):
    instrumen, formulir, hasil, sel = terkirim
    bacaan = pulang(dialek, formulir, [daun(h["xml"]) for h in hasil], instrumen)
    assert kembali(instrumen, bacaan.jawaban) == harap(instrumen, sel)


@pytest.mark.parametrize("nomor", [None, 3, 16])
def test_a_short_form_hides_in_a_real_client_what_it_hides_here_and_knows_the_position(nomor, isi_formulir, tmp_path):
    instrumen = muat_instrumen("inpres-3-2003") if nomor is None else instrumen_acak(nomor, berposisi=True)
    formulir = susun_cepat(instrumen)
    tulis_xlsform(formulir, tmp_path / "formulir.xlsx")
    acak = random.Random(11)  # noqa: S311
    semua = [
        lembar(urutan_tetap(instrumen), f"99.01.01.2{n:03d}", acak, mutu, tb)
        for n, (mutu, tb) in enumerate([(0, 0), (0.8, 0.5), (0.95, 1), (0.95, 0)])
    ]
    ketikan, sel = zip(*semua, strict=True)
    xform = convert(str(tmp_path / "formulir.xlsx")).xform
    hasil = isi_formulir(xform, [list(k) for k in ketikan])
    kecil, tampil = FormulirKecil(formulir), []
    for diketik, satu, h in zip(ketikan, sel, hasil, strict=True):
        isi, tampak = kecil.isi(diketik)
        assert h["langgar"] == []
        ditanya = {i.id for i in instrumen.indikator if {i.id, f"{i.id}_cara"} & {*h["tampak"]}}
        assert ditanya == {i.id for i in instrumen.indikator if {i.id, f"{i.id}_cara"} & tampak}
        dalam_klien = daun(h["xml"])
        assert {n: dalam_klien[n] for n in POSISI[:3]} == {n: isi[n] for n in POSISI[:3]}
        tampil.append({k: t for k, t in satu.items() if k not in instrumen.per_id or k in ditanya})
    assert len({len(t) for t in tampil}) > 1, "some are asked more than others"
    for dialek in ("kobo-label", "central"):
        bacaan = pulang(dialek, formulir, [daun(h["xml"]) for h in hasil], instrumen)
        assert kembali(instrumen, bacaan.jawaban) == harap(instrumen, tampil)
        assert [t.kode for t in bacaan.peringatan if t.kode in {"S13", "B32"}] == []
