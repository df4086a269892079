"""What holds a village: whose points, in which order, which step is about it, how missing items are written."""

import pytest

from penilaian import dari_tabel
from penilaian.instrumen import tolok_satu
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen
from penilaian.narasi import penahan
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.penahan import yang_menahan
from penilaian.narasi.sasaran import sebut_sasaran
from penilaian.rekomendasi import jalan_naik

LENGKAP = {"A1": 4, "A2": 100, "A3": 80, "B1": 1, "B2": 50, "C1": 10}


@pytest.mark.parametrize("pasti", range(4))
def test_points_are_always_said_to_be_of_the_stage_that_is_next_or_of_the_index(hasilkan, pasti):
    penuh = {"A1": 4, "A2": 100, "A3": 100, "B1": 4, "B2": 100, "C1": 90}
    rendah = [{"A3": 0}, {"B2": 0}, {"C1": 0}, {}][pasti]
    hasil = hasilkan(penuh | rendah)
    assert hasil.posisi.pasti[0] == pasti
    menahan = yang_menahan(hasil, 0, {})
    nama = ["nilai Persiapan", "nilai Pematangan", "nilai Pemantapan", "Indeks"][pasti]
    assert menahan.cara_baca.startswith(f"Poin {nama}: ")
    assert menahan.judul == ("Yang masih dapat naik" if pasti == 3 else "Yang paling menahan")


@pytest.mark.parametrize(
    ("isi", "urutan", "sebab"),
    [
        ({"A1": 1, "A2": 50, "A3": 0}, ["A1", "A3", "A2"], True),  # −18,8 in front of −50,0
        ({"A1": 1, "A2": 100, "A3": 100}, ["A1"], False),
        ({"A1": 4, "A2": 50, "A3": 0}, ["A3", "A2"], False),
    ],
)
def test_where_a_required_answer_stands_before_one_that_costs_more_that_is_said(hasilkan, isi, urutan, sebab):
    menahan = yang_menahan(hasilkan(LENGKAP | isi), 0, {})
    assert [p.id for p in menahan.penahan] == urutan
    assert ("Syarat wajib ditulis lebih dahulu." in menahan.cara_baca) == sebab


def test_the_number_beside_an_answer_is_that_of_the_step_that_ends_with_what_it_is_aimed_at():
    inpres = muat_instrumen("inpres-3-2003")
    butir = {i.id: " ".join(b.id for b in i.butir) for i in inpres.indikator if i.jenis == "daftar"}
    penuh = {i.id: butir.get(i.id, str(tolok_satu(i)[1])) for i in inpres.indikator}
    kunci = {"kode_desa": "99.01.01.2001", "periode": "2026"}
    semua = [{"N04": "0", "N05": "0"}, {"P04": "0", "P05": "0", "P06": "0", "P07": "0"}, {"T09": "0", "T10": "60"}]
    hasil = nilai(
        inpres, dari_tabel(inpres, [penuh | kunci | isi | {"periode": f"202{n}"} for n, isi in enumerate(semua)])
    )
    berulang = dicek = 0
    for baris in range(len(hasil)):
        jalan = jalan_naik(hasil, baris)
        daftar = daftar_berikutnya(hasil, baris, jalan)
        ke = [k.id for k in daftar.kartu]
        berulang += len(set(ke)) < len(ke)
        for p in yang_menahan(hasil, baris, daftar.nomor_langkah, jalan.langkah).penahan:
            if daftar.jenis != "langkah" or p.id not in ke:
                assert p.langkah is None
                continue
            assert p.langkah == ke.index(p.id) + 1
            x = jalan.langkah[p.langkah - 1]
            if x.indikator.jenis in {"persen", "survei", "angka"}:
                dicek += 1
                assert p.menuju.startswith(sebut_sasaran(x.indikator, x.tapak[-1].sampai))
    assert berulang >= 1
    assert dicek >= 1


@pytest.mark.parametrize("id_", [i.id for i in muat_instrumen("inpres-3-2003").indikator if i.jenis == "daftar"])
def test_missing_items_are_written_as_the_instrument_writes_them_for_some_begin_with_a_name(id_):
    inpres = muat_instrumen("inpres-3-2003")
    terburuk = {i.id: "0" if i.jenis == "jenjang" else "NIHIL" if i.jenis == "daftar" else "" for i in inpres.indikator}
    hasil = nilai(inpres, dari_tabel(inpres, [{"kode_desa": "99.01.01.2001", "periode": "2026"} | terburuk]))
    i = inpres.per_id[id_]
    kata = penahan._menuju(hasil, 0, i, "", None)
    assert kata.startswith("belum ada: ")
    assert all(b.teks in kata for b in i.butir[:3])
