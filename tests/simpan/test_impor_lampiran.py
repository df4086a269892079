"""Notes, links, photos and files of submissions go where those go that were written and uploaded by hand."""

import io
import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from buat_berkas import foto, pdf
from kiriman_uji import kobo, odk
from PIL import Image, ImageChops, ImageStat
from tempat_uji import DESA

from penilaian.berkas import Unggahan, luput_satu
from penilaian.galat import GalatPemakaian
from penilaian.mentah import baca_pengunjung, baca_perintah
from penilaian.simpan.bukti import GalatBukti, siapkan_berkas
from penilaian.simpan.impor import PilihanImpor
from penilaian.simpan.rak import RakRawat

KIRIMAN = Path(__file__).parents[1] / "survei" / "kiriman"
DESA_DUA = DESA.replace("2001", "2002")


@pytest.fixture
def masuk(gudang, orang, sidik):
    def ambil(berkas, **pilihan):
        return gudang.impor.berkas(orang.penilai, berkas, ambil.pilihan(**pilihan))

    ambil.pilihan = partial(PilihanImpor, sidik)
    return ambil


def catatan(gudang, orang, indikator="P01"):
    return gudang.jawaban.satu(orang.penilai, 1, indikator).catatan


def bukti(gudang, orang):
    return [(b.indikator, b.tautan or b.nama) for b in gudang.bukti.daftar(orang.penilai, 1)]


def tak_diambil(hasil):
    return [t.pesan for t in hasil.peringatan if t.kode == "S14"]


def utuh(gudang, orang):
    return RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()


# -- notes -------------------------------------------------------------------------------------------------------


def test_a_note_stands_beside_its_answer_and_follows_its_edits(gudang, orang, masuk):
    hasil = masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_catatan": "ada papan", "P04_catatan": "tanya lagi"})))
    assert hasil.desa[0].catatan == ("P01", "P04")
    assert (catatan(gudang, orang), catatan(gudang, orang, "P04")) == ("ada papan", "tanya lagi")
    assert gudang.jawaban.satu(orang.penilai, 1, "P04").oleh is None  # a note answers nothing
    masuk(kobo((DESA, "a", "a2", {"P01": "3", "P01_catatan": "papan baru", "P04_catatan": ""})))
    assert (catatan(gudang, orang), catatan(gudang, orang, "P04")) == ("papan baru", "")
    assert utuh(gudang, orang)


def test_notes_of_several_teams_stand_one_below_the_other(gudang, orang, masuk):
    hulu, hilir = {"P01": "3", "P01_catatan": "dari hulu"}, {"P01": "", "P01_catatan": "dari hilir"}
    masuk(kobo((DESA, "a", "a", hulu), (DESA, "b", "b", hilir)))
    assert catatan(gudang, orang) == "dari hulu\ndari hilir"
    masuk(kobo((DESA, "b", "b2", {"P01": "", "P01_catatan": "dari hilir, lagi"})))
    assert catatan(gudang, orang) == "dari hulu\ndari hilir, lagi"


@pytest.mark.parametrize("tulisan", ["- belum ada", "=SUM(A1:A9)", "'kata' orang"])
def test_a_note_of_a_file_that_was_marked_and_mended_is_as_it_was(gudang, orang, masuk, tulisan):
    """Marking puts an apostrophe before what a spreadsheet would take for a formula."""
    masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_catatan": luput_satu(tulisan)})))
    assert catatan(gudang, orang) == tulisan


@pytest.mark.parametrize(("pilihan", "jadi"), [({}, "tulisan tangan"), ({"timpa": True}, "baru")])
def test_a_note_that_a_person_wrote_stays_unless_told_and_stops_nothing(gudang, orang, masuk, pilihan, jadi):
    masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_catatan": "lama"})))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "3", versi_dilihat=1, catatan="tulisan tangan")
    hasil = masuk(kobo((DESA, "a", "a2", {"P01": "2", "P01_catatan": "baru"})), **pilihan)
    assert catatan(gudang, orang) == jadi
    assert gudang.jawaban.satu(orang.penilai, 1, "P01").teks == "2"
    assert any("Catatan tidak diganti" in k for k in hasil.keterangan(hasil.desa[0])) is (jadi == "tulisan tangan")


def test_a_note_that_is_too_long_is_left_out_and_said(gudang, orang, masuk):
    hasil = masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_catatan": "x" * 2001})))
    assert (hasil.desa[0].catatan_tetap, hasil.desa[0].catatan_panjang) == ((), ("P01",))
    assert "Catatan tidak disimpan karena lebih dari 2.000 huruf" in hasil.keterangan(hasil.desa[0])[-1]
    assert catatan(gudang, orang) == ""


