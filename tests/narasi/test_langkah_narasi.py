"""Cards in words: what to do, how, who; what holds; what a page shows where nothing can be done."""

import pytest

from penilaian import dari_tabel
from penilaian.contoh import buat
from penilaian.instrumen import tolok_satu
from penilaian.jawaban import tulis_sel
from penilaian.mesin import nilai, perlu_bukti
from penilaian.muat import muat_instrumen
from penilaian.narasi import rawan
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.jawaban import sebut_kewenangan
from penilaian.narasi.kartu_berikutnya import Batang
from penilaian.narasi.langkah import daftar_langkah
from penilaian.narasi.penahan import PALING_BANYAK, yang_menahan
from penilaian.rekomendasi import PALING_JAUH, jalan_naik

LENGKAP = {"A1": 4, "A2": 100, "A3": 80, "B1": 1, "B2": 50, "C1": 10}
"""Persiapan 90, Pematangan (0,25 + 1,5) ÷ 4 = 43,75, Pemantapan 10."""


def berikutnya(hasil):
    return daftar_berikutnya(hasil, 0, jalan_naik(hasil, 0))


def test_a_required_step_stands_in_front_and_says_how_who_and_how_hard(hasilkan):
    daftar = daftar_langkah(hasilkan(LENGKAP), 0)

    assert (daftar.judul, daftar.jenis) == ("Tiga langkah menuju Pematangan", "langkah")
    assert [(k.id, k.judul, k.wajib, k.cara, k.keterangan) for k in daftar.kartu[:2]] == [
        ("B1", "Wujudkan pengaduan daring", True, ("Naik ke 2.",), "Desa dan kabupaten · upaya ringan"),
        ("B2", "Naikkan persentase data cocok", False, ("Tambah sedikit demi sedikit.",), "Desa · upaya ringan"),
    ]
    batang = daftar.kartu[0].batang
    assert (batang.dari, batang.ke, batang.ambang, batang.jenis) == (0.4375, 0.5, 0.7, "naik")


def test_a_star_two_rungs_below_its_minimum_shows_both_with_the_effort_of_each(hasilkan, tangga_uji):
    berupaya = tangga_uji.model_copy(
        update={
            "indikator": tuple(
                i.model_copy(update={"upaya": (5, 3, 1, 1)}) if i.id == "B1" else i for i in tangga_uji.indikator
            )
        }
    )
    kartu = daftar_langkah(hasilkan(LENGKAP | {"B1": 0}, instrumen=berupaya), 0).kartu[0]

    assert kartu.cara == ("Naik ke 1 (upaya berat).", "Naik ke 2 (upaya sedang).")
    assert kartu.keterangan == "Desa dan kabupaten"


def test_advice_that_is_joined_in_one_step_says_each_sentence_once(hasilkan, tangga_uji):
    saran = ("Cetak pengumumannya. Tempel di kantor.", "Buka nomor resmi. Tempel di kantor.", "Tempel di kantor.")
    b1 = tangga_uji.per_id["B1"]
    rung = tuple(j.model_copy(update={"saran": saran[n]}) if n < len(saran) else j for n, j in enumerate(b1.jenjang))
    ulang = b1.model_copy(update={"jenjang": rung})
    ubahan = tangga_uji.model_copy(
        update={"indikator": tuple(ulang if i.id == "B1" else i for i in tangga_uji.indikator)}
    )
    cara = daftar_langkah(hasilkan(LENGKAP | {"B1": 0}, instrumen=ubahan), 0).kartu[0].cara
    assert " ".join(cara).count("Tempel di kantor") == 1
    assert "Buka nomor resmi" in cara[1]


