"""A cell of a workbook says what its reader sees there, whichever way through the XML leads to it."""

import io
import re
import zipfile

import pytest
import xlsxwriter
from buku_uji import DIKENAL, LEMBAR, TABEL, TERBACA, bagian_buku, baris, ganti, kemas, kode, satu_sel
from hypothesis import example, given, settings
from hypothesis import strategies as st

from penilaian.berkas import Unggahan, baca
from penilaian.mentah import baca_langsung
from penilaian.mentah.sel_buku import BELUM_DIHITUNG, Penyaji, rupa_format

# -- cells -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sel", "teks", "cacat"),
    [
        ('<c r="C2"><v>0.1</v></c>', "0.1", []),
        ('<c r="C2"><v>1E-7</v></c>', "0.0000001", []),
        ('<c r="C2"><v>1.0E3</v></c>', "1000", []),
        ('<c r="C2" t="b"><v>1</v></c>', "TRUE", []),
        ('<c r="C2" t="str"><f>"a"&amp;"b"</f><v>a &amp; b</v></c>', "a & b", []),
        ('<c r="C2" t="inlineStr"><is><t> 3/9 </t></is></c>', " 3/9 ", []),
        ('<c r="C2" t="inlineStr"><is><r><t>8</t></r><r><t>5</t></r></is></c>', "85", []),
        ('<c r="C2" t="inlineStr"><is><t>85</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>', "85", []),
        ('<c r="C2" t="inlineStr"><is><t>a_x000D_b_x0041_</t></is></c>', "a\rbA", []),
        ('<c r="C2" t="inlineStr"><is><t>8_xD83D__xDE00_</t></is></c>', "8\U0001f600", []),
        ('<c r="C2" t="inlineStr"><is><t>8_xD800_5_xDFFF_</t></is></c>', "8\ufffd5\ufffd", []),
        ('<c r="C2" t="str"><f>A1</f><v>_xDE00__x0000_=1</v></c>', "\ufffd\ufffd=1", []),
        ('<c r="C2" t="str"><v><![CDATA[<85>]]></v></c>', "<85>", []),
        ("<c r='C2' t='str'><v>85</v></c>", "85", []),
        ('<c r="C2" t="d"><v>2026-09-03T00:00:00</v></c>', "2026-09-03", ["B18"]),
        ('<c r="C2" t="e"><v>#ERROR!</v></c>', "#ERROR!", ["B17"]),
        ('<c r="C2" t="e"><f>FOO(</f><v>#APA!</v></c>', "#APA!", ["B17"]),
        ('<c r="C2"><f>A1</f></c>', "", ["B19"]),
        ('<c r="C2"><f>A1</f><v/></c>', "", ["B19"]),
        ('<c r="C2"><f>A1</f><v>0</v></c>', "0", ["B19"]),
        ('<c r="C2"><f>A1</f><v>4</v></c>', "4", []),
        ('<c r="C2" t="s"><v>99999</v></c>', "", ["B17"]),
        ('<c r="C2" t="s"><v>-1</v></c>', "", ["B17"]),
        ('<c r="C2"><v>banyak</v></c>', "", ["B17"]),
        ('<c r="C2"><v>1e400</v></c>', "", ["B17"]),
        ('<c r="C2"><v>1_0</v></c>', "", ["B17"]),
        ('<c r="C2" t="lain"><v>1</v></c>', "", ["B17"]),
    ],
)
def test_a_cell_becomes_text_as_one_sees_it(sel, teks, cacat):
    assert satu_sel(sel) == (teks, cacat)


@pytest.mark.parametrize("rusak", ["_xD800_", "_xDFFF_a", "_x0000_"])
def test_half_a_character_in_a_column_that_is_not_read_refuses_nothing(instrumen, rusak):
    kepala, isi = ["kode_desa", "periode", "J01"], ["9901012001", "2026", "3"]
    for judul, sel in (("catatan", f"x{rusak}y"), (f"Lain{rusak}", "a")):
        bagian = bagian_buku([[*kepala, "LAIN"], [*isi, "SEL"]])
        untai = bagian["xl/sharedStrings.xml"].decode().replace("LAIN", judul).replace("SEL", sel)
        b = baca(kemas({**bagian, "xl/sharedStrings.xml": untai.encode()}), instrumen)
        assert b.jawaban.nilai[0].tolist() == [3]
        assert "\n".join(map(str, b.peringatan)).encode()


