"""Tables of what only grows: triggers refuse UPDATE, DELETE and TRUNCATE (``Rantai`` is the one head that moves)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from penilaian.simpan.basis.tabel.dasar import Dasar, Json


class HasilFinal(Dasar):
    """A final result as it was frozen: three answer sets and the numbers they gave (§10, §11)."""

    __tablename__ = "hasil_final"

    penilaian_id: Mapped[int] = mapped_column(ForeignKey("penilaian.id"), primary_key=True)
    nomor: Mapped[int] = mapped_column(primary_key=True)
    """1 for the first; one more each time a reopened assessment becomes final again."""
    sidik: Mapped[str] = mapped_column(ForeignKey("instrumen.sidik"))
    sidik_nilai: Mapped[str]
    aturan: Mapped[str]
    kunci: Mapped[dict[str, str]] = mapped_column(Json)
    jawaban: Mapped[dict[str, dict[str, str]]] = mapped_column(Json)
    """Kind of answer set → indicator → cell text."""
    hasil: Mapped[dict[str, dict[str, Any]]] = mapped_column(Json)
    """Kind of answer set → column of the output contract → value (None where empty)."""
    waktu: Mapped[datetime]
    oleh: Mapped[int | None] = mapped_column(ForeignKey("pengguna.id"))


class Rantai(Dasar):
    """The head of a chain of history; locking this row is what puts writers in a line."""

    __tablename__ = "rantai"

    nama: Mapped[str] = mapped_column(primary_key=True)
    nomor: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str]


class Riwayat(Dasar):
    """One event: who (by id only), when, what, before and after, why; chained by hash to the one before."""

    __tablename__ = "riwayat"
    __table_args__ = (UniqueConstraint("rantai", "nomor"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    rantai: Mapped[str]
    nomor: Mapped[int] = mapped_column()
    waktu: Mapped[datetime]
    pengguna_id: Mapped[int | None]
    aksi: Mapped[str]
    objek: Mapped[str]
    lama: Mapped[Mapping[str, Any] | None] = mapped_column(Json)
    baru: Mapped[Mapping[str, Any] | None] = mapped_column(Json)
    alasan: Mapped[str] = mapped_column(default="")
    hash_sebelum: Mapped[str]
    hash: Mapped[str]


HANYA_TAMBAH: Final = ("riwayat", "hasil_final")
"""Tables that only grow."""
