"""Tables of what is assessed: villages, instruments, assessments, answers, evidence, comments."""

from datetime import date, datetime
from typing import get_args

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from penilaian.simpan.basis.tabel.dasar import KEADAAN, Dasar, JenisBukti, Json, StatusBukti, salah_satu, sekarang


class Desa(Dasar):
    """A village: dotted code of 13 characters, names, time zone (IANA)."""

    __tablename__ = "desa"
    __table_args__ = (CheckConstraint("length(kode) = 13", name="kode"),)

    kode: Mapped[str] = mapped_column(primary_key=True)
    nama: Mapped[str]
    kecamatan: Mapped[str]
    kabupaten: Mapped[str]
    zona_waktu: Mapped[str]


class Periode(Dasar):
    """A period: ``2026``, ``2026-S1``, ``2026-T3``."""

    __tablename__ = "periode"

    kode: Mapped[str] = mapped_column(primary_key=True)


class InstrumenTersimpan(Dasar):
    """An instrument as it was: its YAML files (path → text) and the model they gave (JSON text)."""

    __tablename__ = "instrumen"

    sidik: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str]
    versi: Mapped[str]
    sidik_nilai: Mapped[str] = mapped_column(index=True)
    naskah: Mapped[dict[str, str]] = mapped_column(Json)
    model: Mapped[str]
    sha256_isi: Mapped[str]
    """SHA-256 of ``naskah`` and ``model`` as stored."""
    dibuat: Mapped[datetime] = mapped_column(default=sekarang)


class Penilaian(Dasar):
    """An assessment: one village, one period, one team, pinned to an instrument version."""

    __tablename__ = "penilaian"
    __table_args__ = (
        UniqueConstraint("desa_kode", "periode", "tim"),
        salah_satu("keadaan", KEADAAN),
        CheckConstraint("keadaan <> 'final' OR resmi", name="final_resmi"),
        Index(
            "uq_penilaian_resmi",
            "desa_kode",
            "periode",
            unique=True,
            sqlite_where=text("resmi"),
            postgresql_where=text("resmi"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    desa_kode: Mapped[str] = mapped_column(ForeignKey("desa.kode"))
    periode: Mapped[str] = mapped_column(ForeignKey("periode.kode"))
    tim: Mapped[str]
    anggota: Mapped[list[str]] = mapped_column(Json)
    tanggal: Mapped[date]
    zona_waktu: Mapped[str]
    instrumen_sidik: Mapped[str] = mapped_column(ForeignKey("instrumen.sidik"))
    keadaan: Mapped[str] = mapped_column(default="draf")
    resmi: Mapped[bool]
    versi: Mapped[int] = mapped_column(default=1)
    """Counts changes of the header and of the state, not of answers."""
    dibuat_oleh: Mapped[int | None] = mapped_column(ForeignKey("pengguna.id"))
    dibuat: Mapped[datetime] = mapped_column(default=sekarang)
    diubah: Mapped[datetime] = mapped_column(default=sekarang)
    """Last change of anything, answers too."""
    cari: Mapped[str] = mapped_column(server_default="")
    """What it is found by (``tulisan.teks_cari``): village, area, team and period never change."""


class JawabanTersimpan(Dasar):
    """One answer: the cell text as in a file (``""`` = kosong), and beside it the verifier's."""

    __tablename__ = "jawaban"

    penilaian_id: Mapped[int] = mapped_column(ForeignKey("penilaian.id"), primary_key=True)
    indikator: Mapped[str] = mapped_column(primary_key=True)
    teks: Mapped[str] = mapped_column(default="")
    catatan: Mapped[str] = mapped_column(default="")
    bawaan: Mapped[bool] = mapped_column(default=False)
    """Carried over from an earlier period and not confirmed yet: counts as kosong."""
    versi: Mapped[int]
    oleh: Mapped[int | None] = mapped_column(ForeignKey("pengguna.id"))
    waktu: Mapped[datetime]
    teks_verifikasi: Mapped[str | None]
    """NULL = not verified; ``""`` = the verifier found nothing that can be counted."""
    alasan_verifikasi: Mapped[str] = mapped_column(default="")
    oleh_verifikasi: Mapped[int | None] = mapped_column(ForeignKey("pengguna.id"))
    waktu_verifikasi: Mapped[datetime | None]
    versi_verifikasi: Mapped[int | None]
    """``versi`` after verifying; a lower one than ``versi`` = the answer was changed since."""


class Bukti(Dasar):
    """A piece of evidence: a file (found by its SHA-256) or a link, its own date, owner and last valid day."""

    __tablename__ = "bukti"
    __table_args__ = (
        Index(None, "penilaian_id", "indikator"),
        salah_satu("jenis", get_args(JenisBukti)),
        salah_satu("status", get_args(StatusBukti)),
        CheckConstraint(
            "(jenis = 'berkas' AND sha256 IS NOT NULL AND tautan IS NULL)"
            " OR (jenis = 'tautan' AND tautan IS NOT NULL AND sha256 IS NULL)",
            name="isi",
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    penilaian_id: Mapped[int] = mapped_column(ForeignKey("penilaian.id"))
    indikator: Mapped[str]
    jenis: Mapped[str]
    sha256: Mapped[str | None] = mapped_column(index=True)
    nama_asal: Mapped[str | None]
    tipe: Mapped[str | None]
    ukuran: Mapped[int | None]
    tautan: Mapped[str | None]
    tanggal: Mapped[date]
    pemilik: Mapped[str] = mapped_column(default="")
    berlaku_sampai: Mapped[date | None]
    status: Mapped[str] = mapped_column(default="diajukan")
    alasan: Mapped[str] = mapped_column(default="")
    oleh: Mapped[int | None] = mapped_column(ForeignKey("pengguna.id"))
    waktu: Mapped[datetime] = mapped_column(default=sekarang)
    oleh_status: Mapped[int | None] = mapped_column(ForeignKey("pengguna.id"))
    waktu_status: Mapped[datetime | None]
    dihapus: Mapped[datetime | None]
    """Taken back by a penilai of the area, whoever added it; file, row and history stay."""


class Komentar(Dasar):
    """A remark on an assessment, or on one of its indicators."""

    __tablename__ = "komentar"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True)
    penilaian_id: Mapped[int] = mapped_column(ForeignKey("penilaian.id"), index=True)
    indikator: Mapped[str | None]
    teks: Mapped[str]
    oleh: Mapped[int | None] = mapped_column(ForeignKey("pengguna.id"))
    waktu: Mapped[datetime] = mapped_column(default=sekarang)
