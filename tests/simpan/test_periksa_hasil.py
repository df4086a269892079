"""Checking a store holds final results against the engine: the frozen numbers come out of the frozen answers."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from penilaian.simpan import TERMINAL, Awal
from penilaian.simpan.basis.tabel import HasilFinal
from penilaian.simpan.pemeriksaan import hasil as pemeriksaan_hasil
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.transaksi import beku

DESA = ("99.01.01.2001", "99.01.01.2002", "99.01.01.2003")
ASLI = beku.baris_hasil


@pytest.fixture
def jadikan_final(gudang, orang, sidik, bawa_ke):
    """Return a maker of a final result of a village (P01 = 3, P05 = 85%); gives the assessment's number."""

    def buat(desa: str, sidik_lain: str = "") -> int:
        satu = gudang.lembar.buat(orang.penilai, Awal(desa, "2026", sidik_lain or sidik))
        for indikator, teks in (("P01", "3"), ("P05", "85%")):
            gudang.jawaban.simpan(orang.penilai, satu.id, indikator, teks, versi_dilihat=0)
        return bawa_ke(satu.id, "final").id

    return buat


def periksa(gudang) -> tuple[str, ...]:
    return RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan


def angka_pertama(hasil: dict[str, object]) -> str:
    return next(k for k, v in hasil.items() if isinstance(v, float))


def diubah(ubah):
    """Return a freezer that keeps other numbers than the engine gave, as a faulty release would."""
    return lambda instrumen, jawaban: ubah(ASLI(instrumen, jawaban))


@contextmanager
def dibekukan_dengan(aturan: str):
    """Freeze as a release of other rules would: its version stands in the row before the row is sealed."""

    def ubah(_, __, isi):
        isi["aturan"] = aturan

    event.listen(HasilFinal, "init", ubah)
    try:
        yield
    finally:
        event.remove(HasilFinal, "init", ubah)


def test_sound_results_of_several_instruments_are_sound_also_after_they_became_final_again(
    gudang, orang, jadikan_final, instrumen_ubahan
):
    lain = instrumen_ubahan("3.0.0", {"P01": ("bobot: 3", "bobot: 1")})
    jadikan_final(DESA[0])
    jadikan_final(DESA[1], lain.sidik)
    nomor = jadikan_final(DESA[2])
    gudang.alur.buka_kembali(orang.verifikator_semua, nomor, "salah baca")
    gudang.jawaban.simpan(orang.penilai, nomor, "P01", "4", versi_dilihat=1)
    gudang.alur.ajukan(orang.penilai, nomor)
    gudang.alur.verifikasi(orang.verifikator_semua, nomor, "sesuai kunjungan")
    gudang.alur.finalkan(orang.verifikator_semua, nomor, "sesuai kunjungan")
    assert periksa(gudang) == ()


@pytest.mark.parametrize("geser", [1.0, 1e-6])
def test_a_number_that_does_not_come_out_of_the_answers_is_damage(gudang, jadikan_final, monkeypatch, geser):
    jadikan_final(DESA[0])
    geserkan = lambda h: h | {angka_pertama(h): h[angka_pertama(h)] + geser}  # noqa: E731
    monkeypatch.setattr(beku, "baris_hasil", diubah(geserkan))
    nomor = jadikan_final(DESA[1])
    monkeypatch.undo()
    jadikan_final(DESA[2])
    kerusakan = periksa(gudang)
    assert len(kerusakan) == 3  # one for each kind
    for k, jenis in zip(kerusakan, ("mandiri", "terverifikasi", "didukung"), strict=True):
        assert k.startswith(f"riwayat penilaian:{nomor}: hasil final ke-1 {jenis}: ")
        assert k.endswith(" bukan hasil hitungan jawaban yang dibekukan bersamanya")


