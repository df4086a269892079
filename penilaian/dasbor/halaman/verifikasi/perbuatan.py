"""From a button to the store, and telling what came of it.

A callback carries what the person saw (versions, states) from the run in which it was drawn: read again afterwards it
would always be the newest, and nobody would notice that somebody else was faster. The session is touched only after the
deed (``lembar.perbuatan``): a click is never lost, at most what is said about it.
"""

from collections.abc import Callable
from typing import Final, Literal, NamedTuple, TypeVar

import streamlit as st

from penilaian.dasbor import sesi
from penilaian.dasbor.komponen.alamat import tulis_alamat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.gulir import gulir_ke
from penilaian.dasbor.lembar.perbuatan import Ditolak, coba
from penilaian.simpan import Pelaku

T = TypeVar("T")

PERIKSA: Final = "periksa"
PUTUSKAN: Final = "putuskan"
"""Parts of the page where deeds are told: about one answer, about the whole."""

_KABAR: Final = "verifikasi_kabar"
_FOKUS: Final = "verifikasi_fokus"
_PUTARAN: Final = "verifikasi_putaran"


class Kabar(NamedTuple):
    """What is said at the next run, and where (the anchor of a part of the page)."""

    isi: str
    corak: Literal["awas", "tenang"]
    tempat: str


def lakukan(
    tempat: str,
    kerja: Callable[[Pelaku, T], str],
    baca: Callable[[], T],
    *,
    gagal: str | None = None,
    kosongkan: str | None = None,
    berikut: str | None = None,
) -> None:
    """Do something in the name of who is logged in now; to be called by a widget's callback.

    Args:
        tempat: part of the page that says what came of it.
        kerja: gets the person and what was typed; returns what was done, ``""`` where the page shows it.
        baca: reads what was typed, by ``isi_widget``.
        gagal: part of the page that says why it was not done, beside the button; None = ``tempat``.
        kosongkan: group of widgets (``kunci``) that are empty again once it is done.
        berikut: indicator to go to once it is done; None = stay.
    """
    isian = baca()
    hasil = coba(lambda: kerja(sesi.pelaku_kini(), isian))
    jadi = not isinstance(hasil, Ditolak)
    if isinstance(hasil, Ditolak):
        st.session_state[_KABAR] = Kabar(hasil.sebab, "awas", gagal or tempat)
    else:
        st.session_state[_KABAR] = Kabar(hasil, "tenang", tempat)
    if jadi and kosongkan is not None:
        _putar(kosongkan)
    if jadi and berikut is not None:
        pindah(berikut)


def tanpa_isian() -> None:
    """Read nothing: for deeds that need no words."""


def kabarkan(tempat: str) -> None:
    """Say what came of the last deed, in the part of the page where it was done."""
    kabar = st.session_state.get(_KABAR)
    if isinstance(kabar, Kabar) and kabar.tempat == tempat:
        del st.session_state[_KABAR]
        if kabar.isi:
            lukis(pesan(kabar.isi, kabar.corak))


def kunci(kelompok: str, bagian: str) -> str:
    """Return the key of a widget in a group; once the group was sent its widgets get others, and so are empty."""
    return f"verif_{kelompok}_{_putaran().get(kelompok, 0)}_{bagian}"


def arahkan(id_: str) -> None:
    """Bring an element to the top and give it the focus, once after moving on to another indicator.

    Without this the next question would begin above the screen of a phone, and a screen reader would stay where the
    button was.
    """
    if st.session_state.pop(_FOKUS, None) is None:
        return
    st.html(f"<i hidden>{_putaran()[_FOKUS]}</i><script>{gulir_ke(id_)}</script>", unsafe_allow_javascript=True)


def pindah(indikator: str) -> None:
    """Go to another indicator of the same assessment."""
    tulis_alamat("indikator", indikator)
    _putar(_FOKUS)
    st.session_state[_FOKUS] = True


def _putar(kelompok: str) -> None:
    _putaran()[kelompok] = _putaran().get(kelompok, 0) + 1


def _putaran() -> dict[str, int]:
    putaran: dict[str, int] = st.session_state.setdefault(_PUTARAN, {})
    return putaran
