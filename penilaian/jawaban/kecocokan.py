"""Codes beside names: whether the village that a code stands for is the one that the table speaks of.

BPS writes ten digits as well. 4.7 % of its codes are codes of other villages at Kemendagri; the others are not in
Kemendagri's list. So a table of BPS codes shows by its names, by codes that are mostly unknown, or by some that are. An
unknown village still lies in a kabupaten and a kecamatan, by its code and by what the table says.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.angka import ribuan
from penilaian.desa import nama_resmi, rekaan
from penilaian.galat import Berat
from penilaian.ketikan import kutip
from penilaian.nama_tempat import bernama, setara

_SEBUTAN_KODE: Final = "123"
"""Digit after the last dot at Kemendagri: kelurahan, desa, desa adat; at BPS it belongs to the kecamatan."""

KECAMATAN_MERAGUKAN: Final = 2
"""In so few kecamatan all codes can be known by chance though they are BPS's: 0.047 for each, 0.0001 for three."""

NOMOR_BPS_TERBESAR: Final = 500
"""BPS numbers the villages of a kecamatan from 001 on; the largest has fewer."""

BANYAK_CONTOH: Final = 3
"""Villages named in a finding."""

_PERIKSA_BPS: Final = (
    "Kode BPS juga sepuluh angka, tetapi menunjuk desa lain. Ganti dengan kode Kemendagri (misalnya 15.01.20.2006); "
    "bila kodenya benar, betulkan namanya."
)


