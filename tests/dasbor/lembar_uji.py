"""A store of its own for tests of pages, with people whose page it is when a test says so."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from penilaian import simpan
from penilaian.dasbor import gudang as pintu
from penilaian.dasbor import sesi
from penilaian.dasbor.sesi import siapa as tab
from penilaian.simpan import TAMU, TERMINAL, Awal, Gudang, Lembar, Pelaku, Peran
from penilaian.simpan.rak.bukti import RakBukti
from penilaian.simpan.transaksi.orang import buat_orang
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, kunci_rantai

JAWABAN = {"P01": "3", "P02": "profil_kontak rpjm_rkp", "P03": "2", "P05": "85", "M02": "3"}
DESA = "99.01.01.2001"
ORANG: Mapping[str, tuple[Peran, ...]] = {
    "penilai": (Peran("penilai", "99.01"),),
    "verifikator": (Peran("verifikator", "99.01.01"),),
    "verifikator_dua": (Peran("verifikator", "99.01.01"),),
    "kabupaten": (Peran("verifikator", "99.01"),),
    "kepala_desa": (Peran("kepala_desa", DESA),),
    "pengamat": (Peran("pengamat"),),
    "admin": (Peran("admin"),),
    "admin_wilayah": (Peran("admin", "99.01"),),
    "penilai_jauh": (Peran("penilai", "99.02"),),
    "verifikator_jauh": (Peran("verifikator", "99.02"),),
    "rangkap": (Peran("penilai", "99.01"), Peran("verifikator", "99.01")),
}


class Uji:
    """An open store, its people, and who looks at the page now."""

    def __init__(self, gudang: Gudang) -> None:
        self.gudang = gudang
        self.bukti = RakBukti(gudang.koneksi, gudang.instrumen)
        self.orang = {n: Pelaku(no, n.replace("_", " ").title(), p) for no, (n, p) in enumerate(ORANG.items(), 1)}
        self.sidik = gudang.instrumen.daftar()[0][2]
        self.siapa: Pelaku = TAMU

    def lembar(self, desa: str = DESA, *, oleh: str = "penilai", nama: str = "Sukamaju", tim: str = "utama") -> Lembar:
        """Begin an assessment for 2026."""
        awal = Awal(desa, "2026", self.sidik, tim=tim, nama_desa=nama, kecamatan="Contoh", kabupaten="Rekaan")
        return self.gudang.lembar.buat(self.orang[oleh], awal)

    def jawab(
        self, lembar: Lembar, isi: Mapping[str, str], *, oleh: str = "penilai", catatan: str | None = None
    ) -> None:
        for id_, teks in isi.items():
            siapa = self.orang[oleh]
            versi = self.gudang.jawaban.satu(siapa, lembar.id, id_).versi
            self.gudang.jawaban.simpan(siapa, lembar.id, id_, teks, versi_dilihat=versi, catatan=catatan)

    def ajukan(self, lembar: Lembar, *, oleh: str = "penilai") -> None:
        self.gudang.alur.ajukan(self.orang[oleh], lembar.id)

    def verifikasi(
        self, lembar: Lembar, id_: str, teks: str | None, alasan: str = "", oleh: str = "verifikator"
    ) -> None:
        siapa = self.orang[oleh]
        versi = self.gudang.jawaban.satu(siapa, lembar.id, id_).versi
        self.gudang.jawaban.verifikasi(siapa, lembar.id, id_, teks, alasan, versi_dilihat=versi)

    def isi(self, lembar: Lembar, id_: str) -> simpan.IsiJawaban:
        return self.gudang.jawaban.satu(self.orang["kabupaten"], lembar.id, id_)

    def keadaan(self, lembar: Lembar) -> str:
        return self.gudang.lembar.ambil(self.orang["kabupaten"], lembar.id).keadaan

    def buka(self, halaman: str, siapa: str | None, **alamat: object) -> AppTest:
        """Open a page as somebody (None = a visitor), at an address."""
        self.siapa = TAMU if siapa is None else self.orang[siapa]
        at = AppTest.from_string(f"from penilaian.dasbor.halaman.{halaman} import tampilkan\ntampilkan()")
        at.default_timeout = 30
        for nama, isi in alamat.items():
            at.query_params[nama] = str(isi)
        return jalan(at)


def jalan(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception, at.exception
    return at


def tekan(at: AppTest, kunci: str) -> AppTest:
    at.button(key=kunci).click()
    return jalan(at)


def markup(at: AppTest) -> str:
    """All markup on the page but style sheets."""
    semua = [*(str(h.proto.body) for h in at.get("html")), *(str(m.value) for m in at.markdown)]
    return "\n".join(x for x in semua if not x.startswith("<style>"))


def tombol(at: AppTest) -> list[str]:
    return [b.label for b in at.button]


@cache
def _pola() -> Path:
    """A store with people and the shipped instrument, made once and copied."""
    folder = Path(tempfile.mkdtemp(prefix="penilaian-uji-"))
    with simpan.buka(None, folder) as g:
        g.instrumen.daftarkan("inpres-3-2003")
        with g.koneksi.tulis() as s:
            kepala = kunci_rantai(s, RANTAI_AKUN)
            for n, peran in ORANG.items():
                nama = n.replace("_", " ").title()
                buat_orang(s, kepala, TERMINAL, nama_masuk=n, nama=nama, peran=peran, sandi_hash="tidak terpakai")
    return folder


def sesi_uji(monkeypatch: pytest.MonkeyPatch, siapa: Callable[[], Pelaku | None]) -> None:
    """Say whose session the store calls that of the tab, when a callback asks; None = it has ended."""
    sesi = SimpleNamespace(pelaku=lambda token: siapa())
    monkeypatch.setattr(tab, "gudang", lambda: SimpleNamespace(sesi=sesi))


@contextmanager
def gudang_uji(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Uji]:
    """Let the dashboard use a fresh store in ``folder``, and let a test say who looks at it."""
    shutil.copytree(_pola(), folder, dirs_exist_ok=True)
    monkeypatch.setenv("PENILAIAN_DATA", str(folder))
    monkeypatch.delenv("PENILAIAN_DB", raising=False)
    pintu.tutup_gudang()
    uji = Uji(pintu.gudang())
    monkeypatch.setattr(sesi, "pelaku", lambda: uji.siapa)
    sesi_uji(monkeypatch, lambda: uji.siapa)
    try:
        yield uji
    finally:
        pintu.tutup_gudang()
