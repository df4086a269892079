"""The apostrophe that keeps a spreadsheet from taking a text for a formula: put before it, and taken off again.

Excel, LibreOffice and Google Sheets pass over blanks and characters that are not seen, and take fullwidth signs for the
plain ones; where cells end with ``;``, they also cut a text at it and at a line break, quotes or not (OWASP, CSV
Injection).
"""

import re
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

_TAMPAK_KOSONG: Final = " \v\f\x1c-\x1f\x85\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
_TANDA: Final = "=+\\-@\t\r\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
_AWAL: Final = r"(^|[;\t\r\n])"
_RUMUS: Final = f"'*[{_TAMPAK_KOSONG}]*[{_TANDA}]"

_PERLU: Final = f"{_AWAL}{_RUMUS}"
_JAGA: Final = re.compile(f"{_AWAL}(?={_RUMUS})")
_LEPAS: Final = re.compile(f"{_AWAL}'(?={_RUMUS})")


def luput(teks: pa.Array) -> pa.Array:
    """Return texts with an apostrophe before whatever in them a spreadsheet would take for a formula."""
    perlu = pc.match_substring_regex(teks, _PERLU)
    if not pc.any(perlu).as_py():
        return teks
    dijaga = [_JAGA.sub(r"\1'", satu) for satu in teks.filter(perlu).to_pylist()]
    return pc.replace_with_mask(teks, perlu, pa.array(dijaga, type=teks.type))


def lepas(teks: str) -> str:
    """Return a text without what ``luput`` put into it."""
    return _LEPAS.sub(r"\1", teks)