def test_a_step_bears_the_deed_that_the_instrument_calls_it_by(hasilkan, tangga_uji):
    ajak = {"B1": "Buka pengaduan lewat WhatsApp", "B2": "Cocokkan data penduduk"}
    berajakan = tangga_uji.model_copy(
        update={"indikator": tuple(i.model_copy(update={"ajakan": ajak.get(i.id)}) for i in tangga_uji.indikator)}
    )
    kartu = daftar_langkah(hasilkan(LENGKAP, instrumen=berajakan), 0).kartu
    assert [k.judul for k in kartu[:2]] == ["Buka pengaduan lewat WhatsApp", "Cocokkan data penduduk"]
    separuh = daftar_langkah(hasilkan(LENGKAP | {"B1": 2, "B2": 60}, instrumen=berajakan), 0).kartu
    assert "Perkuat pengaduan daring" in [k.judul for k in separuh], "who has it is not told to begin it"
    terbuka = daftar_langkah(hasilkan(LENGKAP | {"B1": "", "B2": 20}, instrumen=berajakan), 0).kartu
    assert terbuka[0].judul == "Periksa pengaduan daring, lalu jawab pertanyaannya"


@pytest.mark.parametrize(
    ("isi", "judul"),
    [
        ({"P13": "a", "P02": "NIHIL"}, {"Beri tahu warga tentang situs dan layanan daring"}),
        ({"P13": "a b"}, {"Lengkapi yang kurang: sosialisasi kepada warga"}),
        ({"P02": "a b c d e f"}, {"Lengkapi informasi wajib di situs"}),
    ],
)
def test_a_list_of_which_half_is_done_is_completed_and_not_begun(isi, judul):
    inpres = muat_instrumen("inpres-3-2003")
    butir = {i.id: [b.id for b in i.butir] for i in inpres.indikator if i.jenis == "daftar"}
    terbaik = {i.id: " ".join(butir[i.id]) if i.id in butir else str(tolok_satu(i)[1]) for i in inpres.indikator}
    baris = {"kode_desa": "99.01.01.2001", "periode": "2026"} | terbaik
    baris |= {k: v if v == "NIHIL" else " ".join(butir[k][: len(v.split())]) for k, v in isi.items()}
    hasil = nilai(inpres, dari_tabel(inpres, [baris]))
    assert judul <= {k.judul for k in daftar_langkah(hasil, 0).kartu}


def test_a_company_is_not_called_the_operator_that_a_village_knows():
    inpres = muat_instrumen("inpres-3-2003")
    assert sebut_kewenangan(inpres.per_id["P08"].kewenangan) == "desa, penyedia layanan dan pusat"
    for id_ in ("P08", "P16"):
        assert "operator" not in " ".join(j.saran or "" for j in inpres.per_id[id_].jenjang)


def test_a_step_bears_the_deed_of_its_own_rung_where_each_has_one(hasilkan, tangga_uji):
    ajak = ("Daftarkan nomor aduan", "Umumkan nomornya", "Catat setiap aduan", "Sambungkan ke kabupaten")
    berajakan = tangga_uji.model_copy(
        update={
            "indikator": tuple(
                i.model_copy(update={"ajakan": ajak}) if i.id == "B1" else i for i in tangga_uji.indikator
            )
        }
    )

    def judul(b1, lain=LENGKAP):
        kartu = daftar_langkah(hasilkan(lain | {"B1": b1}, instrumen=berajakan), 0).kartu
        return [k.judul for k in kartu if k.id == "B1"]

    assert judul(0)[0] == "Daftarkan nomor aduan, lalu umumkan nomornya", "below the minimum of a ★ the whole way"
    assert judul(2) == ["Catat setiap aduan"]
    assert judul(3, {"A1": 4, "A2": 100, "A3": 100, "B2": 100, "C1": 100}) == ["Sambungkan ke kabupaten"]
    periksa = "Periksa pengaduan daring, lalu jawab pertanyaannya"
    assert judul("") == [periksa, "Catat setiap aduan"], "another deed needs no (lanjutan)"


