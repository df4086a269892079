"""Names of tests are in one language: English sentences, in which only terms of the domain and of the code stay."""

import re
from collections import Counter

import pytest
from peladen import AKAR

PENGHUBUNG = """
adalah agar akan antara apa atas atau bagi bahkan bahwa bila bisa boleh bukan dalam dan dapat dari dengan di hanya
harus ini itu juga karena ke kecuali ketika lagi lain lalu lebih maka maupun menjadi menurut meski oleh pada pernah
saat saja sama sampai sebagai sebelum sedang sehingga seluruh semua sendiri seperti serta sesudah setelah setiap
sudah supaya tanpa telah tentang terhadap tetap tetapi tiap untuk walau yang
"""
"""What binds a sentence."""

BENDA = """
alamat angka baris berkas cara daftar halaman hasil huruf isi kata keluar layar masuk nama nomor orang pesan pilihan
sebab tanda tautan tempat tombol urutan waktu
"""
"""Nouns that are no terms of the domain."""

SIFAT = """
ada asing banyak baru benar berat bersih besar cukup dua hilang kecil kosongnya lama panjang pendek penuh perlu
rusak salah satu sebaris sekali semula terakhir
"""
"""How things are."""

KERJA = """
berdesimal berisi bertanda berubah dibaca dibandingkan dibatasi dibuat dicari digambar dihapus dihitung diisi
dikatakan dikenal dikirim dilewati diminta dimuat dinilai diperbaiki disebut disimpan ditampilkan ditemukan ditolak
ditulis membaca membawa memberi memuat mengisi mengubah menolak menulis menunjukkan menyebut tampil terbaca terlihat
tersimpan tertulis
"""
"""What is done, and by what."""

KATA = frozenset(f"{PENGHUBUNG} {BENDA} {SIFAT} {KERJA}".split())
"""Frequent words that no English sentence and no term of the domain has."""

ISTILAH = re.compile("tidak_berlaku|belum_tahu|dari_tabel")  # a state, a choice and a function that names may name

SANGKAL = frozenset({"belum", "tidak"})
"""Half of a term (``ISTILAH``); alone, Indonesian."""


NAMA_LAMA = """
test_akhiran_huruf_besar_dikenali test_antrean_penuh_dikatakan_seketika test_bagian_ditemukan_lewat_hubungannya
test_banyak_kolom_asing_satu_peringatan test_daftar_disaring_menurut_posisi test_daftar_indikator_dapat_disaring
test_dua_tim_dibandingkan_per_pertanyaan test_gambar_mempunyai_padanan_kata test_halaman_isi_bersih
test_halaman_terakhir_memuat_sisanya test_hasil_satu_desa_dapat_diunduh
test_jawaban_bawaan_dihitung_kosong_sampai_dipastikan_satu_ketukan
test_jenis_kode_menurut_baris_walau_indeks_berulang test_kepala_desa_melihat_drafnya_sendiri_bertanda_draf
test_kepala_desa_membaca_keadaan_desanya test_memilih_periode_mengubah_alamat
test_menutup_halaman_mengakhiri_pekerjanya test_p02_memuat_tujuh_butir test_pemeriksaan_dapat_dibatalkan
test_pilihan_mandiri_memuat_wilayah_sendiri_saja test_rincian_baru_dikirim_setelah_dibuka
test_rubrik_berjenjang_nol_sampai_empat test_satu_desa_saja_dapat_dibuka test_skala_pendek_berdesimal_dua
test_skala_sampai_sepuluh_berdesimal_dua test_tabel_angka_baru_dimuat_ketika_dibuka test_tanda_inci_empat_desa
test_temuan_desa_dibatasi test_tinggi_gambar_mengikuti_banyak_desa test_turun_satu_tingkat_tertulis_minus_satu
test_undak_terisi_sampai_nilainya test_draf_tampil_menurut_wilayah test_alamat_memilih_desa_dan_periode
test_angka_tidak_dibulatkan test_baris_yang_tidak_ada_ditolak
test_belum_tahu_disimpan_kosong_dan_tidak_sama_dengan_belum_dijawab test_bukan_xlsx_ditolak_dengan_sebabnya
test_coba_menunjukkan_tanpa_menyimpan test_berkas_tidak_ada_dan_folder_ditolak
test_menutup_halaman_saat_menulis_bertanya_dahulu
"""
"""Names that tests here once had."""


PENGIKAT = """
a again all alike alone although an and another any are as at away back be because been before behind being below
beside between beyond both but by can cannot could did do does each either else even every few for from had has have he
her him his how if in into is it its itself may might must neither never no nobody none nor not nothing of off on once
one only or other others out over same she should since so some still such than that the their them then there these
they this those though through to too under unless until up was were what when where whether which while who whom whose
why will with within without would
"""
"""What binds an English sentence, and is no word of Indonesian."""

INGGRIS = frozenset(PENGIKAT.split())


def indonesia(nama: str) -> set[str]:
    """Return the words of a test's name that only an Indonesian sentence has."""
    return set(ISTILAH.sub("", nama).split("_")) & (KATA | SANGKAL)


def berbahasa_inggris(nama: str) -> bool:
    """Return whether a test's name is bound by a word that only an English sentence has."""
    return not INGGRIS.isdisjoint(nama.split("_"))


def test_names_of_tests_are_english():
    uji = [
        (p.relative_to(AKAR).as_posix(), nama)
        for p in sorted((AKAR / "tests").rglob("test_*.py"))
        for nama in re.findall(r"^ *(?:async )?def (test_\w+)", p.read_text("utf-8"), re.MULTILINE)
    ]
    assert ("tests/rumah/test_nama_uji.py", "test_names_of_tests_are_english") in uji
    assert [satu for satu in uji if indonesia(satu[1]) or not berbahasa_inggris(satu[1])] == []


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("test_baris_kosong_dilewati_tanpa_menggeser_nomor", {"baris", "dilewati", "tanpa", "nomor"}),
        ("test_tidak_berlaku_bukan_kosong", {"bukan"}),
        ("test_tidak_berlaku_is_not_kosong", set()),
        ("test_an_indikator_without_bukti_is_kosong_for_the_kecamatan", set()),
    ],
)
def test_an_indonesian_sentence_is_told_from_an_indonesian_term(nama, kata):
    assert indonesia(nama) == kata


@pytest.mark.parametrize("nama", NAMA_LAMA.split())
def test_a_name_that_is_an_indonesian_sentence_is_caught_by_one_of_its_words(nama):
    assert indonesia(nama) != set()


@pytest.mark.parametrize(
    "nama", [*NAMA_LAMA.split(), "test_desa_naik_tingkat", "test_penilai_mencoba_mengirim_ulang_lampirannya"]
)
def test_no_name_that_is_an_indonesian_sentence_is_bound_by_an_english_word(nama):
    assert not berbahasa_inggris(nama)


def test_no_two_test_files_bear_one_name():
    """pytest takes the second for the first, and gathers nothing from it."""
    nama = Counter(p.name for p in (AKAR / "tests").rglob("test_*.py"))
    assert [n for n, banyak in nama.items() if banyak > 1] == []
