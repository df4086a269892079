"""Browsers that are known, and one-time codes that make one known."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WAKTU = sa.String(32)


def upgrade() -> None:
    """Add two empty tables: every browser becomes known at its next login."""
    op.create_table(
        "kode_masuk",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("pengguna_id", sa.Integer(), nullable=False),
        sa.Column("kedaluwarsa", WAKTU, nullable=False),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_kode_masuk_pengguna_id")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_kode_masuk")),
    )
    op.create_index(op.f("ix_kode_masuk_pengguna_id"), "kode_masuk", ["pengguna_id"], unique=False)
    op.create_table(
        "perangkat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("pengguna_id", sa.Integer(), nullable=False),
        sa.Column("dibuat", WAKTU, nullable=False),
        sa.Column("dipakai", WAKTU, nullable=False),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_perangkat_pengguna_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_perangkat")),
        sa.UniqueConstraint("token_sha256", "pengguna_id", name=op.f("uq_perangkat_token_sha256_pengguna_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_perangkat_pengguna_id"), "perangkat", ["pengguna_id"], unique=False)
