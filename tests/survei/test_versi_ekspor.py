"""An export that names no version is known by what only one version asks, and never read as another one."""

import pytest
from ekspor_uji import DIBERI, sel, tabel, tulis

from penilaian.berkas import baca
from penilaian.galat import GalatJawaban, GalatVersi
from penilaian.muat import id_versi_lain, muat_instrumen
from penilaian.survei import PembacaKiriman

DIALEK = [
    "kobo-nama.csv",
    "kobo-label.csv",
    "kobo-nama-grup.xlsx",
    "odk-central.zip",
    "odk-central.csv",
    "odk-central-lama.csv",
]
STEMPEL = ("instrumen", "versi_instrumen")


@pytest.fixture(scope="module")
def kini():
    return muat_instrumen("inpres-3-2003")


def buka(sumber, ini, bentrok="berhenti", **lain):
    """Read an export as the commands do: with what the other versions ask."""
    versi = id_versi_lain("inpres-3-2003", ini.versi)
    return baca(sumber, ini, pembaca=PembacaKiriman(ini, bentrok, versi_lain=versi, **lain), versi_lain=versi)


def tak_berstempel(nama, ubah=lambda judul: judul, buang=()):
    """Return a fixture without stamps, its headings changed; those that begin with one of ``buang`` are left out."""
    pemisah, isi = tabel(nama)
    sisa = [
        n
        for n, judul in enumerate(isi[0])
        if judul not in {*STEMPEL, "FormVersion", "__version__"} and not ubah(judul).startswith(tuple(buang))
    ]
    isi[0] = [ubah(judul) for judul in isi[0]]
    return tulis(pemisah, [[satu[n] for n in sisa] for satu in isi])


@pytest.mark.parametrize("nama", [n for n in DIALEK if n.endswith(".csv")])
def test_an_older_form_without_stamps_is_refused_by_the_question_that_only_it_asks(nama, kini):
    with pytest.raises(GalatVersi) as galat:
        buka(tak_berstempel(nama), kini)
    assert galat.value.versi == "1.0.0"
    (t,) = [t for t in galat.value.temuan if t.berat == "galat"]
    assert t.kode == "B28"
    assert t.pesan == "tidak ada kiriman yang dipakai: 6 versi 1.0.0 menurut P10, bukan 2.0.0"
    assert t.saran.endswith("--versi-instrumen 1.0.0, dan --padankan untuk membawa jawabannya ke versi 2.0.0.")
    assert str(galat.value.hitungan) == "6 baris dalam berkas = 0 dibaca + 6 ditolak + 0 dilewati."


@pytest.mark.parametrize("nama", [n for n in DIALEK if n.endswith(".csv")])
def test_with_its_own_version_it_is_read_and_nothing_is_said_of_versions(nama, lama, benar):
    bacaan = buka(tak_berstempel(nama), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert [t for t in bacaan.peringatan if t.kode == "S15"] == []


@pytest.mark.parametrize("nama", DIALEK)
def test_a_stamped_export_of_another_version_says_which_so_that_it_can_be_carried_over(nama, kini):
    with pytest.raises(GalatVersi) as galat:
        buka(DIBERI / nama, kini)
    assert galat.value.versi == "1.0.0"


@pytest.mark.parametrize("dipilih", [False, True])
def test_a_newer_form_is_not_read_as_the_older_one_even_where_somebody_says_so(dipilih, lama):
    ini = tak_berstempel("kobo-nama.csv", lambda judul: judul.replace("P10", "P16"))
    with pytest.raises(GalatVersi) as galat:
        buka(ini, lama, versi_dipilih=dipilih)
    assert galat.value.versi == "2.0.0"


@pytest.mark.parametrize(
    ("nama", "buang"),
    [
        ("kobo-nama.csv", ["P10"]),
        ("kobo-label.csv", ["P10", "Foto bukti P10", "Berkas bukti P10", "Tautan bukti P10", "Catatan P10"]),
    ],
)
def test_where_no_question_tells_versions_apart_that_is_said_in_one_line(nama, buang, lama, benar):
    bacaan = buka(tak_berstempel(nama, buang=buang), lama)
    assert {k: t for k, t in sel(lama, bacaan.jawaban).items() if t} == {
        k: t for k, t in benar.items() if t and k[1] != "P10"
    }
    (t,) = [t for t in bacaan.peringatan if t.kode == "S15"]
    assert t.pesan == (
        "kolom instrumen dan versi_instrumen tidak ada dan pertanyaan yang membedakan versi (P10, P16) tidak "
        "menunjukkannya, jadi versi formulir 6 kiriman tidak diketahui; dibaca menurut inpres-3-2003 versi 1.0.0"
    )


@pytest.mark.parametrize("sisa", ["P10_foto", "P10_catatan", "P10_tautan"])
def test_a_note_or_a_photo_beside_the_question_tells_as_much_as_the_question(sisa, kini):
    pemisah, isi = tabel("kobo-nama.csv")
    letak = [n for n, j in enumerate(isi[0]) if j not in STEMPEL and (not j.startswith("P10") or j == sisa)]
    with pytest.raises(GalatVersi):
        buka(tulis(pemisah, [[satu[n] for n in letak] for satu in isi]), kini)


def dua_versi(p10, p16):
    """Return the rows of an export whose form was replaced by a newer one: both have columns, none has a stamp."""
    _, isi = tabel("kobo-nama.csv")
    kolom = [n for n, j in enumerate(isi[0]) if j in {"kode_desa", "periode", "P11_foto", "_uuid", "meta/rootUuid"}]
    baris = [[*(satu[n] for n in kolom), a, b] for satu, a, b in zip(isi[1:], p10, p16, strict=False)]
    return tulis(";", [[*(isi[0][n] for n in kolom), "P10", "P16"], *baris])


def test_where_a_form_was_replaced_each_row_answers_the_version_whose_question_it_answers(kini, lama):
    ini = dua_versi(["3", "", "2", ""], ["", "1", "", "4"])
    bacaan = buka(ini, kini)
    assert [t for t in sel(kini, bacaan.jawaban).values() if t] == ["1", "4"]
    assert [t.pesan for t in bacaan.peringatan if t.kode in {"S10", "S15"}] == [
        "2 kiriman ditolak (baris 2, 4): versi 1.0.0 menurut P10, bukan 2.0.0"
    ]
    assert str(bacaan.hitungan).startswith("4 baris dalam berkas = 2 dibaca + 2 ditolak")
    assert [t for t in sel(lama, buka(ini, lama).jawaban).values() if t] == ["3", "2"]


def test_a_row_that_answers_both_or_neither_is_of_unknown_version(kini):
    bacaan = buka(dua_versi(["3", "", "2"], ["1", "", ""]), kini)
    (t,) = [t for t in bacaan.peringatan if t.kode == "S15"]
    assert "versi formulir 2 kiriman tidak diketahui" in t.pesan


def test_a_column_that_nobody_filled_in_says_nothing_beside_one_that_somebody_did(kini):
    with pytest.raises(GalatVersi):
        buka(dua_versi(["3", "", "2"], ["", "", ""]), kini)


def test_a_stamp_counts_more_than_what_is_asked(kini, lama):
    pemisah, isi = tabel("kobo-nama.csv")
    isi[0] = [j.replace("P10", "P16") for j in isi[0]]
    assert len(buka(tulis(pemisah, isi), lama).jawaban) == 6
    with pytest.raises(GalatJawaban):
        buka(tulis(pemisah, isi), kini)
