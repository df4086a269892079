"""Codes beside names: whether the village that a code stands for is the one that the table speaks of.

BPS writes ten digits as well. 4.7 % of its codes are codes of other villages at Kemendagri; the others are not in
Kemendagri's list. So a table of BPS codes shows by its names, or by codes that are mostly unknown.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.desa import AWALAN_REKAAN, nama_resmi
from penilaian.galat import Berat
from penilaian.nama_tempat import setara

_SEBUTAN_KODE: Final = "123"
"""Digit after the last dot at Kemendagri: kelurahan, desa, desa adat; at BPS it belongs to the kecamatan."""

KECAMATAN_MERAGUKAN: Final = 2
"""In so few kecamatan all codes can be known by chance though they are BPS's: 0.047 for each, 0.0001 for three."""

BANYAK_CONTOH: Final = 3
"""Villages named in a finding."""

_PERIKSA_BPS: Final = (
    "Kode BPS juga sepuluh angka, tetapi menunjuk desa lain. Ganti dengan kode Kemendagri (misalnya 15.01.20.2006); "
    "bila kodenya benar, betulkan namanya."
)


class TemuanNama(NamedTuple):
    """A finding about codes: the rows (positions) that it speaks of, code, finding, repair, weight."""

    posisi: npt.NDArray[np.intp]
    kode: str
    pesan: str
    saran: str
    berat: Berat


def periksa_nama(
    kunci: pd.DataFrame, asal: Sequence[str] | pd.Series, nomor: Sequence[int] | npt.NDArray[np.int64]
) -> list[TemuanNama]:
    """Return what is odd about codes and names: at fault where most of them disagree (J22, J23), else warned of (J21).

    Args:
        kunci: keys with dotted codes and names as the table gives them; before names are completed.
        asal: (n,) codes as the table writes them.
        nomor: (n,) row numbers as shown.
    """
    nyata = ((kunci["kode_desa"] != "") & ~kunci["kode_desa"].str.startswith(AWALAN_REKAAN)).to_numpy(dtype=bool)
    if not nyata.any():
        return []
    posisi = np.flatnonzero(nyata & ~kunci[[*_BANDING, "kode_desa"]].duplicated().to_numpy(dtype=bool))
    ini = kunci.iloc[posisi]
    resmi = _resmi(ini["kode_desa"])
    dibanding, beda = _banding(ini, resmi)
    asing = ((resmi["nama_desa"] == "") & ~ini["kode_desa"].str[9].isin(list(_SEBUTAN_KODE))).to_numpy(dtype=bool)
    catatan = []
    if beda.any():
        contoh = [
            f"baris {nomor[posisi[p]]} menulis {_tempat(ini, p)}, tetapi {ini['kode_desa'].iloc[p]} adalah "
            f"{_tempat(resmi, p)}"
            for p in np.flatnonzero(beda)[:BANYAK_CONTOH]
        ]
        sisa = f"; {beda.sum() - len(contoh)} lagi" if beda.sum() > len(contoh) else ""
        rincian = "; ".join(contoh) + sisa
        if beda.sum() > 1 and 2 * beda.sum() > dibanding.sum():
            pesan = (
                f"nama dan kode berlainan pada {beda.sum()} dari {dibanding.sum()} desa, tampaknya kode BPS: {rincian}"
            )
            catatan.append(TemuanNama(posisi[beda], "J22", pesan, _PERIKSA_BPS, "galat"))
        else:
            pesan = f"nama dan kode berlainan: {rincian}"
            saran = "Periksa kodenya; nama pada berkas yang ditampilkan."
            catatan.append(TemuanNama(posisi[beda], "J21", pesan, saran, "peringatan"))
    if not any(c.kode == "J22" for c in catatan) and asing.sum() > 1 and 2 * asing.sum() > len(ini):
        contoh = [f"{asal_} (baris {nomor[p]})" for p in posisi[asing][:BANYAK_CONTOH] if (asal_ := _isi(asal, p))]
        pesan = f"{asing.sum()} dari {len(ini)} kode tidak dikenal dan berpola kode BPS: {', '.join(contoh)}"
        catatan.append(TemuanNama(posisi[asing], "J22", pesan, _PERIKSA_BPS, "galat"))
    return catatan or _tanpa_nama(ini, resmi, asal, posisi, nomor)


