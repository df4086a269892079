"""What was asked and answered in a Cek Cepat: exactly what the engine asks for, and all of it in the address."""

from functools import cache
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian import dari_tabel, muat_instrumen, nilai, pertanyaan_berikut
from penilaian.berkas import tabel_jawaban
from penilaian.contoh import buat
from penilaian.dasbor.halaman.cek_cepat.wawancara import Langkah, Wawancara, salah, urai_alamat
from penilaian.dasbor.sesi import tujuan
from penilaian.jawaban import KOSONG

INPRES = muat_instrumen("inpres-3-2003")
KUNCI = {"kode_desa": "99.01.01.2001", "periode": "2026"}
AWAL = Wawancara(INPRES)
SIDIK = INPRES.sidik_nilai[:8]


@cache
def desa(benih: int, kosong: float) -> dict[str, str]:
    """The cells of one invented village, as a file would hold them."""
    penuh = buat(INPRES, 1, benih, kosong)
    baris = tabel_jawaban(INPRES, penuh).to_pylist()[0]
    return {i.id: baris[i.id] for i in INPRES.indikator}


def berikut(wawancara: Wawancara) -> str | None:
    """What the engine asks for, from nothing but the cells."""
    isi = dari_tabel(INPRES, [KUNCI | {x.indikator: x.teks for x in wawancara.langkah if x.teks}])
    soal = pertanyaan_berikut(INPRES, isi, 0, [x.indikator for x in wawancara.langkah if not x.teks])
    return None if soal is None else soal.id


def jalani(sel: dict[str, str], wawancara: Wawancara = AWAL) -> Wawancara:
    while wawancara.soal is not None:
        wawancara = wawancara.jawab(sel[wawancara.soal.id])
    return wawancara


def posisi(jawaban) -> tuple[int, int]:
    p = nilai(INPRES, jawaban).posisi
    return int(p.pasti[0]), int(p.mungkin[0])


def maju(*isi: str) -> Wawancara:
    """Answer the questions that come, one after another."""
    wawancara = AWAL
    for teks in isi:
        wawancara = wawancara.jawab(teks)
    return wawancara


@settings(max_examples=20, derandomize=True, database=None, deadline=None)
@given(st.integers(0, 200), st.sampled_from([0.0, 0.05, 0.3]), st.lists(st.integers(0, 60), max_size=4))
def test_what_is_asked_is_what_the_engine_says_however_often_somebody_goes_back(benih, kosong, mundur):
    """At every step the page has nothing but the address."""
    sel, wawancara, kembali = desa(benih, kosong), AWAL, set(mundur)
    for putaran in range(200):
        dibaca = urai_alamat(INPRES, wawancara.alamat)
        assert dibaca == (wawancara, "")
        assert (None if dibaca.wawancara.soal is None else dibaca.wawancara.soal.id) == berikut(wawancara)
        if dibaca.wawancara.soal is None:
            break
        if putaran in kembali and wawancara.langkah:
            wawancara = dibaca.wawancara.sebelumnya
        else:
            wawancara = dibaca.wawancara.jawab(sel[dibaca.wawancara.soal.id])
    assert wawancara.soal is None
    assert wawancara == jalani(sel), "going back and answering the same leads to the same"
    assert posisi(wawancara.jawaban(**KUNCI)) == posisi(dari_tabel(INPRES, [KUNCI | sel]))


@pytest.mark.parametrize("benih", range(6))
def test_the_position_closes_in_and_what_is_left_never_grows(benih):
    wawancara, dulu = AWAL, None
    sel = desa(benih, 0.1)
    while wawancara.soal is not None:
        kini = (*posisi(wawancara.jawaban(**KUNCI)), len(wawancara.sisa))
        assert wawancara.soal in wawancara.sisa
        if dulu is not None:
            assert dulu[0] <= kini[0] <= kini[1] <= dulu[1]
            assert kini[2] < dulu[2]
        dulu, wawancara = kini, wawancara.jawab(sel[wawancara.soal.id])
    assert wawancara.sisa == ()


def test_a_changed_answer_leads_elsewhere_and_the_others_stay():
    wawancara = maju("3", "3")
    lain = wawancara.sebelumnya.jawab("0")
    assert [x.teks for x in lain.langkah] == ["3", "0"]
    assert lain.soal is None, "a ★ below its minimum decides"
    assert AWAL.sebelumnya is None


def test_what_nobody_knows_stays_open_is_not_asked_again_and_can_be_asked_at_last():
    wawancara = maju("", "3")
    id_ = AWAL.soal.id
    assert (wawancara.lewati, wawancara.terjawab) == ((id_,), 1)
    assert id_ not in {i.id for i in wawancara.sisa}
    assert wawancara.jawaban(**KUNCI).keadaan[INPRES.indikator.index(INPRES.per_id[id_])] == [KOSONG]
    assert wawancara.tanpa_lewat.langkah == wawancara.langkah[1:]
    assert wawancara.tanpa_lewat.soal.id == id_


