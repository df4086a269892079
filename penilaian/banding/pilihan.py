"""Who is compared: periods, villages and whole kecamatan or kabupaten, found and named."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.desa import di_wilayah, kode_tempat, nama_resmi
from penilaian.jawaban import Jawaban
from penilaian.mesin import Hasil
from penilaian.skor import Skor

Baris = npt.NDArray[np.intp]

PANJANG: Final = {"kabupaten": 5, "kecamatan": 8, "desa": 13}
"""Characters of a dotted code by what it names."""

KOLOM_PILIHAN: Final = ("kode", "jenis", "nama", "di", "desa")


def daftar_periode(hasil: Hasil) -> tuple[str, ...]:
    """Return the periods present, latest first."""
    return tuple(sorted(hasil.jawaban.kunci["periode"].unique(), reverse=True))


def pilih(hasil: Hasil, periode: str, desa: Iterable[str] = (), wilayah: str = "") -> Baris:
    """Return the rows of a period: the given villages (codes), else those that lie in ``wilayah``.

    Order is that of the file. Unknown codes are passed over.
    """
    k = hasil.jawaban.kunci
    ada = (k["periode"] == periode).to_numpy()
    kode = {kode_tempat(k) for k in desa}
    ada = ada & (k["kode_desa"].isin(kode).to_numpy() if kode else di_wilayah(k["kode_desa"], (wilayah,)))
    return np.flatnonzero(ada)


def pilih_kode(hasil: Hasil, periode: str, kode: Iterable[str] = ()) -> Baris:
    """Return the rows of a period that lie in any of the given places, all rows of it where none is given.

    Args:
        hasil: the villages.
        periode: as written in the file.
        kode: dotted codes of villages (13 characters), kecamatan (8) or kabupaten (5), mixed; a village named
            twice counts once, unknown codes are passed over.
    """
    ada = (hasil.jawaban.kunci["periode"] == periode).to_numpy()
    kode = tuple(kode)
    if kode:
        ada = ada & _di_dalam(hasil.jawaban.kunci["kode_desa"], kode)
    return np.flatnonzero(ada)


def _di_dalam(kode_desa: pd.Series, kode: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Return (n,) whether each village is, or lies in, one of the places; what is no place's code is passed over."""
    semua = tuple(kode)
    sendiri = kode_desa.isin(set(semua)).to_numpy(dtype=bool)
    return sendiri | di_wilayah(kode_desa, (k for k in semua if len(k) in PANJANG.values()))


def cari(hasil: Hasil, kata: str, periode: str, banyak: int) -> Baris:
    """Return at most ``banyak`` rows of a period whose name or code contains ``kata`` (case does not matter)."""
    k = hasil.jawaban.kunci
    ada = (k["periode"] == periode).to_numpy()
    if kata := kata.strip():
        cocok = k["nama_desa"].str.contains(kata, case=False, regex=False) | k["kode_desa"].str.contains(
            kata, regex=False
        )
        ada = ada & cocok.to_numpy()
    return np.flatnonzero(ada)[:banyak]


def cari_desa(jawaban: Jawaban, kode: str, periode: str | None = None) -> int | None:
    """Return the row of a village, its latest period where none is named; None if it is not there.

    Args:
        jawaban: the answers to look in.
        kode: with or without dots.
        periode: as written in the file.
    """
    k = jawaban.kunci
    ada = (k["kode_desa"] == kode_tempat(kode)).to_numpy()
    if periode is not None:
        ada = ada & (k["periode"] == periode).to_numpy()
    return max(np.flatnonzero(ada).tolist(), key=lambda baris: str(k["periode"].iloc[baris]), default=None)


