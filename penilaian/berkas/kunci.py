"""Who and when in a file: text freed of a spreadsheet's marks, names completed, odd codes named."""

import re
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.angka import ribuan
from penilaian.berkas.letak_temuan import ringkas
from penilaian.desa import jenis_kode, nama_resmi, wilayah, wilayah_dikenal
from penilaian.galat import Temuan
from penilaian.instrumen import YangDinilai
from penilaian.jawaban import nama_saja, periksa_nama
from penilaian.ketikan import baku_tanggal, kutip
from penilaian.mentah import Lembar, lepas
from penilaian.tak_terbaca import Catatan

_TEKS_NAMA: Final = ("nama_desa", "kecamatan", "kabupaten")


def bersihkan(kunci: pd.DataFrame, lepas_kutip: bool) -> pd.DataFrame:
    """Return key columns without spaces around them, dates as ISO.

    Args:
        kunci: text columns.
        lepas_kutip: also take off the apostrophe that keeps a spreadsheet from taking a text for a formula.
    """
    bersih = {}
    for nama in kunci.columns:
        letak, isi = pd.factorize(kunci[nama])
        kolom = pd.Series(isi, dtype="str").str.strip()
        if nama in _TEKS_NAMA:
            if lepas_kutip and kolom.str.contains("'", regex=False).any():
                kolom = kolom.map(lepas)
        else:
            kolom = kolom.str.removeprefix("'")
        if nama in {"kode_desa", "periode"}:
            kolom = kolom.str.replace(_DESIMAL_KOSONG, r"\1", regex=True)
        if nama == "kode_desa":
            kolom = kolom.str.replace(_ILMIAH_UTUH, r"\1\2", regex=True)
        if nama == "tanggal":
            kolom = kolom.map(lambda t: baku_tanggal(t) or t)
        bersih[nama] = kolom.astype("str").take(letak).reset_index(drop=True)
    return pd.DataFrame(bersih)


_DESIMAL_KOSONG: Final = r"^([0-9]{10}|[0-9]{4})\.0+$"
"""A code or a year that a program kept as a number with decimals: ``9901012001.0``."""

_ILMIAH_UTUH: Final = r"^([0-9])[.,]([0-9]{9})[eE]\+?0?9$"
"""A code of ten digits as a power of ten, none of them lost: ``9.901012001E+09``."""


def lengkapi_nama(kunci: pd.DataFrame, yang_dinilai: YangDinilai = "desa") -> pd.DataFrame:
    """Return the keys with Kemendagri's names where the file gave none, of a village also kecamatan and kabupaten."""
    lengkap = nama_saja(kunci, paling_sedikit=1)
    kode = kunci["kode_desa"]
    wilayah_kode = {"nama_desa": kode}
    if yang_dinilai == "desa":
        wilayah_kode["kecamatan"] = kode.str[: len(wilayah("99.99.99.2999", "kecamatan"))]
        wilayah_kode["kabupaten"] = kode.str[: len(wilayah("99.99.99.2999", "kabupaten"))]
    for nama, kode_wilayah in wilayah_kode.items():
        kosong = (lengkap[nama] == "").to_numpy(dtype=bool)
        if kosong.any():
            lengkap.loc[kosong, nama] = nama_resmi(kode_wilayah[kosong])
    return lengkap


def periksa_huruf_nama(
    nama: pd.Series, asal: npt.NDArray[np.int64], kolom: int, lembar: Lembar, siapa: YangDinilai
) -> list[Catatan]:
    """Return one warning about names without a letter, which are not used (B50); a dash says only that there is none.

    Args:
        nama: (n,) names as the file writes them.
        asal: (n,) row numbers as shown.
        kolom: position of their column.
        lembar: the table, for how it calls its rows.
        siapa: what is assessed.
    """
    salah = {t for t in nama.unique() if not any(map(str.isalpha, t)) and not _TANDA_KOSONG.fullmatch(t)}
    letak = np.flatnonzero(nama.isin(salah).to_numpy(dtype=bool))
    if not letak.size:
        return []
    daftar = [f"{kutip(nama.iloc[p])} ({lembar.sebut_baris(asal[p])})" for p in letak[:11]] + [""] * (len(letak) - 11)
    pesan = f"{ribuan(len(letak))} nama {siapa} tidak berhuruf dan tidak dipakai: {ringkas(daftar)}"
    temuan = Temuan(f"kolom {lembar.kepala[kolom]}", "B50", pesan, f"Tulis nama {siapa}nya.", "peringatan")
    return [Catatan(int(asal[letak[0]]), kolom, temuan)]


