"""Change between periods under two versions: only what both answered comparably, and how much weight that has.

``lama`` asks z where ``kecil`` asks a2: a1 and b1 stay, z is gone, a2 is new. In the index a1 weighs ½ × ¼ = 0.125, a2
½ × ¾ = 0.375, b1 0.5; so a1 and b1 are 0.625 of it.

| village | 2025 (lama): a1, z, b1 | 2026 (kecil): a1, a2, b1 | compared | index then, now                             |
|---------|------------------------|--------------------------|----------|---------------------------------------------|
| A       | 40, 100, 50            | 100, 60, 50              | a1, b1   | (5 + 25) ÷ 0.625 = 48, (12.5 + 25) ÷ … = 60 |
| B       | 20, 20, open           | 60, 20, 80               | a1       | 20, 60                                      |
| C       | open, 20, open         | 60, 20, 80               | nothing  | –                                           |
| D       | no earlier period      | 60, 20, 80               |          |                                             |
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian import banding
from penilaian.contoh import buat
from penilaian.instrumen import Jembatan, Padanan
from penilaian.jawaban import TERJAWAB, TIDAK_BERLAKU, alihkan, dari_tabel
from penilaian.mesin import nilai
from penilaian.muat import muat_jembatan

A, B, C, D = "99.01.01.2001", "99.01.01.2002", "99.01.02.2003", "99.02.01.2004"
BOBOT = {"a1": 0.125, "a2": 0.375, "b1": 0.5}


def versi_lama(kecil, versi="0.9.0"):
    z = kecil.per_id["a2"].model_copy(update={"id": "z"})
    isi = tuple(z if i.id == "a2" else i for i in kecil.indikator)
    dari = kecil.model_copy(update={"versi": versi, "indikator": isi})
    dari = type(kecil).model_validate_json(dari.model_dump_json())  # caches of the copy are those of the original
    padanan = Padanan(dari=versi, ke=kecil.versi, sama=("a1", "b1"), hapus=("z",), baru=("a2",))
    return Jembatan(dari, kecil, padanan)


def desa(kode, periode, **jawaban):
    return {"kode_desa": kode, "nama_desa": f"Desa {kode[-1]}", "periode": periode} | jawaban


@pytest.fixture(scope="module")
def jembatan(kecil):
    return versi_lama(kecil)


@pytest.fixture(scope="module")
def hasil(kecil, jembatan):
    kini = [
        desa(A, "2026", a1="100", a2="60", b1="50"),
        desa(B, "2026", a1="60", a2="20", b1="80"),
        desa(C, "2026", a1="60", a2="20", b1="80"),
        desa(D, "2026", a1="60", a2="20", b1="80"),
    ]
    dulu = [
        desa(C, "2025", z="20"),
        desa(B, "2025", a1="20", z="20"),
        desa(A, "2024", a1="0", z="0", b1="0"),
        desa(A, "2025", a1="40", z="100", b1="50"),
    ]
    return bersama(nilai(kecil, dari_tabel(kecil, kini)), [(jembatan, dulu)])


def bersama(kini, lama):
    bagian = [(j, nilai(j.dari, dari_tabel(j.dari, baris))) for j, baris in lama]
    return replace(kini, lampau=banding.lampau_dari(bagian))


def test_only_what_both_answered_counts_and_its_share_of_the_weight_stands_beside_it(hasil):
    p = banding.perubahan(hasil, 0)
    assert p is not None
    assert (p.periode, p.versi, p.posisi) == ("2025", "0.9.0", None)
    assert p.bagian == pytest.approx(0.625)
    assert p.indeks == pytest.approx(60 - 48)
    assert p.skor == pytest.approx({"satu": 100 - 40, "dua": 0})
    assert p.posisi_lama == "Dua"  # under 0.9.0: satu (40 + 3×100) ÷ 4 = 85, dua 50


def test_what_was_open_then_is_not_compared_and_without_anything_left_there_is_no_change(hasil):
    b, c = banding.perubahan(hasil, 1), banding.perubahan(hasil, 2)
    assert b is not None
    assert c is not None
    assert (b.indeks, b.bagian) == (pytest.approx(60 - 20), pytest.approx(0.125))
    assert np.isnan(b.skor["dua"])
    assert np.isnan(c.indeks)
    assert (c.bagian, c.versi) == (0, "0.9.0")
    assert banding.perubahan(hasil, 3) is None


def test_the_table_holds_what_each_village_has_alone(hasil):
    t = banding.tabel_perubahan(hasil, np.array([1, 0, 3, 2]))
    assert list(t["kode_desa"]) == [B, A, C]
    assert set(t["versi_lalu"]) == {"0.9.0"}
    assert t["bagian"].tolist() == pytest.approx([0.125, 0.625, 0])
    assert t[["indeks_lalu", "indeks"]].to_numpy()[:2] == pytest.approx(np.array([[20, 60], [48, 60]]))
    assert t["ubah_indeks"].tolist() == pytest.approx([40, 12, np.nan], nan_ok=True)
    assert t["posisi_nama_lalu"].tolist() == ["Belum", "Dua", "Belum"]
    assert t["ubah_posisi"].isna().all()
    for n, baris in enumerate((1, 0, 2)):
        p = banding.perubahan(hasil, baris)
        assert p is not None
        assert t["ubah_satu"].iloc[n] == pytest.approx(p.skor["satu"], nan_ok=True)


def test_results_under_several_versions_are_one_table_whose_rows_are_numbered_through(kecil, jembatan):
    dulu = [
        (jembatan, [desa(A, "2025", a1="40", z="0", b1="50")]),
        (versi_lama(kecil, "0.8.0"), [desa(B, "2024", a1="1")]),
    ]
    lampau = bersama(nilai(kecil, dari_tabel(kecil, [desa(A, "2026", a1="1")])), dulu).lampau
    assert lampau is not None
    assert lampau.jawaban.kunci["kode_desa"].to_dict() == {0: A, 1: B}
    assert lampau.versi.tolist() == ["0.9.0", "0.8.0"]


def test_what_does_not_apply_now_leaves_the_weight_and_what_did_not_apply_then_is_open(kecil, jembatan):
    def tanpa_b1(ini, baris):
        jawaban = dari_tabel(ini, [baris])
        keadaan = jawaban.keadaan.copy()
        keadaan[jawaban.indikator.index("b1")] = TIDAK_BERLAKU
        return nilai(ini, replace(jawaban, keadaan=keadaan, nilai=np.where(keadaan == TERJAWAB, jawaban.nilai, np.nan)))

    dulu, kini = desa(A, "2025", a1="40", z="0", b1="50"), desa(A, "2026", a1="100", a2="60", b1="50")
    tak_lagi = replace(
        tanpa_b1(kecil, kini),
        lampau=banding.lampau_dari([(jembatan, nilai(jembatan.dari, dari_tabel(jembatan.dari, [dulu])))]),
    )
    baru_kini = replace(
        nilai(kecil, dari_tabel(kecil, [kini])),
        lampau=banding.lampau_dari([(jembatan, tanpa_b1(jembatan.dari, dulu))]),
    )
    for semua, bagian in ((tak_lagi, 0.25), (baru_kini, 0.125)):
        p = banding.perubahan(semua, 0)
        assert p is not None
        assert (p.indeks, p.bagian) == (pytest.approx(60), pytest.approx(bagian))
        assert np.isnan(p.skor["dua"])


def test_villages_whose_earlier_period_is_under_the_same_version_stand_beside_them_unchanged(kecil, jembatan):
    kini = [desa(B, "2025", a1="20", a2="20", b1="50"), desa(B, "2026", a1="60", a2="60", b1="50")]
    dulu = [desa(A, "2025", a1="40", z="100", b1="50"), desa(B, "2024", a1="0", z="0", b1="0")]
    semua = nilai(kecil, dari_tabel(kecil, [*kini, desa(A, "2026", a1="100", a2="60", b1="50")]))
    campur = bersama(semua, [(jembatan, dulu)])
    t = banding.tabel_perubahan(campur, np.array([1, 2])).set_index("kode_desa")
    assert t["versi_lalu"].to_dict() == {B: "", A: "0.9.0"}
    assert t["bagian"].to_dict() == {B: 1, A: pytest.approx(0.625)}
    assert t.loc[B, ["posisi_nama_lalu", "posisi_lalu", "ubah_posisi"]].tolist() == ["Belum", 0, 2]
    assert t.loc[B, "ubah_indeks"] == pytest.approx(banding.tabel_perubahan(semua, np.array([1]))["ubah_indeks"].item())
    # the first period under the present version has one under the older before it
    pertama = banding.perubahan(campur, 0)
    assert pertama is not None
    assert (pertama.periode, pertama.versi) == ("2024", "0.9.0")


def test_a_period_under_both_versions_is_that_under_the_present_and_the_newer_of_two_older(kecil, jembatan):
    kini = nilai(kecil, dari_tabel(kecil, [desa(A, p, a1="60", a2="60", b1="60") for p in ("2025", "2026")]))
    dua = bersama(kini, [(jembatan, [desa(A, "2025", a1="0", z="0", b1="0")])])
    p = banding.perubahan(dua, 1)
    assert p is not None
    assert (p.versi, p.indeks) == ("", 0)
    lain = versi_lama(kecil, "0.8.0")
    satu = [(j, [desa(A, "2024", a1="0", z="0", b1=b)]) for j, b in ((jembatan, "60"), (lain, "0"))]
    p = banding.perubahan(bersama(kini, satu), 0)
    assert p is not None
    assert (p.versi, p.skor["dua"]) == ("0.9.0", 0)


def test_another_form_of_period_is_not_compared(kecil, jembatan):
    kini = nilai(kecil, dari_tabel(kecil, [desa(A, "2026", a1="60", a2="60", b1="60")]))
    dulu = [desa(A, "2025-S2", a1="0", z="0", b1="0"), desa(A, "2027", a1="0", z="0", b1="0")]
    assert banding.perubahan(bersama(kini, [(jembatan, dulu)]), 0) is None


def test_what_is_said_of_versions_counts_villages_and_the_shares_that_were_compared(hasil):
    t = banding.tabel_perubahan(hasil, np.arange(4))
    assert banding.ringkas_versi(t) == (("0.9.0",), 3, pytest.approx(0.125), pytest.approx(0.625))
    assert banding.ringkas_versi(t[t["kode_desa"] == C]) == (("0.9.0",), 1, 0, 0)
    assert banding.ringkas_versi(t.assign(versi_lalu="")) is None
    assert banding.ringkas_perubahan(t) == {"naik": 2, "tetap": 0, "turun": 0, "tak_terbanding": 1}


def test_without_earlier_results_there_is_nothing_to_stand_beside(kecil, jembatan):
    hampa = nilai(jembatan.dari, dari_tabel(jembatan.dari, [desa(A, "2025")]).ambil(np.array([], dtype=np.intp)))
    assert banding.lampau_dari([]) is None
    assert banding.lampau_dari([(jembatan, hampa)]) is None


def test_results_of_another_instrument_than_the_crosswalk_leads_from_are_refused(kecil, jembatan):
    salah = nilai(kecil, dari_tabel(kecil, [desa(A, "2025", a1="60")]))
    with pytest.raises(ValueError, match="instrumen lain"):
        banding.lampau_dari([(jembatan, salah)])


def test_where_a_group_takes_no_mean_its_own_rule_is_applied_to_what_was_compared(kecil, jembatan):
    ubah = {"agregasi": "geometrik", "alasan_agregasi": "contoh"}
    ke, dari = (
        type(kecil).model_validate_json(i.model_copy(update=ubah).model_dump_json()) for i in (kecil, jembatan.dari)
    )
    kini = nilai(ke, dari_tabel(ke, [desa(A, "2026", a1="36", a2="60", b1="64")]))
    satu = Jembatan(dari, ke, jembatan.padanan)
    p = banding.perubahan(bersama(kini, [(satu, [desa(A, "2025", a1="25", z="1", b1="100")])]), 0)
    assert p is not None
    assert p.indeks == pytest.approx((36 * 64) ** 0.5 - (25 * 100) ** 0.5)  # 48 − 50


SEL = st.one_of(st.just(""), st.integers(0, 100).map(str))
BARIS = st.fixed_dictionaries({"a1": SEL, "a2": SEL, "b1": SEL})


@settings(deadline=None, max_examples=60)
@given(dulu=BARIS, kini=BARIS, lain=SEL)
def test_change_is_the_mean_change_of_the_compared_questions_by_their_weight(kecil, jembatan, dulu, kini, lain):
    lama = [desa(A, "2025", a1=dulu["a1"], z=dulu["a2"], b1=dulu["b1"])]
    p = banding.perubahan(bersama(nilai(kecil, dari_tabel(kecil, [desa(A, "2026", **kini)])), [(jembatan, lama)]), 0)
    dibanding = [i for i in ("a1", "b1") if dulu[i] and kini[i]]
    bobot = sum(BOBOT[i] for i in dibanding)
    assert p is not None
    assert p.bagian == pytest.approx(bobot)
    if dibanding:
        assert p.indeks == pytest.approx(sum(BOBOT[i] * (int(kini[i]) - int(dulu[i])) for i in dibanding) / bobot)
    else:
        assert np.isnan(p.indeks)
    # what only one version asks moves nothing
    lain_kini = nilai(kecil, dari_tabel(kecil, [desa(A, "2026", **kini | {"a2": lain})]))
    q = banding.perubahan(bersama(lain_kini, [(jembatan, lama)]), 0)
    assert q is not None
    assert (q.indeks, q.bagian) == pytest.approx((p.indeks, p.bagian), nan_ok=True)


def test_a_village_that_answers_2_0_0_as_its_old_answers_read_there_has_not_changed():
    j = muat_jembatan("inpres-3-2003", "1.0.0")
    dulu = buat(j.dari, 60, 5, kosong=0.1, periode=("2025",))
    sama = alihkan(j, dulu).jawaban
    kini = nilai(j.ke, replace(sama, kunci=sama.kunci.assign(periode="2026")))
    semua = replace(kini, lampau=banding.lampau_dari([(j, nilai(j.dari, dulu))]))
    t = banding.tabel_perubahan(semua, np.arange(60))
    assert len(t) == 60
    assert t["ubah_indeks"].abs().max() <= 1e-9
    assert t["bagian"].between(0.1, 0.8).all()  # two fifths of the answers stay (0018)
    assert t["bagian"].to_numpy() == pytest.approx(kini.kelengkapan())
