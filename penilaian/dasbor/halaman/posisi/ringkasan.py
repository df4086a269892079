"""The first screen: where a village stands, in words."""

import numpy as np

from penilaian.dasbor.komponen.kalimat import kalimat
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.sumber.keterangan import catatan_sumber, lencana_sumber, sebut_asal
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.ringkasan import Ringkasan


def kepala_desa(sumber: Sumber, ringkasan: Ringkasan, baris: int) -> Html:
    """Return the head of a village's page: name, where it lies, period, kind of score, date, instrument, badge.

    Args:
        sumber: the data.
        ringkasan: of the row.
        baris: the row in ``sumber``.
    """
    satu = np.array([baris])
    keterangan = [ringkasan.wilayah, f"periode {ringkasan.periode}", sebut_asal(sumber, satu)]
    kepala = kepala_halaman(ringkasan.nama, " · ".join(k for k in keterangan if k), lencana_sumber(sumber, satu))
    return gabung(kepala, catatan_sumber(sumber, satu))


def ringkasan_desa(ringkasan: Ringkasan, bukti: str = "") -> Html:
    """Return the sentence, how sure it is, what it means for residents, and the figures.

    Args:
        ringkasan: of the row.
        bukti: how far the index rests on evidence, in words; ``""`` = nothing is known of it.
    """
    return unsur(
        "div",
        kalimat(ringkasan.putusan),
        unsur("p", ringkasan.kepastian, kelas=f"pd-kepastian pd-{'pasti' if ringkasan.pasti else 'terbuka'}"),
        unsur("p", ringkasan.arti) if ringkasan.arti else None,
        unsur("p", " · ".join(k for k in (ringkasan.indeks, ringkasan.perubahan) if k)),
        unsur("p", bukti, kelas="pd-keterangan") if bukti else None,
        unsur("p", ringkasan.kelengkapan),
        unsur("p", ringkasan.perubahan_posisi) if ringkasan.perubahan_posisi else None,
        *(unsur("p", c, kelas="pd-catatan") for c in ringkasan.catatan),
        kelas="pd-ringkasan",
    )
