"""What the store refuses: every message is Indonesian and can be shown as it stands."""

from penilaian.galat import GalatSimpan

__all__ = ["GalatBasisData", "GalatHak", "GalatKeadaan", "GalatSimpan", "GudangRusak", "TidakAda"]


class GalatHak(GalatSimpan):
    """The person may not do this here."""


class GalatKeadaan(GalatSimpan):
    """The assessment's state does not allow this (e.g. an answer to a final one)."""


class TidakAda(GalatSimpan):
    """There is no such assessment, village, instrument or indicator."""


class GalatBasisData(GalatSimpan):
    """The database itself failed (disk full, connection lost, another schema version)."""


class GudangRusak(GalatBasisData):
    """The database's file is damaged: trying again helps nobody."""
