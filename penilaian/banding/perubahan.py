"""The same villages over time: change since the last period of the same form, and the whole row of periods."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from penilaian.angka import TOLERANSI
from penilaian.banding.pilihan import Baris, ambil, label_desa
from penilaian.jawaban import bentuk_periode
from penilaian.mesin import Hasil
from penilaian.skor import AKAR, Larik


@dataclass(frozen=True)
class Perubahan:
    """Change of one village since its last period of the same form.

    Attributes:
        periode: the earlier period.
        indeks: change in scale points, NaN where one of the two is withheld.
        posisi: change of the certain position in stages, None without a gate.
        skor: change by top group, scale points, NaN where one is withheld.
    """

    periode: str
    indeks: float
    posisi: int | None
    skor: dict[str, float]


def perubahan(hasil: Hasil, baris: int) -> Perubahan | None:
    """Return the change of one village since its last period of the same form; None where there is none."""
    _, sebelum = _pasangan(hasil, np.array([baris]))
    if not sebelum.size:
        return None
    dulu = int(sebelum.item())

    def beda(nilai: Larik) -> float:
        return float(nilai[baris] - nilai[dulu])

    return Perubahan(
        str(hasil.jawaban.kunci["periode"].iloc[dulu]),
        beda(hasil.skor(AKAR)),
        None if hasil.posisi is None else int(hasil.posisi.pasti[baris] - hasil.posisi.pasti[dulu]),
        {t.id: beda(hasil.skor(t.id)) for t in hasil.instrumen.puncak},
    )


def tabel_perubahan(hasil: Hasil, baris: Baris) -> pd.DataFrame:
    """Return the change of each given row since its last period of the same form; rows without one are left out.

    Columns: ``kode_desa, desa`` (label), ``periode_lalu``; ``indeks_lalu, indeks, ubah_indeks``; with a gate
    ``posisi_lalu, posisi, ubah_posisi``; ``ubah_<id>`` by top group. Scale points, NaN where one side is withheld.
    """
    kini, dulu = _pasangan(hasil, baris)
    label = np.array(label_desa(hasil.jawaban.kunci.iloc[baris]), dtype=object)[np.isin(baris, kini)]
    sekarang, lalu = ambil(hasil, kini), ambil(hasil, dulu)
    kolom: dict[str, object] = {
        "kode_desa": sekarang.jawaban.kunci["kode_desa"],
        "desa": label,
        "periode_lalu": lalu.jawaban.kunci["periode"],
        "indeks_lalu": lalu.skor(),
        "indeks": sekarang.skor(),
        "ubah_indeks": sekarang.skor() - lalu.skor(),
    }
    if hasil.posisi is not None:
        pasti = hasil.posisi.pasti
        kolom |= {"posisi_lalu": pasti[dulu], "posisi": pasti[kini], "ubah_posisi": pasti[kini] - pasti[dulu]}
    kolom |= {f"ubah_{t.id}": sekarang.skor(t.id) - lalu.skor(t.id) for t in hasil.instrumen.puncak}
    return pd.DataFrame(kolom)


def riwayat(hasil: Hasil, kode: str, periode: str) -> pd.DataFrame:
    """Return one village's periods of the form of ``periode``, earliest first.

    Columns: ``periode, indeks``, with a gate ``posisi, posisi_nama``, ``skor_<id>`` by top group; NaN where withheld.
    Empty for an unknown village.
    """
    k, bentuk = hasil.jawaban.kunci, bentuk_periode(periode)
    baris = np.flatnonzero((k["kode_desa"] == kode).to_numpy())
    baris = np.array([b for b in baris if bentuk_periode(str(k["periode"].iloc[b])) == bentuk], dtype=np.intp)
    bagian = ambil(hasil, baris)
    kolom: dict[str, object] = {"periode": bagian.jawaban.kunci["periode"], "indeks": bagian.skor()}
    if bagian.posisi is not None:
        kolom |= {"posisi": bagian.posisi.pasti, "posisi_nama": [bagian.nama_posisi(s) for s in bagian.posisi.pasti]}
    kolom |= {f"skor_{t.id}": bagian.skor(t.id) for t in hasil.instrumen.puncak}
    return pd.DataFrame(kolom).sort_values("periode", kind="stable", ignore_index=True)


def ringkas_perubahan(tabel: pd.DataFrame) -> dict[str, int]:
    """Return in how many villages the index rose, stayed or fell: ``naik, tetap, turun``, and ``tak_terbanding``.

    Args:
        tabel: as ``tabel_perubahan`` returns it.
    """
    ubah = tabel["ubah_indeks"]
    return {
        "naik": int((ubah > TOLERANSI).sum()),
        "tetap": int((ubah.abs() <= TOLERANSI).sum()),
        "turun": int((ubah < -TOLERANSI).sum()),
        "tak_terbanding": int(ubah.isna().sum()),
    }


def _pasangan(hasil: Hasil, baris: Baris) -> tuple[Baris, Baris]:
    """Return those of the rows whose village has an earlier period of the same form, and the rows of the last such."""
    k = hasil.jawaban.kunci
    calon = np.flatnonzero(k["kode_desa"].isin(k["kode_desa"].iloc[baris].unique()).to_numpy())
    bentuk = {p: bentuk_periode(p) or p for p in k["periode"].unique()}
    urut = pd.DataFrame(
        {
            "baris": calon,
            "kode": k["kode_desa"].iloc[calon].to_numpy(),
            "bentuk": k["periode"].iloc[calon].map(bentuk).to_numpy(),
            "periode": k["periode"].iloc[calon].to_numpy(),
        }
    ).sort_values(["kode", "bentuk", "periode"])
    urut["lalu"] = urut.groupby(["kode", "bentuk"])["baris"].shift()
    lalu = urut.set_index("baris")["lalu"].reindex(baris).dropna()
    return lalu.index.to_numpy(dtype=np.intp), lalu.to_numpy(dtype=np.intp)
