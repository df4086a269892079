"""Taking in rows: judged before the lock is taken, written behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.galat import GalatJawaban
from penilaian.instrumen import Instrumen
from penilaian.simpan.basis.hak import Pelaku, boleh
from penilaian.simpan.basis.tabel import Desa, JawabanTersimpan, Penilaian, Rantai
from penilaian.simpan.basis.tulisan import nama_sama, rapikan_baris
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.impor.baris_impor import Baris
from penilaian.simpan.impor.bukti_kiriman import BuktiSiap, tambahkan
from penilaian.simpan.impor.catat_asal import BerkasImpor, Pencatat, isi_sebelum
from penilaian.simpan.impor.laporan import DesaImpor, PilihanImpor, jumlahkan
from penilaian.simpan.impor.nasib import Keadaan, Nasib, Penilik
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
    """

    desa: tuple[DesaImpor, ...]
    nomor: int | None
    tidak: tuple[TakDiambil, ...]


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

    def tinjau(self, s: Session, baris: Sequence[Baris]) -> tuple[DesaImpor, ...]:
        """Return what would become of each row as the store stands now, in their order; nothing is written.

        Raises:
            GalatJawaban: every conflict that would stop the file (S04, S06).
        """
        ada = self._sudah_ada(s, baris)
        semua = select(Penilaian).where(Penilaian.id.in_(ada.values()))
        penilaian = {p.id: p for p in s.scalars(semua)}
        kiriman = _kiriman(s, baris, ada)
        keadaan = Keadaan(ada, penilaian, baca_baris(s, ada.values()), kiriman)
        return tuple(n.desa for n in _tanpa_bentrok(self._penilik.semua(s, baris, keadaan)))

    def ambil(self, s: Session, baris: Sequence[Baris], bukti: Mapping[int, Sequence[BuktiSiap]]) -> Diambil:
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
        keadaan = Keadaan(ada, {n: p for n, (_, p) in kunci.items()}, jawaban, kiriman, dimulai)
        hasil = _tanpa_bentrok(self._penilik.semua(s, baris, keadaan))
        masuk = [(ke, b, n) for ke, (b, n) in enumerate(zip(baris, hasil, strict=True)) if _menyimpan(b, n)]
        if not masuk:
            return Diambil(tuple(replace(n.desa, bukti=0) for n in hasil), None, ())
        pencatat, tidak = Pencatat(s, self._pelaku, self._berkas, self._pilihan), list[TakDiambil]()
        pencatat.kiriman([(n.desa.penilaian_id or 0, b, n.tertahan) for _, b, n in masuk])
        for n in hasil:
            n.desa = replace(n.desa, bukti=0)
        for ke, _, n in masuk:
            nomor = n.desa.penilaian_id or 0
            tidak += self._tulis(s, pencatat, *kunci[nomor], n, jawaban.get(nomor, {}), bukti.get(ke, ()))
        desa = tuple(n.desa for n in hasil)
        pencatat.selesai(jumlahkan(desa))
        return Diambil(desa, pencatat.nomor, tuple(tidak))

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
        pencatat: Pencatat,
        kepala: Rantai,
        p: Penilaian,
        satu: Nasib,
        ada: Mapping[str, JawabanTersimpan],
        bukti: Sequence[BuktiSiap],
    ) -> list[TakDiambil]:
        """Write what was judged to be new or changed, and that it came from a file; return evidence that was not."""
        instrumen = self._rak.dari(s, p.instrumen_sidik)
        per_id = instrumen.per_id
        isi = [(per_id[id_], tulisan.teks, ada.get(id_), tulisan.catatan) for id_, tulisan in satu.tulis.items()]
        sebelum = {id_: isi_sebelum(ada[id_]) for id_ in satu.tulis if id_ in ada}
        if isi:
            simpan_banyak(s, kepala, p, self._pelaku, isi, self._penilik.sama_arti)
        jadi, tidak = tambahkan(s, kepala, p, self._pelaku, instrumen, bukti) if bukti else ([], [])
        satu.desa = replace(satu.desa, bukti=len(jadi))
        pencatat.lembar(kepala, p.id, satu, sebelum, ada, jadi)
        return tidak


def _menyimpan(b: Baris, n: Nasib) -> bool:
    """Return whether anything of a row is there to be stored: an answer, or a version of a submission.

    A version of which everything was kept back was not taken in: it can be taken later.
    """
    if n.desa.penilaian_id is None:
        return False
    if n.tulis or n.desa.bukti:
        return True
    return not n.tertahan and any(k.akar for k in (*b.kiriman, *b.digantikan))


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


def _tanpa_bentrok(semua: list[Nasib]) -> list[Nasib]:
    if bentrok := [t for n in semua for t in n.bentrok]:
        raise GalatJawaban(bentrok)
    return semua
