"""An export as the table of an answers file: a row a village and period, a column a question."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from penilaian.instrumen import Instrumen
from penilaian.mentah import Kumpulan, Lembar, Rincian
from penilaian.survei.baris_kiriman import (
    kunci_kiriman,
    teks_kolom,
)
from penilaian.survei.kolom_form import KolomForm
from penilaian.survei.nama_form import STEMPEL
from penilaian.survei.sel_teks import Teks


def satu_versi_lain(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen) -> str:
    """Return the one other version of the instrument that all rows name, ``""`` where they don't."""
    id_, versi = (set(teks_kolom(lembar, kolom.nama[nama])) for nama in STEMPEL)
    return str(versi.pop()) if id_ == {instrumen.id} and len(versi) == 1 else ""


def lembar_berversi(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen, versi: str) -> Lembar:
    """Return the rows without answers but with the version that they name, which the caller tells and offers."""
    n = len(lembar.baris)
    sel = {STEMPEL[1]: np.full(n, versi, dtype=object)}
    sel |= {i: np.full(n, "", dtype=object) for i in instrumen.per_id}
    return lembar_jawaban(lembar, kunci_kiriman(lembar, kolom, instrumen), sel, [*sel], lembar.baris, np.arange(n))


def lembar_jawaban(
    asal: Lembar,
    kunci: pd.DataFrame,
    sel: dict[str, Teks],
    ada: Sequence[str],
    baris: npt.NDArray[np.int64],
    pertama: npt.NDArray[np.intp],
) -> Lembar:
    """Return merged cells as a table.

    Args:
        asal: the export's table.
        kunci: code, period and date of each of its rows (n).
        sel: by question the merged cells (g).
        ada: questions that the export has a column for.
        baris: numbers of the rows that each merged one begins with (g).
        pertama: their positions among the n.
    """
    kepala = (*kunci.columns, *ada)
    kumpulan = Kumpulan()
    kumpulan.mulai(len(kepala))
    isi = [pa.array(kunci[n].iloc[pertama].to_numpy(dtype=object), type=pa.string()) for n in kunci]
    kumpulan.tambah(pa.array(baris, type=pa.int64()), [*isi, *(pa.array(sel[i], type=pa.string()) for i in ada)])
    hasil = kumpulan.lembar(Rincian(kepala, asal.baris_kepala, asal.bentuk))
    return replace(hasil, takaran=asal.takaran, letak=asal.letak, sel_asal=asal.sel_asal)
