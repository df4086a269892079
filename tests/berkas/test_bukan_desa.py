"""Instruments that are not about villages: codes of their own, headings, words; results keep their columns."""

import pyarrow.parquet as pq
import pytest
import python_calamine

from penilaian.berkas import baca, tulis_hasil, tulis_jawaban, tulis_templat
from penilaian.contoh import buat
from penilaian.galat import GalatJawaban, GalatPemakaian
from penilaian.instrumen import IndikatorSurvei, Tolok
from penilaian.jawaban import dari_tabel, sebut_isi, sidik_jawaban, urai
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen

SPBE = muat_instrumen("spbe-2020")
KABUPATEN = SPBE.model_copy(update={"yang_dinilai": "kabupaten"})


def tulis(tmp_path, *baris: str, nama: str = "spbe.csv"):
    jalur = tmp_path / nama
    jalur.write_text("\n".join(baris) + "\n", "utf-8")
    return jalur


def test_an_instrument_about_villages_has_no_trace_of_what_it_assesses():
    assert "yang_dinilai" not in muat_instrumen("inpres-3-2003").model_dump()
    assert SPBE.model_dump()["yang_dinilai"] == "instansi"


@pytest.mark.parametrize(
    ("tertulis", "kode", "nama"),
    [("51.71", "51.71", "Kota Denpasar"), ("5171", "51.71", "Kota Denpasar"), ("51", "51", "Bali"), ("059", "059", "")],
)
def test_agencies_are_named_by_kabupaten_province_or_budget_code(tmp_path, tertulis, kode, nama):
    bacaan = baca(tulis(tmp_path, "kode,periode,I01", f"{tertulis},2022,3"), SPBE)
    assert bacaan.peringatan[0].kode == "B32"  # the other 46 questions
    assert len(bacaan.peringatan) == 1
    assert bacaan.jawaban.kunci[["kode_desa", "nama_desa", "kecamatan", "kabupaten"]].iloc[0].tolist() == [
        kode,
        nama,
        "",
        "",
    ]


@pytest.mark.parametrize("judul", ["kode", "kode_desa", "Kode Instansi", "KODE"])
def test_the_heading_may_be_kode_and_results_keep_kode_desa(tmp_path, judul):
    bacaan = baca(tulis(tmp_path, f"{judul},nama,periode,I01", "51.71,Denpasar,2022,3"), SPBE)
    tabel = nilai(SPBE, bacaan.jawaban).tabel()
    assert tabel[["kode_desa", "nama_desa"]].iloc[0].tolist() == ["51.71", "Denpasar"]


def test_kode_is_no_heading_of_villages(tmp_path):
    with pytest.raises(GalatJawaban, match=r"tidak ada kolom kode_desa"):
        baca(tulis(tmp_path, "kode,periode,P01", "99.01.01.2001,2026,3"), muat_instrumen("inpres-3-2003"))


@pytest.mark.parametrize(
    ("ini", "kode", "pesan"),
    [
        (SPBE, "51.71.01.2001", "kode instansi '51.71.01.2001' tidak dikenali bentuknya. Tulis kode daerah"),
        (KABUPATEN, "51", "kode kabupaten '51' tidak dikenali bentuknya. Tulis kode Kemendagri empat angka"),
        (KABUPATEN, "059", "kode kabupaten '059' tidak dikenali"),
    ],
)
def test_a_code_of_another_form_is_refused_in_words_of_what_is_assessed(tmp_path, ini, kode, pesan):
    with pytest.raises(GalatJawaban) as galat:
        baca(tulis(tmp_path, "kode,periode,I01", f"{kode},2022,3", "51.71,2022,3"), ini)
    (satu,) = [t for t in galat.value.temuan if t.berat == "galat"]
    assert satu.kode == "J10"
    assert pesan in str(satu)
    assert "desa" not in str(satu)


def test_twice_the_same_and_unknown_codes_are_told_without_villages(tmp_path):
    with pytest.raises(GalatJawaban) as galat:
        baca(tulis(tmp_path, "kode,periode,I01", "51.71,2022,3", "5171,2022,4", "12.99,2022,1"), SPBE)
    pesan = {t.kode: str(t) for t in galat.value.temuan}
    assert "instansi 51.71 periode 2022 ada 2 kali" in pesan["J12"]
    assert "12.99 (baris 4)" in pesan["J14"]
    assert not any("desa" in p for p in pesan.values())


def test_totals_are_passed_over(tmp_path):
    bacaan = baca(tulis(tmp_path, "kode,nama,periode,I01", "51.71,,2022,3", "Jumlah,,,3"), SPBE)
    assert len(bacaan.jawaban) == 1
    assert "bukan baris instansi (jumlah atau rata-rata)" in str([t for t in bacaan.peringatan if t.kode == "B37"])


def test_a_long_file_names_agencies_too(tmp_path):
    bacaan = baca(tulis(tmp_path, "kode,periode,indikator,nilai", "5171,2022,I01,3", "51.71,2022,I02,4"), SPBE)
    assert bacaan.jawaban.kunci["kode_desa"].tolist() == ["51.71"]
    assert bacaan.jawaban.nilai[:2, 0].tolist() == [3, 4]


