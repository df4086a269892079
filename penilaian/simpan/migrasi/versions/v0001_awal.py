"""The first schema: everything that filling in, verifying, deciding and logging in need."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WAKTU = sa.String(32)


def upgrade() -> None:
    """Make all tables; triggers follow after every migration (``pemicu``)."""
    op.create_table(
        "desa",
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("kecamatan", sa.Text(), nullable=False),
        sa.Column("kabupaten", sa.Text(), nullable=False),
        sa.Column("zona_waktu", sa.Text(), nullable=False),
        sa.CheckConstraint("length(kode) = 13", name=op.f("ck_desa_kode")),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_desa")),
    )
    op.create_table(
        "instrumen",
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("versi", sa.Text(), nullable=False),
        sa.Column("sidik_nilai", sa.Text(), nullable=False),
        sa.Column("naskah", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("sha256_isi", sa.Text(), nullable=False),
        sa.Column("dibuat", WAKTU, nullable=False),
        sa.PrimaryKeyConstraint("sidik", name=op.f("pk_instrumen")),
    )
    op.create_index(op.f("ix_instrumen_sidik_nilai"), "instrumen", ["sidik_nilai"], unique=False)
    op.create_table(
        "kode_awal",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("kedaluwarsa", WAKTU, nullable=False),
        sa.Column("dipakai", WAKTU),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_kode_awal")),
    )
    op.create_table(
        "pengaturan",
        sa.Column("kunci", sa.Text(), nullable=False),
        sa.Column("nilai", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kunci", name=op.f("pk_pengaturan")),
    )
    op.create_table(
        "pengguna",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nama_masuk", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("sandi_hash", sa.Text()),
        sa.Column("oidc_penerbit", sa.Text()),
        sa.Column("oidc_subjek", sa.Text()),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("dibuat", WAKTU, nullable=False),
        sa.CheckConstraint(
            "nama_masuk = lower(nama_masuk)",
            name=op.f("ck_pengguna_nama_masuk_kecil"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengguna")),
        sa.UniqueConstraint("nama_masuk", name=op.f("uq_pengguna_nama_masuk")),
        sa.UniqueConstraint("oidc_penerbit", "oidc_subjek", name=op.f("uq_pengguna_oidc_penerbit_oidc_subjek")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "percobaan_masuk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kunci", sa.Text(), nullable=False),
        sa.Column("waktu", WAKTU, nullable=False),
        sa.Column("berhasil", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_percobaan_masuk")),
    )
    op.create_index(op.f("ix_percobaan_masuk_kunci_waktu"), "percobaan_masuk", ["kunci", "waktu"], unique=False)
    op.create_table(
        "periode",
        sa.Column("kode", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_periode")),
    )
    op.create_table(
        "rantai",
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("nama", name=op.f("pk_rantai")),
    )
    op.create_table(
        "riwayat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rantai", sa.Text(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("waktu", WAKTU, nullable=False),
        sa.Column("pengguna_id", sa.Integer()),
        sa.Column("aksi", sa.Text(), nullable=False),
        sa.Column("objek", sa.Text(), nullable=False),
        sa.Column("lama", sa.Text()),
        sa.Column("baru", sa.Text()),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("hash_sebelum", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_riwayat")),
        sa.UniqueConstraint("rantai", "nomor", name=op.f("uq_riwayat_rantai_nomor")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "penilaian",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("desa_kode", sa.Text(), nullable=False),
        sa.Column("periode", sa.Text(), nullable=False),
        sa.Column("tim", sa.Text(), nullable=False),
        sa.Column("anggota", sa.Text(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("zona_waktu", sa.Text(), nullable=False),
        sa.Column("instrumen_sidik", sa.Text(), nullable=False),
        sa.Column("keadaan", sa.Text(), nullable=False),
        sa.Column("resmi", sa.Boolean(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("dibuat_oleh", sa.Integer()),
        sa.Column("dibuat", WAKTU, nullable=False),
        sa.Column("diubah", WAKTU, nullable=False),
        sa.CheckConstraint("keadaan <> 'final' OR resmi", name=op.f("ck_penilaian_final_resmi")),
        sa.CheckConstraint(
            "keadaan IN ('draf', 'diajukan', 'dikembalikan', 'diverifikasi', 'final')",
            name=op.f("ck_penilaian_keadaan"),
        ),
        sa.ForeignKeyConstraint(["desa_kode"], ["desa.kode"], name=op.f("fk_penilaian_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_penilaian_dibuat_oleh")),
        sa.ForeignKeyConstraint(["instrumen_sidik"], ["instrumen.sidik"], name=op.f("fk_penilaian_instrumen_sidik")),
        sa.ForeignKeyConstraint(["periode"], ["periode.kode"], name=op.f("fk_penilaian_periode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penilaian")),
        sa.UniqueConstraint("desa_kode", "periode", "tim", name=op.f("uq_penilaian_desa_kode_periode_tim")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_penilaian_resmi",
        "penilaian",
        ["desa_kode", "periode"],
        unique=True,
        sqlite_where=sa.text("resmi"),
        postgresql_where=sa.text("resmi"),
    )
    op.create_table(
        "peran",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pengguna_id", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("wilayah", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "jenis IN ('admin', 'verifikator', 'penilai', 'kepala_desa', 'pengamat')",
            name=op.f("ck_peran_jenis"),
        ),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_peran_pengguna_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peran")),
        sa.UniqueConstraint("pengguna_id", "jenis", "wilayah", name=op.f("uq_peran_pengguna_id_jenis_wilayah")),
    )
    op.create_table(
        "sesi",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("pengguna_id", sa.Integer(), nullable=False),
        sa.Column("cara", sa.Text(), nullable=False),
        sa.Column("dibuat", WAKTU, nullable=False),
        sa.Column("kedaluwarsa", WAKTU, nullable=False),
        sa.Column("dicabut", WAKTU),
        sa.CheckConstraint("cara IN ('lokal', 'oidc')", name=op.f("ck_sesi_cara")),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_sesi_pengguna_id")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_sesi")),
    )
    op.create_index(op.f("ix_sesi_pengguna_id"), "sesi", ["pengguna_id"], unique=False)
    op.create_table(
        "bukti",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("penilaian_id", sa.Integer(), nullable=False),
        sa.Column("indikator", sa.Text(), nullable=False),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text()),
        sa.Column("nama_asal", sa.Text()),
        sa.Column("tipe", sa.Text()),
        sa.Column("ukuran", sa.Integer()),
        sa.Column("tautan", sa.Text()),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("pemilik", sa.Text(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("oleh", sa.Integer()),
        sa.Column("waktu", WAKTU, nullable=False),
        sa.Column("oleh_status", sa.Integer()),
        sa.Column("waktu_status", WAKTU),
        sa.Column("dihapus", WAKTU),
        sa.CheckConstraint(
            "(jenis = 'berkas' AND sha256 IS NOT NULL AND tautan IS NULL)"
            " OR (jenis = 'tautan' AND tautan IS NOT NULL AND sha256 IS NULL)",
            name=op.f("ck_bukti_isi"),
        ),
        sa.CheckConstraint("jenis IN ('berkas', 'tautan')", name=op.f("ck_bukti_jenis")),
        sa.CheckConstraint(
            "status IN ('diajukan', 'diterima', 'ditolak', 'kedaluwarsa')",
            name=op.f("ck_bukti_status"),
        ),
        sa.ForeignKeyConstraint(["oleh"], ["pengguna.id"], name=op.f("fk_bukti_oleh")),
        sa.ForeignKeyConstraint(["oleh_status"], ["pengguna.id"], name=op.f("fk_bukti_oleh_status")),
        sa.ForeignKeyConstraint(["penilaian_id"], ["penilaian.id"], name=op.f("fk_bukti_penilaian_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bukti")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_bukti_penilaian_id_indikator"), "bukti", ["penilaian_id", "indikator"], unique=False)
    op.create_index(op.f("ix_bukti_sha256"), "bukti", ["sha256"], unique=False)
    op.create_table(
        "hasil_final",
        sa.Column("penilaian_id", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.Column("sidik_nilai", sa.Text(), nullable=False),
        sa.Column("aturan", sa.Text(), nullable=False),
        sa.Column("kunci", sa.Text(), nullable=False),
        sa.Column("jawaban", sa.Text(), nullable=False),
        sa.Column("hasil", sa.Text(), nullable=False),
        sa.Column("waktu", WAKTU, nullable=False),
        sa.Column("oleh", sa.Integer()),
        sa.ForeignKeyConstraint(["oleh"], ["pengguna.id"], name=op.f("fk_hasil_final_oleh")),
        sa.ForeignKeyConstraint(["penilaian_id"], ["penilaian.id"], name=op.f("fk_hasil_final_penilaian_id")),
        sa.ForeignKeyConstraint(["sidik"], ["instrumen.sidik"], name=op.f("fk_hasil_final_sidik")),
        sa.PrimaryKeyConstraint("penilaian_id", "nomor", name=op.f("pk_hasil_final")),
    )
    op.create_table(
        "jawaban",
        sa.Column("penilaian_id", sa.Integer(), nullable=False),
        sa.Column("indikator", sa.Text(), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.Column("bawaan", sa.Boolean(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("oleh", sa.Integer()),
        sa.Column("waktu", WAKTU, nullable=False),
        sa.Column("teks_verifikasi", sa.Text()),
        sa.Column("alasan_verifikasi", sa.Text(), nullable=False),
        sa.Column("oleh_verifikasi", sa.Integer()),
        sa.Column("waktu_verifikasi", WAKTU),
        sa.Column("versi_verifikasi", sa.Integer()),
        sa.ForeignKeyConstraint(["oleh"], ["pengguna.id"], name=op.f("fk_jawaban_oleh")),
        sa.ForeignKeyConstraint(["oleh_verifikasi"], ["pengguna.id"], name=op.f("fk_jawaban_oleh_verifikasi")),
        sa.ForeignKeyConstraint(["penilaian_id"], ["penilaian.id"], name=op.f("fk_jawaban_penilaian_id")),
        sa.PrimaryKeyConstraint("penilaian_id", "indikator", name=op.f("pk_jawaban")),
    )
    op.create_table(
        "komentar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("penilaian_id", sa.Integer(), nullable=False),
        sa.Column("indikator", sa.Text()),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.Column("oleh", sa.Integer()),
        sa.Column("waktu", WAKTU, nullable=False),
        sa.ForeignKeyConstraint(["oleh"], ["pengguna.id"], name=op.f("fk_komentar_oleh")),
        sa.ForeignKeyConstraint(["penilaian_id"], ["penilaian.id"], name=op.f("fk_komentar_penilaian_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_komentar")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_komentar_penilaian_id"), "komentar", ["penilaian_id"], unique=False)
