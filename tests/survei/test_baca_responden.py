"""Exports of questionnaires, however a client writes them, come back as what each person answered."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from isi_buku import Buku
from penulis_klien import central, kobo
from typer.testing import CliRunner

from penilaian.berkas import baca
from penilaian.cli.perintah import app
from penilaian.galat import GalatJawaban
from penilaian.instrumen import KuesionerTes
from penilaian.jawaban import tulis_sel
from penilaian.mentah import Unggahan, baca_langsung
from penilaian.muat import muat_instrumen, muat_kuesioner, muat_versi
from penilaian.survei import (
    Populasi,
    baca_populasi,
    baca_responden,
    judul_dikenal,
    judul_populasi,
    susun_kuesioner,
    tulis_buku_kerja,
)
from penilaian.survei.soal_kuesioner import pilihan_soal

DIBERI = Path(__file__).parent / "kiriman"
INPRES = "inpres-3-2003"
DESA = ("99.01.01.2001", "99.01.01.2002")


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen(INPRES)


@pytest.fixture(scope="module")
def semua(ini):
    return [muat_kuesioner(INPRES, ini, i) for i in ("P06", "P07", "T08")]


@pytest.fixture(scope="module")
def skm(ini):
    return muat_kuesioner(INPRES, ini, "T08")


def baca_isi(isi, kuesioner, instrumen, populasi=None, periode=None):
    sumber = Unggahan("ekspor.csv", isi if isinstance(isi, bytes) else isi.encode())
    banyak = Populasi(populasi or {})
    return baca_responden(baca_langsung(sumber, judul_dikenal(kuesioner)), kuesioner, instrumen, banyak, periode)


def orang_acak(kuesioner, bentuk, benih):
    """Return what 40 people of two villages chose, some of it left out: by name of a choice, and as it counts."""
    rng = np.random.default_rng(benih)
    isian, nilai = [], []
    for n in range(40):
        satu = {"kode_desa": DESA[n % 2], "periode": "2026", "instrumen": INPRES, "versi_instrumen": "2.0.0"}
        ini = {}
        for k in kuesioner:
            soal = [*k.bentuk[bentuk].soal, *k.tugas] if isinstance(k, KuesionerTes) else k.soal
            for s in soal:
                nama = [p for p, _ in pilihan_soal(k, s)]
                if rng.random() < 0.9:
                    satu[s.id] = str(rng.choice(nama))
                    kunci = getattr(s, "kunci", "berhasil")
                    ini[s.id] = float(satu[s.id]) if not isinstance(k, KuesionerTes) else float(satu[s.id] == kunci)
        isian.append(satu)
        nilai.append(ini)
    return isian, nilai


CARA = {
    "kobo, names": lambda f, x: kobo(f, x),
    "kobo, names with groups": lambda f, x: kobo(f, x, grup="/"),
    "kobo, names with other groups": lambda f, x: kobo(f, x, grup=":"),
    "kobo, labels": lambda f, x: kobo(f, x, label=True),
    "odk central": central,
}


@pytest.mark.parametrize("bentuk", ["A", "B"])
@pytest.mark.parametrize("cara", CARA)
def test_every_dialect_gives_back_what_was_chosen(cara, bentuk, semua, ini):
    isian, nilai = orang_acak(semua, "AB".index(bentuk), 3)
    formulir = susun_kuesioner(semua, ini, bentuk=bentuk)
    populasi = {(d, k.indikator, ""): 20.0 for d in DESA for k in semua}
    hasil = baca_isi(CARA[cara](formulir, isian), semua, ini, populasi)
    assert (hasil.hitungan.dibaca, hasil.hitungan.berkas) == (40, 40)
    assert [t.kode for t in hasil.peringatan if t.kode in {"S13", "S21"}] == []
    assert [t.pesan.rpartition(": ")[2] for t in hasil.peringatan if t.kode == "S12"] == ["DeviceID"] * (
        cara == "odk central"
    )
    for k in semua:
        for b in hasil.ukuran[k.indikator].butir:
            for g in (0, 1):
                milik = [o[b.id] for n, o in enumerate(nilai) if n % 2 == g and b.id in o]
                assert b.n[g] == len(milik)
                assert b.sebar[g].tolist() == [
                    milik.count(float(p)) for p in ((0, 1) if k.indikator == "P06" else (1, 2, 3, 4))
                ]


def tabel_skm():
    return list(csv.reader(io.StringIO((DIBERI / "responden-skm.csv").read_text("utf-8"), newline=""), delimiter=";"))


def tulis(isi, pemisah=";"):
    keluar = io.StringIO(newline="")
    csv.writer(keluar, delimiter=pemisah, quoting=csv.QUOTE_ALL).writerows(isi)
    return keluar.getvalue()


def nilai_skm(hasil):
    return [round(float(v), 6) for v in hasil.ukuran["T08"].nilai]


def test_an_edit_and_a_refused_answer_do_not_count_twice(skm, ini):
    isi = tabel_skm()
    benar = nilai_skm(baca_isi(tulis(isi), [skm], ini))
    kepala = isi[0]
    lama = list(isi[5])
    lama[kepala.index("T08_waktu")] = "1"
    baru = list(isi[5])
    isi[5] = lama
    baru[kepala.index("_uuid")] = "sunting"
    ditolak = [t if n < kepala.index("_id") else "" for n, t in enumerate(isi[8])]
    ditolak[kepala.index("_uuid")], ditolak[kepala.index("meta/rootUuid")] = "lain", "uuid:lain"
    ditolak[kepala.index("_validation_status")] = "validation_status_not_approved"
    ditolak[kepala.index("T08_waktu")] = "rusak"
    hasil = baca_isi(tulis([*isi, baru, ditolak]), [skm], ini)
    assert nilai_skm(hasil) == benar
    assert (hasil.hitungan.dibaca, hasil.hitungan.ditolak, hasil.hitungan.dilewati) == (73, 1, 1)
    assert sum(t.banyak for t in hasil.peringatan if t.kode == "S10") == 2


def test_a_row_of_hxl_tags_is_nobody(skm, ini):
    isi = tabel_skm()
    benar = nilai_skm(baca_isi(tulis(isi), [skm], ini))
    hasil = baca_isi(tulis([isi[0], ["#meta"] * len(isi[0]), *isi[1:]]), [skm], ini)
    assert nilai_skm(hasil) == benar
    assert (hasil.hitungan.dibaca, hasil.hitungan.dilewati) == (73, 1)


def test_answers_to_another_version_are_refused_and_its_name_is_told(skm, ini):
    isi = tabel_skm()
    isi[0].append("versi_instrumen")
    for baris in isi[1:]:
        baris.append("1.0.0")
    with pytest.raises(GalatJawaban) as galat:
        baca_isi(tulis(isi), [skm], ini)
    assert [t.kode for t in galat.value.temuan] == ["B28"]
    assert "--versi-instrumen 1.0.0" in galat.value.temuan[0].saran


PRIBADI = [
    "Nama Lengkap",
    "nama_responden",
    "NIK",
    "no_hp",
    "Nomor KK",
    "NomorTelepon",
    "alamat rumah",
    "deviceid",
    "identitas/nik",
]


def test_columns_about_a_person_are_dropped_and_said_so_and_nothing_of_them_goes_out(skm, ini, tmp_path):
    isi = tabel_skm()
    benar = nilai_skm(baca_isi(tulis(isi), [skm], ini))
    for n, baris in enumerate(isi):
        baris += PRIBADI if n == 0 else [f"rahasia{n}"] * len(PRIBADI)
    isi[0].append("nama_desa")
    for baris in isi[1:]:
        baris.append("Muara Buat")
    hasil = baca_isi(tulis(isi), [skm], ini)
    assert nilai_skm(hasil) == benar
    (orang,) = [t for t in hasil.peringatan if t.kode == "S12"]
    assert all(nama in orang.pesan for nama in PRIBADI)
    (lain,) = [t for t in hasil.peringatan if t.kode == "S13"]
    assert "saran, nama_desa" in lain.pesan
    berkas, keluar = tmp_path / "ekspor.csv", tmp_path / "jawaban.csv"
    berkas.write_text(tulis(isi), "utf-8")
    jalan = CliRunner().invoke(app, ["responden", str(berkas), "--kuesioner", "T08", "-o", str(keluar)])
    assert "rahasia" not in keluar.read_text("utf-8") + jalan.output + jalan.stderr


@pytest.mark.parametrize(
    ("kolom", "teks", "kode"),
    [
        ("T08_waktu", "5", "S01"),
        ("T08_biaya", "lumayan", "S01"),
        ("kode_desa", "123", "J10"),
        ("periode", "Januari", "J11"),
    ],
)
def test_a_planted_fault_is_named_by_row_and_column_and_nothing_is_reckoned(kolom, teks, kode, skm, ini):
    isi = tabel_skm()
    isi[7][isi[0].index(kolom)] = teks
    with pytest.raises(GalatJawaban) as galat:
        baca_isi(tulis(isi), [skm], ini)
    salah = [t for t in galat.value.temuan if t.berat == "galat"]
    assert [(t.kode, t.tempat) for t in salah] == [(kode, f"baris 8, kolom {kolom}")]
    assert galat.value.hitungan is not None
    assert (galat.value.hitungan.dibaca, galat.value.hitungan.ditolak) == (72, 1)


@pytest.mark.parametrize("teks", ["4", "4.0", "Sangat cepat", "sangat  cepat", "4 – Sangat cepat", " 4 "])
def test_an_answer_is_known_by_its_number_or_its_words(teks, skm, ini):
    hasil = baca_isi(f"kode_desa,periode,T08_waktu\n99.01.01.2001,2026,{teks}\n", [skm], ini)
    assert {b.id: b.sebar[0].tolist() for b in hasil.ukuran["T08"].butir}["T08_waktu"] == [0, 0, 0, 1]


def test_a_file_without_its_questions_is_refused_and_its_columns_are_named(semua, ini):
    with pytest.raises(GalatJawaban) as galat:
        baca_isi("kode_desa,periode,Suhu\n99.01.01.2001,2026,3\n", semua, ini)
    assert [t.kode for t in galat.value.temuan if t.berat == "galat"] == ["S20"] * 3
    assert "Suhu" in galat.value.temuan[0].pesan
    with pytest.raises(GalatJawaban) as galat:
        baca_isi((DIBERI / "google-forms.csv").read_bytes(), semua, ini)
    assert [t.kode for t in galat.value.temuan if t.berat == "galat"] == ["S08"]


def test_a_file_without_people_or_without_a_village_column_is_refused(skm, ini):
    for isi, kode in (("kode_desa,periode,T08_waktu\n", "S20"), ("periode,T08_waktu\n2026,3\n", "B10")):
        with pytest.raises(GalatJawaban) as galat:
            baca_isi(isi, [skm], ini)
        assert [t.kode for t in galat.value.temuan if t.berat == "galat"] == [kode]


def test_a_period_may_be_given_for_a_file_without_one(skm, ini):
    isi = "kode_desa,T08_waktu\n99.01.01.2001,3\n"
    assert list(baca_isi(isi, [skm], ini, periode="2026-S1").kunci["periode"]) == ["2026-S1"]
    with pytest.raises(GalatJawaban) as galat:
        baca_isi(isi, [skm], ini)
    assert [t.kode for t in galat.value.temuan if t.berat == "galat"] == ["J11"]


def test_questions_that_an_export_lacks_are_named_but_not_those_of_a_form_that_was_not_printed(semua, ini):
    p06, p07, _ = semua
    depan = [s.id for s in p06.bentuk[0].soal[1:]]
    kepala = ["kode_desa", "periode", *depan, *(t.id for t in p06.tugas), *(s.id for s in p07.soal)]
    hasil = baca_isi(tulis([kepala, ["99.01.01.2001", "2026"] + [""] * (len(kepala) - 2)]), [p06, p07], ini)
    (satu,) = [t for t in hasil.peringatan if t.kode == "S21"]
    assert satu.pesan.endswith("1 soal P06 tidak ada dalam ekspor: P06_1")
    assert hasil.tanpa_jawaban == 1


def test_who_answers_two_forms_of_one_test_is_a_fault(semua, ini):
    isi = "kode_desa,periode,P06_1,P06_b1\n99.01.01.2001,2026,a,\n99.01.01.2001,2026,a,b\n"
    with pytest.raises(GalatJawaban) as galat:
        baca_isi(isi, [semua[0]], ini)
    assert [(t.kode, t.tempat) for t in galat.value.temuan if t.berat == "galat"] == [("S25", "baris 3, kolom P06_b1")]


def test_why_a_value_is_missing_is_told_once_for_each_reason(skm, ini):
    isi = tabel_skm()
    hasil = baca_isi(tulis(isi), [skm], ini, {(DESA[0], "T08", ""): 30.0})
    kosong = [t.pesan for t in hasil.peringatan if t.kode == "S24"]
    assert kosong == [
        "T08 dikosongkan pada 1 desa, jumlah populasi tidak disebut: 99.02.01.2004 periode 2026 (29 responden)"
    ]
    (lebih,) = [t.pesan for t in hasil.peringatan if t.kode == "S23"]
    assert lebih.endswith("99.01.01.2001 periode 2026 (44 responden dari 30)")


def test_two_columns_of_one_question_are_a_fault(skm, ini):
    with pytest.raises(GalatJawaban) as galat:
        baca_isi("kode_desa,periode,T08_waktu,grup/T08_waktu\n99.01.01.2001,2026,3,3\n", [skm], ini)
    assert [t.kode for t in galat.value.temuan if t.berat == "galat"] == ["B12"]


def populasi_dari(teks, ini):
    return baca_populasi(baca_langsung(Unggahan("populasi.csv", teks.encode()), judul_populasi()), ini)


def test_a_population_of_one_period_goes_before_that_of_all(ini, skm):
    teks = "Kode Desa;Indikator;Periode;Populasi\n9901012001;T08;;1.200\n99.01.01.2001;T08;2026;60\n"
    isi = populasi_dari(teks + "99.01.01.2001;P06;;9\n", ini)
    hasil = baca_isi("kode_desa,periode,T08_waktu\n99.01.01.2001,2026,3\n99.01.01.2001,2027,3\n", [skm], ini)
    assert isi.untuk(hasil.kunci, "T08").tolist() == [60, 1200]
    assert np.isnan(isi.untuk(hasil.kunci, "P07")).all()


def test_every_faulty_population_is_named(ini):
    teks = "kode_desa,indikator,populasi\n123,T08,50\n99.01.01.2001,P01,50\n99.01.01.2001,T08,0\n"
    teks += "99.01.01.2002,T08,sekitar 50\n99.01.01.2003,T08,50\n9901012003,T08,60\n99.01.01.2003,T08,50\n"
    with pytest.raises(GalatJawaban) as galat:
        populasi_dari(teks, ini)
    assert [(t.kode, t.tempat) for t in galat.value.temuan if t.berat == "galat"] == [
        ("S22", "baris 2, kolom kode_desa"),
        ("S22", "baris 3, kolom indikator"),
        ("S22", "baris 4, kolom populasi"),
        ("S22", "baris 5, kolom populasi"),
        ("S22", "baris 7, kolom populasi"),
    ]
    with pytest.raises(GalatJawaban, match="kolom indikator tidak ada"):
        populasi_dari("kode_desa,populasi\n99.01.01.2001,50\n", ini)


def test_populations_that_are_wrong_for_what_nobody_sees_are_told_so(ini):
    teks = "kode_desa,indikator,populasi\n99.01.01.2001\u200b,T08,50\n99.01.01.2002,T\u00ad08,50\n"
    teks += "99.01.01.2003,T08,\u20605\n99.01.01.2004,T08,\u200b\n99.01.01.2005,T08,a\u200b\n"
    with pytest.raises(GalatJawaban) as galat:
        populasi_dari(teks, ini)
    assert [t.pesan for t in galat.value.temuan if t.berat == "galat"] == [
        "kode_desa: ada karakter tak terlihat pada '99.01.01.2001'",
        "indikator: ada karakter tak terlihat pada 'T08'",
        "populasi: ada karakter tak terlihat pada '5'",
        "populasi: hanya ada karakter tak terlihat",
        "populasi 'a\\u200b' bukan bilangan bulat",
    ]


KOBO = "kode_desa;periode;_id;_uuid;_submission_time;_validation_status;meta/rootUuid"


def test_a_form_of_a_server_may_ask_the_population(ini):
    teks = f"{KOBO};jumlah/indikator;jumlah/populasi\n#adm4+code;;;;;;;;\n"
    teks += "9901012001;2026;1;u1;2026-10-14T03:30:09;;uuid:u1;T08;50\n"
    teks += "9901012001;2026;2;u2;2026-10-15T03:30:09;;uuid:u1;T08;60\n"
    teks += "9901012002;2026;3;u3;2026-10-14T03:30:09;Not approved;uuid:u3;T08;70\n"
    assert populasi_dari(teks, ini).per_kunci == {("99.01.01.2001", "T08", "2026"): 60}


@pytest.fixture
def aparatur(ini):
    return [muat_kuesioner(INPRES, ini, k) for k in ("P06", "P07")]


def penyebut(teks, ini, kuesioner, nama="ekspor.csv"):
    return baca_populasi(baca_langsung(Unggahan(nama, teks.encode()), judul_populasi(kuesioner)), ini, kuesioner)


def test_denominators_of_an_export_of_the_assessment_are_the_population(ini, aparatur):
    teks = f"{KOBO};persiapan/P05_isi/P05_cara;persiapan/P05_isi/P05_pembilang;persiapan/P05_isi/P05_penyebut\n"
    teks += "9901012001;2026;1;u1;2026-10-14T03:30:09;;uuid:u1;pecahan;5;8\n"
    teks += "9901012002;2026;2;u2;2026-10-14T03:30:09;;uuid:u2;;;\n"
    teks += "9901012003;2026;3;u3;2026-10-14T03:30:09;Not approved;uuid:u3;pecahan;5;9\n"
    isi = penyebut(teks, ini, aparatur)
    assert isi.per_kunci == {("99.01.01.2001", k, "2026"): 8 for k in ("P06", "P07")}
    assert penyebut(teks, ini, aparatur[:1]).per_kunci == {("99.01.01.2001", "P06", "2026"): 8}


def test_fractions_of_an_answers_file_and_our_workbook_tell_it_too(ini, aparatur, tmp_path):
    teks = "kode_desa,periode,P05\n9901012001,2026,5/8\n9901012002,2026,62.5\n9901012003,2026,\n"
    harus = {("99.01.01.2001", k, "2026"): 8 for k in ("P06", "P07")}
    assert penyebut(teks, ini, aparatur).per_kunci == harus
    tulis_buku_kerja(ini, tmp_path / "buku.xlsx", ["99.01.01.2001", "99.01.01.2002"])
    buku = Buku(tmp_path / "buku.xlsx")
    buku.isi(buku.desa[0], periode="2026", P05_pembilang=5, P05_penyebut=8)
    lembar = baca_langsung(Unggahan("buku.xlsx", buku.simpan().read_bytes()), judul_populasi(aparatur))
    assert baca_populasi(lembar, ini, aparatur).per_kunci == harus


def test_a_fault_in_our_workbook_or_a_hidden_sheet_of_it_is_told_where_it_tells_the_population(ini, aparatur, tmp_path):
    tulis_buku_kerja(ini, tmp_path / "buku.xlsx", ["99.01.01.2001", "99.01.01.2002"])
    buku = Buku(tmp_path / "buku.xlsx")
    for lembar, penyebut_ in zip(buku.desa, (8, 9), strict=True):
        buku.isi(lembar, periode="2026", P05_pembilang=5, P05_penyebut=penyebut_)

    def baca(nama):
        lembar = baca_langsung(Unggahan("buku.xlsx", buku.simpan(nama).read_bytes()), judul_populasi(aparatur))
        return baca_populasi(lembar, ini, aparatur)

    buku.desa[1].sheet_state = "hidden"
    assert [t.kode for t in baca("tersembunyi.xlsx").peringatan] == ["S35"]
    buku.desa[1].sheet_state = "visible"
    assert baca("utuh.xlsx").peringatan == ()
    buku.isi(buku.desa[1], kode_desa="99.01.01.2003")
    with pytest.raises(GalatJawaban) as galat:
        baca("salah.xlsx")
    assert [t.kode for t in galat.value.temuan] == ["S32"]
    assert str(galat.value.hitungan) == "2 lembar dalam berkas = 1 dibaca + 1 ditolak + 0 dilewati."


def test_a_denominator_that_is_none_or_differs_is_a_fault_of_its_cell(ini, aparatur):
    teks = "kode_desa;periode;P05_penyebut\n9901012001;2026;8\n9901012001;2026;9\nsatu;2026;7\n9901012002;2026;x\n"
    with pytest.raises(GalatJawaban) as galat:
        penyebut(teks, ini, aparatur)
    assert [(t.kode, t.tempat) for t in galat.value.temuan if t.berat == "galat"] == [
        ("S22", "baris 3, kolom P05_penyebut"),
        ("S22", "baris 4, kolom kode_desa"),
        ("S22", "baris 5, kolom P05_penyebut"),
    ]


def test_a_file_that_tells_no_population_names_both_ways(ini, aparatur):
    for teks in ("kode_desa,periode,P01\n9901012001,2026,3\n", "kode_desa,periode,P05\n9901012001,2026,62.5\n"):
        with pytest.raises(GalatJawaban, match="atau pakai ekspor penilaian yang memuat penyebut P05"):
            penyebut(teks, ini, aparatur)


def test_the_command_writes_the_long_arrangement_where_it_is_asked_for(tmp_path):
    keluar = tmp_path / "jawaban.csv"
    perintah = ["responden", str(DIBERI / "responden-skm.csv"), "--kuesioner", "T08", "--versi-instrumen", "1.0.0"]
    perintah += ["--populasi", str(DIBERI / "responden-populasi.csv"), "-o", str(keluar), "--panjang"]
    assert CliRunner().invoke(app, perintah).exit_code == 0
    kepala, *baris = keluar.read_text("utf-8").splitlines()
    assert kepala.endswith("indikator,nilai")
    assert [b.endswith(",T08,74.380562 n=44") for b in baris] == [True]


def test_the_command_writes_answers_that_are_read_back_and_says_how_far_they_hold(tmp_path):
    keluar = tmp_path / "jawaban.csv"
    perintah = ["responden", str(DIBERI / "responden-skm.csv"), "--kuesioner", "T08", "--versi-instrumen", "1.0.0"]
    perintah += ["--populasi", str(DIBERI / "responden-populasi.csv"), "-o", str(keluar)]
    hasil = CliRunner().invoke(app, perintah)
    assert hasil.exit_code == 0
    for kata in ("74,38", "72,71–76,05", "0,90 (n 38)", "kosong: responden kurang", "T08_persyaratan"):
        assert kata in hasil.stdout
    assert "73 baris dalam berkas = 73 dibaca" in hasil.stderr
    assert "1 nilai ditulis" in hasil.stderr
    lama = muat_versi(INPRES, "1.0.0")
    jawaban = baca(keluar, lama).jawaban
    assert tulis_sel(lama.per_id["T08"], jawaban).to_pylist() == ["74.380562 n=44", ""]


def test_the_command_warns_of_an_alpha_from_few_people_and_writes_nothing_where_the_file_is_at_fault(tmp_path):
    berkas, keluar = tmp_path / "ekspor.csv", tmp_path / "jawaban.csv"
    isi = tabel_skm()
    berkas.write_text(tulis(isi[:20]), "utf-8")
    perintah = ["responden", str(berkas), "--kuesioner", "T08", "-o", str(keluar)]
    hasil = CliRunner().invoke(app, perintah)
    assert hasil.exit_code == 0
    assert "jangan disimpulkan" in hasil.stderr
    sebelum = keluar.read_bytes()
    isi[3][isi[0].index("T08_waktu")] = "9"
    berkas.write_text(tulis(isi), "utf-8")
    assert CliRunner().invoke(app, perintah).exit_code == 1
    assert keluar.read_bytes() == sebelum


@pytest.mark.parametrize(
    ("tambahan", "kata"),
    [
        (["--kuesioner", "P05"], "Yang ada: P06, P07, T08"),
        (["--kuesioner", "T08", "--periode", "x"], "tulis 2026, 2026-S1"),
        (["--kuesioner", "T08", "--instrumen", "spbe-2020"], "tidak ada untuk spbe-2020"),
    ],
)
def test_a_misused_command_is_told_what_there_is(tambahan, kata):
    hasil = CliRunner().invoke(app, ["responden", str(DIBERI / "responden-skm.csv"), *tambahan])
    assert hasil.exit_code == 2
    assert kata in hasil.stderr
