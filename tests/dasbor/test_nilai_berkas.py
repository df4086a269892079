"""The page Nilai Berkas, driven as a visitor drives it; and what it does with findings."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from penilaian.berkas import tulis_jawaban
from penilaian.contoh import buat
from penilaian.dasbor.halaman import nilai_berkas
from penilaian.dasbor.komponen.kalimat_berkas import cara_mengisi
from penilaian.dasbor.komponen.nasib_unggahan import DILEPAS, DITOLAK
from penilaian.dasbor.komponen.unduh import isi_berkas
from penilaian.dasbor.komponen.unggahan import Naskah, baca_unggahan, kelompokkan, tabel_temuan
from penilaian.galat import Temuan
from penilaian.jawaban import alihkan
from penilaian.muat import muat_instrumen, muat_jembatan, muat_versi
from penilaian.narasi.alihan import daftar_gugur, kalimat_alihan
from penilaian.survei import tulis_buku_kerja

CSV = "text/csv"

TERBACA = {".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".parquet"}
DISEBUT_NAMANYA = {".xls", ".xlsb", ".ods", ".htm", ".html", ".zip"}
"""Taken only to be refused by their name."""


def _halaman():
    import streamlit as st

    from penilaian.dasbor.halaman import bandingkan, nilai_berkas, posisi

    st.navigation(
        [
            st.Page(posisi.tampilkan, title="Posisi Desa", url_path="posisi", default=True),
            st.Page(bandingkan.tampilkan, title="Bandingkan Desa", url_path="bandingkan"),
        ],
        position="hidden",
    )
    nilai_berkas.tampilkan()


@pytest.fixture
def at():
    at = AppTest.from_function(_halaman, default_timeout=60)
    at.run()
    assert not at.exception
    return at


def isi(at: AppTest) -> str:
    return "\n".join(str(h.proto.body) for h in at.get("html"))


def tombol(at: AppTest, label: str) -> list:
    return [b for b in at.button if b.label == label]


def unggah(at: AppTest, nama: str, berkas: bytes, jenis: str = CSV) -> AppTest:
    at.file_uploader[0].set_value((nama, berkas, jenis)).run()
    assert not at.exception
    return at


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def bagus(ini):
    """Five villages, two periods, as CSV."""
    return isi_berkas(lambda p: tulis_jawaban(ini, buat(ini, 5, 4, periode=("2025", "2026")), p), ".csv")


@pytest.fixture(scope="module")
def tabel(bagus):
    return pd.read_csv(pd.io.common.BytesIO(bagus), dtype=str, keep_default_na=False)


@pytest.mark.parametrize("jenis", [DITOLAK, DILEPAS])
def test_a_file_that_the_server_does_not_hold_is_told_so_and_not_read(at, jenis):
    kalimat = {
        DITOLAK: "Server sedang menyimpan terlalu banyak berkas pengunjung. Berkas Anda belum diterima",
        DILEPAS: "Berkas ini sudah dilepas dari server",
    }
    teks = isi(unggah(at, "isi.csv", b"", jenis))
    assert kalimat[jenis] in teks
    assert "berkas kosong" not in teks
    assert "Yang perlu diperbaiki" not in teks


def test_results_that_were_read_stay_when_the_server_lets_their_file_go(at, bagus, monkeypatch):
    unggah(at, "isi.csv", bagus)
    assert "<h2>Hasil</h2>" in isi(at)
    monkeypatch.setattr(nilai_berkas, "sebab_hilang", lambda _: "Berkas ini sudah dilepas dari server")
    at.run()
    assert "<h2>Hasil</h2>" in isi(at)
    assert "dilepas" not in isi(at)


def test_before_there_is_a_file_the_page_explains_three_steps(at):
    teks = isi(at)
    for judul in ("Unduh templat", "Isi di Excel atau di ponsel", "Unggah berkas"):
        assert judul in teks
    assert set(at.file_uploader[0].allowed_type) == TERBACA | DISEBUT_NAMANYA
    assert "paling besar 60 MB" in at.file_uploader[0].label
    assert not at.dataframe


def test_only_kinds_of_answers_that_the_instrument_asks_for_are_explained(ini):
    semua, spbe = str(cara_mengisi(ini)), str(cara_mengisi(muat_instrumen("spbe-2020")))
    for kata in ("Daftar centang", "Tidak berlaku", "Persen"):
        assert kata in semua
        assert kata not in spbe
    assert "Belum dijawab" in spbe
    assert "Periode" in spbe


def test_a_right_file_is_scored_and_can_be_downloaded(at, bagus):
    unggah(at, "jawaban.csv", bagus)

    assert "Dari 5 desa pada 2026, " in isi(at)
    assert "Berkas memuat 10 baris: 5 desa, 2 periode." in isi(at)
    assert len(at.dataframe[0].value) == 10
    assert [b.label for b in at.get("download_button")][-4:] == [
        "Unduh Excel",
        "Unduh CSV",
        "Unduh JSON",
        "Unduh Parquet",
    ]


@pytest.mark.parametrize("akhiran", [".xlsx", ".parquet"])
def test_excel_and_parquet_are_scored_too(at, ini, akhiran):
    unggah(at, f"a{akhiran}", isi_berkas(lambda p: tulis_jawaban(ini, buat(ini, 2, 4), p), akhiran), "")

    assert "desa yang dinilai pada 2026" in isi(at) or "Dari 2 desa pada 2026" in isi(at)


def test_a_wrong_file_names_row_column_and_repair_without_being_scored(at, tabel):
    rusak = tabel.assign(P01=["9", *tabel["P01"].iloc[1:]], kode_desa=[*tabel["kode_desa"].iloc[:-1], "abc"], aneh="1")

    unggah(at, "rusak.csv", rusak.to_csv(index=False).encode())

    teks = isi(at)
    assert "2 hal perlu diperbaiki. Belum ada yang dinilai" in teks
    assert "baris 2, kolom P01" in teks
    assert "Tulis satu jenjang sebagai bilangan bulat" in teks
    assert "baris 11, kolom kode_desa" in teks
    assert "1 peringatan, tidak menghalangi penilaian" in [e.label for e in at.expander]
    assert not tombol(at, "Buka pada Posisi Desa dan Bandingkan")
    assert not at.dataframe


def test_findings_can_be_opened_as_a_table(tabel):
    at = AppTest.from_function(_halaman, default_timeout=60)
    at.session_state["lipat_temuan"] = True
    at.run()

    unggah(at, "rusak.csv", tabel.assign(P01=[f"{n}9" for n in range(10)]).to_csv(index=False).encode())

    semua = at.dataframe[0].value
    assert list(semua.columns) == ["Baris", "Kolom", "Temuan", "Cara memperbaiki", "Kode"]
    assert list(semua["Baris"]) == list(range(2, 12))
    assert set(semua["Kolom"]) == {"P01"}


def test_the_period_is_asked_only_where_no_file_names_it(at, tabel, bagus):
    unggah(at, "jawaban.csv", bagus)
    assert not at.text_input

    satu = tabel[tabel["periode"] == "2026"].drop(columns=["periode"])
    unggah(at, "tanpa.csv", satu.to_csv(index=False).encode())
    assert "tidak menyebut periode" in isi(at)
    assert "hal perlu diperbaiki" not in isi(at)
    assert not at.dataframe

    at.text_input(key="periode_berkas").set_value("2026-13").run()
    assert "Periode 2026-13 tidak dikenali" in isi(at)
    assert not at.dataframe

    at.text_input(key="periode_berkas").set_value(" 2026-S1 ").run()
    assert not at.exception
    assert "Dari 5 desa pada semester 1 tahun 2026" in isi(at)
    assert set(at.dataframe[0].value["Periode"]) == {"2026-S1"}


def test_an_upload_is_on_all_pages_only_when_asked_for_and_can_be_let_go(at, bagus):
    unggah(at, "jawaban.csv", bagus)
    assert "unggahan" not in at.session_state

    at.button(key="pasang").click().run()
    assert not at.exception
    assert at.session_state["unggahan"].nama == "jawaban.csv"
    assert "hanya bagi Anda" in isi(at)
    assert not tombol(at, "Buka pada Posisi Desa dan Bandingkan")

    at.button(key="lepas").click().run()
    assert "unggahan" not in at.session_state
    assert tombol(at, "Buka pada Posisi Desa dan Bandingkan")


def test_a_removed_file_is_not_kept_in_memory(at, bagus):
    unggah(at, "jawaban.csv", bagus)
    assert "nilai_berkas" in at.session_state

    at.file_uploader[0].set_value(None).run()

    assert "nilai_berkas" not in at.session_state
    assert not at.dataframe


def test_another_instrument_checks_the_same_file_by_its_own_columns(at, bagus):
    unggah(at, "jawaban.csv", bagus)

    at.selectbox(key="alamat_instrumen").select("spbe-2020").run()

    assert not at.exception
    assert "tidak ada satu pun kolom indikator instrumen spbe-2020" in isi(at)
    assert not at.dataframe


@pytest.mark.parametrize(
    ("nama", "berkas"),
    [
        ("../../etc/passwd.csv", b"kode_desa,periode,P01\nx,2026,1\n"),
        ("<script>alert(1)</script>.csv", b"<script>,=1+1\n1,2\n"),
        ("kosong.csv", b""),
        ("biner.csv", bytes(range(256)) * 20),
        ("bom.xlsx", b"PK\x03\x04" + b"\x00" * 200),
        ("palsu.parquet", b"PAR1" + b"\x00" * 100 + b"PAR1"),
    ],
)
def test_a_hostile_or_broken_file_becomes_a_finding_and_not_a_program_error(at, nama, berkas):
    unggah(at, nama, berkas)

    assert "perlu diperbaiki. Belum ada yang dinilai" in isi(at)
    assert "<script>" not in isi(at)


def test_a_part_of_a_file_is_never_scored(ini, tabel):
    rusak = tabel.assign(P01=["9", *tabel["P01"].iloc[1:]]).to_csv(index=False).encode()

    bacaan = baca_unggahan("a.csv", rusak, Naskah(ini), "", "1")

    assert bacaan.hasil is None
    assert [t.kode for t in bacaan.galat] == ["J03"]


def buku_kerja(instrumen, jalur, **isi):
    """Return the bytes of our workbook with one sheet filled in."""
    tulis_buku_kerja(instrumen, jalur, ["99.01.01.2001"])
    buku = openpyxl.load_workbook(jalur)
    lembar = buku["99.01.01.2001"]
    for baris in range(1, lembar.max_row + 1):
        if (kunci := lembar.cell(baris, 1).value) in isi:
            lembar.cell(baris, 6).value = isi[kunci]
    buku.save(jalur)
    return jalur.read_bytes()


def test_our_workbook_is_scored_and_its_faults_stand_by_sheet_and_row(ini, tmp_path):
    isi = buku_kerja(ini, tmp_path / "b.xlsx", periode="2026", P01="3")
    bacaan = baca_unggahan("b.xlsx", isi, Naskah(ini), "", "1")
    assert bacaan.hasil.jawaban.kunci["kode_desa"].tolist() == ["99.01.01.2001"]
    assert str(bacaan.hitungan) == "1 lembar dalam berkas = 1 dibaca + 0 ditolak + 0 dilewati."
    isi = buku_kerja(ini, tmp_path / "b.xlsx", periode="2026", P01="bagus")
    bacaan = baca_unggahan("b.xlsx", isi, Naskah(ini), "", "2")
    assert bacaan.hasil is None
    (baris,) = tabel_temuan(bacaan.galat).to_dict("records")
    assert (baris["kode"], baris["kolom"], baris["baris"]) == ("S01", "lembar '99.01.01.2001'", 10)


def test_our_workbook_of_an_older_version_is_offered_as_that_version(ini, tmp_path):
    lama = muat_versi("inpres-3-2003", "1.0.0")
    isi = buku_kerja(lama, tmp_path / "b.xlsx", periode="2026", P01="3")
    lain = {"1.0.0": frozenset(lama.per_id)}
    assert baca_unggahan("b.xlsx", isi, Naskah(ini, lain), "", "1").versi == "1.0.0"
    jembatan = muat_jembatan("inpres-3-2003", "1.0.0")
    bacaan = baca_unggahan("b.xlsx", isi, Naskah(jembatan.dari, {}, jembatan), "", "2")
    assert bacaan.hasil.instrumen.versi == ini.versi


@pytest.mark.parametrize("berstempel", [True, False])
def test_an_export_of_an_older_form_is_offered_as_that_version_with_a_stamp_or_without(ini, berstempel):
    kepala = "kode_desa;periode;P01;P10;_uuid;_submission_time" + ";instrumen;versi_instrumen" * berstempel
    baris = "99.01.01.2001;2026;3;2;a;2026-10-14T03:20:00" + ";inpres-3-2003;1.0.0" * berstempel
    lain = {"1.0.0": frozenset(muat_versi("inpres-3-2003", "1.0.0").per_id)}
    assert baca_unggahan("k.csv", f"{kepala}\n{baris}\n".encode(), Naskah(ini, lain), "", "1").versi == "1.0.0"


def test_the_same_finding_in_many_rows_becomes_one():
    def temuan(baris, kolom="M01"):
        return Temuan(f"baris {baris}, kolom {kolom}", "J03", "jenjang 'x' tidak ada", "Tulis satu jenjang.")

    satu = Temuan("uji.csv", "B10", "tidak ada kolom kode_desa", "Tulis nama kolom.")
    ringkas = kelompokkan([temuan(9), satu, temuan(10), temuan(12), temuan(11), temuan(20), temuan(3, "P01")])

    assert [t.tempat for t in ringkas] == ["kolom M01, baris 9–12 dan 20", "uji.csv", "baris 3, kolom P01"]
    assert [t.kode for t in ringkas] == ["J03", "B10", "J03"]


def test_the_table_of_findings_sorts_rows_as_numbers():
    t = tabel_temuan(
        [
            Temuan("baris 12, kolom P01", "J03", "a", "b"),
            Temuan("baris 9", "J12", "c", "d"),
            Temuan("kolom kode_desa", "J14", "e", "f", "peringatan"),
        ]
    )
    assert t["baris"].tolist() == [12, 9, pd.NA]
    assert t["kolom"].tolist() == ["P01", "", "kode_desa"]
    assert str(t["baris"].dtype) == "Int64"


@pytest.mark.parametrize("akhiran", [".csv", ".xlsx"])
def test_findings_can_be_downloaded_with_rows_left_empty(akhiran):
    from penilaian.berkas import tulis_hasil

    t = tabel_temuan([Temuan("uji.csv", "B10", "=cmd", "b"), Temuan("baris 2, kolom P01", "J03", "a", "b")])

    assert len(isi_berkas(lambda p: tulis_hasil(t, p), akhiran)) > 20


# -- a file of an older version --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def jembatan():
    return muat_jembatan("inpres-3-2003", "1.0.0")


@pytest.fixture(scope="module")
def lama(jembatan):
    """Five villages that answered 1.0.0, as CSV."""
    return isi_berkas(lambda p: tulis_jawaban(jembatan.dari, buat(jembatan.dari, 5, 4), p), ".csv")


def test_a_file_of_an_older_version_is_not_scored_before_the_person_has_chosen(at, lama):
    teks = isi(unggah(at, "lama.csv", lama))
    assert "Berkas ini menjawab versi 1.0.0 dari instrumen ini." in teks
    assert "<h2>Hasil</h2>" not in teks
    (pilihan,) = at.radio
    assert pilihan.value is None
    assert [o.split("versi")[0] for o in pilihan.options] == ["Nilai menurut ", "Bawa jawabannya ke "]


def test_it_is_scored_by_its_version_or_carried_over_with_every_loss_told(at, lama, jembatan):
    unggah(at, "lama.csv", lama)
    at.radio[0].set_value("menurut").run()
    assert not at.exception
    assert "<h2>Hasil</h2>" in isi(at)
    assert "dibawa ke versi" not in isi(at)
    tombol(at, "Buka pada Posisi Desa dan Bandingkan")[0].click().run()
    assert at.session_state["unggahan"].hasil.instrumen.versi == "1.0.0"
    assert at.session_state["unggahan"].catatan == ""

    at.radio[0].set_value("padankan").run()
    assert not at.exception
    alihan = alihkan(jembatan, buat(jembatan.dari, 5, 4))
    kalimat = kalimat_alihan(alihan, "1.0.0", "2.0.0")
    assert kalimat in isi(at)
    assert f"Menjadi kosong: {daftar_gugur(alihan)}." in isi(at)
    tombol(at, "Buka pada Posisi Desa dan Bandingkan")[0].click().run()
    assert at.session_state["unggahan"].hasil.instrumen.versi == "2.0.0"
    assert at.session_state["unggahan"].catatan == kalimat


def test_the_next_file_is_read_with_the_present_version_again(at, lama, bagus):
    unggah(at, "lama.csv", lama)
    assert at.radio
    unggah(at, "jawaban.csv", bagus)
    assert not at.radio
    assert "<h2>Hasil</h2>" in isi(at)


def test_a_heading_with_half_a_character_is_shown_on_the_page(at):
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet("Jawaban")
        lembar.write_row(0, 0, ["kode_desa", "periode", "P01", "QQQ"])
        lembar.write_row(1, 0, ["99.01.01.2001", "2026", "1", "a"])
    with zipfile.ZipFile(keluar) as arsip:
        bagian = {n: arsip.read(n).replace(b">QQQ<", b">P02_xD800_<") for n in arsip.namelist()}
    rusak = io.BytesIO()
    with zipfile.ZipFile(rusak, "w") as arsip:
        for nama, satu in bagian.items():
            arsip.writestr(nama, satu)
    unggah(at, "isi.xlsx", rusak.getvalue(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    assert "P02\ufffd" in isi(at)
