"""A package's `__init__` is its only door, or empty; a module's name says one thing in the whole house."""

import ast
import tomllib
from collections import defaultdict
from functools import cache
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from nama_sama import NAMA_SAMA
from peladen import AKAR

SELANTAI = {
    "bukti": "evidence, on the page that fills in and on the one that verifies",
    "halaman": "each page's own way from top to bottom, and the room that holds the pages",
    "posisi": "where a village stands, as a page and beside the questions",
    "sumber": "where villages come from, and the room of all that is told of them",
}
"""Of the names that modules share, those that have more than one place on a floor, with the reason."""

PEMANGGIL = {
    "penilaian": "the face of the whole fetches a room when it is asked for",
    "penilaian.dasbor.aplikasi": "pages of the dashboard are loaded before the first visitor comes",
    "penilaian.dasbor.navigasi": "a page is loaded when it is opened",
    "penilaian.muat.skema": "reads the source of a model's own module, which is loaded already",
    "penilaian.pekerja.anak": "the worker runs the script that it was started for, within its limits",
    "penilaian.simpan.bukti.bengkel": "a script that loads no room, only `ooxml` from beside it",
}
"""Who may load code by a call, which no contract sees, with the reason."""

TAK_TERTEBAK = {
    **dict.fromkeys(("papan", "petak", "susulan", "simpanan"), "a newcomer cannot guess what is in it"),
    "masukan": "says the same as `isian`",
}
"""Names that no module and no class bears, with the reason."""

PEMUAT = {
    *("import_module", "__import__", "run_path", "run_module", "resolve_name", "load_module"),
    *("spec_from_file_location", "module_from_spec", "exec_module", "exec", "eval"),
}
"""What loads code, by whatever alias it is called; beside them the bare `compile` and the table `sys.modules`."""

HALAMAN = "penilaian.dasbor.halaman."


class Impor(NamedTuple):
    """One name that a module takes from another."""

    dari: str
    baris: int
    modul: str
    nama: str


def modul(jalan: Path) -> str:
    nama = ".".join(jalan.relative_to(AKAR).with_suffix("").parts)
    return nama.removesuffix(".__init__")


@cache
def semua() -> dict[str, ast.Module]:
    """Return every module of the house, read."""
    return {modul(p): ast.parse(p.read_text("utf-8")) for p in sorted((AKAR / "penilaian").rglob("*.py"))}


def paket() -> list[str]:
    return sorted(modul(p) for p in (AKAR / "penilaian").rglob("__init__.py"))