_TANDA_KOSONG: Final = re.compile(r"[\s\-–—_.…/?*()\[\]]*")
"""What people write where there is nothing to write."""


def periksa_kode(
    kunci: pd.DataFrame, asal: pd.Series, baris: npt.NDArray[np.int64], kolom: int, lembar: Lembar
) -> list[Catatan]:
    """Return findings about codes: unknown to Kemendagri (J14), kelurahan (J15), of another village (J21–J23).

    Args:
        kunci: keys with dotted codes, names as the file gives them.
        asal: (n,) codes as the file writes them.
        baris: (n,) row numbers as shown.
        kolom: position of the code column.
        lembar: the table, for how it calls its rows.
    """
    pertama = ~kunci["kode_desa"].duplicated()
    kode, nomor = kunci.loc[pertama, "kode_desa"], baris[pertama.to_numpy()]
    jenis = jenis_kode(kode).to_numpy()
    catatan = []
    for t in periksa_nama(kunci, asal, baris):
        temuan = Temuan(f"kolom {lembar.kepala[kolom]}", t.kode, t.pesan, t.saran, t.berat)
        catatan.append(Catatan(int(baris[t.posisi[0]]), kolom, temuan, baris[t.posisi]))
    for satu, temuan_kode, sebutan, saran in (
        (
            "tak_dikenal",
            "J14",
            "kode tidak ada pada daftar Kemendagri; tetap dinilai",
            "Periksa kodenya; desa rekaan memakai 99.KK.CC.2NNN.",
        ),
        (
            "kelurahan",
            "J15",
            "kode adalah kelurahan, bukan desa; tetap dinilai",
            "Periksa kodenya bila seharusnya desa.",
        ),
    ):
        letak = np.flatnonzero((jenis == satu) & (kode != "").to_numpy(dtype=bool))
        if letak.size and not (satu == "tak_dikenal" and any(c.temuan.kode in {"J22", "J23"} for c in catatan)):
            daftar = [f"{kode.iloc[p]} ({lembar.sebut_baris(nomor[p])})" for p in letak[:11]]
            daftar += [""] * (len(letak) - len(daftar))
            pesan = f"{ribuan(len(letak))} {sebutan}: {ringkas(daftar)}"
            temuan = Temuan(f"kolom {lembar.kepala[kolom]}", temuan_kode, pesan, saran, "peringatan")
            catatan.append(Catatan(int(nomor[letak[0]]), kolom, temuan))
    return catatan


def periksa_kode_daerah(
    kunci: pd.DataFrame, asal: pd.Series, baris: npt.NDArray[np.int64], kolom: int, lembar: Lembar
) -> list[Catatan]:
    """Return the finding about codes of areas that Kemendagri does not know (J14); arguments as ``periksa_kode``."""
    kode = kunci["kode_desa"]
    kenal = {k: not k or ("." not in k and len(k) == _PANJANG_PUSAT) or wilayah_dikenal(k) for k in kode.unique()}
    letak = np.flatnonzero(~kode.map(kenal).to_numpy(dtype=bool))
    if not letak.size:
        return []
    daftar = [f"{kode.iloc[p]} ({lembar.sebut_baris(baris[p])})" for p in letak[:11]] + [""] * (len(letak) - 11)
    pesan = f"{ribuan(len(letak))} kode tidak ada pada daftar Kemendagri; tetap dinilai: {ringkas(daftar)}"
    temuan = Temuan(
        f"kolom {lembar.kepala[kolom]}", "J14", pesan, "Periksa kodenya; yang rekaan diawali 99.", "peringatan"
    )
    return [Catatan(int(baris[letak[0]]), kolom, temuan)]


_PANJANG_PUSAT: Final = len("059")


def periksa_tanggal(tanggal: pd.Series, baris: np.ndarray, kolom: int, lembar: Lembar) -> list[Catatan]:
    """Return one warning about assessment dates that are not understood (J16); they stand as they are."""
    salah = {t for t in tanggal.unique() if t and baku_tanggal(t) is None}
    letak = np.flatnonzero(tanggal.isin(salah).to_numpy(dtype=bool))
    if not letak.size:
        return []
    daftar = [f"{kutip(tanggal.iloc[p])} ({lembar.sebut_baris(baris[p])})" for p in letak[:11]]
    daftar += [""] * (len(letak) - 11)
    temuan = Temuan(
        f"kolom {lembar.kepala[kolom]}",
        "J16",
        f"{ribuan(len(letak))} tanggal tidak dikenali: {ringkas(daftar)}",
        "Tulis 2026-01-31 atau 31/1/2026.",
        "peringatan",
    )
    return [Catatan(int(baris[letak[0]]), kolom, temuan)]
