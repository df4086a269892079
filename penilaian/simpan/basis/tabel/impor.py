"""Tables of where answers came from: imports, versions of submissions that they brought, what each wrote."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from penilaian.simpan.basis.tabel.dasar import Dasar, Json, sekarang


class Impor(Dasar):
    """A file that was taken in: when, by whom, for which team, and how many of its cells fared how."""

    __tablename__ = "impor"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True)
    waktu: Mapped[datetime] = mapped_column(default=sekarang)
    oleh: Mapped[int | None] = mapped_column(ForeignKey("pengguna.id"))
    nama_berkas: Mapped[str]
    sha256: Mapped[str]
    tim: Mapped[str]
    instrumen_sidik: Mapped[str] = mapped_column(ForeignKey("instrumen.sidik"))
    hitungan: Mapped[dict[str, int]] = mapped_column(Json)
    dibatalkan: Mapped[datetime | None]
    """When it was taken back: its versions of submissions count as never seen from then on."""
    dibatalkan_oleh: Mapped[int | None] = mapped_column(ForeignKey("pengguna.id"))


class KirimanTersimpan(Dasar):
    """One version of a submission of a survey, as an import brought it to an assessment."""

    __tablename__ = "kiriman"
    __table_args__ = (Index(None, "akar"), Index(None, "penilaian_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    impor_id: Mapped[int] = mapped_column(ForeignKey("impor.id"))
    penilaian_id: Mapped[int] = mapped_column(ForeignKey("penilaian.id"))
    akar: Mapped[str]
    """What all versions of the submission share (``meta/rootUuid``, ``KEY``)."""
    versi: Mapped[str]
    suntingan: Mapped[int | None]
    """How often it was edited, where the server counts that."""
    isi: Mapped[dict[str, str] | None] = mapped_column(Json)
    """Name in the form → cell, without empty ones; None = a version that a newer one in the same file replaced."""
    dikirim: Mapped[datetime | None]
    pengirim: Mapped[str]
    """Account at the server, never a name that was typed into the form."""
    versi_formulir: Mapped[str]
    tinjauan: Mapped[str]
    """Review state as the server writes it."""
    baris: Mapped[int]
    """Row of the file, as a spreadsheet shows it."""


class AsalJawaban(Dasar):
    """What an import wrote: of which answer, as which version of it, and what stood there before."""

    __tablename__ = "asal_jawaban"
    __table_args__ = (Index(None, "impor_id"),)

    penilaian_id: Mapped[int] = mapped_column(ForeignKey("penilaian.id"), primary_key=True)
    indikator: Mapped[str] = mapped_column(primary_key=True)
    versi: Mapped[int] = mapped_column(primary_key=True)
    impor_id: Mapped[int] = mapped_column(ForeignKey("impor.id"))
    kiriman_id: Mapped[int | None] = mapped_column(ForeignKey("kiriman.id"))
    lama: Mapped[dict[str, Any] | None] = mapped_column(Json)
    """``teks, catatan, bawaan, oleh`` before, None where nothing was ever saved."""


class AsalBukti(Dasar):
    """A piece of evidence that an import brought."""

    __tablename__ = "asal_bukti"
    __table_args__ = (Index(None, "impor_id"),)

    bukti_id: Mapped[int] = mapped_column(ForeignKey("bukti.id"), primary_key=True)
    impor_id: Mapped[int] = mapped_column(ForeignKey("impor.id"))
    kiriman_id: Mapped[int | None] = mapped_column(ForeignKey("kiriman.id"))
