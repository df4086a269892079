"""What the command line shows: findings, the summary of a result, the trace of one village."""

import math
from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from penilaian.angka import Mistar, persen, ribuan, tulis_rentang
from penilaian.galat import Temuan
from penilaian.mesin import Hasil, Langkah

layar = Console(highlight=False)
"""Results go to standard output."""

pesan = Console(stderr=True, highlight=False)
"""Messages about them to standard error."""

BARIS_RINGKAS = 20

LEBAR_PENUH = 130
"""Columns of a terminal from which on the stages' scores fit beside the position."""


def tampilkan_temuan(temuan: Iterable[Temuan]) -> None:
    """Write every finding on a line of its own, and how many there were."""
    jumlah: Counter[str] = Counter()
    for t in temuan:
        jumlah[t.berat] += 1
        warna = "red" if t.berat == "galat" else "yellow"
        pesan.print(f"[{warna}]{t.berat}[/]: {escape(str(t))}", soft_wrap=True)
    if jumlah:
        pesan.print(f"{jumlah['galat']} galat, {jumlah['peringatan']} peringatan.")


def tampilkan_hasil(hasil: Hasil) -> None:
    """Write the first villages of a result as a table, and how many stand where."""
    tabel = Table(title=f"{hasil.instrumen.nama} ({hasil.instrumen.versi})", title_justify="left")
    tabel.add_column("Desa")
    tabel.add_column("Periode")
    if hasil.posisi is not None:
        tabel.add_column("Posisi")
        tabel.add_column("Mungkin")
    tabel.add_column("Indeks", justify="right")
    tabel.add_column("Batas", justify="right")
    puncak = hasil.instrumen.puncak if layar.width >= LEBAR_PENUH else ()
    for t in puncak:
        tabel.add_column(t.nama, justify="right")
    kunci, indeks, bawah, atas = hasil.jawaban.kunci, hasil.skor(), hasil.bawah(), hasil.atas()
    skor, mistar = [hasil.skor(t.id) for t in puncak], hasil.instrumen.mistar
    for b in range(min(len(hasil), BARIS_RINGKAS)):
        sel = [
            escape(f"{kunci['kode_desa'].iloc[b]} {kunci['nama_desa'].iloc[b]}".strip()),
            str(kunci["periode"].iloc[b]),
        ]
        if hasil.posisi is not None:
            pasti, mungkin = int(hasil.posisi.pasti[b]), int(hasil.posisi.mungkin[b])
            sel += [hasil.nama_posisi(pasti), hasil.nama_posisi(mungkin) if mungkin != pasti else ""]
        sel += [_angka(indeks[b], mistar), tulis_rentang(mistar.tulis(bawah[b]), mistar.tulis(atas[b]))]
        sel += [_angka(s[b], mistar) for s in skor]
        tabel.add_row(*sel)
    layar.print(tabel)
    if len(hasil) > BARIS_RINGKAS:
        layar.print(f"… dan {ribuan(len(hasil) - BARIS_RINGKAS)} baris lagi. Simpan semuanya dengan -o HASIL.csv.")


def tampilkan_jejak(langkah: Langkah, judul: str) -> None:
    """Write the trace of one village as a tree."""
    pohon = Tree(escape(judul))
    _cabang(pohon, langkah)
    layar.print(pohon, soft_wrap=True)


def _cabang(pohon: Tree, langkah: Langkah) -> None:
    bobot = "" if langkah.bobot is None else f" [dim]bobot {langkah.bobot}[/]"
    id_ = f"[bold]{escape(langkah.id)}[/] " if langkah.id else ""
    batas = ""
    if langkah.batas and langkah.kelengkapan is not None:
        batas = f" [dim]batas {langkah.batas}, kelengkapan {persen(langkah.kelengkapan)}[/]"
    cabang = pohon.add(f"{id_}{escape(langkah.nama)}{bobot}: {escape(langkah.uraian)}{batas} [cyan]{langkah.aturan}[/]")
    for a in langkah.anak:
        _cabang(cabang, a)


def _angka(nilai: float, mistar: Mistar) -> str:
    return "–" if math.isnan(nilai) else mistar.tulis(nilai)
