"""Counts and sizes in sentences are written by `penilaian.angka`: thousands parted, a size from its constant."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import penilaian
from penilaian.galat import HitunganBaris

RUMAH = Path(penilaian.__file__).parent
UKURAN = re.compile(r"\b[0-9]+ (?:kB|MB|GB)\b")
SATUAN = re.compile(r" ?(?:kB|MB|GB)\b")
BATAS = re.compile(r"_?(?:PALING_)?(?:BATAS|BANYAK)(?:_[A-Z]+)*")
MENCACAH = {"len", "sum"}
KUNCI = {"paket.py"}
"""Names parts of an archive for itself; nobody reads them."""


def _cacah(isi: ast.expr) -> bool:
    """Return whether an expression is a count: ``len(…)``, ``….sum()``, ``BATAS_BARIS``, and arithmetic with one."""
    match isi:
        case ast.BinOp(left=kiri, right=kanan):
            return _cacah(kiri) or _cacah(kanan)
        case ast.Call(func=ast.Name(id="int"), args=[dalam]):
            return _cacah(dalam)
        case ast.Call(func=ast.Name(id=nama)):
            return nama in MENCACAH
        case ast.Call(func=ast.Attribute(attr=nama)):
            return nama in {"sum", "nunique"}
        case ast.Attribute(attr="size"):
            return True
        case ast.Name(id=nama):
            return bool(BATAS.fullmatch(nama))
    return False


def _keterangan(pohon: ast.Module) -> set[int]:
    """Return the strings that stand as statements: docstrings."""
    return {id(n.value) for n in ast.walk(pohon) if isinstance(n, ast.Expr)}


def telanjang(sumber: str) -> Iterator[str]:
    """Yield counts that an f-string writes as Python does, and sizes typed by hand."""
    pohon = ast.parse(sumber)
    bukan_kata = _keterangan(pohon)
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.JoinedStr):
            teks = " ".join(str(v.value) for v in simpul.values if isinstance(v, ast.Constant))
            if not re.search(r"[a-z] | [a-z]", teks):
                continue  # a key, a path, a pattern
            for isi, lanjut in zip(simpul.values, [*simpul.values[1:], None], strict=True):
                if isinstance(isi, ast.FormattedValue):
                    satuan = isinstance(lanjut, ast.Constant) and SATUAN.match(str(lanjut.value))
                    if satuan or _cacah(isi.value):
                        yield f"{simpul.lineno}: {ast.unparse(isi.value)}"
        elif isinstance(simpul, ast.Constant) and id(simpul) not in bukan_kata and UKURAN.search(str(simpul.value)):
            yield f"{simpul.lineno}: {simpul.value}"


def test_no_sentence_writes_a_count_or_a_size_past_the_one_place_for_numbers():
    salah = [
        f"{jalur.relative_to(RUMAH)}:{satu}"
        for jalur in sorted(RUMAH.rglob("*.py"))
        if jalur.name not in KUNCI
        for satu in telanjang(jalur.read_text(encoding="utf-8"))
    ]

    assert not salah, "pakai ribuan(…) atau bita(…):\n" + "\n".join(salah)


@pytest.mark.parametrize(
    ("sumber", "banyak"),
    [
        ('f"{len(x)} desa"', 1),
        ('f"dan {len(x) - 3} lagi"', 1),
        ('f"{int(beda.sum())} dari {x.nunique()} desa"', 2),
        ('f"paling banyak {BATAS_BARIS} baris"', 1),
        ('a = "sampai 5 MB"', 1),
        ('f"sampai {TERBESAR} MB"', 1),
        ('f"{ribuan(len(x))} desa, {bita(BATAS_BERKAS)}"', 0),
        ('f"kunci_{len(x)}"', 0),
        ('"""At most 5 MB."""', 0),
    ],
)
def test_a_count_past_the_one_place_is_found_and_nothing_else(sumber, banyak):
    assert len(list(telanjang(sumber))) == banyak


def test_the_count_of_rows_has_a_point_between_thousands():
    assert str(HitunganBaris(83_000, 0, 762)) == "83.762 baris dalam berkas = 83.000 dibaca + 0 ditolak + 762 dilewati."


TERBACA = {
    "angka.py": "writes numbers, for all",
    "muat/bentuk.py": "shows how a number is to be typed in YAML",
    "jawaban/pembaca.py": "reads a number that somebody wrote with a comma",
    "narasi/jawaban.py": "looks for what somebody typed in what is written",
}
"""Modules that change a comma into a point or back, and why they may."""


def _tukar_tanda(pohon: ast.Module) -> Iterator[int]:
    """Yield the lines that turn commas into points or back, or part thousands with a comma."""
    for simpul in ast.walk(pohon):
        match simpul:
            case ast.Call(func=ast.Attribute(attr="replace"), args=[ast.Constant(value=a), ast.Constant(value=b)]):
                if {a, b} == {".", ","}:
                    yield simpul.lineno
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=bentuk)])):
                if "," in str(bentuk):
                    yield simpul.lineno


def test_a_number_gets_its_comma_and_its_points_in_one_place():
    ada = {
        berkas.relative_to(RUMAH).as_posix()
        for berkas in RUMAH.rglob("*.py")
        if any(_tukar_tanda(ast.parse(berkas.read_text("utf-8"))))
    }
    assert ada == set(TERBACA)
