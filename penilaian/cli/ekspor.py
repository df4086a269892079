"""The command that writes the answers of a store as a file that ``impor`` takes back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penilaian.angka import ribuan
from penilaian.cli.baca_versi import OpsiVersi
from penilaian.cli.status_keluar import galat_jadi_status
from penilaian.cli.tampilan import pesan, sebut_sidik
from penilaian.galat import GalatPemakaian
from penilaian.terkirim import INSTRUMEN_SEMULA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penilaian.instrumen import Instrumen
    from penilaian.simpan import Kumpulan

OpsiPanjang = Annotated[
    bool, typer.Option("--panjang", help="Satu jawaban satu baris; tanpa ini satu desa satu baris.")
]


def ekspor(
    keluar: Annotated[
        Path, typer.Option("-o", "--keluar", metavar="BERKAS", help="Berkas jawaban .csv, .xlsx atau .parquet.")
    ],
    sebagai: Annotated[
        str, typer.Option("--sebagai", metavar="NAMA", help="Nama masuk yang membaca; haknya yang berlaku.")
    ],
    panjang: OpsiPanjang = False,
    wilayah: Annotated[
        str, typer.Option("--wilayah", metavar="KODE", help="Hanya desa di wilayah ini, misalnya 15.01.")
    ] = "",
    periode: Annotated[str | None, typer.Option("--periode", metavar="PERIODE", help="Hanya periode ini.")] = None,
    tim: Annotated[str, typer.Option("--tim", metavar="TIM", help="Nama tim penilai.")] = "utama",
    instrumen: Annotated[
        str, typer.Option("--instrumen", metavar="FOLDER_ATAU_ID", help="Folder instrumen, atau id instrumen bawaan.")
    ] = INSTRUMEN_SEMULA,
    versi_instrumen: OpsiVersi = None,
) -> None:
    """Tulis jawaban dalam basis data sebagai berkas yang dapat diimpor lagi, draf maupun final.

    Yang ditulis jawaban tim itu sendiri, sebelum verifikasi. Catatan, bukti dan riwayat tidak ikut.
    """
    from penilaian.berkas import banyak_terisi, periksa_tujuan_jawaban, tulis_jawaban
    from penilaian.jawaban import bentuk_periode, sidik_jawaban
    from penilaian.muat import muat_instrumen, muat_versi
    from penilaian.simpan import TERMINAL, Pelaku, TidakAda, baku_wilayah, buka
    from penilaian.simpan.rawat import wajib_ada

    with galat_jadi_status():
        periksa_tujuan_jawaban(keluar)
        if periode is not None and bentuk_periode(periode) is None:
            raise GalatPemakaian(f"periode {periode!r} tidak dikenali; tulis 2026, 2026-S1 atau 2026-T3")
        ini = muat_instrumen(instrumen) if versi_instrumen is None else muat_versi(instrumen, versi_instrumen)
        wajib_ada()
        with buka() as gudang:
            akun = gudang.akun.cari(TERMINAL, sebagai)
            pelaku = Pelaku(akun.id, akun.nama, akun.peran if akun.aktif else ())
            semua = gudang.hasil.tim(pelaku, tim, desa=baku_wilayah(wilayah), periode=periode)
        kumpulan, lain = _pilah(semua, ini)
        if kumpulan is None or not banyak_terisi(kumpulan.jawaban):
            raise TidakAda(_tanpa_jawaban(ini, tim, lain))
        tulis_jawaban(kumpulan.instrumen, kumpulan.jawaban, keluar, "panjang" if panjang else "lebar")
    for satu in lain:
        pesan.print(_sebut_lain(satu), style="yellow", markup=False, soft_wrap=True)
    pesan.print(
        f"{ribuan(banyak_terisi(kumpulan.jawaban))} jawaban dari {ribuan(len(kumpulan.jawaban))} penilaian ditulis ke "
        f"{keluar}.",
        markup=False,
        soft_wrap=True,
    )
    sebut_sidik(kumpulan.instrumen, sidik_jawaban(kumpulan.instrumen, kumpulan.jawaban))


def _pilah(semua: "Sequence[Kumpulan]", ini: "Instrumen") -> "tuple[Kumpulan | None, list[Kumpulan]]":
    """Return the answers that the instrument asks for, None where there are none, and those of others."""
    milik = [k for k in semua if k.instrumen.sidik_nilai == ini.sidik_nilai]
    return (milik[0] if milik else None), [k for k in semua if k.instrumen.sidik_nilai != ini.sidik_nilai]


def _tanpa_jawaban(ini: "Instrumen", tim: str, lain: "Sequence[Kumpulan]") -> str:
    kata = f"Tidak ada jawaban tim {tim} menurut {_sebut(ini)} yang terbuka bagi Anda."
    return " ".join([kata, *map(_sebut_lain, lain), "Periksa --sebagai, --wilayah, --periode dan --tim."])


def _sebut(i: "Instrumen") -> str:
    return f"{i.pengenal} {i.versi}"


def _sebut_lain(k: "Kumpulan") -> str:
    i = k.instrumen
    pilihan = f"--instrumen {i.pengenal} --versi-instrumen {i.versi}"
    return f"{ribuan(len(k.jawaban))} penilaian menurut {_sebut(i)} tidak ikut; tulis sendiri dengan {pilihan}."
