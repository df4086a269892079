"""Tables that fold into cards on the phone."""

import xml.etree.ElementTree as ET

from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat

JAHAT = "<script>alert('1')</script> \"Kutip\" & Kawan"


def test_a_table_cell_carries_the_name_of_its_column_for_phones():
    isi = ET.fromstring(tabel_lipat(("Desa", "Nilai"), [(JAHAT, "1,0")], judul="Nilai", angka={1}))  # noqa: S314

    assert "".join(isi.find(".//th[@scope='row']").itertext()) == JAHAT
    sel = isi.find(".//td")
    assert (sel.get("class"), sel[0].get("class"), sel[0].text, sel[1].text) == ("pd-angka", "pd-kolom", "Nilai", "1,0")
