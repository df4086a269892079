"""From a widget to the store: saving one answer the moment it is given, and what came of it.

What runs here is a widget's callback, and Streamlit may end a callback wherever it touches ``st.session_state`` or
draws: the browser has asked for another page, say. The widget counts as handled by then, so what was not saved yet
would be gone. That is why nothing here does either before the answer is in the store: values are read by
``isi_widget``, who it is by ``pelaku_kini``, and what the tab has to remember lies in a ``Tab`` that the widget hands
over.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from penilaian.dasbor import sesi
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.urut import Urut
from penilaian.dasbor.jeroan_streamlit import peramban_membawa
from penilaian.dasbor.lembar.ketukan import Ketukan, ekor_baru
from penilaian.dasbor.lembar.perbuatan import Ditolak, coba
from penilaian.dasbor.lembar.sel import ubah_centang
from penilaian.galat import GalatJawaban
from penilaian.instrumen import Instrumen
from penilaian.simpan import Bentrok, GalatHak, GalatKeadaan, GalatSimpan, Pelaku, Tersimpan


@dataclass(frozen=True, slots=True)
class Usul:
    """What somebody wants to save.

    Attributes:
        indikator: id.
        teks: the cell; None = as it stands in the store.
        catatan: the note; None = as it stands in the store.
        centang: an item of the list in the store, and whether it gets a tick.
    """

    indikator: str
    teks: str | None = None
    catatan: str | None = None
    centang: tuple[str, bool] | None = None

    def jadi(self, kini: str) -> str:
        """Return the cell that this makes of the one in the store."""
        if self.centang is not None:
            return ubah_centang(kini, *self.centang)
        return kini if self.teks is None else self.teks


@dataclass(frozen=True, slots=True)
class Kabar:
    """Why an answer is not saved.

    Attributes:
        jenis: ``salah`` it is no answer; ``bentrok`` somebody else was faster; ``terkunci`` the assessment takes no
            answers any more; ``gagal`` the store refused or failed.
        pesan: why (Indonesian).
        saran: how to repair it, ``""`` where the message says it.
        usul: what is not saved.
    """

    jenis: Literal["salah", "bentrok", "terkunci", "gagal"]
    pesan: str
    saran: str
    usul: Usul


@dataclass
class Tab:
    """What one tab remembers of one assessment between two runs; no answer that is in the store.

    Attributes:
        penilaian: number of the assessment.
        pengguna: whose tab it is.
        versi: by indicator the last version that this tab made: quick clicks come before the screen shows the new one.
        kabar: by indicator what could not be saved.
        terakhir: id of the indicator saved last, ``""`` at first.
        berubah: something was saved since the position was drawn.
        pesan: by form why what was sent is not kept; ``putaran`` how often a form was kept, so that it begins empty.
        ketukan: what it heard of the taps on the cards.
        urut: which question is shown where they come one at a time.
        naskah: the instrument whose questions stand on it, None before the first.
        ekor: what the keys of its choices end with (``ekor_baru``).
    """

    penilaian: int
    pengguna: int | None
    versi: dict[str, int] = field(default_factory=dict)
    kabar: dict[str, Kabar] = field(default_factory=dict)
    terakhir: str = ""
    berubah: bool = False
    pesan: dict[str, str] = field(default_factory=dict)
    putaran: Counter[str] = field(default_factory=Counter)
    ketukan: Ketukan = field(default_factory=Ketukan)
    urut: Urut = field(default_factory=Urut)
    naskah: Instrumen | None = None
    ekor: str = ""

    def pakai_naskah(self, instrumen: Instrumen) -> None:
        """Take the questions that are drawn from now on; what could not be saved for others is forgotten."""
        if self.naskah is not None and self.naskah.sidik_nilai != instrumen.sidik_nilai:
            self.kabar.clear()
            self.versi.clear()
        self.naskah = instrumen

    def lupakan(self, indikator: str) -> None:
        """Drop what could not be saved: the person decided for what stands in the store. A callback."""
        self.kabar.pop(indikator, None)


def buka_tab(penilaian: int, siapa: Pelaku) -> Tab:
    """Return what this tab remembers of an assessment; nothing where somebody else was here before.

    A browser goes on sending what a page shows until it has seen what is drawn in its place. So where it brought along
    choices of a session before, those drawn now are others: what it sends meanwhile is nobody's word on what they show.
    """
    kunci = f"isi_tab_{penilaian}"
    ada = st.session_state.get(kunci)
    if isinstance(ada, Tab) and ada.pengguna == siapa.pengguna_id:
        return ada
    ekor = ekor_baru() if peramban_membawa(f"isi_{penilaian}_") else ""
    st.session_state[kunci] = baru = Tab(penilaian, siapa.pengguna_id, ekor=ekor)
    return baru


def saat_berubah(tab: Tab, usul: Callable[[], Usul | None], versi: int) -> None:
    """Save what a widget holds now; to be its ``on_change``.

    Args:
        tab: that the widget stands in.
        usul: reads the widget by ``isi_widget``; None where it holds nothing that anybody said.
        versi: of the answer that was on the screen.
    """
    ini = usul()
    if ini is None:
        return
    hasil = _coba_simpan(tab, ini, max(versi, tab.versi.get(ini.indikator, 0)))
    if isinstance(hasil, Kabar):
        tab.kabar[ini.indikator] = hasil
    else:
        tab.versi[ini.indikator] = hasil.versi
        tab.terakhir, tab.berubah = ini.indikator, True
        tab.kabar.pop(ini.indikator, None)


def saat_dikirim(tab: Tab, formulir: str, kerja: Callable[[Pelaku], object]) -> None:
    """Do what a form or a button beside an answer asks for; to be its ``on_click``.

    Args:
        tab: that it stands in.
        formulir: name of the form; what went wrong is kept under it.
        kerja: reads the widgets by ``isi_widget`` and does it in the name of who is logged in now.
    """
    hasil = coba(lambda: _kerjakan(tab, kerja))
    if isinstance(hasil, Ditolak):
        tab.pesan[formulir] = hasil.sebab
    else:
        tab.pesan.pop(formulir, None)
        tab.putaran[formulir] += 1


def _kerjakan(tab: Tab, kerja: Callable[[Pelaku], object]) -> None:
    with tab.ketukan.selagi_dibuka():
        kerja(_siapa(tab))


def simpan_lagi(tab: Tab, usul: Usul, versi: int) -> None:
    """Save what could not be saved before, over the version that the person was shown. A callback."""
    saat_berubah(tab, lambda: usul, versi)


def _coba_simpan(tab: Tab, usul: Usul, versi: int) -> Tersimpan | Kabar:
    """Save, and return what is on disk now or why it is not."""
    try:
        with tab.ketukan.selagi_dibuka():
            siapa, rak = _siapa(tab), gudang().jawaban
            teks = usul.teks
            if teks is None:
                teks = usul.jadi(rak.satu(siapa, tab.penilaian, usul.indikator).teks)
            return rak.simpan(
                siapa,
                tab.penilaian,
                usul.indikator,
                teks,
                versi_dilihat=versi,
                catatan=usul.catatan,
                sidik_dilihat=None if tab.naskah is None else tab.naskah.sidik_utuh,
            )
    except GalatJawaban as galat:
        t = galat.temuan[0]
        return Kabar("salah", f"{t.pesan.rstrip('.')}.", t.saran, usul)
    except Bentrok as galat:
        return Kabar("bentrok", str(galat), "", usul)
    except GalatKeadaan as galat:
        return Kabar("terkunci", str(galat), "Muat ulang halaman ini untuk melihat keadaannya sekarang.", usul)
    except GalatSimpan as galat:
        return Kabar("gagal", str(galat), "", usul)


def _siapa(tab: Tab) -> Pelaku:
    """Return who this tab belongs to, asked from the store now. GalatHak where the session has ended or is another's.

    What was typed is saved in nobody else's name.
    """
    siapa = sesi.pelaku_kini()
    if siapa.pengguna_id != tab.pengguna:
        raise GalatHak(sesi.SUDAH_KELUAR)
    return siapa
