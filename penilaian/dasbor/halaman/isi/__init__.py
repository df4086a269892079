"""Parts of the page Isi Penilaian, by noun.

``mulai`` finds or begins an assessment, ``meja`` holds the one that is open, ``kartu`` draws an indicator with what it
is made of (``widget``, ``status``, ``bentrok``, ``lampiran``), ``posisi`` shows where the village stands meanwhile.
``penyimpan`` is the only way from a widget to the store; no answer lives in ``st.session_state``.
``kepala_lembar`` says whose assessment it is, ``bukti`` takes evidence, ``bawa`` brings answers over from an earlier
period, ``ajukan`` submits. ``unduh`` hands a draft out as a file, ``impor`` takes files in, ``versi`` moves a draft to
a newer wording. ``pilih_kartu``, ``tautan_kartu`` and ``tempat_tetap`` are the way to a card and its place, ``skrip``
is the browser's part.
"""

from penilaian.dasbor.halaman.isi.halaman import tampilkan
from penilaian.dasbor.halaman.isi.impor import titip_berkas

__all__ = ["tampilkan", "titip_berkas"]
