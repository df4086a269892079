"""Parts of the page Isi Penilaian, by noun.

``mulai`` finds or begins an assessment, ``meja`` holds the one that is open, ``kartu`` draws an indicator with what it
is made of (``masukan``, ``status``, ``bentrok``, ``lampiran``), ``papan`` shows where the village stands meanwhile.
``simpanan`` is the only way from a widget to the store; no answer lives in ``st.session_state``.
"""
