"""A data folder that cannot be made: every route says it in one sentence, and none where it is."""

import errno

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from penilaian.dasbor.masuk.rute import rute_masuk
from penilaian.dasbor.peladen.bukti import rute_bukti
from penilaian.dasbor.peladen.isian import rute_isian
from penilaian.simpan import GalatBasisData
from penilaian.simpan.basis.koneksi import siapkan

KALIMAT = "Folder data tidak dapat dibuat: di tempatnya sudah ada berkas."


@pytest.mark.parametrize(
    ("cara", "jalan"),
    [
        *(("GET", j) for j in ("/masuk", "/mulai", "/masuk/oidc", "/keluar", "/masuk/sandi", "/masuk/segar")),
        *(("GET", j) for j in ("/bukti/1", "/bukti/1/pratinjau", "/isian/1")),
    ],
)
@pytest.mark.parametrize("pernah_masuk", [False, True])
def test_every_route_that_needs_the_store_says_it_in_one_sentence(tmp_path, cara, jalan, pernah_masuk):
    (tmp_path / "data").write_text("bukan folder")
    app = Starlette(routes=[*rute_masuk(), *rute_bukti(), *rute_isian()])
    klien = TestClient(app, base_url="http://dasbor.uji", follow_redirects=False)
    if pernah_masuk:
        klien.cookies.set("penilaian_sesi", "a" * 43)
    jawaban = klien.request(cara, jalan)
    if not pernah_masuk and jawaban.status_code != 503:
        assert jawaban.status_code in {200, 303, 401}  # a visitor without a session needs no store here
    else:
        assert jawaban.status_code == 503
        assert KALIMAT in jawaban.text
    assert str(tmp_path) not in jawaban.text


def test_a_folder_where_the_system_takes_none_is_not_called_missing(monkeypatch, tmp_path):
    def tidak_ada(*_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")

    monkeypatch.setattr("penilaian.simpan.basis.koneksi.folder_pemilik", tidak_ada)  # as below /proc, on any system
    with pytest.raises(GalatBasisData, match=r"^Folder data tidak dapat dibuat: di sana sistem tidak menerima folder"):
        siapkan(folder=tmp_path / "data")
