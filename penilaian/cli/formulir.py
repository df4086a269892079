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
    xlsx: Annotated[
        bool,
        typer.Option(
            "--xlsx", help="Buku kerja Excel untuk diisi orang: satu lembar satu desa, atau satu lembar kosong."
        ),
    ] = False,
    kabupaten: Annotated[
        str,
        typer.Option(
            "--kabupaten",
            metavar="KODE",
            help="Desa wilayah ini, misalnya 15.01: dalam daftar pilihan, atau satu lembar untuk setiap desa.",
        ),
    ] = "",
    kuesioner: Annotated[
        list[str] | None,
        typer.Option(
            "--kuesioner",
            metavar="INDIKATOR",
            help="Cetak kuesioner responden indikator ini saja, misalnya T08; boleh diulang (P06 dan P07).",
        ),
    ] = None,
    bentuk: Annotated[
        str, typer.Option("--bentuk", metavar="A|B", help="Bentuk soal tes P06. [bawaan: bentuk pertama]")
    ] = "",
    desa: Annotated[
        list[str] | None,
        typer.Option("--desa", metavar="KODE", help="Desa yang mendapat lembar pada --xlsx; boleh diulang."),
    ] = None,
    keluar: Annotated[
        Path | None,
        typer.Option(
            "-o", "--keluar", metavar="BERKAS", help="Berkas .xlsx. [bawaan: formulir-ID.xlsx atau buku-kerja-ID.xlsx]"
        ),
    ] = None,
) -> None:
    """Cetak instrumen, atau kuesioner responden, sebagai formulir untuk diisi di lapangan, juga tanpa sinyal."""
    from penilaian.muat import muat_instrumen, muat_kuesioner
    from penilaian.survei import pilih_desa, susun_formulir, susun_kuesioner, tulis_buku_kerja, tulis_xlsform

    with galat_jadi_status():
        if xlsform == xlsx:
            raise GalatPemakaian("sebut satu bentuk formulir: --xlsform untuk KoboToolbox dan ODK, --xlsx untuk Excel")
        if desa and not xlsx:
            raise GalatPemakaian("--desa hanya untuk --xlsx; pada --xlsform pakai --kabupaten")
        if bentuk and not kuesioner:
            raise GalatPemakaian("--bentuk hanya dipakai bersama --kuesioner, misalnya --kuesioner P06 --bentuk B")
        if xlsx and kuesioner:
            raise GalatPemakaian("kuesioner responden dicetak sebagai --xlsform")
        ini = muat_instrumen(instrumen)
        if xlsx:
            terpilih = pilih_desa(ini, desa or (), kabupaten)
            tujuan = keluar or Path(f"buku-kerja-{ini.pengenal}.xlsx")
            tulis_buku_kerja(ini, tujuan, terpilih)
            lembar = f"{ribuan(len(terpilih))} lembar desa" if terpilih else "satu lembar kosong"
            pesan.print(f"Buku kerja ditulis ke {tujuan}: {lembar}.", markup=False, soft_wrap=True)
            return
        if kuesioner:
            semua = [muat_kuesioner(instrumen, ini, k) for k in dict.fromkeys(kuesioner)]
            isi = susun_kuesioner(semua, ini, kabupaten, bentuk)
        else:
            isi = susun_formulir(ini, kabupaten)
        tujuan = keluar or Path(f"formulir-{isi.settings['form_id']}.xlsx")
        tulis_xlsform(isi, tujuan)
    banyak = sum(satu["list_name"] == "desa" for satu in isi.choices)
    daftar = f", {ribuan(banyak)} desa dalam daftar" if banyak else ""
    pesan.print(
        f"Formulir ditulis ke {tujuan}: versi {isi.settings['version']}{daftar}. Unggah berkas ini di KoboToolbox "
        "(Proyek baru, Unggah XLSForm) atau ODK Central (Formulir baru).",
        markup=False,
        soft_wrap=True,
    )
