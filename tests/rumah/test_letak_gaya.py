"""Styles lie beside what they dress: a class that one room alone writes has its rules there, or in a folder above."""

import re

import pytest
from peladen import AKAR

PENILAIAN = AKAR / "penilaian"
HALAMAN = "dasbor/halaman"

BERSAMA = {"dasbor/komponen", "dasbor/lembar", "grafik"}
"""Rooms whose parts a page sets for itself, as a badge in its own head."""

TERSUSUN = {
    "pd-kosong": "komponen/indikator.py puts it together from the state of an answer",
    "pd-pasti": "cek_cepat and isi/posisi.py put it together from whether a position is settled",
    "pd-terbuka": "as pd-pasti",
    "pd-tenang": "komponen/temuan.py puts it together from how loud a message is",
    "pd-putus": "gaya.css shows and hides it with pd-sambungan, by one rule",
    "pd-berikut": "isi/posisi.py puts it together from the place of a step",
}
"""Classes that more places write than their name stands in, or that share a rule."""


def penulis() -> dict[str, set[str]]:
    """Return by class the modules, scripts and templates that write it, as paths in the package."""
    ada: dict[str, set[str]] = {}
    for akhiran in ("py", "js", "typ"):
        for berkas in PENILAIAN.rglob(f"*.{akhiran}"):
            for kelas in re.findall(r"\bpd-[\w-]+", berkas.read_text("utf-8")):
                ada.setdefault(kelas, set()).add(berkas.relative_to(PENILAIAN).as_posix())
    return ada


def ruang(jalur: str) -> str:
    """Return the room of a file: a page's folder or file, else its folder."""
    if jalur.startswith(f"{HALAMAN}/"):
        return "/".join(jalur.split("/")[:3]).removesuffix(".py").removesuffix(".css")
    return jalur.rpartition("/")[0]


def salah_tempat(lembar: str, isi: str, ada: dict[str, set[str]]) -> list[str]:
    """Return the classes that a style sheet dresses and that one other page, or room, alone writes.

    Args:
        lembar: path of the sheet in the package.
        isi: its text.
        ada: writers by class.
    """
    salah = []
    for kelas in sorted(set(re.findall(r"\.(pd-[\w-]+)", re.sub(r"/\*.*?\*/", "", isi, flags=re.DOTALL)))):
        ruangan = {ruang(satu) for satu in ada.get(kelas, set())}
        if len(ruangan) != 1 or kelas in TERSUSUN:
            continue
        (satu,) = ruangan
        di = ruang(lembar)
        bersama = di == "dasbor/komponen" and not satu.startswith(HALAMAN)
        disetel = satu in BERSAMA and (di.startswith(HALAMAN) or di == "dasbor/lembar")
        if satu != di and not bersama and not disetel:
            salah.append(f"{lembar}: {kelas} ({satu})")
    return salah


def test_what_one_room_alone_writes_is_dressed_there():
    ada = penulis()
    salah = [
        satu
        for lembar in sorted(PENILAIAN.rglob("*.css"))
        for satu in salah_tempat(lembar.relative_to(PENILAIAN).as_posix(), lembar.read_text("utf-8"), ada)
    ]
    assert salah == []


@pytest.mark.parametrize(
    ("lembar", "penulisnya", "banyak"),
    [
        ("dasbor/lembar/lembar.css", {"dasbor/halaman/verifikasi/bukti.py"}, 1),
        ("dasbor/komponen/gaya.css", {"dasbor/halaman/tugas.py"}, 1),
        ("dasbor/halaman/isi/isi.css", {"dasbor/halaman/posisi/panel.py"}, 1),
        ("dasbor/bilah.css", {"dasbor/sumber/keterangan.py"}, 1),
        ("dasbor/lembar/lembar.css", {"dasbor/masuk/lokal.py"}, 1),
        ("dasbor/komponen/gaya.css", {"dasbor/sumber/keterangan.py"}, 0),
        ("dasbor/halaman/isi/isi.css", {"dasbor/lembar/ketukan.js"}, 0),
        ("dasbor/komponen/gaya.css", {"dasbor/halaman/tugas.py", "dasbor/halaman/baca.py"}, 0),
        ("dasbor/halaman/isi/isi.css", {"dasbor/halaman/isi/impor/unggah.py"}, 0),
        ("dasbor/halaman/nilai_berkas.css", {"dasbor/halaman/nilai_berkas.py"}, 0),
    ],
)
def test_a_rule_that_lies_elsewhere_is_found_and_nothing_else(lembar, penulisnya, banyak):
    assert (
        len(salah_tempat(lembar, "/* .pd-lain */ .stHtml .pd-ini > p { margin: 0; }", {"pd-ini": penulisnya})) == banyak
    )
