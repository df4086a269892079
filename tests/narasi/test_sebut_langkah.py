"""Who does exactly what the sentence below the cards says gets what it promises, scored anew by the engine."""

import re

import numpy as np
import pytest

from penilaian import dari_tabel, muat_instrumen, nilai
from penilaian.instrumen import tolok_satu
from penilaian.narasi.kartu_berikutnya import TAMPIL, kartu_ke
from penilaian.narasi.langkah import akhir_jalan
from penilaian.narasi.pokok import pokok
from penilaian.narasi.sasaran import sebut_sasaran
from penilaian.narasi.sebut_langkah import sebut_langkah
from penilaian.rekomendasi import Jalan, LangkahNaik, jalan_naik
from penilaian.rekomendasi.kenaikan import tapak_berikut

DESA = 36


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


def _isi_acak(i, rng, tinggi):
    if rng.random() < 0.03 and not i.kritis:
        return ""
    if i.jenis == "jenjang":
        return str(int(np.clip(round(rng.normal(4 * tinggi, 1)), 0, 4)))
    if i.jenis == "daftar":
        return " ".join(b.id for b in i.butir if rng.random() < tinggi) or "NIHIL"
    if i.jenis == "angka":
        return f"{rng.uniform(*sorted(map(float, tolok_satu(i)))):.1f}"
    return f"{np.clip(rng.normal(100 * tinggi, 30), 30, 100):.1f}"


def _hasil(instrumen, semua):
    baris = [{"kode_desa": f"99.01.01.2{n:03d}", "periode": "2026"} | isi for n, isi in enumerate(semua)]
    return nilai(instrumen, dari_tabel(instrumen, baris))


def _naikkan(i, isi, sampai):
    """Return an answer with ``sampai`` of its own unit; a checklist with its first missing items ticked."""
    if i.jenis != "daftar":
        return f"{sampai:g}"
    ada = [] if isi == "NIHIL" else isi.split()
    kurang = [b.id for b in i.butir if b.id not in ada]
    return " ".join([*ada, *kurang[: round(sampai) - len(ada)]])


def _angka(teks):
    return float(re.match(r"(?:jenjang )?(-?[\d.,]+)", teks).group(1).replace(".", "").replace(",", "."))


def _turuti(instrumen, isi, kalimat):
    """Return the answers after all that a sentence of steps names, found by their names alone."""
    isi, ajakan = dict(isi), {}
    for i in instrumen.indikator:
        if isinstance(i.ajakan, tuple):
            ajakan |= {a.lower(): (i, j.nilai + 1) for a, j in zip(i.ajakan, i.jenjang[:-1], strict=True)}
        else:
            for kata in (i.ajakan, f"Lengkapi yang kurang: {i.nama}", f"Perkuat {i.nama}"):
                ajakan[kata.lower()] = (i, None)
    pemisah = r"; dan |; " if "; " in kalimat else r", (?!lalu )| dan (?=" + "|".join(map(re.escape, ajakan)) + ")"
    langkah = re.split(pemisah, kalimat, flags=re.IGNORECASE)
    for x in langkah:
        akhir = re.search(r" \(sampai (.*)\)$", x)
        for bagian in x.removesuffix(akhir.group(0) if akhir else "").split(", lalu "):
            i, sampai = ajakan[bagian.lower()]
            isi[i.id] = _naikkan(i, isi[i.id], _angka(akhir.group(1)) if akhir else sampai)
    return isi, len(langkah)


def test_who_does_what_the_sentence_names_rises_as_it_promises(inpres):
    rng = np.random.default_rng(9)
    semua = []
    for tinggi in rng.choice([0.5, 0.6, 0.7, 0.8], DESA):
        semua.append({i.id: _isi_acak(i, rng, tinggi) for i in inpres.indikator})
        if rng.random() < 0.6:  # an aspect far below its floor, whose steps come again and again
            semua[-1] |= {"P04": str(rng.integers(0, 2)), "P05": "5", "P06": f"{rng.uniform(3, 40):.1f}", "P07": "0"}
    hasil, sesudah, janji = _hasil(inpres, semua), [], []
    for n, isi in enumerate(semua):
        jalan = jalan_naik(hasil, n)
        akhir = akhir_jalan(hasil, n, jalan) if jalan.langkah else ""
        cocok = re.search(r" perlu (\w+) langkah lagi: (.*)\.$", akhir)
        if jalan.sampai is None or cocok is None:
            continue
        for x in jalan.langkah[:TAMPIL]:  # the cards say all of theirs
            isi = isi | {x.indikator.id: _naikkan(x.indikator, isi[x.indikator.id], x.tapak[-1].sampai)}
        isi, banyak = _turuti(inpres, isi, cocok.group(2))
        assert cocok.group(1) == ["", "satu", "dua", "tiga"][banyak], akhir
        sesudah.append(isi)
        janji.append((jalan.sampai, akhir))

    assert len(janji) >= 6
    assert sum(", lalu " in akhir for _, akhir in janji) >= 2
    kini = _hasil(inpres, sesudah)
    for n, (sampai, akhir) in enumerate(janji):
        assert kini.posisi.pasti[n] >= sampai, akhir


def test_a_card_says_how_far_a_rise_is_counted_where_no_rung_or_item_does(inpres):
    isi = {i.id: "2" if i.jenis == "jenjang" else "NIHIL" if i.jenis == "daftar" else "50" for i in inpres.indikator}
    hasil = _hasil(inpres, [isi | {"P04": "0", "P05": "0", "P06": "0", "P07": "0", "M02": "5"}])
    jalan = jalan_naik(hasil, 0)
    ke = [n for n, x in enumerate(jalan.langkah) if x.indikator.jenis in {"persen", "survei", "angka"}]
    assert len(ke) >= 3
    for n, x in enumerate(jalan.langkah):
        kata = f"Dihitung sampai {sebut_sasaran(x.indikator, x.tapak[-1].sampai)}."
        assert (kata in kartu_ke(hasil, 0, jalan, n).catatan) == (n in ke)


