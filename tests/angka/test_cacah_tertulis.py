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
    "survei/soal_buku.py": "reads a number that somebody wrote with a comma in a workbook",
    "survei/cara_menjawab.py": "compares a share that somebody wrote with a comma",
    "narasi/jawaban.py": "looks for what somebody typed in what is written",
}
"""Modules that change a comma into a point or back, and why they may."""


TANDA = {".", ","}
RIBUAN_TANGAN = re.compile(r",|(?<!\d)03d")
"""Formats that part thousands with a comma, or write three digits behind a point of one's own."""


def _berdua(*simpul: ast.expr | None) -> bool:
    """Return whether these are a comma and a point, as texts or by their codes."""
    nilai = {n.value for n in simpul if isinstance(n, ast.Constant)}
    return nilai in (TANDA, set(map(ord, TANDA)))


def _tukar_tanda(pohon: ast.Module) -> Iterator[int]:
    """Yield the lines that turn commas into points or back, or part thousands by hand."""
    for simpul in ast.walk(pohon):
        match simpul:
            case ast.Call(func=ast.Attribute(attr="replace"), args=[satu, dua]) if _berdua(satu, dua):
                yield simpul.lineno
            case ast.Call(
                func=ast.Attribute(value=satu, attr="join"),
                args=[ast.Call(func=ast.Attribute(attr="split" | "rsplit"), args=[dua, *_])],
            ) if _berdua(satu, dua):
                yield simpul.lineno
            case ast.Dict(keys=kunci, values=nilai) if any(_berdua(k, v) for k, v in zip(kunci, nilai, strict=True)):
                yield simpul.lineno
            case ast.Call(func=ast.Attribute(attr="maketrans"), args=[ast.Constant(a), ast.Constant(b), *_]):
                if any({x, y} == TANDA for x, y in zip(str(a), str(b), strict=True)):
                    yield simpul.lineno
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=bentuk)])):
                if RIBUAN_TANGAN.search(str(bentuk)):
                    yield simpul.lineno
            case ast.Call(func=ast.Name(id="format"), args=[_, ast.Constant(value=str(bentuk))]):
                if RIBUAN_TANGAN.search(bentuk):
                    yield simpul.lineno
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(teks)), attr="format")):
                if any(map(RIBUAN_TANGAN.search, re.findall(r"\{[^{}:]*:([^{}]*)\}", teks))):
                    yield simpul.lineno
            case ast.Call(func=ast.Attribute(attr="sub" | "subn"), args=[ast.Constant(a), ast.Constant(b), *_]):
                if {re.sub(r"[\\[\]]", "", str(a)), b} == TANDA:
                    yield simpul.lineno


def test_a_number_gets_its_comma_and_its_points_in_one_place():
    ada = {
        berkas.relative_to(RUMAH).as_posix()
        for berkas in RUMAH.rglob("*.py")
        if any(_tukar_tanda(ast.parse(berkas.read_text("utf-8"))))
    }
    assert ada == set(TERBACA)


@pytest.mark.parametrize(
    ("sumber", "banyak"),
    [
        ("s.replace('.', ',')", 1),
        ("s.translate({46: 44})", 1),
        ("s.translate({'.': ','})", 1),
        ("str.maketrans('.,', ',.')", 1),
        ("','.join(s.split('.'))", 1),
        ("'.'.join(s.rsplit(',', 1))", 1),
        ("f'{n:,}'", 1),
        ("'{:,} desa'.format(n)", 1),
        ("'{n:,d} desa'.format(n=n)", 1),
        ("format(n, ',d')", 1),
        ("f'{n // 1000}.{n % 1000:03d}'", 1),
        (r"re.sub(r'\.', ',', s)", 1),
        ("re.sub('[.]', ',', s)", 1),
        ("'{}, {} desa'.format(a, n)", 0),
        ("format(n, 'd')", 0),
        (r"re.sub(r'\s', ',', s)", 0),
        ("', '.join(s.split('.'))", 0),
        ("'.'.join(bagian)", 0),
        ("s.replace(' ', '')", 0),
    ],
)
def test_a_comma_for_a_point_is_found_however_it_is_written(sumber, banyak):
    assert len(list(_tukar_tanda(ast.parse(sumber)))) == banyak


KATA = re.compile(r"(?<![\w-])[A-Za-z]{3,}(?![\w(]|:(?!\s))")
"""A word of a sentence: neither a style (`width:`), nor a function of SVG or CSS (`scale(`), nor part of a class."""

