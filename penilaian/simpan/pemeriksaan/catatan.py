"""A chain of history read from end to end: what is wrong with its links, and what it says last about each thing."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import Rantai, Riwayat
from penilaian.simpan.transaksi.rantai import HASH_AWAL, hash_kejadian


@dataclass(frozen=True, slots=True)
class Kerusakan:
    """Something that nobody could do through the store.

    Attributes:
        rantai: the chain, ``""`` where a cell is damaged for itself.
        nomor: the link, None where no single link is meant.
        pesan: what is wrong (Indonesian).
    """

    rantai: str
    nomor: int | None
    pesan: str

    def __str__(self) -> str:
        """Return it as one line with its place."""
        if not self.rantai:
            return self.pesan
        return f"riwayat {self.rantai}{'' if self.nomor is None else f' kejadian {self.nomor}'}: {self.pesan}"


HANYA_CATATAN: Final = "jawaban.simpan/catatan"
"""Name under which ``Catatan.oleh`` knows a save of only a note: it answers nothing (``simpan_dalam``)."""

TAK_TERCATAT: Final = object()
"""What a chain says of a thing that none of its events speaks of."""


class Perbuatan(NamedTuple):
    """Who did something last, when and why; people by number only."""

    nomor: int
    oleh: int | None
    waktu: datetime
    alasan: str


class Catatan:
    """What a chain says last: of each thing its values, and who did what to it.

    Attributes:
        utuh: the chain was read to its end.
    """

    def __init__(self) -> None:
        """Begin with a chain without events."""
        self.utuh = False
        self._nilai: dict[tuple[str, str], Any] = {}
        self._perbuatan: dict[tuple[str, str], Perbuatan] = {}

    def tambah(self, k: Riwayat) -> None:
        """Take in the next event; keys that it does not carry stay as they were."""
        self._nilai |= {(k.objek, nama): isi for nama, isi in (k.baru or {}).items()}
        aksi = HANYA_CATATAN if _hanya_catatan(k) else k.aksi
        self._perbuatan[k.objek, aksi] = Perbuatan(k.nomor, k.pengguna_id, k.waktu, k.alasan)

    def nilai(self, objek: str, nama: str) -> Any:  # noqa: ANN401  (JSON)
        """Return the last value under a name, ``TAK_TERCATAT`` where no event carries one."""
        return self._nilai.get((objek, nama), TAK_TERCATAT)

    def berbeda(self, objek: str, nama: str, kini: object) -> bool:
        """Return whether history speaks of this and says other than ``kini``.

        Events of earlier releases lack names that were thought of later: until the next event there is nothing to
        compare with.
        """
        return self.nilai(objek, nama) not in (kini, TAK_TERCATAT)

    def objek(self, nama: str, awalan: str = "") -> set[str]:
        """Return all things with a value under a name."""
        return {objek for objek, n in self._nilai if n == nama and objek.startswith(awalan)}

    def oleh(self, objek: str, *aksi: str) -> Perbuatan | None:
        """Return the last of certain acts upon a thing, None where there was none."""
        ada = (p for a in aksi if (p := self._perbuatan.get((objek, a))) is not None)
        return max(ada, default=None)


def _hanya_catatan(k: Riwayat) -> bool:
    """Return whether an event changed the note beside an answer that stayed as it was."""
    lama, baru = k.lama or {}, k.baru or {}
    sama = baru.get("teks") == lama.get("teks", "") and not lama.get("bawaan", False)
    return k.aksi == "jawaban.simpan" and sama and baru.get("catatan") != lama.get("catatan", "")


def runut(s: Session, rantai: str, catatan: Catatan) -> Iterator[Kerusakan]:
    """Yield what is wrong with the links and the head of a chain, in their order; fill ``catatan``."""
    sebelum, nomor = HASH_AWAL, 0
    cari = select(Riwayat).where(Riwayat.rantai == rantai).order_by(Riwayat.nomor)
    with closing(s.scalars(cari.execution_options(yield_per=1000))) as semua:
        for r in semua:
            nomor += 1
            if r.nomor != nomor:
                yield Kerusakan(rantai, r.nomor, f"seharusnya nomor {nomor}: ada kejadian yang hilang")
                nomor = r.nomor
            if r.hash_sebelum != sebelum:
                yield Kerusakan(rantai, r.nomor, "tidak bersambung dengan kejadian sebelumnya")
            if hash_kejadian(r) != r.hash:
                yield Kerusakan(rantai, r.nomor, f"isi kejadian ({r.aksi} {r.objek}) tidak cocok dengan hash-nya")
            sebelum = r.hash
            catatan.tambah(r)
            s.expunge(r)
    kepala = s.get(Rantai, rantai)
    if kepala is None or (kepala.nomor, kepala.hash) != (nomor, sebelum):
        yield Kerusakan(rantai, None, "ujung rantai tidak cocok: kejadian terakhir dihapus, diganti atau ditambahkan")
    catatan.utuh = True
