"""Siapkan dahulu: whom to ask, what to have at hand, how long it takes; to be printed before an assessment."""

from penilaian.dasbor.halaman.siapkan.halaman import tampilkan

__all__ = ["tampilkan"]
