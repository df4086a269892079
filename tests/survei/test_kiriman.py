"""Exports of real clients come back as the answers that were typed in."""

import csv
import io
import zipfile
from functools import partial

import pytest
from ekspor_uji import DIBERI, buka, dihitung, kode_galat, sel, tabel, tanpa, terpecah, tulis, ubah

from penilaian.berkas import baca
from penilaian.galat import GalatJawaban
from penilaian.mentah import Unggahan, baca_pengunjung
from penilaian.muat import muat_instrumen
from penilaian.narasi.temuan import sebut_peringatan
from penilaian.survei import PembacaKiriman

LENGKAP = [
    "kobo-nama.csv",
    "odk-central.zip",
    "kobo-label.csv",
    "kobo-nama-grup.xlsx",
    "odk-central.csv",
    "odk-central-lama.csv",
]


@pytest.mark.parametrize("nama", LENGKAP)
def test_an_export_comes_back_as_what_was_answered(nama, lama, benar):
    bacaan = buka(DIBERI / nama, lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert str(bacaan.hitungan).startswith("6 baris dalam berkas = 6 dibaca + 0 ditolak + 0 dilewati")
    assert [t for t in bacaan.peringatan if t.kode in {"S13", "B32"}] == []


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


@pytest.mark.parametrize(
    ("kolom", "teks", "kode"),
    [
        ("P01", "9", "S01"),
        ("P01", "entah", "S01"),
        ("P02", "profil_kontak bukan_butir", "S01"),
        ("P02", "NIHIL profil_kontak", "S01"),
        ("P02", "profil_kontak", "S05"),
        ("P05_pembilang", "tiga", "S01"),
        ("P05_pembilang", "", "S03"),
        ("P05_pembilang", "9", "J06"),
        ("M02", "-3", "J05"),
        ("P06", "625", "J06"),
    ],
)
def test_a_planted_fault_is_named_by_row_and_column(kolom, teks, kode, lama):
    _, isi = tabel("kobo-nama.csv")
    baris = next(n for n, satu in enumerate(isi[1:], 1) if satu[isi[0].index(kolom)])
    if kolom == "P05_pembilang":
        baris = next(n for n, s in enumerate(isi[1:], 1) if s[isi[0].index("P05_cara")] == "pecahan")
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(baris, kolom): teks}), lama)
    ((ditemukan, tempat),) = kode_galat(galat)
    assert (ditemukan, tempat) == (kode, f"baris {baris + 1}, kolom {kolom}")


@pytest.mark.parametrize(
    ("kolom", "teks", "pesan"),
    [
        ("P01", "\u200b3", "ada karakter tak terlihat pada '3'"),
        ("P01", "\ufeff", "hanya ada karakter tak terlihat"),
        ("P01", "9\u200b", "pilihan '9\\u200b' tidak dikenal"),
        ("P02", "profil_kontak\u200b", "ada karakter tak terlihat pada 'profil_kontak'"),
        ("P02/profil_kontak", "1\u200e", "ada karakter tak terlihat pada '1'"),
        ("P02/profil_kontak", "\u200e", "hanya ada karakter tak terlihat"),
        ("P02/profil_kontak", "ya\u200e!", "'ya\\u200e!' bukan tanda dicentang"),
        ("P05_pembilang", "\u20603", "ada karakter tak terlihat pada '3'"),
    ],
)
def test_what_is_wrong_only_for_what_nobody_sees_is_told_so(kolom, teks, pesan, lama):
    _, isi = tabel("kobo-nama.csv")
    baris = next(n for n, satu in enumerate(isi[1:], 1) if satu[isi[0].index(kolom)])
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(baris, kolom): teks}), lama)
    (t,) = [t for t in galat.value.temuan if t.berat == "galat" and t.kode == "S01"]
    assert t.pesan.startswith(pesan)
    assert (t.saran == "Ketik ulang selnya.") is (t.pesan == pesan)


def test_choices_split_over_columns_only_are_read_too(lama, benar):
    pemisah, isi = tabel("kobo-nama.csv")
    daftar = {k.partition("/")[0] for k in isi[0] if "/" in k and not k.startswith("meta")}
    sisa = [n for n, k in enumerate(isi[0]) if k not in daftar]
    bacaan = buka(tulis(pemisah, [[satu[n] for n in sisa] for satu in isi]), lama)
    assert sel(lama, bacaan.jawaban) == benar


