"""Questionnaires of respondents: found beside an instrument, by its version, read and judged like its own files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from penilaian.galat import GalatInstrumen, GalatPemakaian, Temuan
from penilaian.instrumen import IndikatorPersen, IndikatorSurvei, Instrumen, Kuesioner, KuesionerSkala, KuesionerTes
from penilaian.muat.baca_naskah import baca_naskah
from penilaian.muat.bentuk import cocokkan, daftar_kata, saran_ganti
from penilaian.muat.folder import KEPALA, VERSI, folder_resmi, nomor_versi
from penilaian.muat.naskah import Naskah
from penilaian.muat.periksa_kuesioner import periksa_kuesioner
from penilaian.terkirim import terkirim

KUESIONER: Final = "kuesioner"
"""Folder beside an instrument's that holds a folder a version, a file a questionnaire in each."""

_MODEL: Final[dict[str, type[KuesionerSkala] | type[KuesionerTes]]] = {"skala": KuesionerSkala, "tes": KuesionerTes}


def daftar_kuesioner(folder: str | Path, instrumen: Instrumen) -> dict[str, Path]:
    """Return by indicator the questionnaires that hold for an instrument: of each the newest not above its version.

    Args:
        folder: as the instrument was named; its neighbours are looked at first, then what is shipped.
        instrumen: in the version that is asked for.

    Raises:
        GalatPemakaian: no such folder and no such shipped instrument.
    """
    asal = folder_resmi(folder)
    if asal.parent.name == VERSI and (asal.parents[1] / KEPALA).is_file():
        asal = asal.parents[1]
    for rak in dict.fromkeys((asal.parent / KUESIONER, terkirim("indikator", KUESIONER))):
        versi = [x for x in rak.iterdir() if nomor_versi(x.name)] if rak.is_dir() else []
        versi = [x for x in versi if nomor_versi(x.name) <= nomor_versi(instrumen.versi)]
        ada = {b.stem: b for x in sorted(versi, key=lambda x: nomor_versi(x.name)) for b in sorted(x.glob("*.yaml"))}
        if milik := {id_: b for id_, b in ada.items() if _instrumen(b) == instrumen.id}:
            return milik
    return {}


def muat_kuesioner(folder: str | Path, instrumen: Instrumen, indikator: str) -> Kuesioner:
    """Return the questionnaire of one indicator, checked completely.

    Raises:
        GalatInstrumen: its YAML is at fault; carries every finding.
        GalatPemakaian: there is none for this indicator; those that there are are named.
    """
    ada = daftar_kuesioner(folder, instrumen)
    if indikator not in ada:
        raise GalatPemakaian(
            f"Kuesioner {indikator!r} tidak ada untuk {instrumen.id} {instrumen.versi}. Yang ada: {daftar_kata(ada)}."
        )
    isi, temuan = baca_kuesioner(ada[indikator], instrumen)
    if isi is None:
        raise GalatInstrumen(temuan)
    return isi


def temuan_kuesioner(folder: str | Path, instrumen: Instrumen) -> dict[str, tuple[Temuan, ...]]:
    """Return by indicator all findings about the questionnaires that hold for an instrument.

    Raises:
        GalatPemakaian: no such folder and no such shipped instrument.
    """
    return {id_: baca_kuesioner(b, instrumen)[1] for id_, b in daftar_kuesioner(folder, instrumen).items()}


def baca_kuesioner(berkas: Path, instrumen: Instrumen) -> tuple[Kuesioner | None, tuple[Temuan, ...]]:
    """Return a questionnaire (None where one of the findings is a ``galat``) and all findings, by line."""
    naskah, temuan = baca_naskah(berkas, f"{berkas.parent.name}/{berkas.name}", berkas.as_posix())
    isi = None
    if naskah.terbaca:
        temuan += _letak(naskah, berkas, instrumen)
        jenis = naskah.teks("jenis") or ""
        if jenis in _MODEL:
            isi, salah, _ = cocokkan(_MODEL[jenis], naskah, naskah.data)
            temuan += salah
        else:
            pesan = f"jenis tertulis '{jenis}'; yang boleh: {daftar_kata(_MODEL)}"
            temuan.append(naskah.temuan("I15", ("jenis",), pesan, saran_ganti(jenis, _MODEL)))
    if isi is not None:
        temuan += periksa_kuesioner(naskah, isi)
    hasil = tuple(sorted(temuan, key=lambda t: int(t.tempat.rpartition(":")[2])))
    return (None if any(t.berat == "galat" for t in hasil) else isi), hasil


def _instrumen(berkas: Path) -> str | None:
    naskah, _ = baca_naskah(berkas, berkas.name, berkas.as_posix())
    return naskah.teks("instrumen")


def _letak(naskah: Naskah, berkas: Path, instrumen: Instrumen) -> Iterator[Temuan]:
    """Yield where a file is not what its place says, or makes the value of no survey (Q01, Q02, Q09)."""
    for kunci, harus, di in (("indikator", berkas.stem, "berkas"), ("versi", berkas.parent.name, "folder")):
        tertulis = naskah.teks(kunci)
        if tertulis is not None and tertulis != harus:
            pesan = f"{kunci} tertulis '{tertulis}', padahal {di}nya bernama '{harus}'"
            yield naskah.temuan("Q01", (kunci,), pesan, f"Samakan {kunci} dengan nama {di}nya.")
    id_ = naskah.teks("indikator")
    survei = [i.id for i in instrumen.ditanyakan if isinstance(i, IndikatorSurvei)]
    if id_ is not None and id_ not in survei:
        pesan = f"indikator '{id_}' bukan pertanyaan survei pada {instrumen.id} {instrumen.versi}"
        boleh = f"yang boleh: {daftar_kata(survei)}"
        yield naskah.temuan("Q02", ("indikator",), f"{pesan}; {boleh}", saran_ganti(id_, survei))
    dari = naskah.teks("populasi_dari")
    persen = [i.id for i in instrumen.ditanyakan if isinstance(i, IndikatorPersen)]
    if dari is not None and dari not in persen:
        pesan = f"indikator '{dari}' bukan pertanyaan persen pada {instrumen.id} {instrumen.versi}, jadi tanpa penyebut"
        boleh = f"yang boleh, bila penyebutnya jumlah orang yang diminta menjawab: {daftar_kata(persen)}"
        yield naskah.temuan("Q09", ("populasi_dari",), f"{pesan}; {boleh}", saran_ganti(dari, persen))
