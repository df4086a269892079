"""Where an imported answer came from, in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Protocol

from penilaian.narasi.riwayat import Kejadian
from penilaian.narasi.waktu import hari_dan_jam, sebut_zona

_TINJAUAN: Final = {
    "validation_status_approved": "disetujui",
    "approved": "disetujui",
    "disetujui": "disetujui",
    "validation_status_on_hold": "ditandai peninjau: ditunda",
    "on hold": "ditandai peninjau: ditunda",
    "ditunda": "ditandai peninjau: ditunda",
    "hasissues": "ditandai peninjau: ada masalah",
    "edited": "disunting",
    "": "belum ditinjau",
}
"""Review states of KoboToolbox and ODK Central."""


class Asal(Protocol):
    """Where an answer came from, as the store keeps it.

    Attributes:
        impor: number of the import.
        nama_berkas: the file, as its user saw it.
        sha256: of the file, 64 hex digits.
        versi: uuid of the submission's version, ``""`` where the file was no export of submissions.
        versi_formulir: as the server or the form names it.
        pengirim: account at the server.
        dikirim: when the server got it (UTC), None where it does not say.
        tinjauan: review state as the server writes it.
        baris: row of the file.
    """

    @property
    def impor(self) -> int: ...  # noqa: D102

    @property
    def nama_berkas(self) -> str: ...  # noqa: D102

    @property
    def sha256(self) -> str: ...  # noqa: D102

    @property
    def versi(self) -> str: ...  # noqa: D102

    @property
    def versi_formulir(self) -> str: ...  # noqa: D102

    @property
    def pengirim(self) -> str: ...  # noqa: D102

    @property
    def dikirim(self) -> datetime | None: ...  # noqa: D102

    @property
    def tinjauan(self) -> str: ...  # noqa: D102

    @property
    def baris(self) -> int: ...  # noqa: D102


def asal_kejadian(k: Kejadian, asal: Mapping[tuple[str, int], Asal], zona: str) -> str:
    """Return where the answer came from that an event saved, ``""`` where a person gave it.

    Args:
        k: the event.
        asal: by indicator and version of the answer.
        zona: the village's (IANA).
    """
    satu = asal.get((k.objek, (k.baru or {}).get("versi", 0))) if k.aksi == "jawaban.simpan" else None
    return "" if satu is None else sebut_asal(satu, zona)


def sebut_tinjauan(tinjauan: str) -> str:
    """Return a review state in words; one that is not known as the server writes it."""
    return _TINJAUAN.get(tinjauan.casefold(), tinjauan)


def sebut_asal(asal: Asal, zona: str) -> str:
    """Return where an answer came from, as one line; moments in the village's time zone (IANA)."""
    berkas = f"impor nomor {asal.impor}, berkas {asal.nama_berkas} (SHA-256 {asal.sha256[:12]}…)"
    if not asal.versi:
        return f"Dari {berkas}"
    dikirim = f"{hari_dan_jam(asal.dikirim, zona)} {sebut_zona(zona)}" if asal.dikirim is not None else ""
    bagian = (
        f"kiriman {asal.versi}",
        f"oleh {asal.pengirim}" if asal.pengirim else "",
        f"dikirim {dikirim}" if dikirim else "",
        f"formulir {asal.versi_formulir}" if asal.versi_formulir else "",
        sebut_tinjauan(asal.tinjauan),
        f"baris {asal.baris}",
        berkas,
    )
    return f"Dari {', '.join(b for b in bagian if b)}"
