"""Alembic's entry: migrate on the connection that ``naikkan`` gives, then put the triggers back."""

from alembic import context

from penilaian.simpan.basis.tabel import Dasar
from penilaian.simpan.migrasi.pemicu import pasang_pemicu

koneksi = context.config.attributes["connection"]
context.configure(
    connection=koneksi,
    target_metadata=Dasar.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    version_table="alembic_version",
)
context.run_migrations()
pasang_pemicu(koneksi)
