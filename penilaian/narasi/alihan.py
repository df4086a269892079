"""What became of answers that were carried over to another version of their instrument."""

from penilaian.angka import ribuan
from penilaian.jawaban import Alihan


def kalimat_alihan(alihan: Alihan, dari: str, ke: str) -> str:
    """Return how many answers were carried over and how many became kosong.

    Args:
        alihan: what became of them.
        dari: version that they answered.
        ke: version that they answer now.
    """
    terisi, dibawa = (sum(getattr(t, nama) for t in alihan.rincian) for nama in ("terisi", "dibawa"))
    return (
        f"Dari {ribuan(terisi)} jawaban versi {dari}, {ribuan(dibawa)} dibawa ke versi {ke} dan "
        f"{ribuan(terisi - dibawa)} menjadi kosong karena tidak mempunyai padanan."
    )


def daftar_gugur(alihan: Alihan) -> str:
    """Return of which questions how many answers became kosong: ``P01 4, P02 5``; ``""`` where none did."""
    return ", ".join(f"{t.indikator} {ribuan(t.gugur)}" for t in alihan.rincian if t.gugur)
