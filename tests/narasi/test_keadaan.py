"""Words for states: one place knows them, and it knows all that the store can hold."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import penilaian
from penilaian.narasi.keadaan import ARTI_KEADAAN, SEBAB_TERKUNCI, SEBUTAN_BUKTI, SEBUTAN_KEADAAN, sebut_keadaan
from penilaian.simpan import Keadaan
from penilaian.simpan.basis.tabel import StatusBukti
from penilaian.simpan.rak import PERALIHAN


def test_every_state_of_an_assessment_has_a_name_of_its_own():
    assert set(SEBUTAN_KEADAAN) == set(get_args(Keadaan))
    assert len(set(SEBUTAN_KEADAAN.values())) == len(SEBUTAN_KEADAAN)


@pytest.mark.parametrize("keadaan", get_args(Keadaan))
def test_every_state_of_an_assessment_can_stand_within_a_sentence(keadaan):
    kata = sebut_keadaan(keadaan)
    assert kata == kata.lower()
    assert kata


def test_everything_that_can_become_of_evidence_has_a_name():
    assert set(SEBUTAN_BUKTI) == set(get_args(StatusBukti))


KALIMAT = frozenset(map(sebut_keadaan, SEBUTAN_KEADAAN))
NAMA_PANJANG = tuple(n for n in SEBUTAN_KEADAAN.values() if " " in n)
NAMA_KECIL = tuple(map(str.lower, NAMA_PANJANG))
KODE = (frozenset(SEBUTAN_KEADAAN), frozenset(SEBUTAN_BUKTI))
NAMA = frozenset({*SEBUTAN_KEADAAN.values(), *SEBUTAN_BUKTI.values(), *KALIMAT}) - frozenset().union(*KODE)
"""What states are called; a word that is a state's own code too (`ditolak`) tells nothing."""

PENANDA = re.compile(r"[a-z_-]*")
"""A code, a class or a key: no words for people."""


def berkata(*nilai: ast.AST) -> bool:
    """Return whether code holds a text that was written by hand for people."""
    teks = (n.value for s in nilai for n in ast.walk(s) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return any(not PENANDA.fullmatch(t) for t in teks)


def tetap(pola: ast.pattern) -> bool:
    return isinstance(pola, ast.MatchValue) and isinstance(pola.value, ast.Constant)


def kata_sendiri(pohon: ast.Module) -> Iterator[int]:
    """Yield the lines where a module has words of its own for states: a table by state, a name, half a sentence."""
    diisi: dict[str, list[tuple[object, bool]]] = defaultdict(list)
    for simpul in ast.walk(pohon):
        pasang: list[tuple[object, bool]] = []
        match simpul:
            case ast.Assign(targets=[ast.Subscript(value=tabel, slice=ast.Constant(value=kunci))], value=nilai):
                pasang = diisi[ast.unparse(tabel)]
                pasang.append((kunci, berkata(nilai)))
            case ast.Match(cases=cabang):
                pasang = [(c.pattern.value.value, berkata(*c.body)) for c in cabang if tetap(c.pattern)]
            case ast.Dict(keys=kunci, values=nilai):
                pasang = [(getattr(k, "value", None), berkata(v)) for k, v in zip(kunci, nilai, strict=True)]
            case ast.Call(keywords=kunci):
                pasang = [(k.arg, berkata(k.value)) for k in kunci]
            case ast.Constant(value=str(teks)):
                polos = teks.replace(",", "")
                awal = polos.startswith(NAMA_PANJANG) or teks.startswith("Draf, ")
                sebut = (f"enilaian {p}" for p in ("ini ", "yang "))
                kalimat = any(f"{s}{k}" in polos for s in (*sebut, "enilaiannya ") for k in (*KALIMAT, *NAMA_KECIL))
                if polos in NAMA or awal or kalimat:
                    yield simpul.lineno
        if any(sum(k in kode and v for k, v in pasang) > 1 for kode in KODE):
            yield simpul.lineno


def test_no_other_module_has_words_of_its_own_for_a_state():
    rumah = Path(penilaian.__file__).parent
    tertulis = {
        f"{jalur}:{baris}"
        for berkas in rumah.rglob("*.py")
        if (jalur := berkas.relative_to(rumah).as_posix()) != "narasi/keadaan.py"
        for baris in kata_sendiri(ast.parse(berkas.read_text("utf-8")))
    }
    assert tertulis == set()


@pytest.mark.parametrize(
    ("kode", "banyak"),
    [
        ('{"draf": "Belum selesai", "final": "Selesai"}', 1),
        ('{"draf": ("a", "Belum selesai"), "final": f"Selesai {x}"}', 1),
        ('dict(diterima="Boleh", ditolak="Tidak boleh")', 1),
        ('"Menunggu diperiksa" if x == "diajukan" else "x"', 1),
        ('"sudah diajukan"', 1),
        ('"Penilaian ini sudah diverifikasi."', 1),
        ('f"Dikembalikan untuk diperbaiki, {x}"', 1),
        ('"Dikembalikan, untuk diperbaiki"', 1),
        ('"Tidak ada penilaian yang menunggu diperiksa."', 1),
        ('f"Draf, {x}"', 1),
        ('k["draf"] = "Belum selesai"; k["final"] = "Selesai sudah"', 1),
        ('match x:\n    case "draf": y = "Belum selesai"\n    case "final": y = "Selesai"', 1),
        ('match x:\n    case "draf": y = 1\n    case "final": y = "Selesai"', 0),
        ('k["draf"] = "Belum selesai"; x["final"] = "Selesai sudah"', 0),
        ('{"draf": "pd-draf", "final": "pd-final"}', 0),
        ('{"draf": 1, "final": 2}', 0),
        ('{"draf": "Hanya satu"}', 0),
        ('x in {"diterima", "ditolak"}', 0),
        ('"Bukti yang sudah diterima menunggu diperiksa lagi"', 0),
    ],
)
def test_words_for_states_are_found_and_nothing_else(kode, banyak):
    assert len(list(kata_sendiri(ast.parse(kode)))) == banyak


@pytest.mark.parametrize("keadaan", get_args(Keadaan))
def test_a_state_in_which_a_team_can_change_nothing_says_why_and_the_others_do_not(keadaan):
    assert ARTI_KEADAAN[keadaan].endswith(".")
    terkunci = keadaan not in PERALIHAN["ajukan"].dari
    assert (keadaan in SEBAB_TERKUNCI) == terkunci
    assert not terkunci or sebut_keadaan(keadaan) in SEBAB_TERKUNCI[keadaan]
