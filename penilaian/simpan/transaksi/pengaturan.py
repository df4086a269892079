"""Settings of the whole store: few, known by name, with a value from the start."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku, boleh
from penilaian.simpan.basis.tabel import Pengaturan


class Setelan(NamedTuple):
    """One setting: its value from the start, the values allowed, what it does (Indonesian)."""

    semula: str
    pilihan: tuple[str, ...]
    arti: str


SETELAN: Final[Mapping[str, Setelan]] = MappingProxyType(
    {
        "hasil_umum": Setelan(
            "tidak", ("ya", "tidak"), "Hasil final terbuka untuk siapa saja (ya) atau hanya untuk yang masuk (tidak)."
        ),
        "final_orang_lain": Setelan(
            "tidak",
            ("ya", "tidak"),
            "Yang menjadikan final harus orang lain daripada yang memverifikasi (ya), atau boleh sama (tidak).",
        ),
    }
)


def setelan(s: Session, kunci: str) -> str:
    """Return the value of a setting in an open transaction. KeyError for an unknown one."""
    nilai = s.scalar(select(Pengaturan.nilai).where(Pengaturan.kunci == kunci))
    return SETELAN[kunci].semula if nilai is None else nilai


def boleh_final(s: Session, pelaku: Pelaku) -> bool:
    """Return whether final results are open to ``pelaku``: to the logged-in, to everyone if so set."""
    return boleh(pelaku, "baca_final") or setelan(s, "hasil_umum") == "ya"
