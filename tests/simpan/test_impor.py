"""An answers file into drafts: what may be taken is taken whole, what not is said with its reason."""

import re
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tempat_uji import DESA, DESA_ASING

from penilaian.berkas import Unggahan, tulis_jawaban
from penilaian.contoh import buat
from penilaian.galat import GalatJawaban, GalatPemakaian
from penilaian.simpan import Awal, GalatHak, GalatSimpan, Pelaku, TidakAda
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.impor import DesaImpor, PilihanImpor, kerja, penilik, timbang
from penilaian.simpan.rak import impor as rak
from penilaian.simpan.rak.impor import RakImpor
from penilaian.simpan.transaksi import jawaban, seberang
from penilaian.terkirim import terkirim

KEPALA = "kode_desa,nama_desa,periode,tanggal,P01,P02,P04,M08"


def csv(*baris: str, kepala: str = KEPALA) -> Unggahan:
    return Unggahan("isian.csv", "\n".join([kepala, *baris]).encode())


BARIS = f"{DESA},Sukamaju,2026,2026-06-15,3,NIHIL,,85%"


@pytest.fixture
def impor(gudang) -> RakImpor:
    return RakImpor(gudang.koneksi, gudang.instrumen)


@pytest.fixture
def pilihan(sidik) -> PilihanImpor:
    return PilihanImpor(sidik)


def teks(gudang, orang, nomor):
    return {i: j.teks for i, j in gudang.jawaban.semua(orang.penilai_semua, nomor).items()}


def banyak_kejadian(gudang, orang):
    return gudang.riwayat.panjang(orang.admin)


# -- what is taken -----------------------------------------------------------------------------------------------


def test_answers_become_a_draft_with_their_history(gudang, impor, pilihan, orang):
    hasil = impor.berkas(orang.penilai, csv(BARIS), pilihan)
    (desa,) = hasil.desa
    assert desa == DesaImpor(
        DESA, "Sukamaju", "2026", desa.penilaian_id, dimulai=True, baru=("P01", "P02", "M08"), kosong=47
    )
    lembar = gudang.lembar.ambil(orang.penilai, desa.penilaian_id)
    assert (lembar.desa_nama, lembar.tanggal.isoformat(), lembar.keadaan, lembar.terisi) == (
        "Sukamaju",
        "2026-06-15",
        "draf",
        3,
    )
    assert teks(gudang, orang, lembar.id) == {"P01": "3", "P02": "NIHIL", "M08": "85"}
    aksi = [k.aksi for k in gudang.riwayat.penilaian(orang.penilai, lembar.id)]
    assert aksi == ["penilaian.buat", *["jawaban.simpan"] * 3, "penilaian.impor"]
    akhir = gudang.riwayat.penilaian(orang.penilai, lembar.id)[-1]
    assert akhir.objek == f"impor:{hasil.nomor}"
    assert {n: x for n, x in akhir.baru.items() if n != "sidik_asal"} == {
        "sha256": hasil.sha256,
        "baru": 3,
        "diubah": 0,
        "catatan": 0,
        "bukti": 0,
        "kiriman": 0,
    }
    assert gudang.riwayat.periksa(orang.admin) == ()


def test_every_cell_of_the_file_stands_in_one_count(gudang, impor, pilihan, orang, lembar):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "1", versi_dilihat=0)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P02", "NIHIL", versi_dilihat=0)
    asing = BARIS.replace(DESA, DESA_ASING)
    jumlah = impor.berkas(orang.penilai, csv(BARIS, asing), pilihan).jumlah
    assert jumlah == {
        "desa": 2,
        "diambil": 1,
        "dimulai": 0,
        "sel": 100,
        "baru": 1,  # M08
        "diubah": 0,
        "sama": 1,  # P02
        "ditolak": 4,  # P01 differs; three of the foreign village
        "kosong": 94,
        "tetap": 0,
        "pindah": 0,
        "catatan": 0,
        "penutup": 0,
        "bukti": 0,
    }


def test_draft_that_exists_is_filled_in(gudang, impor, pilihan, orang, lembar):
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), pilihan).desa
    assert (desa.penilaian_id, desa.dimulai) == (lembar.id, False)


def test_team_has_a_draft_of_its_own(gudang, impor, orang, sidik, lembar):
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), PilihanImpor(sidik, tim="kedua")).desa
    assert desa.penilaian_id != lembar.id
    assert teks(gudang, orang, lembar.id) == {}