@pytest.mark.parametrize(
    ("format_", "nilai", "teks", "cacat"),
    [
        ("0%", "0.85", "85%", []),
        ("0.0%;[Red]-0.0%", "0.123", "12.3%", []),
        ('0"%"', "85", "85", []),
        ("# ?/?", "0.33333333333333331", "1/3", []),
        ("# ??/??", "0.85", "17/20", []),
        ("?/9", "0.33333333333333331", "1/3", []),
        ("# ?/?", "2", "2", []),
        ("# ?/?", "0", "0", []),
        ("# ?/?", "1", "1/1", []),
        ("# ??/??", "1", "1/1", []),
        ("# ?/?", "0.333333", "1/3", []),
        ("# ?/?", "0.6667", "2/3", []),
        ("# ?/?", "0.33", "33/100", []),
        ("# ?/?", "0.99999", "1/1", []),
        ("# ?/?", "0.0001", "1/10000", []),
        ("# ?/?", "0.12345678", "6172839/50000000", []),
        ("# ?/?", "1.5", "1 1/2", []),
        ("# ?/?", "2.3333", "2 1/3", []),
        ("# ?/?", "1.99999", "1 99999/100000", []),
        ("# ?/?", "-0.5", "-0.5", []),
        ("d-mmm", "46268", "2026-09-03", ["B18"]),
        ("[$-421]dd mmmm yyyy;@", "46268", "2026-09-03", ["B18"]),
        ("[h]:mm", "0.125", "03:00:00", ["B18"]),
        ("yyyy-mm-dd hh:mm", "46268.5", "2026-09-03 12:00:00", ["B18"]),
        ("[Red]0.0", "0.5", "0.5", []),
        ("[Blue][>=1]0;General", "3", "3", []),
        ('"dus" 0', "3", "3", []),
        ("General", "3", "3", []),
        ("#,##0.00_);(#,##0.00)", "1250.5", "1250.5", []),
    ],
)
def test_the_number_format_decides_the_text(format_, nilai, teks, cacat):
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        ws = buku.add_worksheet()
        ws.write_row(0, 0, TABEL[0])
        ws.write_row(1, 0, TABEL[1])
        ws.write_number(1, 2, float(nilai), buku.add_format({"num_format": format_}))
    lembar = baca_langsung(Unggahan("isi.xlsx", keluar.getvalue()), DIKENAL)
    assert (lembar.kolom[2][0].as_py(), [r.kode for r in lembar.rusak]) == (teks, cacat)


def test_days_since_1904_and_before_march_1900_are_the_right_dates():
    tanggal = {"gaya": ('<cellXfs count="1"><xf numFmtId="0"', '<cellXfs count="1"><xf numFmtId="14"')}
    sel = '<c r="C2"><v>{}</v></c>'
    assert satu_sel(sel.format(59), **tanggal)[0] == "1900-02-28"
    assert satu_sel(sel.format(61), **tanggal)[0] == "1900-03-01"
    mac = {"buku": ("<workbookPr ", '<workbookPr date1904="1" ')}
    assert satu_sel(sel.format(44806), **tanggal, **mac)[0] == "2026-09-03"


def test_a_formula_without_a_result_in_an_empty_row_is_no_content():
    bagian = ganti(lembar=("</sheetData>", '<row r="5"><c r="C5"><f>AVERAGE(C2:C4)</f><v></v></c></row></sheetData>'))
    lembar = baca_langsung(kemas(bagian), DIKENAL)
    assert (len(lembar.baris), lembar.rusak) == (1, ())


def test_a_formula_worth_zero_is_trusted_from_a_program_that_calculates_for_itself():
    nol = '<row r="3"><c r="A3"><f>A1</f><v>0</v></c></row></sheetData>'
    bagian = ganti(buku=(' fullCalcOnLoad="1"', ""), lembar=("</sheetData>", nol))
    assert baca_langsung(kemas(bagian), DIKENAL).rusak == ()


