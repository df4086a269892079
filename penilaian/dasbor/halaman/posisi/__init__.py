"""Posisi Desa: where one village stands, why, and what to do next, for the village head."""

from penilaian.dasbor.halaman.posisi.halaman import tampilkan

__all__ = ["tampilkan"]
