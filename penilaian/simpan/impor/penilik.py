"""Judging rows of a file, given the assessments, answers and submissions that there are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from penilaian.instrumen import Indikator, Instrumen
from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Pelaku, boleh
from penilaian.simpan.basis.tabel import JawabanTersimpan
from penilaian.simpan.impor.baris_impor import Baris
from penilaian.simpan.impor.catatan_kiriman import CatatanKiriman
from penilaian.simpan.impor.laporan import TAK_TERBAWA, DesaImpor, PilihanImpor
from penilaian.simpan.impor.nasib import Keadaan, Nasib, Tulisan
from penilaian.simpan.impor.pilahan import Pilahan
from penilaian.simpan.impor.timbang import KALAH, SUDAH_LAIN, Suara, timbang
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import sama_arti
from penilaian.simpan.transaksi.kiriman_tersimpan import TERTAHAN, VersiBerlaku
from penilaian.simpan.transaksi.lembar import TERBUKA
from penilaian.simpan.transaksi.seberang import Seberang
from penilaian.survei import CaraBentrok, sebut_timpa_draf

LUAR_WILAYAH: Final = "di luar wilayah Anda"
BELUM_ADA: Final = (
    "penilaiannya belum ada, dan penilaian baru hanya dimulai dengan versi instrumen yang berlaku; mulai dahulu "
    "penilaian desa itu di Isi Penilaian, lalu impor lagi berkas ini (pada baris perintah cukup --padankan)"
)
TANPA_ISI: Final = "tidak berisi jawaban"


class Penilik:
    """Judges rows; what texts mean, and what they become in another version, is found out once."""

    def __init__(self, rak: RakInstrumen, pelaku: Pelaku, instrumen: Instrumen, pilihan: PilihanImpor) -> None:
        """Take the shelf of instruments, who imports, the instrument that the file answers, and how it is taken in."""
        self._rak, self._pelaku, self._instrumen, self._pilihan = rak, pelaku, instrumen, pilihan
        self._sama: dict[tuple[str, str, str], bool] = {}
        self._seberang: dict[str, Seberang] = {}
        self._terbawa: dict[tuple[str, str, str], tuple[str, str]] = {}

    def semua(self, s: Session, baris: Sequence[Baris], k: Keadaan) -> list[Nasib]:
        """Return what becomes of each row.

        A submission leaves the place where it stood only where it is taken in its new one.
        """
        sebab = {b.tempat: self._sebab(s, b, k) for b in baris}
        hasil = list[Nasib]()
        for awal in baris:
            b = awal._replace(kiriman=tuple(x for x in awal.kiriman if not (x.pindah_ke and sebab[x.pindah_ke])))
            if b.hanya_pindah and not b.kiriman:
                hasil.append(_tolak(b, "kirimannya pindah, tetapi tidak diambil di tempat barunya"))
            elif sebab[b.tempat]:
                hasil.append(_tolak(b, sebab[b.tempat]))
            else:
                hasil.append(self._satu(s, b, k))
            hasil[-1].desa = _berasal(hasil[-1].desa, b, sebab)
        return hasil

    def _sebab(self, s: Session, b: Baris, k: Keadaan) -> str:
        """Return why a row is not taken as the store stands, ``""`` where it is."""
        nomor = k.ada.get(b.tempat)
        if sebab := self.sebab_tidak(s, b, ada=nomor is not None):
            return sebab
        keadaan = "" if nomor is None else k.penilaian[nomor].keadaan
        return f"penilaiannya {sebut_keadaan(keadaan)}" if nomor is not None and keadaan not in TERBUKA else ""

    def _satu(self, s: Session, b: Baris, k: Keadaan) -> Nasib:
        """Return what becomes of a row that is taken."""
        nomor = k.ada.get(b.tempat)
        if nomor is None:
            return self._mulai(s, b, k.dimulai.get(b.tempat))
        p, ada = k.penilaian[nomor], k.jawaban.get(nomor, {})
        if not b.kiriman:
            return self._isi(s, b, p.instrumen_sidik, nomor, ada)
        dulu, asli = k.kiriman.get(nomor, {}), k.asli.get(nomor, frozenset())
        return self._timbang(s, b, p.instrumen_sidik, nomor, ada, dulu, asli=asli)

    def sebab_tidak(self, s: Session, b: Baris, *, ada: bool) -> str:
        """Return why a row is not taken whatever it says, ``""`` where it is.

        Args:
            s: the transaction.
            b: the row.
            ada: its assessment exists.
        """
        if not boleh(self._pelaku, "isi", b.awal.kode_desa):
            return LUAR_WILAYAH
        if not b.sel and not (ada and b.kiriman):
            return TANPA_ISI
        if ada:
            return ""
        if not self._pilihan.buat:
            return BELUM_ADA
        terbawa = any(self.bawa(s, self._pilihan.sidik_mulai, id_, teks)[0] for id_, teks in b.sel.items())
        return "" if terbawa else TAK_TERBAWA

    def _mulai(self, s: Session, b: Baris, nomor: int | None) -> Nasib:
        """Return what becomes of a row whose assessment begins with it."""
        if not b.kiriman:
            return self._isi(s, b, self._pilihan.sidik_mulai, nomor, {}, dimulai=True)
        return self._timbang(s, b, self._pilihan.sidik_mulai, nomor, {}, {}, dimulai=True)

    def _isi(
        self,
        s: Session,
        b: Baris,
        sidik: str,
        nomor: int | None,
        ada: Mapping[str, JawabanTersimpan],
        *,
        dimulai: bool = False,
    ) -> Nasib:
        """Return what becomes of the cells of a row whose assessment is open, or begins with it."""
        instrumen = self._rak.dari(s, sidik)
        isi = Pilahan()
        for id_, tertulis in b.sel.items():
            teks, sebab = self.bawa(s, sidik, id_, tertulis)
            if sebab:
                isi.ditolak.append((id_, sebab))
                continue
            j = ada.get(id_)
            if j is None or j.teks == "" or j.bawaan:
                isi.baru.append(id_)
            elif self.sama_arti(instrumen.per_id[id_], j.teks, teks):
                isi.sama.append(id_)
                continue
            elif self._pilihan.timpa:
                isi.diubah.append(id_)
                temuan = sebut_timpa_draf(b.awal.kode_desa, b.awal.periode, id_, j.teks, teks, "berkas ini")
                isi.diputuskan.append(replace(temuan, letak=b.letak.get(id_, ())))
            else:
                isi.ditolak.append((id_, SUDAH_LAIN))
                continue
            isi.tulis[id_] = Tulisan(teks)
        return isi.nasib(b, nomor, kosong=b.kosong, dimulai=dimulai)

    def _timbang(
        self,
        s: Session,
        b: Baris,
        sidik: str,
        nomor: int | None,
        ada: Mapping[str, JawabanTersimpan],
        dulu: Mapping[str, VersiBerlaku],
        *,
        dimulai: bool = False,
        asli: frozenset[str] = frozenset(),
    ) -> Nasib:
        """Return what becomes of a row that was merged from submissions."""
        instrumen, cara = self._rak.dari(s, sidik), self._pilihan.bentrok
        ganti = self._pilihan.timpa or cara == "ganti"
        isi, tetap, kosong = Pilahan(), 0, 0
        for i in self._instrumen.ditanyakan:
            if not any(i.id in k.berubah for k in b.kiriman):
                tetap, kosong = (tetap + 1, kosong) if any(k.isi.get(i.id) for k in b.kiriman) else (tetap, kosong + 1)
                continue
            suara, sebab = self._suara(s, b, i.id, sidik, dulu)
            if sebab:
                isi.ditolak.append((i.id, sebab))
                continue
            j, sama = ada.get(i.id), self._penyama(instrumen.per_id.get(i.id))
            draf = "" if j is None or j.bawaan else j.teks
            pernah = j is not None and not j.bawaan and not (j.teks == "" and j.oleh is None)  # nobody's: taken back
            if any(i.id in k.berubah for k in b.kiriman if k.pindah_ke is None):
                putusan = timbang(suara, draf, cara, pernah=pernah, timpa=ganti, sama=sama)
                isi.tambah(b, i.id, suara, putusan, "" if j is None else j.teks, cara, sama)
            else:
                urut: CaraBentrok = "tahan" if cara == "berhenti" else cara
                putusan = timbang(suara, draf, urut, pernah=pernah, timpa=False, sama=sama)
                isi.lepaskan(i.id, suara, putusan, asli=i.id in asli)
        catatan = CatatanKiriman(b.kiriman, dulu.values(), ganti=ganti and not b.hanya_pindah)
        ditolak = {id_ for id_, sebab in isi.ditolak if sebab not in KALAH.values()}
        for i in self._instrumen.ditanyakan:
            if i.id in instrumen.per_id and i.id not in ditolak:
                isi.catat(i.id, ada.get(i.id), catatan)
        isi.catatan_panjang = catatan.panjang
        return isi.nasib(b, nomor, kosong=kosong, tetap=tetap, dimulai=dimulai)

    def _suara(
        self, s: Session, b: Baris, id_: str, sidik: str, dulu: Mapping[str, VersiBerlaku]
    ) -> tuple[list[Suara], str]:
        """Return what every submission says about a question, or why what the file says cannot be taken."""

        def bawa(teks: str) -> tuple[str, str]:
            return self.bawa(s, sidik, id_, teks) if teks else ("", "")

        hasil, di_berkas = [], {k.akar for k in b.kiriman if k.akar}
        penyentuh = [k for k in b.kiriman if k.berubah.get(id_)]
        for k in b.kiriman:
            tertulis = k.isi.get(id_, "")
            rapi = b.sel.get(id_, tertulis) if penyentuh == [k] else tertulis
            teks, sebab = bawa(rapi)
            if sebab and id_ in k.berubah:
                return [], sebab
            urutan = (k.dikirim.isoformat() if k.dikirim else "", _PALING_AKHIR + k.baris)
            sebutan = f"baris {k.baris}: {tertulis or 'kosong'}"
            hasil.append(Suara(teks, bawa(k.lama.get(id_, ""))[0], id_ in k.berubah, urutan, k, None, sebutan))
        for akar, ini in dulu.items():
            if akar not in di_berkas and (tertulis := ini.isi.get(id_ + TERTAHAN) or ini.isi.get(id_, "")):
                teks, dari = bawa(tertulis)[0], ini.kiriman
                urutan = (dari.dikirim.isoformat() if dari.dikirim else "", dari.id)
                sebutan = f"impor nomor {dari.impor_id}: {tertulis}"
                hasil.append(Suara(teks, bawa(ini.isi.get(id_, ""))[0], False, urutan, None, dari.id, sebutan))
        return hasil, ""

    def _penyama(self, indikator: Indikator | None) -> "_Penyama":
        return _Penyama(self, indikator)

    def sama_arti(self, indikator: Indikator, satu: str, dua: str) -> bool:
        """Return whether two texts mean the same answer, found out once."""
        if satu == dua:
            return True
        kunci = (indikator.id, min(satu, dua), max(satu, dua))
        if kunci not in self._sama:
            self._sama[kunci] = sama_arti(indikator, satu, dua)
        return self._sama[kunci]

    def bawa(self, s: Session, sidik: str, id_: str, teks: str) -> tuple[str, str]:
        """Return a cell as one of another instrument, or why it cannot be one (``Seberang``), found out once."""
        if sidik == self._pilihan.sidik:
            return teks, ""
        if sidik not in self._seberang:
            self._seberang[sidik] = Seberang(self._rak, self._instrumen, self._rak.dari(s, sidik))
        kunci = (sidik, id_, teks)
        if kunci not in self._terbawa:
            self._terbawa[kunci] = self._seberang[sidik].bawa(id_, teks)
        return self._terbawa[kunci]


_PALING_AKHIR: Final = 1 << 40
"""Rows of a file come after all that was taken in before, where times are equal."""


class _Penyama:
    """Tells equal answers to one question; ``""`` equals only itself."""

    def __init__(self, penilik: Penilik, indikator: Indikator | None) -> None:
        self._penilik, self._indikator = penilik, indikator

    def __call__(self, satu: str, dua: str) -> bool:
        if not satu or not dua or self._indikator is None:
            return satu == dua
        return self._penilik.sama_arti(self._indikator, satu, dua)


def _tolak(b: Baris, sebab: str) -> Nasib:
    ditolak, a = tuple((id_, sebab) for id_ in b.sel), b.awal
    desa = DesaImpor(a.kode_desa, a.nama_desa, a.periode, sebab=sebab, ditolak=ditolak, kosong=b.kosong)
    return Nasib(b, replace(desa, hanya_pindah=b.hanya_pindah))


def _berasal(desa: DesaImpor, b: Baris, sebab: Mapping[tuple[str, str], str]) -> DesaImpor:
    """Return a row with the places that its submissions left, and those where their answers stand still."""
    if sebab[b.tempat]:
        return desa
    dari, tetap = dict[tuple[str, str], None](), dict[tuple[str, str], None]()
    for k in b.kiriman:
        tempat = [(t.kode_desa, t.periode) for t in k.pindah_dari]
        pergi = len(tempat) == 1 and not sebab.get(tempat[0])
        (dari if pergi else tetap).update(dict.fromkeys(tempat))
    return replace(desa, pindah_dari=tuple(dari), pindah_tetap=tuple(tetap))
