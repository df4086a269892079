"""The page Riwayat: who, when, from what to what and why; and proof that nobody changed it."""

import re
from dataclasses import replace

import pytest
from lembar_uji import Uji, jalan, markup
from sqlalchemy import text

from penilaian import simpan
from penilaian.dasbor.halaman.riwayat import kejadian as daftar_riwayat
from penilaian.narasi.waktu import hari_dan_jam
from penilaian.simpan import Lembar

JAHAT = "<script>alert(1)</script> \"Kutip\" & 'Kawan'"


@pytest.fixture
def lembar(uji: Uji) -> Lembar:
    """P01 answered and changed, submitted, checked lower, returned."""
    x = uji.lembar()
    uji.jawab(x, {"P01": "3", "P02": "profil_kontak"})
    uji.jawab(x, {"P01": "2"})
    uji.ajukan(x)
    uji.verifikasi(x, "P01", "1", f"Hanya media sosial {JAHAT}")
    uji.gudang.komentar.tambah(uji.orang["kepala_desa"], x.id, "Periksa lagi", indikator="P02")
    uji.gudang.alur.kembalikan(uji.orang["kabupaten"], x.id, "Perbaiki P01")
    return x


def baris(isi: str) -> list[list[str]]:
    """Rows of the table, cells as text."""
    badan = isi.partition("<tbody")[2]
    sel = [re.findall(r"<t[hd].*?</t[hd]>", r) for r in re.findall(r"<tr.*?</tr>", badan)]
    tanpa_kolom = [[re.sub(r'<span class="pd-kolom".*?</span>', "", s) for s in r] for r in sel]
    return [[" ".join(re.sub(r"<[^>]+>", " ", s).split()) for s in r] for r in tanpa_kolom]


# -- the table ---------------------------------------------------------------------------------------------------


def test_every_event_names_who_from_to_and_why_newest_first(uji, lembar):
    semua = baris(markup(uji.buka("riwayat", "penilai", penilaian=lembar.id)))
    assert [b[1:] for b in semua[:4]] == [
        [
            "Kabupaten",
            "Dikembalikan untuk diperbaiki",
            "Menunggu diperiksa",
            "Dikembalikan untuk diperbaiki",
            "Perbaiki P01",
        ],
        ["Kepala Desa", "Komentar P02 Informasi wajib tersedia di situs atau kanal resmi", "–", "–", "–"],
        [
            "Verifikator",
            "Jawaban diperiksa P01 Situs web resmi desa",
            "–",
            "Jenjang 1: Yang dapat dibuka hanya media sosial, atau situs yang belum dinyatakan resmi oleh desa.",
            "Hanya media sosial &lt;script&gt;alert(1)&lt;/script&gt; &quot;Kutip&quot; &amp; &#x27;Kawan&#x27;",
        ],
        ["Penilai", "Diajukan untuk diperiksa", "Sedang diisi", "Menunggu diperiksa", "–"],
    ]
    jawaban = [b[2:5] for b in semua if b[2] == "Jawaban disimpan P01 Situs web resmi desa"]
    assert [j[1][:9] for j in jawaban] == ["Jenjang 3", "–"]
    assert [j[2][:9] for j in jawaban] == ["Jenjang 2", "Jenjang 3"]


def test_time_is_written_in_the_villages_time_zone(uji):
    uji.orang["penilai"] = replace(uji.orang["penilai"], peran=(simpan.Peran("penilai"),))
    x = uji.lembar("94.01.01.2001", nama="Timur")
    isi = markup(uji.buka("riwayat", "penilai", penilaian=x.id))
    assert "Waktu dalam WIT." in isi
    kejadian = uji.gudang.riwayat.penilaian(uji.orang["penilai"], x.id)[0]
    assert hari_dan_jam(kejadian.waktu, "Asia/Jayapura") in isi


def test_a_name_is_that_persons_name_of_today(uji, lembar):
    with uji.gudang.koneksi.tulis() as s:
        s.execute(text("UPDATE pengguna SET nama = :n WHERE nama_masuk = 'kabupaten'"), {"n": f"Bu Ani {JAHAT}"})
    isi = markup(uji.buka("riwayat", "penilai", penilaian=lembar.id))
    assert "Bu Ani &lt;script&gt;" in isi
    assert "<script>alert" not in isi


@pytest.mark.parametrize(
    ("saringan", "apa"),
    [
        (
            {"indikator": "P02"},
            [
                "Komentar P02 Informasi wajib tersedia di situs atau kanal resmi",
                "Jawaban disimpan P02 Informasi wajib tersedia di situs atau kanal resmi",
            ],
        ),
        ({"jenis": "pemeriksaan"}, ["Jawaban diperiksa P01 Situs web resmi desa"]),
        ({"jenis": "komentar"}, ["Komentar P02 Informasi wajib tersedia di situs atau kanal resmi"]),
        ({"jenis": "penilaian"}, ["Dikembalikan untuk diperbaiki", "Diajukan untuk diperiksa", "Penilaian dibuat"]),
        (
            {"jenis": "jawaban", "indikator": "P01"},
            ["Jawaban disimpan P01 Situs web resmi desa", "Jawaban disimpan P01 Situs web resmi desa"],
        ),
    ],
)
def test_the_filter_leaves_the_events_that_are_meant(uji, lembar, saringan, apa):
    semua = baris(markup(uji.buka("riwayat", "penilai", penilaian=lembar.id, **saringan)))
    assert [b[2] for b in semua] == apa


