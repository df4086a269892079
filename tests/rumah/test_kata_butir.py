"""A "butir" is one of the Inpres (1a); what a checklist ticks is a "hal" wherever no author of YAML reads."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import penilaian

AKAR = Path(penilaian.__file__).parent
PENULIS = ("muat", "instrumen")
"""Rooms that speak to authors of YAML, where the key is called ``butir``."""


def kalimat(berkas: Path) -> Iterator[str]:
    """Yield what a module says beside its docstrings: constants of more than one word, and parts of f-strings."""
    pohon = ast.parse(berkas.read_text(encoding="utf-8"))
    lepas = {s.value for s in ast.walk(pohon) if isinstance(s, ast.Expr)}
    yield from (
        s.value
        for s in ast.walk(pohon)
        if isinstance(s, ast.Constant) and isinstance(s.value, str) and s not in lepas and " " in s.value
    )


def test_no_sentence_of_the_program_calls_what_is_ticked_a_butir():
    berkas = [b for b in AKAR.rglob("*.py") if b.relative_to(AKAR).parts[0] not in PENULIS]
    assert [
        (b.name, k) for b in berkas for k in kalimat(b) if re.search(r"\bbutir\b(?! Inpres)", k, re.IGNORECASE)
    ] == []
