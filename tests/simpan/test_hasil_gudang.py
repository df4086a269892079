"""Results from the store: drafts as they stand, final ones as they were frozen, for those to whom they are open."""

from datetime import date

import pytest

from penilaian.jawaban import KOSONG, TERJAWAB
from penilaian.mesin import JENIS, nilai
from penilaian.simpan import TAMU, Awal, GalatHak, Gudang, Lembar
from penilaian.simpan.basis.tabel import Bukti

DESA = "99.01.01.2001"


def terisi(kumpulan) -> dict[str, float]:
    j = kumpulan.jawaban
    return {i: float(j.nilai[n, 0]) for n, i in enumerate(j.indikator) if j.keadaan[n, 0] == TERJAWAB}


def bukti(gudang: Gudang, lembar: Lembar, indikator: str, **lain: object) -> None:
    isi = {"jenis": "tautan", "tautan": "https://contoh.desa.id", "tanggal": date(2026, 11, 1), "status": "diterima"}
    with gudang.koneksi.tulis() as s:
        s.add(Bukti(penilaian_id=lembar.id, indikator=indikator, **(isi | lain)))


@pytest.fixture
def draf(gudang: Gudang, orang, lembar: Lembar) -> Lembar:
    """P01 = 3, P08 = 3, P14 = 3 on 24 November 2026; submitted, P01 verified as 2."""
    gudang.lembar.ubah(orang.penilai, lembar.id, versi_dilihat=lembar.versi, tanggal=date(2026, 11, 24))
    for indikator in ("P01", "P08", "P14"):
        gudang.jawaban.simpan(orang.penilai, lembar.id, indikator, "3", versi_dilihat=0)
    gudang.alur.ajukan(orang.penilai, lembar.id)
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "2", "bukan go.id", versi_dilihat=1)
    return lembar


def test_three_sets_of_one_draft_go_through_the_one_engine(gudang, orang, draf):
    bukti(gudang, draf, "P01")
    tiga = gudang.hasil.tiga(orang.kepala_desa, draf.id)
    assert terisi(tiga["mandiri"]) == {"P01": 3, "P08": 3, "P14": 3}
    assert terisi(tiga["terverifikasi"]) == {"P01": 2}
    assert terisi(tiga["didukung"])["P01"] == 3
    assert terisi(tiga["didukung"])["P08"] < 3
    for jenis in JENIS:
        assert len(nilai(tiga[jenis].instrumen, tiga[jenis].jawaban)) == 1
        assert tiga[jenis].keterangan.iloc[0][["jenis", "keadaan", "versi", "waktu_final"]].tolist() == [
            jenis,
            "diajukan",
            "2.0.0",
            "",
        ]
    assert tiga["mandiri"].jawaban.kunci.iloc[0].tolist() == [DESA, "Sukamaju", "", "", "2026", "2026-11-24"]


@pytest.mark.parametrize(
    "lain",
    [
        {"status": "diajukan"},
        {"status": "ditolak"},
        {"status": "kedaluwarsa"},
        {"tanggal": date(2026, 11, 25)},
        {"berlaku_sampai": date(2026, 11, 23)},
        {"dihapus": "waktu"},
    ],
)
def test_evidence_that_is_not_accepted_not_valid_or_taken_back_supports_nothing(gudang, orang, draf, lain):
    if "dihapus" in lain:
        lain = {"dihapus": draf.dibuat}
    bukti(gudang, draf, "P01", **lain)
    assert terisi(gudang.hasil.satu(orang.penilai, draf.id, "didukung"))["P01"] == 1


def test_running_assessments_of_the_area_come_as_one_table_without_those_of_other_teams(gudang, orang, draf, sidik):
    gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, tim="tandingan"))
    gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2026", sidik))
    gudang.lembar.buat(orang.penilai_asing, Awal("99.02.01.2001", "2026", sidik))
    (kumpulan,) = gudang.hasil.berjalan(orang.penilai)
    assert kumpulan.jawaban.kunci["kode_desa"].tolist() == [DESA, "99.01.01.2002"]
    assert kumpulan.keterangan["keadaan"].tolist() == ["diajukan", "draf"]
    (satu,) = gudang.hasil.berjalan(orang.penilai, desa="99.01.01.2002")
    assert satu.jawaban.kunci["kode_desa"].tolist() == ["99.01.01.2002"]
    assert gudang.hasil.berjalan(TAMU) == ()


