"""Many sheets through forms and back, outside CI: what CI does with a few an instrument.

uv run python alat/lembar_klien.py tulis [SHEETS an instrument, 193 unless said]
    Fifty random instruments and the two that are shipped, through the writers of every dialect: 10,036 sheets.

uv run python alat/lembar_klien.py ketik [SHEETS an instrument, 5000 unless said]
    The two that are shipped, typed into ODK's own engine in a browser, then through every dialect.
"""

import os
import subprocess
import sys
from pathlib import Path

JALAN = {
    "tulis": ("tests/survei/test_bolak_balik_survei.py", "PENILAIAN_UJI_SETIAP", "193"),
    "ketik": ("tests/survei/test_klien_odk.py", "PENILAIAN_UJI_LEMBAR", "5000"),
}

if __name__ == "__main__":
    if len(sys.argv) not in {2, 3} or sys.argv[1] not in JALAN:
        sys.exit(__doc__)
    berkas, nama, banyak = JALAN[sys.argv[1]]
    perintah = [sys.executable, "-m", "pytest", "-n0", "-q", "-m", "", berkas]
    lingkungan = os.environ | {nama: sys.argv[2] if len(sys.argv) == 3 else banyak}
    sys.exit(subprocess.run(perintah, cwd=Path(__file__).parents[1], env=lingkungan).returncode)
