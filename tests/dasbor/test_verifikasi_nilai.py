"""Three scores side by side, agreement, and two teams: what the pages say is what engine and coefficients gave."""

import re
from decimal import Decimal

import pytest
from lembar_uji import Uji, jalan, markup

from penilaian import keandalan
from penilaian.angka import mistar_skala
from penilaian.keandalan import PITA_ALFA, PITA_KAPPA
from penilaian.mesin import nilai
from penilaian.narasi.kesepakatan import tulis_koefisien
from penilaian.simpan import Lembar
from penilaian.simpan.bukti import Keterangan

MISTAR = mistar_skala(Decimal(0), Decimal(100), [Decimal(70)])


@pytest.fixture
def penuh(uji: Uji) -> Lembar:
    """Every rubric answered 3, all else left open; six checked, one of them lower, one higher, one not countable."""
    x = uji.lembar()
    ini = uji.gudang.instrumen.ambil(uji.sidik)
    uji.jawab(x, {i.id: "3" for i in ini.indikator if i.jenis == "jenjang"})
    uji.bukti.tautkan(uji.orang["penilai"], x.id, "P01", "https://rekaan.desa.id", Keterangan(x.tanggal))
    uji.ajukan(x)
    for id_, teks, alasan in (
        ("P01", "3", ""),
        ("P03", "1", "isi lama"),
        ("P04", "4", "lebih baik"),
        ("P08", "3", ""),
        ("P16", "", "tutup"),
        ("P11", "3", ""),
    ):
        uji.verifikasi(x, id_, teks, alasan)
    b = uji.bukti.daftar(uji.orang["kabupaten"], x.id)[0]
    uji.bukti.putuskan(uji.orang["verifikator"], b.id, "diterima", status_dilihat="diajukan")
    return x


def baris(isi: str, kepala: str) -> list[str]:
    """Cells of the table row whose first cell holds ``kepala``, as text."""
    (satu,) = (r for r in re.findall(r"<tr.*?</tr>", isi) if kepala in r.split("</th>")[0])
    sel = re.findall(r'<td.*?aria-hidden="true">.*?</span>(.*?)</td>', satu)
    return [re.sub(r"<[^>]+>", "", s) for s in sel]


def buka(uji: Uji, lembar: Lembar, **alamat: str):
    return uji.buka("verifikasi", "verifikator", penilaian=lembar.id, verif_bagian="Tiga nilai", **alamat)


def test_a_village_below_the_first_stage_is_said_to_be_on_its_way_to_it(uji, penuh):
    posisi = baris(markup(buka(uji, penuh)), "Posisi")
    assert len(posisi) == 3
    for sel in posisi:
        assert re.match(r"menapaki Persiapan \(.*, perlu 70\)", sel), sel


def test_three_values_side_by_side_are_those_of_the_same_engine(uji, penuh):
    isi = markup(buka(uji, penuh))
    tiga = uji.gudang.hasil.tiga(uji.orang["verifikator"], penuh.id)
    harap = []
    for k in tiga.values():
        h = nilai(k.instrumen, k.jawaban)
        skor, bawah, atas = (float(f("persiapan")[0]) for f in (h.skor, h.bawah, h.atas))
        ditulis = [MISTAR.tulis(v) for v in (bawah, atas)]
        harap.append(f"antara {ditulis[0]} dan {ditulis[1]}" if skor != skor else MISTAR.tulis(skor))
    assert baris(isi, "Persiapan") == harap
    assert len(set(harap)) == 3
    assert "Menurut jawaban desa sendiri, belum terverifikasi" in isi


def test_the_sentence_counts_directions_only_of_what_was_checked(uji, penuh):
    assert "Menurut verifikator: 3 sama, 1 lebih rendah, 1 lebih tinggi, 1 berbeda tanpa arah." in markup(
        buka(uji, penuh)
    )


def test_the_difference_by_question_names_direction_and_distance(uji, penuh):
    isi = markup(buka(uji, penuh))
    assert baris(isi, ">P03<") == ["jenjang 3", "jenjang 1", "jenjang 0", "▼ lebih rendah 50,0 poin"]
    assert baris(isi, ">P04<")[3] == "▲ lebih tinggi 25,0 poin"
    assert baris(isi, ">P16<")[1:] == ["tidak dapat dihitung", baris(isi, ">P16<")[2], "–"]
    assert ">P01<" not in isi  # agreed
    assert ">P14<" not in isi  # not checked


