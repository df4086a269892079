"""The period of each row of a file: its column's, or the one that was asked for; and which column may be meant."""

import re
from typing import Final

import pandas as pd

from penilaian.berkas.kepala import Kepala
from penilaian.berkas.letak_temuan import tempat_sel
from penilaian.galat import Temuan
from penilaian.jawaban import bentuk_periode
from penilaian.ketikan import kutip, longgar
from penilaian.mentah import Lembar
from penilaian.tak_terbaca import Catatan


def isi_periode(
    lembar: Lembar, kepala: Kepala, kunci: pd.DataFrame, periode: str | None, catatan: list[Catatan]
) -> pd.Series:
    """Return the period of each row: of the column, or ``periode`` where that is missing or wholly empty."""
    dalam_berkas = kunci.get("periode", pd.Series("", index=kunci.index, dtype="str"))
    kolom = kepala.kunci.get("periode", -1)
    tempat = tempat_sel(lembar, lembar.baris_kepala, kolom)
    if (dalam_berkas == "").all():
        if periode is None:
            saran = "Tambahkan kolom periode (misalnya 2026), atau sebutkan periodenya saat menilai (--periode 2026)."
            if (mungkin := _mungkin_periode(lembar, kepala)) is not None:
                saran = f"Mungkin kolom {mungkin} itu periode? Namai 'periode'. {saran}"
            temuan = Temuan(tempat, "B14", "periode tidak ada", saran)
            catatan.append(Catatan(lembar.baris_kepala, kolom, temuan))
            kepala.kunci.pop("periode", None)
        return pd.Series(periode or "", index=kunci.index, dtype="str")
    lain = [p for p in dalam_berkas.unique() if p not in {periode, ""}]
    if periode is not None and lain:
        pesan = f"berkas berkolom periode dan berisi {kutip(lain[0])}, berbeda dari --periode {periode}"
        temuan = Temuan(tempat, "B15", pesan, "Hapus --periode, atau perbaiki kolom periode.")
        catatan.append(Catatan(lembar.baris_kepala, kolom, temuan))
    return dalam_berkas


_SEBUTAN_PERIODE: Final = frozenset(("tahun", "th", "thn", "masa", "semester", "triwulan", "waktu", "year"))


def _mungkin_periode(lembar: Lembar, kepala: Kepala) -> str | None:
    """Return the first header of an unread column that calls a period otherwise, and holds nothing but periods."""
    dibaca = {*kepala.kunci.values(), *kepala.jawaban.values(), *(kepala.panjang or ())}
    for k, judul in enumerate(lembar.kepala):
        kata = {longgar(satu) for satu in re.split(r"[^A-Za-z]+", judul) if satu}
        if k in dibaca or not kata & _SEBUTAN_PERIODE:
            continue
        isi = [t.strip() for t in lembar.kolom[k].unique().to_pylist() if t and t.strip()]
        if isi and all(bentuk_periode(t) is not None for t in isi):
            return judul
    return None