_PERIKSA_GESER: Final = (
    "Nama-nama itu milik kode lain pada tabel ini. Periksa apakah kolom nama atau kode bergeser atau diurutkan "
    "sendiri, lalu betulkan barisnya."
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
    nyata = (kunci["kode_desa"] != "").to_numpy(dtype=bool) & ~rekaan(kunci["kode_desa"])
    if not nyata.any():
        return []
    posisi = np.flatnonzero(nyata & ~kunci[[*_BANDING, "kode_desa"]].duplicated().to_numpy(dtype=bool))
    ini = nama_saja(kunci.iloc[posisi])
    resmi = _resmi(ini["kode_desa"])
    dibanding, beda = _banding(ini, resmi)
    hampa = (resmi["nama_desa"] == "").to_numpy(dtype=bool)
    tertulis = pd.Series(asal, dtype="str").iloc[posisi]
    telanjang = ~tertulis.str.contains(".", regex=False).to_numpy(dtype=bool)
    asing = hampa & ~ini["kode_desa"].str[9].isin(list(_SEBUTAN_KODE)).to_numpy(dtype=bool)
    catatan = []
    if banyak := int(beda.sum()):
        contoh = [
            f"baris {nomor[posisi[p]]} menulis {_tempat(ini, p)}, tetapi {ini['kode_desa'].iloc[p]} "
            f"{'di' if hampa[p] else 'adalah'} {_tempat(resmi, p)}"
            for p in np.flatnonzero(beda)[:BANYAK_CONTOH]
        ]
        sisa = f"; {ribuan(banyak - len(contoh))} lagi" if banyak > len(contoh) else ""
        rincian = "; ".join(contoh) + sisa
        # Where no name agrees, bare codes that nobody knows speak for BPS as much as names that differ
        tak_dikenal = int((hampa & telanjang & ~dibanding).sum())
        tak_satu_pun = banyak == dibanding.sum() and tak_dikenal > 1 and 2 * (banyak + tak_dikenal) > len(ini)
        if tak_satu_pun or (banyak > 1 and 2 * banyak > dibanding.sum()):
            berapa = f"{ribuan(banyak)} dari {ribuan(int(dibanding.sum()))} desa"
            tambahan = f" ({ribuan(tak_dikenal)} kode lain tidak dikenal)" if tak_satu_pun else ""
            geser = _bergeser(ini["nama_desa"][beda], resmi["nama_desa"])
            tampak = "tampaknya kolom nama atau kode bergeser" if geser else "tampaknya kode BPS"
            pesan = f"nama dan kode berlainan pada {berapa}{tambahan}, {tampak}: {rincian}"
            saran = _PERIKSA_GESER if geser else _PERIKSA_BPS
            catatan.append(TemuanNama(posisi[beda], "J22", pesan, saran, "galat"))
        else:
            pesan = f"nama dan kode berlainan: {rincian}"
            saran = "Periksa kodenya; nama pada berkas yang ditampilkan."
            catatan.append(TemuanNama(posisi[beda], "J21", pesan, saran, "peringatan"))
    if not any(c.kode == "J22" for c in catatan) and asing.sum() > 1 and 2 * asing.sum() > len(ini):
        contoh = [f"{asal_} (baris {nomor[p]})" for p in posisi[asing][:BANYAK_CONTOH] if (asal_ := _isi(asal, p))]
        berapa = f"{ribuan(int(asing.sum()))} dari {ribuan(len(ini))} kode"
        pesan = f"{berapa} tidak dikenal dan berpola kode BPS: {', '.join(contoh)}"
        catatan.append(TemuanNama(posisi[asing], "J22", pesan, _PERIKSA_BPS, "galat"))
    return catatan or _tanpa_nama(ini, resmi, asal, posisi, nomor, telanjang=bool(telanjang.all()))


_BANDING: Final = ("nama_desa", "kecamatan", "kabupaten")


def nama_saja(kunci: pd.DataFrame, paling_sedikit: int = 2) -> pd.DataFrame:
    """Return keys in which what is no name of a place (``-``, ``1``, ``n/a``) is empty, as where none was written.

    Args:
        kunci: keys with names as the table gives them.
        paling_sedikit: letters of the shortest name.
    """
    hasil = kunci.copy()
    for nama in _BANDING:
        bukan = [n for n in hasil[nama].unique() if n and not bernama(n, paling_sedikit)]
        if bukan:
            hasil[nama] = hasil[nama].where(~hasil[nama].isin(bukan), "")
    return hasil


def _bergeser(tulis: pd.Series, resmi: pd.Series) -> bool:
    """Return whether most names that differ from their code's are those of other codes of the same table."""
    return 2 * int(tulis.str.casefold().isin(resmi[resmi != ""].str.casefold()).sum()) > len(tulis)


def _resmi(kode: pd.Series) -> pd.DataFrame:
    """Return Kemendagri's names of village, kecamatan and kabupaten of each code."""
    bagian = (kode, kode.str[: len("15.01.10")], kode.str[: len("15.01")])
    nama = (nama_resmi(b.reset_index(drop=True)).to_numpy(dtype=object) for b in bagian)
    return pd.DataFrame(dict(zip(_BANDING, nama, strict=True)))


def _banding(ini: pd.DataFrame, resmi: pd.DataFrame) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which rows can be compared, and which of them speak of another place.

    The village's own name decides, and a kabupaten that differs, whether or not the village is known; another kecamatan
    beside an equal name may be an older division.
    """
    ada, beda = {}, {}
    for nama in _BANDING:
        tulis, daftar = ini[nama].to_numpy(dtype=object), resmi[nama].to_numpy(dtype=object)
        ada[nama] = (tulis != "") & (daftar != "")
        beda[nama] = ada[nama] & (tulis != daftar)
        ragu = np.flatnonzero(beda[nama])
        beda[nama][ragu] = [not setara(t, d) for t, d in zip(tulis[ragu], daftar[ragu], strict=True)]
    dibanding = ada["nama_desa"] | ada["kecamatan"] | ada["kabupaten"]
    lain = beda["nama_desa"] | beda["kabupaten"] | (beda["kecamatan"] & ~ada["nama_desa"])
    return dibanding, dibanding & lain


def _tanpa_nama(
    ini: pd.DataFrame,
    resmi: pd.DataFrame,
    asal: Sequence[str] | pd.Series,
    posisi: npt.NDArray[np.intp],
    nomor: Sequence[int] | npt.NDArray[np.int64],
    *,
    telanjang: bool,
) -> list[TemuanNama]:
    """Return the fault of a table without any name, whose bare codes may as well be BPS's (J23).

    That is so where they are of few kecamatan or half of them unknown; never beside a number that BPS does not reach.
    One code alone is only warned of.
    """
    dikenal = np.flatnonzero((resmi["nama_desa"] != "").to_numpy(dtype=bool))
    kode = ini["kode_desa"]
    if not telanjang or not dikenal.size or (ini[list(_BANDING)] != "").to_numpy().any():
        return []
    sedikit = kode.str[: len("15.01.10")].nunique() <= KECAMATAN_MERAGUKAN
    if not (sedikit or 2 * dikenal.size <= len(ini)) or (kode.str[-3:].astype(int) > NOMOR_BPS_TERBESAR).any():
        return []
    contoh = [
        f"{_isi(asal, posisi[p])} (baris {nomor[posisi[p]]}) menurut Kemendagri {_tempat(resmi, p)}, menurut BPS desa "
        f"{_isi(asal, posisi[p])[7:]} di kecamatan {_isi(asal, posisi[p])[:7]}"
        for p in dikenal[:BANYAK_CONTOH]
    ]
    if asing := len(ini) - dikenal.size:
        contoh.append(f"{ribuan(asing)} kode lain tidak dikenal Kemendagri")
    pesan = f"kode dapat berarti dua desa, sebab tidak ada kolom nama_desa yang berisi: {'; '.join(contoh)}"
    saran = "Isi kolom nama_desa, atau tulis kode Kemendagri bertitik seperti pada daftarnya: 15.01.20.2006."
    return [TemuanNama(posisi, "J23", pesan, saran, "galat" if len(kode.unique()) > 1 else "peringatan")]


def _isi(asal: Sequence[str] | pd.Series, p: int) -> str:
    return str(asal.iloc[p] if isinstance(asal, pd.Series) else asal[p]).strip()


def _tempat(nama: pd.DataFrame, p: int) -> str:
    """Return the names of one row: ``'Sukamaju', Kluet Utara, Kabupaten Aceh Selatan``."""
    desa, *lain = (str(nama[n].iloc[p]) for n in _BANDING)
    return ", ".join(filter(None, [kutip(desa) if desa else "", *lain]))
