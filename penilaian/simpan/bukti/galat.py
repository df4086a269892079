"""What is wrong with a piece of evidence, each fault with its code and its repair."""

from penilaian.galat import GalatMasukan, Temuan


class GalatBukti(GalatMasukan):
    """A file or link that cannot be evidence; nothing of it was kept."""


def tolak(tempat: str, kode: str, pesan: str, saran: str) -> GalatBukti:
    """Return the exception for one fault.

    Args:
        tempat: the file's name as shown, or the field at fault.
        kode: ``U..``, listed in ``docs/kode-galat.md``.
        pesan: what was found and what is allowed (Indonesian).
        saran: how to repair it (Indonesian).
    """
    return GalatBukti([Temuan(tempat, kode, pesan, saran)])
