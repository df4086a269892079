"""The table that says which tests ought to notice a change of the core (alat/mutasi.toml)."""

import tomllib
from pathlib import Path

AKAR = Path(__file__).parents[2]
INTI = ("angka", "skor", "posisi", "mesin", "jawaban", "banding", "rekomendasi", "keandalan")


def test_setiap_modul_inti_dan_tes_di_dekatnya_ada_dalam_tabel_mutasi_dan_di_berkasnya():
    dekat = tomllib.loads((AKAR / "alat/mutasi.toml").read_text("utf-8"))["dekat"]
    hilang = [jalur for modul, tes in dekat.items() for jalur in (modul, *tes) if not (AKAR / jalur).exists()]
    assert hilang == [], "moved? alat/mutasi.toml follows"

    sumber = [p for nama in INTI for pola in (f"{nama}.py", f"{nama}/*.py") for p in (AKAR / "penilaian").glob(pola)]
    inti = {p.relative_to(AKAR).as_posix() for p in sumber if p.name != "__init__.py"}
    assert inti - dekat.keys() == set(), "new in the core: name the tests near it in alat/mutasi.toml"
