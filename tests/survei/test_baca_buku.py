"""Our workbook comes back as it was filled in; nothing of it is lost without a word."""

import random
import shutil

import ketikan_acak
import pyarrow as pa
import pytest
from isi_buku import CATATAN, JAWABAN, KUNCI, Buku, sel_jawaban

from penilaian.berkas import baca
from penilaian.galat import GalatJawaban, GalatVersi
from penilaian.jawaban import tulis_sel
from penilaian.mentah import Kumpulan, Rincian, Unggahan, baca_langsung, baca_pengunjung, lembar_bertanda
from penilaian.muat import muat_instrumen, muat_versi
from penilaian.survei import PembacaKiriman, tulis_buku_kerja

DESA = ("15.01.20.2001", "15.01.20.2006", "99.01.01.2001")


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def tercetak(inpres, tmp_path_factory):
    """A workbook for three villages, as it is printed."""
    jalur = tmp_path_factory.mktemp("buku") / "buku.xlsx"
    tulis_buku_kerja(inpres, jalur, DESA)
    return jalur


@pytest.fixture
def buku(tercetak, tmp_path):
    """The workbook, open to be filled in."""
    return Buku(shutil.copy(tercetak, tmp_path))


def buka(jalur, instrumen, bentrok="berhenti", **pilihan):
    pembaca = PembacaKiriman(instrumen, bentrok)
    return baca(jalur, instrumen, pembaca=pembaca, **pilihan)


def gagal(jalur, instrumen, **pilihan):
    with pytest.raises(GalatJawaban) as e:
        buka(jalur, instrumen, **pilihan)
    return [t for t in e.value.temuan if t.berat == "galat"], e.value.hitungan


def sel(instrumen, jawaban):
    return [
        dict(zip([i.id for i in instrumen.ditanyakan], satu, strict=True))
        for satu in zip(*(tulis_sel(i, jawaban).to_pylist() for i in instrumen.ditanyakan), strict=True)
    ]


@pytest.mark.parametrize("id_", ["inpres-3-2003", "spbe-2020", "tambahan"])
@pytest.mark.parametrize("benih", range(2))
def test_whatever_is_filled_in_comes_back_cell_by_cell(id_, benih, tambahan, tmp_path):
    ini = tambahan if id_ == "tambahan" else muat_instrumen(id_)
    acak = random.Random(benih)  # noqa: S311
    kode = DESA if ini.yang_dinilai == "desa" else ("",)
    tulis_buku_kerja(ini, tmp_path / "buku.xlsx", kode)
    buku = Buku(tmp_path / "buku.xlsx")
    harus = []
    for lembar, milik in zip(buku.desa, kode, strict=True):
        ketikan, isi = ketikan_acak.lembar(ini.ditanyakan, milik, acak)
        if not milik:
            buku.tulis(lembar, "kode_desa", "059")
        buku.tulis(lembar, "periode", "2026")
        for i in ini.ditanyakan:
            milik_i = [k for k in ketikan if k[0].split("_")[0] == i.id or k[0] == i.id]
            for kunci, teks in sel_jawaban(i, milik_i, acak).items():
                buku.tulis(lembar, kunci, teks)
        harus.append({i.id: isi[i.id] for i in ini.ditanyakan} | {"kode_desa": milik or "059"})
    pembaca = PembacaKiriman(ini, "berhenti")
    bacaan = baca(buku.simpan(), ini, pembaca=pembaca)
    ada = pembaca.kiriman.lembar
    for nama, kolom in zip(ada.kepala, ada.kolom, strict=True):
        if nama in ini.per_id or nama == "kode_desa":
            assert kolom.to_pylist() == [h[nama] for h in harus], nama
    assert {i.id for i in ini.ditanyakan} <= {*ada.kepala}
    assert str(bacaan.hitungan).startswith(f"{len(kode)} lembar dalam berkas = {len(kode)} dibaca + 0 ditolak + 0")


def test_sheets_without_an_answer_are_passed_over_and_counted(buku, inpres):
    buku.isi(buku.desa[1], periode="2026", P01="3")
    buku.isi(buku.desa[2], periode="2026")
    bacaan = buka(buku.simpan(), inpres)
    assert bacaan.jawaban.kunci["kode_desa"].tolist() == ["15.01.20.2006"]
    assert sel(inpres, bacaan.jawaban)[0]["P01"] == "3"
    assert str(bacaan.hitungan) == "3 lembar dalam berkas = 1 dibaca + 0 ditolak + 2 dilewati."


