"""The command that takes an answers file into drafts, for somebody who may fill them in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from penilaian.angka import ribuan
from penilaian.cli.baca_versi import OpsiBentrok, OpsiPadankan, OpsiVersi, jembatan_diminta
from penilaian.cli.dari_server import OpsiFormulir, OpsiKobo, OpsiOdk, OpsiProyek, ambil, asal_berkas
from penilaian.cli.opsi_tandai import OpsiTandai, menandai
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import NOMOR_TERBESAR, PANJANG_KODE, cetak_utuh, pesan, sebut_sidik, tampilkan_temuan
from penilaian.galat import GalatPemakaian
from penilaian.terkirim import INSTRUMEN_SEMULA

if TYPE_CHECKING:
    from penilaian.simpan.impor import HasilImpor


def impor(
    sebagai: Annotated[
        str, typer.Option("--sebagai", metavar="NAMA", help="Nama masuk penilai yang mengisi; haknya yang berlaku.")
    ],
    berkas: Annotated[
        Path | None,
        typer.Argument(metavar="BERKAS", help="Berkas jawaban, atau ekspor KoboToolbox dan ODK: CSV, XLSX, Parquet."),
    ] = None,
    kobo: OpsiKobo = None,
    odk: OpsiOdk = None,
    proyek: OpsiProyek = None,
    formulir: OpsiFormulir = None,
    instrumen: Annotated[
        str, typer.Option("--instrumen", metavar="FOLDER_ATAU_ID", help="Folder instrumen, atau id instrumen bawaan.")
    ] = INSTRUMEN_SEMULA,
    tim: Annotated[str, typer.Option("--tim", metavar="TIM", help="Nama tim penilai.")] = "utama",
    periode: Annotated[
        str | None, typer.Option("--periode", metavar="PERIODE", help="Periode bila berkas tidak menyebutnya.")
    ] = None,
    versi_instrumen: OpsiVersi = None,
    padankan: OpsiPadankan = False,
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti juga jawaban yang berbeda.")] = False,
    bentrok: OpsiBentrok = "berhenti",
    coba: Annotated[bool, typer.Option("--coba", help="Tunjukkan apa yang akan masuk, tanpa menyimpan.")] = False,
    lampiran: Annotated[
        Path | None,
        typer.Option(
            "--lampiran",
            metavar="FOLDER_ATAU_ZIP",
            help="Foto dan berkas bukti yang disebut kiriman; yang ada dalam ZIP ODK Central ikut tanpa ini.",
        ),
    ] = None,
    daftar: Annotated[bool, typer.Option("--daftar", help="Sebut impor yang sudah ada, tanpa memasukkan apa pun.")] = (
        False
    ),
    batal: Annotated[
        int | None,
        typer.Option(
            "--batalkan",
            metavar="NOMOR",
            min=1,
            max=NOMOR_TERBESAR,
            help="Batalkan impor itu: jawaban yang belum diubah lagi.",
        ),
    ] = None,
    tandai: OpsiTandai = None,
) -> None:
    """Masukkan berkas jawaban ke draf, lalu sebut yang masuk dan yang tidak.

    Berkas yang salah tidak mengubah apa pun (status 1). Selain itu status 0 bila ada jawaban yang masuk atau semuanya
    sudah ada, walau sebagian ditolak; status 1 bila tidak satu pun masuk.

    Kiriman KoboToolbox dan ODK dikenali lagi: versi yang sudah pernah masuk tidak mengubah apa pun, dan dari suntingan
    hanya sel yang berubah yang masuk. Jawaban di draf yang diubah tangan adalah bentrok (--bentrok, --timpa).

    Berkas menurut versi lama (--versi-instrumen) hanya mengisi penilaian yang sudah dimulai; draf versi yang sekarang
    diisi menurut padanannya. Dengan --padankan penilaian yang belum ada dimulai dengan versi yang sekarang.

    Dari server (--kobo, --odk) diambil ekspor yang sama. Bila sambungan putus, perintah yang sama meneruskannya.

    Dengan --batalkan jawaban dari impor itu yang belum diubah siapa pun kembali seperti semula, dan yang tidak disebut;
    riwayat mencatat keduanya.
    """
    from penilaian.cli.impor_terdahulu import batalkan_impor, tampilkan_daftar
    from penilaian.muat import folder_versi
    from penilaian.simpan import TERMINAL, Pelaku, buka
    from penilaian.simpan.impor import PilihanImpor
    from penilaian.simpan.rawat import wajib_ada

    with galat_jadi_status():
        lain = daftar or batal is not None
        if lain and (daftar == (batal is not None) or {berkas, kobo, odk, formulir, proyek} != {None}):
            raise GalatPemakaian("Sebutkan satu saja: BERKAS yang dimasukkan, --daftar, atau --batalkan NOMOR.")
        asal = None if lain else asal_berkas(berkas, kobo, odk, formulir, proyek)
        wajib_ada()
        with buka() as gudang:
            akun = gudang.akun.cari(TERMINAL, sebagai)
            pelaku = Pelaku(akun.id, akun.nama, akun.peran if akun.aktif else ())
            if daftar:
                tampilkan_daftar(gudang, pelaku)
                return
            if batal is not None:
                batalkan_impor(gudang, pelaku, batal)
                return
            if asal is None:
                return
            _, lama = folder_versi(instrumen, versi_instrumen)
            jembatan = jembatan_diminta(instrumen, versi_instrumen, padankan=padankan)
            sidik = gudang.instrumen.daftarkan(instrumen, versi_instrumen).sidik_utuh
            pilihan = PilihanImpor(
                sidik,
                tim,
                periode,
                timpa,
                buat=jembatan is not None or not lama,
                bentrok=bentrok,
                lampiran=lampiran,
                versi_dipilih=versi_instrumen is not None,
                sidik_baru="" if jembatan is None else gudang.instrumen.daftarkan(instrumen).sidik_utuh,
            )
            kerja = gudang.impor.tinjau if coba else gudang.impor.berkas
            sumber = ambil(asal, gudang.koneksi.folder)
            with menandai(tandai, sumber, instrumen, versi_instrumen):
                hasil = kerja(pelaku, sumber, pilihan)
    _tampilkan(hasil, coba=coba)
    if hasil.kalimat_padanan:
        pesan.print(hasil.kalimat_padanan, markup=False, soft_wrap=True)
    j, tahu = hasil.jumlah, hasil.hitungan.lebih_baru if hasil.hitungan else 0
    masuk = any(j[apa] for apa in ("baru", "diubah", "pindah", "catatan", "penutup", "bukti"))
    if not (masuk or ((j["sama"] or j["tetap"] or tahu) and not j["ditolak"])):
        raise typer.Exit(1)


def _tampilkan(hasil: "HasilImpor", *, coba: bool) -> None:
    tampilkan_temuan(hasil.peringatan, hasil.hitungan)
    tabel = Table(title="Yang akan masuk" if coba else "Yang masuk", title_justify="left")
    tabel.add_column("Desa", min_width=PANJANG_KODE, overflow="fold")
    tabel.add_column("Periode", min_width=len("2026-S1"), overflow="fold")
    for kolom in ("baru", "diubah", "sama", "ditolak", "kosong"):
        tabel.add_column(kolom, justify="right", overflow="fold")
    tabel.add_column("Keterangan", overflow="fold")
    for d in hasil.desa:
        tabel.add_row(
            escape(d.kode if d.tanpa_nama else f"{d.kode} {d.nama}"),
            d.periode,
            *(ribuan(n) for n in (*map(len, (d.baru, d.diubah, d.sama, d.ditolak)), d.kosong)),
            escape(" ".join(hasil.keterangan(d))),
        )
    if hasil.desa:
        cetak_utuh(tabel)
    j = {nama: ribuan(n) for nama, n in hasil.jumlah.items()}
    pesan.print(
        f"{j['diambil']} dari {j['desa']} baris diambil. {j['sel']} sel: {j['baru']} baru, {j['diubah']} diubah, "
        f"{j['sama']} sama, {j['ditolak']} ditolak, {j['kosong']} kosong"
        f"{f', {tetap} tidak berubah sejak impor terakhir' if (tetap := j['tetap']) != '0' else ''}.",
        soft_wrap=True,
    )
    if j["pindah"] != "0":
        pesan.print(f"{j['pindah']} jawaban {'akan ' if coba else ''}diubah di draf yang ditinggalkan kirimannya.")
    if j["catatan"] != "0" or j["bukti"] != "0":
        pesan.print(f"{j['catatan']} catatan dan {j['bukti']} bukti {'disebut' if coba else 'masuk'}.")
    if j["penutup"] != "0":
        pesan.print(f"{j['penutup']} catatan umum {'akan ' if coba else ''}menjadi komentar penilaiannya.")
    if hasil.kolom:
        pesan.print(hasil.kolom, soft_wrap=True)
    if hasil.nomor is not None:
        pesan.print(f"Impor nomor {hasil.nomor}.")
    if hasil.sidik:
        sebut_sidik(hasil.instrumen, hasil.sidik)
