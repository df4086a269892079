"""The loader on sound instruments, and on faults that need more than one broken folder to show."""

import shutil
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from penilaian.galat import GalatInstrumen, GalatPemakaian
from penilaian.instrumen import IndikatorJenjang
from penilaian.muat import baca, daftar_instrumen, muat_instrumen, periksa
from penilaian.terkirim import terkirim

KECIL = Path(__file__).parent / "instrumen_kecil"


@pytest.fixture
def kecil(tmp_path):
    """A copy of the small instrument that a test may break."""
    return Path(shutil.copytree(KECIL, tmp_path / "kecil"))


def ganti(berkas: Path, lama: str, baru: str) -> None:
    teks = berkas.read_text(encoding="utf-8")
    assert teks.count(lama) == 1, f"{lama!r} ada {teks.count(lama)} kali di {berkas.name}"
    berkas.write_text(teks.replace(lama, baru), encoding="utf-8")


def ringkas(temuan) -> list[tuple[str, str]]:
    return [(Path(t.tempat).name, t.kode) for t in temuan]


# --- what is loaded ---------------------------------------------------------------------------------------------


def test_instrumen_kecil_dimuat_tanpa_temuan():
    instrumen, temuan = periksa(KECIL)

    assert temuan == ()
    assert instrumen == muat_instrumen(KECIL)


def test_indikator_urut_menurut_pohon_lalu_id_tanpa_bergantung_pada_nama_folder():
    # persiapan has none of its own; 1b stands before 1a in the file; P2 before P10; 2a's own before those of 2a_x
    assert [i.id for i in muat_instrumen(KECIL).indikator] == ["P3", "P2", "P10", "M2", "M3", "M1"]


def test_kelompok_tetap_dalam_urutan_berkas():
    instrumen = muat_instrumen(KECIL)

    assert [k.id for k in instrumen.kelompok] == ["persiapan", "1b", "1a", "pematangan", "2a", "2a_x"]
    assert [k.id for k in instrumen.puncak] == ["persiapan", "pematangan"]


def test_letak_berkas_tidak_mengubah_instrumen(kecil):
    asli = muat_instrumen(kecil)

    (kecil / "1-persiapan" / "P3.yaml").rename(kecil / "P3-aparatur-terlatih.yaml")

    assert muat_instrumen(kecil).sidik == asli.sidik


def test_tulisan_yang_biasanya_ditafsirkan_yaml_tetap_teks():
    situs = muat_instrumen(KECIL).per_id["P10"]

    assert isinstance(situs, IndikatorJenjang)
    assert [j.teks for j in situs.jenjang] == ["No", "1.10", "2026-01-31"]
    assert [j.saran for j in situs.jenjang] == ["12:30", "0123", None]
    assert muat_instrumen(KECIL).versi == "1.10.0"


def test_bobot_desimal_dibaca_persis():
    instrumen = muat_instrumen(KECIL)

    assert instrumen.per_id["P10"].bobot == Decimal("1.3")
    assert instrumen.kelompok_per_id["1a"].bobot == Decimal("16.5")


def test_set_jenjang_menggantikan_namanya():
    mutu = muat_instrumen(KECIL).per_id["M3"]

    assert isinstance(mutu, IndikatorJenjang)
    assert [(j.nilai, j.teks) for j in mutu.jenjang] == [(1, "Rintis"), (2, "Baku"), (3, "Terpadu")]


@pytest.mark.parametrize(
    "ubah",
    [
        lambda isi: b"\xef\xbb\xbf" + isi,
        lambda isi: isi.replace(b"\n", b"\r\n"),
        lambda isi: b"---\n" + isi,
        lambda isi: isi + b"...\n",
        lambda isi: isi.rstrip(b"\n"),
    ],
    ids=["BOM", "CRLF", "awal-dokumen", "akhir-dokumen", "tanpa-baris-akhir"],
)
def test_cara_menyimpan_yang_lazim_tidak_mengubah_instrumen(kecil, ubah):
    sidik = muat_instrumen(kecil).sidik

    for berkas in kecil.rglob("*.y*ml"):
        berkas.write_bytes(ubah(berkas.read_bytes()))

    assert muat_instrumen(kecil).sidik == sidik


