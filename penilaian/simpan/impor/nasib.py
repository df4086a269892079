"""What becomes of each row of a file, given the assessments, answers and submissions that there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from penilaian.galat import Temuan
from penilaian.instrumen import Indikator, Instrumen
from penilaian.narasi.keadaan import sebut_keadaan
from penilaian.simpan.basis.hak import Pelaku, boleh
from penilaian.simpan.basis.tabel import JawabanTersimpan, Penilaian
from penilaian.simpan.impor.baris_impor import Baris
from penilaian.simpan.impor.bukti_kiriman import banyak_bukti
from penilaian.simpan.impor.catatan_kiriman import CatatanKiriman
from penilaian.simpan.impor.laporan import TAK_TERBAWA, DesaImpor, PilihanImpor
from penilaian.simpan.impor.timbang import SUDAH_LAIN, Putusan, Suara, timbang
from penilaian.simpan.transaksi.instrumen import RakInstrumen
from penilaian.simpan.transaksi.jawaban import sama_arti
from penilaian.simpan.transaksi.kiriman_tersimpan import VersiBerlaku
from penilaian.simpan.transaksi.lembar import TERBUKA
from penilaian.simpan.transaksi.seberang import Seberang
from penilaian.survei import Pengiriman, sebut_bentrok_draf, sebut_bentrok_kiriman

LUAR_WILAYAH: Final = "di luar wilayah Anda"
BELUM_ADA: Final = (
    "penilaiannya belum ada, dan penilaian baru hanya dimulai dengan versi instrumen yang berlaku; mulai dahulu "
    "penilaian desa itu di Isi Penilaian, lalu impor lagi berkas ini (pada baris perintah cukup --padankan)"
)
TANPA_ISI: Final = "tidak berisi jawaban"


class Tulisan(NamedTuple):
    """A cell that is to be written, and which submission says so: a row of the file, or one of an earlier import."""

    teks: str
    kiriman: Pengiriman | None = None
    kiriman_id: int | None = None
    catatan: str | None = None
    """The note, trimmed; None = as it is."""


@dataclass
class Nasib:
    """What becomes of one row.

    Attributes:
        desa: as it is told.
        tulis: by indicator what is to be written.
        bentrok: conflicts that stop the whole file.
    """

    desa: DesaImpor
    tulis: dict[str, Tulisan] = field(default_factory=dict)
    bentrok: list[Temuan] = field(default_factory=list)

    @property
    def tertahan(self) -> frozenset[str]:
        """Indicators that were kept back, because the draft says something else."""
        return frozenset(id_ for id_, sebab in self.desa.ditolak if sebab == SUDAH_LAIN)


@dataclass(frozen=True)
class Keadaan:
    """What a store holds of the villages and periods of a file.

    Attributes:
        ada: number of the team's assessment by village and period.
        penilaian: by number.
        jawaban: by number and indicator.
        kiriman: by number the last version of each submission.
        dimulai: numbers of assessments that this import has begun.
    """

    ada: Mapping[tuple[str, str], int]
    penilaian: Mapping[int, Penilaian]
    jawaban: Mapping[int, Mapping[str, JawabanTersimpan]]
    kiriman: Mapping[int, Mapping[str, VersiBerlaku]]
    dimulai: Mapping[tuple[str, str], int] = field(default_factory=dict)


class Penilik:
    """Judges rows; what texts mean, and what they become in another version, is found out once."""

    def __init__(self, rak: RakInstrumen, pelaku: Pelaku, instrumen: Instrumen, pilihan: PilihanImpor) -> None:
        """Take the shelf of instruments, who imports, the instrument that the file answers, and how it is taken in."""
        self._rak, self._pelaku, self._instrumen, self._pilihan = rak, pelaku, instrumen, pilihan
        self._sama: dict[tuple[str, str, str], bool] = {}
        self._seberang: dict[str, Seberang] = {}
        self._terbawa: dict[tuple[str, str, str], tuple[str, str]] = {}

    def semua(self, s: Session, baris: Sequence[Baris], k: Keadaan) -> list[Nasib]:
        """Return what becomes of each row."""
        hasil = []
        for b in baris:
            nomor = k.ada.get(b.tempat)
            if sebab := self.sebab_tidak(s, b, ada=nomor is not None):
                hasil.append(_tolak(b, sebab))
            elif nomor is None:
                hasil.append(self._mulai(s, b, k.dimulai.get(b.tempat)))
            elif (keadaan := k.penilaian[nomor].keadaan) not in TERBUKA:
                hasil.append(_tolak(b, f"penilaiannya {sebut_keadaan(keadaan)}"))
            elif b.kiriman:
                p, dulu = k.penilaian[nomor], k.kiriman.get(nomor, {})
                hasil.append(self._timbang(s, b, p.instrumen_sidik, nomor, k.jawaban.get(nomor, {}), dulu))
            else:
                p = k.penilaian[nomor]
                hasil.append(self._isi(s, b, p.instrumen_sidik, nomor, k.jawaban.get(nomor, {})))
        return hasil

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
        isi = _Pilahan()
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
    ) -> Nasib:
        """Return what becomes of a row that was merged from submissions."""
        instrumen = self._rak.dari(s, sidik)
        isi, tetap, kosong = _Pilahan(), 0, 0
        for i in self._instrumen.ditanyakan:
            if not any(i.id in k.berubah for k in b.kiriman):
                tetap, kosong = (tetap + 1, kosong) if any(k.isi.get(i.id) for k in b.kiriman) else (tetap, kosong + 1)
                continue
            suara, sebab = self._suara(s, b, i.id, sidik, dulu)
            if sebab:
                isi.ditolak.append((i.id, sebab))
                continue
            j = ada.get(i.id)
            putusan = timbang(
                suara,
                "" if j is None or j.bawaan else j.teks,
                self._pilihan.bentrok,
                pernah=j is not None and not j.bawaan,
                timpa=self._pilihan.timpa,
                sama=self._penyama(instrumen.per_id.get(i.id)),
            )
            isi.tambah(b, i.id, suara, putusan, "" if j is None else j.teks)
        ganti = self._pilihan.timpa or self._pilihan.bentrok == "ganti"
        catatan, ditolak = CatatanKiriman(b.kiriman, dulu.values(), ganti=ganti), {id_ for id_, _ in isi.ditolak}
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
            if akar not in di_berkas and (tertulis := ini.isi.get(id_, "")):
                teks, dari = bawa(tertulis)[0], ini.kiriman
                urutan = (dari.dikirim.isoformat() if dari.dikirim else "", dari.id)
                sebutan = f"impor nomor {dari.impor_id}: {tertulis}"
                hasil.append(Suara(teks, teks, False, urutan, None, dari.id, sebutan))
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


class _Pilahan:
    """Gathers what becomes of the cells of one row."""

    def __init__(self) -> None:
        self.baru, self.diubah, self.sama = list[str](), list[str](), list[str]()
        self.ditolak = list[tuple[str, str]]()
        self.tulis: dict[str, Tulisan] = {}
        self.bentrok: list[Temuan] = []
        self.catatan, self.catatan_tetap, self.catatan_panjang = list[str](), list[str](), list[str]()

    def tambah(self, b: Baris, id_: str, suara: Sequence[Suara], putusan: Putusan, draf: str) -> None:
        """Take what was judged of a question that submissions speak of."""
        kata, tempat = [x.sebutan for x in suara if x.teks or x.disentuh], (b.awal.kode_desa, b.awal.periode)
        match putusan.nasib:
            case "bentrok_draf":
                self.bentrok.append(sebut_bentrok_draf(*tempat, id_, draf, kata))
            case "bentrok_kiriman":
                self.bentrok.append(sebut_bentrok_kiriman(*tempat, id_, kata))
            case "ditolak":
                self.ditolak.append((id_, SUDAH_LAIN))
            case "sama":
                self.sama.append(id_)
            case "baru" | "diubah":
                (self.baru if putusan.nasib == "baru" else self.diubah).append(id_)
                dari = putusan.dari or next(x for x in suara if x.disentuh)
                self.tulis[id_] = Tulisan(putusan.teks, dari.kiriman, dari.kiriman_id)

    def catat(self, id_: str, j: JawabanTersimpan | None, pencatat: CatatanKiriman) -> None:
        """Take what submissions note about a question that is not refused."""
        ada = self.tulis.get(id_)
        if j is not None and j.bawaan and ada is None:
            return  # a note would confirm what was only carried over
        catatan, sumber = pencatat.putuskan(id_, "" if j is None or j.bawaan else j.catatan)
        if sumber is None:
            return
        if catatan is None:
            self.catatan_tetap.append(id_)
            return
        teks = "" if j is None else j.teks
        self.tulis[id_] = (ada or Tulisan(teks, sumber))._replace(catatan=catatan)
        self.catatan.append(id_)

    def nasib(self, b: Baris, nomor: int | None, *, kosong: int, tetap: int = 0, dimulai: bool = False) -> Nasib:
        """Return all of it."""
        desa = DesaImpor(
            b.awal.kode_desa,
            b.awal.nama_desa,
            b.awal.periode,
            penilaian_id=nomor,
            dimulai=dimulai,
            baru=tuple(self.baru),
            diubah=tuple(self.diubah),
            sama=tuple(self.sama),
            ditolak=tuple(self.ditolak),
            kosong=kosong,
            tetap=tetap,
            catatan=tuple(self.catatan),
            catatan_tetap=tuple(self.catatan_tetap),
            catatan_panjang=tuple(self.catatan_panjang),
            pindah_dari=tuple(dict.fromkeys(k.pindah_dari for k in b.kiriman if k.pindah_dari)),
            bukti=banyak_bukti(b),
        )
        return Nasib(desa, self.tulis, self.bentrok)


def _tolak(b: Baris, sebab: str) -> Nasib:
    ditolak, a = tuple((id_, sebab) for id_ in b.sel), b.awal
    return Nasib(DesaImpor(a.kode_desa, a.nama_desa, a.periode, sebab=sebab, ditolak=ditolak, kosong=b.kosong))
