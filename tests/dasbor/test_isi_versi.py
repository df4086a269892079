"""Another version of the instrument: its words are offered to a draft, or the way to it after a look; never more."""

import re

import pandas as pd
import pytest
from isi_uji import kartu, pilih
from lembar_uji import DESA, jalan, markup, tekan

from penilaian.angka import tulis
from penilaian.instrumen import tolok_satu
from penilaian.jawaban import KOLOM_KUNCI, susun, urai
from penilaian.mesin import nilai
from penilaian.simpan import Awal, Lembar
from penilaian.terkirim import terkirim

LAIN_KATA = ("nama: ", "nama: Dahulu ")
LAIN_BOBOT = ("bobot: 3", "bobot: 1")


def mulai(uji, sidik):
    return uji.gudang.lembar.buat(uji.orang["penilai"], Awal(DESA, "2026", sidik, nama_desa="Sukamaju"))


def kunci(at):
    return [b.key for b in at.button]


def test_the_same_version_is_not_mentioned(uji):
    at = uji.buka("isi", "penilai", penilaian=uji.lembar().id)
    assert "isi_versi" not in kunci(at)
    assert "tetap memakai instrumen" not in markup(at)


def test_a_draft_moves_to_the_new_wording_and_its_answers_stay(uji, instrumen_lain):
    lembar = mulai(uji, instrumen_lain("0.9.0", LAIN_KATA).sidik)
    uji.jawab(lembar, {"P01": "3"})
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    assert "Hanya kata-katanya yang berubah dari versi 0.9.0" in markup(at)
    assert "Dahulu" in markup(at)
    tekan(at, "isi_versi")
    kini = uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id)
    assert kini.sidik == uji.sidik
    assert uji.isi(lembar, "P01").teks == "3"
    assert "isi_versi" not in kunci(at)
    assert "Dahulu" not in markup(at)


def test_a_version_that_counts_differently_is_not_offered(uji, instrumen_lain):
    lembar = mulai(uji, instrumen_lain("0.9.0", LAIN_BOBOT).sidik)
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    assert "tetap memakai instrumen versi 0.9.0" in markup(at)
    assert "isi_versi" not in kunci(at)


def test_what_was_submitted_stays_with_its_wording(uji, instrumen_lain):
    lembar = mulai(uji, instrumen_lain("0.9.0", LAIN_KATA).sidik)
    uji.ajukan(lembar)
    assert "isi_versi" not in kunci(uji.buka("isi", "penilai", penilaian=lembar.id))


def test_what_changed_since_it_was_seen_is_not_moved(uji, instrumen_lain):
    lembar = mulai(uji, instrumen_lain("0.9.0", LAIN_KATA).sidik)
    at = uji.buka("isi", "penilai", penilaian=lembar.id)
    uji.gudang.lembar.ubah(uji.orang["rangkap"], lembar.id, versi_dilihat=lembar.versi, anggota=["Siti"])
    tekan(at, "isi_versi")
    assert "sudah diubah orang lain" in markup(at)
    assert uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id).sidik == lembar.sidik


# -- by the crosswalk ------------------------------------------------------------------------------------------------

JAWABAN_LAMA = {"P08": "2", "P03": "3", "P05": "62", "P06": "48", "P10": "2", "P13": "papan_informasi"}


@pytest.fixture
def lama(uji) -> Lembar:
    """A draft of 1.0.0 with six answers."""
    sidik = uji.gudang.instrumen.daftarkan(terkirim("indikator", "inpres-3-2003", "versi", "1.0.0")).sidik
    lembar = mulai(uji, sidik)
    uji.jawab(lembar, JAWABAN_LAMA, catatan="tanya kaur")
    return lembar


def buka(uji, lembar: Lembar, siapa: str = "penilai", **alamat):
    return uji.buka("isi", siapa, penilaian=lembar.id, **alamat)


def tinjau(at):
    at.session_state["isi_versi_tinjau"] = True
    return jalan(at)


def tabel(at) -> dict[str, list[str]]:
    """Rows of the preview by id."""
    badan = re.findall(r"pada versi 2\.0\.0</caption>.*?<tbody(.*?)</table>", markup(at))
    baris = [b for satu in badan for b in re.findall(r"<tr.*?</tr>", satu)]
    sel = [re.findall(r"<t[hd].*?</t[hd]>", re.sub(r'<span class="pd-kolom".*?</span>', "", b)) for b in baris]
    teks = [[" ".join(re.sub(r"<[^>]+>", " ", s).split()) for s in b] for b in sel]
    return {b[0].split()[0]: b[1:] for b in teks}


def saringan(at) -> list[str]:
    (pilihan,) = (b for b in at.get("button_group") if b.key == "isi_saring")
    return [o.content for o in pilihan.proto.options]


