"""What all tables share: times are UTC as ISO text, JSON is canonical text, so that both databases hold the same."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, Literal, get_args

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    Dialect,
    MetaData,
    String,
    Text,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

Keadaan = Literal["draf", "diajukan", "dikembalikan", "diverifikasi", "final"]
StatusBukti = Literal["diajukan", "diterima", "ditolak", "kedaluwarsa"]
JenisBukti = Literal["berkas", "tautan"]
JenisPeran = Literal["admin", "verifikator", "penilai", "kepala_desa", "pengamat"]

KEADAAN: Final[tuple[Keadaan, ...]] = get_args(Keadaan)
JENIS_PERAN: Final[tuple[JenisPeran, ...]] = get_args(JenisPeran)


def sekarang() -> datetime:
    """Return the time in UTC; the one clock of the store."""
    return datetime.now(UTC)


def kanonis(data: object) -> str:
    """Return ``data`` as JSON in one form: keys sorted, no spaces, characters as they are. Refuses NaN (ValueError)."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class IsiRusak(ValueError):
    """A cell holds what the store never writes."""


class Waktu(TypeDecorator[datetime]):
    """A moment: aware in Python, ISO text in UTC with microseconds in the database (text order = time order)."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text that is stored. ValueError for a time without zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("waktu tanpa zona tidak disimpan")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the moment that a stored text names. IsiRusak."""
        if value is None:
            return None
        try:
            waktu = datetime.fromisoformat(value)
        except (ValueError, TypeError) as e:
            raise IsiRusak(f"{value!r} bukan waktu") from e
        if waktu.tzinfo is None:
            raise IsiRusak(f"{value!r} waktu tanpa zona")
        return waktu


class Tanggal(TypeDecorator[date]):
    """A day; where SQLite's text names none, it is ``IsiRusak``."""

    impl = Date
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], date | None] | None:
        """Return what reads a stored day."""
        baca = self.impl_instance.result_processor(dialect, coltype)
        if baca is None:
            return None

        def tanggal(isi: Any) -> date | None:  # noqa: ANN401  (whatever was stored)
            try:
                return baca(isi)
            except (ValueError, TypeError) as e:
                raise IsiRusak(f"{isi!r} bukan tanggal") from e

        return tanggal


class Json(TypeDecorator[Any]):
    """Plain data as canonical JSON text; None is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Return the text that is stored."""
        return None if value is None else kanonis(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401  (JSON)
        """Return the data that a stored text holds. IsiRusak."""
        if value is None:
            return None
        try:
            return json.loads(value)
        except (ValueError, TypeError, RecursionError) as e:
            raise IsiRusak("bukan JSON") from e


class Dasar(DeclarativeBase):
    """Base of all tables; every constraint has a name, so that a migration can find it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy reads it as a class attribute)
        datetime: Waktu,
        str: Text,
        bool: Boolean,
        date: Tanggal,
    }


def salah_satu(kolom: str, nilai: Sequence[str]) -> CheckConstraint:
    """Return the constraint that ``kolom`` holds one of ``nilai``."""
    return CheckConstraint(f"{kolom} IN ({', '.join(repr(n) for n in nilai)})", name=kolom)
