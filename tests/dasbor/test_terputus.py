"""The store goes away under a page: it says so in words and offers to try again, whichever part asked."""

from pathlib import Path

import pytest
from dunia_uji import SUKAMAJU, buka, isi
from streamlit.testing.v1 import AppTest

from penilaian import dasbor
from penilaian.dasbor.halaman import posisi
from penilaian.dasbor.halaman.posisi import lanjutan
from penilaian.dasbor.sumber import muatan
from penilaian.simpan import GalatBasisData

SEBAB = "Basis data tidak terbaca: tidak dapat dihubungi. Coba lagi."
UTAMA = str(Path(dasbor.__file__).with_name("utama.py"))


def gagal(*_):
    raise GalatBasisData(SEBAB)


def test_a_page_that_forgot_to_guard_itself_is_guarded_whole_and_comes_back(folder_data, monkeypatch):
    with monkeypatch.context() as m:
        m.setattr(posisi, "tampilkan", gagal)
        at = AppTest.from_file(UTAMA, default_timeout=60).run()
        assert not at.exception
        assert SEBAB in isi(at)
        assert "<h1" not in isi(at)
    at.button(key="coba_lagi_halaman").click().run()
    assert not at.exception
    assert SEBAB not in isi(at)
    assert "<h1" in isi(at)


@pytest.mark.parametrize("lipatan", ["aspek", "lensa", "indikator", "jejak", "unduh"])
def test_a_fold_of_posisi_that_is_opened_while_the_store_is_away_says_so_shows_nothing_and_comes_back(
    dunia, monkeypatch, lipatan
):
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.siapa = dunia.orang["pengamat"]
    terbuka = lanjutan.pastikan_terbuka

    def hilang_sesudah_halaman_tergambar(sumber):
        with monkeypatch.context() as m:
            m.setattr(muatan, "gudang_dipakai", gagal)
            terbuka(sumber)

    at = buka(desa=SUKAMAJU)
    tertutup = isi(at)
    at.session_state[f"lipat_{lipatan}"] = True
    with monkeypatch.context() as m:
        m.setattr(lanjutan, "pastikan_terbuka", hilang_sesudah_halaman_tergambar)
        at.run()
        assert not at.exception
        assert SEBAB in isi(at)
        assert len(isi(at)) < len(tertutup) + 1_000
    at.button(key=f"coba_lagi_lipat_{lipatan}").click().run()
    assert not at.exception
    assert SEBAB not in isi(at)
    assert [k.key for k in at.button if "coba_lagi" in str(k.key)] == []
