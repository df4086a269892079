"""Backup and restore: the whole store in one file, from either database into either, while others work."""

import hashlib
import json
import multiprocessing
import shutil
import stat
import threading
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from buat_berkas import foto, office, pdf
from sqlalchemy import MetaData, select, text
from tempat_uji import DESA, DESA_ASING, TempatLain

from penilaian import simpan
from penilaian.galat import GalatPemakaian
from penilaian.simpan import TERMINAL, Awal, GalatBasisData, GalatHak
from penilaian.simpan.bukti import RakBukti
from penilaian.simpan.rawat.arsip import TANPA_CADANGAN, GalatArsip
from penilaian.simpan.rawat.pulih import pulihkan
from penilaian.simpan.rawat.rak import RakRawat
from penilaian.simpan.tabel import Sesi


def isi_gudang(gudang, orang, sidik) -> int:
    """Fill a store with one of everything; return the number of the assessment that became final."""
    gudang.pengaturan.ubah(orang.admin, "hasil_umum", "ya")
    bukti = RakBukti(gudang.koneksi, gudang.instrumen)
    lembar = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, anggota=("Siti é ½ 'satu'", "Budi")))
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0, catatan="dua\nbaris \u2028 \U0001f600")
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P02", "NIHIL", versi_dilihat=0)
    surat = bukti.unggah(orang.penilai, lembar.id, "P01", "surat.pdf", pdf())
    bukti.unggah(orang.penilai, lembar.id, "P02", "foto.jpg", foto())
    ditarik = bukti.unggah(orang.penilai, lembar.id, "P02", "salah.pdf", pdf(2))
    bukti.tarik(orang.penilai, ditarik.id)
    bukti.tautkan(orang.penilai, lembar.id, "P01", "https://sukamaju.desa.id")
    gudang.komentar.tambah(orang.penilai, lembar.id, "Sudah lengkap.", indikator="P01")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "2", "belum lengkap", versi_dilihat=1)
    gudang.alur.verifikasi(orang.verifikator, lembar.id)
    gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id)
    gudang.lembar.buat(orang.penilai_semua, Awal(DESA_ASING, "2026-S1", sidik))
    return lembar.id


