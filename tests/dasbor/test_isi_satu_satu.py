"""Isi Penilaian one question at a time: the store goes away, what was passed over comes again, the profile goes on."""

from contextlib import contextmanager

import pytest
from isi_uji import kartu, pilih, tekan
from lembar_uji import jalan, markup
from streamlit.testing.v1 import AppTest

from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.simpan import GalatBasisData

SEBAB = "Basis data tidak terbaca: tidak dapat dihubungi. Coba lagi."
SIMPAN_DAHULU = "Jawaban ini perlu tersimpan dahulu."
PASTI = {"P01": "3", "P08": "0"}
"""P08 is ★ and below its minimum: whatever else is answered, the first stage is not reached."""


def buka(uji, lembar, **alamat) -> AppTest:
    return uji.buka("isi", "penilai", penilaian=lembar.id, cara="satu", **alamat)


def lanjut(at: AppTest, lembar, dari: str, ke: str = "lanjut") -> AppTest:
    return tekan_kunci(at, f"isi_{lembar.id}_satu_{ke}_{dari}" if dari else f"isi_{lembar.id}_satu_{ke}")


def tekan_kunci(at: AppTest, kunci: str) -> AppTest:
    at.button(key=kunci).click()
    return jalan(at)


def tombol(at: AppTest) -> list[str]:
    return [k.label for k in at.button]


@pytest.fixture
def padam(monkeypatch):
    """Make the store unreadable once the page has been read, as when it goes away under a page that is open."""

    @contextmanager
    def mati():
        baca, kali = Meja.baca, []

        def gagal(meja):
            kali.append(meja)
            if len(kali) > 1:
                raise GalatBasisData(SEBAB)
            return baca(meja)

        with monkeypatch.context() as m:
            m.setattr(Meja, "baca", gagal)
            yield

    return mati


def tak_tersimpan(*_, **__):
    raise GalatBasisData(SEBAB)


def semua_belum_tahu(uji, lembar, kecuali: tuple[str, ...] = ()) -> None:
    instrumen = uji.gudang.instrumen.ambil(uji.sidik)
    uji.jawab(lembar, {i.id: "" for i in instrumen.ditanyakan if i.id not in kecuali})


def test_while_the_store_is_away_the_question_stays_and_is_left_once_it_is_back(uji, padam):
    lembar = uji.lembar()
    at = pilih(buka(uji, lembar), lembar, "P01", "3")
    with padam():
        lanjut(at, lembar, "P01")
        assert not at.exception
        assert SEBAB in markup(at)
        assert (kartu(at), "Lanjut" in tombol(at), "Coba lagi" in tombol(at)) == (["P01"], False, True)
    tekan_kunci(at, "coba_lagi_isi_satu")
    assert SEBAB not in markup(at)
    assert kartu(at) == ["P08"]
    lanjut(at, lembar, "P08", "kembali")
    assert kartu(at) == ["P01"]


def test_a_question_is_not_left_while_its_answer_is_not_saved(uji, padam, monkeypatch):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3"})
    at = pilih(buka(uji, lembar), lembar, "P08", "2")
    lanjut(at, lembar, "P08")
    (sesudah,) = kartu(at)
    at = lanjut(at, lembar, sesudah, "kembali")
    with monkeypatch.context() as m:
        m.setattr(type(uji.gudang.jawaban), "simpan", tak_tersimpan)
        pilih(at, lembar, "P08", "0")
        with padam():
            lanjut(at, lembar, "P08")
            assert kartu(at) == ["P08"]
    tekan_kunci(at, "coba_lagi_isi_satu")
    assert kartu(at) == ["P08"]
    assert SIMPAN_DAHULU in markup(at)
    tekan(at, lembar, "P08", "lagi")
    assert uji.isi(lembar, "P08").teks == "0"
    lanjut(at, lembar, "P08")
    assert "Posisi sudah pasti: belum mencapai Persiapan." in markup(at)


def test_going_back_waits_as_well_until_the_answer_is_saved(uji, monkeypatch):
    lembar = uji.lembar()
    at = pilih(buka(uji, lembar), lembar, "P01", "3")
    lanjut(at, lembar, "P01")
    with monkeypatch.context() as m:
        m.setattr(type(uji.gudang.jawaban), "simpan", tak_tersimpan)
        pilih(at, lembar, "P08", "3")
    lanjut(at, lembar, "P08", "kembali")
    assert kartu(at) == ["P08"]
    assert SIMPAN_DAHULU in markup(at)


def test_what_was_passed_over_is_asked_again_here_and_may_be_passed_over_again(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, {"P01": "3"})
    semua_belum_tahu(uji, lembar, ("P01",))
    at = buka(uji, lembar)
    assert "Posisi belum pasti" in markup(at)
    assert kartu(at) == []
    lanjut(at, lembar, "", "dilewati")
    assert kartu(at) == ["P08"]
    lanjut(at, lembar, "P08")
    (lain,) = kartu(at)
    assert lain != "P08"
    lanjut(at, lembar, lain, "kembali")
    assert kartu(at) == ["P08"]
    pilih(at, lembar, "P08", "0")
    lanjut(at, lembar, "P08")
    assert "Posisi sudah pasti: belum mencapai Persiapan." in markup(at)
    assert "Jawab yang dilewati" not in tombol(at)


def test_only_what_decides_is_named_at_an_undecided_end(uji):
    lembar = uji.lembar()
    instrumen = uji.gudang.instrumen.ambil(uji.sidik)
    tinggi = {i.id: "4" for i in instrumen.indikator if i.jenis == "jenjang" and i.id != "P01"}
    uji.jawab(lembar, {**tinggi, "P01": ""})
    semua_belum_tahu(uji, lembar, (*tinggi, "P01"))
    daftar = next(x for x in markup(buka(uji, lembar)).split("<ul") if "pd-isi-lewat" in x)
    assert "P01 " in daftar
    assert not [id_ for id_ in tinggi if f"{id_} " in daftar]


def test_the_profile_goes_on_where_the_page_is_loaded_anew(uji):
    lembar = uji.lembar()
    uji.jawab(lembar, PASTI)
    at = buka(uji, lembar)
    lanjut(at, lembar, "", "profil")
    assert kartu(at) == ["P02"]
    assert at.query_params["profil"] == "ya"
    assert kartu(buka(uji, lembar, profil="ya")) == ["P02"]
    assert kartu(buka(uji, lembar)) == []


def test_the_address_of_the_profile_asks_first_what_decides(uji):
    lembar = uji.lembar()
    assert kartu(buka(uji, lembar, profil="ya")) == ["P01"]
