"""Nothing that a person may write makes the loader itself fail: it becomes a finding."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penilaian.galat import GalatInstrumen
from penilaian.muat import muat_instrumen, periksa

KECIL = Path(__file__).parent / "instrumen_kecil"

# fmt: off
SALAH_TULIS = ("", "~", "[]", "{}", "[a]", "{a: b}", "3,5", "-1", "NaN", "1e400", '""', "*a", "&a b", "!!int 3",
               "- a", "? x", ": y", "<<: {a: 1}", "\t", "# x", "}", "]", "true", "mutu", "P10", "2a", "\u2028", "0")
# fmt: on
BERKAS_KECIL = sorted(p.relative_to(KECIL).as_posix() for p in KECIL.rglob("*.y*ml"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_slip_of_the_pen_becomes_a_finding_and_not_a_crash(tmp_path, data):
    folder = tmp_path / "rusak"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(KECIL, folder)
    berkas = folder / data.draw(st.sampled_from(BERKAS_KECIL))
    baris = berkas.read_text(encoding="utf-8").split("\n")
    ke = data.draw(st.integers(0, len(baris) - 1))
    sampai = data.draw(st.integers(0, len(baris[ke])))
    baris[ke] = baris[ke][:sampai] + data.draw(st.sampled_from(SALAH_TULIS))
    berkas.write_text("\n".join(baris), encoding="utf-8")

    instrumen, temuan = periksa(folder)

    assert (instrumen is None) == any(t.berat == "galat" for t in temuan)
    if instrumen is None:
        with pytest.raises(GalatInstrumen):
            muat_instrumen(folder)
