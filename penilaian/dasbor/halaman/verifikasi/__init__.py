"""Parts of the page Verifikasi, by noun; Baca Penilaian is its sheet to read only.

``bahan`` reads all of an assessment once a run, ``periksa`` shows one indicator at a time with its ``rubrik``,
``bukti`` and ``putusan``; ``nilai`` sets the three scores side by side, ``dua_tim`` two teams, ``keputusan`` decides
about the whole. ``perbuatan`` is the only way from a button to the store. No decision lives in the session.
"""

from penilaian.dasbor.halaman.verifikasi.bahan import muat_bahan
from penilaian.dasbor.halaman.verifikasi.halaman import tampilkan
from penilaian.dasbor.halaman.verifikasi.lembar import lukis_lembar

__all__ = ["lukis_lembar", "muat_bahan", "tampilkan"]