def test_same_file_twice_changes_nothing(gudang, impor, pilihan, orang):
    impor.berkas(orang.penilai, csv(BARIS), pilihan)
    sebelum = banyak_kejadian(gudang, orang)
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), pilihan).desa
    assert (desa.sama, desa.baru, desa.ditolak) == (("P01", "P02", "M08"), (), ())
    assert banyak_kejadian(gudang, orang) == sebelum


def test_answer_written_otherwise_is_the_same(gudang, impor, pilihan, orang, lembar):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "M08", "17/20", versi_dilihat=0)
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), pilihan).desa
    assert "M08" in desa.sama
    assert teks(gudang, orang, lembar.id)["M08"] == "17/20"


def test_empty_cell_erases_nothing(gudang, impor, pilihan, orang, lembar):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P04", "2", versi_dilihat=0)
    impor.berkas(orang.penilai, csv(BARIS), PilihanImpor(pilihan.sidik, timpa=True))
    assert teks(gudang, orang, lembar.id)["P04"] == "2"


def test_differing_answer_is_kept_unless_told(gudang, impor, pilihan, orang, lembar):
    gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P01", "1", versi_dilihat=0, catatan="lihat foto")
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), pilihan).desa
    assert desa.ditolak == (("P01", timbang.SUDAH_LAIN),)
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").oleh == orang.penilai_dua.pengguna_id
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), PilihanImpor(pilihan.sidik, timpa=True)).desa
    assert (desa.diubah, desa.ditolak) == (("P01",), ())
    ini = gudang.jawaban.satu(orang.penilai, lembar.id, "P01")
    assert (ini.teks, ini.catatan, ini.oleh) == ("3", "lihat foto", orang.penilai.pengguna_id)


def test_carried_over_answer_counts_as_open(gudang, impor, pilihan, orang, sidik):
    dulu = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik))
    gudang.jawaban.simpan(orang.penilai, dulu.id, "P01", "1", versi_dilihat=0)
    kini = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik))
    gudang.jawaban.bawa(orang.penilai, kini.id, dulu.id)
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), pilihan).desa
    assert "P01" in desa.baru
    ini = gudang.jawaban.satu(orang.penilai, kini.id, "P01")
    assert (ini.teks, ini.bawaan) == ("3", False)


def test_returned_assessment_is_filled_in_too(gudang, impor, pilihan, orang, lembar, bawa_ke):
    bawa_ke(lembar.id, "dikembalikan")
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), pilihan).desa
    assert desa.baru == ("P01", "P02", "M08")


@pytest.mark.parametrize("akhiran", [".csv", ".xlsx", ".parquet"])
def test_every_format_of_nilai_gives_back_the_same_answers(gudang, impor, pilihan, orang, tmp_path, akhiran):
    instrumen = gudang.instrumen.ambil(pilihan.sidik)
    jawaban = buat(instrumen, 4, benih=7)
    berkas = tmp_path / f"isian{akhiran}"
    tulis_jawaban(instrumen, jawaban, berkas)
    hasil = impor.berkas(orang.penilai_semua, berkas, pilihan)
    assert hasil.jumlah["baru"] == int((jawaban.keadaan != 0).sum())
    for n, desa in enumerate(hasil.desa):
        kini = gudang.hasil.satu(orang.penilai_semua, desa.penilaian_id).jawaban
        assert np.array_equal(kini.nilai[:, 0], jawaban.nilai[:, n], equal_nan=True)
        assert np.array_equal(kini.keadaan[:, 0], jawaban.keadaan[:, n])


def test_percentage_below_one_is_kept_as_such(gudang, impor, pilihan, orang):
    lain = BARIS.replace(DESA, "99.01.01.2002").replace("85%", "0.9")
    hasil = impor.berkas(orang.penilai, csv(BARIS, lain), pilihan)
    assert teks(gudang, orang, hasil.desa[1].penilaian_id)["M08"] == "0.9%"


# -- what is not -------------------------------------------------------------------------------------------------


def test_faulty_file_changes_nothing(gudang, impor, pilihan, orang):
    sebelum = banyak_kejadian(gudang, orang)
    with pytest.raises(GalatJawaban) as galat:
        impor.berkas(orang.penilai, csv(BARIS, BARIS.replace("2001", "2002").replace(",3,", ",9,")), pilihan)
    assert re.search(r"baris 3.*P01", str(galat.value))
    assert gudang.lembar.daftar(orang.penilai) == ()
    assert banyak_kejadian(gudang, orang) == sebelum


