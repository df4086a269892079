"""Assessments with local questions: pinned to both, answered, verified, frozen, moved; official numbers stay."""

import shutil
from pathlib import Path

import pytest

from penilaian.jawaban import tulis_sel
from penilaian.mesin import nilai
from penilaian.simpan import Awal, GalatKeadaan, GalatSimpan
from penilaian.simpan.impor import PilihanImpor

FOLDER = Path(__file__).parents[1] / "muat" / "tambahan_kecil"
DESA = "99.01.01.2001"


@pytest.fixture
def folder(tmp_path):
    """A copy of the addition that a test may change."""
    return Path(shutil.copytree(FOLDER, tmp_path / "bungo"))


@pytest.fixture
def lokal(gudang, folder):
    return gudang.instrumen.daftarkan(folder)


@pytest.fixture
def draf(gudang, orang, lokal):
    lembar = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", lokal.sidik_utuh, nama_desa="Sukamaju"))
    for id_, teks in {"P01": "3", "P08": "2", "X01": "1", "X02": "12", "X03": "situs"}.items():
        gudang.jawaban.simpan(orang.penilai, lembar.id, id_, teks, versi_dilihat=0)
    return lembar


def lain(folder: Path, gudang, **ganti: str):
    """Return the addition as its next version, a text of X01 replaced."""
    for berkas, (lama, baru) in {
        "instrumen.yaml": ("versi: 1.0.0", "versi: 1.1.0"),
        "X01-menara.yaml": (ganti["lama"], ganti["baru"]),
    }.items():
        jalan = folder / berkas
        jalan.write_text(jalan.read_text("utf-8").replace(lama, baru), "utf-8")
    return gudang.instrumen.daftarkan(folder)


def sel(kumpulan, id_: str) -> list[str]:
    return tulis_sel(kumpulan.instrumen.per_id[id_], kumpulan.jawaban).to_pylist()


def test_the_instrument_alone_is_kept_too_and_what_is_kept_comes_back_whole(gudang, lokal):
    resmi = gudang.instrumen.ambil(lokal.sidik)
    assert resmi.tambahan is None
    gudang.instrumen._terbaca.clear()
    lagi = gudang.instrumen.ambil(lokal.sidik_utuh)
    assert (lagi.tambahan, lagi.sidik, lagi.sidik_utuh) == (lokal.tambahan, lokal.sidik, lokal.sidik_utuh)
    assert {"instrumen.yaml", "tambahan/instrumen.yaml", "tambahan/X01-menara.yaml"} <= set(
        gudang.instrumen.naskah(lokal.sidik_utuh)
    )


def test_answers_are_kept_and_no_official_number_knows_of_them(gudang, orang, draf):
    kumpulan = gudang.hasil.satu(orang.penilai, draf.id)
    assert [sel(kumpulan, id_) for id_ in ("X01", "X02", "X03")] == [["1"], ["12"], ["situs"]]
    semula = gudang.lembar.buat(
        orang.penilai, Awal("99.01.01.2002", "2026", kumpulan.instrumen.sidik, nama_desa="Lain")
    )
    for id_, teks in {"P01": "3", "P08": "2"}.items():
        gudang.jawaban.simpan(orang.penilai, semula.id, id_, teks, versi_dilihat=0)
    satu, dua = (
        nilai(k.instrumen, k.jawaban).tabel().drop(columns=["kode_desa", "nama_desa"])
        for k in (kumpulan, gudang.hasil.satu(orang.penilai, semula.id))
    )
    assert satu[dua.columns].equals(dua)


def test_the_number_of_answers_that_are_not_counted_leaves_local_ones_out(gudang, orang, draf):
    tanpa = gudang.hasil.satu(orang.penilai, draf.id, "terverifikasi").keterangan["belum_diakui"].iloc[0]
    assert tanpa == 2  # P01 and P08 are not verified; X01, X02 and X03 are no part of it


def test_drafts_with_and_without_are_one_set_with_the_columns_of_the_addition(gudang, orang, draf, lokal):
    gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2026", lokal.sidik, nama_desa="Lain"))
    (kumpulan,) = gudang.hasil.berjalan(orang.penilai)
    assert len(kumpulan.jawaban) == 2
    assert sel(kumpulan, "X01") == ["1", ""]


