"""Change one operator or number of the core at a time and see whether a test near it notices.

    uv run --with 'cosmic-ray>=8.7,<9' python alat/mutasi.py                all modules of ``DEKAT``
    uv run --with 'cosmic-ray>=8.7,<9' python alat/mutasi.py banding skor   those whose path holds one of the words
    ... --selamat    only what survived the last run, or is new since
    ... --lapor      run nothing, print what the last runs found

Cosmic Ray says what can be changed; running is done here, because a pytest of its own for each mutant costs seconds of
imports alone: this process imports what lies outside the project once, and a fork of it runs the nearby tests on the
mutated text. No file is changed. The tests that killed last come first, then the quick ones.

Prints the share killed by module and writes the survivors to ``.mutasi/selamat.md``. A survivor that docs/mutasi.md
explains is no longer counted against its module, only named. Exit 1 while one is left without a word.
"""

import ast
import difflib
import gc
import importlib.util
import json
import multiprocessing
import os
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

import grimp
import hypothesis.core
import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator
from hypothesis import HealthCheck, Phase, settings
from parso.python.tree import Keyword
from parso.python.tree import Operator as Tanda
from parso.tree import NodeOrLeaf

AKAR = Path(__file__).parents[1]
SIMPAN = AKAR / ".mutasi"
PENJELASAN = AKAR / "docs/mutasi.md"

MESIN = tuple(
    f"tests/mesin/test_{t}.py" for t in ("kasus_mesin", "tabel_hasil", "acuan_pecahan", "bit_mesin", "sifat_mesin")
)

DEKAT: dict[str, tuple[str, ...]] = {
    "penilaian/banding/waktu.py": ("tests/banding/test_waktu_banding.py",),
    "penilaian/banding/pilihan.py": ("tests/banding/test_pilihan_banding.py",),
    "penilaian/banding/ukuran.py": ("tests/banding/test_ukuran_banding.py",),
    "penilaian/keandalan/bacaan.py": ("tests/keandalan/test_koefisien.py",),
    "penilaian/keandalan/kesepakatan.py": ("tests/keandalan",),
    "penilaian/keandalan/selisih.py": ("tests/keandalan/test_selisih.py",),
    "penilaian/rekomendasi.py": ("tests/mesin/test_rekomendasi.py",),
    "penilaian/mesin/jejak.py": ("tests/mesin/test_jejak.py",),
    "penilaian/mesin/hasil.py": MESIN,
    "penilaian/posisi.py": MESIN,
    "penilaian/skor.py": MESIN,
    "penilaian/jawaban/kunci.py": ("tests/jawaban",),
    "penilaian/jawaban/pembaca.py": ("tests/jawaban",),
    "penilaian/jawaban/mistar.py": ("tests/jawaban",),
    "penilaian/jawaban/sel.py": ("tests/jawaban",),
    "penilaian/jawaban/tabel.py": ("tests/jawaban",),
    "penilaian/angka.py": ("tests/angka",),
    "penilaian/simpan/basis/hak.py": ("tests/simpan/test_hak.py",),
    "penilaian/simpan/transaksi/ikut_mengisi.py": ("tests/simpan/test_ikut_mengisi.py",),
    "penilaian/simpan/rak/alur.py": ("tests/simpan/test_alur.py",),
}
"""Module → tests that ought to notice."""

DI_LUAR = ("krippendorff", "pyarrow.compute", "sklearn.metrics", "sqlalchemy.orm", "alembic", "yaml")
"""Imported beforehand beside what the module itself brings."""

LAWAN = {
    "Comparison": "Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt Eq_NotEq NotEq_Eq Is_IsNot IsNot_Is",
    "Binary": "Add_Sub Sub_Add Mul_Div Mul_Add Div_Mul FloorDiv_Div FloorDiv_Mul Mod_Div Mod_Mul Pow_Mul "
    "BitOr_BitAnd BitAnd_BitOr BitXor_BitOr LShift_RShift RShift_LShift",
    "Unary": "Delete_USub Delete_Invert Delete_Not",
}
"""What replaces what: the neighbour at the boundary and the opposite. The other pairs mostly raise TypeError, which any
test notices, and would only make the share look better."""

GRAF = grimp.build_graph("penilaian")
CONTOH = "20"
"""Examples that a property of the engine tries, of 60 that it tries elsewhere."""

BUKAN = Phase.shrink, Phase.explain, Phase.reuse, Phase.target
JAM_LEBIH, PROSESOR_LEBIH = 900, 20
"""Seconds beyond four times what the tests need: on the clock, of the processor."""


