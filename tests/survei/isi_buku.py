"""Filling in our workbook as a person does: choices by their words, a row an item, numbers in cells of numbers."""

import random
from pathlib import Path

import openpyxl

from penilaian.instrumen import NIHIL, Indikator, IndikatorDaftar, IndikatorJenjang
from penilaian.survei.lembar_isian import isian_soal, kunci_penutup, pilihan

KUNCI, JAWABAN, CATATAN = 1, 6, 7


class Buku:
    """A workbook that is open, to be filled in and saved."""

    def __init__(self, jalur):
        self.jalur = Path(jalur)
        self.buku = openpyxl.load_workbook(jalur)
        self.desa = [s for s in self.buku.worksheets if s.title != "Petunjuk"]

    def baris(self, lembar, kunci):
        """Return the number of the row that a key stands on."""
        return next(b for b in range(1, lembar.max_row + 1) if lembar.cell(b, KUNCI).value == kunci)

    def isi(self, lembar, **sel):
        """Write answers by key; ``__`` stands for ``/``."""
        for kunci, isi in sel.items():
            self.tulis(lembar, kunci.replace("__", "/"), isi)

    def tulis(self, lembar, kunci, isi, kolom=JAWABAN):
        """Write one cell."""
        lembar.cell(self.baris(lembar, kunci), kolom).value = isi

    def simpan(self, nama="terisi.xlsx"):
        """Save it under another name, and return that."""
        tujuan = self.jalur.with_name(nama)
        self.buku.save(tujuan)
        return tujuan


def sel_jawaban(i: Indikator, ketikan, acak: random.Random):
    """Return what is written in the cells of a question, by key, where a form's client types ``ketikan``."""
    label = pilihan(i)
    hasil = {}
    for kunci, isi in ketikan:
        if isinstance(i, IndikatorJenjang):
            hasil[kunci] = label[isi[0]]
        elif isinstance(i, IndikatorDaftar):
            hasil |= _butir(i, isi, label, acak)
        elif kunci == kunci_penutup(i):
            if isi[0] in {"TB", "belum_tahu"}:
                hasil[kunci] = label[isi[0]]
        else:
            hasil[kunci] = isi
    assert hasil.keys() <= {x.kunci for x in isian_soal(i)}
    return hasil


def _butir(i, dipilih, label, acak):
    if not dipilih:
        return {}
    if dipilih == [NIHIL] and acak.random() < 0.5:
        return {f"{i.id}/{b.id}": "Tidak" for b in i.butir}
    if dipilih[0] not in {b.id for b in i.butir}:
        return {kunci_penutup(i): label[dipilih[0]]}
    return {f"{i.id}/{b.id}": "Ya" if b.id in dipilih else acak.choice(["Tidak", None]) for b in i.butir}
