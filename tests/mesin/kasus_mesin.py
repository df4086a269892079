"""Case tables: answers and expected results in YAML, with the arithmetic written out.

A file below ``kasus/`` names its instrument and lists cases. A case has

- ``nama``: a sentence that can be false, and ``cerita``: the same in words of the domain;
- ``dasar``: what every question is answered unless ``jawaban`` says otherwise (``kosong``, ``terburuk``, ``terbaik``);
- ``jawaban``: by indicator (``P01``), group (``persiapan``) or range (``I01..I07``): a cell as in an answers file,
  ``kosong``, ``terburuk``, ``terbaik``, or ``3 butir`` for the first three items of a checklist;
- ``harapan``: by column of the result: a word, ``kosong``, or exact arithmetic such as ``(3*1/4 + 2*1/7) / 7 * 100``;
  beyond the columns also ``bawah_``, ``atas_``, ``kelengkapan_`` of any group or ``lensa_<lens>_<value>``;
- ``kemudian``: a second look with some answers changed (``ubah``), its ``harapan``, and ``selebihnya: tetap`` where
  no other column may change.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from penilaian import Hasil, dari_tabel, muat_instrumen, nilai
from penilaian.instrumen import Indikator, IndikatorDaftar, Instrumen, tolok_satu

FOLDER = Path(__file__).parent
KATA_UMUM = ("kosong", "terburuk", "terbaik")
OPERASI: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


@dataclass(frozen=True)
class Kasus:
    instrumen: str
    nama: str
    jawaban: Mapping[str, str]
    harapan: Mapping[str, str]
    kemudian: Mapping[str, Any] | None


class _PembacaKetat(yaml.BaseLoader):
    """Every scalar is text, and a key written twice is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        kunci = [self.construct_object(k, deep=deep) for k, _ in node.value]
        ganda = {k for k in kunci if kunci.count(k) > 1}
        if ganda:
            raise ValueError(f"kunci ditulis dua kali: {ganda} ({node.start_mark})")
        return super().construct_mapping(node, deep)


def baca_kasus() -> list[Kasus]:
    """Return the cases of every table, in file order."""
    kasus = []
    for berkas in sorted((FOLDER / "kasus").glob("*.yaml")):
        isi = yaml.load(berkas.read_text(encoding="utf-8"), Loader=_PembacaKetat)  # noqa: S506  (text only)
        assert set(isi) == {"instrumen", "kasus"}, berkas
        for k in isi["kasus"]:
            assert set(k) <= {"nama", "cerita", "dasar", "jawaban", "harapan", "kemudian"}, f"{berkas}: {k['nama']}"
            instrumen = instrumen_uji(isi["instrumen"])
            jawaban = uraikan(instrumen, {"dasar": k.get("dasar", "kosong"), **k.get("jawaban", {})})
            kasus.append(Kasus(isi["instrumen"], k["nama"], jawaban, k["harapan"], k.get("kemudian")))
    return kasus


@cache
def instrumen_uji(nama: str) -> Instrumen:
    """Return a small instrument of the tests, or a shipped one."""
    folder = FOLDER / "instrumen" / nama
    return muat_instrumen(folder if folder.is_dir() else nama)


def ubah_instrumen(instrumen: Instrumen, **ganti: object) -> Instrumen:
    """Return another instrument; ``model_copy`` would carry hashes and indexes over that were computed before."""
    return Instrumen(**{n: getattr(instrumen, n) for n in Instrumen.model_fields} | ganti)


def uraikan(instrumen: Instrumen, tertulis: Mapping[str, str]) -> dict[str, str]:
    """Return one cell an indicator; later keys win over earlier ones."""
    sel: dict[str, str] = {}
    for kunci, isi in tertulis.items():
        sel |= {i.id: tulis_sel(i, isi) for i in _yang_dimaksud(instrumen, kunci)}
    return sel


def _yang_dimaksud(instrumen: Instrumen, kunci: str) -> list[Indikator]:
    semua = list(instrumen.indikator)
    if kunci == "dasar":
        return semua
    if kunci in instrumen.per_id:
        return [instrumen.per_id[kunci]]
    if ".." in kunci:
        awal, akhir = (semua.index(instrumen.per_id[id_]) for id_ in kunci.split(".."))
        return semua[awal : akhir + 1]
    assert kunci in instrumen.kelompok_per_id, kunci
    return [i for i in semua if kunci in (i.kelompok, instrumen.puncak_dari(i.kelompok).id)]


