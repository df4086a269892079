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
        ribuan(i.hitungan.get("diubah", 0) + i.hitungan.get("pindah", 0)),
        batal,
    )


def batalkan_impor(gudang: "Gudang", pelaku: "Pelaku", nomor: int) -> None:
    """Take an import back, and say what stands again and what does not. Raises as ``RakImpor.batalkan``."""
    from penilaian.narasi.ejaan import rangkai

    hasil = gudang.impor.batalkan(pelaku, nomor)
    for d in hasil:
        tempat = f"{d.kode} periode {d.periode}"
        lain = [f"{ribuan(n)} {apa}" for n, apa in ((len(d.catatan), "catatan"), (d.bukti, "bukti ditarik")) if n]
        kata = rangkai([f"{ribuan(len(d.kembali))} jawaban kembali seperti semula", *lain])
        pesan.print(f"{tempat}: {kata}.", markup=False)
        per_sebab: dict[str, list[str]] = {}
        for id_, sebab in d.tidak:
            per_sebab.setdefault(sebab, []).append(id_)
        for sebab, ids in per_sebab.items():
            pesan.print(f"  tidak dikembalikan, {sebab}: {', '.join(ids)}", markup=False, soft_wrap=True)
    catatan, bukti = sum(len(d.catatan) for d in hasil), sum(d.bukti for d in hasil)
    kembali = [f"{ribuan(sum(len(d.kembali) for d in hasil))} jawaban"]
    kembali += [f"{ribuan(catatan)} catatan"] if catatan else []
    ditarik = f", {ribuan(bukti)} bukti ditarik" if bukti else ""
    tidak = ribuan(sum(len(d.tidak) for d in hasil))
    pesan.print(f"Impor nomor {nomor} dibatalkan: {rangkai(kembali)} kembali{ditarik}, {tidak} tidak.")