def semua_isi(gudang) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table that a backup holds."""
    with gudang.koneksi.baca() as s:
        ada = MetaData()
        ada.reflect(s.connection())
        tabel = [t for t in ada.sorted_tables if t.name not in TANPA_CADANGAN]
        return {t.name: [tuple(b) for b in s.execute(select(t).order_by(*t.primary_key.columns))] for t in tabel}


def tanpa_pulih(isi):
    """Leave out the event that says that the store was restored."""
    riwayat = [b for b in isi["riwayat"] if "basisdata.pulihkan" not in b]
    return {**isi, "riwayat": riwayat, "rantai": [b for b in isi["rantai"] if "akun" not in b]}


@pytest.fixture(params=["sqlite", "postgres"])
def tujuan(request, tmp_path):
    """Another place without a store."""
    if request.param == "sqlite":
        yield TempatLain("sqlite", None, tmp_path / "lain")
        return
    peladen = request.getfixturevalue("postgres")
    nama = peladen.basis_data()
    yield TempatLain("postgres", peladen.alamat(nama), tmp_path / "lain")
    peladen.buang(nama)


@pytest.fixture
def penuh(gudang, orang, sidik):
    isi_gudang(gudang, orang, sidik)
    return gudang


@pytest.fixture(scope="session")
def arsip_jadi(tmp_path_factory, pola, orang):
    """An archive of a full SQLite store, made once."""
    folder = tmp_path_factory.mktemp("arsip")
    shutil.copy(str(pola("sqlite", lambda: None)), folder / "penilaian.db")
    with simpan.buka(None, folder) as gudang:
        isi_gudang(gudang, orang, gudang.instrumen.daftar()[0][2])
        RakRawat(gudang.koneksi).cadangkan(TERMINAL, folder / "cadangan.zip")
    return folder / "cadangan.zip"


@pytest.fixture
def salinan(arsip_jadi, tmp_path):
    """A copy of that archive, to be spoilt."""
    return Path(shutil.copy(arsip_jadi, tmp_path / "salinan.zip"))


@pytest.fixture
def arsip(penuh, tmp_path):
    jalur = tmp_path / "cadangan.zip"
    RakRawat(penuh.koneksi).cadangkan(TERMINAL, jalur)
    return jalur


def pulih(jalur, tempat, **lain):
    return pulihkan(TERMINAL, jalur, tempat.alamat, tempat.folder, **lain)


def ubah_arsip(jalur, ganti):
    """Write the archive anew; ``ganti`` maps a part to other bytes, None leaves it out."""
    with zipfile.ZipFile(jalur) as z:
        isi = {n: z.read(n) for n in z.namelist()}
    for nama, baru in ganti(isi).items():
        if baru is None:
            del isi[nama]
        else:
            isi[nama] = baru
    with zipfile.ZipFile(jalur, "w") as z:
        for nama, satu in isi.items():
            z.writestr(nama, satu)


def manifes_diubah(**ubah):
    return lambda isi: {"manifes.json": json.dumps({**json.loads(isi["manifes.json"]), **ubah}).encode()}


# -- there and back ----------------------------------------------------------------------------------------------


def test_store_comes_back_whole_in_either_database(penuh, arsip, tujuan, orang):
    hasil = pulih(arsip, tujuan)
    with tujuan.buka() as kembali:
        assert tanpa_pulih(semua_isi(kembali)) == tanpa_pulih(semua_isi(penuh))
        assert {t: len(b) for t, b in semua_isi(penuh).items()} == hasil.baris
        peti = RakBukti(kembali.koneksi, kembali.instrumen).peti
        assert peti.semua() == RakBukti(penuh.koneksi, penuh.instrumen).peti.semua()
        assert (hasil.bukti, hasil.hilang, hasil.disisihkan) == (3, (), None)
        assert RakRawat(kembali.koneksi).periksa(TERMINAL).kerusakan == ()
        assert kembali.riwayat.akun(orang.admin)[0].aksi == "basisdata.pulihkan"
        # new numbers come after the old ones
        sidik = kembali.instrumen.daftar()[0][2]
        baru = kembali.lembar.buat(orang.penilai_semua, Awal(DESA, "2027", sidik))
        assert baru.id == len(semua_isi(penuh)["penilaian"]) + 1


def test_restored_store_gives_the_same_results(penuh, arsip, tujuan):
    pulih(arsip, tujuan)
    with tujuan.buka() as kembali:
        lama, baru = penuh.hasil.umum(TERMINAL)[0], kembali.hasil.umum(TERMINAL)[0]
        assert baru.jawaban.kunci.equals(lama.jawaban.kunci)
        assert (baru.jawaban.keadaan == lama.jawaban.keadaan).all()


def test_triggers_stand_in_a_restored_store(arsip_jadi, tujuan):
    pulih(arsip_jadi, tujuan)
    with (
        tujuan.buka() as kembali,
        pytest.raises(Exception, match="hanya boleh bertambah"),
        kembali.koneksi.tulis() as s,
    ):
        s.execute(text("UPDATE riwayat SET alasan = 'lain'"))


def test_backup_of_a_restored_store_is_the_same_but_for_the_event(arsip_jadi, tujuan, tmp_path):
    pulih(arsip_jadi, tujuan)
    lagi = tmp_path / "lagi.zip"
    with tujuan.buka() as kembali:
        RakRawat(kembali.koneksi).cadangkan(TERMINAL, lagi)
    with zipfile.ZipFile(arsip_jadi) as a, zipfile.ZipFile(lagi) as b:
        beda = [n for n in a.namelist() if a.read(n) != b.read(n)]
    assert set(a.namelist()) == set(b.namelist())
    assert set(beda) == {"basisdata/rantai.jsonl", "basisdata/riwayat.jsonl", "manifes.json"}


def test_store_that_stood_there_is_kept_aside(gudang, orang, sidik, lembar, tempat_isi, tmp_path):
    jalur = tmp_path / "a.zip"
    RakRawat(gudang.koneksi).cadangkan(TERMINAL, jalur)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    gudang.tutup()
    hasil = pulih(jalur, tempat_isi)
    assert hasil.disisihkan
    with tempat_isi.buka() as kembali:
        assert kembali.jawaban.semua(orang.penilai, lembar.id) == {}
    if tempat_isi.jenis == "sqlite":
        lama = TempatLain("sqlite", f"sqlite:///{hasil.disisihkan}", tempat_isi.folder)
    else:
        skema = hasil.disisihkan.removeprefix("skema ")
        lama = TempatLain("postgres", f"{tempat_isi.alamat}?options=-csearch_path%3D{skema}", tempat_isi.folder)
    with lama.buka() as dulu:
        assert dulu.jawaban.semua(orang.penilai, lembar.id)["P01"].teks == "3"
        assert dulu.riwayat.periksa(orang.admin) == ()


def test_restoring_twice_keeps_both_old_ones_aside(arsip_jadi, tempat_isi):
    satu, dua = pulih(arsip_jadi, tempat_isi).disisihkan, pulih(arsip_jadi, tempat_isi).disisihkan
    assert satu
    assert dua
    assert satu != dua
    with tempat_isi.buka() as kembali:
        assert RakRawat(kembali.koneksi).periksa(TERMINAL).kerusakan == ()


def test_nobody_is_logged_in_after_restoring(gudang, tempat_isi, tmp_path):
    with gudang.koneksi.tulis() as s:
        nanti = datetime(2099, 1, 1, tzinfo=UTC)
        s.add(Sesi(token_sha256="x" * 64, pengguna_id=1, cara="lokal", kedaluwarsa=nanti))
    jalur = tmp_path / "lain.zip"
    RakRawat(gudang.koneksi).cadangkan(TERMINAL, jalur)
    gudang.tutup()
    pulih(jalur, tempat_isi)
    with tempat_isi.buka() as kembali, kembali.koneksi.baca() as s:
        assert s.scalars(select(Sesi)).all() == []
    assert b"x" * 64 not in jalur.read_bytes()


# -- the archive -------------------------------------------------------------------------------------------------


def test_archive_is_read_by_its_owner_only_and_leaves_nothing_beside(arsip, tmp_path):
    assert stat.S_IMODE(arsip.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["cadangan.zip"]


def test_manifest_counts_rows_and_evidence(penuh, arsip):
    with zipfile.ZipFile(arsip) as z:
        m = json.loads(z.read("manifes.json"))
        baris = {n: len(z.read(f"basisdata/{n}.jsonl").splitlines()) for n in m["tabel"]}
    assert (m["format"], m["versi"], m["skema"]) == ("penilaian-desa/cadangan", 1, "0001")
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


@pytest.mark.parametrize("tujuan_salah", [".", "tidak/ada/a.zip"])
def test_place_that_cannot_be_written_is_told(gudang, tmp_path, tujuan_salah):
    with pytest.raises(GalatPemakaian):
        RakRawat(gudang.koneksi).cadangkan(TERMINAL, tmp_path / tujuan_salah)


def test_failed_backup_leaves_the_earlier_one(penuh, arsip, monkeypatch):
    sebelum = arsip.read_bytes()

    def penuh_cakram(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("penilaian.simpan.rawat.cadang._tulis_bukti", penuh_cakram)
    with pytest.raises(GalatPemakaian, match="No space left"):
        RakRawat(penuh.koneksi).cadangkan(TERMINAL, arsip)
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


# -- what is refused ---------------------------------------------------------------------------------------------


def test_restoring_is_refused_while_somebody_has_the_store_open(gudang, arsip_jadi, tempat_isi, monkeypatch):
    monkeypatch.setattr("penilaian.simpan.rawat.pulih.TUNGGU_TUNGGAL", 0.1)
    sebelum = semua_isi(gudang)
    with pytest.raises(GalatBasisData, match="sedang dipakai"):
        pulih(arsip_jadi, tempat_isi)
    assert semua_isi(gudang) == sebelum


def baris_diganti(isi):
    return {"basisdata/jawaban.jsonl": isi["basisdata/jawaban.jsonl"].replace(b'"3"', b'"4"')}


def bukti_diganti(isi):
    nama = next(n for n in isi if n.startswith("bukti/"))
    return {nama: b"x" * len(isi[nama])}


def bukti_hilang(isi):
    return {next(n for n in isi if n.startswith("bukti/")): None}


def bukti_hilang_dan_manifes_ikut(isi):
    nama = next(n for n in isi if n.startswith("bukti/"))
    m = json.loads(isi["manifes.json"])
    m["bukti"]["jumlah"] -= 1
    m["bukti"]["ukuran"] -= len(isi[nama])
    return {nama: None, "manifes.json": json.dumps(m).encode()}


def riwayat_dan_manifes(isi, lama, baru):
    """Forge a line of history and the manifest's hash with it: only the chain can tell."""
    teks = isi["basisdata/riwayat.jsonl"].replace(lama, baru)
    assert teks != isi["basisdata/riwayat.jsonl"]
    m = json.loads(isi["manifes.json"])
    m["tabel"]["riwayat"]["sha256"] = hashlib.sha256(teks).hexdigest()
    return {"basisdata/riwayat.jsonl": teks, "manifes.json": json.dumps(m).encode()}


