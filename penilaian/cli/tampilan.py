"""What the command line shows: findings, the summary of a result, the trace of one village."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from penilaian.angka import persen, ribuan
from penilaian.galat import HitunganBaris, Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import Alihan
from penilaian.mesin import Hasil, Langkah
from penilaian.narasi.alihan import daftar_gugur, kalimat_alihan
from penilaian.narasi.temuan import banyak_temuan, padatkan, sebut_peringatan

layar = Console(highlight=False)
"""Results go to standard output."""

pesan = Console(stderr=True, highlight=False)
"""Messages about them to standard error."""

BARIS_RINGKAS = 20

NOMOR_TERBESAR = 2**31 - 1
"""Highest number that any store gives or counts to; a typed one beyond it is refused before it is asked."""

LEBAR_PENUH = 130
"""Columns of a terminal from which on the stages' scores fit beside the position."""

PANJANG_KODE = 13
"""Characters of a village code, which is never cut."""

_SEPANJANGNYA = 100_000
"""Columns that no line of a trace fills."""


_TANPA_TABEL = frozenset({"B10", "B11", "B26", "B27"})
"""Codes of files that can be opened, but whose rows are not counted: which table is meant is not known yet."""


def tampilkan_temuan(temuan: Iterable[Temuan], hitungan: HitunganBaris | None = None) -> None:
    """Write findings on a line each, how many there were, and what became of the rows of the file.

    Of many cells of a column that are at fault in one way the first are named, the others counted. Where no table was
    recognised, that nothing was counted is said instead.
    """
    semua = tuple(temuan)
    for t in padatkan(semua):
        warna = "red" if t.berat == "galat" else "yellow"
        pesan.print(f"[{warna}]{t.berat}[/]: {escape(str(t))}", soft_wrap=True)
    if semua:
        pesan.print(f"{ribuan(banyak_temuan(semua))} galat, {sebut_peringatan(semua)}.")
    if hitungan is not None:
        pesan.print(str(hitungan), soft_wrap=True)
    elif any(t.kode in _TANPA_TABEL and t.berat == "galat" for t in semua):
        pesan.print(
            "Baris dalam berkas tidak dihitung, sebab tabelnya belum dikenali; tidak ada yang dibaca.", soft_wrap=True
        )


def sebut_sidik(instrumen: Instrumen, sidik: str) -> None:
    """Write the hash of answers (``sidik_jawaban``), and what they answer."""
    from penilaian.narasi.jawaban import sebut_sidik_jawaban

    pesan.print(sebut_sidik_jawaban(instrumen, sidik), markup=False, soft_wrap=True)


def tampilkan_alihan(alihan: Alihan, dari: str, ke: str) -> None:
    """Write how many answers were carried over from one version to another, and which became kosong."""
    pesan.print(kalimat_alihan(alihan, dari, ke), markup=False, soft_wrap=True)
    if gugur := daftar_gugur(alihan):
        pesan.print(f"Menjadi kosong: {gugur}.", markup=False, soft_wrap=True)


def tampilkan_hasil(muka: Hasil, banyak: int) -> None:
    """Write the first villages of a result as a table, and how many there are beyond ``BARIS_RINGKAS``.

    Args:
        muka: the result of the first villages, ``BARIS_RINGKAS`` at least where there are so many.
        banyak: all villages.
    """
    from penilaian.narasi.banding import kalimat_rekaan

    tabel = Table(title=escape(f"{muka.instrumen.nama} ({muka.instrumen.versi})"), title_justify="left")
    kepala, isi = muka.tampil(BARIS_RINGKAS, rinci=layar.width >= LEBAR_PENUH)
    for nama in kepala:
        if nama == kepala[0]:
            tabel.add_column(nama, min_width=PANJANG_KODE, overflow="fold")
        else:
            kata = nama in {"Periode", "Posisi", "Predikat"}
            tabel.add_column(escape(nama), justify="left" if kata else "right", overflow="fold")
    for baris in isi:
        tabel.add_row(*map(escape, baris))
    layar.print(tabel)
    if banyak > BARIS_RINGKAS:
        layar.print(f"… dan {ribuan(banyak - BARIS_RINGKAS)} baris lagi. Simpan semuanya dengan -o HASIL.csv.")
    if muka.instrumen.yang_dinilai == "desa" and (rekaan := kalimat_rekaan(muka.jawaban.kunci["kode_desa"])):
        pesan.print(rekaan, markup=False, soft_wrap=True)


def tampilkan_jejak(langkah: Langkah, judul: str) -> None:
    """Write the trace of one village as a tree: lines fold on a terminal, and stay whole where a program reads them."""
    pohon = Tree(escape(judul))
    _cabang(pohon, langkah)
    cetak_utuh(pohon)


def cetak_utuh(isi: Tree | Table) -> None:
    """Write what folds at the edge of a terminal, and line by line whole where a program or a file takes it."""
    if layar.is_terminal:
        layar.print(isi)
    else:
        Console(file=layar.file, width=_SEPANJANGNYA, highlight=False).print(isi)


def _cabang(pohon: Tree, langkah: Langkah) -> None:
    bobot = "" if langkah.bobot is None else f" [dim]bobot {langkah.bobot}[/]"
    id_ = f"[bold]{escape(langkah.id)}[/] " if langkah.id else ""
    batas = ""
    if langkah.batas and langkah.kelengkapan is not None:
        batas = f" [dim]batas {langkah.batas}, kelengkapan {persen(langkah.kelengkapan)}[/]"
    cabang = pohon.add(f"{id_}{escape(langkah.nama)}{bobot}: {escape(langkah.uraian)}{batas} [cyan]{langkah.aturan}[/]")
    for a in langkah.anak:
        _cabang(cabang, a)