def test_teks_disamakan_menjadi_nfc(kecil):
    ganti(kecil / "1-persiapan" / "P3.yaml", "nama: Aparatur terlatih", "nama: Kafe\u0301 desa")

    nama = muat_instrumen(kecil).per_id["P3"].nama

    assert nama == "Kaf\u00e9 desa"
    assert unicodedata.is_normalized("NFC", nama)


def test_pembaca_python_dan_c_menghasilkan_instrumen_yang_sama(monkeypatch):
    sidik = muat_instrumen(KECIL).sidik

    monkeypatch.setattr(baca, "PEMBACA", yaml.BaseLoader)

    assert muat_instrumen(KECIL).sidik == sidik


def test_yang_bukan_berkas_indikator_diabaikan(kecil):
    for nama in ("catatan.txt", "README.md", ".rahasia.yaml", "tabel.csv", "1-persiapan/.P9.yaml"):
        (kecil / nama).write_text("bukan: [yaml", encoding="utf-8")
    (kecil / ".git").mkdir()
    (kecil / ".git" / "X.yaml").write_text("bukan: [yaml", encoding="utf-8")
    (kecil / "kosong.yaml").mkdir()

    assert periksa(kecil)[1] == ()


# --- what is asked for ------------------------------------------------------------------------------------------


