"""The way up for random instruments and villages: every figure counted again in fractions."""

from decimal import Decimal
from fractions import Fraction

import pytest
from acuan_mesin import TOLERANSI, nilai_acuan
from hypothesis import given
from hypothesis import strategies as st
from strategi_mesin import SETELAN, instrumen_acak, isian_acak, jadi_jawaban

from penilaian import nilai
from penilaian.instrumen import IndikatorDaftar, IndikatorJenjang, tolok_satu
from penilaian.posisi import BELUM, TERCAPAI
from penilaian.rekomendasi import (
    UPAYA_TAK_DIKENAL,
    jalan_naik,
    langkah_berikutnya,
    poin_hilang,
    saran,
    terbuka_di,
    terbuka_menentukan,
    tingkat_tujuan,
    yang_rawan,
)


def _lifts_only_together(instrumen, isian, sasaran, semua):
    """All of them raised lift the goal, and none of them can stay as it is."""
    naik = {i.id: _naik(i, isian[i.id]) for i in semua}
    dasar = nilai_acuan(instrumen, isian).kelompok[sasaran].bawah
    assert nilai_acuan(instrumen, isian | naik).kelompok[sasaran].bawah > dasar
    for i in semua:
        assert nilai_acuan(instrumen, isian | naik | {i.id: isian[i.id]}).kelompok[sasaran].bawah == dasar


@SETELAN
@given(st.data())
def test_the_step_is_the_greatest_rise_per_effort_by_the_calculation_in_fractions(data):
    """Rises found again in exact fractions: none at the top, none left out, in the right order."""
    instrumen = data.draw(instrumen_acak(agregasi=("aritmetik", "minimum")))
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    tujuan = tingkat_tujuan(hasil, 0)
    acuan = nilai_acuan(instrumen, isian)
    lebar = Fraction(instrumen.skala.maks - instrumen.skala.min)

    langkah = langkah_berikutnya(hasil, 0, 99)

    wajib = [x.indikator.id for x in langkah if x.alasan.startswith("kritis")]
    assert wajib == acuan.penghambat.split()
    sudah = set(wajib)
    rendah = acuan.penghambat_aspek.split()
    lantai = instrumen.lantai and Fraction(instrumen.lantai.nilai - instrumen.skala.min) / lebar
    di_bawah = [a for a in rendah if acuan.kelompok[a].atas < lantai - TOLERANSI]
    for alasan, sasaran in [*(("lantai", a) for a in di_bawah), ("naik", tujuan)]:
        harapan, sendiri = {}, False
        for i in instrumen.indikator:
            if not isinstance(isian[i.id], Decimal) or not _di_dalam(instrumen, i, sasaran):
                continue
            lain = nilai_acuan(instrumen, isian | {i.id: _naik(i, isian[i.id])})
            naik = (lain.kelompok[sasaran].bawah - acuan.kelompok[sasaran].bawah) * lebar
            sendiri = sendiri or naik > 0
            if naik > 0 and i.id not in sudah:
                harapan[i.id] = naik / (_upaya(i, isian[i.id]) or UPAYA_TAK_DIKENAL)
        naik = [x for x in langkah if (x.alasan, x.tujuan) == (alasan, sasaran)]
        urut = sorted(harapan, key=lambda id_: (-round(harapan[id_], 9), list(instrumen.per_id).index(id_)))
        assert [x.indikator.id for x in naik] == urut
        for x in naik:
            assert x.upaya == _upaya(x.indikator, isian[x.indikator.id])
            per_upaya = x.dampak / (x.upaya or UPAYA_TAK_DIKENAL)
            assert per_upaya == pytest.approx(float(harapan[x.indikator.id]), abs=1e-9)
            assert x.saran == saran(x.indikator, hasil.jawaban, 0)
        bersama = [x for x in langkah if (x.alasan, x.tujuan) == ("bersama", sasaran)]
        assert not (bersama and sendiri), "what one answer lifts needs no others"
        for x in bersama:
            _lifts_only_together(instrumen, isian, sasaran, [x.indikator, *x.dengan])
        sudah |= {*urut, *(x.indikator.id for x in bersama)}
    penentu = [i for i in terbuka_menentukan(hasil, 0) if i.id not in wajib]
    lainnya = [i for i in terbuka_di(hasil, 0, tujuan) if i.id not in wajib and i not in penentu]
    aspek = [a for a in rendah if a not in di_bawah and not penentu]
    ditanya = [i for i in lainnya if any(_di_dalam(instrumen, i, a) for a in aspek)]
    lainnya = [i for i in lainnya if i not in ditanya]
    assert [list(x.terbuka) for x in langkah if x.alasan == "jawab_aspek"] == ([ditanya] if ditanya else [])
    assert [x.indikator for x in langkah if x.alasan == "jawab"] == penentu[:1] + lainnya[:1]
    urutan = [x.alasan if x.alasan != "bersama" else "naik" if x.tujuan == tujuan else "lantai" for x in langkah]
    mestinya = ["jawab"] if penentu else []
    tanya = ["jawab_aspek"] if ditanya else []
    bintang = [a for a in urutan if a.startswith("kritis")]
    mestinya = (bintang + tanya if "kritis_di_bawah" in bintang else tanya + bintang) + mestinya
    mestinya += ["lantai"] * urutan.count("lantai") + ["naik"] * urutan.count("naik") + (["jawab"] if lainnya else [])
    assert urutan == mestinya


