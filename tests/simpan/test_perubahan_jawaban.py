"""What saving changes of an answer, decided before anything is written: a table."""

from typing import NamedTuple

import pytest

from penilaian.muat import muat_instrumen
from penilaian.simpan.basis.tabel import JawabanTersimpan
from penilaian.simpan.transaksi.simpan_jawaban import Perubahan, perubahan


class Ada(NamedTuple):
    """What is kept: cell, note, carried over, whether anybody gave it, whether the verifier saw this version."""

    teks: str = ""
    catatan: str = ""
    bawaan: bool = False
    dijawab: bool = True
    diperiksa: bool = False

    def baris(self) -> JawabanTersimpan:
        return JawabanTersimpan(
            penilaian_id=1,
            indikator="P05",
            teks=self.teks,
            catatan=self.catatan,
            bawaan=self.bawaan,
            oleh=7 if self.dijawab else None,
            versi=4,
            versi_verifikasi=4 if self.diperiksa else 3,
        )


def ubah(catatan: str = "", *sifat: str) -> Perubahan:
    return Perubahan(catatan, **{"menjawab": False} | dict.fromkeys(sifat, True))


TABEL = {
    # nothing was ever saved
    "an answer where there was none": (None, "85", None, ubah("", "menjawab")),
    "belum tahu where there was nothing is an answer": (None, "", None, ubah("", "menjawab")),
    "an answer with its note": (None, "85", "foto", ubah("foto", "menjawab")),
    "an answer with an empty note": (None, "85", "", ubah("", "menjawab")),
    "only a note beside no answer": (None, "", "tanya", ubah("tanya")),
    "an empty note beside no answer": (None, "", "", None),
    # an answer stands
    "the same answer again": (Ada("85"), "85", None, None),
    "the same answer and note again": (Ada("85", "foto"), "85", "foto", None),
    "the same answer keeps its note": (Ada("85", "foto"), "85", None, None),
    "another note": (Ada("85", "foto"), "85", "video", ubah("video")),
    "the note taken away": (Ada("85", "foto"), "85", "", ubah("")),
    "another answer keeps the note": (Ada("85", "foto"), "90", None, ubah("foto", "menjawab", "bukti_menunggu")),
    "another answer and note": (Ada("85", "foto"), "90", "video", ubah("video", "menjawab", "bukti_menunggu")),
    "the answer taken back": (Ada("85"), "", None, ubah("", "menjawab", "bukti_menunggu")),
    "the same number written otherwise": (Ada("85"), "85%", None, ubah("", "menjawab")),
    "from kosong to an answer": (Ada(""), "85", None, ubah("", "menjawab")),
    "belum tahu again": (Ada(""), "", None, None),
    # only a note or a verdict stands there, nobody has answered
    "belum tahu beside a lone note": (
        Ada("", "tanya", dijawab=False),
        "",
        None,
        ubah("tanya", "menjawab"),
    ),
    "the lone note again": (Ada("", "tanya", dijawab=False), "", "tanya", None),
    "another lone note": (Ada("", "tanya", dijawab=False), "", "tanya lagi", ubah("tanya lagi")),
    # the verifier has seen it
    "another note beside a verified value": (Ada("85", diperiksa=True), "85", "foto", ubah("foto", "tetap_terperiksa")),
    "another value than verified": (
        Ada("85", diperiksa=True),
        "90",
        None,
        ubah("", "menjawab", "bukti_menunggu"),
    ),
    "the verified number written otherwise": (Ada("85", diperiksa=True), "85,0", None, ubah("", "menjawab")),
    # brought over from an earlier period
    "confirmed as it was": (Ada("85", "dulu", bawaan=True), "85", None, ubah("dulu", "menjawab")),
    "confirmed with its note": (Ada("85", "dulu", bawaan=True), "85", "dulu", ubah("dulu", "menjawab")),
    "confirmed as something else": (Ada("85", "dulu", bawaan=True), "90", None, ubah("dulu", "menjawab")),
    "rejected": (Ada("85", bawaan=True), "", None, ubah("", "menjawab")),
    "a note confirms": (Ada("85", bawaan=True, diperiksa=True), "85", "kini", ubah("kini", "menjawab")),
}


@pytest.fixture(scope="module")
def persen():
    return muat_instrumen("inpres-3-2003").per_id["P05"]


@pytest.mark.parametrize(("ada", "teks", "catatan", "hasil"), TABEL.values(), ids=TABEL)
def test_saving_changes_what_the_table_says(persen, ada, teks, catatan, hasil):
    assert perubahan(persen, None if ada is None else ada.baris(), teks, catatan) == hasil


def test_deciding_writes_nothing(persen):
    baris = Ada("85", "foto", diperiksa=True).baris()
    dulu = dict(vars(baris))
    perubahan(persen, baris, "90", "video")
    assert vars(baris) == dulu
