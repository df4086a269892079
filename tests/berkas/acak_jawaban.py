"""Answers invented by Hypothesis, of every kind of indicator."""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from penilaian.instrumen import IndikatorDaftar, IndikatorJenjang, IndikatorSurvei, berupa_persen, rentang
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU, Uraian, susun
from penilaian.nama_tempat import bernama

HURUF = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn"), exclude_characters="\ufffe\uffff")
NAMA = st.one_of(
    st.sampled_from(
        ["", "=A1+B1", "'=AB", "-desa", "+62 km", "@aa", "'Aisyiyah", 'Desa "Satu"', "Satu, Dua; Tiga", "Dua\nBaris"]
    ),
    st.text(HURUF, max_size=12).map(str.strip).filter(bernama),
)


def satu_indikator(data, i, n):
    keadaan = np.array(
        data.draw(
            st.lists(
                st.sampled_from([KOSONG, TERJAWAB] + [TIDAK_BERLAKU] * bool(i.tidak_berlaku)), min_size=n, max_size=n
            )
        ),
        dtype=np.int8,
    )
    nilai, centang, responden = np.full(n, np.nan), None, None
    if isinstance(i, IndikatorDaftar):
        topeng = st.integers(0, 2 ** len(i.butir) - 1)
        centang = np.array(data.draw(st.lists(topeng, min_size=n, max_size=n)), dtype=np.int64)
        centang[keadaan != TERJAWAB] = 0
        isi = np.bitwise_count(centang).astype(float)
    elif isinstance(i, IndikatorJenjang):
        isi = np.array(data.draw(st.lists(st.integers(0, 4), min_size=n, max_size=n)), dtype=float)
    else:
        rendah, tinggi = rentang(i)
        angka = st.floats(rendah, min(tinggi, 1e6), allow_subnormal=False).map(abs)
        isi = np.array(data.draw(st.lists(angka, min_size=n, max_size=n)))
    nilai[keadaan == TERJAWAB] = isi[keadaan == TERJAWAB]
    if isinstance(i, IndikatorSurvei):
        banyak = st.one_of(st.just(np.nan), st.integers(1, 9_999_999).map(float))
        responden = np.array(data.draw(st.lists(banyak, min_size=n, max_size=n)))
        responden[keadaan != TERJAWAB] = np.nan
    return Uraian(nilai, keadaan, centang, responden, _pecahan(data, i, nilai, keadaan))


def _pecahan(data, i, nilai, keadaan):
    """Write some percentages as fractions, their values with them."""
    if not berupa_persen(i):
        return None
    pecahan = np.zeros((len(nilai), 2), dtype=np.int32)
    for n in np.flatnonzero(keadaan == TERJAWAB):
        if data.draw(st.booleans()):
            bawah = data.draw(st.integers(1, 999_999_999))
            paling_sedikit = -int(-rentang(i)[0] * bawah // 100)
            pecahan[n] = data.draw(st.integers(paling_sedikit, bawah)), bawah
            nilai[n] = 100 * int(pecahan[n, 0]) / bawah
    return pecahan


def jawaban_acak(data, instrumen):
    n = data.draw(st.integers(1, 5))
    nomor = data.draw(st.lists(st.integers(1, 999), min_size=n, max_size=n, unique=True))
    teks = {k: data.draw(st.lists(NAMA, min_size=n, max_size=n)) for k in ("nama_desa", "kecamatan", "kabupaten")}
    kunci = pd.DataFrame(
        {
            "kode_desa": [f"99.01.01.2{x:03d}" for x in nomor],
            **teks,
            "periode": data.draw(st.lists(st.sampled_from(["2026", "2026-S1", "2026-T4"]), min_size=n, max_size=n)),
            "tanggal": data.draw(st.lists(st.sampled_from(["", "2026-10-14"]), min_size=n, max_size=n)),
        }
    ).astype("str")
    return susun(instrumen, kunci, {i.id: satu_indikator(data, i, n) for i in instrumen.indikator})
