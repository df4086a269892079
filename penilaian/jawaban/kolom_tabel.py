"""The columns of a table that a program holds: given the project's names, with what a file's headers would be told."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

import pandas as pd

from penilaian.angka import ribuan
from penilaian.galat import Berat, Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban.judul_berekor import inti_id, tanpa_kolom_sendiri
from penilaian.jawaban.judul_kolom import KOLOM_PANJANG, PengenalJudul, menjawab_versi_lain
from penilaian.jawaban.kolom_nama import nama_menurut_isi
from penilaian.jawaban.kunci import KOLOM_KUNCI
from penilaian.jawaban.versi_tertulis import kolom_versi, versi_asing
from penilaian.ketikan import kutip, tanpa_huruf_rusak

_BANYAK_DILIHAT: Final = 2_000
"""Rows that are looked at for what a column holds."""

_BANYAK_DISEBUT: Final = 3
"""Headers that are named one by one where they are written otherwise; more of them are one finding."""

_HURUF_ID: Final = "0123456789"


def bakukan_kolom(
    instrumen: Instrumen, df: pd.DataFrame, versi_lain: Mapping[str, Iterable[str]]
) -> tuple[list[Temuan], list[str]]:
    """Name the columns of ``df`` in place; return the findings, and the indicators that have a column.

    At fault are twins (B12), an indicator that is lost because its header says more (B49), a table of one answer a row
    (B20), one with columns of which none is a question (B13), and one that answers another version (B28). Warned of is
    a header that is written otherwise (B31), or is unknown and like an id (B30).
    """
    judul = [tanpa_huruf_rusak(str(k)) for k in df.columns]
    pengenal = PengenalJudul(instrumen)
    tuntutan, sisa = pengenal.semua(judul)
    menurut_isi = partial(_menurut_isi, df, judul, tuntutan["kode_desa"][0][0] if "kode_desa" in tuntutan else None)
    for k, nama in pengenal.wilayah(judul, sisa, tuntutan, menurut_isi).items():
        tuntutan[nama] = [(k, "sebutan")]
        sisa.remove(k)
    temuan: list[tuple[int, Temuan]] = []

    def catat(k: int, kode: str, pesan: str, saran: str, berat: Berat = "peringatan") -> None:
        tempat = "tabel" if kode == "B31" else f"tabel, kolom {judul[k]}"
        temuan.append((k, Temuan(tempat, kode, pesan, saran, berat)))

    baku: dict[int, str] = {}
    dibaca: list[tuple[int, str]] = []
    for nama, milik in tuntutan.items():
        if nama in KOLOM_PANJANG:
            continue
        k, cara = milik[0]
        baku[k] = nama
        if cara != "persis":
            dibaca.append((k, nama))
        for lain, cara_lain in milik[1:]:
            if pengenal.kembaran(nama, judul[lain], (cara, cara_lain)):
                pesan = f"kolom {nama} kembar: kolom ke-{k + 1} dan ke-{lain + 1}"
                catat(lain, "B12", pesan, "Sisakan satu kolom saja.", "galat")
            else:
                sisa.append(lain)
    if len(dibaca) > _BANYAK_DISEBUT:
        contoh = ", ".join(f"{kutip(judul[k])} sebagai {nama}" for k, nama in dibaca[:_BANYAK_DISEBUT])
        lagi = f"{ribuan(len(dibaca) - _BANYAK_DISEBUT)} lagi"
        pesan = f"{ribuan(len(dibaca))} judul dibaca menurut namanya: {contoh} dan {lagi}"
        catat(dibaca[0][0], "B31", pesan, f"Tulis idnya saja ({dibaca[0][1]}) supaya pasti.")
    else:
        for k, nama in dibaca:
            catat(k, "B31", f"kolom {kutip(judul[k])} dibaca sebagai {nama}", f"Tulis {nama} supaya pasti.")
    id_ = [n for n in baku.values() if n not in KOLOM_KUNCI]
    hilang: dict[str, list[int]] = {}
    for k in sisa:
        asal = pengenal.asal_kembaran(judul[k], judul)
        if asal is not None and asal in baku.values():
            pesan = f"kolom {asal} kembar dengan {kutip(judul[k])}"
            catat(k, "B12", pesan, "Sisakan satu kolom saja.", "galat")
        elif (disebut := [i for i in pengenal.disebut(judul[k]) if i not in id_]) and _terisi(df.iloc[:, k]):
            for satu in disebut:
                hilang.setdefault(satu, []).append(k)
        elif _mirip_id(judul[k], instrumen):
            pesan = f"kolom {kutip(judul[k])} tidak dikenal pada versi {instrumen.versi} dan tidak dibaca"
            catat(k, "B30", pesan, "Periksa namanya, atau muat versi instrumen yang dijawab tabel ini.")
    for k, pesan, saran in tanpa_kolom_sendiri(hilang, judul):
        catat(k, "B49", pesan, saran, "galat")
    hasil = [t for _, t in sorted(temuan, key=lambda kt: kt[0])]
    panjang = tuntutan.keys() >= set(KOLOM_PANJANG)
    if not id_ and not hilang and (sisa or panjang):  # keys alone are villages that answered nothing yet
        hasil.append(_tanpa_indikator(instrumen, panjang=panjang))
    terisi = {j: _terisi(df.iloc[:, k]) for k, j in enumerate(judul)}
    if (lain_versi := menjawab_versi_lain(terisi, instrumen, versi_lain)) is not None:
        versi, ada, _ = lain_versi
        pesan = f"tabel ini menjawab versi {versi} ({', '.join(ada)} ada), bukan versi {instrumen.versi}"
        hasil = [Temuan("tabel", "B28", pesan, f"Muat instrumen versi {versi}.")]
    if (versi_kolom := kolom_versi(judul)) is not None:
        isi = df.iloc[:, versi_kolom].dropna().astype("str").unique()
        if asing := versi_asing(judul[versi_kolom], isi, instrumen, tuple(versi_lain)):
            pesan = f"kolom {judul[versi_kolom]} menyebut versi {', '.join(asing)}, bukan versi {instrumen.versi}"
            saran = "Muat instrumen versi yang dijawab tabel ini; satu tabel satu versi."
            hasil = [Temuan(f"tabel, kolom {judul[versi_kolom]}", "B28", pesan, saran)]
    df.columns = pd.Index([baku.get(k, j) for k, j in enumerate(judul)])  # of twins, which are refused, two alike
    return hasil, id_


def _terisi(kolom: pd.Series) -> bool:
    return bool((kolom.notna() & (kolom.astype("str").str.strip() != "")).any())


def _menurut_isi(df: pd.DataFrame, judul: list[str], kode: int | None, kolom: int) -> str | None:
    """Return the key column of names that a column is by what it holds beside the column of codes."""
    isi = df.iloc[:_BANYAK_DILIHAT, kolom]
    if kode is None or not pd.api.types.is_string_dtype(isi.dtype):
        return None
    pasangan = zip(df.iloc[:_BANYAK_DILIHAT, kode], isi, strict=True)
    return nama_menurut_isi(judul[kolom], ((str(k), "" if pd.isna(t) else str(t)) for k, t in pasangan))


def _mirip_id(judul: str, instrumen: Instrumen) -> bool:
    """Return whether a header has the form of the instrument's ids: their letters, then a number."""
    inti = inti_id(judul)
    return bool(inti) and inti.rstrip(_HURUF_ID) in {inti_id(i).rstrip(_HURUF_ID) for i in instrumen.per_id}


def _tanpa_indikator(instrumen: Instrumen, *, panjang: bool) -> Temuan:
    if panjang:
        pesan = "tabel ini satu jawaban sebaris (indikator, nilai); yang dibaca satu kolom untuk setiap indikator"
        saran = 'Susun dahulu dengan tabel.pivot(index=["kode_desa", "periode"], columns="indikator", values="nilai").'
        return Temuan("tabel", "B20", pesan, saran)
    pesan = f"tidak ada satu pun kolom indikator instrumen {instrumen.id}"
    return Temuan("tabel", "B13", pesan, f"Beri judul kolom menurut id, misalnya {instrumen.indikator[0].id}.")