RUSAK = {
    "an answer changed": ("A04", baris_diganti),
    "a row dropped": (
        "A04",
        lambda isi: {"basisdata/jawaban.jsonl": isi["basisdata/jawaban.jsonl"].split(b"\n", 1)[1]},
    ),
    "a line that is no JSON": ("A04", lambda _: {"basisdata/jawaban.jsonl": b"halo\n"}),
    "a table missing": ("A04", lambda _: {"basisdata/komentar.jsonl": None}),
    "a part too many": ("A04", lambda _: {"../../jahat.txt": b"x"}),
    "evidence changed": ("A04", bukti_diganti),
    "evidence missing": ("A04", bukti_hilang),
    "evidence missing and manifest forged": ("A04", bukti_hilang_dan_manifes_ikut),
    "history forged with the manifest": (
        "A07",
        lambda isi: riwayat_dan_manifes(isi, b"jawaban.verifikasi", b"jawaban.simpan"),
    ),
    "no manifest": ("A02", lambda _: {"manifes.json": None}),
    "manifest of something else": ("A02", manifes_diubah(format="lain")),
    "manifest with a path for a table": ("A02", manifes_diubah(tabel={"../x": {}})),
    "newer format": ("A03", manifes_diubah(versi=2)),
    "newer schema": ("A03", manifes_diubah(skema="9999")),
    "unknown schema": ("A02", manifes_diubah(skema="0000")),
}