def test_ticks_that_exclude_each_other_are_a_fault(lama):
    pemisah, isi = tabel("kobo-nama.csv")
    sisa = [n for n, k in enumerate(isi[0]) if k != "P02"]
    isi = [[satu[n] for n in sisa] for satu in isi]
    isi[1][isi[0].index("P02/NIHIL")] = "1"
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert [k for k, _ in kode_galat(galat)] == ["S02"]


def test_columns_about_a_person_or_a_phone_are_dropped_and_said_so(lama, benar):
    bacaan = buka(ubah("kobo-nama.csv", {(1, "deviceid"): "abc", (1, "kolom lain"): "x"}), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert [t.kode for t in bacaan.peringatan if t.kode in {"S12", "S13"}] == ["S12", "S13"]


def test_every_column_stands_in_one_count(lama):
    pembaca = PembacaKiriman(lama, "berhenti")
    baca(ubah("kobo-nama.csv", {(1, "deviceid"): "abc", (1, "kolom lain"): "x"}), lama, pembaca=pembaca)
    _, isi = tabel("kobo-nama.csv")
    n = len(isi[0])
    assert pembaca.kiriman.kolom == (n + 2, n, 1, 1, 0)


def test_labels_full_of_commas_do_not_hide_the_separator_of_quoted_cells(lama, benar):
    pemisah, isi = tabel("kobo-label.csv")
    isi[0] = [f"Kesatu, kedua, ketiga, keempat, kelima/{judul}" if ". " in judul else judul for judul in isi[0]]
    keluar = io.StringIO(newline="")
    csv.writer(keluar, delimiter=pemisah, quoting=csv.QUOTE_ALL).writerows(isi)
    assert keluar.getvalue().partition("\r\n")[0].count(",") > len(isi[0])
    assert sel(lama, buka(Unggahan("ekspor.csv", keluar.getvalue().encode()), lama).jawaban) == benar


def test_a_row_of_hxl_tags_is_no_submission(lama, benar):
    pemisah, isi = tabel("kobo-nama.csv")
    tanda = [f"#indicator+{n}" for n in range(len(isi[0]))]
    bacaan = buka(tulis(pemisah, [isi[0], tanda, *isi[1:]]), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert any(t.kode == "S10" and "HXL" in t.pesan for t in bacaan.peringatan)


def test_a_village_chosen_from_a_list_is_known_by_the_code_in_its_label(lama, benar):
    pemisah, isi = tabel("kobo-label.csv")
    k = isi[0].index("Kode desa Kemendagri")
    isi[0][k] = "Desa"
    for baris in isi[1:]:
        baris[k] = f"Muara Buat (Lama), Kec. Muko-Muko ({baris[k]})"
    assert sel(lama, buka(tulis(pemisah, isi), lama).jawaban) == benar


def test_two_columns_of_one_question_are_a_fault(lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, "lain/P01"): "3"}), lama)
    assert [k for k, _ in kode_galat(galat)] == ["B12"]


def test_a_marked_submission_is_taken_and_marked(lama, benar):
    bacaan = buka(DIBERI / "odk-central.csv", lama)
    assert [t.pesan for t in bacaan.peringatan if t.kode == "S11"] == ["2 kiriman ditandai peninjau (baris 2, 5)"]


@pytest.mark.parametrize("server", [True, False])
def test_answers_of_many_people_are_sent_to_the_command_that_takes_them(server, lama):
    pemisah, isi = tabel("responden-skm.csv")
    letak = [k for k, n in enumerate(isi[0]) if server or n in {"kode_desa", "periode"} or n.startswith("T08_")]
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, [[satu[k] for k in letak] for satu in isi]), lama)
    assert kode_galat(galat) == [("B13", "kolom indikator")]
    assert galat.value.temuan[-1].saran.endswith("penilaian responden BERKAS --kuesioner T08.")


def test_an_answers_file_is_read_as_ever(lama, benar):
    bacaan = buka(DIBERI / "benar.csv", lama)
    assert sel(lama, bacaan.jawaban) == benar


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


def test_what_is_attached_in_an_archive_is_told_and_not_taken_for_the_table(lama):
    bacaan = buka(DIBERI / "odk-central.zip", lama)
    assert [t.pesan for t in bacaan.peringatan if t.kode == "B46"] == [
        "1 berkas lampiran dalam arsip tidak dibaca di sini"
    ]


