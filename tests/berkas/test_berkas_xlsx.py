"""XLSX: what people see in a cell counts, not what is stored."""

import datetime
import io
import re
import zipfile

import pytest
import xlsxwriter

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU
from penilaian.mentah import baca_langsung

KEPALA = ["kode_desa", "nama_desa", "periode", "J01", "J02", "D01", "P01", "A01", "S01"]


def ubah_bagian(jalur, bagian, ubah):
    """Rewrite one part of an XLSX file."""
    with zipfile.ZipFile(jalur) as arsip:
        isi = {n: arsip.read(n) for n in arsip.namelist()}
    isi[bagian] = ubah(isi[bagian].decode()).encode()
    with zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as arsip:
        for n, b in isi.items():
            arsip.writestr(n, b)
    return jalur


def satu(id_, sel):
    """Return rows with one answer cell in question, and one answered cell beside it."""
    return [["kode_desa", "periode", id_], [9901012001, 2026, sel], [9901012002, 2026, None]]


def test_numbers_texts_and_empty_cells_are_read(instrumen, xlsx):
    b = baca(
        xlsx(
            [
                KEPALA,
                [9901012001, "Satu", 2026, 3, "TB", "papan situs", 85.5, "2,5", "80 n=31"],
                ["99.01.01.2002", "Dua", "2026", "0", None, "NIHIL", "3/9", "TB", None],
            ]
        ),
        instrumen,
    )
    assert b.peringatan == ()
    assert b.bentuk.format == "xlsx"
    assert b.bentuk.lembar == "Jawaban"
    j = b.jawaban
    assert j.kunci["kode_desa"].tolist() == ["99.01.01.2001", "99.01.01.2002"]
    assert j.kunci["periode"].tolist() == ["2026", "2026"]
    assert j.nilai[:, 0].tolist()[2:] == [2, 85.5, 2.5, 80]
    assert j.keadaan[1].tolist() == [TIDAK_BERLAKU, KOSONG]
    assert j.responden["S01"][0] == 31


@pytest.mark.parametrize(
    ("id_", "sel", "nilai"),
    [
        ("P01", (0.85, "0%"), 85),
        ("P01", (0.57, "0.0%"), 57),
        ("P01", (1, "0.00%"), 100),
        ("P01", (0.005, "0.0 %"), 0.5),
        ("P01", (85, '0"%"'), 85),
        ("P01", (85, "0\\%"), 85),
        ("P01", (85, "General"), 85),
        ("P01", 1 / 3 * 100, 1 / 3 * 100),
        ("P01", ("85%", "0%"), 85),
        ("P01", (1, "# ?/?"), 100),
        ("P01", (1 / 3, "# ?/?"), 100 / 3),
        ("P01", (0.333333, "# ?/?"), 100 / 3),
        ("P01", (0.85, "# ?/?"), 85),
        ("P01", (0, "# ?/?"), 0),
        ("A01", (1, "# ?/?"), 1),
        ("A01", (1.5, "# ?/?"), 1.5),
        ("J01", (1, "# ?/?"), 1),
        ("S01", (0.8, "0%"), 80),
        ("J01", 3.0, 3),
        ("J01", ("3", "@"), 3),
        ("A01", 0.3, 0.3),
        ("A01", 1e-7, 1e-7),
    ],
    ids=str,
)
def test_a_cell_is_worth_what_one_sees(instrumen, xlsx, id_, sel, nilai):
    j = baca(xlsx(satu(id_, sel)), instrumen).jawaban
    assert j.nilai[j.nomor(id_)][0] == nilai
    assert j.keadaan[j.nomor(id_)].tolist() == [TERJAWAB, KOSONG]


def galat_rumus(nilai):
    return lambda ws, b, k: ws.write_formula(b, k, "=1/0", None, nilai)


@pytest.mark.parametrize(
    ("id_", "sel", "kode"),
    [
        *[("P01", galat_rumus(g), "B17") for g in ("#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?")],
        ("P01", (datetime.date(2026, 9, 3), "d mmm"), "B18"),
        ("J01", (datetime.datetime(2026, 9, 3, 10, 30), "d/m/yyyy h:mm"), "B18"),  # noqa: DTZ001
        ("P01", (datetime.time(3, 9), "h:mm"), "B18"),
        ("P01", galat_rumus(""), "B19"),
        ("J01", (3, "0%"), "J03"),
        ("J01", True, "J03"),
        ("J01", 2.5, "J03"),
        ("P01", 120, "J06"),
        ("P01", (1.2, "0%"), "J06"),
        ("P01", (1.5, "# ?/?"), "J06"),
        ("P01", 0.85, "J18"),
    ],
    ids=lambda v: "rumus galat" if callable(v) else str(v),
)
def test_a_broken_cell_is_named_once_with_row_and_column(xlsx, temuan, id_, sel, kode):
    assert [t for t in temuan(xlsx(satu(id_, sel))) if t[1] != "B32"] == [(f"baris 2, kolom {id_}", kode)]


