"""What the command line shows: findings, the summary of a result, the trace of one village."""

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from penilaian.angka import persen, ribuan
from penilaian.galat import HitunganBaris, Temuan
from penilaian.mesin import Hasil, Langkah

layar = Console(highlight=False)
"""Results go to standard output."""

pesan = Console(stderr=True, highlight=False)
"""Messages about them to standard error."""

BARIS_RINGKAS = 20

LEBAR_PENUH = 130
"""Columns of a terminal from which on the stages' scores fit beside the position."""

_PANJANG_KODE = 13
"""Characters of a village code, which is never cut."""

_SEPANJANGNYA = 100_000
"""Columns that no line of a trace fills."""


def tampilkan_temuan(temuan: Iterable[Temuan], hitungan: HitunganBaris | None = None) -> None:
    """Write every finding on a line of its own, how many there were, and what became of the rows of the file."""
    jumlah: Counter[str] = Counter()
    for t in temuan:
        jumlah[t.berat] += t.banyak
        warna = "red" if t.berat == "galat" else "yellow"
        pesan.print(f"[{warna}]{t.berat}[/]: {escape(str(t))}", soft_wrap=True)
    if jumlah:
        pesan.print(f"{ribuan(jumlah['galat'])} galat, {ribuan(jumlah['peringatan'])} peringatan.")
    if hitungan is not None:
        pesan.print(str(hitungan), soft_wrap=True)


def tampilkan_hasil(hasil: Hasil) -> None:
    """Write the first villages of a result as a table, and how many stand where."""
    tabel = Table(title=escape(f"{hasil.instrumen.nama} ({hasil.instrumen.versi})"), title_justify="left")
    kepala, isi = hasil.tampil(BARIS_RINGKAS, rinci=layar.width >= LEBAR_PENUH)
    for nama in kepala:
        if nama == "Desa":
            tabel.add_column(nama, min_width=_PANJANG_KODE, overflow="fold")
        else:
            kata = nama in {"Periode", "Posisi", "Predikat"}
            tabel.add_column(escape(nama), justify="left" if kata else "right", overflow="fold")
    for baris in isi:
        tabel.add_row(*map(escape, baris))
    layar.print(tabel)
    if len(hasil) > BARIS_RINGKAS:
        layar.print(f"… dan {ribuan(len(hasil) - BARIS_RINGKAS)} baris lagi. Simpan semuanya dengan -o HASIL.csv.")


def tampilkan_jejak(langkah: Langkah, judul: str) -> None:
    """Write the trace of one village as a tree: lines fold on a terminal, and stay whole where a program reads them."""
    pohon = Tree(escape(judul))
    _cabang(pohon, langkah)
    if layar.is_terminal:
        layar.print(pohon)
    else:
        Console(file=layar.file, width=_SEPANJANGNYA, highlight=False).print(pohon)


def _cabang(pohon: Tree, langkah: Langkah) -> None:
    bobot = "" if langkah.bobot is None else f" [dim]bobot {langkah.bobot}[/]"
    id_ = f"[bold]{escape(langkah.id)}[/] " if langkah.id else ""
    batas = ""
    if langkah.batas and langkah.kelengkapan is not None:
        batas = f" [dim]batas {langkah.batas}, kelengkapan {persen(langkah.kelengkapan)}[/]"
    cabang = pohon.add(f"{id_}{escape(langkah.nama)}{bobot}: {escape(langkah.uraian)}{batas} [cyan]{langkah.aturan}[/]")
    for a in langkah.anak:
        _cabang(cabang, a)
