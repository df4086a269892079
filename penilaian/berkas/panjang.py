"""The long arrangement: one answer a row, gathered into one row per village and period."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.berkas.judul_asing import id_terdekat
from penilaian.berkas.kepala import BANYAK_TULISAN, tanpa_jawaban
from penilaian.berkas.letak_temuan import ringkas
from penilaian.desa import bakukan
from penilaian.galat import Temuan
from penilaian.instrumen import Indikator, Instrumen, YangDinilai
from penilaian.jawaban import GalatSel, PengenalJudul, Sebab, Uraian, galat_per_sebab, urai
from penilaian.ketikan import BATAS_JUDUL, berupa_catatan, kutip, longgar
from penilaian.mentah import utuh
from penilaian.tak_terbaca import Catatan

_TAMBAHAN: Final = ("nama_desa", "kecamatan", "kabupaten", "tanggal")


@dataclass(frozen=True)
class Panjang:
    """Answers gathered from the rows of a long file.

    Attributes:
        kunci: one row per village and period, raw key columns.
        baris_kunci: (rows of ``kunci``,) position of its first row in the file.
        grup: (rows of the file,) row of ``kunci`` that each belongs to.
        uraian: by indicator id, as long as ``kunci``.
        galat: faults of answers, positions in the file.
        ragu: warnings of answers, positions in the file.
        galat_indikator: rows whose indicator cannot be told though it must be (B43), positions in the file.
        lewat: (rows passed over,) positions in the file of rows that name no indicator and are no fault.
        catatan: findings about indicators and names.
    """

    kunci: pd.DataFrame
    baris_kunci: npt.NDArray[np.intp]
    grup: npt.NDArray[np.intp]
    uraian: dict[str, Uraian]
    galat: list[GalatSel]
    ragu: list[GalatSel]
    galat_indikator: list[GalatSel]
    lewat: npt.NDArray[np.intp]
    catatan: list[Catatan]


def kumpulkan(
    instrumen: Instrumen, kunci: pd.DataFrame, indikator: pa.Array, nilai: pa.Array, baris: npt.NDArray[np.int64]
) -> Panjang:
    """Return the answers of a long file by village and period.

    Args:
        instrumen: its ids name the indicators.
        kunci: cleaned key columns, one row a row of the file.
        indikator: ids as the file writes them.
        nilai: answers.
        baris: row numbers as shown.
    """
    siapa = instrumen.yang_dinilai
    grup, pertama = _grup(kunci, siapa)
    catatan: list[Catatan] = []
    satu_kunci = kunci.iloc[pertama].reset_index(drop=True)
    for nama in _TAMBAHAN:
        if nama in kunci:
            satu_kunci[nama], tambahan = _satu_isi(siapa, kunci[nama], grup, len(pertama), baris)
            catatan += tambahan
    nilai = utuh(nilai)
    milik, salah = _milik(instrumen, utuh(indikator), nilai, baris, catatan)
    uraian: dict[str, Uraian] = {}
    galat: list[GalatSel] = []
    ragu: list[GalatSel] = []
    urut = np.argsort(milik, kind="stable")
    batas = np.searchsorted(milik[urut], np.arange(len(instrumen.ditanyakan) + 1))
    for j, i in enumerate(instrumen.ditanyakan):
        letak = urut[batas[j] : batas[j + 1]]
        if letak.size:
            uraian[i.id] = _satu_indikator(siapa, i, letak, grup, len(pertama), nilai, galat, ragu)
    hilang = [i.id for i in instrumen.ditanyakan if i.id not in uraian]
    if hilang and uraian:
        pesan, saran = tanpa_jawaban(hilang)
        catatan.append(Catatan(1, 0, Temuan("kolom indikator", "B32", pesan, saran, "peringatan")))
    lewat = np.setdiff1d(
        np.flatnonzero(milik == len(instrumen.ditanyakan)), np.concatenate([_TIADA, *(g.posisi for g in salah)])
    )
    return Panjang(satu_kunci, pertama, grup, uraian, galat, ragu, salah, lewat, catatan)


def _grup(kunci: pd.DataFrame, siapa: YangDinilai) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return for each row the number of its village and period, in order of appearance, and their first rows."""
    kode, isi = pd.factorize(kunci["kode_desa"])
    unik = pd.Series(isi, dtype="str")
    satu_desa, _ = pd.factorize(bakukan(unik, siapa).where(lambda k: k != "", unik))
    masa, banyak = pd.factorize(kunci["periode"])
    grup, _ = pd.factorize(satu_desa[kode] * (len(banyak) + 1) + masa)
    _, pertama = np.unique(grup, return_index=True)
    return grup, pertama


