"""/sehat tells whether users get what they need, not only that a process runs."""

# ruff: noqa: F811  (fixtures come from postgres_uji)

import logging
import threading
import time

import pytest
from postgres_uji import postgres  # noqa: F401
from starlette.applications import Starlette
from starlette.testclient import TestClient

from penilaian.dasbor.gudang import gudang, tutup_gudang
from penilaian.dasbor.peladen import rute
from penilaian.simpan import GalatBasisData


def tanya(monkeypatch: pytest.MonkeyPatch, gudang: object):
    monkeypatch.setattr(rute, "gudang_bila_ada", gudang)
    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 0.2)
    jawaban = TestClient(Starlette(routes=rute.rute()[:1])).get("/sehat")
    return jawaban.status_code, jawaban.json()["status"], jawaban.json().get("sebab")


def test_without_a_store_the_dashboard_shows_examples_and_is_well(monkeypatch):
    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 60)
    for nama in ("PENILAIAN_DATA", "PENILAIAN_DB", "PENILAIAN_BERKAS"):
        monkeypatch.delenv(nama, raising=False)
    monkeypatch.setattr(rute, "gudang_bila_ada", lambda: None)
    assert TestClient(Starlette(routes=rute.rute()[:1])).get("/sehat").json()["status"] == "sehat"


@pytest.mark.parametrize("nama", ["PENILAIAN_DATA", "PENILAIAN_DB"])
def test_a_store_that_was_asked_for_and_cannot_be_made_is_sick_and_only_the_log_says_why(
    monkeypatch, tmp_path, caplog, nama
):
    (tmp_path / "berkas").write_text("bukan folder")
    buntu = tmp_path / "berkas" / "data"
    monkeypatch.setenv("PENILAIAN_DATA", str(buntu if nama == "PENILAIAN_DATA" else tmp_path / "data"))
    monkeypatch.setenv("PENILAIAN_DB", f"sqlite:///{buntu}/x.db" if nama == "PENILAIAN_DB" else "")
    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 60)
    tutup_gudang()
    klien = TestClient(Starlette(routes=rute.rute()[:1]))
    for _ in range(2):
        jawaban = klien.get("/sehat")
        assert (jawaban.status_code, jawaban.json()["sebab"]) == (503, "Basis data tidak terbuka.")
        assert str(tmp_path) not in jawaban.text
    galat = [r for r in caplog.records if r.name == "penilaian.basisdata" and r.levelno >= logging.ERROR]
    assert [str(buntu) in r.getMessage() for r in galat] == [True]  # what others' tests let INFO say is not counted


def test_a_file_that_is_shown_needs_no_store(monkeypatch, tmp_path):
    (tmp_path / "data").write_text("bukan folder")
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PENILAIAN_DB", "")
    monkeypatch.setenv("PENILAIAN_BERKAS", "jawaban.csv")
    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 60)
    tutup_gudang()
    assert TestClient(Starlette(routes=rute.rute()[:1])).get("/sehat").status_code == 200


def test_a_store_that_does_not_open_is_said_without_its_address(monkeypatch):
    def gagal() -> None:
        raise GalatBasisData("host=rahasia.contoh.id user=x")

    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 60)
    monkeypatch.setattr(rute, "gudang_bila_ada", gagal)
    jawaban = TestClient(Starlette(routes=rute.rute()[:1])).get("/sehat")
    assert (jawaban.status_code, jawaban.json()["status"]) == (503, "sakit")
    assert "rahasia" not in jawaban.text


def test_an_embedded_database_that_was_moved_away_or_broken_is_said_and_forgotten_when_it_is_back(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("PENILAIAN_DB", raising=False)
    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 60)
    tutup_gudang()
    gudang().koneksi.mesin.dispose()
    berkas, jauh = tmp_path / "data" / "penilaian.db", tmp_path / "jauh.db"
    isi = berkas.read_bytes()
    klien = TestClient(Starlette(routes=rute.rute()[:1]))
    try:
        for rusak in (lambda: berkas.rename(jauh), berkas.unlink, lambda: berkas.write_bytes(b"\xff" * len(isi))):
            assert klien.get("/sehat").json()["status"] == "sehat"
            rusak()
            assert klien.get("/sehat").status_code == 503
            berkas.write_bytes(isi)
        assert klien.get("/sehat").status_code == 200
    finally:
        tutup_gudang()


def test_a_store_that_never_answers_is_said_after_a_while(monkeypatch):
    lepas = threading.Event()
    try:
        assert tanya(monkeypatch, lambda: lepas.wait(60)) == (503, "sakit", "Basis data tidak menjawab.")
    finally:
        lepas.set()


def test_a_postgresql_that_was_stopped_is_said_and_forgotten_when_it_is_back(monkeypatch, tmp_path, postgres):
    nama = postgres.basis_data()
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PENILAIAN_DB", postgres.alamat(nama))
    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 60)
    tutup_gudang()
    gudang()
    klien = TestClient(Starlette(routes=rute.rute()[:1]))
    try:
        assert klien.get("/sehat").json()["status"] == "sehat"
        postgres.padam()
        try:
            jawaban = klien.get("/sehat")
        finally:
            postgres.nyalakan()
        isi = jawaban.json()
        assert (jawaban.status_code, isi.pop("versi") != "") == (503, True)
        assert isi == {"status": "sakit", "sebab": "Basis data tidak terbuka."}
        assert klien.get("/sehat").status_code == 200
    finally:
        tutup_gudang()
        postgres.buang(nama)


def test_a_postgresql_that_says_nothing_is_said_in_time(monkeypatch, tmp_path, postgres):
    nama = postgres.basis_data()
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PENILAIAN_DB", postgres.alamat(nama))
    monkeypatch.setenv("PENILAIAN_DB_BATAS_PERINTAH", "1")
    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 0.5)
    tutup_gudang()
    kolam = gudang().koneksi.mesin.pool
    try:
        with postgres.beku():
            jawaban = TestClient(Starlette(routes=rute.rute()[:1])).get("/sehat")
        akhir = time.monotonic() + 60
        while kolam.checkedout():  # the thread that was left alone still holds its line
            assert time.monotonic() < akhir
            time.sleep(0.05)
        assert (jawaban.status_code, jawaban.json()["sebab"]) == (503, "Basis data tidak menjawab.")
    finally:
        tutup_gudang()
        postgres.buang(nama)