def test_a_step_beyond_the_village_s_own_reach_says_on_whom_it_depends(hasilkan, tangga_uji):
    plafon = {"B1": 1, "B2": 55}
    terbatas = tangga_uji.model_copy(
        update={
            "indikator": tuple(i.model_copy(update={"plafon_desa": plafon.get(i.id)}) for i in tangga_uji.indikator)
        }
    )
    kartu = {k.id: k.catatan for k in daftar_langkah(hasilkan(LENGKAP, instrumen=terbatas), 0).kartu}
    assert kartu["B1"] == "Jenjang 2–4 bergantung pada kabupaten."
    assert kartu["B2"] == "Dihitung sampai 70 %. Yang lebih baik daripada 55 % bergantung pada pihak lain."
    cukup = terbatas.model_copy(
        update={
            "indikator": tuple(
                i.model_copy(update={"plafon_desa": 90}) if i.id == "B2" else i for i in terbatas.indikator
            )
        }
    )
    dekat = {k.id: k.catatan for k in daftar_langkah(hasilkan(LENGKAP | {"B1": 0}, instrumen=cukup), 0).kartu}
    assert dekat["B2"] == "Dihitung sampai 70 %."


def test_an_open_requirement_is_counted_as_met_and_that_is_said(hasilkan):
    hasil = hasilkan(LENGKAP | {"B1": "", "B2": 60})  # at best (1 + 1,8) ÷ 4 = 70: open; 50 is certain

    daftar = daftar_langkah(hasilkan(LENGKAP | {"B1": ""}), 0)

    kartu = daftar.kartu[0]
    assert (kartu.keterangan, kartu.catatan) == ("Tim penilai desa", "Dihitung seolah-olah syaratnya terpenuhi.")
    assert kartu.cara == ("Periksa dan jawab: Bagaimana Pengaduan daring?",)
    # bawah (0 + 1,5) ÷ 4 = 37,5, with B1 at 2 (0,5 + 1,5) ÷ 4 = 50, B2 at 70 65, B1 at 3 71,25
    assert kartu.gerak == "Pematangan paling sedikit 37,5 → 50,0"
    assert daftar.akhir == (
        "Dengan ketiganya, nilai Pematangan paling sedikit 71,3 dan desa naik ke tingkat 2, "
        "asal yang belum dijawab ternyata memenuhi syarat wajib."
    )
    assert berikutnya(hasil).jenis == "pertanyaan"


def test_what_is_farther_than_is_looked_ahead_is_not_counted(hasilkan):
    daftar = daftar_langkah(hasilkan({"A1": 0, "A2": 0, "A3": 0, "B1": 0, "B2": 0, "C1": 0}), 0)
    # 70 of 100 take more than twelve steps of 2,5, 5 and 6,25
    assert PALING_JAUH == 12
    assert daftar.judul == "Langkah menuju Persiapan"
    assert daftar.akhir.endswith("Menurut urutan ini sembilan langkah berikutnya belum cukup untuk sampai 70.")


def test_a_perfect_village_has_no_steps_and_something_to_look_after(hasilkan):
    sempurna = hasilkan({"A1": 4, "A2": 100, "A3": 100, "B1": 4, "B2": 100, "C1": 100})

    assert daftar_langkah(sempurna, 0).kartu == ()
    assert daftar_langkah(sempurna, 0).akhir == "Tidak ada langkah lagi: semua jawaban sudah pada nilai tertinggi."
    dijaga = berikutnya(sempurna)
    assert (dijaga.judul, dijaga.jenis) == ("Tiga hal yang perlu dijaga", "jaga")
    # C1 is all of Pemantapan: ten points less are 90; B2 7,5; B1 one rung 6,25
    assert [k.gerak for k in dijaga.kartu] == [
        "Bila menjadi 90 %: Pemantapan 100,0 → 90,0",
        "Bila menjadi 90 %: Pematangan 100,0 → 92,5",
        "Bila turun satu jenjang: Persiapan 100,0 → 93,8",
    ]
    assert all(k.catatan == "" for k in dijaga.kartu)