_BANDING: Final = ("nama_desa", "kecamatan", "kabupaten")


def _resmi(kode: pd.Series) -> pd.DataFrame:
    """Return Kemendagri's names of village, kecamatan and kabupaten of each code."""
    bagian = (kode, kode.str[: len("15.01.10")], kode.str[: len("15.01")])
    nama = (nama_resmi(b.reset_index(drop=True)).to_numpy(dtype=object) for b in bagian)
    return pd.DataFrame(dict(zip(_BANDING, nama, strict=True)))


def _banding(ini: pd.DataFrame, resmi: pd.DataFrame) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which rows can be compared, and which of them speak of another place.

    The village's own name decides, and a kabupaten that differs; another kecamatan alone may be an older division.
    """
    ada, beda = {}, {}
    for nama in _BANDING:
        tulis, daftar = ini[nama].to_numpy(dtype=object), resmi[nama].to_numpy(dtype=object)
        ada[nama] = (tulis != "") & (daftar != "")
        beda[nama] = ada[nama] & (tulis != daftar)
        ragu = np.flatnonzero(beda[nama])
        beda[nama][ragu] = [not setara(t, d) for t, d in zip(tulis[ragu], daftar[ragu], strict=True)]
    dibanding = (ada["nama_desa"] | ada["kecamatan"] | ada["kabupaten"]) & (resmi["nama_desa"] != "").to_numpy(
        dtype=bool
    )
    lain = beda["nama_desa"] | beda["kabupaten"] | (beda["kecamatan"] & ~ada["nama_desa"])
    return dibanding, dibanding & lain


def _tanpa_nama(
    ini: pd.DataFrame,
    resmi: pd.DataFrame,
    asal: Sequence[str] | pd.Series,
    posisi: npt.NDArray[np.intp],
    nomor: Sequence[int] | npt.NDArray[np.int64],
) -> list[TemuanNama]:
    """Return the fault of a table without any name, whose few bare codes may as well be BPS's (J23)."""
    dikenal = np.flatnonzero((resmi["nama_desa"] != "").to_numpy(dtype=bool))
    kode = ini["kode_desa"]
    if kode.nunique() < 2 or len(dikenal) < len(ini) or (ini[list(_BANDING)] != "").to_numpy(dtype=bool).any():
        return []
    if kode.str[: len("15.01.10")].nunique() > KECAMATAN_MERAGUKAN or any("." in _isi(asal, p) for p in posisi):
        return []
    contoh = [
        f"{_isi(asal, posisi[p])} (baris {nomor[posisi[p]]}) menurut Kemendagri {_tempat(resmi, p)}, menurut BPS desa "
        f"{_isi(asal, posisi[p])[7:]} di kecamatan {_isi(asal, posisi[p])[:7]}"
        for p in dikenal[:BANYAK_CONTOH]
    ]
    pesan = f"kode dapat berarti dua desa, sebab berkas tidak menyebut namanya: {'; '.join(contoh)}"
    saran = "Isi kolom nama_desa, atau tulis kode Kemendagri bertitik seperti pada daftarnya: 15.01.20.2006."
    return [TemuanNama(posisi, "J23", pesan, saran, "galat")]


def _isi(asal: Sequence[str] | pd.Series, p: int) -> str:
    return str(asal.iloc[p] if isinstance(asal, pd.Series) else asal[p]).strip()


def _tempat(nama: pd.DataFrame, p: int) -> str:
    """Return the names of one row: ``'Sukamaju', Kluet Utara, Kabupaten Aceh Selatan``."""
    desa, *lain = (str(nama[n].iloc[p]) for n in _BANDING)
    return ", ".join(filter(None, [repr(desa) if desa else "", *lain]))
