"""Taking in rows: judged before the lock is taken, written behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.galat import GalatJawaban, Temuan
from penilaian.instrumen import Instrumen
from penilaian.simpan.basis.hak import Pelaku, boleh
from penilaian.simpan.basis.tabel import Desa, JawabanTersimpan, Penilaian, Rantai
from penilaian.simpan.basis.tulisan import nama_sama, rapikan_baris
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.impor.baris_impor import Baris
from penilaian.simpan.impor.bukti_kiriman import TANPA_BUKTI, BuktiBaris, BuktiSiap, SelBukti, tambahkan
from penilaian.simpan.impor.catat_asal import BerkasImpor, Pencatat, isi_sebelum
from penilaian.simpan.impor.catatan_kiriman import simpan_penutup
from penilaian.simpan.impor.laporan import DesaImpor, PilihanImpor, jumlahkan
from penilaian.simpan.impor.nasib import Keadaan, Nasib
from penilaian.simpan.impor.penilik import Penilik
from penilaian.simpan.transaksi.asal_jawaban import bukti_kiriman, dari_kiriman
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import baca_baris
from penilaian.simpan.transaksi.kiriman_tersimpan import VersiBerlaku, kiriman_terakhir
from penilaian.simpan.transaksi.lembar import kunci_lembar
from penilaian.simpan.transaksi.mulai_lembar import kunci_desa, mulai_lembar
from penilaian.simpan.transaksi.nama_desa import NamaDesa, namai_desa
from penilaian.simpan.transaksi.simpan_jawaban import simpan_banyak
from penilaian.survei import TakDiambil


class Diambil(NamedTuple):
    """What became of rows that were taken in.

    Attributes:
        desa: one a row, in their order.
        nomor: of the import, None where nothing was there to be stored.
        tidak: evidence that could not be added.
        diputuskan: conflicts that were settled as was asked.
    """

    desa: tuple[DesaImpor, ...]
    nomor: int | None
    tidak: tuple[TakDiambil, ...]
    diputuskan: tuple[Temuan, ...]


class Ditinjau(NamedTuple):
    """What would become of rows, one each in their order, and conflicts that would be settled as was asked."""

    desa: tuple[DesaImpor, ...]
    diputuskan: tuple[Temuan, ...]


class Pengambil:
    """Judges what becomes of rows, and takes them into drafts.

    What can be found out before the writers' lock is taken is (``tinjau``: what answers become in another version of
    the instrument, which texts mean the same answer) and remembered, so that behind the lock hardly more is done than
    writing.
    """

    def __init__(
        self, rak: RakInstrumen, pelaku: Pelaku, instrumen: Instrumen, pilihan: PilihanImpor, berkas: BerkasImpor
    ) -> None:
        """Take the shelf of instruments, who imports, what the file answers and how it is taken in, and the file."""
        self._rak = rak
        self._pelaku = pelaku
        self._pilihan = pilihan
        self._berkas = berkas
        self._penilik = Penilik(rak, pelaku, instrumen, pilihan)

    def tinjau(self, s: Session, baris: Sequence[Baris]) -> Ditinjau:
        """Return what would become of each row as the store stands now; nothing is written.

        Raises:
            GalatJawaban: every conflict that would stop the file (S04, S06).
        """
        ada = self._sudah_ada(s, baris)
        semua = select(Penilaian).where(Penilaian.id.in_(ada.values()))
        penilaian, jawaban = {p.id: p for p in s.scalars(semua)}, baca_baris(s, ada.values())
        kiriman, asli = _kiriman(s, baris, ada), _asli(s, baris, ada, jawaban)
        hasil = self._putuskan(s, baris, Keadaan(ada, penilaian, jawaban, kiriman, asli=asli))
        return Ditinjau(tuple(n.desa for n in hasil), _diputuskan(hasil))

    def ambil(self, s: Session, baris: Sequence[Baris], bukti: Mapping[int, BuktiBaris]) -> Diambil:
        """Take rows in, with evidence that is ready by position of its row. Raises as ``RakImpor.berkas``.

        Locks are taken in the order that all of the store keeps: villages by code, then assessments by rising number.
        """
        ada, dimulai = self._sudah_ada(s, baris), dict[tuple[str, str], int]()
        bernama = self._yang_menamai(s, baris)
        for b in sorted(baris, key=lambda b: b.tempat):
            if b.awal.kode_desa in bernama:
                kunci_desa(s, b.awal.kode_desa)
            if b.tempat not in ada and not self._penilik.sebab_tidak(s, b, ada=False):
                dimulai[b.tempat] = mulai_lembar(s, self._rak, self._pelaku, b.awal).id
        dinamai = s.scalars(select(Penilaian.id).where(Penilaian.desa_kode.in_(bernama))).all()
        kunci = {nomor: kunci_lembar(s, nomor) for nomor in sorted({*ada.values(), *dimulai.values(), *dinamai})}
        for kode, nama in bernama.items():
            namai_desa(s, self._pelaku, s.get_one(Desa, kode), nama)
        kiriman, jawaban = _kiriman(s, baris, ada), baca_baris(s, ada.values())
        asli = _asli(s, baris, ada, jawaban)
        hasil = self._putuskan(
            s, baris, Keadaan(ada, {n: p for n, (_, p) in kunci.items()}, jawaban, kiriman, dimulai, asli)
        )
        masuk, tidak = list[_Tertulis](), list[TakDiambil]()
        for ke, n in enumerate(hasil):
            nomor, siap = n.desa.penilaian_id, bukti.get(ke, TANPA_BUKTI)
            n.desa = replace(n.desa, bukti=0)
            if nomor is not None and (n.menyimpan or siap.siap):
                satu = self._tulis(s, *kunci[nomor], n, jawaban.get(nomor, {}), siap)
                masuk += [satu] if n.menyimpan or satu.bukti else []
                tidak += satu.tidak
        if not masuk:
            return Diambil(tuple(n.desa for n in hasil), None, tuple(tidak), _diputuskan(hasil))
        pencatat = Pencatat(s, self._pelaku, self._berkas, self._pilihan)
        pencatat.kiriman([(x.nasib, x.hilang) for x in masuk])
        for x in masuk:
            nomor = x.nasib.desa.penilaian_id or 0
            pencatat.lembar(kunci[nomor][0], nomor, x.nasib, x.sebelum, jawaban.get(nomor, {}), x.bukti)
        desa = tuple(n.desa for n in hasil)
        pindah = sum(k.pindah_ke is not None for x in masuk for k in x.nasib.baris.kiriman)
        pencatat.selesai(jumlahkan(desa) | ({"berpindah": pindah} if pindah else {}))
        return Diambil(desa, pencatat.nomor, tuple(tidak), _diputuskan(hasil))

    def _putuskan(self, s: Session, baris: Sequence[Baris], keadaan: Keadaan) -> list[Nasib]:
        """Return what becomes of each row. GalatJawaban: every conflict that stops the file."""
        hasil = self._penilik.semua(s, baris, keadaan)
        if bentrok := [t for n in hasil for t in n.bentrok]:
            raise GalatJawaban(bentrok)
        for n in hasil:
            if n.desa.pindah_ke and n.desa.penilaian_id is not None:
                akar = {k.akar for k in n.baris.kiriman if k.pindah_ke}
                n.desa = replace(n.desa, bukti_tertinggal=bukti_kiriman(s, n.desa.penilaian_id, akar))
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

    def _tulis(
        self,
        s: Session,
        kepala: Rantai,
        p: Penilaian,
        satu: Nasib,
        ada: Mapping[str, JawabanTersimpan],
        bukti: BuktiBaris,
    ) -> "_Tertulis":
        """Write what was judged to be new or changed; closing notes become remarks."""
        instrumen = self._rak.dari(s, p.instrumen_sidik)
        per_id = instrumen.per_id
        isi = [(per_id[id_], tulisan.teks, ada.get(id_), tulisan.catatan) for id_, tulisan in satu.tulis.items()]
        sebelum = {id_: isi_sebelum(ada[id_]) for id_ in satu.tulis if id_ in ada}
        if isi:
            simpan_banyak(s, kepala, p, self._pelaku, isi, self._penilik.sama_arti)
        jadi, tidak = tambahkan(s, kepala, p, self._pelaku, instrumen, bukti.siap) if bukti.siap else ([], [])
        penutup = simpan_penutup(s, kepala, p, self._pelaku, satu.baris) if satu.menyimpan else 0
        satu.desa = replace(satu.desa, bukti=len(jadi), penutup=penutup)
        return _Tertulis(satu, sebelum, jadi, tidak, bukti.hilang)


class _Tertulis(NamedTuple):
    """What was written of one row, for the record of where it came from."""

    nasib: Nasib
    sebelum: dict[str, dict[str, Any]]
    bukti: Sequence[tuple[int, BuktiSiap]]
    tidak: Sequence[TakDiambil]
    hilang: frozenset[SelBukti]


def _asli(
    s: Session,
    baris: Sequence[Baris],
    ada: Mapping[tuple[str, str], int],
    jawaban: Mapping[int, Mapping[str, JawabanTersimpan]],
) -> dict[int, frozenset[str]]:
    """Return of assessments that submissions leave the indicators that stand as these wrote them."""
    hasil = {}
    for b in baris:
        pergi, nomor = {k.akar for k in b.kiriman if k.pindah_ke}, ada.get(b.tempat)
        if pergi and nomor is not None:
            hasil[nomor] = dari_kiriman(s, nomor, pergi, jawaban.get(nomor, {}))
    return hasil


def _diputuskan(hasil: Sequence[Nasib]) -> tuple[Temuan, ...]:
    return tuple(t for n in hasil for t in n.diputuskan)


def _kiriman(
    s: Session, baris: Sequence[Baris], ada: Mapping[tuple[str, str], int]
) -> dict[int, dict[str, VersiBerlaku]]:
    """Return the last versions of submissions, which must be those that the file was held against.

    Raises:
        GalatSimpan: another import brought one of them in the meantime.
    """
    if not any(b.kiriman for b in baris):
        return {}
    semua = kiriman_terakhir(s, ada.values())
    for b in baris:
        dulu = semua.get(ada.get(b.tempat, 0), {})
        for k in b.kiriman:
            kini = dulu.get(k.akar)
            if (None if kini is None else kini.kiriman.id) != (None if k.terakhir is None else k.terakhir.nomor):
                raise GalatSimpan("Kiriman yang sama baru saja dimasukkan impor lain. Ulangi impornya.")
    return semua