@cache
def pintu() -> dict[str, frozenset[str]]:
    """Return every package whose `__init__` says more than what it is, with the names that it gives out."""
    ada = {}
    for nama in paket():
        isi = [n for n in semua()[nama].body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
        if isi:
            keluar = [n.value for n in isi if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "__all__"]
            ada[nama] = frozenset(ast.literal_eval(keluar[0])) if keluar else frozenset()
    return ada


def impor() -> list[Impor]:
    """Return what modules take from one another, ``import a.b`` as ``b`` from ``a``, inside functions too."""
    ada = []
    for dari, pohon in semua().items():
        for n in ast.walk(pohon):
            if isinstance(n, ast.ImportFrom) and n.module and n.module.startswith("penilaian"):
                ada += [Impor(dari, n.lineno, n.module, a.name) for a in n.names]
            elif isinstance(n, ast.Import):
                milik = [a.name.rpartition(".") for a in n.names if a.name.startswith("penilaian.")]
                ada += [Impor(dari, n.lineno, modul, nama) for modul, _, nama in milik]
    return ada


def di(anak: str, paket: str) -> bool:
    return anak == paket or anak.startswith(f"{paket}.")


def lewat_belakang(i: Impor) -> str | None:
    """Return the door that an import goes around, None where it goes through one or where there is none."""
    utuh = f"{i.modul}.{i.nama}"
    masuk = i.modul if i.modul in pintu() and (i.nama in pintu()[i.modul] or utuh not in semua()) else utuh
    masuk = masuk if masuk in semua() else i.modul
    if masuk in pintu():
        return None
    return next((p for p in pintu() if p != "penilaian" and di(masuk, p) and not di(i.dari, p)), None)


def test_from_outside_a_package_with_a_face_is_entered_through_it():
    """What lies in a door's corridor is as closed as what lies in the door itself."""
    lewat = [f"{i.dari}:{i.baris} {i.modul}.{i.nama} lewat belakang {p}" for i in impor() if (p := lewat_belakang(i))]
    assert lewat == []


def lewat_titik(dari: str, pohon: ast.Module) -> list[str]:
    """Return where a module reaches a part of a package by an attribute (``simpan.transaksi``) and not by its door."""
    nama: dict[str, str] = {}
    for n in ast.walk(pohon):
        if isinstance(n, ast.ImportFrom) and n.module and n.module.startswith("penilaian"):
            nama |= {a.asname or a.name: f"{n.module}.{a.name}" for a in n.names}
        elif isinstance(n, ast.Import):
            nama |= {a.asname: a.name for a in n.names if a.asname and a.name.startswith("penilaian")}
            nama |= {a.name.partition(".")[0]: a.name.partition(".")[0] for a in n.names if not a.asname}
    lewat = []
    for n in ast.walk(pohon):
        if isinstance(n, ast.Attribute) and (awal := ast.unparse(n).partition(".")) and awal[0] in nama:
            utuh = f"{nama[awal[0]]}.{awal[2]}"
            atas, _, bagian = utuh.rpartition(".")
            diberi = pintu().get(atas, frozenset())
            if (
                utuh in semua()
                and atas in pintu()
                and bagian not in diberi
                and atas != "penilaian"
                and not di(dari, atas)
            ):
                lewat.append(f"{dari}:{n.lineno} {utuh} lewat belakang {atas}")
    return lewat


def test_no_part_of_a_package_with_a_face_is_reached_by_an_attribute():
    assert [x for dari, pohon in semua().items() for x in lewat_titik(dari, pohon)] == []


@pytest.mark.parametrize(
    "isi",
    [
        "from penilaian import simpan\nx = simpan.transaksi.lembar",
        "import penilaian.simpan as s\nx = s.transaksi",
        "import penilaian\nx = penilaian.simpan.transaksi.lembar.buat",
        "from penilaian import simpan as gudang\ndef f():\n    return gudang.rak.akun",
    ],
)
def test_an_attribute_around_a_door_is_found(isi):
    assert lewat_titik("penilaian.cli.riwayat", ast.parse(isi))


@pytest.mark.parametrize(
    "isi", ["from penilaian import simpan\nx = simpan.buka", "from penilaian.mesin import nilai\nnilai.x"]
)
def test_what_a_door_gives_out_may_be_used(isi):
    assert lewat_titik("penilaian.cli.riwayat", ast.parse(isi)) == []


@pytest.mark.parametrize("nama", [p for p in sorted(pintu()) if p != "penilaian"])
def test_a_door_names_what_it_gives_out_and_has_it(nama):
    milik = {
        n
        for s in semua()[nama].body
        for n in (
            [a.asname or a.name for a in s.names]
            if isinstance(s, ast.ImportFrom)
            else [s.name]
            if isinstance(s, ast.FunctionDef | ast.ClassDef)
            else [ast.unparse(t) for t in s.targets]
            if isinstance(s, ast.Assign)
            else [ast.unparse(s.target)]
            if isinstance(s, ast.AnnAssign)
            else []
        )
    }
    assert pintu()[nama]
    assert pintu()[nama] <= milik


def memuat(pohon: ast.Module) -> bool:
    """Return whether a module loads code by a call, or reaches what others have loaded."""
    diimpor = [a for n in ast.walk(pohon) if isinstance(n, ast.Import) for a in n.names]
    sebutan_sys = {a.asname or a.name for a in diimpor if a.name == "sys"}
    for simpul in ast.walk(pohon):
        match simpul:
            case ast.Name(id=nama) if nama in PEMUAT | {"compile"}:
                return True
            case ast.Attribute(attr=nama) if nama in PEMUAT:
                return True
            case ast.Attribute(value=ast.Name(id="builtins"), attr="compile"):
                return True
            case ast.Attribute(value=ast.Name(id=asal), attr="modules") if asal in sebutan_sys:
                return True
            case ast.ImportFrom(module=asal, names=nama) if {a.name for a in nama} & (
                PEMUAT | {"builtins": {"compile"}, "sys": {"modules"}}.get(asal or "", set())
            ):
                return True
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(nama)), *_]):
                if nama in PEMUAT | {"compile", "modules"}:
                    return True
    return False


def test_code_is_loaded_by_a_call_only_where_the_reason_is_written_down():
    assert {nama for nama, pohon in semua().items() if memuat(pohon)} == PEMANGGIL.keys()


@pytest.mark.parametrize(
    ("kode", "termuat"),
    [
        ("from importlib import import_module as m", True),
        ("import importlib as i; i.import_module('x')", True),
        ("import pkgutil; pkgutil.resolve_name('x:y')", True),
        ("eval('x')", True),
        ("f = compile", True),
        ("import builtins; builtins.compile('x', 'x', 'exec')", True),
        ("import sys as s; s.modules['x']", True),
        ("from sys import modules as m", True),
        ("import importlib; getattr(importlib, 'import_module')('x')", True),
        ("import re; re.compile('x')", False),
        ("from pkgutil import iter_modules", False),
        ("import sys; sys.exit(0); rumah.modules", False),
    ],
)
def test_a_call_that_loads_code_is_known_by_any_name(kode, termuat):
    assert memuat(ast.parse(kode)) is termuat


