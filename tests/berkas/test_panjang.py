"""One answer a row: the same villages as wide, faults by the row of the answer."""

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.jawaban import KOSONG, TIDAK_BERLAKU

KEPALA = "kode_desa;periode;indikator;nilai"
SEMUA = ["J01", "J02", "D01", "P01", "A01", "S01"]


def unggah(*baris, kepala=KEPALA):
    return Unggahan("isi.csv", "\n".join([kepala, *baris]).encode())


LEBAR = "kode_desa;periode;" + ";".join(SEMUA)
ISI = {
    ("99.01.01.2001", "2026"): ["3", "TB", "papan situs", "85,5", "2", "80 n=31"],
    ("99.01.01.2002", "2026"): ["0", "", "NIHIL", "3/9", "TB", ""],
    ("99.01.01.2001", "2025"): ["1", "2", "", "40", "", "60"],
}


def test_bentuk_panjang_dan_lebar_memberi_jawaban_yang_sama(instrumen):
    lebar = baca(unggah(*(";".join([*k, *v]) for k, v in ISI.items()), kepala=LEBAR), instrumen)
    baris = [f"{d};{p};{i};{s}" for (d, p), v in ISI.items() for i, s in zip(SEMUA, v, strict=True)]
    # the order of rows decides only that of villages: take one row of each first, the rest backwards
    panjang = baca(
        unggah(baris[0], baris[6], baris[12], *reversed([b for n, b in enumerate(baris) if n % 6])), instrumen
    )
    assert panjang.peringatan == ()
    assert (lebar.bentuk.susunan, panjang.bentuk.susunan) == ("lebar", "panjang")
    a, b = lebar.jawaban, panjang.jawaban
    assert a.kunci.equals(b.kunci)
    assert a.keadaan.tolist() == b.keadaan.tolist()
    assert str(a.nilai.tolist()) == str(b.nilai.tolist())
    assert a.centang["D01"].tolist() == b.centang["D01"].tolist()
    assert str(a.responden["S01"].tolist()) == str(b.responden["S01"].tolist())


def test_kode_dengan_dan_tanpa_titik_satu_desa(instrumen):
    j = baca(unggah("9901012001;2026;J01;3", "99.01.01.2001;2026;J02;TB"), instrumen).jawaban
    assert len(j) == 1
    assert j.keadaan[1].tolist() == [TIDAK_BERLAKU]


def test_indikator_yang_tidak_disebut_kosong_dan_diperingatkan(instrumen):
    b = baca(unggah("9901012001;2026;J01;3"), instrumen)
    (t,) = b.peringatan
    assert (t.kode, t.tempat) == ("B32", "kolom indikator")
    assert "J02, D01, P01, A01, S01" in t.pesan
    assert b.jawaban.keadaan[1:, 0].tolist() == [KOSONG] * 5


def test_jawaban_kembar_ditolak_pada_setiap_barisnya(temuan):
    sumber = unggah(
        "9901012001;2026;J02;3", "9901012001;2026;J01;3", "99.01.01.2001;2026;J02;TB", "9901012001;2025;J02;3"
    )
    assert [t for t in temuan(sumber) if t[1] != "B32"] == [
        ("baris 2, kolom nilai", "B16"),
        ("baris 4, kolom nilai", "B16"),
    ]


def test_galat_disebut_pada_baris_jawabannya(temuan):
    sumber = unggah(
        "9901012001;2026;J01;9", "x;2026;J01;3", "9901012001;2026-13;J01;3", "x;2026;J02;3", "9901012001;2026;P01;-"
    )
    assert [t for t in temuan(sumber) if t[1] != "B32"] == [
        ("baris 2, kolom nilai", "J03"),
        ("baris 3, kolom kode_desa", "J10"),
        ("baris 4, kolom periode", "J11"),
        ("baris 5, kolom kode_desa", "J10"),
        ("baris 6, kolom nilai", "J02"),
    ]