def arsip(**isi):
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, bagian in isi.items():
            z.writestr(nama.replace("__", "/").replace("_csv", ".csv"), bagian)
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (arsip(a_csv="x", b_csv="y"), "B45"),
        (arsip(media__a_csv="x"), "B45"),
        (arsip(a_csv=b"0" * 70_000_000), "B07"),
        (arsip(a_csv="x")[:60], "B05"),
        (b"bukan arsip", "B05"),
    ],
    ids=["two", "media", "large", "cut", "none"],
)
def test_an_archive_that_is_none_of_an_export_is_refused(isi, kode, lama):
    with pytest.raises(GalatJawaban) as galat:
        baca(Unggahan("ekspor.zip", isi), lama, pembaca=partial(baca_pengunjung, siapa=("uji",)))
    assert [k for k, _ in kode_galat(galat)] == [kode]


@pytest.mark.parametrize("kolom", ["versi_instrumen", "versi", "instrumen"])
def test_an_answers_file_that_names_its_version_is_no_export(kolom, lama, benar):
    _, isi = tabel("benar.csv")
    teks = "inpres-3-2003" if kolom == "instrumen" else lama.versi
    bacaan = buka(tulis(",", [[*isi[0], kolom], *([*satu, teks] for satu in isi[1:])]), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert bacaan.jawaban.kunci["nama_desa"].iloc[0] == "Sukarekaan"


def test_a_form_of_somebodys_own_that_asks_for_cells_as_texts_loses_nothing(lama, benar):
    _, isi = tabel("benar.csv")
    kepala = [f"identitas/{k}" if k in {"kode_desa", "nama_desa", "periode", "tanggal"} else f"isi/{k}" for k in isi[0]]
    baris = [[*satu, "u", "2026-10-14T03:30:09"] for satu in isi[1:]]
    bacaan = buka(tulis(";", [[*kepala, "_uuid", "_submission_time"], *baris]), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert bacaan.hitungan.dibaca == 6


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


def test_names_in_an_export_are_held_against_the_codes(lama):
    kolom = "identitas/nama_desa"
    ini = ubah("kobo-nama.csv", {(1, "kode_desa"): "15.01.20.2006", (1, "kode_ulang"): "", (1, kolom): "Sukangawur"})
    bacaan = buka(ini, lama)
    (satu,) = [t for t in bacaan.peringatan if t.kode == "J21"]
    assert "Sukangawur" in satu.pesan
    assert "Talang Kemuning" in satu.pesan


@pytest.mark.parametrize(
    "judul", ["P13/radio_desa", "mobilisasi/k_1c/P13/radio_desa", "isi-P13-radio_desa", "P13:radio"]
)
@pytest.mark.parametrize("centang", ["1", "TRUE", "1.0"])
def test_a_tick_at_a_choice_that_this_version_lacks_stops_the_file(judul, centang, lama):
    pemisah, isi = terpecah("kobo-nama.csv")
    isi = [[*isi[0], judul], [*isi[1], centang], *([*satu, "0"] for satu in isi[2:])]
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert kode_galat(galat) == [("S01", f"baris 2, kolom {judul}")]
    assert "pilihan 'radio" in galat.value.temuan[0].pesan


def test_a_choice_unknown_by_its_label_is_named_by_its_words(lama):
    pemisah, isi = tabel("kobo-label.csv")
    judul = next(k for k in isi[0] if k.startswith("P13.") or "/P13." in k) + "/Radio desa"
    isi = [[*isi[0], judul], [*isi[1], "1"], *([*satu, "0"] for satu in isi[2:])]
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert [k for k, _ in kode_galat(galat)] == ["S01"]
    assert "pilihan 'Radio desa' tidak dikenal pada P13" in galat.value.temuan[0].pesan


@pytest.mark.parametrize("nama", ["kobo-nama.csv", "kobo-label.csv"])
def test_a_choice_that_nobody_ticked_is_a_column_that_is_not_used(nama, lama, benar):
    pemisah, isi = tabel(nama)
    depan = "P13" if nama == "kobo-nama.csv" else next(k for k in isi[0] if k.startswith("P13.") or "/P13." in k)
    isi = [[*isi[0], f"{depan}/Radio-desa"], *([*satu, "0"] for satu in isi[1:])]
    bacaan = buka(tulis(pemisah, isi), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert any(t.kode == "S13" and "1 kolom tidak dipakai" in t.pesan for t in bacaan.peringatan)


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


def test_the_name_of_who_filled_it_in_is_told_as_personal(lama):
    bacaan = buka(ubah("kobo-nama.csv", {(1, "pengenal/nama_pengisi"): "Siti"}), lama)
    assert any(t.kode == "S12" and "nama_pengisi" in t.pesan for t in bacaan.peringatan)


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


@pytest.mark.parametrize(
    ("cara", "atas", "bawah", "persen", "kolom"),
    [
        ("persen", "3", "7", "", "P05_cara"),
        ("persen", "", "7", "", "P05_cara"),
        ("pecahan", "", "", "50", "P05_cara"),
        ("belum_tahu", "3", "7", "", "P05_cara"),
        ("belum_tahu", "", "", "50", "P05_cara"),
        ("", "3", "7", "50", "P05_pembilang"),
        ("", "3", "", "50", "P05_pembilang"),
        ("", "", "7", "", "P05_pembilang"),
    ],
)
def test_an_answer_that_the_chosen_way_leaves_out_is_a_fault(cara, atas, bawah, persen, kolom, lama):
    isi = {"P05_cara": cara, "P05_pembilang": atas, "P05_penyebut": bawah, "P05_persen": persen}
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, k): t for k, t in isi.items()}), lama)
    assert kode_galat(galat) == [("S03", f"baris 2, kolom {kolom}")]


