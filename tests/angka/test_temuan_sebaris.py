"""A finding is one line of a terminal, whatever a stranger's file holds."""

import pytest

from penilaian.galat import Temuan


@pytest.mark.parametrize(
    ("judul", "tampak"),
    [
        ("\x1b[31mMERAH\x1b[0m", "\\x1b[31mMERAH\\x1b[0m"),
        ("P01\nSitus\tweb", "P01 Situs web"),
        ("P05\u200b", "P05\\u200b"),
        ("\u202eretsigeR", "\\u202eretsigeR"),
        ("P01 \N{EM DASH} Situs", "P01 \N{EM DASH} Situs"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_and_not_done(judul, tampak):
    t = Temuan(f"kolom {judul}", "B30", f"kolom {judul!s} tidak dikenal", "Hapus.")
    assert str(t) == f"kolom {tampak} [B30] kolom {tampak} tidak dikenal. Hapus."
