"""Backup: the whole store in one file, while others work."""

# ruff: noqa: F811  (fixtures come from rawat_uji)

import json
import multiprocessing
import stat
import threading
import time
import zipfile

import pytest
from buat_berkas import office
from rawat_uji import arsip, penuh, pulih, semua_isi, tujuan  # noqa: F401
from tempat_uji import TempatLain, sql

from penilaian import simpan
from penilaian.galat import GalatPemakaian
from penilaian.simpan import TERMINAL, GalatHak
from penilaian.simpan.migrasi import TERBARU
from penilaian.simpan.rak.bukti import RakBukti
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat.arsip import TANPA_CADANGAN
from penilaian.simpan.rawat.pulih import pulihkan

# -- the archive --------------------------------------------------------------------------------------------------


def test_archive_is_read_by_its_owner_only_and_leaves_nothing_beside(arsip, tmp_path):
    assert stat.S_IMODE(arsip.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["cadangan.zip"]


def test_manifest_counts_rows_and_evidence(penuh, arsip):
    with zipfile.ZipFile(arsip) as z:
        m = json.loads(z.read("manifes.json"))
        baris = {n: len(z.read(f"basisdata/{n}.jsonl").splitlines()) for n in m["tabel"]}
    assert (m["format"], m["versi"], m["skema"]) == ("penilaian-desa/cadangan", 1, TERBARU)
    assert baris == {n: r["baris"] for n, r in m["tabel"].items()} == {n: len(b) for n, b in semua_isi(penuh).items()}
    assert (m["bukti"]["jumlah"], m["bukti"]["hilang"]) == (3, [])
    assert not TANPA_CADANGAN & m["tabel"].keys()


def test_lost_or_changed_evidence_is_named_and_the_rest_is_kept(penuh, tujuan, tmp_path):
    peti = RakBukti(penuh.koneksi, penuh.instrumen).peti
    satu, dua, tiga = sorted(peti.semua())
    (peti.lokal / satu[:2] / satu).unlink()
    (peti.lokal / dua[:2] / dua).write_bytes(b"palsu")
    jalur = tmp_path / "a.zip"
    hasil = RakRawat(penuh.koneksi).cadangkan(TERMINAL, jalur)
    assert (hasil.bukti, hasil.hilang) == (1, (satu, dua))
    assert pulih(jalur, tujuan).hilang == (satu, dua)
    with tujuan.buka() as kembali:
        assert set(RakBukti(kembali.koneksi, kembali.instrumen).peti.semua()) == {tiga}


def test_evidence_that_names_no_hash_at_all_hinders_neither_check_nor_backup(penuh, tempat_isi, tujuan, tmp_path):
    sql(tempat_isi, "UPDATE bukti SET sha256 = '../abc' WHERE id = 1")
    kerusakan = RakRawat(penuh.koneksi).periksa(TERMINAL).kerusakan
    assert "Bukti menyebut berkas '../abc', yang bukan sidik berkas." in kerusakan
    hasil = RakRawat(penuh.koneksi).cadangkan(TERMINAL, tmp_path / "a.zip")
    assert (hasil.bukti, hasil.hilang) == (2, ())
    kembali = pulih(tmp_path / "a.zip", tujuan, terima_rusak=True).kerusakan
    assert [k.pesan for k in kembali if k.rantai] == ["bukti nomor 1 (P01) diubah tanpa tercatat"]


@pytest.mark.parametrize("tujuan_salah", [".", "tidak/ada/a.zip"])
def test_place_that_cannot_be_written_is_told(gudang, tmp_path, tujuan_salah):
    with pytest.raises(GalatPemakaian):
        RakRawat(gudang.koneksi).cadangkan(TERMINAL, tmp_path / tujuan_salah)


def test_failed_backup_leaves_the_earlier_one(penuh, arsip, monkeypatch):
    sebelum = arsip.read_bytes()

    def penuh_cakram(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("penilaian.simpan.rawat.cadang._tulis_bukti", penuh_cakram)
    with pytest.raises(GalatPemakaian, match="cakramnya penuh"):
        RakRawat(penuh.koneksi).cadangkan(TERMINAL, arsip, timpa=True)
    assert arsip.read_bytes() == sebelum
    assert [p.name for p in arsip.parent.iterdir() if p.is_file()] == ["cadangan.zip"]


@pytest.mark.parametrize("siapa", ["penilai_semua", "verifikator_semua", "kepala_desa", "pengamat"])
def test_only_an_admin_cares_for_the_store(gudang, orang, tmp_path, tempat_isi, siapa):
    ini = getattr(orang, siapa)
    with pytest.raises(GalatHak):
        RakRawat(gudang.koneksi).cadangkan(ini, tmp_path / "a.zip")
    with pytest.raises(GalatHak):
        RakRawat(gudang.koneksi).periksa(ini)
    with pytest.raises(GalatHak):
        pulihkan(ini, tmp_path / "a.zip", tempat_isi.alamat, tempat_isi.folder)


# -- while others work --------------------------------------------------------------------------------------------

INDIKATOR = ("P01", "P03", "P04", "P08", "P11", "P12", "P14", "P16")


def tulis_terus(alamat, folder, penilai, nomor, indikator, selesai, banyak):
    """Save again and again, every indicator in a thread of its own, now and then with evidence."""
    with simpan.buka(alamat, folder) as gudang:
        bukti = RakBukti(gudang.koneksi, gudang.instrumen)

        def menulis(satu):
            n = 0
            while not selesai.is_set():
                gudang.jawaban.simpan(penilai, nomor, satu, str(n % 5), versi_dilihat=n, catatan=f"ke-{n}")
                if n % 10 == 0 and n < 190:
                    bukti.unggah(penilai, nomor, satu, "a.docx", office(tambahan={"isi": f"{satu} {n}"}))
                n += 1
            banyak.put((satu, n))

        kerja = [threading.Thread(target=menulis, args=(i,)) for i in indikator]
        for k in kerja:
            k.start()
        for k in kerja:
            k.join()


@pytest.mark.bukti_panjang
def test_backup_while_eight_write_is_one_moment_of_the_store(gudang, tempat_isi, orang, lembar, tmp_path):
    """Each answer's note counts its saves: a snapshot must hold, of each, a state that agrees with its history."""
    konteks = multiprocessing.get_context("spawn")
    selesai, banyak = konteks.Event(), konteks.Queue()
    awal = (tempat_isi.alamat, tempat_isi.folder, orang.penilai, lembar.id)
    penulis = [
        konteks.Process(target=tulis_terus, args=(*awal, i, selesai, banyak)) for i in (INDIKATOR[:4], INDIKATOR[4:])
    ]
    for p in penulis:
        p.start()
    rawat, jalur = RakRawat(gudang.koneksi), [tmp_path / "1.zip", tmp_path / "2.zip"]
    try:
        ada_bukti = RakBukti(gudang.koneksi, gudang.instrumen)
        while len(gudang.jawaban.semua(orang.penilai, lembar.id)) < len(INDIKATOR) or not ada_bukti.daftar(
            orang.penilai, lembar.id
        ):
            assert all(p.exitcode in {None, 0} for p in penulis)
            time.sleep(0.02)
        for j in jalur:
            rawat.cadangkan(TERMINAL, j)
        assert rawat.periksa(TERMINAL).kerusakan == ()
    finally:
        selesai.set()
        tersimpan = dict(banyak.get(timeout=60) for _ in INDIKATOR)
        for p in penulis:
            p.join(60)
    assert [p.exitcode for p in penulis] == [0, 0]
    assert {i: j.versi for i, j in gudang.jawaban.semua(orang.penilai, lembar.id).items()} == tersimpan
    for j in jalur:
        tempat = TempatLain("sqlite", None, tmp_path / j.stem)
        hasil = pulih(j, tempat)  # refuses a history that does not hold together, and evidence that is missing
        assert (hasil.hilang, hasil.bukti > 0) == ((), True)
        with tempat.buka() as kembali:
            cadangan = kembali.jawaban.semua(orang.penilai, lembar.id)
            assert set(cadangan) == set(INDIKATOR)
            assert all(b.catatan == f"ke-{b.versi - 1}" for b in cadangan.values())
