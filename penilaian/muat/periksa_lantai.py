"""Cross checks of the floor per aspect: a value that can be missed and reached, groups that lie in a stage."""

from collections.abc import Iterator
from decimal import Decimal

from penilaian.angka import TOLERANSI
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen, Lantai
from penilaian.muat.bacaan import BacaanKepala
from penilaian.muat.bentuk import daftar_kata, ejaan_yaml, saran_ganti

_KELOMPOK = ("gerbang", "lantai", "kelompok")


def periksa_lantai(kepala: BacaanKepala, isi: Instrumen) -> Iterator[Temuan]:
    """Yield what is wrong with the floor (I65–I67, §5)."""
    if not kepala.utuh("gerbang") or isi.gerbang is None or isi.gerbang.lantai is None:
        return
    lantai = isi.gerbang.lantai
    if kepala.utuh("skala", "kelompok") and isi.skala.min < isi.skala.maks:
        yield from _nilai(kepala, isi, lantai)
    yield from _kelompok(kepala, isi, lantai)


def _nilai(kepala: BacaanKepala, isi: Instrumen, lantai: Lantai) -> Iterator[Temuan]:
    """Above the scale's minimum by more than the tolerance, or nothing is below it; up to every threshold."""
    assert isi.gerbang is not None  # noqa: S101  (the caller has asked)
    bawah, umum = isi.skala.min, isi.gerbang.ambang.nilai
    tingkat = {_puncak(isi, id_) for id_ in lantai.kelompok}
    atas = min((t.ambang.nilai if t.ambang else umum for t in isi.puncak if t.id in tingkat), default=umum)
    toleransi = Decimal(str(TOLERANSI)) * (isi.skala.maks - bawah)
    if not bawah + toleransi < lantai.nilai <= atas:
        pesan = (
            f"lantai tertulis {ejaan_yaml(lantai.nilai)}; yang boleh: di atas {ejaan_yaml(bawah)} "
            f"(lebih dari toleransi {ejaan_yaml(toleransi.normalize())}) sampai ambang tingkatnya ({ejaan_yaml(atas)})"
        )
        saran = "Tulis lantai dalam satuan skala instrumen, paling tinggi ambang."
        yield kepala.naskah.temuan("I65", ("gerbang", "lantai", "nilai"), pesan, saran)


def _puncak(isi: Instrumen, id_: str) -> str | None:
    """Return the id of the top group above one; None where it is unknown or groups are above each other."""
    dilewati = set[str]()
    while id_ in isi.kelompok_per_id and id_ not in dilewati:
        dilewati.add(id_)
        induk = isi.kelompok_per_id[id_].kelompok
        if induk is None:
            return id_
        id_ = induk
    return None


def _kelompok(kepala: BacaanKepala, isi: Instrumen, lantai: Lantai) -> Iterator[Temuan]:
    naskah, pasti = kepala.naskah, kepala.utuh("kelompok")
    boleh = [k.id for k in isi.kelompok if k.kelompok is not None]
    for ke, id_ in enumerate(lantai.kelompok):
        jalur = (*_KELOMPOK, ke)
        if id_ in lantai.kelompok[:ke]:
            yield naskah.temuan("I67", jalur, f"kelompok '{id_}' ditulis dua kali", "Hapus salah satunya.")
        elif not pasti or id_ in boleh:
            continue
        elif id_ in isi.kelompok_per_id:
            pesan = f"kelompok '{id_}' adalah tingkat; yang boleh hanya aspek di bawahnya: {daftar_kata(boleh)}"
            yield naskah.temuan("I66", jalur, pesan, "Tulis aspek-aspeknya; tingkat sudah mempunyai ambang.")
        else:
            pesan = f"kelompok '{id_}' tidak ada di {naskah.nama}; yang boleh: {daftar_kata(boleh)}"
            yield naskah.temuan("I66", jalur, pesan, saran_ganti(id_, boleh))
