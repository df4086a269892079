"""Workbooks as other programs and people leave them: parts anywhere, hidden rows, bombs, and what is none."""

import io
import re
import zipfile
from typing import Any

import pytest
import xlsxwriter
from buku_uji import DIKENAL, LEMBAR, TERBACA, bagian_buku, baris, kemas, kode

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.mentah import baca_langsung

# -- parts and relations ---------------------------------------------------------------------------------------------


def pindah(lama: str, baru: str, rujukan: str) -> dict[str, bytes]:
    """Return the parts with one under another name, and the relation that leads to it."""
    bagian = bagian_buku()
    bagian[baru] = bagian.pop(lama)
    rels = "xl/_rels/workbook.xml.rels"
    bagian[rels] = bagian[rels].replace(lama.removeprefix("xl/").encode(), rujukan.encode())
    return bagian


@pytest.mark.parametrize(
    "bagian",
    [
        pindah(LEMBAR, "xl/worksheets/isi.xml", "worksheets/isi.xml"),
        pindah(LEMBAR, "lembar/satu.xml", "/lembar/satu.xml"),
        pindah(LEMBAR, "xl/worksheets/isi desa.xml", "worksheets/isi%20desa.xml"),
        pindah(LEMBAR, "lain/satu.xml", "../lain/satu.xml"),
        pindah("xl/sharedStrings.xml", "xl/SharedStrings.xml", "sharedStrings.xml"),
        pindah("xl/sharedStrings.xml", "teks/untai.xml", "/teks/untai.xml"),
        pindah("xl/styles.xml", "xl/Gaya.xml", "gaya.xml"),
        {n.replace("/", "\\"): isi for n, isi in bagian_buku().items()},
        {n.upper(): isi for n, isi in bagian_buku().items()},
    ],
    ids=[
        "nama lain",
        "mutlak",
        "bersandi persen",
        "folder atas",
        "huruf besar",
        "untai",
        "gaya",
        "garis miring",
        "besar",
    ],
)
def test_parts_are_found_by_their_relations(bagian):
    assert baris(kemas(bagian)) == TERBACA


def test_a_workbook_of_another_name_is_found_by_the_relations_of_the_archive():
    bagian = bagian_buku()
    bagian["xl/workbook22.xml"] = bagian.pop("xl/workbook.xml")
    bagian["xl/_rels/workbook22.xml.rels"] = bagian.pop("xl/_rels/workbook.xml.rels")
    bagian["_rels/.rels"] = bagian["_rels/.rels"].replace(b"xl/workbook.xml", b"xl/workbook22.xml")
    assert baris(kemas(bagian)) == TERBACA


