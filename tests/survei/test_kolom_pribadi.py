"""Which columns are about a person: one rule for assessments and for respondents."""

import pytest

from penilaian.muat import muat_instrumen
from penilaian.survei.kolom_form import PembacaJudul
from penilaian.survei.kolom_pribadi import tentang_orang

ORANG = (
    *("deviceid", "DeviceID", "device_id", "subscriberid", "simserial", "phonenumber", "phone_number", "username"),
    *("email", "nama_pengisi", "nama_petugas", "NIK Anda", "no_hp", "Nomor WA", "telepon", "surel", "namaLengkap"),
)
BUKAN = ("nama_desa", "Alamat Kantor Desa", "kecamatan", "P01", "_submission_time", "tanggal", "skor")


@pytest.mark.parametrize("judul", ORANG)
def test_a_column_about_a_person_is_known_in_an_assessment_too(judul):
    assert tentang_orang(judul)
    kolom = PembacaJudul(muat_instrumen("inpres-3-2003")).kolom(["kode_desa", judul, f"grup/{judul}"])
    assert (kolom.pribadi, kolom.asing) == ([judul, f"grup/{judul}"], [])


@pytest.mark.parametrize("judul", BUKAN)
def test_a_place_or_an_answer_is_nobodys(judul):
    assert not tentang_orang(judul)
