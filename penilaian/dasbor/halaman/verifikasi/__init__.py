"""Parts of the pages Verifikasi and Baca Penilaian, by noun.

``daftar`` finds an assessment, ``bahan`` reads all of it once a run, ``periksa`` shows one indicator at a time with its
``rubrik``, ``bukti`` and ``putusan``; ``nilai`` sets the three scores side by side, ``dua_tim`` two teams, ``langkah``
decides about the whole. ``perbuatan`` is the only way from a button to the store. No decision lives in the session.
"""

from penilaian.dasbor.halaman.verifikasi.halaman import tampilkan
from penilaian.dasbor.halaman.verifikasi.lembar import lukis_lembar

__all__ = ["lukis_lembar", "tampilkan"]
