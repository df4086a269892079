"""Loopback servers with the exports that real clients made."""

from collections.abc import Callable, Iterator

import pytest
from server_uji import FORM, KIRIMAN, PROYEK, SANDI, SUREL, TOKEN, UID, KoboUji, OdkUji, ke_odata

from penilaian.jemput import Kobo, Odk, jemput
from penilaian.mentah import Unggahan
from penilaian.muat import muat_versi


@pytest.fixture(autouse=True)
def tanpa_perantara(monkeypatch):
    """No proxy of this machine stands between a test and its server."""
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture(scope="session")
def lama():
    """The instrument that the forms were printed from."""
    return muat_versi("inpres-3-2003", "1.0.0")


@pytest.fixture
def server_kobo() -> Iterator[KoboUji]:
    with KoboUji((KIRIMAN / "kobo-nama.csv").read_bytes()).menyala() as server:
        yield server


@pytest.fixture
def server_odk(lama) -> Iterator[OdkUji]:
    with OdkUji(ke_odata((KIRIMAN / "odk-central.csv").read_text("utf-8-sig"), lama)).menyala() as server:
        yield server


@pytest.fixture
def tidur() -> list[float]:
    """The seconds that were waited, without waiting."""
    return []


@pytest.fixture
def kobo(server_kobo, tmp_path, tidur) -> Callable[..., Unggahan]:
    """Fetch the project; what is told of it goes to ``maju``."""

    def _jemput(*, uid=UID, token=TOKEN, alamat="", maju=lambda *_: None):
        return jemput(Kobo(alamat or server_kobo.alamat, uid, token), tmp_path, maju, tidur=tidur.append)

    return _jemput


@pytest.fixture
def odk(server_odk, tmp_path, tidur) -> Callable[..., Unggahan]:
    """Fetch the form."""

    def _jemput(*, proyek=PROYEK, formulir=FORM, surel=SUREL, sandi=SANDI, token="", maju=lambda *_: None):
        asal = Odk(server_odk.alamat, proyek, formulir, surel, sandi, token)
        return jemput(asal, tmp_path, maju, tidur=tidur.append)

    return _jemput


@pytest.fixture
def gagal() -> Callable[[Callable[[], object]], tuple[str, str]]:
    """Return code and text of the one finding that a fetch ends with."""
    from penilaian.galat import GalatJawaban

    def _gagal(kerja):
        with pytest.raises(GalatJawaban) as e:
            kerja()
        (temuan,) = e.value.temuan
        return temuan.kode, str(temuan)

    return _gagal
