"""The workbook as it is printed: what one may type where, what it looks like, and how far it is filled in."""

import os
import random
import shutil
import subprocess

import ketikan_acak
import numpy as np
import openpyxl
import pytest
from isi_buku import JAWABAN, KUNCI, Buku, sel_jawaban

from penilaian.berkas import baca
from penilaian.galat import GalatPemakaian
from penilaian.mentah import Unggahan, baca_pengunjung
from penilaian.muat import muat_instrumen
from penilaian.survei import PembacaKiriman, pilih_desa, tulis_buku_kerja
from penilaian.survei.lembar_isian import isian_soal, pilihan

SEMUA = ["inpres-3-2003", "spbe-2020"]
DESA = ("15.01.20.2001", "15.01.20.2006")


@pytest.fixture(scope="module", params=SEMUA)
def tercetak(request, tmp_path_factory):
    """An instrument, and its workbook with one sheet, opened."""
    ini = muat_instrumen(request.param)
    jalur = tmp_path_factory.mktemp("buku") / "buku.xlsx"
    tulis_buku_kerja(ini, jalur)
    return ini, Buku(jalur)


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


def test_only_answers_and_notes_can_be_typed_and_no_password_is_needed_to_unlock_the_rest(tercetak):
    ini, buku = tercetak
    (lembar,) = buku.desa
    assert lembar.protection.sheet
    assert lembar.protection.password is None
    kunci = {"kode_desa", "periode", "tanggal", *(x.kunci for i in ini.ditanyakan for x in isian_soal(i))}
    for baris in lembar.iter_rows():
        for sel in baris:
            jawaban = sel.column == JAWABAN and lembar.cell(sel.row, KUNCI).value in kunci
            if sel.column <= JAWABAN:
                assert sel.protection.locked is not jawaban, sel.coordinate


def test_the_code_of_a_sheet_that_is_printed_for_a_village_cannot_be_typed_over(inpres, tmp_path):
    tulis_buku_kerja(inpres, tmp_path / "b.xlsx", DESA[:1])
    (lembar,) = Buku(tmp_path / "b.xlsx").desa
    kode = lembar.cell(Buku(tmp_path / "b.xlsx").baris(lembar, "kode_desa"), JAWABAN)
    assert (kode.value, kode.protection.locked) == (DESA[0], True)


def test_every_choice_is_offered_by_its_words_and_stands_on_the_sheet_itself(tercetak):
    ini, buku = tercetak
    (lembar,) = buku.desa
    aturan = {str(a.sqref): a for a in lembar.data_validations.dataValidation}
    for i in ini.ditanyakan:
        for x in isian_soal(i):
            b = buku.baris(lembar, x.kunci)
            satu = next(a for s, a in aturan.items() if f"F{b}" in s.split() or _dalam(s, b))
            if x.bentuk == "pilihan":
                awal, akhir = satu.formula1.replace("$", "").split(":")
                ada = [c.value for (*sel,) in lembar[awal:akhir] for c in sel]
                assert ada == list(x.pilihan)
                assert set(ada) <= set(pilihan(i).values())
            elif x.bentuk == "ya":
                assert satu.formula1 == '"Ya,Tidak"'
            else:
                assert satu.type in {"whole", "decimal"}


def _dalam(daerah, baris):
    return any(
        openpyxl.utils.range_boundaries(s)[1] <= baris <= openpyxl.utils.range_boundaries(s)[3] for s in daerah.split()
    )


def test_all_questions_and_how_to_check_them_stand_there(tercetak):
    ini, buku = tercetak
    (lembar,) = buku.desa
    for i in ini.ditanyakan:
        b = buku.baris(lembar, isian_soal(i)[0].kunci)
        assert lembar.cell(b, 2).value == f"{i.id}{' ★' if i.kritis else ''}"
        assert (lembar.cell(b, 3).value, lembar.cell(b, 4).value) == (i.pertanyaan, i.petunjuk_mandiri)


def test_it_prints_on_the_width_of_a_page_with_its_headings_on_each(tercetak):
    _, buku = tercetak
    (lembar,) = buku.desa
    assert (lembar.page_setup.orientation, lembar.page_setup.fitToHeight) == ("landscape", 0)
    assert lembar.sheet_properties.pageSetUpPr.fitToPage
    assert lembar.print_title_rows == "$4:$4"
    assert lembar.print_area.split("!")[1].startswith("$B$1:$G$")
    assert lembar.column_dimensions["A"].hidden


def test_a_sheet_a_village_is_named_by_code_and_name(inpres, tmp_path):
    desa = pilih_desa(inpres, ["99.01.01.2001", "1501202006"], "15.01.20")
    tulis_buku_kerja(inpres, tmp_path / "b.xlsx", desa)
    nama = openpyxl.load_workbook(tmp_path / "b.xlsx", read_only=True).sheetnames
    assert nama[:3] == ["Petunjuk", "99.01.01.2001", "15.01.20.2006 Talang Kemuning"]
    assert len(nama) == len(desa) + 1 == len(set(nama))
    assert all(d.startswith("15.01.20.") for d in desa[1:])


