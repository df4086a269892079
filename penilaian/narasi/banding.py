"""Sentences that say what a comparison shows, before any chart does."""

from collections.abc import Mapping

import pandas as pd

from penilaian import banding
from penilaian.angka import beda, ribuan
from penilaian.instrumen import Instrumen
from penilaian.narasi.ejaan import awal_kecil, rangkai, sebut_periode
from penilaian.skor import AKAR

_BANYAK_DISEBUT = 3
"""Names that a sentence holds; more become a count."""


def nama_kelompok(instrumen: Instrumen, id_kelompok: str) -> str:
    """Return the name of a group, ``Indeks`` for the root."""
    return "Indeks" if id_kelompok == AKAR else instrumen.kelompok_per_id[id_kelompok].nama


def kalimat_posisi(posisi: pd.DataFrame, periode: str) -> str:
    """Return how many villages stand at which stage.

    Args:
        posisi: as ``banding.banyak_per_posisi`` returns it, at least one village.
        periode: of these villages.
    """
    semua = int(posisi["desa"].sum())
    ada = [
        (int(n), awal_kecil(str(nama)) if p == 0 else f"pada {nama}")
        for p, nama, n in zip(posisi["posisi"], posisi["nama"], posisi["desa"], strict=True)
        if n
    ]
    kapan = sebut_periode(periode)
    if len(ada) == 1:
        berapa = "Satu desa" if semua == 1 else f"Semua {ribuan(semua)} desa"
        letak = ada[0][1].replace("pada ", "berada pada tingkat ", 1)
        return f"{berapa} yang dinilai pada {kapan} {letak}."
    return f"Dari {ribuan(semua)} desa pada {kapan}, {rangkai([f'{ribuan(n)} {letak}' for n, letak in ada])}."


def kalimat_mungkin(posisi: pd.DataFrame) -> str:
    """Return how many may stand higher once open questions are answered; ``""`` where none."""
    mungkin = int(posisi["mungkin_lebih"].sum())
    if not mungkin:
        return ""
    siapa = "Satu desa" if mungkin == 1 else f"{ribuan(mungkin)} desa"
    return f"{siapa} mungkin lebih tinggi: jawaban yang masih terbuka menentukannya."


def di_antaranya(mungkin: int) -> str | None:
    """Return how many of the villages on one stage may stand higher, None where none."""
    return f"{ribuan(mungkin)} di antaranya mungkin lebih tinggi" if mungkin else None


def kalimat_indeks(sebaran: pd.DataFrame, periode: str, instrumen: Instrumen) -> str:
    """Return the range of the index, the first sentence where the instrument has no gate.

    Args:
        sebaran: as ``banding.sebaran`` returns it, the index among its groups.
        periode: of these villages.
        instrumen: for the name of the index.
    """
    desa = int(sebaran["desa"][AKAR])
    if desa == 0:
        return f"Indeks belum dapat dinilai pada {sebut_periode(periode)}."
    rendah, tengah, tinggi = (
        instrumen.mistar.tulis(float(sebaran[k][AKAR])) for k in ("terendah", "median", "tertinggi")
    )
    rentang = tengah if desa == 1 else f"dari {rendah} sampai {tinggi}, median {tengah}"
    return f"{instrumen.nama_indeks} {ribuan(desa)} desa pada {sebut_periode(periode)}: {rentang}."


def kalimat_jarak(sebaran: pd.DataFrame, instrumen: Instrumen, *, banyak_desa: bool) -> str:
    """Return where villages lie farthest apart; ``""`` where none do.

    Args:
        sebaran: of the groups to speak of, as ``banding.sebaran`` returns it.
        instrumen: for names.
        banyak_desa: speak of the middle half of the villages; of many, the ends are always far apart.
    """
    dari, sampai = ("kuartil_bawah", "kuartil_atas") if banyak_desa else ("terendah", "tertinggi")
    id_ = banding.jarak_terbesar(sebaran, dari, sampai)
    if not id_:
        return ""
    rendah, tinggi = (instrumen.mistar.tulis(float(sebaran[k][id_[0]])) for k in (dari, sampai))
    awal = "Separuh desa yang di tengah paling terpencar" if banyak_desa else "Jarak terbesar antardesa"
    return f"{awal} pada {_nama(id_, instrumen)}: dari {rendah} sampai {tinggi}."