def test_the_filter_by_evidence_shows_what_fell_and_not_whose_evidence_was_accepted(uji, penuh):
    isi = markup(buka(uji, penuh, beda="bukti"))
    assert ">P01<" not in isi
    assert baris(isi, ">P03<")[0] == "jenjang 3"
    assert baris(markup(buka(uji, penuh, beda="semua")), ">P14<")[1] == "belum diperiksa"


def test_the_figure_of_agreement_is_its_coefficients_with_its_number(uji, penuh):
    isi = markup(buka(uji, penuh))
    # levels that both gave: (3,3) (3,1) (3,4) (3,3) (3,3); P16 was checked but has no value
    kappa = keandalan.kappa_berbobot(
        *(__import__("numpy").array(x, dtype=float) for x in ([3] * 5, [3, 1, 4, 3, 3])), range(5)
    )
    assert f'<dd class="pd-v-angka">{tulis_koefisien(kappa.nilai, PITA_KAPPA)}</dd>' in isi
    assert "dari 5 jawaban berjenjang" in isi
    assert "sebaiknya dari paling sedikit 50 jawaban" in isi
    assert '<dd class="pd-v-angka">50%</dd>' in isi  # 3 of 6
    assert "dari 6 jawaban yang dinilai keduanya" in isi
    assert "Alfa Krippendorff, angka" in isi
    assert "Tidak dihitung: belum ada yang dinilai keduanya." in isi
    assert "Landis, J. R." in isi


def test_before_anything_was_checked_there_is_no_coefficient(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3"})
    uji.ajukan(x)
    isi = markup(buka(uji, x))
    assert "Belum ada jawaban yang diperiksa" in isi
    assert "Kappa berbobot" not in isi


def test_after_verification_the_large_sentence_uses_the_verified_result(uji, penuh):
    uji.gudang.alur.verifikasi(uji.orang["verifikator"], penuh.id, "sesuai kunjungan")
    assert "Menurut hasil verifikasi" in markup(buka(uji, penuh))


def test_two_teams_are_compared_by_question(uji, penuh):
    dua = uji.lembar(tim="<b>dua</b>")
    uji.jawab(dua, {"P01": "2", "P03": "3", "P05": "80"})
    at = uji.buka("verifikasi", "verifikator", penilaian=penuh.id, verif_bagian="Dua tim")
    isi = markup(at)
    assert "Menurut tim &lt;b&gt;dua&lt;/b&gt;: 1 sama, 1 lebih rendah, 0 lebih tinggi." in isi
    assert "<b>dua</b>" not in isi
    assert baris(isi, "P01")[2] == "▼ lebih rendah 25,0 poin"
    assert baris(isi, "P05") == ["Belum dijawab", "80 persen", "hanya dijawab tim &lt;b&gt;dua&lt;/b&gt;"]
    assert "<b>P03 </b>" not in isi
    assert "<b>P04 </b>" in isi  # only the first team answered it
    at.checkbox(key="verif_tim_semua").check()
    assert "<b>P03 </b>" in markup(jalan(at))


def test_a_single_team_has_no_part_for_two_teams(uji, penuh):
    at = buka(uji, penuh)
    assert [t.label for t in at.tabs] == ["Periksa", "Tiga nilai", "Komentar", "Putuskan"]


def test_agreement_in_an_area_counts_all_villages_that_were_checked(uji, penuh):
    lain = uji.lembar("99.01.01.2002", nama="Sebelah")
    uji.jawab(lain, {"P03": "2", "P01": "1"})
    uji.ajukan(lain)
    uji.verifikasi(lain, "P03", "1", "isi lama")
    at = uji.buka("verifikasi", "verifikator")
    at.session_state["verif_wilayah"] = True
    jalan(at)
    isi = markup(at)
    assert "2 penilaian yang belum final" in isi
    assert "Menurut verifikator: 3 sama, 2 lebih rendah, 1 lebih tinggi, 1 berbeda tanpa arah." in isi
    assert baris(isi, "P03") == ["2", "0%", "2", "0", "−37,5 poin"]  # −50 and −25


@pytest.mark.parametrize(
    ("nilai", "pita", "harap"),
    [
        (0.7999, PITA_KAPPA, "0,79"),
        (0.8, PITA_KAPPA, "0,80"),
        (0.6669, PITA_ALFA, "0,66"),
        (0.667, PITA_ALFA, "0,67"),
        (-0.1234, PITA_KAPPA, "−0,12"),
        (1.0, PITA_KAPPA, "1,00"),
        (-0.001, PITA_KAPPA, "−0,01"),
    ],
)
def test_a_coefficient_is_never_written_as_the_bound_that_it_does_not_reach(nilai, pita, harap):
    assert tulis_koefisien(nilai, pita) == harap