SEL_RUSAK = (
    '<c r="E2" t="e"><v>#ERROR!</v></c>',
    '<c r="E2" t="s"><v>99999</v></c>',
    '<c r="E2"><v>x</v></c>',
    '<c r="E2"><f>A1</f></c>',
)


@pytest.mark.parametrize("sel", SEL_RUSAK)
def test_a_broken_cell_in_a_column_that_is_not_read_is_no_hindrance(instrumen, sel):
    kepala = '<c r="E1" t="inlineStr"><is><t>catatan</t></is></c></row>'
    bagian = bagian_buku()
    teks = bagian[LEMBAR].decode().replace("</row>", kepala, 1)
    bagian[LEMBAR] = re.sub(r"</row>(?=</sheetData>)", f"{sel}</row>", teks).encode()
    assert len(baca(kemas(bagian), instrumen).jawaban) == 1


# -- the two ways through a sheet ------------------------------------------------------------------------------------


def lewat_pengurai(bagian: dict[str, bytes]) -> dict[str, bytes]:
    """Return a workbook whose sheet is left to the XML parser: a comment stands in it."""
    return bagian | {LEMBAR: bagian[LEMBAR].replace(b"<sheetData>", b"<sheetData><!-- -->", 1)}


def berawalan(teks: str) -> str:
    """Return XML with a prefix on every element."""
    return re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", teks).replace(" xmlns=", " xmlns:x=")


ISI = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
)


@settings(deadline=None)
@given(st.lists(st.lists(ISI, max_size=6), min_size=1, max_size=8))
@example([[None, None, None, False, ""]])
@example([["", ""]])
def test_the_pattern_and_the_xml_parser_read_the_same_sheet(isi):
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(
        keluar, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as buku:
        ws = buku.add_worksheet()
        ws.write_row(0, 0, TABEL[0])
        for b, sel in enumerate(isi, 1):
            for k, satu in enumerate(sel):
                ws.write_string(b, k, satu) if isinstance(satu, str) else ws.write(b, k, satu)
    with zipfile.ZipFile(keluar) as arsip:
        bagian = {n: arsip.read(n) for n in arsip.namelist()}
    a, b = (baca_langsung(kemas(x), DIKENAL) for x in (bagian, lewat_pengurai(bagian)))
    assert [k.to_pylist() for k in a.kolom] == [k.to_pylist() for k in b.kolom]
    assert a.baris.tolist() == b.baris.tolist()


@pytest.mark.parametrize(
    "ubah",
    [
        lambda t: t.replace("<sheetData>", "<sheetData>\n  ").replace("</row>", "</row>\r\n"),
        lambda t: t.replace("<row ", '<row spans="1>2" '),
        lambda t: re.sub(r'<row r="(\d+)"', r"<row r='\1'", t),
        lambda t: re.sub(r'(<c) r="[A-Z]+\d+"', r"\1", t),
        lambda t: re.sub(r'(<row) r="\d+"', r"\1", t),
        lambda t: t.replace("<sheetData>", "<?a b?><sheetData>"),
        berawalan,
    ],
    ids=["spasi", "kurung dalam sifat", "kutip tunggal", "sel tanpa alamat", "baris tanpa nomor", "perintah", "awalan"],
)  # fmt: skip
def test_xml_that_is_written_otherwise_is_read_alike(ubah):
    bagian = bagian_buku()
    bagian[LEMBAR] = ubah(bagian[LEMBAR].decode()).encode()
    assert baris(kemas(bagian)) == TERBACA


@pytest.mark.parametrize("pengodean", ["utf-16", "iso-8859-1", "us-ascii"])
def test_a_sheet_in_another_encoding_is_read(pengodean):
    bagian = bagian_buku()
    bagian[LEMBAR] = bagian[LEMBAR].decode().replace('"UTF-8"', f'"{pengodean}"').encode(pengodean)
    assert baris(kemas(bagian)) == TERBACA


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ('encoding="UTF-8"', 'encoding="x-tak-ada"'),
        ("</worksheet>", ""),
        ("</sheetData>", ""),
        ("<sheetData>", "<sheetData><!DOCTYPE a>"),
        ('<row r="2"', '<row r="1048577"'),
        ('<row r="2"', '<row r="0"'),
        ("</sheetData>", '<row r="9"><c r="XFE9"><v>1</v></c></row></sheetData>'),
        ("</sheetData>", '<row r="9"><c r="9"><f>a</f><v>1</v></c></row></sheetData>'),
        ("</row></sheetData>", "</sheetData>"),
    ],
)
def test_a_defective_sheet_is_refused_with_one_sentence(lama, baru):
    assert kode(kemas(ganti(lembar=(lama, baru)))) == ["B05"]


