"""Cleaning up: what killed work left behind goes, and evidence that nothing names."""

from dataclasses import dataclass
from pathlib import Path

from penilaian.angka import ribuan
from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.bukti import Peti
from penilaian.simpan.migrasi import TERBARU
from penilaian.simpan.rawat.kemajuan import Maju, diam
from penilaian.simpan.rawat.pemeriksaan import periksa_isi
from penilaian.simpan.rawat.pintu import gudang_ada
from penilaian.simpan.rawat.sisa import Sisa, buang_sisa, cari_sisa, disebut_sisihan
from penilaian.simpan.transaksi.instrumen import RakInstrumen


@dataclass(frozen=True, slots=True)
class HasilBersih:
    """What was removed.

    Attributes:
        dibuang: of killed restores, backups and uploads.
        tertahan: what the disk would not give up.
        yatim: number of files of evidence that nothing names, removed.
        ukuran_yatim: their bytes.
        yatim_dibiarkan: why such files were left where they are, ``""`` where none were.
    """

    dibuang: tuple[Sisa, ...]
    tertahan: tuple[Sisa, ...]
    yatim: int
    ukuran_yatim: int
    yatim_dibiarkan: str


def bersihkan_gudang(
    pelaku: Pelaku, alamat: str | None = None, folder: Path | None = None, maju: Maju = diam
) -> HasilBersih:
    """Remove what was left behind, and evidence that nothing names: what an upload put there before it was refused.

    Such evidence stays where the database is damaged, whose lost rows may have named it, and where a database that was
    set aside names it: without it there is no way back.

    Args:
        pelaku: an admin, or the terminal.
        alamat: of the database, as for ``buka``.
        folder: data folder, as for ``buka``.
        maju: told of progress.

    Raises:
        GalatHak: not an admin.
        GalatBasisData: others have the store open, there is none, or the database or the chest refuses.
    """
    wajib(pelaku, "rawat")
    with gudang_ada(alamat, folder, tunggal=True) as (koneksi, versi):
        return _bersihkan(koneksi, Peti(koneksi.folder), maju, terbaru=versi == TERBARU)


def _bersihkan(koneksi: Koneksi, peti: Peti, maju: Maju, *, terbaru: bool) -> HasilBersih:
    utuh, disebut = False, frozenset[str]()
    with koneksi.baca() as s:
        if terbaru:
            isi = periksa_isi(s, RakInstrumen(koneksi), maju)
            utuh, disebut = not isi.kerusakan, frozenset(isi.bukti)
        sisa = cari_sisa(koneksi, peti, s.connection(), sendiri=True)
        lama = disebut_sisihan(koneksi, s.connection())
    dibuang, tertahan = list[Sisa](), list[Sisa]()
    for n, satu in enumerate(sisa):
        maju("membuang sisa", n, len(sisa))
        (dibuang if buang_sisa(koneksi, satu) else tertahan).append(satu)
    yatim = {sidik: ukuran for sidik, ukuran in peti.semua().items() if sidik not in disebut}
    if not yatim:
        return HasilBersih(tuple(dibuang), tuple(tertahan), 0, 0, "")
    sebab = ""
    if not terbaru:
        sebab = "basis datanya dari versi lain; jalankan dahulu: penilaian basisdata naik"
    elif not utuh:
        sebab = "basis datanya rusak, jadi baris yang menyebutnya mungkin hilang"
    elif lama is None:
        sebab = "basis data yang disisihkan tidak terbaca dan mungkin menyebutnya"
    elif sisih := yatim.keys() & lama:
        sebab = f"{ribuan(len(sisih))} di antaranya disebut basis data yang disisihkan"
    boleh = [] if not utuh or lama is None else sorted(yatim.keys() - lama)
    for n, sidik in enumerate(boleh):
        maju("membuang bukti yang tidak disebut", n, len(boleh))
        peti.buang(sidik)
    return HasilBersih(tuple(dibuang), tuple(tertahan), len(boleh), sum(yatim[b] for b in boleh), sebab)
