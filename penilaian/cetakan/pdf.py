"""Data and a template to a PDF: tagged for screen readers (PDF/UA-1), kept for ever (PDF/A-2a), the same every time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from penilaian.cetakan.aksara import HURUF, Isi, cetakkan_semua

if TYPE_CHECKING:
    import typst

_AKAR: Final = Path(__file__).resolve().parents[1]
"""What templates may read: the program itself. No address and no package is ever fetched."""

_STANDAR: Final = ("ua-1", "a-2a")
_TAK_TERGAMBAR: Final = "could not be displayed"


@dataclass(frozen=True)
class Cetakan:
    """A document.

    Attributes:
        pdf: its bytes.
        asing: characters that no font has, sorted; each stands there as ``□``.
    """

    pdf: bytes
    asing: tuple[str, ...]


def cetak(templat: Path, isi: Isi, waktu: datetime) -> Cetakan:
    """Return a document.

    Typst works in threads of its own, which a forked process does not have: whoever prints in several processes spawns
    them.

    Args:
        templat: a ``.typ`` file of the program.
        isi: the data, as ``dasar.typ`` hands them to the template: texts are shown as they stand, never read as markup.

        waktu: when it was made, with its zone; the same data at the same time make the same bytes.

    Raises:
        ValueError: the template is at fault; no data can make it so.
    """
    import typst

    asing: set[str] = set()
    try:
        pdf = _kompilasi(templat, cetakkan_semua(isi, asing), waktu)
    except typst.TypstError as galat:
        if _TAK_TERGAMBAR not in str(galat):
            raise ValueError(f"{templat.name}: {galat}") from None
        pdf = _kompilasi(templat, cetakkan_semua(isi, asing, tanpa_sambung=True), waktu)
    return Cetakan(pdf, tuple(sorted(asing)))


def rangkai(bagian: Iterable[bytes], tujuan: Path, judul: str) -> None:
    """Write the pages of several documents as one, to be printed: without tags, a quarter of the size.

    Args:
        bagian: PDFs; one at a time is in memory, and the pages so far.
        tujuan: the file.
        judul: its title.
    """
    import pikepdf

    with pikepdf.new() as semua:
        for satu in bagian:
            with pikepdf.open(BytesIO(satu)) as ini:
                for halaman in ini.pages:
                    del halaman["/StructParents"]  # else all tags come with it
                semua.pages.extend(ini.pages)
        semua.docinfo["/Title"] = judul
        semua.Root.Lang = pikepdf.String("id")
        semua.save(tujuan, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def _kompilasi(templat: Path, isi: Isi, waktu: datetime) -> bytes:
    masukan = {"isi": json.dumps(isi)}
    pdf = _penyusun().compile(templat, format="pdf", sys_inputs=masukan, pdf_standards=list(_STANDAR), timestamp=waktu)
    assert isinstance(pdf, bytes)  # noqa: S101  (a PDF is one file)
    return pdf


@cache
def _penyusun() -> "typst.Compiler":
    """Return the one compiler of this process, with no fonts but ours."""
    import typst

    huruf = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HURUF])
    return typst.Compiler(root=_AKAR, font_paths=huruf, ignore_system_fonts=True)
