"""Where an Indonesian village stands on the four e-government stages of Inpres 3/2003, why, and what next.

>>> import penilaian
>>> instrumen = penilaian.muat_instrumen("inpres-3-2003")
>>> jawaban = penilaian.dari_tabel(instrumen, [{"kode_desa": "99.01.01.2001", "periode": "2026", "P01": 2}])
>>> hasil = penilaian.nilai(instrumen, jawaban)
>>> hasil.tabel()["posisi_nama"].tolist()
['Belum mencapai Persiapan']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from penilaian.galat import GalatInstrumen, GalatJawaban, GalatMasukan, GalatPemakaian, Temuan
    from penilaian.instrumen import Instrumen
    from penilaian.jawaban import Jawaban, dari_tabel, sidik_jawaban
    from penilaian.mesin import Hasil, Langkah, jelaskan, nilai
    from penilaian.muat import muat_instrumen
    from penilaian.pertanyaan import pertanyaan_berikut

__all__ = [
    "GalatInstrumen",
    "GalatJawaban",
    "GalatMasukan",
    "GalatPemakaian",
    "Hasil",
    "Instrumen",
    "Jawaban",
    "Langkah",
    "Temuan",
    "dari_tabel",
    "jelaskan",
    "muat_instrumen",
    "nilai",
    "pertanyaan_berikut",
    "sidik_jawaban",
]

_ASAL: Final = {
    "GalatInstrumen": "galat",
    "GalatJawaban": "galat",
    "GalatMasukan": "galat",
    "GalatPemakaian": "galat",
    "Hasil": "mesin",
    "Instrumen": "instrumen",
    "Jawaban": "jawaban",
    "Langkah": "mesin",
    "Temuan": "galat",
    "dari_tabel": "jawaban",
    "jelaskan": "mesin",
    "muat_instrumen": "muat",
    "nilai": "mesin",
    "pertanyaan_berikut": "pertanyaan",
    "sidik_jawaban": "jawaban",
}
"""Room of each name. Fetched when asked for: a worker that opens one file needs neither engine nor pandas."""


def __getattr__(nama: str) -> object:
    if nama not in _ASAL:
        raise AttributeError(f"module {__name__!r} has no attribute {nama!r}")
    nilai_nama: object = getattr(import_module(f"penilaian.{_ASAL[nama]}"), nama)
    globals()[nama] = nilai_nama
    return nilai_nama


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
