"""Events in words."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from penilaian import simpan
from penilaian.muat import muat_instrumen, muat_jembatan
from penilaian.narasi.jawaban import sebut_jawaban
from penilaian.narasi.riwayat import _APA, _PENGATURAN, sebut, siapa, sidik_naskah
from penilaian.simpan import Kejadian
from penilaian.simpan.rak import PERALIHAN


def kejadian(aksi: str, objek: str = "P01", lama=None, baru=None, **lain) -> Kejadian:
    isi = {"pengguna_id": 1, "nama": "Siti", "alasan": ""} | lain
    return Kejadian(
        "penilaian:1", 1, datetime(2026, 1, 1, tzinfo=UTC), aksi=aksi, objek=objek, lama=lama, baru=baru, hash="", **isi
    )


PERDES, RPJM = "Peraturan desa yang masih berlaku", "RPJM Desa atau RKP Desa yang masih berlaku"
JAWAB = {"catatan": "", "bawaan": False}


@pytest.mark.parametrize(
    ("aksi", "objek", "lama", "baru", "kata"),
    [
        (
            "jawaban.simpan",
            "P05",
            None,
            {"teks": "85", **JAWAB},
            ("Jawaban disimpan", "P05 Aparatur terlatih", "", "85 persen"),
        ),
        (
            "jawaban.simpan",
            "M02",
            {"teks": "3", **JAWAB},
            {"teks": "TB", **JAWAB},
            ("Jawaban disimpan", "M02 Waktu tanggap pengaduan", "3 hari kerja", "Tidak berlaku"),
        ),
        (
            "jawaban.simpan",
            "P05",
            {"teks": "85", **JAWAB},
            {"teks": "", **JAWAB},
            ("Jawaban disimpan", "P05 Aparatur terlatih", "85 persen", "belum tahu"),
        ),
        (
            "jawaban.simpan",
            "P02",
            {"teks": "profil_kontak rpjm_rkp", **JAWAB},
            {"teks": "profil_kontak peraturan_desa", **JAWAB},
            (
                "Jawaban disimpan",
                "P02 Informasi wajib tersedia di situs atau kanal resmi",
                "2 dari 8 hal",
                f"2 dari 8 hal (ditambah: {PERDES}) (dihapus: {RPJM})",
            ),
        ),
        (
            "jawaban.simpan",
            "P05",
            {"teks": "85", "catatan": "lama", "bawaan": False},
            {"teks": "85", "catatan": "baru", "bawaan": False},
            ("Catatan diubah", "P05 Aparatur terlatih", "lama", "baru"),
        ),
        (
            "jawaban.simpan",
            "P05",
            {"teks": "85", "catatan": "", "bawaan": True},
            {"teks": "85", "catatan": "", "bawaan": False},
            ("Jawaban bawaan dipastikan", "P05 Aparatur terlatih", "85 persen", "85 persen"),
        ),
        (
            "jawaban.verifikasi",
            "P05",
            {"teks": "85", "teks_verifikasi": "80", **JAWAB},
            {"teks": "85", "teks_verifikasi": None, **JAWAB},
            ("Pemeriksaan dibatalkan", "P05 Aparatur terlatih", "80 persen", ""),
        ),
        (
            "jawaban.verifikasi",
            "P05",
            {"teks": "85", "teks_verifikasi": None, **JAWAB},
            {"teks": "85", "teks_verifikasi": "", **JAWAB},
            ("Jawaban diperiksa", "P05 Aparatur terlatih", "", "tidak dapat dihitung"),
        ),
        ("jawaban.simpan", "X99", None, {"teks": "apa saja", **JAWAB}, ("Jawaban disimpan", "X99", "", "apa saja")),
        (
            "bukti.putuskan",
            "bukti:7",
            {"indikator": "P01", "status": "diajukan"},
            {"indikator": "P01", "status": "ditolak"},
            ("Bukti diputuskan", "P01 Situs web resmi desa (bukti nomor 7)", "menunggu diperiksa", "ditolak"),
        ),
        ("komentar.tambah", "komentar:3", None, {"indikator": None}, ("Komentar", "seluruh penilaian", "", "")),
        ("penilaian.bekukan", "final:2", None, {"sidik_beku": "ab"}, ("Hasil final dibekukan", "hasil ke-2", "", "")),
        (
            "penilaian.resmikan",
            "penilaian",
            {"resmi": False},
            {"resmi": True},
            ("Penilaian resmi ditetapkan", "", "bukan resmi", "resmi"),
        ),
        (
            "penilaian.ubah",
            "penilaian",
            {"tanggal": "2026-10-14", "jumlah_anggota": 2},
            {"tanggal": "2026-10-15", "jumlah_anggota": 2},
            ("Tanggal atau tim diubah", "", "14 Oktober 2026, 2 anggota tim", "15 Oktober 2026, 2 anggota tim"),
        ),
        (
            "bukti.tunggu",
            "bukti:7",
            {"indikator": "P01", "status": "diterima"},
            {"indikator": "P01", "status": "diajukan"},
            (
                "Bukti menunggu diperiksa lagi, karena jawabannya berubah",
                "P01 Situs web resmi desa (bukti nomor 7)",
                "diterima",
                "menunggu diperiksa",
            ),
        ),
        (
            "penilaian.impor",
            "impor",
            None,
            {"sha256": "ab", "baru": 40, "diubah": 2},
            ("Jawaban dimasukkan dari berkas", "", "", "40 jawaban baru, 2 diubah"),
        ),
        (
            "penilaian.namai_desa",
            "penilaian",
            {"nama_desa": "", "kecamatan": "", "kabupaten": ""},
            {"nama_desa": "Sukamaju", "kecamatan": "", "kabupaten": "Rekaan"},
            ("Nama desa ditulis", "", "", "Sukamaju, Rekaan"),
        ),
        (
            "penilaian.finalkan",
            "penilaian",
            {"keadaan": "diverifikasi"},
            {"keadaan": "final", "tanpa_bukti": 3, "belum_diperiksa": 1},
            (
                "Dijadikan final",
                "",
                "Sudah diverifikasi",
                "Final (3 jawaban tanpa bukti, 1 jawaban belum diperiksa)",
            ),
        ),
        (
            "pengaturan.ubah",
            "hasil_umum",
            {"nilai": "tidak"},
            {"nilai": "ya"},
            ("Pengaturan diubah", "hasil final terbuka untuk siapa saja", "tidak", "ya"),
        ),
        (
            "penilaian.pindah_instrumen",
            "penilaian",
            {"instrumen_sidik": "ab" * 32, "versi_instrumen": "1.0.0"},
            {"instrumen_sidik": "cd" * 32, "versi_instrumen": "2.0.0", "tetap": 3, "dipadankan": 20, "gugur": 27},
            (
                "Pindah versi instrumen",
                "",
                "versi 1.0.0",
                "versi 2.0.0 (3 jawaban tetap, 20 dipadankan, 27 menjadi kosong)",
            ),
        ),
        (
            "penilaian.pindah_instrumen",
            "penilaian",
            {"instrumen_sidik": "ab" * 32},
            {"instrumen_sidik": "cd" * 32},
            ("Pindah versi instrumen", "", "abababababab", "cdcdcdcdcdcd"),
        ),
        ("akun.nonaktifkan", "pengguna:1", None, None, ("Akun ditutup", "Siti", "", "")),
        ("akun.sandi", "pengguna:9", None, None, ("Sandi diganti", "akun nomor 9", "", "")),
        ("apa.yang_baru", "sesuatu", None, None, ("Apa yang baru", "sesuatu", "", "")),
    ],
)
def test_events_are_told_in_words(aksi, objek, lama, baru, kata):
    assert tuple(sebut(kejadian(aksi, objek, lama, baru), muat_instrumen("inpres-3-2003"), {1: "Siti"})) == kata


def test_what_was_answered_before_a_move_is_told_in_the_words_of_its_version():
    j = muat_jembatan("inpres-3-2003", "1.0.0")
    lama = {"teks": "3", "catatan": "lihat lampiran", "bawaan": False}
    pindah = kejadian("jawaban.padankan", "M03", lama, lama | {"teks": "3"})
    gugur = kejadian("jawaban.gugurkan", "P01", lama, {"teks": "", "catatan": "", "bawaan": False})

    dulu, kini = (sebut_jawaban(x, x.per_id["M03"], "3") for x in (j.dari, j.ke))
    assert dulu != kini
    assert sebut(pindah, j.ke, instrumen_lama=j.dari) == (
        "Jawaban dipadankan dengan versi baru",
        "M03 Formulir dan syarat layanan daring",
        dulu,
        kini,
    )
    assert sebut(gugur, j.ke, instrumen_lama=j.dari)[1:] == (
        "P01 Situs web resmi desa",
        f"{sebut_jawaban(j.dari, j.dari.per_id['P01'], '3')} (catatan: lihat lampiran)",
        "belum dijawab",
    )


def test_every_event_belongs_to_the_versions_that_its_answers_answered():
    def ke(nomor: int, aksi: str, lama=None, baru=None) -> Kejadian:
        return replace(kejadian(aksi, "P01", lama, baru), nomor=nomor)

    semua = [
        ke(1, "penilaian.buat", None, {"instrumen_sidik": "a"}),
        ke(2, "jawaban.simpan", None, {"teks": "3"}),
        ke(3, "penilaian.pindah_instrumen", {"instrumen_sidik": "a"}, {"instrumen_sidik": "b"}),
        ke(4, "jawaban.gugurkan", {"teks": "3", "instrumen_sidik": "a"}, {"teks": ""}),
        ke(5, "jawaban.simpan", {"teks": ""}, {"teks": "2"}),
    ]
    assert sidik_naskah(semua) == {1: ("a", "a"), 2: ("a", "a"), 3: ("a", "b"), 4: ("a", "b"), 5: ("b", "b")}
    assert sidik_naskah(semua[1:2]) == {2: ("", "")}


def test_deeds_without_an_account_and_accounts_without_a_name_are_still_named():
    assert siapa(kejadian("akun.sandi", pengguna_id=None, nama="")) == "terminal atau program"
    assert siapa(kejadian("akun.sandi", pengguna_id=9, nama="")) == "akun nomor 9"


def test_every_deed_that_the_store_records_has_its_words():
    kode = "\n".join(b.read_text("utf-8") for b in Path(simpan.__file__).parent.rglob("*.py"))
    ruang = "akun|sesi|pengaturan|basisdata|penilaian|jawaban|bukti|komentar"
    dicatat = set(re.findall(rf'"((?:{ruang})\.[a-z_]+)"', kode))
    dicatat -= {"penilaian.db", "penilaian.id", "bukti.id", "penilaian.basisdata"}  # a file, columns, a log
    dicatat |= {f"penilaian.{langkah}" for langkah in PERALIHAN}
    assert len(dicatat) > 20
    assert dicatat - set(_APA) == set()


def test_every_setting_has_its_words():
    assert set(_PENGATURAN) == set(simpan.SETELAN)
