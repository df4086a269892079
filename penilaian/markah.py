"""Markup: the one place where text becomes HTML or SVG, and where it is escaped.

Pages, documents and the API build with it; it knows none of them.
"""

from html import escape
from typing import Final

from penilaian.ketikan import tanpa_huruf_rusak


class Html(str):
    """Markup that was built here; whatever else is text and gets escaped."""

    __slots__ = ()


_TUNGGAL: Final = frozenset({"br", "hr", "line", "rect", "path", "circle", "polygon", "polyline", "use"})
"""Elements without content."""


def teks(isi: object) -> Html:
    """Return ``isi`` as markup: escaped with quotes, line breaks and runs of spaces as one space."""
    if isinstance(isi, Html):
        return isi
    return Html(escape(" ".join(tanpa_huruf_rusak(str(isi)).split()), quote=True))


def berbaris(isi: object) -> Html:
    """Return text as markup like ``teks``, each line of it on a line of its own; several empty ones as one."""
    baris = [teks(b) for b in str(isi).strip().splitlines()]
    return Html("<br/>".join(b for b, dulu in zip(baris, ["-", *baris], strict=False) if b or dulu))


def unsur(nama: str, *isi: object, **atribut: object) -> Html:
    """Return one element.

    Args:
        nama: e.g. ``p``.
        isi: text (escaped) and markup (as it is), joined without anything between; None is passed over.
        atribut: ``kelas`` is ``class``; ``_`` stands for ``-`` and a trailing one is dropped (``for_``); None is
            passed over.
    """
    sifat = "".join(
        f' {"class" if k == "kelas" else k.rstrip("_").replace("_", "-")}="{teks(v)}"'
        for k, v in atribut.items()
        if v is not None
    )
    if nama in _TUNGGAL:
        return Html(f"<{nama}{sifat}/>")
    return Html(f"<{nama}{sifat}>{gabung(*isi)}</{nama}>")


def gabung(*isi: object) -> Html:
    """Return text and markup joined, text escaped, None passed over."""
    return Html("".join(_apit(i) for i in isi if i is not None))


def deret(*isi: object) -> Html:
    """Return text and markup with a dot between; what is empty is passed over."""
    return Html(" · ".join(teks(i) for i in isi if i))


def _apit(isi: object) -> str:
    """Return markup, keeping the spaces at the ends of text that stands between elements."""
    if isinstance(isi, Html):
        return isi
    asal = str(isi)
    depan, belakang = (" " if asal[:1].isspace() else ""), (" " if asal[-1:].isspace() else "")
    return f"{depan}{teks(asal)}{belakang}" if asal.strip() else depan
