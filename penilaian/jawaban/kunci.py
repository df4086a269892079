"""Who and when: village code, period and the other columns that are not answers."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Literal

import numpy as np
import pandas as pd

from penilaian.desa import bakukan, kode_baku
from penilaian.instrumen import YangDinilai
from penilaian.jawaban.galat_sel import GalatSel, Sebab, galat_sel
from penilaian.ketikan import KETIK_ULANG, kutip, sebut_tak_tampak, tanpa_tak_tampak

KOLOM_KUNCI: Final = ("kode_desa", "nama_desa", "kecamatan", "kabupaten", "periode", "tanggal")

BentukPeriode = Literal["tahun", "semester", "triwulan"]
_TULIS_KODE: Final[Mapping[str, str]] = {
    "desa": "Tulis kode Kemendagri sepuluh angka, misalnya 15.01.20.2006 atau 1501202006.",
    "kabupaten": "Tulis kode Kemendagri empat angka, misalnya 51.71 atau 5171.",
    "instansi": "Tulis kode daerah (51.71, atau 51 untuk provinsi), atau tiga angka kode instansi pusat (059).",
}
_TULIS_PERIODE = "Tulis tahun (2026), semester (2026-S1) atau triwulan (2026-T3), bukan tanggal."
_ILMIAH = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,3}")
_PERIODE = re.compile(r"[0-9]{4}(?:-(S[12]|T[1-4]))?")


def bentuk_periode(periode: str) -> BentukPeriode | None:
    """Return the form of a period (``2026``, ``2026-S1``, ``2026-T3``), None where it has none of them.

    Change is computed between periods of one form only.
    """
    cocok = _PERIODE.fullmatch(periode)
    if not cocok:
        return None
    akhir = cocok[1]
    if akhir is None:
        return "tahun"
    return "semester" if akhir.startswith("S") else "triwulan"


def tulis_kode(yang_dinilai: str) -> str:
    """Return how a code is written, as a sentence."""
    return _TULIS_KODE[yang_dinilai]


def periksa_kunci(
    kunci: pd.DataFrame, yang_dinilai: YangDinilai = "desa"
) -> tuple[pd.DataFrame, list[tuple[str, GalatSel]]]:
    """Return the key columns in standard form, and their faults by column.

    Args:
        kunci: text columns, at least ``kode_desa`` and ``periode``; missing others become ``""``.
        yang_dinilai: whose codes ``kode_desa`` holds.

    Returns:
        All of ``KOLOM_KUNCI`` as text with dotted codes, and (column, fault) pairs: a code without the form of
        Kemendagri (J10), a period of another form (J11), the same village and period twice (J12). A row that has
        neither code nor period is one fault (J10).
    """
    kosong = pd.Series("", index=kunci.index, dtype="str")
    baku = pd.DataFrame({k: kunci[k].astype("str").str.strip() if k in kunci else kosong for k in KOLOM_KUNCI})
    asal = baku["kode_desa"]
    baku["kode_desa"] = bakukan(asal, yang_dinilai)
    tanpa = (asal == "") & (baku["periode"] == "")
    galat = _per_isi("kode_desa", "J10", asal, tanpa, partial(_kata_tanpa, yang_dinilai))
    galat += _per_isi("kode_desa", "J10", asal, (baku["kode_desa"] == "") & ~tanpa, partial(_kata_kode, yang_dinilai))
    bentuk = {p: bentuk_periode(p) for p in baku["periode"].unique()}
    tak_berperiode = baku["periode"].map(bentuk).isna() & ~tanpa
    galat += _per_isi("periode", "J11", baku["periode"], tak_berperiode, _kata_periode)
    kunci_ganda = baku["kode_desa"].str.cat(baku["periode"], sep=" periode ")
    ganda = (baku["kode_desa"] != "") & kunci_ganda.duplicated(keep=False)
    return baku, galat + _per_isi("kode_desa", "J12", kunci_ganda, ganda, partial(_kata_ganda, yang_dinilai))


def _kata_kode(siapa: YangDinilai, kode: str, _: int) -> tuple[str, str]:
    bersih = tanpa_tak_tampak(kode).strip()
    if bersih != kode and (not bersih or kode_baku(bersih, siapa)):
        return f"kode {siapa}: {sebut_tak_tampak(bersih)}", KETIK_ULANG
    if _ILMIAH.fullmatch(bersih):
        pesan = f"kode {siapa} {kutip(kode)} dipendekkan Excel menjadi pangkat sepuluh; angka di belakangnya hilang"
        return pesan, f"Beri kolom itu format Teks, lalu ketik ulang kodenya. {_TULIS_KODE[siapa]}"
    pesan = f"kode {siapa} {kutip(kode)} tidak dikenali bentuknya" if kode else f"kode {siapa} kosong"
    return pesan, _TULIS_KODE[siapa]


def _kata_tanpa(siapa: YangDinilai, _: str, __: int) -> tuple[str, str]:
    return f"kode {siapa} dan periode kosong", f"{_TULIS_KODE[siapa]} {_TULIS_PERIODE}"


def _kata_periode(periode: str, _: int) -> tuple[str, str]:
    bersih = tanpa_tak_tampak(periode).strip()
    if bersih != periode and (not bersih or bentuk_periode(bersih)):
        return f"periode: {sebut_tak_tampak(bersih)}", KETIK_ULANG
    return f"periode {kutip(periode)} tidak dikenali" if periode else "periode kosong", _TULIS_PERIODE


def _kata_ganda(siapa: YangDinilai, satu: str, kali: int) -> tuple[str, str]:
    return f"{siapa} {satu} ada {kali} kali", f"Sisakan satu baris saja untuk setiap {siapa} dan periode."


def _per_isi(
    nama: str, kode: str, kolom: pd.Series, salah: pd.Series, kata: Callable[[str, int], tuple[str, str]]
) -> list[tuple[str, GalatSel]]:
    """Return the findings about the faulty cells of a column; ``kata`` words a text that stands there so many times."""
    posisi = np.flatnonzero(salah.to_numpy(dtype=bool))
    nomor, isi = pd.factorize(kolom.iloc[posisi])
    banyak = np.bincount(nomor, minlength=len(isi))
    sebab = Sebab(kode, np.arange(len(isi)), lambda u: kata(str(isi[u]), int(banyak[u])))
    return [(nama, g._replace(posisi=posisi[g.posisi])) for g in galat_sel(nomor, [sebab])]
