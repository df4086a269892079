"""Akun: who I am here, my password, logging out; for an admin everybody's accounts and roles."""

from penilaian.dasbor.halaman.akun.halaman import tampilkan

__all__ = ["tampilkan"]
