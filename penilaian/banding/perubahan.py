"""The same villages over time: change since the last period of the same form, and the whole row of periods."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.angka import TOLERANSI
from penilaian.banding.pilihan import Baris, ambil, label_desa
from penilaian.banding.sebanding import bandingkan_sebanding
from penilaian.jawaban import bentuk_periode
from penilaian.mesin import Hasil
from penilaian.skor import AKAR, Larik

Bulat = npt.NDArray[np.integer]
Topeng = npt.NDArray[np.bool_]


class RingkasVersi(NamedTuple):
    """Changes since periods that were answered under older versions.

    Attributes:
        versi: the older versions.
        desa: number of villages.
        paling_sedikit, paling_banyak: share of the weight that was compared, 0–1, where some was; else 0.
    """

    versi: tuple[str, ...]
    desa: int
    paling_sedikit: float
    paling_banyak: float


@dataclass(frozen=True)
class Perubahan:
    """Change of one village since its last period of the same form.

    Attributes:
        periode: the earlier period.
        indeks: change in scale points, NaN where one of the two is withheld, or nothing can be compared.
        posisi: change of the certain position in stages, None without a gate and between versions.
        skor: change by top group, scale points, NaN where one is withheld, or nothing can be compared.
        versi: older version that the earlier period was answered under; ``""`` = the same as the later one.
        bagian: share of the weight of the index that was compared, 0–1; 1 under one version.
        posisi_lama: what the earlier position was called under ``versi``; ``""`` = not to be told.
    """

    periode: str
    indeks: float
    posisi: int | None
    skor: dict[str, float]
    versi: str = ""
    bagian: float = 1.0
    posisi_lama: str = ""


def perubahan(hasil: Hasil, baris: int) -> Perubahan | None:
    """Return the change of one village since its last period of the same form; None where there is none.

    Where that was answered under an older version only what both answered comparably counts (``bagian``).
    """
    kini, sebelum, lampau = _pasangan(hasil, np.array([baris]))
    if not sebelum.size:
        return None
    dulu = int(sebelum.item())
    puncak = [t.id for t in hasil.instrumen.puncak]
    if lampau.item() and hasil.lampau is not None:
        s = bandingkan_sebanding(hasil, kini, sebelum)
        return Perubahan(
            str(hasil.lampau.jawaban.kunci["periode"].iloc[dulu]),
            float((s.kini[AKAR] - s.dulu[AKAR]).item()),
            None,
            {t: float((s.kini[t] - s.dulu[t]).item()) for t in puncak},
            versi=str(hasil.lampau.versi[dulu]),
            bagian=float(s.bagian[AKAR].item()),
            posisi_lama=str(hasil.lampau.posisi[dulu]),
        )

    def beda(nilai: Larik) -> float:
        return float(nilai[baris] - nilai[dulu])

    return Perubahan(
        str(hasil.jawaban.kunci["periode"].iloc[dulu]),
        beda(hasil.skor(AKAR)),
        None if hasil.posisi is None else int(hasil.posisi.pasti[baris] - hasil.posisi.pasti[dulu]),
        {t: beda(hasil.skor(t)) for t in puncak},
    )


def tabel_perubahan(hasil: Hasil, baris: Baris) -> pd.DataFrame:
    """Return the change of each given row since its last period of the same form; rows without one are left out.

    Columns: ``kode_desa, desa`` (label), ``periode_lalu``; ``versi_lalu`` (older version, ``""`` = the same),
    ``bagian`` (share of the weight that was compared, 0–1); ``indeks_lalu, indeks, ubah_indeks``; with a gate
    ``posisi_lalu, posisi, ubah_posisi``; ``ubah_<id>`` by top group. Scale points, NaN where one side is withheld.
    Between versions ``indeks_lalu, indeks`` are those of what was compared; ``posisi_lalu`` and ``ubah_posisi`` are
    NaN, and ``posisi_nama_lalu`` says what each stood on.
    """
    kini, dulu, lampau = _pasangan(hasil, baris)
    label = np.array(label_desa(hasil.jawaban.kunci.iloc[baris]), dtype=object)[np.isin(baris, kini)]
    sekarang = ambil(hasil, kini)
    kolom: dict[str, Any] = {
        "kode_desa": sekarang.jawaban.kunci["kode_desa"].to_numpy(dtype=object),
        "desa": label,
        "periode_lalu": np.full(len(kini), "", dtype=object),
        "versi_lalu": np.full(len(kini), "", dtype=object),
        "bagian": np.ones(len(kini)),
    }
    id_ = (AKAR, *(t.id for t in hasil.instrumen.puncak))
    nilai = {k: (np.full(len(kini), np.nan), np.array(sekarang.skor(k))) for k in id_}
    sama, lain = np.flatnonzero(~lampau), np.flatnonzero(lampau)
    kolom["periode_lalu"][sama] = hasil.jawaban.kunci["periode"].to_numpy(dtype=object)[dulu[sama]]
    for k in id_:
        nilai[k][0][sama] = hasil.skor(k)[dulu[sama]]
    if lain.size and hasil.lampau is not None:
        kolom["periode_lalu"][lain] = hasil.lampau.jawaban.kunci["periode"].to_numpy(dtype=object)[dulu[lain]]
        kolom["versi_lalu"][lain] = hasil.lampau.versi[dulu[lain]]
        s = bandingkan_sebanding(hasil, kini[lain], dulu[lain])
        kolom["bagian"][lain] = s.bagian[AKAR]
        for k in id_:
            nilai[k][0][lain], nilai[k][1][lain] = s.dulu[k], s.kini[k]
    lalu, ini = nilai[AKAR]
    kolom |= {"indeks_lalu": lalu, "indeks": ini, "ubah_indeks": ini - lalu}
    if hasil.posisi is not None:
        kolom |= _posisi(hasil, hasil.posisi.pasti, kini, dulu, lampau)
    kolom |= {f"ubah_{t.id}": nilai[t.id][1] - nilai[t.id][0] for t in hasil.instrumen.puncak}
    return pd.DataFrame(kolom)


def _posisi(hasil: Hasil, pasti: Bulat, kini: Baris, dulu: Baris, lampau: Topeng) -> dict[str, Any]:
    """Return positions then and now; whole numbers unless some stood under another version."""
    if hasil.lampau is None or not lampau.any():
        return {"posisi_lalu": pasti[dulu], "posisi": pasti[kini], "ubah_posisi": pasti[kini] - pasti[dulu]}
    lalu = np.full(len(kini), np.nan)
    lalu[~lampau] = pasti[dulu[~lampau]]
    nama = np.full(len(kini), "", dtype=object)
    nama[~lampau] = [hasil.nama_posisi(int(s)) for s in pasti[dulu[~lampau]]]
    nama[lampau] = hasil.lampau.posisi[dulu[lampau]]
    return {
        "posisi_lalu": lalu,
        "posisi_nama_lalu": nama,
        "posisi": pasti[kini],
        "ubah_posisi": pasti[kini] - lalu,
    }


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


def ringkas_versi(tabel: pd.DataFrame) -> RingkasVersi | None:
    """Return what of the changes lies between versions; None where nothing does.

    Args:
        tabel: as ``tabel_perubahan`` returns it.
    """
    lain = tabel[tabel["versi_lalu"] != ""]
    if lain.empty:
        return None
    versi = tuple(sorted(map(str, lain["versi_lalu"].unique())))
    bagian = lain.loc[lain["bagian"] > 0, "bagian"]
    dari, ke = (0.0, 0.0) if bagian.empty else (float(bagian.min()), float(bagian.max()))
    return RingkasVersi(versi, len(lain), dari, ke)


def _pasangan(hasil: Hasil, baris: Baris) -> tuple[Baris, Baris, Topeng]:
    """Return those of the rows whose village has an earlier period of the same form, and the rows of the last such.

    The third says of each whether it is a row of ``hasil.lampau``. A period that stands under both versions is the one
    under the present.
    """
    k = hasil.jawaban.kunci
    kode = k["kode_desa"].iloc[baris].unique()
    bagian = [_calon(k, kode, lampau=False)]
    if hasil.lampau is not None:
        bagian.append(_calon(hasil.lampau.jawaban.kunci, kode, lampau=True))
    urut = pd.concat(bagian, ignore_index=True).drop_duplicates(["kode", "periode"])
    bentuk = {p: bentuk_periode(p) or p for p in urut["periode"].unique()}
    urut = urut.assign(bentuk=urut["periode"].map(bentuk)).sort_values(["kode", "bentuk", "periode"])
    sebelum = urut.groupby(["kode", "bentuk"])[["baris", "lampau"]].shift()
    milik = urut["baris"].where(~urut["lampau"])
    pasang = sebelum.set_axis(pd.Index(milik), axis=0)
    pasang = pasang[pasang.index.notna()].reindex(baris).dropna(subset=["baris"])
    return (
        pasang.index.to_numpy(dtype=np.intp),
        pasang["baris"].to_numpy(dtype=np.intp),
        pasang["lampau"].to_numpy(dtype=np.bool_),
    )


def _calon(kunci: pd.DataFrame, kode: Iterable[str], *, lampau: bool) -> pd.DataFrame:
    """Return the rows of certain villages: number, village, period, and whether they are of an older version."""
    baris = np.flatnonzero(kunci["kode_desa"].isin(list(kode)).to_numpy())
    isi = {"baris": baris, "kode": kunci["kode_desa"].iloc[baris].to_numpy(dtype=object)}
    return pd.DataFrame({**isi, "periode": kunci["periode"].iloc[baris].to_numpy(dtype=object), "lampau": lampau})
