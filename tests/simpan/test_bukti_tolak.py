"""What is refused as evidence: content decides, whatever the name says."""

import struct
import zlib

import pytest
from buat_berkas import HEIC, arsip, foto, office, pdf, png, xlsx

from penilaian import paket
from penilaian.simpan.bukti import GalatBukti, jenis, ooxml, pekerja
from penilaian.simpan.bukti.jenis import BATAS_BERKAS, BATAS_FOTO
from penilaian.simpan.bukti.terima import siapkan_berkas

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAKRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
SALINDIA = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
EXE = b"MZ\x90\x00" + bytes(200)
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def kode(nama: str, isi: bytes) -> str:
    with pytest.raises(GalatBukti) as galat:
        siapkan_berkas(nama, isi)
    (temuan,) = galat.value.temuan
    return temuan.kode


@pytest.mark.parametrize(
    ("nama", "isi", "diharap"),
    [
        ("kosong.pdf", b"", "U01"),
        ("surat.pdf", b"%PDF-1.4\n" + bytes(BATAS_BERKAS), "U02"),
        ("foto.jpg", b"\xff\xd8\xff" + bytes(BATAS_FOTO), "U02"),
        ("besar.bin", bytes(BATAS_FOTO + 1), "U02"),
        ("surat.pdf", EXE, "U03"),
        ("surat.pdf.exe", EXE, "U03"),
        ("data.csv", b"a;b\n1;2\n", "U03"),
        ("gambar.gif", b"GIF89a" + bytes(50), "U03"),
        ("gambar.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "U03"),
        ("film.mp4", b"\x00\x00\x00\x18ftypisom" + bytes(50), "U03"),
        ("arsip.zip", arsip({"a.txt": "a"}), "U03"),
        ("arsip.docx", office(SALINDIA), "U03"),
        ("halaman.pdf", HTML, "U04"),
        ("halaman.png", b"\xef\xbb\xbf  \n" + HTML, "U04"),
        ("halaman.jpg", "\ufeff<html>".encode("utf-16-le"), "U04"),
        ("gambar.svg", SVG, "U04"),
        ("gambar.png", SVG, "U04"),
        ("teks.txt", b"halo <ScRiPt src=//x>", "U04"),
        ("rusak.pdf", b"%PDF-1.4\nbukan PDF", "U05"),
        ("rusak.jpg", foto()[:400], "U05"),
        ("rusak.png", png()[:45], "U05"),
        ("rusak.heic", HEIC[:300], "U05"),
        ("rusak.xlsx", xlsx()[:500], "U05"),
        ("makro.docx", office(MAKRO), "U06"),
        ("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "U09"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
def test_other_contents_are_refused_under_any_name(nama, isi, diharap):
    assert kode(nama, isi) == diharap


@pytest.mark.parametrize(
    "isi",
    [
        office(tambahan={"word/vbaProject.bin": b"x"}),
        office(jenis_lain='<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
        office(jenis_lain='<Override PartName="/x.xml" ContentType="application/vnd.ms-office.activeX+xml"/>'),
        office(tambahan={"xl/macrosheets/sheet1.xml": "<x/>"}),
    ],
    ids=["vbaProject", "vbaProject bernama lain", "activeX", "macrosheet"],
)
def test_macros_are_refused_wherever_they_hide(isi):
    assert kode("surat.docx", isi) == "U06"


def hubungan(tujuan: str, jenis: str = "attachedTemplate") -> bytes:
    isi = f'<R><Relationship Type="http://x/relationships/{jenis}" Target="{tujuan}" TargetMode="External"/></R>'
    return office(tambahan={"word/_rels/settings.xml.rels": isi})


@pytest.mark.parametrize("tujuan", ["https://contoh.id/a.dotm", r"\\peladen\a.dotm", "file://peladen/a.dotm"])
def test_document_that_loads_a_template_from_elsewhere_is_refused(tujuan):
    assert kode("surat.docx", hubungan(tujuan)) == "U06"


@pytest.mark.parametrize(
    ("tujuan", "jenis_hubungan"),
    [(r"file:///C:\Users\a\Template.dotx", "attachedTemplate"), ("https://desa.id", "hyperlink")],
)
def test_own_template_and_ordinary_links_are_no_reason_to_refuse(tujuan, jenis_hubungan):
    assert siapkan_berkas("surat.docx", hubungan(tujuan, jenis_hubungan)).tipe == DOCX


def test_zip_bomb_is_refused_without_being_inflated():
    isi = office(tambahan={"word/media/a.bin": bytes(ooxml.BATAS_URAI + 1)})
    assert len(isi) < 200_000
    assert kode("surat.docx", isi) == "U07"


def test_parts_that_overlap_are_refused():
    asal = office(tambahan={"word/a.bin": b"abc" * 1000})
    # the directory announces one part as larger than the archive: as in bombs whose parts share their bytes
    letak = asal.index(b"PK\x01\x02")
    isi = asal[: letak + 20] + struct.pack("<I", len(asal) * 2) + asal[letak + 24 :]
    assert kode("surat.docx", isi) == "U07"


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(paket, "BATAS_BAGIAN", 2)
    assert kode("surat.docx", office(tambahan={"a": "a"})) == "U07"


def test_document_with_entities_is_refused():
    bom = '<!DOCTYPE a [<!ENTITY b "cccc">]><Types/>'
    assert kode("surat.docx", arsip({"[Content_Types].xml": bom})) == "U05"


def test_archive_hidden_behind_a_pdf_is_refused():
    assert kode("surat.pdf", pdf() + arsip({"a.exe": EXE})) == "U08"


@pytest.mark.parametrize(
    "isi",
    [office() + HTML, arsip({"[Content_Types].xml": "<Types/>"}, komentar=HTML), arsip({"a.exe": EXE}) + office()],
    ids=["behind", "as a comment", "before"],
)
def test_anything_before_or_behind_an_office_file_is_refused(isi):
    assert kode("surat.docx", isi) == "U08"


@pytest.mark.parametrize("gambar", [foto(), png()], ids=["jpeg", "png"])
def test_what_hangs_behind_a_picture_is_not_kept(gambar):
    assert HTML not in siapkan_berkas("a.jpg", gambar + HTML + arsip({"a": "b"})).isi


def potongan(nama: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))


@pytest.mark.parametrize(("lebar", "tinggi"), [(40_000, 40_000), (9_000, 9_000), (12_000, 10_000)])
def test_picture_of_too_many_pixels_is_refused(lebar, tinggi):
    kepala = potongan(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 1, 0, 0, 0, 0))
    baris = zlib.compress(bytes((lebar // 8 + 1) * 200))
    assert kode("a.png", b"\x89PNG\r\n\x1a\n" + kepala + potongan(b"IDAT", baris) + potongan(b"IEND", b"")) == "U10"


def test_picture_that_stays_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(jenis, "BATAS_BERKAS", 50)
    assert kode("a.png", png()) == "U02"


def test_worker_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(pekerja, "_BATAS", pekerja._BATAS._replace(detik=0.001))
    assert kode("a.pdf", pdf()) == "U16"


def test_worker_that_dies_is_a_finding_and_no_crash(monkeypatch, tmp_path):
    mati = tmp_path / "mati.py"
    mati.write_text("import os; os.kill(os.getpid(), 11)")
    monkeypatch.setattr(pekerja, "_BENGKEL", mati)
    assert kode("a.pdf", pdf()) == "U16"


def test_worker_sees_no_password_of_the_environment(monkeypatch, tmp_path):
    intip = tmp_path / "intip.py"
    intip.write_text("import json, os; print(json.dumps({'tipe': ' '.join(os.environ)}))")
    monkeypatch.setattr(pekerja, "_BENGKEL", intip)
    monkeypatch.setenv("PENILAIAN_DB", "postgresql://a:rahasia@b/c")
    assert "PENILAIAN_DB" not in pekerja.olah("a.pdf", b"", "pdf").tipe


def test_findings_name_the_file_and_the_repair():
    with pytest.raises(GalatBukti) as galat:
        siapkan_berkas("C:\\Users\\a\\surat.docm", office(MAKRO))
    assert "surat.docm" in str(galat.value)
    assert "tanpa makro" in str(galat.value)
