"""Where Streamlit's insides may be named: in one module of code, and its marks on a page as that module lists them."""

import ast
import re
from collections.abc import Iterator
from types import ModuleType

import pytest
import streamlit
from peladen import AKAR, STATIS_STREAMLIT

from penilaian.dasbor.jeroan_streamlit import PENANDA

DASBOR = AKAR / "penilaian" / "dasbor"
KODE = {b.relative_to(AKAR).as_posix(): ast.parse(b.read_text("utf-8")) for b in (AKAR / "penilaian").rglob("*.py")}
JEROAN = KODE.pop("penilaian/dasbor/jeroan_streamlit.py")
LEMBAR = [*DASBOR.rglob("*.css"), *DASBOR.rglob("*.js")]
SKRIP_STREAMLIT = "\n".join(
    satu.read_text("utf-8") for satu in sorted((STATIS_STREAMLIT / "static" / "js").glob("*.js"))
)
BUATAN = re.compile(r"\bst-(?!key-)[a-z]\w*|emotion|Styled|react-aria|glideDataEditor|dvn-")
"""Names that Streamlit makes up at every build, or that come from what it is built of: other ones tomorrow."""

DALAM = {n for n, isi in vars(streamlit).items() if isinstance(isi, ModuleType)} - {"column_config", "components"}
"""Names below ``st`` that are modules themselves, ``st.runtime`` for one."""


# -- code ------------------------------------------------------------------------------------------------------------


def impor(pohon: ast.Module) -> set[str]:
    """Return the modules that code imports, as far as they are Streamlit's."""
    nama: set[str] = set()
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Import):
            nama |= {satu.name for satu in simpul.names}
        elif isinstance(simpul, ast.ImportFrom) and simpul.module and not simpul.level:
            nama |= {simpul.module} | {f"{simpul.module}.{satu.name}" for satu in simpul.names}
    return {satu for satu in nama if satu.split(".")[0] == "streamlit"}


def pangkal(simpul: ast.expr) -> ast.expr:
    """Return what a chain of attributes, calls and items begins with: ``st`` of ``st.container().a[0]``."""
    while isinstance(simpul, ast.Attribute | ast.Call | ast.Subscript):
        simpul = simpul.func if isinstance(simpul, ast.Call) else simpul.value
    return simpul


def sebutan(pohon: ast.Module) -> set[str]:
    """Return what code calls Streamlit."""
    semua = [a for s in ast.walk(pohon) if isinstance(s, ast.Import) for a in s.names]
    return {a.asname or a.name for a in semua if a.name == "streamlit"}


def turunan(pohon: ast.Module, asal: set[str]) -> set[str]:
    """Return the names that hold something got from Streamlit, by whatever detour."""
    ikatan: list[tuple[ast.expr | None, ast.expr | None]] = []
    for s in ast.walk(pohon):
        match s:
            case ast.Assign(targets=sasaran, value=nilai):
                ikatan += [(t, nilai) for t in sasaran]
            case ast.AnnAssign(target=t, value=nilai) | ast.NamedExpr(target=t, value=nilai):
                ikatan.append((t, nilai))
            case ast.withitem(optional_vars=t, context_expr=nilai):
                ikatan.append((t, nilai))
    ada = set(asal)
    while (
        baru := {
            t.id
            for t, nilai in ikatan
            if isinstance(t, ast.Name) and nilai is not None and getattr(pangkal(nilai), "id", None) in ada
        }
        - ada
    ):
        ada |= baru
    return ada


def dalaman(pohon: ast.Module) -> Iterator[str]:
    """Yield where code reaches below what Streamlit promises: Streamlit itself handed on, its modules, names with _."""
    st = sebutan(pohon)
    milik = turunan(pohon, st)
    beratribut = {id(s.value) for s in ast.walk(pohon) if isinstance(s, ast.Attribute)}
    for s in ast.walk(pohon):
        if isinstance(s, ast.Name) and s.id in st and id(s) not in beratribut:
            yield f"{s.lineno}: {s.id}"
        if isinstance(s, ast.Attribute) and getattr(pangkal(s), "id", None) in milik:
            langsung = isinstance(s.value, ast.Name) and s.value.id in st
            if (s.attr.startswith("_") and s.attr != "__version__") or (langsung and s.attr in DALAM):
                yield f"{s.lineno}: {ast.unparse(s)}"


UMUM = {"__getitem__", "__name__", "__path__", "__version__", "_asdict", "_replace"}
"""Names with _ that Python or a package promises."""


def berdalam(pohon: ast.Module) -> Iterator[str]:
    """Yield where a module that imports Streamlit reads a name with _ of anything but itself, or by another way.

    What came from Streamlit by a loop, a parameter or two names at once is not told apart from anything else.
    """
    if not impor(pohon):
        return
    sendiri = {"self", "cls"} | {s.name for s in ast.walk(pohon) if isinstance(s, ast.ClassDef)}
    for s in ast.walk(pohon):
        match s:
            case ast.Attribute(value=ast.Name(id=nama)) if nama in sendiri:
                pass
            case ast.Attribute(attr=nama) if nama.startswith("_") and nama not in UMUM:
                yield f"{s.lineno}: {ast.unparse(s)}"
            case ast.Call(func=ast.Name(id="getattr" | "setattr" | "delattr" | "hasattr" | "vars")):
                yield f"{s.lineno}: {ast.unparse(s)}"


def test_only_one_module_knows_what_lies_below_streamlit():
    assert {b: nama for b, pohon in KODE.items() if (nama := impor(pohon) - {"streamlit"})} == {}
    assert impor(JEROAN) - {"streamlit"} != set()