def test_a_word_that_once_meant_three_things_means_one():
    """`bawaan` was carried over; what was shipped is `terkirim`, and what is chosen unless one chooses, `semula`."""
    sebutan = defaultdict(set)
    for nama, pohon in semua().items():
        for s in ast.walk(pohon):
            for kata in (getattr(s, "id", None), getattr(s, "attr", None), getattr(s, "name", None)):
                if isinstance(kata, str) and "bawaan" in kata.lower():
                    sebutan[nama.split(".")[1]].add(kata)
    assert sebutan.keys() == {"simpan", "mesin", "dasbor"}
    assert set().union(*sebutan.values()) == {"bawaan", "asal_bawaan"}


def test_every_page_exports_what_draws_it():
    halaman = [n for n in semua() if n.startswith(HALAMAN) and n.count(".") == HALAMAN.count(".")]
    assert len(halaman) > 10
    assert [n for n in halaman if not callable(getattr(import_module(n), "tampilkan", None))] == []


def test_every_import_names_its_module_from_the_root():
    assert [n for n, p in semua().items() for s in ast.walk(p) if isinstance(s, ast.ImportFrom) and s.level] == []


@cache
def lantai(modul: str) -> tuple[int, ...]:
    """Return the lines on which a module stands, from the house's own inwards, as the contracts of layers say."""
    kontrak = tomllib.loads((AKAR / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    baris = {
        f"{k['containers'][0]}.{nama.strip(' ()')}": n
        for k in kontrak
        if k["type"] == "layers" and k["containers"][0] != HALAMAN.rstrip(".")
        for n, satu in enumerate(k["layers"])
        for nama in satu.split("|")
    }
    bagian = modul.split(".")
    return tuple(baris[r] for n in range(2, len(bagian) + 1) if (r := ".".join(bagian[:n])) in baris)


def test_two_modules_share_a_name_only_where_it_is_the_same_noun_on_two_floors():
    menurut_nama = defaultdict(list)
    for nama in semua():
        menurut_nama[nama.rpartition(".")[2]].append(nama)
    kembar = {n: m for n, m in menurut_nama.items() if len(m) > 1}
    assert {n: m for n, m in kembar.items() if n not in NAMA_SAMA} == {}
    assert {n: {f"penilaian.{m}" for m in tempat.split()} for n, (_, tempat) in NAMA_SAMA.items()} == {
        n: set(m) for n, m in kembar.items()
    }
    selantai = {n for n, m in kembar.items() for a, b in combinations(m, 2) if lantai(a) == lantai(b)}
    assert selantai == SELANTAI.keys()


def test_no_module_and_no_class_bears_a_name_that_says_nothing_to_a_newcomer():
    nama = {n: n.rpartition(".")[2] for n in semua()}
    nama |= {f"{n}.{s.name}": s.name for n, p in semua().items() for s in ast.walk(p) if isinstance(s, ast.ClassDef)}
    assert len(nama) > 600
    assert [n for n, pendek in nama.items() if pendek.lower() in TAK_TERTEBAK] == []


def test_what_the_pages_share_serves_two_of_them_or_more():
    """`komponen` and `lembar` hold nothing that only one page needs, by whatever way: that lies in its folder."""
    pemakai = defaultdict(set)
    for i in impor():
        utuh = f"{i.modul}.{i.nama}"
        pemakai[utuh if utuh in semua() else i.modul].add(i.dari)

    def halaman(modul: str) -> set[str]:
        semua_pemakai, baru = set(), {modul}
        while baru:
            semua_pemakai |= baru
            # A page that another page uses is one page's need all the same.
            baru = {d for m in baru if not m.startswith(HALAMAN) for d in pemakai[m]} - semua_pemakai
        return {m.split(".")[3] for m in semua_pemakai if m.startswith(HALAMAN)}

    bersama = [m for m in semua() if m.startswith(("penilaian.dasbor.komponen.", "penilaian.dasbor.lembar."))]
    assert len(bersama) > 15
    assert {m: siapa for m in bersama if len(siapa := halaman(m)) < 2} == {}


def test_no_imports_run_in_a_circle_not_even_by_a_packages_own_face():
    """import-linter sees circles of siblings; this one sees modules, and imports inside functions."""
    panah = defaultdict(set)
    for i in impor():
        utuh = f"{i.modul}.{i.nama}"
        ke = utuh if utuh in semua() else i.modul
        if ke != i.dari:
            panah[i.dari].add(ke)
    urut: dict[str, int] = {}
    while sisa := [m for m in semua() if m not in urut and panah[m] <= urut.keys()]:
        urut |= {m: len(urut) + n for n, m in enumerate(sisa)}
    assert sorted(set(semua()) - urut.keys()) == []
