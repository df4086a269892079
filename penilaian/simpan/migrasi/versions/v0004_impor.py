"""Imports, the versions of submissions that they brought, and what each of them wrote."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WAKTU = sa.String(32)


def upgrade() -> None:
    """Add four empty tables: what was imported before has no more of an origin than its history tells."""
    op.create_table(
        "impor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("waktu", WAKTU, nullable=False),
        sa.Column("oleh", sa.Integer()),
        sa.Column("nama_berkas", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("tim", sa.Text(), nullable=False),
        sa.Column("instrumen_sidik", sa.Text(), nullable=False),
        sa.Column("hitungan", sa.Text(), nullable=False),
        sa.Column("dibatalkan", WAKTU),
        sa.Column("dibatalkan_oleh", sa.Integer()),
        sa.ForeignKeyConstraint(["oleh"], ["pengguna.id"], name=op.f("fk_impor_oleh")),
        sa.ForeignKeyConstraint(["dibatalkan_oleh"], ["pengguna.id"], name=op.f("fk_impor_dibatalkan_oleh")),
        sa.ForeignKeyConstraint(["instrumen_sidik"], ["instrumen.sidik"], name=op.f("fk_impor_instrumen_sidik")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impor")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "kiriman",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("penilaian_id", sa.Integer(), nullable=False),
        sa.Column("akar", sa.Text(), nullable=False),
        sa.Column("versi", sa.Text(), nullable=False),
        sa.Column("suntingan", sa.Integer()),
        sa.Column("isi", sa.Text()),
        sa.Column("dikirim", WAKTU),
        sa.Column("pengirim", sa.Text(), nullable=False),
        sa.Column("versi_formulir", sa.Text(), nullable=False),
        sa.Column("tinjauan", sa.Text(), nullable=False),
        sa.Column("baris", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_kiriman_impor_id")),
        sa.ForeignKeyConstraint(["penilaian_id"], ["penilaian.id"], name=op.f("fk_kiriman_penilaian_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kiriman")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_kiriman_akar"), "kiriman", ["akar"], unique=False)
    op.create_index(op.f("ix_kiriman_penilaian_id"), "kiriman", ["penilaian_id"], unique=False)
    op.create_table(
        "asal_jawaban",
        sa.Column("penilaian_id", sa.Integer(), nullable=False),
        sa.Column("indikator", sa.Text(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("kiriman_id", sa.Integer()),
        sa.Column("lama", sa.Text()),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_asal_jawaban_impor_id")),
        sa.ForeignKeyConstraint(["kiriman_id"], ["kiriman.id"], name=op.f("fk_asal_jawaban_kiriman_id")),
        sa.ForeignKeyConstraint(["penilaian_id"], ["penilaian.id"], name=op.f("fk_asal_jawaban_penilaian_id")),
        sa.PrimaryKeyConstraint("penilaian_id", "indikator", "versi", name=op.f("pk_asal_jawaban")),
    )
    op.create_index(op.f("ix_asal_jawaban_impor_id"), "asal_jawaban", ["impor_id"], unique=False)
    op.create_table(
        "asal_bukti",
        sa.Column("bukti_id", sa.Integer(), nullable=False),
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("kiriman_id", sa.Integer()),
        sa.ForeignKeyConstraint(["bukti_id"], ["bukti.id"], name=op.f("fk_asal_bukti_bukti_id")),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_asal_bukti_impor_id")),
        sa.ForeignKeyConstraint(["kiriman_id"], ["kiriman.id"], name=op.f("fk_asal_bukti_kiriman_id")),
        sa.PrimaryKeyConstraint("bukti_id", name=op.f("pk_asal_bukti")),
    )
    op.create_index(op.f("ix_asal_bukti_impor_id"), "asal_bukti", ["impor_id"], unique=False)
