"""A fixed place for what a card shows only sometimes, so that nothing of it is left over.

The browser takes off the screen what a run no longer drew when it hears that this run was finished. A card is a
fragment, and the position of the village is drawn right behind it (``lukis_sesudah_ini``): the next run begins before
that word was sent, and Streamlit then makes "stopped early" of it (``ForwardMsgQueue.clear``). So what a card leaves
out would stay: its last elements where it has become shorter, and a widget in whose place there is something else.
Nothing stays where every element keeps its place, and widgets that come and go stand in a container that goes with
them.
"""

import streamlit as st

from penilaian.dasbor.komponen.lukis import lukis
from penilaian.markah import Html


def lukis_di_tempatnya(isi: Html | None) -> None:
    """Draw markup, or an element that shows nothing in its place."""
    if isi:
        lukis(isi)
    else:
        st.empty()