def test_the_text_of_an_error_that_was_typed_is_read_as_text(xlsx, temuan):
    assert ("baris 2, kolom P01", "J05") in temuan(xlsx(satu("P01", "#DIV/0!")))


def test_formulas_that_give_text_or_numbers_are_read(instrumen, xlsx):
    j = baca(
        xlsx(
            [
                ["kode_desa", "periode", "P01", "J02"],
                [
                    9901012001,
                    2026,
                    lambda ws, b, k: ws.write_formula(b, k, "=40+2", None, 42),
                    lambda ws, b, k: ws.write_formula(b, k, '="TB"', None, "TB"),
                ],
            ]
        ),
        instrumen,
    ).jawaban
    assert j.nilai[j.nomor("P01")][0] == 42
    assert j.keadaan[j.nomor("J02")][0] == TIDAK_BERLAKU


def test_a_formula_error_in_a_column_that_is_not_read_is_no_hindrance(instrumen, xlsx):
    b = baca(xlsx([["kode_desa", "periode", "J01", "catatan"], [9901012001, 2026, 3, galat_rumus("#N/A")]]), instrumen)
    assert [t.kode for t in b.peringatan] == ["B32", "B30"]


def test_date_cells_in_the_columns_of_date_and_period(instrumen, xlsx, temuan):
    kepala, hari = ["kode_desa", "periode", "tanggal", "J01"], (datetime.date(2026, 10, 14), "d/m/yyyy")
    j = baca(xlsx([kepala, [9901012001, 2026, hari, 3]]), instrumen).jawaban
    assert j.kunci["tanggal"].tolist() == ["2026-10-14"]
    assert ("baris 2, kolom periode", "J11") in temuan(xlsx([kepala, [9901012001, hari, hari, 3]]))


@pytest.mark.parametrize("mulai", [(0, 0), (2, 0), (0, 3), (4, 2)], ids=str)
def test_a_table_anywhere_on_the_sheet_has_the_row_numbers_of_the_sheet(xlsx, temuan, mulai):
    berkas = xlsx([["kode_desa", "periode", "J01"], [9901012001, 2026, 9]], mulai=mulai)
    assert (f"baris {mulai[0] + 2}, kolom J01", "J03") in temuan(berkas)


def test_empty_rows_are_skipped_without_shifting_the_numbers(xlsx, temuan):
    baris = [["kode_desa", "periode", "J01"], [9901012001, 2026, 1], [None, " ", None], [9901012002, 2026, 9], [], []]
    assert [t for t in temuan(xlsx(baris)) if t[1] != "B32"] == [("baris 4, kolom J01", "J03")]


def test_a_filled_row_without_a_code_is_an_error(xlsx, temuan):
    baris = [["kode_desa", "periode", "J01"], [9901012001, 2026, 1], [None, None, 3]]
    assert [t for t in temuan(xlsx(baris)) if t[1] != "B32"] == [("baris 3, kolom kode_desa", "J10")]


def buku(tmp_path, *lembar, sembunyi=()):
    jalur = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(jalur) as kerja:
        for nama, baris in lembar:
            ws = kerja.add_worksheet(nama)
            for b, sel in enumerate(baris):
                ws.write_row(b, 0, sel)
            if nama in sembunyi:
                ws.hide()
        kerja.worksheets()[0].activate()
    return jalur


JAWABAN = [["kode_desa", "periode", "J01"], [9901012001, 2026, 3]]
LAIN = [["catatan"], ["tidak dinilai"]]


def test_the_sheet_that_has_the_column_kode_desa_is_chosen(instrumen, tmp_path):
    b = baca(buku(tmp_path, ("Sampul", LAIN), ("Isian kec. A & B", JAWABAN), ("Petunjuk", LAIN)), instrumen)
    assert b.bentuk.lembar == "Isian kec. A & B"
    assert len(b.jawaban) == 1


def test_a_hidden_sheet_is_not_read(instrumen, tmp_path, temuan):
    lama = [JAWABAN[0], [9901012009, 2025, 1]]
    b = baca(buku(tmp_path, ("Baru", JAWABAN), ("Lama", lama), sembunyi=["Lama"]), instrumen)
    assert b.jawaban.kunci["periode"].tolist() == ["2026"]
    assert [k for _, k in temuan(buku(tmp_path, ("Sampul", LAIN), ("Lama", lama), sembunyi=["Lama"]))] == ["B10"]


