"""Columns of a form → cells of an answers file, one question at a time.

A cell comes out canonical: items in the instrument's order, numbers without needless digits, fractions kept. What is
left out, "belum tahu" and an unticked checklist are kosong; NIHIL and TB are what was chosen.
"""

from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang
from penilaian.mentah import Lembar
from penilaian.survei.kolom_form import KolomForm
from penilaian.survei.sel_bilangan import sel_bilangan
from penilaian.survei.sel_pilihan import PilihanSoal, sel_daftar
from penilaian.survei.sel_teks import SelForm, baca_kolom, tanpa_sel


def sel_form(i: Indikator, lembar: Lembar, kolom: KolomForm, *, dari_buku: bool = False) -> SelForm:
    """Return the cells of one question as the export's columns (n rows) answer it.

    Args:
        i: the question.
        lembar: the rows.
        kolom: what the columns are.
        dari_buku: the rows are sheets of our workbook, which has told already what is answered in two ways.
    """
    if isinstance(i, IndikatorDaftar):
        return sel_daftar(i, lembar, kolom)
    if isinstance(i, IndikatorJenjang):
        k = kolom.nama.get(i.id)
        if k is None:
            return tanpa_sel(lembar)
        pilihan = PilihanSoal(i)
        isi, galat = baca_kolom(lembar, k, pilihan.satu)
        return SelForm(isi, galat, k)
    return sel_bilangan(i, lembar, kolom, dua_cara=not dari_buku)