@pytest.mark.bukti_panjang
def test_a_whole_kabupaten_is_printed_and_read_back_by_a_visitors_worker(inpres, tmp_path):
    desa = pilih_desa(inpres, kabupaten="15.72")
    assert len(desa) > 50
    tulis_buku_kerja(inpres, tmp_path / "b.xlsx", desa)
    buku = Buku(tmp_path / "b.xlsx")
    for n, lembar in enumerate(buku.desa):
        if n % 3:
            buku.isi(lembar, periode="2026", P01="3", P05_pembilang=n, P05_penyebut=1000)
    pembaca = PembacaKiriman(inpres, "berhenti", lambda s, d: baca_pengunjung(s, d, ("uji",)))
    bacaan = baca(Unggahan("b.xlsx", buku.simpan().read_bytes()), inpres, pembaca=pembaca)
    terisi = [(kode, n / 10) for n, kode in enumerate(desa) if n % 3]
    assert bacaan.jawaban.kunci["kode_desa"].tolist() == [kode for kode, _ in terisi]
    assert np.allclose(bacaan.jawaban.nilai[[*inpres.per_id].index("P05")], [persen for _, persen in terisi])
    assert (bacaan.hitungan.dibaca, bacaan.hitungan.berkas) == (len(terisi), len(desa))


@pytest.mark.parametrize(
    ("id_", "desa", "kabupaten", "kata"),
    [
        ("inpres-3-2003", ["15.01.20.2999"], "", "15.01.20.2999"),
        ("inpres-3-2003", ["1501"], "", "1501"),
        ("inpres-3-2003", [], "77.77", "77.77"),
        ("inpres-3-2003", [], "15", "terlalu banyak"),
        ("spbe-2020", ["15.01.20.2006"], "", "--desa"),
        ("spbe-2020", [], "15.01", "bukan desa"),
    ],
)
def test_villages_that_no_sheet_can_be_printed_for_are_misuse(id_, desa, kabupaten, kata):
    with pytest.raises(GalatPemakaian, match=kata):
        pilih_desa(muat_instrumen(id_), desa, kabupaten)


def test_another_suffix_is_misuse(inpres, tmp_path):
    with pytest.raises(GalatPemakaian, match=r"\.xlsx"):
        tulis_buku_kerja(inpres, tmp_path / "b.ods")


@pytest.mark.bukti_panjang
def test_libreoffice_saves_it_anew_with_all_answers_and_counts_them(inpres, tmp_path):
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI"):
            pytest.fail("soffice is missing: LibreOffice would go unasked")
        pytest.skip("soffice is missing: apt-get install --no-install-recommends libreoffice-calc")
    tulis_buku_kerja(inpres, tmp_path / "buku.xlsx", DESA)
    buku = Buku(tmp_path / "buku.xlsx")
    acak = random.Random(7)  # noqa: S311
    harus = []
    for lembar, kode in zip(buku.desa, DESA, strict=True):
        ketikan, sel = ketikan_acak.lembar(inpres.ditanyakan, kode, acak)
        buku.tulis(lembar, "periode", "2026")
        for i in inpres.ditanyakan:
            for kunci, isi in sel_jawaban(i, [k for k in ketikan if k[0].split("_")[0] == i.id], acak).items():
                buku.tulis(lembar, kunci, isi)
        harus.append({i.id: sel[i.id] for i in inpres.ditanyakan})
    keluar = tmp_path / "keluar"
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    bentuk = "xlsx:Calc MS Excel 2007 XML"
    perintah = [soffice, profil, "--headless", "--convert-to", bentuk, "--outdir", str(keluar), str(buku.simpan())]
    subprocess.run(perintah, check=True, capture_output=True, timeout=300)
    pembaca = PembacaKiriman(inpres, "berhenti")
    assert baca(keluar / "terisi.xlsx", inpres, pembaca=pembaca).peringatan == ()
    ada = pembaca.kiriman.lembar
    for nama, kolom in zip(ada.kepala, ada.kolom, strict=True):
        if nama in inpres.per_id:
            assert kolom.to_pylist() == [h[nama] for h in harus], nama
    hasil = openpyxl.load_workbook(keluar / "terisi.xlsx", data_only=True)
    terjawab = [f"terjawab {sum(map(bool, h.values()))} dari {len(inpres.ditanyakan)}" for h in harus]
    assert [s["B3"].value for s in hasil.worksheets[1:]] == terjawab
    assert all(s.protection.sheet and s.data_validations.dataValidation for s in hasil.worksheets[1:])