@pytest.fixture
def dua_final(gudang: Gudang, orang, sidik, bawa_ke) -> tuple[Lembar, Lembar]:
    """Two villages of the kecamatan, final for 2026: P01 verified as 1 and as 4."""
    semua = []
    for desa, teks in ((DESA, "1"), ("99.01.01.2002", "4")):
        satu = gudang.lembar.buat(orang.penilai, Awal(desa, "2026", sidik))
        bawa_ke(satu.id, "diajukan")
        gudang.jawaban.verifikasi(orang.verifikator, satu.id, "P01", teks, "dilihat", versi_dilihat=0)
        gudang.alur.verifikasi(orang.verifikator, satu.id, "sesuai kunjungan")
        semua.append(gudang.alur.finalkan(orang.verifikator_kabupaten, satu.id, "sesuai kunjungan"))
    return semua[0], semua[1]


def test_final_results_of_all_villages_come_as_one_table_that_says_what_it_is(gudang, orang, dua_final):
    (kumpulan,) = gudang.hasil.umum(orang.pengamat)
    assert kumpulan.jawaban.nilai[kumpulan.jawaban.nomor("P01")].tolist() == [1, 4]
    assert kumpulan.keterangan["penilaian_id"].tolist() == [x.id for x in dua_final]
    assert set(kumpulan.keterangan["jenis"]) == {"terverifikasi"}
    assert all(kumpulan.keterangan["waktu_final"].str.startswith("20"))
    (satu,) = gudang.hasil.umum(orang.pengamat, desa="99.01.01.2002")
    assert satu.jawaban.nilai[satu.jawaban.nomor("P01")].tolist() == [4]
    (mandiri,) = gudang.hasil.umum(orang.verifikator, "mandiri")
    assert mandiri.jawaban.keadaan[mandiri.jawaban.nomor("P01")].tolist() == [KOSONG, KOSONG]


def test_visitors_see_final_results_only_if_the_setting_says_so(gudang, orang, dua_final):
    assert gudang.hasil.umum(TAMU) == ()
    with pytest.raises(GalatHak):
        gudang.hasil.final(TAMU, dua_final[0].id)
    with pytest.raises(GalatHak):
        gudang.lembar.ambil(TAMU, dua_final[0].id)
    gudang.pengaturan.ubah(orang.admin, "hasil_umum", "ya")
    assert len(gudang.hasil.umum(TAMU)[0].jawaban) == 2
    assert len(gudang.hasil.final(TAMU, dua_final[0].id)) == 1
    assert [x.id for x in gudang.lembar.daftar(TAMU)] == [x.id for x in dua_final]


def test_results_that_are_scored_otherwise_stand_apart_those_of_the_newest_instrument_first(
    gudang, orang, dua_final, bawa_ke, instrumen_ubahan
):
    alike = instrumen_ubahan("2.0.1", {"P01": ("nama: ", "nama: Tentang ")})
    lain = instrumen_ubahan("3.0.0", {"P01": ("bobot: 3", "bobot: 1")})
    for desa, instrumen in (("99.01.01.2003", alike), ("99.01.01.2004", lain)):
        satu = gudang.lembar.buat(orang.penilai, Awal(desa, "2026", instrumen.sidik))
        bawa_ke(satu.id, "final")
    baru, lama = gudang.hasil.umum(orang.pengamat)
    assert (baru.instrumen.versi, len(baru.jawaban)) == ("3.0.0", 1)
    assert (lama.instrumen.versi, lama.keterangan["versi"].tolist()) == ("2.0.1", ["2.0.0", "2.0.0", "2.0.1"])


def test_the_mark_for_caches_changes_with_what_is_final_and_with_nothing_else(gudang, orang, dua_final, lembar_lain):
    cap = [gudang.hasil.cap()]

    def berubah() -> bool:
        cap.append(gudang.hasil.cap())
        return cap[-1] != cap[-2]

    gudang.jawaban.simpan(orang.penilai, lembar_lain.id, "P01", "3", versi_dilihat=0)
    gudang.alur.ajukan(orang.penilai, lembar_lain.id)
    assert not berubah()
    gudang.alur.verifikasi(orang.verifikator, lembar_lain.id, "sesuai kunjungan")
    gudang.alur.finalkan(orang.verifikator_kabupaten, lembar_lain.id, "sesuai kunjungan")
    assert berubah()
    gudang.alur.buka_kembali(orang.verifikator_kabupaten, dua_final[0].id, "salah")
    assert berubah()
    gudang.pengaturan.ubah(orang.admin, "hasil_umum", "ya")
    assert berubah()


@pytest.fixture
def lembar_lain(gudang: Gudang, orang, sidik) -> Lembar:
    return gudang.lembar.buat(orang.penilai, Awal("99.01.01.2009", "2026", sidik))