def tulis_sel(i: Indikator, isi: str) -> str:
    """Return the cell of an answers file that ``isi`` means for this indicator."""
    if isinstance(i, IndikatorDaftar):
        id_butir = [b.id for b in i.butir]
        if isi == "terburuk":
            return "NIHIL"
        if isi == "terbaik":
            return " ".join(id_butir)
        if isi.endswith(" butir"):
            return " ".join(id_butir[: int(isi.removesuffix(" butir"))])
    if isi in ("terburuk", "terbaik"):
        return str(tolok_satu(i)[isi == "terbaik"])
    return "" if isi == "kosong" else isi


def nilai_kasus(instrumen: Instrumen, *desa: Mapping[str, str]) -> Hasil:
    """Return the result of villages, or of whatever else the instrument assesses, given as cells by indicator."""
    pola = "99.01.01.2{:03}" if instrumen.yang_dinilai == "desa" else "99.{:02}"
    baris = [{"kode_desa": pola.format(n), "periode": "2026", **d} for n, d in enumerate(desa, start=1)]
    return nilai(instrumen, dari_tabel(instrumen, baris))


def ambil(hasil: Hasil, tabel: pd.DataFrame, kolom: str, baris: int = 0) -> float | str:
    """Return what a result (and its table) says under a column, or under ``bawah_``, ``atas_`` … of any node."""
    if kolom in tabel:
        isi = tabel[kolom].iloc[baris]
        return isi if isinstance(isi, str) else float(isi)
    bagian, _, simpul = kolom.partition("_")
    skor = hasil.kelompok
    if simpul.startswith("lensa_"):
        skor, simpul = hasil.lensa, simpul.removeprefix("lensa_")
    satu = {"bawah": skor.bawah, "atas": skor.atas, "kelengkapan": skor.kelengkapan}[bagian][skor.baris(simpul)]
    return float(satu[baris] if bagian == "kelengkapan" else hasil.ke_skala(satu)[baris])


def hitung(teks: str) -> Fraction:
    """Return the exact value of arithmetic with ``+ - * /``, brackets and decimal numbers; nothing else is allowed."""

    def nilai_dari(simpul: ast.expr) -> Fraction:
        if isinstance(simpul, ast.BinOp) and type(simpul.op) in OPERASI:
            return OPERASI[type(simpul.op)](nilai_dari(simpul.left), nilai_dari(simpul.right))
        if isinstance(simpul, ast.UnaryOp) and isinstance(simpul.op, ast.USub):
            return -nilai_dari(simpul.operand)
        if isinstance(simpul, ast.Constant) and type(simpul.value) in (int, float):
            return Fraction(ast.get_source_segment(teks, simpul) or "")
        raise ValueError(f"bukan hitungan: {teks!r}")

    return nilai_dari(ast.parse(teks, mode="eval").body)


def beda(hasil: Hasil, harapan: Mapping[str, str]) -> dict[str, tuple[object, object]]:
    """Return what differs: column → (found, expected). Numbers may differ by 1e-9 of the scale's width."""
    s = hasil.instrumen.skala
    lebar = float(s.maks - s.min)
    tabel = hasil.tabel()
    salah: dict[str, tuple[object, object]] = {}
    for kolom, tertulis in harapan.items():
        isi = ambil(hasil, tabel, kolom)
        if isinstance(isi, str):
            cocok, mestinya = isi == ("" if tertulis == "kosong" else tertulis), tertulis
        elif tertulis == "kosong":
            cocok, mestinya = bool(np.isnan(isi)), tertulis
        else:
            batas = 1e-9 * (1 if kolom.startswith("kelengkapan") else lebar)
            pecahan = hitung(tertulis)
            cocok, mestinya = bool(abs(isi - float(pecahan)) <= batas), f"{tertulis} = {float(pecahan)}"
        if not cocok:
            salah[kolom] = (isi, mestinya)
    return salah