def test_indikator_tak_dikenal_diperingatkan_seperti_kolom_tak_dikenal(instrumen):
    b = baca(unggah("9901012001;2026;j01;3", "9901012001;2026;X99;3", "9901012001;2026;;3"), instrumen)
    assert b.jawaban.nilai[0].tolist() == [3]
    (t,) = [t for t in b.peringatan if t.kode == "B35"]
    assert "2 baris" in t.pesan
    assert "'X99', ''" in t.pesan


def test_nama_desa_diambil_dari_baris_pertama_yang_berisi(instrumen):
    kepala = "kode_desa;nama_desa;periode;indikator;nilai"
    b = baca(
        unggah("9901012001;;2026;J01;3", "9901012001;Satu;2026;J02;3", "9901012001;SATU;2026;P01;3", kepala=kepala),
        instrumen,
    )
    assert b.jawaban.kunci["nama_desa"].tolist() == ["Satu"]
    assert "B36" in [t.kode for t in b.peringatan]


def test_periode_pilihan_berlaku_juga_untuk_bentuk_panjang(instrumen, temuan):
    kepala = "kode_desa;indikator;nilai"
    b = baca(unggah("9901012001;J01;3", "9901012001;J02;3", kepala=kepala), instrumen, periode="2026")
    assert b.jawaban.kunci["periode"].tolist() == ["2026"]
    assert "B14" in [k for _, k in temuan(unggah("9901012001;J01;3", kepala=kepala))]


@pytest.mark.parametrize(
    ("kepala", "baris"),
    [
        ("kode_desa;periode;indikator", "9901012001;2026;J01"),
        ("kode_desa;periode;nilai", "9901012001;2026;3"),
        ("kode_desa;periode;indikator;nilai;J01", "9901012001;2026;J02;3;3"),
    ],
)
def test_susunan_yang_tidak_jelas_ditolak(temuan, kepala, baris):
    assert "B20" in [k for _, k in temuan(unggah(baris, kepala=kepala))]


@pytest.mark.parametrize("nama", ["Nilai", "Indikator", "nilai;indikator"])
def test_kolom_tambahan_bernama_nilai_atau_indikator_tidak_dibaca_dan_diperingatkan(instrumen, nama):
    banyak = nama.count(";") + 1
    b = baca(unggah("9901012001;2026;3" + ";78,5" * banyak, kepala=f"kode_desa;periode;J01;{nama}"), instrumen)
    assert b.jawaban.nilai[0].tolist() == [3]
    assert [t.kode for t in b.peringatan if t.kode != "B32"] == ["B30"] * banyak


def test_kode_yang_ditulis_sekali_untuk_satu_kelompok_baris_satu_galat(instrumen):
    baris = ["9901012001;2026;J01;3", ";;J02;2", ";;P01;71", "9901012002;2026;J01;1", ";;J02;9", ";;P01;50"]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*baris), instrumen)
    (satu,) = [t for t in e.value.temuan if t.berat == "galat" and t.kode != "J03"]
    assert satu.kode == "B24"
    assert "4 baris (baris 3, 4, 6, 7)" in satu.pesan
    assert str(e.value.hitungan) == "6 baris dalam berkas = 2 dibaca + 4 ditolak + 0 dilewati."


def test_sel_tanggal_dan_galat_pada_kolom_nilai_ditolak(xlsx, temuan):
    import datetime

    berkas = xlsx(
        [
            ["kode_desa", "periode", "indikator", "nilai"],
            [9901012001, 2026, "P01", (datetime.date(2026, 9, 3), "d mmm")],
            [9901012002, 2026, "P01", (0.5, "0%")],
            [9901012003, 2026, "P01", lambda ws, b, k: ws.write_formula(b, k, "=1/0", None, "#DIV/0!")],
        ]
    )
    assert [t for t in temuan(berkas) if t[1] != "B32"] == [
        ("baris 2, kolom nilai", "B18"),
        ("baris 4, kolom nilai", "B17"),
    ]