def test_notes_and_evidence_are_taken_back_with_their_import(gudang, orang, masuk, tmp_path):
    (tmp_path / "1.jpg").write_bytes(foto())
    isi = {
        "P01": "3",
        "P01_catatan": "ada",
        "P04_catatan": "tanya",
        "P01_foto": "1.jpg",
        "P01_tautan": "https://desa.id",
    }
    hasil = masuk(kobo((DESA, "a", "a", isi)), lampiran=tmp_path)
    assert (hasil.jumlah["catatan"], hasil.jumlah["bukti"]) == (2, 2)
    (batal,) = gudang.impor.batalkan(orang.penilai, hasil.nomor)
    assert (batal.kembali, batal.catatan, batal.bukti, batal.tidak) == (("P01",), ("P04",), 2, ())
    assert (bukti(gudang, orang), catatan(gudang, orang), catatan(gudang, orang, "P04")) == ([], "", "")
    assert utuh(gudang, orang)


# -- evidence ----------------------------------------------------------------------------------------------------


def test_a_link_becomes_evidence_of_the_day_it_was_sent_and_only_once(gudang, orang, masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_tautan": "HTTPS://Desa.id"})))
    masuk(kobo((DESA, "a", "a2", {"P01": "2", "P01_tautan": "https://desa.id/"})))
    (satu,) = gudang.bukti.daftar(orang.penilai, 1)
    assert (satu.tautan, satu.tanggal, satu.diputuskan) == ("https://desa.id/", date(2026, 10, 14), "diajukan")
    assert satu.oleh == orang.penilai.pengguna_id
    assert utuh(gudang, orang)


def test_what_is_no_evidence_is_said_and_stops_nothing_else(gudang, orang, masuk, tmp_path):
    (tmp_path / "jahat.jpg").write_bytes(b"<html><script>1</script>")
    (tmp_path / "baik.pdf").write_bytes(pdf())
    isi = {
        "P01": "3",
        "P01_tautan": "javascript:1",
        "P01_foto": "jahat.jpg",
        "P01_berkas": "baik.pdf",
        "P04_foto": "x.jpg",
    }
    hasil = masuk(kobo((DESA, "a", "a", isi)), lampiran=tmp_path)
    assert bukti(gudang, orang) == [("P01", "baik.pdf")]
    assert gudang.jawaban.satu(orang.penilai, 1, "P01").teks == "3"
    (alamat, web, hilang) = sorted(tak_diambil(hasil))
    assert "alamat harus diawali https://" in alamat
    assert "berkasnya tidak ada dalam lampiran" in web
    assert "halaman web atau SVG" in hilang


def test_files_that_are_only_named_are_asked_for(gudang, orang, masuk):
    (pesan,) = tak_diambil(masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_foto": "1.jpg"}))))
    assert "--lampiran" in pesan
    assert bukti(gudang, orang) == []


def test_a_file_that_was_missing_comes_with_the_same_version_when_it_is_there(gudang, orang, masuk, tmp_path):
    isi = {"P01": "3", "P04": "1", "P01_foto": "1.jpg", "P04_berkas": "2.pdf", "P01_tautan": "https://desa.id"}
    berkas = kobo((DESA, "a", "a", isi))
    masuk(berkas)
    assert masuk(berkas).hitungan.lebih_baru == 1  # nobody says where files are
    hasil = masuk(berkas, lampiran=tmp_path)
    assert (hasil.nomor, hasil.jumlah["tetap"], len(tak_diambil(hasil))) == (None, 2, 1)
    (tmp_path / "1.jpg").write_bytes(foto())
    hasil = masuk(berkas, lampiran=tmp_path)
    assert (hasil.jumlah["bukti"], hasil.jumlah["baru"], len(tak_diambil(hasil))) == (1, 0, 1)
    (tmp_path / "2.pdf").write_bytes(pdf())
    assert tak_diambil(masuk(berkas, lampiran=tmp_path)) == []
    assert bukti(gudang, orang) == [("P01", "https://desa.id/"), ("P01", "1.jpg"), ("P04", "2.pdf")]
    assert masuk(berkas, lampiran=tmp_path).hitungan.lebih_baru == 1
    assert utuh(gudang, orang)


@pytest.mark.parametrize("zip_", [True, False])
def test_of_several_files_of_one_name_the_submissions_own_is_taken(gudang, orang, masuk, tmp_path, zip_):
    """Kobo keeps attachments below a folder named by the submission, and puts _ for blanks."""
    isi = {f"siti/attachments/{akar}/foto_satu.jpg": foto(lebar) for akar, lebar in (("a", 320), ("b", 240))}
    tempat = tmp_path / "lampiran.zip"
    with zipfile.ZipFile(tempat, "w") as z:
        for jalan, bita in isi.items():
            z.writestr(jalan, bita)
    if not zip_:
        with zipfile.ZipFile(tempat) as z:
            z.extractall(tmp_path / "isi")
        tempat = tmp_path / "isi"
    dua = [(d, a, a, {"P01": "3", "P01_foto": "foto satu.jpg"}) for d, a in ((DESA, "a"), (DESA_DUA, "b"))]
    assert tak_diambil(masuk(kobo(*dua), lampiran=tempat)) == []
    sidik = [gudang.bukti.daftar(orang.penilai, n)[0].sha256 for n in (1, 2)]
    assert len(set(sidik)) == len(sidik)
    tanpa = masuk(kobo((DESA, "c", "c", {"P04": "1", "P04_foto": "foto satu.jpg"})), lampiran=tempat)
    assert "berkas bernama itu dalam lampiran milik kiriman lain" in tak_diambil(tanpa)[0]


@pytest.mark.parametrize(
    "jalan",
    [
        "siti/attachments/f/bbb/image.jpg",
        "attachments/bbb/image.jpg",
        "foto/3f2504e0-4f89-11d3-9a0c-0305e82c3301/image.jpg",
        "uuid3f2504e04f8911d39a0c0305e82c3301/image.jpg",
    ],
)
def test_the_photo_of_another_submission_is_never_taken(gudang, orang, masuk, tmp_path, jalan):
    tempat = tmp_path / "lampiran.zip"
    with zipfile.ZipFile(tempat, "w") as z:
        z.writestr(jalan, foto())
    akar = jalan.split("/")[-2].removeprefix("uuid")
    isi = {"P01": "3", "P01_foto": "image.jpg"}
    if akar == "3f2504e04f8911d39a0c0305e82c3301":
        akar = "uuid" + akar
    hasil = masuk(kobo((DESA, "a", "a", isi), (DESA_DUA, akar, akar, isi)), lampiran=tempat)
    (satu,) = tak_diambil(hasil)
    assert "milik kiriman lain" in satu
    assert DESA in satu
    assert bukti(gudang, orang) == []
    assert [b.nama for b in gudang.bukti.daftar(orang.penilai, 2)] == ["image.jpg"]


def test_two_files_of_one_name_in_folders_of_nobody_are_told(gudang, orang, masuk, tmp_path):
    for folder in ("satu", "dua"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "image.jpg").write_bytes(foto())
    hasil = masuk(kobo((DESA, "c", "c", {"P04": "1", "P04_foto": "image.jpg"})), lampiran=tmp_path)
    assert "ada 2 berkas bernama sama" in tak_diambil(hasil)[0]


def test_an_archive_of_central_brings_its_own_files(gudang, orang, masuk, tmp_path):
    jalur = tmp_path / "inpres.zip"
    with zipfile.ZipFile(jalur, "w") as z:
        z.writestr("inpres.csv", odk((DESA, "a", 0, {"persiapan-k_1a-P01": "3", "P01_bukti-P01_foto": "1.jpg"})).isi)
        z.writestr("media/1.jpg", foto())
    hasil = masuk(jalur)
    assert bukti(gudang, orang) == [("P01", "1.jpg")]
    assert [t.kode for t in hasil.peringatan if t.kode in {"B46", "S14"}] == []


def test_no_name_in_a_cell_leads_out_of_the_folder(gudang, orang, masuk, tmp_path):
    (tmp_path / "rahasia.pdf").write_bytes(pdf())
    (tmp_path / "lampiran").mkdir()
    (tmp_path / "lampiran" / "tautan.pdf").symlink_to(tmp_path / "rahasia.pdf")
    isi = {
        "P01": "3",
        "P01_berkas": "../rahasia.pdf",
        "P04_berkas": str(tmp_path / "rahasia.pdf"),
        "P07_berkas": "tautan.pdf",
    }
    hasil = masuk(kobo((DESA, "a", "a", isi)), lampiran=tmp_path / "lampiran")
    assert bukti(gudang, orang) == []
    assert tak_diambil(hasil)[0].startswith("3 bukti tidak diambil, berkasnya tidak ada dalam lampiran")


def test_a_place_that_is_neither_folder_nor_archive_is_refused_and_nothing_written(gudang, orang, masuk, tmp_path):
    (tmp_path / "x.txt").write_text("bukan zip", encoding="utf-8")
    for tempat in (tmp_path / "x.txt", tmp_path / "tidak-ada"):
        with pytest.raises(GalatPemakaian, match="Lampiran"):
            masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_foto": "1.jpg"})), lampiran=tempat)
    assert gudang.lembar.daftar(orang.penilai) == ()


# -- what a browser sends ----------------------------------------------------------------------------------------


def arsip(**isi):
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as z:
        for jalan, satu in isi.items():
            z.writestr(jalan.replace("__", "/").replace("_jpg", ".jpg").replace("_csv", ".csv"), satu)
    return keluar.getvalue()


@pytest.fixture
def hanya_pekerja(monkeypatch):
    """Fail where this process opens an archive itself."""

    def buka(*_a, **_b):
        raise AssertionError("opened in the server's own process")

    monkeypatch.setattr(zipfile.ZipFile, "__init__", buka)


DIKIRIM = {"persiapan-k_1a-P01": "3", "P01_bukti-P01_foto": "1.jpg"}


@pytest.mark.parametrize("dalam", ["satu arsip", "arsip lain"])
def test_an_archive_that_a_browser_sent_is_opened_by_a_worker_alone(gudang, orang, masuk, request, dalam):
    if dalam == "satu arsip":
        ekspor = odk((DESA, "a", 0, DIKIRIM)).isi
        kirim, lampiran = Unggahan("inpres.zip", arsip(inpres_csv=ekspor, media__1_jpg=foto())), None
        baca = partial(baca_pengunjung, siapa=("uji",))
    else:
        kirim, lampiran = odk((DESA, "a", 0, DIKIRIM)), Unggahan("lampiran.zip", arsip(a__1_jpg=foto()))
        baca = baca_perintah
    request.getfixturevalue("hanya_pekerja")
    hasil = gudang.impor.berkas(orang.penilai, kirim, masuk.pilihan(lampiran=lampiran), baca)
    assert bukti(gudang, orang) == [("P01", "1.jpg")]
    assert [t.kode for t in hasil.peringatan if t.kode in {"B46", "S14"}] == []


@pytest.mark.parametrize(
    "isi",
    [
        b"bukan zip",
        arsip(a_jpg=b"x" * 9999)[:200],
        arsip(**{f"x{n}_jpg": b"" for n in range(5_001)}),
    ],
)
def test_what_a_browser_sent_in_place_of_an_archive_is_refused_and_nothing_written(gudang, orang, masuk, isi):
    berkas = kobo((DESA, "a", "a", {"P01": "3", "P01_foto": "1.jpg"}))
    with pytest.raises(GalatPemakaian, match=r"Lampiran l\.zip"):
        masuk(berkas, lampiran=Unggahan("l.zip", isi))
    assert gudang.lembar.daftar(orang.penilai) == ()


def test_a_file_in_it_that_is_broken_or_larger_than_evidence_stays_out_and_the_answers_go_in(gudang, orang, masuk):
    rusak = bytearray(arsip(a__1_jpg=foto(), b__2_jpg=b"\xff\xd8\xff" + bytes(16_000_000)))
    letak = rusak.index(foto()[:200]) + 150
    rusak[letak] ^= 0xFF
    isi = {"P01": "3", "P01_foto": "1.jpg", "P04": "1", "P04_foto": "2.jpg"}
    hasil = masuk(kobo((DESA, "a", "a", isi)), lampiran=Unggahan("l.zip", bytes(rusak)))
    assert (hasil.jumlah["baru"], bukti(gudang, orang)) == (2, [])
    assert len(tak_diambil(hasil)) == 2
    assert "ZIP-nya rusak atau terpotong" in tak_diambil(hasil)[0]


def test_attachments_that_come_later_by_the_browser_are_added(gudang, orang, masuk):
    berkas = kobo((DESA, "a", "a", {"P01": "3", "P01_foto": "1.jpg"}))
    assert "berkasnya tidak ikut" in tak_diambil(masuk(berkas))[0]
    masuk(berkas, lampiran=Unggahan("l.zip", arsip(attachments__siti__a__1_jpg=foto())))
    assert bukti(gudang, orang) == [("P01", "1.jpg")]


@pytest.mark.parametrize("tertolak", [False, True])
def test_a_file_that_two_submissions_name_goes_to_neither_unless_its_folder_tells(
    gudang, orang, masuk, tmp_path, tertolak
):
    """``image.jpg`` is what a browser calls every photo; it may be of a submission that is not used."""
    (tmp_path / "datar").mkdir()
    (tmp_path / "datar" / "image.jpg").write_bytes(foto())
    isi, tinjauan = {"P01": "3", "P01_foto": "image.jpg"}, "Not Approved" if tertolak else ""
    berkas = kobo((DESA, "a", "a", isi), (DESA_DUA, "b", "b", isi, {"_validation_status": tinjauan}))
    hasil = masuk(berkas, lampiran=tmp_path / "datar")
    assert (hasil.jumlah["bukti"], bukti(gudang, orang)) == (0, [])
    (kata,) = tak_diambil(hasil)
    assert "nama berkasnya disebut beberapa kiriman" in kata
    assert kata.startswith(f"{1 if tertolak else 2} bukti tidak diambil")
    gudang.impor.batalkan(orang.penilai, hasil.nomor)
    (tmp_path / "datar" / "a").mkdir()
    (tmp_path / "datar" / "image.jpg").rename(tmp_path / "datar" / "a" / "image.jpg")
    masuk(berkas, lampiran=tmp_path / "datar")
    assert bukti(gudang, orang) == [("P01", "image.jpg")]


def test_a_file_that_two_versions_of_one_submission_name_is_theirs(gudang, orang, masuk, tmp_path):
    (tmp_path / "image.jpg").write_bytes(foto())
    isi = {"P01": "3", "P01_foto": "image.jpg"}
    masuk(kobo((DESA, "a", "a", isi), (DESA, "a", "a2", isi)), lampiran=tmp_path)
    assert bukti(gudang, orang) == [("P01", "image.jpg")]


# -- damaged photos ----------------------------------------------------------------------------------------------


def tidak_utuh(hasil):
    return [t.pesan for t in hasil.peringatan if t.kode == "S16"]


def bergambar(sisi=900):
    """Return a JPEG of real size in which no two parts look alike."""
    keluar = io.BytesIO()
    Image.radial_gradient("L").resize((sisi, sisi)).convert("RGB").save(keluar, "JPEG", quality=92)
    return keluar.getvalue()


def test_a_photo_cut_short_is_kept_as_far_as_it_is_read_and_told(gudang, orang, masuk, tmp_path):
    utuh_, potong = bergambar(), bergambar()[: len(bergambar()) * 2 // 3]
    (tmp_path / "1.jpg").write_bytes(potong)
    hasil = masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_foto": "1.jpg"})), lampiran=tmp_path)
    assert bukti(gudang, orang) == [("P01", "1.jpg")]
    assert ["foto tidak utuh" in pesan for pesan in tidak_utuh(hasil)] == [True]
    assert "1.jpg" in tidak_utuh(hasil)[0]
    isi = gudang.bukti.berkas(orang.penilai, gudang.bukti.daftar(orang.penilai, 1)[0].id)[1]
    jadi, asal = (Image.open(io.BytesIO(x)).convert("L") for x in (isi, utuh_))
    assert jadi.size == asal.size
    atas = (0, 0, 900, 500)
    assert ImageStat.Stat(ImageChops.difference(jadi.crop(atas), asal.crop(atas))).mean[0] < 3
    assert isi not in potong


def test_a_whole_photo_is_not_told_to_be_damaged(masuk, tmp_path):
    (tmp_path / "1.jpg").write_bytes(bergambar())
    assert tidak_utuh(masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_foto": "1.jpg"})), lampiran=tmp_path)) == []


@pytest.mark.parametrize("sisa", [b"\xff\xd8\xff\xe0 bukan gambar", "kepala saja"])
def test_a_photo_of_which_nothing_is_read_stays_refused(gudang, orang, masuk, tmp_path, sisa):
    utuh_ = bergambar()
    (tmp_path / "1.jpg").write_bytes(sisa if isinstance(sisa, bytes) else utuh_[: utuh_.index(b"\xff\xda") + 14])
    hasil = masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_foto": "1.jpg"})), lampiran=tmp_path)
    assert bukti(gudang, orang) == []
    assert len(tak_diambil(hasil)) == 1
    assert tidak_utuh(hasil) == []


def test_a_damaged_photo_uploaded_by_hand_is_refused_as_ever():
    with pytest.raises(GalatBukti, match="U05"):
        siapkan_berkas("1.jpg", bergambar()[:20_000])


def test_the_photo_of_the_archive_that_central_wrote_is_kept(gudang, orang, masuk, tmp_path):
    with zipfile.ZipFile(KIRIMAN / "odk-central.zip") as z:
        (tmp_path / "1.jpg").write_bytes(z.read("media/1760000000001.jpg"))
    hasil = masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_foto": "1.jpg"})), lampiran=tmp_path)
    assert bukti(gudang, orang) == [("P01", "1.jpg")]
    assert len(tidak_utuh(hasil)) == 1