def test_a_workbook_that_nobody_filled_in_is_refused(buku, inpres):
    (t,), hitungan = gagal(buku.simpan(), inpres)
    assert (t.kode, hitungan.dilewati, hitungan.satuan) == ("B04", 3, "lembar")


def test_a_hidden_sheet_is_not_read_and_told_where_it_holds_answers(buku, inpres):
    for lembar in buku.desa:
        buku.isi(lembar, periode="2026", P01="3")
    buku.desa[0].sheet_state = "hidden"
    bacaan = buka(buku.simpan(), inpres)
    assert [t.kode for t in bacaan.peringatan] == ["S35"]
    assert buku.desa[0].title in bacaan.peringatan[0].pesan
    assert bacaan.hitungan.dilewati == 1


def test_a_note_is_not_taken_and_said_so(buku, inpres):
    buku.isi(buku.desa[0], periode="2026", P01="3")
    buku.tulis(buku.desa[0], "P01", "menurut sekretaris", CATATAN)
    (t,) = buka(buku.simpan(), inpres).peringatan
    assert (t.kode, t.pesan) == ("S34", "1 catatan pada 1 lembar tidak diambil")


SALAH = [
    ({"P01": "bagus sekali"}, "S01", "P01"),
    ({"P02/profil_kontak": "mungkin"}, "S01", "P02/profil_kontak"),
    ({"P05_pembilang": "tiga"}, "S01", "P05_pembilang"),
    ({"P05_cara": "entah"}, "S01", "P05_cara"),
    ({"P02/profil_kontak": "Ya", "P02_cara": "Tidak satu pun terpenuhi"}, "S02", "P02_cara"),
    ({"P02/profil_kontak": "Ya", "P02_cara": "Belum tahu"}, "S02", "P02_cara"),
    ({"P05_persen": 50, "P05_cara": "Belum tahu"}, "S02", "P05_cara"),
    ({"M02": 3, "M02_cara": "Tidak berlaku"}, "S02", "M02_cara"),
    ({"P05_pembilang": 3}, "S03", "P05_pembilang"),
    ({"P06_n": 30}, "S03", "P06_n"),
    ({"P02/profil_kontak": "Tidak"}, "S03", "P02/profil_kontak"),
    ({"P05_pembilang": 3, "P05_penyebut": 4, "P05_persen": 80}, "S33", "P05_persen"),
    ({"P05_pembilang": 9, "P05_penyebut": 8}, "J06", "P05_pembilang"),
    ({"P05_persen": 625}, "J06", "P05_persen"),
    ({"kode_desa": "15.01.20.2002"}, "S32", "kode_desa"),
    ({"kode_desa": None}, "S32", "kode_desa"),
    ({"P05_persen": "#REF!"}, "B17", "P05_persen"),
]


def test_what_is_no_answer_is_told_by_sheet_and_row_all_at_once(inpres, tmp_path):
    kode = [f"15.01.20.20{n:02}" for n in range(1, 11)]
    tulis_buku_kerja(inpres, tmp_path / "buku.xlsx", kode)
    buku = Buku(tmp_path / "buku.xlsx")
    ditanami = {lembar.title: set() for lembar in buku.desa}
    harus = []
    for lembar in buku.desa:
        buku.isi(lembar, periode="2026", P03="3")
    for isi, temuan, kunci in SALAH:
        soal = {k[:3] for k in isi}
        lembar = next(x for x in buku.desa if not ditanami[x.title] & soal)
        ditanami[lembar.title] |= soal
        for satu, teks in isi.items():
            buku.tulis(lembar, satu, teks)
            if teks == "#REF!":
                lembar.cell(buku.baris(lembar, satu), JAWABAN).data_type = "e"
        harus.append((temuan, f"lembar {lembar.title!r}, baris {buku.baris(lembar, kunci)}"))
    ada, hitungan = gagal(buku.simpan(), inpres)
    assert sorted((t.kode, t.tempat) for t in ada) == sorted(harus)
    salah = sum(bool(x) for x in ditanami.values())
    assert (hitungan.dibaca, hitungan.ditolak, hitungan.dilewati) == (len(kode) - salah, salah, 0)
    assert 0 < salah < len(kode)


