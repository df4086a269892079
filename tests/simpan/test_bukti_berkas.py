"""What may be kept as evidence: nothing of the name, the camera or the place goes along, and how it is shown."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from buat_berkas import HEIC, PDF_BERSANDI, foto, office, pdf, png, xlsx
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from penilaian.pekerja import Penuh
from penilaian.simpan import GalatBasisData
from penilaian.simpan.bukti import GalatBukti, bengkel, pekerja
from penilaian.simpan.bukti.galat import tolak
from penilaian.simpan.bukti.jenis import nama_aman
from penilaian.simpan.bukti.pratinjau import Pemirsa
from penilaian.simpan.bukti.terima import siapkan_berkas

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


# -- what is taken ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "tipe"),
    [
        (pdf(), "application/pdf"),
        (PDF_BERSANDI, "application/pdf"),
        (xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (office(), DOCX),
    ],
    ids=["pdf", "pdf bersandi", "xlsx", "docx"],
)
def test_documents_are_kept_byte_by_byte_whatever_their_name_says(isi, tipe):
    siap = siapkan_berkas("catatan.exe", isi)
    assert (siap.tipe, siap.isi) == (tipe, isi)


def test_photo_is_turned_upright():
    # orientation 6: the stored top left corner belongs to the top right
    im = Image.open(io.BytesIO(siapkan_berkas("a.jpg", foto(60, 40, arah=6)).isi))
    assert im.size == (40, 60)
    assert im.getpixel((35, 5))[0] > 200
    assert im.getpixel((5, 5))[0] < 60


def test_photo_loses_position_camera_and_comment():
    asal = foto()
    assert b"KameraRekaan" in asal
    assert b"catatan pemotret" in asal
    jadi = siapkan_berkas("a.jpg", asal).isi
    im = Image.open(io.BytesIO(jadi))
    assert not im.getexif()
    assert not im.getexif().get_ifd(0x8825)
    assert not {"exif", "comment", "xmp", "icc_profile"} & im.info.keys()
    assert not any(tanda in jadi for tanda in (b"Exif", b"KameraRekaan", b"catatan pemotret", b"http://ns.adobe.com"))


def test_large_photo_is_scaled_to_1600_pixels_and_a_small_one_is_not_enlarged():
    besar = Image.open(io.BytesIO(siapkan_berkas("a.jpg", foto(4000, 3000)).isi))
    kecil = Image.open(io.BytesIO(siapkan_berkas("a.jpg", foto(60, 40)).isi))
    assert (besar.size, kecil.size) == ((1600, 1200), (60, 40))


def test_heic_becomes_an_upright_jpeg_without_position():
    siap = siapkan_berkas("IMG_1.HEIC", HEIC)
    im = Image.open(io.BytesIO(siap.isi))
    assert (siap.nama, siap.tipe, im.format, im.size) == ("IMG_1.jpg", "image/jpeg", "JPEG", (32, 48))
    assert not im.getexif()
    merah_biru = [im.getpixel((24, 4))[2] > 150, im.getpixel((4, 40))[0] > 150]
    assert merah_biru == [True, True]


def test_png_stays_png_and_keeps_transparency_but_no_text():
    asal = io.BytesIO()
    im = Image.new("RGBA", (20, 10), (255, 0, 0, 40))
    teks = PngInfo()
    teks.add_text("Author", "Rekaan")
    im.save(asal, "PNG", pnginfo=teks)
    assert b"Rekaan" in asal.getvalue()
    siap = siapkan_berkas("a.png", asal.getvalue())
    jadi = Image.open(io.BytesIO(siap.isi))
    assert (siap.tipe, jadi.mode, jadi.getpixel((1, 1))) == ("image/png", "RGBA", (255, 0, 0, 40))
    assert b"Rekaan" not in siap.isi


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_kept(mode):
    assert Image.open(io.BytesIO(siapkan_berkas("a.png", png(mode=mode)).isi)).size == (30, 20)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_can_be_kept(mode):
    asal = io.BytesIO()
    Image.new(mode, (30, 20)).save(asal, "JPEG")
    assert Image.open(io.BytesIO(siapkan_berkas("a.jpg", asal.getvalue()).isi)).mode == ("L" if mode == "L" else "RGB")


def test_a_tall_screenshot_stays_readable():
    siap = siapkan_berkas("layar.png", png(1080, 6000, "L"))
    assert Image.open(io.BytesIO(siap.isi)).size == (1080, 6000)
    assert Image.open(io.BytesIO(siapkan_berkas("layar.png", png(2000, 12_000, "L")).isi)).size == (1333, 8000)


def test_same_photo_gives_the_same_file():
    assert siapkan_berkas("a.jpg", foto()).isi == siapkan_berkas("b.jpg", foto()).isi


# -- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nama", "diharap"),
    [
        ("APBDes 2026.pdf", "APBDes 2026.pdf"),
        ("Laporan v1.2.PDF", "Laporan v1_2.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\Windows\\win.ini", "win_ini.pdf"),
        ("/srv/rahasia.pdf", "rahasia.pdf"),
        ("surat.pdf.exe", "surat_pdf_exe.pdf"),
        ("surat.exe.pdf", "surat_exe.pdf"),
        ("halaman.html", "halaman_html.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ('a"; filename="b.pdf', "a ; filename= b.pdf"),
        ("surat\u202efdp.exe", "suratfdp_exe.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("...", "bukti.pdf"),
        ("", "bukti.pdf"),
        ("\udcff.pdf", "bukti.pdf"),
        ("x" * 400 + ".pdf", "x" * 100 + ".pdf"),
        ("Foto Ba\u0302ngunan.pdf", "Foto B\u00e2ngunan.pdf"),
    ],
)
def test_name_to_show_has_no_path_no_control_character_and_one_true_suffix(nama, diharap):
    assert nama_aman(nama, "application/pdf") == diharap


# -- previews -----------------------------------------------------------------------------------------------------


def test_preview_of_a_pdf_page_is_a_png_of_that_page():
    for halaman in (1, 3):
        olahan = pekerja.olah("a.pdf", pdf(3), "pratinjau-pdf", halaman)
        im = Image.open(io.BytesIO(olahan.isi))
        # (100 + n) × 200 points, drawn at four pixels a point
        assert (im.format, im.size, olahan.halaman) == ("PNG", ((100 + halaman) * 4, 800), 3)


@pytest.mark.parametrize("halaman", [0, 4, -1])
def test_page_that_is_not_there_is_a_finding(halaman):
    with pytest.raises(GalatBukti) as galat:
        pekerja.olah("a.pdf", pdf(3), "pratinjau-pdf", halaman)
    assert galat.value.temuan[0].kode == "U14"


def test_locked_pdf_has_no_preview():
    with pytest.raises(GalatBukti) as galat:
        pekerja.olah("a.pdf", PDF_BERSANDI, "pratinjau-pdf", 1)
    assert galat.value.temuan[0].kode == "U15"


def test_preview_of_a_picture_is_a_small_png_on_white():
    keterangan, isi = bengkel.pratinjau_gambar(png(2000, 1000, "RGBA"))
    im = Image.open(io.BytesIO(isi)).convert("RGB")
    assert (im.size, im.getpixel((0, 0)), keterangan) == ((1200, 600), (255, 255, 255), {"halaman": 1})


# -- previews, each once ----------------------------------------------------------------------------------------------


class PetiTiruan:
    def ambil(self, sha256: str) -> bytes:
        return b""


def bukti_pdf() -> SimpleNamespace:
    return SimpleNamespace(nama="a.pdf", tipe="application/pdf", sha256="a" * 64)


def test_what_many_ask_for_at_once_is_drawn_once(monkeypatch):
    mulai, lepas, kali = threading.Event(), threading.Event(), []

    def olah(*_: object) -> pekerja.Olahan:
        kali.append(1)
        mulai.set()
        assert lepas.wait(60)
        return pekerja.Olahan(b"png", "image/png", 3)

    monkeypatch.setattr("penilaian.simpan.bukti.pratinjau.olah", olah)
    pemirsa = Pemirsa(PetiTiruan())
    with ThreadPoolExecutor(8) as kolam:
        semua = [kolam.submit(pemirsa.lihat, bukti_pdf(), 1)]
        assert mulai.wait(60)
        semua += [kolam.submit(pemirsa.lihat, bukti_pdf(), 1) for _ in range(7)]
        lepas.set()
        assert {satu.result().png for satu in semua} == {b"png"}
    assert len(kali) == 1


@pytest.mark.parametrize(
    ("kode", "sesudah", "kali"), [("U14", 10**6, 1), ("U16", 599, 1), ("U16", 601, 2), ("U17", 0, 2)]
)
def test_a_page_that_cannot_be_drawn_is_not_tried_again_for_everybody_who_asks(monkeypatch, kode, sesudah, kali):
    dicoba, kini = [], [0.0]

    def olah(*_: object) -> pekerja.Olahan:
        dicoba.append(1)
        raise tolak("a.pdf", kode, "tidak bisa", "sudah")

    monkeypatch.setattr("penilaian.simpan.bukti.pratinjau.olah", olah)
    pemirsa = Pemirsa(PetiTiruan(), lambda: kini[0])
    for _ in range(2):
        with pytest.raises(GalatBukti) as galat:
            pemirsa.lihat(bukti_pdf(), 1)
        assert galat.value.temuan[0].kode == kode
        kini[0] += sesudah
    assert len(dicoba) == kali


def test_a_store_of_files_that_was_out_of_reach_is_asked_again(monkeypatch):
    peti, jauh = PetiTiruan(), [True]

    def ambil(sha256: str) -> bytes:
        if jauh.pop():
            raise GalatBasisData("jauh")
        return b""

    monkeypatch.setattr(peti, "ambil", ambil)
    monkeypatch.setattr("penilaian.simpan.bukti.pratinjau.olah", lambda *_: pekerja.Olahan(b"png", "image/png", 1))
    pemirsa = Pemirsa(peti)
    with pytest.raises(GalatBasisData):
        pemirsa.lihat(bukti_pdf(), 1)
    jauh.append(False)
    assert pemirsa.lihat(bukti_pdf(), 1).png == b"png"


def test_a_full_queue_is_said_as_what_it_is_and_not_as_a_fault_of_the_file(monkeypatch):
    def penuh(*_: object, **__: object) -> None:
        raise Penuh(sendiri=False)

    monkeypatch.setattr(pekerja.ANTREAN, "giliran", penuh)
    with pytest.raises(GalatBukti, match="banyak berkas") as galat:
        pekerja.olah("a.pdf", pdf(1), "pdf")
    assert galat.value.temuan[0].kode == "U17"
