"""Bandingkan Desa: villages side by side, for who looks after several of them."""

from penilaian.dasbor.halaman.bandingkan.halaman import tampilkan

__all__ = ["tampilkan"]
