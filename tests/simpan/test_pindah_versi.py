"""A draft of 1.0.0 moves to 2.0.0 as its preview said: what stays, what becomes another answer, what becomes kosong."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from penilaian.instrumen import Instrumen
from penilaian.jawaban import KOSONG
from penilaian.simpan import Awal, Bentrok, GalatBasisData, GalatKeadaan, GalatSimpan, Gudang, Lembar
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.rak import RakRawat
from penilaian.terkirim import terkirim

DESA = "99.01.01.2001"
JAWABAN = {
    "P08": "2",  # mapped: 2 → 2
    "P02": "profil_kontak",  # a checklist that is not mapped
    "P03": "3",  # kata
    "P04": "3",  # rung 3 is not mapped
    "P05": "3/9",  # the number stays
    "P06": "48",  # asks something else
    "P10": "2",  # is not asked any more
    "P13": "papan_informasi media_sosial",  # items → items
    "M02": "TB",
    "T08": "80 (n=44)",
}


@pytest.fixture
def lama(gudang: Gudang) -> Instrumen:
    return gudang.instrumen.daftarkan(terkirim("indikator", "inpres-3-2003", "versi", "1.0.0"))


@pytest.fixture
def kini(gudang: Gudang) -> Instrumen:
    return gudang.instrumen.daftarkan("inpres-3-2003")


@pytest.fixture
def draf(gudang: Gudang, orang, lama) -> Lembar:
    """A draft of 1.0.0 with ten answers, each with a note."""
    x = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", lama.sidik))
    for id_, teks in JAWABAN.items():
        gudang.jawaban.simpan(orang.penilai, x.id, id_, teks, versi_dilihat=0, catatan=f"catatan {id_}")
    return gudang.lembar.ambil(orang.penilai, x.id)


def pindahkan(gudang, siapa, x: Lembar, kini: Instrumen) -> Lembar:
    tinjauan = gudang.alur.tinjau_pindah(siapa, x.id, kini)
    return gudang.alur.pindah_instrumen(siapa, x.id, kini.sidik, tinjauan=tinjauan)


def isi(gudang, orang, x: Lembar) -> dict[str, tuple[str, str, str]]:
    """Answer, note and who gave it, of what is answered or noted."""
    semua = gudang.jawaban.semua(orang.penilai, x.id)
    return {id_: (j.teks, j.catatan, j.oleh_nama) for id_, j in semua.items() if j.teks or j.catatan}


def utuh(gudang: Gudang, orang, x: Lembar) -> None:
    assert gudang.riwayat.periksa(orang.penilai, x.id) == ()


def test_the_preview_says_what_the_move_then_does(gudang, orang, draf, lama, kini):
    tinjauan = gudang.alur.tinjau_pindah(orang.penilai, draf.id, kini)

    assert (tinjauan.dari, tinjauan.ke, tinjauan.sidik) == ("1.0.0", "2.0.0", kini.sidik)
    assert {n.indikator: (n.nasib, n.lama, n.baru) for n in tinjauan.jawaban} == {
        "P08": ("ubah", "2", "2"),
        "P02": ("ubah", "profil_kontak", ""),
        "P03": ("kata", "3", "3"),
        "P04": ("ubah", "3", ""),
        "P05": ("ubah", "3/9", "3/9"),
        "P06": ("ubah", "48", ""),
        "P10": ("hapus", "2", ""),
        "P13": ("ubah", "papan_informasi media_sosial", "papan_selebaran percakapan_medsos"),
        "M02": ("ubah", "TB", "TB"),
        "T08": ("ubah", "80 (n=44)", "80 (n=44)"),
    }
    assert gudang.lembar.ambil(orang.penilai, draf.id) == draf  # looking changes nothing

    pindah = gudang.alur.pindah_instrumen(
        orang.penilai, draf.id, kini.sidik, tinjauan=tinjauan, versi_dilihat=draf.versi
    )

    assert (pindah.sidik, pindah.versi_instrumen, pindah.versi) == (kini.sidik, "2.0.0", draf.versi + 1)
    assert (pindah.keadaan, pindah.terisi) == ("draf", 6)
    assert isi(gudang, orang, draf) == {
        n.indikator: (n.baru, f"catatan {n.indikator}", "Penilai") for n in tinjauan.jawaban if n.baru
    }
    utuh(gudang, orang, draf)


def test_an_answer_that_is_not_mapped_is_as_if_never_given_and_stays_in_the_history_with_its_note(
    gudang, orang, draf, lama, kini
):
    pindahkan(gudang, orang.penilai_dua, draf, kini)

    for id_ in ("P02", "P04", "P06"):
        j = gudang.jawaban.satu(orang.penilai, draf.id, id_)
        assert (j.teks, j.catatan, j.oleh, j.bawaan) == ("", "", None, False)
    dulu = {x.indikator: x for x in gudang.jawaban.lama(orang.kepala_desa, draf.id)}
    assert {id_: (x.teks, x.catatan, x.tujuan) for id_, x in dulu.items()} == {
        "P02": ("profil_kontak", "catatan P02", ("P02",)),
        "P04": ("3", "catatan P04", ("P04",)),
        "P06": ("48", "catatan P06", ("P06",)),
        "P10": ("2", "catatan P10", ()),
    }
    assert {x.sidik for x in dulu.values()} == {lama.sidik}
    (buat, gugur) = gudang.riwayat.penilaian(orang.penilai, draf.id, objek="P06")
    assert (buat.aksi, gugur.aksi, gugur.nama) == ("jawaban.simpan", "jawaban.gugurkan", "Penilai_Dua")
    assert (gugur.lama["teks"], gugur.lama["catatan"], gugur.baru["teks"]) == ("48", "catatan P06", "")
    kepala = gudang.riwayat.penilaian(orang.penilai, draf.id, objek="penilaian")[-1]
    assert (kepala.aksi, kepala.lama["instrumen_sidik"]) == ("penilaian.pindah_instrumen", lama.sidik)
    assert {n: kepala.baru[n] for n in ("tetap", "dipadankan", "gugur", "versi_instrumen")} == {
        "tetap": 1,
        "dipadankan": 5,
        "gugur": 4,
        "versi_instrumen": "2.0.0",
    }


def test_a_kosong_answer_is_given_again_and_scored_by_the_new_version(gudang, orang, draf, kini):
    pindahkan(gudang, orang.penilai, draf, kini)
    versi = gudang.jawaban.satu(orang.penilai, draf.id, "P06").versi
    gudang.jawaban.simpan(orang.penilai, draf.id, "P06", "60", versi_dilihat=versi, sidik_dilihat=kini.sidik)
    gudang.jawaban.simpan(orang.penilai, draf.id, "P16", "2", versi_dilihat=0, sidik_dilihat=kini.sidik)

    kumpulan = gudang.hasil.satu(orang.penilai, draf.id)

    assert kumpulan.instrumen.versi == "2.0.0"
    terisi = [i for n, i in enumerate(kumpulan.jawaban.indikator) if kumpulan.jawaban.keadaan[n, 0] != KOSONG]
    assert terisi == ["P03", "P05", "P06", "P08", "P16", "P13", "M02", "T08"]
    utuh(gudang, orang, draf)


def test_verified_values_and_acceptances_stay_only_where_the_question_did(gudang, orang, draf, kini):
    bukti = {}
    for id_ in ("P08", "P03", "P06", "P10"):
        keterangan = Keterangan(date(2026, 1, 5), "Kaur", None)
        bukti[id_] = gudang.bukti.tautkan(orang.penilai, draf.id, id_, f"https://contoh.desa.id/{id_}", keterangan)
    gudang.alur.ajukan(orang.penilai, draf.id)
    for id_, b in bukti.items():
        gudang.bukti.putuskan(orang.verifikator, b.id, "diterima", status_dilihat="diajukan")
        gudang.jawaban.verifikasi(orang.verifikator, draf.id, id_, JAWABAN[id_], versi_dilihat=1)
    gudang.alur.kembalikan(orang.verifikator, draf.id, "lengkapi")

    tinjauan = gudang.alur.tinjau_pindah(orang.penilai, draf.id, kini)
    per_id = {n.indikator: (n.diverifikasi, n.bukti_menunggu, n.bukti_ditarik) for n in tinjauan.jawaban}
    assert {id_: per_id[id_] for id_ in bukti} == {
        "P08": (True, 1, 0),
        "P03": (False, 0, 0),
        "P06": (True, 1, 0),
        "P10": (True, 0, 1),
    }
    gudang.alur.pindah_instrumen(orang.penilai, draf.id, kini.sidik, tinjauan=tinjauan)

    p03 = gudang.jawaban.satu(orang.penilai, draf.id, "P03")
    assert (p03.teks_verifikasi, p03.verifikator_nama, p03.usang, p03.versi) == ("3", "Verifikator", False, 2)
    for id_ in ("P08", "P06"):
        j = gudang.jawaban.satu(orang.penilai, draf.id, id_)
        assert (j.teks_verifikasi, j.oleh_verifikasi, j.alasan_verifikasi, j.usang) == (None, None, "", False)
    assert {b.indikator: b.diputuskan for b in gudang.bukti.daftar(orang.penilai, draf.id)} == {
        "P08": "diajukan",
        "P03": "diterima",
        "P06": "diajukan",
    }
    utuh(gudang, orang, draf)
    # goes on to the end under the new version
    gudang.alur.ajukan(orang.penilai, draf.id)
    versi = gudang.jawaban.satu(orang.verifikator, draf.id, "P08").versi
    gudang.jawaban.verifikasi(orang.verifikator, draf.id, "P08", "2", versi_dilihat=versi, sidik_dilihat=kini.sidik)
    gudang.alur.verifikasi(orang.verifikator, draf.id, "sesuai kunjungan")
    gudang.alur.finalkan(orang.verifikator_kabupaten, draf.id, "sesuai kunjungan")
    (final,) = gudang.hasil.final(orang.pengamat, draf.id)
    assert (final.sidik, final.aturan) == (kini.sidik, "1.1.0")
    assert RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()


def test_evidence_that_was_refused_stays_refused(gudang, orang, draf, kini):
    b = gudang.bukti.tautkan(orang.penilai, draf.id, "P08", "https://contoh.desa.id")
    gudang.alur.ajukan(orang.penilai, draf.id)
    gudang.bukti.putuskan(orang.verifikator, b.id, "ditolak", "mati", status_dilihat="diajukan")
    gudang.alur.kembalikan(orang.verifikator, draf.id, "lengkapi")
    pindahkan(gudang, orang.penilai, draf, kini)
    (kini_bukti,) = gudang.bukti.daftar(orang.penilai, draf.id)
    assert (kini_bukti.diputuskan, kini_bukti.alasan) == ("ditolak", "mati")


def test_what_was_brought_over_and_not_confirmed_stays_so_under_the_new_version(gudang, orang, lama, kini):
    dulu = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", lama.sidik))
    for id_ in ("P08", "P03", "P06"):
        gudang.jawaban.simpan(orang.penilai, dulu.id, id_, JAWABAN[id_], versi_dilihat=0)
    x = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", lama.sidik))
    gudang.jawaban.bawa(orang.penilai, x.id, dulu.id)
    pindah = pindahkan(gudang, orang.penilai, x, kini)
    assert pindah.terisi == 0
    semua = gudang.jawaban.semua(orang.penilai, x.id)
    assert {id_: (j.teks, j.bawaan) for id_, j in semua.items()} == {
        "P08": ("2", True),
        "P03": ("3", True),
        "P06": ("", False),
    }
    utuh(gudang, orang, x)


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ("UPDATE jawaban SET oleh = 1 WHERE indikator = 'P06'", "penjawab atau waktu jawaban P06"),
        ("UPDATE jawaban SET oleh = 2 WHERE indikator = 'P05'", "penjawab atau waktu jawaban P05"),
        ("UPDATE jawaban SET teks = '48' WHERE indikator = 'P06'", "teks jawaban P06"),
        (
            "UPDATE jawaban SET teks_verifikasi = '2', versi_verifikasi = versi WHERE indikator = 'P08'",
            "teks_verifikasi",
        ),
        ("UPDATE jawaban SET alasan_verifikasi = 'baik' WHERE indikator = 'P08'", "alasan verifikasi P08"),
    ],
)
def test_what_is_changed_after_a_move_without_the_store_is_found(gudang, orang, draf, kini, ubah, kata):
    gudang.alur.ajukan(orang.penilai, draf.id)
    gudang.jawaban.verifikasi(orang.verifikator, draf.id, "P08", "2", "baik", versi_dilihat=1)
    gudang.alur.kembalikan(orang.verifikator, draf.id, "lengkapi")
    pindahkan(gudang, orang.penilai, draf, kini)
    utuh(gudang, orang, draf)
    with gudang.koneksi.tulis() as s:
        s.execute(text(ubah))
    assert any(kata in k.pesan for k in gudang.riwayat.periksa(orang.penilai, draf.id))


def test_belum_tahu_about_a_question_that_changed_is_untouched_and_no_loss(gudang, orang, lama, kini):
    x = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", lama.sidik))
    for id_ in ("P03", "P06"):
        gudang.jawaban.simpan(orang.penilai, x.id, id_, "1", versi_dilihat=0)
        gudang.jawaban.simpan(orang.penilai, x.id, id_, "", versi_dilihat=1)
    assert gudang.alur.tinjau_pindah(orang.penilai, x.id, kini).jawaban == ()
    pindahkan(gudang, orang.penilai, x, kini)
    oleh = {id_: j.oleh_nama for id_, j in gudang.jawaban.semua(orang.penilai, x.id).items()}
    assert oleh == {"P03": "Penilai", "P06": ""}
    utuh(gudang, orang, x)


def test_a_note_on_an_answer_that_became_kosong_is_kept_as_before(gudang, orang, draf, kini):
    pindahkan(gudang, orang.penilai, draf, kini)
    versi = gudang.jawaban.satu(orang.penilai, draf.id, "P06").versi
    gudang.jawaban.simpan(orang.penilai_dua, draf.id, "P06", "", versi_dilihat=versi, catatan="tes bulan depan")
    j = gudang.jawaban.satu(orang.penilai, draf.id, "P06")
    assert (j.teks, j.catatan, j.oleh) == ("", "tes bulan depan", None)
    utuh(gudang, orang, draf)


def test_it_is_not_moved_unseen_and_not_otherwise_than_it_was_seen(gudang, orang, draf, kini):
    with pytest.raises(GalatSimpan, match=r"Lihat dahulu apa yang berubah pada versi 2\.0\.0"):
        gudang.alur.pindah_instrumen(orang.penilai, draf.id, kini.sidik)
    tinjauan = gudang.alur.tinjau_pindah(orang.penilai, draf.id, kini)
    gudang.jawaban.simpan(orang.penilai_dua, draf.id, "P04", "2", versi_dilihat=1)
    with pytest.raises(Bentrok, match="Sejak ditinjau"):
        gudang.alur.pindah_instrumen(orang.penilai, draf.id, kini.sidik, tinjauan=tinjauan)
    lain = replace(tinjauan, jawaban=())
    with pytest.raises(Bentrok):
        gudang.alur.pindah_instrumen(orang.penilai, draf.id, kini.sidik, tinjauan=lain)
    assert gudang.lembar.ambil(orang.penilai, draf.id).sidik == draf.sidik
    utuh(gudang, orang, draf)


@pytest.mark.parametrize("keadaan", ["diajukan", "diverifikasi", "final"])
def test_what_was_submitted_or_is_final_never_moves(gudang, orang, draf, kini, bawa_ke, keadaan):
    tinjauan = gudang.alur.tinjau_pindah(orang.penilai, draf.id, kini)
    bawa_ke(draf.id, keadaan)
    with pytest.raises(GalatKeadaan):
        gudang.alur.tinjau_pindah(orang.penilai, draf.id, kini)
    with pytest.raises(GalatKeadaan):
        gudang.alur.pindah_instrumen(orang.penilai, draf.id, kini.sidik, tinjauan=tinjauan)


def test_a_frozen_result_stays_as_it_was_when_its_reopened_draft_moves(gudang, orang, draf, kini, bawa_ke):
    bawa_ke(draf.id, "final")
    (beku,) = gudang.hasil.final(orang.penilai, draf.id)
    gudang.alur.buka_kembali(orang.verifikator_kabupaten, draf.id, "salah hitung")
    pindahkan(gudang, orang.penilai, draf, kini)
    (kemudian,) = gudang.hasil.final(orang.penilai, draf.id)
    assert replace(kemudian, dibuka=None) == beku
    assert beku.sidik == draf.sidik
    assert RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()


def test_an_answer_meant_for_the_older_question_is_refused_after_the_move(gudang, orang, draf, lama, kini):
    """A second assessor has the card of P08 open; the id stays, the question does not."""
    pindahkan(gudang, orang.penilai, draf, kini)
    versi = gudang.jawaban.satu(orang.penilai, draf.id, "P08").versi
    with pytest.raises(GalatKeadaan, match="dipindahkan ke versi lain"):
        gudang.jawaban.simpan(orang.penilai_dua, draf.id, "P08", "4", versi_dilihat=versi, sidik_dilihat=lama.sidik)
    with pytest.raises(GalatKeadaan, match="dipindahkan ke versi lain"):
        gudang.jawaban.simpan(orang.penilai_dua, draf.id, "M01", "4", versi_dilihat=0, sidik_dilihat=lama.sidik)
    gudang.alur.ajukan(orang.penilai, draf.id)
    with pytest.raises(GalatKeadaan, match="dipindahkan ke versi lain"):
        gudang.jawaban.verifikasi(orang.verifikator, draf.id, "P08", "2", versi_dilihat=versi, sidik_dilihat=lama.sidik)


def test_no_way_leads_where_no_crosswalk_does(gudang, orang, draf, lama, kini, instrumen_ubahan):
    lain = instrumen_ubahan("3.0.0", {"P08": ("bobot: 3", "bobot: 1")})
    assert gudang.alur.tinjau_pindah(orang.penilai, draf.id, lain) is None
    x = gudang.lembar.buat(orang.penilai, Awal(DESA, "2027", kini.sidik))
    assert gudang.alur.tinjau_pindah(orang.penilai, x.id, lama) is None
    with pytest.raises(GalatSimpan, match=r"1\.0\.0 menilai lain"):
        gudang.alur.pindah_instrumen(orang.penilai, x.id, lama.sidik)


def test_a_crosswalk_at_fault_is_not_used_and_who_runs_the_server_is_told(gudang, orang, draf, tmp_path):
    folder = Path(shutil.copytree(terkirim("indikator", "inpres-3-2003"), tmp_path / "lain"))
    kepala = folder / "instrumen.yaml"
    kepala.write_text(kepala.read_text("utf-8").replace("\nversi: 2.0.0", "\nversi: 2.1.0"), "utf-8")
    lain = gudang.instrumen.daftarkan(folder)
    with pytest.raises(GalatBasisData, match=r"Padanan dari versi 1\.0\.0 ke 2\.1\.0 salah tulis\.$") as galat:
        gudang.alur.tinjau_pindah(orang.penilai, draf.id, lain)
    assert galat.value.untuk_pengelola.endswith(f"penilaian periksa {folder}")


# -- bringing over and importing across versions ------------------------------------------------------------------


def test_last_periods_answers_come_over_by_the_crosswalk_and_not_by_equal_hashes(gudang, orang, draf, kini):
    """P08 has the same hash of value in both versions and asks something else on its rungs."""
    versi = gudang.jawaban.satu(orang.penilai, draf.id, "P08").versi
    gudang.jawaban.simpan(orang.penilai, draf.id, "P08", "3", versi_dilihat=versi)
    x = gudang.lembar.buat(orang.penilai, Awal(DESA, "2027", kini.sidik))

    hasil = gudang.jawaban.bawa(orang.penilai, x.id, draf.id)

    semua = gudang.jawaban.semua(orang.penilai, x.id)
    assert {id_: j.teks for id_, j in semua.items()} == {
        "P03": "3",
        "P05": "3/9",
        "P13": "papan_selebaran percakapan_medsos",
        "M02": "TB",
        "T08": "80 (n=44)",
    }
    assert hasil.dibawa == tuple(semua)
    assert all(j.bawaan and j.catatan == f"catatan {id_}" for id_, j in semua.items())
    tanpa_padanan = "jawaban itu tidak mempunyai padanan pada versi ini"
    assert hasil.tidak == (
        *((id_, tanpa_padanan) for id_ in ("P02", "P04", "P06", "P08")),
        ("P10", "tidak ada lagi pada instrumen ini"),
    )
    utuh(gudang, orang, x)
