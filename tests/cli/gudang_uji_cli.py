"""What tests of the store's commands do behind its back."""

import sqlite3


def sql(folder, *perintah):
    c = sqlite3.connect(folder / "penilaian.db", isolation_level=None)
    for satu in perintah:
        c.execute(satu)
    c.close()
