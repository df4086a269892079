"""How people write what a machine should find again: headers, numbers, dates and marks that nobody sees.

Text in, text out: no table, no file.
"""

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple

_TAK_TAMPAK: Final = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""Soft hyphens, zero-width characters, marks of direction and order of bytes."""

_BULAN: Final = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?|agt|ags"
    r"|aug(?:ust)?|sept?(?:ember)?|[o][kc]t(?:ober)?|no[vp](?:ember)?|de[sc](?:ember)?)"
)
_TANGGAL: Final = re.compile(
    rf"[0-9]{{1,2}}[-/. ]{_BULAN}\.?(?:[-/. ][0-9]{{2,4}})?|{_BULAN}\.?[-/. ][0-9]{{1,4}}"
    r"|[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2,4}|[0-9]{4}([-/.])[0-9]{1,2}\2[0-9]{1,2}(?:[ T].*)?",
    re.IGNORECASE,
)

_TANGGAL_INDONESIA: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")

_BERRIBUAN: Final = re.compile(r"[0-9]{1,3}(?:([.,' \u00a0])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]+)?")

_ID_DAN_NAMA: Final = re.compile(
    r"[\[(]?([A-Za-z0-9_]+(?: [Dd]esa)?)[\])]?(?:\s*(?<=[\r\n])|\s*[.:)\]–—-]\s+|\s*[\])]\s*)(\S.*)", re.DOTALL
)
"""``P01. Situs web``, ``[P01] Situs web``, ``P01`` and its name on the next line of the cell."""

_BUKAN_JAWABAN: Final = re.compile(
    r"[\[( ]*(?:catatan|keterangan|ket\b|bukti|foto|gambar|berkas|lampiran|tautan|link|url|sumber|alasan|skor|nilai"
    r"|bobot|komentar|tanggal|petugas)",
    re.IGNORECASE,
)
"""What a column beside an answer is called: ``P01 - catatan``, ``foto/P01``."""

_HIASAN: Final = " \t\r\n.:;,*-\u2013\u2014\u2022\"'\u2018\u2019\u201c\u201d"
"""What people put around a name without meaning anything by it."""

BATAS_JUDUL: Final = 1_000
"""Characters of a header; the longest question of an instrument has a fifth of that."""

CaraJudul = Literal["persis", "longgar", "berawalan", "berketerangan"]


class Judul(NamedTuple):
    """What a header was recognised as: the loose form of a known name, and how it is written."""

    longgar: str
    cara: CaraJudul


def tanpa_tak_tampak(teks: str) -> str:
    """Return a text without characters that nobody sees."""
    return _TAK_TAMPAK.sub("", teks)


_SEBUTAN: Final = {"\n": "‹baris baru›", "\r": "‹baris baru›", "\t": "‹tab›", "\u00a0": "‹spasi tetap›"}
"""What people call some characters that show no sign of their own; others are called by their number."""


def kutip(teks: str) -> str:
    """Return a text in quotes with what nobody sees named: ``'k‹U+200B›ode_desa'``, ``'P01‹baris baru›Situs'``."""
    tampak = "".join(h if h.isprintable() else _SEBUTAN.get(h, f"‹U+{ord(h):04X}›") for h in teks.replace("\r\n", "\n"))
    tanda = '"' if "'" in tampak and '"' not in tampak else "'"
    return f"{tanda}{tampak}{tanda}"


KETIK_ULANG: Final = "Ketik ulang selnya."
"""What to do about a cell that only ``tanpa_tak_tampak`` makes readable."""


def sebut_tak_tampak(bersih: str) -> str:
    """Return that a cell holds characters that nobody sees beside ``bersih``, which may be ``""``."""
    return f"ada karakter tak terlihat pada {kutip(bersih)}" if bersih else "hanya ada karakter tak terlihat"


def tanpa_huruf_rusak(teks: str) -> str:
    """Return a text that every program can keep: NUL and half characters (lone surrogates) as ``U+FFFD``."""
    teks = teks.replace("\0", "\ufffd")
    try:
        teks.encode()
    except UnicodeEncodeError:
        return teks.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return teks


_HURUF_SERUPA: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονһ‐‑‒−",
    "ABESIJKMHOPCTYXaesijopcyxdhqwABEZHIKMNOPTYXovh----",
)
"""Letters of Cyrillic and Greek, and hyphens, that look as the Latin ones do."""

_LEBAR: Final = ("<wide>", "<narrow>", "<font>", "<noBreak>")
"""Other shapes of the same sign, as Unicode names them; a raised or circled figure is another sign."""


def huruf_latin(teks: str) -> str:
    """Return a text with fullwidth signs, figures of other scripts and letters that look Latin as the plain ones."""
    return teks if teks.isascii() else "".join(map(_polos, teks)).translate(_HURUF_SERUPA)


def _polos(huruf: str) -> str:
    if huruf.isascii():
        return huruf
    if (angka := unicodedata.decimal(huruf, None)) is not None:
        return str(angka)
    return unicodedata.normalize("NFKC", huruf) if unicodedata.decomposition(huruf).startswith(_LEBAR) else huruf


def longgar(judul: str) -> str:
    """Return a header without spaces, underscores, case and unseen characters: equal ones are the same column.

    Letters that only look Latin, and fullwidth ones, are those that they look like.
    """
    return "".join(huruf_latin(tanpa_tak_tampak(judul)).split()).replace("_", "").casefold()


def kenali_judul(judul: str, dikenal: Collection[str], bentuk: Callable[[str], str] = longgar) -> Judul | None:
    """Return which known name a header is for certain, None where it could only be guessed.

    Args:
        judul: a header as the file writes it: ``p01``, ``persiapan/P01``, ``P01. Situs web``, ``Situs web (P01)``.
        dikenal: forms of the known names.
        bentuk: what makes such a form of a name: loose, unless another is given.
    """
    if (satu := bentuk(judul)) in dikenal:
        return Judul(satu, "longgar")
    bersih = huruf_latin(tanpa_tak_tampak(judul)).strip()
    if len(bersih) > BATAS_JUDUL:
        return None
    awal = _ID_DAN_NAMA.match(bersih)
    if awal and bentuk(awal[1]) in dikenal:
        return None if _BUKAN_JAWABAN.match(awal[2]) else Judul(bentuk(awal[1]), "berketerangan")
    akhir = re.search(r"[\[(]([A-Za-z0-9_]+)[\])]$", bersih)
    if akhir and bentuk(akhir[1]) in dikenal:
        return None if _BUKAN_JAWABAN.match(bersih) else Judul(bentuk(akhir[1]), "berketerangan")
    tanpa_tanda = bentuk(_tanpa_hiasan(bersih))
    if tanpa_tanda in dikenal:
        return Judul(tanpa_tanda, "berketerangan")
    *awalan, ujung = re.split(r"[/:.|>\\-]", bersih)
    if any(a.strip() for a in awalan) and not any(map(_BUKAN_JAWABAN.match, awalan)) and bentuk(ujung) in dikenal:
        return Judul(bentuk(ujung), "berawalan")
    return None


def berupa_catatan(judul: str) -> bool:
    """Return whether one of a header's words says that it stands beside an answer: ``P01 catatan``."""
    return any(_BUKAN_JAWABAN.match(kata) for kata in re.findall(r"[^\W_]+", judul[:BATAS_JUDUL]))


