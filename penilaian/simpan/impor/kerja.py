"""Taking in rows, inside one transaction."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.berkas import baku_tanggal, tabel_jawaban
from penilaian.instrumen import Instrumen, sidik_indikator
from penilaian.jawaban import Jawaban, berupa_persen
from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Pelaku, boleh
from penilaian.simpan.basis.tabel import JawabanTersimpan, Penilaian, sekarang
from penilaian.simpan.basis.tulisan import nama_sama, rapikan_baris
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.impor.laporan import DesaImpor, PilihanImpor
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import sama_arti
from penilaian.simpan.transaksi.lembar import TERBUKA, kunci_lembar
from penilaian.simpan.transaksi.mulai_lembar import Awal, lengkapi, mulai_lembar
from penilaian.simpan.transaksi.rantai import catat
from penilaian.simpan.transaksi.simpan_jawaban import simpan_dalam

LUAR_WILAYAH: Final = "di luar wilayah Anda"
BELUM_ADA: Final = "penilaiannya belum ada"
TANPA_ISI: Final = "tidak berisi jawaban"
DINILAI_LAIN: Final = "pertanyaannya dinilai lain pada instrumen penilaian ini"
SUDAH_LAIN: Final = "sudah dijawab lain, tidak ditimpa"


class Baris(NamedTuple):
    """One row of a file: what its assessment would begin with, and the cells that hold an answer by indicator."""

    awal: Awal
    sel: dict[str, str]
    kosong: int

    @property
    def tempat(self) -> tuple[str, str]:
        """Village and period."""
        return self.awal.kode_desa, self.awal.periode


def baris_berkas(instrumen: Instrumen, jawaban: Jawaban, pilihan: PilihanImpor) -> list[Baris]:
    """Return the rows of an answers table as cell texts, in its order. GalatSimpan where one cannot be begun so."""
    if not rapikan_baris(pilihan.tim, "Nama tim"):
        raise GalatSimpan("Nama tim masih kosong.")
    tabel = tabel_jawaban(instrumen, jawaban)
    kolom = {i.id: tabel.column(i.id).to_pylist() for i in instrumen.indikator}
    for i in instrumen.indikator:
        if berupa_persen(i):
            nilai = jawaban.nilai[jawaban.nomor(i.id)]
            for n in np.flatnonzero((nilai > 0) & (nilai < 1)).tolist():
                kolom[i.id][n] = _berpersen(kolom[i.id][n])
    baris = []
    for n, k in enumerate(jawaban.kunci.to_dict("records")):
        sel = {id_: isi[n] for id_, isi in kolom.items() if isi[n]}
        awal = Awal(
            k["kode_desa"],
            k["periode"],
            pilihan.sidik,
            tim=pilihan.tim,
            tanggal=_tanggal(k["tanggal"]),
            nama_desa=k["nama_desa"],
            kecamatan=k["kecamatan"],
            kabupaten=k["kabupaten"],
        )
        baris.append(Baris(_lengkapi(awal, n + 1), sel, len(kolom) - len(sel)))
    return baris


def _lengkapi(awal: Awal, nomor: int) -> Awal:
    """Return what a row begins with in standard form; the refusal says which row."""
    try:
        return lengkapi(awal)
    except GalatSimpan as e:
        raise GalatSimpan(f"Baris data ke-{nomor} ({awal.kode_desa} periode {awal.periode}): {e}") from None


def _berpersen(teks: str) -> str:
    """Return a percentage below 1 with its sign: alone, without the others of its column, it is taken for a share."""
    angka, spasi, sisa = teks.partition(" ")
    return f"{angka.removesuffix('%')}%{spasi}{sisa}"


class Pengambil:
    """Takes rows into drafts in an open transaction.

    Locks are taken in the order that all of the store keeps: villages by code, then assessments by rising number.
    """

    def __init__(
        self,
        s: Session,
        rak: RakInstrumen,
        pelaku: Pelaku,
        instrumen: Instrumen,
        pilihan: PilihanImpor,
        sidik_berkas: str,
    ) -> None:
        self._s = s
        self._rak = rak
        self._pelaku = pelaku
        self._instrumen = instrumen
        self._pilihan = pilihan
        self._sidik_berkas = sidik_berkas

    def ambil(self, baris: Sequence[Baris]) -> tuple[DesaImpor, ...]:
        """Return what became of each row, in their order. Raises as ``RakImpor.berkas``."""
        hasil: dict[int, DesaImpor] = {}
        diambil: list[tuple[int, int, bool]] = []
        ada = self._sudah_ada(baris)
        for n in sorted(range(len(baris)), key=lambda n: baris[n].tempat):
            b = baris[n]
            if sebab := self._sebab_tidak(b, ada=b.tempat in ada):
                hasil[n] = _tolak(b, sebab)
            else:
                nomor = ada[b.tempat] if b.tempat in ada else mulai_lembar(self._s, self._rak, self._pelaku, b.awal).id
                diambil.append((nomor, n, b.tempat not in ada))
        for nomor, n, dimulai in sorted(diambil):
            hasil[n] = self._isi(baris[n], nomor, dimulai=dimulai)
        return tuple(hasil[n] for n in range(len(baris)))

    def _sudah_ada(self, baris: Sequence[Baris]) -> dict[tuple[str, str], int]:
        """Return the team's assessments in the villages of the file by village and period (``nama_sama``).

        Where an earlier release let two such names stand beside each other, the one that is written alike.
        """
        p, tim = Penilaian, rapikan_baris(self._pilihan.tim, "Nama tim")
        cari = select(p.desa_kode, p.periode, p.tim, p.id).where(p.desa_kode.in_({b.awal.kode_desa for b in baris}))
        ada = [x for x in self._s.execute(cari.order_by(p.id.desc())) if nama_sama(x.tim, tim)]
        return {(x.desa_kode, x.periode): x.id for x in sorted(ada, key=lambda x: x.tim == tim)}

    def _sebab_tidak(self, b: Baris, *, ada: bool) -> str:
        if not boleh(self._pelaku, "isi", b.awal.kode_desa):
            return LUAR_WILAYAH
        if not b.sel:
            return TANPA_ISI
        return "" if ada or self._pilihan.buat else BELUM_ADA

    def _isi(self, b: Baris, nomor: int, *, dimulai: bool) -> DesaImpor:
        kepala, p = kunci_lembar(self._s, nomor)
        if p.keadaan not in TERBUKA:
            return _tolak(b, f"penilaiannya {sebut_keadaan(p.keadaan)}")
        per_id = self._rak.dari(self._s, p.instrumen_sidik).per_id
        cari = select(JawabanTersimpan).where(JawabanTersimpan.penilaian_id == nomor)
        ada = {j.indikator: j for j in self._s.scalars(cari)}
        baru, diubah, sama, ditolak = list[str](), list[str](), list[str](), list[tuple[str, str]]()
        # No indicator stands twice in a row, so nothing needs to be read back before the end: one flush, not fifty.
        with self._s.no_autoflush:
            for id_, teks in b.sel.items():
                ini, j = per_id.get(id_), ada.get(id_)
                if ini is None or sidik_indikator(ini) != sidik_indikator(self._instrumen.per_id[id_]):
                    ditolak.append((id_, DINILAI_LAIN))
                    continue
                terjawab = j is not None and j.teks != "" and not j.bawaan
                if j is not None and terjawab and sama_arti(ini, j.teks, teks):
                    sama.append(id_)
                elif terjawab and not self._pilihan.timpa:
                    ditolak.append((id_, SUDAH_LAIN))
                else:
                    simpan_dalam(self._s, kepala, p, self._pelaku, ini, teks, versi_dilihat=None)
                    (diubah if terjawab else baru).append(id_)
        if baru or diubah:
            rincian = {"sha256": self._sidik_berkas, "baru": len(baru), "diubah": len(diubah)}
            catat(self._s, kepala, self._pelaku, "penilaian.impor", "impor", waktu=sekarang(), baru=rincian)
        self._s.flush()
        return DesaImpor(
            b.awal.kode_desa,
            b.awal.nama_desa,
            b.awal.periode,
            penilaian_id=nomor,
            dimulai=dimulai,
            baru=tuple(baru),
            diubah=tuple(diubah),
            sama=tuple(sama),
            ditolak=tuple(ditolak),
            kosong=b.kosong,
        )


def _tolak(b: Baris, sebab: str) -> DesaImpor:
    ditolak, a = tuple((id_, sebab) for id_ in b.sel), b.awal
    return DesaImpor(a.kode_desa, a.nama_desa, a.periode, sebab=sebab, ditolak=ditolak, kosong=b.kosong)


def _tanggal(teks: str) -> date | None:
    """Return the day of a row, None where it gives none that can be read (the reader has warned)."""
    baku = baku_tanggal(teks)
    return None if baku is None else date.fromisoformat(baku)
