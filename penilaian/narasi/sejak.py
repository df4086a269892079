"""What changed in one village's result since it was looked at before."""

from collections.abc import Iterator
from dataclasses import dataclass

from penilaian.angka import ribuan, tulis
from penilaian.jawaban import KOSONG
from penilaian.mesin import Hasil
from penilaian.narasi.menuju_pasti import rentang_posisi
from penilaian.narasi.tangga import undakan


@dataclass(frozen=True)
class Potret:
    """Figures of one moment, as they are shown.

    Attributes:
        versi: of the instrument, in words.
        hitungan: what the figures are reckoned with (``sidik_nilai``): those of another cannot be compared.
        terjawab: questions answered or said not to apply.
        posisi: name of the certain position and of a possible one, ``""`` without a gate.
        bawah: lower bound by name of the stage.
    """

    versi: str
    hitungan: str
    terjawab: int
    posisi: str
    bawah: dict[str, str]


@dataclass(frozen=True)
class Sejak:
    """Where a comparison begins.

    Attributes:
        awal: figures of that moment.
        pindah: it is the move to another version, not the opening of the page.
    """

    awal: Potret
    pindah: bool = False

    @property
    def judul(self) -> str:
        """Since when, in words."""
        return f"Sejak pindah ke versi {self.awal.versi}" if self.pindah else "Sejak halaman dibuka"


def potret(hasil: Hasil, baris: int) -> Potret:
    """Return the figures of a row that ``sebut_sejak`` compares."""
    return Potret(
        hasil.instrumen.versi,
        hasil.instrumen.sidik_nilai,
        int((hasil.jawaban.keadaan[:, baris] != KOSONG).sum()),
        _posisi(hasil, baris),
        {u.nama: tulis(u.bawah) for u in undakan(hasil, baris)},
    )


def sejak(dulu: Sejak | None, kini: Potret) -> Sejak:
    """Return where the comparison with ``kini`` begins: anew after a move between versions that count differently.

    Args:
        dulu: where it began until now; None = this is the first look.
        kini: the figures of now.
    """
    if dulu is None:
        return Sejak(kini)
    return dulu if dulu.awal.hitungan == kini.hitungan else Sejak(kini, pindah=True)


def sebut_sejak(awal: Potret, kini: Potret) -> str:
    """Return what changed, without a full stop: ``2 jawaban bertambah; posisi dari … ke …``."""
    return "; ".join(_beda(awal, kini)) or "belum ada yang berubah"


def _posisi(hasil: Hasil, baris: int) -> str:
    """Return the certain position with the possible one in brackets; a fall is none while the old one is possible."""
    if hasil.posisi is None:
        return ""
    r = rentang_posisi(hasil, baris)
    return r.nama[r.pasti] if r.tertentu else f"{r.nama[r.pasti]} (mungkin {r.nama[r.mungkin]})"


def _beda(awal: Potret, kini: Potret) -> Iterator[str]:
    if tambah := kini.terjawab - awal.terjawab:
        yield f"{ribuan(abs(tambah))} jawaban {'bertambah' if tambah > 0 else 'berkurang'}"
    if awal.posisi != kini.posisi:
        yield f"posisi dari {awal.posisi} ke {kini.posisi}"
    for nama, bawah in kini.bawah.items():
        if bawah != awal.bawah.get(nama, bawah):
            yield f"{nama} paling sedikit {awal.bawah[nama]} menjadi {bawah}"
