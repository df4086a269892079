"""Headers and keys: what is taken, what is warned about, what is refused."""

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.berkas.letak_temuan import BATAS_TEMUAN
from penilaian.galat import GalatJawaban, GalatPemakaian
from penilaian.mentah.berkas_masuk import BATAS_BERKAS

LENGKAP = "J01;J02;D01;P01;A01;S01"


def isi(kepala, *baris):
    return "\n".join([kepala, *baris]) + "\n"


def satu(kepala="kode_desa;periode;" + LENGKAP, baris="9901012001;2026;3;;;;;"):
    return isi(kepala, baris)


def unggah(teks):
    return Unggahan("isi.csv", teks.encode())


def test_berkas_lengkap_tanpa_peringatan(instrumen):
    assert baca(unggah(satu()), instrumen).peringatan == ()


@pytest.mark.parametrize("judul", ["j01", "J 01", "j_01", " J01", "J01\u00a0"])
def test_judul_yang_hanya_berbeda_huruf_atau_spasi_diambil(instrumen, judul):
    b = baca(unggah(satu().replace("J01", judul)), instrumen)
    assert b.jawaban.nilai[0].tolist() == [3]
    assert {t.kode for t in b.peringatan} <= {"B31"}
    assert bool(b.peringatan) == (judul.strip() != "J01")


def test_judul_kunci_dengan_spasi_diambil(instrumen):
    b = baca(unggah(satu("Kode Desa;Periode;" + LENGKAP)), instrumen)
    assert [t.kode for t in b.peringatan] == ["B31", "B31"]


@pytest.mark.parametrize(
    ("judul", "saran"),
    [
        ("JO1", "J01"), ("J-01", "J01"), ("J1", "J01"), ("J001", "J01"), ("kode.desa", "kode_desa"),
        ("nama_des", "nama_desa"),
        ("J07", None), ("K01", None), ("catatan", None), ("no", None),
    ],
)  # fmt: skip
def test_kolom_asing_diperingatkan_dengan_dugaan_bila_jelas(instrumen, judul, saran):
    (t,) = [
        t
        for t in baca(unggah(isi(f"kode_desa;periode;J02;{judul}", "9901012001;2026;3;x")), instrumen).peringatan
        if t.kode == "B30"
    ]
    assert t.tempat == f"baris 1, kolom {judul}"
    assert t.berat == "peringatan"
    assert (f"Mungkin maksudnya {saran}?" in t.saran) if saran else ("Mungkin" not in t.saran)


def test_indikator_tanpa_kolom_diperingatkan_dan_kosong(instrumen):
    b = baca(unggah(isi("kode_desa;periode;J01", "9901012001;2026;3")), instrumen)
    (t,) = b.peringatan
    assert t.kode == "B32"
    assert "J02, D01, P01, A01, S01" in t.pesan
    assert b.jawaban.keadaan[1:].sum() == 0


def test_kolom_tanpa_judul_diperingatkan_hanya_bila_berisi(temuan):
    kepala = "kode_desa;periode;" + LENGKAP + ";"
    assert temuan(unggah(isi(kepala, "9901012001;2026;3;;;;;;x"))) == [("kolom ke-9", "B33")]
    assert temuan(unggah(isi(kepala, "9901012001;2026;3;;;;;;"))) == []


@pytest.mark.parametrize("kepala", ["J01;J01", "J01;j01", "J01;J 01"])
def test_kolom_kembar_ditolak(temuan, kepala):
    semua = temuan(unggah(isi(f"kode_desa;periode;{kepala};J02", "9901012001;2026;3;9;8")))
    assert [k for _, k in semua if k != "B32"] == ["B12", "J03"]


def test_kolom_kunci_kembar_ditolak(temuan):
    assert ("baris 1, kolom kode_desa", "B12") in temuan(unggah(satu("kode_desa;kode_desa;" + LENGKAP)))


@pytest.mark.parametrize("teks", ["desa;periode;J01\n1;2026;3\n", "J01\n3\n", "satu baris tanpa pemisah\nlagi\n"])
def test_tanpa_kode_desa_ditolak(temuan, teks):
    assert "B10" in [k for _, k in temuan(unggah(teks))]


def test_tanpa_satu_pun_indikator_ditolak(temuan):
    assert [k for _, k in temuan(unggah(isi("kode_desa;periode;X01", "9901012001;2026;3")))] == ["B13", "B30"]


@pytest.mark.parametrize(
    "teks", ["kode_desa;periode;J01\n", "kode_desa;periode;J01", "kode_desa;periode;J01\n;;\n ; ;\n"]
)
def test_hanya_kepala_ditolak(temuan, teks):
    assert [k for _, k in temuan(unggah(teks))] == ["B04"]


@pytest.mark.parametrize("teks", ["", "\n\n", "  ", "\ufeff"])
def test_berkas_kosong_ditolak(temuan, teks):
    assert [k for _, k in temuan(unggah(teks))] == ["B03"]


