"""A process that is killed in the middle of an import leaves nothing half-written, and the file goes in again."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kiriman_uji import kobo
from tempat_uji import DESA

from penilaian.simpan.impor import PilihanImpor
from penilaian.simpan.rak import RakRawat

pytestmark = pytest.mark.bukti_panjang

BANYAK = 20
TITIK = [
    ("mulai", BANYAK // 2),
    ("jawaban", 1),
    ("jawaban", BANYAK),
    ("kiriman", 1),
    ("riwayat", BANYAK // 2),
    ("asal", 1),
    ("tersimpan", 1),
]


def berkas(versi):
    """Return an export; its second version moves the first submission to a village of its own, and changes all."""
    desa = [DESA.replace("2001", f"2{n:03}") for n in range(1, BANYAK + 2)]
    if versi == 1:
        return kobo(*((desa[n], f"a{n}", f"a{n}", {"P01": "3", "P04": "1"}) for n in range(BANYAK)))
    tempat = [desa[BANYAK], *desa[1:BANYAK]]
    return kobo(*((tempat[n], f"a{n}", f"b{n}", {"P01": "2", "P04": "1"}) for n in range(BANYAK)))


def isi(gudang, orang):
    return {
        lembar.desa_kode: {i: j.teks for i, j in gudang.jawaban.semua(orang.penilai, lembar.id).items() if j.teks}
        for lembar in gudang.lembar.daftar(orang.penilai)
    }


@pytest.mark.parametrize(("langkah", "kali"), TITIK)
def test_killed_at_any_step_an_import_is_there_whole_or_not_at_all(gudang, orang, sidik, tmp_path, langkah, kali):
    if gudang.koneksi.mesin.dialect.name != "sqlite":
        pytest.skip("SQLite's own file is what a killed process may leave half-written")
    for versi in (1, 2):
        sebelum, baris = isi(gudang, orang), gudang.riwayat.panjang(orang.admin)
        jalur = tmp_path / f"ekspor{versi}.csv"
        jalur.write_bytes(berkas(versi).isi)
        folder = str(gudang.koneksi.folder)
        atur = json.dumps({"folder": folder, "berkas": str(jalur), "sidik": sidik, "di": (langkah, kali)})
        anak = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("pengimpor.py"))],
            input=atur,
            text=True,
            capture_output=True,
            check=False,
        )
        assert anak.returncode == -signal.SIGKILL, anak.stderr
        masuk = langkah == "tersimpan" or (versi, langkah) == (2, "mulai")  # of the second only one assessment begins
        assert (isi(gudang, orang) == sebelum, gudang.riwayat.panjang(orang.admin) == baris) == (not masuk,) * 2
        assert RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()
        hasil = gudang.impor.berkas(orang.penilai, jalur, PilihanImpor(sidik))
        if masuk:
            assert (hasil.nomor, hasil.hitungan.lebih_baru) == (None, BANYAK)
        elif versi == 1:
            assert (hasil.jumlah["baru"], hasil.jumlah["dimulai"]) == (2 * BANYAK, BANYAK)
        else:
            assert [hasil.jumlah[n] for n in ("baru", "diubah", "tetap", "pindah")] == [2, BANYAK - 1, BANYAK - 1, 2]
        semua = isi(gudang, orang)
        if versi == 2:
            assert semua.pop(DESA) == {}
        assert set(map(str, semua.values())) == {str({"P01": "3" if versi == 1 else "2", "P04": "1"})}
        assert len(semua) == BANYAK
        assert RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()