def test_moving_is_offered_and_nothing_of_it_is_drawn_before_somebody_looks(uji, lama):
    at = buka(uji, lama)
    assert "Penilaian ini memakai versi 1.0.0: selesaikan menurut versi itu, atau pindahkan." in markup(at)
    assert "isi_versi_pindah" not in kunci(at)
    assert "menjadi kosong" not in markup(at)


def test_the_preview_says_of_every_answer_what_becomes_of_it(uji, lama):
    at = tinjau(buka(uji, lama))
    isi = markup(at)
    hitungan = "1 tetap, 3 dipadankan dengan jawaban versi baru, 1 menjadi kosong dan 1 tidak ditanyakan lagi"
    assert f"Dari 6 jawaban, {hitungan}." in isi
    assert "Menjadi kosong (1)" in isi
    assert "Tidak ditanyakan lagi (1)" in isi
    assert "Pertanyaan baru: P16 " in isi
    assert "Tidak ditanyakan lagi: P10 " in isi
    assert "tidak dapat kembali ke versi 1.0.0" in isi
    assert "Buktinya tetap pada pertanyaannya selama itu masih ditanyakan." in isi
    semua = tabel(at)
    assert list(semua) == ["P06", "P10", "P05", "P08", "P13", "P03"]  # what is lost first, what stays last
    assert semua["P06"][1:] == ["Belum dijawab", "Catatannya ikut menjadi jawaban lama"]
    assert semua["P10"][1] == "Tidak ditanyakan lagi"
    assert semua["P08"][0].startswith("Jenjang 2: ")
    assert semua["P08"][1].startswith("Jenjang 2: ")
    assert semua["P05"][:2] == ["62 persen", "62 persen"]
    assert semua["P13"] == ["Papan informasi di kantor atau dusun", "Papan informasi, baliho atau selebaran", "–"]
    assert semua["P03"][1:] == ["Tetap", "–"]
    assert uji.gudang.lembar.ambil(uji.orang["penilai"], lama.id).versi_instrumen == "1.0.0"


def posisi(at) -> dict[str, list[str]]:
    """Rows of what becomes of the position, by name."""
    (badan,) = re.findall(r"Posisi sekarang dan sesudah dipindahkan</caption>.*?<tbody(.*?)</table>", markup(at))
    sel = [
        re.findall(r"<t[hd].*?</t[hd]>", re.sub(r'<span class="pd-kolom".*?</span>', "", b))
        for b in re.findall(r"<tr.*?</tr>", badan)
    ]
    teks = [[re.sub(r"<[^>]+>", "", s) for s in b] for b in sel]
    return {b[0]: b[1:] for b in teks}


def test_the_preview_says_what_becomes_of_the_position_as_the_moved_draft_then_has_it(uji, lama):
    at = buka(uji, lama)
    assert "Posisi sekarang dan sesudah" not in markup(at)
    dulu = posisi(tinjau(at))
    assert list(dulu) == [
        "Posisi",
        "Persiapan",
        "Pematangan",
        "Pemantapan",
        "Pemanfaatan",
        "Indeks kematangan e-government desa",
        "Pertanyaan belum dijawab",
    ]
    assert dulu["Posisi"] == ["Pasti: belum mencapai Persiapan. Mungkin: sampai tingkat 4, Pemanfaatan."] * 2
    assert dulu["Pertanyaan belum dijawab"] == ["44 dari 50", "46 dari 50"]
    tekan(at, "isi_versi_pindah")
    kini = uji.gudang.instrumen.ambil(uji.sidik)
    teks = {id_: uji.isi(lama, id_).teks for id_ in ("P03", "P05", "P08", "P13")}
    assert all(teks.values())
    dihitung = nilai(kini, jawaban_dari(kini, teks))
    for tingkat in kini.puncak:
        bawah, atas = (tulis(float(x[0])) for x in (dihitung.bawah(tingkat.id), dihitung.atas(tingkat.id)))
        assert dulu[tingkat.nama][1] == f"{bawah}–{atas}"
    assert dulu["Persiapan"][0] != dulu["Persiapan"][1]


def test_the_preview_says_when_a_stage_is_not_certain_any_more(uji):
    sidik = uji.gudang.instrumen.daftarkan(terkirim("indikator", "inpres-3-2003", "versi", "1.0.0")).sidik
    ini, lembar = uji.gudang.instrumen.ambil(sidik), mulai(uji, sidik)
    uji.jawab(lembar, {i.id: puncak(i) for i in ini.indikator if ini.puncak_dari(i.kelompok).id == ini.puncak[0].id})
    at = tinjau(buka(uji, lembar))
    dulu, kini = posisi(at)["Posisi"]
    assert dulu.startswith("Pasti: tingkat 1, Persiapan.")
    assert kini.startswith("Pasti: belum mencapai Persiapan.")
    assert re.search(r"Persiapan tidak lagi pasti: \d+ pertanyaan versi 2\.0\.0 belum dijawab", markup(at))


