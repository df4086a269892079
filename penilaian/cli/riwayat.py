"""The command that shows and verifies history."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from penilaian.angka import ribuan
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import NOMOR_TERBESAR, cetak_utuh, layar, pesan

if TYPE_CHECKING:
    from penilaian.instrumen import Instrumen
    from penilaian.narasi.asal_kiriman import Asal
    from penilaian.simpan import Kejadian, Kerusakan

    Naskah = Mapping[int, tuple[Instrumen | None, Instrumen | None]]


def riwayat(
    penilaian: Annotated[
        int | None,
        typer.Option(
            "--penilaian", metavar="N", min=1, max=NOMOR_TERBESAR, help="Nomor penilaian; tanpa ini riwayat akun."
        ),
    ] = None,
    periksa: Annotated[
        bool,
        typer.Option(
            "--periksa", help="Hitung ulang semua hash; tanpa --penilaian, semua rantai. Status 1 bila rusak."
        ),
    ] = False,
    banyak: Annotated[
        int,
        typer.Option("--banyak", metavar="N", min=1, max=NOMOR_TERBESAR, help="Kejadian terakhir yang ditampilkan."),
    ] = 50,
) -> None:
    """Tampilkan riwayat penilaian atau akun: siapa, kapan, dari apa menjadi apa. Dengan --periksa: buktikan utuh."""
    from penilaian.narasi.riwayat import sidik_naskah
    from penilaian.simpan import WIB, Pelaku, Peran, buka
    from penilaian.simpan.rawat import wajib_ada

    # Whoever holds the server holds the database file; this command only reads.
    terminal = Pelaku(None, "terminal", (Peran("admin"), Peran("verifikator")))
    with galat_jadi_status():
        wajib_ada()
        with buka() as gudang:
            if periksa:  # nothing else is read: what is damaged must not keep the check from saying so
                jumlah = gudang.riwayat.panjang(terminal, penilaian)
                _putuskan(gudang.riwayat.periksa(terminal, penilaian), jumlah)
                return
            naskah: Naskah = {}
            zona, orang, asal = WIB, {}, {}
            if penilaian is None:
                judul, seluruhnya = "Riwayat akun", None
                kejadian = gudang.riwayat.akun(terminal, batas=banyak)[::-1]
                orang = {a.id: a.nama for a in gudang.akun.daftar(terminal)}
            else:
                lembar = gudang.lembar.ambil(terminal, penilaian)
                zona = lembar.zona_waktu
                semua = gudang.riwayat.penilaian(terminal, penilaian)
                sidik = sidik_naskah(semua)
                ada = gudang.instrumen.ambil_yang_ada(s for pasang in sidik.values() for s in pasang)
                naskah = {n: (ada.get(dulu), ada.get(kini)) for n, (dulu, kini) in sidik.items()}
                kejadian, seluruhnya = semua[-banyak:], len(semua)
                asal = gudang.impor.asal(terminal, penilaian)
                judul = f"Riwayat penilaian {penilaian}, {lembar.desa_nama} periode {lembar.periode}"
            _tampilkan(kejadian, judul, zona, naskah, orang, asal)
            if seluruhnya is not None and seluruhnya > banyak:
                layar.print(f"{ribuan(seluruhnya - banyak)} kejadian sebelumnya tidak ditampilkan; pakai --banyak.")


def _putuskan(rusak: "Iterable[Kerusakan]", jumlah: int) -> None:
    from penilaian.simpan.rawat import tampak

    temuan = list(rusak)
    for k in temuan:
        pesan.print(f"rusak: {tampak(str(k))}", style="red", markup=False, soft_wrap=True)
    layar.print(
        f"{ribuan(jumlah)} kejadian diperiksa: {f'{ribuan(len(temuan))} kerusakan' if temuan else 'semuanya utuh'}."
    )
    if temuan:
        raise typer.Exit(1)


def _tampilkan(
    kejadian: "Iterable[Kejadian]",
    judul: str,
    zona: str,
    naskah: "Naskah",
    orang: Mapping[int, str],
    asal: "Mapping[tuple[str, int], Asal]",
) -> None:
    from penilaian.narasi.asal_kiriman import asal_kejadian
    from penilaian.narasi.riwayat import sebut, siapa
    from penilaian.narasi.waktu import hari_dan_jam, sebut_zona

    tabel = Table(title=f"{judul}, waktu {sebut_zona(zona)}", title_justify="left")
    for kolom in ("Nomor", "Waktu", "Siapa", "Apa", "Dari", "Menjadi", "Alasan"):
        tabel.add_column(kolom, justify="right" if kolom == "Nomor" else "left", overflow="fold")
    for k in kejadian:
        dulu, kini = naskah.get(k.nomor, (None, None))
        isi = sebut(k, kini, orang, instrumen_lama=dulu)
        apa = f"{isi.apa}: {isi.pada}" if isi.pada else isi.apa
        sel = (hari_dan_jam(k.waktu, zona), siapa(k), apa, isi.dari, isi.ke, k.alasan or asal_kejadian(k, asal, zona))
        tabel.add_row(str(k.nomor), *map(escape, sel))
    if tabel.row_count:
        cetak_utuh(tabel)
    else:
        layar.print("Belum ada kejadian.")
