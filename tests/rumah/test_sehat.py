"""/sehat tells whether users get what they need, not only that a process runs."""

import threading

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from penilaian.dasbor.peladen import rute
from penilaian.simpan import GalatBasisData


def tanya(monkeypatch: pytest.MonkeyPatch, gudang: object):
    monkeypatch.setattr(rute, "gudang_bila_ada", gudang)
    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 0.2)
    jawaban = TestClient(Starlette(routes=rute.rute()[:1])).get("/sehat")
    return jawaban.status_code, jawaban.json()["status"], jawaban.json().get("sebab")


def test_without_a_store_the_dashboard_shows_examples_and_is_well(monkeypatch):
    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 60)
    monkeypatch.setattr(rute, "gudang_bila_ada", lambda: None)
    assert TestClient(Starlette(routes=rute.rute()[:1])).get("/sehat").json()["status"] == "sehat"


def test_a_store_that_does_not_open_is_said_without_its_address(monkeypatch):
    def gagal() -> None:
        raise GalatBasisData("host=rahasia.contoh.id user=x")

    monkeypatch.setattr(rute, "TUNGGU_SEHAT", 60)
    monkeypatch.setattr(rute, "gudang_bila_ada", gagal)
    jawaban = TestClient(Starlette(routes=rute.rute()[:1])).get("/sehat")
    assert (jawaban.status_code, jawaban.json()["status"]) == (503, "sakit")
    assert "rahasia" not in jawaban.text


def test_a_store_that_never_answers_is_said_after_a_while(monkeypatch):
    lepas = threading.Event()
    try:
        assert tanya(monkeypatch, lambda: lepas.wait(60)) == (503, "sakit", "Basis data tidak menjawab.")
    finally:
        lepas.set()
