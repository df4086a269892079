"""Cross checks of the words that an instrument tells: each once, and each is used."""

from collections.abc import Iterator
from typing import Final

from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.muat.bacaan import BacaanKepala, Bahan

_BUKAN_TEKS: Final = frozenset(
    {"id", "kelompok", "indikator", "jenis", "jenjang", "kewenangan", "agregasi", "wajib_isi"}
)
"""Keys whose text, or whose list of texts, names something and is not read as a sentence."""

_DITANYAKAN_DENGAN: Final = {"persen": ("pembilang", "penyebut")}
"""Words that forms, workbook and paper put to every question of a kind."""


def periksa_istilah(bahan: Bahan, isi: Instrumen) -> Iterator[Temuan]:
    """Yield what is wrong with the words told (I63, I82)."""
    if bahan.kepala.utuh("istilah"):
        yield from _sekali(bahan.kepala, isi)
        yield from _dipakai(bahan, isi)


def _sekali(kepala: BacaanKepala, isi: Instrumen) -> Iterator[Temuan]:
    """A word is told once; case does not make another word of it."""
    for kunci in ("id", "nama"):
        dilihat: dict[str, int] = {}
        for ke, istilah in enumerate(isi.istilah):
            tulisan = getattr(istilah, kunci)
            if (dulu := dilihat.setdefault(tulisan.casefold(), ke)) != ke:
                baris = kepala.naskah.baris(("istilah", dulu, kunci))
                pesan = f"{kunci} istilah '{tulisan}' sudah dipakai pada baris {baris}"
                saran = "Beri id yang lain." if kunci == "id" else "Hapus salah satunya."
                yield kepala.naskah.temuan("I63", ("istilah", ke, kunci), pesan, saran)


def _dipakai(bahan: Bahan, isi: Instrumen) -> Iterator[Temuan]:
    """A word that is told stands in some text of the instrument, else no card ever shows what it means."""
    semua = [bahan.kepala.naskah, *(b.naskah for b in bahan.indikator)]
    if not bahan.lengkap or not bahan.indikator or any(n.rusak for n in semua):
        return  # the word may stand where it cannot be read
    teks = list(_teks({k: x for k, x in bahan.kepala.naskah.data.items() if k != "istilah"}))
    for b in bahan.indikator:
        teks += _teks({k: x for k, x in b.naskah.data.items() if k != "lensa"})
        teks += _DITANYAKAN_DENGAN.get(b.naskah.teks("jenis") or "", ())
    for ke, istilah in enumerate(isi.istilah):
        if not istilah.ada_dalam("\n".join([*teks, *(x.arti for x in isi.istilah if x is not istilah)])):
            pesan = f"istilah '{istilah.nama}' tidak tertulis pada satu teks pun di instrumen ini"
            saran = "Samakan `nama` dengan tulisannya pada pertanyaan, atau hapus istilah ini."
            yield bahan.kepala.naskah.temuan("I82", ("istilah", ke, "nama"), pesan, saran, berat="peringatan")


def _teks(isi: object, kunci: str = "") -> Iterator[str]:
    """Yield the sentences of a file, at any depth."""
    if isinstance(isi, dict):
        for nama, nilai in isi.items():
            yield from _teks(nilai, nama)
    elif isinstance(isi, list):
        for satu in isi:
            yield from _teks(satu, kunci)
    elif isinstance(isi, str) and kunci not in _BUKAN_TEKS:
        yield isi