def test_strict_namespaces_are_read_alike():
    bagian = {
        n: isi.replace(b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument")
        .replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006", b"http://purl.oclc.org/ooxml/spreadsheetml")
        for n, isi in bagian_buku().items()
    }  # fmt: skip
    assert baris(kemas(bagian)) == TERBACA


def test_a_sheet_that_is_named_a_thousand_times_is_read_once():
    bagian = bagian_buku()
    sheet = re.search(rb"<sheet [^>]*/>", bagian["xl/workbook.xml"])
    assert sheet is not None
    banyak = b"".join(sheet[0].replace(b'"Jawaban"', b'"J%d"' % n) for n in range(1_000))
    bagian["xl/workbook.xml"] = bagian["xl/workbook.xml"].replace(sheet[0], banyak)
    assert baris(kemas(bagian)) == TERBACA


def test_a_part_that_is_there_twice_is_refused():
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        for n, isi in bagian_buku().items():
            arsip.writestr(n, isi)
        arsip.writestr(LEMBAR.upper(), b"<worksheet/>")
    assert kode(Unggahan("isi.xlsx", keluar.getvalue())) == ["B07"]


@pytest.mark.parametrize("nama", ["isi.xlsm", "isi.XLSX", "isi.xlsx"])
def test_a_workbook_with_macros_is_read_like_a_workbook(nama):
    bagian = bagian_buku() | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 100}
    bagian["[Content_Types].xml"] = bagian["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert baris(kemas(bagian, nama)) == TERBACA


# -- what is no workbook ---------------------------------------------------------------------------------------------


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
ODS = b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
TEKS_UTF16 = "kode_desa\tperiode\tP01\n9901012001\t2026\t85\n".encode("utf-16")
HTML = b"<html><body><table><tr><td>kode_desa</td></tr></table></body></html>"


@pytest.mark.parametrize(
    ("nama", "isi", "kode_", "kata"),
    [
        ("isi.xls", HTML, "B06", "HTML bernama .xls"),
        ("isi.xlsx", b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>" + HTML, "B06", "HTML bernama .xlsx"),
        ("isi.csv", b"<TABLE border=1>", "B06", "HTML bernama .csv"),
        ("isi.xls", b"<div>" + HTML, "B06", "HTML bernama .xls"),
        ("isi.xls", b"<style>td {}</style>" + HTML, "B06", "HTML bernama .xls"),
        ("isi.xls", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD">' + HTML, "B06", "HTML bernama .xls"),
        ("isi.xls", b'<?xml version="1.0"?><!-- a --> <!-- b --><html xmlns="x">', "B06", "HTML bernama .xls"),
        ("isi.xls", b"<h1>Rekap</h1>" + HTML, "B06", "HTML bernama .xls"),
        ("isi.xls", HTML.decode().encode("utf-16"), "B06", "HTML bernama .xls"),
        ("isi.xlsx", HTML.decode().encode("utf-16-le"), "B06", "HTML bernama .xlsx"),
        ("isi.csv", b"\xfe\xff" + HTML.decode().encode("utf-16-be"), "B06", "HTML bernama .csv"),
        ("isi.xls", XML_2003.decode().encode("utf-16"), "B06", "2003"),
        ("isi.xls", OLE + "Workbook".encode("utf-16-le"), "B06", "Excel lama"),
        ("isi.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "B06", "dikunci dengan sandi"),
        ("isi.xls", XML_2003, "B06", "2003"),
        ("isi.ods", ODS, "B06", "(.ods)"),
        ("isi.xlsx", kemas({"mimetype": b"x", "content.xml": b"<a/>"}).isi, "B06", "(.ods)"),
        ("isi.xlsx", kemas({"xl/workbook.bin": b"x"}).isi, "B06", "(.xlsb)"),
        ("isi.xlsx", kemas({"word/document.xml": b"<a/>"}).isi, "B05", "Word"),
        ("isi.xlsx", kemas({"a.csv": b"a"}).isi, "B05", "arsip ZIP"),
        ("isi.xls", kemas(bagian_buku()).isi, "B02", "ganti akhirannya menjadi .xlsx"),
        ("isi.csv", b"%PDF-1.7 kode_desa", "B05", "dokumen PDF"),
        ("isi.xls", b"MIME-Version: 1.0\nX-Document-Type: Workbook", "B05", "MHTML"),
        ("isi.csv", b"\x1f\x8b\x08", "B05", "arsip gzip"),
        ("isi.xlsx", b"7z\xbc\xaf\x27\x1c\x01\x04", "B05", "arsip 7z"),
        ("isi.xlsx", b"\xfd7zXZ\x01", "B05", "arsip xz"),
        ("isi.csv", b'{"kode_desa": "9901012001", "P01": 3}\n{}', "B05", "JSON bernama .csv"),
        ("isi.csv", b' [\n{"kode_desa": 1}]', "B05", "JSON bernama .csv"),
        ("isi.txt", b"\xef\xbb\xbf[[1, 2]]", "B05", "JSON bernama .txt"),
        ("isi.csv", b'<?xml version="1.0"?><data/>', "B05", "XML bernama .csv"),
        ("isi.csv", b'<data id="1">\n <desa>1</desa></data>', "B05", "XML bernama .csv"),
        ("isi.xls", b"kode_desa\tP01\n9901012001\t85\n", "B02", "teks bertabel; ganti akhirannya menjadi .csv"),
        ("isi.xls", TEKS_UTF16, "B02", "teks bertabel; ganti akhirannya menjadi .csv"),
        ("isi", b"kode_desa;P01\r\n9901012001;85", "B02", "ganti akhirannya menjadi .csv"),
        ("isi.dat", b"PAR1\x00", "B02", "ganti akhirannya menjadi .parquet"),
        ("isi.xls", b"\x01\x02,\x03\n,", "B02", "Pakai berkas CSV"),
        ("isi.doc", b"Kepada Yth.", "B02", "Pakai berkas CSV"),
        ("isi.doc", b"Kepada Yth.\nKepala Desa, di tempat", "B02", "Pakai berkas CSV"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_called_by_its_name(nama, isi, kode_, kata):
    with pytest.raises(GalatJawaban) as e:
        baca_langsung(Unggahan(nama, isi), DIKENAL)
    assert [t.kode for t in e.value.temuan] == [kode_]
    assert kata in str(e.value)


@pytest.mark.parametrize("isi", ["<5 hari", "<kode>", "< 3", "<thing", "[P01] Situs", "{nama}", "[1] nomor"])
def test_a_table_whose_first_cell_begins_like_a_tag_or_in_brackets_is_one(isi):
    teks = f"{isi};;\nkode_desa;periode;P01\n9901012001;2026;85\n"
    assert baris(Unggahan("isi.csv", teks.encode())) == (["9901012001", "2026", "85"],)


_UTUH = kemas(bagian_buku()).isi


@pytest.mark.parametrize(
    ("nama", "isi", "sebab"),
    [
        ("isi.xlsx", kemas({**bagian_buku(), LEMBAR: b""}).isi, "XML-nya rusak pada baris 1, kolom 1"),
        ("isi.xlsx", kemas({**bagian_buku(), LEMBAR: b"<a>\n<b></a>"}).isi, "XML-nya rusak pada baris 2, kolom 6"),
        ("isi.xlsx", kemas({**bagian_buku(), LEMBAR: b"<!DOCTYPE a><a/>"}).isi, "DOCTYPE, yang tidak dibolehkan"),
        ("isi.xlsx", kemas({**bagian_buku(), LEMBAR: b"<a>" * 1_001}).isi, "bertingkat lebih dari 1.000"),
        ("isi.xlsx", kemas({**bagian_buku(), "xl/styles.xml": b"<a>" * 1_001}).isi, "bertingkat lebih dari 1.000"),
        (
            "isi.xlsx",
            kemas({**bagian_buku(), "xl/sharedStrings.xml": b"<a>" * 1_001}).isi,
            "bertingkat lebih dari 1.000",
        ),
        ("isi.xlsx", kemas({**bagian_buku(), "xl/styles.xml": b"<a"}).isi, "XML-nya rusak pada baris 1"),
        ("isi.xlsx", _UTUH[: len(_UTUH) // 2], "ZIP-nya rusak atau terpotong"),
        ("isi.parquet", b"PAR1" + b"\x00" * 100, "isinya rusak, terpotong atau bukan teks UTF-8"),
    ],
    ids=[
        "kosong",
        "unsur tertukar",
        "DOCTYPE",
        "dalam",
        "gaya dalam",
        "untai dalam",
        "gaya rusak",
        "terpotong",
        "parquet",
    ],
)
def test_why_a_file_is_broken_is_said_in_indonesian(nama, isi, sebab):
    with pytest.raises(GalatJawaban) as e:
        baca_langsung(Unggahan(nama, isi), DIKENAL)
    (t,) = e.value.temuan
    assert t.kode == "B05"
    assert sebab in t.pesan
    assert not re.search(
        r"\b(error|not|invalid|element|mismatched|file is|line|bad|parquet magic|found)\b", t.pesan, re.I
    )


def test_an_archive_with_a_password_is_called_so():
    bagian = kemas(bagian_buku()).isi
    isi = bytearray(bagian)
    for tanda, geser in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        letak = -1
        while (letak := isi.find(tanda, letak + 1)) >= 0:
            isi[letak + geser] |= 1
    with pytest.raises(GalatJawaban, match="dikunci dengan sandi"):
        baca_langsung(Unggahan("isi.xlsx", bytes(isi)), DIKENAL)


# -- rows that nobody sees -------------------------------------------------------------------------------------------


def tersembunyi(ws: Any, b: int, k: int) -> None:
    ws.set_row(b, None, None, {"hidden": True})
    ws.write(b, k, 9901012001)


def test_hidden_rows_are_read_and_named(instrumen, xlsx):
    b = baca(xlsx([["kode_desa", "periode", "J01"], [tersembunyi, 2026, 3], [9901012002, 2026, 1]]), instrumen)
    assert len(b.jawaban) == 2
    assert [t.pesan for t in b.peringatan if t.kode == "B40"] == ["1 baris tersembunyi, tetapi ikut dibaca"]


@pytest.mark.parametrize(
    "sifat", ['ht="0" customHeight="1"', 'customHeight="1" ht="0.0"', 'ht="0.75"', 'hidden="true"']
)
@pytest.mark.parametrize("cepat", [True, False])
def test_rows_without_height_are_hidden_rows(sifat, cepat):
    bagian = bagian_buku()
    teks = bagian[LEMBAR].decode().replace('<row r="2"', f'<row r="2" {sifat}')
    bagian[LEMBAR] = (teks if cepat else teks.replace("<sheetData>", "<?a b?><sheetData>")).encode()
    lembar = baca_langsung(kemas(bagian), DIKENAL)
    assert [(t.kode, t.pesan) for t in lembar.peringatan] == [("B40", "1 baris tersembunyi, tetapi ikut dibaca")]
    bagian[LEMBAR] = teks.replace(sifat, 'ht="15" customHeight="1"').encode()
    assert baca_langsung(kemas(bagian), DIKENAL).peringatan == ()


TABEL_TERSEMBUNYI = [
    ["kode_desa", "nama_desa", "periode", "J01", "catatan", "", "kosong", "J02"],
    [9901012001, "Satu", 2026, 3, "rahasia", "", "", ""],
    [9901012002, "Dua", 2026, 1, "", "sisa", "", ""],
]


@pytest.mark.parametrize(
    ("rentang", "sifat", "sebut"),
    [
        ("D:D", {"hidden": True}, "1 kolom tersembunyi (D 'J01'); yang judulnya dikenal ikut dibaca"),
        ("D:F", {"hidden": True}, "3 kolom tersembunyi (D 'J01', E 'catatan', F); yang judulnya dikenal ikut dibaca"),
        ("H:XFD", {"hidden": True}, "1 kolom tersembunyi (H 'J02'); yang judulnya dikenal ikut dibaca"),
        ("B:B", {"level": 1, "hidden": True}, "1 kolom tersembunyi (B 'nama_desa'); yang judulnya dikenal ikut dibaca"),
        ("G:G", {"hidden": True}, None),
        ("I:XFD", {"hidden": True}, None),
        ("D:D", {}, None),
    ],
)
def test_hidden_columns_that_are_read_or_hold_something_are_named_in_one_line(
    instrumen, tmp_path, rentang, sifat, sebut
):
    with xlsxwriter.Workbook(tmp_path / "isi.xlsx") as buku:
        ws = buku.add_worksheet("Jawaban")
        ws.set_column(rentang, 12, None, sifat)
        for b, sel in enumerate(TABEL_TERSEMBUNYI):
            ws.write_row(b, 0, sel)
    b = baca(tmp_path / "isi.xlsx", instrumen)
    assert b.jawaban.nilai[b.jawaban.nomor("J01")].tolist() == [3, 1]
    assert [t.pesan for t in b.peringatan if t.kode == "B40"] == ([sebut] if sebut else [])


@pytest.mark.parametrize("sifat", ['width="0" customWidth="1"', 'width="0.5"', 'hidden="true"', 'hidden="1" width="9"'])
def test_columns_without_width_are_hidden_columns(sifat):
    bagian = bagian_buku()
    cols = b'<cols><col min="1" max="1" ' + sifat.encode() + b'/><col min="x" max="9" hidden="1"/></cols><sheetData>'
    bagian[LEMBAR] = bagian[LEMBAR].replace(b"<sheetData>", cols)
    (t,) = baca_langsung(kemas(bagian), DIKENAL).peringatan
    assert (t.kode, t.pesan.startswith("1 kolom tersembunyi (A 'kode_desa')")) == ("B40", True)
    bagian[LEMBAR] = bagian[LEMBAR].replace(sifat.encode(), b'width="9"')
    assert baca_langsung(kemas(bagian), DIKENAL).peringatan == ()


# -- merged cells and other sheets -----------------------------------------------------------------------------------


def bergabung(*rujukan: str) -> Unggahan:
    """Return a workbook of four villages, in which only the first cell of each range keeps what it holds."""
    desa = [[f"990101200{n}", "2026", 85, 3, "baik"] for n in range(1, 5)]
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        ws = buku.add_worksheet("Jawaban")
        for b, sel in enumerate([["kode_desa", "periode", "P01", "J01", "catatan"], *desa]):
            ws.write_row(b, 0, sel)
        for r in rujukan:
            isi = {"C": 85, "D": 3, "E": "baik"}[r[0]]
            ws.merge_range(r, isi, buku.add_format({"align": "center"}))
    return Unggahan("isi.xlsx", keluar.getvalue())


@pytest.mark.parametrize(
    ("rujukan", "salah"),
    [
        (["D2:D5"], [("baris 2, kolom J01", "kosong pada 3 baris di bawahnya")]),
        (["D3:D4"], [("baris 3, kolom J01", "kosong pada 1 baris di bawahnya")]),
        (["C2:C3", "D4:D5"], [("baris 2, kolom P01", "sampai baris 3"), ("baris 4, kolom J01", "sampai baris 5")]),
        (["C2:D2"], [("baris 2, kolom J01", "kosong pada kolom ini")]),
        (["C2:D3"], [("baris 2, kolom P01", "kosong pada 1 baris"), ("baris 2, kolom J01", "kosong pada 1 baris")]),
        (["E2:E5"], []),
        (["D5:D9"], []),
    ],
)
def test_an_answer_in_merged_cells_that_leaves_others_empty_is_an_error(instrumen, rujukan, salah):
    try:
        galat = [t for t in baca(bergabung(*rujukan), instrumen).peringatan if t.berat == "galat"]
    except GalatJawaban as e:
        galat = [t for t in e.temuan if t.berat == "galat"]
    assert [(t.tempat, t.kode) for t in galat] == [(tempat, "B42") for tempat, _ in salah]
    assert all(kata in t.pesan for t, (_, kata) in zip(galat, salah, strict=True))


def test_empty_cells_that_are_merged_are_no_error():
    bagian = bagian_buku([["kode_desa", "periode", "P01", "J01"], ["9901012001", "2026"], ["9901012002", "2026"]])
    rujukan = b"".join(b'<mergeCell ref="%s"/>' % r for r in (b"C2:C3", b"apa", b"ZZZ2:ZZZ3"))
    gabungan = b"</sheetData><mergeCells>" + rujukan + b"</mergeCells>"
    bagian[LEMBAR] = bagian[LEMBAR].replace(b"</sheetData>", gabungan)
    assert baca_langsung(kemas(bagian), DIKENAL).rusak == ()


@pytest.mark.parametrize("banyak", [9_000, 200_000])
def test_very_many_merged_cells_are_looked_at_within_bounds(banyak):
    gabungan = '<mergeCell ref="A2:XFD1048576"/>' * banyak
    bagian = bagian_buku([["kode_desa", "periode", "P01", "J01"], *[["9901012001", "2026", 85, 3]] * 500])
    bagian[LEMBAR] = bagian[LEMBAR].replace(b"</sheetData>", f"</sheetData><m>{gabungan}</m>".encode())
    assert len(baca_langsung(kemas(bagian), DIKENAL).baris) == 500


@pytest.mark.parametrize(
    ("judul", "kode_lain", "disebut"),
    [
        (["KODE", "NAMA", "P01"], "9901012002", True),
        (["KODE", "NAMA", "P01"], 9901012002, True),
        (["kode_desa", "NAMA", "x"], "99.01.01.2002", True),
        (["No", "Telepon", "x"], "0812345678", False),
        (["No", "NIK", "x"], "9901012001780001", False),
    ],
)
@pytest.mark.parametrize("terlihat", [True, False])
def test_another_sheet_that_holds_codes_is_mentioned_where_it_is_seen(instrumen, judul, kode_lain, disebut, terlihat):
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        for nama, baris_ in (
            ("Satu", [["kode_desa", "periode", "P01"], ["9901012001", "2026", 85]]),
            ("Dua", [judul, [kode_lain, "Dua", 70]]),
        ):
            ws = buku.add_worksheet(nama)
            for b, sel in enumerate(baris_):
                ws.write_row(b, 0, sel)
            if nama == "Dua" and not terlihat:
                ws.hide()
    b = baca(Unggahan("isi.xlsx", keluar.getvalue()), instrumen)
    sebut = [t.pesan for t in b.peringatan if t.kode == "B41"]
    ini = "lembar 'Dua' juga berisi kode desa, tetapi tidak dibaca; yang dibaca lembar 'Satu'"
    assert sebut == ([ini] if disebut and terlihat else [])


def test_rows_hidden_by_a_filter_are_called_so(instrumen, xlsx):
    def disaring(ws, b, k):
        ws.autofilter(0, 0, 2, 2)
        tersembunyi(ws, b, k)

    b = baca(xlsx([["kode_desa", "periode", "J01"], [disaring, 2026, 3], [9901012002, 2026, 1]]), instrumen)
    assert any("1 baris disembunyikan saringan" in t.pesan for t in b.peringatan)


# -- bounds ----------------------------------------------------------------------------------------------------------


def lembar_panjang(isi: bytes, banyak: int) -> Unggahan:
    """Return a workbook whose sheet ends with so many copies of some XML."""
    bagian = bagian_buku()
    atas, _, bawah = bagian.pop(LEMBAR).partition(b"</sheetData>")
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for n, b in bagian.items():
            arsip.writestr(n, b)
        with arsip.open(LEMBAR, "w", force_zip64=True) as tulis:
            tulis.write(atas)
            for _ in range(banyak):
                tulis.write(isi)
            tulis.write(b"</sheetData>" + bawah)
    return Unggahan("isi.xlsx", keluar.getvalue())


def test_millions_of_empty_cells_are_refused_before_they_are_read():
    kosong = b'<row r="3">' + b'<c r="A3" s="1"/>' * 10_000 + b"</row>"
    sumber = lembar_panjang(kosong, 2_500)  # 25 million cells, 425 MB
    assert len(sumber.isi) < 3_000_000
    assert kode(sumber) == ["B07"]


def test_empty_cells_do_not_become_content():
    kosong = b'<row r="3">' + b'<c r="A3" s="1"/>' * 1_000 + b"</row>"
    assert baris(lembar_panjang(kosong, 50)) == TERBACA
