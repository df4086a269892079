"""Open answers beside the steps: said to be needed only where no others are enough, asked after a ★ that is missed."""

import numpy as np
import pytest

from penilaian import dari_tabel, muat_instrumen, nilai
from penilaian.instrumen import tolok_satu
from penilaian.narasi.langkah import akhir_jalan
from penilaian.narasi.pokok import pokok
from penilaian.rekomendasi import jalan_naik, langkah_berikutnya, penghambat, terbuka_menentukan
from penilaian.rekomendasi.langkah_naik import BINTANG

INPRES = muat_instrumen("inpres-3-2003")
PERSIAPAN = INPRES.indikator_dalam("persiapan")


def _hasil(semua):
    baris = [{"kode_desa": f"99.01.01.2{n:03d}", "periode": "2026"} | isi for n, isi in enumerate(semua)]
    return nilai(INPRES, dari_tabel(INPRES, baris))


def _ujung(i, ke):
    if i.jenis == "daftar":
        return " ".join(b.id for b in i.butir) if ke else "NIHIL"
    return str(tolok_satu(i)[ke])


def _acak(rng, kosong, baik, tetap):
    isi = {i.id: "" if rng.random() < kosong else _ujung(i, int(rng.random() < baik)) for i in PERSIAPAN}
    return isi | tetap


@pytest.fixture(scope="module")
def desa():
    rng = np.random.default_rng(59)
    semua = [{"P01": "0"}]
    semua += [_acak(rng, 0.45, 0.4, {"P01": "0"}) for _ in range(6)]
    semua += [_acak(rng, 0.55, 1.0, {"P01": "0", "P12": "4", "P04": "4"}) for _ in range(8)]
    semua += [_acak(rng, 0.2, 0.2, {"P01": "2", "P08": "2"}) for _ in range(6)]
    hasil = _hasil(semua)
    return semua, hasil, [jalan_naik(hasil, n, 4) for n in range(len(semua))]


def _terbaik_selain(isi, kecuali):
    """Return the best that a village can come to while these questions are open or at their worst."""
    return {i.id: isi[i.id] if isi.get(i.id) == "TB" else _ujung(i, int(i.id not in kecuali)) for i in PERSIAPAN}


def test_answers_are_said_to_be_needed_only_where_nothing_else_is_enough(desa):
    semua, hasil, jalan_semua = desa
    coba, janji = [], []
    for n, isi in enumerate(semua):
        jalan = jalan_semua[n]
        if not jalan.langkah or not jalan.perlu_jawaban:
            continue
        akhir = akhir_jalan(hasil, n, jalan)
        ditanya = {i.id for x in jalan.langkah for i in x.terbuka}
        lain = {i.id for i in jalan.perlu_jawaban} - ditanya
        # every answer and every star at its best, of what is open only what the steps ask for
        buka = {i.id for i in PERSIAPAN if not isi.get(i.id)} - ditanya - {p.indikator.id for p in penghambat(hasil, n)}
        coba.append(_terbaik_selain(isi, buka))
        janji.append((jalan.cukup_ditanya, akhir))
        if "jawab juga" in akhir:
            assert {i.id for i in jalan.wajib_dijawab} == lain
            for x in lain:
                coba.append(_terbaik_selain(isi, {x}))
                janji.append((False, akhir))
    kini = _hasil(coba)
    assert {cukup for cukup, _ in janji} == {True, False}
    for n, (cukup, akhir) in enumerate(janji):
        assert (kini.posisi.pasti[n] >= 1) == cukup, akhir
        assert "jawab juga" not in akhir or not cukup


def test_a_village_whose_first_answers_may_be_enough_is_not_told_that_it_needs_others(desa):
    _, hasil, (jalan, *_) = desa
    assert [x.alasan for x in jalan.langkah[:3]] == ["kritis_di_bawah", "kritis_kosong", "jawab_aspek"]
    assert len(jalan.langkah[2].terbuka) == 11
    assert akhir_jalan(hasil, 0, jalan).endswith(
        "Langkah yang lain tidak cukup untuk sampai 70: jawaban pada langkah ketiga juga menentukan."
    )


def test_no_question_about_a_floor_is_asked_before_a_star_that_is_missed(desa):
    semua, hasil, jalan_semua = desa
    dengan = tanpa = 0
    for n in range(len(semua)):
        if terbuka_menentukan(hasil, n):
            continue
        jalan = jalan_semua[n]
        alasan = [x.alasan for x in jalan.langkah]
        if "jawab_aspek" not in alasan:
            continue
        ke = alasan.index("jawab_aspek")
        if any(p.keadaan == "di_bawah" for p in penghambat(hasil, n)):
            assert set(alasan[:ke]) <= BINTANG
            assert not BINTANG & set(alasan[ke:])
            assert langkah_berikutnya(hasil, n)[0].alasan == "kritis_di_bawah"
            dengan += 1
        else:
            assert ke == 0
            assert langkah_berikutnya(hasil, n)[0].alasan == "jawab_aspek"
            tanpa += 1
        assert jalan.titik[ke] == jalan.titik[ke + 1]
        assert len(jalan.titik) == len(alasan) + 1
    assert dengan >= 5
    assert tanpa >= 1


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"P01": "0"}, "Langkah pertama: sediakan situs resmi desa yang dapat dibuka."),
        (
            {i.id: "0" if i.jenis == "jenjang" else "" for i in PERSIAPAN},
            "Langkah pertama: sediakan situs resmi desa yang dapat dibuka.",
        ),
        ({i.id: _ujung(i, 0) for i in PERSIAPAN} | {"P01": "2", "P08": "2", "P12": "", "P13": ""}, "menjawab 2 pert"),
        (
            {i.id: _ujung(i, 0) for i in PERSIAPAN} | {"P01": "2", "P08": ""},
            "Langkah pertama: periksa internet kantor desa, lalu jawab pertanyaannya.",
        ),
    ],
)
def test_the_headline_begins_with_the_first_card_and_never_with_a_deed_on_an_open_question(isi, kata):
    hasil = _hasil([isi])
    jalan = jalan_naik(hasil, 0, 3)
    assert jalan.sampai is None
    assert kata in pokok(hasil, 0, jalan).berikut