class TukarIn(Operator):
    """``in`` ↔ ``not in``."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Yield where the node can be changed."""
        if node.type == "comparison":
            for anak in node.children[1::2]:
                if anak.get_code().split() in (["in"], ["not", "in"]):
                    yield anak.start_pos, anak.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        """Return the node with its ``index``-th ``in`` turned round."""
        letak = [n for n, a in enumerate(node.children) if a.get_code().split() in (["in"], ["not", "in"])][index]
        lama = node.children[letak]
        node.children[letak] = Keyword("in" if "not" in lama.get_code() else "not in", lama.start_pos, " ")
        return node

    @classmethod
    def examples(cls) -> Sequence[Any]:
        """Return none."""
        return ()


class TukarTambahan(TukarIn):
    """``+=`` ↔ ``-=``, ``*=`` ↔ ``/=``, ``|=`` ↔ ``&=``."""

    LAWAN: ClassVar = {"+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "|=": "&=", "&=": "|="}

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Yield where the node can be changed."""
        if isinstance(node, Tanda) and node.value in self.LAWAN:
            yield node.start_pos, node.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        """Return the sign turned round."""
        node.value = self.LAWAN[node.value]
        return node


def operator() -> list[Operator]:
    """Return what changes one operator, number or condition."""
    nama = [f"Replace{jenis}Operator_{p}" for jenis, pasangan in LAWAN.items() for p in pasangan.split()]
    nama += ["AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd"]
    nama += ["ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ExceptionReplacer", "NumberReplacer"]
    nama += ["ZeroIterationForLoop"]
    return [TukarIn(), TukarTambahan(), *(get_operator(f"core/{n}")() for n in nama)]


@dataclass(frozen=True)
class Mutan:
    """One change: the line, what docs/mutasi.md calls it (no line number: those move), the text of the whole module."""

    modul: str
    baris: int
    nama: str
    isi: str


def mutan(modul: str) -> list[Mutan]:
    """Return every distinct change of a module that still compiles, in the order of its lines."""
    asal = (AKAR / modul).read_text("utf-8")
    pohon = ast.parse(asal)
    hampa, terlihat = _tanpa_hitungan(pohon), {_rupa(asal)}
    hasil = []
    for o in operator():
        tempat = [p for node in ast_nodes(get_ast(asal)) for p in o.mutation_positions(node)]
        for ke, ((baris, kolom), _) in enumerate(tempat):
            isi = mutate_code(asal, o, ke)
            if isi is None or any(a <= (baris, kolom) < b for a, b in hampa):
                continue
            try:
                rupa = _rupa(isi)
            except SyntaxError:
                continue
            if rupa not in terlihat:
                terlihat.add(rupa)
                nama = f"`{modul}` `{_fungsi(pohon, baris)}`: {_beda(asal, isi)}"
                kembar = sum(m.nama.startswith(nama) for m in hasil)
                hasil.append(Mutan(modul, baris, f"{nama} ({kembar + 1})" if kembar else nama, isi))
    return sorted(hasil, key=lambda m: m.baris)


class _Seragam(ast.NodeTransformer):
    """Writes ``not a == b`` as ``a != b``: two ways to the same change count once."""

    LAWAN: ClassVar = {
        ast.Eq: ast.NotEq,
        ast.NotEq: ast.Eq,
        ast.Lt: ast.GtE,
        ast.GtE: ast.Lt,
        ast.Gt: ast.LtE,
        ast.LtE: ast.Gt,
        ast.Is: ast.IsNot,
        ast.IsNot: ast.Is,
        ast.In: ast.NotIn,
        ast.NotIn: ast.In,
    }

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        """Return the comparison turned round where it stands behind ``not``."""
        self.generic_visit(node)
        isi = node.operand
        if isinstance(node.op, ast.Not) and isinstance(isi, ast.Compare) and len(isi.ops) == 1:
            return ast.Compare(isi.left, [self.LAWAN[type(isi.ops[0])]()], isi.comparators)
        return node


def _rupa(isi: str) -> str:
    """Return what a text means, however it is written. SyntaxError where it means nothing."""
    return ast.dump(_Seragam().visit(ast.parse(isi)))


def _tanpa_hitungan(pohon: ast.Module) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return from where to where nothing is computed: annotations, a class's decorators, ``strict=`` of zip."""
    hampa = [getattr(n, nama, None) for n in ast.walk(pohon) for nama in ("annotation", "returns")]
    hampa += [d for n in ast.walk(pohon) if isinstance(n, ast.ClassDef) for d in n.decorator_list]
    hampa += [n.value for n in ast.walk(pohon) if isinstance(n, ast.keyword) and n.arg == "strict"]
    return [
        ((a.lineno, a.col_offset), (a.end_lineno or 0, a.end_col_offset or 0)) for a in hampa if isinstance(a, ast.expr)
    ]


def _fungsi(pohon: ast.Module, baris: int) -> str:
    """Return the innermost function or class around a line, ``-`` outside all."""
    sekitar = [
        n
        for n in ast.walk(pohon)
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        and n.lineno <= baris <= (n.end_lineno or 0)
    ]
    return max(sekitar, key=lambda n: n.lineno).name if sekitar else "-"


def _beda(asal: str, isi: str) -> str:
    """Return the lines that differ, before and after."""
    baris = list(difflib.unified_diff(asal.splitlines(), isi.splitlines(), lineterm="", n=0))[3:]
    lama, baru = (" ".join(b[1:].strip() for b in baris if b[0] == tanda) for tanda in "-+")
    return f"`{lama}` → `{baru}`"


class _Urut:
    """Runs the tests in the given order, those not named last; notes which failed and how long each took."""

    def __init__(self, urutan: Sequence[str], pipa: Connection) -> None:
        self.pipa = pipa
        self.tempat = {nama: ke for ke, nama in enumerate(urutan)}
        self.gagal: str | None = None
        self.lama: dict[str, float] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda i: self.tempat.get(i.nodeid, len(self.tempat)))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Say how it went and end the fork, without the half second in which pytest tidies up."""
        self.pipa.send((int(exitstatus), self.gagal, self.lama, time.process_time()))
        os._exit(0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.lama[report.nodeid] = self.lama.get(report.nodeid, 0.0) + report.duration
        if report.failed and self.gagal is None:
            self.gagal = report.nodeid


class _Pengganti(SourceFileLoader):
    """Finds one module, with another text than its file's."""

    def __init__(self, modul: str, isi: str) -> None:
        jalur = AKAR / modul
        bagian = modul.removesuffix(".py").removesuffix("/__init__").split("/")
        super().__init__(".".join(bagian), str(jalur))
        self.isi = isi

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.isi, self.path, "exec", dont_inherit=True)

    def find_spec(self, nama: str, jalur: object = None, sasaran: object = None) -> ModuleSpec | None:
        return importlib.util.spec_from_file_location(nama, self.path, loader=self) if nama == self.name else None


