"""The chest in S3 when its server is down, silent, or refuses: told in words and in time, and nothing half done."""

# ruff: noqa: F811  (fixtures come from bukti_uji and s3_uji)

import socket
import threading
import time
from asyncio.selector_events import BaseSelectorEventLoop
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import fsspec
import pytest
from bukti_uji import SURAT, bukti, kejadian  # noqa: F401
from s3_uji import ISI, SIDIK, cadangan, ember, kunci, luar, peladen, segar  # noqa: F401

from penilaian.galat import GalatPemakaian
from penilaian.simpan import TERMINAL
from penilaian.simpan.bukti import ALAMAT_BUKTI, Peti, peti
from penilaian.simpan.bukti.peti import BuktiHilang
from penilaian.simpan.galat import GalatBasisData
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat.pulih import pulihkan


@pytest.fixture
def putus(segar, monkeypatch):
    """A server that is down."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{soket.getsockname()[1]}")
        monkeypatch.setenv(ALAMAT_BUKTI, "s3://ember/penilaian")
        yield


PALING_BANYAK = 4
"""Calls to a server that is down: as many as ``peti`` allows; each more keeps a person waiting."""

KERJA = {
    "taruh": lambda kotak: kotak.taruh(ISI),
    "ambil": lambda kotak: kotak.ambil(SIDIK),
    "semua": lambda kotak: kotak.semua(),
}


@pytest.fixture
def panggilan(monkeypatch):
    """Every call to a server."""
    semua, asli = [], BaseSelectorEventLoop.sock_connect

    def catat(daur, soket, alamat):
        semua.append(alamat)
        return asli(daur, soket, alamat)

    monkeypatch.setattr(BaseSelectorEventLoop, "sock_connect", catat)
    return semua


@pytest.mark.parametrize("kerja", KERJA)
def test_server_that_is_down_is_told_after_few_calls_and_in_words(putus, panggilan, tmp_path, kerja):
    with pytest.raises(GalatBasisData, match="s3://ember/penilaian tidak dapat dihubungi"):
        KERJA[kerja](Peti(tmp_path))
    assert 1 <= len(panggilan) <= PALING_BANYAK


def test_upload_to_a_server_that_is_down_leaves_nothing_in_the_store(putus, gudang, bukti, orang, lembar):
    with pytest.raises(GalatBasisData, match="Berkas bukti tidak tersimpan: s3://ember/penilaian"):
        bukti.unggah(orang.penilai, lembar.id, "P01", "surat.docx", SURAT)
    assert bukti.daftar(orang.penilai, lembar.id) == ()
    assert kejadian(gudang, orang, lembar) == []
    assert gudang.lembar.ambil(orang.penilai, lembar.id) == lembar


def test_backup_and_check_without_the_server_fail_and_leave_no_archive(
    ember, bukti, gudang, orang, lembar, tmp_path, monkeypatch, request
):
    bukti.unggah(orang.penilai, lembar.id, "P01", "surat.docx", SURAT)
    request.getfixturevalue("putus")
    rak = RakRawat(gudang.koneksi)
    (folder := tmp_path / "arsip").mkdir()
    for kerja in (lambda: rak.cadangkan(TERMINAL, folder / "a.zip"), lambda: rak.periksa(TERMINAL)):
        with pytest.raises(GalatBasisData, match="tidak dapat dihubungi"):
            kerja()
    assert list(folder.iterdir()) == []


def test_restore_without_the_server_changes_nothing(ember, cadangan, gudang, tempat_isi, lembar, orang, request):
    gudang.komentar.tambah(orang.penilai, lembar.id, "Sesudah cadangan.")
    gudang.tutup()
    request.getfixturevalue("putus")
    with pytest.raises(GalatBasisData, match="tidak dapat dihubungi"):
        pulihkan(TERMINAL, cadangan, tempat_isi.alamat, tempat_isi.folder)
    with tempat_isi.buka() as kembali:
        (komentar,) = kembali.komentar.daftar(orang.penilai, lembar.id)
        assert komentar.teks == "Sesudah cadangan."


class Jawaban(BaseHTTPRequestHandler):
    """Says to every question what the test wants it to say."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        status, kode = self.server.kata
        isi = f"<Error><Code>{kode}</Code><Message>{kode}</Message></Error>".encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(isi)))
        self.end_headers()
        self.wfile.write(isi)

    def handle_expect_100(self):
        """Fall silent where a file is sent."""
        self.server.selesai.wait()
        return False

    def log_message(self, *_):
        pass