def test_foreign_village_is_left_out_and_said(gudang, impor, pilihan, orang):
    hasil = impor.berkas(orang.penilai, csv(BARIS.replace(DESA, DESA_ASING), BARIS), pilihan)
    asing, sendiri = hasil.desa
    assert (asing.sebab, asing.penilaian_id) == (penilik.LUAR_WILAYAH, None)
    assert [i for i, _ in asing.ditolak] == ["P01", "P02", "M08"]
    assert sendiri.baru == ("P01", "P02", "M08")
    assert [x.desa_kode for x in gudang.lembar.daftar(orang.penilai_semua)] == [DESA]


@pytest.mark.parametrize("keadaan", ["diajukan", "diverifikasi", "final"])
def test_assessment_that_is_no_longer_filled_in_is_left_out(gudang, impor, orang, sidik, lembar, bawa_ke, keadaan):
    bawa_ke(lembar.id, keadaan)
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), PilihanImpor(sidik, timpa=True)).desa
    assert keadaan in desa.sebab
    assert teks(gudang, orang, lembar.id) == {}


def test_row_without_answers_begins_nothing(gudang, impor, pilihan, orang):
    (desa,) = impor.berkas(orang.penilai, csv(f"{DESA},Sukamaju,2026,,,,,"), pilihan).desa
    assert (desa.sebab, desa.kosong) == (penilik.TANPA_ISI, 50)
    assert gudang.lembar.daftar(orang.penilai) == ()


def test_assessments_are_not_begun_where_that_is_not_wanted(gudang, impor, orang, sidik):
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), PilihanImpor(sidik, buat=False)).desa
    assert desa.sebab == penilik.BELUM_ADA
    assert gudang.lembar.daftar(orang.penilai) == ()


def test_question_that_is_scored_otherwise_is_left_out(gudang, impor, pilihan, orang, instrumen_ubahan):
    lain = instrumen_ubahan("1.1.0", {"P01": ("bobot: 3", "bobot: 2")})
    lembar = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", lain.sidik))
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), pilihan).desa
    assert desa.ditolak == (("P01", seberang.DINILAI_LAIN),)
    assert set(teks(gudang, orang, lembar.id)) == {"P02", "M08"}


def test_a_file_of_another_version_fills_a_draft_by_the_crosswalk(gudang, impor, orang, sidik):
    """P01 and M08 have equal hashes in both versions; only the crosswalk knows that they ask something else."""
    lama = gudang.instrumen.daftarkan(terkirim("indikator", "inpres-3-2003", "versi", "1.0.0"))
    kepala, baris = "kode_desa,periode,P01,P03,P05,P10,P13,M08", f"{DESA},2026,3,2,3/9,1,NIHIL,85"
    tetangga = baris.replace(DESA, "99.01.01.2002")
    kini = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik))
    dulu = gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2026", lama.sidik))

    (maju, sendiri) = impor.berkas(orang.penilai, csv(baris, tetangga, kepala=kepala), PilihanImpor(lama.sidik)).desa

    assert teks(gudang, orang, kini.id) == {"P03": "2", "P05": "3/9", "P13": "NIHIL"}
    assert maju.ditolak == (
        ("P01", seberang.TIDAK_BERPADANAN),
        ("P10", seberang.TIDAK_ADA_LAGI),
        ("M08", seberang.TIDAK_BERPADANAN),
    )
    assert sendiri.ditolak == ()
    assert len(teks(gudang, orang, dulu.id)) == 6

    kepala, baris = "kode_desa,periode,P01,P03,P16,M08", "99.01.01.2002,2026,4,3,2,90"
    (mundur,) = impor.berkas(orang.penilai, csv(baris, kepala=kepala), PilihanImpor(sidik, timpa=True)).desa

    assert (mundur.diubah, mundur.ditolak) == (
        ("P03",),
        (("P01", seberang.DINILAI_LAIN), ("P16", seberang.TIDAK_ADA_LAGI), ("M08", seberang.DINILAI_LAIN)),
    )
    assert gudang.riwayat.periksa(orang.penilai, kini.id) == ()


@pytest.mark.parametrize("siapa", ["verifikator_semua", "kepala_desa", "pengamat", "admin"])
def test_only_a_penilai_imports(gudang, impor, pilihan, orang, siapa):
    with pytest.raises(GalatHak):
        impor.berkas(getattr(orang, siapa), csv(BARIS), pilihan)
    assert gudang.lembar.daftar(orang.penilai_semua) == ()


def test_too_many_rows_at_once_are_refused(impor, pilihan, orang, monkeypatch):
    monkeypatch.setattr(rak, "BATAS_BARIS", 1)
    with pytest.raises(GalatSimpan, match="paling banyak 1"):
        impor.berkas(orang.penilai, csv(BARIS, BARIS.replace("2001", "2002")), pilihan)


