"""Cut the fonts of printed documents to the scripts that names in Indonesia are written in.

    uv run --with fonttools alat/huruf_cetakan.py /usr/share/fonts/truetype/noto

The folder is that of Debian's `fonts-noto-core`. Written are the fonts, their hashes and the characters that they have
(`penilaian/cetakan/huruf`); tests hold the three against one another.
"""

import hashlib
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TUJUAN = Path(__file__).parents[1] / "penilaian" / "cetakan" / "huruf"

# Latin with all its accents, Greek, punctuation, currencies, letterlike signs, arrows, mathematics.
_LATIN = (
    *range(0x20, 0x7F), *range(0xA0, 0x400), *range(0x1E00, 0x1F00), *range(0x2000, 0x2300),
    *range(0xFB00, 0xFB07), 0x25CC,
)  # fmt: skip
_ARAB = (
    *range(0x600, 0x700), *range(0x750, 0x780), *range(0x8A0, 0x900), *range(0x200C, 0x2010), 0x25CC, 0xFD3E, 0xFD3F
)  # fmt: skip
_JAWA = (*range(0xA980, 0xA9E0), 0x200C, 0x200D, 0x25CC)
_HITUNG = (*range(0x2190, 0x2194), 0x2212, *range(0x2260, 0x2266), 0x2208, 0x2211, 0x221A, 0x221E, 0x2248)
_TANDA = (0x25A0, 0x25A1, 0x25B2, 0x25BC, 0x25CB, 0x25CF, 0x2605, 0x2606, 0x2610, 0x2611, 0x2612, 0x2713, 0x2717)

POTONGAN = {
    "NotoSans-Regular.ttf": _LATIN,
    "NotoSans-Bold.ttf": _LATIN,
    "NotoSansArabic-Regular.ttf": _ARAB,
    "NotoSansArabic-Bold.ttf": _ARAB,
    "NotoSansJavanese-Regular.ttf": _JAWA,
    "NotoSansJavanese-Bold.ttf": _JAWA,
    "NotoSansMath-Regular.ttf": _HITUNG,
    "NotoSansSymbols2-Regular.ttf": _TANDA,
}


def potong(asal: Path, tujuan: Path, huruf: tuple[int, ...]) -> set[int]:
    """Write the font with these characters only, and return those that it has."""
    font = TTFont(asal)
    pemotong = Subsetter(Options(layout_features=["*"], hinting=False, notdef_outline=True, name_IDs=["*"]))
    pemotong.populate(unicodes=huruf)
    pemotong.subset(font)
    font["head"].modified = font["head"].created  # the same bytes whenever it is cut
    font.recalcTimestamp = False
    font.save(tujuan)
    return set(font.getBestCmap())


def rentang(kode: set[int]) -> list[str]:
    """Return code points as lines ``0020-007E``."""
    baris: list[list[int]] = []
    for k in sorted(kode):
        if baris and baris[-1][1] == k - 1:
            baris[-1][1] = k
        else:
            baris.append([k, k])
    return [f"{a:04X}-{z:04X}" for a, z in baris]


def main() -> None:
    """Write fonts, ``cakupan.txt`` and ``sidik.txt``."""
    ada: set[int] = set()
    for nama, huruf in POTONGAN.items():
        ada |= potong(Path(sys.argv[1]) / nama, TUJUAN / nama, huruf)
    (TUJUAN / "cakupan.txt").write_text("".join(f"{b}\n" for b in rentang(ada)), encoding="utf-8")
    sidik = (f"{hashlib.sha256((TUJUAN / nama).read_bytes()).hexdigest()}  {nama}\n" for nama in POTONGAN)
    (TUJUAN / "sidik.txt").write_text("".join(sidik), encoding="utf-8")


if __name__ == "__main__":
    main()
