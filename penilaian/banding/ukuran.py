"""How chosen villages stand to each other: counts by position, spread, distance to the median and the best."""

from collections.abc import Iterable

import pandas as pd

from penilaian.angka import TOLERANSI
from penilaian.banding.pilihan import Baris, label_desa, nama_wilayah
from penilaian.mesin import Hasil
from penilaian.posisi import STATUS


def matriks(hasil: Hasil, baris: Baris, kelompok: Iterable[str]) -> pd.DataFrame:
    """Return scores in scale units: a row a village (index = code), a column a group id; NaN where withheld."""
    kode = hasil.jawaban.kunci["kode_desa"].to_numpy()[baris]
    return pd.DataFrame({k: hasil.skor(k)[baris] for k in kelompok}, index=pd.Index(kode, name="kode_desa"))


def sebaran(matriks: pd.DataFrame) -> pd.DataFrame:
    """Return per group (index) ``desa, terendah, kuartil_bawah, median, kuartil_atas, tertinggi``."""
    kuantil = matriks.quantile([0, 0.25, 0.5, 0.75, 1]).T
    kuantil.columns = pd.Index(["terendah", "kuartil_bawah", "median", "kuartil_atas", "tertinggi"])
    kuantil.insert(0, "desa", matriks.notna().sum())
    return kuantil


def jarak_terbesar(sebaran: pd.DataFrame, dari: str = "terendah", sampai: str = "tertinggi") -> tuple[str, ...]:
    """Return the groups in which two measures of spread lie farthest apart; several on a tie, none without any gap.

    Args:
        sebaran: as ``sebaran`` returns it; groups with fewer than two scores are passed over.
        dari: column of the lower measure, of many villages better ``kuartil_bawah``.
        sampai: column of the upper measure.
    """
    jarak = (sebaran[sampai] - sebaran[dari])[sebaran["desa"] >= 2]
    if not jarak.max() > TOLERANSI:  # NaN, of no group at all, is no gap either
        return ()
    return tuple(str(k) for k in jarak.index[jarak >= jarak.max() - TOLERANSI])


def ujung(nilai: pd.Series) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels with the lowest and those with the highest value; several on a tie, none where all are NaN."""
    ada = nilai.dropna()
    if ada.empty:
        return (), ()
    rendah, tinggi = ada.index[ada <= ada.min() + TOLERANSI], ada.index[ada >= ada.max() - TOLERANSI]
    return tuple(map(str, rendah)), tuple(map(str, tinggi))


def selisih(matriks: pd.DataFrame, kode: str) -> pd.DataFrame:
    """Return per group (index) how one village stands to the others in the matrix.

    Columns ``skor, median, terbaik, ke_median, ke_terbaik``: the last two are the village minus them, scale points.

    Raises:
        KeyError: the village is not in the matrix.
    """
    skor = matriks.loc[kode]
    median, terbaik = matriks.median(), matriks.max()
    return pd.DataFrame(
        {
            "skor": skor,
            "median": median,
            "terbaik": terbaik,
            "ke_median": skor - median,
            "ke_terbaik": skor - terbaik,
        }
    )


def banyak_per_posisi(hasil: Hasil, baris: Baris) -> pd.DataFrame:
    """Return how many villages stand at each position 0 to s.

    Columns ``posisi, nama, desa, mungkin_lebih`` (of these, how many may stand higher once open answers are in),
    ``bagian`` (share of the villages, 0–1; 0 where there are none).

    Raises:
        ValueError: the instrument has no gate.
    """
    if hasil.posisi is None:
        raise ValueError(f"instrumen {hasil.instrumen.id} tidak mempunyai gerbang")
    pasti, mungkin = hasil.posisi.pasti[baris], hasil.posisi.mungkin[baris]
    tangga = range(len(hasil.posisi.tingkat) + 1)
    return pd.DataFrame(
        {
            "posisi": list(tangga),
            "nama": [hasil.nama_posisi(s) for s in tangga],
            "desa": [int((pasti == s).sum()) for s in tangga],
            "mungkin_lebih": [int(((pasti == s) & (mungkin > s)).sum()) for s in tangga],
            "bagian": [(pasti == s).sum() / max(len(pasti), 1) for s in tangga],
        }
    )


def status_per_tingkat(hasil: Hasil) -> pd.DataFrame:
    """Return per stage (index = id) how many villages have it ``tercapai``, ``belum_pasti``, ``belum`` (§5).

    Raises:
        ValueError: the instrument has no gate.
    """
    if hasil.posisi is None:
        raise ValueError(f"instrumen {hasil.instrumen.id} tidak mempunyai gerbang")
    return pd.DataFrame(
        {kata: (hasil.posisi.status == kode).sum(axis=1) for kode, kata in reversed(list(enumerate(STATUS)))},
        index=pd.Index(hasil.posisi.tingkat, name="tingkat"),
    )


def bawah_atas(hasil: Hasil, id_kelompok: str) -> pd.DataFrame:
    """Return per village (index = code) ``desa`` (label), ``skor``, ``bawah``, ``atas`` and ``status`` of one group.

    ``status`` is ``tercapai``, ``belum`` or ``belum_pasti`` for a stage, ``""`` for any other group; ``skor`` is
    NaN where withheld, the bounds stand always (§3, §4).
    """
    kunci = hasil.jawaban.kunci
    status = [""] * len(kunci)
    if hasil.posisi is not None and id_kelompok in hasil.posisi.tingkat:
        status = [STATUS[s] for s in hasil.posisi.status[hasil.posisi.tingkat.index(id_kelompok)]]
    return pd.DataFrame(
        {
            "desa": label_desa(kunci),
            "skor": hasil.skor(id_kelompok),
            "bawah": hasil.bawah(id_kelompok),
            "atas": hasil.atas(id_kelompok),
            "status": pd.Series(status, dtype="str").to_numpy(),
        },
        index=pd.Index(kunci["kode_desa"], name="kode_desa"),
    )


def daftar_desa(hasil: Hasil) -> pd.DataFrame:
    """Return one row a village (index = position in ``hasil``): what a list of villages is sorted and filtered by.

    Columns: ``kode_desa, desa`` (label), ``kecamatan``; with a gate ``posisi, posisi_nama, posisi_mungkin``;
    ``indeks``; ``skor_<id>`` by top group; ``kelengkapan`` (0–1). NaN where withheld.
    """
    kunci, p = hasil.jawaban.kunci, hasil.posisi
    kolom: dict[str, object] = {
        "kode_desa": kunci["kode_desa"],
        "desa": label_desa(kunci),
        "kecamatan": nama_wilayah(kunci),
    }
    if p is not None:
        nama = [hasil.nama_posisi(s) for s in range(len(p.tingkat) + 1)]
        kolom |= {"posisi": p.pasti, "posisi_nama": [nama[s] for s in p.pasti], "posisi_mungkin": p.mungkin}
    kolom |= {"indeks": hasil.skor()}
    kolom |= {f"skor_{t.id}": hasil.skor(t.id) for t in hasil.instrumen.puncak}
    kolom |= {"kelengkapan": hasil.kelengkapan()}
    return pd.DataFrame(kolom)