def test_wrong_call_is_told(impor, pilihan, orang, tmp_path):
    with pytest.raises(GalatPemakaian):
        impor.berkas(orang.penilai, csv(BARIS), PilihanImpor(pilihan.sidik, periode="Juni"))
    with pytest.raises(TidakAda):
        impor.berkas(orang.penilai, csv(BARIS), PilihanImpor("0" * 64))
    with pytest.raises(GalatJawaban):
        impor.berkas(orang.penilai, tmp_path / "tidak-ada.csv", pilihan)
    with pytest.raises(GalatSimpan, match="tim"):
        impor.berkas(orang.penilai, csv(BARIS), PilihanImpor(pilihan.sidik, tim=" "))


def test_failure_in_the_middle_takes_back_all_of_it(gudang, impor, pilihan, orang, monkeypatch):
    asli, kali = kerja.simpan_banyak, []

    def gagal(*argumen):
        kali.append(1)
        if len(kali) == 2:
            raise RuntimeError("listrik padam")
        return asli(*argumen)

    monkeypatch.setattr(kerja, "simpan_banyak", gagal)
    sebelum = banyak_kejadian(gudang, orang)
    with pytest.raises(RuntimeError):
        impor.berkas(orang.penilai, csv(BARIS, BARIS.replace("2001", "2002")), pilihan)
    assert gudang.lembar.daftar(orang.penilai) == ()
    assert banyak_kejadian(gudang, orang) == sebelum


# -- who waits ---------------------------------------------------------------------------------------------------


def test_imported_answer_is_kept_as_one_that_was_saved_by_hand(gudang, impor, pilihan, orang, lembar):
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), PilihanImpor(pilihan.sidik, tim="kedua")).desa
    for id_, isi in (("P01", "3"), ("P02", "NIHIL"), ("M08", "85")):
        gudang.jawaban.simpan(orang.penilai, lembar.id, id_, isi, versi_dilihat=0)
    waktu = {"waktu": None}
    tangan, berkas = (gudang.jawaban.semua(orang.penilai, n) for n in (lembar.id, desa.penilaian_id))
    assert {i: replace(j, **waktu) for i, j in berkas.items()} == {i: replace(j, **waktu) for i, j in tangan.items()}
    isi = [
        [(k.aksi, k.objek, k.lama, k.baru) for k in gudang.riwayat.penilaian(orang.penilai, n, objek="P01")]
        for n in (lembar.id, desa.penilaian_id)
    ]
    assert isi[0] == isi[1]


def test_looking_at_a_file_makes_no_writer_wait(gudang, impor, pilihan, orang, lembar, monkeypatch):
    monkeypatch.setattr(Koneksi, "tulis", lambda _: pytest.fail("a look took the writers' lock"))
    assert impor.tinjau(orang.penilai, csv(BARIS, BARIS.replace("2001", "2002")), pilihan).jumlah["baru"] == 6


def test_no_cell_is_read_behind_the_writers_lock(gudang, impor, pilihan, orang, lembar, monkeypatch):
    """Reading is what takes long: it is done before, also for answers that differ from those of the file."""
    for id_, isi in (("P01", "1"), ("M08", "17/20")):
        gudang.jawaban.simpan(orang.penilai, lembar.id, id_, isi, versi_dilihat=0)
    terkunci, dibaca, tulis, urai = [False], [], Koneksi.tulis, jawaban.urai

    @contextmanager
    def menulis(self):
        with tulis(self) as s:
            terkunci[0] = True
            yield s
            terkunci[0] = False

    def membaca(*isi, **cara):
        dibaca.append(terkunci[0])
        return urai(*isi, **cara)

    monkeypatch.setattr(Koneksi, "tulis", menulis)
    monkeypatch.setattr(jawaban, "urai", membaca)
    berkas = csv(BARIS, BARIS.replace("2001", "2002"))
    hasil = impor.berkas(orang.penilai, berkas, PilihanImpor(pilihan.sidik, timpa=True))
    assert (hasil.desa[0].baru, hasil.desa[0].diubah, hasil.desa[0].sama) == (("P02",), ("P01",), ("M08",))
    assert dibaca == [False, False]  # P01 and M08, each once


def test_answer_given_between_looking_and_writing_is_not_replaced(gudang, impor, pilihan, orang, lembar, monkeypatch):
    asli = kerja.Pengambil.tinjau

    def keduluan(self, s, baris):
        hasil = asli(self, s, baris)
        gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P01", "1", versi_dilihat=0)
        return hasil

    monkeypatch.setattr(kerja.Pengambil, "tinjau", keduluan)
    (desa,) = impor.berkas(orang.penilai, csv(BARIS), pilihan).desa
    assert desa.ditolak == (("P01", timbang.SUDAH_LAIN),)
    assert teks(gudang, orang, lembar.id)["P01"] == "1"


