"""Imports that were made before: listing them, and taking one back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from penilaian.angka import ribuan
from penilaian.cli.tampilan import cetak_utuh, layar, pesan

if TYPE_CHECKING:
    from penilaian.simpan import Gudang, Pelaku
    from penilaian.simpan.impor import ImporTercatat


def tampilkan_daftar(gudang: "Gudang", pelaku: "Pelaku") -> None:
    """Write the imports that a person may see, latest first."""
    semua = gudang.impor.daftar(pelaku)
    if not semua:
        layar.print("Belum ada impor.")
        return
    tabel = Table(title="Impor, terbaru di atas, waktu WIB", title_justify="left")
    for kolom in ("Nomor", "Waktu", "Siapa", "Berkas", "Tim", "Desa", "Kiriman", "Baru", "Diubah", "Keterangan"):
        angka = kolom in {"Nomor", "Desa", "Kiriman", "Baru", "Diubah"}
        tabel.add_column(kolom, justify="right" if angka else "left", overflow="fold")
    for i in semua:
        tabel.add_row(*map(escape, _baris(i)))
    cetak_utuh(tabel)


def _baris(i: "ImporTercatat") -> Sequence[str]:
    from penilaian.narasi.waktu import hari_dan_jam
    from penilaian.simpan import WIB

    batal = ""
    if i.dibatalkan is not None:
        batal = f"dibatalkan {i.dibatalkan_oleh}, {hari_dan_jam(i.dibatalkan, WIB)}"
    return (
        str(i.nomor),
        hari_dan_jam(i.waktu, WIB),
        i.oleh_nama or "terminal atau program",
        i.nama_berkas,
        i.tim,
        ribuan(i.hitungan.get("diambil", 0)),
        ribuan(i.kiriman) if i.kiriman else "–",
        ribuan(i.hitungan.get("baru", 0)),
        ribuan(i.hitungan.get("diubah", 0)),
        batal,
    )


def batalkan_impor(gudang: "Gudang", pelaku: "Pelaku", nomor: int) -> bool:
    """Take an import back, say what stands again and what does not, and return whether anything does."""
    hasil = gudang.impor.batalkan(pelaku, nomor)
    for d in hasil:
        tempat = f"{d.kode} periode {d.periode}"
        bukti = f" dan {ribuan(d.bukti)} bukti ditarik" if d.bukti else ""
        pesan.print(f"{tempat}: {ribuan(len(d.kembali))} jawaban kembali seperti semula{bukti}.", markup=False)
        per_sebab: dict[str, list[str]] = {}
        for id_, sebab in d.tidak:
            per_sebab.setdefault(sebab, []).append(id_)
        for sebab, ids in per_sebab.items():
            pesan.print(f"  tidak dikembalikan, {sebab}: {', '.join(ids)}", markup=False, soft_wrap=True)
    kembali, tidak = sum(len(d.kembali) for d in hasil), sum(len(d.tidak) for d in hasil)
    pesan.print(f"Impor nomor {nomor} dibatalkan: {ribuan(kembali)} jawaban kembali, {ribuan(tidak)} tidak.")
    return bool(kembali or not tidak)
