"""Notes that submissions bring beside answers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.narasi.waktu import hari_dan_jam, sebut_zona
from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import Komentar, Penilaian, Rantai
from penilaian.simpan.basis.tulisan import PANJANG_CATATAN, rapikan_paragraf
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.impor.baris_impor import Baris
from penilaian.simpan.transaksi.kiriman_tersimpan import VersiBerlaku
from penilaian.simpan.transaksi.komentar import tambah_komentar
from penilaian.survei import PENUTUP, Pengiriman

TANPA_BATAS: Final = 1 << 30
"""Characters of a closing note: what is longer than a remark becomes several."""


class CatatanKiriman:
    """Notes of all submissions of one village: each once, in the order in which they were sent.

    Attributes:
        panjang: questions whose note was found to be longer than is kept.
    """

    def __init__(self, kiriman: Sequence[Pengiriman], dulu: Iterable[VersiBerlaku], *, ganti: bool) -> None:
        """Take the submissions of the file, those of earlier imports, and whether to replace what a person noted."""
        self._kiriman, self._ganti, self.panjang = kiriman, ganti, list[str]()
        di_berkas = {k.akar for k in kiriman if k.akar}
        lain = [(v.kiriman.dikirim, dict(v.isi), dict(v.isi)) for v in dulu if v.kiriman.akar not in di_berkas]
        semua = [*lain, *((k.dikirim, k.isi, dict(k.lama)) for k in kiriman)]
        self._semua = sorted(semua, key=lambda x: "" if x[0] is None else x[0].isoformat())

    def putuskan(self, id_: str, kini: str) -> tuple[str | None, Pengiriman | None]:
        """Return the note that is to stand and the submission that changes it; (None, it) where another one stays.

        Args:
            id_: the question.
            kini: the note as it stands.
        """
        nama = f"{id_}_catatan"
        sumber = next((k for k in self._kiriman if nama in k.berubah), None)
        if sumber is None:
            return None, None
        try:
            baru = _gabung(isi.get(nama, "") for _, isi, _ in self._semua)
            dulu = _gabung(isi.get(nama, "") for _, _, isi in self._semua)
        except GalatSimpan:
            self.panjang.append(id_)
            return None, None
        if baru == kini:
            return None, None
        if kini not in {"", dulu} and not self._ganti:
            return None, sumber
        return baru, sumber


def catatan_penutup(b: Baris) -> Iterator[tuple[str, Pengiriman]]:
    """Yield the closing notes that are new in a row's submissions, trimmed, each with its submission."""
    for k in b.kiriman:
        if teks := rapikan_paragraf(k.berubah.get(PENUTUP, ""), "Catatan umum", batas=TANPA_BATAS):
            yield teks, k


def simpan_penutup(s: Session, kepala: Rantai, p: Penilaian, pelaku: Pelaku, b: Baris) -> int:
    """Keep new closing notes as remarks on the whole assessment, behind its lock; return how many.

    One that stands there already is not added again; a long one becomes several remarks.
    """
    baru = list(catatan_penutup(b))
    ada = set(s.scalars(select(Komentar.teks).where(Komentar.penilaian_id == p.id))) if baru else set[str]()
    banyak = 0
    for teks, k in baru:
        dari = f" dari {k.pengirim}" if k.pengirim else ""
        waktu = "" if k.dikirim is None else f", {hari_dan_jam(k.dikirim, p.zona_waktu)} {sebut_zona(p.zona_waktu)}"
        kepala_catatan = f"Catatan umum kiriman{dari}{waktu}: "
        muat = PANJANG_CATATAN - len(kepala_catatan)
        bagian = [f"{kepala_catatan}{teks[n : n + muat].strip()}" for n in range(0, len(teks), muat)]
        lagi = [satu for satu in bagian if satu not in ada]
        for satu in lagi:
            tambah_komentar(s, kepala, p, pelaku, satu)
        ada.update(lagi)
        banyak += bool(lagi)
    return banyak


def _gabung(semua: Iterable[str]) -> str:
    rapi = (rapikan_paragraf(satu, "Catatan") for satu in semua)
    return rapikan_paragraf("\n".join(dict.fromkeys(satu for satu in rapi if satu)), "Catatan")