def test_nor_does_any_other_module_reach_below_streamlit_by_its_attributes():
    assert "runtime" in DALAM
    assert [f"{b}:{satu}" for b, pohon in KODE.items() for satu in dalaman(pohon)] == []


@pytest.mark.parametrize(
    ("kode", "banyak"),
    [
        ("import streamlit as st; st.runtime.exists()", 1),
        ("import streamlit; streamlit._config", 1),
        ("import streamlit as st; s = st; s.runtime", 1),
        ("import streamlit as st; getattr(st, 'runtime')", 1),
        ("import streamlit as st; st.session_state._state", 1),
        ("import streamlit as st; st.columns(2)[0]._form", 1),
        ("import streamlit as st; w = st.container(); w._form", 1),
        ("import streamlit as st\nwith st.form('x') as f:\n    f._form", 1),
        ("import streamlit as st; st.__dict__['runtime']", 1),
        ("import streamlit as st; st.__version__; st.column_config.TextColumn(); w = st.container(); w.button('x')", 0),
        ("st = 1; [st]; self._x", 0),
    ],
)
def test_a_way_below_streamlit_is_found_and_nothing_else(kode, banyak):
    assert len(list(dalaman(ast.parse(kode)))) == banyak


def test_no_module_that_draws_reads_what_others_keep_to_themselves():
    assert [f"{b}:{satu}" for b, pohon in KODE.items() for satu in berdalam(pohon)] == []


@pytest.mark.parametrize(
    ("kode", "banyak"),
    [
        ("for c in st.columns(2): c._form_data", 1),
        ("a, b = st.columns(2); a._root_container", 1),
        ("def gambar(w): return w._cursor", 1),
        ("[x._block_type for x in st.columns(2)]", 1),
        ("w = 1; getattr(w, '_x')", 1),
        ("vars(st.session_state)", 1),
        ("w.__dict__", 1),
        ("class A:\n    def b(self): return self._c, A._d", 0),
        ("pasang._replace(a=1); SEBUTAN.__getitem__; st.__version__; w.kunci", 0),
    ],
)
def test_a_name_that_others_keep_to_themselves_is_found_wherever_it_came_from(kode, banyak):
    assert len(list(berdalam(ast.parse(f"import streamlit as st\n{kode}")))) == banyak
    assert list(berdalam(ast.parse(kode))) == []  # a module without Streamlit


def test_no_text_in_code_names_a_mark_or_an_address_of_streamlits():
    """Style sheets and scripts name marks, and are held by the next tests."""
    tersebut = {
        f"{b}:{simpul.lineno}"
        for b, pohon in KODE.items()
        for simpul in ast.walk(pohon)
        if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str)
        if re.search(
            r"data-testid|data-baseweb|\bst[A-Z]\w+|\bst-(?!key-)[a-z]|\bst-key-|_stcore|#root\b", simpul.value
        )
        or BUATAN.search(simpul.value)
    }
    assert tersebut == set()


# -- the page --------------------------------------------------------------------------------------------------------


def tanpa_catatan(isi: str) -> str:
    return re.sub(r"/\*.*?\*/", "", isi, flags=re.DOTALL)


def dipakai(isi: str) -> set[str]:
    """Marks of Streamlit's page that a style sheet or script names, without what it says in its remarks."""
    isi = tanpa_catatan(isi)
    sifat = re.findall(r"\[(data-(?!pd-)[a-z-]+|kind)(?:\^?=)?(?:(?<=[a-z]=)[\"']?([A-Za-z_-]+))?", isi)
    bentuk = {f"data-{re.sub('([A-Z])', lambda m: '-' + m[1].lower(), s)}" for s in re.findall(r"dataset\.(\w+)", isi)}
    return (
        {satu for pasang in sifat for satu in pasang if satu}
        | {satu for satu in bentuk if not satu.startswith("data-pd")}
        | set(re.findall(r"\bst[A-Z][\w-]*", isi))
        | set(re.findall(r"\b(st-key-)", isi))
        | set(re.findall(r"#(root)\b", isi))
        | set(re.findall(r"(?<![\w-])(?:CONNECTED|DISCONNECTED_FOREVER|CONNECTING|PINGING_SERVER)\b", isi))
    )


def test_style_sheets_and_scripts_use_exactly_the_listed_marks():
    assert set().union(*(dipakai(b.read_text("utf-8")) for b in LEMBAR)) == set(PENANDA)


def test_style_sheets_and_scripts_use_no_name_that_streamlit_makes_up_at_every_build():
    assert {b.name: n for b in LEMBAR if (n := BUATAN.findall(tanpa_catatan(b.read_text("utf-8"))))} == {}


@pytest.mark.parametrize(
    "aturan",
    [
        ".st-emotion-cache-1a2b3c",
        ".st-bx",
        '[class*="st-emotion"]',
        ".react-aria-ListBox",
        ".glideDataEditor",
        ".dvn-x",
    ],
)
def test_a_name_made_up_at_every_build_is_found(aturan):
    assert BUATAN.search(aturan + " { color: red; }")


@pytest.mark.parametrize("penanda", [pytest.param(p, id=f"{p}: {akibat}") for p, akibat in PENANDA.items()])
def test_streamlit_still_marks_its_page_so(penanda):
    jenis, _, macam = penanda.rpartition("-")
    bentuk = [f"`{penanda}`", f'"{penanda}"', f"`{penanda}$", f"{penanda}:", f"`{jenis}-${{" if macam else penanda]
    assert any(satu in SKRIP_STREAMLIT for satu in bentuk)
