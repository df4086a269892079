"""What the server heard of the taps on a card, for the browser to hold against what was tapped (``ketukan.js``)."""

import json
import re
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final
from weakref import WeakValueDictionary

import streamlit as st

from penilaian.dasbor.komponen.gaya import pasang_gaya
from penilaian.markah import Html, unsur
from penilaian.simpan import GalatKeadaan, Lembar, Pelaku

GEMA: Final = "pd-gema"
"""Key of the choice by which the browser asks how far it was heard (``lukis_gema``)."""

BANYAK_GEMA: Final = 10
"""Numbers to ask with, one after the other and again from the first."""

_SKRIP: Final = ("ketukan.js", "sentuhan.js", "pergi.js", "ketikan.js")
_GAYA: Final = Path(__file__).with_name("ketukan.css")

TERAKHIR: Final = 60
"""Buttons told to the browser, those pressed last: it asks about the last few seconds."""


@dataclass
class Ketukan:
    """What one tab heard of the taps on one assessment.

    Attributes:
        tombol: by key how often what a button asks for was done or refused, the last one pressed last.
        tanda: tells this tab from the one before the page was loaded anew or the server started anew.
    """

    tombol: Counter[str] = field(default_factory=Counter)
    tanda: str = field(default_factory=lambda: secrets.token_hex(8))
    _gembok: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)
    _berakhir: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Be found by ``akhiri`` as long as anything is done for this tab."""
        _HIDUP[self.tanda] = self

    @contextmanager
    def selagi_dibuka(self) -> Iterator[None]:
        """Let something be stored, unless the browser has gone on to a page that came after this one.

        Raises:
            GalatKeadaan: it has; the page that came after says what was not stored.
        """
        with self._gembok:
            if self._berakhir:
                raise GalatKeadaan("Halaman ini sudah dimuat ulang di tempat lain, jadi isian ini tidak disimpan.")
            yield

    def akhiri(self) -> None:
        """Store nothing more for this tab; what is being stored now is stored when this returns."""
        with self._gembok:
            self._berakhir = True

    def dengar(self, nama: str) -> None:
        """Count a button as heard."""
        self.tombol[nama] = self.tombol.pop(nama, 0) + 1


_HIDUP: Final = WeakValueDictionary[str, Ketukan]()


def ekor_baru() -> str:
    """Return an end for the keys of widgets that are not to be taken for those of before; ketukan.js leaves it away."""
    return f"--{secrets.token_hex(4)}"


def akhiri(tanda: str) -> None:
    """End the page of a ``Ketukan.tanda`` (``Ketukan.akhiri``); one that is not there any more has ended."""
    if (ini := _HIDUP.get(tanda)) is not None:
        ini.akhiri()


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
        belum: what the widgets hold is not stored, and the card says so.
    """

    kartu: str
    sebutan: tuple[str, str]
    awalan: str
    isi: Mapping[str, object]
    sekali: bool = False
    belum: bool = False


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
    tombol = [(nama, n) for nama, n in ketukan.tombol.items() if nama.startswith(jejak.awalan)]
    isi = {
        "tab": ketukan.tanda,
        "gema": st.session_state.get(GEMA),
        "awalan": jejak.awalan,
        "sebutan": jejak.sebutan,
        "sekali": jejak.sekali,
        "belum": jejak.belum,
        "isi": {_kelas(nama): nilai for nama, nilai in jejak.isi.items()},
        "tombol": {_kelas(nama): n for nama, n in tombol[-TERAKHIR:]},
    }
    # Attributes are written with single spaces; what was typed is compared as it was typed.
    tertulis = json.dumps(isi, separators=(",", ":")).replace(" ", "\\u0020")
    return unsur("span", kelas="pd-ketuk", role="status", data_pd_ketuk=tertulis)


def tempat_belum() -> Html:
    """Return an empty line for the foot of the screen, where the browser says how much was not heard yet."""
    return unsur("p", kelas="pd-belum", role="status")


def jaga_ketukan(ketukan: Ketukan, lembar: Lembar, siapa: Pelaku, halaman: str) -> None:
    """Lose nothing that is tapped or typed; to be drawn before the cards.

    What was not saved is kept in the browser for this person, this assessment and this page alone.
    """
    _jaga(f"{siapa.pengguna_id} {lembar.id} {halaman}", tab=ketukan.tanda)


def jaga_ketukan_sekadar(halaman: str) -> None:
    """Lose nothing that is tapped on a page that stores nothing; to be drawn before its cards. Words say "terkirim"."""
    _jaga(f"tamu 0 {halaman}", kata="kirim")


def lukis_gema() -> None:
    """Put what the browser asks with on the page, never seen; the server repeats it on every card.

    A choice and not a button: of two presses that travel together one is heard, and it would say nothing of the second.
    """
    st.radio("Gema", range(BANYAK_GEMA), index=None, key=GEMA, label_visibility="collapsed")


def _jaga(milik: str, tab: str | None = None, kata: str | None = None) -> None:
    pasang_gaya(_GAYA)
    tanda = unsur("i", hidden="", kelas="pd-milik", data_pd_milik=milik, data_pd_tab=tab, data_pd_kata=kata)
    st.html(f"{tanda}<script>{_skrip()}</script>", unsafe_allow_javascript=True)


@cache
def _skrip() -> str:
    isi = "".join(Path(__file__).with_name(nama).read_text("utf-8") for nama in _SKRIP)
    akhir = "window.pdKetukan.banyak = () => tunggu.size;"
    return f"(() => {{\nif (window.pdKetukan) return;\nwindow.pdKetukan = {{}};\n{isi}{akhir}\n}})();\n"


def _kelas(nama: str) -> str:
    """Return the part of the class name that Streamlit makes of a key."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", nama)
