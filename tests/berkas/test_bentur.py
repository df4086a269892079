"""No damaged file ends the reader, and each gets a table or a finding."""

from collections import Counter
from pathlib import Path

import bentur
import pytest

from penilaian.pekerja import Batas, kerjakan

BATAS = Batas(memori=900_000_000, prosesor=900, detik=1800.0, santun=0)
KODE = {"tabel", *(f"B{n:02}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 11, 26, 27))}


def jawaban(jenis: str, dari: int, banyak: int) -> Counter[str]:
    """Return how often each answer came; the assertion names the file that ended the process."""
    baris: list[str] = []
    kerjakan(
        Path(bentur.__file__),
        [jenis, str(dari), str(banyak)],
        b"",
        BATAS,
        lambda pipa: baris.extend(satu.decode().strip() for satu in pipa),
    )
    assert len(baris) == banyak, f"{jenis} ended after {baris[-1:]}"
    return Counter(b.split()[1] for b in baris)


@pytest.mark.parametrize("jenis", bentur.PEMBUAT)
def test_a_broken_file_becomes_a_table_or_findings(jenis):
    hasil = jawaban(jenis, 0, 80)
    assert set(hasil) <= KODE
    assert 0 < hasil["tabel"] < 80


@pytest.mark.bukti_panjang
@pytest.mark.parametrize("jenis", bentur.PEMBUAT)
def test_two_thousand_five_hundred_broken_files_of_every_kind(jenis):
    hasil = jawaban(jenis, 1_000, 2_500)
    assert set(hasil) <= KODE
    assert hasil.total() == 2_500
