"""What can be changed in a module: one operator, number or condition at a time, by the operators of Cosmic Ray."""

import ast
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator
from parso.python.tree import Keyword
from parso.python.tree import Operator as Tanda
from parso.tree import NodeOrLeaf

LAWAN = {
    "Comparison": "Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt Eq_NotEq NotEq_Eq Is_IsNot IsNot_Is",
    "Binary": "Add_Sub Sub_Add Mul_Div Mul_Add Div_Mul FloorDiv_Div FloorDiv_Mul Mod_Div Mod_Mul Pow_Mul "
    "BitOr_BitAnd BitAnd_BitOr BitXor_BitOr LShift_RShift RShift_LShift",
    "Unary": "Delete_USub Delete_Invert Delete_Not",
}
"""What replaces what: the neighbour at the boundary and the opposite. The other pairs mostly raise TypeError, which any
test notices, and would only make the share look better."""


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


def mutan(modul: str, asal: str) -> list[Mutan]:
    """Return every distinct change of a module's text that still compiles, in the order of its lines."""
    pohon = ast.parse(asal)
    hampa, terlihat = _tanpa_hitungan(pohon), {_rupa(asal)}
    hasil = []
    for o in operator():
        tempat = [p for node in ast_nodes(get_ast(asal)) for p in o.mutation_positions(node)]
        for ke, ((baris, kolom), _) in enumerate(tempat):
            isi = mutate_code(asal, o, ke)
            bintang = asal.splitlines()[baris - 1].startswith("*,", kolom)  # of a signature, no product
            if isi is None or bintang or any(a <= (baris, kolom) < b for a, b in hampa):
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
    """Return from where to where nothing is computed: annotations, decorators of classes, ``strict=``, asserts."""
    hampa = [getattr(n, nama, None) for n in ast.walk(pohon) for nama in ("annotation", "returns")]
    hampa += [d for n in ast.walk(pohon) if isinstance(n, ast.ClassDef) for d in n.decorator_list]
    hampa += [n.test for n in ast.walk(pohon) if isinstance(n, ast.Assert)]
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