@pytest.mark.parametrize(
    ("kode", "nilai", "teks"),
    [
        ("[<=1]0%;0", 85, "85"), ("[<=1]0%;0", 0.85, "85%"), ("[>1]0;0%", 85, "85"), ("[>1]0;0%", 0.85, "85%"),
        ('[<=1]0%;[<=100]0" %";0%', 85, "85"), ("[Red][<=1]0%;0", 85, "85"), ("[<=1]0%;[<=100]0%", 0.85, "85%"),
    ],
)  # fmt: skip
def test_a_format_with_a_condition_shows_a_number_by_its_size(kode, nilai, teks):
    penyaji = Penyaji([rupa_format(-1, kode)], [], sejak_1904=False, hitung_ulang=False)
    assert penyaji.teks("0", "n", str(nilai), rumus=False) == (teks, None)


@pytest.mark.parametrize(
    ("kode", "nilai", "teks"),
    [
        ("0.0,", 85000, "85"), ("0,", 85000, "85"), ("#,##0,,", 85e6, "85"), ("#,##0", 85000, "85000"),
        ("0,.0", 85500, "85.5"), ("0.0_,", 85, "85"), ("0.0,", 0, "0"),
        ("#,##0,", 3000, "3"), ("0.0, ", 62500, "62.5"), ("#,##0.00", 1.5, "1.5"),
        ("[>=1000]0.0,;0", 85000, "85"), ('[>=1000]0.0,"K";0', 85, "85"), ('0.0","', 85, "85"), ("0,%", 0.85, "85%"),
        ("0.000,", 1, "0.0010"),
    ],
)  # fmt: skip
def test_a_format_that_shows_thousands_shows_an_answer_divided(kode, nilai, teks):
    penyaji = Penyaji([rupa_format(-1, kode)], [], sejak_1904=False, hitung_ulang=False)
    assert penyaji.teks("0", "n", str(nilai), rumus=False) == (teks, None)


@pytest.mark.parametrize(
    ("kode", "nilai", "isi", "tampil"),
    [
        ("#,##0,", 1260, "1260", "1"), ("0.0,", 1, "1", "0"), ("0,", 499.5, "499,5", "0"), ("0,", -1500, "-1500", "-2"),
        ("0.00,,", 1_234_567, "1234567", "1,23"), ("0,", 1e300, "1e+300", ""), ("0,", 1e-300, "1e-300", "0"),
        ('[>=1000]#,##0,"K";0', 1260, "1260", "1"),
    ],
)  # fmt: skip
def test_a_format_that_divides_and_rounds_is_a_fault_that_names_what_is_stored_and_what_is_shown(
    kode, nilai, isi, tampil
):
    penyaji = Penyaji([rupa_format(-1, kode)], [], sejak_1904=False, hitung_ulang=False)
    _, cacat = penyaji.teks("0", "n", repr(nilai), rumus=False)
    if nilai == 1e300:  # shown with all its figures, whatever they are
        assert cacat is None
        return
    assert cacat.kode == "B48"
    assert cacat.hanya_jawaban
    assert f"sel berisi {isi}, tetapi tampil {tampil}:" in cacat.pesan
    assert len(cacat.pesan) < 120


@pytest.mark.parametrize("isi", ["", " "])
def test_a_formula_that_was_never_computed_is_one_whether_zero_or_an_empty_text_stands_for_it(isi):
    belum = Penyaji([""], [], sejak_1904=False, hitung_ulang=True)
    sudah = Penyaji([""], [], sejak_1904=False, hitung_ulang=False)
    assert belum.teks("0", "str", isi, rumus=True)[1] == belum.teks("0", "n", "0", rumus=True)[1] == BELUM_DIHITUNG
    assert belum.teks("0", "str", isi, rumus=False)[1] is None
    assert sudah.teks("0", "str", isi, rumus=True)[1] is None


