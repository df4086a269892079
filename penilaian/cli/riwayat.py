"""The command that shows and verifies history."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from penilaian.angka import ribuan
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import layar, pesan

if TYPE_CHECKING:
    from penilaian.simpan import Kejadian, Kerusakan

_TANPA = ("versi", "versi_verifikasi", "sidik_nama", "sidik_sandi", "sidik_penyedia")
"""Counters and fingerprints that say nothing to a reader."""

_PANJANG = 60


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
    from penilaian.simpan import Pelaku, Peran, buka
    from penilaian.simpan.rawat import wajib_ada

    # Whoever holds the server holds the database file; this command only reads.
    terminal = Pelaku(None, "terminal", (Peran("admin"), Peran("verifikator")))
    with galat_jadi_status():
        wajib_ada()
        with buka() as gudang:
            if penilaian is None:
                kejadian = gudang.riwayat.akun(terminal, batas=banyak)[::-1]
                seluruhnya = None
            else:
                semua = gudang.riwayat.penilaian(terminal, penilaian)
                kejadian, seluruhnya = semua[-banyak:], len(semua)
            if not periksa:
                _tampilkan(kejadian, "Riwayat akun" if penilaian is None else f"Riwayat penilaian {penilaian}")
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


def _tampilkan(kejadian: "Iterable[Kejadian]", judul: str) -> None:
    tabel = Table(title=judul, title_justify="left")
    for kolom in ("Nomor", "Waktu", "Oleh", "Apa", "Perihal", "Perubahan", "Alasan"):
        tabel.add_column(kolom, justify="right" if kolom == "Nomor" else "left", overflow="fold")
    for k in kejadian:
        waktu = k.waktu.astimezone().strftime("%d-%m-%Y %H.%M.%S %Z")
        oleh = k.nama or ("-" if k.pengguna_id is None else f"akun {k.pengguna_id}")
        sel = (waktu, oleh, k.aksi, k.objek, perubahan(k.lama, k.baru), k.alasan)
        tabel.add_row(str(k.nomor), *map(escape, sel))
    layar.print(tabel if tabel.row_count else "Belum ada kejadian.")


def perubahan(lama: Mapping[str, Any] | None, baru: Mapping[str, Any] | None) -> str:
    """Return what became otherwise, e.g. ``teks: 2 → 3``; long values are cut."""
    dulu, kini = dict(lama or {}), dict(baru or {})
    bagian = []
    for nama in dict.fromkeys([*kini, *(dulu if baru is None else ())]):
        if nama in _TANPA or (nama in dulu and nama in kini and dulu[nama] == kini[nama]):
            continue
        if lama is None and kini.get(nama) in (None, "", False):
            continue
        asal = f"{_singkat(dulu[nama])} → " if nama in dulu else ""
        bagian.append(f"{nama}: {asal}{_singkat(kini.get(nama))}")
    return "; ".join(bagian)


def _singkat(nilai: object) -> str:
    teks = "(kosong)" if nilai in (None, "") else str(nilai)
    return teks if len(teks) <= _PANJANG else f"{teks[:_PANJANG]}…"