def test_a_card_that_does_not_complete_a_list_says_how_many_of_the_missing_items_it_counts(inpres):
    daftar = {i.id: [b.id for b in i.butir] for i in inpres.indikator if i.jenis == "daftar"}
    penuh = {i.id: "4" if i.jenis == "jenjang" else "100" for i in inpres.indikator} | {"M02": "1"}
    penuh |= {id_: " ".join(butir) for id_, butir in daftar.items()}
    hasil = _hasil(inpres, [penuh | {"P02": "NIHIL", "P13": " ".join(daftar["P13"][:2]), "M13": daftar["M13"][0]}])
    jalan, ada = jalan_naik(hasil, 0), {"P02": 0, "P13": 2, "M13": 1}
    bilangan = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"]
    kata = set()
    for n, x in enumerate(jalan.langkah):
        id_ = x.indikator.id
        kurang, ini = len(daftar[id_]) - ada[id_], len(x.tapak)
        harapan = "" if ini == kurang else f"Dihitung {bilangan[ini]} dari {bilangan[kurang]} yang kurang."
        assert kartu_ke(hasil, 0, jalan, n).catatan == harapan
        kata.add(harapan)
        ada[id_] += ini
    assert {"", "Dihitung satu dari dua yang kurang.", "Dihitung satu dari empat yang kurang."} <= kata


def test_a_step_of_several_rungs_names_the_deed_of_each(inpres):
    isi = {i.id: "4" if i.jenis == "jenjang" else "100" for i in inpres.indikator}
    isi |= {i.id: " ".join(b.id for b in i.butir) for i in inpres.indikator if i.jenis == "daftar"}
    jalan = jalan_naik(hasil := _hasil(inpres, [isi | {"P01": "0", "M02": "1"}]), 0)
    (x,) = jalan.langkah
    assert [t.sampai for t in x.tapak] == [1, 2]
    kata = [a[0].lower() + a[1:] for a in inpres.per_id["P01"].ajakan[:2]]
    assert sebut_langkah(hasil, 0, x) == f"{kata[0]}, lalu {kata[1]}"


def test_the_title_of_a_card_names_every_deed_that_its_points_count(inpres):
    rng = np.random.default_rng(20)
    hasil = _hasil(inpres, [{i.id: _isi_acak(i, rng, t) for i in inpres.indikator} for t in (0.1, 0.4, 0.6, 0.8) * 5])
    beberapa = 0
    for n in range(len(hasil)):
        jalan = jalan_naik(hasil, n)
        for ke, x in enumerate(jalan.langkah):
            deed = list(dict.fromkeys(t.ajakan.lower() for t in x.tapak if t.ajakan))
            if deed:
                judul = kartu_ke(hasil, n, jalan, ke).judul
                assert judul.lower().removesuffix(" (lanjutan)") == ", lalu ".join(deed)
                beberapa += len(deed) > 1
    assert beberapa >= 5


@pytest.mark.parametrize("id_", [i.id for i in muat_instrumen("inpres-3-2003").indikator if i.kritis])
def test_the_title_of_a_required_step_from_nothing_is_the_whole_way_to_its_minimum(inpres, id_):
    isi = {i.id: "4" if i.jenis == "jenjang" else "100" for i in inpres.indikator} | {"M02": "1", id_: "0"}
    isi |= {i.id: " ".join(b.id for b in i.butir) for i in inpres.indikator if i.jenis == "daftar"}
    jalan = jalan_naik(hasil := _hasil(inpres, [isi]), 0)
    satu, dua = inpres.per_id[id_].ajakan[:2]
    assert kartu_ke(hasil, 0, jalan, 0).judul == f"{satu}, lalu {dua[0].lower()}{dua[1:]}"


@pytest.mark.parametrize("id_", [i.id for i in muat_instrumen("inpres-3-2003").indikator])
def test_the_headline_begins_with_the_deed_that_the_instrument_has_and_not_with_a_noun(inpres, id_):
    terburuk = {i.id: "0" if i.jenis == "jenjang" else "NIHIL" for i in inpres.indikator}
    terburuk |= {i.id: f"{tolok_satu(i)[0]}" for i in inpres.indikator if i.jenis not in {"jenjang", "daftar"}}
    hasil, i = _hasil(inpres, [terburuk]), inpres.per_id[id_]
    tapak = tapak_berikut(i, hasil.jawaban, 0)
    langkah = LangkahNaik(i, "naik", tapak.saran, i.kewenangan, 1, 1.0, "persiapan", (tapak,))
    ajakan = i.ajakan if isinstance(i.ajakan, str) else i.ajakan[0]
    berikut = pokok(hasil, 0, Jalan("persiapan", (langkah,), (0.0, 1.0), None)).berikut
    assert berikut == f"Langkah pertama: {ajakan[0].lower()}{ajakan[1:]}."


@pytest.mark.parametrize(
    ("id_", "isi", "kata"),
    [
        ("P05", 32.04, "32,1 persen"),
        ("P05", 100, "100 persen"),
        ("P05", 30 + 1e-12, "30 persen"),
        ("M02", 3.26, "3,2 "),
    ],
)
def test_an_answer_to_reach_is_never_named_worse_than_it_is(inpres, id_, isi, kata):
    assert sebut_sasaran(inpres.per_id[id_], isi).startswith(kata)