@pytest.fixture
def aneh(segar, monkeypatch):
    """A server that answers with errors."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Jawaban) as server:
        server.selesai = threading.Event()
        benang = threading.Thread(target=server.serve_forever, args=(0.05,))
        benang.start()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv(ALAMAT_BUKTI, "s3://ember/penilaian")
        yield server
        server.selesai.set()
        server.shutdown()
        benang.join()


def test_server_that_falls_silent_while_a_file_is_sent_is_given_up(aneh, tmp_path, monkeypatch):
    monkeypatch.setattr(peti, "_BATAS_DETIK", 1)
    aneh.kata = 404, "NoSuchKey"
    mulai = time.monotonic()
    with pytest.raises(GalatBasisData, match="tidak dapat dihubungi"):
        Peti(tmp_path).taruh(ISI)
    # Given up while it still says nothing, and not before its time.
    assert not aneh.selesai.is_set()
    assert time.monotonic() - mulai >= 1


def banyak_panggilan(soket):
    """Return how many connections nobody has taken."""
    soket.setblocking(False)
    panggilan = 0
    with suppress(BlockingIOError):
        while True:
            soket.accept()[0].close()
            panggilan += 1
    return panggilan


@pytest.mark.parametrize("kerja", KERJA)
def test_server_that_takes_the_call_and_says_nothing_is_given_up(segar, tmp_path, monkeypatch, kerja):
    monkeypatch.setattr(peti, "_BATAS_DETIK", 1)
    monkeypatch.setitem(fsspec.config.conf, "s3", {"config_kwargs": {"read_timeout": 0.5}})
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen(50)
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{soket.getsockname()[1]}")
        with pytest.raises(GalatBasisData, match="tidak dapat dihubungi"):
            KERJA[kerja](Peti(tmp_path, "s3://ember/penilaian"))
        assert banyak_panggilan(soket) <= PALING_BANYAK  # none where a busy machine took the second for itself


@pytest.mark.parametrize("kerja", KERJA)
def test_keys_that_do_not_open_the_bucket_are_told(aneh, tmp_path, kerja, caplog):
    aneh.kata = 403, "AccessDenied"
    caplog.set_level("INFO", logger="penilaian.basisdata")
    with pytest.raises(GalatBasisData, match=r"s3://ember/penilaian tidak terbuka dengan kunci yang dipasang\. Beri"):
        KERJA[kerja](Peti(tmp_path))
    assert "AccessDenied" in caplog.text  # for who runs the server


def test_keys_that_are_not_set_are_told(segar, ember, tmp_path, monkeypatch):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(GalatBasisData, match="tidak terbuka dengan kunci"):
        Peti(tmp_path).taruh(ISI)


@pytest.mark.parametrize("kerja", KERJA)
def test_bucket_that_is_missing_is_told_and_not_made(ember, luar, tmp_path, kerja):
    with pytest.raises(GalatBasisData, match="s3://salah-ketik/penilaian tidak ada") as galat:
        KERJA[kerja](Peti(tmp_path, "s3://salah-ketik/penilaian"))
    assert not isinstance(galat.value, BuktiHilang)
    assert "salah-ketik" not in luar.ls("")


@pytest.mark.parametrize("alamat", ["s3://", "s3:///"])
def test_address_without_a_bucket_is_told(tmp_path, alamat):
    with pytest.raises(GalatPemakaian, match="tidak menyebut bucket"):
        Peti(tmp_path, alamat)
