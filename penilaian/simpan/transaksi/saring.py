"""Which assessments a list holds, and in which order."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, TypedDict

from sqlalchemy import ColumnElement, and_, case, false, or_
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Aksi, Pelaku
from penilaian.simpan.basis.tabel import Keadaan, Penilaian
from penilaian.simpan.basis.tulisan import lipat
from penilaian.simpan.transaksi.lembar import TERBUKA, dalam_wilayah
from penilaian.simpan.transaksi.pengaturan import boleh_final

Urutan = Literal["desa", "lanjut", "antre"]
"""By village, latest period first, resmi first; or those being filled in first, latest change first; or the one that
was left alone longest first."""

URUTAN: Final[Mapping[Urutan, tuple[ColumnElement[Any], ...]]] = MappingProxyType(
    {
        "desa": (
            Penilaian.desa_kode.asc(),
            Penilaian.periode.desc(),
            Penilaian.resmi.desc(),
            Penilaian.tim.asc(),
        ),
        "lanjut": (
            case((Penilaian.keadaan.in_(sorted(TERBUKA)), 0), else_=1).asc(),
            Penilaian.diubah.desc(),
            Penilaian.id.asc(),
        ),
        "antre": (Penilaian.diubah.asc(), Penilaian.id.asc()),
    }
)

_PANJANG_CARI: Final = 200
"""Characters of a search that are looked at."""


class Saringan(TypedDict, total=False):
    """What narrows a list; what is left out narrows nothing.

    Attributes:
        desa: code prefix of a village or a larger area.
        periode: only this one.
        keadaan: only these states.
        resmi: only the resmi ones, or only the others.
        hak: only villages where the person may do this.
        cari: only those found by every word: part of the village's name or code (with or without dots), kecamatan,
            kabupaten, team or period, in small or capital letters.
    """

    desa: str
    periode: str | None
    keadaan: Iterable[Keadaan] | None
    resmi: bool | None
    hak: Aksi | None
    cari: str


def syarat(s: Session, pelaku: Pelaku, saringan: Saringan) -> list[ColumnElement[bool]]:
    """Return the conditions of a list: what ``pelaku`` may see, narrowed."""
    draf = dalam_wilayah(pelaku.wilayah("baca_draf"))
    semua = [or_(draf, Penilaian.keadaan == "final" if boleh_final(s, pelaku) else false())]
    if desa := saringan.get("desa"):
        semua.append(dalam_wilayah((desa,)))
    if (hak := saringan.get("hak")) is not None:
        semua.append(dalam_wilayah(pelaku.wilayah(hak)))
    if (periode := saringan.get("periode")) is not None:
        semua.append(Penilaian.periode == periode)
    if (keadaan := saringan.get("keadaan")) is not None:
        semua.append(Penilaian.keadaan.in_(tuple(keadaan)))
    if (resmi := saringan.get("resmi")) is not None:
        semua.append(Penilaian.resmi.is_(resmi))
    if kata := saringan.get("cari"):
        semua.append(syarat_cari(kata))
    return semua


def syarat_cari(kata: str) -> ColumnElement[bool]:
    """Return the condition that an assessment is found by every word of a search, in any order and letters."""
    semua = lipat(kata[:_PANJANG_CARI]).split()
    return and_(True, *(Penilaian.cari.contains(satu, autoescape=True) for satu in semua))