def kalimat_tingkat(status: pd.DataFrame, semua: int, instrumen: Instrumen) -> str:
    """Return how many villages have reached each stage.

    Args:
        status: as ``banding.status_per_tingkat`` returns it.
        semua: number of villages.
        instrumen: for names.
    """
    bagian = [f"{ribuan(int(n))} untuk {nama_kelompok(instrumen, str(t))}" for t, n in status["tercapai"].items()]
    return f"Dari {ribuan(semua)} desa, yang memenuhi syarat: {rangkai(bagian)}."


def kalimat_aspek(
    median: "pd.Series[float]", ujung: tuple[tuple[str, ...], tuple[str, ...]], instrumen: Instrumen
) -> str:
    """Return which groups are weakest and strongest by their median; ``""`` where nothing is scored."""
    rendah, tinggi = ujung
    if not rendah or rendah == tinggi:
        return ""
    tulis = instrumen.mistar.tulis
    return (
        f"Menurut median, terlemah {_nama(rendah, instrumen)} ({tulis(median[rendah[0]])}) dan terkuat "
        f"{_nama(tinggi, instrumen)} ({tulis(median[tinggi[0]])})."
    )


def kalimat_selisih(
    desa: str, ke_median: "pd.Series[float]", ujung: tuple[tuple[str, ...], tuple[str, ...]], instrumen: Instrumen
) -> str:
    """Return where one village lies farthest below and above the median of those compared."""
    rendah, tinggi = ujung
    if not rendah:
        return f"{desa} belum dapat dibandingkan: belum ada skor."
    bawah, atas = float(ke_median[rendah[0]]), float(ke_median[tinggi[0]])
    bagian = []
    if bawah < 0:
        bagian.append(f"paling jauh di bawah median pada {_nama(rendah, instrumen)} ({beda(bawah)})")
    if atas > 0:
        di_atas = "di atasnya" if bagian else "di atas median"
        bagian.append(f"paling jauh {di_atas} pada {_nama(tinggi, instrumen)} ({beda(atas)})")
    return f"{desa} {rangkai(bagian)}." if bagian else f"{desa} tepat pada median di semua aspek."


def kalimat_perubahan(ringkas: Mapping[str, int], tanpa_lalu: int) -> str:
    """Return in how many villages the index rose or fell.

    Args:
        ringkas: as ``banding.ringkas_perubahan`` returns it.
        tanpa_lalu: villages without an earlier period of the same form.
    """
    kata = {"naik": "naik di", "tetap": "tetap di", "turun": "turun di"}
    bagian = [f"{k} {ribuan(ringkas[n])} desa" for n, k in kata.items() if ringkas[n]]
    kalimat = f"Sejak periode sebelumnya, indeks {rangkai(bagian)}." if bagian else ""
    if ringkas["tak_terbanding"]:
        kalimat += f" {ribuan(ringkas['tak_terbanding'])} desa belum dapat dibandingkan karena belum dapat dinilai."
    if tanpa_lalu:
        kalimat += f" {ribuan(tanpa_lalu)} desa tidak mempunyai periode sebelumnya."
    return kalimat.strip()


def _nama(id_: tuple[str, ...], instrumen: Instrumen) -> str:
    nama = [nama_kelompok(instrumen, k) for k in id_]
    if len(id_) > _BANYAK_DISEBUT:
        return f"{len(id_)} aspek, di antaranya {rangkai(nama[: _BANYAK_DISEBUT - 1])}"
    return rangkai(nama)
