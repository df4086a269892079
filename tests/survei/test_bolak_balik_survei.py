"""Forms of every instrument come back as they were filled in, in every dialect: no answer is lost or changed.

``PENILAIAN_UJI_SETIAP`` is how many sheets each instrument gets; `alat/lembar_klien.py` runs it with many.
"""

import os
import random

import pytest
from dialek_klien import DIALEK, harap, kembali, pulang
from instrumen_acak import instrumen_acak
from ketikan_acak import lembar
from pyxform.xls2xform import convert
from xpath_kecil import FormulirKecil

from penilaian.muat import muat_instrumen
from penilaian.survei import susun_formulir, tulis_xlsform

SETIAP = int(os.environ.get("PENILAIAN_UJI_SETIAP", "6"))
ACAK = [f"acak-{n}" for n in range(50)]
_SEBENTAR = [*ACAK[:8], *(pytest.param(n, marks=pytest.mark.bukti_panjang) for n in ACAK[8:])]
TERKIRIM = ["inpres-3-2003", "spbe-2020"]


def muat(nama):
    return instrumen_acak(int(nama.removeprefix("acak-"))) if nama.startswith("acak-") else muat_instrumen(nama)


def kode(instrumen, n):
    if instrumen.yang_dinilai == "desa":
        return f"99.01.{n // 1000:02d}.2{n % 1000:03d}"
    return f"{11 + n // 80}.{10 + n % 80}"


def bolak_balik(instrumen, dialek, banyak, benih):
    """Fill a form in at random, export it in some dialects, and hold what comes back against what was typed."""
    acak, formulir = random.Random(benih), susun_formulir(instrumen)  # noqa: S311
    semua = [lembar(instrumen.ditanyakan, kode(instrumen, n), acak) for n in range(banyak)]
    kecil = FormulirKecil(formulir)
    isi = [kecil.isi(diketik)[0] for diketik, _ in semua]
    mestinya = harap(instrumen, [sel for _, sel in semua])
    for satu in dialek:
        bacaan = pulang(satu, formulir, isi, instrumen)
        assert kembali(instrumen, bacaan.jawaban) == mestinya, satu
        assert [t.kode for t in bacaan.peringatan if t.kode in {"S13", "B32"}] == [], satu
    return mestinya


@pytest.mark.parametrize("nama", [*TERKIRIM, *_SEBENTAR])
def test_no_answer_is_lost_or_changed_on_the_way_back_whatever_the_instrument(nama):
    instrumen, urut = muat(nama), [*DIALEK]
    if nama in TERKIRIM or "PENILAIAN_UJI_SETIAP" in os.environ:
        dialek = urut
    else:
        dialek = [urut[(ACAK.index(nama) + n) % len(urut)] for n in (0, 5)]
    sel = bolak_balik(instrumen, dialek, SETIAP, nama).values()
    if nama == TERKIRIM[0]:
        assert {"", "TB", "NIHIL"} <= set(sel)


def test_pyxform_reads_the_form_of_whatever_instrument_without_a_warning(tmp_path):
    for n in range(0, 50, 5):
        tulis_xlsform(susun_formulir(instrumen_acak(n)), tmp_path / "formulir.xlsx")
        assert convert(str(tmp_path / "formulir.xlsx")).warnings == [], n
