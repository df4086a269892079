"""Headers on two rows: an indicator that stands over two columns is a fault, whichever row names it."""

import pytest
import xlsxwriter

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban

KUNCI = "kode_desa,nama_desa,periode"
DESA = "99.01.01.2001,Satu,2026"

KEMBAR = {
    "tahun di atas id": f"{KUNCI},2025,,2026,\n,,,J01,P01,J01,P01\n{DESA},1,20,4,90\n",
    "kata di atas id": f"{KUNCI},Sebelum,,Sesudah,\n,,,J01,P01,J01,P01\n{DESA},1,20,4,90\n",
    "kata berulang di atas id": f"{KUNCI},Mandiri,Mandiri,Verifikasi,Verifikasi\n,,,J01,P01,J01,P01\n{DESA},1,2,3,4\n",
    "id di atas baris berkode": f",,,J01,P01,J01,P01\n{KUNCI},2025,2025,2026,2026\n{DESA},1,20,4,90\n",
    "satu id dua kali": f"{KUNCI},2025,2026,J01\n,,,P01,P01,\n{DESA},1,2,3\n",
    "sisanya di bawah": f"{KUNCI},Mandiri,J01,Verifikasi\n,,,P01,,P01\n{DESA},1,2,3\n",
    "id di atas kata": f"{KUNCI},J01,,P01,\n,,,Target,Capaian,Target,Capaian\n{DESA},4,1,80,20\n",
    "id di atas tahun": f"{KUNCI},J01,,P01,\n,,,2025,2026,2025,2026\n{DESA},4,1,80,20\n",
    "id di atas skor": f"{KUNCI},J01,,P01,\n,,,Target,Skor,Nilai,Nilai akhir\n{DESA},4,1,80,20\n",
    "satu di antaranya berlebar": f"{KUNCI},J01,P01,\n,,,Tingkat,Target,Capaian\n{DESA},4,80,20\n",
    "id di atas kunci": f",,,,J01,,P01,\nNo,{KUNCI},Target,Capaian,Target,Capaian\n1,{DESA},4,1,80,20\n",
}


def galat(isi, instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(isi) if isinstance(isi, str) else isi, instrumen)
    return [t for t in e.value.temuan if t.berat == "galat"], e.value.hitungan


def unggah(isi):
    return Unggahan("isi.csv", isi.encode())


@pytest.mark.parametrize("isi", KEMBAR.values(), ids=KEMBAR)
def test_an_indicator_over_two_columns_is_a_fault_that_names_both(instrumen, isi):
    daftar, hitungan = galat(isi, instrumen)
    assert {t.kode for t in daftar} == {"B12"}
    assert any(t.pesan.startswith("kolom P01 kembar: kolom ke-") for t in daftar)
    assert (hitungan.dibaca, hitungan.ditolak) == (0, 1)


def test_a_remark_beside_an_answer_on_the_second_row_makes_no_twin(instrumen):
    b = baca(unggah(f"{KUNCI},J01,,P01,\n,,,Nilai,Catatan,Isi,Bukti\n{DESA},4,baik,80,foto\n"), instrumen)
    assert [b.jawaban.nilai[b.jawaban.nomor(i)][0] for i in ("J01", "P01")] == [4, 80]
    assert [t.pesan for t in b.peringatan if t.kode == "B30"] == ["kolom tidak dikenal dan tidak dibaca"] * 2
    assert b.hitungan.dilewati == 0


def test_a_row_of_answers_without_its_code_is_no_part_of_the_header(instrumen):
    daftar, _ = galat(f"{KUNCI},J01,,P01\n,Dua,2026,4,3,80\n{DESA},4,3,80\n", instrumen)
    assert [(t.tempat, t.kode) for t in daftar] == [("baris 2, kolom kode_desa", "J10")]


@pytest.mark.parametrize("isi", ["7", ""])
def test_a_merged_header_over_a_column_that_holds_something_is_a_fault(instrumen, tmp_path, isi):
    jalur = tmp_path / "gabung.xlsx"
    with xlsxwriter.Workbook(jalur) as buku:
        ws = buku.add_worksheet()
        ws.write_row(0, 0, [*KUNCI.split(","), "P01", "", "J01"])
        ws.merge_range("D1:E1", "P01")
        ws.write_row(1, 0, [*DESA.split(","), 80, isi, 3])
    if not isi:
        assert baca(jalur, instrumen).hitungan.dibaca == 1
        return
    daftar, hitungan = galat(jalur, instrumen)
    assert [(t.kode, t.pesan) for t in daftar] == [("B12", "kolom P01 kembar: kolom ke-4 dan ke-5")]
    assert hitungan.dibaca == 0


def test_a_merged_name_of_a_group_over_other_headers_is_no_header_of_theirs(instrumen, tmp_path):
    jalur = tmp_path / "grup.xlsx"
    with xlsxwriter.Workbook(jalur) as buku:
        ws = buku.add_worksheet()
        ws.merge_range("D1:E1", "P01")
        ws.write_row(1, 0, [*KUNCI.split(","), "P01", "J01"])
        ws.write_row(2, 0, [*DESA.split(","), 80, 3])
    assert baca(jalur, instrumen).jawaban.nilai[0, 0] == 3


@pytest.mark.parametrize("baris", [",,,P01,,", ",,,p01,,", ",,,P01,Kehadiran,"])
def test_an_id_that_stands_only_below_the_header_is_a_fault_with_its_row_and_column(instrumen, baris):
    daftar, hitungan = galat(f"{KUNCI},Mandiri,J01,Verifikasi\n{baris}\n{DESA},85,3,90\n", instrumen)
    assert [(t.tempat, t.kode) for t in daftar] == [("baris 2, kolom Mandiri", "B49")]
    assert "P01" in daftar[0].pesan
    assert str(hitungan) == "2 baris dalam berkas = 0 dibaca + 1 ditolak + 1 dilewati."


def test_an_id_below_an_empty_column_or_far_below_the_header_loses_nothing(instrumen):
    for isi in (
        f"{KUNCI},Mandiri,J01\n,,,P01,\n{DESA},,3\n",
        f"{KUNCI},Mandiri,J01\n{DESA},7,3\n\n\n,,,P01,\n,,,7,\n",
    ):
        b = baca(unggah(isi), instrumen)
        assert "B37" in [t.kode for t in b.peringatan]
        assert b.hitungan.dibaca == 1
