"""What the store refuses: every message is Indonesian and can be shown as it stands."""

from typing import TYPE_CHECKING

from penilaian.galat import GalatSimpan

if TYPE_CHECKING:
    from penilaian.simpan.isi import IsiJawaban
    from penilaian.simpan.riwayat import Kejadian

__all__ = ["Bentrok", "GalatBasisData", "GalatHak", "GalatKeadaan", "GalatSimpan", "TidakAda"]


class GalatHak(GalatSimpan):
    """The person may not do this here."""


class GalatKeadaan(GalatSimpan):
    """The assessment's state does not allow this (e.g. an answer to a final one)."""


class TidakAda(GalatSimpan):
    """There is no such assessment, village, instrument or indicator."""


class GalatBasisData(GalatSimpan):
    """The database itself failed (disk full, connection lost, another schema version)."""


class Bentrok(GalatSimpan):
    """Somebody else changed the same thing since it was looked at; nothing was written.

    Attributes:
        sekarang: the answer as it stands now; None where a header and not an answer was changed, or it has none yet.
        sejak: what happened to it after the version that was looked at, oldest first.
    """

    def __init__(self, pesan: str, *, sekarang: "IsiJawaban | None" = None, sejak: "tuple[Kejadian, ...]" = ()) -> None:
        """Carry what stands now, so that the second person can decide."""
        super().__init__(pesan)
        self.sekarang = sekarang
        self.sejak = sejak
