"""Values from the answers of many people on Isi Penilaian: computed, shown with their ground, taken after a click."""

import pytest
from lembar_uji import DESA, Uji, jalan, markup
from streamlit.testing.v1 import AppTest

from penilaian.dasbor.halaman.isi import kotak_responden
from penilaian.simpan import Pelaku, Peran

UNSUR = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")
KEPALA = ",".join(["kode_desa", "periode", *(f"T08_{u}" for u in UNSUR), "nama_responden"])
LAIN = f"{DESA[:-1]}9"


def orang(desa: str, banyak: int) -> list[str]:
    """Sheets of so many people who answer 3 and 4 by turns: the mean of each element is 3.5 where they are even."""
    return [f"{desa},2026,{','.join([str(3 + n % 2)] * len(UNSUR))},Budi" for n in range(banyak)]


def buka(uji: Uji, siapa: str = "penilai") -> AppTest:
    at = uji.buka("isi", siapa)
    at.session_state["isi_responden"] = True
    return jalan(at)


def unggah(at: AppTest, baris: list[str], populasi: str = "", kepala: str = KEPALA) -> AppTest:
    at.file_uploader(key="isi_responden_berkas").set_value(
        ("t08.csv", "\n".join([kepala, *baris]).encode(), "text/csv")
    )
    if populasi:
        at.file_uploader(key="isi_responden_populasi").set_value(("populasi.csv", populasi.encode(), "text/csv"))
    return jalan(at)


def tekan(at: AppTest, label: str) -> AppTest:
    (tombol,) = [b for b in at.button if b.label == label]
    tombol.click()
    return jalan(at)


def isi_draf(uji: Uji) -> dict[str, dict[str, str]]:
    siapa = Pelaku(uji.orang["penilai"].pengguna_id, "semua", (Peran("penilai"),))
    return {
        x.desa_kode: {k: v.teks for k, v in uji.gudang.jawaban.semua(siapa, x.id).items() if v.teks}
        for x in uji.gudang.lembar.daftar(siapa)
    }


def test_a_closed_fold_draws_nothing(uji):
    at = uji.buka("isi", "penilai")
    assert kotak_responden.JUDUL in [e.label for e in at.expander]
    assert not at.file_uploader


def test_values_show_their_number_interval_and_ground_and_nothing_is_stored(uji):
    sebelum = isi_draf(uji)
    populasi = f"kode_desa,indikator,populasi\n{DESA},T08,60\n{LAIN},T08,50\n"
    at = unggah(buka(uji), [*orang(DESA, 30), *orang(LAIN, 12)], populasi)
    isi = markup(at)
    assert "1 dari 2 nilai sah." in isi
    assert "42 baris dalam berkas = 42 dibaca + 0 ditolak + 0 dilewati." in isi
    for kata in ("87,5", ">30<", ">60<", "Sah, mutu B", "Responden kurang"):
        assert kata in isi, kata
    assert "Budi" not in isi
    assert isi_draf(uji) == sebelum


def test_a_click_leads_to_the_look_and_the_next_one_takes_it_in(uji):
    at = tekan(unggah(buka(uji), [*orang(DESA, 30), *orang(LAIN, 12)]), "Tinjau untuk draf")
    isi = markup(at)
    assert "Jawaban dari kuesioner responden." in isi
    assert "1 jawaban akan masuk" in isi
    assert isi_draf(uji).get(DESA, {}).get("T08") is None
    at = tekan(at, "Masukkan ke draf")
    assert "1 jawaban masuk" in markup(at)
    assert isi_draf(uji)[DESA]["T08"] == "87.5 n=30"
    assert LAIN not in isi_draf(uji)


def test_a_faulty_cell_is_named_and_nothing_is_computed(uji):
    at = unggah(buka(uji), [*orang(DESA, 30), f"{DESA},2026,{','.join(['9'] * len(UNSUR))},Budi"])
    isi = markup(at)
    assert "Tidak ada yang dihitung" in isi
    assert "baris 32" in isi
    assert "Tinjau untuk draf" not in [b.label for b in at.button]


def test_a_faulty_population_is_named(uji):
    at = unggah(buka(uji), orang(DESA, 30), "kode_desa,indikator,populasi\n1,T08,banyak\n")
    assert "tidak dikenali bentuknya" in markup(at)
    assert "Tidak ada yang dihitung" in markup(at)


def test_where_no_value_stands_nothing_can_be_taken_in(uji):
    at = unggah(buka(uji), orang(DESA, 3))
    assert "0 dari 1 nilai sah." in markup(at)
    assert "Tinjau untuk draf" not in [b.label for b in at.button]


def test_a_file_of_something_else_is_refused(uji):
    at = unggah(buka(uji), [f"{DESA},2026,3"], kepala="kode_desa,periode,P01")
    assert "Tidak ada yang dihitung" in markup(at)


def test_who_does_not_fill_in_sees_no_fold(uji):
    at = uji.buka("isi", "verifikator")
    assert kotak_responden.JUDUL not in [e.label for e in at.expander]


@pytest.mark.parametrize("label", ["penyebut P05", "10 MB"])
def test_the_places_for_files_say_what_goes_into_them(uji, label):
    assert any(label in f.label for f in buka(uji).file_uploader)
