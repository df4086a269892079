"""Answer files in: one door for CSV, XLSX and Parquet, wide and long; all faults at once or nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from penilaian.angka import ribuan
from penilaian.berkas.banyak_baris import periksa_banyak
from penilaian.berkas.baris import pilah
from penilaian.berkas.kepala import Kepala, kenali, sebutan_dikenal
from penilaian.berkas.kunci import (
    bersihkan,
    lengkapi_nama,
    periksa_huruf_nama,
    periksa_kode,
    periksa_kode_daerah,
    periksa_tanggal,
)
from penilaian.berkas.letak_temuan import catat_jawaban, catat_kunci, catat_ragu, catat_sel
from penilaian.berkas.panjang import kumpulkan
from penilaian.berkas.periode_berkas import isi_periode
from penilaian.berkas.versi_berkas import catat_dua_versi, periksa_versi
from penilaian.galat import GalatJawaban, GalatPemakaian, GalatVersi, HitunganBaris, Temuan
from penilaian.instrumen import Instrumen, YangDinilai
from penilaian.jawaban import Jawaban, Susunan, bentuk_periode, periksa_kunci, sebut_baris, susun, urai
from penilaian.ketikan import kutip
from penilaian.mentah import BentukBerkas, Lembar, Pembaca, Sumber, baca_perintah, nama_sumber
from penilaian.tak_terbaca import (
    Catatan,
    baris_rusak,
    catat_rusak,
    saring_rusak,
    tanpa_posisi,
    tanpa_rusak,
    temuan_berletak,
    urut,
)

_TIADA: Final = np.empty(0, dtype=np.intp)


@dataclass(frozen=True)
class BacaanBerkas:
    """What a file held.

    Attributes:
        jawaban: its answers, one row per village and period in the order of the file.
        peringatan: findings that stop nothing, in the order of the file.
        bentuk: how the file was written.
        hitungan: what became of its rows.
    """

    jawaban: Jawaban
    peringatan: tuple[Temuan, ...]
    bentuk: BentukBerkas
    hitungan: HitunganBaris


def baca(
    sumber: Sumber,
    instrumen: Instrumen,
    periode: str | None = None,
    *,
    pembaca: Pembaca = baca_perintah,
    versi_lain: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> BacaanBerkas:
    """Return the answers in a file or an upload.

    Args:
        sumber: a path, or ``Unggahan(nama, isi)`` with the bytes that a browser sent.
        instrumen: its ids name the columns of answers.
        periode: the period of all rows, only for a file whose column ``periode`` is missing or empty.
        pembaca: how the bytes become rows: as on the command line, or by a worker that a visitor waits for.
        versi_lain: ids of the questions of the instrument's other versions, by version: a file that answers one of them
            is refused (GalatVersi, B28).

    Raises:
        GalatJawaban: every fault by row and column as the file's user sees them, in the order of the file, with
            the warnings among them; nothing is half read.
        GalatPemakaian: ``periode`` is not written as a period.
    """
    if periode is not None and bentuk_periode(periode) is None:
        raise GalatPemakaian(f"periode {kutip(periode)} tidak dikenali; tulis 2026, 2026-S1 atau 2026-T3")
    lembar = pembaca(sumber, sebutan_dikenal(instrumen))
    if not len(lembar.baris):
        raise GalatJawaban(
            [*lembar.peringatan, *_tanpa_isi(nama_sumber(sumber), lembar, instrumen.yang_dinilai)], _hitung(lembar, 0)
        )
    kepala = kenali(lembar, instrumen)
    if "kode_desa" not in kepala.kunci or not (kepala.jawaban or kepala.panjang):
        salah = urut(kepala.catatan)
        raise GalatJawaban([*lembar.peringatan, *temuan_berletak(lembar, salah)], _hitung(lembar, 0, salah))
    if (lain := periksa_versi(lembar, kepala, instrumen, versi_lain)) is not None:
        versi, catatan_versi = lain
        hitungan, temuan_versi = _hitung(lembar, 0, [catatan_versi]), [*lembar.peringatan, catatan_versi.temuan]
        raise GalatJawaban(temuan_versi, hitungan) if versi is None else GalatVersi(versi, temuan_versi, hitungan)
    catat_dua_versi(lembar, kepala, instrumen, versi_lain)
    if (kelebihan := periksa_banyak(nama_sumber(sumber), lembar, kepala, instrumen.yang_dinilai)) is not None:
        raise GalatJawaban([*lembar.peringatan, kelebihan], HitunganBaris(0, len(lembar.baris) + lembar.tak_terurai, 0))
    lembar, dilewatkan, dilewati = pilah(instrumen, lembar, kepala)
    if not len(lembar.baris):
        kosong = _tanpa_isi(nama_sumber(sumber), lembar, instrumen.yang_dinilai)
        raise GalatJawaban([*lembar.peringatan, *(c.temuan for c in dilewatkan), *kosong], _hitung(lembar, dilewati))
    lembar = saring_rusak(lembar, kepala.dibaca)
    catatan = [*kepala.catatan, *dilewatkan, *catat_rusak(lembar)]
    kunci = pd.DataFrame({n: lembar.kolom[k].to_pandas().astype("str") for n, k in kepala.kunci.items()})
    kunci = bersihkan(kunci, lepas_kutip=lembar.bentuk.format != "parquet")
    kunci["periode"] = isi_periode(lembar, kepala, kunci, periode, catatan)
    lewat = _TIADA
    if kepala.panjang is None:
        hasil, bentuk = _lebar(instrumen, lembar, kepala, kunci, catatan), lembar.bentuk
    else:
        hasil, lewat = _panjang(instrumen, lembar, kepala, kunci, catatan)
        bentuk = replace(lembar.bentuk, susunan="panjang")
    catatan = urut(catatan)
    temuan = (*lembar.peringatan, *temuan_berletak(lembar, catatan))
    hitungan = _hitung(lembar, dilewati, catatan, lewat)
    if any(t.berat == "galat" for t in temuan):
        raise GalatJawaban(temuan, hitungan)
    return BacaanBerkas(
        replace(hasil, kunci=lengkapi_nama(hasil.kunci, instrumen.yang_dinilai)), temuan, bentuk, hitungan
    )


def _hitung(
    lembar: Lembar, dilewati: int, catatan: Sequence[Catatan] = (), lewat: npt.NDArray[np.intp] = _TIADA
) -> HitunganBaris:
    """Return what became of the rows of the file, as ``_hitung_baris``, or of those that these were merged from."""
    hitungan = _hitung_baris(lembar, dilewati, catatan, lewat)
    if (asal := lembar.asal) is None:
        return hitungan
    salah = hitungan.ditolak if hitungan.dibaca else asal.dibaca if hitungan.ditolak else 0
    return replace(asal, dibaca=asal.dibaca - salah, ditolak=asal.ditolak + salah)


def _hitung_baris(
    lembar: Lembar, dilewati: int, catatan: Sequence[Catatan], lewat: npt.NDArray[np.intp]
) -> HitunganBaris:
    """Return what became of the rows: a fault of a row refuses it, one of header or column refuses them all.

    ``lewat``: positions of rows whose answer is not read though they are no fault.
    """
    salah = [c for c in catatan if c.temuan.berat == "galat"]
    if not salah and not lembar.tak_terurai:
        return HitunganBaris(len(lembar.baris) - lewat.size, 0, dilewati + lewat.size)
    dikenal = np.concatenate([lembar.baris, baris_rusak(lembar)])
    ditolak = np.concatenate([[c.baris] if c.semua is None else c.semua for c in salah] or [[]])
    if np.isin(ditolak, dikenal).all():  # else one is of the header or a column
        salah_baris = np.isin(lembar.baris, ditolak)
        banyak_lewat = int((~salah_baris[lewat]).sum())
        dibaca, dilewati = len(lembar.baris) - int(salah_baris.sum()) - banyak_lewat, dilewati + banyak_lewat
        return HitunganBaris(dibaca, int(salah_baris.sum()) + lembar.tak_terurai, dilewati)
    return HitunganBaris(0, len(lembar.baris) + lembar.tak_terurai, dilewati)


def _tanpa_isi(nama: str, lembar: Lembar, siapa: YangDinilai) -> list[Temuan]:
    """Return why no row could be read: each is at fault, or there is none (B04)."""
    if lembar.rusak:
        return temuan_berletak(lembar, urut(catat_rusak(lembar)))
    saran = f"Isi satu baris untuk setiap {siapa} dan periode."
    return [Temuan(nama, "B04", "tidak ada isi di bawah baris judul kolom", saran)]


def _lebar(
    instrumen: Instrumen, lembar: Lembar, kepala: Kepala, kunci: pd.DataFrame, catatan: list[Catatan]
) -> Jawaban:
    baku, galat_kunci = periksa_kunci(kunci, instrumen.yang_dinilai)
    pa.default_memory_pool().release_unused()  # what it took to get here goes before the largest array comes
    susunan = Susunan(instrumen, len(baku))
    salah, ragu = [], []
    for i, k in kepala.jawaban.items():
        uraian = urai(instrumen.per_id[i], lembar.kolom[k])
        susunan.isi(i, uraian)
        salah += [(k, g) for g in uraian.galat]
        ragu += [(k, g) for g in uraian.peringatan]
    tanpa_periode = (baku["periode"] == "").all()  # said once (B14); then no row can be told from another
    galat = [
        (kepala.kunci[nama], g)
        for nama, g in galat_kunci
        if nama in kepala.kunci and not (tanpa_periode and g.kode == "J12")
    ]
    sekali = _kode_sekali(instrumen.yang_dinilai, lembar, kepala, kunci, catatan)
    catatan += catat_kunci(lembar, tanpa_rusak(lembar, tanpa_posisi(galat, sekali)))
    catatan += catat_jawaban(lembar, tanpa_rusak(lembar, salah), susunan.keadaan)
    catatan += catat_ragu(lembar, ragu)
    catatan += _periksa(instrumen, lembar, kepala, baku, kunci["kode_desa"], lembar.baris)
    return susunan.jawaban(baku)


def _panjang(
    instrumen: Instrumen, lembar: Lembar, kepala: Kepala, kunci: pd.DataFrame, catatan: list[Catatan]
) -> tuple[Jawaban, npt.NDArray[np.intp]]:
    """Return the answers of a long file, and the positions of rows that are passed over."""
    assert kepala.panjang is not None  # noqa: S101  (the caller tells the two arrangements apart)
    k_indikator, k_nilai = kepala.panjang
    p = kumpulkan(instrumen, kunci, lembar.kolom[k_indikator], lembar.kolom[k_nilai], lembar.baris)
    baku, galat_kunci = periksa_kunci(p.kunci, instrumen.yang_dinilai)
    galat = []
    for nama, g in galat_kunci:
        if nama in kepala.kunci:
            galat.append((kepala.kunci[nama], g._replace(posisi=np.flatnonzero(np.isin(p.grup, g.posisi)))))
    sekali = _kode_sekali(instrumen.yang_dinilai, lembar, kepala, kunci, catatan)
    catatan += catat_kunci(lembar, tanpa_rusak(lembar, tanpa_posisi(galat, sekali)))
    catatan += catat_sel(lembar, tanpa_rusak(lembar, tanpa_posisi([(k_nilai, g) for g in p.galat], sekali)))
    catatan += catat_ragu(lembar, ((k_nilai, g) for g in p.ragu))
    catatan += catat_sel(lembar, tanpa_posisi([(k_indikator, g) for g in p.galat_indikator], sekali))
    catatan += p.catatan
    asal = kunci["kode_desa"].iloc[p.baris_kunci].reset_index(drop=True)
    catatan += _periksa(instrumen, lembar, kepala, baku, asal, lembar.baris[p.baris_kunci])
    return susun(instrumen, baku, p.uraian), p.lewat


def _kode_sekali(
    siapa: YangDinilai, lembar: Lembar, kepala: Kepala, kunci: pd.DataFrame, catatan: list[Catatan]
) -> npt.NDArray[np.intp]:
    """Return the rows whose code was written only once for a block of rows, and say so (B24)."""
    tanpa_kode = (kunci["kode_desa"] == "").to_numpy(dtype=bool)
    kosong = tanpa_kode & (kunci["nama_desa"] == "").to_numpy(dtype=bool) if "nama_desa" in kunci else tanpa_kode
    # Beside names that stand in each row it was left out on purpose where most rows have none
    letak = np.flatnonzero(tanpa_kode if 2 * tanpa_kode.sum() > len(kunci) else kosong)
    if letak.size < PALING_SEDIKIT_SEKALI or letak[0] == 0:
        return _TIADA
    baris = lembar.baris[letak]
    k = kepala.kunci["kode_desa"]
    pesan = (
        f"kode {siapa} hanya ditulis pada baris pertama setiap kelompok; kosong pada {ribuan(letak.size)} baris "
        f"({sebut_baris(baris)})"
    )
    nama = "kode_desa" if siapa == "desa" else "kode"
    saran = f"Tulis {nama} dan periode pada setiap baris (di Excel: pisahkan sel gabungan, lalu isi ke bawah)."
    temuan = Temuan(f"kolom {lembar.kepala[k]}", "B24", pesan, saran)
    catatan.append(Catatan(int(baris[0]), k, temuan, baris))
    return letak


PALING_SEDIKIT_SEKALI: Final = 2
"""Rows without a code below one that has it, from which on it was left out on purpose."""


def _periksa(
    instrumen: Instrumen,
    lembar: Lembar,
    kepala: Kepala,
    baku: pd.DataFrame,
    asal: pd.Series,
    baris: npt.NDArray[np.int64],
) -> list[Catatan]:
    k = kepala.kunci["kode_desa"]
    periksa = periksa_kode if instrumen.yang_dinilai == "desa" else periksa_kode_daerah
    catatan = periksa(baku, asal, baris, k, lembar)
    if (n := kepala.kunci.get("nama_desa")) is not None:
        catatan += periksa_huruf_nama(baku["nama_desa"], baris, n, lembar, instrumen.yang_dinilai)
    if "tanggal" in kepala.kunci:
        t = kepala.kunci["tanggal"]
        catatan += periksa_tanggal(baku["tanggal"], baris, t, lembar)
    return catatan
