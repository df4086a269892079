"""What changed in one village's result since it was looked at before."""

from collections.abc import Iterator
from dataclasses import dataclass

from penilaian.angka import ribuan, tulis
from penilaian.jawaban import KOSONG
from penilaian.mesin import Hasil
from penilaian.narasi.tangga import undakan


@dataclass(frozen=True)
class Potret:
    """Figures of one moment, as they are shown.

    Attributes:
        terjawab: questions answered or said not to apply.
        posisi: name of the certain position, ``""`` without a gate.
        bawah: lower bound by name of the stage.
    """

    terjawab: int
    posisi: str
    bawah: dict[str, str]


def potret(hasil: Hasil, baris: int) -> Potret:
    """Return the figures of a row that ``sebut_sejak`` compares."""
    return Potret(
        int((hasil.jawaban.keadaan[:, baris] != KOSONG).sum()),
        "" if hasil.posisi is None else hasil.nama_posisi(int(hasil.posisi.pasti[baris])),
        {u.nama: tulis(u.bawah) for u in undakan(hasil, baris)},
    )


def sebut_sejak(awal: Potret, kini: Potret) -> str:
    """Return what changed, without a full stop: ``2 jawaban bertambah; posisi dari … ke …``."""
    return "; ".join(_beda(awal, kini)) or "belum ada yang berubah"


def _beda(awal: Potret, kini: Potret) -> Iterator[str]:
    if tambah := kini.terjawab - awal.terjawab:
        yield f"{ribuan(abs(tambah))} jawaban {'bertambah' if tambah > 0 else 'berkurang'}"
    if awal.posisi != kini.posisi:
        yield f"posisi dari {awal.posisi} ke {kini.posisi}"
    for nama, bawah in kini.bawah.items():
        if bawah != awal.bawah.get(nama, bawah):
            yield f"{nama} paling sedikit {awal.bawah[nama]} menjadi {bawah}"
