"""A tap that nobody waits for is stored or visibly not, on a server that has not begun and on a busy processor."""

import multiprocessing
import os
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pengisi import KETUK, Dunia, Orang, buka, ditinjau, menunggu, pilih, tanya
from playwright.sync_api import Page, expect

from penilaian.simpan import Lembar

CARA = {
    "tautan": "document.querySelector('a[href$=\"/bandingkan\"]').click()",
    "tahap": "document.querySelectorAll('.st-key-isi_tingkat button')[1].click()",
    "kembali": "history.back()",
    "muat ulang": "location.reload()",
}
"""Ways of leaving a card."""


@pytest.mark.parametrize("cara", CARA)
def test_a_tap_that_is_followed_within_60_ms_before_the_server_has_begun_is_kept(dunia: Dunia, orang: Orang, cara: str):
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    page.goto(f"{dunia.alamat}/bandingkan")
    page.get_by_role("link", name="Isi Penilaian").click()
    page.get_by_role("link", name=re.compile("Sukamaju")).last.wait_for()
    buka(page, dunia, lembar)
    tanya(page, pergi=True)
    with dunia.beku():
        page.evaluate(f"() => {{ window.pdLama = true; {KETUK % 3}; setTimeout(() => {{ {CARA[cara]} }}, 60) }}")
        page.wait_for_timeout(300)
    _tunggu_pergi(page, cara)
    buka(page, dunia, lembar)
    ditinjau(page, "P01")
    assert menunggu(page, "P01") == "Belum tersimpan, ketuk lagi." or dunia.teks(lembar, "P01") == "3"


def _tunggu_pergi(page: Page, cara: str) -> None:
    """Wait until a way of leaving has led somewhere."""
    if cara == "tahap":
        expect(page.locator(".st-key-pd-kartu-M01")).to_have_count(1)
    elif cara == "muat ulang":
        page.wait_for_function("!window.pdLama")
    else:
        page.wait_for_url(lambda alamat: "penilaian=" not in alamat)


def _sibuk() -> None:
    while True:
        pass


@contextmanager
def _prosesor_sibuk() -> Iterator[None]:
    """Two processes at full load beside everything else."""
    semua = [multiprocessing.get_context("spawn").Process(target=_sibuk, daemon=True) for _ in range(2)]
    for satu in semua:
        satu.start()
    try:
        yield
    finally:
        for satu in semua:
            satu.kill()
            satu.join()


def _hilang(page: Page, dunia: Dunia, lembar: Lembar, diketuk: dict[str, str]) -> dict[str, tuple[str, str, str]]:
    """Return the taps that are neither stored nor said to be unsaved: tapped, stored, said."""
    expect(page.locator('[data-pd-simpan="jalan"]')).to_have_count(0)
    # What is said first: a tap may be stored between the two looks.
    diam = [id_ for id_ in diketuk if not menunggu(page, id_).startswith("Belum tersimpan")]
    semua = {id_: (diketuk[id_], dunia.teks(lembar, id_), menunggu(page, id_)) for id_ in diam}
    return {id_: x for id_, x in semua.items() if x[0] != x[1]}


_KARTU = ("P01", "P03", "P04", "P08", "P16")

BANYAK = int(os.environ.get("UJI_KETUKAN", "25"))
"""Taps on a busy processor; ``alat/ketukan.py`` has 500, which take longer than a proof of every change may."""


def test_on_a_busy_processor_every_tap_is_saved_or_seen_to_be_unsaved(dunia: Dunia, orang: Orang):
    """On cards and with pauses by chance; every tenth is followed by a link, another stage or a reload."""
    page, lembar = orang(perangkat="desktop"), dunia.lembar()
    buka(page, dunia, lembar)
    tanya(page, pergi=True)
    acak, diketuk = random.Random(7), {}  # noqa: S311
    with _prosesor_sibuk():
        for n in range(1, BANYAK + 1):
            id_, jenjang = acak.choice(_KARTU), acak.randrange(5)
            diketuk[id_] = str(jenjang)
            pilih(page, id_, jenjang)
            page.wait_for_timeout(acak.choice((0, 5, 20, 60, 200)))
            if n % 10 == 0:
                cara = acak.choice(("tautan", "tahap", "muat ulang"))
                page.evaluate(f"window.pdLama = true; setTimeout(() => {{ {CARA[cara]} }})")
                _tunggu_pergi(page, cara)
                page.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}")
                ditinjau(page, *_KARTU)
                assert _hilang(page, dunia, lembar, diketuk) == {}
        assert _hilang(page, dunia, lembar, diketuk) == {}