def _satu_indikator(
    siapa: YangDinilai,
    i: Indikator,
    letak: npt.NDArray[np.intp],
    grup: npt.NDArray[np.intp],
    n: int,
    nilai: pa.Array,
    galat: list[GalatSel],
    ragu: list[GalatSel],
) -> Uraian:
    """Read the answers to one indicator and lay them out by village; the same village twice is a fault (B16)."""
    bagian = urai(i, nilai.take(pa.array(letak)))
    galat += [g._replace(posisi=letak[g.posisi]) for g in bagian.galat]
    ragu += [g._replace(posisi=letak[g.posisi]) for g in bagian.peringatan]
    tujuan = grup[letak]
    banyak = np.bincount(tujuan, minlength=n)
    ganda = letak[banyak[tujuan] > 1]
    if ganda.size:
        pesan = f"jawaban {i.id} untuk {siapa} dan periode ini ada lebih dari sekali"
        galat.append(GalatSel(ganda, "B16", pesan, "Sisakan satu baris saja."))
    keluar = np.full(n, np.nan)
    keluar[tujuan] = bagian.nilai
    keadaan = np.zeros(n, dtype=np.int8)
    keadaan[tujuan] = bagian.keadaan
    centang = responden = None
    if bagian.centang is not None:
        centang = np.zeros(n, dtype=np.int64)
        centang[tujuan] = bagian.centang
    if bagian.responden is not None:
        responden = np.full(n, np.nan)
        responden[tujuan] = bagian.responden
    pecahan = None
    if bagian.pecahan is not None:
        pecahan = np.zeros((n, 2), dtype=np.int32)
        pecahan[tujuan] = bagian.pecahan
    return Uraian(keluar, keadaan, centang, responden, pecahan)


