"""Taking in rows: judged before the lock is taken, written behind it."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.berkas import tabel_jawaban
from penilaian.desa import kode_bernama
from penilaian.galat import GalatJawaban, Temuan
from penilaian.instrumen import Indikator, Instrumen, berupa_persen
from penilaian.jawaban import Jawaban, urai
from penilaian.ketikan import baku_tanggal
from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Pelaku, boleh
from penilaian.simpan.basis.tabel import Desa, JawabanTersimpan, Penilaian, Rantai, sekarang
from penilaian.simpan.basis.tulisan import nama_sama, rapikan_baris
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.impor.laporan import DesaImpor, PilihanImpor
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import baca_baris, sama_arti
from penilaian.simpan.transaksi.lembar import TERBUKA, kunci_lembar
from penilaian.simpan.transaksi.mulai_lembar import Awal, kunci_desa, lengkapi, mulai_lembar
from penilaian.simpan.transaksi.nama_desa import NamaDesa, namai_desa
from penilaian.simpan.transaksi.rantai import catat
from penilaian.simpan.transaksi.seberang import Seberang
from penilaian.simpan.transaksi.simpan_jawaban import simpan_banyak

LUAR_WILAYAH: Final = "di luar wilayah Anda"
BELUM_ADA: Final = "penilaiannya belum ada"
TANPA_ISI: Final = "tidak berisi jawaban"
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
    """Return the rows of an answers table as cell texts, in its order.

    Raises:
        GalatJawaban: a cell is no answer that could be kept.
        GalatSimpan: an assessment cannot be begun so.
    """
    if not rapikan_baris(pilihan.tim, "Nama tim"):
        raise GalatSimpan("Nama tim masih kosong.")
    tabel = tabel_jawaban(instrumen, jawaban)
    kolom = {i.id: tabel.column(i.id).to_pylist() for i in instrumen.ditanyakan}
    for i in instrumen.ditanyakan:
        if berupa_persen(i):
            milik, j = jawaban.letak(i.id)
            nilai = milik.nilai[j]
            for n in np.flatnonzero((nilai > 0) & (nilai < 1)).tolist():
                kolom[i.id][n] = _berpersen(kolom[i.id][n])
        if galat := urai(i, kolom[i.id], ditanya=True).galat:
            raise GalatJawaban(Temuan(i.id, g.kode, g.pesan, g.saran) for g in galat)
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
        raise GalatSimpan(
            f"Baris data ke-{nomor} ({kode_bernama(awal.kode_desa)}, periode {awal.periode}): {e}"
        ) from None


def _berpersen(teks: str) -> str:
    """Return a percentage below 1 with its sign: alone, without the others of its column, it is taken for a share."""
    angka, spasi, sisa = teks.partition(" ")
    return f"{angka.removesuffix('%')}%{spasi}{sisa}"


class Pengambil:
    """Judges what becomes of rows, and takes them into drafts.

    What can be found out before the writers' lock is taken is (``tinjau``: what answers become in another version of
    the instrument, which texts mean the same answer) and remembered, so that behind the lock hardly more is done than
    writing.
    """

    def __init__(
        self,
        rak: RakInstrumen,
        pelaku: Pelaku,
        instrumen: Instrumen,
        pilihan: PilihanImpor,
        sidik_berkas: str,
    ) -> None:
        self._rak = rak
        self._pelaku = pelaku
        self._instrumen = instrumen
        self._pilihan = pilihan
        self._sidik_berkas = sidik_berkas
        self._sama: dict[tuple[str, str, str], bool] = {}
        self._seberang: dict[str, Seberang] = {}
        self._terbawa: dict[tuple[str, str, str], tuple[str, str]] = {}

    def tinjau(self, s: Session, baris: Sequence[Baris]) -> tuple[DesaImpor, ...]:
        """Return what would become of each row as the store stands now, in their order; nothing is written."""
        ada = self._sudah_ada(s, baris)
        semua = select(Penilaian).where(Penilaian.id.in_(ada.values()))
        return self._nilai(s, baris, ada, {p.id: p for p in s.scalars(semua)}, baca_baris(s, ada.values()))

    def ambil(self, s: Session, baris: Sequence[Baris]) -> tuple[DesaImpor, ...]:
        """Take rows in and return what became of each, in their order. Raises as ``RakImpor.berkas``.

        Locks are taken in the order that all of the store keeps: villages by code, then assessments by rising number.
        """
        ada, dimulai = self._sudah_ada(s, baris), dict[tuple[str, str], int]()
        bernama = self._yang_menamai(s, baris)
        for b in sorted(baris, key=lambda b: b.tempat):
            if b.awal.kode_desa in bernama:
                kunci_desa(s, b.awal.kode_desa)
            if b.tempat not in ada and not self._sebab_tidak(b, ada=False):
                dimulai[b.tempat] = mulai_lembar(s, self._rak, self._pelaku, b.awal).id
        dinamai = s.scalars(select(Penilaian.id).where(Penilaian.desa_kode.in_(bernama))).all()
        kunci = {nomor: kunci_lembar(s, nomor) for nomor in sorted({*ada.values(), *dimulai.values(), *dinamai})}
        for kode, nama in bernama.items():
            namai_desa(s, self._pelaku, s.get_one(Desa, kode), nama)
        jawaban = baca_baris(s, ada.values())
        hasil = self._nilai(s, baris, ada, {nomor: p for nomor, (_, p) in kunci.items()}, jawaban, dimulai)
        for b, satu in zip(baris, hasil, strict=True):
            if satu.penilaian_id is not None:
                self._tulis(s, *kunci[satu.penilaian_id], b, satu, jawaban.get(satu.penilaian_id, {}))
        s.flush()
        return hasil

    def _sudah_ada(self, s: Session, baris: Sequence[Baris]) -> dict[tuple[str, str], int]:
        """Return the team's assessments in the villages of the file by village and period (``nama_sama``).

        Where an earlier release let two such names stand beside each other, the one that is written alike.
        """
        p, tim = Penilaian, rapikan_baris(self._pilihan.tim, "Nama tim")
        cari = select(p.desa_kode, p.periode, p.tim, p.id).where(p.desa_kode.in_({b.awal.kode_desa for b in baris}))
        ada = [x for x in s.execute(cari.order_by(p.id.desc())) if nama_sama(x.tim, tim)]
        semua = {(x.desa_kode, x.periode): x.id for x in sorted(ada, key=lambda x: x.tim == tim)}
        return {b.tempat: semua[b.tempat] for b in baris if b.tempat in semua}

    def _yang_menamai(self, s: Session, baris: Sequence[Baris]) -> dict[str, NamaDesa]:
        """Return the names that the file has for villages of the person's area that came without one before."""
        nama = {
            b.awal.kode_desa: NamaDesa(b.awal.nama_desa, b.awal.kecamatan, b.awal.kabupaten)
            for b in baris
            if b.awal.nama_desa != b.awal.kode_desa and boleh(self._pelaku, "isi", b.awal.kode_desa)
        }
        tanpa = s.scalars(select(Desa.kode).where(Desa.kode.in_(nama), Desa.nama == Desa.kode).order_by(Desa.kode))
        return {kode: nama[kode] for kode in tanpa}

    def _sebab_tidak(self, b: Baris, *, ada: bool) -> str:
        if not boleh(self._pelaku, "isi", b.awal.kode_desa):
            return LUAR_WILAYAH
        if not b.sel:
            return TANPA_ISI
        return "" if ada or self._pilihan.buat else BELUM_ADA

    def _nilai(
        self,
        s: Session,
        baris: Sequence[Baris],
        ada: Mapping[tuple[str, str], int],
        penilaian: Mapping[int, Penilaian],
        jawaban: Mapping[int, Mapping[str, JawabanTersimpan]],
        dimulai: Mapping[tuple[str, str], int] = MappingProxyType({}),
    ) -> tuple[DesaImpor, ...]:
        """Return what becomes of each row, given the assessments and answers that there are."""
        hasil = []
        for b in baris:
            nomor = ada.get(b.tempat)
            if sebab := self._sebab_tidak(b, ada=nomor is not None):
                hasil.append(_tolak(b, sebab))
            elif nomor is None:
                a = b.awal
                baru, ke = tuple(b.sel), dimulai.get(b.tempat)
                hasil.append(
                    DesaImpor(a.kode_desa, a.nama_desa, a.periode, ke, dimulai=True, baru=baru, kosong=b.kosong)
                )
            elif (keadaan := penilaian[nomor].keadaan) not in TERBUKA:
                hasil.append(_tolak(b, f"penilaiannya {sebut_keadaan(keadaan)}"))
            else:
                hasil.append(self._isi(s, b, penilaian[nomor], jawaban.get(nomor, {})))
        return tuple(hasil)

    def _isi(self, s: Session, b: Baris, p: Penilaian, ada: Mapping[str, JawabanTersimpan]) -> DesaImpor:
        """Return what becomes of the cells of a row whose assessment is there and open."""
        instrumen = self._rak.dari(s, p.instrumen_sidik)
        baru, diubah, sama, ditolak = list[str](), list[str](), list[str](), list[tuple[str, str]]()
        for id_, tertulis in b.sel.items():
            teks, sebab = self._bawa(s, p.instrumen_sidik, id_, tertulis)
            if sebab:
                ditolak.append((id_, sebab))
                continue
            j = ada.get(id_)
            if j is None or j.teks == "" or j.bawaan:
                baru.append(id_)
            elif self.sama_arti(instrumen.per_id[id_], j.teks, teks):
                sama.append(id_)
            elif self._pilihan.timpa:
                diubah.append(id_)
            else:
                ditolak.append((id_, SUDAH_LAIN))
        return DesaImpor(
            b.awal.kode_desa,
            b.awal.nama_desa,
            b.awal.periode,
            penilaian_id=p.id,
            baru=tuple(baru),
            diubah=tuple(diubah),
            sama=tuple(sama),
            ditolak=tuple(ditolak),
            kosong=b.kosong,
        )

    def _tulis(
        self,
        s: Session,
        kepala: Rantai,
        p: Penilaian,
        b: Baris,
        satu: DesaImpor,
        ada: Mapping[str, JawabanTersimpan],
    ) -> None:
        """Write what was judged to be new or changed, and that it came from a file."""
        masuk = {*satu.baru, *satu.diubah}
        if not masuk:
            return
        per_id = self._rak.dari(s, p.instrumen_sidik).per_id
        isi = [
            (per_id[id_], self._bawa(s, p.instrumen_sidik, id_, teks)[0], ada.get(id_))
            for id_, teks in b.sel.items()
            if id_ in masuk
        ]
        simpan_banyak(s, kepala, p, self._pelaku, isi, self.sama_arti)
        rincian = {"sha256": self._sidik_berkas, "baru": len(satu.baru), "diubah": len(satu.diubah)}
        catat(s, kepala, self._pelaku, "penilaian.impor", "impor", waktu=sekarang(), baru=rincian)

    def sama_arti(self, indikator: Indikator, satu: str, dua: str) -> bool:
        """Return whether two texts mean the same answer, found out once."""
        if satu == dua:
            return True
        kunci = (indikator.id, min(satu, dua), max(satu, dua))
        if kunci not in self._sama:
            self._sama[kunci] = sama_arti(indikator, satu, dua)
        return self._sama[kunci]

    def _bawa(self, s: Session, sidik: str, id_: str, teks: str) -> tuple[str, str]:
        """Return a cell as one of another instrument, or why it cannot be one (``Seberang``), found out once."""
        if sidik == self._pilihan.sidik:
            return teks, ""
        if sidik not in self._seberang:
            self._seberang[sidik] = Seberang(self._rak, self._instrumen, self._rak.dari(s, sidik))
        kunci = (sidik, id_, teks)
        if kunci not in self._terbawa:
            self._terbawa[kunci] = self._seberang[sidik].bawa(id_, teks)
        return self._terbawa[kunci]


def _tolak(b: Baris, sebab: str) -> DesaImpor:
    ditolak, a = tuple((id_, sebab) for id_ in b.sel), b.awal
    return DesaImpor(a.kode_desa, a.nama_desa, a.periode, sebab=sebab, ditolak=ditolak, kosong=b.kosong)


def _tanggal(teks: str) -> date | None:
    """Return the day of a row, None where it gives none that can be read (the reader has warned)."""
    baku = baku_tanggal(teks)
    return None if baku is None else date.fromisoformat(baku)
