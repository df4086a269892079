"""Code that nothing calls is taken out: of each function and method the house itself has a use, or it is said whose."""

import ast
from collections.abc import Iterator

import pytest
from peladen import AKAR

DARI_LUAR = {
    "_repr_html_": "notebooks ask for it",
    "format_usage": "Click writes its help by it",
    "process_bind_param": "SQLAlchemy asks a type of column",
    "process_result_value": "SQLAlchemy asks a type of column",
    "readable": "`io.BufferedReader` asks the bytes below it",
}
"""Methods that a library looks for by their names."""

MENURUT_KATA = {
    **dict.fromkeys(("kembalikan", "finalkan", "buka_kembali"), "a step of the way is asked for by its name"),
}
"""Methods that the house calls by a word that it holds."""

BAGI_PEMANGGIL = {
    "cadangkan": "the shelf of care, for who writes against the store; the terminal calls what lies below it",
}
"""What the house holds out and does not take itself."""

CONTOH = """
class Pembaca:
    def baca(self): return self._satu
    def lupa(self): return 1
    def _satu(self): return Pembaca().baca()
    def __len__(self): return 0
    @property
    def luas(self): return self.lupa

def tulis(isi): return isi.lupa
def hitung(n): return map(isi.dekat if n else isi.jauh, [n.luas])
"""


def baca() -> list[ast.Module]:
    semua = [AKAR / "dashboard.py", *sorted((AKAR / "penilaian").rglob("*.py"))]
    return [ast.parse(b.read_text("utf-8")) for b in semua]


def metode(pohon: ast.Module) -> Iterator[str]:
    """Yield the methods of classes that are called by name: neither Python's own nor those that look like data."""
    for kelas in (s for s in ast.walk(pohon) if isinstance(s, ast.ClassDef)):
        for s in kelas.body:
            if isinstance(s, ast.FunctionDef) and not s.decorator_list and not s.name.startswith("__"):
                yield s.name


def fungsi(pohon: ast.Module) -> Iterator[str]:
    """Yield the functions of a module that nothing registers: a decorator may hand one on."""
    yield from (s.name for s in pohon.body if isinstance(s, ast.FunctionDef) and not s.decorator_list)


def diminta(pohon: ast.Module) -> set[str]:
    """Return the attributes that code calls, or hands on or keeps as something to be called."""
    ada: set[str] = set()
    for s in ast.walk(pohon):
        match s:
            case ast.Call(func=f, args=isi, keywords=bernama):
                ada |= sifat(f, *isi, *(k.value for k in bernama))
            case ast.Assign(value=nilai) | ast.Return(value=ast.expr() as nilai) | ast.Lambda(body=nilai):
                ada |= sifat(nilai)
    return ada


def sifat(*semua: ast.expr) -> set[str]:
    """Return the attributes that these are, either of two too."""
    cabang = [n for s in semua for n in ((s.body, s.orelse) if isinstance(s, ast.IfExp) else (s,))]
    return {n.attr for n in cabang if isinstance(n, ast.Attribute)}


def tersebut(pohon: ast.Module) -> set[str]:
    """Return the names that code reads, bare or of something else, and the words that it holds."""
    ada: set[str] = set()
    for s in ast.walk(pohon):
        match s:
            case ast.Name(id=nama, ctx=ast.Load()) | ast.Attribute(attr=nama):
                ada.add(nama)
            case ast.Constant(value=str(kata)):
                ada.add(kata.rpartition(":")[2])
    return ada


def mati(semua: list[ast.Module]) -> set[str]:
    """Return what is written and nowhere used."""
    dipanggil, disebut = set().union(*map(diminta, semua)), set().union(*map(tersebut, semua))
    return {n for p in semua for n in metode(p) if n not in dipanggil} | {
        n for p in semua for n in fungsi(p) if n not in disebut and not n.startswith("__")
    }


def test_of_every_function_and_method_the_house_has_a_use_or_says_whose_it_is():
    assert mati(baca()) == {*DARI_LUAR, *MENURUT_KATA, *BAGI_PEMANGGIL}


@pytest.mark.parametrize(
    ("tambahan", "sisa"),
    [
        ("", {"tulis", "hitung"}),
        ("tulis(1)", {"hitung"}),
        ("x = {'buka': 'rumah:tulis'}; y = rumah.hitung", set()),
        ("tulis, hitung\nclass Lain:\n    def lama(self): return [pilihan.lama]", {"lama"}),
        ("tulis, hitung\nclass Lain:\n    def baru(self): return (a.lama if a else a.baru)(1)", set()),
    ],
)
def test_what_nobody_calls_is_found_and_nothing_else(tambahan, sisa):
    assert mati([ast.parse(CONTOH), ast.parse(tambahan)]) == sisa
