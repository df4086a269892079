"""The chest of evidence: by hash, whole or not at all, never changed; on this disk or behind an fsspec URL."""

import hashlib
import os
import stat
import sys
import threading

import pytest
from fsspec.registry import _registry

from penilaian.galat import GalatPemakaian
from penilaian.simpan.bukti import ALAMAT_BUKTI, Peti, peti
from penilaian.simpan.bukti.peti import BuktiHilang, BuktiRusak
from penilaian.simpan.galat import GalatBasisData

ISI = b"surat keputusan"
SIDIK = hashlib.sha256(ISI).hexdigest()


@pytest.fixture(params=["lokal", "memori"])
def kotak(request, tmp_path, monkeypatch):
    monkeypatch.delenv(ALAMAT_BUKTI, raising=False)
    if request.param == "lokal":
        return Peti(tmp_path)
    return Peti(tmp_path, f"memory://uji-{tmp_path.name}")


def test_file_comes_back_by_its_hash(kotak):
    assert kotak.taruh(ISI) == SIDIK
    assert kotak.ambil(SIDIK) == ISI


def test_same_file_is_kept_once(kotak):
    kotak.taruh(ISI)
    kotak.taruh(ISI)
    kotak.taruh(b"lain")
    assert kotak.semua() == {SIDIK: len(ISI), hashlib.sha256(b"lain").hexdigest(): 4}


def test_empty_chest_holds_nothing(kotak):
    assert kotak.semua() == {}


def test_missing_file_is_told(kotak):
    with pytest.raises(BuktiHilang):
        kotak.ambil(SIDIK)


@pytest.mark.parametrize("bukan", ["../../etc/passwd", SIDIK.upper(), SIDIK + "0", "", "a" * 63 + "/"])
def test_nothing_but_a_hash_is_looked_up(kotak, bukan):
    with pytest.raises(ValueError, match="bukan SHA-256"):
        kotak.ambil(bukan)


def berkas(folder):
    return folder / "bukti" / SIDIK[:2] / SIDIK


def test_changed_file_is_neither_given_out_nor_overwritten(tmp_path):
    kotak = Peti(tmp_path)
    kotak.taruh(ISI)
    berkas(tmp_path).write_bytes(b"palsu")
    with pytest.raises(BuktiRusak):
        kotak.ambil(SIDIK)
    with pytest.raises(BuktiRusak):
        kotak.taruh(ISI)
    assert berkas(tmp_path).read_bytes() == b"palsu"


def test_only_the_owner_of_the_store_reads_the_files(tmp_path):
    Peti(tmp_path).taruh(ISI)
    assert stat.S_IMODE(berkas(tmp_path).stat().st_mode) == 0o600


def test_write_that_fails_half_way_leaves_nothing_under_the_hash(tmp_path, monkeypatch):
    def penuh(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", penuh)
    kotak = Peti(tmp_path)
    with pytest.raises(GalatBasisData, match=r"Berkas bukti tidak tersimpan: cakramnya penuh\. Coba lagi\.$"):
        kotak.taruh(ISI)
    assert [p for p in (tmp_path / "bukti").rglob("*") if p.is_file()] == []


def test_what_a_place_far_away_says_in_english_is_for_the_log(tmp_path, monkeypatch, caplog):
    kotak = Peti(tmp_path, f"memory://uji-{tmp_path.name}")

    def tolak(*_, **__):
        raise OSError("Slow down, please reduce your request rate")

    monkeypatch.setattr(kotak._fs, "cat_file", tolak)
    with caplog.at_level("INFO", "penilaian.basisdata"), pytest.raises(GalatBasisData) as galat:
        kotak.ambil(SIDIK)
    assert str(galat.value).endswith("menolaknya. Coba lagi; bila tetap, beri tahu pengelola.")
    assert "Slow down" not in str(galat.value)
    assert "Slow down" in caplog.text


def test_what_a_crash_left_behind_is_no_evidence(tmp_path):
    kotak = Peti(tmp_path)
    kotak.taruh(ISI)
    (berkas(tmp_path).parent / ".sementara-abc").write_bytes(b"separuh")
    assert kotak.semua() == {SIDIK: len(ISI)}


def test_many_at_once_put_the_same_file(tmp_path):
    kotak, galat = Peti(tmp_path), []

    def taruh():
        try:
            kotak.taruh(ISI)
        except Exception as e:
            galat.append(e)

    kerja = [threading.Thread(target=taruh) for _ in range(16)]
    for k in kerja:
        k.start()
    for k in kerja:
        k.join()
    assert galat == []
    assert kotak.semua() == {SIDIK: len(ISI)}


def test_variable_moves_the_chest(tmp_path, monkeypatch):
    monkeypatch.setenv(ALAMAT_BUKTI, f"file://{tmp_path}/lain")
    Peti(tmp_path).taruh(ISI)
    assert (tmp_path / "lain" / SIDIK[:2] / SIDIK).read_bytes() == ISI


@pytest.mark.parametrize(
    ("alamat", "kata"),
    [("tak-ada://x", "tak-ada"), ("gs://ember/penilaian", "gcsfs"), ("s3://ember/penilaian", "penilaian-desa\\[s3\\]")],
)
def test_unknown_or_uninstalled_kind_of_storage_is_told(tmp_path, monkeypatch, alamat, kata):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.delitem(_registry, "s3", raising=False)
    with pytest.raises(GalatPemakaian, match=f"{ALAMAT_BUKTI}.*{kata}"):
        Peti(tmp_path, alamat)


def test_storage_that_fails_is_told_in_words(tmp_path, monkeypatch):
    kotak = Peti(tmp_path, "memory://gagal")

    def putus(*_, **__):
        raise RuntimeError("connection reset")

    monkeypatch.setattr(type(kotak._fs), "pipe_file", putus)
    with pytest.raises(GalatBasisData, match="menolaknya"):
        kotak.taruh(ISI)


def test_flushing_a_folder_is_left_out_where_the_system_cannot(tmp_path, monkeypatch):
    monkeypatch.setattr(peti.os, "name", "nt")
    peti.selaraskan(tmp_path / "tidak ada")
