"""Which characters the shipped fonts have, and texts made so that they can be printed."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from penilaian.ketikan import tanpa_huruf_rusak, tanpa_tak_tampak

Isi: TypeAlias = "str | int | float | bool | Sequence[Isi] | Mapping[str, Isi] | None"
"""Data of a document, as JSON has them."""

HURUF: Final = Path(__file__).with_name("huruf")
"""Folder of the fonts, their licence, their hashes (``sidik.txt``) and the characters they have (``cakupan.txt``)."""

GANTI: Final = "□"
"""Stands where a character is that no font has."""

_PANJANG_KATA: Final = 28
"""Letters after which a word without a place to break may be broken; no Indonesian word has so many."""

_TANPA_CELAH: Final = re.compile(rf"[^\s\u200b-]{{{_PANJANG_KATA}}}(?=[^\s\u200b-])")
_CELAH: Final = "\u200b"


@cache
def tercetak() -> frozenset[str]:
    """Return the characters that the fonts have."""
    baris = (HURUF / "cakupan.txt").read_text("ascii").split()
    ujung = (satu.split("-") for satu in baris)
    return frozenset(chr(k) for a, z in ujung for k in range(int(a, 16), int(z, 16) + 1))


def cetakkan(teks: str, asing: set[str], *, tanpa_sambung: bool = False) -> str:
    """Return a text as it can be printed, line breaks kept.

    What nobody sees is dropped, marks of direction among it; what no font has becomes ``□``; words that are too long
    for a line can be broken.

    Args:
        teks: anything.
        asing: takes the characters that no font has.
        tanpa_sambung: take marks that join a letter for such characters too: over a letter of another script than
            their own they can't be drawn.
    """
    rapi = unicodedata.normalize("NFC", tanpa_tak_tampak(tanpa_huruf_rusak(teks)))
    hasil = []
    for huruf in rapi:
        jenis = unicodedata.category(huruf)
        if huruf.isspace():
            hasil.append("\n" if huruf == "\n" else " ")
        elif jenis in {"Cc", "Cf"} or "\ufe00" <= huruf <= "\ufe0f":  # the last choose a shape
            continue
        elif huruf in tercetak() and not (tanpa_sambung and jenis[0] == "M"):
            hasil.append(huruf)
        else:
            asing.add(huruf)
            hasil.append(GANTI)
    return _TANPA_CELAH.sub(lambda m: m[0] + _CELAH, "".join(hasil))


def cetakkan_semua(isi: Isi, asing: set[str], *, tanpa_sambung: bool = False) -> Isi:
    """Return data with every text in them as ``cetakkan`` has it."""
    if isinstance(isi, str):
        return cetakkan(isi, asing, tanpa_sambung=tanpa_sambung)
    if isinstance(isi, Mapping):
        return {k: cetakkan_semua(v, asing, tanpa_sambung=tanpa_sambung) for k, v in isi.items()}
    if isinstance(isi, Sequence):
        return [cetakkan_semua(v, asing, tanpa_sambung=tanpa_sambung) for v in isi]
    return isi
