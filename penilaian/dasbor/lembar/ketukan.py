"""What the server heard of the taps on a card, for the browser to hold against what was tapped (``ketukan.js``)."""

import json
import re
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st

from penilaian.dasbor.komponen.gaya import pasang_gaya
from penilaian.markah import Html, unsur
from penilaian.simpan import Lembar, Pelaku

_GAYA: Final = Path(__file__).with_name("ketukan.css")

TERAKHIR: Final = 60
"""Buttons told to the browser, those pressed last: it asks about the last few seconds."""


@dataclass
class Ketukan:
    """What one tab heard of the taps on one assessment.

    Attributes:
        tombol: by key how often what a button asks for was done or refused, the last one pressed last.
        gambar: by card how often it was drawn.
        tanda: tells this tab from the one before the server was started anew.
    """

    tombol: Counter[str] = field(default_factory=Counter)
    gambar: Counter[str] = field(default_factory=Counter)
    tanda: str = field(default_factory=lambda: secrets.token_hex(4))

    def dengar(self, nama: str) -> None:
        """Count a button as heard."""
        self.tombol[nama] = self.tombol.pop(nama, 0) + 1


@dataclass(frozen=True, slots=True)
class Jejak:
    """What the browser is to hold against the taps on one card.

    Attributes:
        kartu: its name, unique on the page.
        sebutan: what is lost where a tap on it is, and its name: ``("Jawaban", "P01")``.
        awalan: how the keys of its widgets begin.
        isi: by key what the widgets hold that save when they change (text, tick, place of the chosen level), and of
            buttons whether what they ask for is so, with the version of what is on the screen. Without the round
            (``kunci`` in Verifikasi) where there is one.
        sekali: its buttons do nothing twice, each key is of one deed: the browser may press them again.
    """

    kartu: str
    sebutan: tuple[str, str]
    awalan: str
    isi: Mapping[str, object]
    sekali: bool = False


def ditekan(ketukan: Ketukan, nama: str, kerja: Callable[[], object]) -> None:
    """Do what a button asks for, and count it once it is done; to be its ``on_click``.

    Args:
        ketukan: of the tab that it stands in.
        nama: its key.
        kerja: what it asks for; touches ``st.session_state`` no more than any callback here.
    """
    kerja()
    ketukan.dengar(nama)


def jejak_ketukan(ketukan: Ketukan, jejak: Jejak) -> Html:
    """Return an empty place that carries what the server heard; the browser writes into it while it waits."""
    ketukan.gambar[jejak.kartu] += 1
    tombol = [(nama, n) for nama, n in ketukan.tombol.items() if nama.startswith(jejak.awalan)]
    isi = {
        "tab": ketukan.tanda,
        "n": ketukan.gambar[jejak.kartu],
        "awalan": jejak.awalan,
        "sebutan": jejak.sebutan,
        "sekali": jejak.sekali,
        "isi": {_kelas(nama): nilai for nama, nilai in jejak.isi.items()},
        "tombol": {_kelas(nama): n for nama, n in tombol[-TERAKHIR:]},
    }
    # Attributes are written with single spaces; what was typed is compared as it was typed.
    tertulis = json.dumps(isi, separators=(",", ":")).replace(" ", "\\u0020")
    return unsur("span", kelas="pd-ketuk", role="status", data_pd_ketuk=tertulis)


def jaga_ketukan(lembar: Lembar, siapa: Pelaku, halaman: str) -> None:
    """Lose nothing that is tapped or typed; to be drawn before the cards.

    What was not saved is kept in the browser for this person, this assessment and this page alone.
    """
    _jaga(f"{siapa.pengguna_id} {lembar.id} {halaman}")


def jaga_ketukan_sekadar(halaman: str) -> None:
    """Lose nothing that is tapped on a page that stores nothing; to be drawn before its cards. Words say "terkirim"."""
    _jaga(f"tamu 0 {halaman}", "kirim")


def _jaga(milik: str, kata: str | None = None) -> None:
    pasang_gaya(_GAYA)
    tanda = unsur("i", hidden="", kelas="pd-milik", data_pd_milik=milik, data_pd_kata=kata)
    st.html(f"{tanda}<script>{_skrip()}</script>", unsafe_allow_javascript=True)


@cache
def _skrip() -> str:
    return Path(__file__).with_name("ketukan.js").read_text("utf-8")


def _kelas(nama: str) -> str:
    """Return the part of the class name that Streamlit makes of a key."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", nama)