def test_a_period_that_is_none_is_told_by_its_sheet(buku, inpres):
    baik, salah, _ = buku.desa
    buku.isi(baik, periode="2026", P03="3")
    buku.isi(salah, periode="tahun ini", P03="3")
    (t,), hitungan = gagal(buku.simpan(), inpres)
    assert (t.kode, t.tempat) == ("J11", f"lembar {salah.title!r}, baris {buku.baris(salah, 'periode')}")
    assert (hitungan.dibaca, hitungan.ditolak, hitungan.dilewati) == (1, 1, 1)


@pytest.mark.parametrize(
    ("kunci", "sebab"), [("P01", "P01 tidak ada lagi"), ("P05_penyebut", "P05_penyebut"), ("periode", "periode")]
)
def test_a_deleted_row_is_a_fault(buku, inpres, kunci, sebab):
    lembar = buku.desa[0]
    buku.isi(lembar, periode="2026", P03="3")
    b = buku.baris(lembar, kunci)
    for kolom in range(1, 30):
        if type(lembar.cell(b, kolom)).__name__ != "MergedCell":
            lembar.cell(b, kolom).value = None
    (t, *_), _ = gagal(buku.simpan(), inpres, periode=None if kunci != "periode" else "2026")
    assert t.kode == "S31"
    assert sebab in t.pesan


def test_an_answer_on_a_row_that_lost_its_key_is_a_fault(buku, inpres):
    lembar = buku.desa[0]
    buku.isi(lembar, periode="2026", P03="3", P01="2")
    b = buku.baris(lembar, "P01")
    lembar.cell(b, KUNCI).value = None
    temuan, _ = gagal(buku.simpan(), inpres)
    assert {t.kode for t in temuan} == {"S31"}
    assert f"lembar {lembar.title!r}, baris {b}" in {t.tempat for t in temuan}


def test_a_row_that_stands_there_twice_is_a_fault(buku, inpres):
    lembar = buku.desa[0]
    buku.isi(lembar, periode="2026", P03="3")
    lembar.cell(lembar.max_row + 1, KUNCI).value = "P03"
    (t,), _ = gagal(buku.simpan(), inpres)
    assert (t.kode, t.tempat) == ("S31", f"lembar {lembar.title!r}, baris {lembar.max_row}")


def test_a_stamp_that_cannot_be_read_and_headings_that_are_gone_are_faults(buku, inpres):
    satu, dua, _ = buku.desa
    buku.isi(satu, periode="2026", P03="3")
    satu["A1"] = "penilaian-lembar-isian/9 apa saja"
    dua.cell(buku.baris(dua, "judul"), JAWABAN).value = "Isi"
    temuan, _ = gagal(buku.simpan(), inpres)
    assert [t.kode for t in temuan] == ["S30", "S30"]


def test_columns_that_were_pushed_aside_are_still_found(buku, inpres):
    lembar = buku.desa[0]
    buku.isi(lembar, periode="2026", P03="3")
    for gabungan in list(lembar.merged_cells.ranges):
        lembar.unmerge_cells(str(gabungan))
    for b in range(buku.baris(lembar, "judul"), lembar.max_row + 1):
        sel = lembar.cell(b, JAWABAN + 4)
        sel.value, lembar.cell(b, JAWABAN).value = lembar.cell(b, JAWABAN).value, None
    assert sel_p03(buka(buku.simpan(), inpres), inpres) == "3"


def sel_p03(bacaan, instrumen):
    return sel(instrumen, bacaan.jawaban)[0]["P03"]


def test_a_sheet_of_another_version_is_refused_and_the_others_are_read(buku, inpres, tmp_path):
    for lembar in buku.desa[:2]:
        buku.isi(lembar, periode="2026", P03="3")
    buku.desa[0]["A1"] = buku.desa[0]["A1"].value.replace(" 2.0.0 ", " 1.0.0 ")
    bacaan = buka(buku.simpan(), inpres)
    (t,) = bacaan.peringatan
    assert (t.kode, t.pesan) == (
        "S10",
        "1 lembar ditolak (lembar '15.01.20.2001 Pasar Kerman'): versi 1.0.0, bukan 2.0.0",
    )
    assert str(bacaan.hitungan) == "3 lembar dalam berkas = 1 dibaca + 1 ditolak + 1 dilewati."


