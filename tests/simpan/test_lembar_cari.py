"""Lists of assessments: searched, ordered and given by pages by the store, alike in both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from penilaian.simpan import TAMU, Awal
from penilaian.simpan.basis.tabel import Penilaian, sekarang
from penilaian.simpan.basis.tulisan import lipat
from penilaian.simpan.transaksi.saring import URUTAN

DESA = {
    "99.01.01.2001": ("Sukamaju", "Contoh", "Rekaan"),
    "99.01.01.2002": ("ÉLOK Müder", "Contoh", "Rekaan"),
    "99.01.01.2003": ("100%_Maju/Baru", "Contoh", "Rekaan"),
    "99.01.01.2004": ("Mekar Sari", "Seberang", "Rekaan"),
    "99.01.01.2005": ("Mekar\\Jaya", "Seberang", "Lain"),
}


@pytest.fixture
def banyak(gudang, orang, sidik):
    """Five villages, one of them also in 2025 by another team; and one in a foreign area."""
    for kode, (nama, kecamatan, kabupaten) in DESA.items():
        awal = Awal(kode, "2026", sidik, nama_desa=nama, kecamatan=kecamatan, kabupaten=kabupaten)
        gudang.lembar.buat(orang.penilai, awal)
    gudang.lembar.buat(orang.penilai, Awal("99.01.01.2001", "2025", sidik, tim="Tim Kecamatan"))
    gudang.lembar.buat(orang.penilai_asing, Awal("99.02.01.2001", "2026", sidik, nama_desa="Sukamaju Jauh"))
    return gudang


@pytest.mark.parametrize(
    ("kata", "desa"),
    [
        ("", [1, 1, 2, 3, 4, 5]),
        ("   ", [1, 1, 2, 3, 4, 5]),
        ("sukamaju", [1, 1]),
        ("KAMAJ", [1, 1]),
        ("99.01.01.2004", [4]),
        ("9901012004", [4]),
        ("2004", [4]),
        ("seberang", [4, 5]),
        ("SEBERANG lain", [5]),
        ("lain seberang mekar", [5]),
        ("tim kecamatan", [1]),
        ("2025", [1]),
        ("élok", [2]),
        ("Elok", [2]),
        ("MÜDER", [2]),
        ("muder", [2]),
        ("%", [3]),
        ("_", [3]),
        ("100%_m", [3]),
        ("maju/", [3]),
        ("\\", [5]),
        ("mekar%sari", []),
        ("su_amaju", []),
        ("'; DROP TABLE penilaian; --", []),
        ("jauh", []),
        ("x" * 100_000, []),
        ("suka\0maju\udcff", [1, 1]),
    ],
)
def test_every_word_of_a_search_is_part_of_what_is_found(banyak, orang, kata, desa):
    ketemu = banyak.lembar.daftar(orang.penilai, cari=kata)
    assert [int(x.desa_kode[-1]) for x in ketemu] == desa
    assert banyak.lembar.jumlah(orang.penilai, cari=kata) == len(desa)


def test_folding_leaves_small_letters_without_accents_and_single_spaces():
    assert lipat("  ÉLOK\n Mu\u0308der  ﬁ ") == "elok muder fi"


@pytest.mark.parametrize("urut", URUTAN)
def test_pages_put_together_are_the_list(banyak, orang, urut):
    with banyak.koneksi.tulis() as s:  # all changed at the same moment: the order must still be one
        s.execute(update(Penilaian).values(diubah=sekarang()))
    semua = banyak.lembar.daftar(orang.penilai, urut=urut)
    halaman = [banyak.lembar.daftar(orang.penilai, urut=urut, lewati=n, banyak=2) for n in (0, 2, 4, 6)]
    assert [len(h) for h in halaman] == [2, 2, 2, 0]
    assert tuple(x for h in halaman for x in h) == semua
    assert banyak.lembar.jumlah(orang.penilai) == len(semua) == 6


def test_orders_say_what_is_to_be_done_next(banyak, orang, bawa_ke):
    nomor = {n: banyak.lembar.daftar(orang.penilai, cari=f"200{n} 2026")[0].id for n in (1, 2, 3, 4)}
    bawa_ke(nomor[1], "diajukan")
    bawa_ke(nomor[2], "dikembalikan")
    bawa_ke(nomor[3], "diajukan")
    kini = sekarang()
    with banyak.koneksi.tulis() as s:
        for jam, n in enumerate((3, 2, 4, 1)):
            s.execute(update(Penilaian).where(Penilaian.id == nomor[n]).values(diubah=kini + timedelta(hours=1 + jam)))

    def desa(**pilih):
        return [int(x.desa_kode[-1]) for x in banyak.lembar.daftar(orang.penilai, periode="2026", **pilih)]

    assert desa() == [1, 2, 3, 4, 5]
    assert desa(urut="lanjut") == [4, 2, 5, 1, 3]
    assert desa(urut="antre") == [5, 3, 2, 4, 1]
    assert desa(urut="antre", keadaan=["diajukan"]) == [3, 1]


def test_a_list_for_a_right_holds_its_area_only_and_a_search_opens_nothing(banyak, orang, bawa_ke):
    jauh = banyak.lembar.daftar(orang.penilai_asing)[0].id
    bawa_ke(jauh, "final")

    def nomor(siapa, **saring):
        ketemu = [x.id for x in banyak.lembar.daftar(siapa, cari="jauh", **saring)]
        assert banyak.lembar.jumlah(siapa, cari="jauh", **saring) == len(ketemu)
        return ketemu

    assert nomor(orang.verifikator) == [jauh]  # final: open to every account
    assert nomor(orang.verifikator, hak="verifikasi") == []
    assert nomor(orang.verifikator_semua, hak="verifikasi") == [jauh]
    assert nomor(orang.pengamat, hak="verifikasi") == []
    assert nomor(TAMU) == []
    assert banyak.lembar.daftar(orang.verifikator, desa="99.02", hak="verifikasi") == ()


def test_periods_of_a_list_are_told_latest_first(banyak, orang):
    assert banyak.lembar.periode(orang.penilai) == ("2026", "2025")
    assert banyak.lembar.periode(orang.penilai, cari="mekar") == ("2026",)
    assert banyak.lembar.periode(orang.penilai, hak="verifikasi") == ()
    assert banyak.lembar.periode(TAMU) == ()
