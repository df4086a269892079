"""One YAML file as plain data, with the line of every key and value."""

from dataclasses import dataclass, field

from penilaian.galat import Berat, Temuan

Jalur = tuple[str | int, ...]
"""Path of a value inside one file, e.g. ``("jenjang", 0, "teks")``."""


@dataclass(frozen=True, slots=True)
class Letak:
    """Lines (1-based) on which a key and its value begin; for a list's element both are the element's."""

    kunci: int
    nilai: int


@dataclass(slots=True)
class Naskah:
    """One YAML file as it was read; filled by ``Penyusun``, only read afterwards.

    Attributes:
        nama: path below the instrument's folder, with ``/``, NFC.
        tempat: path as shown to the user.
        data: mappings as dict, sequences as list, scalars as text; ``None`` where the value was refused.
        letak: lines of every value that stands in ``data``.
        rusak: paths already reported; nothing more is said about them or what is below them.
        ditolak: keys that the model knows and this file may not write; none of them is offered as a repair.
        terbaca: False where the text is no YAML mapping at all; ``data`` is then empty.
    """

    nama: str
    tempat: str
    data: dict[str, object] = field(default_factory=dict)
    letak: dict[Jalur, Letak] = field(default_factory=dict)
    rusak: set[Jalur] = field(default_factory=set)
    ditolak: set[Jalur] = field(default_factory=set)
    terbaca: bool = False

    def baris(self, jalur: Jalur, *, kunci: bool = False) -> int:
        """Return the line of ``jalur``'s value (or key), or of the nearest path above it that was written."""
        while jalur and jalur not in self.letak:
            jalur, kunci = jalur[:-1], False
        letak = self.letak.get(jalur, Letak(1, 1))
        return letak.kunci if kunci else letak.nilai

    def sudah_dilaporkan(self, jalur: Jalur) -> bool:
        """Return whether ``jalur`` or something above it was reported already."""
        return any(jalur[:panjang] in self.rusak for panjang in range(len(jalur) + 1))

    def temuan(
        self, kode: str, jalur: Jalur, pesan: str, saran: str, *, kunci: bool = False, berat: Berat = "galat"
    ) -> Temuan:
        """Return a finding at the line of ``jalur``'s value (or key)."""
        return Temuan(f"{self.tempat}:{self.baris(jalur, kunci=kunci)}", kode, pesan, saran, berat)

    def di(self, jalur: Jalur) -> object:
        """Return what was written at ``jalur``; None where nothing was."""
        isi: object = self.data
        for bagian in jalur:
            if isinstance(isi, dict):
                isi = isi.get(bagian)
            elif isinstance(isi, list) and isinstance(bagian, int) and bagian < len(isi):
                isi = isi[bagian]
            else:
                return None
        return isi

    def teks(self, *jalur: str | int) -> str | None:
        """Return the text written at ``jalur``; None where there is none or it is no text."""
        isi = self.di(jalur)
        return isi if isinstance(isi, str) else None