def test_a_workbook_of_another_version_is_refused_with_the_way_to_read_it(inpres, tmp_path):
    lama = muat_versi("inpres-3-2003", "1.0.0")
    tulis_buku_kerja(lama, tmp_path / "lama.xlsx", DESA[:2])
    buku = Buku(tmp_path / "lama.xlsx")
    buku.isi(buku.desa[0], periode="2026", P01="3")
    jalur = buku.simpan()
    with pytest.raises(GalatVersi) as e:
        buka(jalur, inpres, versi_lain={"1.0.0": frozenset(lama.per_id)})
    (t,) = e.value.temuan
    assert e.value.versi == "1.0.0"
    assert t.kode == "B28"
    assert "--versi-instrumen 1.0.0" in t.saran
    assert t.tempat == f"lembar {buku.desa[0].title!r}"
    assert str(e.value.hitungan) == "2 lembar dalam berkas = 0 dibaca + 1 ditolak + 1 dilewati."
    assert sel(lama, buka(jalur, lama).jawaban)[0]["P01"] == "3"


def test_a_workbook_of_another_instrument_is_refused_with_the_way_to_read_it(buku):
    buku.isi(buku.desa[0], periode="2026", P01="3")
    (t,), hitungan = gagal(buku.simpan(), muat_instrumen("spbe-2020"))
    assert (t.kode, hitungan.ditolak) == ("S10", 1)
    assert "--instrumen inpres-3-2003" in t.saran


def test_two_sheets_of_one_village_are_merged_and_conflicts_name_both(buku, inpres):
    satu, dua, _ = buku.desa
    salinan = buku.buku.copy_worksheet(satu)
    buku.isi(satu, periode="2026", P01="3", P03="1")
    buku.isi(salinan, periode="2026", P01="4", P04="2")
    jalur = buku.simpan()
    (t,), hitungan = gagal(jalur, inpres)
    assert t.kode == "S04"
    assert f"lembar {satu.title!r}: 3; lembar {salinan.title!r}: 4" in t.pesan
    assert (hitungan.dibaca, hitungan.ditolak, hitungan.dilewati) == (0, 2, 2)
    for cara, jenjang in (("tahan", "3"), ("ganti", "4")):
        (isi,) = sel(inpres, buka(jalur, inpres, cara).jawaban)
        assert (isi["P01"], isi["P03"], isi["P04"]) == (jenjang, "1", "2")
    assert dua.title


def test_sheets_of_several_workbooks_can_be_put_together(inpres, tmp_path):
    for n, kode in enumerate(DESA[:2]):
        tulis_buku_kerja(inpres, tmp_path / f"{n}.xlsx", [kode])
    kiri, kanan = (Buku(tmp_path / f"{n}.xlsx") for n in range(2))
    pindah = kiri.buku.create_sheet("dari kantor sebelah")
    kanan.isi(kanan.desa[0], periode="2026", P03="2")
    for baris in kanan.desa[0].iter_rows():
        for c in baris:
            if c.value is not None:
                pindah[c.coordinate] = c.value
    kiri.isi(kiri.desa[0], periode="2026", P03="1")
    bacaan = buka(kiri.simpan(), inpres)
    assert bacaan.jawaban.kunci["kode_desa"].tolist() == list(DESA[:2])
    assert [s["P03"] for s in sel(inpres, bacaan.jawaban)] == ["1", "2"]


def test_a_sheet_that_lost_its_stamp_is_told_of(buku, inpres):
    for lembar in buku.desa[:2]:
        buku.isi(lembar, periode="2026", P03="3")
    buku.desa[1]["A1"] = None
    (t,) = buka(buku.simpan(), inpres).peringatan
    assert t.kode == "B41"
    assert repr(buku.desa[1].title) in t.pesan


def test_percentages_are_understood_as_they_are_typed(buku, inpres):
    for lembar, isi in zip(buku.desa, (62.5, "62,5", "62,5%"), strict=True):
        buku.isi(lembar, periode="2026", P05_persen=isi)
    jawaban = buka(buku.simpan(), inpres).jawaban
    assert [s["P05"] for s in sel(inpres, jawaban)] == ["62.5", "62.5", "62.5"]


def test_a_kelurahan_and_other_doubts_are_told_by_their_sheet(buku, inpres, tmp_path):
    tulis_buku_kerja(inpres, tmp_path / "k.xlsx")
    kosong = Buku(tmp_path / "k.xlsx")
    kosong.isi(kosong.desa[0], kode_desa="15.01.20.2999", periode="2026", P03="3")
    (t,) = buka(kosong.simpan(), inpres).peringatan
    assert (t.kode, "lembar 'Isian'" in t.pesan) == ("J14", True)


def test_a_workbook_printed_without_a_local_question_reads_it_as_kosong_and_says_so(inpres, tambahan, tmp_path):
    tulis_buku_kerja(inpres, tmp_path / "dasar.xlsx", DESA[:1])
    buku = Buku(tmp_path / "dasar.xlsx")
    buku.isi(buku.desa[0], periode="2026", P03="3")
    (t,) = buka(buku.simpan(), tambahan).peringatan
    assert t.kode == "B32"