def _larik(tulis, lebar=4, banyak=4, **sifat):
    """Return an upload with a column P01 of answers, over which ``tulis`` writes formulas."""
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        ws = buku.add_worksheet("Jawaban")
        ws.write_row(0, 0, ["kode_desa", "periode", "P01", "J01"][:lebar])
        for b in range(1, banyak + 1):
            ws.write_row(b, 0, [f"990101200{b}", "2026", 2, 3][:lebar])
        tulis(ws)
    isi = keluar.getvalue()
    if sifat:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            bagian = {n: arsip.read(n) for n in arsip.namelist()}
        for nama, (lama, baru) in sifat.values():
            assert lama in bagian[nama]
            bagian[nama] = bagian[nama].replace(lama, baru)
        return kemas(bagian)
    return Unggahan("isi.xlsx", isi)


def _belum(sumber):
    lembar = baca_langsung(sumber, DIKENAL)
    assert {r.kode for r in lembar.rusak} <= {"B19"}
    return [(r.baris, r.kolom) for r in lembar.rusak]


@pytest.mark.parametrize("fungsi", ["write_array_formula", "write_dynamic_array_formula"])
@pytest.mark.parametrize(("nilai", "belum"), [(3, [(3, 2), (4, 2)]), (0, [(2, 2), (3, 2), (4, 2)])])
def test_zeros_that_an_array_formula_left_to_be_computed_are_no_answers(fungsi, nilai, belum):
    sumber = _larik(lambda ws: getattr(ws, fungsi)(1, 2, 3, 2, "=SORT(A1:A3)", None, nilai))
    assert _belum(sumber) == belum


def test_an_array_formula_over_two_columns_reaches_no_cell_beside_or_below_it():
    def tulis(ws):
        ws.write_row(4, 2, [0, 0])
        ws.write(1, 1, 0)
        ws.write_array_formula(1, 2, 3, 3, "{=A1:B3}", None, 1)

    assert _belum(_larik(tulis)) == [(2, 3), (3, 2), (3, 3), (4, 2), (4, 3)]


def test_a_later_and_shorter_array_formula_ends_no_earlier_one():
    def tulis(ws):
        ws.write_array_formula(1, 2, 4, 2, "{=A1:A4}", None, 1)
        ws.write_array_formula(1, 3, 2, 3, "{=A1:A2}", None, 1)

    assert _belum(_larik(tulis)) == [(3, 2), (3, 3), (4, 2), (5, 2)]


def test_zeros_of_an_array_formula_that_was_computed_are_answers():
    sumber = _larik(
        lambda ws: ws.write_array_formula(1, 2, 3, 2, "{=A1:A3}", None, 3),
        buku=("xl/workbook.xml", (b' fullCalcOnLoad="1"', b"")),
    )
    assert _belum(sumber) == []
    assert [b[2] for b in baris(sumber)] == ["3", "0", "0", "2"]


@pytest.mark.parametrize(("jenis", "belum"), [("dataTable", [(3, 2), (4, 2)]), ("shared", [])])
def test_a_table_of_what_if_is_a_formula_in_all_its_cells_and_a_shared_formula_only_where_it_stands(jenis, belum):
    sumber = _larik(
        lambda ws: ws.write_array_formula(1, 2, 3, 2, "{=A1:A3}", None, 3),
        lembar=(LEMBAR, (b't="array"', f't="{jenis}"'.encode())),
    )
    assert _belum(sumber) == belum


def test_array_formulas_without_end_are_refused(monkeypatch):
    monkeypatch.setattr("penilaian.mentah.lembar_kerja._BATAS_LARIK", 3)
    assert kode(_larik(lambda ws: ws.write_array_formula(1, 2, 3, 3, "{=A1:B3}", None, 1))) == []
    assert kode(_larik(lambda ws: ws.write_array_formula(1, 2, 3, 5, "{=A1:D3}", None, 1))) == ["B05"]
