"""The apostrophe that keeps a spreadsheet from taking a text for a formula: put before it, and taken off again.

Excel, LibreOffice and Google Sheets pass over blanks and characters that are not seen, and take fullwidth signs for the
plain ones; where cells end with ``;``, they also cut a text at it and at a line break, quotes or not (OWASP, CSV
Injection).
"""

import re
import unicodedata
from functools import cache
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

_HAMPA: Final = (
    r" \x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff"
)
"""Signs that show nothing though they are no blanks, marks or formats by their category."""

_GOLONGAN: Final = ("Zs", "Zl", "Zp", "Cf", "Mn", "Me")
"""Categories of Unicode that show nothing of their own: blanks, formats, marks upon the sign before them."""

_TANDA: Final = "=+\\-@\t\r\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
_AWAL: Final = "(^|[;\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029])"
"""Where a cell may begin for one program or another: each cuts at line ends of its own choice."""

_KELAS: Final = r"\p{Zs}\p{Zl}\p{Zp}\p{Cf}\p{Mn}\p{Me}"
_PERLU: Final = f"{_AWAL}['{_HAMPA}{_KELAS}]*[{_TANDA}]"


@cache
def _rumus() -> str:
    """Return the pattern for ``re``, which knows no categories: those signs one by one, of the planes that have any."""
    tanda = (chr(n) for n in range(0x80, 0x20000) if unicodedata.category(chr(n)) in _GOLONGAN)
    return f"['{_HAMPA}{''.join(tanda)}]*[{_TANDA}]"


@cache
def _jaga() -> re.Pattern[str]:
    return re.compile(f"{_AWAL}(?={_rumus()})")


@cache
def _lepas() -> re.Pattern[str]:
    return re.compile(f"{_AWAL}'(?={_rumus()})")


def luput(teks: pa.Array) -> pa.Array:
    """Return texts with an apostrophe before whatever in them a spreadsheet would take for a formula."""
    perlu = pc.match_substring_regex(teks, _PERLU)
    if not pc.any(perlu).as_py():
        return teks
    dijaga = [_jaga().sub(r"\1'", satu) for satu in teks.filter(perlu).to_pylist()]
    return pc.replace_with_mask(teks, perlu, pa.array(dijaga, type=teks.type))


def luput_satu(teks: str) -> str:
    """Return one text as ``luput`` returns many."""
    return _jaga().sub(r"\1'", teks)


def lepas(teks: str) -> str:
    """Return a text without what ``luput`` put into it."""
    return _lepas().sub(r"\1", teks)
