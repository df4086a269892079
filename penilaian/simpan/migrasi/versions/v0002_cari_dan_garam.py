"""A text to find each assessment by, and a salt for what history keeps of a person's names."""

import secrets

import sqlalchemy as sa
from alembic import op

from penilaian.simpan.basis.tulisan import teks_cari

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEKALI = 1000


def upgrade() -> None:
    """Add both columns and fill them for what there is."""
    op.add_column("penilaian", sa.Column("cari", sa.Text(), nullable=False, server_default=""))
    op.add_column("pengguna", sa.Column("garam", sa.Text(), nullable=False, server_default=""))
    c = op.get_bind()
    for nomor in c.scalars(sa.text("SELECT id FROM pengguna")).all():
        isi_garam = {"id": nomor, "garam": secrets.token_hex(16)}
        c.execute(sa.text("UPDATE pengguna SET garam = :garam WHERE id = :id"), isi_garam)
    semua = c.execute(
        sa.text(
            "SELECT p.id, d.kode, d.nama, d.kecamatan, d.kabupaten, p.tim, p.periode"
            " FROM penilaian p JOIN desa d ON d.kode = p.desa_kode"
        )
    ).all()
    isi = [{"id": nomor, "cari": teks_cari(*nama)} for nomor, *nama in semua]
    for awal in range(0, len(isi), SEKALI):
        c.execute(sa.text("UPDATE penilaian SET cari = :cari WHERE id = :id"), isi[awal : awal + SEKALI])
