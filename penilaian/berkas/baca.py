"""Answer files in: one door for CSV, XLSX and Parquet, wide and long; all faults at once or nothing."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from penilaian.berkas.kepala import Catatan, Kepala, kenali, sebutan_dikenal, tempat_sel
from penilaian.berkas.kunci import bersihkan, lengkapi_nama, periksa_kode, periksa_tanggal
from penilaian.berkas.panjang import kumpulkan
from penilaian.galat import GalatJawaban, GalatPemakaian, Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import GalatSel, Jawaban, Uraian, bentuk_periode, periksa_kunci, susun, urai
from penilaian.mentah import BentukBerkas, Lembar, Pembaca, Sumber, baca_perintah, nama_sumber

BATAS_TEMUAN: Final = 10_000
"""Most faults of cells that are listed one by one; a count stands for the rest."""


@dataclass(frozen=True)
class BacaanBerkas:
    """What a file held.

    Attributes:
        jawaban: its answers, one row per village and period in the order of the file.
        peringatan: findings that stop nothing, in the order of the file.
        bentuk: how the file was written.
    """

    jawaban: Jawaban
    peringatan: tuple[Temuan, ...]
    bentuk: BentukBerkas


def baca(
    sumber: Sumber, instrumen: Instrumen, periode: str | None = None, *, pembaca: Pembaca = baca_perintah
) -> BacaanBerkas:
    """Return the answers in a file or an upload.

    Args:
        sumber: a path, or ``Unggahan(nama, isi)`` with the bytes that a browser sent.
        instrumen: its ids name the columns of answers.
        periode: the period of all rows, only for a file whose column ``periode`` is missing or empty.
        pembaca: how the bytes become rows: as on the command line, or by a worker that a visitor waits for.

    Raises:
        GalatJawaban: every fault by row and column as the file's user sees them, in the order of the file, with
            the warnings among them; nothing is half read.
        GalatPemakaian: ``periode`` is not written as a period.
    """
    if periode is not None and bentuk_periode(periode) is None:
        raise GalatPemakaian(f"periode {periode!r} tidak dikenali; tulis 2026, 2026-S1 atau 2026-T3")
    lembar = pembaca(sumber, sebutan_dikenal(instrumen))
    if not len(lembar.baris):
        raise GalatJawaban([*lembar.peringatan, *_tanpa_isi(nama_sumber(sumber), lembar)])
    kepala = kenali(lembar, instrumen)
    if "kode_desa" not in kepala.kunci or not (kepala.jawaban or kepala.panjang):
        raise GalatJawaban([*lembar.peringatan, *(c.temuan for c in _urut(kepala.catatan))])
    catatan = [*kepala.catatan, *_rusak(lembar, kepala)]
    kunci = pd.DataFrame({n: lembar.kolom[k].to_pandas().astype("str") for n, k in kepala.kunci.items()})
    kunci = bersihkan(kunci, lepas_kutip=lembar.bentuk.format != "parquet")
    kunci["periode"] = _periode(lembar, kepala, kunci, periode, catatan)
    if kepala.panjang is None:
        hasil, bentuk = _lebar(instrumen, lembar, kepala, kunci, catatan), lembar.bentuk
    else:
        hasil, bentuk = _panjang(instrumen, lembar, kepala, kunci, catatan), replace(lembar.bentuk, susunan="panjang")
    catatan = _urut(catatan)
    temuan = (*lembar.peringatan, *(c.temuan for c in catatan))
    if any(t.berat == "galat" for t in temuan):
        raise GalatJawaban(temuan)
    return BacaanBerkas(replace(hasil, kunci=lengkapi_nama(hasil.kunci)), temuan, bentuk)


def _tanpa_isi(nama: str, lembar: Lembar) -> list[Temuan]:
    """Return why no row could be read: each is at fault, or there is none (B04)."""
    if lembar.rusak:
        return [Temuan(tempat_sel(lembar, s.baris, s.kolom), s.kode, s.pesan, s.saran) for s in lembar.rusak]
    saran = "Isi satu baris untuk setiap desa dan periode."
    return [Temuan(nama, "B04", "tidak ada isi di bawah baris judul kolom", saran)]


def _lebar(
    instrumen: Instrumen, lembar: Lembar, kepala: Kepala, kunci: pd.DataFrame, catatan: list[Catatan]
) -> Jawaban:
    baku, galat_kunci = periksa_kunci(kunci)
    uraian = {i: urai(instrumen.per_id[i], lembar.kolom[k]) for i, k in kepala.jawaban.items()}
    tanpa_periode = (baku["periode"] == "").all()  # said once (B14); then no row can be told from another
    galat = [
        (kepala.kunci[nama], g)
        for nama, g in galat_kunci
        if nama in kepala.kunci and not (tanpa_periode and g.kode == "J12")
    ]
    galat += [(kepala.jawaban[i], g) for i, u in uraian.items() for g in u.galat]
    catatan += _catat_galat(lembar, galat)
    catatan += _periksa(lembar, kepala, baku, lembar.baris)
    return susun(instrumen, baku, uraian)


def _panjang(
    instrumen: Instrumen, lembar: Lembar, kepala: Kepala, kunci: pd.DataFrame, catatan: list[Catatan]
) -> Jawaban:
    assert kepala.panjang is not None  # noqa: S101  (the caller tells the two arrangements apart)
    k_indikator, k_nilai = kepala.panjang
    p = kumpulkan(instrumen, kunci, lembar.kolom[k_indikator], lembar.kolom[k_nilai], lembar.baris)
    baku, galat_kunci = periksa_kunci(p.kunci)
    galat = []
    for nama, g in galat_kunci:
        if nama in kepala.kunci:
            galat.append((kepala.kunci[nama], g._replace(posisi=np.flatnonzero(np.isin(p.grup, g.posisi)))))
    catatan += _catat_galat(lembar, galat + [(k_nilai, g) for g in p.galat])
    catatan += p.catatan
    catatan += _periksa(lembar, kepala, baku, lembar.baris[p.baris_kunci])
    uraian: dict[str, Uraian] = p.uraian
    return susun(instrumen, baku, uraian)


def _periksa(lembar: Lembar, kepala: Kepala, baku: pd.DataFrame, baris: np.ndarray) -> list[Catatan]:
    k = kepala.kunci["kode_desa"]
    catatan = periksa_kode(baku, baris, k, lembar.kepala[k])
    if "tanggal" in kepala.kunci:
        t = kepala.kunci["tanggal"]
        catatan += periksa_tanggal(baku["tanggal"], baris, t, lembar.kepala[t])
    return catatan


def _periode(
    lembar: Lembar, kepala: Kepala, kunci: pd.DataFrame, periode: str | None, catatan: list[Catatan]
) -> pd.Series:
    """Return the period of each row: of the column, or ``periode`` where that is missing or wholly empty."""
    dalam_berkas = kunci.get("periode", pd.Series("", index=kunci.index, dtype="str"))
    kolom = kepala.kunci.get("periode", -1)
    tempat = tempat_sel(lembar, lembar.baris_kepala, kolom)
    if (dalam_berkas == "").all():
        if periode is None:
            saran = "Tambahkan kolom periode (misalnya 2026), atau sebutkan periodenya saat menilai (--periode 2026)."
            temuan = Temuan(tempat, "B14", "periode tidak ada", saran)
            catatan.append(Catatan(lembar.baris_kepala, kolom, temuan))
            kepala.kunci.pop("periode", None)
        return pd.Series(periode or "", index=kunci.index, dtype="str")
    lain = [p for p in dalam_berkas.unique() if p != periode]
    if periode is not None and lain:
        pesan = f"berkas berkolom periode dan berisi {lain[0]!r}, berbeda dari --periode {periode}"
        temuan = Temuan(tempat, "B15", pesan, "Hapus --periode, atau perbaiki kolom periode.")
        catatan.append(Catatan(lembar.baris_kepala, kolom, temuan))
    return dalam_berkas


def _rusak(lembar: Lembar, kepala: Kepala) -> list[Catatan]:
    """Return the faults that the file format told, of columns that are read."""
    jawaban = set(kepala.jawaban.values()) | ({kepala.panjang[1]} if kepala.panjang else set())
    dipakai = {-1} | jawaban | set(kepala.kunci.values()) | set(kepala.panjang or ())
    return [
        Catatan(s.baris, s.kolom, Temuan(tempat_sel(lembar, s.baris, s.kolom), s.kode, s.pesan, s.saran))
        for s in lembar.rusak
        if s.kolom in (jawaban if s.hanya_jawaban else dipakai)
    ]


def _catat_galat(lembar: Lembar, galat: list[tuple[int, GalatSel]]) -> list[Catatan]:
    """Return the faults of cells, one by one in the order of the file, up to ``BATAS_TEMUAN``."""
    if not galat:
        return []
    posisi = np.concatenate([g.posisi for _, g in galat])
    banyak = [len(g.posisi) for _, g in galat]
    kolom = np.repeat([k for k, _ in galat], banyak)
    yang = np.repeat(np.arange(len(galat)), banyak)
    urut = np.lexsort((kolom, posisi))
    catatan = []
    for p, k, y in zip(posisi[urut[:BATAS_TEMUAN]], kolom[urut[:BATAS_TEMUAN]], yang[urut[:BATAS_TEMUAN]], strict=True):
        g, baris = galat[y][1], int(lembar.baris[p])
        catatan.append(Catatan(baris, int(k), Temuan(tempat_sel(lembar, baris, int(k)), g.kode, g.pesan, g.saran)))
    if len(urut) > BATAS_TEMUAN:
        pesan = f"masih ada {len(urut) - BATAS_TEMUAN} galat lain sesudah baris ini"
        baris = catatan[-1].baris
        saran = "Perbaiki dulu yang disebut di atas; kolom yang bergeser sering menjadi sebabnya."
        catatan.append(Catatan(baris, len(lembar.kepala), Temuan(f"baris {baris}", "B21", pesan, saran)))
    return catatan


def _urut(catatan: list[Catatan]) -> list[Catatan]:
    """Return findings in the order of the file; of two faults in one cell only the first found."""
    terlihat: set[tuple[int, int]] = set()
    hasil = []
    for c in sorted(catatan, key=lambda c: (c.baris, c.kolom)):
        if c.temuan.berat == "galat" and c.kolom >= 0:
            if (c.baris, c.kolom) in terlihat:
                continue
            terlihat.add((c.baris, c.kolom))
        hasil.append(c)
    return hasil
