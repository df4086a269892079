"""The villages on show, scored, and what is known of each row: whose it is, which kind of score, from when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.banding import Baris, ambil, daftar_periode, label_desa, nama_desa
from penilaian.galat import Temuan
from penilaian.mesin import Hasil
from penilaian.rekomendasi import Jalan, jalan_naik

if TYPE_CHECKING:
    from penilaian.mesin import Jenis


BANYAK_JALAN: Final = 4096
"""Ways up that are remembered, some kilobytes each."""


class TakTampil(Exception):
    """There is nothing to show to this person, and why.

    Attributes:
        judul: heading of the page instead.
        isi: the reason, in a sentence.
        tautan: text and address of the way on; None = there is none.
    """

    def __init__(self, judul: str, isi: str, tautan: tuple[str, str] | None = None) -> None:
        """Carry what the page says."""
        super().__init__(isi)
        self.judul, self.isi, self.tautan = judul, isi, tautan


@dataclass(frozen=True)
class Tampilan:
    """Which part of the store is on show, and what could be chosen instead.

    Attributes:
        skor: kind of score of every row.
        keterangan: beside the rows, as ``simpan.Kumpulan.keterangan``.
        pilihan_skor: kinds that this person can choose; one = there is no choice.
        semula: kind on show where none is chosen.
        instrumen: which of ``pilihan_instrumen`` scored these rows.
        pilihan_instrumen: name in the address → label, the newest first; results under two of them are never mixed.
        berjalan: sentence about drafts that are not among the rows; ``""`` where there are none.
        hak: for whom this was put together; others never see it.
    """

    skor: "Jenis"
    keterangan: pd.DataFrame
    pilihan_skor: "tuple[Jenis, ...]"
    semula: "Jenis"
    instrumen: str
    pilihan_instrumen: Mapping[str, str]
    berjalan: str
    hak: tuple[object, ...]

    @property
    def alamat(self) -> dict[str, str]:
        """What the address must hold to show this again: nothing where it is what would show anyway."""
        isi: dict[str, str] = {} if self.skor == self.semula else {"skor": self.skor}
        if self.instrumen != next(iter(self.pilihan_instrumen)):
            isi["instrumen"] = self.instrumen
        return isi


@dataclass(frozen=True)
class Sumber:
    """The villages on show, scored.

    Attributes:
        hasil: every village and period; shared between visitors unless it is an upload, so never changed.
        nama: what the visitor is told, e.g. the name of the file.
        jenis: example data, the file that the server was started with, this visit's upload, or the store.
        peringatan: what was noticed while reading; not at fault.
        catatan: sentence that stands above everything else; ``""`` for none.
        tampilan: of the store; None for every other kind.
    """

    hasil: Hasil
    nama: str
    jenis: Literal["contoh", "berkas", "unggahan", "gudang"]
    peringatan: tuple[Temuan, ...] = field(default=())
    catatan: str = ""
    tampilan: Tampilan | None = None

    def baris_desa(self, kode: str) -> tuple[int, ...]:
        """Return the rows of one village (dotted code), latest period first; empty if it is not among them."""
        urut, kode_urut = self._letak
        awal, akhir = (int(np.searchsorted(kode_urut, kode, side=s)) for s in ("left", "right"))
        periode = self.hasil.jawaban.kunci["periode"]
        return tuple(sorted((int(b) for b in urut[awal:akhir]), key=lambda b: str(periode.iloc[b]), reverse=True))

    def irisan(self, baris: int) -> tuple[Hasil, int]:
        """Return the result of one row's village alone, all its periods, and the row's position in it.

        A village's scores depend on no other (§2); a page then works with a handful of rows, not with 84 thousand.
        """
        semua = self.baris_desa(str(self.hasil.jawaban.kunci["kode_desa"].iloc[baris]))
        return ambil(self.hasil, np.array(semua)), semua.index(baris)

    def keadaan(self, baris: int) -> str:
        """Return where a row's assessment stands: ``draf``, ``diajukan``, …, ``final``; ``""`` outside the store."""
        return "" if self.tampilan is None else str(self.tampilan.keterangan["keadaan"].iloc[baris])

    def ditanyai_tambahan(self, baris: int) -> bool:
        """Return whether a row's village was asked the local questions that stand in ``hasil``, if any do."""
        ini = self.hasil.instrumen.tambahan
        return self.tampilan is None or ini is None or self.tampilan.keterangan["tambahan"].iloc[baris] == ini.id

    def dibuka_kembali(self, baris: Baris) -> dict[int, str]:
        """Return by row why final results were reopened; those that were not, or are final again, are left out."""
        if self.tampilan is None:
            return {}
        alasan = self.tampilan.keterangan["dibuka_kembali"].iloc[baris].to_numpy()
        return {int(baris[n]): str(alasan[n]) for n in np.flatnonzero(alasan != "")}

    def aturan_lain(self, baris: Baris) -> tuple[str, ...]:
        """Return the versions of the rules under which rows were frozen, where they are not those of their scores."""
        if self.tampilan is None:
            return ()
        kini = self.hasil.instrumen.aturan
        return tuple(sorted({str(a) for a in self.tampilan.keterangan["aturan"].iloc[baris]} - {kini}))

    def belum_diakui(self, baris: int) -> int:
        """Return how many of the village's own answers this kind of score leaves out or counts lower; 0 for files."""
        return 0 if self.tampilan is None else int(self.tampilan.keterangan["belum_diakui"].iloc[baris])

    def rentang_bukti(self, baris: int) -> tuple[float, float] | None:
        """Return lowest and highest index that accepted evidence leaves open; None for files and other kinds."""
        if self.tampilan is None or self.tampilan.skor != "terverifikasi":
            return None
        bawah, atas = (float(self.tampilan.keterangan[k].iloc[baris]) for k in ("bukti_bawah", "bukti_atas"))
        return bawah, atas

    def kolom_bukti(self, baris: Baris) -> dict[str, npt.NDArray[np.float64]]:
        """Return ``bukti_bawah, bukti_atas`` of rows, as ``rentang_bukti`` of one; none for files and other kinds."""
        if self.tampilan is None or self.tampilan.skor != "terverifikasi":
            return {}
        lain = self.tampilan.keterangan.iloc[baris]
        return {k: lain[k].to_numpy(dtype=float) for k in ("bukti_bawah", "bukti_atas")}

    def draf(self, baris: Baris) -> npt.NDArray[np.bool_]:
        """Return which of the rows are drafts: never final, or (``mandiri``, ``didukung``) the reopened work itself."""
        if self.tampilan is None:
            return np.zeros(len(baris), dtype=bool)
        return (self.tampilan.keterangan["waktu_final"].iloc[baris] == "").to_numpy()

    def final(self, baris: int) -> bool:
        """Return whether a row is a final result as its verifier counted it; one of a file never is."""
        t = self.tampilan
        return t is not None and t.skor == "terverifikasi" and not bool(self.draf(np.array([baris]))[0])

    def tabel(self, baris: Baris) -> pd.DataFrame:
        """Return the output contract of the rows; from the store with ``jenis, keadaan, tanggal, waktu_final`` too."""
        tabel = ambil(self.hasil, baris).tabel()
        if self.tampilan is None:
            return tabel
        lain = self.tampilan.keterangan.iloc[baris]
        tambahan = {k: lain[k].to_numpy() for k in ("jenis", "keadaan", "tanggal", "waktu_final")}
        return tabel.assign(versi=lain["versi"].to_numpy(), sidik=lain["sidik"].to_numpy(), **tambahan)

    def jalan(self, baris: int) -> Jalan:
        """Return the way up of a row, found once: it takes a run of the engine a step, and a page is drawn often."""
        if (ada := self._jalan.get(baris)) is not None:
            return ada
        if len(self._jalan) >= BANYAK_JALAN:
            self._jalan.clear()
        return self._jalan.setdefault(baris, jalan_naik(*self.irisan(baris)))

    @cached_property
    def _jalan(self) -> dict[int, Jalan]:
        """Ways up by row, for all who see these villages."""
        return {}

    @cached_property
    def bertanda(self) -> "Sumber":
        """The same with ``(draf)`` behind the names of drafts, for where villages stand side by side."""
        draf = self.draf(np.arange(len(self.hasil)))
        if not draf.any():
            return self
        kunci = self.hasil.jawaban.kunci.copy()
        kunci["nama_desa"] = kunci["nama_desa"].mask(draf, nama_desa(kunci) + " (draf)")
        return replace(self, hasil=replace(self.hasil, jawaban=replace(self.hasil.jawaban, kunci=kunci)))

    @cached_property
    def kode_desa(self) -> tuple[str, ...]:
        """Codes of the villages, each once, in the order of the file."""
        return tuple(map(str, self.hasil.jawaban.kunci["kode_desa"].unique()))

    @cached_property
    def label(self) -> dict[str, str]:
        """What each village is called in a list, no two alike, by code; for sources that fit into one list."""
        return self.label_dari(self.kode_desa)

    def label_dari(self, kode: Iterable[str]) -> dict[str, str]:
        """Return what the given villages are called in a list, no two alike, by code; unknown ones are passed over."""
        baris = {k: b[0] for k in kode if (b := self.baris_desa(k))}
        kunci = self.hasil.jawaban.kunci.iloc[list(baris.values())]
        return dict(zip(baris, label_desa(kunci), strict=True))

    @cached_property
    def periode(self) -> tuple[str, ...]:
        """Periods present, latest first."""
        return daftar_periode(self.hasil)

    @cached_property
    def _letak(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.object_]]:
        """Rows in the order of their codes, and the codes in that order."""
        kode = self.hasil.jawaban.kunci["kode_desa"].to_numpy(dtype=object)
        urut = np.argsort(kode, kind="stable")
        return urut, kode[urut]