def _di_dalam(instrumen, i, sasaran):
    """Tell whether an indicator lies below a group; every one does below the root."""
    induk = {k.id: k.kelompok for k in instrumen.kelompok}
    di = i.kelompok
    while di is not None and di != sasaran:
        di = induk[di]
    return not sasaran or di == sasaran


@SETELAN
@given(st.data())
def test_open_questions_decide_where_answering_them_can_change_the_next_stage_and_no_others_do(data):
    instrumen = data.draw(instrumen_acak(gerbang=True))
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    tujuan, pasti = tingkat_tujuan(hasil, 0), int(hasil.posisi.pasti[0])

    penentu = terbuka_menentukan(hasil, 0)

    if not tujuan or hasil.posisi.mungkin[0] == pasti:
        assert penentu == ()
        return
    terbaik = isian | {i.id: tolok_satu(i)[1] for i in penentu}
    terburuk = isian | {i.id: tolok_satu(i)[0] for i in penentu}
    atas, bawah = nilai(instrumen, jadi_jawaban(instrumen, [terbaik, terburuk])).posisi.status[pasti]
    assert (atas, bawah) == (TERCAPAI, BELUM)


def _upaya(i, isi):
    """Return the effort of the next rise: of this rung, of the first item that is missing, of this band."""
    if not isinstance(i.upaya, tuple):
        return i.upaya
    if isinstance(i, IndikatorJenjang):
        return i.upaya[int(isi) - i.jenjang[0].nilai]
    if isinstance(i, IndikatorDaftar):
        return i.upaya[int(isi)]  # random answers tick the first items
    terburuk, terbaik = tolok_satu(i)
    skor = 100 * min(Fraction(1), max(Fraction(0), Fraction(isi - terburuk) / Fraction(terbaik - terburuk)))
    return i.upaya[[skor < p.di_bawah for p in i.saran].index(True)]


def _naik(i, isi):
    """Return the answer after one rise: one rung, one item, or ten points of its own 0–100."""
    terburuk, terbaik = tolok_satu(i)
    if isinstance(i, (IndikatorJenjang, IndikatorDaftar)):
        return min(isi + 1, terbaik)
    bagian = min(Decimal(1), max(Decimal(0), (isi - terburuk) / (terbaik - terburuk)))
    return terburuk + min(bagian + Decimal("0.1"), Decimal(1)) * (terbaik - terburuk)