def _milik(
    instrumen: Instrumen, indikator: pa.Array, nilai: pa.Array, baris: npt.NDArray[np.int64], catatan: list[Catatan]
) -> tuple[npt.NDArray[np.intp], list[GalatSel]]:
    """Return the number of each row's indicator, past the last where unknown, and the faults among those.

    Unknown and answered is a fault (B43) where it is empty or seems to mean one; else a warning (B35), as of a column.
    """
    k = len(instrumen.ditanyakan)
    nomor = {i.id: j for j, i in enumerate(instrumen.ditanyakan)}
    sandi = pc.utf8_trim_whitespace(indikator).dictionary_encode()
    isi: list[str] = sandi.dictionary.to_pylist()
    pengenal = PengenalJudul(instrumen)
    per_isi = np.array([nomor.get(pengenal.sebutan.get(longgar(t), t), k) for t in isi], dtype=np.intp)
    sisa = np.flatnonzero(per_isi == k)[:BANYAK_TULISAN]
    ketemu, _ = pengenal.semua([isi[u] for u in sisa])
    dibaca = sorted((int(sisa[n]), id_) for id_, milik in ketemu.items() if id_ in nomor for n, _ in milik)
    for u, id_ in dibaca:
        per_isi[u] = nomor[id_]
    kode = sandi.indices.to_numpy(zero_copy_only=False).astype(np.intp)
    milik: npt.NDArray[np.intp] = per_isi[kode]
    if dibaca:
        pesan = (
            f"indikator dibaca menurut tulisannya: {ringkas([f'{kutip(isi[u])} sebagai {i}' for u, i in dibaca], 3)}"
        )
        temuan = Temuan("kolom indikator", "B31", pesan, "Tulis idnya saja supaya pasti.", "peringatan")
        catatan.append(Catatan(int(baris[np.flatnonzero(kode == dibaca[0][0])[0]]), 0, temuan))
    dekat = {int(u): _maksud(isi[u], instrumen) for u in sisa if per_isi[u] == k}
    berisi = pc.not_equal(pc.utf8_trim_whitespace(nilai), "").to_numpy(zero_copy_only=False)
    meragukan = np.isin(kode, [u for u, maksud in dekat.items() if maksud is not None]) & berisi

    def kata(u: int) -> tuple[str, str]:
        if not isi[u]:
            return "jawaban tanpa indikator", f"Tulis id indikatornya, misalnya {instrumen.indikator[0].id}."
        return (
            f"indikator {kutip(isi[u][:_PANJANG_KUTIP])} tidak dikenal",
            f"Bila maksudnya {dekat[u]}, tulis {dekat[u]}.",
        )

    posisi = np.flatnonzero(meragukan)
    salah = galat_per_sebab(kode[posisi], [Sebab("B43", np.unique(kode[posisi]), kata)])
    salah = [g._replace(posisi=posisi[g.posisi]) for g in salah]
    asing = np.flatnonzero((milik == k) & ~meragukan & (berisi | (kode != isi.index("") if "" in isi else True)))
    if asing.size:
        sebutan = [kutip(isi[u][:_PANJANG_KUTIP]) for u in pd.unique(kode[asing])]
        pesan = f"{ribuan(asing.size)} baris dengan indikator yang tidak dikenal dan tidak dibaca: {ringkas(sebutan)}"
        saran = f"Tulis id indikator, misalnya {instrumen.indikator[0].id}."
        catatan.append(Catatan(int(baris[asing[0]]), 0, Temuan("kolom indikator", "B35", pesan, saran, "peringatan")))
    return milik, salah


def _maksud(teks: str, instrumen: Instrumen) -> str | None:
    """Return the indicator that an unknown text seems to mean, ``""`` for none at all, None for a remark or another."""
    if not teks:
        return ""
    return None if len(teks) > BATAS_JUDUL or berupa_catatan(teks) else id_terdekat(teks, instrumen)


_PANJANG_KUTIP: Final = 80
"""Characters of an unknown indicator that a message quotes."""

_TIADA: Final = np.empty(0, dtype=np.intp)


def _satu_isi(
    siapa: YangDinilai, kolom: pd.Series, grup: npt.NDArray[np.intp], n: int, baris: npt.NDArray[np.int64]
) -> tuple[pd.Series, list[Catatan]]:
    """Return the first text of each village and period, and one warning where its rows differ (B36)."""
    terisi = np.flatnonzero((kolom != "").to_numpy(dtype=bool))
    isi = kolom.to_numpy(dtype=object)
    satu = np.full(n, "", dtype=object)
    unik, letak = np.unique(grup[terisi], return_index=True)
    satu[unik] = isi[terisi[letak]]
    keluar = pd.Series(satu, dtype="str")
    beda = terisi[isi[terisi] != satu[grup[terisi]]]
    if not beda.size:
        return keluar, []
    pesan = (
        f"{kolom.name} berbeda-beda dalam satu {siapa} dan periode pada {ribuan(beda.size)} baris; yang pertama dipakai"
    )
    temuan = Temuan(f"kolom {kolom.name}", "B36", pesan, "Samakan isinya bila perlu.", "peringatan")
    return keluar, [Catatan(int(baris[beda[0]]), 0, temuan)]