@pytest.mark.parametrize("akhiran", ["csv", "xlsx"])
def test_a_template_asks_for_kode_and_is_read_back(tmp_path, akhiran):
    jawaban = buat(SPBE, 5, 1, kosong=0.3)
    jalur = tmp_path / f"templat.{akhiran}"
    tulis_templat(SPBE, jalur, jawaban)
    bacaan = baca(jalur, SPBE)
    assert bacaan.jawaban.kunci["kode_desa"].tolist() == jawaban.kunci["kode_desa"].tolist()
    assert (bacaan.jawaban.keadaan == jawaban.keadaan).all()
    tulis_jawaban(SPBE, jawaban, tmp_path / f"jawaban.{akhiran}")
    assert len(baca(tmp_path / f"jawaban.{akhiran}", SPBE).jawaban) == 5


@pytest.mark.parametrize("akhiran", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("susunan", ["lebar", "panjang"])
def test_answers_are_written_under_the_headings_of_the_template_and_read_back(tmp_path, akhiran, susunan):
    jawaban, jalur = buat(SPBE, 5, 1, kosong=0.3), tmp_path / f"jawaban.{akhiran}"
    tulis_jawaban(SPBE, jawaban, jalur, susunan)
    judul = baca_tabel(jalur)
    assert {"kode", "nama"} <= judul if susunan == "lebar" else "kode" in judul
    assert not {"kode_desa", "nama_desa"} & judul
    assert sidik_jawaban(SPBE, baca(jalur, SPBE).jawaban) == sidik_jawaban(SPBE, jawaban)


def baca_tabel(jalur):
    """Return the headings of a file."""
    if jalur.suffix == ".xlsx":
        return set(python_calamine.load_workbook(str(jalur)).get_sheet_by_index(0).to_python()[0])
    if jalur.suffix == ".parquet":
        return set(pq.read_schema(jalur).names)
    return set(jalur.read_text("utf-8-sig").splitlines()[0].split(","))


def test_the_template_in_excel_says_nothing_of_villages(tmp_path):
    tulis_templat(SPBE, tmp_path / "templat.xlsx")
    buku = python_calamine.load_workbook(str(tmp_path / "templat.xlsx"))
    assert buku.get_sheet_by_name("Jawaban").to_python()[0][:5] == ["kode", "nama", "periode", "tanggal", "I01"]
    petunjuk = buku.get_sheet_by_name("Petunjuk").to_python()
    assert not any("desa" in str(sel).lower() for b in petunjuk[:5] for sel in b)


def test_scores_on_one_to_five_are_shown_with_two_decimals(tmp_path):
    kepala, isi = nilai(
        SPBE,
        dari_tabel(
            SPBE, [{"kode_desa": "51.71", "periode": "2022"} | {i.id: 1 + n % 4 for n, i in enumerate(SPBE.indikator)}]
        ),
    ).tampil(1)
    assert kepala[0] == "Instansi"
    assert isi[0][kepala.index("Indeks")] == "2,50"


def survei(terburuk: int, terbaik: int, satuan: str | None = None) -> IndikatorSurvei:
    return IndikatorSurvei(
        id="S1",
        nama="x",
        kelompok="x",
        pertanyaan="x",
        bobot=1,
        jenis="survei",
        sah="x",
        tolok=Tolok(terburuk=terburuk, terbaik=terbaik, satuan=satuan),
        saran=({"di_bawah": 100, "teks": "x"},),
    )


def test_a_survey_on_one_to_four_is_never_told_as_a_percentage():
    (galat,) = urai(survei(1, 4), ["5"]).galat
    assert (galat.pesan, galat.saran) == ("'5' di luar 1–4", "Tulis bilangan 1–4, misalnya 2 atau 2,5.")
    (galat,) = urai(survei(1, 4), ["85%"]).galat
    assert "%" not in galat.saran
    assert sebut_isi(survei(1, 4), 1.5) == "1,5 dari 4"
    assert sebut_isi(survei(1, 4, "poin"), 1.5) == "1,5 poin"
    assert sebut_isi(survei(0, 100), 62.5) == "62,5 dari 100"
    assert "85%" in urai(survei(0, 100), ["x"]).galat[0].saran
    assert "%" not in urai(survei(25, 100), ["x"]).galat[0].saran, "a mean of a scale is no share"


def test_no_more_agencies_are_invented_than_there_are_codes():
    with pytest.raises(GalatPemakaian, match="jumlah instansi 100 di luar 1–99"):
        buat(SPBE, 100, 1)


def test_results_of_agencies_are_written(tmp_path):
    hasil = nilai(SPBE, buat(SPBE, 3, 1)).tabel()
    tulis_hasil(hasil, tmp_path / "hasil.csv", SPBE)
    assert (tmp_path / "hasil.csv").read_text("utf-8").splitlines()[1].startswith("99.01,")