@SETELAN
@given(st.data())
def test_any_way_counted_again_in_fractions_leads_where_it_says_and_no_step_of_it_is_too_many(data):
    instrumen = data.draw(instrumen_acak(agregasi=("aritmetik", "minimum")))
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    tujuan = tingkat_tujuan(hasil, 0)

    jalan = jalan_naik(hasil, 0, 6)

    lebar = Fraction(instrumen.skala.maks - instrumen.skala.min)
    kini = dict(isian)
    posisi = [nilai_acuan(instrumen, kini).pasti]
    titik = [nilai_acuan(instrumen, kini).kelompok[tujuan].bawah]
    for x in jalan.langkah:
        for t in x.tapak:
            assert kini[x.indikator.id] != t.sampai
            kini[x.indikator.id] = Decimal(repr(t.sampai))
        if x.alasan == "kritis_kosong":
            kini[x.indikator.id] = x.indikator.kritis.minimum
        acuan = nilai_acuan(instrumen, kini)
        posisi.append(acuan.pasti)
        titik.append(acuan.kelompok[tujuan].bawah)
    dasar = Fraction(instrumen.skala.min)
    assert jalan.titik == pytest.approx([float(dasar + t * lebar) for t in titik], abs=1e-6)
    if jalan.sampai is None:
        assert set(posisi) == {posisi[0]}
    else:
        assert posisi[:-1] == [posisi[0]] * len(jalan.langkah)
        assert posisi[-1] == jalan.sampai > posisi[0]
    assert all(bool(x.tapak) == (x.alasan not in {"kritis_kosong", "jawab_aspek"}) for x in jalan.langkah)


@SETELAN
@given(st.data())
def test_any_points_are_those_that_fractions_find_with_the_one_answer_at_best(data):
    instrumen = data.draw(instrumen_acak(agregasi=("aritmetik", "minimum")))
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    tujuan = tingkat_tujuan(hasil, 0)
    lebar = Fraction(instrumen.skala.maks - instrumen.skala.min)
    kini = nilai_acuan(instrumen, isian).kelompok[tujuan].bawah

    semua = poin_hilang(hasil, 0)

    harapan = {}
    for i in instrumen.indikator if not tujuan else instrumen.indikator_dalam(tujuan):
        if isian[i.id] == "TB":
            continue
        lain = nilai_acuan(instrumen, isian | {i.id: tolok_satu(i)[1]}).kelompok[tujuan].bawah
        if (lain - kini) * lebar > Fraction(1, 10**8):
            harapan[i.id] = float((lain - kini) * lebar)
    assert {x.indikator.id: pytest.approx(x.poin, abs=1e-6) for x in semua if x.poin > 1e-8} == harapan
    assert [x.poin for x in semua] == sorted((x.poin for x in semua), reverse=True)
    assert {x.indikator.id for x in semua if x.terbuka} <= {id_ for id_, isi in isian.items() if isi is None}


@SETELAN
@given(st.data())
def test_any_fall_is_counted_again_in_fractions_and_says_truly_whether_the_stage_falls(data):
    instrumen = data.draw(instrumen_acak(agregasi=("aritmetik", "minimum"), gerbang=True))
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    lebar = Fraction(instrumen.skala.maks - instrumen.skala.min)
    dasar = Fraction(instrumen.skala.min)

    rawan = yang_rawan(hasil, 0, 99)

    for x in rawan:
        lain = nilai_acuan(instrumen, isian | {x.indikator.id: _turun(x.indikator, isian[x.indikator.id])})
        assert x.ke == pytest.approx(float(dasar + lain.kelompok[x.tingkat].bawah * lebar), abs=1e-6)
        assert x.status == lain.status[x.tingkat]
    berat = ["belum", "belum_pasti", "tercapai"]
    assert [x.status for x in rawan] == sorted((x.status for x in rawan), key=berat.index)
    tercapai = {t.id for t in instrumen.puncak[: hasil.posisi.pasti[0]]}
    dapat_turun = {
        i.id
        for i in instrumen.indikator
        if instrumen.puncak_dari(i.kelompok).id in tercapai
        and isinstance(isian[i.id], Decimal)
        and _turun(i, isian[i.id]) != isian[i.id]
    }
    assert {x.indikator.id for x in rawan} == dapat_turun


def _turun(i, isi):
    """Return the answer after one fall: one rung, one item, or ten points of its own 0–100."""
    terburuk, terbaik = tolok_satu(i)
    if isinstance(i, (IndikatorJenjang, IndikatorDaftar)):
        return max(isi - 1, terburuk)
    bagian = min(Decimal(1), max(Decimal(0), (isi - terburuk) / (terbaik - terburuk)))
    if bagian == 0:
        return isi
    return terburuk + max(bagian - Decimal("0.1"), Decimal(0)) * (terbaik - terburuk)
