"""Parts of the page Riwayat, by noun.

``kata`` puts an event into words, ``daftar`` filters and lists events, ``utuh`` says whether anybody changed them.
"""

from penilaian.dasbor.halaman.riwayat.halaman import tampilkan

__all__ = ["tampilkan"]
