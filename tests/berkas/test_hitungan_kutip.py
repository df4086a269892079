"""Rows that wrong quotes swallow are all counted, however many cells swallow them."""

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban

KEPALA = "kode_desa,nama_desa,periode,J01,P01,A01,S01"


@pytest.mark.parametrize("akhir", ["", "\n", "\r\n"])
@pytest.mark.parametrize("banyak", [2, 3, 40])
def test_each_row_that_is_swallowed_by_quotes_of_one_record_is_counted(instrumen, banyak, akhir):
    baris = (akhir or "\n").join(f'99.01.01.{2000 + n},A"b,2026,1,2,3,"q' for n in range(banyak))
    with pytest.raises(GalatJawaban) as e:
        baca(Unggahan("a.csv", f"{KEPALA}\n{baris}{akhir}".encode()), instrumen)
    assert str(e.value.hitungan) == f"{banyak} baris dalam berkas = 0 dibaca + {banyak} ditolak + 0 dilewati."
    assert f"menelan {banyak - 1} baris sesudahnya" in e.value.temuan[-1].pesan


def test_what_marks_the_end_of_a_file_while_reading_is_never_shown(instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(Unggahan("a.csv", f'{KEPALA}\n9901012001,Satu,2026,1,2,3,"'.encode()), instrumen)
    assert e.value.temuan[-1].pesan.endswith("(''…)")