@pytest.mark.parametrize(
    ("cara", "atas", "bawah", "persen", "jadi"),
    [
        ("persen", "", "", "33,33", "33,33"),
        ("persen", "", "", "25,0", "25"),
        ("persen", "", "", "33,333", "33,3330"),
        ("pecahan", "3,0", "7,0", "", "3/7"),
        ("", "3", "7", "42.86", "42,86"),
        ("", "3", "7", "43", "43"),
        ("persen", "3", "7", "50", "50"),
    ],
)
def test_what_is_plain_is_read_also_with_a_decimal_comma(cara, atas, bawah, persen, jadi, lama, benar):
    isi = {"P05_cara": cara, "P05_pembilang": atas, "P05_penyebut": bawah, "P05_persen": persen}
    bacaan = buka(ubah("kobo-nama.csv", {(1, k): t for k, t in isi.items()}), lama)
    assert sel(lama, bacaan.jawaban)[("99.01.01.2001", "P05")].replace(".", ",") == jadi


@pytest.mark.parametrize("teks", ["1,234", "1,2,3", ",5", "3,"])
def test_a_comma_that_may_be_more_than_one_thing_is_a_fault(teks, lama):
    isi = {"P05_cara": "pecahan", "P05_pembilang": teks, "P05_penyebut": "2000", "P05_persen": ""}
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, k): t for k, t in isi.items()}), lama)
    assert ("S01", "baris 2, kolom P05_pembilang") in kode_galat(galat)


def test_a_code_typed_twice_and_not_alike_is_a_fault_of_its_row(lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, "kode_ulang"): "99.01.01.2002", (2, "kode_ulang"): ""}), lama)
    assert kode_galat(galat) == [("S07", "baris 2, kolom kode_ulang")]


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


@pytest.mark.parametrize(
    ("sel_isi", "asing"),
    [
        ("musyawarah radio_desa papan_informasi", "'radio_desa'"),
        ("radio_desa pengeras musyawarah", "'radio_desa', 'pengeras'"),
    ],
)
def test_only_the_choice_that_is_not_known_is_named_with_all_that_are(sel_isi, asing, lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("odk-central-lama.csv", {(1, "persiapan-k_1d-P13"): sel_isi}), lama)
    (t,) = [t for t in galat.value.temuan if t.berat == "galat"]
    assert t.pesan.startswith(f"pilihan {asing} tidak dikenal pada P13; yang dikenal: ")
    semua = {*(b.id for b in lama.per_id["P13"].butir), "NIHIL", "belum_tahu"}
    assert {*t.pesan.partition("yang dikenal: ")[2].split(", ")} == semua


def test_among_labels_only_the_one_that_is_not_known_is_named(lama):
    pemisah, isi = tabel("kobo-label.csv")
    satu = next(n for n, j in enumerate(isi[0]) if j.startswith("P13") and "/" not in j)
    label = [b.teks for b in lama.per_id["P13"].butir[:2]]
    sisa = [n for n, j in enumerate(isi[0]) if not (j.startswith("P13") and "/" in j)]
    isi[1][satu] = f"{label[1]} Radio Desa {label[0]}"
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, [[baris[n] for n in sisa] for baris in isi]), lama)
    (t,) = [t for t in galat.value.temuan if t.berat == "galat"]
    assert t.pesan.startswith("pilihan 'Radio Desa' tidak dikenal pada P13; ")