PECAHAN = re.compile(r".*(?:[fFgGeE%n]|\.\d+)")
"""Formats that write a number with a decimal point, or cut it."""


def _angka_sendiri(pohon: ast.Module) -> Iterator[int]:
    """Yield the lines of sentences that round a number or write its decimals by themselves."""
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.BinOp) and isinstance(simpul.op, ast.Mod) and isinstance(simpul.left, ast.Constant):
            teks = str(simpul.left.value)
            if KATA.search(teks) and re.search(r"%[-+ 0]*\d*(?:\.\d+)?[fFgGeE]", teks):
                yield simpul.lineno
        match simpul:
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(teks)), attr="format")):
                bentuk = re.findall(r"\{[^{}:]*:([^{}]*)\}", teks)
                if KATA.search(re.sub(r"\{[^{}]*\}", "\0", teks)) and any(map(PECAHAN.fullmatch, bentuk)):
                    yield simpul.lineno
            case ast.Call(func=ast.Name(id="format"), args=[_, ast.Constant(value=str(teks))]):
                if PECAHAN.fullmatch(teks) and teks != "f":  # which cuts nothing of a Decimal
                    yield simpul.lineno
            case ast.Call(func=ast.Name(id="str"), args=[ast.Call(func=ast.Name(id="round"), args=[_, _])]):
                yield simpul.lineno
            case ast.JoinedStr(values=[ast.FormattedValue(format_spec=ast.JoinedStr() as b), ast.Constant(value="%")]):
                if PECAHAN.fullmatch(ast.unparse(b)[2:-1]):
                    yield simpul.lineno
        if not isinstance(simpul, ast.JoinedStr):
            continue
        if not KATA.search("\0".join(str(v.value) for v in simpul.values if isinstance(v, ast.Constant))):
            continue
        for isi in simpul.values:
            if isinstance(isi, ast.FormattedValue):
                bentuk = "" if isi.format_spec is None else ast.unparse(isi.format_spec)[2:-1]
                if PECAHAN.fullmatch(bentuk) or _membulatkan(isi.value):
                    yield simpul.lineno


def _membulatkan(isi: ast.expr) -> bool:
    """Return whether a number is rounded by Python, and not handed on to who writes it."""
    match isi:
        case ast.Call(func=ast.Name(id="round" | "format")):
            return True
        case ast.BinOp(left=kiri, right=kanan):
            return _membulatkan(kiri) or _membulatkan(kanan)
    return False


def test_no_sentence_rounds_a_number_or_writes_its_decimals_by_itself():
    salah = [
        f"{jalur.relative_to(RUMAH)}:{baris}"
        for jalur in sorted(RUMAH.rglob("*.py"))
        for baris in _angka_sendiri(ast.parse(jalur.read_text(encoding="utf-8")))
    ]
    assert salah == []


@pytest.mark.parametrize(
    ("sumber", "banyak"),
    [
        ('f"nilainya {x:.1f}"', 1),
        ('f"{x:g} sampai {y:g}"', 2),
        ('f"naik {x:.0%}"', 1),
        ('f"Skor: {x:.3}"', 1),
        ('f"{round(x, 1)} poin"', 1),
        ('f"selama {round(x) + 1} detik"', 1),
        ('f"selama {format(x, bentuk)} detik"', 1),
        ('"nilainya %.1f" % x', 1),
        ('"{:.1f} poin".format(x)', 1),
        ('format(x, ".1f")', 1),
        ("str(round(x, 1))", 1),
        ('f"{x * 100:.0f}%"', 1),
        ('"{:<9} poin".format(x)', 0),
        ('"M{:.1f} {:.1f}".format(x, y)', 0),
        ("str(round(x))", 0),
        ('format(x, "f")', 0),
        ('f"left:{x:.1f}%"', 0),
        ('f"selama {ribuan(round(x))} detik"', 0),
        ('f"left:{x:.2%};width:{y:.2%}"', 0),
        ('f"translate({x:.1f} {y:.1f}) scale({z:.3g})"', 0),
        ('f"M{x:.1f} {y:.2f}h{z:.1f}"', 0),
        ('f"--pd-b:{x:.1%};--pd-a:{y:.1%}"', 0),
        ('f"{nama:<30} desa"', 0),
        ('"isi %s" % x', 0),
    ],
)
def test_a_number_that_a_sentence_writes_by_itself_is_found_and_nothing_else(sumber, banyak):
    assert len(list(_angka_sendiri(ast.parse(sumber)))) == banyak
