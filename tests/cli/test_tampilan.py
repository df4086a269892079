"""What commands write beside their results."""

from pathlib import Path

from penilaian.cli.tampilan import sebut_sidik
from penilaian.muat import muat_instrumen

TAMBAHAN = Path(__file__).parents[1] / "muat" / "tambahan_kecil"


def test_the_hash_of_answers_names_an_addition_by_its_own_version_and_the_instrument_by_its_own(capsys):
    lokal = muat_instrumen(TAMBAHAN)
    assert lokal.tambahan.versi != lokal.versi

    sebut_sidik(lokal, "abc")

    keluar = "".join(capsys.readouterr())
    apa = f"bungo {lokal.tambahan.versi}, bersama inpres-3-2003 {lokal.versi}"
    assert keluar == f"Sidik jawaban ({apa}): abc\n"