def puncak(i) -> str:
    """Return the best answer to a question, as a cell."""
    if i.jenis == "daftar":
        return " ".join(b.id for b in i.butir)
    return f"{tolok_satu(i)[1]:f}"


def jawaban_dari(instrumen, teks):
    """Return one village's answers, from cells by indicator."""
    isi = [DESA, "", "", "", "2026", ""]
    kunci = pd.DataFrame([isi], columns=list(KOLOM_KUNCI), dtype="str")
    return susun(instrumen, kunci, {id_: urai(instrumen.per_id[id_], [t]) for id_, t in teks.items()})


def test_the_draft_moves_and_lost_answers_stand_on_their_cards_until_they_are_given(uji, lama):
    at = tekan(tinjau(buka(uji, lama)), "isi_versi_pindah")
    pindah = uji.gudang.lembar.ambil(uji.orang["penilai"], lama.id)
    assert (pindah.versi_instrumen, pindah.terisi) == ("2.0.0", 4)
    assert "<b>Sejak pindah ke versi 2.0.0: </b>belum ada yang berubah." in markup(at)
    assert "isi_versi_pindah" not in kunci(at)
    menunggu = "<summary>1 jawaban versi lama menunggu dijawab lagi</summary>"
    assert re.search(rf'{menunggu}<ul class="pd-tautan-kartu"><li><a href="[^"]*#P06"', markup(at))
    at = buka(uji, pindah, saring="lama")
    assert "Jawaban versi lama" in saringan(at)
    assert kartu(at) == ["P06"]
    isi = markup(at)
    assert "Jawaban menurut versi 1.0.0: </b>48" in isi
    assert "Catatan waktu itu: tanya kaur" in isi
    assert "Waktu itu ditanyakan: Seberapa paham aparatur" in isi
    assert uji.isi(lama, "P06").teks == ""
    uji.jawab(lama, {"P06": "60"})
    at = buka(uji, pindah)
    assert "Jawaban menurut versi" not in markup(at)
    assert "Jawaban versi lama" not in saringan(at)
    assert "menunggu dijawab lagi" not in markup(at)


def test_what_changed_since_the_look_is_not_moved(uji, lama):
    at = tinjau(buka(uji, lama))
    uji.jawab(lama, {"P06": "50"}, oleh="rangkap")
    tekan(at, "isi_versi_pindah")
    assert "Sejak ditinjau ada jawaban atau bukti yang berubah" in markup(at)
    assert uji.gudang.lembar.ambil(uji.orang["penilai"], lama.id).versi_instrumen == "1.0.0"
    tekan(at, "isi_versi_pindah")  # the page was drawn anew, so this agrees to what stands there now
    assert uji.gudang.lembar.ambil(uji.orang["penilai"], lama.id).versi_instrumen == "2.0.0"


def test_a_tap_on_a_card_of_the_older_version_is_refused_after_somebody_else_moved_the_draft(uji, lama):
    at = buka(uji, lama)
    kini = uji.gudang.instrumen.ambil(uji.sidik)
    siapa = uji.orang["rangkap"]
    tinjauan = uji.gudang.alur.tinjau_pindah(siapa, lama.id, kini)
    uji.gudang.alur.pindah_instrumen(siapa, lama.id, kini.sidik, tinjauan=tinjauan)
    pilih(at, lama, "P08", "4")
    assert uji.isi(lama, "P08").teks == "2"


def test_a_draft_that_is_not_moved_is_finished_under_its_version(uji, lama):
    uji.jawab(lama, {"P10": "3"})
    uji.ajukan(lama)
    assert uji.gudang.lembar.ambil(uji.orang["penilai"], lama.id).versi_instrumen == "1.0.0"
    assert "isi_versi_tinjau" not in markup(buka(uji, lama))


def test_bringing_over_from_an_older_version_names_what_stayed_there(uji, lama):
    baru = uji.gudang.lembar.buat(uji.orang["penilai"], Awal(DESA, "2027", uji.sidik))
    at = tekan(buka(uji, baru), "isi_bawa_tombol")
    isi = markup(at)
    assert "4 jawaban dibawa, perlu dipastikan satu per satu." in isi
    assert "1 tidak dibawa: jawaban itu tidak mempunyai padanan pada versi ini" in isi
    assert re.search(r"1 tidak dibawa: tidak ada lagi pada instrumen ini</summary><ul><li>P10 ", isi)
