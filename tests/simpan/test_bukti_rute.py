"""Evidence on the wire: cookie and rights at every request, originals as attachment, nothing a browser would run."""

import io
import shutil

import pytest
from buat_berkas import PDF_BERSANDI, foto, office, pdf
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient
from tempat_uji import TempatLain

from penilaian.dasbor.peladen.bukti import JUMLAH_HALAMAN, lampiran, rute_bukti
from penilaian.simpan import TAMU
from penilaian.simpan.rak.bukti import RakBukti

TERTUTUP = {
    "cache-control": "private, no-store",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
}


@pytest.fixture
def tempat_isi(tmp_path, pola):
    """The routes know no database: one kind is enough."""
    (tmp_path / "data").mkdir()
    shutil.copy(str(pola("sqlite", lambda: None)), tmp_path / "data" / "penilaian.db")
    return TempatLain("sqlite", None, tmp_path / "data")


@pytest.fixture
def bukti(gudang) -> RakBukti:
    return RakBukti(gudang.koneksi, gudang.instrumen)


@pytest.fixture
def klien(bukti, orang):
    """A browser; its header ``siapa`` stands for the cookie, looked up at every request."""

    async def siapa(permintaan):
        return getattr(orang, permintaan.headers.get("siapa", ""), TAMU)

    with TestClient(Starlette(routes=rute_bukti(siapa, lambda: bukti))) as klien:
        yield klien


def minta(klien, jalan, siapa="penilai"):
    return klien.get(jalan, headers={"siapa": siapa})


@pytest.fixture
def surat(bukti, orang, lembar):
    return bukti.unggah(orang.penilai, lembar.id, "P01", "Surat é.pdf", pdf(2))


def test_original_leaves_as_attachment_with_its_name(klien, surat):
    jawaban = minta(klien, f"/bukti/{surat.id}")
    assert (jawaban.status_code, jawaban.content) == (200, pdf(2))
    assert jawaban.headers["content-type"] == "application/pdf"
    assert (
        jawaban.headers["content-disposition"]
        == "attachment; filename=\"Surat _.pdf\"; filename*=UTF-8''Surat%20%C3%A9.pdf"
    )
    assert TERTUTUP.items() <= dict(jawaban.headers).items()


def test_preview_is_a_png_and_says_how_many_pages_there_are(klien, surat):
    jawaban = minta(klien, f"/bukti/{surat.id}/pratinjau?halaman=2")
    assert (jawaban.status_code, jawaban.headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(jawaban.content)).size == (408, 800)
    assert jawaban.headers[JUMLAH_HALAMAN] == "2"
    assert TERTUTUP.items() <= dict(jawaban.headers).items()


def test_photo_is_shown_as_png(klien, bukti, orang, lembar):
    ini = bukti.unggah(orang.penilai, lembar.id, "P01", "a.jpg", foto())
    jawaban = minta(klien, f"/bukti/{ini.id}/pratinjau")
    assert Image.open(io.BytesIO(jawaban.content)).format == "PNG"


@pytest.mark.parametrize("jalan", ["/bukti/{}", "/bukti/{}/pratinjau"])
def test_without_a_session_nothing_is_sent(klien, surat, jalan):
    jawaban = klien.get(jalan.format(surat.id))
    assert jawaban.status_code == 401
    assert TERTUTUP.items() <= dict(jawaban.headers).items()


@pytest.mark.parametrize("jalan", ["/bukti/{}", "/bukti/{}/pratinjau"])
@pytest.mark.parametrize("siapa", ["admin", "pengamat", "penilai_asing"])
def test_foreign_evidence_looks_like_none(klien, surat, jalan, siapa):
    asing, tidak_ada = minta(klien, jalan.format(surat.id), siapa), minta(klien, jalan.format(999), siapa)
    assert asing.status_code == tidak_ada.status_code == 404
    assert asing.text == tidak_ada.text


def test_session_that_ended_between_two_requests_sees_nothing(klien, surat):
    assert minta(klien, f"/bukti/{surat.id}").status_code == 200
    assert minta(klien, f"/bukti/{surat.id}", "keluar").status_code == 401


def test_what_was_taken_back_is_not_sent(klien, bukti, orang, surat):
    bukti.tarik(orang.penilai, surat.id)
    assert minta(klien, f"/bukti/{surat.id}").status_code == 404


@pytest.mark.parametrize("jalan", ["/bukti/../rahasia", "/bukti/1.5", "/bukti/-1", "/bukti/abc", "/bukti/"])
def test_only_numbers_name_evidence(klien, surat, jalan):
    assert minta(klien, jalan).status_code == 404


@pytest.mark.parametrize("halaman", ["0", "3", "-1", "x", "9" * 30, "１"])
def test_page_that_is_not_there_is_told(klien, surat, halaman):
    jawaban = minta(klien, f"/bukti/{surat.id}/pratinjau?halaman={halaman}")
    assert jawaban.status_code == 422
    assert jawaban.headers["content-type"].startswith("text/plain")


def test_what_cannot_be_shown_is_told_but_can_be_downloaded(klien, bukti, orang, lembar):
    terkunci = bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", PDF_BERSANDI)
    naskah = office()
    dokumen = bukti.unggah(orang.penilai, lembar.id, "P01", "a.docx", naskah)
    assert minta(klien, f"/bukti/{terkunci.id}/pratinjau").status_code == 422
    assert minta(klien, f"/bukti/{dokumen.id}/pratinjau").status_code == 404
    assert minta(klien, f"/bukti/{terkunci.id}").content == PDF_BERSANDI
    assert minta(klien, f"/bukti/{dokumen.id}").content == naskah


def test_link_is_not_followed_for_anybody(klien, bukti, orang, lembar):
    ini = bukti.tautkan(orang.penilai, lembar.id, "P01", "http://169.254.169.254/latest")
    assert minta(klien, f"/bukti/{ini.id}").status_code == 404


def test_lost_file_is_told(klien, bukti, surat):
    (bukti.peti.lokal / surat.sha256[:2] / surat.sha256).unlink()
    assert minta(klien, f"/bukti/{surat.id}").status_code == 503


@pytest.mark.parametrize("cara", ["post", "put", "delete"])
def test_nothing_is_changed_over_these_routes(klien, surat, cara):
    assert getattr(klien, cara)(f"/bukti/{surat.id}", headers={"siapa": "penilai"}).status_code == 405


@pytest.mark.parametrize("nama", ['a"; x="b.pdf', "a\r\nSet-Cookie: b=c.pdf", "a\\b.pdf", "ａ／ｂ.pdf"])
def test_name_cannot_leave_its_header(nama):
    assert '"' not in lampiran(nama).split('filename="')[1].split('";')[0]
    assert not set(lampiran(nama)) & set("\r\n\\")
    assert lampiran(nama).isascii()


@pytest.mark.parametrize("nomor", ["0", "-1", "9" * 19, "9" * 5000, "abc", "1.0", "٣", "1e3"])
def test_a_number_that_no_evidence_can_have_is_404_whoever_asks(klien, surat, nomor):
    for jalan in (f"/bukti/{nomor}", f"/bukti/{nomor}/pratinjau"):
        for jawaban in (minta(klien, jalan), minta(klien, jalan, "tamu"), klien.get(jalan)):
            assert jawaban.status_code == 404
            assert TERTUTUP.items() <= dict(jawaban.headers).items()
    assert klien.get(f"/bukti/{'9' * 18}").status_code == 401  # which a store could come to have
