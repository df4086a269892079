"""The commands about accounts; whoever may run them on the server is its admin."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from penilaian.angka import ribuan
from penilaian.cli import bahasa
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import NOMOR_TERBESAR, cetak_utuh, layar, pesan, tampilkan_temuan
from penilaian.galat import GalatPemakaian

if TYPE_CHECKING:
    from penilaian.simpan.rak import RakAkun

app = typer.Typer(
    name="akun",
    cls=bahasa.Kelompok,
    help="Mengelola akun dasbor: orang, peran, sandi.",
    no_args_is_help=True,
    subcommand_metavar="PERINTAH [ARGUMEN]...",
    options_metavar="[OPSI]",
)

OpsiNama = Annotated[str, typer.Option("--nama", metavar="NAMA", help="Nama masuk; surel bila lewat penyedia login.")]
OpsiPeran = Annotated[
    str, typer.Option("--peran", metavar="PERAN", help="admin, verifikator, penilai, kepala_desa atau pengamat.")
]
OpsiWilayah = Annotated[
    str,
    typer.Option(
        "--wilayah",
        metavar="WILAYAH",
        help="Nama atau kode provinsi, kabupaten, kecamatan atau desa; kosong = semua.",
    ),
]
OpsiSandiStdin = Annotated[bool, typer.Option("--sandi-stdin", help="Baca sandi dari baris pertama masukan baku.")]
OpsiSandiAcak = Annotated[bool, typer.Option("--sandi-acak", help="Buatkan sandi; ditampilkan sekali ini saja.")]


@app.callback()
def pembuka() -> None:
    """Mengelola akun dasbor: orang, peran, sandi."""


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def tambah(
    nama: OpsiNama,
    peran: OpsiPeran,
    wilayah: OpsiWilayah = "",
    nama_lengkap: Annotated[
        str, typer.Option("--nama-lengkap", metavar="NAMA", help="Nama yang ditampilkan; bawaannya nama masuk.")
    ] = "",
    sandi_stdin: OpsiSandiStdin = False,
    sandi_acak: OpsiSandiAcak = False,
    tanpa_sandi: Annotated[
        bool, typer.Option("--tanpa-sandi", help="Masuk lewat penyedia login; nama masuknya alamat surel.")
    ] = False,
) -> None:
    """Tambah akun."""
    from penilaian.simpan import TERMINAL, peran_baru, sebut_peran

    with _akun_terbuka() as akun:
        satu = peran_baru(peran, wilayah)
        sandi = None if tanpa_sandi else _sandi(stdin=sandi_stdin, acak=sandi_acak)
        baru = akun.tambah(TERMINAL, nama, nama_lengkap or nama, [satu], sandi)
        pesan.print(f"Akun {baru.nama_masuk} ditambahkan: {sebut_peran(satu)}.", markup=False, soft_wrap=True)
        if sandi_acak and sandi is not None:
            layar.print(sandi, markup=False)


@app.command("tambah-banyak", cls=bahasa.Perintah, options_metavar="[OPSI]")
def tambah_banyak(
    berkas: Annotated[
        Path,
        typer.Argument(
            metavar="BERKAS",
            help="CSV atau XLSX dengan kolom nama_masuk, nama, peran, wilayah dan, bila perlu, masuk_lewat.",
        ),
    ],
) -> None:
    """Tambah semua akun dalam sebuah berkas, atau tidak satu pun; sandinya dibuatkan dan ditampilkan sekali.

    Keluarannya CSV: nama_masuk, sandi. Satu orang dengan beberapa peran ditulis pada beberapa baris. Kolom masuk_lewat
    berisi sandi atau penyedia; wilayah "semua" berarti seluruh Indonesia.
    """
    from penilaian.simpan import TERMINAL
    from penilaian.simpan.impor import baca_akun

    with _akun_terbuka() as akun:
        calon = baca_akun(berkas)
        jadi = akun.tambah_banyak(TERMINAL, calon)
        tampilkan_temuan(calon.peringatan)
        pesan.print(f"{ribuan(len(jadi))} akun ditambahkan. Serahkan tiap sandi langsung kepada orangnya.")
        layar.print("nama_masuk,sandi")
        for satu, sandi in jadi:
            layar.print(f"{satu.nama_masuk},{sandi or ''}", markup=False, soft_wrap=True)


@app.command("tanpa-penilai", cls=bahasa.Perintah, options_metavar="[OPSI]")
def tanpa_penilai(
    wilayah: OpsiWilayah = "",
    banyak: Annotated[
        int, typer.Option("--banyak", metavar="N", min=1, max=NOMOR_TERBESAR, help="Desa yang ditampilkan.")
    ] = 50,
) -> None:
    """Tampilkan desa yang belum ada penilainya, menurut wilayah peran yang akunnya aktif."""
    from penilaian.desa import desa_resmi
    from penilaian.simpan import TERMINAL, baku_wilayah

    with _akun_terbuka() as akun:
        semua = akun.tanpa_penilai(TERMINAL, baku_wilayah(wilayah))
        tabel = Table()
        for kolom in ("Kode", "Desa", "Kecamatan", "Kabupaten"):
            tabel.add_column(kolom, overflow="fold")
        for kode in semua[:banyak]:
            tabel.add_row(*map(escape, desa_resmi(kode)))
        if semua:
            layar.print(tabel)
        layar.print(f"{ribuan(len(semua))} desa belum ada penilainya.")
        if len(semua) > banyak:
            layar.print(f"{ribuan(len(semua) - banyak)} lagi tidak ditampilkan; pakai --banyak.")


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def daftar() -> None:
    """Tampilkan semua akun dengan perannya."""
    from penilaian.simpan import TERMINAL, sebut_peran

    with _akun_terbuka() as akun:
        tabel = Table()
        for kolom in ("Nomor", "Nama masuk", "Nama", "Peran", "Masuk dengan", "Keadaan"):
            tabel.add_column(kolom, justify="right" if kolom == "Nomor" else "left", overflow="fold")
        semua = akun.daftar(TERMINAL)
        for a in semua:
            sebutan = ", ".join(map(sebut_peran, a.peran))
            baris = (a.nama_masuk, a.nama, sebutan, SEBUTAN_CARA[a.cara], "aktif" if a.aktif else "ditutup")
            tabel.add_row(str(a.id), *map(escape, baris))
        if semua:
            cetak_utuh(tabel)
        else:
            layar.print("Belum ada akun. Tambahkan dengan: penilaian akun tambah --nama N --peran admin")


@app.command("ubah-sandi", cls=bahasa.Perintah, options_metavar="[OPSI]")
def ubah_sandi(nama: OpsiNama, sandi_stdin: OpsiSandiStdin = False, sandi_acak: OpsiSandiAcak = False) -> None:
    """Pasang sandi baru; semua sesi orang itu berakhir."""
    from penilaian.simpan import TERMINAL

    with _akun_terbuka() as akun:
        orang = akun.cari(TERMINAL, nama)
        sandi = _sandi(stdin=sandi_stdin, acak=sandi_acak)
        akun.pasang_sandi(TERMINAL, orang.id, sandi)
        pesan.print(f"Sandi {orang.nama_masuk} diganti; semua sesinya berakhir.", markup=False, soft_wrap=True)
        if sandi_acak:
            layar.print(sandi, markup=False)


@app.command("kode-masuk", cls=bahasa.Perintah, options_metavar="[OPSI]")
def kode_masuk(nama: OpsiNama) -> None:
    """Beri kode sekali pakai kepada orang yang tertahan karena namanya ditebak-tebak orang lain."""
    from penilaian.simpan import TERMINAL

    with _akun_terbuka() as akun:
        orang = akun.cari(TERMINAL, nama)
        kode = akun.kode_masuk(TERMINAL, orang.id)
        pesan.print(
            f"Kode untuk {orang.nama_masuk}, sekali pakai, berlaku 24 jam; sandinya tetap diminta.",
            markup=False,
            soft_wrap=True,
        )
        layar.print(kode, markup=False)


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def nonaktifkan(
    nama: OpsiNama,
    buka_lagi: Annotated[bool, typer.Option("--buka-lagi", help="Buka lagi akun yang sudah ditutup.")] = False,
) -> None:
    """Tutup akun: semua sesinya berakhir seketika, yang pernah dikerjakannya tetap ada."""
    from penilaian.simpan import TERMINAL

    with _akun_terbuka() as akun:
        orang = akun.cari(TERMINAL, nama)
        (akun.aktifkan if buka_lagi else akun.nonaktifkan)(TERMINAL, orang.id)
        kini = "dibuka lagi" if buka_lagi else "ditutup"
        pesan.print(f"Akun {orang.nama_masuk} {kini}.", markup=False, soft_wrap=True)


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def peran(
    nama: OpsiNama,
    peran: OpsiPeran,
    wilayah: OpsiWilayah = "",
    cabut: Annotated[bool, typer.Option("--cabut", help="Cabut peran ini; tanpa opsi ini peran ditambahkan.")] = False,
) -> None:
    """Beri atau cabut satu peran."""
    from penilaian.simpan import TERMINAL, GalatSimpan, peran_baru, sebut_peran

    with _akun_terbuka() as akun:
        orang = akun.cari(TERMINAL, nama)
        satu = peran_baru(peran, wilayah)
        if cabut and satu not in orang.peran:
            raise GalatSimpan(f"{orang.nama_masuk} tidak mempunyai peran {sebut_peran(satu)}.")
        tetap = [p for p in orang.peran if p != satu]
        kini = akun.ubah_peran(TERMINAL, orang.id, tetap if cabut else [*tetap, satu]).peran
        pesan.print(f"Peran {orang.nama_masuk}: {', '.join(map(sebut_peran, kini))}.", markup=False, soft_wrap=True)


SEBUTAN_CARA = {"sandi": "sandi", "penyedia": "penyedia login", "penyedia_menunggu": "penyedia login (belum pernah)"}


def _sandi(*, stdin: bool, acak: bool) -> str:
    """Return the new password: from standard input, made up, or asked for twice at the terminal."""
    if stdin and acak:
        raise GalatPemakaian("Pilih salah satu: --sandi-stdin atau --sandi-acak.")
    if acak:
        from penilaian.simpan import sandi_acak

        return sandi_acak()
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise GalatPemakaian("Tanpa terminal, sandi diberikan dengan --sandi-stdin atau dibuatkan dengan --sandi-acak.")
    sandi: str = typer.prompt("Sandi", hide_input=True)
    if typer.prompt("Sekali lagi", hide_input=True) != sandi:
        raise GalatPemakaian("Kedua sandi tidak sama.")
    return sandi


@contextmanager
def _akun_terbuka() -> "Iterator[RakAkun]":
    """Open the store for a command; what it refuses ends with status 1, misuse with 2."""
    from penilaian.simpan import buka

    with galat_jadi_status(), buka() as gudang:
        yield gudang.akun
