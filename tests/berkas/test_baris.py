"""Rows that are no village are passed over, each is said, and the count of rows closes."""

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban

KEPALA = "kode_desa;nama_desa;periode;J01;J02;D01;P01;A01;S01"
DESA = ["9901012001;Satu;2026;3;1;papan;85;2;80", "9901012002;Dua;2026;0;2;NIHIL;40;3;60"]
BUKAN_DESA = {
    "JUMLAH;;;9;9;9;9;9;9": "jumlah",
    ";TOTAL;;3;3;;125;5;": "jumlah",
    ";;Rata-rata;1,5;1,5;;62,5;2,5;70": "jumlah",
    "Rerata;;;1;1;;1;1;1": "jumlah",
    "(1);(2);(3);(4);(5);(6);(7);(8);(9)": "nomor kolom",
    "1;2;3;4;5;6;7;8;9": "nomor kolom",
    "#adm4+code;#adm4+name;#date;#ind;#ind;#ind;#ind;#ind;#ind": "tanda HXL",
    "kode_desa;nama_desa;periode;J01;J02;D01;P01;A01;S01": "judul yang berulang",
    "Mengetahui,;;;;;;;;": "tanpa kode desa",
    ";;;;;Kepala Desa Satu;;;": "tanpa kode desa",
    ";;;;;NIP. 197801012005011001;;;": "tanpa kode desa",
    "Kecamatan Rekaan;;;;;;;;": "tanpa kode desa",
    "Kode;Nama;Tahun;jenjang;jenjang;butir;persen;hari;nilai": "tanpa kode desa",
}


def unggah(*baris, kepala=KEPALA):
    return Unggahan("isi.csv", "\n".join([kepala, *baris]).encode())


@pytest.mark.parametrize("letak", [0, 1, 2])
@pytest.mark.parametrize("baris", BUKAN_DESA)
def test_rows_that_are_no_village_are_skipped_with_one_warning(instrumen, baris, letak):
    b = baca(unggah(*DESA[:letak], baris, *DESA[letak:]), instrumen)
    (t,) = b.peringatan
    assert (t.tempat, t.kode) == (f"baris {letak + 2}", "B37")
    assert BUKAN_DESA[baris] in t.pesan
    assert b.jawaban.kunci["nama_desa"].tolist() == ["Satu", "Dua"]
    assert str(b.hitungan) == "3 baris dalam berkas = 2 dibaca + 0 ditolak + 1 dilewati."


@pytest.mark.parametrize(
    "baris", [";Tiga;2026;3;1;papan;85;2;80", "990101200;Tiga;2026;;;;;;", "x;;2026;3;;;;;", ";;;3;1;papan;85;2;80"]
)
def test_a_village_without_a_right_code_is_not_skipped(instrumen, baris):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA, baris), instrumen)
    assert ("baris 4, kolom kode_desa", "J10") in [(t.tempat, t.kode) for t in e.value.temuan]
    assert str(e.value.hitungan) == "3 baris dalam berkas = 2 dibaca + 1 ditolak + 0 dilewati."


def test_a_formula_error_in_the_row_of_totals_does_not_refuse_the_file(instrumen, xlsx):
    galat = lambda ws, b, k: ws.write_formula(b, k, "=1/0", None, "#DIV/0!")  # noqa: E731
    berkas = xlsx([["kode_desa", "periode", "J01", "P01"], [9901012001, 2026, 3, 50], ["JUMLAH", None, 3, galat]])
    b = baca(berkas, instrumen)
    assert [t.kode for t in b.peringatan] == ["B32", "B37"]
    assert b.hitungan.dilewati == 1


def test_a_file_that_holds_only_totals_is_refused(temuan):
    assert [k for _, k in temuan(unggah("JUMLAH;;;9;9;9;9;9;9"))] == ["B37", "B04"]


def test_many_rows_that_are_no_village_are_named_one_by_one_up_to_the_limit_then_summed_up(instrumen):
    b = baca(unggah(*DESA, *["Subjumlah;;;1;1;;1;1;1"] * 300), instrumen)
    assert len(b.peringatan) == 21
    assert "280 baris lain" in b.peringatan[-1].pesan
    assert b.hitungan.dilewati == 300


def test_a_mistake_of_the_column_refuses_all_rows(instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA, "JUMLAH;;;9;9;9;9;9;9", kepala=KEPALA.replace("J02", "J01")), instrumen)
    assert str(e.value.hitungan) == "3 baris dalam berkas = 0 dibaca + 2 ditolak + 1 dilewati."


def test_rows_that_are_mostly_unreadable_are_one_error():
    from penilaian import muat_instrumen

    ini = muat_instrumen("inpres-3-2003")
    kepala = ";".join(["kode_desa", "periode", *ini.per_id])
    isi = ";".join(["9901012001", "2026", *["entahlah"] * len(ini.per_id)])
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(isi, kepala=kepala), ini)
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [("baris 2", "B25")]


def test_the_same_cause_in_the_keys_of_many_rows_is_one_error(temuan):
    kepala = "kode_desa;periode;J01;J02;D01;P01;A01;S01"
    baris = [f"99010120{n:02d};Oktober;3;;;;;" for n in range(1, 50)]
    assert temuan(unggah(*baris, kepala=kepala)) == [("kolom periode", "J11")]
