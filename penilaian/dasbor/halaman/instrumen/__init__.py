"""Instrumen: what is asked, how it counts, what it rests on."""

from penilaian.dasbor.halaman.instrumen.halaman import tampilkan

__all__ = ["tampilkan"]
