"""CSV of every dialect that spreadsheets and people make."""

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU

KEPALA = ["kode_desa", "nama_desa", "periode", "J01", "J02", "D01", "P01", "A01", "S01"]
ISI = [
    ["99.01.01.2001", "Café Ñusa", "2026", "3", "TB", "papan situs", "85,5", "2,5", "80 n=31"],
    ["9901012002", "Rekaan Dua", "2026", "0", "", "NIHIL", "3/9", "TB", ""],
]


def gabung(pemisah=",", akhir="\n", penutup=True):
    def sel(isi):
        return f'"{isi}"' if pemisah in isi else isi

    teks = akhir.join(pemisah.join(map(sel, baris)) for baris in [KEPALA, *ISI])
    return teks + (akhir if penutup else "")


DIALEK = {
    "koma": (gabung(), "utf-8"),
    "titik koma": (gabung(";"), "utf-8"),
    "tab": (gabung("\t"), "utf-8"),
    "garis tegak": (gabung("|"), "utf-8"),
    "CRLF": (gabung(";", "\r\n"), "utf-8"),
    "CR saja": (gabung(";", "\r"), "utf-8"),
    "tanpa ganti baris di akhir": (gabung(penutup=False), "utf-8"),
    "baris kosong di akhir": (gabung() + "\n\n\n", "utf-8"),
    "baris pemisah di akhir": (gabung(";") + ";" * 8 + "\n" + ";" * 8 + "\n", "utf-8"),
    "baris kosong di awal": ("\n\n" + gabung(), "utf-8"),
    "judul di atas": ("Penilaian desa;;;\n" + gabung(";"), "utf-8"),
    "petunjuk Excel sep": ("sep=;\r\n" + gabung(";", "\r\n"), "utf-8"),
    "BOM": (gabung(), "utf-8-sig"),
    "Windows-1252": (gabung(";"), "cp1252"),
    "UTF-16 dengan BOM": (gabung("\t"), "utf-16"),
    "UTF-16 BE dengan BOM": ("\ufeff" + gabung("\t"), "utf-16-be"),
    "spasi di sekitar": (gabung(";").replace(";", " ; ").replace("\n", "  \n"), "utf-8"),
    "semua berkutip": ("\n".join(",".join(f'"{s}"' for s in b) for b in [KEPALA, *ISI]), "utf-8"),
    "kolom berlebih kosong": ("\n".join(";".join([*b, "", ""]) for b in [KEPALA, *ISI]), "utf-8"),
    "pemisah berlebih hanya pada isi": (
        "\n".join([";".join(KEPALA), *(";".join([*b, "", ""]) for b in ISI)]), "utf-8",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("teks", "pengodean"), DIALEK.values(), ids=DIALEK)
def test_setiap_dialek_terbaca_sama(instrumen, csv, teks, pengodean):
    b = baca(csv(teks, pengodean=pengodean), instrumen)
    assert b.peringatan == ()
    j = b.jawaban
    assert j.kunci["kode_desa"].tolist() == ["99.01.01.2001", "99.01.01.2002"]
    assert j.kunci["nama_desa"].tolist() == ["Café Ñusa", "Rekaan Dua"]
    assert j.keadaan.tolist() == [
        [TERJAWAB, TERJAWAB],
        [TIDAK_BERLAKU, KOSONG],
        [TERJAWAB, TERJAWAB],
        [TERJAWAB, TERJAWAB],
        [TERJAWAB, TIDAK_BERLAKU],
        [TERJAWAB, KOSONG],
    ]
    assert j.nilai[:, 0].tolist()[2:] == [2, 85.5, 2.5, 80]
    assert j.nilai[3, 1] == 100 / 3
    assert b.bentuk.format == "csv"
    assert b.bentuk.susunan == "lebar"


def test_bentuk_menyebut_pemisah_dan_pengodean(instrumen, csv):
    b = baca(csv(gabung(";"), pengodean="cp1252"), instrumen).bentuk
    assert (b.pemisah, b.pengodean) == (";", "windows-1252")


@pytest.mark.parametrize("nama", ["isi.csv", "isi.TSV", "isi.txt"])
def test_unggahan_terbaca_seperti_berkas(instrumen, csv, nama):
    dari_berkas = baca(csv(gabung(), nama), instrumen)
    dari_unggahan = baca(Unggahan(nama, gabung().encode()), instrumen)
    assert dari_berkas.jawaban.kunci.equals(dari_unggahan.jawaban.kunci)
    assert dari_berkas.bentuk == dari_unggahan.bentuk


def test_isian_seperti_nilai_hilang_tetap_teks(instrumen, csv, temuan):
    teks = "kode_desa,nama_desa,periode,J01\n9901012001,NA,2026,1\n9901012002,None,2026,NA\n9901012003,null,2026,null\n"
    assert temuan(csv(teks)) == [("baris 1", "B32"), ("baris 3, kolom J01", "J03"), ("baris 4, kolom J01", "J03")]


def test_ganti_baris_dalam_kutip_tidak_menggeser_nomor_baris(instrumen, csv, temuan):
    teks = 'kode_desa,nama_desa,periode,J01\n9901012001,"Dua\nbaris",2026,1\n9901012002,Satu,2026,9\n'
    assert ("baris 3, kolom J01", "J03") in temuan(csv(teks))
    benar = baca(csv(teks.replace(",9\n", ",2\n")), instrumen)
    assert benar.jawaban.kunci["nama_desa"][0] == "Dua\nbaris"


@pytest.mark.parametrize("akhir", ["\n", "\r\n", "\r"])
def test_baris_kosong_di_tengah_tidak_menggeser_nomor_baris(csv, temuan, akhir):
    teks = akhir.join(["kode_desa;periode;J01", "9901012001;2026;1", "", " ; ; ", "9901012002;2026;9"])
    assert ("baris 5, kolom J01", "J03") in temuan(csv(teks))


def test_judul_di_atas_kepala_ikut_dihitung(csv, temuan):
    teks = "Isian kecamatan\n\nkode_desa;periode;J01\n9901012001;2026;9\n"
    assert temuan(csv(teks)) == [("baris 3", "B32"), ("baris 4, kolom J01", "J03")]


def test_baris_yang_lebih_pendek_atau_lebih_panjang_disebut_semua(csv, temuan):
    teks = "kode_desa,periode,J01,P01\n9901012001,2026,1,85,5\n9901012002,2026\n9901012003,2026,9,85\n"
    assert temuan(csv(teks)) == [
        ("baris 3", "B38"),  # missing cells at the end are empty: read, and warned of
        ("baris 1", "B32"),
        ("baris 2", "B09"),
        ("baris 4, kolom J01", "J03"),
    ]


def test_bila_semua_baris_timpang_semuanya_disebut(csv, temuan):
    assert temuan(csv("kode_desa,periode,J01\n9901012001,2026,1,5\n9901012002,2026,1,5\n")) == [
        ("baris 2", "B09"),
        ("baris 3", "B09"),
    ]


def test_kutip_yang_tidak_ditutup_tidak_menelan_baris_diam_diam(csv, temuan):
    teks = 'kode_desa,nama_desa,periode,J01\n9901012001,"Lupa,2026,1\n9901012002,Dua,2026,2\n'
    assert temuan(csv(teks)) == [("baris 2", "B26")]


def test_baris_sangat_panjang_tetap_terbaca(instrumen, csv):
    nama = "x" * 100_000
    b = baca(csv(f"kode_desa,nama_desa,periode,J01\n9901012001,{nama},2026,1\n"), instrumen)
    assert b.jawaban.kunci["nama_desa"][0] == nama


def test_sel_yang_melebihi_batas_ditolak_bukan_macet(csv, temuan):
    teks = f"kode_desa,nama_desa,periode,J01\n\n9901012001,{'x' * 2_000_000},2026,1\n"
    assert [k for _, k in temuan(csv(teks))] == ["B05"]


@pytest.mark.parametrize(
    "isi",
    [
        "kode_desa;periode;J01\n9901012001;2026;1\n".encode("utf-16-le"),
        b"kode_desa;nama_desa;periode;J01\n9901012001;\x81\x8d;2026;1\n",
        bytes(range(256)),
    ],
    ids=["UTF-16 tanpa BOM", "bukan Windows-1252", "biner"],
)
def test_pengodean_yang_tidak_dikenali_ditolak(csv, temuan, isi):
    assert [k for _, k in temuan(csv(isi))] == ["B08"]


def test_hanya_satu_berkas_utuh_atau_tidak_sama_sekali(instrumen, csv):
    teks = "kode_desa,periode,J01\n9901012001,2026,1\n9901012002,2026,9\n"
    with pytest.raises(GalatJawaban):
        baca(csv(teks), instrumen)