def test_berkas_tidak_ada_dan_folder_ditolak(temuan, tmp_path):
    assert temuan(tmp_path / "tiada.csv") == [(str(tmp_path / "tiada.csv"), "B01")]
    assert [k for _, k in temuan(str(tmp_path))] == ["B01"]


@pytest.mark.parametrize("nama", ["isi.pdf", "isi.xls", "isi.ods", "isi", "csv"])
def test_akhiran_asing_ditolak(temuan, csv, nama):
    assert [k for _, k in temuan(csv(satu(), nama))] == ["B02"]
    assert [k for _, k in temuan(Unggahan(nama, satu().encode()))] == ["B02"]


def test_isi_menentukan_format_dan_akhiran_yang_lain_diperingatkan(instrumen, xlsx, csv):
    dari_xlsx = baca(
        Unggahan("isi.csv", xlsx([["kode_desa", "periode", "J01"], [9901012001, 2026, 3]]).read_bytes()), instrumen
    )
    assert dari_xlsx.bentuk.format == "xlsx"
    assert dari_xlsx.peringatan[0].kode == "B34"
    dari_csv = baca(csv(satu(), "isi.xlsx"), instrumen)
    assert dari_csv.bentuk.format == "csv"
    assert [t.kode for t in dari_csv.peringatan] == ["B34"]


def test_berkas_terlalu_besar_ditolak_tanpa_dibaca(temuan, tmp_path):
    jalur = tmp_path / "isi.csv"
    with jalur.open("wb") as keluar:
        keluar.truncate(BATAS_BERKAS + 1)
    assert [k for _, k in temuan(jalur)] == ["B07"]


TANPA = "kode_desa;" + LENGKAP


def test_periode_dari_pilihan_bila_kolomnya_tidak_ada_atau_kosong(instrumen):
    for teks in (isi(TANPA, "9901012001;3;;;;;"), satu(baris="9901012001;;3;;;;;")):
        b = baca(unggah(teks), instrumen, periode="2026-S1")
        assert b.jawaban.kunci["periode"].tolist() == ["2026-S1"]
        assert b.peringatan == ()


def test_periode_tidak_ada_disebut_sekali_bersama_galat_lain(temuan):
    teks = isi(TANPA, "9901012001;3;;;;;", "9901012001;9;;;;;", "x;1;;;;;")
    assert temuan(unggah(teks)) == [
        ("baris 1", "B14"),
        ("baris 3, kolom J01", "J03"),
        ("baris 4, kolom kode_desa", "J10"),
    ]
    assert temuan(unggah(satu(baris="9901012001;;3;;;;;"))) == [("baris 1, kolom periode", "B14")]


def test_periode_pilihan_yang_sama_dengan_kolom_diterima_dan_yang_berbeda_ditolak(instrumen, temuan):
    assert len(baca(unggah(satu()), instrumen, periode="2026").jawaban) == 1
    assert temuan(unggah(satu()), periode="2025") == [("baris 1, kolom periode", "B15")]


def test_periode_pilihan_yang_bukan_periode_adalah_salah_pakai(instrumen):
    with pytest.raises(GalatPemakaian, match="2026-S1"):
        baca(unggah(satu()), instrumen, periode="2026-01-31")


def test_periode_kosong_pada_sebagian_baris_adalah_galat(temuan):
    teks = isi("kode_desa;periode;" + LENGKAP, "9901012001;2026;3;;;;;", "9901012002;;3;;;;;")
    assert temuan(unggah(teks)) == [("baris 3, kolom periode", "J11")]


@pytest.mark.parametrize("periode", ["2026-01-31", "31/01/2026", "26", "2026-S3", "Januari 2026"])
def test_periode_berbentuk_lain_ditolak(temuan, periode):
    assert temuan(unggah(satu(baris=f"9901012001;{periode};3;;;;;"))) == [("baris 2, kolom periode", "J11")]


def test_semua_galat_terkumpul_menurut_urutan_berkas(temuan):
    teks = isi(
        "kode_desa;periode;" + LENGKAP + ";lain",
        "9901012001;2026;9;-;baliho;abc;-1;10;",
        "salah;2026;3;TB;papan;120;2;80 n=0;",
        "99.01.01.2001;2026;TB;3;;85;;;",
    )
    assert temuan(unggah(teks)) == [
        ("baris 1, kolom lain", "B30"),
        ("baris 2, kolom kode_desa", "J12"),
        ("baris 2, kolom J01", "J03"),
        ("baris 2, kolom J02", "J02"),
        ("baris 2, kolom D01", "J04"),
        ("baris 2, kolom P01", "J05"),
        ("baris 2, kolom A01", "J05"),
        ("baris 2, kolom S01", "J06"),
        ("baris 3, kolom kode_desa", "J10"),
        ("baris 3, kolom P01", "J06"),
        ("baris 3, kolom S01", "J07"),
        ("baris 4, kolom kode_desa", "J12"),
        ("baris 4, kolom J01", "J01"),
    ]


