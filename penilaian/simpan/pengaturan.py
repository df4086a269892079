"""Settings of the whole store: few, known by name, with a value from the start."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.hak import Pelaku, boleh, wajib
from penilaian.simpan.koneksi import Koneksi
from penilaian.simpan.rantai import RANTAI_AKUN, catat, kunci_rantai
from penilaian.simpan.tabel import Pengaturan, sekarang


class Setelan(NamedTuple):
    """One setting: its value from the start, the values allowed, what it does (Indonesian)."""

    bawaan: str
    pilihan: tuple[str, ...]
    arti: str


SETELAN: Final[Mapping[str, Setelan]] = MappingProxyType(
    {
        "hasil_umum": Setelan(
            "tidak", ("ya", "tidak"), "Hasil final terbuka untuk siapa saja (ya) atau hanya untuk yang masuk (tidak)."
        ),
    }
)


class RakPengaturan:
    """The shelf of settings."""

    def __init__(self, koneksi: Koneksi) -> None:
        self._k = koneksi

    def baca(self, kunci: str) -> str:
        """Return the value of a setting. KeyError for an unknown one."""
        with self._k.baca() as s:
            return setelan(s, kunci)

    def semua(self) -> dict[str, str]:
        """Return every setting with its value."""
        with self._k.baca() as s:
            return {kunci: setelan(s, kunci) for kunci in SETELAN}

    def ubah(self, pelaku: Pelaku, kunci: str, nilai: str) -> None:
        """Give a setting another value.

        Raises:
            GalatHak: ``pelaku`` is no admin of the whole store.
            GalatSimpan: unknown setting or value.
        """
        wajib(pelaku, "atur")
        if kunci not in SETELAN:
            raise GalatSimpan(f"Pengaturan {kunci!r} tidak ada; yang ada: {', '.join(SETELAN)}.")
        if nilai not in SETELAN[kunci].pilihan:
            raise GalatSimpan(
                f"Nilai {nilai!r} tidak boleh untuk {kunci}; yang boleh: {', '.join(SETELAN[kunci].pilihan)}."
            )
        with self._k.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            lama = setelan(s, kunci)
            if lama == nilai:
                return
            s.merge(Pengaturan(kunci=kunci, nilai=nilai))
            isi_lama, isi_baru = {"nilai": lama}, {"nilai": nilai}
            catat(s, kepala, pelaku, "pengaturan.ubah", kunci, waktu=sekarang(), lama=isi_lama, baru=isi_baru)


def setelan(s: Session, kunci: str) -> str:
    """Return the value of a setting in an open transaction. KeyError for an unknown one."""
    nilai = s.scalar(select(Pengaturan.nilai).where(Pengaturan.kunci == kunci))
    return SETELAN[kunci].bawaan if nilai is None else nilai


def boleh_final(s: Session, pelaku: Pelaku) -> bool:
    """Return whether final results are open to ``pelaku``: to the logged-in, to everyone if so set."""
    return boleh(pelaku, "baca_final") or setelan(s, "hasil_umum") == "ya"
