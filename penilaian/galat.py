"""Findings about input: every message that a user sees about a file comes from here."""

import errno
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from penilaian.angka import ribuan

Berat = Literal["galat", "peringatan"]


@dataclass(frozen=True, slots=True)
class Letak:
    """Cells of a file that a finding is about, by which they can be marked.

    Attributes:
        baris: numbers of the rows as a spreadsheet shows them.
        kolom: the column, from 0; −1 = the rows as a whole.
        lembar: name of the sheet, ``""`` where the file is one table.
    """

    baris: Sequence[int]
    kolom: int
    lembar: str = ""


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding about input: where, what was found, what is allowed, how to repair it.

    Attributes:
        tempat: ``file:line`` of an instrument, or ``baris 12, kolom P01`` of an answers file.
        kode: stable code (``I..`` instrument, ``Q..`` questionnaire, ``J..`` answers, ``B..`` files,
            ``L..`` survey servers, ``U..`` evidence, ``A..`` archives, ``K..`` lists of accounts), listed in
            ``docs/kode-galat.md``.
        pesan: what was found and what is allowed (Indonesian, no final period needed).
        saran: how to repair it (Indonesian).
        berat: ``galat`` stops the work, ``peringatan`` does not.
        banyak: how many findings it stands for: more than one where the others of its kind are only counted.
        letak: the cells at fault, where it is about cells; two findings that say the same are equal, wherever.
        berkode: whether its code is written where it is shown; what is only told, of no cell, is shown without.
    """

    tempat: str
    kode: str
    pesan: str
    saran: str
    berat: Berat = "galat"
    banyak: int = 1
    letak: tuple[Letak, ...] = field(default=(), compare=False, repr=False)
    berkode: bool = True

    def __str__(self) -> str:
        """Return ``tempat [kode] pesan. saran`` on one line; what a terminal would obey is written as an escape."""
        tempat = f"{self.tempat} [{self.kode}]" if self.berkode else f"{self.tempat}:"
        return _sebaris(f"{tempat} {self.pesan.rstrip('.')}. {self.saran}")


def _sebaris(teks: str) -> str:
    """Return a text on one line: blanks as blanks, other characters that show nothing as Python writes them."""
    if teks.isprintable():
        return teks
    return "".join(h if h.isprintable() else " " if h.isspace() else ascii(h)[1:-1] for h in teks)


@dataclass(frozen=True, slots=True)
class HitunganBaris:
    """What became of the rows of an answers file; it closes: ``berkas`` is the sum of all counts.

    Attributes:
        dibaca: rows whose answers can be read.
        ditolak: rows at fault, and those of an export that a reviewer or their version keeps out. As long as one is at
            fault nothing of the file is taken; what is only kept out stops nothing.
        dilewati: rows that are no village (totals, numbers of columns, signatures).
        satuan: what is counted: rows, or the sheets of a workbook with a village each.
        lebih_baru: submissions of which the store has this version or a newer one; said only where there are any.
    """

    dibaca: int
    ditolak: int
    dilewati: int
    satuan: Literal["baris", "lembar"] = "baris"
    lebih_baru: int = 0

    @property
    def berkas(self) -> int:
        """Return how many rows stand below the header, or sheets in the workbook."""
        return self.dibaca + self.ditolak + self.dilewati + self.lebih_baru

    def __str__(self) -> str:
        """Return the count as one sentence."""
        return (
            f"{ribuan(self.berkas)} {self.satuan} dalam berkas = {ribuan(self.dibaca)} dibaca + "
            f"{ribuan(self.ditolak)} ditolak + {ribuan(self.dilewati)} dilewati"
            f"{f' + {ribuan(self.lebih_baru)} sudah lebih baru di sini' if self.lebih_baru else ''}."
        )


class GalatMasukan(Exception):
    """Input at fault: carries every finding of one run, in the order of the input.

    Attributes:
        temuan: at least one finding of weight ``galat``; warnings of the same run stand among them.
        hitungan: what became of the rows, None where there was no table to count.
    """

    def __init__(self, temuan: Iterable[Temuan], hitungan: HitunganBaris | None = None) -> None:
        """Collect ``temuan``; the text of the exception is one finding a line."""
        self.temuan = tuple(temuan)
        self.hitungan = hitungan
        super().__init__("\n".join(map(str, self.temuan)))


class GalatInstrumen(GalatMasukan):
    """An instrument's YAML is at fault."""


class GalatJawaban(GalatMasukan):
    """An answers file is at fault."""


class GalatVersi(GalatJawaban):
    """A file answers another version of the instrument than the one that it was read with.

    Attributes:
        versi: that it answers.
    """

    def __init__(self, versi: str, temuan: Iterable[Temuan], hitungan: HitunganBaris | None) -> None:
        """Carry the version beside the findings."""
        super().__init__(temuan, hitungan)
        self.versi = versi


class PeringatanJawaban(UserWarning):
    """A table of answers was read, but may be meant otherwise; the text is a ``Temuan``."""


_SEBAB_SISTEM: Final = {
    errno.EACCES: "pengguna ini tidak berhak",
    errno.EPERM: "pengguna ini tidak berhak",
    errno.EROFS: "cakramnya hanya dapat dibaca",
    errno.ENOSPC: "cakramnya penuh",
    errno.EDQUOT: "jatah cakramnya habis",
    errno.EFBIG: "berkasnya terlalu besar bagi cakramnya",
    errno.EIO: "cakramnya tidak dapat dibaca atau ditulisi",
    errno.ENOENT: "berkas atau foldernya tidak ada",
    errno.ENOTDIR: "yang seharusnya folder adalah berkas",
    errno.EISDIR: "di tempatnya ada folder",
    errno.EEXIST: "di tempatnya sudah ada berkas",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya melingkar",
    errno.EBUSY: "sedang dipakai",
    errno.ETXTBSY: "sedang dipakai",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ENFILE: "terlalu banyak berkas terbuka",
    errno.EXDEV: "letaknya di cakram lain",
}


def sebab_sistem(galat: BaseException) -> str:
    """Return why the operating system refused a file (Indonesian, no period), whatever language it speaks itself."""
    return _SEBAB_SISTEM.get(getattr(galat, "errno", None) or 0, "sistem menolaknya")


def sebab_tak_tertulis(galat: OSError) -> str:
    """Return why a new file could not be written (``sebab_sistem``): of what is missing only the folder was there."""
    return "foldernya tidak ada" if galat.errno == errno.ENOENT else sebab_sistem(galat)


class GalatPemakaian(Exception):
    """The command or call itself is wrong (unknown instrument, unknown suffix): exit status 2."""


class GalatSimpan(Exception):
    """The store refused, and nothing of the attempt was written; the message can be shown as it stands.

    Attributes:
        untuk_pengelola: where it is and how to repair it, for who runs the server and nobody else; ``""`` if nothing.
    """

    def __init__(self, pesan: str = "", untuk_pengelola: str = "") -> None:
        """Say what everybody may read, and what only who runs the server needs."""
        super().__init__(pesan)
        self.untuk_pengelola = untuk_pengelola

    @property
    def lengkap(self) -> str:
        """Return both, for a terminal."""
        return f"{self} {self.untuk_pengelola}".strip()
