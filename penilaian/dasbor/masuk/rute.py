"""The routes of logging in, in one list. Each deed is a POST with a token; a session's cookie is set and taken here."""

from starlette.routing import BaseRoute, Route

from penilaian.dasbor.masuk.akun_pertama import lihat_mulai, mulai
from penilaian.dasbor.masuk.lokal import keluar, lihat_keluar, lihat_masuk, masuk, segar
from penilaian.dasbor.masuk.penyedia import berangkat, kembali
from penilaian.dasbor.masuk.permintaan import terjaga
from penilaian.dasbor.masuk.sandi import ganti_sandi, lihat_sandi


def rute_masuk() -> list[BaseRoute]:
    """Return the routes; they stand before ``/{halaman}``."""
    return [
        Route(jalan, terjaga(kerja), methods=[cara])
        for jalan, cara, kerja in (
            ("/masuk", "GET", lihat_masuk),
            ("/masuk", "POST", masuk),
            ("/masuk/segar", "GET", segar),
            ("/masuk/sandi", "GET", lihat_sandi),
            ("/masuk/sandi", "POST", ganti_sandi),
            ("/masuk/oidc", "GET", lihat_masuk),
            ("/masuk/oidc", "POST", berangkat),
            ("/masuk/oidc/kembali", "GET", kembali),
            ("/keluar", "GET", lihat_keluar),
            ("/keluar", "POST", keluar),
            ("/mulai", "GET", lihat_mulai),
            ("/mulai", "POST", mulai),
        )
    ]