def test_id_instrumen_bawaan_diterima_dari_folder_mana_pun(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert "spbe-2020" in daftar_instrumen()
    assert muat_instrumen("spbe-2020").id == "spbe-2020"


def test_folder_berisi_instrumen_menang_atas_id_yang_sama(kecil, monkeypatch):
    monkeypatch.chdir(kecil.parent)
    kecil.rename(kecil.parent / "spbe-2020")

    assert muat_instrumen("spbe-2020").id == "kecil"


def test_folder_kosong_tidak_menutupi_instrumen_bawaan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spbe-2020").mkdir()

    assert muat_instrumen("spbe-2020").id == "spbe-2020"


@pytest.mark.parametrize("nama", ["tidak-ada", "../inpres-3-2003", ""])
def test_instrumen_tidak_dikenal_menyebut_yang_ada(nama, tmp_path):
    with pytest.raises(GalatPemakaian, match=", ".join(daftar_instrumen())):
        muat_instrumen(str(tmp_path / "tidak-ada") if nama == "" else nama)


def test_menyebut_berkas_alih_alih_folder_diarahkan_ke_foldernya():
    with pytest.raises(GalatPemakaian, match="instrumen_kecil"):
        muat_instrumen(KECIL / "instrumen.yaml")


def test_bawaan_mencari_di_dalam_paket_bila_terpasang(tmp_path, monkeypatch):
    monkeypatch.setattr("penilaian.terkirim._PAKET", tmp_path / "penilaian")
    dari_akar = terkirim("indikator", "x")
    (tmp_path / "penilaian" / "bawaan").mkdir(parents=True)

    assert dari_akar == tmp_path / "indikator" / "x"
    assert terkirim("indikator", "x") == tmp_path / "penilaian" / "bawaan" / "indikator" / "x"


@pytest.mark.parametrize("id_", daftar_instrumen())
def test_instrumen_bawaan_bernama_seperti_foldernya_dan_tanpa_temuan(id_):
    instrumen, temuan = periksa(id_)

    assert temuan == ()
    assert instrumen is not None
    assert instrumen.id == id_


# --- several faults at once -------------------------------------------------------------------------------------


def test_semua_salah_di_semua_berkas_dilaporkan_sekali_jalan_urut_berkas_dan_baris(kecil):
    ganti(kecil / "instrumen.yaml", "maks: 100", "maks: seratus")
    ganti(kecil / "instrumen.yaml", "kelompok: 2a, bobot: 1, agregasi: minimum", "kelompok: 2z, bobot: 0")
    ganti(kecil / "1-persiapan" / "P2-isi.yaml", "bobot: 2", "bobot: 2\nbobot: 3")
    ganti(kecil / "1-persiapan" / "P2-isi.yaml", "id: layanan", "id: tb")
    ganti(kecil / "1-persiapan" / "P10-situs.yaml", "pertanyaan: Adakah", "pertanyaan: Adakah: ")
    ganti(kecil / "2-pematangan" / "M2-puas.yml", "kelompok: 2a", "kelompok: 2b")
    ganti(kecil / "2-pematangan" / "M2-puas.yml", "upaya: 3", "upaya: 9")

    with pytest.raises(GalatInstrumen) as galat:
        muat_instrumen(kecil)

    assert ringkas(galat.value.temuan) == [
        ("instrumen.yaml:8", "I14"),
        ("instrumen.yaml:35", "I19"),
        ("instrumen.yaml:35", "I26"),
        ("P2-isi.yaml:8", "I02"),
        ("P2-isi.yaml:13", "I33"),
        ("P10-situs.yaml:5", "I03"),
        ("M2-puas.yml:3", "I26"),
        ("M2-puas.yml:11", "I16"),
    ]


def test_salah_bentuk_di_instrumen_yaml_tidak_menghentikan_pemeriksaan_lensa_dan_gerbang(kecil):
    ganti(kecil / "instrumen.yaml", "nama_indeks: Indeks kecil", "nama_indek: Indeks kecil")
    ganti(kecil / "instrumen.yaml", "ambang: {nilai: 70", "ambang: {nilai: 0")
    ganti(kecil / "1-persiapan" / "P10-situs.yaml", "[nonstop]", "[nonstp]")

    assert ringkas(periksa(kecil)[1]) == [
        ("instrumen.yaml:9", "I11"),
        ("instrumen.yaml:13", "I43"),
        ("P10-situs.yaml:14", "I35"),
    ]


def test_gerbang_yang_rusak_tidak_membuat_indikator_kritis_dipersoalkan(kecil):
    ganti(kecil / "instrumen.yaml", "gerbang:", "gerbangg:")

    assert ringkas(periksa(kecil)[1]) == [("instrumen.yaml:12", "I11")]


def test_set_jenjang_yang_rusak_dilaporkan_sekali_bukan_pada_setiap_pemakainya(kecil):
    ganti(kecil / "instrumen.yaml", "{nilai: 2, teks: Baku", "{nilai: dua, teks: Baku")
    shutil.copy(kecil / "2-pematangan" / "M3-mutu.yaml", kecil / "2-pematangan" / "M4.yaml")
    ganti(kecil / "2-pematangan" / "M4.yaml", "id: M3", "id: M4")

    assert ringkas(periksa(kecil)[1]) == [("instrumen.yaml:27", "I14")]


def test_berkas_yang_tidak_terbaca_tidak_membuat_kelompoknya_disebut_kosong(kecil):
    (kecil / "1-persiapan" / "P3.yaml").write_text('id: "P3\n', encoding="utf-8")

    assert ringkas(periksa(kecil)[1]) == [("P3.yaml:1", "I03")]


def test_berkas_tanpa_izin_baca_menjadi_temuan(kecil, monkeypatch):
    asli = Path.read_bytes

    def tolak(jalan: Path) -> bytes:
        if jalan.name == "P3.yaml":
            raise PermissionError(13, "Permission denied")
        return asli(jalan)

    monkeypatch.setattr(Path, "read_bytes", tolak)

    assert ringkas(periksa(kecil)[1]) == [("P3.yaml:1", "I04")]


def test_peringatan_tidak_menghentikan(kecil):
    (kecil / "1-persiapan" / "P3.yaml").rename(kecil / "2-pematangan" / "P3.yaml")

    instrumen, temuan = periksa(kecil)

    assert [(t.kode, t.berat) for t in temuan] == [("I29", "peringatan")]
    assert instrumen == muat_instrumen(kecil)


def test_tempat_temuan_memakai_folder_seperti_disebut_pemakai(kecil, monkeypatch):
    monkeypatch.chdir(kecil.parent)
    ganti(kecil / "1-persiapan" / "P3.yaml", "bobot: 1", "bobot: 0")

    assert [t.tempat for t in periksa("kecil")[1]] == ["kecil/1-persiapan/P3.yaml:7"]
