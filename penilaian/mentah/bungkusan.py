"""A ZIP that a survey server gives: one table, and what was attached to it."""

import io
import zipfile
from pathlib import PurePosixPath
from typing import Final

from penilaian.angka import bita, ribuan
from penilaian.galat import Temuan
from penilaian.mentah.berkas_masuk import AKHIRAN, Aliran, Isi, Takaran, gagal
from penilaian.paket import RUSAK, Berlebihan, periksa_paket, sebab_rusak

AKHIRAN_BUNGKUSAN: Final = ".zip"

_LAMPIRAN: Final = "media"
"""Folder in which ODK Central puts what was attached."""


def buka_bungkusan(nama: str, isi: Isi, takaran: Takaran) -> tuple[str, Isi, tuple[Temuan, ...]]:
    """Return name and bytes of the one table in an archive, with what is left unread; a file that is none as it is.

    Raises:
        GalatJawaban: broken or locked (B05), no table or several in it (B45), more bytes than are read (B07).
    """
    if not nama.lower().endswith(AKHIRAN_BUNGKUSAN):
        return nama, isi, ()
    try:
        with zipfile.ZipFile(io.BufferedReader(Aliran(isi))) as arsip:  # type: ignore[type-var]
            periksa_paket(arsip, len(isi), urai=takaran.isi)
            semua = [b for b in arsip.infolist() if not b.is_dir() and not b.filename.startswith("__MACOSX/")]
            tabel = [b for b in semua if _berupa_tabel(PurePosixPath(b.filename))]
            if len(tabel) != 1:
                raise _bukan_satu(nama, [b.filename for b in tabel])
            if tabel[0].file_size > takaran.berkas:
                raise gagal(
                    nama, "B07", f"tabel di dalamnya lebih dari {bita(takaran.berkas)}", "Pecah menjadi beberapa."
                )
            dalam = arsip.read(tabel[0])
    except Berlebihan as e:
        raise gagal(nama, "B07", f"isi arsip {bita(e.urai)} sesudah dibuka", "Bungkus tabelnya saja.") from None
    except RUSAK as e:
        raise gagal(nama, "B05", f"arsip ZIP tidak terbaca: {sebab_rusak(e)}", "Unduh ulang dari servernya.") from None
    lampiran = len(semua) - 1
    sisa = Temuan(
        nama, "B46", f"{ribuan(lampiran)} berkas lampiran dalam arsip tidak dibaca di sini", _SARAN, "peringatan"
    )
    return PurePosixPath(tabel[0].filename).name, dalam, (sisa,) if lampiran else ()


def _berupa_tabel(jalan: PurePosixPath) -> bool:
    return jalan.suffix.lower() in AKHIRAN and _LAMPIRAN not in jalan.parts[:-1]


def _bukan_satu(nama: str, tabel: list[str]) -> Exception:
    if not tabel:
        return gagal(nama, "B45", "arsip ini tidak memuat tabel", "Pilih arsip ekspor CSV dari ODK Central.")
    sebut = ", ".join(tabel[:5]) + (f" dan {ribuan(len(tabel) - 5)} lagi" if len(tabel) > 5 else "")
    return gagal(
        nama,
        "B45",
        f"arsip ini memuat {ribuan(len(tabel))} tabel: {sebut}",
        "Keluarkan tabelnya, lalu pilih salah satu.",
    )


_SARAN: Final = "Bukti tidak mengubah nilai; lampirkan di Isi Penilaian."