def _lupakan(nama: str) -> None:
    """Forget a module, so that the next import reads it anew; what lies above those forgotten stays as it is."""
    sys.modules.pop(nama, None)
    induk, _, sendiri = nama.rpartition(".")
    vars(sys.modules.get(induk)).pop(sendiri, None) if induk in sys.modules else None


def _anak(pipa: Connection, modul: str, isi: str, urutan: Sequence[str], prosesor: int) -> None:
    """Run the tests near a module on the given text of it, and say how it went (in a fork)."""
    resource.setrlimit(resource.RLIMIT_CPU, (prosesor, prosesor))
    resource.setrlimit(resource.RLIMIT_DATA, (8 << 30, 8 << 30))  # a mutant may fill a list without end
    hampa = os.open(os.devnull, os.O_WRONLY) if "--tampak" not in sys.argv else 2
    os.dup2(hampa, 1)
    os.dup2(hampa, 2)
    pengganti = _Pengganti(modul, isi)
    for nama in GRAF.find_downstream_modules(pengganti.name) | {pengganti.name}:
        _lupakan(nama)
    sys.meta_path.insert(0, pengganti)  # type: ignore[arg-type]
    settings.register_profile(
        "mutasi",
        derandomize=True,
        database=None,
        deadline=None,
        phases=[p for p in Phase if p not in BUKAN],
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutasi")
    hypothesis.core.global_force_seed = 0
    pilihan = ["-x", "-q", "--tb=short", "-p", "no:cacheprovider", "-o", "addopts=--strict-markers"]
    pilihan += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # their packages are here already
    urut = _Urut(urutan, pipa)
    pipa.send((int(pytest.main([*pilihan, *DEKAT[modul]], plugins=[urut])), urut.gagal, urut.lama, 0.0))


@dataclass(frozen=True)
class Putusan:
    """What the tests said: exit code of pytest (None = stopped for time), which test, seconds by test."""

    kode: int | None
    gagal: str | None
    lama: dict[str, float]
    prosesor: float


def jalankan(modul: str, isi: str, urutan: Sequence[str] = (), butuh: float = 600.0) -> Putusan:
    """Return what the tests near a module say to the given text of it.

    Args:
        modul: path in the repository.
        isi: its text.
        urutan: tests to run first.
        butuh: processor seconds that they need on the unchanged text.
    """
    garpu = multiprocessing.get_context("fork")
    baca, tulis = garpu.Pipe(duplex=False)
    anak = garpu.Process(target=_anak, args=(tulis, modul, isi, urutan, int(4 * butuh) + PROSESOR_LEBIH))
    anak.start()
    tulis.close()
    try:
        return Putusan(*baca.recv()) if baca.poll(4 * butuh + JAM_LEBIH) else Putusan(None, None, {}, 0.0)
    except EOFError:  # it died: out of processor time, or of memory
        return Putusan(None, None, {}, 0.0)
    finally:
        anak.kill()
        anak.join()


def siapkan(pilihan: Sequence[str]) -> None:
    """Import the project and what it needs, once for all forks."""
    os.chdir(AKAR)
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # a fork keeps no threads
    os.environ["PENILAIAN_CONTOH"] = CONTOH
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # none of them is needed here, and they cost a second
    sys.path.insert(0, str(AKAR))
    for nama in (*DI_LUAR, *(m.removesuffix(".py").replace("/", ".") for m in pilihan)):
        importlib.import_module(nama)
    importlib.import_module("penilaian.desa").dikenal("11.01.01.2001")  # reads the list of villages
    gc.freeze()


def uji_modul(modul: str, hanya: set[str] | None) -> dict[str, str]:
    """Return by mutant's name who killed it, ``""`` for survivors.

    SystemExit where the tests fail without any change.
    """
    asal = (AKAR / modul).read_text("utf-8")
    biasa = jalankan(modul, asal)
    if biasa.kode != 0:
        sys.exit(f"{modul}: tests near it fail without any change ({biasa.kode}, {biasa.gagal})")
    urutan = sorted(biasa.lama, key=lambda t: biasa.lama[t])
    hasil: dict[str, str] = {}
    semua = [m for m in mutan(modul) if hanya is None or m.nama in hanya]
    print(f"{modul}: {len(semua)} mutants, tests {biasa.prosesor:.0f} s", flush=True)
    for ke, m in enumerate(semua, start=1):
        putusan = jalankan(modul, m.isi, urutan, biasa.prosesor)
        pembunuh = {0: "", None: "time"}.get(putusan.kode, putusan.gagal or "does not load")
        hasil[m.nama] = pembunuh
        if putusan.gagal in biasa.lama:
            urutan.remove(putusan.gagal)
            urutan.insert(0, putusan.gagal)
        if not pembunuh:
            print(f"  {ke}/{len(semua)} survived, line {m.baris} {m.nama.split(maxsplit=1)[1]}", flush=True)
    return hasil


def penjelasan() -> dict[str, str]:
    """Return why a survivor may live, by its name: the lines ``- name — why`` of docs/mutasi.md."""
    if not PENJELASAN.exists():
        return {}
    return dict(re.findall(r"(?m)^- (`penilaian/.+`(?: \(\d+\))?) — (.+)$", PENJELASAN.read_text("utf-8")))


def main() -> None:
    """Run the chosen modules, print the share killed, write the survivors."""
    kata = [a for a in sys.argv[1:] if not a.startswith("--")]
    pilihan = list(dict.fromkeys(m for k in kata or ("",) for m in DEKAT if k in m))
    SIMPAN.mkdir(exist_ok=True)
    sebab, tabel, tersisa = penjelasan(), [], []
    if "--lapor" not in sys.argv:
        siapkan(pilihan)
    for modul in pilihan:
        catatan = SIMPAN / (modul.replace("/", ".") + ".json")
        lalu = json.loads(catatan.read_text("utf-8")) if catatan.exists() else {}
        if "--lapor" not in sys.argv:
            ulang = {m.nama for m in mutan(modul) if not lalu.get(m.nama)} if "--selamat" in sys.argv else None
            lalu |= uji_modul(modul, ulang)
            catatan.write_text(json.dumps(lalu, ensure_ascii=False, indent=1), encoding="utf-8")
        semua = [m.nama for m in mutan(modul) if m.nama in lalu]
        hidup = [n for n in semua if not lalu[n]]
        tabel.append((modul, len(semua), len(semua) - len(hidup), sum(n in sebab for n in hidup)))
        tersisa += hidup
    (SIMPAN / "selamat.md").write_text("".join(f"- {n} — {sebab.get(n, '')}\n" for n in tersisa), encoding="utf-8")
    tabel.append(("all", *(sum(b[k] for b in tabel) for k in (1, 2, 3))))
    print("\n| module | mutants | killed | explained | share killed |\n|---|---|---|---|---|")
    for modul, banyak, mati, jelas in tabel:
        print(f"| {modul} | {banyak} | {mati} | {jelas} | {mati / max(banyak, 1):.1%} |")
    if bungkam := [n for n in tersisa if n not in sebab]:
        sys.exit(f"\n{len(bungkam)} survivors without a word in docs/mutasi.md: see {SIMPAN / 'selamat.md'}")


if __name__ == "__main__":
    main()