def test_galat_yang_sangat_banyak_dihitung_sisanya(instrumen):
    teks = isi(
        "kode_desa;periode;J01",
        *(f"99.01.{n // 999 + 1:02d}.2{n % 999 + 1:03d};2026;9" for n in range(BATAS_TEMUAN + 7)),
    )
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(teks), instrumen)
    assert e.value.temuan[-1].kode == "B21"
    assert "7 galat lain" in e.value.temuan[-1].pesan
    assert sum(t.kode == "J03" for t in e.value.temuan) == BATAS_TEMUAN


def test_kode_tak_dikenal_dan_kelurahan_diperingatkan_ringkas(instrumen):
    asing = [f"15.01.20.29{n:02d};2026;3;;;;;" for n in range(30)]
    b = baca(unggah(isi("kode_desa;periode;" + LENGKAP, *asing, "15.01.01.1004;2026;3;;;;;")), instrumen)
    assert [(t.kode, t.tempat) for t in b.peringatan] == [("J14", "kolom kode_desa"), ("J15", "kolom kode_desa")]
    assert b.peringatan[0].pesan.startswith("30 kode")
    assert "15.01.20.2900 (baris 2)" in b.peringatan[0].pesan
    assert "dan 20 lagi" in b.peringatan[0].pesan
    assert len(b.jawaban) == 31


def test_nama_diambil_dari_kemendagri_hanya_bila_kosong(instrumen):
    teks = isi(
        "kode_desa;periode;nama_desa;kecamatan;" + LENGKAP,
        "1501202006;2026;;;3;;;;;",
        "1501012001;2026;Nama sendiri;Kecamatan sendiri;3;;;;;",
        "9901012001;2026;;;3;;;;;",
    )
    k = baca(unggah(teks), instrumen).jawaban.kunci
    assert k["nama_desa"].tolist() == ["Talang Kemuning", "Nama sendiri", ""]
    assert k["kecamatan"].tolist()[1:] == ["Kecamatan sendiri", ""]
    assert k["kecamatan"].tolist()[0]
    assert k["kabupaten"].tolist() == ["Kabupaten Kerinci", "Kabupaten Kerinci", ""]


def test_kutip_pelindung_rumus_dilepas_dari_teks(instrumen):
    teks = isi(
        "kode_desa;periode;nama_desa;kecamatan;" + LENGKAP,
        "'9901012001;'2026;'=1+1;'@desa;3;;;;;",
        "9901012002;2026;'Aisyiyah;''=x;3;;;;;",
    )
    k = baca(unggah(teks), instrumen).jawaban.kunci
    assert k["kode_desa"][0] == "99.01.01.2001"
    assert k["periode"][0] == "2026"
    assert k["nama_desa"].tolist() == ["=1+1", "'Aisyiyah"]
    assert k["kecamatan"].tolist() == ["@desa", "'=x"]


@pytest.mark.parametrize(
    ("teks", "tanggal", "kode"),
    [
        ("2026-10-14", "2026-10-14", []), ("14/10/2026", "2026-10-14", []), ("4-1-2026", "2026-01-04", []),
        ("14.10.2026", "2026-10-14", []), ("2026-10-14 00:00:00", "2026-10-14", []), ("", "", []),
        ("10/14/2026", "10/14/2026", ["J16"]), ("2026-02-30", "2026-02-30", ["J16"]), ("Oktober", "Oktober", ["J16"]),
    ],
)  # fmt: skip
def test_tanggal_penilaian_dibakukan_atau_diperingatkan(instrumen, teks, tanggal, kode):
    b = baca(unggah(satu("kode_desa;periode;tanggal;" + LENGKAP, f"9901012001;2026;{teks};3;;;;;")), instrumen)
    assert b.jawaban.kunci["tanggal"].tolist() == [tanggal]
    assert [t.kode for t in b.peringatan] == kode


def test_urutan_baris_dan_kolom_tidak_mengubah_jawaban(instrumen):
    baris = ["99.01.01.2001;2026;3;papan;85", "99.01.01.2002;2026;1;NIHIL;0,2", "99.01.01.2003;2025;;situs;3/9"]
    biasa = baca(unggah(isi("kode_desa;periode;J01;D01;P01", *baris)), instrumen).jawaban
    dibalik = [";".join(reversed(b.split(";"))) for b in reversed(baris)]
    balik = baca(unggah(isi("P01;D01;J01;periode;kode_desa", *dibalik)), instrumen).jawaban.ambil([2, 1, 0])
    assert balik.kunci.equals(biasa.kunci)
    assert balik.keadaan.tolist() == biasa.keadaan.tolist()
    assert str(balik.nilai.tolist()) == str(biasa.nilai.tolist())
