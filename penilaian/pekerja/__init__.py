"""Strangers' bytes are opened in processes of their own: little memory, little time, one queue, fair by visitor.

``kerjakan`` runs a script of the house so. What the script may use is a ``Batas``; who waits how long is for the
``Antrean`` to say. A script that dies, hangs or eats takes nobody else with it.
"""

from penilaian.pekerja.antrean import Antrean, Penuh, Siapa
from penilaian.pekerja.proses import Batas, Ditinggal, TakSelesai, kerjakan

ANTREAN = Antrean(bersamaan=2, menunggu=24, seorang=4)
"""The one queue of this process: two at a time, so that the server keeps some air."""

__all__ = ["ANTREAN", "Antrean", "Batas", "Ditinggal", "Penuh", "Siapa", "TakSelesai", "kerjakan"]