BERSAMA = {(1, "P05_pembilang"): "1", (1, "P05_penyebut"): "4"}


@pytest.mark.parametrize(("persen", "salah"), [("25", False), ("25.0", False), ("30", True)])
def test_a_percentage_beside_two_numbers_must_agree_though_no_way_of_answering_was_asked(persen, salah, lama):
    pemisah, isi = tabel("kobo-nama.csv")
    sisa = [n for n, j in enumerate(isi[0]) if j != "P05_cara"]
    isi = [[baris[n] for n in sisa] for baris in isi]
    for (baris, kolom), teks in (BERSAMA | {(1, "P05_persen"): persen}).items():
        isi[baris][isi[0].index(kolom)] = teks
    if not salah:
        assert sel(lama, buka(tulis(pemisah, isi), lama).jawaban)[("99.01.01.2001", "P05")] == persen.removesuffix(".0")
        return
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert kode_galat(galat) == [("S03", "baris 2, kolom P05_pembilang")]


@pytest.mark.parametrize(("isi_p05", "salah"), [("5/20", False), ("25%", False), ("0,25", True), ("30", True)])
def test_an_answer_in_its_own_column_must_agree_with_the_percentage(isi_p05, salah, lama):
    pemisah, isi = tabel("kobo-nama.csv")
    sisa = [n for n, j in enumerate(isi[0]) if j not in {"P05_cara", "P05_pembilang", "P05_penyebut"}]
    isi = [[*(baris[n] for n in sisa), "" if k else "P05"] for k, baris in enumerate(isi)]
    isi[1][isi[0].index("P05_persen")], isi[1][-1] = "25", isi_p05
    isi[2][isi[0].index("P05_persen")] = "40"
    if not salah:
        bacaan = sel(lama, buka(tulis(pemisah, isi), lama).jawaban)
        assert bacaan[("99.01.01.2001", "P05")] in {"5/20", "25"}
        assert bacaan[("99.01.01.2002", "P05")] == "40"
        return
    with pytest.raises(GalatJawaban) as galat:
        buka(tulis(pemisah, isi), lama)
    assert kode_galat(galat) == [("S03", "baris 2, kolom P05_persen")]


def test_a_number_of_respondents_without_their_value_is_told(lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(ubah("kobo-nama.csv", {(1, "P06_cara"): "", (1, "P06"): "", (1, "P06_n"): "12"}), lama)
    assert kode_galat(galat) == [("S03", "baris 2, kolom P06_n")]


@pytest.mark.parametrize(
    ("nama", "program", "kolom"),
    [("google-forms.csv", "Google Forms", "'Total skor'"), ("limesurvey.csv", "LimeSurvey", "'submitdate'")],
)
def test_an_export_of_another_program_is_refused_by_its_name(nama, program, kolom, lama):
    with pytest.raises(GalatJawaban) as galat:
        buka(DIBERI / nama, lama)
    (t,) = galat.value.temuan
    assert t.kode == "S08"
    assert t.pesan.startswith(f"berkas ini tampak ekspor {program} (")
    assert kolom in t.pesan
    assert dihitung(galat.value) == (0, 2, 0)


def test_a_table_of_ours_that_google_forms_gathered_is_read(lama):
    isi = [["Cap waktu", "Kode Desa", "Periode", "P01"], ["2026/10/24 6:46:43 PM GMT+7", "99.01.01.2001", "2026", "3"]]
    assert sel(lama, buka(tulis(",", isi), lama).jawaban)[("99.01.01.2001", "P01")] == "3"


def test_a_question_without_a_column_is_told_once_and_warnings_count_as_many_as_are_listed(lama):
    pemisah, isi = tabel("kobo-campur.csv")
    sisa = [n for n, j in enumerate(isi[0]) if not j.rpartition("/")[2].startswith("P10")]
    bacaan = buka(tulis(pemisah, [[baris[n] for n in sisa] for baris in [*isi, isi[-1]]]), lama, "tahan")
    assert [t.kode for t in bacaan.peringatan].count("B32") == 1
    assert sebut_peringatan(bacaan.peringatan) == f"{len(bacaan.peringatan)} peringatan"
