"""README and guide: what they point to exists, and what they tell to type can be typed."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

from penilaian.cli.perintah import app

AKAR = Path(__file__).parents[2]
NASKAH = [AKAR / "README.md", *sorted((AKAR / "docs").rglob("*.md"))]
TAUTAN = re.compile(r"\]\(([^)\s]+)\)")
PERINTAH = re.compile(r"\bpenilaian((?:[ \t]+[^\s`|&;>#]+)+)")


def nama(jalur: Path) -> str:
    return jalur.relative_to(AKAR).as_posix()


def jangkar(teks: str) -> set[str]:
    """Anchors that a page's headings get."""
    judul = re.findall(r"^#+ (.+)$", teks, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", j.lower()).strip().replace(" ", "-") for j in judul}


def perintah_tertulis(teks: str) -> Iterator[list[str]]:
    """Commands in code, without the words around them: in backticks and in fenced blocks."""
    pagar = re.findall(r"^\s*```.*?\n(.*?)^\s*```", teks, re.MULTILINE | re.DOTALL)
    sebaris = re.findall(r"`([^`]+)`", re.sub(r"^\s*```.*?^\s*```", "", teks, flags=re.MULTILINE | re.DOTALL))
    for potongan in (*(baris for p in pagar for baris in p.splitlines()), *(" ".join(s.split()) for s in sebaris)):
        for kata in PERINTAH.findall(potongan):
            yield kata.split()


def salah(kata: list[str]) -> str:
    """What is wrong with a command, ``""`` where it can be typed: its names, its options, a value where one is due."""
    ini = typer.main.get_command(app)
    sisa = list(kata)
    while hasattr(ini, "commands") and sisa and not sisa[0].startswith("-") and sisa[0] not in {"PERINTAH", "…"}:
        lanjut = ini.commands.get(sisa[0])
        if lanjut is None:
            return f"there is no command {sisa[0]}"
        ini = lanjut
        sisa.pop(0)
    pilihan = {o: p for p in ini.params if p.param_type_name == "option" for o in (*p.opts, *p.secondary_opts)}
    for n, k in enumerate(sisa):
        if k.startswith("-") and k != "--help":
            p = pilihan.get(k.split("=")[0])
            if p is None:
                return f"{ini.name} has no option {k}"
            if not p.is_flag and "=" not in k and (n + 1 == len(sisa) or sisa[n + 1].startswith("-")):
                return f"{k} of {ini.name} has no value"
    return ""


@pytest.mark.parametrize("naskah", NASKAH, ids=nama)
def test_every_relative_link_and_picture_of_a_page_exists(naskah):
    teks = naskah.read_text("utf-8")
    for tautan in TAUTAN.findall(teks):
        if re.match(r"[a-z]+:", tautan):
            continue
        jalan, _, bagian = unquote(tautan).partition("#")
        tujuan = (naskah.parent / jalan).resolve() if jalan else naskah
        assert tujuan.exists(), f"{nama(naskah)}: {tautan}"
        if bagian and tujuan.suffix == ".md":
            assert bagian in jangkar(tujuan.read_text("utf-8")), f"{nama(naskah)}: {tautan}"


@pytest.mark.parametrize("naskah", NASKAH, ids=nama)
def test_every_command_that_a_page_names_can_be_typed(naskah):
    temuan = {" ".join(k): salah(k) for k in perintah_tertulis(naskah.read_text("utf-8"))}
    assert not {k: s for k, s in temuan.items() if s}


def test_the_guide_names_commands_of_every_group():
    semua = [k[0] for n in NASKAH for k in perintah_tertulis(n.read_text("utf-8"))]
    assert {"akun", "basisdata", "riwayat", "nilai", "dasbor"} <= set(semua)


@pytest.mark.parametrize(
    ("kata", "sebab"),
    [
        ("akun ubah --nama x", "no command ubah"),
        ("akun tambah --nam x", "no option --nam"),
        ("basisdata cadangkan -o", "has no value"),
    ],
)
def test_a_command_that_cannot_be_typed_is_found(kata, sebab):
    assert sebab in salah(kata.split())


def test_every_page_of_the_guide_is_linked_from_its_first_page():
    panduan = AKAR / "docs" / "panduan"
    tertaut = set(TAUTAN.findall((panduan / "README.md").read_text("utf-8")))
    assert {p.name for p in panduan.glob("*.md")} - {"README.md"} <= tertaut


def test_every_picture_is_shown_somewhere_and_light():
    terpakai = {
        (n.parent / t).resolve() for n in NASKAH for t in TAUTAN.findall(n.read_text("utf-8")) if t.endswith(".png")
    }
    for gambar in (AKAR / "docs" / "gambar").glob("*.png"):
        assert gambar.resolve() in terpakai, f"{gambar.name} is shown nowhere"
        assert gambar.stat().st_size <= 150_000, gambar.name