def test_evidence_waits_again_where_an_import_changes_its_answer(gudang, impor, orang, sidik, lembar):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P02", "", versi_dilihat=0)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "2", versi_dilihat=0)
    bukti = gudang.bukti.tautkan(orang.penilai, lembar.id, "P01", "https://desa.id", Keterangan(date(2026, 6, 1)))
    gudang.alur.ajukan(orang.penilai, lembar.id)
    gudang.bukti.putuskan(orang.verifikator, bukti.id, "diterima", status_dilihat="diajukan")
    gudang.alur.kembalikan(orang.verifikator, lembar.id, "perbaiki")
    berkas = csv(f"{DESA},Sukamaju,2026,,NIHIL,1,3", kepala="kode_desa,nama_desa,periode,tanggal,P02,P04,P01")
    nomor = impor.berkas(orang.penilai, berkas, PilihanImpor(sidik, timpa=True)).nomor
    assert gudang.bukti.satu(orang.penilai, bukti.id).diputuskan == "diajukan"
    baru = [(k.aksi, k.objek) for k in gudang.riwayat.penilaian(orang.penilai, lembar.id)][-5:]
    simpan = "jawaban.simpan"
    assert baru == [
        ("bukti.tunggu", f"bukti:{bukti.id}"),
        (simpan, "P01"),
        (simpan, "P02"),
        (simpan, "P04"),
        ("penilaian.impor", f"impor:{nomor}"),
    ]
    assert gudang.riwayat.periksa(orang.admin) == ()


# -- looking first -----------------------------------------------------------------------------------------------


def test_preview_says_the_same_and_keeps_nothing(gudang, impor, pilihan, orang, lembar):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "1", versi_dilihat=0)
    sebelum = banyak_kejadian(gudang, orang)
    berkas = csv(BARIS, BARIS.replace("2001", "2002"))
    lihat = impor.tinjau(orang.penilai, berkas, pilihan)
    assert banyak_kejadian(gudang, orang) == sebelum
    assert len(gudang.lembar.daftar(orang.penilai)) == 1
    jadi = impor.berkas(orang.penilai, berkas, pilihan)
    assert lihat.jumlah == jadi.jumlah
    assert [d.ditolak for d in lihat.desa] == [d.ditolak for d in jadi.desa]


def test_two_people_import_the_same_villages_at_once(gudang, impor, pilihan, orang):
    """One waits for the other, in the same order: each answer is there once, and no chain is broken."""
    baris = [BARIS.replace("2001", f"20{n:02}") for n in range(1, 9)]
    hasil, galat = [], []

    def ambil(urutan):
        try:
            hasil.append(impor.berkas(orang.penilai, csv(*urutan), pilihan))
        except GalatSimpan as e:
            galat.append(e)

    dua = [threading.Thread(target=ambil, args=(u,)) for u in (baris, baris[::-1])]
    for t in dua:
        t.start()
    for t in dua:
        t.join()
    for e in galat:  # the second may learn that the first began the assessments in the meantime
        assert "sudah ada" in str(e)
    assert sum(h.jumlah["baru"] for h in hasil) == 24
    assert gudang.riwayat.periksa(orang.admin) == ()
    assert len(gudang.lembar.daftar(orang.penilai)) == 8


def test_person_is_named_by_number_in_history(gudang, impor, pilihan, orang):
    siapa = Pelaku(orang.penilai.pengguna_id, "Nama Panjang", orang.penilai.peran)
    (desa,) = impor.berkas(siapa, csv(BARIS), pilihan).desa
    assert {k.pengguna_id for k in gudang.riwayat.penilaian(orang.penilai, desa.penilaian_id)} == {siapa.pengguna_id}


def test_rows_are_counted_as_nilai_counts_them(impor, pilihan, orang):
    hasil = impor.tinjau(orang.penilai, csv(BARIS, "JUMLAH,,,,3,,,"), pilihan)
    assert str(hasil.hitungan) == "2 baris dalam berkas = 1 dibaca + 0 ditolak + 1 dilewati."
    assert "B37" in [t.kode for t in hasil.peringatan]
    with pytest.raises(GalatJawaban) as galat:
        impor.tinjau(orang.penilai, csv(BARIS, BARIS.replace(",3,", ",9,")), pilihan)
    assert galat.value.hitungan is not None
    assert (galat.value.hitungan.dibaca, galat.value.hitungan.ditolak) == (0, 2)
