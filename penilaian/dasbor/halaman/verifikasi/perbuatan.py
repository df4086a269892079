"""From a button to the store, and telling what came of it.

A callback carries what the person saw (versions, states) from the run in which it was drawn: read again afterwards it
would always be the newest, and nobody would notice that somebody else was faster. The session is not touched at all
(``lembar.perbuatan``): what came of it is written to the ``KabarBerikut`` that the button carries, and the next run
tells it.

The browser sends a tap again that it does not know to be heard (``ketukan.js``). So a button's key is of one deed: once
it is done the key is another, and what comes late under the old one does nothing more.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeVar

import streamlit as st

from penilaian.dasbor import sesi
from penilaian.dasbor.komponen.alamat import tulis_alamat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.gulir import gulir_ke
from penilaian.dasbor.lembar.ketukan import Jejak, Ketukan, jejak_ketukan
from penilaian.dasbor.lembar.perbuatan import Ditolak, coba
from penilaian.simpan import Pelaku

T = TypeVar("T")

PERIKSA: Final = "periksa"
PUTUSKAN: Final = "putuskan"
"""Parts of the page where deeds are told: about one answer, about the whole."""

_AWALAN: Final = "verif_"
_DERETAN: Final = "verifikasi_deretan"
_FOKUS: Final = "verifikasi_fokus"
_BERIKUT: Final = "verifikasi_kabar_berikut"


class Kabar(NamedTuple):
    """What is said at the next run, and where (the anchor of a part of the page)."""

    isi: str
    corak: Literal["awas", "tenang"]
    tempat: str


@dataclass
class KabarBerikut:
    """What callbacks tell the next run of a visit; written to without touching the session.

    Attributes:
        kabar: what came of the last deed.
        berikut: indicator to go to.
        putaran: by group of widgets how often it was sent (``kunci``).
    """

    kabar: Kabar | None = None
    berikut: str | None = None
    putaran: Counter[str] = field(default_factory=Counter)


@dataclass(kw_only=True)
class Deretan(Ketukan):
    """The deeds of one tab on one assessment.

    Attributes:
        kabar_berikut: what the next run is told.
        selesai: keys of the deeds that are done.
    """

    kabar_berikut: KabarBerikut
    selesai: set[str] = field(default_factory=set)


class Tekan(NamedTuple):
    """A button that is pressed: among which deeds, and its key."""

    deretan: Deretan
    nama: str


def lakukan(
    tekan: Tekan,
    tempat: str,
    kerja: Callable[[Pelaku, T], str],
    baca: Callable[[], T],
    *,
    kosongkan: str,
    gagal: str | None = None,
    berikut: str | None = None,
) -> None:
    """Do something, once, in the name of who is logged in now; to be called by a widget's callback.

    Args:
        tekan: the button.
        tempat: part of the page that says what came of it.
        kerja: gets the person and what was typed; returns what was done, ``""`` where the page shows it.
        baca: reads what was typed, by ``isi_widget``.
        kosongkan: group of widgets (``kunci``) that are empty again once it is done, and get other keys; the button's.
        gagal: part of the page that says why it was not done, beside the button; None = ``tempat``.
        berikut: indicator to go to once it is done; None = stay.
    """
    deretan, nama = tekan
    berikutnya = deretan.kabar_berikut
    deretan.dengar(nama)
    if nama in deretan.selesai:
        return
    isian = baca()
    hasil = coba(lambda: _simpan(deretan, kerja, isian))
    if isinstance(hasil, Ditolak):
        berikutnya.kabar = Kabar(hasil.sebab, "awas", gagal or tempat)
        return
    deretan.selesai.add(nama)
    berikutnya.putaran[kosongkan] += 1
    berikutnya.kabar, berikutnya.berikut = Kabar(hasil, "tenang", tempat), berikut


def _simpan(deretan: Deretan, kerja: Callable[[Pelaku, T], str], isian: T) -> str:
    with deretan.selagi_dibuka():
        return kerja(sesi.pelaku_kini(), isian)


def tanpa_isian() -> None:
    """Read nothing: for deeds that need no words."""


def kabarkan(tempat: str) -> None:
    """Say what came of the last deed, in the part of the page where it was done."""
    berikutnya = _kabar_berikut()
    if berikutnya.kabar is not None and berikutnya.kabar.tempat == tempat:
        kabar, berikutnya.kabar = berikutnya.kabar, None
        if kabar.isi:
            lukis(pesan(kabar.isi, kabar.corak))


def buka_deretan(siapa: Pelaku, penilaian: int) -> Deretan:
    """Return the deeds of this person in this tab on an assessment."""
    semua: dict[tuple[int | None, int], Deretan] = st.session_state.setdefault(_DERETAN, {})
    return semua.setdefault((siapa.pengguna_id, penilaian), Deretan(kabar_berikut=_kabar_berikut()))


def lukis_jejak(deretan: Deretan, kartu: str, sebutan: tuple[str, str], nyata: Mapping[str, object]) -> None:
    """Draw what the browser holds against the taps on a card; to be drawn in it, last.

    Args:
        deretan: deeds of this tab.
        kartu: name of the card.
        sebutan: what is lost with a tap, and its name.
        nyata: by key without its round (``dasar``) whether what a button asks for is so in the store, and versions.
    """
    lukis(jejak_ketukan(deretan, Jejak(kartu, sebutan, _AWALAN, nyata, sekali=True)))


def dasar(kelompok: str, bagian: str) -> str:
    """Return the key of a widget without its round."""
    return f"{_AWALAN}{kelompok}_{bagian}"


def kunci(kelompok: str, bagian: str) -> str:
    """Return the key of a widget in a group; once the group was sent its widgets get others, and so are empty."""
    return f"{_AWALAN}{kelompok}_{_kabar_berikut().putaran[kelompok]}_{bagian}"


def arahkan(id_: str) -> None:
    """Bring an element to the top and give it the focus, once after moving on to another indicator.

    Without this the next question would begin above the screen of a phone, and a screen reader would stay where the
    button was.
    """
    if st.session_state.pop(_FOKUS, None) is None:
        return
    ke = _kabar_berikut().putaran[_FOKUS]
    st.html(f"<i hidden>{ke}</i><script>{gulir_ke(id_)}</script>", unsafe_allow_javascript=True)


def pindah(indikator: str) -> None:
    """Go to another indicator of the same assessment."""
    tulis_alamat("indikator", indikator)
    _kabar_berikut().putaran[_FOKUS] += 1
    st.session_state[_FOKUS] = True


def lanjutkan() -> None:
    """Go where the last deed leads; to be called before the choice of an indicator is drawn."""
    berikutnya = _kabar_berikut()
    if berikutnya.berikut is not None:
        pindah(berikutnya.berikut)
        berikutnya.berikut = None


def _kabar_berikut() -> KabarBerikut:
    berikutnya: KabarBerikut = st.session_state.setdefault(_BERIKUT, KabarBerikut())
    return berikutnya
