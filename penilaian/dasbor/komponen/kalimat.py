"""A sentence in large type."""

from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.kalimat import Kalimat


def kalimat(isi: Kalimat) -> Html:
    """Return a sentence in large type, its emphasis kept."""
    return unsur("p", gabung(*(unsur("strong", t) if tegas else t for t, tegas in isi.potongan)), kelas="pd-kalimat")
