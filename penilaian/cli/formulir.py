"""The command that prints an instrument as a form."""

from pathlib import Path
from typing import Annotated

import typer

from penilaian.angka import ribuan
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import pesan
from penilaian.galat import GalatPemakaian
from penilaian.terkirim import INSTRUMEN_SEMULA


def formulir(
    instrumen: Annotated[
        str, typer.Argument(metavar="[INSTRUMEN]", help="Folder instrumen, atau id instrumen bawaan.")
    ] = INSTRUMEN_SEMULA,
    xlsform: Annotated[
        bool, typer.Option("--xlsform", help="Formulir untuk KoboToolbox, ODK, dan pembaca XLSForm lain (.xlsx).")
    ] = False,
    kabupaten: Annotated[
        str,
        typer.Option(
            "--kabupaten",
            metavar="KODE",
            help="Desa dipilih dari daftar wilayah ini, misalnya 15.01; tanpa ini kodenya diketik dua kali.",
        ),
    ] = "",
    keluar: Annotated[
        Path | None,
        typer.Option("-o", "--keluar", metavar="BERKAS", help="Berkas .xlsx. [bawaan: formulir-ID.xlsx di folder ini]"),
    ] = None,
) -> None:
    """Cetak instrumen sebagai formulir untuk diisi di lapangan, juga tanpa sinyal."""
    from penilaian.muat import muat_instrumen
    from penilaian.survei import susun_formulir, tulis_xlsform

    with galat_jadi_status():
        if not xlsform:
            raise GalatPemakaian("sebut bentuk formulirnya: --xlsform untuk KoboToolbox dan ODK")
        isi = susun_formulir(muat_instrumen(instrumen), kabupaten)
        tujuan = keluar or Path(f"formulir-{isi.settings['form_id']}.xlsx")
        tulis_xlsform(isi, tujuan)
    desa = sum(satu["list_name"] == "desa" for satu in isi.choices)
    daftar = f", {ribuan(desa)} desa dalam daftar" if desa else ""
    pesan.print(
        f"Formulir ditulis ke {tujuan}: versi {isi.settings['version']}{daftar}. Unggah berkas ini di KoboToolbox "
        "(Proyek baru, Unggah XLSForm) atau ODK Central (Formulir baru).",
        markup=False,
        soft_wrap=True,
    )
