"""A draft taken along as a file: only to who may read it, and back again without a difference."""

import io
import zipfile

import pytest
import python_calamine
from lembar_uji import jalan, markup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from penilaian.berkas.isian import tabel_jawaban
from penilaian.contoh import buat
from penilaian.dasbor.komponen.unduh import MIME
from penilaian.dasbor.peladen.isian import rute_isian
from penilaian.dasbor.peladen.rute import rute
from penilaian.simpan import TAMU, Awal


@pytest.fixture
def klien(uji):
    """A browser; its header ``siapa`` stands for the cookie, looked up at every request."""

    async def siapa(permintaan):
        return uji.orang.get(permintaan.headers.get("siapa", ""), TAMU)

    with TestClient(Starlette(routes=rute_isian(siapa))) as klien:
        yield klien


@pytest.fixture
def lembar(uji):
    """A draft with an answer to every question, of every kind."""
    ini, satu = uji.gudang.instrumen.ambil(uji.sidik), uji.lembar(nama="=Suka <b>")
    tabel = tabel_jawaban(ini, buat(ini, 1, 7, kosong=0.1))
    uji.jawab(satu, {i.id: t for i in ini.indikator if (t := str(tabel.column(i.id)[0]))} | {"M08": "0,5%"})
    return satu


def minta(klien, nomor, siapa="penilai"):
    return klien.get(f"/isian/{nomor}", headers={"siapa": siapa})


def baris(berkas):
    """Header and only row of the first sheet."""
    return python_calamine.load_workbook(io.BytesIO(berkas)).get_sheet_by_name("Jawaban").to_python()


def test_a_download_put_in_again_is_wholly_the_same(uji, klien, lembar):
    jawaban = minta(klien, lembar.id)
    at = uji.buka("isi", "penilai")
    at.session_state["isi_impor"] = True
    jalan(at)
    at.file_uploader[0].set_value(("draf.xlsx", jawaban.content, MIME[".xlsx"]))
    teks = markup(jalan(at))
    terisi = uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id).terisi
    assert 40 < terisi < 50
    assert f"{terisi} dari 50 pertanyaan ada di berkas: {terisi} sama." in teks
    assert "Tidak ada jawaban yang perlu dimasukkan." in teks
    assert "peringatan" not in teks


def test_the_download_is_an_attachment_named_by_village_code_and_not_kept_by_the_browser(klien, lembar):
    jawaban = minta(klien, lembar.id)
    assert (jawaban.status_code, jawaban.headers["content-type"]) == (200, MIME[".xlsx"])
    assert 'filename="penilaian-99.01.01.2001-2026.xlsx"' in jawaban.headers["content-disposition"]
    assert jawaban.headers["content-disposition"].startswith("attachment")
    assert jawaban.headers["cache-control"] == "private, no-store"
    assert jawaban.headers["x-content-type-options"] == "nosniff"


def test_the_download_holds_the_questions_and_no_formula(klien, lembar):
    berkas = minta(klien, lembar.id).content
    kepala, isi = baris(berkas)
    assert isi[kepala.index("nama_desa")] == "'=Suka <b>"
    with zipfile.ZipFile(io.BytesIO(berkas)) as arsip:
        lembar_jawaban = arsip.read("xl/worksheets/sheet1.xml").decode()
        petunjuk = arsip.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in lembar_jawaban
    assert "<dataValidation " in lembar_jawaban
    assert "Cara memeriksa" in petunjuk


def test_without_logging_in_nothing_is_sent(klien, lembar):
    jawaban = klien.get(f"/isian/{lembar.id}")
    assert jawaban.status_code == 401
    assert jawaban.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("nomor", ["0", "9" * 19, "9" * 900, "abc", "-1"])
def test_a_number_that_no_assessment_can_have_is_404_whoever_asks(klien, lembar, nomor):
    for jawaban in (minta(klien, nomor), klien.get(f"/isian/{nomor}")):
        assert (jawaban.status_code, jawaban.headers["cache-control"]) == (404, "private, no-store")


@pytest.mark.parametrize("siapa", ["penilai_jauh", "pengamat", "admin"])
def test_a_closed_draft_is_as_if_it_did_not_exist(klien, lembar, siapa):
    tertutup, tidak_ada = minta(klien, lembar.id, siapa), minta(klien, 999, siapa)
    assert tertutup.status_code == tidak_ada.status_code == 404
    assert tertutup.text == tidak_ada.text


def test_carried_over_answers_not_yet_confirmed_do_not_come_along(uji, klien, lembar):
    nanti = uji.gudang.lembar.buat(uji.orang["penilai"], Awal(lembar.desa_kode, "2027", uji.sidik))
    assert uji.gudang.jawaban.bawa(uji.orang["penilai"], nanti.id, lembar.id).dibawa
    kepala, isi = baris(minta(klien, nanti.id).content)
    assert isi[kepala.index("kode_desa")] == lembar.desa_kode
    assert not any(isi[6:])


def test_the_address_of_the_download_stands_on_the_assessment_and_in_the_dashboard(uji, lembar):
    assert f'href="isian/{lembar.id}"' in markup(uji.buka("isi", "penilai", penilaian=lembar.id))
    assert [r.path for r in rute() if "isian" in str(getattr(r, "path", ""))] == ["/isian/{id}"]
    uji.ajukan(lembar)
    assert 'href="isian/' not in markup(uji.buka("isi", "penilai", penilaian=lembar.id))
