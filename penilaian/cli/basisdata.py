"""The commands that care for the whole store; whoever may run them on the server is its admin."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from penilaian.angka import bita, ribuan
from penilaian.cli import bahasa
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import layar, pesan

if TYPE_CHECKING:
    from penilaian.simpan import GudangRusak
    from penilaian.simpan.rawat import HasilCadangan

app = typer.Typer(
    name="basisdata",
    cls=bahasa.Kelompok,
    help="Merawat basis data dan bukti: cadangkan, pulihkan, periksa, bersihkan, naik (ke bentuk versi ini).",
    no_args_is_help=True,
    subcommand_metavar="PERINTAH [ARGUMEN]...",
    options_metavar="[OPSI]",
)

_HILANG_DISEBUT = 5
_RUSAK_DISEBUT = 5


@app.callback()
def pembuka() -> None:
    """Merawat basis data dan bukti: cadangkan, pulihkan, periksa, bersihkan, naik (ke bentuk versi ini)."""


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def cadangkan(
    keluar: Annotated[Path, typer.Option("-o", "--keluar", metavar="BERKAS", help="Berkas cadangan, misalnya a.zip.")],
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti berkas itu bila sudah ada.")] = False,
) -> None:
    """Tulis basis data dan semua bukti ke satu berkas. Dasbor boleh tetap berjalan.

    Berkasnya berisi jawaban, akun dan bukti: simpan di tempat yang aman. Berkas yang sudah ada tidak diganti.
    """
    from penilaian.simpan import GudangRusak
    from penilaian.simpan.bukti import Peti
    from penilaian.simpan.rawat import cadangkan as tulis
    from penilaian.simpan.rawat import gudang_ada

    with galat_jadi_status():
        try:
            with gudang_ada() as (koneksi, _), _kemajuan() as maju:
                hasil = tulis(koneksi, Peti(koneksi.folder), keluar, maju, timpa=timpa)
        except GudangRusak as galat:
            _cadangkan_mentah(galat, keluar)
    _sebut_cadangan(hasil)


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def pulihkan(
    berkas: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas dari: penilaian basisdata cadangkan.")],
    walau_rusak: Annotated[
        bool,
        typer.Option("--walau-rusak", help="Pulihkan walau riwayat di dalamnya tidak utuh; kerusakannya tetap ada."),
    ] = False,
) -> None:
    """Ganti basis data dengan isi cadangan, sesudah cadangan itu terbukti utuh. Hentikan dasbor dahulu.

    Basis data yang diganti tidak dihapus tetapi disisihkan. Semua orang harus masuk lagi.
    """
    from penilaian.simpan import TERMINAL
    from penilaian.simpan.rawat import pulihkan as ganti
    from penilaian.simpan.rawat import tampak

    with galat_jadi_status(), _kemajuan() as maju:
        hasil = ganti(TERMINAL, berkas, terima_rusak=walau_rusak, maju=maju)
    _tulis(
        f"Dipulihkan dari cadangan {_saat_dibuat(hasil.dibuat)}: {ribuan(sum(hasil.baris.values()))} baris dalam "
        f"{ribuan(len(hasil.baris))} tabel, {ribuan(hasil.bukti)} berkas bukti."
    )
    if hasil.disisihkan:
        _tulis(f"Basis data sebelumnya disisihkan: {hasil.disisihkan}")
    _sebut_hilang(hasil.hilang)
    for k in hasil.kerusakan:
        _tulis(tampak(str(k)), gaya="yellow")


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def periksa() -> None:
    """Periksa basis data, pemicu, riwayat, hasil final dan bukti; status 1 bila ada yang rusak.

    Dasbor boleh tetap berjalan. Hasil final dihitung lagi dari jawaban yang dibekukan bersamanya.
    """
    from penilaian.simpan import TERMINAL, wajib_terbaru
    from penilaian.simpan.rak import RakRawat
    from penilaian.simpan.rawat import gudang_ada

    with galat_jadi_status(), gudang_ada() as (koneksi, _), _kemajuan() as maju:
        wajib_terbaru(koneksi)
        hasil = RakRawat(koneksi).periksa(TERMINAL, maju)
    for satu in hasil.kerusakan:
        _tulis(f"rusak: {satu}", gaya="red")
    for catatan in (*hasil.catatan, *map(str, hasil.sisa)):
        _tulis(f"catatan: {catatan}", gaya="yellow")
    if hasil.sisa:
        _tulis("Sisa itu dibuang oleh: penilaian basisdata bersihkan (hentikan dasbor dahulu).")
    layar.print(
        f"{ribuan(hasil.kejadian)} kejadian dalam {ribuan(hasil.rantai)} rantai riwayat dan "
        f"{ribuan(hasil.bukti)} berkas bukti diperiksa: "
        f"{f'{ribuan(len(hasil.kerusakan))} kerusakan' if hasil.kerusakan else 'semuanya utuh'}.",
        soft_wrap=True,
    )
    if hasil.kerusakan:
        raise typer.Exit(1)


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def bersihkan() -> None:
    """Buang sisa pemulihan, pencadangan dan unggahan yang terputus, dan bukti tak bertuan. Hentikan dasbor dahulu.

    Bukti yang tidak disebut penilaian mana pun hanya dibuang bila basis datanya utuh dan yang disisihkan tidak
    menyebutnya.
    """
    from penilaian.simpan import TERMINAL
    from penilaian.simpan.rawat import bersihkan_gudang

    with galat_jadi_status(), _kemajuan() as maju:
        hasil = bersihkan_gudang(TERMINAL, maju=maju)
    for satu in hasil.dibuang:
        _tulis(f"dibuang: {satu}")
    for satu in hasil.tertahan:
        _tulis(f"tidak dapat dibuang: {satu}", gaya="red")
    if hasil.yatim:
        _tulis(f"dibuang: {ribuan(hasil.yatim)} berkas bukti yang tidak disebut ({bita(hasil.ukuran_yatim)})")
    if hasil.yatim_dibiarkan:
        _tulis(f"Bukti yang tidak disebut penilaian mana pun dibiarkan: {hasil.yatim_dibiarkan}.", gaya="yellow")
    if not (hasil.dibuang or hasil.tertahan or hasil.yatim or hasil.yatim_dibiarkan):
        _tulis("Tidak ada sisa.")
    if hasil.tertahan:
        raise typer.Exit(1)


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def naik(
    cadangan: Annotated[
        Path | None,
        typer.Option(
            "-o", "--cadangan", metavar="BERKAS", help="Berkas cadangan; bawaannya dalam folder data, cadangan/."
        ),
    ] = None,
) -> None:
    """Cadangkan, lalu naikkan basis data ke bentuk yang dipakai versi ini. Hentikan dasbor dahulu."""
    from penilaian.simpan import TERMINAL
    from penilaian.simpan.rawat import naikkan_gudang

    with galat_jadi_status(), _kemajuan() as maju:
        hasil = naikkan_gudang(TERMINAL, cadangan=cadangan, maju=maju)
    if hasil.cadangan is None:
        _tulis(f"Basis data sudah terbaru (bentuk {hasil.ke}).")
        return
    _tulis(f"Basis data naik dari bentuk {hasil.dari} ke {hasil.ke}.")
    _sebut_cadangan(hasil.cadangan)


@contextmanager
def _kemajuan() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that is told what is being done; a bar shows on a terminal and leaves nothing behind."""
    if not pesan.is_terminal:
        yield lambda langkah, selesai, dari: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=pesan,
        transient=True,
    ) as bilah:
        tugas = bilah.add_task("membuka basis data", total=None)

        def maju(langkah: str, selesai: int, dari: int) -> None:
            bilah.update(tugas, description=langkah, completed=selesai, total=dari or None)

        yield maju


