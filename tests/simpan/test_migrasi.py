"""Migrations: they make what the models say, all or nothing, and triggers stand after each of them."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select, table, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from penilaian.simpan import GalatBasisData, migrasi
from penilaian.simpan.basis.koneksi import Koneksi, siapkan
from penilaian.simpan.basis.tabel import HANYA_TAMBAH, Dasar
from penilaian.simpan.basis.tulisan import teks_cari
from penilaian.simpan.migrasi import TERBARU, naikkan, versi_skema

ISI = {
    "riwayat": (
        "INSERT INTO riwayat (rantai, nomor, waktu, aksi, objek, alasan, hash_sebelum, hash)"
        " VALUES ('uji', 1, '2026-01-01T00:00:00.000000+00:00', 'a', 'o', '', '0', '1')"
    ),
    "hasil_final": (
        "INSERT INTO hasil_final (penilaian_id, nomor, sidik, sidik_nilai, aturan, kunci, jawaban, hasil, waktu)"
        " VALUES (1, 1, 's', 's', '1.0.0', '{}', '{}', '{}', '2026-01-01T00:00:00.000000+00:00')"
    ),
}
INDUK = (
    "INSERT INTO desa VALUES ('99.01.01.2001', 'A', '', '', 'Asia/Jakarta')",
    "INSERT INTO periode VALUES ('2026')",
    "INSERT INTO instrumen VALUES ('s', 'i', '1.0.0', 's', '{}', '{}', '', '2026')",
    (
        "INSERT INTO penilaian (id, desa_kode, periode, tim, anggota, tanggal, zona_waktu, instrumen_sidik, keadaan,"
        " resmi, versi, dibuat, diubah) VALUES (1, '99.01.01.2001', '2026', 't', '[]', '2026-01-01', 'Asia/Jakarta',"
        " 's', 'draf', true, 1, '2026', '2026')"
    ),
)
PERUSAK = {
    "riwayat": ["UPDATE riwayat SET aksi = 'b'", "DELETE FROM riwayat"],
    "hasil_final": ["UPDATE hasil_final SET hasil = '{}'", "DELETE FROM hasil_final"],
}
HANYA_SQLITE = {
    "riwayat": [
        ISI["riwayat"].replace("INSERT", "INSERT OR REPLACE"),
        (
            "INSERT OR REPLACE INTO riwayat (id, rantai, nomor, waktu, aksi, objek, alasan, hash_sebelum, hash)"
            " SELECT id, 'lain', 9, waktu, 'b', objek, alasan, hash_sebelum, hash FROM riwayat"
        ),
    ],
    "hasil_final": [ISI["hasil_final"].replace("INSERT", "INSERT OR REPLACE")],
}
HANYA_POSTGRES = {nama: [f"TRUNCATE {nama}", f"TRUNCATE {nama} CASCADE"] for nama in HANYA_TAMBAH}


def daftar_revisi(folder: Path = migrasi._FOLDER) -> list[str]:
    atur = Config()
    atur.set_main_option("script_location", str(folder))
    atur.set_main_option("path_separator", "os")
    return [r.revision for r in reversed(list(ScriptDirectory.from_config(atur).walk_revisions()))]


@pytest.fixture
def koneksi(tempat):
    koneksi = siapkan(tempat.alamat, tempat.folder)
    yield koneksi
    koneksi.tutup()


def banyak_baris(koneksi: Koneksi, tabel: str) -> int:
    with koneksi.baca() as s:
        return s.scalar(select(func.count()).select_from(table(tabel)))


def pastikan_hanya_tambah(koneksi: Koneksi) -> None:
    """Try everything that could change what only grows; the rows of the first call are still there in the next."""
    for tabel in HANYA_TAMBAH:
        if not banyak_baris(koneksi, tabel):
            with koneksi.tulis() as s:
                for perintah in INDUK if tabel == "hasil_final" else ():
                    s.execute(text(perintah))
                s.execute(text(ISI[tabel]))
        for perintah in PERUSAK[tabel] + (HANYA_SQLITE if koneksi.sqlite else HANYA_POSTGRES)[tabel]:
            with pytest.raises(DBAPIError, match="hanya boleh bertambah"), koneksi._menulis.begin() as s:
                s.execute(text(perintah))
        assert banyak_baris(koneksi, tabel) == 1


def test_after_every_migration_triggers_refuse_to_change_delete_replace_or_empty_what_only_grows(koneksi):
    for revisi in daftar_revisi():
        naikkan(koneksi, revisi)
        assert versi_skema(koneksi) == revisi
        pastikan_hanya_tambah(koneksi)


def test_assessments_of_the_first_release_are_found_like_those_begun_later(koneksi):
    naikkan(koneksi, "0001")
    with koneksi.tulis() as s:
        for perintah in INDUK:
            s.execute(text(perintah.replace("'A', '', ''", "'Élok Jaya', 'Kec. B', 'Kab. C'")))
    naikkan(koneksi)
    with koneksi.baca() as s:
        assert s.scalar(text("SELECT cari FROM penilaian")) == "99.01.01.2001 9901012001 elok jaya kec. b kab. c t 2026"
        assert s.scalar(text("SELECT cari FROM penilaian")) == teks_cari(
            "99.01.01.2001", "Élok Jaya", "Kec. B", "Kab. C", "t", "2026"
        )


LANJUTAN = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = {dari!r}


def upgrade():
    for tabel in ("riwayat", "hasil_final", "penilaian"):
        with op.batch_alter_table(tabel, recreate={cara!r}) as t:
            t.add_column(sa.Column("tambahan", sa.Text(), nullable=True))
    {akhir}
"""


