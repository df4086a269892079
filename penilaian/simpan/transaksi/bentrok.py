"""Two people at the same thing: what the second one is told."""

from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.transaksi.jawaban import IsiJawaban
from penilaian.simpan.transaksi.riwayat import Kejadian


class Bentrok(GalatSimpan):
    """Somebody else changed the same thing since it was looked at; nothing was written.

    Attributes:
        sekarang: the answer as it stands now; None where a header and not an answer was changed, or it has none yet.
        sejak: what happened to it after the version that was looked at, oldest first.
    """

    def __init__(self, pesan: str, *, sekarang: IsiJawaban | None = None, sejak: tuple[Kejadian, ...] = ()) -> None:
        """Carry what stands now, so that the second person can decide."""
        super().__init__(pesan)
        self.sekarang = sekarang
        self.sejak = sejak