def test_the_filter_by_person_leaves_their_deeds(uji, lembar):
    nomor = uji.orang["kabupaten"].pengguna_id
    at = uji.buka("riwayat", "penilai", penilaian=lembar.id)
    at.selectbox(key="alamat_siapa").select(str(nomor))
    assert [b[1] for b in baris(markup(jalan(at)))] == ["Kabupaten"]
    assert at.query_params["siapa"] == str(nomor)


def test_events_are_sent_page_by_page(uji):
    x = uji.lembar()
    for n in range(30):
        uji.jawab(x, {"P01": str(n % 5)})
    at = uji.buka("riwayat", "penilai", penilaian=x.id)
    assert "31 kejadian" in markup(at)
    assert len(baris(markup(at))) == daftar_riwayat.SEHALAMAN
    assert len(baris(markup(uji.buka("riwayat", "penilai", penilaian=x.id, hal=2)))) == 31 - daftar_riwayat.SEHALAMAN


# -- the chain ---------------------------------------------------------------------------------------------------


def test_an_untouched_chain_is_called_whole_with_its_number_of_events(uji, lembar):
    isi = markup(uji.buka("riwayat", "penilai", penilaian=lembar.id))
    assert "Riwayat utuh." in isi
    assert "8 kejadian bersambung" in isi


def test_an_event_changed_outside_the_application_is_named_by_number(uji, lembar):
    with uji.gudang.koneksi.tulis() as s:
        for nama in s.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            s.execute(text(f'DROP TRIGGER "{nama}"'))
        rantai = {"r": f"penilaian:{lembar.id}"}
        s.execute(text("UPDATE riwayat SET alasan = 'lain' WHERE rantai = :r AND nomor = 6"), rantai)
    isi = markup(uji.buka("riwayat", "penilai", penilaian=lembar.id))
    assert "Riwayat tidak utuh." in isi
    assert "kejadian nomor 6" in isi
    assert "utuh. </b>" in isi


def test_an_answer_changed_without_a_record_is_named(uji, lembar):
    with uji.gudang.koneksi.tulis() as s:
        s.execute(text("UPDATE jawaban SET teks = '4' WHERE indikator = 'P02'"))
    isi = markup(uji.buka("riwayat", "penilai", penilaian=lembar.id))
    assert "teks jawaban P02 diubah tanpa tercatat" in isi


# -- who may read ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("siapa_", ["penilai", "verifikator", "kabupaten", "kepala_desa"])
def test_who_may_read_drafts_finds_their_history(uji, lembar, siapa_):
    at = uji.buka("riwayat", siapa_)
    assert f'href="riwayat?penilaian={lembar.id}"' in markup(at)
    assert "Akun dan pengaturan" not in markup(at)


@pytest.mark.parametrize("siapa_", ["pengamat", "admin", "verifikator_jauh"])
def test_who_may_not_read_drafts_is_refused_in_a_sentence(uji, lembar, siapa_):
    isi = markup(uji.buka("riwayat", siapa_, penilaian=lembar.id))
    assert "tidak terbuka bagi peran Anda" in isi
    assert "Perbaiki P01" not in isi


def test_an_observer_is_told_that_history_is_not_for_them(uji):
    assert "tidak mengizinkan membaca riwayat" in markup(uji.buka("riwayat", "pengamat"))


def test_a_guest_is_led_to_the_login_page(uji, lembar):
    assert 'href="masuk?lanjut=' in markup(uji.buka("riwayat", None, penilaian=lembar.id))


def test_an_admin_sees_the_history_of_accounts_and_checks_all_chains(uji, lembar):
    from penilaian.simpan.rak.akun import RakAkun

    rak = RakAkun(uji.gudang.koneksi)
    baru = rak.tambah(uji.orang["admin"], "ani@desa.id", "Ani", [simpan.Peran("penilai", "99.01")])
    rak.ubah_peran(uji.orang["admin"], baru.id, [simpan.Peran("pengamat")])
    uji.gudang.pengaturan.ubah(uji.orang["admin"], "hasil_umum", "ya")
    at = uji.buka("riwayat", "admin")
    assert [b[1:5] for b in baris(markup(at))[:3]] == [
        ["Admin", "Pengaturan diubah hasil final terbuka untuk siapa saja", "tidak", "ya"],
        ["Admin", "Peran diubah Ani", "Penilai 99.01", "Pengamat"],
        ["Admin", "Akun dibuat Ani", "–", "Penilai 99.01"],
    ]
    at.button(key="riwayat_periksa").click()
    assert "Semua riwayat utuh." in markup(jalan(at))


def test_an_admin_of_an_area_does_not_see_the_history_of_everybodys_account(uji):
    isi = markup(uji.buka("riwayat", "admin_wilayah"))
    assert "Akun dan pengaturan" not in isi
    assert "tidak mengizinkan membaca riwayat" in isi
