"""The commands. Each one reads, calls, writes; what takes long to import is imported by the command that needs it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from penilaian.angka import ribuan
from penilaian.cli import akun, bahasa, basisdata
from penilaian.cli import ekspor as perintah_ekspor
from penilaian.cli import formulir as perintah_formulir
from penilaian.cli import impor as perintah_impor
from penilaian.cli import responden as perintah_responden
from penilaian.cli import riwayat as perintah_riwayat
from penilaian.cli import sepakat as perintah_sepakat
from penilaian.cli.baca_versi import OpsiBentrok, OpsiPadankan, OpsiVersi, baca_versi
from penilaian.cli.opsi_tandai import OpsiTandai, menandai
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import (
    BARIS_RINGKAS,
    layar,
    pesan,
    sebut_sidik,
    tampilkan_alihan,
    tampilkan_hasil,
    tampilkan_jejak,
    tampilkan_temuan,
)
from penilaian.galat import GalatMasukan, Temuan
from penilaian.instrumen import Instrumen
from penilaian.terkirim import INSTRUMEN_SEMULA

app = typer.Typer(
    name="penilaian",
    cls=bahasa.Kelompok,
    help="Menilai kematangan e-government desa menurut empat tingkat Inpres 3/2003.",
    add_completion=False,
    no_args_is_help=True,
    subcommand_metavar="PERINTAH [ARGUMEN]...",
    options_metavar="[OPSI]",
    pretty_exceptions_enable=False,
)

app.add_typer(akun.app)
app.add_typer(basisdata.app)

OpsiInstrumen = Annotated[
    str, typer.Option("--instrumen", help="Folder instrumen, atau id instrumen bawaan.", metavar="FOLDER_ATAU_ID")
]
OpsiPeriode = Annotated[
    str | None,
    typer.Option("--periode", help="Periode bila berkas tidak mempunyai kolomnya, misalnya 2026.", metavar="PERIODE"),
]
ArgumenBerkas = Annotated[
    Path, typer.Argument(metavar="BERKAS", help="Berkas jawaban, atau ekspor KoboToolbox dan ODK: CSV, XLSX, Parquet.")
]


def _versi(tampilkan: bool) -> None:
    if tampilkan:
        from importlib.metadata import version

        layar.print(f"penilaian {version('penilaian-desa')}")
        raise typer.Exit


@app.callback()
def pembuka(
    versi: Annotated[
        bool, typer.Option("--versi", callback=_versi, is_eager=True, help="Tampilkan versi, lalu selesai.")
    ] = False,
) -> None:
    """Menilai kematangan e-government desa menurut empat tingkat Inpres 3/2003."""


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def periksa(
    folder: Annotated[
        str, typer.Argument(metavar="[FOLDER]", help="Folder instrumen, atau id instrumen bawaan.", show_default=True)
    ] = INSTRUMEN_SEMULA,
) -> None:
    """Periksa sebuah instrumen: semua kesalahan YAML sekaligus, dengan berkas dan barisnya."""
    from penilaian.muat import daftar_padanan, temuan_kuesioner
    from penilaian.muat import periksa as periksa_instrumen

    with galat_jadi_status():
        instrumen, temuan = periksa_instrumen(folder)
        kuesioner = {} if instrumen is None else temuan_kuesioner(folder, instrumen)
        semua = [*temuan, *(t for satu in kuesioner.values() for t in satu)]
        tampilkan_temuan(semua)
        if instrumen is None or any(t.berat == "galat" for t in semua):
            raise typer.Exit(1)
        layar.print(
            f"{instrumen.id} {instrumen.versi}: {ribuan(len(instrumen.indikator))} indikator dalam "
            f"{ribuan(len(instrumen.kelompok))} kelompok, tanpa kesalahan.\nsidik {instrumen.sidik}",
            soft_wrap=True,
        )
        if tambah := instrumen.tambahan:
            layar.print(
                f"{tambah.id} {tambah.versi}: {ribuan(len(tambah.indikator))} pertanyaan tambahan dalam "
                f"{ribuan(len(tambah.kelompok))} kelompok, tidak ikut dinilai.\nsidik bersama {instrumen.sidik_utuh}",
                soft_wrap=True,
            )
        if lama := daftar_padanan(folder):
            layar.print(f"padanan dari versi {', '.join(lama)}", soft_wrap=True)
        if kuesioner:
            layar.print(f"kuesioner responden {', '.join(kuesioner)}", soft_wrap=True)


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def nilai(
    berkas: ArgumenBerkas,
    instrumen: OpsiInstrumen = INSTRUMEN_SEMULA,
    hasil: Annotated[
        Path | None,
        typer.Option("-o", "--hasil", metavar="HASIL", help="Berkas hasil: .csv, .xlsx, .parquet atau .json."),
    ] = None,
    periode: OpsiPeriode = None,
    versi_instrumen: OpsiVersi = None,
    padankan: OpsiPadankan = False,
    bentrok: OpsiBentrok = "berhenti",
    tandai: OpsiTandai = None,
) -> None:
    """Nilai berkas jawaban: posisi, indeks, skor dan batas setiap desa."""
    import pyarrow as pa

    from penilaian import mesin
    from penilaian.berkas import periksa_tujuan, tulis_hasil
    from penilaian.jawaban import sidik_jawaban

    pa.set_memory_pool(pa.system_memory_pool())  # the usual one keeps 40 MB of what a national file leaves behind
    with galat_jadi_status(), _kemajuan() as maju:
        if hasil is not None:
            periksa_tujuan(hasil)
        maju("membaca jawaban")
        with menandai(tandai, berkas, instrumen, versi_instrumen):
            dibaca = baca_versi(berkas, instrumen, periode, versi_instrumen, padankan=padankan, bentrok=bentrok)
        pa.default_memory_pool().release_unused()
        ini, jawaban, bacaan = dibaca.instrumen, dibaca.jawaban, dibaca.bacaan
        if hasil is not None:
            maju("menilai dan menulis")
            bagian = mesin.nilai_sebagian(ini, jawaban)
            asal = {} if dibaca.alihan is None else {"versi_asal": versi_instrumen}
            tulis_hasil((h.tabel().assign(**asal) for h in bagian), hasil, ini)  # nobody keeps a part that is written
        else:
            maju("menilai")
            muka = mesin.nilai(ini, jawaban.potong(0, BARIS_RINGKAS))
        maju("selesai")
    tampilkan_temuan(bacaan.peringatan, bacaan.hitungan)
    if dibaca.alihan is not None:
        tampilkan_alihan(dibaca.alihan, f"{versi_instrumen}", ini.versi)
    if hasil is None:
        tampilkan_hasil(muka, len(jawaban))
    else:
        pesan.print(f"{ribuan(len(jawaban))} baris ditulis ke {hasil}.", markup=False, soft_wrap=True)
        sebut_sidik(ini, sidik_jawaban(ini, jawaban))


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def jelaskan(
    berkas: ArgumenBerkas,
    desa: Annotated[
        str,
        typer.Option("--desa", metavar="KODE", help="Kode desa (atau kabupaten, instansi), dengan atau tanpa titik."),
    ],
    periode: OpsiPeriode = None,
    instrumen: OpsiInstrumen = INSTRUMEN_SEMULA,
    versi_instrumen: OpsiVersi = None,
    padankan: OpsiPadankan = False,
    bentrok: OpsiBentrok = "berhenti",
) -> None:
    """Tunjukkan seluruh hitungan satu desa: dari jawaban sampai posisi, dengan aturannya."""
    from penilaian import mesin
    from penilaian.banding import cari_desa

    with galat_jadi_status():
        dibaca = baca_versi(berkas, instrumen, periode, versi_instrumen, padankan=padankan, bentrok=bentrok)
        ini, jawaban = dibaca.instrumen, dibaca.jawaban
        tampilkan_temuan(dibaca.bacaan.peringatan, dibaca.bacaan.hitungan)
        if dibaca.alihan is not None:
            tampilkan_alihan(dibaca.alihan, f"{versi_instrumen}", ini.versi)
        baris = cari_desa(jawaban, desa, periode)
        if baris is None:
            kapan = f"periode {periode}" if periode else ""
            raise GalatMasukan(
                [
                    Temuan(
                        str(berkas),
                        "B90",
                        f"{ini.yang_dinilai} {desa} {kapan} tidak ada pada berkas ini",
                        f"Periksa kodenya pada kolom {'kode_desa' if ini.yang_dinilai == 'desa' else 'kode'}.",
                    )
                ]
            )
        satu = jawaban.ambil([baris])
        k = satu.kunci.iloc[0]
        judul = (
            f"{k['kode_desa']} {k['nama_desa']} periode {k['periode']} · {ini.id} {ini.versi} · sidik {ini.sidik[:12]}"
        )
        tampilkan_jejak(mesin.jelaskan(mesin.nilai(ini, satu)), judul)


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def contoh(
    keluar: Annotated[Path, typer.Option("-o", "--keluar", metavar="BERKAS", help="Berkas .csv, .xlsx atau .parquet.")],
    jumlah: Annotated[int, typer.Option("--jumlah", metavar="N", min=1, max=500_000, help="Banyaknya desa.")] = 15,
    benih: Annotated[
        int, typer.Option("--benih", metavar="S", min=0, help="Benih acak; benih sama, data sama.")
    ] = 2026,
    kosong: Annotated[
        float, typer.Option("--kosong", metavar="BAGIAN", min=0.0, max=1.0, help="Bagian yang belum dijawab.")
    ] = 0.05,
    instrumen: OpsiInstrumen = INSTRUMEN_SEMULA,
    periode: OpsiPeriode = None,
) -> None:
    """Tulis jawaban desa rekaan, untuk mencoba dan berlatih. Semuanya rekaan, kodenya diawali 99."""
    from penilaian.berkas import tulis_jawaban
    from penilaian.contoh import buat

    with galat_jadi_status(), _kemajuan() as maju:
        ini = _instrumen(instrumen)
        maju("mereka jawaban")
        jawaban = buat(ini, jumlah, benih, kosong=kosong, periode=(periode or "2026",))
        maju("menulis")
        tulis_jawaban(ini, jawaban, keluar)
        maju("selesai")
    kabar = f"{ribuan(jumlah)} {ini.yang_dinilai} rekaan ditulis ke {keluar}; sebaran rekaan, bukan perkiraan."
    pesan.print(kabar, markup=False, soft_wrap=True)


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def templat(
    keluar: Annotated[Path, typer.Option("-o", "--keluar", metavar="BERKAS", help="Berkas .xlsx atau .csv.")],
    instrumen: OpsiInstrumen = INSTRUMEN_SEMULA,
    petak: Annotated[
        bool, typer.Option("--petak", help="Excel sebagai tabel: satu baris satu desa, satu kolom satu pertanyaan.")
    ] = False,
) -> None:
    """Tulis berkas kosong untuk diisi: pertanyaan, jawaban yang boleh, dan petunjuknya.

    Berkas .xlsx menjadi buku kerja (lihat perintah formulir --xlsx); berkas .csv satu baris satu desa.
    """
    from penilaian.berkas import tulis_templat
    from penilaian.survei import tulis_buku_kerja

    with galat_jadi_status():
        ini = _instrumen(instrumen)
        if petak or keluar.suffix.lower() != ".xlsx":
            tulis_templat(ini, keluar)
        else:
            tulis_buku_kerja(ini, keluar)
    pesan.print(f"Templat ditulis ke {keluar}.", markup=False, soft_wrap=True)


@app.command(cls=bahasa.Perintah, options_metavar="[OPSI]")
def dasbor(
    berkas: Annotated[
        Path | None,
        typer.Argument(metavar="[BERKAS]", help="Berkas jawaban yang ditampilkan; tanpa ini hasil di basis data."),
    ] = None,
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help="Port.")] = 8501,
    alamat: Annotated[
        str, typer.Option("--alamat", metavar="ALAMAT", help="Alamat yang didengarkan; 0.0.0.0 membukanya ke jaringan.")
    ] = "127.0.0.1",
) -> None:
    """Buka dasbor pada peramban: posisi desa, perbandingan, penilaian berkas, instrumen."""
    from penilaian.dasbor.aplikasi import jalankan

    with galat_jadi_status():
        jalankan(alamat=alamat, port=port, berkas=berkas)


app.command("formulir", cls=bahasa.Perintah, options_metavar="[OPSI]")(perintah_formulir.formulir)
app.command("impor", cls=bahasa.Perintah, options_metavar="[OPSI]")(perintah_impor.impor)
app.command("ekspor", cls=bahasa.Perintah, options_metavar="[OPSI]")(perintah_ekspor.ekspor)
app.command("responden", cls=bahasa.Perintah, options_metavar="[OPSI]")(perintah_responden.responden)
app.command("sepakat", cls=bahasa.Perintah, options_metavar="[OPSI]")(perintah_sepakat.sepakat)
app.command("riwayat", cls=bahasa.Perintah, options_metavar="[OPSI]")(perintah_riwayat.riwayat)


def _instrumen(nama: str) -> Instrumen:
    from penilaian.muat import muat_instrumen

    return muat_instrumen(nama)


@contextmanager
def _kemajuan() -> Iterator[Callable[[str], None]]:
    """Give a function that names the step begun; a bar shows on a terminal and leaves nothing behind."""
    if not pesan.is_terminal:
        yield lambda langkah: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=pesan,
        transient=True,
    ) as bilah:
        tugas = bilah.add_task("membaca instrumen", total=3)

        def maju(langkah: str) -> None:
            bilah.update(tugas, advance=1, description=langkah)

        yield maju
