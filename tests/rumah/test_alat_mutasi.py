"""The table that says which tests ought to notice a change of the core (alat/mutasi.toml)."""

import tomllib
from pathlib import Path

AKAR = Path(__file__).parents[2]
INTI = ("angka", "skor", "posisi", "mesin", "jawaban", "banding", "pertanyaan", "rekomendasi", "keandalan")


def test_every_core_module_and_the_tests_near_it_stand_in_the_table_of_mutations_and_on_disk():
    dekat = tomllib.loads((AKAR / "alat/mutasi.toml").read_text("utf-8"))["dekat"]
    disebut = [jalur.partition("::") for modul, tes in dekat.items() for jalur in (modul, *tes)]
    hilang = [jalur for jalur, _, _ in disebut if not (AKAR / jalur).exists()]
    hilang += [nama for jalur, _, nama in disebut if nama and f"def {nama}(" not in (AKAR / jalur).read_text("utf-8")]
    assert hilang == [], "moved? alat/mutasi.toml follows"

    sumber = [p for nama in INTI for pola in (f"{nama}.py", f"{nama}/*.py") for p in (AKAR / "penilaian").glob(pola)]
    inti = {p.relative_to(AKAR).as_posix() for p in sumber if p.name != "__init__.py"}
    assert inti - dekat.keys() == set(), "new in the core: name the tests near it in alat/mutasi.toml"
