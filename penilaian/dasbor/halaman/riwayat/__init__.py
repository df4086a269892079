"""Parts of the page Riwayat, by noun.

``kejadian`` filters and lists events, ``keutuhan`` says whether anybody changed them.
"""

from penilaian.dasbor.halaman.riwayat.halaman import tampilkan

__all__ = ["tampilkan"]
