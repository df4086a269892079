"""README and guide: what they point to exists, and what they tell to type can be typed."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

from penilaian.cli.perintah import app
from penilaian.narasi.keadaan import SEBUTAN_KEADAAN

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


LAYAR = ("penilai.md", "verifikator.md", "pengelola.md", "kepala-desa.md")
"""Pages that lead through the screens: what stands in bold is what a screen says."""

DIRANGKAI = {"Belum tahu, lewati", "Belum tersimpan, ketuk lagi.", "tersimpan 10.32"}
"""Put together from parts, or with a time in them."""


@pytest.mark.parametrize("berkas", LAYAR)
def test_what_a_page_names_in_bold_is_written_in_the_product(berkas):
    sumber = [p.read_text("utf-8") for p in (AKAR / "penilaian").rglob("*") if p.suffix in {".py", ".js"}]
    ada = " ".join(re.sub(r'"\s*\n\s*f?"', "", "\n".join(sumber)).split()).lower()
    teks = re.sub(r"```.*?```", "", (AKAR / "docs" / "panduan" / berkas).read_text("utf-8"), flags=re.DOTALL)
    tebal = {" ".join(t.split()) for t in re.findall(r"\*\*(.+?)\*\*", teks, re.DOTALL)} - DIRANGKAI
    bagian = {t: [b.strip(" .,").lower() for b in t.split("…")] for t in tebal}
    assert [t for t, semua in sorted(bagian.items()) if not all(b in ada for b in semua)] == []


def test_the_guide_names_the_states_as_the_pages_do():
    teks = (AKAR / "docs" / "panduan" / "penilai.md").read_text("utf-8").split("| keadaan | artinya |")[1]
    assert re.findall(r"^\| \*\*(.+?)\*\* \|", teks, re.MULTILINE) == list(SEBUTAN_KEADAAN.values())
