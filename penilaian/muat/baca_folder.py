"""A folder in, an instrument out: one of its own, or an addition together with the instrument that it adds to."""

from pathlib import Path

from penilaian.galat import GalatInstrumen, Temuan
from penilaian.instrumen import Instrumen
from penilaian.muat.baca_tambahan import baca_tambahan, cari_tujuan
from penilaian.muat.folder import folder_instrumen, pengenal
from penilaian.muat.rakit import Terbaca, baca_resmi, terurut


def muat_instrumen(folder: str | Path) -> Instrumen:
    """Return the instrument in ``folder`` (a path, or the id of a shipped instrument), checked completely.

    Ids are unique, the groups form one tree, references are resolved, and indicators stand in canonical order:
    the tree walked depth first (groups in file order, a group's own indicators before its subgroups), within a
    group by ``kunci_urut``. The folder of an addition gives the instrument that it adds to, with its questions.

    Raises:
        GalatInstrumen: the YAML is at fault; carries every finding of every file, warnings too.
        GalatPemakaian: no such folder and no such shipped instrument.
    """
    satu = baca_folder(folder_instrumen(folder))
    if satu.instrumen is None:
        raise GalatInstrumen(satu.temuan)
    return satu.instrumen


def baca_folder(asal: Path) -> Terbaca:
    """Return the instrument in ``asal`` without the older versions that it keeps, and all findings.

    Of an addition its own are told, and those of the instrument that it adds to where that cannot be used.
    """
    if pengenal(asal).menambah is None:
        return baca_resmi(asal)
    tujuan, temuan = cari_tujuan(asal)
    resmi = None if tujuan is None else baca_resmi(tujuan)
    if resmi is not None and resmi.instrumen is None:
        temuan += resmi.temuan
    return _bertambahan(asal, None if resmi is None else resmi.instrumen, temuan)


def tambahkan(folder: str | Path, resmi: Instrumen) -> Instrumen:
    """Return ``resmi`` with the questions that ``folder`` adds; as it is where that is no addition.

    Raises:
        GalatInstrumen: the addition is at fault, or uses names of ``resmi``; carries every finding.
        GalatPemakaian: no such folder or id.
    """
    asal = folder_instrumen(folder)
    if pengenal(asal).menambah is None:
        return resmi
    satu = _bertambahan(asal, resmi, [])
    if satu.instrumen is None:
        raise GalatInstrumen(satu.temuan)
    return satu.instrumen


def _bertambahan(asal: Path, resmi: Instrumen | None, temuan: list[Temuan]) -> Terbaca:
    """Return an addition together with the instrument ``resmi``, after what was found before."""
    satu = baca_tambahan(asal, resmi)
    semua = terurut([*temuan, *satu.temuan], satu.kepala.tempat)
    if resmi is None or satu.isi is None or any(t.berat == "galat" for t in semua):
        return Terbaca(satu.kepala, None, semua)
    return Terbaca(satu.kepala, resmi.model_copy(update={"tambahan": satu.isi}), semua)
