"""What the tests of evidence in S3 share: a real server on loopback, a bucket, and another program at it."""

import hashlib
import os
from itertools import count

import pytest
from bukti_uji import SURAT
from moto.server import ThreadedMotoServer
from s3fs import S3FileSystem

from penilaian.simpan import TERMINAL
from penilaian.simpan.bukti import ALAMAT_BUKTI
from penilaian.simpan.rak.rawat import RakRawat

ISI = b"surat keputusan"
SIDIK = hashlib.sha256(ISI).hexdigest()
SIDIK_SURAT = hashlib.sha256(SURAT).hexdigest()

nomor = count(1)


@pytest.fixture(scope="module")
def peladen():
    """Address of an S3 server."""
    moto = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    moto.start()
    yield "http://{}:{}".format(*moto.get_host_and_port())
    moto.stop()


@pytest.fixture(scope="module", autouse=True)
def kunci(tmp_path_factory):
    """Keys as an administrator sets them; nothing of this machine's own settings is read."""
    folder = tmp_path_factory.mktemp("aws")
    with pytest.MonkeyPatch.context() as m:
        for nama in [n for n in os.environ if n.startswith(("AWS_", "FSSPEC_")) or n.lower().endswith("_proxy")]:
            m.delenv(nama)
        m.setenv("AWS_ACCESS_KEY_ID", "kunci")
        m.setenv("AWS_SECRET_ACCESS_KEY", "rahasia")
        m.setenv("AWS_CONFIG_FILE", str(folder / "tidak ada"))
        m.setenv("AWS_SHARED_CREDENTIALS_FILE", str(folder / "tidak ada"))
        m.setenv("AWS_EC2_METADATA_DISABLED", "true")
        yield


@pytest.fixture
def segar():
    """No connection of an earlier test is used again, with its server and its keys, and none is left to a later one."""
    S3FileSystem.clear_instance_cache()
    yield
    S3FileSystem.clear_instance_cache()


@pytest.fixture(scope="module")
def luar(peladen, kunci):
    """Another program at the same server."""
    yield S3FileSystem(endpoint_url=peladen, use_listings_cache=False, skip_instance_cache=True)
    S3FileSystem.clear_instance_cache()


@pytest.fixture
def ember(peladen, luar, monkeypatch):
    """An empty bucket that ``PENILAIAN_BUKTI`` names."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", peladen)
    return ember_baru(luar, monkeypatch)


def ember_baru(luar, monkeypatch):
    nama = f"ember-{next(nomor)}"
    luar.mkdir(nama)
    monkeypatch.setenv(ALAMAT_BUKTI, f"s3://{nama}/penilaian")
    return nama


def jalur(ember, sidik=SIDIK):
    return f"{ember}/penilaian/{sidik[:2]}/{sidik}"


@pytest.fixture
def cadangan(bukti, gudang, orang, lembar, tmp_path):
    """An archive of a store whose one document lies in a bucket, or where ``PENILAIAN_BUKTI`` points else."""
    bukti.unggah(orang.penilai, lembar.id, "P01", "surat.docx", SURAT)
    hasil = RakRawat(gudang.koneksi).cadangkan(TERMINAL, tmp_path / "a.zip")
    assert (hasil.bukti, hasil.hilang) == (1, ())
    return hasil.jalur