@pytest.mark.parametrize(
    "ubah",
    [
        lambda h: h | {angka_pertama(h): None},
        lambda h: h | {"lain": 1},
        lambda h: {k: v for k, v in h.items() if k != angka_pertama(h)},
        lambda h: {},
    ],
    ids=["dikosongkan", "ditambah", "kurang", "hampa"],
)
def test_a_result_that_holds_something_else_than_the_engine_gives_is_damage(gudang, jadikan_final, monkeypatch, ubah):
    monkeypatch.setattr(beku, "baris_hasil", diubah(ubah))
    jadikan_final(DESA[0])
    assert len(periksa(gudang)) == 3


def test_the_last_digit_of_another_machine_is_no_damage(gudang, jadikan_final, monkeypatch):
    monkeypatch.setattr(beku, "baris_hasil", diubah(lambda h: h | {angka_pertama(h): h[angka_pertama(h)] + 1e-13}))
    jadikan_final(DESA[0])
    assert periksa(gudang) == ()


@pytest.mark.parametrize(("aturan", "rusak"), [("0.9.0", 0), ("", 3)], ids=["aturan lain", "aturan instrumennya"])
def test_results_of_other_rules_are_numbers_of_their_time(gudang, jadikan_final, sidik, monkeypatch, aturan, rusak):
    monkeypatch.setattr(beku, "baris_hasil", diubah(lambda h: {}))
    with dibekukan_dengan(aturan or gudang.instrumen.ambil(sidik).aturan):
        jadikan_final(DESA[0])
    assert len(periksa(gudang)) == rusak


def test_answers_that_cannot_be_read_are_damage_of_their_own_result_only(gudang, jadikan_final, monkeypatch):
    jadikan_final(DESA[0])
    asli = beku.teks_kumpulan
    rusak = lambda *a: [{j: isi | {"P01": "bukan"} for j, isi in satu.items()} for satu in asli(*a)]  # noqa: E731
    monkeypatch.setattr(beku, "teks_kumpulan", rusak)
    monkeypatch.setattr(beku, "rangkai", lambda *_: None)
    monkeypatch.setattr(beku, "baris_hasil", lambda *_: {})
    nomor = jadikan_final(DESA[1])
    monkeypatch.undo()
    kerusakan = periksa(gudang)
    assert len(kerusakan) == 3
    assert all(f"penilaian:{nomor}: hasil final ke-1 tidak dapat dihitung ulang" in k for k in kerusakan)


def test_results_of_one_instrument_are_scored_together(gudang, jadikan_final, monkeypatch):
    for satu in DESA:
        jadikan_final(satu)
    banyak, asli = [], pemeriksaan_hasil.nilai
    monkeypatch.setattr(pemeriksaan_hasil, "nilai", lambda i, j: banyak.append(len(j)) or asli(i, j))
    assert periksa(gudang) == ()
    assert banyak == [3, 3, 3]


INSTRUMEN = Path(__file__).parents[1] / "mesin" / "instrumen"


@pytest.mark.parametrize(("nama", "aturan", "rusak"), [("bintang", "1.0.0", 0), ("lantai", "1.1.0", 3)])
def test_a_result_frozen_before_there_were_floors_lacks_their_column_only_without_one(
    gudang, orang, bawa_ke, monkeypatch, nama, aturan, rusak
):
    sidik = gudang.instrumen.daftarkan(INSTRUMEN / nama).sidik
    for desa, tanpa in ((DESA[0], False), (DESA[1], True)):
        if tanpa:
            dahulu = diubah(lambda h: {k: v for k, v in h.items() if k != "penghambat_aspek"})
            monkeypatch.setattr(beku, "baris_hasil", dahulu)
        satu = gudang.lembar.buat(orang.penilai, Awal(desa, "2026", sidik))
        gudang.jawaban.simpan(orang.penilai, satu.id, "S1", "80", versi_dilihat=0)
        bawa_ke(satu.id, "final")
        (final,) = gudang.hasil.final(orang.penilai, satu.id)
        assert final.aturan == aturan
        assert all(("penghambat_aspek" in h) is not tanpa for h in final.hasil.values())
        assert len(periksa(gudang)) == (rusak if tanpa else 0)