def test_an_answer_that_is_none_is_refused_and_blanks_are_none():
    assert AWAL.jawab("  ").langkah == (Langkah(AWAL.soal.id, ""),)
    with pytest.raises(ValueError, match="bukan jawaban"):
        AWAL.jawab("9")
    selesai = maju("0")
    with pytest.raises(ValueError, match="tidak ada pertanyaan lagi"):
        selesai.jawab("3")
    assert salah(INPRES.per_id["P09"], "3/9") is None
    assert salah(INPRES.per_id["P09"], "0,5").saran


def semua_jawaban(wawancara: Wawancara = AWAL) -> Wawancara:
    """Every question answered as long as can be."""
    isi = {"jenjang": "4", "persen": "33,3333%", "survei": "72,55 n=1234", "angka": "2,25"}
    langkah = (
        Langkah(i.id, isi[i.jenis] if i.jenis in isi else " ".join(b.id for b in i.butir)) for i in INPRES.indikator
    )
    return Wawancara(INPRES, tuple(langkah))


def test_an_address_with_every_answer_comes_back_whole_and_is_one_that_logging_in_leads_back_to():
    penuh = semua_jawaban()
    assert urai_alamat(INPRES, penuh.alamat) == (penuh, "")
    kueri = urlencode({"jawab": penuh.alamat, "desa": KUNCI["kode_desa"]})
    kami = SimpleNamespace(scope={})
    assert tujuan(kami, f"cek-cepat?{kueri}") == f"/cek-cepat?{kueri}", len(kueri)


@pytest.mark.parametrize(
    ("isi", "langkah"),
    [
        ("P01-3", {"P01": "3"}),
        ("P01", {"P01": ""}),
        ("P02-0", {"P02": "NIHIL"}),
        ("P02-3", {"P02": " ".join(b.id for b in INPRES.per_id["P02"].butir[:2])}),
        ("N04-TB", {"N04": "TB"}),
        ("P09-3/9~M02-1,5", {"P09": "3/9", "M02": "1,5"}),
    ],
)
def test_an_answer_stands_in_the_address_as_short_as_can_be(isi, langkah):
    wawancara, sebab = urai_alamat(INPRES, f"{SIDIK}~{isi}")
    assert (dict(wawancara.langkah), sebab) == (langkah, "")
    assert wawancara.alamat == f"{SIDIK}~{isi}"


@pytest.mark.parametrize(
    "rusak",
    [
        "P01-9",
        "P01-",
        "X99-1",
        "P02-zz",
        "P02-fff",
        "P02--1",
        "P09-140",
        "P01-TB",
        "P01-3~P01-2",
        "",
        "<script>",
        "P01-³",
    ],
)
def test_what_cannot_be_read_of_an_address_is_dropped_and_said_and_the_rest_stays(rusak):
    wawancara, sebab = urai_alamat(INPRES, f"{SIDIK}~P08-3~{rusak}")
    dipakai = {"P08": "3"} | ({"P01": "3"} if rusak.startswith("P01-3~") else {"P01": ""} if rusak == "P01-" else {})
    assert dict(wawancara.langkah) == dipakai
    assert bool(sebab) == (rusak != "P01-")
    assert "<" not in sebab


def test_answers_to_another_version_are_not_taken_for_answers_to_this_one():
    wawancara, sebab = urai_alamat(INPRES, "00000000~P01-3")
    assert wawancara == AWAL
    assert "versi lain" in sebab
    assert urai_alamat(INPRES, "") == (AWAL, "")


def test_a_long_address_of_rubbish_costs_no_time_and_no_memory():
    wawancara, sebab = urai_alamat(INPRES, f"{SIDIK}~" + "~".join(["P02-" + "f" * 5000] * 2000))
    assert wawancara == AWAL
    assert sebab.startswith("2.000 jawaban")


def test_the_table_has_the_keys_that_it_is_given():
    j = maju("3").jawaban(**KUNCI, nama_desa="Sukamaju")
    assert j.kunci.loc[0].to_dict() == KUNCI | {
        "nama_desa": "Sukamaju",
        "kecamatan": "",
        "kabupaten": "",
        "tanggal": "",
    }
    assert np.isfinite(j.nilai).sum() == 1


def test_local_questions_come_in_by_no_address():
    bungo = muat_instrumen(Path(__file__).parents[1] / "muat" / "tambahan_kecil")
    lokal = bungo.indikator_tambahan[0].id

    wawancara, sebab = urai_alamat(bungo, f"{SIDIK}~P01-3~{lokal}-0~{lokal}")

    assert (wawancara.langkah, sebab) == (
        (Langkah("P01", "3"),),
        "2 jawaban pada alamat ini tidak terbaca, jadi tidak dipakai.",
    )
    assert wawancara.hasil.posisi is not None
