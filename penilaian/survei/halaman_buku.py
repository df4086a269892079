"""Sheets of our workbook as they come back: their stamps, their rows by key, what their file format tells of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from penilaian.galat import Letak, Temuan
from penilaian.instrumen import Instrumen
from penilaian.ketikan import kutip
from penilaian.mentah import KOLOM_TUMPUK, Lembar, SelRusak
from penilaian.survei.lembar_isian import JUDUL, KUNCI_JUDUL, KUNCI_PENGENAL, Cap, urai_cap
from penilaian.survei.sel_teks import kutip_pendek

CETAK_ULANG: Final = "Cetak ulang buku kerjanya, lalu salin jawabannya ke lembar yang baru."


_ATAS: Final = 1
"""Column of a sheet, from 0, whose first row bears its title; the one before is hidden."""


class SelBuku(NamedTuple):
    """A row of a sheet: its number in the stack and as shown, and what was written there."""

    letak: int
    baris: int
    jawaban: str
    catatan: str


@dataclass
class Halaman:
    """One sheet."""

    nama: str
    terlihat: bool
    cap: Cap
    kolom_jawaban: int = -1  # −1 where the sheet can't be read at all
    sel: dict[str, SelBuku] = field(default_factory=dict)
    galat: list[Temuan] = field(default_factory=list)

    def tempat(self, kunci: str) -> str:
        """Return where a cell stands."""
        return f"lembar {kutip(self.nama)}" + (f", baris {self.sel[kunci].baris}" if kunci in self.sel else "")

    def letak(self, kunci: str) -> Letak:
        """Return the same as a cell to be marked: its answer, or the sheet's name on top."""
        if kunci not in self.sel:
            return Letak((1,), _ATAS, self.nama)
        return Letak((self.sel[kunci].baris,), max(self.kolom_jawaban - len(KOLOM_TUMPUK), _ATAS), self.nama)

    def isi(self, kunci: str) -> str:
        """Return what was written in a cell, ``""`` where there is none."""
        return self.sel[kunci].jawaban if kunci in self.sel else ""

    def catat(self, kunci: str, kode: str, pesan: str, saran: str) -> None:
        """Note a fault."""
        self.galat.append(Temuan(self.tempat(kunci), kode, pesan, saran, letak=(self.letak(kunci),)))

    def catat_baris(self, sel: SelBuku, pesan: str) -> None:
        """Note that a row is not as it was printed (S31)."""
        letak = Letak((sel.baris,), max(self.kolom_jawaban - len(KOLOM_TUMPUK), _ATAS), self.nama)
        tempat = f"lembar {kutip(self.nama)}, baris {sel.baris}"
        self.galat.append(Temuan(tempat, "S31", pesan, CETAK_ULANG, letak=(letak,)))

    @property
    def berisi(self) -> bool:
        """Return whether a question was answered."""
        return any(s.jawaban for k, s in self.sel.items() if k not in KUNCI_PENGENAL)


def semasa(h: Halaman, instrumen: Instrumen) -> bool:
    """Return whether a sheet asks what this version of this instrument does."""
    return (h.cap.instrumen, h.cap.versi) == (instrumen.id, instrumen.versi)


def pecah_lembar(lembar: Lembar) -> Iterator[Halaman]:
    """Yield the sheets of a stack, without the one that explains the others."""
    kolom = [k.to_pylist() for k in lembar.kolom]
    awal = [p for p, sel in enumerate(zip(kolom[0], kolom[2], strict=True)) if sel[1] == "1"]
    for a, z in zip(awal, [*awal[1:], len(kolom[0])], strict=True):
        nama, terlihat = kolom[0][a], kolom[1][a] == "1"
        cap = urai_cap(kolom[len(KOLOM_TUMPUK)][a])
        if cap == "petunjuk":
            continue
        h = Halaman(nama, terlihat, cap if isinstance(cap, Cap) else Cap("", "", ""))
        if cap is None:
            h.catat(
                "",
                "S30",
                "cap lembar ini tidak dapat dibaca; mungkin dicetak versi program yang lebih baru",
                CETAK_ULANG,
            )
        else:
            _isi(h, lembar, kolom, range(a + 1, z))
        yield h


def _isi(h: Halaman, lembar: Lembar, kolom: Sequence[Sequence[str]], letak: range) -> None:
    """Take the rows of a sheet in; the columns are found by their headings, wherever they were pushed."""
    muka = len(KOLOM_TUMPUK)
    judul = next((p for p in letak if kolom[muka][p].strip() == KUNCI_JUDUL), None)
    kepala = [] if judul is None else [k[judul].strip() for k in kolom[muka:]]
    if judul is None or not {*JUDUL[-2:]} <= {*kepala}:
        h.catat("", "S30", f"baris judul dengan kolom {JUDUL[-2]} dan {JUDUL[-1]} tidak ada lagi", CETAK_ULANG)
        return
    h.kolom_jawaban = muka + kepala.index(JUDUL[-2])
    jawaban, catatan = (kolom[muka + kepala.index(j)] for j in JUDUL[-2:])
    for p in letak:
        kunci = kolom[muka][p].strip()
        sel = SelBuku(int(lembar.baris[p]), int(kolom[2][p]), jawaban[p].strip(), catatan[p].strip())
        if not kunci and p > judul and sel.jawaban:
            pesan = (
                f"ada jawaban {kutip_pendek(sel.jawaban)} pada baris yang bukan pertanyaan (tandanya di kolom A hilang)"
            )
            h.catat_baris(sel, pesan)
        elif kunci in h.sel:
            h.catat_baris(sel, f"baris untuk {kunci} ada dua kali (juga baris {h.sel[kunci].baris})")
        elif kunci and p > judul:
            h.sel[kunci] = sel


def rusak_sel(lembar: Lembar) -> dict[int, list[SelRusak]]:
    """Return the faults that the file format told, by row of the stack; of too many of a kind only the code."""
    hasil: dict[int, list[SelRusak]] = {}
    for r in lembar.rusak:
        hasil.setdefault(r.baris, []).append(r)
    for sisa in lembar.sisa_rusak:
        for b in sisa.baris:
            satu = SelRusak(b, sisa.kolom, sisa.kode, "isi sel tidak terbaca", sisa.saran, sisa.hanya_jawaban)
            hasil.setdefault(b, []).append(satu)
    return hasil


def buang_rusak(h: Halaman, rusak: Mapping[int, list[SelRusak]]) -> None:
    """Note the cells of answers that their file format already tells to be none, and take them for empty."""
    for kunci, sel in h.sel.items():
        for r in rusak.get(sel.letak, ()):
            if r.kolom == h.kolom_jawaban and not (r.hanya_jawaban and kunci in KUNCI_PENGENAL):
                h.catat(kunci, r.kode, r.pesan, r.saran)
                h.sel[kunci] = sel._replace(jawaban="")
