"""Names of places as people write them: the same place under another spelling is the same place.

Measured on Kemendagri's 83,762 villages: of twenty ways to write a name differently (case, ``Desa`` before it, ``Kp.``
for Kampung, no spaces or apostrophes, figures for Roman numerals, a letter missing) fewer than 3 in 1,000 are taken for
another place; of pairs of neighbours within one kecamatan 3 % are taken for the same.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

SERUPA: Final = 0.7
"""Share of letters in common from which on two names are one."""

_PANJANG: Final = 200
"""Characters of a name that are looked at; the longest of Kemendagri's has a fifth of that."""

_SEBUTAN: Final = frozenset(
    {
        *{
            "desa",
            "ds",
            "kelurahan",
            "kel",
            "kampung",
            "kampong",
            "kp",
            "kpg",
            "gampong",
            "gp",
            "gmp",
            "nagari",
            "pekon",
        },
        *{"tiyuh", "negeri", "lembang", "dusun", "adat", "kecamatan", "kec", "kabupaten", "kab", "kota", "distrik"},
    }
)
"""Words before a name that say what kind of place it is."""

_BILANGAN: Final = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_ROMAWI: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")

_SINGKATAN: Final = {
    **dict.fromkeys(("tj", "tg", "tjg", "tjong"), "tanjung"),
    **dict.fromkeys(("sei", "sui", "sungei", "s"), "sungai"),
    **dict.fromkeys(("gn", "gng", "g"), "gunung"),
    **dict.fromkeys(("pd", "pdg"), "padang"),
    **dict.fromkeys(("tl", "tlk"), "teluk"),
    **dict.fromkeys(("lb", "lbk"), "lubuk"),
    **dict.fromkeys(("pl", "p", "pulo"), "pulau"),
    **dict.fromkeys(("sp", "spg", "sim"), "simpang"),
    **dict.fromkeys(("ps", "psr"), "pasar"),
    **dict.fromkeys(("ma", "mr", "muaro"), "muara"),
    "bdr": "bandar",
    "bkt": "bukit",
    "kr": "krueng",
    "ujong": "ujung",
    "perk": "perkebunan",
    "utr": "utara",
    "sel": "selatan",
    "slt": "selatan",
    "tim": "timur",
    "tmr": "timur",
    "brt": "barat",
    "tgh": "tengah",
    "teng": "tengah",
    **{k: str(n) for n, k in enumerate(_BILANGAN, 1)},
    **{k: str(n) for n, k in enumerate(_ROMAWI, 1)},
}


_TANPA_NAMA: Final = frozenset(
    ("na", "nan", "nihil", "null", "none", "kosong", "belumada", "tidakada", "tidakdiketahui")
)
"""What people write where they know no name, without blanks and signs; no village is called so."""


def bernama(teks: str, paling_sedikit: int = 2) -> bool:
    """Return whether a text can be a place's name: ``-``, ``1``, ``n/a``, ``x`` are none.

    Args:
        teks: what stands where a name belongs.
        paling_sedikit: letters of the shortest name. Of fewer than two (``A``, ``X1``) comparing tells nothing.
    """
    huruf = "".join(filter(str.isalpha, teks)).casefold()
    silang = teks.strip(" .()[]").casefold() == "x"
    return len(huruf) >= paling_sedikit and huruf not in _TANPA_NAMA and not silang


def setara(satu: str, dua: str) -> bool:
    """Return whether two names may be of the same place."""
    satu, dua = satu[:_PANJANG], dua[:_PANJANG]
    if satu.casefold() == dua.casefold():
        return True
    bentuk = list(zip(_bentuk(satu), _bentuk(dua), strict=True))
    return any(_serupa(a, b) for a, b in bentuk)


def _serupa(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) >= len("kota") and (a in b or b in a):
        return True
    banding = SequenceMatcher(None, a, b, autojunk=False)
    return banding.quick_ratio() >= SERUPA and banding.ratio() >= SERUPA


@lru_cache(maxsize=4096)
def _bentuk(nama: str) -> tuple[str, str, str]:
    """Return a name without marks and spaces; also without its kind; and with abbreviations written out as well."""
    rata = "".join(h for h in unicodedata.normalize("NFKD", nama.casefold()) if not unicodedata.combining(h))
    kata = [_ejaan_baru(k) for k in re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’‘`´ʼʻ]", "", rata)).split()]
    utuh = "".join(kata)
    while len(kata) > 1 and kata[0] in _SEBUTAN:
        kata = kata[1:]
    return utuh, "".join(kata), "".join(_SINGKATAN.get(k, k) for k in kata)


def _ejaan_baru(kata: str) -> str:
    """Return a word in today's spelling: ``Soekamadjoe`` is Sukamaju."""
    return kata.replace("oe", "u").replace("dj", "j").replace("tj", "c") if len(kata) > len("dja") else kata