SESUDAH_DIISI = ("evidence missing and manifest forged", "history forged with the manifest")
"""Found only in the new database, which each kind of database throws away in its own way."""


@pytest.mark.parametrize(
    ("tempat_isi", "apa"),
    [*(("sqlite", apa) for apa in RUSAK), *(("postgres", apa) for apa in SESUDAH_DIISI)],
    indirect=["tempat_isi"],
)
def test_archive_that_was_tampered_with_changes_nothing(salinan, tempat_isi, apa):
    kode, ganti = RUSAK[apa]
    with tempat_isi.buka() as gudang:
        sebelum = semua_isi(gudang)
    ubah_arsip(salinan, ganti)
    with pytest.raises(GalatArsip) as galat:
        pulih(salinan, tempat_isi)
    assert [t.kode for t in galat.value.temuan] == [kode]
    with tempat_isi.buka() as tetap:
        assert semua_isi(tetap) == sebelum
        assert RakBukti(tetap.koneksi, tetap.instrumen).peti.semua() == {}
        if tempat_isi.jenis == "postgres":
            with tetap.koneksi.baca() as s:
                skema = s.scalars(text("SELECT nspname FROM pg_namespace WHERE nspname ~ '^(pulih|sebelum)_'"))
                assert skema.all() == []
    assert [p.name for p in tempat_isi.folder.glob("*pulih*")] == []


@pytest.mark.parametrize(("isi", "kode"), [(None, "A01"), (b"", "A02"), (b"PK\x03\x04" + bytes(50), "A02")])
def test_file_that_is_no_archive_is_told(tmp_path, isi, kode):
    jalur = tmp_path / "a.zip"
    if isi is not None:
        jalur.write_bytes(isi)
    with pytest.raises(GalatArsip) as galat:
        pulihkan(TERMINAL, jalur, folder=tmp_path / "data")
    assert galat.value.temuan[0].kode == kode


def test_archive_with_a_flipped_bit_is_refused(salinan, tmp_path):
    isi = bytearray(salinan.read_bytes())
    isi[isi.index(b"bukti/") + 200] ^= 1
    salinan.write_bytes(isi)
    with pytest.raises(GalatArsip) as galat:
        pulihkan(TERMINAL, salinan, folder=tmp_path / "lain")
    assert galat.value.temuan[0].kode == "A05"


def test_full_disk_is_told_before_anything_happens(arsip_jadi, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("D", (), {"free": 10})())
    with pytest.raises(GalatArsip) as galat:
        pulihkan(TERMINAL, arsip_jadi, folder=tmp_path / "lain")
    assert galat.value.temuan[0].kode == "A06"


def test_archive_of_a_damaged_store_is_restored_only_on_request(salinan, tujuan):
    ubah_arsip(salinan, RUSAK["history forged with the manifest"][1])
    hasil = pulih(salinan, tujuan, terima_rusak=True)
    assert any("tidak cocok dengan hash" in k.pesan for k in hasil.kerusakan)
    with tujuan.buka() as kembali:
        assert RakRawat(kembali.koneksi).periksa(TERMINAL).kerusakan != ()


def test_broken_database_can_be_restored_over(arsip_jadi, tmp_path):
    berkas = tmp_path / "data" / "penilaian.db"
    berkas.parent.mkdir()
    berkas.write_bytes(b"bukan basis data" * 1000)
    hasil = pulihkan(TERMINAL, arsip_jadi, folder=berkas.parent)
    with simpan.buka(None, berkas.parent) as kembali:
        assert RakRawat(kembali.koneksi).periksa(TERMINAL).kerusakan == ()
    assert Path(hasil.disisihkan).read_bytes() == b"bukan basis data" * 1000


# -- while others work -------------------------------------------------------------------------------------------

INDIKATOR = ("P01", "P03", "P04", "P08", "P10", "P11", "P12", "P14")


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
        while len(gudang.jawaban.semua(orang.penilai, lembar.id)) < len(INDIKATOR):
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