def test_local_answers_are_verified_and_frozen_like_the_others(gudang, orang, draf):
    gudang.alur.ajukan(orang.penilai, draf.id)
    for id_, teks in {"P01": "3", "P08": "2", "X01": "0", "X02": "12", "X03": "situs"}.items():
        versi = gudang.jawaban.satu(orang.verifikator, draf.id, id_).versi
        gudang.jawaban.verifikasi(orang.verifikator, draf.id, id_, teks, "dilihat", versi_dilihat=versi)
    gudang.alur.verifikasi(orang.verifikator, draf.id, "bukti menyusul")
    gudang.alur.finalkan(orang.verifikator_kabupaten, draf.id, "bukti menyusul")
    (final,) = gudang.hasil.final(orang.verifikator, draf.id)
    assert final.hasil["terverifikasi"]["X01"] == "0"
    assert final.hasil["mandiri"]["X01"] == "1"
    (umum,) = gudang.hasil.umum(orang.pengamat)
    assert sel(umum, "X02") == ["12"]


def test_a_draft_takes_the_new_words_of_an_addition_and_keeps_its_answers(gudang, orang, draf, folder):
    baru = lain(folder, gudang, lama="nama: Menara", baru="nama: Menara seluler")
    gudang.alur.pindah_instrumen(orang.penilai, draf.id, baru.sidik_utuh)
    assert gudang.jawaban.satu(orang.penilai, draf.id, "X01").teks == "1"


def test_a_draft_moves_to_a_question_that_is_answered_otherwise_only_after_a_look(gudang, orang, draf, folder):
    baru = lain(
        folder,
        gudang,
        lama="  - {nilai: 1, teks: Ada.}",
        baru="  - {nilai: 1, teks: Satu.}\n  - {nilai: 2, teks: Lebih.}",
    )
    with pytest.raises(GalatSimpan, match="Lihat dahulu"):
        gudang.alur.pindah_instrumen(orang.penilai, draf.id, baru.sidik_utuh)
    tinjauan = gudang.alur.tinjau_pindah(orang.penilai, draf.id, baru)
    assert [n.indikator for n in tinjauan.jawaban if n.gugur] == ["X01"]
    gudang.alur.pindah_instrumen(orang.penilai, draf.id, baru.sidik_utuh, tinjauan=tinjauan)
    assert {id_: gudang.jawaban.satu(orang.penilai, draf.id, id_).teks for id_ in ("P01", "X01", "X02")} == {
        "P01": "3",
        "X01": "",
        "X02": "12",
    }
    with pytest.raises(GalatKeadaan, match="pertanyaannya berubah"):
        gudang.jawaban.simpan(orang.penilai, draf.id, "X01", "1", versi_dilihat=2, sidik_dilihat=draf.sidik)


def test_a_draft_of_an_older_version_keeps_its_local_answers_by_the_crosswalk(gudang, orang, folder, lokal):
    lama = gudang.instrumen.daftarkan(folder, "1.0.0")
    assert (lama.versi, lama.tambahan.id) == ("1.0.0", "bungo")
    lembar = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", lama.sidik_utuh, nama_desa="Sukamaju"))
    for id_, teks in {"P03": "3", "X01": "1"}.items():
        gudang.jawaban.simpan(orang.penilai, lembar.id, id_, teks, versi_dilihat=0)
    tinjauan = gudang.alur.tinjau_pindah(orang.penilai, lembar.id, lokal)
    gudang.alur.pindah_instrumen(orang.penilai, lembar.id, lokal.sidik_utuh, tinjauan=tinjauan)
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "X01").teks == "1"


def test_a_file_with_local_columns_goes_into_a_draft(gudang, orang, lokal, tmp_path):
    berkas = tmp_path / "isi.csv"
    berkas.write_text(f"kode_desa,nama_desa,periode,P01,X01,X03\n{DESA},Sukamaju,2026,3,1,situs sosmed\n", "utf-8")
    hasil = gudang.impor.berkas(orang.penilai, berkas, PilihanImpor(lokal.sidik_utuh))
    assert hasil.desa[0].baru == ("P01", "X01", "X03")
    assert gudang.jawaban.satu(orang.penilai, hasil.desa[0].penilaian_id, "X03").teks == "situs sosmed"


def test_answers_of_an_earlier_period_come_along(gudang, orang, draf, lokal):
    kini = gudang.lembar.buat(orang.penilai, Awal(DESA, "2027", lokal.sidik_utuh, nama_desa="Sukamaju"))
    hasil = gudang.jawaban.bawa(orang.penilai, kini.id, draf.id)
    assert set(hasil.dibawa) == {"P01", "P08", "X01", "X02", "X03"}