def test_two_sheets_of_answers_are_refused_and_not_guessed_at(tmp_path, temuan):
    assert [k for _, k in temuan(buku(tmp_path, ("A", JAWABAN), ("B", JAWABAN)))] == ["B11"]


def test_without_a_sheet_of_answers_the_file_is_refused(tmp_path, temuan):
    assert [k for _, k in temuan(buku(tmp_path, ("A", LAIN), ("B", [])))] == ["B10"]


def test_elements_with_a_namespace_prefix_are_read_alike(instrumen, xlsx):
    berkas = ubah_bagian(
        xlsx([KEPALA, [9901012001, "Satu", 2026, 3, None, None, (0.5, "0%"), galat_rumus(4), None]]),
        "xl/worksheets/sheet1.xml",
        lambda x: re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", x).replace(" xmlns=", " xmlns:x="),
    )
    j = baca(berkas, instrumen).jawaban
    assert j.nilai[j.nomor("P01")][0] == 50
    assert j.nilai[j.nomor("A01")][0] == 4


def test_a_cell_without_an_address_is_counted_by_its_order(xlsx, temuan):
    berkas = ubah_bagian(
        xlsx([["kode_desa", "periode", "P01"], [9901012001, 2026, galat_rumus("#N/A")]]),
        "xl/worksheets/sheet1.xml",
        lambda x: re.sub(r'(<(?:c|row)) r="[A-Z0-9]+"', r"\1", x),
    )
    assert ("baris 2, kolom P01", "B17") in temuan(berkas)


def test_content_strayed_to_the_end_of_a_sheet_is_refused_and_does_not_eat_the_memory(xlsx, temuan):
    berkas = ubah_bagian(
        xlsx(JAWABAN), "xl/worksheets/sheet1.xml",
        lambda x: x.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )  # fmt: skip
    assert [k for _, k in temuan(berkas)] == ["B07"]


def test_a_zip_bomb_is_refused_before_it_is_opened(monkeypatch, tmp_path, instrumen):
    jalur = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/workbook.xml", "<workbook/>")
        with arsip.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as bagian:
            for _ in range(45):
                bagian.write(b" " * 10_000_000)
    assert jalur.stat().st_size < 1_000_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(GalatJawaban) as e:
        baca(jalur, instrumen, pembaca=baca_langsung)
    assert [t.kode for t in e.value.temuan] == ["B07"]


def test_a_false_size_within_the_zip_is_refused(xlsx, temuan):
    berkas = xlsx(JAWABAN)
    isi = bytearray(berkas.read_bytes())
    with zipfile.ZipFile(berkas) as arsip:
        nama = b"xl/worksheets/sheet1.xml"
        besar = arsip.getinfo(nama.decode()).file_size
    letak = isi.rindex(nama) - 46 + 24  # uncompressed size in the central directory
    assert int.from_bytes(isi[letak : letak + 4], "little") == besar
    isi[letak : letak + 4] = (besar // 2).to_bytes(4, "little")
    assert [k for _, k in temuan(Unggahan("isi.xlsx", bytes(isi)))] == ["B05"]


def test_a_doctype_within_the_xml_is_refused(xlsx, temuan):
    berkas = ubah_bagian(
        xlsx(JAWABAN), "xl/worksheets/sheet1.xml",
        lambda x: x.replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1),
    )  # fmt: skip
    assert [k for _, k in temuan(berkas)] == ["B05"]


def zip_lain():
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        arsip.writestr("word/document.xml", "<a/>")
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (b"PK\x03\x04 bukan zip", "B05"),
        (zip_lain(), "B05"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "B06"),
        (b"\x00\x01\x02 biner", "B05"),
    ],
    ids=["zip rusak", "zip lain", "xls lama", "biner"],
)
def test_what_is_no_xlsx_is_refused_with_its_cause(temuan, isi, kode):
    assert [k for _, k in temuan(Unggahan("isi.xlsx", isi))] == [kode]


@pytest.mark.parametrize("potong", [0.3, 0.6, 0.95])
def test_a_truncated_xlsx_is_refused(xlsx, temuan, potong):
    isi = xlsx(JAWABAN).read_bytes()
    assert [k for _, k in temuan(Unggahan("isi.xlsx", isi[: int(len(isi) * potong)]))] == ["B05"]


def test_broken_xml_is_refused(xlsx, temuan):
    berkas = ubah_bagian(xlsx(JAWABAN), "xl/worksheets/sheet1.xml", lambda x: x[: len(x) // 2])
    assert [k for _, k in temuan(berkas)] == ["B05"]
