"""Cut Streamlit's icon font down to the icons that Streamlit itself draws: 375 kB become about 10 kB.

    uv run --with 'fonttools[woff]' alat/huruf.py

Streamlit's page fetches the whole font before it draws anything. The dashboard sends the cut one in its place
(`penilaian/dasbor/peladen/rute.py`). A test says when an upgrade of Streamlit needs another cut.
"""

import re
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STATIS_STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"
TUJUAN = Path(__file__).parents[1] / "penilaian" / "dasbor" / "peladen" / "huruf"


def ikon_streamlit() -> set[str]:
    """Return the names of all icons in Streamlit's scripts."""
    skrip = (STATIS_STREAMLIT / "js").glob("*.js")
    return {nama for satu in skrip for nama in re.findall(r":material/([a-z0-9_]+):", satu.read_text("utf-8"))}


def ligatur(huruf: TTFont) -> dict[str, str]:
    """Return icon name → glyph: the font writes each name as a ligature of its letters."""
    huruf_dari = {glif: chr(kode) for kode, glif in huruf.getBestCmap().items()}
    hasil: dict[str, str] = {}
    for tabel in huruf["GSUB"].table.LookupList.Lookup:
        for isi in tabel.SubTable:
            for awal, daftar in getattr(isi, "ExtSubTable", isi).ligatures.items():
                for satu in daftar:
                    hasil["".join(huruf_dari[glif] for glif in [awal, *satu.Component])] = satu.LigGlyph
    return hasil


def main() -> None:
    """Write ``ikon.woff2`` and ``ikon.txt``, the list of its icons."""
    huruf = TTFont(next((STATIS_STREAMLIT / "media").glob("MaterialSymbols-Rounded.*.woff2")))
    ada = ligatur(huruf)
    nama = sorted(ikon_streamlit())
    pemotong = Subsetter(Options(flavor="woff2", layout_closure=False, layout_features=["*"], notdef_outline=True))
    pemotong.populate(glyphs=[ada[satu] for satu in nama if satu in ada], text="".join(nama))
    pemotong.subset(huruf)
    huruf.flavor = "woff2"
    huruf.save(TUJUAN / "ikon.woff2")
    (TUJUAN / "ikon.txt").write_text("".join(f"{satu}\n" for satu in nama), encoding="utf-8")


if __name__ == "__main__":
    main()
