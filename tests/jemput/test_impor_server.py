"""``penilaian impor`` from a server: as from its file, the secret from the environment and nowhere else."""

import logging

import pytest
from server_uji import FORM, PROYEK, SANDI, SUREL, TOKEN, UID
from typer.testing import CliRunner

from penilaian import cli
from penilaian.cli import tampilan
from penilaian.simpan import TERMINAL, Pelaku, Peran, buka

KOLOM = ["kode_desa", "periode", "instrumen", "versi_instrumen", "P01", "P02"]
META = ["_id", "_uuid", "_submission_time", "_validation_status", "_submitted_by", "meta/rootUuid"]
BARIS = ["99.01.01.2001", "2026", "inpres-3-2003", "2.0.0", "3", "NIHIL"]


@pytest.fixture
def jalankan(monkeypatch, tmp_path):
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PENILAIAN_KOBO_TOKEN", TOKEN)
    monkeypatch.setenv("PENILAIAN_ODK_SUREL", SUREL)
    monkeypatch.setenv("PENILAIAN_ODK_SANDI", SANDI)
    for nama in ("PENILAIAN_DB", "PENILAIAN_ODK_TOKEN"):
        monkeypatch.delenv(nama, raising=False)
    monkeypatch.setattr(tampilan.pesan, "_width", 300)
    with buka() as gudang:
        gudang.akun.tambah(TERMINAL, "siti", "Siti", [Peran("penilai", "99.01")], "sandi yang panjang sekali")
    return lambda *kata: CliRunner().invoke(cli.app, ["impor", *map(str, kata), "--sebagai", "siti"])


@pytest.fixture
def kecil(server_kobo, server_odk):
    """Both servers with one submission in the present form."""
    meta = ["1", "u1", "2026-10-14T03:30:09", "", "siti", "uuid:u1"]
    isi = [[*KOLOM, *META], [*BARIS, *meta]]
    server_kobo.isi = "\n".join(";".join(f'"{x}"' for x in b) for b in isi).encode() + b"\n"
    server_kobo.menunggu = 0
    satu = {"__id": "uuid:o1", "pengenal": dict(zip(KOLOM, BARIS, strict=True)), "meta": {"instanceID": "uuid:o1"}}
    satu["__system"] = {"submissionDate": "2026-10-14T03:30:09.100Z", "reviewState": None, "edits": 0}
    server_odk.kiriman = [satu]


def isi_draf():
    with buka() as gudang:
        akun = gudang.akun.cari(TERMINAL, "siti")
        siti = Pelaku(akun.id, akun.nama, akun.peran)
        return {
            x.desa_kode: {k: v.teks for k, v in gudang.jawaban.semua(siti, x.id).items() if v.teks}
            for x in gudang.lembar.daftar(siti)
        }


def test_submissions_of_both_servers_go_into_drafts_and_no_secret_is_told(
    jalankan, server_kobo, server_odk, kecil, caplog
):
    caplog.set_level(logging.DEBUG)
    for kata in (
        ("--kobo", server_kobo.alamat, "--formulir", UID),
        ("--odk", server_odk.alamat, "--proyek", PROYEK, "--formulir", FORM),
    ):
        jalan = jalankan(*kata)
        assert jalan.exit_code == 0, jalan.output
        assert "Sidik jawaban (inpres-3-2003" in jalan.output
        assert isi_draf() == {"99.01.01.2001": {"P01": "3", "P02": "NIHIL"}}
        assert not any(rahasia in jalan.output + caplog.text for rahasia in (TOKEN, SANDI))


def test_a_refusal_has_its_code_and_changes_nothing(jalankan, server_kobo, kecil, monkeypatch):
    monkeypatch.setenv("PENILAIAN_KOBO_TOKEN", "salah")
    jalan = jalankan("--kobo", server_kobo.alamat, "--formulir", UID)
    assert jalan.exit_code == 1
    assert f"{server_kobo.alamat} [L01]" in jalan.output
    assert isi_draf() == {}


def test_an_export_that_is_at_fault_is_told_by_the_name_of_its_form(jalankan, server_kobo, kecil):
    server_kobo.isi = b"%PDF-1.7"
    jalan = jalankan("--kobo", server_kobo.alamat, "--formulir", UID)
    assert jalan.exit_code == 1
    assert f"kobo-{UID}.csv [B05]" in jalan.output


@pytest.mark.parametrize(
    ("kata", "sebab"),
    [
        ((), "Sebutkan satu saja"),
        (("a.csv", "--kobo", "https://eu.kobotoolbox.org", "--formulir", UID), "Sebutkan satu saja"),
        (("--kobo", "https://eu.kobotoolbox.org", "--odk", "https://odk.contoh.id"), "Sebutkan satu saja"),
        (("a.csv", "--formulir", UID), "hanya bersama --kobo atau --odk"),
        (("--kobo", "https://eu.kobotoolbox.org"), "--kobo URL --formulir UID"),
        (("--kobo", "https://eu.kobotoolbox.org", "--formulir", UID, "--proyek", "1"), "--kobo URL --formulir UID"),
        (("--odk", "https://odk.contoh.id", "--formulir", FORM), "--odk URL --proyek N --formulir ID"),
        (("--odk", "http://odk.contoh.id", "--formulir", FORM, "--proyek", "1"), "harus https"),
    ],
)
def test_misuse_is_told_before_anybody_is_asked(jalankan, kata, sebab):
    jalan = jalankan(*kata)
    assert jalan.exit_code == 2
    assert sebab in jalan.output


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("PENILAIAN_KOBO_TOKEN", ("--kobo", "https://eu.kobotoolbox.org", "--formulir", UID)),
        ("PENILAIAN_ODK_SUREL", ("--odk", "https://odk.contoh.id", "--proyek", "1", "--formulir", FORM)),
        ("PENILAIAN_ODK_SANDI", ("--odk", "https://odk.contoh.id", "--proyek", "1", "--formulir", FORM)),
    ],
)
def test_the_variable_that_is_missing_is_named(jalankan, monkeypatch, nama, kata):
    monkeypatch.setenv(nama, " ")
    jalan = jalankan(*kata)
    assert jalan.exit_code == 2
    assert f"{nama} belum diisi" in jalan.output
