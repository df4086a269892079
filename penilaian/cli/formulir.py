"""The command that prints an instrument as a form."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penilaian.angka import ribuan
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import pesan
from penilaian.galat import GalatPemakaian
from penilaian.terkirim import INSTRUMEN_SEMULA

if TYPE_CHECKING:
    from penilaian.instrumen import Instrumen, Kuesioner


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
    cetak: Annotated[
        bool,
        typer.Option(
            "--cetak", help="Kuesioner di kertas (.pdf, A4), dengan kode yang diketik kemudian; boleh juga --kuesioner."
        ),
    ] = False,
    cepat: Annotated[
        bool,
        typer.Option(
            "--cepat",
            help="Pada --xlsform: pertanyaan tampil hanya selama jawabannya masih dapat mengubah posisi; tanpa bukti.",
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
        typer.Option(
            "--desa", metavar="KODE", help="Desa yang mendapat lembar, pada --xlsx dan --cetak; bisa diulang."
        ),
    ] = None,
    keluar: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--keluar",
            metavar="BERKAS",
            help="Berkas .xlsx, atau .pdf. [bawaan: formulir-ID.xlsx, buku-kerja-ID.xlsx atau kuesioner-ID.pdf]",
        ),
    ] = None,
) -> None:
    """Cetak instrumen, atau kuesioner responden, sebagai formulir untuk diisi di lapangan, juga tanpa sinyal."""
    from penilaian.muat import muat_instrumen, muat_kuesioner

    with galat_jadi_status():
        if xlsform + xlsx + cetak != 1:
            raise GalatPemakaian(
                "sebut satu bentuk formulir: --xlsform untuk KoboToolbox dan ODK, --xlsx untuk Excel, "
                "--cetak untuk kertas"
            )
        if cepat and (not xlsform or kuesioner):
            raise GalatPemakaian("--cepat mencetak formulir instrumen: hanya bersama --xlsform, tanpa --kuesioner")
        if desa and xlsform:
            raise GalatPemakaian("--desa hanya untuk --xlsx dan --cetak; pada --xlsform pakai --kabupaten")
        if bentuk and not kuesioner:
            raise GalatPemakaian("--bentuk hanya dipakai bersama --kuesioner, misalnya --kuesioner P06 --bentuk B")
        if xlsx and kuesioner:
            raise GalatPemakaian("kuesioner responden dicetak sebagai --xlsform atau --cetak")
        ini = muat_instrumen(instrumen)
        ditanya = [muat_kuesioner(instrumen, ini, k) for k in dict.fromkeys(kuesioner or ())]
        if xlsx:
            kabar = _buku_kerja(ini, keluar, desa or (), kabupaten)
        elif cetak:
            kabar = _kertas(ini, ditanya, keluar, desa or (), kabupaten, bentuk)
        else:
            kabar = _xlsform(ini, ditanya, keluar, kabupaten, bentuk, cepat=cepat)
    pesan.print(kabar, markup=False, soft_wrap=True)


def _buku_kerja(ini: "Instrumen", keluar: Path | None, desa: Sequence[str], kabupaten: str) -> str:
    from penilaian.survei import pilih_desa, tulis_buku_kerja

    terpilih = pilih_desa(ini, desa, kabupaten)
    tujuan = keluar or Path(f"buku-kerja-{ini.pengenal}.xlsx")
    tulis_buku_kerja(ini, tujuan, terpilih)
    lembar = f"{ribuan(len(terpilih))} lembar desa" if terpilih else "satu lembar kosong"
    return f"Buku kerja ditulis ke {tujuan}: {lembar}."


def _kertas(
    ini: "Instrumen",
    kuesioner: Sequence["Kuesioner"],
    keluar: Path | None,
    desa: Sequence[str],
    kabupaten: str,
    bentuk: str,
) -> str:
    from penilaian.survei import pilih_desa, tulis_kertas, tulis_kuesioner_kertas

    terpilih = pilih_desa(ini, desa, kabupaten)
    apa = "-".join((ini.pengenal, *(k.indikator for k in kuesioner)))
    tujuan = keluar or Path(f"kuesioner-{apa}.pdf")
    if kuesioner:
        asing = tulis_kuesioner_kertas(kuesioner, ini, tujuan, terpilih, bentuk)
    else:
        asing = tulis_kertas(ini, tujuan, terpilih)
    untuk = f"{ribuan(len(terpilih))} desa" if terpilih else "satu kuesioner kosong"
    kabar = f"Kuesioner ditulis ke {tujuan}: {untuk}."
    return f"{kabar} Huruf yang tidak dapat dicetak, diganti □: {' '.join(asing)}" if asing else kabar


def _xlsform(
    ini: "Instrumen",
    kuesioner: Sequence["Kuesioner"],
    keluar: Path | None,
    kabupaten: str,
    bentuk: str,
    *,
    cepat: bool,
) -> str:
    from penilaian.survei import susun_cepat, susun_formulir, susun_kuesioner, tulis_xlsform

    if kuesioner:
        isi = susun_kuesioner(kuesioner, ini, kabupaten, bentuk)
    else:
        isi = susun_cepat(ini, kabupaten) if cepat else susun_formulir(ini, kabupaten)
    tujuan = keluar or Path(f"formulir-{isi.settings['form_id']}.xlsx")
    tulis_xlsform(isi, tujuan)
    banyak = sum(satu["list_name"] == "desa" for satu in isi.choices)
    daftar = f", {ribuan(banyak)} desa dalam daftar" if banyak else ""
    return (
        f"Formulir ditulis ke {tujuan}: versi {isi.settings['version']}{daftar}. Unggah berkas ini di KoboToolbox "
        "(Proyek baru, Unggah XLSForm) atau ODK Central (Formulir baru)."
    )