def test_what_a_stage_hangs_on_is_said_to_cost_it(hasilkan):
    kartu = berikutnya(hasilkan({"A1": 2, "A2": 100, "A3": 100, "B1": 4, "B2": 100, "C1": 100})).kartu[0]
    akibat = "Bila turun satu jenjang: Persiapan 87,5 → 81,3, lalu tidak tercapai lagi"  # a ★ at its minimum
    assert (kartu.id, kartu.gerak, kartu.catatan) == ("A1", akibat, "")


def test_a_stage_that_open_answers_may_still_save_is_not_said_to_be_lost(hasilkan):
    # Persiapan bawah (1 + 0 + 2×0,9) ÷ 4 = 70, with A3 at 80 65, at best with A2 (1 + 1 + 1,6) ÷ 4 = 90
    isi = {"A1": 4, "A2": "", "A3": 90, "B1": 4, "B2": 100, "C1": 75}

    kartu = {k.id: k for k in berikutnya(hasilkan(isi)).kartu}

    paling_sedikit = "Bila menjadi 80 %: Persiapan paling sedikit 70,0 → 65,0, lalu belum pasti tercapai"
    assert kartu["A3"].gerak == paling_sedikit
    assert kartu["C1"].gerak == "Bila menjadi 65 %: Pemantapan 75,0 → 65,0, lalu tidak tercapai lagi"
    assert [k.id for k in berikutnya(hasilkan(isi)).kartu] == ["C1", "A1", "A3"], "what is lost for certain first"


def test_where_no_answer_can_rise_answering_is_what_is_left(hasilkan, tanpa_gerbang):
    hasil = hasilkan({"A1": 4, "A2": 100, "A3": 100, "B1": 4, "B2": 100, "C1": ""}, instrumen=tanpa_gerbang)
    (kartu,) = berikutnya(hasil).kartu
    assert (kartu.judul, kartu.gerak) == (
        "Jawab pertanyaan yang masih terbuka",
        "Indeks 3,67 → paling banyak 5,00",
    )  # a third of 1–5
    assert kartu.batang == Batang(pytest.approx(2 / 3), 1.0, None, "terbuka")
    assert berikutnya(hasil).akhir == "Sesudah dijawab Indeks antara 3,67 dan 5,00."
    assert kartu.cara == ("Jawab 1 pertanyaan yang masih terbuka: C1 surat daring.",)


def test_without_a_gate_steps_lead_to_a_higher_index(hasilkan, tanpa_gerbang):
    hasil = hasilkan({"A1": 4, "A2": 100, "A3": 25, "B1": 2, "B2": 36, "C1": 17}, instrumen=tanpa_gerbang)
    daftar = daftar_berikutnya(hasil, 0, jalan_naik(hasil, 0, 3))
    assert daftar.judul == "Langkah berikutnya"
    assert daftar.akhir.startswith("Sesudah tiga langkah ini Indeks 2,")
    assert daftar.kartu[0].batang.ambang is None


def test_what_holds_names_what_costs_most_and_the_card_that_is_about_it(hasilkan):
    menahan = yang_menahan(hasilkan(LENGKAP | {"A3": 20, "A2": 0, "A1": 3}), 0, {"A3": 1})

    # Persiapan lacks A3 2×0,8 ÷ 4 = 40, A2 1 ÷ 4 = 25, A1 0,25 ÷ 4 = 6,25
    assert menahan.judul == "Yang paling menahan"
    assert [(p.nama, p.langkah, p.sekarang, p.menuju, p.poin) for p in menahan.penahan] == [
        ("informasi mutakhir", 1, "20 %", "30 % (poinnya sampai 100 %)", "−40,0"),
        ("aparatur terlatih", None, "0 %", "10 % (poinnya sampai 100 %)", "−25,0"),
        ("Situs web desa", None, "Jenjang 3", "jenjang 4", "−6,3"),
    ]
    assert [p.bagian for p in menahan.penahan] == pytest.approx([1, 25 / 40, 6.25 / 40])
    assert menahan.lain == ""


