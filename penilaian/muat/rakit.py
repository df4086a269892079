"""A folder in, an instrument out: every file read, everything judged, one canonical order."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from penilaian.galat import Temuan
from penilaian.instrumen import Indikator, Instrumen, kunci_urut
from penilaian.muat.baca_naskah import baca_naskah
from penilaian.muat.bacaan import Bahan, Kepala, indikator_dari, kepala_dari
from penilaian.muat.folder import KEPALA, berkas_indikator
from penilaian.muat.naskah import Naskah
from penilaian.muat.periksa_arti import periksa_arti
from penilaian.muat.periksa_indikator import periksa_indikator
from penilaian.muat.periksa_kepala import periksa_kepala
from penilaian.muat.periksa_pohon import periksa_pohon


class Terbaca(NamedTuple):
    """What could be read of one folder.

    Attributes:
        kepala: ``instrumen.yaml`` as written.
        instrumen: None where one of the findings is a ``galat``.
        temuan: all findings, sorted by file (``instrumen.yaml`` first) and line.
    """

    kepala: Naskah
    instrumen: Instrumen | None
    temuan: tuple[Temuan, ...]


def baca_resmi(asal: Path) -> Terbaca:
    """Return the instrument in ``asal`` alone, without the older versions that it keeps.

    Files that cannot be read do not keep the others from being checked, against each other too.
    """
    naskah_kepala, temuan = _baca_kepala(asal)
    berkas = [] if not naskah_kepala.terbaca and _folder_di_bawahnya(asal) else berkas_indikator(asal)
    kepala, salah = kepala_dari(naskah_kepala)
    temuan += salah
    indikator = []
    for jalan in berkas:
        nama = jalan.relative_to(asal).as_posix()
        naskah, salah = baca_naskah(jalan, nama, (asal / nama).as_posix())
        bacaan, salah_bentuk = indikator_dari(naskah, kepala)
        indikator.append(bacaan)
        temuan += [*salah, *salah_bentuk]
    if naskah_kepala.terbaca and not berkas:
        pesan = f"folder ini tidak memuat satu pun berkas indikator (*.yaml di samping atau di bawah {KEPALA})"
        temuan.append(Temuan(naskah_kepala.tempat, "I20", pesan, "Tambahkan berkas indikator, misalnya P01-nama.yaml."))
    bahan = Bahan(kepala, tuple(indikator))
    temuan += [*periksa_kepala(bahan), *periksa_pohon(bahan), *periksa_indikator(bahan), *periksa_arti(bahan)]
    hasil = terurut(temuan, naskah_kepala.tempat)
    if any(t.berat == "galat" for t in hasil) or kepala.isi is None:
        return Terbaca(naskah_kepala, None, hasil)
    return Terbaca(naskah_kepala, _rakit(kepala.isi, [i for _, i in bahan.utuh]), hasil)


def _baca_kepala(asal: Path) -> tuple[Naskah, list[Temuan]]:
    """Read ``instrumen.yaml``; where it is missing say what there is instead."""
    jalan = asal / KEPALA
    if jalan.is_file():
        return baca_naskah(jalan, KEPALA, jalan.as_posix())
    mirip = [x.name for x in sorted(asal.iterdir()) if x.is_file() and x.name.lower() in {"instrumen.yml", KEPALA}]
    if mirip:
        saran = f"Ganti nama '{mirip[0]}' menjadi {KEPALA}."
    elif di_bawah := _folder_di_bawahnya(asal):
        saran = f"Mungkin maksudnya salah satu folder ini: {', '.join(di_bawah)}."
    else:
        saran = f"Tambahkan {KEPALA}, atau sebutkan folder lain."
    temuan = Temuan(jalan.as_posix(), "I01", f"{KEPALA} tidak ada di folder ini", saran)
    return Naskah(KEPALA, jalan.as_posix()), [temuan]


def _folder_di_bawahnya(asal: Path) -> list[str]:
    """Return the instruments right below ``asal``: it is then a shelf of instruments, not one of them."""
    return [] if (asal / KEPALA).is_file() else [x.parent.as_posix() for x in sorted(asal.glob(f"*/{KEPALA}"))]


def terurut(temuan: Iterable[Temuan], tempat_kepala: str) -> tuple[Temuan, ...]:
    """Return findings by file (the head first, then ``P2`` before ``P10``), line and code."""

    def kunci(t: Temuan) -> tuple[object, ...]:
        berkas, _, baris = t.tempat.rpartition(":")
        if not baris.isdigit():
            berkas, baris = t.tempat, "0"
        return berkas != tempat_kepala, kunci_urut(berkas), int(baris), t.kode

    return tuple(sorted(temuan, key=kunci))


def _rakit(kepala: Kepala, indikator: list[Indikator]) -> Instrumen:
    """Return the sound parts as one instrument, indicators in canonical order."""
    urut: list[Indikator] = []

    def turun(induk: str | None) -> None:
        urut.extend(sorted((i for i in indikator if i.kelompok == induk), key=lambda i: kunci_urut(i.id)))
        for kelompok in kepala.anak_kelompok(induk):
            turun(kelompok.id)

    turun(None)
    isi = {nama: getattr(kepala, nama) for nama in Instrumen.model_fields if nama != "indikator"}
    return Instrumen(**isi, indikator=tuple(urut))