def cari_pilihan(hasil: Hasil, kata: str, periode: str, banyak: int) -> pd.DataFrame:
    """Return at most ``banyak`` places of a period whose name or code contains ``kata`` (case does not matter).

    Columns: ``kode``, ``jenis`` (kabupaten, kecamatan, desa), ``nama``, ``di`` (the place that it lies in),
    ``desa`` (how many villages). Kabupaten first, then kecamatan, then villages, in order of code; each kind
    may fill what the others leave of ``banyak``, and never less than a third of it.
    """
    tempat = _tempat(hasil.jawaban.kunci[(hasil.jawaban.kunci["periode"] == periode).to_numpy()])
    if kata := kata.strip():
        cocok = tempat["nama"].str.contains(kata, case=False, regex=False) | tempat["kode"].str.startswith(kata)
        tempat = tempat[cocok.to_numpy()]
    dulu = (tempat.groupby("jenis").cumcount() < banyak // len(PANJANG)).to_numpy()
    sisa = tempat[~dulu].head(banyak - int(dulu.sum()))
    return pd.concat([tempat[dulu], sisa]).sort_index(ignore_index=True)


def kenali(hasil: Hasil, periode: str, kode: Iterable[str]) -> pd.DataFrame:
    """Return those of the given codes that name a place of the period, as ``cari_pilihan`` does, in given order.

    A village's code may stand without dots.
    """
    minta = [kode_tempat(k) or k.strip() for k in kode]
    k = hasil.jawaban.kunci
    ada = (k["periode"] == periode).to_numpy()
    ada = ada & _di_dalam(k["kode_desa"], minta)
    tempat = _tempat(k[ada]).set_index("kode")
    kenal = [m for m in dict.fromkeys(minta) if m in tempat.index]
    # Of a village's kecamatan only the chosen villages are counted above; a place is chosen by its own code.
    return tempat.loc[kenal].reset_index()[list(KOLOM_PILIHAN)]


def _tempat(kunci: pd.DataFrame) -> pd.DataFrame:
    """Return kabupaten, kecamatan and villages of rows of one period, in that order, each sorted by code."""
    bagian = []
    for jenis, panjang in PANJANG.items():
        if jenis == "desa":
            isi = pd.DataFrame({"kode": kunci["kode_desa"], "nama": nama_desa(kunci), "di": nama_wilayah(kunci)})
            isi["desa"] = 1
            isi = isi.sort_values("kode", kind="stable")
        else:
            dalam = kunci[kunci["kode_desa"].str.len() > panjang]  # what is no village lies in no such place
            kelompok = dalam.groupby(dalam["kode_desa"].str[:panjang], sort=True)
            isi = kelompok.agg(nama=(jenis, "first"), desa=("kode_desa", "size")).rename_axis("kode").reset_index()
            isi["nama"] = _isi_nama(isi["nama"], isi["kode"])
            isi["di"] = kelompok["kabupaten"].first().to_numpy() if jenis == "kecamatan" else ""
        isi["jenis"] = jenis
        bagian.append(isi[list(KOLOM_PILIHAN)])
    return pd.concat(bagian, ignore_index=True)


def nama_desa(kunci: pd.DataFrame) -> pd.Series:
    """Return the name of each row's village: that of the file, else Kemendagri's, else the code."""
    return _isi_nama(kunci["nama_desa"], kunci["kode_desa"])


def nama_wilayah(kunci: pd.DataFrame) -> pd.Series:
    """Return the name of each row's kecamatan: that of the file, else Kemendagri's, else its code."""
    kode = kunci["kode_desa"]
    return _isi_nama(kunci["kecamatan"], kode.str[: PANJANG["kecamatan"]].where(kode.str.len() == PANJANG["desa"], ""))


def _isi_nama(nama: pd.Series, kode: pd.Series) -> pd.Series:
    kosong = (nama == "").to_numpy()
    if not kosong.any():
        return nama
    resmi = nama_resmi(kode[kosong])
    return nama.mask(kosong, kode.mask(kosong, resmi.where(resmi != "", kode[kosong])))


def label_desa(kunci: pd.DataFrame) -> list[str]:
    """Return one distinct label a row: the village's name, with its kecamatan or code where names meet."""
    nama, kecamatan = nama_desa(kunci), nama_wilayah(kunci)
    label = nama.mask(nama.duplicated(keep=False), nama + " (" + kecamatan + ")")
    return list(label.mask(label.duplicated(keep=False), nama + " (" + kunci["kode_desa"] + ")"))


def urutkan(tabel: pd.DataFrame, kolom: str, turun: bool = False) -> pd.DataFrame:
    """Return the table sorted by a column; equal rows keep their order, rows without a value stand last.

    KeyError if there is no such column.
    """
    return tabel.sort_values(kolom, ascending=not turun, kind="stable", na_position="last")


def ambil(hasil: Hasil, baris: Baris) -> Hasil:
    """Return the results of the given rows alone, in that order; no figure changes (§2), earlier periods stay."""

    def potong(s: Skor) -> Skor:
        return Skor(s.id, s.skor[:, baris], s.bawah[:, baris], s.atas[:, baris], s.kelengkapan[:, baris])

    p = hasil.posisi
    posisi = p and replace(
        p,
        status=p.status[:, baris],
        pasti=p.pasti[baris],
        mungkin=p.mungkin[baris],
        kurang=p.kurang[baris],
        penghambat=p.penghambat[baris],
        penghambat_aspek=p.penghambat_aspek[baris],
    )
    isi = (hasil.jawaban.ambil(baris), potong(hasil.kelompok), potong(hasil.lensa), posisi)
    return Hasil(hasil.instrumen, *isi, hasil.lampau)