def _saat_dibuat(waktu: str) -> str:
    """Return the moment that an archive names (ISO) with its day, as on this machine's clock."""
    from penilaian.narasi.ejaan import tanggal

    try:
        setempat = datetime.fromisoformat(waktu).astimezone()
    except (ValueError, OverflowError):
        return "yang waktunya tidak terbaca"
    return f"{tanggal(setempat.date().isoformat())} pukul {setempat:%H.%M}"


def _sebut_cadangan(hasil: "HasilCadangan") -> None:
    """Say what an archive holds; status 1 where the store that was backed up is damaged or had lost evidence."""
    _tulis(
        f"Cadangan ditulis ke {hasil.jalur} ({bita(hasil.ukuran)}): {ribuan(sum(hasil.baris.values()))} baris dalam "
        f"{ribuan(len(hasil.baris))} tabel, {ribuan(hasil.bukti)} berkas bukti."
    )
    _sebut_hilang(hasil.hilang)
    for satu in hasil.kerusakan[:_RUSAK_DISEBUT]:
        _tulis(f"rusak: {satu}", gaya="red")
    if hasil.kerusakan:
        _tulis(
            f"Basis data yang dicadangkan ini rusak: {ribuan(len(hasil.kerusakan))} kerusakan. Simpan cadangan lama "
            "yang masih utuh. Lihat semuanya dengan: penilaian basisdata periksa",
            gaya="red",
        )
    if hasil.hilang or hasil.kerusakan:
        raise typer.Exit(1)


def _cadangkan_mentah(galat: "GudangRusak", keluar: Path) -> NoReturn:
    """Say that the store cannot be backed up, and keep its file as it is; status 1."""
    from penilaian.simpan.rawat import gudang_rusak, salin_mentah

    _tulis(galat.lengkap, gaya="red")
    with gudang_rusak() as koneksi:
        salinan = salin_mentah(koneksi, keluar)
    _tulis(
        "Salinan mentah sudah ada dari percobaan sebelumnya dan tidak diganti."
        if salinan is None
        else f"Tidak ada cadangan yang dibuat. Salinan mentah basis data yang rusak ada di {salinan}, tanpa bukti; itu "
        "bukan cadangan dan tidak dapat dipulihkan."
    )
    raise typer.Exit(1)


def _sebut_hilang(hilang: tuple[str, ...]) -> None:
    if hilang:
        contoh = ", ".join(s[:12] for s in hilang[:_HILANG_DISEBUT])
        _tulis(
            f"{ribuan(len(hilang))} berkas bukti sudah hilang atau rusak sebelum dicadangkan: {contoh}", gaya="yellow"
        )


def _tulis(teks: str, gaya: str | None = None) -> None:
    pesan.print(teks, style=gaya, markup=False, soft_wrap=True)