def test_a_number_that_holds_is_aimed_at_what_its_step_ends_with(hasilkan):
    hasil = hasilkan(LENGKAP)
    jalan = jalan_naik(hasil, 0)
    (b2,) = (x for x in jalan.langkah[:2] if x.indikator.id == "B2")
    menuju = {p.id: p.menuju for p in yang_menahan(hasil, 0, {"B2": 2}, jalan.langkah).penahan}
    assert [t.sampai for t in b2.tapak][-1] == 70
    assert menuju["B2"] == "70 % (poinnya sampai 100 %)"
    assert {p.id: p.menuju for p in yang_menahan(hasil, 0, {}).penahan}["B2"] == "60 % (poinnya sampai 100 %)"


def test_what_is_open_is_summed_up_and_not_called_a_loss(hasilkan):
    menahan = yang_menahan(hasilkan(LENGKAP | {"B1": "", "B2": 20}), 0, {})
    assert [p.id for p in menahan.penahan] == ["B2"]
    assert menahan.lain == (
        "1 pertanyaan belum dijawab: paling banyak 25,0 poin lagi. "
        "Semuanya 85,0: jarak nilai Pematangan (paling sedikit 15,0) ke 100."
    )


def test_what_others_cost_is_told_with_what_all_of_it_makes_up():
    inpres = muat_instrumen("inpres-3-2003")
    hasil = nilai(inpres, buat(inpres, 40, 3, kosong=0.0))
    for baris in range(len(hasil)):
        menahan = yang_menahan(hasil, baris, {})
        assert len(menahan.penahan) <= PALING_BANYAK
        if hasil.posisi.pasti[baris] < 4:
            assert len(menahan.penahan) >= 3
            assert "pertanyaan lain menahan" in menahan.lain
            assert "ke 100." in menahan.lain
        wajib = [p.wajib for p in menahan.penahan]
        assert wajib == sorted(wajib, reverse=True)
        assert set(hasil.posisi.penghambat[baris].split()) <= {p.id for p in menahan.penahan}


def test_points_of_a_short_scale_have_its_decimals(hasilkan, tanpa_gerbang):
    isi = {"A1": 4, "A2": 100, "A3": 100, "B1": 4, "B2": 97, "C1": "99.9"}

    menahan = yang_menahan(hasilkan(isi, instrumen=tanpa_gerbang), 0, {})

    # of 4 points between 1 and 5: B2 3×0,03 ÷ 4 ÷ 3 × 4 = 0,03, C1 0,001 ÷ 3 × 4 = 0,0013
    assert [p.poin for p in menahan.penahan] == ["−0,03", "kurang dari 0,01"]


def test_how_long_evidence_counts_is_said_only_of_answers_that_need_it():
    inpres = muat_instrumen("inpres-3-2003")
    hasil = nilai(inpres, buat(inpres, 6, 5, kosong=0.1))
    sel = {i.id: tulis_sel(i, hasil.jawaban).to_pylist() for i in inpres.indikator}
    kini = {True: 0, False: 0}
    for i in inpres.indikator:
        for baris in range(len(hasil)):
            perlu = i.bukti is not None and perlu_bukti(i, sel[i.id][baris])
            berlaku = i.bukti.berlaku_bulan if i.bukti else None
            kata = f"Buktinya berlaku {berlaku} bulan" if perlu and berlaku else ""
            assert rawan._masa_bukti(hasil, baris, i) == kata
            kini[bool(kata)] += 1
    assert min(kini.values()) >= 20


def test_points_that_reach_further_than_the_answer_named_next_say_so(hasilkan):
    """The next rung alone brings back less than the points that are told."""
    ini = hasilkan(LENGKAP | {"A3": 20, "A2": 0, "A1": 3})
    menahan = yang_menahan(ini, 0, {})
    assert "dibanding jawaban terbaik" in menahan.cara_baca
    assert any(p.poin for p in menahan.penahan)


def test_where_no_answer_has_points_nothing_is_said_of_them(hasilkan):
    menahan = yang_menahan(hasilkan({"A1": 4}), 0, {})
    assert (menahan.penahan, menahan.cara_baca) == ((), "")
