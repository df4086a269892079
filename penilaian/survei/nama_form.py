"""Names that a form and its exports use: a contract, since forms that were printed once come back for years.

The YAML id of a question is its name in the form; what stands beside it has the id as prefix, so that every name is
one question's alone (formpack keeps one of two equal names and loses the other).
"""

from typing import Final

from penilaian.instrumen import NIHIL, TB

BAHASA: Final = "Bahasa Indonesia (id)"
"""Language of every label, as XLSForm names it."""

BELUM_TAHU: Final = "belum_tahu"
"""Choice of who does not know: kosong, like a question left out."""

SENDIRIAN: Final = (NIHIL, BELUM_TAHU, TB)
"""Choices of a checklist that exclude every other."""

PECAHAN, PERSEN, ANGKA = "pecahan", "persen", "angka"
"""Ways to answer with numbers: two whole ones, a percentage that is known, a number."""

META: Final = ("start", "end", "today")
PENGENAL: Final = "pengenal"
"""Group of what says whose answers these are."""
ISI_PENGENAL: Final = ("kode_desa", "kode_ulang", "periode", "tanggal")
STEMPEL: Final = ("instrumen", "versi_instrumen")
"""Hidden: id and version of the instrument that the form was printed from."""
PENUTUP: Final = "penutup_catatan"

BUKTI: Final = ("foto", "berkas", "tautan")
CATATAN: Final = "catatan"


def nama_kelompok(id_: str) -> str:
    """Return the name of a group that is no stage; XML names cannot begin with a digit."""
    return f"k_{id_}"


def daftar_pilihan(id_: str, huruf: str) -> str:
    """Return the name of a question's list of choices: ``j_P01`` of a rubric, ``d_P13`` of a checklist."""
    return f"{huruf}_{id_}"


KHAS_FORM: Final = ("_cara", "_pembilang", "_penyebut")
"""Endings that only a form's names have; an answers file may name its version too."""


HITUNG: Final = "_hitung"
"""What a short form reckons of a question has the question's id and this before it; nobody answers it."""
POSISI: Final = ("posisi_pasti", "posisi_mungkin", "posisi_terbaca", "posisi_terbaca_ulang")
"""The position that a short form reckons, and how it shows it."""
PETUNJUK: Final = "petunjuk_cepat"
LABEL_CEPAT: Final = {
    PETUNJUK: (
        "Pertanyaan hanya tampil selama jawabannya masih dapat mengubah posisi, menurut jawaban sebelumnya. Isi "
        "berurutan. Bila sebuah jawaban di depan diubah, pertanyaan sesudahnya dapat hilang; yang hilang tidak ikut "
        "terkirim."
    ),
    POSISI[-1]: f"Posisi menurut jawaban di atas: ${{{POSISI[-2]}}}.",
}
"""What a short form says beside its questions."""


def nama_hitung(id_: str, *bagian: str) -> str:
    """Return the name of what a short form reckons of a question: its value, or ``bagian`` of what follows from it."""
    return "_".join((f"{id_}{HITUNG}", *bagian))
