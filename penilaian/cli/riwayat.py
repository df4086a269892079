"""The command that shows and verifies history."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from penilaian.angka import ribuan
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import layar, pesan

if TYPE_CHECKING:
    from penilaian.instrumen import Instrumen
    from penilaian.simpan import Kejadian, Kerusakan


def riwayat(
    penilaian: Annotated[
        int | None, typer.Option("--penilaian", metavar="N", min=1, help="Nomor penilaian; tanpa ini riwayat akun.")
    ] = None,
    periksa: Annotated[
        bool,
        typer.Option(
            "--periksa", help="Hitung ulang semua hash; tanpa --penilaian, semua rantai. Status 1 bila rusak."
        ),
    ] = False,
    banyak: Annotated[
        int, typer.Option("--banyak", metavar="N", min=1, help="Kejadian terakhir yang ditampilkan.")
    ] = 50,
) -> None:
    """Tampilkan riwayat penilaian atau akun: siapa, kapan, dari apa menjadi apa. Dengan --periksa: buktikan utuh."""
    from penilaian.simpan import WIB, Pelaku, Peran, buka
    from penilaian.simpan.rawat import wajib_ada

    # Whoever holds the server holds the database file; this command only reads.
    terminal = Pelaku(None, "terminal", (Peran("admin"), Peran("verifikator")))
    with galat_jadi_status():
        wajib_ada()
        with buka() as gudang:
            instrumen, zona, orang = None, WIB, {}
            if penilaian is None:
                judul, seluruhnya = "Riwayat akun", None
                kejadian = gudang.riwayat.akun(terminal, batas=banyak)[::-1]
                orang = {a.id: a.nama for a in gudang.akun.daftar(terminal)}
            else:
                lembar = gudang.lembar.ambil(terminal, penilaian)
                instrumen, zona = gudang.instrumen.ambil(lembar.sidik), lembar.zona_waktu
                semua = gudang.riwayat.penilaian(terminal, penilaian)
                kejadian, seluruhnya = semua[-banyak:], len(semua)
                judul = f"Riwayat penilaian {penilaian}, {lembar.desa_nama} periode {lembar.periode}"
            if not periksa:
                _tampilkan(kejadian, judul, zona, instrumen, orang)
                if seluruhnya is not None and seluruhnya > banyak:
                    layar.print(f"{seluruhnya - banyak} kejadian sebelumnya tidak ditampilkan; pakai --banyak.")
                return
            rusak = gudang.riwayat.periksa(terminal, penilaian)
            jumlah = gudang.riwayat.panjang(terminal) if seluruhnya is None else seluruhnya
    _putuskan(rusak, jumlah)


def _putuskan(rusak: "Iterable[Kerusakan]", jumlah: int) -> None:
    temuan = list(rusak)
    for k in temuan:
        nomor = "" if k.nomor is None else f" kejadian {k.nomor}"
        pesan.print(f"rusak: {k.rantai}{nomor}: {k.pesan}", style="red", markup=False, soft_wrap=True)
    layar.print(f"{ribuan(jumlah)} kejadian diperiksa: {f'{len(temuan)} kerusakan' if temuan else 'semuanya utuh'}.")
    if temuan:
        raise typer.Exit(1)


def _tampilkan(
    kejadian: "Iterable[Kejadian]", judul: str, zona: str, instrumen: "Instrumen | None", orang: Mapping[int, str]
) -> None:
    from penilaian.narasi.riwayat import sebut, siapa
    from penilaian.narasi.waktu import hari_dan_jam, sebut_zona

    tabel = Table(title=f"{judul}, waktu {sebut_zona(zona)}", title_justify="left")
    for kolom in ("Nomor", "Waktu", "Siapa", "Apa", "Dari", "Menjadi", "Alasan"):
        tabel.add_column(kolom, justify="right" if kolom == "Nomor" else "left", overflow="fold")
    for k in kejadian:
        isi = sebut(k, instrumen, orang)
        apa = f"{isi.apa}: {isi.pada}" if isi.pada else isi.apa
        sel = (hari_dan_jam(k.waktu, zona), siapa(k), apa, isi.dari, isi.ke, k.alasan)
        tabel.add_row(str(k.nomor), *map(escape, sel))
    layar.print(tabel if tabel.row_count else "Belum ada kejadian.")
