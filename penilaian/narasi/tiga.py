"""Two or three answer sets of one assessment set against each other in words (§10)."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from penilaian import keandalan
from penilaian.angka import jauh, ribuan, tulis_tetap
from penilaian.instrumen import Indikator, IndikatorJenjang, Instrumen
from penilaian.jawaban import TERJAWAB, Jawaban, sebut_isi
from penilaian.keandalan import Arah, Selisih
from penilaian.mesin import Hasil, Jenis
from penilaian.narasi.ejaan import awal_kecil
from penilaian.rekomendasi import teks_jawaban

SEBUTAN_JENIS: Final[Mapping[Jenis, str]] = {
    "mandiri": "Menurut desa",
    "terverifikasi": "Terverifikasi",
    "didukung": "Didukung bukti",
}
"""What the three sets are called beside each other."""


def posisi_singkat(hasil: Hasil) -> str:
    """Return the position of a single-row result: ``Persiapan, mungkin Pematangan``, ``""`` without a gate."""
    if hasil.posisi is None:
        return ""
    pasti, mungkin = int(hasil.posisi.pasti[0]), int(hasil.posisi.mungkin[0])
    nama = hasil.nama_posisi(pasti) if pasti else _menapaki(hasil)
    return nama if mungkin == pasti else f"{nama}, mungkin {hasil.nama_posisi(mungkin)}"


def _menapaki(hasil: Hasil) -> str:
    """Return the way to the first stage: nobody is shown as having reached nothing."""
    ini = hasil.instrumen
    pertama = ini.puncak[0]
    assert ini.gerbang is not None  # noqa: S101  (posisi_singkat)
    ambang = (pertama.ambang or ini.gerbang.ambang).nilai
    return f"menapaki {pertama.nama} ({skor_singkat(hasil, pertama.id)}, perlu {tulis_tetap(ambang)})"


def skor_singkat(hasil: Hasil, kelompok: str, baris: int = 0) -> str:
    """Return a score of one row, its bounds where withheld; never as the threshold that it misses."""
    mistar = hasil.instrumen.mistar
    skor, bawah, atas = (float(f(kelompok)[baris]) for f in (hasil.skor, hasil.bawah, hasil.atas))
    if np.isnan(skor):
        return f"antara {mistar.tulis(bawah)} dan {mistar.tulis(atas)}"
    return mistar.tulis(skor)


def sebut_arah(arah: Arah, beda: float, kedua: str) -> str:
    """Return in words how a second answer stands to the first.

    Args:
        arah: its direction.
        beda: in points of the question's own score, NaN where there is none.
        kedua: who gave the second answer.
    """
    if arah in {"lebih_tinggi", "lebih_rendah"}:
        return f"{'▲ lebih tinggi' if arah == 'lebih_tinggi' else '▼ lebih rendah'} {jauh(beda)} poin"
    return {
        "sama": "= sama",
        "kosong": "keduanya belum menjawab",
        "isi_lain": "nilainya sama, isinya lain",
        "tidak_berlaku": "satu menjawab tidak berlaku",
        "hanya_pertama": f"belum dijawab {kedua}",
        "hanya_kedua": f"hanya dijawab {kedua}",
    }[arah]


def ringkas_arah(selisih: Selisih, pelaku: str) -> str:
    """Return how many answers the second set has higher, lower, the same."""
    dilihat = selisih.dinilai
    banyak = {a: int(((selisih.arah == n) & dilihat).sum()) for n, a in enumerate(keandalan.ARAH)}
    lain = int(dilihat.sum()) - banyak["sama"] - banyak["lebih_tinggi"] - banyak["lebih_rendah"]
    bagian = [
        f"{ribuan(banyak['sama'])} sama",
        f"{ribuan(banyak['lebih_rendah'])} lebih rendah",
        f"{ribuan(banyak['lebih_tinggi'])} lebih tinggi",
        f"{lain} berbeda tanpa arah" if lain else "",
    ]
    return f"Menurut {pelaku}: {', '.join(b for b in bagian if b)}."


def jawaban_panjang(instrumen: Instrumen, i: Indikator, jawaban: Jawaban) -> str:
    """Return the answer of a single-row set in words; a level with its number and text."""
    milik, j = jawaban.letak(i.id)
    if isinstance(i, IndikatorJenjang) and milik.keadaan[j, 0] == TERJAWAB:
        return f"{tulis_tetap(milik.nilai[j, 0])} · {teks_jawaban(instrumen, i, jawaban, 0)}"
    return teks_jawaban(instrumen, i, jawaban, 0)


def jawaban_pendek(instrumen: Instrumen, i: Indikator, jawaban: Jawaban) -> str:
    """Return the answer of a single-row set in few words; a level by its number."""
    milik, j = jawaban.letak(i.id)
    if isinstance(i, IndikatorJenjang) and milik.keadaan[j, 0] == TERJAWAB:
        return sebut_isi(i, float(milik.nilai[j, 0]))
    return awal_kecil(teks_jawaban(instrumen, i, jawaban, 0))