def _tanpa_hiasan(judul: str) -> str:
    """Return a header without what stands around its name: full stops, asterisks, dashes, something in brackets."""
    polos = judul.strip(_HIASAN)
    if polos.endswith((")", "]")):
        buka, tutup = "()" if polos[-1] == ")" else "[]"
        letak = polos.rfind(buka)
        return polos[:letak].rstrip(_HIASAN) if letak >= 0 and tutup not in polos[letak:-1] else polos
    return polos


def kembaran(judul: str) -> str | None:
    """Return the header that a program numbered because it stood twice: ``P01`` for ``P01.1`` or ``P01 (2)``."""
    bersih = tanpa_tak_tampak(judul).strip()
    if len(bersih) > BATAS_JUDUL:
        return None
    cocok = re.fullmatch(
        r"(.*?[A-Za-z0-9])(?:[._ ][0-9]{1,3}|\.{3}[0-9]{1,4}| ?\([0-9]{1,3}\)|_duplicated_[0-9]{1,3})",
        bersih,
    )
    return cocok[1] if cocok else None


def berupa_tanggal(teks: str) -> bool:
    """Return whether a text is what spreadsheets make of ``3/9``: ``03-Sep``, ``Sep-09``, ``03/09/2026``."""
    return _TANGGAL.fullmatch(teks) is not None


def baku_tanggal(teks: str) -> str | None:
    """Return a date as ``2026-01-31``, read from that form or from ``31/1/2026``; None where it is no date."""
    cocok = _TANGGAL_INDONESIA.fullmatch(teks)
    try:
        if cocok:
            return date(int(cocok[3]), int(cocok[2]), int(cocok[1])).isoformat()
        return (
            date.fromisoformat(teks[:10]).isoformat()
            if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]|$)", teks)
            else None
        )
    except ValueError:
        return None


def tanpa_ribuan(teks: str) -> str | None:
    """Return a number without its thousands separators (``12.500,5`` → ``12500,5``), None where it has none."""
    cocok = _BERRIBUAN.fullmatch(teks)
    return teks.replace(cocok[1], "") if cocok else None


def teks_bilangan(nilai: float) -> str:
    """Return a number as text that reads back as the same number: ``3`` for 3.0, never an exponent.

    Three decimals get a fourth (``1.1250``), so that nobody takes the point for a thousands separator.
    """
    if nilai.is_integer():
        return str(int(nilai))
    teks = format(Decimal(repr(float(nilai))), "f")
    return f"{teks}0" if len(teks.partition(".")[2]) == len("000") else teks
