"""Parts of the page Isi Penilaian, by noun.

``mulai`` finds or begins an assessment, ``meja`` holds the one that is open, ``kartu`` draws an indicator with what it
is made of (``widget``, ``status``, ``bentrok``, ``lampiran``), ``posisi`` shows where the village stands meanwhile.
``penyimpan`` is the only way from a widget to the store; no answer lives in ``st.session_state``.
``unduh`` hands a draft out as a file, ``impor`` takes files in, ``versi`` moves a draft to a newer wording.
"""

from penilaian.dasbor.halaman.isi.halaman import tampilkan

__all__ = ["tampilkan"]
