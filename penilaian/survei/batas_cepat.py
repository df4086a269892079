"""The bounds of a group (§4) as a short form reckons them, after each question that it has asked."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from penilaian.angka import TOLERANSI
from penilaian.instrumen import Indikator, Instrumen
from penilaian.skor import Simpul
from penilaian.survei.nama_form import nama_hitung
from penilaian.survei.soal_form import Baris
from penilaian.survei.ungkap import Syarat, Ungkap, bila, bukan, salah_satu, satu, semua

LELUASA: Final = Fraction(TOLERANSI)
"""What a comparison tolerates (§7)."""

_UTUH: Final = Ungkap(Fraction(1))
_TIADA: Final = Ungkap()
_DISIMPAN: Final = ("bawah", "buka", "laku")


class Batas:
    """The bounds of one group.

    Attributes:
        id: of the group.
        ada: whether anything of it applies.
        bawah, buka, laku, nanti: as shares of its weight: what is certain, what was asked and is kosong, what applies,
            what is still to be asked. The lower bound is ``bawah`` ÷ ``laku``, the upper one what is missing less.
    """

    def __init__(self, simpul: Simpul, anak: "Sequence[Batas]", instrumen: Instrumen) -> None:
        """Take the group, the groups right below it, and the instrument that it is of."""
        self.id = simpul.id
        total = sum(w for _, w in (*simpul.daun, *simpul.anak))
        self._bagian = {instrumen.indikator[j].id: Fraction(w, total) for j, w in simpul.daun}
        self._anak = [(x, Fraction(w, total)) for x, (_, w) in zip(anak, simpul.anak, strict=True)]
        self._belum = {i.id for i in instrumen.indikator_dalam(self.id)}
        self._boleh_tb = all(i.tidak_berlaku for i in instrumen.indikator_dalam(self.id))
        self._tb: list[str] = []
        self.ada: Syarat = True
        self.bawah, self.buka, self.laku, self.nanti = _TIADA, _TIADA, _UTUH, _UTUH
        langsung = Ungkap(sum(self._bagian.values(), Fraction(0)))
        self._langsung = {"bawah": _TIADA, "buka": _TIADA, "laku": langsung, "nanti": langsung}

    def jawab(self, i: Indikator) -> Iterator[Baris]:
        """Take a question of the group as asked, and yield what is reckoned then; the groups below it come first."""
        isi = f"${{{nama_hitung(i.id)}}}"
        self._belum.remove(i.id)
        self._tb.append(f"{isi} < 0")
        self.ada = not (self._boleh_tb and not self._belum) or bukan(" and ".join(self._tb))
        if i.id in self._bagian:
            self._tambah_langsung(i, isi, self._bagian[i.id])
        self.bawah, self.buka, self.laku, self.nanti = (self._jumlah(n) for n in (*_DISIMPAN, "nanti"))
        for nama in _DISIMPAN:
            nilai: Ungkap = getattr(self, nama)
            if nilai.suku:
                simpan = nama_hitung(i.id, self.id, nama)
                yield {"type": "calculate", "name": simpan, "calculation": nilai.tambah(_UTUH).tulis()}
                setattr(self, nama, satu(f"${{{simpan}}}").tambah(_UTUH, -1))
        if not self._anak:
            self._langsung |= {nama: getattr(self, nama) for nama in _DISIMPAN}

    def _tambah_langsung(self, i: Indikator, isi: str, bagian: Fraction) -> None:
        tambahan = {"bawah": satu(f"if({isi} > 1, {isi} - 1, 0)"), "buka": satu(f"if({isi} = 0, 1, 0)")}
        tambahan["nanti"] = Ungkap(Fraction(-1))
        if i.tidak_berlaku:
            tambahan["laku"] = satu(f"if({isi} < 0, 1, 0)", -1)
        self._langsung |= {nama: self._langsung[nama].tambah(x, bagian) for nama, x in tambahan.items()}

    def _jumlah(self, nama: str) -> Ungkap:
        jumlah = self._langsung[nama]
        for anak, bagian in self._anak:
            jumlah = jumlah.tambah(anak._rata(nama), bagian)
        return jumlah

    def _rata(self, nama: str) -> Ungkap:
        """Return what a share of the group is of all that applies to it; 0 where nothing does."""
        if nama == "laku":
            return _UTUH if self.ada is True else satu(bila(self.ada, "1", "0"))
        nilai: Ungkap = getattr(self, nama)
        if not self.laku.suku or nilai == _TIADA:
            return nilai
        return satu(bila(self.ada, f"(({nilai.tulis()}) div ({self.laku.tulis()}))", "0"))

    def terbuka(self, ambang: Fraction) -> Syarat:
        """Return whether the lower bound is below a threshold yet."""
        return self._di_bawah(ambang, self.bawah)

    def dapat_gagal(self, ambang: Fraction) -> Syarat:
        """Return whether the upper bound is below it when all to come is at worst."""
        return self._di_bawah(ambang, self.bawah, self.buka)

    def gagal(self, ambang: Fraction) -> Syarat:
        """Return whether the upper bound is below it."""
        return semua([self.ada, self._di_bawah(ambang, self.bawah, self.buka, self.nanti)])

    def dapat_sampai(self, ambang: Fraction, *, tanpa_isi: bool) -> Syarat:
        """Return whether the lower bound reaches it with all to come at best; ``tanpa_isi`` where nothing applies."""
        sampai = bukan(self._di_bawah(ambang, self.bawah, self.nanti))
        return salah_satu([bukan(self.ada), sampai]) if tanpa_isi else semua([self.ada, sampai])

    def _di_bawah(self, ambang: Fraction, *bagian: Ungkap) -> Syarat:
        jumlah = _TIADA
        for x in bagian:
            jumlah = jumlah.tambah(x)
        return jumlah.tambah(self.laku, LELUASA - ambang).di_bawah_nol()
