"""Tap 500 times in *Isi Penilaian* while the processor is busy: each tap is stored, or seen not to be.

    python alat/ketukan.py           500 taps
    python alat/ketukan.py 100       another number

The same test as among the others, which have 25. Needs Chromium; run it on a machine that does nothing else.
"""

import os
import subprocess
import sys
from pathlib import Path

UJI = "tests/peramban/test_ketukan_sibuk.py::test_on_a_busy_processor_every_tap_is_saved_or_seen_to_be_unsaved"


def main() -> None:
    """Run the test with as many taps as the first argument says."""
    lingkungan = os.environ | {"UJI_KETUKAN": sys.argv[1] if len(sys.argv) > 1 else "500"}
    perintah = [sys.executable, "-m", "pytest", "-n0", "-q", "-m", "", "--durations=1", UJI]
    sys.exit(subprocess.run(perintah, cwd=Path(__file__).parents[1], env=lingkungan, check=False).returncode)


if __name__ == "__main__":
    main()
