"""What one tab remembers of Cek Cepat beside the address, which holds the answers."""

from dataclasses import dataclass, field

import streamlit as st

from penilaian.dasbor.halaman.cek_cepat.wawancara import Wawancara
from penilaian.dasbor.lembar.ketukan import Ketukan

_KUNCI = "cek_cepat"


@dataclass
class Ingatan:
    """What one tab remembers of one instrument.

    Attributes:
        sidik: of the instrument.
        terakhir: by question what was answered last, shown again to who goes back.
        alamat: the answers that this visit had last, as the address holds them: for who left the page.
        pesan: why the last answer was not taken, ``""`` where it was.
        ke: how many answers were taken or taken back: each has widgets of its own.
        ketukan: what the server heard of the taps.
    """

    sidik: str
    terakhir: dict[str, str] = field(default_factory=dict)
    alamat: str = ""
    pesan: str = ""
    ke: int = 0
    ketukan: Ketukan = field(default_factory=Ketukan)

    def catat(self, ke: int, wawancara: Wawancara) -> None:
        """Remember what stands now, unless that was done before: ``ke`` as it was when the widgets were drawn.

        A button that is pressed twice on a slow line is heard twice, the second time with what it meant at first.
        """
        if ke == self.ke:
            self.terakhir |= dict(wawancara.langkah)
            self.alamat, self.pesan = wawancara.alamat, ""
            self.ke += 1


def buka_ingatan(wawancara: Wawancara) -> Ingatan:
    """Return what this tab remembers of the instrument; what an address brought along is remembered too."""
    ada = st.session_state.get(_KUNCI)
    if not isinstance(ada, Ingatan) or ada.sidik != wawancara.instrumen.sidik:
        st.session_state[_KUNCI] = ada = Ingatan(wawancara.instrumen.sidik)
    if wawancara.langkah:
        ada.terakhir |= dict(wawancara.langkah)
        ada.alamat = wawancara.alamat
    return ada
