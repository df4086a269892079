"""Pages to test with: no test sees the store of whoever runs it."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dunia_uji import ORANG, Dunia
from lembar_uji import JAWABAN, Uji, gudang_uji
from posisi_uji import enam_desa, muatan_instrumen

from penilaian import simpan
from penilaian.berkas import tulis_jawaban
from penilaian.dasbor import sesi
from penilaian.dasbor.gudang import gudang, tutup_gudang
from penilaian.instrumen import Instrumen
from penilaian.jawaban import Jawaban
from penilaian.simpan import Lembar
from penilaian.simpan.basis.tabel import Pengguna
from penilaian.terkirim import terkirim


@pytest.fixture(autouse=True)
def folder_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder without a store; what a test opens there is closed after it."""
    folder = tmp_path / "data-gudang"
    monkeypatch.setenv("PENILAIAN_DATA", str(folder))
    monkeypatch.delenv("PENILAIAN_DB", raising=False)
    monkeypatch.delenv("PENILAIAN_BERKAS", raising=False)
    tutup_gudang()
    yield folder
    tutup_gudang()


@pytest.fixture(scope="session")
def pola(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store with people and instrument, made once and copied by every test; and the instrument's hash."""
    folder = tmp_path_factory.mktemp("pola")
    with simpan.buka(None, folder) as rak:
        sidik = rak.instrumen.daftarkan("inpres-3-2003").sidik
        with rak.koneksi.tulis() as s:
            s.add_all(Pengguna(id=n, nama_masuk=nama, nama=nama) for n, nama in enumerate(ORANG, start=1))
    return folder / "penilaian.db", sidik


@pytest.fixture
def dunia(pola: tuple[Path, str], folder_data: Path, monkeypatch: pytest.MonkeyPatch) -> Dunia:
    folder_data.mkdir()
    shutil.copy(pola[0], folder_data)
    ini = Dunia(gudang(), pola[1])
    monkeypatch.setattr(sesi, "pelaku", lambda: ini.siapa)
    return ini


@pytest.fixture
def uji(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Uji]:
    """A fresh store with people of every role, for the pages about one assessment."""
    with gudang_uji(tmp_path / "data", monkeypatch) as ini:
        yield ini


@pytest.fixture
def instrumen_lain(tmp_path: Path) -> Callable[[str, tuple[str, str]], Instrumen]:
    """Return a maker of other versions of the shipped instrument, kept in the open store.

    It takes a version and a replacement in the file of P01.
    """

    def buat(versi: str, ganti: tuple[str, str]) -> Instrumen:
        folder = tmp_path / f"instrumen-{versi}"
        shutil.copytree(terkirim("indikator", "inpres-3-2003"), folder)
        (p01,) = folder.glob("1-persiapan/P01-*.yaml")  # not those of older versions
        kepala, lama = folder / "instrumen.yaml", p01.read_text("utf-8")
        assert ganti[0] in lama
        kepala.write_text(re.sub(r"(?m)^versi: .*$", f"versi: {versi}", kepala.read_text("utf-8")), "utf-8")
        p01.write_text(lama.replace(*ganti, 1), "utf-8")
        return gudang().instrumen.daftarkan(folder)

    return buat


@pytest.fixture(scope="module")
def jawaban() -> Jawaban:
    """Six villages, two periods."""
    return enam_desa()


@pytest.fixture
def berkas(jawaban: Jawaban, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the server was started with: the six villages."""
    tujuan = tmp_path / "uji.csv"
    tulis_jawaban(muatan_instrumen(), jawaban, tujuan)
    monkeypatch.setenv("PENILAIAN_BERKAS", str(tujuan))
    return tujuan


@pytest.fixture
def lembar(uji: Uji) -> Lembar:
    """Submitted, five answers, nothing checked."""
    x = uji.lembar()
    uji.jawab(x, JAWABAN)
    uji.ajukan(x)
    return x