@pytest.fixture
def migrasi_lanjutan(tmp_path, monkeypatch):
    """Return a maker of one more migration that rebuilds tables as Alembic's batch mode does, triggers and all."""

    def buat(cara: str, akhir: str = "") -> None:
        folder = tmp_path / "migrasi"
        shutil.copytree(migrasi._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "v9999_lanjutan.py").write_text(LANJUTAN.format(cara=cara, akhir=akhir, dari=TERBARU))
        monkeypatch.setattr(migrasi, "_FOLDER", folder)

    return buat


def test_a_migration_that_rebuilds_the_tables_leaves_rows_and_triggers_standing(koneksi, migrasi_lanjutan):
    naikkan(koneksi)
    pastikan_hanya_tambah(koneksi)
    migrasi_lanjutan("always" if koneksi.sqlite else "never")
    naikkan(koneksi, "9999")
    with koneksi.baca() as s:
        assert s.execute(text("SELECT aksi, tambahan FROM riwayat")).all() == [("a", None)]
    pastikan_hanya_tambah(koneksi)


def test_a_migration_that_fails_halfway_leaves_the_store_as_it_was(koneksi, migrasi_lanjutan):
    naikkan(koneksi)
    pastikan_hanya_tambah(koneksi)
    migrasi_lanjutan("always" if koneksi.sqlite else "never", "raise RuntimeError('di tengah jalan')")
    with pytest.raises(RuntimeError, match="di tengah jalan"):
        naikkan(koneksi, "9999")
    assert versi_skema(koneksi) == TERBARU
    with koneksi.baca() as s, pytest.raises(DBAPIError):
        s.execute(text("SELECT tambahan FROM riwayat"))
    pastikan_hanya_tambah(koneksi)


def test_a_migration_that_orphans_rows_is_undone(koneksi, migrasi_lanjutan):
    if not koneksi.sqlite:
        pytest.skip("PostgreSQL memeriksa kunci asing sendiri")
    naikkan(koneksi)
    pastikan_hanya_tambah(koneksi)
    migrasi_lanjutan("always", 'op.execute("DELETE FROM desa")')
    with pytest.raises(GalatBasisData, match="tanpa induk"):
        naikkan(koneksi, "9999")
    assert versi_skema(koneksi) == TERBARU


def test_migrations_make_exactly_the_tables_that_the_models_name(koneksi):
    naikkan(koneksi)
    with koneksi.baca() as s:
        konteks = MigrationContext.configure(s.connection(), opts={"compare_type": True})
        assert compare_metadata(konteks, Dasar.metadata) == []


def test_the_constant_of_the_newest_revision_is_alembics_head():
    assert daftar_revisi()[-1] == TERBARU


def test_a_village_and_period_cannot_have_two_resmi_assessments_even_by_hand(koneksi):
    naikkan(koneksi)
    with koneksi.tulis() as s:
        for perintah in INDUK:
            s.execute(text(perintah))
    kedua = INDUK[3].replace("VALUES (1,", "VALUES (2,").replace("'t'", "'u'")
    with pytest.raises(IntegrityError), koneksi.tulis() as s:
        s.execute(text(kedua))
    with koneksi.tulis() as s:
        s.execute(text(kedua.replace(" true,", " false,")))
    with pytest.raises(IntegrityError), koneksi.tulis() as s:
        s.execute(text("UPDATE penilaian SET keadaan = 'final' WHERE id = 2"))
