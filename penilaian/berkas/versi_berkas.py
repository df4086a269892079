"""Which version of an instrument a file answers: told by the questions that only one version asks."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from penilaian.berkas.kepala import BANYAK_TULISAN, Kepala
from penilaian.berkas.letak_temuan import Catatan, ringkas, tempat_sel
from penilaian.galat import GalatJawaban, HitunganBaris, Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import menjawab_versi_lain
from penilaian.mentah import Lembar, utuh

VERSI_LAIN: Final = "B28"
"""Code of the finding that a file answers another version."""


class GalatVersi(GalatJawaban):
    """A file answers another version of the instrument than the one that it was read with.

    Attributes:
        versi: that it answers.
    """

    def __init__(self, versi: str, temuan: Iterable[Temuan], hitungan: HitunganBaris | None) -> None:
        """Carry the version beside the findings."""
        super().__init__(temuan, hitungan)
        self.versi = versi


def periksa_versi(
    lembar: Lembar, kepala: Kepala, instrumen: Instrumen, versi_lain: Mapping[str, Collection[str]]
) -> tuple[str, Catatan] | None:
    """Return the other version of the instrument that a file answers, and the finding; None where nothing says so.

    It does where it names a question that only that version asks, and answers none that only this one asks. Ids stay
    for ever while questions change, so it must not be read as if it answered this version.

    Args:
        lembar: the file.
        kepala: its columns, as this version names them.
        instrumen: that it would be read with.
        versi_lain: ids of the questions of other versions, by version.
    """
    kolom = -1
    if kepala.panjang is None:
        judul: dict[str, bool] = {}
        for k, satu in enumerate(lembar.kepala):
            judul[satu] = judul.get(satu, False) or _terisi(lembar.kolom[k])
    else:
        kolom = kepala.panjang[0]
        id_, nilai = (pc.utf8_trim_whitespace(utuh(lembar.kolom[k])) for k in kepala.panjang)
        judul = dict.fromkeys((t for t in id_.unique().to_pylist()[:BANYAK_TULISAN] if t), False)
        berisi = id_.filter(pc.not_equal(nilai, "")).unique().to_pylist()[:BANYAK_TULISAN]
        judul |= dict.fromkeys((t for t in berisi if t), True)
    if (lain := menjawab_versi_lain(judul, instrumen, versi_lain)) is None:
        return None
    versi, ada, tiada = lain
    bukan = f", {ringkas(tiada)} tidak ada atau kosong" if tiada else ""
    pesan = f"berkas ini menjawab versi {versi} ({ringkas(ada)} ada{bukan}), bukan versi {instrumen.versi}"
    saran = f"Pilih versi {versi}; pada baris perintah: --versi-instrumen {versi}"
    if _nomor(versi) < _nomor(instrumen.versi):
        saran += f", dan --padankan untuk membawa jawabannya ke versi {instrumen.versi}"
    temuan = Temuan(tempat_sel(lembar, lembar.baris_kepala, kolom), VERSI_LAIN, pesan, f"{saran}.")
    return versi, Catatan(lembar.baris_kepala, kolom, temuan)


def _nomor(versi: str) -> tuple[int, ...]:
    return tuple(map(int, versi.split(".")))


def _terisi(kolom: pa.Array) -> bool:
    return any(t.strip() for t in utuh(kolom).unique().to_pylist() if t)
