"""Tables of people: accounts, roles, sessions, known browsers, settings."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from penilaian.simpan.basis.tabel.dasar import JENIS_PERAN, Dasar, salah_satu, sekarang


class Pengguna(Dasar):
    """A person with an account; ``nama_masuk`` stands in small letters, so that it is unique in any case."""

    __tablename__ = "pengguna"
    __table_args__ = (
        CheckConstraint("nama_masuk = lower(nama_masuk)", name="nama_masuk_kecil"),
        UniqueConstraint("oidc_penerbit", "oidc_subjek"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    nama_masuk: Mapped[str] = mapped_column(unique=True)
    nama: Mapped[str]
    sandi_hash: Mapped[str | None]
    oidc_penerbit: Mapped[str | None]
    oidc_subjek: Mapped[str | None]
    aktif: Mapped[bool] = mapped_column(default=True)
    dibuat: Mapped[datetime] = mapped_column(default=sekarang)
    garam: Mapped[str] = mapped_column(server_default="")
    """Random; goes into the fingerprints of names in the history, which tell nothing any more once it is removed."""


class PeranPengguna(Dasar):
    """A role of a person, bound to the area under a code prefix (``""`` = everywhere)."""

    __tablename__ = "peran"
    __table_args__ = (UniqueConstraint("pengguna_id", "jenis", "wilayah"), salah_satu("jenis", JENIS_PERAN))

    id: Mapped[int] = mapped_column(primary_key=True)
    pengguna_id: Mapped[int] = mapped_column(ForeignKey("pengguna.id"))
    jenis: Mapped[str]
    wilayah: Mapped[str] = mapped_column(default="")


class Sesi(Dasar):
    """A login; only the SHA-256 of the cookie's token is kept."""

    __tablename__ = "sesi"
    __table_args__ = (salah_satu("cara", ("lokal", "oidc")),)

    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    pengguna_id: Mapped[int] = mapped_column(ForeignKey("pengguna.id"), index=True)
    cara: Mapped[str] = mapped_column(default="lokal")
    dibuat: Mapped[datetime] = mapped_column(default=sekarang)
    kedaluwarsa: Mapped[datetime]
    """When it ends unless it is used; always as long after its last use, by which a clock put back shows."""
    dicabut: Mapped[datetime | None]


class Perangkat(Dasar):
    """A browser in which a person has logged in before; only the SHA-256 of its cookie's token is kept."""

    __tablename__ = "perangkat"
    __table_args__ = (UniqueConstraint("token_sha256", "pengguna_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    token_sha256: Mapped[str]
    pengguna_id: Mapped[int] = mapped_column(ForeignKey("pengguna.id"), index=True)
    dibuat: Mapped[datetime] = mapped_column(default=sekarang)
    dipakai: Mapped[datetime]


class PercobaanMasuk(Dasar):
    """An attempt to log in; ``kunci`` is what is throttled (a name, an address, a known browser)."""

    __tablename__ = "percobaan_masuk"
    __table_args__ = (Index(None, "kunci", "waktu"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kunci: Mapped[str]
    waktu: Mapped[datetime] = mapped_column(default=sekarang)
    berhasil: Mapped[bool]


class KodeAwal(Dasar):
    """A one-time code for the first start."""

    __tablename__ = "kode_awal"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    kedaluwarsa: Mapped[datetime]
    dipakai: Mapped[datetime | None]


class KodeMasuk(Dasar):
    """A one-time code with which a person's browser becomes a known one."""

    __tablename__ = "kode_masuk"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    pengguna_id: Mapped[int] = mapped_column(ForeignKey("pengguna.id"), index=True)
    kedaluwarsa: Mapped[datetime]


class Pengaturan(Dasar):
    """A setting of the whole store."""

    __tablename__ = "pengaturan"

    kunci: Mapped[str] = mapped_column(primary_key=True)
    nilai: Mapped[str]