def test_answers_to_questions_that_the_instrument_does_not_have_are_told_of(inpres, tambahan, tmp_path):
    tulis_buku_kerja(tambahan, tmp_path / "lokal.xlsx", DESA[:1])
    buku = Buku(tmp_path / "lokal.xlsx")
    lokal = tambahan.indikator_tambahan[0]
    acak = random.Random(3)  # noqa: S311
    kunci, isi = next(iter(sel_jawaban(lokal, ketikan_acak.satu(lokal, acak)[0], acak).items()))
    buku.isi(buku.desa[0], periode="2026", P03="3")
    buku.tulis(buku.desa[0], kunci, isi)
    (t,) = buka(buku.simpan(), inpres).peringatan
    assert t.kode == "S13"
    assert kunci in t.pesan


def test_a_visitors_workbook_is_read_by_a_worker(buku, inpres):
    for lembar in buku.desa:
        buku.isi(lembar, periode="2026", P01="3", P05_pembilang=1, P05_penyebut=3)
    unggahan = Unggahan("terisi.xlsx", buku.simpan().read_bytes())
    pembaca = PembacaKiriman(inpres, "berhenti", lambda s, d: baca_pengunjung(s, d, ("uji",)))
    bacaan = baca(unggahan, inpres, pembaca=pembaca)
    assert [s["P05"] for s in sel(inpres, bacaan.jawaban)] == [sel(inpres, bacaan.jawaban)[0]["P05"]] * 3
    assert bacaan.hitungan.dibaca == 3


def nasib_berkas(instrumen, pembaca):
    """Return the findings and the count of a file, whether it is read or refused."""
    try:
        bacaan = baca("b.xlsx", instrumen, pembaca=pembaca)
    except GalatJawaban as galat:
        return galat.temuan, galat.hitungan
    return bacaan.peringatan, bacaan.hitungan


@pytest.mark.parametrize(
    ("nama", "batas", "pesan"),
    [
        ("BATAS_BERTANDA", 2, "lembar isian"),
        pytest.param("KOLOM_BERTANDA", 10_000_000, "kolom", marks=pytest.mark.bukti_panjang),
    ],
)
def test_more_sheets_or_cells_than_are_read_are_refused(buku, inpres, monkeypatch, nama, batas, pesan):
    monkeypatch.setattr(lembar_bertanda, nama, batas)
    (t,), _ = gagal(Unggahan("b.xlsx", buku.simpan().read_bytes()), inpres)
    assert (t.kode, pesan in t.pesan) == ("B07", True)


def test_however_a_workbook_is_mangled_it_is_read_or_refused_with_its_faults(buku, inpres):
    for lembar in buku.desa:
        buku.isi(lembar, periode="2026", P01="3", P05_pembilang=1, P05_penyebut=3)
    utuh_ = baca_langsung(buku.simpan(), frozenset())
    kolom = [k.to_pylist() for k in utuh_.kolom]
    acak = random.Random(11)  # noqa: S311
    sembarang = ["", "0", "x", "Ya", "P01", "judul", "Jawaban", "-1e400", "penilaian-lembar-isian/1", "1", "#REF!"]
    nasib = set()
    for _ in range(40):
        salinan = [list(k) for k in kolom]
        for _ in range(acak.choice([1, 3, 100])):
            k, p = acak.randrange(3, 11), acak.randrange(len(salinan[0]))
            salinan[k][p] = acak.choice([*sembarang, salinan[k][acak.randrange(len(salinan[k]))]])
        kumpulan = Kumpulan()
        kumpulan.mulai(len(salinan))
        kumpulan.tambah(pa.array(utuh_.baris), [pa.array(k, type=pa.string()) for k in salinan])
        lembar = kumpulan.lembar(Rincian(utuh_.kepala, 0, utuh_.bentuk))
        pembaca = PembacaKiriman(inpres, "berhenti", lambda *_, x=lembar: x)
        temuan, hitungan = nasib_berkas(inpres, pembaca)
        assert all(t.pesan and t.saran for t in temuan)
        nasib.add(hitungan.ditolak > 0)
        assert min(hitungan.dibaca, hitungan.ditolak, hitungan.dilewati) >= 0
        assert hitungan.satuan == "lembar"
    assert nasib == {True, False}
