"""Which rows of an export are used: versions, reviews, edits, conflicts by time of submission."""

import csv
import io

import pytest
from ekspor_uji import DIBERI, buka, dihitung, kode_galat, sel, tabel, tanpa, tulis, ubah

from penilaian.berkas import baca
from penilaian.galat import GalatJawaban
from penilaian.muat import muat_instrumen
from penilaian.survei import PembacaKiriman


def test_submissions_that_differ_stop_the_file_and_each_difference_is_named(lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(DIBERI / "kobo-campur.csv", lama)
    assert kode_galat(galat) == [("S04", "kolom P01"), ("S04", "kolom P03")]
    assert "baris 2: 4; baris 8: 1" in galat.value.temuan[0].pesan


@pytest.mark.parametrize(("cara", "p01", "p03"), [("tahan", "4", "0"), ("ganti", "1", "2")])
def test_the_first_or_the_last_by_time_is_taken_where_that_is_asked(cara, p01, p03, lama, benar):
    bacaan = buka(DIBERI / "kobo-campur.csv", lama, cara)
    kode = "99.01.01.2001"
    assert sel(lama, bacaan.jawaban) == benar | {(kode, "P01"): p01, (kode, "P03"): p03}
    assert dihitung(bacaan) == (7, 1, 0)
    assert any(t.kode == "S10" and "tidak disetujui" in t.pesan for t in bacaan.peringatan)


def test_people_who_share_the_stages_of_a_village_are_merged_without_a_conflict(lama, benar):
    pemisah, isi = tabel("kobo-nama.csv")
    kepala, pertama = isi[0], isi[1]
    depan = kepala.index("M01")
    hulu = [t if n < depan or kepala[n].startswith(("_", "meta", "penutup")) else "" for n, t in enumerate(pertama)]
    hilir = [t if n < kepala.index("P01") or n >= depan else "" for n, t in enumerate(pertama)]
    hilir[kepala.index("meta/rootUuid")], hilir[kepala.index("_uuid")] = "uuid:lain", "lain"
    bacaan = buka(tulis(pemisah, [kepala, hulu, *isi[2:], hilir]), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert bacaan.hitungan.dibaca == 7


def test_an_edit_stands_in_the_place_of_what_it_edits(lama, benar):
    pemisah, isi = tabel("kobo-nama.csv")
    kepala = isi[0]
    baru = list(isi[1])
    baru[kepala.index("P01")], baru[kepala.index("_uuid")] = "2", "suntingan"
    bacaan = buka(tulis(pemisah, [kepala, baru, *isi[1:]]), lama)
    assert sel(lama, bacaan.jawaban) == benar | {("99.01.01.2001", "P01"): "2"}
    assert any(t.kode == "S10" and "lebih baru" in t.pesan for t in bacaan.peringatan)


def test_in_odk_more_edits_are_newer_wherever_the_row_stands(lama, benar):
    pemisah, isi = tabel("odk-central.csv")
    kepala = isi[0]
    p01 = next(k for k in kepala if k.endswith("-P01"))
    baru = list(isi[-1])
    baru[kepala.index(p01)], baru[kepala.index("Edits")] = "2", "1"
    for susunan in ([baru, *isi[1:]], [*isi[1:], baru]):
        assert sel(lama, buka(tulis(pemisah, [kepala, *susunan]), lama).jawaban)[("99.01.01.2001", "P01")] == "2"


def test_what_a_reviewer_refused_is_counted_and_a_fault_in_it_stops_nothing(lama, benar):
    ini = ubah("odk-central.csv", {(1, "ReviewState"): "rejected", (1, "persiapan-k_1a-P01"): "omong kosong"})
    bacaan = buka(ini, lama)
    assert len(bacaan.jawaban) == 5
    assert dihitung(bacaan) == (5, 1, 0)


def test_rows_of_another_version_are_never_scored_as_this_one(lama):
    bacaan = buka(ubah("kobo-nama.csv", {(1, "versi_instrumen"): "2.0.0"}), lama)
    assert len(bacaan.jawaban) == 5
    assert any("versi 2.0.0, bukan 1.0.0" in t.pesan for t in bacaan.peringatan)
    with pytest.raises(GalatJawaban) as galat:
        buka(DIBERI / "kobo-nama.csv", muat_instrumen("inpres-3-2003"))
    assert kode_galat(galat) == [("B28", "kiriman KoboToolbox")]
    assert "--versi-instrumen 1.0.0" in galat.value.temuan[-1].saran


def test_a_row_of_hxl_tags_is_no_submission(lama, benar):
    pemisah, isi = tabel("kobo-nama.csv")
    tanda = [f"#indicator+{n}" for n in range(len(isi[0]))]
    bacaan = buka(tulis(pemisah, [isi[0], tanda, *isi[1:]]), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert any(t.kode == "S10" and "HXL" in t.pesan for t in bacaan.peringatan)


def test_a_marked_submission_is_taken_and_marked(lama, benar):
    bacaan = buka(DIBERI / "odk-central.csv", lama)
    assert [t.pesan for t in bacaan.peringatan if t.kode == "S11"] == ["2 kiriman ditandai peninjau (baris 2, 5)"]


def test_rows_beyond_the_faults_that_are_told_one_by_one_are_counted_as_refused(lama):
    pemisah, isi = tabel("kobo-nama.csv")
    kepala = isi[0]
    baris = []
    for n in range(250):
        satu = list(isi[1])
        satu[kepala.index("kode_desa")] = f"99.01.{n // 100:02d}.2{n % 100:03d}"
        satu[kepala.index("_uuid")] = satu[kepala.index("meta/rootUuid")] = f"satu-{n}"
        satu[kepala.index("P01")] = "9"
        baris.append(satu)
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, [kepala, *baris, isi[2]]), lama)
    assert str(galat.value.hitungan) == "251 baris dalam berkas = 1 dibaca + 250 ditolak + 0 dilewati."


def test_two_villages_are_no_versions_of_one_submission_whatever_its_id(lama, benar):
    _, isi = tabel("kobo-nama.csv")
    for satu in isi[1:]:
        satu[isi[0].index("_uuid")] = satu[isi[0].index("meta/rootUuid")] = "sama"
    assert sel(lama, buka(tulis(";", isi), lama).jawaban) == benar


def test_which_rows_are_not_used_is_said(lama):
    bacaan = buka(ubah("odk-central.csv", {(1, "ReviewState"): "rejected", (3, "ReviewState"): "rejected"}), lama)
    assert [t.pesan for t in bacaan.peringatan if t.kode == "S10"] == [
        "2 kiriman ditolak (baris 2, 4): ditolak peninjau"
    ]


@pytest.mark.parametrize("letak", ["P01", "deviceid", "M12"])
def test_a_row_of_nothing_but_tags_is_no_submission_wherever_they_stand(letak, lama, benar):
    pemisah, isi = tabel("kobo-nama.csv")
    tanda = ["#indicator" if n == letak else "" for n in isi[0]]
    if letak not in isi[0]:
        isi = [[*isi[0], letak], *([*satu, ""] for satu in isi[1:])]
        tanda.append("#meta")
    bacaan = buka(tulis(pemisah, [isi[0], tanda, *isi[1:]]), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert dihitung(bacaan) == (6, 0, 1)


@pytest.mark.parametrize("kolom", ["_validation_status/label", "_validation_status/uid", "_validation_status.label"])
def test_what_a_reviewer_refused_is_known_by_each_part_of_the_state(kolom, lama):
    ini = ubah("kobo-nama.csv", {(1, kolom): "validation_status_not_approved" if "uid" in kolom else "Not Approved"})
    bacaan = buka(ini, lama)
    assert dihitung(bacaan) == (5, 1, 0)


def test_a_marked_submission_that_is_not_used_is_not_said_to_be(lama):
    ini = ubah("odk-central.csv", {(1, "versi_instrumen"): "2.0.0"})
    bacaan = buka(ini, lama)
    assert [t.pesan for t in bacaan.peringatan if t.kode == "S11"] == ["1 kiriman ditandai peninjau (baris 5)"]


def berselisih(pertama, terakhir):
    """Return an export in which the first submission's village is answered twice, sent at these times."""
    pemisah, isi = tabel("kobo-nama.csv")
    kepala = isi[0]
    lain = list(isi[1])
    waktu = kepala.index("_submission_time")
    lain[kepala.index("P01")], lain[kepala.index("_uuid")], lain[kepala.index("meta/rootUuid")] = "1", "b", "uuid:b"
    isi[1][waktu], lain[waktu] = pertama, terakhir
    return tulis(pemisah, [*isi, lain])


@pytest.mark.parametrize("tukar", [False, True])
@pytest.mark.parametrize(
    ("awal", "akhir"),
    [
        ("5/10/2026 03:20", "14/10/2026 03:20"),
        ("14/10/2026 9:20", "14/10/2026 10:20"),
        ("14/10/2026 9.20.05", "14/10/2026 9.20.11"),
        ("2026-10-14T05:00:00+07:00", "2026-10-14T01:00:00Z"),
        ("46309,139", "46309.2"),
        ("46300", "2026-10-14 03:20:00"),
        ("2026-10-14T03:20:09", "14/10/2026 03:21"),
    ],
)
def test_first_and_last_are_told_by_the_moment_however_it_is_written(awal, akhir, tukar, lama):
    ini = berselisih(akhir, awal) if tukar else berselisih(awal, akhir)
    pertama = "1" if tukar else "4"
    assert sel(lama, buka(ini, lama, "tahan").jawaban)[("99.01.01.2001", "P01")] == pertama
    assert sel(lama, buka(ini, lama, "ganti").jawaban)[("99.01.01.2001", "P01")] == ("4" if tukar else "1")


@pytest.mark.parametrize("cara", ["tahan", "ganti"])
@pytest.mark.parametrize("teks", ["kemarin", "", "10/14/2026 03:20", "14/10/2026 03:20 PM", "31/2/2026 03:20"])
def test_a_conflict_in_which_a_time_cannot_be_read_stops_the_file(teks, cara, lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(berselisih("2026-10-14T03:20:09", teks), lama, cara)
    assert kode_galat(galat) == [("S04", "kolom P01")]
    assert f"waktu kirimnya tidak terbaca (baris 8: {teks or 'kosong'})" in galat.value.temuan[0].pesan


def test_an_unreadable_time_matters_only_to_those_that_differ(lama, benar):
    bacaan = buka(ubah("kobo-nama.csv", {(2, "_submission_time"): "kemarin"}), lama, "tahan")
    assert sel(lama, bacaan.jawaban) == benar


def test_a_row_that_names_no_version_is_refused_unless_somebody_says_which(lama):
    ini = ubah("kobo-nama.csv", {(1, "versi_instrumen"): ""})
    bacaan = buka(ini, lama)
    assert dihitung(bacaan) == (5, 1, 0)
    assert any("(baris 2): versi_instrumen kosong" in t.pesan for t in bacaan.peringatan)
    dipilih = baca(ini, lama, pembaca=PembacaKiriman(lama, "berhenti", versi_dipilih=True))
    assert len(dipilih.jawaban) == 6


def test_a_superseded_version_is_passed_over_and_is_not_refused(lama):
    pemisah, isi = tabel("kobo-nama.csv")
    baru = list(isi[1])
    baru[isi[0].index("_uuid")] = "suntingan"
    tertolak = list(isi[2])
    tertolak[isi[0].index("_validation_status")] = "Not Approved"
    bacaan = buka(tulis(pemisah, [isi[0], isi[1], tertolak, *isi[3:], baru]), lama)
    assert dihitung(bacaan) == (5, 1, 1)
    assert [t.pesan for t in bacaan.peringatan if t.kode == "S10"] == [
        "1 kiriman dilewati (baris 2): digantikan kiriman yang lebih baru",
        "1 kiriman ditolak (baris 3): tidak disetujui",
    ]


@pytest.mark.parametrize("rusak", ["P01", "kode_desa"])
def test_rows_close_over_refused_ones_where_a_cell_is_at_fault_too(rusak, lama):
    ini = ubah("kobo-nama.csv", {(1, "_validation_status"): "Not Approved", (2, rusak): "omong"})
    with pytest.raises(GalatJawaban) as galat:
        buka(ini, lama)
    assert dihitung(galat.value) == (4, 2, 0)


def test_rows_of_a_conflict_are_refused_beside_those_that_a_reviewer_refused(lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(DIBERI / "kobo-campur.csv", lama)
    assert dihitung(galat.value) == (0, 8, 0)


def test_an_export_that_cannot_say_its_version_is_read_with_a_warning(lama, benar):
    bacaan = buka(tanpa("kobo-nama.csv", "instrumen", "versi_instrumen"), lama)
    assert sel(lama, bacaan.jawaban) == benar
    (t,) = [t for t in bacaan.peringatan if t.kode == "S15"]
    assert t.pesan.startswith(
        "kolom instrumen dan versi_instrumen tidak ada, jadi versi formulir 6 kiriman tidak diket"
    )
    pembaca = PembacaKiriman(lama, "berhenti", versi_dipilih=True)
    dipilih = baca(tanpa("kobo-nama.csv", "instrumen", "versi_instrumen"), lama, pembaca=pembaca)
    assert [t for t in dipilih.peringatan if t.kode == "S15"] == []


@pytest.mark.parametrize("sisa", [True, False])
def test_the_version_of_the_form_tells_where_the_question_does_not(sisa, lama):
    asal = tanpa("odk-central.csv", "instrumen", "versi_instrumen")
    isi = list(csv.reader(io.StringIO(asal.isi.decode())))
    if sisa:
        isi = [[*satu, "" if n else "versi_instrumen"] for n, satu in enumerate(isi)]
    for n, teks in enumerate(("1.0.0", "1.0.0-0a1b2c3d", "2.0.0-0a1b2c3d"), start=1):
        isi[n][isi[0].index("FormVersion")] = teks
    bacaan = buka(tulis(",", isi), lama)
    assert dihitung(bacaan) == (5, 1, 0)
    kata = [t.pesan for t in bacaan.peringatan if t.kode in {"S10", "S15"}]
    assert kata == ["1 kiriman ditolak (baris 4): versi 2.0.0, bukan 1.0.0"]


def test_an_older_export_is_refused_with_the_way_to_carry_it_over():
    with pytest.raises(GalatJawaban) as galat:
        buka(DIBERI / "kobo-nama.csv", muat_instrumen("inpres-3-2003"))
    (t,) = galat.value.temuan
    assert t.saran.endswith(": --versi-instrumen 1.0.0, dan --padankan untuk membawa jawabannya ke versi 2.0.0.")
