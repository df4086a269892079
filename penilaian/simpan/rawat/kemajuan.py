"""Who waits for care is told how far it is."""

from collections.abc import Callable

Maju = Callable[[str, int, int], None]
"""Told of progress: what is being done, how many are done, of how many (0 = not known)."""


def diam(langkah: str, selesai: int, dari: int) -> None:
    """Tell nobody."""
