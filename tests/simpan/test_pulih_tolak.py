"""What is not restored: archives that were changed, broken, or of a damaged store; and nothing changes then."""

# ruff: noqa: F811  (fixtures come from rawat_uji)

import hashlib
import json
from pathlib import Path

import pytest
from rawat_uji import arsip_jadi, manifes_diubah, pulih, salinan, semua_isi, tujuan, ubah_arsip  # noqa: F401
from sqlalchemy import text

from penilaian import simpan
from penilaian.simpan import TERMINAL, GalatBasisData
from penilaian.simpan.rak.bukti import RakBukti
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat.arsip import GalatArsip
from penilaian.simpan.rawat.pulih import pulihkan


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
