"""A browser for tests: keeps cookies, reads forms, sends them as a browser does."""

import re
from html import unescape

from starlette.applications import Starlette
from starlette.testclient import TestClient

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.rute import rute_masuk

SANDI = "kuda laut biru sepeda"
ASAL = "http://dasbor.uji"
SESI = "penilaian_sesi"
PRA = "penilaian_pra"


class Peramban:
    """A browser: keeps cookies, follows no redirect by itself, sends with forms where they come from."""

    def __init__(self, asal: str = ASAL, alamat: str = "192.0.2.10") -> None:
        app = Starlette(routes=rute_masuk())
        self.asal = asal
        self.klien = TestClient(app, base_url=asal, client=(alamat, 50000), follow_redirects=False)

    @property
    def kuki(self) -> dict[str, str]:
        return dict(self.klien.cookies)

    def lihat(self, jalan: str, **kepala: str):
        return self.klien.get(jalan, headers=kepala)

    def kirim(self, jalan: str, isi: dict[str, str], *, asal: str | None = "", **kepala: str):
        """Send a form; ``asal`` is its Origin, ours by default, None = without."""
        tambahan = {} if asal is None else {"Origin": asal or self.asal}
        return self.klien.post(jalan, data=isi, headers={**tambahan, **kepala})

    def tanda(self, jalan: str, ke: str | None = None) -> str:
        """Return the token in a page's form."""
        return formulir(self.lihat(jalan).text, ke or jalan.split("?")[0])["tanda"]

    def masuk(self, nama: str = "siti", sandi: str = SANDI, lanjut: str = ""):
        isi = {"tanda": self.tanda("/masuk"), "nama": nama, "sandi": sandi, "lanjut": lanjut}
        return self.kirim("/masuk", isi)


def formulir(halaman: str, ke: str) -> dict[str, str]:
    """Return the fields of the form on a page that is sent to ``ke``."""
    for jalan, isi in re.findall(r'<form method="post" action="([^"]*)">(.*?)</form>', halaman, re.DOTALL):
        if jalan == ke:
            medan = [dict(re.findall(r'([a-z]+)="([^"]*)"', satu)) for satu in re.findall(r"<input ([^>]*)>", isi)]
            return {m["name"]: unescape(m.get("value", "")) for m in medan}
    raise AssertionError(f"no form to {ke} in {halaman[-800:]}")


def siapa(peramban: Peramban) -> str | None:
    """Return the name of who a browser is logged in as, None for nobody."""
    pelaku = gudang().sesi.pelaku(peramban.kuki.get(SESI))
    return None if pelaku is None else pelaku.nama
