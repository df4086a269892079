"""An export held against what a store knows of its submissions: what is passed over, and what of the rest is new."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from penilaian.instrumen import Instrumen
from penilaian.mentah import Lembar
from penilaian.survei.baris_ditolak import LEBIH_BARU
from penilaian.survei.baris_kiriman import ambil_baris, kunci_kiriman, tanda_kiriman
from penilaian.survei.kolom_form import KolomForm
from penilaian.survei.sel_teks import SelForm, Teks
from penilaian.survei.versi_kiriman import (
    CariVersi,
    Pengiriman,
    VersiDikenal,
    sudah_dilihat,
    susun_pengiriman,
)


class Pencatat:
    """Holds the rows of one export against a store; where there is none, every row is new and nothing is noted."""

    def __init__(
        self, lembar: Lembar, kolom: KolomForm, instrumen: Instrumen, periode: str | None, cari: CariVersi | None
    ) -> None:
        """Take the export, the period of rows that name none, and what tells of submissions (None = no store)."""
        self._lembar, self._kolom, self._instrumen, self._periode = lembar, kolom, instrumen, periode
        self._cari = cari
        self._tercatat: Sequence[VersiDikenal] = ()

    @property
    def mencatat(self) -> bool:
        """Whether a store takes what is read."""
        return self._cari is not None

    def lewati(self, sebab: Teks) -> Teks:
        """Return why each row (n) is not used, with what the store has seen or knows a newer version of."""
        if self._cari is None:
            return sebab
        sisa = np.flatnonzero(sebab == "")
        dipakai = ambil_baris(self._lembar, sisa)
        tanda = tanda_kiriman(dipakai, self._kolom)
        self._tercatat = self._cari(sorted(set(tanda["akar"]) - {""}))
        hasil = sebab.copy()
        hasil[sisa[sudah_dilihat(tanda, self._kunci(dipakai), self._tercatat)]] = LEBIH_BARU
        return hasil

    def susun(
        self, dipakai: Lembar, per_id: Mapping[str, SelForm], tanpa_teks: Mapping[str, Collection[int]]
    ) -> tuple[tuple[Pengiriman, ...], dict[str, Teks]]:
        """Return rows (m) as a store keeps them, none without a store, and by question what is new in their cells.

        ``tanpa_teks``: names of notes and evidence → numbers of the rows of which that cell holds no text.
        """
        sel = {id_: s.isi for id_, s in per_id.items()}
        if self._cari is None:
            return (), sel
        kiriman = susun_pengiriman(dipakai, self._kolom, self._kunci(dipakai), per_id, self._tercatat, tanpa_teks)
        lanjutan = [(n, k) for n, k in enumerate(kiriman) if k.terakhir is not None]
        if lanjutan:
            sel = {id_: isi.copy() for id_, isi in sel.items()}
        for n, k in lanjutan:
            for id_ in sel.keys() - k.berubah.keys():
                sel[id_][n] = ""
        return kiriman, sel

    def _kunci(self, lembar: Lembar) -> pd.DataFrame:
        kunci = kunci_kiriman(lembar, self._kolom, self._instrumen)
        if self._periode is None:
            return kunci
        return kunci.assign(periode=kunci["periode"].where(kunci["periode"] != "", self._periode))
