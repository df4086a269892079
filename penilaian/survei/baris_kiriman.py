"""Rows of an export, whatever was asked: whose export, whose answers, what is said of cells and columns."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.desa import bakukan
from penilaian.galat import Temuan
from penilaian.instrumen import IndikatorSurvei, Instrumen
from penilaian.jawaban import GalatSel, kata_lain, pilih_tersebut
from penilaian.ketikan import kutip
from penilaian.mentah import Lembar, utuh
from penilaian.survei.kolom_form import NAMA_WILAYAH, PEMISAH, KolomForm
from penilaian.survei.sel_teks import LEPAS

Dialek = Literal["kobo", "odk", "formulir", "buku"]
Teks = npt.NDArray[np.object_]
Baris = npt.NDArray[np.int64]

SEBUTAN: Final = {
    "kobo": "kiriman KoboToolbox",
    "odk": "kiriman ODK Central",
    "formulir": "kiriman formulir tanpa keterangan server",
    "buku": "buku kerja",
}
_KODE_LABEL: Final = re.compile(r".*\(([0-9.]+)\)")
"""A village chosen from a list, in an export of labels: ``Muara Buat, Kec. Muko-Muko (99.01.01.2001)``."""


def dialek_server(kolom: KolomForm) -> Dialek | None:
    """Return whose server added columns of its own, None where none did."""
    if "_uuid" in kolom.meta or "rootUuid" in kolom.meta or {"_id", "_submission_time"} <= kolom.meta.keys():
        return "kobo"
    if "KEY" in kolom.meta and kolom.meta.keys() & {"SubmissionDate", "instanceID"}:
        return "odk"
    return None


def kuesioner_dalam(kolom: KolomForm, instrumen: Instrumen) -> Temuan | None:
    """Return the fault that a file holds the answers of many people to a questionnaire, and none to the instrument."""
    if any(n.partition("_")[0] in instrumen.per_id for n in (*kolom.nama, *kolom.opsi)):
        return None
    survei = {i.id for i in instrumen.ditanyakan if isinstance(i, IndikatorSurvei)}
    depan = [PEMISAH.split(judul)[-1].strip().partition("_") for judul in kolom.asing]
    soal = [id_ for id_, garis, _ in depan if garis and id_ in survei]
    if len(soal) <= 1:
        return None
    ada = " ".join(f"--kuesioner {id_}" for id_ in dict.fromkeys(soal))
    pesan = (
        f"berkas ini memuat jawaban banyak orang atas kuesioner ({ringkas_kata(kolom.asing, 3)}), bukan jawaban desa"
    )
    return Temuan("kolom indikator", "B13", pesan, f"Hitung dahulu nilainya: penilaian responden BERKAS {ada}.")


def tanda_kiriman(lembar: Lembar, kolom: KolomForm) -> pd.DataFrame:
    """Return of each row (n) ``akar``, ``versi`` and ``suntingan`` (-1 where the server does not count edits).

    Kobo: ``meta/rootUuid`` and ``_uuid``, the root of an original is its own; ODK: ``KEY`` and ``meta-instanceID``.
    """

    def satu(*nama: str) -> npt.NDArray[np.object_]:
        k = next((kolom.meta[n] for n in nama if n in kolom.meta), None)
        return np.array([t.removeprefix("uuid:") for t in teks_kolom(lembar, k)], dtype=object)

    akar = satu("rootUuid", "KEY", "_uuid")
    versi = satu("_uuid", "instanceID")
    suntingan = pd.to_numeric(pd.Series(teks_kolom(lembar, kolom.meta.get("Edits"))), errors="coerce")
    return pd.DataFrame(
        {
            "akar": akar,
            "versi": np.where(versi == "", akar, versi),
            "suntingan": suntingan.where(suntingan >= 0, -1).fillna(-1).astype("int64"),
        }
    )


def kunci_kiriman(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen) -> pd.DataFrame:
    """Return code, period and date of each row; codes as they are written everywhere where they are any."""
    isi = {
        nama: pd.Series(teks_kolom(lembar, kolom.nama.get(nama)), dtype="str")
        for nama in ("kode_desa", "periode", "tanggal", *NAMA_WILAYAH)
        if nama not in NAMA_WILAYAH or nama in kolom.nama
    }
    isi["kode_desa"] = isi["kode_desa"].str.replace(rf"^{_KODE_LABEL.pattern}$", r"\1", regex=True)
    baku = bakukan(isi["kode_desa"], instrumen.yang_dinilai)
    return pd.DataFrame(isi | {"kode_desa": baku.where(baku != "", isi["kode_desa"])})


def kode_berbeda(lembar: Lembar, kolom: KolomForm, instrumen: Instrumen) -> list[tuple[int, GalatSel]]:
    """Return the faults that a code was typed twice, and not alike; empty where it was not asked for again."""
    k = kolom.nama.get("kode_ulang")
    if k is None:
        return []
    ulang = pd.Series(teks_kolom(lembar, k), dtype="str")
    baku = bakukan(ulang, instrumen.yang_dinilai)
    ulang = baku.where(baku != "", ulang)
    kode = kunci_kiriman(lembar, kolom, instrumen)["kode_desa"]
    dikenal = bakukan(kode, instrumen.yang_dinilai) != ""  # one that is no code at all is told of by itself
    beda = np.flatnonzero((ulang != "") & (ulang != kode) & dikenal)
    saran = "Tanyakan kepada pengisinya desa mana yang dinilai, lalu samakan keduanya."
    return [(k, GalatSel(beda, "S07", "kode desa diketik dua kali dan berbeda", saran))] if beda.size else []


def sebut_galat(galat: Iterable[tuple[int, GalatSel]], lembar: Lembar) -> tuple[list[Temuan], Baris]:
    """Return faults of cells, by number of column, as findings by row and column, and the rows that have one."""
    semua = list(galat)
    sel, lain = pilih_tersebut(semua)
    sel.sort(key=lambda s: (s[0], s[1]))
    tersebut = [
        Temuan(lembar.tempat(b, k), g.kode, g.pesan, g.saran, letak=lembar.letak_sel([b], k))
        for p, k, g in sel
        for b in [int(lembar.baris[p])]
    ]
    sisa = [
        Temuan(
            f"kolom {lembar.kepala[k]}",
            "B21",
            kata_lain(baris, g.kode),
            g.saran,
            banyak=len(baris),
            letak=lembar.letak_sel(baris.tolist(), k),
        )
        for k, g in lain
        for baris in [lembar.baris[g.posisi]]
    ]
    letak = np.unique(np.concatenate([np.empty(0, dtype=np.intp), *(g.posisi for _, g in semua)]))
    return tersebut + sisa, lembar.baris[letak]


def sebut_kembar(lembar: Lembar, nama: str, k: int, lain: int) -> Temuan:
    """Return the fault that two columns claim one name."""
    satu, dua = (f"{kutip(lembar.kepala[n])} (ke-{n + 1})" for n in (k, lain))
    pesan = f"kolom {satu} dan {dua} sama-sama {nama}"
    return Temuan(
        f"baris {lembar.baris_kepala}, kolom {lembar.kepala[lain]}",
        "B12",
        pesan,
        "Sisakan satu kolom saja.",
        letak=lembar.letak_sel([lembar.baris_kepala], lain),
    )


def sebut_kolom(kolom: KolomForm, dialek: Dialek, formulir: str) -> list[Temuan]:
    """Return warnings about columns that are not taken, once for all of a kind.

    Args:
        kolom: the columns.
        dialek: whose export it is.
        formulir: whose form they are not of, in words.
    """
    temuan, tempat = [], SEBUTAN[dialek]
    if kolom.pribadi:
        pesan = f"kolom tentang orang atau ponsel tidak diambil: {ringkas_kata(kolom.pribadi)}"
        saran = "Hapus dari ekspor sebelum membagikannya."
        temuan.append(Temuan(tempat, "S12", pesan, saran, "peringatan", berkode=False))
    if kolom.asing:
        pesan = f"{ribuan(len(kolom.asing))} kolom tidak dipakai: {ringkas_kata(kolom.asing)}"
        saran = f"Kolom itu bukan milik {formulir}."
        temuan.append(Temuan(tempat, "S13", pesan, saran, "peringatan", berkode=False))
    return temuan


def ambil_baris(lembar: Lembar, letak: npt.NDArray[np.intp]) -> Lembar:
    """Return the rows of a table at these positions."""
    if len(letak) == len(lembar.baris):
        return lembar
    kolom, baris = lembar.kolom.ambil(letak), lembar.baris[letak]
    return Lembar(
        lembar.kepala, lembar.baris_kepala, kolom, baris, lembar.bentuk, letak=lembar.letak, sel_asal=lembar.sel_asal
    )


def teks_kolom(lembar: Lembar, k: int | None) -> Teks:
    """Return a column without blanks at its ends, all ``""`` where there is none; servers write ``n/a`` for nothing.

    So does a person who types it into a note: it says as little there.
    """
    if k is None:
        return np.full(len(lembar.baris), "", dtype=object)
    isi = pc.utf8_trim_whitespace(utuh(lembar.kolom[k]))
    isi = pc.if_else(pc.is_in(isi, pa.array(LEPAS, isi.type)), "", isi)
    return np.asarray(isi.to_numpy(zero_copy_only=False), dtype=object)


def ringkas_kata(isi: Sequence[str], banyak: int = 10, *, panjang: int = 40) -> str:
    """Return the first words of many, those longer than ``panjang`` cut, and how many more there are."""
    sebut = ", ".join(satu if len(satu) <= panjang else f"{satu[:panjang]}…" for satu in isi[:banyak])
    return sebut + (f" dan {ribuan(len(isi) - banyak)} lagi" if len(isi) > banyak else "")
