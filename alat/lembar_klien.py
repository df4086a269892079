"""Many sheets through ODK's own engine and back: what CI does with 25 an instrument.

uv run python alat/lembar_klien.py [SHEETS, 5000 an instrument unless said]
"""

import os
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    banyak = sys.argv[1] if len(sys.argv) > 1 else "5000"
    perintah = [sys.executable, "-m", "pytest", "-n0", "-q", "-m", "", "tests/survei/test_klien_odk.py"]
    lingkungan = os.environ | {"PENILAIAN_UJI_LEMBAR": banyak}
    sys.exit(subprocess.run(perintah, cwd=Path(__file__).parents[1], env=lingkungan).returncode)
