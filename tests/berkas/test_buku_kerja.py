"""Workbooks as other programs and people leave them."""

from penilaian.berkas import baca


def tersembunyi(ws, baris, kolom):
    ws.set_row(baris, None, None, {"hidden": True})
    ws.write(baris, kolom, 9901012001)


def test_baris_tersembunyi_dibaca_dan_disebut(instrumen, xlsx):
    b = baca(xlsx([["kode_desa", "periode", "J01"], [tersembunyi, 2026, 3], [9901012002, 2026, 1]]), instrumen)
    assert len(b.jawaban) == 2
    assert [t.pesan for t in b.peringatan if t.kode == "B40"] == ["1 baris tersembunyi, tetapi ikut dibaca"]
