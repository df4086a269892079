"""What its file format already told of an export: rows that can't be told apart, cells that hold no answer.

Such a fault stops the file where the cell is read. A cell of a row that is not used stops nothing, unless it is one by
which rows are told to be used or not. Notes are no answers: KoboToolbox writes one that begins with ``=`` as a formula
into a workbook, so a cell of them is only warned of.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np

from penilaian.angka import ribuan
from penilaian.galat import HitunganBaris, Temuan
from penilaian.jawaban import GalatSel
from penilaian.mentah import Lembar
from penilaian.survei.baris_kiriman import Baris, ringkas_kata
from penilaian.survei.kolom_form import NAMA_WILAYAH, TINJAUAN, VERSI_FORMULIR, KolomForm
from penilaian.survei.nama_form import BUKTI, CATATAN, ISI_PENGENAL, META, PENUTUP, PETUNJUK, POSISI, STEMPEL
from penilaian.tak_terbaca import baris_rusak, catat_rusak, saring_rusak, tanpa_rusak, temuan_berletak, urut

_PENENTU: Final = frozenset(("kode_desa", "periode", *STEMPEL))
_PENENTU_META: Final = frozenset((*TINJAUAN, *VERSI_FORMULIR, "_uuid", "rootUuid", "KEY", "instanceID", "Edits"))
"""By what these hold a row is used or not."""
_META_DIBACA: Final = frozenset(("_submission_time", "SubmissionDate", "_submitted_by", "SubmitterName"))
_TAK_DIBACA: Final = ("_petunjuk", "_terbaca", "_terbaca_ulang", *POSISI, PETUNJUK, PENUTUP)
"""Endings of names that show something, or that nobody takes."""
_TAMBAHAN: Final = tuple(f"_{apa}" for apa in (*BUKTI, CATATAN))
_BUKAN_JAWABAN: Final = (*ISI_PENGENAL, *NAMA_WILAYAH, *STEMPEL)


class EksporRusak:
    """Faults of an export that were found before anybody knew what its columns are.

    Attributes:
        temuan: those of them that stop it, in the order of the file.
        peringatan: one for all cells of notes and evidence.
        catatan: names of notes and evidence → numbers of the rows of which that cell holds no text.
        baris: numbers of the rows in its table that have one; all of them where a whole column has.
    """

    def __init__(self, lembar: Lembar, kolom: KolomForm, lewat: Baris) -> None:
        """Take the table, what its columns are, and the numbers of the rows that are not used."""
        penentu = {k for n, k in kolom.nama.items() if n in _PENENTU}
        penentu |= {k for n, k in kolom.meta.items() if n in _PENENTU_META} | {-1}
        nama = {n: k for n, k in kolom.nama.items() if n not in META and not n.endswith((*_TAK_DIBACA, *_TAMBAHAN))}
        jawaban = {k for n, k in nama.items() if n not in _BUKAN_JAWABAN}
        jawaban |= {k for satu in kolom.opsi.values() for k in satu.values()}
        isi = {*nama.values(), *jawaban, *(k for n, k in kolom.meta.items() if n in _META_DIBACA)} - penentu
        tentu = saring_rusak(lembar, lambda k, hanya: k in penentu and not hanya)
        lain = saring_rusak(lembar, lambda k, hanya: k in (jawaban if hanya else isi), lewat)
        rusak, sisa = (*tentu.rusak, *lain.rusak), (*tentu.sisa_rusak, *lain.sisa_rusak)
        self._lembar = replace(lembar, rusak=rusak, sisa_rusak=sisa)
        self.temuan: tuple[Temuan, ...] = tuple(temuan_berletak(lembar, urut(catat_rusak(self._lembar))))
        tambahan = {n: k for n, k in kolom.nama.items() if _berupa_catatan(n)}
        catatan = saring_rusak(lembar, lambda k, hanya: k in tambahan.values() and not hanya, lewat)
        self.peringatan = _sebut_catatan(catatan)
        per_nama = {n: frozenset(baris_rusak(catatan, k).tolist()) for n, k in tambahan.items()}
        self.catatan = {n: baris for n, baris in per_nama.items() if baris}
        seluruhnya = any(s.baris <= lembar.baris_kepala for s in rusak)
        self.baris = frozenset((lembar.baris if seluruhnya else baris_rusak(self._lembar)).tolist())

    def tanpa(self, galat: Iterable[tuple[int, GalatSel]], dipakai: Lembar) -> list[tuple[int, GalatSel]]:
        """Return faults of what cells hold, of the rows ``dipakai``, without those of cells that are told already."""
        return tanpa_rusak(replace(dipakai, rusak=self._lembar.rusak, sisa_rusak=self._lembar.sisa_rusak), galat)

    def banyak(self, dipakai: Lembar, baris_salah: Iterable[int]) -> int:
        """Return how many of the rows ``dipakai`` have a fault, one of these or another (``baris_salah``)."""
        return int(np.isin(dipakai.baris, [*self.baris, *baris_salah]).sum())


def _berupa_catatan(nama: str) -> bool:
    return nama == PENUTUP or (nama.endswith(_TAMBAHAN) and not nama.endswith(_TAK_DIBACA))


def _sebut_catatan(rusak: Lembar) -> list[Temuan]:
    if not (sebut := [rusak.tempat(s.baris, s.kolom) for s in rusak.rusak]):
        return []
    banyak = len(sebut) + sum(len(s.baris) for s in rusak.sisa_rusak)
    kata = ringkas_kata([*sebut, *[""] * (banyak - len(sebut))], panjang=60)
    pesan = (
        f"{ribuan(banyak)} sel catatan atau bukti berisi rumus tanpa hasil atau galat, isinya mungkin hilang: {kata}"
    )
    saran = "Baca catatannya di server; ekspor CSV menyimpannya sebagai teks."
    return [Temuan("catatan", "S34", pesan, saran, "peringatan")]


def tak_satu_pun(lembar: Lembar) -> HitunganBaris:
    """Return the count of a file of which no row is read."""
    return HitunganBaris(0, len(lembar.baris) + lembar.tak_terurai, 0)
